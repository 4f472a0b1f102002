/** 点位类型 · The kinds of sites, how many there are of each, and their keeping. */
import { bothWays } from '#platform/contract/sorting.ts';
import { useState } from 'react';
import { FileUp, Plus, Shapes } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { matchesWords } from '#platform/web/pinyin.ts';
import { usePreferences } from '#platform/web/preferences.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, DataTable, Dialog, EmptyState, Field, fieldError, FilterBar, LinkButton, PageHeader, ProblemAlert, Segmented, Tag, TextInput, useTableState, wholeSorted } from '#platform/web/ui/index.ts';
import type { TableState } from '#platform/web/ui/index.ts';
import { exportSiteTypes, listSiteTypes, saveSiteType } from '../contract/index.ts';
import { placeMessages } from './messages.ts';
import './places.css';

type SiteType = OutputOf<typeof listSiteTypes>['rows'][number];
const blank: SiteType = { code: '', nameZh: '', nameEn: '', geometry: 'point', sortOrder: 0, siteCount: 0 };

export function SiteTypesPage() {
  const t = useT(placeMessages);
  const text = useText();
  const isEnglish = usePreferences().locale === 'en';
  const found = useRead(listSiteTypes, {});
  const mayManage = useCan('places.manage');
  const [editing, setEditing] = useState<SiteType | null>(null);
  const table = useTableState({ filters: ['q'], sorts: bothWays(['usual', 'name', 'code', 'sites']) });
  const fitting = (found.data?.rows ?? []).filter((row) => matchesWords(table.filters.q ?? '', [row.nameZh, row.nameEn, row.code]));
  const rows = wholeSorted(fitting, table.sort, { name: (row) => text({ zh: row.nameZh, en: row.nameEn }), code: (row) => row.code, sites: (row) => -row.siteCount });
  const data = found.data === undefined ? undefined : { rows, total: rows.length };
  const add = <Button kind="primary" icon={Plus} onClick={() => setEditing({ ...blank, sortOrder: (found.data?.rows.length ?? 0) * 10 + 10 })}>{t('newType')}</Button>;
  return (
    <>
      <PageHeader title={t('siteTypes')} about={t('siteTypesAbout')} trail={[{ text: t('sites'), to: '/sites' }]} actions={mayManage && <><LinkButton to="/site-types/import" icon={FileUp}>{t('import')}</LinkButton>{add}</>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('nameOrCode') }]} />
      <DataTable
        caption={t('siteTypes')} table={table as TableState} whole result={{ ...found, data }} tools={<ListExport operation={exportSiteTypes} input={{}} total={found.data?.rows.length} />} rowKey={(row) => row.code}
        columns={[
          { key: 'name', title: t('name'), sort: ['name', '-name', 'usual'], cell: (row) => <>{text({ zh: row.nameZh, en: row.nameEn })}{isEnglish && <span className="lc-places-under">{row.nameZh}</span>}</> },
          { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet">{row.code}</span> },
          { key: 'geometry', title: t('shape'), cell: (row) => <Tag>{t(row.geometry === 'line' ? 'shapeLine' : 'shapePoint')}</Tag> },
          { key: 'sites', title: t('siteCount'), sort: ['sites', '-sites'], greatestFirst: true, align: 'end', cell: (row) => (row.siteCount === 0 ? <span className="lc-quiet">0</span> : <AppLink to="/sites" search={{ siteTypes: row.code }}>{numberText(row.siteCount)}</AppLink>) },
          ...(mayManage ? [{ key: 'edit', title: t('actions'), cell: (row: SiteType) => <Button small kind="quiet" onClick={() => setEditing(row)}>{t('edit')}</Button> }] : []),
        ]}
        empty={<EmptyState icon={Shapes} title={t('noTypes')} advice={t('noTypesAdvice')} {...(mayManage ? { action: add } : {})} />}
      />
      {editing !== null && <TypeDialog type={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function TypeDialog({ type, onClose }: { readonly type: SiteType; readonly onClose: () => void }) {
  const t = useT(placeMessages);
  const [draft, setDraft] = useState(type);
  const save = useWrite(saveSiteType, { invalidates: ['places'], done: { zh: '已保存点位类型', en: 'Site type saved' }, onSuccess: onClose });
  const change = (next: Partial<SiteType>) => setDraft({ ...draft, ...next });
  const submit = () => void save.run({ code: draft.code, nameZh: draft.nameZh, nameEn: draft.nameEn, geometry: draft.geometry, sortOrder: draft.sortOrder });
  return (
    <Dialog open title={t(type.code === '' ? 'newType' : 'editType')} onClose={onClose} actions={<><Button onClick={onClose}>{t('cancel')}</Button><Button kind="primary" pending={save.pending} onClick={submit}>{t('save')}</Button></>}>
      <div className="lc-stack">
        {type.code === '' && <Field label={t('code')} purpose={t('typeCodePurpose')} required error={fieldError(save.problem, '/code')}>{(w) => <TextInput {...w} value={draft.code} onChange={(code) => change({ code })} />}</Field>}
        <Field label={t('nameZh')} purpose={t('typeNamePurpose')} required error={fieldError(save.problem, '/nameZh')}>{(w) => <TextInput {...w} value={draft.nameZh} onChange={(nameZh) => change({ nameZh })} />}</Field>
        <Field label={t('nameEn')} purpose={t('typeNameEnPurpose')} required error={fieldError(save.problem, '/nameEn')}>{(w) => <TextInput {...w} value={draft.nameEn} onChange={(nameEn) => change({ nameEn })} />}</Field>
        <Segmented label={t('shape')} value={draft.geometry} onChange={(geometry) => change({ geometry })} choices={[{ value: 'point', label: t('shapePoint') }, { value: 'line', label: t('shapeLine') }]} />
        <ProblemAlert problem={save.problem} />
      </div>
    </Dialog>
  );
}

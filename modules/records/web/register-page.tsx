/** 一本台账 · Its records, filtered and paged by the server, and the quick way to enter one more. */
import { Files, Pencil, Rows3, Upload } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT, useText } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, ProblemAlert, Skeleton, StateTag, useTableState } from '#platform/web/ui/index.ts';
import type { Column } from '#platform/web/ui/index.ts';
import { exportRecords, listRecords, readRegister } from '../contract/index.ts';
import { recordMessages } from './messages.ts';
import { QuickEntry } from './quick-entry.tsx';
import type { FieldOf } from './record-fields.tsx';

type Row = OutputOf<typeof listRecords>['rows'][number];
const SHOWN_FIELDS = 3;

export function RegisterPage() {
  const t = useT(recordMessages);
  const text = useText();
  const { registerId } = useRouteParams<'registerId'>();
  const [mayKeep, mayDefine] = [useCan('records.keep'), useCan('records.define')];
  const found = useRead(readRegister, { registerId });
  const register = found.data;
  if (register === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('register')} trail={[{ text: t('registers'), to: '/registers' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader title={text({ zh: register.nameZh, en: register.nameEn })} {...(register.about === '' ? {} : { about: register.about })} trail={[{ text: t('registers'), to: '/registers' }]} actions={<>
        {mayDefine && <LinkButton icon={Pencil} to={`/registers/${registerId}/edit`}>{t('editDefinition')}</LinkButton>}{register.definition.keepsVersions && <LinkButton icon={Files} to={`/registers/${registerId}/versions`}>{t('versionList')}</LinkButton>}{mayKeep && <LinkButton icon={Upload} to={`/registers/${registerId}/import`}>{t('importIt')}</LinkButton>}
      </>} />
      {mayKeep && <QuickEntry key={register.id} register={register} />}
      <RecordsTable register={register} />
    </>
  );
}

function shownColumn(field: FieldOf, text: (words: { zh: string; en: string }) => string): Column<Row> {
  const cell = (row: Row) => {
    const value = row.values[field.code];
    if (value === undefined || value === null) return <span className="lc-quiet">—</span>;
    if (field.type === 'number') return <span className="lc-number">{numberText(Number(value), field.decimals === 0 ? 0 : 2)}</span>;
    if (field.type === 'date') return <DateText value={String(value)} />;
    const choice = field.choices.find(({ code }) => code === value);
    return choice === undefined ? String(value) : text({ zh: choice.zh, en: choice.en });
  };
  const name = text({ zh: field.zh, en: field.en });
  return { key: field.code, title: field.unit === null ? name : `${name}（${field.unit}）`, wideOnly: true, ...(field.type === 'number' ? { align: 'end' as const } : {}), cell };
}

function RecordsTable({ register }: { readonly register: OutputOf<typeof readRegister> }) {
  const t = useT(recordMessages);
  const text = useText();
  const { definition } = register;
  const choice = definition.fields.find(({ type }) => type === 'choice');
  const table = useTableState({ filters: ['q', 'choice', 'from', 'to'], sorts: bothWays(['recent', 'code', 'title']) });
  const asked = { registerId: register.id, ...(table.filters as { q?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const records = useRead(listRecords, { ...asked, page: table.page, pageSize: table.pageSize });
  const shown = definition.fields.filter(({ code, type }) => code !== definition.titleField && code !== definition.dayField && type !== 'place' && type !== 'link').slice(0, SHOWN_FIELDS);
  return (
    <>
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('searchRecord') },
        ...(choice === undefined ? [] : [{ name: 'choice' as const, kind: 'one' as const, label: text({ zh: choice.zh, en: choice.en }), choices: choice.choices.map((each) => ({ value: `${choice.code}:${each.code}`, label: text({ zh: each.zh, en: each.en }) })) }]),
        { name: 'from', kind: 'date', label: t('from') }, { name: 'to', kind: 'date', label: t('to') },
      ]} />
      <DataTable
        caption={text({ zh: register.nameZh, en: register.nameEn })} result={records} table={table} tools={<ListExport operation={exportRecords} input={asked} total={records.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/records/${row.id}`}
        columns={[
          { key: 'title', title: t('title'), sort: ['title', '-title'], width: '30%', cell: (row) => <>{row.title}{row.isSynthetic && <> <StateTag quiet tone="held" text={t('synthetic')} /></>}</> },
          { key: 'on', title: t('day'), sort: ['recent', '-recent'], cell: (row) => (row.on === null ? <span className="lc-quiet">—</span> : <DateText value={row.on} />) },
          ...(definition.fields.some(({ type }) => type === 'place') ? [{ key: 'place', title: t('place'), cell: (row: Row) => (row.place === null ? <span className="lc-quiet">—</span> : text({ zh: row.place.nameZh, en: row.place.nameEn })) }] : []),
          ...shown.map((field) => shownColumn(field, text)),
          { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> },
          { key: 'by', title: t('recordedBy'), wideOnly: true, cell: (row) => <span className="lc-quiet">{row.recordedBy}</span> },
        ]}
        empty={<EmptyState icon={Rows3} title={t('noRecords')} advice={t('noRecordsAdvice')} />}
      />
    </>
  );
}

/** 已确定的对应 */
import { Link2, Upload } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, ConfirmButton, DataTable, DateText, EmptyState, FilterBar, LinkButton, useTableState } from '#platform/web/ui/index.ts';
import { crosswalkRelationWords, exportCrosswalkLinks, listCrosswalkLinks, removeCrosswalkLink } from '../contract/index.ts';
import { CROSSWALK_RELATIONS } from '../domain/index.ts';
import type { CrosswalkRelation } from '../domain/index.ts';
import { crosswalkMessages } from './crosswalk-messages.ts';
import { RelationTag, StandardText } from './crosswalk-parts.tsx';
import type { Pair } from './crosswalk-parts.tsx';

export function CrosswalkLinks({ pair, onSuggestions }: { readonly pair: Pair; readonly onSuggestions: () => void }) {
  const t = useT(crosswalkMessages);
  const text = useText();
  const mayManage = useCan('frameworks.manage');
  const table = useTableState({ filters: ['q', 'relation'], sorts: bothWays(['code', 'otherCode', 'recent']) });
  const asked = { ...pair, ...(table.filters as { q?: string; relation?: CrosswalkRelation }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const links = useRead(listCrosswalkLinks, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'relation', kind: 'one', label: t('relation'), choices: CROSSWALK_RELATIONS.map((relation) => ({ value: relation, label: text(crosswalkRelationWords[relation]) })) }]}>
        {mayManage && <LinkButton icon={Upload} to="/crosswalk-import">{t('import')}</LinkButton>}
      </FilterBar>
      <DataTable
        caption={t('links')} result={links} table={table} rowKey={(row) => row.id} tools={<ListExport operation={exportCrosswalkLinks} input={asked} total={links.data?.total} />}
        columns={[
          { key: 'code', title: t('left'), sort: ['code', '-code'], width: '34%', cell: (row) => <StandardText standard={row.left} /> },
          { key: 'relation', title: t('relation'), cell: (row) => <><RelationTag relation={row.relation} />{row.note !== null && <p className="lc-quiet lc-small">{row.note}</p>}</> },
          { key: 'otherCode', title: t('right'), sort: ['otherCode', '-otherCode'], width: '34%', cell: (row) => <StandardText standard={row.right} /> },
          { key: 'recent', title: t('decided'), sort: ['recent', '-recent'], wideOnly: true, cell: (row) => <><DateText value={row.decidedAt} /> <span className="lc-quiet lc-small">{t('by', { name: row.decidedBy })}</span></> },
          ...(mayManage ? [{ key: 'acts', title: t('actions'), cell: (row: { readonly id: string }) => <RemoveAct linkId={row.id} /> }] : []),
        ]}
        empty={<EmptyState icon={Link2} title={t('noLinks')} advice={t('noLinksAdvice')} action={<Button onClick={onSuggestions}>{t('seeSuggestions')}</Button>} />}
      />
    </>
  );
}

function RemoveAct({ linkId }: { readonly linkId: string }) {
  const t = useT(crosswalkMessages);
  const remove = useWrite(removeCrosswalkLink, { invalidates: ['frameworks'], done: { zh: '已取消', en: 'Undone' } });
  return <ConfirmButton small kind="quiet" label={t('remove')} question={t('removeAsk')} action={t('remove')} pending={remove.pending} problem={remove.problem} onConfirm={() => remove.run({ linkId })}><p>{t('removeNote')}</p></ConfirmButton>;
}

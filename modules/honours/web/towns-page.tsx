/** 各乡镇审批 · What each town answered; an officer sees their own. */
import { Landmark } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportRoundTowns, listRoundTowns, readSelectionRound, townAnswerWords } from '../contract/index.ts';
import { roundMessages } from './round-messages.ts';
import { townshipMessages } from './township-messages.ts';

export function TownsPage() {
  const [t, r] = [useT(townshipMessages), useT(roundMessages)];
  const text = useText();
  const { roundId } = useRouteParams<'roundId'>();
  const round = useRead(readSelectionRound, { roundId }).data;
  const table = useTableState({ filters: [], sorts: bothWays(['waiting', 'place', 'households']) });
  const asked = { roundId, ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const towns = useRead(listRoundTowns, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('towns')} about={t('about')} trail={[{ text: r('rounds'), to: '/selection-rounds' }, { text: round?.name ?? r('round'), to: `/selection-rounds/${roundId}` }]} />
      <DataTable
        caption={t('towns')} result={towns} table={table} tools={<ListExport operation={exportRoundTowns} input={asked} total={towns.data?.total} />} rowKey={(row) => row.placeId} rowTo={(row) => `/selection-rounds/${roundId}/towns/${row.placeId}`}
        columns={[
          { key: 'town', title: t('town'), sort: ['place', '-place'], width: '22%', cell: (row) => text({ zh: row.nameZh, en: row.nameEn }) },
          { key: 'answer', title: t('answer'), sort: ['waiting', '-waiting'], cell: (row) => (row.approved === null ? <StateTag quiet tone="warn" text={t('open')} /> : <StateTag quiet tone={row.approved ? 'ok' : 'danger'} text={townAnswerWords[row.approved ? 'approved' : 'refused']} />) },
          { key: 'households', title: t('households'), sort: ['households', '-households'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{row.households}</span> },
          { key: 'returned', title: t('returned'), align: 'end', cell: (row) => <span className="lc-number">{row.returned}</span> },
          { key: 'villages', title: t('villages'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{row.villages}</span> },
          { key: 'document', title: t('document'), wideOnly: true, cell: (row) => row.document ?? <span className="lc-quiet">—</span> },
          { key: 'by', title: t('decided'), wideOnly: true, cell: (row) => (row.decidedAt === null ? <span className="lc-quiet">—</span> : <>{row.decidedByName} · <DateText value={row.decidedAt} /></>) },
        ]}
        empty={<EmptyState icon={Landmark} title={t('noTowns')} advice={t('noTownsAdvice')} />}
      />
    </>
  );
}

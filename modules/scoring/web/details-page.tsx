/** 得分明细 · All rows of one dimension, searched and ordered; every rate opens its observations. */
import { useMemo } from 'react';
import { z } from 'zod';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useSearchState } from '#platform/web/navigation.tsx';
import { Change, DataTable, EmptyState, FilterBar, RatioBar, Segmented, useTableState } from '#platform/web/ui/index.ts';
import type { Column } from '#platform/web/ui/index.ts';
import { listScores } from '../contract/index.ts';
import { scoringMessages } from './messages.ts';
import { DIMENSIONS, intervalText, previousOf, rateOf, searchOf } from './score-view.ts';
import type { Dimension, ScoreRow } from './score-view.ts';
import { ScoresFrame } from './scores-frame.tsx';

const bySearch = z.object({ by: z.enum(DIMENSIONS).default('theme') });

export function DetailsPage() {
  return <ScoresFrame>{(round) => <Details roundId={round.id} />}</ScoresFrame>;
}

function Details({ roundId }: { readonly roundId: string }) {
  const t = useT(scoringMessages);
  const [{ by }, setSearch] = useSearchState(bySearch);
  const table = useTableState({ filters: ['q'], sorts: ['rate', 'code'], pageSize: 50 });
  const scores = useRead(listScores, { roundId, dimension: by, sort: table.sort }, { hold: false });
  const wanted = (table.filters.q ?? '').toLowerCase();
  const all = scores.data?.rows;
  const found = useMemo(() => (all ?? []).filter((row) => wanted === '' || [row.nameZh, row.nameEn, row.code ?? ''].some((each) => each.toLowerCase().includes(wanted))), [all, wanted]);
  const page = Math.min(table.page, Math.max(1, Math.ceil(found.length / table.pageSize)));
  const data = all === undefined ? undefined : { rows: found.slice((page - 1) * table.pageSize, page * table.pageSize), total: found.length };
  return (
    <>
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }]}>
        <Segmented label={t('by')} value={by} onChange={(next) => setSearch({ by: next, page: undefined } as { by: Dimension })} choices={DIMENSIONS.map((dimension) => ({ value: dimension, label: t(dimension) }))} />
      </FilterBar>
      <DataTable
        caption={t('details')} result={{ ...scores, data }} table={{ ...table, page }} rowKey={(row) => row.key} columns={useScoreColumns(roundId, by, by !== 'site' && scores.data?.confidence.kind === 'sample')}
        empty={<EmptyState title={t('nothing')} advice={t('nothingAdvice')} />}
      />
    </>
  );
}

function useScoreColumns(roundId: string, by: Dimension, sampled: boolean): readonly Column<ScoreRow>[] {
  const t = useT(scoringMessages);
  const text = useText();
  const to = `/rounds/${roundId}/observations`;
  const open = (row: ScoreRow, shown: React.ReactNode, more: Readonly<Record<string, string>> = {}) => <AppLink to={to} search={searchOf(by, row.key, more)}>{shown}</AppLink>;
  return [
    { key: 'name', title: t(by), width: '34%', sort: ['code'], cell: (row) => open(row, <>{row.code !== null && (by === 'theme' || by === 'standard' || by === 'site') && <span className="lc-quiet lc-small">{row.code} </span>}{text({ zh: row.nameZh, en: row.nameEn })}</>) },
    { key: 'rate', title: t('rate'), sort: ['rate'], cell: (row) => <RatioBar ratio={rateOf(row)} /> },
    ...(sampled ? [{ key: 'interval', title: t('interval'), cell: (row: ScoreRow) => { const shown = intervalText(row.interval); return shown === null ? <span className="lc-quiet">{t(row.withoutInterval === 'census' ? 'wholeSeen' : 'oneSite')}</span> : <span className="lc-number">{shown}</span>; } }] : []),
    { key: 'change', title: t('change'), cell: (row) => { const previous = previousOf(row); return previous === undefined ? <span className="lc-quiet">—</span> : <Change current={rateOf(row)} previous={previous} />; } },
    { key: 'unmet', title: t('unmetRecords'), align: 'end', cell: (row) => (row.met === row.observed ? <span className="lc-quiet">0</span> : open(row, row.observed - row.met, { met: 'unmet' })) },
    { key: 'items', title: t('items'), align: 'end', wideOnly: true, cell: (row) => row.itemCount },
    { key: 'na', title: t('notApplicable'), align: 'end', wideOnly: true, cell: (row) => (row.notApplicable === 0 ? <span className="lc-quiet">0</span> : open(row, row.notApplicable, { met: 'notApplicable' })) },
    ...(by === 'site' ? [] : [{ key: 'sites', title: t('siteCount'), align: 'end' as const, wideOnly: true, cell: (row: ScoreRow) => row.siteCount ?? '—' }]),
  ];
}

/** 每日核对 · Whether each shop's books, the ledger and the budget agree on a day, with the rows behind every difference. */
import { Scale } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { DataTable, EmptyState, FilterBar, PageHeader, ProblemAlert, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { readTieOut } from '../contract/index.ts';
import { bookMessages } from './book-messages.ts';
import { useShopChoices, yuanOf } from './parts.tsx';
import './shops.css';

type Row = OutputOf<typeof readTieOut>['rows'][number];

function Side({ side }: { readonly side: Row['earned'] }) {
  const t = useT(bookMessages);
  return <span className="lc-number">{side.ledger}{side.difference > 0 && <> <StateTag quiet tone="danger" text={t('off', { n: side.difference })} /></>}</span>;
}

export function TieOutPage() {
  const t = useT(bookMessages);
  const shops = useShopChoices();
  const table = useTableState({ filters: ['day', 'shopId', 'onlyDifferences'] });
  const found = useRead(readTieOut, table.filters as { day?: string; shopId?: string; onlyDifferences?: 'true' });
  const kinds = { deed: t('kindDeed'), slip: t('kindSlip'), batch: t('kindBatch'), budget: t('kindBudget') };
  const about = found.data === undefined ? '' : t('tieOutAbout', { day: found.data.day, tied: found.data.tiedCount, all: found.data.shopCount });
  return (
    <>
      <PageHeader title={t('tieOut')} about={about} />
      <FilterBar table={table} filters={[{ name: 'day', kind: 'date', label: t('chooseDay') }, { name: 'shopId', kind: 'one', label: t('shop'), choices: shops }, { name: 'onlyDifferences', kind: 'one', label: t('only'), choices: [{ value: 'true', label: t('yes') }] }]} />
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      <DataTable
        caption={t('tieOut')} whole result={{ data: found.data === undefined ? undefined : { rows: found.data.rows, total: found.data.rows.length } }} rowKey={(row) => row.shop.id} rowTo={(row) => `/shops/${row.shop.id}`} rowTone={(row) => (row.isTied ? undefined : 'danger')}
        columns={[
          { key: 'shop', title: t('shop'), width: '24%', cell: (row) => row.shop.name }, { key: 'state', title: t('state'), cell: (row) => <StateTag tone={row.isTied ? 'ok' : 'danger'} text={t(row.isTied ? 'tied' : 'untied')} /> },
          { key: 'earned', title: t('earned'), align: 'end', cell: (row) => <Side side={row.earned} /> }, { key: 'redeemed', title: t('redeemed'), align: 'end', cell: (row) => <Side side={row.redeemed} /> }, { key: 'stock', title: t('stock'), align: 'end', cell: (row) => <Side side={row.stock} /> },
          { key: 'budget', title: t('budget'), align: 'end', cell: (row) => <span className="lc-number">{row.budget.grantedFen === null ? t('noBudget') : t('spentOf', { spent: yuanOf(row.budget.spentFen), granted: yuanOf(row.budget.grantedFen) })}</span> },
          { key: 'findings', title: t('finding'), cell: (row) => (row.findings.length === 0 ? <span className="lc-quiet">—</span> : <ul className="lc-shops-findings">{row.findings.map((each) => <li key={`${each.kind} ${each.id}`}>{kinds[each.kind]} {each.label}：{t('bookedIs', { booked: each.booked, ledger: each.ledger })}</li>)}</ul>) },
        ]}
        empty={<EmptyState icon={Scale} title={t('none')} />}
      />
    </>
  );
}

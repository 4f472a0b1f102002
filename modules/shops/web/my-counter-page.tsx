/** 我的柜台 · Straight to the counter for whoever has one shop; a choice for whoever has several. */
import { Store } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { DataTable, EmptyState, FilterBar, PageHeader, Skeleton, useTableState } from '#platform/web/ui/index.ts';
import { listShops } from '../contract/index.ts';
import { CounterOf } from './counter-page.tsx';
import { shopMessages } from './messages.ts';

export function MyCounterPage() {
  const t = useT(shopMessages);
  const all = useRead(listShops, { state: 'open', pageSize: 2 }).data;
  const [only] = all?.rows ?? [];
  if (all === undefined) return <><PageHeader title={t('counterTitle')} /><Skeleton height="20rem" /></>;
  return all.total === 1 && only !== undefined ? <CounterOf shopId={only.id} /> : <ShopsToServe />;
}

function ShopsToServe() {
  const t = useT(shopMessages);
  const text = useText();
  const table = useTableState({ filters: ['q'], sorts: bothWays(['name']) });
  const shops = useRead(listShops, { ...(table.filters as { q?: string }), state: 'open', ...(table.sort === undefined ? {} : { sort: table.sort }), page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('counterTitle')} about={t('chooseShop')} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }]} />
      <DataTable
        caption={t('shops')} result={shops} table={table} rowKey={(row) => row.id} rowTo={(row) => `/shops/${row.id}/counter`}
        columns={[{ key: 'name', title: t('name'), sort: ['name', '-name'], cell: (row) => row.name }, { key: 'place', title: t('place'), cell: (row) => text({ zh: row.place.nameZh, en: row.place.nameEn }) }]}
        empty={<EmptyState icon={Store} title={t('noShops')} advice={t('noShopsAdvice')} />}
      />
    </>
  );
}

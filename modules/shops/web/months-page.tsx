/** 每月统计 · Shops by month, as a table and as xlsx. */
import { CalendarRange } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { defineMessages, useT } from '#platform/web/i18n.ts';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, EmptyState, Field, FilterBar, PageHeader, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { exportShopMonths, listShopMonths } from '../contract/index.ts';
import { useShopChoices, yuanOf } from './parts.tsx';
import './shops.css';

const monthMessages = defineMessages({
  zh: { months: '每月统计', about: '{month}：兑换、进货和出库，按兑换单和出入库流水数出来，冲销的不算。', month: '月份', shop: '爱心超市', households: '来兑的户', slips: '兑换单', points: '积分', vouchers: '券', pieces: '兑出（件）', value: '兑出（元）', received: '进货（元）', donated: '其中捐赠（元）', removed: '出库盘亏（件）', none: '这个月没有开业的超市' },
  en: { months: 'By month', about: '{month}: counted from slips and movements; what was reversed is left out.', month: 'Month', shop: 'Shop', households: 'Households', slips: 'Slips', points: 'Points', vouchers: 'Vouchers', pieces: 'Pieces out', value: 'Yuan out', received: 'Yuan in', donated: 'Of it donated', removed: 'Taken out, short', none: 'No shop was open in this month' },
});

export function MonthsPage() {
  const t = useT(monthMessages);
  const shops = useShopChoices();
  const table = useTableState({ filters: ['month', 'shopId'], sorts: bothWays(['code', 'points']) });
  const asked = { ...(table.filters as { month?: string; shopId?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listShopMonths, { ...asked, page: table.page, pageSize: table.pageSize });
  const number = (value: number) => <span className="lc-number">{numberText(value)}</span>;
  return (
    <>
      <PageHeader title={t('months')} about={found.data === undefined ? undefined : t('about', { month: found.data.month })} trail={[{ text: t('shop'), to: '/shops' }]} />
      <FilterBar table={table} filters={[{ name: 'shopId', kind: 'one', label: t('shop'), choices: shops }]}>
        <Field label={t('month')}>{(w) => <TextInput {...w} type="month" value={table.filters['month'] ?? found.data?.month ?? ''} onChange={(month) => table.setFilters({ month: month === '' ? undefined : month })} />}</Field>
      </FilterBar>
      <DataTable
        caption={t('months')} result={found} table={table} tools={<ListExport operation={exportShopMonths} input={asked} total={found.data?.total} />} rowKey={(row) => row.shop.id} rowTo={(row) => `/shops/${row.shop.id}`}
        columns={[
          { key: 'shop', title: t('shop'), sort: ['code', '-code'], width: '22%', cell: (row) => row.shop.name }, { key: 'households', title: t('households'), align: 'end', cell: (row) => number(row.households) }, { key: 'slips', title: t('slips'), align: 'end', cell: (row) => number(row.slips) },
          { key: 'points', title: t('points'), sort: ['points', '-points'], greatestFirst: true, align: 'end', cell: (row) => number(row.points) }, { key: 'vouchers', title: t('vouchers'), align: 'end', wideOnly: true, cell: (row) => number(row.voucherPoints) }, { key: 'pieces', title: t('pieces'), align: 'end', cell: (row) => number(row.pieces) },
          { key: 'value', title: t('value'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{yuanOf(row.valueFen)}</span> }, { key: 'received', title: t('received'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{yuanOf(row.receivedFen)}</span> },
          { key: 'donated', title: t('donated'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{yuanOf(row.donatedFen)}</span> }, { key: 'removed', title: t('removed'), align: 'end', wideOnly: true, cell: (row) => number(row.removedPieces) },
        ]}
        empty={<EmptyState icon={CalendarRange} title={t('none')} />}
      />
    </>
  );
}

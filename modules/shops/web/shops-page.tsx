/** 超市名册 */
import { Plus, Store, Upload } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportShops, listShops, shopStateWords } from '../contract/index.ts';
import type { ShopState } from '../domain/index.ts';
import { shopMessages } from './messages.ts';
import { shopTones } from './parts.tsx';
import './shops.css';

export function ShopsPage() {
  const t = useT(shopMessages);
  const text = useText();
  const mayManage = useCan('shops.manage');
  const table = useTableState({ filters: ['q', 'state'], sorts: bothWays(['code', 'name', 'households']) });
  const asked = { ...(table.filters as { q?: string; state?: ShopState }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const shops = useRead(listShops, { ...asked, page: table.page, pageSize: table.pageSize });
  const add = mayManage ? <LinkButton kind="primary" icon={Plus} to="/shops/new">{t('newShop')}</LinkButton> : undefined;
  const about = shops.data === undefined ? '' : t('shopsAbout', { shops: shops.data.total, villages: shops.data.villageCount, households: numberText(shops.data.householdCount) });
  return (
    <>
      <PageHeader title={t('shops')} about={about} actions={<>{mayManage && <LinkButton icon={Upload} to="/shops/import">{t('importIt')}</LinkButton>}{add}</>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: (['open', 'coming', 'closed'] as const).map((state) => ({ value: state, label: text(shopStateWords[state]) })) }]} />
      <DataTable
        caption={t('shops')} result={shops} table={table} tools={<ListExport operation={exportShops} input={asked} total={shops.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/shops/${row.id}`}
        columns={[
          { key: 'name', title: t('name'), sort: ['name', '-name'], width: '28%', cell: (row) => row.name }, { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> },
          { key: 'state', title: t('state'), cell: (row) => <StateTag tone={shopTones[row.state]} text={shopStateWords[row.state]} /> }, { key: 'place', title: t('place'), cell: (row) => text({ zh: row.place.nameZh, en: row.place.nameEn }) },
          { key: 'keepers', title: t('keepers'), wideOnly: true, cell: (row) => row.keepers.map(({ name }) => name).join(text({ zh: '、', en: ', ' })) || <span className="lc-quiet">—</span> },
          { key: 'villages', title: t('villages'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{row.villageCount}</span> },
          { key: 'households', title: t('households'), sort: ['households', '-households'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.householdCount)}</span> },
        ]}
        empty={<EmptyState icon={Store} title={t('noShops')} advice={t('noShopsAdvice')} {...(add === undefined ? {} : { action: add })} />}
      />
    </>
  );
}

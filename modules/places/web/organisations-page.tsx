/** 单位 · The tree of organisations with the sites each answers for. */
import { bothWays } from '#platform/contract/sorting.ts';
import { Building2, FileUp } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, EmptyState, FilterBar, LinkButton, PageHeader, useTableState, wholeSorted } from '#platform/web/ui/index.ts';
import type { TableState } from '#platform/web/ui/index.ts';
import { exportOrganisations, listOrganisations } from '../contract/index.ts';
import { placeMessages } from './messages.ts';
import { flatTree } from './tree.ts';
import './places.css';

export function OrganisationsPage() {
  const t = useT(placeMessages);
  const text = useText();
  const table = useTableState({ filters: ['q'], sorts: bothWays(['tree', 'name', 'code', 'sites']) });
  const mayManage = useCan('places.manage');
  const found = useRead(listOrganisations, table.filters);
  const isTree = table.sort === 'tree';
  const rows = wholeSorted(flatTree(found.data?.rows ?? []), table.sort, { name: ({ row }) => text({ zh: row.nameZh, en: row.nameEn }), code: ({ row }) => row.code, sites: ({ row }) => -row.siteCount });
  const data = found.data === undefined ? undefined : { rows, total: rows.length };
  const link = (to: string, id: string, words: string) => <AppLink to={to} search={{ organisationId: id }}>{words}</AppLink>;
  return (
    <>
      <PageHeader title={t('organisations')} about={t('organisationsAbout')} actions={mayManage && <LinkButton to="/organisations/import" icon={FileUp}>{t('importOrganisations')}</LinkButton>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('nameOrCode') }]} />
      <DataTable
        caption={t('organisations')} result={{ ...found, data }} tools={<ListExport operation={exportOrganisations} input={table.filters} total={found.data?.rows.length} />} rowKey={({ row }) => row.id} table={table as TableState} whole
        columns={[
          { key: 'name', title: t('organisation'), sort: ['name', '-name', 'tree'], width: '40%', cell: ({ row, depth }) => <span className="lc-places-branch" style={{ '--depth': isTree ? depth : 0 } as React.CSSProperties}><Building2 size="1em" aria-hidden="true" />{text({ zh: row.nameZh, en: row.nameEn })}</span> },
          { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: ({ row }) => <span className="lc-quiet">{row.code}</span> },
          { key: 'sites', title: t('sitesAnswered'), sort: ['sites', '-sites'], greatestFirst: true, align: 'end', cell: ({ row }) => (row.siteCount === 0 ? <span className="lc-quiet">0</span> : link('/sites', row.id, numberText(row.siteCount))) },
          { key: 'more', title: t('openOf'), cell: ({ row }) => <span className="lc-row">{link('/persons', row.id, t('persons'))}{link('/cases', row.id, t('cases'))}</span> },
        ]}
        empty={<EmptyState icon={Building2} title={t('noOrganisations')} advice={t('noOrganisationsAdvice')} {...(mayManage ? { action: <LinkButton to="/organisations/import" kind="primary">{t('importOrganisations')}</LinkButton> } : {})} />}
      />
    </>
  );
}

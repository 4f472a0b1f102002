/** 单位 · The tree of organisations with the sites each answers for. */
import { Building2 } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, EmptyState, FilterBar, LinkButton, PageHeader, useTableState } from '#platform/web/ui/index.ts';
import type { TableState } from '#platform/web/ui/index.ts';
import { exportOrganisations, listOrganisations } from '../contract/index.ts';
import { placeMessages } from './messages.ts';
import { flatTree } from './tree.ts';
import './places.css';

export function OrganisationsPage() {
  const t = useT(placeMessages);
  const text = useText();
  const table = useTableState({ filters: ['q'] });
  const mayManage = useCan('places.manage');
  const found = useRead(listOrganisations, table.filters);
  const rows = flatTree(found.data?.rows ?? []);
  const data = found.data === undefined ? undefined : { rows, total: rows.length };
  const link = (to: string, id: string, words: string) => <AppLink to={to} search={{ organisationId: id }}>{words}</AppLink>;
  return (
    <>
      <PageHeader title={t('organisations')} about={t('organisationsAbout')} actions={mayManage && <LinkButton to="/organisations/import">{t('importOrganisations')}</LinkButton>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('nameOrCode') }]} />
      <DataTable
        caption={t('organisations')} result={{ ...found, data }} tools={<ListExport operation={exportOrganisations} input={table.filters} total={found.data?.rows.length} />} rowKey={({ row }) => row.id} {...(table.filtered && rows.length === 0 ? { table: table as TableState } : {})}
        columns={[
          { key: 'name', title: t('organisation'), width: '40%', cell: ({ row, depth }) => <span className="lc-places-branch" style={{ '--depth': depth } as React.CSSProperties}><Building2 size="1em" aria-hidden="true" />{text({ zh: row.nameZh, en: row.nameEn })}</span> },
          { key: 'code', title: t('code'), wideOnly: true, cell: ({ row }) => <span className="lc-quiet">{row.code}</span> },
          { key: 'sites', title: t('sitesAnswered'), align: 'end', cell: ({ row }) => (row.siteCount === 0 ? <span className="lc-quiet">0</span> : link('/sites', row.id, numberText(row.siteCount))) },
          { key: 'more', title: t('openOf'), cell: ({ row }) => <span className="lc-row">{link('/persons', row.id, t('persons'))}{link('/cases', row.id, t('cases'))}</span> },
        ]}
        empty={<EmptyState icon={Building2} title={t('noOrganisations')} advice={t('noOrganisationsAdvice')} {...(mayManage ? { action: <LinkButton to="/organisations/import" kind="primary">{t('importOrganisations')}</LinkButton> } : {})} />}
      />
    </>
  );
}

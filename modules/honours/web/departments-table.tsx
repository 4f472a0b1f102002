/** 各部门联审 · Who still owes answers, for how many candidates; a row leads to the list of its department. */
import { Landmark } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, StateTag } from '#platform/web/ui/index.ts';
import type { TableState } from '#platform/web/ui/index.ts';
import { exportRoundDepartments, listRoundDepartments } from '../contract/index.ts';
import { departmentMessages } from './department-messages.ts';

/** A round names no more. */
const DEPARTMENTS_MAX = 30;

interface DepartmentsTableProps { readonly roundId: string; readonly mayOpen: boolean; /** Sorted and paged by the address of the page; without, as one of several tables of a page. */ readonly table?: TableState<never, 'owed' | 'name' | '-owed' | '-name'> }

export function DepartmentsTable({ roundId, mayOpen, table }: DepartmentsTableProps) {
  const t = useT(departmentMessages);
  const text = useText();
  const asked = { roundId, ...(table?.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listRoundDepartments, { ...asked, page: table?.page ?? 1, pageSize: table?.pageSize ?? DEPARTMENTS_MAX });
  return (
    <DataTable
      caption={t('departments')} result={found} {...(table === undefined ? {} : { table })} tools={<ListExport operation={exportRoundDepartments} input={asked} total={found.data?.total} />} rowKey={(row) => row.code} {...(mayOpen ? { rowTo: (row: { code: string }) => `/selection-rounds/${roundId}/departments/${encodeURIComponent(row.code)}` } : {})}
      columns={[
        { key: 'department', title: t('department'), sort: ['name', '-name'], width: '24%', cell: (row) => text(row) },
        { key: 'owed', title: t('owed'), sort: ['owed', '-owed'], greatestFirst: true, cell: (row) => (row.owed === 0 ? <StateTag quiet tone="ok" text={t('allSigned')} /> : <StateTag quiet tone="warn" text={t('owes', { n: row.owed })} />) },
        { key: 'yes', title: t('yesCount'), align: 'end', cell: (row) => <span className="lc-number">{row.yes}</span> },
        { key: 'no', title: t('noCount'), align: 'end', cell: (row) => <span className="lc-number">{row.no}</span> },
        { key: 'paper', title: t('onPaper'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{row.onPaper}</span> },
        { key: 'unit', title: t('unit'), wideOnly: true, cell: (row) => (row.organisationZh === null ? <span className="lc-quiet">{t('paperOnly')}</span> : text({ zh: row.organisationZh, en: row.organisationEn ?? row.organisationZh })) },
        { key: 'last', title: t('lastSigned'), wideOnly: true, cell: (row) => (row.lastSignedOn === null ? <span className="lc-quiet">—</span> : <DateText value={row.lastSignedOn} />) },
      ]}
      empty={<EmptyState icon={Landmark} title={t('noDepartments')} advice={t('noDepartmentsAdvice')} />}
    />
  );
}

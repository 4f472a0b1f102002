/** 志愿者表 · The same columns wherever volunteers are listed. */
import { HandHeart } from 'lucide-react';
import type { ReactNode } from 'react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportVolunteers, listTeams, listVolunteers } from '../contract/index.ts';
import { volunteeringMessages } from './messages.ts';
import { useNameOf } from './names.ts';

const TEAMS_OFFERED = 200;

interface VolunteersTableProps { readonly teamId?: string; readonly empty: ReactNode }

/** 志愿者表，或一个队伍的名册 */
export function VolunteersTable({ teamId, empty }: VolunteersTableProps) {
  const t = useT(volunteeringMessages);
  const text = useText();
  const nameOf = useNameOf();
  const table = useTableState({ filters: ['q', 'teamId', 'isAdult'], sorts: bothWays(['number', 'label', 'registered']) });
  const asked = { ...(table.filters as { q?: string; teamId?: string; isAdult?: 'yes' | 'no' }), ...(teamId === undefined ? {} : { teamId }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listVolunteers, { ...asked, page: table.page, pageSize: table.pageSize });
  const teams = useRead(listTeams, { pageSize: TEAMS_OFFERED, sort: 'name' }, { enabled: teamId === undefined }).data?.rows ?? [];
  return (
    <>
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('searchVolunteer') }, ...(teamId === undefined ? [{ name: 'teamId' as const, kind: 'one' as const, label: t('team'), choices: teams.map((team) => ({ value: team.id, label: team.name })) }] : []),
        { name: 'isAdult', kind: 'one', label: t('isAdult'), choices: [{ value: 'yes', label: t('adults') }, { value: 'no', label: t('minors') }] },
      ]} />
      <DataTable
        caption={t('volunteers')} result={found} table={table} tools={<ListExport operation={exportVolunteers} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/volunteers/${row.id}`}
        columns={[
          { key: 'label', title: t('label'), sort: ['label', '-label'], width: '22%', cell: (row) => <>{row.label}{!row.isAdult && <> <StateTag quiet tone="info" text={t('minor')} /></>}{row.leftOn !== null && <> <StateTag quiet tone="held" text={t('gone')} /></>}</> },
          { key: 'number', title: t('number'), sort: ['number', '-number'], cell: (row) => <span className="lc-quiet lc-number">{row.number}</span> },
          { key: 'place', title: t('place'), cell: (row) => nameOf(row.place ?? row.organisation) },
          { key: 'team', title: t('team'), wideOnly: true, cell: (row) => (row.teams.length === 0 ? <span className="lc-quiet">—</span> : row.teams.map(({ name }) => name).join(text({ zh: '、', en: ', ' }))) },
          { key: 'registered', title: t('registeredOn'), sort: ['registered', '-registered'], greatestFirst: true, wideOnly: true, cell: (row) => <DateText value={row.registeredOn} /> },
        ]}
        empty={empty}
      />
    </>
  );
}

export const noVolunteers = (title: string, advice: string, action?: ReactNode) => <EmptyState icon={HandHeart} title={title} advice={advice} {...(action === undefined ? {} : { action })} />;

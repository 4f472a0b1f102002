/** 队伍名册 · Teams, and the branches they belong to with today's figures. */
import { ListPlus, Plus, Upload, UsersRound } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { ConfirmButton, DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, Section, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { adoptBranches, exportTeams, listBranches, listTeams } from '../contract/index.ts';
import { volunteeringMessages } from './messages.ts';
import { useNameOf } from './names.ts';
import './volunteering.css';

export function TeamsPage() {
  const t = useT(volunteeringMessages);
  const nameOf = useNameOf();
  const mayManage = useCan('volunteering.manage');
  const table = useTableState({ filters: ['q', 'branch'], sorts: bothWays(['code', 'name', 'members']) });
  const asked = { ...(table.filters as { q?: string; branch?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const teams = useRead(listTeams, { ...asked, page: table.page, pageSize: table.pageSize });
  const branches = useRead(listBranches, {}).data?.rows ?? [];
  const add = mayManage ? <LinkButton kind="primary" icon={Plus} to="/volunteer-teams/new">{t('newTeam')}</LinkButton> : undefined;
  return (
    <>
      <PageHeader title={t('teams')} about={t('teamsAbout')} actions={<>{mayManage && branches.length === 0 && <AdoptAct />}{mayManage && <LinkButton icon={Upload} to="/volunteer-teams/import">{t('importIt')}</LinkButton>}{add}</>} />
      {branches.length > 0 && (
        <Section title={t('branches')}>
          <ul className="lc-volunteering-branches">
            {branches.map((branch) => <li key={branch.code}><AppLink to={`/volunteer-teams?branch=${encodeURIComponent(branch.code)}`}>{nameOf(branch)}</AppLink><span className="lc-quiet lc-small">{t('branchNote', { teams: branch.teamCount, members: branch.memberCount })}</span></li>)}
          </ul>
        </Section>
      )}
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('searchTeam') }, { name: 'branch', kind: 'one', label: t('branch'), choices: branches.map((branch) => ({ value: branch.code, label: nameOf(branch) })) }]} />
      <DataTable
        caption={t('teams')} result={teams} table={table} tools={<ListExport operation={exportTeams} input={asked} total={teams.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/volunteer-teams/${row.id}`}
        columns={[
          { key: 'name', title: t('name'), sort: ['name', '-name'], width: '28%', cell: (row) => <>{row.name}{row.dissolvedOn !== null && <> <StateTag quiet tone="held" text={t('dissolved')} /></>}</> },
          { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> },
          { key: 'branch', title: t('branch'), cell: (row) => nameOf(row.branch) }, { key: 'place', title: t('place'), wideOnly: true, cell: (row) => nameOf(row.place ?? row.organisation) },
          { key: 'leader', title: t('leader'), wideOnly: true, cell: (row) => row.leader?.name ?? <span className="lc-quiet">—</span> }, { key: 'founded', title: t('foundedOn'), wideOnly: true, cell: (row) => <DateText value={row.foundedOn} /> },
          { key: 'members', title: t('members'), sort: ['members', '-members'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.memberCount)}</span> },
        ]}
        empty={<EmptyState icon={UsersRound} title={t('noTeamsYet')} advice={t('noTeamsYetAdvice')} {...(add === undefined ? {} : { action: add })} />}
      />
    </>
  );
}

function AdoptAct() {
  const t = useT(volunteeringMessages);
  const adopt = useWrite(adoptBranches, { invalidates: ['volunteering'], done: { zh: '已采用', en: 'Adopted' } });
  return <ConfirmButton icon={ListPlus} label={t('adoptBranches')} question={t('adoptAsk')} action={t('adoptBranches')} pending={adopt.pending} problem={adopt.problem} onConfirm={() => adopt.run({})}><p>{t('adoptNote')}</p></ConfirmButton>;
}

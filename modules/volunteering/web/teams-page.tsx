/** 队伍名册 · Teams, and the branches they belong to with today's figures. */
import { useState } from 'react';
import { ListPlus, Pencil, Plus, Upload, UsersRound } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, LinkButton, PageHeader, Section, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { adoptBranches, exportTeams, listBranches, listTeams, saveBranch } from '../contract/index.ts';
import { volunteeringMessages } from './messages.ts';
import { useNameOf } from './names.ts';
import './volunteering.css';

type Branch = OutputOf<typeof listBranches>['rows'][number];

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
      <PageHeader title={t('teams')} about={t('teamsAbout')} actions={<>{mayManage && branches.length === 0 && <><AdoptAct /><BranchAct branches={branches} /></>}{mayManage && <LinkButton icon={Upload} to="/volunteer-teams/import">{t('importIt')}</LinkButton>}{add}</>} />
      {branches.length > 0 && (
        <Section title={t('branches')} actions={mayManage && <BranchAct key={branches.length} branches={branches} />}>
          <ul className="lc-volunteering-branches">
            {branches.map((branch) => <li key={branch.code}><AppLink to={`/volunteer-teams?branch=${encodeURIComponent(branch.code)}`}>{nameOf(branch)}</AppLink><span className="lc-quiet lc-small">{t('branchNote', { teams: branch.teamCount, members: branch.memberCount })}</span>{mayManage && <BranchAct key={JSON.stringify(branch)} branch={branch} branches={branches} />}</li>)}
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

/** Names a branch and says where it stands in the row; a new one has a code of its own. */
function BranchAct({ branch, branches }: { readonly branch?: Branch; readonly branches: readonly Branch[] }) {
  const t = useT(volunteeringMessages);
  const nameOf = useNameOf();
  const [draft, setDraft] = useState({ code: branch?.code ?? '', nameZh: branch?.nameZh ?? '', nameEn: branch?.nameEn ?? '', sortOrder: String(branch?.sortOrder ?? Math.min(999, 1 + Math.max(-1, ...branches.map(({ sortOrder }) => sortOrder)))) });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const save = useWrite(saveBranch, { invalidates: ['volunteering'], done: { zh: '已保存', en: 'Saved' } });
  const isTaken = branch === undefined && branches.some(({ code }) => code === draft.code.trim());
  return (
    <ConfirmButton
      small icon={branch === undefined ? Plus : Pencil} label={branch === undefined ? t('addBranch') : t('editBranch', { name: nameOf(branch) })} question={t(branch === undefined ? 'addBranch' : 'editBranchAsk')} action={t('save')} pending={save.pending} problem={save.problem}
      onConfirm={() => (isTaken ? Promise.resolve(undefined) : save.run({ code: draft.code, nameZh: draft.nameZh, nameEn: draft.nameEn, sortOrder: Number(draft.sortOrder) }))}
    >
      {branch === undefined && <Field label={t('code')} purpose={t('branchCodePurpose')} required error={isTaken ? t('branchTaken') : fieldError(save.problem, '/code')}>{(w) => <TextInput {...w} maxLength={40} value={draft.code} onChange={set('code')} />}</Field>}
      <Field label={t('nameZh')} required error={fieldError(save.problem, '/nameZh')}>{(w) => <TextInput {...w} maxLength={60} value={draft.nameZh} onChange={set('nameZh')} />}</Field>
      <Field label={t('nameEn')} required error={fieldError(save.problem, '/nameEn')}>{(w) => <TextInput {...w} maxLength={80} value={draft.nameEn} onChange={set('nameEn')} />}</Field>
      <Field label={t('order')} purpose={t('orderPurpose')} required error={fieldError(save.problem, '/sortOrder')}>{(w) => <TextInput {...w} type="number" value={draft.sortOrder} onChange={set('sortOrder')} />}</Field>
    </ConfirmButton>
  );
}

function AdoptAct() {
  const t = useT(volunteeringMessages);
  const adopt = useWrite(adoptBranches, { invalidates: ['volunteering'], done: { zh: '已采用', en: 'Adopted' } });
  return <ConfirmButton icon={ListPlus} label={t('adoptBranches')} question={t('adoptAsk')} action={t('adoptBranches')} pending={adopt.pending} problem={adopt.problem} onConfirm={() => adopt.run({})}><p>{t('adoptNote')}</p></ConfirmButton>;
}

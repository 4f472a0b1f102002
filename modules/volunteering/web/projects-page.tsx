/** 志愿服务项目 · Projects of teams with what was counted of each. */
import { FolderHeart, Plus, Upload } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportProjects, listBranches, listProjects, listTeams, projectStateWords } from '../contract/index.ts';
import { PROJECT_STATES } from '../domain/index.ts';
import type { ProjectState } from '../domain/index.ts';
import { hoursText } from './hours.ts';
import { useNameOf } from './names.ts';
import { projectMessages } from './project-messages.ts';

const OFFERED_MOST = 200;
export const projectTone: Readonly<Record<ProjectState, 'info' | 'ok' | 'warn' | 'held'>> = { draft: 'info', open: 'ok', paused: 'warn', ended: 'held' };
export const minutesOf = (minutes: { readonly A: number; readonly B: number; readonly C: number; readonly D: number }): number => minutes.A + minutes.B + minutes.C + minutes.D;

export function VolunteerProjectsPage() {
  const t = useT(projectMessages);
  const text = useText();
  const nameOf = useNameOf();
  const mayManage = useCan('volunteering.manage');
  const table = useTableState({ filters: ['q', 'branch', 'teamId', 'state'], sorts: bothWays(['code', 'name', 'from', 'minutes', 'beneficiaries']) });
  const asked = { ...(table.filters as { q?: string; branch?: string; teamId?: string; state?: ProjectState }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listProjects, { ...asked, page: table.page, pageSize: table.pageSize });
  const branches = useRead(listBranches, {}).data?.rows ?? [];
  const teams = useRead(listTeams, { pageSize: OFFERED_MOST, sort: 'name' }).data?.rows ?? [];
  const add = mayManage ? <LinkButton kind="primary" icon={Plus} to="/volunteer-projects/new">{t('add')}</LinkButton> : undefined;
  return (
    <>
      <PageHeader title={t('projects')} about={t('projectsAbout')} actions={<>{mayManage && <LinkButton icon={Upload} to="/volunteer-projects/import">{t('importIt')}</LinkButton>}{add}</>} />
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('search') }, { name: 'branch', kind: 'one', label: t('branch'), choices: branches.map((branch) => ({ value: branch.code, label: nameOf({ ...branch }) })) }, { name: 'teamId', kind: 'one', label: t('team'), choices: teams.map((team) => ({ value: team.id, label: team.name })) },
        { name: 'state', kind: 'one', label: t('state'), choices: PROJECT_STATES.map((state) => ({ value: state, label: text(projectStateWords[state]) })) },
      ]} />
      <DataTable
        caption={t('projects')} result={found} table={table} tools={<ListExport operation={exportProjects} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/volunteer-projects/${row.id}`}
        columns={[
          { key: 'name', title: t('name'), sort: ['name', '-name'], width: '26%', cell: (row) => <>{row.name} <StateTag quiet tone={projectTone[row.state]} text={text(projectStateWords[row.state])} /></> }, { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> },
          { key: 'branch', title: t('branch'), wideOnly: true, cell: (row) => nameOf(row.branch) }, { key: 'team', title: t('team'), cell: (row) => row.team.name }, { key: 'place', title: t('place'), wideOnly: true, cell: (row) => nameOf(row.place) },
          { key: 'from', title: t('from'), sort: ['from', '-from'], greatestFirst: true, wideOnly: true, cell: (row) => <DateText value={row.fromDate} /> },
          { key: 'activities', title: t('activities'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{numberText(row.counted.activityCount)}</span> },
          { key: 'minutes', title: t('hours'), sort: ['minutes', '-minutes'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{hoursText(minutesOf(row.counted.minutes))}</span> },
          { key: 'beneficiaries', title: t('beneficiaries'), sort: ['beneficiaries', '-beneficiaries'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.counted.beneficiaries)}</span> },
        ]}
        empty={<EmptyState icon={FolderHeart} title={t('none')} advice={t('noneAdvice')} {...(add === undefined ? {} : { action: add })} />}
      />
    </>
  );
}

/** Projects that go on, for forms and filters. */
export function useProjectChoices(): { value: string; label: string }[] {
  return (useRead(listProjects, { pageSize: OFFERED_MOST, sort: 'name', state: 'open' }).data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }));
}

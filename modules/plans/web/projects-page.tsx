/** 项目 · The projects behind the programme, with their money and how far they are. */
import { Coins, FileUp, Hammer, Plus } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportProjects, listProjects, projectKindWords, projectStateWords } from '../contract/index.ts';
import { PROJECT_KINDS, PROJECT_STATES } from '../domain/index.ts';
import type { ProjectKind, ProjectState } from '../domain/index.ts';
import { projectMessages } from './project-messages.ts';
import { projectTones, quantityText, wanText } from './project-words.ts';
import './plans.css';

export function ProjectsPage() {
  const t = useT(projectMessages);
  const text = useText();
  const mayManage = useCan('plans.manage');
  const table = useTableState({ filters: ['q', 'kind', 'state', 'planId'], sorts: bothWays(['code', 'starts', 'planned']) });
  const asked = { ...(table.filters as { q?: string; kind?: ProjectKind; state?: ProjectState; planId?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listProjects, { ...asked, page: table.page, pageSize: table.pageSize });
  const add = mayManage ? <LinkButton kind="primary" icon={Plus} to="/projects/new">{t('add')}</LinkButton> : undefined;
  return (
    <>
      <PageHeader title={t('projects')} about={t('projectsAbout')} actions={<>{add}{mayManage && <LinkButton icon={FileUp} to="/projects/import">{t('import')}</LinkButton>}<LinkButton icon={Coins} to="/project-funding">{t('sums')}</LinkButton></>} />
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('search') }, { name: 'kind', kind: 'one', label: t('kind'), choices: PROJECT_KINDS.map((kind) => ({ value: kind, label: text(projectKindWords[kind]) })) },
        { name: 'state', kind: 'one', label: t('state'), choices: PROJECT_STATES.map((state) => ({ value: state, label: text(projectStateWords[state]) })) },
      ]} />
      <DataTable
        caption={t('projects')} result={found} table={table} tools={<ListExport operation={exportProjects} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/projects/${row.id}`}
        columns={[
          { key: 'name', title: t('name'), width: '28%', cell: (row) => row.name }, { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> }, { key: 'kind', title: t('kind'), wideOnly: true, cell: (row) => text(projectKindWords[row.kind]) },
          { key: 'starts', title: t('starts'), sort: ['starts', '-starts'], wideOnly: true, cell: (row) => <DateText value={row.startsOn} /> }, { key: 'planned', title: t('money'), align: 'end', sort: ['planned', '-planned'], greatestFirst: true, cell: (row) => <span className="lc-number">{wanText(row.money.planned)}</span> },
          { key: 'progress', title: t('progress'), cell: (row) => (row.progress === null ? '—' : <span className="lc-number">{t('of', { done: quantityText(row.progress.done), planned: quantityText(row.progress.planned), unit: row.progress.unit })}</span>) },
          { key: 'state', title: t('state'), cell: (row) => <span className="lc-row"><StateTag quiet tone={projectTones[row.state]} text={projectStateWords[row.state]} />{row.doubtCount > 0 && <StateTag tone="warn" text={t('doubtsN', { n: row.doubtCount })} />}</span> },
        ]}
        empty={<EmptyState icon={Hammer} title={t('none')} advice={t('noneAdvice')} {...(add === undefined ? {} : { action: add })} />}
      />
    </>
  );
}

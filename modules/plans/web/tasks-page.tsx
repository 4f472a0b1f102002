/** 任务分解 · Tasks of all plans, or of one: by unit, state and day. */
import { Suspense } from 'react';
import { ClipboardList, FileUp, Plus, Printer } from 'lucide-react';
import { OrganisationSelect } from '#modules/places/web/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Checkbox, DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { exportPlanTasks, listPlans, listPlanTasks, taskStateWords } from '../contract/index.ts';
import { TASK_STATES } from '../domain/index.ts';
import type { PlanState, TaskState } from '../domain/index.ts';
import { taskPlanMessages } from './task-messages.ts';
import { taskTones } from './task-words.ts';
import './plans.css';

/** What is done to the tasks of one plan, once it is clear which. */
function OfOnePlan({ planId, state }: { readonly planId: string | undefined; readonly state: PlanState | undefined }) {
  const t = useT(taskPlanMessages);
  const mayChange = useCan('plans.manage') && state !== undefined && state !== 'ended';
  if (planId === undefined) return null;
  return <>{mayChange && <><LinkButton icon={Plus} to={`/plans/${planId}/tasks/new`}>{t('add')}</LinkButton><LinkButton icon={FileUp} to={`/plans/${planId}/tasks/import`}>{t('import')}</LinkButton></>}<LinkButton icon={Printer} to={`/plans/${planId}/task-table`}>{t('tableTitle')}</LinkButton></>;
}

export function TasksPage() {
  const t = useT(taskPlanMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'planId', 'state', 'organisationId', 'overdue'], sorts: bothWays(['due', 'code', 'unit']) });
  const { overdue, ...filters } = table.filters;
  const asked = { ...(filters as { q?: string; planId?: string; organisationId?: string; state?: TaskState }), ...(overdue === 'true' ? { overdue: true } : {}), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listPlanTasks, { ...asked, page: table.page, pageSize: table.pageSize });
  const plans = useRead(listPlans, { pageSize: 200 }).data?.rows ?? [];
  const only = table.filters.planId ?? (plans.length === 1 ? plans[0]?.id : undefined);
  return (
    <>
      <PageHeader title={t('tasks')} about={t('tasksAbout')} actions={<OfOnePlan planId={only} state={plans.find((row) => row.id === only)?.state} />} />
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('search') }, { name: 'planId', kind: 'one', label: t('plan'), choices: plans.map((row) => ({ value: row.id, label: text({ zh: row.nameZh, en: row.nameEn }) })) },
        { name: 'state', kind: 'one', label: t('state'), choices: TASK_STATES.map((state) => ({ value: state, label: text(taskStateWords[state]) })) },
      ]}>
        <span className="lc-plans-filter"><Suspense><OrganisationSelect label={t('unit')} placeholder={t('anyUnit')} value={table.filters.organisationId} onChange={(id) => table.setFilters({ organisationId: id })} /></Suspense></span>
        <Checkbox checked={overdue === 'true'} onChange={(on) => table.setFilters({ overdue: on ? 'true' : undefined })}>{t('onlyLate')}</Checkbox>
      </FilterBar>
      <DataTable
        caption={t('tasks')} result={found} table={table} tools={<ListExport operation={exportPlanTasks} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/plan-tasks/${row.id}`}
        columns={[
          { key: 'name', title: t('task'), width: '34%', cell: (row) => row.name }, { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> },
          { key: 'lead', title: t('lead'), sort: ['unit', '-unit'], cell: (row) => text({ zh: row.lead.nameZh, en: row.lead.nameEn }) }, { key: 'owner', title: t('owner'), wideOnly: true, cell: (row) => row.owner?.name ?? '—' },
          { key: 'due', title: t('due'), sort: ['due', '-due'], cell: (row) => <DateText value={row.dueOn} /> },
          { key: 'state', title: t('state'), cell: (row) => <span className="lc-row"><StateTag quiet tone={taskTones[row.state]} text={taskStateWords[row.state]} />{row.isOverdue && <StateTag tone="danger" text={t('late')} />}</span> },
        ]}
        empty={<EmptyState icon={ClipboardList} title={t('none')} advice={t('noneAdvice')} />}
      />
    </>
  );
}

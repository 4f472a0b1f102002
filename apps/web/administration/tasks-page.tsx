/** 任务 · Long work of the person who looks, moving while it runs. */
import { bothWays } from '#platform/contract/sorting.ts';
import { useEffect, useState } from 'react';
import { ListChecks } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { listTasks } from '#platform/contract/tasks.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { administrationMessages } from './messages.ts';
import { CancelTask, isOpen, TASK_STATES, taskTones } from './task-parts.tsx';
import './administration.css';

const POLL_MS = 1_500;

type Task = OutputOf<typeof listTasks>['rows'][number];

export function TasksPage() {
  const t = useT(administrationMessages);
  const text = useText();
  const maySites = useCan('places.manageSites');
  const table = useTableState({ filters: ['state'], sorts: bothWays(['recent', 'title']) });
  const state = TASK_STATES.find((each) => each === table.filters.state);
  const [moving, setMoving] = useState(false);
  const tasks = useRead(listTasks, { ...(state === undefined ? {} : { state }), page: table.page, pageSize: table.pageSize, ...(table.sort === undefined ? {} : { sort: table.sort }) }, moving ? { every_ms: POLL_MS } : {});
  const open = tasks.data?.rows.some(isOpen) ?? false;
  useEffect(() => setMoving(open), [open]);
  return (
    <>
      <PageHeader title={t('tasks')} about={t('tasksAbout')} />
      <FilterBar table={table} filters={[{ name: 'state', kind: 'one', label: t('state'), choices: TASK_STATES.map((each) => ({ value: each, label: t(each) })) }]} />
      <DataTable
        // Asked again and again while something runs: greying the rows each time would flicker.
        caption={t('tasks')} result={{ ...tasks, refreshing: false }} table={table} rowKey={(row) => row.id} rowTo={(row) => `/tasks/${row.id}`} rowTone={(row) => (row.state === 'failed' ? 'danger' : undefined)}
        columns={[
          { key: 'title', title: t('task'), sort: ['title', '-title'], width: '34%', cell: (row) => text({ zh: row.titleZh, en: row.titleEn }) },
          { key: 'state', title: t('state'), cell: (row) => <StateTag quiet={row.state === 'done' || row.state === 'cancelled'} tone={taskTones[row.state]} text={t(row.state)} /> },
          { key: 'progress', title: t('progress'), cell: (row) => <Progress task={row} /> },
          { key: 'created', title: t('created'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.createdAt} style="dateTime" /> },
          { key: 'finished', title: t('finished'), wideOnly: true, cell: (row) => <DateText value={row.finishedAt} style="dateTime" /> },
          { key: 'actions', title: t('actions'), cell: (row) => (isOpen(row) ? <CancelTask task={row} /> : <span className="lc-quiet">—</span>) },
        ]}
        empty={<EmptyState icon={ListChecks} title={t('noTasks')} advice={t('noTasksAdvice')} {...(maySites ? { action: <LinkButton to="/sites/import">{t('openSites')}</LinkButton> } : {})} />}
      />
    </>
  );
}

function Progress({ task }: { readonly task: Task }) {
  const t = useT(administrationMessages);
  const text = useText();
  if (task.totalCount === null) return <span className="lc-number">{numberText(task.doneCount)}</span>;
  return (
    <span className="lc-administration-progress">
      {isOpen(task) && <progress aria-label={text({ zh: task.titleZh, en: task.titleEn })} value={task.doneCount} max={Math.max(task.totalCount, 1)} />}
      <span className="lc-number">{t('rowsDone', { done: numberText(task.doneCount), total: numberText(task.totalCount) })}</span>
    </span>
  );
}

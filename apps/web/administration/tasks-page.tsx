/** 任务 · Imports and other long work of this person: how far, how it ended, and stopping it. */
import { Download, ListChecks } from 'lucide-react';
import { cancelTask, listTasks, readTask, readTaskErrors } from '#platform/contract/tasks.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useUrlOf, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import type { LocalText } from '#platform/web/i18n.ts';
import type { Tone } from '#platform/web/tokens.ts';
import { Button, DataTable, DateText, DownloadButton, EmptyState, FilterBar, PageHeader, RatioBar, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { administrationMessages } from './messages.ts';

type Task = OutputOf<typeof listTasks>['rows'][number];

const POLL_MS = 2_000;

const taskStates: Readonly<Record<Task['state'], { readonly tone: Tone; readonly text: LocalText }>> = {
  waiting: { tone: 'neutral', text: { zh: '排队中', en: 'Waiting' } },
  running: { tone: 'info', text: { zh: '进行中', en: 'Running' } },
  done: { tone: 'ok', text: { zh: '已完成', en: 'Done' } },
  failed: { tone: 'danger', text: { zh: '没有完成', en: 'Failed' } },
  cancelled: { tone: 'held', text: { zh: '已取消', en: 'Cancelled' } },
};

export function TasksPage() {
  const t = useT(administrationMessages);
  const text = useText();
  const table = useTableState({ filters: ['state'] });
  const tasks = useRead(listTasks, { ...(table.filters as { state?: Task['state'] }), page: table.page, pageSize: table.pageSize }, { every_ms: POLL_MS });
  return (
    <>
      <PageHeader title={t('tasks')} about={t('tasksAbout')} />
      <FilterBar table={table} filters={[{ name: 'state', kind: 'one', label: t('state'), choices: (Object.keys(taskStates) as Task['state'][]).map((state) => ({ value: state, label: text(taskStates[state].text) })) }]} />
      <DataTable
        caption={t('tasks')} result={{ ...tasks, refreshing: false }} table={table} rowKey={(row) => row.id}
        columns={[
          { key: 'title', title: t('task'), width: '30%', cell: (row) => text({ zh: row.titleZh, en: row.titleEn }) },
          { key: 'state', title: t('state'), cell: (row) => <StateTag tone={taskStates[row.state].tone} text={taskStates[row.state].text} /> },
          { key: 'progress', title: t('progress'), cell: (row) => (row.totalCount === null ? <span className="lc-number">{numberText(row.doneCount)}</span> : <RatioBar digits={0} ratio={{ numerator: row.doneCount, denominator: row.totalCount }} />) },
          { key: 'created', title: t('createdAt'), cell: (row) => <DateText value={row.createdAt} style="dateTime" /> },
          { key: 'finished', title: t('finishedAt'), wideOnly: true, cell: (row) => <DateText value={row.finishedAt} style="dateTime" /> },
          { key: 'acts', title: t('actions'), cell: (row) => <TaskActs task={row} /> },
        ]}
        empty={<EmptyState icon={ListChecks} title={t('noTasks')} advice={t('noTasksAdvice')} />}
      />
    </>
  );
}

function TaskActs({ task }: { readonly task: Task }) {
  const t = useT(administrationMessages);
  const urlOf = useUrlOf();
  const over = task.state !== 'waiting' && task.state !== 'running';
  const detail = useRead(readTask, { taskId: task.id }, { enabled: over, fresh_ms: 600_000 }).data;
  const cancel = useWrite(cancelTask, { invalidates: ['platform'] });
  if (!over) return <Button small kind="danger" pending={cancel.pending} disabled={task.cancelRequested} onClick={() => void cancel.run({ taskId: task.id })}>{t(task.cancelRequested ? 'cancelling' : 'cancel')}</Button>;
  if (detail?.problem) return <span className="lc-small lc-tone-text-danger">{detail.problem.title}</span>;
  if (detail?.report == null) return null;
  const { report } = detail;
  return (
    <span className="lc-row lc-small">
      {t('reportIs', { good: numberText(report.created + report.updated), bad: numberText(report.badRowCount) })}
      {report.hasErrorWorkbook && <DownloadButton small kind="quiet" icon={Download} href={urlOf(readTaskErrors, { taskId: task.id })}>{t('errors')}</DownloadButton>}
    </span>
  );
}

/** 任务部件 · States of a task, and stopping one. */
import type { OutputOf } from '#platform/contract/index.ts';
import { cancelTask, listTasks, readTask, taskState } from '#platform/contract/tasks.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import type { Tone } from '#platform/web/tokens.ts';
import { ConfirmButton } from '#platform/web/ui/index.ts';
import { administrationMessages } from './messages.ts';

type Task = OutputOf<typeof listTasks>['rows'][number];

export const TASK_STATES = taskState.options;

export const taskTones: Readonly<Record<Task['state'], Tone>> = { waiting: 'neutral', running: 'info', done: 'ok', failed: 'danger', cancelled: 'held' };

/** 未结束 */
export function isOpen(task: Pick<Task, 'state'>): boolean {
  return task.state === 'waiting' || task.state === 'running';
}

export function CancelTask({ task }: { readonly task: Task }) {
  const t = useT(administrationMessages);
  const cancel = useWrite(cancelTask, { invalidates: [listTasks, readTask], done: { zh: '已请求取消', en: 'Asked to stop' } });
  if (task.cancelRequested) return <span className="lc-quiet">{t('cancelling')}</span>;
  return <ConfirmButton small label={t('cancel')} question={t('cancelAsk')} action={t('cancel')} kind="danger" pending={cancel.pending} problem={cancel.problem} onConfirm={() => cancel.run({ taskId: task.id })}><p>{t('cancelNote')}</p></ConfirmButton>;
}

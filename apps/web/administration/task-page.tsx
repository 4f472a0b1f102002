/** 任务页 · One task: how far it is, how it ended, and what is to be corrected. */
import { useEffect, useState } from 'react';
import { Download } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { downloadTaskFile, readTask, readTaskErrors } from '#platform/contract/tasks.ts';
import type { ImportReport } from '#platform/contract/tasks.ts';
import { useRead, useUrlOf } from '#platform/web/client.tsx';
import { bytesText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { BadRowTable } from '#platform/web/tasks/import-panel.tsx';
import { DateText, DownloadButton, JobProgress, KeyValue, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag, StatTile } from '#platform/web/ui/index.ts';
import { administrationMessages } from './messages.ts';
import { CancelTask, isOpen, taskTones } from './task-parts.tsx';

const POLL_MS = 1_000;

type Task = OutputOf<typeof readTask>;

export function TaskPage() {
  const t = useT(administrationMessages);
  const text = useText();
  const { taskId } = useRouteParams<'taskId'>();
  const [moving, setMoving] = useState(true);
  const found = useRead(readTask, { taskId }, moving ? { every_ms: POLL_MS } : {});
  const task = found.data;
  useEffect(() => { if (task !== undefined) setMoving(isOpen(task)); }, [task]);
  const trail = [{ text: t('tasks'), to: '/tasks' }];
  if (task === undefined) return found.problem === null ? <Skeleton lines={5} /> : <><PageHeader title={t('task')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const title = text({ zh: task.titleZh, en: task.titleEn });
  return (
    <>
      <PageHeader title={title} trail={trail} beside={<StateTag tone={taskTones[task.state]} text={t(task.state)} />} actions={isOpen(task) && <CancelTask task={task} />} />
      {isOpen(task) && <Section><JobProgress title={title} state={task.state === 'waiting' ? 'waiting' : 'running'} {...(task.totalCount === null ? {} : { done: task.doneCount, total: task.totalCount })} /></Section>}
      {task.problem !== null && <Notice tone="danger" title={task.problem.title}><p>{task.problem.advice}</p></Notice>}
      {task.file !== null && <MadeFile task={task} file={task.file} />}
      <TaskFacts task={task} />
      {task.report !== null && <Report report={task.report} taskId={task.id} />}
    </>
  );
}

function MadeFile({ task, file }: { readonly task: Task; readonly file: NonNullable<Task['file']> }) {
  const t = useT(administrationMessages);
  const urlOf = useUrlOf();
  return (
    <Section title={file.fileName} actions={<DownloadButton kind="primary" icon={Download} href={urlOf(downloadTaskFile, { taskId: task.id })}>{t('download')}</DownloadButton>}>
      <KeyValue columns={2} facts={[{ label: t('fileSize'), value: bytesText(file.bytes) }, { label: t('keptUntil'), value: <DateText value={file.keptUntil} style="dateTime" /> }]} />
    </Section>
  );
}

function TaskFacts({ task }: { readonly task: Task }) {
  const t = useT(administrationMessages);
  return (
    <Section title={t('facts')}>
      <KeyValue
        columns={3}
        facts={[
          { label: t('created'), value: <DateText value={task.createdAt} style="dateTime" /> },
          { label: t('started'), value: <DateText value={task.startedAt} style="dateTime" /> },
          { label: t('finished'), value: <DateText value={task.finishedAt} style="dateTime" /> },
          ...(task.result === null ? [] : [{ label: t('result'), wide: true, value: <code>{JSON.stringify(task.result)}</code> }]),
        ]}
      />
    </Section>
  );
}

const outcomes = { previewed: 'previewed', written: 'wrote', nothingWritten: 'wroteNothing' } as const;

function Report({ report, taskId }: { readonly report: ImportReport; readonly taskId: string }) {
  const t = useT(administrationMessages);
  const urlOf = useUrlOf();
  return (
    <>
      <Section title={t('report')} about={t(outcomes[report.outcome])} actions={report.hasErrorWorkbook && <DownloadButton icon={Download} href={urlOf(readTaskErrors, { taskId })}>{t('errors')}</DownloadButton>}>
        <div className="lc-tiles">
          <StatTile label={t('rows')} value={report.totalRows} />
          <StatTile label={t('good')} value={report.goodRows} />
          <StatTile label={t('bad')} value={report.totalRows - report.goodRows} {...(report.badRowCount > 0 ? { tone: 'danger' as const } : {})} />
          <StatTile label={t('createdRows')} value={report.created} />
          <StatTile label={t('updated')} value={report.updated} />
          <StatTile label={t('unchanged')} value={report.unchanged} />
        </div>
        {report.ignoredColumns.length > 0 && <p className="lc-quiet lc-small">{t('ignored', { names: report.ignoredColumns.join('、') })}</p>}
      </Section>
      {report.badRows.length > 0 && <BadRowTable rows={report.badRows} count={report.badRowCount} />}
    </>
  );
}

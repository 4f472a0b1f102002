/** 任务页 · One task: who does it by when, what it serves, what happened, and what can be done now. */
import { Pencil } from 'lucide-react';
import { readFile, readThumbnail } from '#modules/files/contract/index.ts';
import { useRead, useUrlOf } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { DateText, KeyValue, LinkButton, PageHeader, PhotoStrip, ProblemAlert, Section, Skeleton, StateTag, Timeline } from '#platform/web/ui/index.ts';
import { readPlanTask, taskStateWords } from '../contract/index.ts';
import { OWED_STATES } from '../domain/index.ts';
import { TaskActs } from './task-acts.tsx';
import { taskPlanMessages } from './task-messages.ts';
import { taskTones } from './task-words.ts';
import './plans.css';

export function TaskPage() {
  const t = useT(taskPlanMessages);
  const text = useText();
  const urlOf = useUrlOf();
  const { taskId } = useRouteParams<'taskId'>();
  const mayManage = useCan('plans.manage');
  const found = useRead(readPlanTask, { taskId });
  const task = found.data;
  if (task === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('task')} trail={[{ text: t('tasks'), to: '/plan-tasks' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const unit = (each: { nameZh: string; nameEn: string }) => text({ zh: each.nameZh, en: each.nameEn });
  return (
    <>
      <PageHeader
        title={task.name} trail={[{ text: t('plans'), to: '/plans' }, { text: unit(task.plan), to: `/plans/${task.plan.id}` }, { text: t('tasks'), to: '/plan-tasks' }]}
        beside={<><StateTag tone={taskTones[task.state]} text={taskStateWords[task.state]} />{task.isOverdue && <StateTag tone="danger" text={t('late')} />}</>}
        actions={<>{mayManage && task.planState !== 'ended' && OWED_STATES.includes(task.state) && <LinkButton icon={Pencil} to={`/plan-tasks/${task.id}/edit`}>{t('edit')}</LinkButton>}<TaskActs task={task} /></>}
      />
      <Section>
        <KeyValue facts={[
          { label: t('code'), value: <span className="lc-number">{task.code}</span> }, { label: t('lead'), value: unit(task.lead) }, { label: t('helpers'), value: task.helpers.length === 0 ? null : task.helpers.map(unit).join('、') }, { label: t('owner'), value: task.owner?.name ?? null },
          { label: t('starts'), value: task.startsOn === null ? null : <DateText value={task.startsOn} /> }, { label: t('due'), value: <DateText value={task.dueOn} /> }, { label: t('target'), value: task.target === null ? null : <AppLink to={`/plan-targets/${task.target.id}`}>{task.target.name}</AppLink> }, { label: t('evidence'), wide: true, value: task.evidence === '' ? null : task.evidence },
        ]} />
      </Section>
      {task.serves.length > 0 && (
        <Section title={t('standards')} about={t('serves', { n: task.serves.length })}>
          <ul className="lc-stack">
            {task.serves.map((each) => <li key={each.id}>{each.code} {unit(each)} <span className="lc-quiet lc-small">{text({ zh: each.edition.titleZh, en: each.edition.titleEn })}{each.via !== null && <> · {t('via', { code: each.via.code })}（{t(`relation_${each.via.relation}`)}）</>}</span></li>)}
          </ul>
        </Section>
      )}
      <Section title={t('history')}>
        <Timeline label={t('history')} events={task.history.map((event, at) => ({
          id: String(at), at: event.at, by: event.by, title: t(`act_${event.act}`), tone: event.act === 'returned' || event.act === 'dropped' ? 'danger' as const : event.act === 'accepted' ? 'ok' as const : 'neutral' as const,
          note: <>{event.note !== null && <p>{event.note}</p>}{event.fileIds.length > 0 && <PhotoStrip label={t('photos')} photos={event.fileIds.map((fileId) => ({ url: urlOf(readFile, { fileId }), thumbnailUrl: urlOf(readThumbnail, { fileId }), alt: t('photoOf', { task: task.name }) }))} />}</>,
        }))} />
      </Section>
    </>
  );
}

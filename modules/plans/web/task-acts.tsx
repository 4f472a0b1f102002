/** 任务办理 · Begin and deliver by the unit; accept, return and drop by the office. */
import { useState } from 'react';
import { Check, CircleSlash, PackageCheck, Play, Undo2 } from 'lucide-react';
import { UPLOAD_BYTES_MAX, uploadFile } from '#modules/files/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, ConfirmButton, DateText, Field, fieldError, FileDrop, fileForOperation, Notice, ProblemAlert, TextArea } from '#platform/web/ui/index.ts';
import { acceptPlanTask, beginPlanTask, deliverPlanTask, dropPlanTask, suggestDelivery } from '../contract/index.ts';
import type { readPlanTask } from '../contract/index.ts';
import { stateAfter } from '../domain/index.ts';
import { taskPlanMessages } from './task-messages.ts';

type Task = OutputOf<typeof readPlanTask>;
const INVALIDATES = ['plans', 'duties'];
const done = { zh: '已办理', en: 'Done' };
const PHOTOS_MAX = 9;

export function TaskActs({ task }: { readonly task: Task }) {
  const t = useT(taskPlanMessages);
  const [mayDeliver, mayManage] = [useCan('plans.deliver') && task.mayDeliver, useCan('plans.manage')];
  const begin = useWrite(beginPlanTask, { invalidates: INVALIDATES, done });
  const runs = task.planState === 'inForce';
  const acting = { taskId: task.id, version: task.version };
  return (
    <>
      {runs && mayDeliver && stateAfter(task.state, 'begin') !== null && <Button icon={Play} pending={begin.pending} onClick={() => void begin.run(acting)}>{t('begin')}</Button>}
      <ProblemAlert problem={begin.problem} />
      {runs && mayDeliver && stateAfter(task.state, 'deliver') !== null && <DeliverAct task={task} />}
      {runs && mayManage && stateAfter(task.state, 'accept') !== null && (task.mayAccept ? <><SayAct task={task} accept /><SayAct task={task} accept={false} /></> : <span className="lc-quiet">{t('notByYou')}</span>)}
      {mayManage && stateAfter(task.state, 'drop') !== null && <DropAct task={task} />}
    </>
  );
}

/** What was said of the same before: taken over, to confirm or change. Photos are not: one photo proves one delivery. */
function KnownDeliveries({ task, note, onTake }: { readonly task: Task; readonly note: string; readonly onTake: (note: string) => void }) {
  const t = useT(taskPlanMessages);
  const text = useText();
  const rows = (useRead(suggestDelivery, { taskId: task.id }).data?.rows ?? []).filter((row) => row.note !== note);
  if (rows.length === 0) return null;
  return (
    <Notice title={t('knownDelivery')}>
      <ul>
        {rows.map((row) => (
          <li key={row.taskId}>
            <p>{row.note} <span className="lc-quiet lc-small"><AppLink to={`/plan-tasks/${row.taskId}`}>{row.code} {row.name}</AppLink> · {text({ zh: row.planZh, en: row.planEn })} · <DateText value={row.on} /> · {t('daysAgo', { n: row.ageDays })} · {t('sharedWith', { list: row.shared.join('、') })}</span></p>
            <Button small onClick={() => onTake(row.note)}>{t('takeKnown')}</Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function DeliverAct({ task }: { readonly task: Task }) {
  const t = useT(taskPlanMessages);
  const [note, setNote] = useState('');
  const [fileIds, setFiles] = useState<readonly string[]>([]);
  const upload = useWrite(uploadFile);
  const deliver = useWrite(deliverPlanTask, { invalidates: INVALIDATES, done });
  const take = async (file: File | null) => {
    if (file === null) return;
    const sent = await upload.run({ file: await fileForOperation(file), organisationId: task.lead.id });
    if (sent !== undefined) setFiles((before) => [...new Set([...before, sent.id])]);
  };
  return (
    <ConfirmButton kind="primary" icon={PackageCheck} label={t('deliver')} question={t('deliverAsk', { task: task.name })} action={t('deliver')} pending={deliver.pending || upload.pending} problem={deliver.problem ?? upload.problem} onConfirm={() => deliver.run({ taskId: task.id, version: task.version, note, fileIds: [...fileIds] })}>
      {task.evidence !== '' && <p>{t('evidence')}：{task.evidence}</p>}
      <KnownDeliveries task={task} note={note} onTake={setNote} />
      <Field label={t('note')} purpose={t('notePurpose')} required error={fieldError(deliver.problem, '/note')}>{(w) => <TextArea {...w} rows={3} maxLength={1000} value={note} onChange={setNote} />}</Field>
      {fileIds.length > 0 && <p role="status">{t('photos')} {fileIds.length}</p>}
      {fileIds.length < PHOTOS_MAX && <FileDrop label={t('addPhoto')} accept="image/jpeg,image/png,image/webp" acceptText="JPEG、PNG、WebP" limit_bytes={UPLOAD_BYTES_MAX} file={null} onChange={(file) => void take(file)} camera />}
    </ConfirmButton>
  );
}

function SayAct({ task, accept }: { readonly task: Task; readonly accept: boolean }) {
  const t = useT(taskPlanMessages);
  const [note, setNote] = useState('');
  const say = useWrite(acceptPlanTask, { invalidates: INVALIDATES, done });
  const word = accept ? 'accept' : 'return';
  return (
    <ConfirmButton kind={accept ? 'primary' : 'danger'} icon={accept ? Check : Undo2} label={t(word)} question={t(`${word}Ask`, { task: task.name })} action={t(word)} pending={say.pending} problem={say.problem} onConfirm={() => say.run({ taskId: task.id, version: task.version, accept, note: note.trim() === '' ? null : note })}>
      <Field label={t(accept ? 'acceptNote' : 'missing')} required={!accept} error={fieldError(say.problem, '/note')}>{(w) => <TextArea {...w} rows={3} maxLength={1000} value={note} onChange={setNote} />}</Field>
    </ConfirmButton>
  );
}

function DropAct({ task }: { readonly task: Task }) {
  const t = useT(taskPlanMessages);
  const [reason, setReason] = useState('');
  const drop = useWrite(dropPlanTask, { invalidates: INVALIDATES, done });
  return (
    <ConfirmButton kind="quiet" icon={CircleSlash} label={t('drop')} question={t('dropAsk', { task: task.name })} action={t('drop')} pending={drop.pending} problem={drop.problem} onConfirm={() => drop.run({ taskId: task.id, version: task.version, reason })}>
      <Field label={t('reason')} required error={fieldError(drop.problem, '/reason')}>{(w) => <TextArea {...w} rows={2} maxLength={1000} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

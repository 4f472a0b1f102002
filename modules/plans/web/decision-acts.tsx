/** 事项办理 · Said done by the unit; changed, dropped and opened again by the office. */
import { Suspense, useState } from 'react';
import { CircleCheck, CircleSlash, Pencil, Plus, RotateCcw } from 'lucide-react';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import { OrganisationSelect } from '#modules/places/web/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ConfirmButton, Field, fieldError, Select, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { addDecision, finishDecision, listPlanTasks, settleDecision, updateDecision } from '../contract/index.ts';
import type { listDecisions } from '../contract/index.ts';
import { meetingMessages } from './meeting-messages.ts';

type Decision = OutputOf<typeof listDecisions>['rows'][number];
const INVALIDATES = ['plans', 'duties'];
const done = { zh: '已保存', en: 'Saved' };
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Entered for a meeting, or changed. */
export function DecisionForm({ meetingId, known }: { readonly meetingId: string; readonly known?: Decision }) {
  const t = useT(meetingMessages);
  const [draft, setDraft] = useState({ words: known?.words ?? '', dueOn: known?.dueOn ?? '', taskId: known?.task?.id ?? '' });
  const [organisationId, setOrganisation] = useState(known?.organisation.id);
  const tasks = useRead(listPlanTasks, { ...(organisationId === undefined ? {} : { organisationId }), pageSize: 200 }, { enabled: organisationId !== undefined }).data?.rows ?? [];
  const add = useWrite(addDecision, { invalidates: INVALIDATES, done });
  const change = useWrite(updateDecision, { invalidates: INVALIDATES, done });
  const { pending, problem } = known === undefined ? add : change;
  const facts = { words: draft.words, dueOn: draft.dueOn, organisationId: organisationId ?? NOBODY, taskId: draft.taskId === '' ? null : draft.taskId };
  const choices = [...tasks, ...(known?.task == null || tasks.some(({ id }) => id === known.task?.id) ? [] : [known.task])];
  const error = (pointer: string) => fieldError(problem, pointer);
  return (
    <ConfirmButton
      small={known !== undefined} kind={known === undefined ? 'primary' : 'plain'} icon={known === undefined ? Plus : Pencil} label={t(known === undefined ? 'addDecision' : 'editDecision')} question={t('addDecision')} action={t('save')} pending={pending} problem={problem}
      onConfirm={() => (known === undefined ? add.run({ meetingId, ...facts }) : change.run({ decisionId: known.id, version: known.version, ...facts }))}
    >
      <Field label={t('decision')} required error={error('/words')}>{(w) => <TextArea {...w} rows={3} maxLength={1000} value={draft.words} onChange={(words) => setDraft({ ...draft, words })} />}</Field>
      <Field label={t('unit')} required error={error('/organisationId')}>{(w) => <Suspense><OrganisationSelect {...w} value={organisationId} onChange={setOrganisation} /></Suspense>}</Field>
      <Field label={t('due')} required error={error('/dueOn')}>{(w) => <TextInput {...w} type="date" value={draft.dueOn} onChange={(dueOn) => setDraft({ ...draft, dueOn })} />}</Field>
      <Field label={t('task')} error={error('/taskId')}>{(w) => <Select {...w} value={draft.taskId} choices={[{ value: '', label: t('noTask') }, ...choices.map((task) => ({ value: task.id, label: `${task.code} ${task.name}` }))]} onChange={(taskId) => setDraft({ ...draft, taskId })} />}</Field>
      <Suspense><BurdenPreview kind="plans.decision" about={{ self: meetingId, organisationId, words: draft.words }} /></Suspense>
    </ConfirmButton>
  );
}

export function DecisionActs({ decision }: { readonly decision: Decision }) {
  const [mayDeliver, mayManage] = [useCan('plans.deliver'), useCan('plans.manage')];
  return (
    <span className="lc-row">
      {decision.state === 'open' && mayDeliver && <FinishAct decision={decision} />}
      {decision.state === 'open' && mayManage && <><DecisionForm key={decision.version} meetingId={decision.meeting.id} known={decision} /><SettleAct decision={decision} state="dropped" /></>}
      {decision.state !== 'open' && mayManage && <SettleAct decision={decision} state="open" />}
    </span>
  );
}

function FinishAct({ decision }: { readonly decision: Decision }) {
  const t = useT(meetingMessages);
  const [note, setNote] = useState('');
  const finish = useWrite(finishDecision, { invalidates: INVALIDATES, done });
  return (
    <ConfirmButton small icon={CircleCheck} label={t('finish')} question={t('finishAsk', { words: decision.words })} action={t('finish')} pending={finish.pending} problem={finish.problem} onConfirm={() => finish.run({ decisionId: decision.id, version: decision.version, note })}>
      <Field label={t('note')} required error={fieldError(finish.problem, '/note')}>{(w) => <TextArea {...w} rows={3} maxLength={1000} value={note} onChange={setNote} />}</Field>
    </ConfirmButton>
  );
}

function SettleAct({ decision, state }: { readonly decision: Decision; readonly state: 'open' | 'dropped' }) {
  const t = useT(meetingMessages);
  const [note, setNote] = useState('');
  const settle = useWrite(settleDecision, { invalidates: INVALIDATES, done });
  const isDrop = state === 'dropped';
  const label = t(isDrop ? 'dropIt' : 'reopen');
  return (
    <ConfirmButton small kind={isDrop ? 'quiet' : 'plain'} icon={isDrop ? CircleSlash : RotateCcw} label={label} question={t(isDrop ? 'dropAsk' : 'reopenAsk', { words: decision.words })} action={label} pending={settle.pending} problem={settle.problem} onConfirm={() => settle.run({ decisionId: decision.id, version: decision.version, state, note })}>
      <Field label={t('reason')} required error={fieldError(settle.problem, '/note')}>{(w) => <TextArea {...w} rows={2} maxLength={1000} value={note} onChange={setNote} />}</Field>
    </ConfirmButton>
  );
}

/** 活动页 · One activity: its roll is called here, and what was served stands below. */
import { useState } from 'react';
import { ClipboardPen, ListChecks, Pencil, UserPlus } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Checkbox, ConfirmButton, DateText, Field, fieldError, KeyValue, LinkButton, Notice, PageHeader, ProblemAlert, Section, Skeleton, TextArea, TextInput, useNow } from '#platform/web/ui/index.ts';
import { enterService, readActivity, readServiceRules, recordRollCall } from '../contract/index.ts';
import { facilityMessages } from './facility-messages.ts';
import { ActivityChanges, CancelActivityAct } from './activity-changes.tsx';
import { AssignAct } from './assign-act.tsx';
import { planMessages } from './plan-messages.ts';
import { projectMessages } from './project-messages.ts';
import { hoursText } from './hours.ts';
import { useNameOf } from './names.ts';
import { RollOver } from './roll-over.tsx';
import { VolunteerPicker } from './volunteer-picker.tsx';
import { serviceMessages } from './service-messages.ts';
import { ServiceTable } from './service-table.tsx';

type Known = OutputOf<typeof readActivity>;
const INVALIDATES = ['volunteering'];

export function ActivityPage() {
  const t = useT(serviceMessages);
  const f = useT(facilityMessages);
  const p = useT(projectMessages);
  const c = useT(planMessages);
  const nameOf = useNameOf();
  const now = useNow();
  const { activityId } = useRouteParams<'activityId'>();
  const [mayCall, mayManage] = [useCan('volunteering.register'), useCan('volunteering.manage')];
  const found = useRead(readActivity, { activityId });
  const activity = found.data;
  if (activity === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('activity')} trail={[{ text: t('activities'), to: '/volunteer-activities' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader title={activity.name} trail={[{ text: t('activities'), to: '/volunteer-activities' }]} actions={<>{mayCall && activity.cancelled === null && <><LinkButton icon={Pencil} to={`/my-service/activities/${activity.id}/edit`}>{c('edit')}</LinkButton><CancelActivityAct activity={activity} /></>}{mayManage && <AssignAct key={activity.project?.id ?? ''} activity={activity} />}{mayManage && activity.cancelled === null && now <= Date.parse(activity.entryUntil) && <EnterAct activity={activity} />}{mayCall && <LinkButton icon={UserPlus} to={`/my-service/activities/${activity.id}`}>{t('signups')}</LinkButton>}{mayCall && activity.cancelled === null && now <= Date.parse(activity.rollUntil) && <RollCallAct activity={activity} />}</>} />
      {activity.cancelled !== null && <Notice tone="warn" title={c('cancelled')}><p>{activity.cancelled.reason}</p></Notice>}
      {mayCall && activity.cancelled === null && <RollOver rollUntil={activity.rollUntil} entryUntil={activity.entryUntil} mayEnter={mayManage} />}
      <Section>
        <KeyValue facts={[
          { label: t('code'), value: <span className="lc-number">{activity.code}</span> }, { label: t('team'), value: <AppLink to={`/volunteer-teams/${activity.team.id}`}>{activity.team.name}</AppLink> }, { label: t('place'), value: nameOf(activity.place) }, ...(activity.facility === null ? [] : [{ label: f('facility'), value: activity.facility.name }]), ...(activity.project === null ? [] : [{ label: p('belongs'), value: <AppLink to={`/volunteer-projects/${activity.project.id}`}>{activity.project.name}</AppLink> }]),
          { label: t('from'), value: <DateText value={activity.startsAt} style="dateTime" /> }, { label: t('to'), value: <DateText value={activity.endsAt} style="dateTime" /> }, ...(activity.capacity === null ? [] : [{ label: t('capacity'), value: numberText(activity.capacity) }]),
          { label: t('served'), value: <span className="lc-number">{numberText(activity.volunteerCount)}</span> }, { label: t('minutes'), value: <span className="lc-number">{hoursText(activity.minutes)}</span> },
        ]} />
      </Section>
      {mayCall && <ActivityChanges activityId={activity.id} />}
      <ServiceTable activityId={activity.id} />
    </>
  );
}

function RollCallAct({ activity }: { readonly activity: Known }) {
  const t = useT(serviceMessages);
  const [numbers, setNumbers] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [minorsAccompanied, setMinors] = useState(false);
  const call = useWrite(recordRollCall, { invalidates: INVALIDATES, done: { zh: '已记录', en: 'Recorded' } });
  const list = numbers.split(/[\s,，、;；]+/).filter((number) => number !== '');
  return (
    <ConfirmButton kind="primary" icon={ListChecks} label={t('rollCall')} question={t('rollCallAsk')} action={t('rollCall')} pending={call.pending} problem={call.problem} onConfirm={() => call.run({ activityId: activity.id, numbers: list, from, to, minorsAccompanied })}>
      <Field label={t('numbers')} purpose={t('numbersPurpose')} required error={fieldError(call.problem, '/numbers')}>{(w) => <TextArea {...w} rows={4} value={numbers} onChange={setNumbers} />}</Field>
      <Field label={t('from')} purpose={t('timePurpose')} required error={fieldError(call.problem, '/from')}>{(w) => <TextInput {...w} type="time" value={from} onChange={setFrom} />}</Field>
      <Field label={t('to')} required error={fieldError(call.problem, '/to')}>{(w) => <TextInput {...w} type="time" value={to} onChange={setTo} />}</Field>
      <Checkbox checked={minorsAccompanied} onChange={setMinors}>{t('minors')}</Checkbox>
    </ConfirmButton>
  );
}

function EnterAct({ activity }: { readonly activity: Known }) {
  const t = useT(serviceMessages);
  const [draft, setDraft] = useState({ number: '', from: '', to: '', reason: '', minorsAccompanied: false });
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const rules = useRead(readServiceRules, {}).data;
  const enter = useWrite(enterService, { invalidates: INVALIDATES, done: { zh: '已补录，待批准', en: 'Entered, to be decided' } });
  return (
    <ConfirmButton icon={ClipboardPen} label={t('enter')} question={t('enterAsk')} action={t('enter')} pending={enter.pending} problem={enter.problem} onConfirm={() => enter.run({ activityId: activity.id, ...draft })}>
      <p>{t('enterNote', { days: rules?.entryDays ?? '…' })} {rules?.isDefault === false && rules.source}</p>
      <VolunteerPicker value={draft.number} onChange={set('number')} error={fieldError(enter.problem, '/numbers')} />
      <Field label={t('from')} purpose={t('timePurpose')} required error={fieldError(enter.problem, '/from')}>{(w) => <TextInput {...w} type="time" value={draft.from} onChange={set('from')} />}</Field>
      <Field label={t('to')} required error={fieldError(enter.problem, '/to')}>{(w) => <TextInput {...w} type="time" value={draft.to} onChange={set('to')} />}</Field>
      <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(enter.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={draft.reason} onChange={set('reason')} />}</Field>
      <Checkbox checked={draft.minorsAccompanied} onChange={set('minorsAccompanied')}>{t('minors')}</Checkbox>
    </ConfirmButton>
  );
}

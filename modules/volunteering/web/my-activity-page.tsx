/** 活动与报名 · One activity as whoever joins it sees it, and below the list for whoever runs it. */
import { MonitorSmartphone, Pencil, UserPlus } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ConfirmButton, DateText, KeyValue, LinkButton, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag, useNow } from '#platform/web/ui/index.ts';
import { readMyActivity, signUp } from '../contract/index.ts';
import { CODE_MARGIN_MS, CODE_SENT_LATEST_MS } from '../domain/index.ts';
import { ActivityChanges, CancelActivityAct } from './activity-changes.tsx';
import { CancelAct } from './cancel-act.tsx';
import { CheckInAct } from './check-in-act.tsx';
import { checkInMessages } from './check-in-messages.ts';
import { facilityMessages } from './facility-messages.ts';
import { useSeats } from './join-page.tsx';
import { myMessages } from './my-messages.ts';
import { planMessages } from './plan-messages.ts';
import { useNameOf } from './names.ts';
import { SignupLists } from './signup-lists.tsx';
import './volunteering.css';

type Known = OutputOf<typeof readMyActivity>;
type Shift = Known['shifts'][number];
const INVALIDATES = ['volunteering'];

export function MyActivityPage() {
  const t = useT(myMessages);
  const c = useT(checkInMessages);
  const p = useT(planMessages);
  const f = useT(facilityMessages);
  const nameOf = useNameOf();
  const { activityId } = useRouteParams<'activityId'>();
  const now = useNow();
  const found = useRead(readMyActivity, { activityId });
  const activity = found.data;
  const trail = [{ text: t('mine'), to: '/my-service' }, { text: t('join'), to: '/my-service/join' }];
  if (activity === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('activity')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader title={activity.name} trail={trail} actions={activity.mayRun && activity.cancelled === null && <><LinkButton icon={Pencil} to={`/my-service/activities/${activity.id}/edit`}>{p('edit')}</LinkButton><CancelActivityAct activity={activity} /><LinkButton icon={MonitorSmartphone} to={`/my-service/activities/${activity.id}/screen`}>{c('screenAct')}</LinkButton></>} />
      {activity.cancelled !== null && <Notice tone="warn" title={p('cancelled')}><p>{activity.cancelled.reason}</p></Notice>}
      {!activity.isRegistered && activity.takesSignups && <Notice title={t('registerFirst')}><LinkButton to="/my-service">{t('toRegister')}</LinkButton></Notice>}
      <Section>
        <KeyValue facts={[{ label: t('team'), value: activity.team.name }, { label: t('place'), value: nameOf(activity.place) }, ...(activity.facility === null ? [] : [{ label: f('facility'), value: activity.facility }]), { label: t('from'), value: <DateText value={activity.startsAt} style="dateTime" /> }, { label: t('to'), value: <DateText value={activity.endsAt} style="dateTime" /> }, ...(activity.about === null ? [] : [{ label: t('about'), value: activity.about }])]} />
      </Section>
      <Section title={t('shifts')}>
        <ul className="lc-volunteering-shifts">{activity.shifts.map((shift) => <ShiftLine key={shift.id} shift={shift} activity={activity} />)}</ul>
      </Section>
      {activity.isRegistered && activity.cancelled === null && nearTo(activity, now) && <CheckInAct activityId={activity.id} />}
      {activity.mayRun && <ActivityChanges activityId={activity.id} />}
      {activity.mayRun && activity.cancelled === null && <SignupLists activityId={activity.id} about={activity.about} />}
    </>
  );
}

/** From when the screen opens until the last code can be sent. */
const nearTo = ({ startsAt, endsAt }: Known, now: number): boolean => now >= Date.parse(startsAt) - CODE_MARGIN_MS && now <= Date.parse(endsAt) + CODE_MARGIN_MS + CODE_SENT_LATEST_MS;

function ShiftLine({ shift, activity }: { readonly shift: Shift; readonly activity: Known }) {
  const t = useT(myMessages);
  const seats = useSeats();
  const now = useNow();
  const join = useWrite(signUp, { invalidates: INVALIDATES, done: { zh: '已报名', en: 'Signed up' } });
  const isFull = shift.capacity !== null && shift.taken >= shift.capacity;
  const mayJoin = shift.mine === null && activity.isRegistered && activity.takesSignups && Date.parse(shift.from) > now;
  return (
    <li>
      <div><strong><DateText value={shift.from} style="dateTime" /> – <DateText value={shift.to} style="dateTime" /></strong><span className="lc-quiet">{seats(shift)}</span></div>
      {shift.mine !== null && <StateTag tone={shift.mine.state === 'waiting' ? 'warn' : 'ok'} text={shift.mine.state === 'waiting' ? t('mineWaiting', { n: shift.mine.ahead }) : t('mineSigned')} />}
      {mayJoin && <ConfirmButton kind="primary" icon={UserPlus} label={t(isFull ? 'wait' : 'signUp')} question={t('signUpAsk')} action={t(isFull ? 'wait' : 'signUp')} pending={join.pending} problem={join.problem} onConfirm={() => join.run({ shiftId: shift.id })}><p>{t('signUpNote')}</p></ConfirmButton>}
      {shift.mine !== null && Date.parse(shift.from) > now && <CancelAct signupId={shift.mine.id} label={t('cancel')} />}
    </li>
  );
}

/** 报名名单 · Who signed up, shift by shift, for whoever runs the activity. */
import { useState } from 'react';
import { DoorClosed, DoorOpen, ListChecks, UserPlus } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { dateText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { Checkbox, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, ProblemAlert, Section, StateTag, TextArea, TextInput, useNow } from '#platform/web/ui/index.ts';
import { openSignups, readSignups, recordRollCall, signUpVolunteers, signupStateWords } from '../contract/index.ts';
import { CancelAct } from './cancel-act.tsx';
import { hoursText } from './hours.ts';
import { myMessages } from './my-messages.ts';
import { RollOver } from './roll-over.tsx';
import { serviceMessages } from './service-messages.ts';

type Shift = OutputOf<typeof readSignups>['shifts'][number];
const INVALIDATES = ['volunteering'];

export function SignupLists({ activityId, about }: { readonly activityId: string; readonly about: string | null }) {
  const t = useT(myMessages);
  const now = useNow();
  const mayEnter = useCan('volunteering.manage');
  const found = useRead(readSignups, { activityId });
  const rollIsOpen = found.data !== undefined && now <= Date.parse(found.data.rollUntil);
  return (
    <Section title={t('run')} about={t('runAbout')} actions={found.data !== undefined && <OpenAct activityId={activityId} about={about} isOpen={found.data.takesSignups} />}>
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      <div className="lc-stack">
        {found.data !== undefined && <RollOver rollUntil={found.data.rollUntil} entryUntil={found.data.entryUntil} mayEnter={mayEnter} />}
        {(found.data?.shifts ?? []).map((shift, at) => (
          <div key={shift.id} className="lc-stack">
          <h3><DateText value={shift.from} style="dateTime" /> – <DateText value={shift.to} style="time" /></h3>
          <DataTable
            caption={t('shiftOf', { n: at + 1 })} result={{ ...found, data: { rows: shift.signups, total: shift.signups.length } }} rowKey={(row) => row.id}
            tools={Date.parse(shift.from) > now ? <SignUpForAct shift={shift} /> : rollIsOpen && <RollAct key={shift.id} activityId={activityId} shift={shift} />}
            columns={[
              { key: 'volunteer', title: t('volunteer'), cell: (row) => <>{row.volunteer.label}{!row.volunteer.isAdult && <> <StateTag quiet tone="info" text={t('minor')} /></>}</> }, { key: 'number', title: t('number'), cell: (row) => <span className="lc-number">{row.volunteer.number}</span> },
              { key: 'state', title: t('state'), cell: (row) => <><StateTag quiet tone={row.state === 'waiting' ? 'warn' : 'ok'} text={signupStateWords[row.state]} />{row.isRecorded && <> <StateTag quiet tone="ok" text={t('recorded')} /></>}</> }, { key: 'at', title: t('signedAt'), wideOnly: true, cell: (row) => <DateText value={row.signedUpAt} style="dateTime" /> },
              ...(Date.parse(shift.from) > now ? [{ key: 'acts', title: '', cell: (row: Shift['signups'][number]) => <CancelAct signupId={row.id} label={t('take')} /> }] : []),
            ]}
            empty={<EmptyState title={t('nobody')} />}
          />
          </div>
        ))}
        {found.data !== undefined && found.data.others.length > 0 && (
          <DataTable
            caption={t('others')} result={{ ...found, data: { rows: found.data.others, total: found.data.others.length } }} rowKey={(row) => row.id}
            columns={[
              { key: 'volunteer', title: t('volunteer'), cell: (row) => <>{row.volunteer.label}{!row.volunteer.isAdult && <> <StateTag quiet tone="info" text={t('minor')} /></>}</> }, { key: 'number', title: t('number'), cell: (row) => <span className="lc-number">{row.volunteer.number}</span> },
              { key: 'from', title: t('from'), cell: (row) => <DateText value={row.from} style="time" /> }, { key: 'to', title: t('to'), cell: (row) => <DateText value={row.to} style="time" /> }, { key: 'minutes', title: t('minutes'), align: 'end', cell: (row) => <span className="lc-number">{hoursText(row.minutes)}</span> },
              { key: 'state', title: t('state'), cell: (row) => <StateTag quiet tone={row.isCounted ? 'ok' : 'warn'} text={t(row.isCounted ? 'recorded' : 'othersWait')} /> },
            ]}
            empty={null}
          />
        )}
      </div>
    </Section>
  );
}

function OpenAct({ activityId, about: known, isOpen }: { readonly activityId: string; readonly about: string | null; readonly isOpen: boolean }) {
  const t = useT(myMessages);
  const [about, setAbout] = useState(known ?? '');
  const open = useWrite(openSignups, { invalidates: INVALIDATES, done: { zh: '已更改', en: 'Changed' } });
  return (
    <ConfirmButton icon={isOpen ? DoorClosed : DoorOpen} label={t(isOpen ? 'closeAct' : 'openAct')} question={t(isOpen ? 'closeAsk' : 'openAsk')} action={t(isOpen ? 'closeAct' : 'openAct')} pending={open.pending} problem={open.problem} onConfirm={() => open.run({ activityId, open: !isOpen, about: isOpen ? null : about })}>
      <p>{t(isOpen ? 'closeNote' : 'openNote')}</p>
      {!isOpen && <Field label={t('about')} purpose={t('aboutPurpose')} error={fieldError(open.problem, '/about')}>{(w) => <TextArea {...w} rows={4} maxLength={2_000} value={about} onChange={setAbout} />}</Field>}
    </ConfirmButton>
  );
}

/** Called over by ticks: those who have a record for the time already, and whoever calls, are not on the list. */
function RollAct({ activityId, shift }: { readonly activityId: string; readonly shift: Shift }) {
  const t = useT(serviceMessages);
  const m = useT(myMessages);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [more, setMore] = useState('');
  const [from, setFrom] = useState(dateText(shift.from, 'en', 'time'));
  // Hours are recorded once they were served: until somebody writes another, the end is now at most.
  const now = useNow();
  const [ownTo, setTo] = useState<string | null>(null);
  const to = ownTo ?? dateText(new Date(Math.min(now, Date.parse(shift.to))).toISOString(), 'en', 'time');
  const [minorsAccompanied, setMinors] = useState(false);
  const listed = shift.signups.filter(({ isMine, isRecorded }) => !isMine && !isRecorded).map(({ volunteer }) => volunteer);
  const call = useWrite(recordRollCall, { invalidates: INVALIDATES, done: { zh: '已记录', en: 'Recorded' }, onSuccess: () => { setTicked([]); setMore(''); } });
  const numbers = [...listed.map(({ number }) => number).filter((number) => ticked.includes(number)), ...more.split(/[\s,，、;；]+/).filter((number) => number !== '')];
  return (
    <ConfirmButton small kind="primary" icon={ListChecks} label={t('rollCall')} question={m('rollAsk')} action={t('rollCall')} pending={call.pending} problem={call.problem} onConfirm={() => call.run({ activityId, numbers, from, to, minorsAccompanied })}>
      <p>{m('rollNote')}</p>
      {listed.length > 0 && (
        <fieldset className="lc-volunteering-roll">
          <legend>{m('rollList')}</legend>
          {listed.map(({ number, label, isAdult }) => <Checkbox key={number} checked={ticked.includes(number)} onChange={(on) => setTicked(on ? [...ticked, number] : ticked.filter((each) => each !== number))}>{label} <span className="lc-quiet lc-number">{number}</span>{!isAdult && <> <StateTag quiet tone="info" text={m('minor')} /></>}</Checkbox>)}
        </fieldset>
      )}
      <Field label={m('rollMore')} purpose={t('numbersPurpose')} error={fieldError(call.problem, '/numbers')}>{(w) => <TextArea {...w} rows={2} value={more} onChange={setMore} />}</Field>
      <Field label={t('from')} purpose={t('timePurpose')} required error={fieldError(call.problem, '/from')}>{(w) => <TextInput {...w} type="time" value={from} onChange={setFrom} />}</Field>
      <Field label={t('to')} required error={fieldError(call.problem, '/to')}>{(w) => <TextInput {...w} type="time" value={to} onChange={setTo} />}</Field>
      <Checkbox checked={minorsAccompanied} onChange={setMinors}>{t('minors')}</Checkbox>
    </ConfirmButton>
  );
}

function SignUpForAct({ shift }: { readonly shift: Shift }) {
  const t = useT(myMessages);
  const [numbers, setNumbers] = useState('');
  const join = useWrite(signUpVolunteers, { invalidates: INVALIDATES, done: { zh: '已报名', en: 'Signed up' } });
  return (
    <ConfirmButton small icon={UserPlus} label={t('signUpFor')} question={t('signUpForAsk')} action={t('signUp')} pending={join.pending} problem={join.problem} onConfirm={() => join.run({ shiftId: shift.id, numbers: numbers.split(/[\s,，、;；]+/).filter((number) => number !== '') })}>
      <Field label={t('numbers')} purpose={t('numbersPurpose')} required error={fieldError(join.problem, '/numbers')}>{(w) => <TextArea {...w} rows={3} value={numbers} onChange={setNumbers} />}</Field>
    </ConfirmButton>
  );
}

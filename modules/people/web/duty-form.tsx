/** 安排责任 · Who answers for a site or a place from a day on; and ending a duty without a successor. */
import { Suspense, useState } from 'react';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, ConfirmButton, Field, fieldError, ProblemAlert, Section, Segmented, Select, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { DUTY_HOLDER, DUTY_ROLES, dutyRoleWords } from '#modules/places/contract/index.ts';
import type { DutyRole } from '#modules/places/contract/index.ts';
import { OrganisationSelect, PlaceSelect, SiteSelect } from '#modules/places/web/index.ts';
import { assignDuty, endDuty } from '../contract/index.ts';
import { peopleMessages } from './messages.ts';
import { PersonSelect } from './pickers.tsx';
import { useToday } from './use-people.ts';
import './people.css';

interface DutyFormProps {
  /** Settled by the page: the person who takes the duty, or the site that needs a holder. */
  readonly personId?: string;
  readonly siteId?: string;
  /** Begins with this role. */
  readonly role?: DutyRole;
  readonly onClose: () => void;
}

interface Draft {
  readonly role: DutyRole; readonly on: 'site' | 'place'; readonly siteId: string | undefined; readonly placeId: string | undefined;
  readonly personId: string | undefined; readonly organisationId: string | undefined; readonly from: string; readonly to: string; readonly reason: string;
}

/** What is still missing is not sent: the button waits for it. */
function inputOf(draft: Draft, today: string) {
  const subject = draft.on === 'site' ? { siteId: draft.siteId } : { placeId: draft.placeId };
  const holder = DUTY_HOLDER[draft.role] === 'person' ? { personId: draft.personId } : { organisationId: draft.organisationId };
  if (Object.values({ ...subject, ...holder }).includes(undefined)) return null;
  const reason = draft.reason.trim();
  return { ...subject, ...holder, role: draft.role, from: draft.from === '' ? today : draft.from, to: draft.to === '' ? null : draft.to, ...(reason === '' ? {} : { reason }) };
}

export function DutyForm({ personId, siteId, role, onClose }: DutyFormProps) {
  const t = useT(peopleMessages);
  const text = useText();
  const today = useToday();
  const [draft, setDraft] = useState<Draft>({ role: role ?? 'siteLeader', on: 'site', siteId, placeId: undefined, personId, organisationId: undefined, from: '', to: '', reason: '' });
  const change = (next: Partial<Draft>) => setDraft({ ...draft, ...next });
  const assign = useWrite(assignDuty, { invalidates: ['people', 'places'], done: { zh: '责任已安排', en: 'Duty assigned' }, onSuccess: onClose });
  const error = (pointer: string) => fieldError(assign.problem, pointer);
  const input = inputOf(draft, today);
  const roles = DUTY_ROLES.filter((each) => personId === undefined || DUTY_HOLDER[each] === 'person');
  return (
    <Section title={t('assignDuty')}>
      <form className="lc-stack" noValidate onSubmit={(event) => { event.preventDefault(); if (input !== null) void assign.run(input); }}>
        <div className="lc-people-form">
          <Field label={t('duty')} purpose={t('dutyRolePurpose')} required error={error('/role')}>{(w) => <Select {...w} value={draft.role} choices={roles.map((each) => ({ value: each, label: text(dutyRoleWords[each]) }))} onChange={(next) => { if (next !== '') change({ role: next }); }} />}</Field>
          {siteId === undefined && <SubjectField draft={draft} onChange={change} error={error(draft.on === 'site' ? '/siteId' : '/placeId')} />}
          {personId === undefined && (DUTY_HOLDER[draft.role] === 'person'
            ? <Field label={t('person')} purpose={t('personPurpose')} required error={error('/personId')}>{(w) => <PersonSelect {...w} value={draft.personId} onChange={(id) => change({ personId: id })} />}</Field>
            : <Field label={t('organisation')} purpose={t('organisationAnchorPurpose')} required error={error('/organisationId')}>{(w) => <Suspense><OrganisationSelect {...w} value={draft.organisationId} onChange={(id) => change({ organisationId: id })} /></Suspense>}</Field>)}
          <Field label={t('dutyFrom')} purpose={t('dutyFromPurpose')} required error={error('/from')}>{(w) => <TextInput {...w} type="date" value={draft.from === '' ? today : draft.from} onChange={(from) => change({ from })} />}</Field>
          <Field label={t('dutyTo')} purpose={t('dutyToPurpose')} error={error('/to')}>{(w) => <TextInput {...w} type="date" value={draft.to} onChange={(to) => change({ to })} />}</Field>
          <div className="lc-people-whole"><Field label={t('reason')} purpose={t('dutyReasonPurpose')} error={error('/reason')}>{(w) => <TextInput {...w} maxLength={300} value={draft.reason} onChange={(reason) => change({ reason })} />}</Field></div>
        </div>
        <ProblemAlert problem={assign.problem} fieldLabels={{ '/from': t('dutyFrom'), '/to': t('dutyTo'), '/role': t('duty') }} />
        <div className="lc-row"><Button type="submit" kind="primary" disabled={input === null} pending={assign.pending}>{t('assignDuty')}</Button><Button onClick={onClose}>{t('cancel')}</Button></div>
      </form>
    </Section>
  );
}

function SubjectField({ draft, onChange, error }: { readonly draft: Draft; readonly onChange: (next: Partial<Draft>) => void; readonly error: string | undefined }) {
  const t = useT(peopleMessages);
  return (
    <div className="lc-stack">
      <Segmented label={t('on')} value={draft.on} choices={[{ value: 'site', label: t('onSite') }, { value: 'place', label: t('onPlace') }]} onChange={(on) => onChange({ on })} />
      {draft.on === 'site'
        ? <Field label={t('site')} purpose={t('sitePurpose')} required error={error}>{(w) => <Suspense><SiteSelect {...w} value={draft.siteId} onChange={(siteId) => onChange({ siteId })} /></Suspense>}</Field>
        : <Field label={t('place')} purpose={t('placePurpose')} required error={error}>{(w) => <Suspense><PlaceSelect {...w} value={draft.placeId} onChange={(placeId) => onChange({ placeId })} /></Suspense>}</Field>}
    </div>
  );
}

/** 结束责任 */
export function EndDutyButton({ dutyId, role }: { readonly dutyId: string; readonly role: DutyRole }) {
  const t = useT(peopleMessages);
  const text = useText();
  const today = useToday();
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const end = useWrite(endDuty, { invalidates: ['people', 'places'], done: { zh: '责任已结束', en: 'Duty ended' } });
  const to = day === '' ? today : day;
  return (
    <ConfirmButton small kind="quiet" label={t('endDuty')} question={t('endDutyAsk')} action={t('endDuty')} pending={end.pending} problem={end.problem} onConfirm={() => end.run({ dutyId, to, reason })}>
      <p>{t('endDutyNote', { role: text(dutyRoleWords[role]) })}</p>
      <Field label={t('endDay')} required error={fieldError(end.problem, '/to')}>{(w) => <TextInput {...w} type="date" value={to} onChange={setDay} />}</Field>
      <Field label={t('reason')} purpose={t('endReasonPurpose')} required error={fieldError(end.problem, '/reason')}>{(w) => <TextArea {...w} rows={2} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

/** 我的志愿服务 · One's own hours, what comes next, and the teams one leads. */
import { useState } from 'react';
import { CalendarHeart, HandHeart } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { Button, Checkbox, DataTable, DateText, EmptyState, Field, fieldError, KeyValue, LinkButton, Notice, PageHeader, ProblemAlert, Section, Select, Skeleton, StateTag, TextInput } from '#platform/web/ui/index.ts';
import { certificateStateWords, gradeWords, readMyService, registerMyself, serviceStateWords, signupStateWords } from '../contract/index.ts';
import { hoursText } from './hours.ts';
import { OwnChange } from './activity-changes.tsx';
import { AppealAct } from './appeal-act.tsx';
import { banMessages } from './ban-messages.ts';
import { AskCertificateAct, OwnRequests } from './certificate-requests.tsx';
import { CorrectionAct } from './correction-act.tsx';
import { certificateMessages } from './certificate-messages.ts';
import { StarLine } from './star-line.tsx';
import { HoursByGrade } from './hours-by-grade.tsx';
import { myMessages } from './my-messages.ts';
import { useNameOf } from './names.ts';
import { notAskedFor } from './own-certificates.ts';
import './volunteering.css';

type Mine = OutputOf<typeof readMyService>;

export function MyServicePage() {
  const t = useT(myMessages);
  const found = useRead(readMyService, {});
  const mine = found.data;
  if (mine === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('mine')} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader title={t('mine')} about={t('mineAbout')} actions={<LinkButton kind="primary" icon={CalendarHeart} to="/my-service/join">{t('find')}</LinkButton>} />
      {mine.volunteer === null ? <RegisterForm places={mine.places} /> : <Registered mine={mine} volunteer={mine.volunteer} found={found} />}
      {mine.ledTeams.length > 0 && (
        <Section title={t('led')}>
          <ul className="lc-volunteering-branches">{mine.ledTeams.map((team) => <li key={team.id}><AppLink to={`/my-service/teams/${team.id}`}>{team.name}</AppLink><span className="lc-quiet lc-small">{t('members', { n: team.memberCount })}</span></li>)}</ul>
        </Section>
      )}
    </>
  );
}

function Registered({ mine, volunteer, found }: { readonly mine: Mine; readonly volunteer: NonNullable<Mine['volunteer']>; readonly found: ReturnType<typeof useRead<typeof readMyService>> }) {
  const t = useT(myMessages);
  const c = useT(certificateMessages);
  const text = useText();
  const nameOf = useNameOf();
  const others = notAskedFor(mine);
  return (
    <>
      {mine.changes.map((told) => <OwnChange key={told.change.id} told={told} />)}
      {mine.bans.map((ban) => <OwnBan key={ban.id} ban={ban} />)}
      <Section>
        <KeyValue facts={[{ label: t('label'), value: volunteer.label }, { label: t('number'), value: <span className="lc-number">{volunteer.number}</span> }, { label: t('registeredOn'), value: <DateText value={volunteer.registeredOn} /> }, { label: t('teams'), value: mine.teams.length === 0 ? t('noTeams') : mine.teams.map(({ name }) => name).join(text({ zh: '、', en: ', ' })) }]} />
      </Section>
      {mine.figures !== null && <HoursByGrade figures={mine.figures} withShare={false} />}
      {mine.star !== null && <StarLine star={mine.star} />}
      <Section title={c('certificates')} actions={<AskCertificateAct registeredOn={volunteer.registeredOn} />}>
        <OwnRequests requests={mine.certificateRequests} />
        {others.length === 0 ? mine.certificateRequests.length === 0 && <p className="lc-quiet">{c('noneMine')}</p> : <ul className="lc-volunteering-branches">{others.map((certificate) => <li key={certificate.id}><AppLink to={`/service-certificates/${certificate.id}`}>{certificate.number}</AppLink><span className="lc-quiet lc-small">{text(certificateStateWords[certificate.state])} · {certificate.issuedOn}</span></li>)}</ul>}
      </Section>
      <Section title={t('next')} bare>
      <DataTable
        caption={t('next')} result={{ ...found, data: { rows: mine.signups, total: mine.signups.length } }} rowKey={(row) => row.id} rowTo={(row) => `/my-service/activities/${row.activity.id}`}
        columns={[
          { key: 'activity', title: t('activity'), cell: (row) => row.activity.name }, { key: 'from', title: t('from'), cell: (row) => <DateText value={row.from} style="dateTime" /> }, { key: 'place', title: t('place'), wideOnly: true, cell: (row) => nameOf(row.place) },
          { key: 'state', title: t('state'), cell: (row) => <StateTag quiet tone={row.state === 'waiting' ? 'warn' : 'ok'} text={signupStateWords[row.state]} /> },
        ]}
        empty={<EmptyState icon={CalendarHeart} title={t('noNext')} advice={t('noNextAdvice')} />}
      />
      </Section>
      <Section title={t('records')} bare>
      <DataTable
        caption={t('records')} result={{ ...found, data: { rows: mine.records, total: mine.records.length } }} rowKey={(row) => row.id}
        columns={[
          { key: 'activity', title: t('activity'), cell: (row) => row.activity }, { key: 'from', title: t('from'), cell: (row) => <DateText value={row.from} style="dateTime" /> }, { key: 'minutes', title: t('minutes'), align: 'end', cell: (row) => <span className="lc-number">{hoursText(row.minutes)}</span> },
          { key: 'grade', title: t('grade'), wideOnly: true, cell: (row) => text(gradeWords[row.grade]) }, { key: 'state', title: t('state'), cell: (row) => text(serviceStateWords[row.state]) }, { key: 'acts', title: '', cell: (row) => <CorrectionAct record={row} /> },
        ]}
        empty={<EmptyState icon={HandHeart} title={t('noRecords')} advice={t('noRecordsAdvice')} />}
      />
      </Section>
    </>
  );
}

/** What was decided on oneself, why, until when, and how to appeal. */
function OwnBan({ ban }: { readonly ban: Mine['bans'][number] }) {
  const b = useT(banMessages);
  if (!ban.blocksToday) return ban.liftedOn === null ? null : <Notice tone="info" title={b('mineLifted', { on: ban.liftedOn })}>{ban.answer}</Notice>;
  return (
    <Notice tone="warn" title={b('mineTitle', { to: ban.to })}>
      <p>{b('mineNote')}</p>
      <p><strong>{b('reason')}</strong> {ban.reason}</p>
      {ban.state === 'appealed' && <p>{b('appealed')}</p>}
      {ban.state === 'upheld' && <p><strong>{b('upheld')}</strong> {ban.answer}</p>}
      {ban.mayAppeal && <AppealAct banId={ban.id} />}
    </Notice>
  );
}

function RegisterForm({ places }: { readonly places: Mine['places'] }) {
  const t = useT(myMessages);
  const nameOf = useNameOf();
  const [draft, setDraft] = useState({ label: '', placeId: '', isAdult: false });
  const register = useWrite(registerMyself, { invalidates: ['volunteering'], done: { zh: '已登记', en: 'Registered' } });
  return (
    <Section title={t('registerTitle')} about={t('registerAbout')}>
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void register.run({ label: draft.label, placeId: draft.placeId, isAdult: true }); }}>
        <ProblemAlert problem={register.problem} />
        <div className="lc-grid">
          <Field label={t('label')} purpose={t('labelPurpose')} required error={fieldError(register.problem, '/label')}>{(w) => <TextInput {...w} maxLength={60} value={draft.label} onChange={(label) => setDraft({ ...draft, label })} />}</Field>
          <Field label={t('home')} purpose={t('homePurpose')} required error={fieldError(register.problem, '/placeId')}>{(w) => <Select {...w} value={draft.placeId} choices={[{ value: '', label: '—' }, ...places.map((place) => ({ value: place.id, label: nameOf(place) }))]} onChange={(placeId) => setDraft({ ...draft, placeId })} />}</Field>
        </div>
        <Checkbox checked={draft.isAdult} onChange={(isAdult) => setDraft({ ...draft, isAdult })}>{t('adult')}</Checkbox>
        <p className="lc-quiet lc-small">{t('minorNote')}</p>
        <div className="lc-row"><Button kind="primary" type="submit" icon={HandHeart} pending={register.pending} disabled={!draft.isAdult || draft.placeId === ''}>{t('register')}</Button></div>
      </form>
    </Section>
  );
}

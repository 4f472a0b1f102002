/** 公开推荐 · One nomination with what it may repeat; it becomes a candidate, joins one, or is declined with a reason. */
import { useState } from 'react';
import { UserCheck, X } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { Checkbox, ConfirmButton, DateText, Field, fieldError, KeyValue, PageHeader, ProblemAlert, Section, Select, Skeleton, StateTag, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { acceptNomination, createSubject, declineNomination, nominationStateWords, nominatorWords, readNomination, readSelectionRound } from '../contract/index.ts';
import { ClaimsField } from './claims-field.tsx';
import type { Claims } from './claims-field.tsx';
import { claimMessages } from './claim-messages.ts';
import { GroupFields, groupsOf } from './group-fields.tsx';
import type { Groups } from './group-fields.tsx';
import { nominationMessages } from './nomination-messages.ts';
import { nominationTones } from './words.ts';
import './honours.css';

type Known = OutputOf<typeof readNomination>;
const NEW = 'new';
const given = (value: string): string | null => (value.trim() === '' ? null : value);

export function NominationPage() {
  const [t, c] = [useT(nominationMessages), useT(claimMessages)];
  const text = useText();
  const { nominationId } = useRouteParams<'nominationId'>();
  const found = useRead(readNomination, { nominationId });
  const known = found.data;
  const trail = [{ text: t('title'), to: '/nominations' }];
  if (known === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('nomination')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader title={`${known.nominee} → ${text({ zh: known.titleZh, en: known.titleEn })}`} trail={trail} beside={<StateTag tone={nominationTones[known.state]} text={nominationStateWords[known.state]} />} actions={<>{known.acts.includes('accept') && <Accept known={known} />}{known.acts.includes('decline') && <Decline known={known} />}</>} />
      <div className="lc-split">
        <div className="lc-stack">
          <Section title={t('words')}><p className="lc-honours-words">{known.words ?? t('forgotten')}</p></Section>
          <Section title={t('subjects')}>
            {known.subjects.length === 0 ? <p className="lc-quiet">{t('noSubjects')}</p> : <ul className="lc-notice-list">{known.subjects.map((subject) => <li key={subject.id}><AppLink to={`/honour-subjects/${subject.id}`}>{subject.label} · {subject.code}</AppLink>{subject.placeZh !== null && <> · {text({ zh: subject.placeZh, en: subject.placeEn ?? subject.placeZh })}</>}{subject.candidateId !== null && <> · <AppLink to={`/candidates/${subject.candidateId}`}>{t('isCandidate')}</AppLink></>}</li>)}</ul>}
          </Section>
          {known.stars.some(({ isClaimed }) => isClaimed) && <Section title={c('claims')}><ul className="lc-honours-rules">{known.stars.filter(({ isClaimed }) => isClaimed).map((star) => <li key={star.code}>{text(star)}{star.words !== null && <>：{star.words}</>}</li>)}</ul></Section>}
          {known.alike.length > 0 && <Section title={t('alike')}><ul className="lc-notice-list">{known.alike.map((other) => <li key={other.id}><AppLink to={`/nominations/${other.id}`}>{other.number}</AppLink> · {text(nominationStateWords[other.state])}</li>)}</ul></Section>}
        </div>
        <Facts known={known} />
      </div>
    </>
  );
}

function Facts({ known }: { readonly known: Known }) {
  const t = useT(nominationMessages);
  const text = useText();
  return (
    <Section>
      <KeyValue columns={1} facts={[
        { label: t('round'), value: <AppLink to={`/selection-rounds/${known.roundId}`}>{known.roundName}</AppLink> }, { label: t('kind'), value: text(nominatorWords[known.kind]) }, { label: t('place'), value: known.placeZh === null ? null : text({ zh: known.placeZh, en: known.placeEn ?? known.placeZh }) },
        { label: t('nominator'), value: known.nominator }, { label: t('contact'), value: known.contact ?? t('forgotten') }, ...(known.kind === 'self' ? [{ label: t('mayName'), value: t(known.mayName ? 'mayNameYes' : 'mayNameNo') }] : []), { label: t('received'), value: <><DateText value={known.receivedAt} style="dateTime" /> · {known.number}</> },
        ...(known.candidate === null ? [] : [{ label: t('candidate'), value: <AppLink to={`/candidates/${known.candidate.id}`}>{known.nominee}</AppLink> }]), ...(known.reason === null ? [] : [{ label: t('reasonTold'), value: known.reason }]),
        ...(known.settledAt === null ? [] : [{ label: t('settledBy'), value: <>{known.settledByName} · <DateText value={known.settledAt} style="dateTime" /></> }]),
      ]} />
    </Section>
  );
}

function Accept({ known }: { readonly known: Known }) {
  const t = useT(nominationMessages);
  const text = useText();
  const [subjectId, setSubject] = useState(known.subjects[0]?.id ?? NEW);
  const [fresh, setFresh] = useState({ code: known.number, isAdult: false });
  const [classCode, setClass] = useState('');
  const [summary, setSummary] = useState('');
  const [claims, setClaims] = useState<Claims>(() => Object.fromEntries(known.stars.flatMap((star) => (star.isClaimed ? [[star.code, star.words ?? '']] : []))));
  const [groups, setGroups] = useState<Groups>({});
  const title = useRead(readSelectionRound, { roundId: known.roundId }).data?.titles.find(({ id: each }) => each === known.titleId);
  const classes = title?.classes ?? [];
  const create = useWrite(createSubject, { invalidates: ['honours'] });
  const accept = useWrite(acceptNomination, { invalidates: ['honours'], done: { zh: '已列为候选', en: 'Taken' } });
  const run = async () => {
    const isPerson = known.subjectKind === 'person';
    const id = subjectId !== NEW ? subjectId : (await create.run({ kind: known.subjectKind, code: fresh.code, label: known.nominee, placeId: known.placeId, isAdult: isPerson && fresh.isAdult }))?.id;
    if (id === undefined) return undefined;
    setSubject(id);
    return accept.run({ nominationId: known.id, subjectId: id, classCode: given(classCode), groups: groupsOf(title, groups), summary: given(summary), ...(known.stars.length === 0 ? {} : { claimedStars: Object.keys(claims) }) });
  };
  const choices = [...known.subjects.map((subject) => ({ value: subject.id, label: `${subject.label} · ${subject.code}${subject.candidateId === null ? '' : ` · ${t('isCandidate')}`}` })), ...(subjectId !== NEW && !known.subjects.some(({ id }) => id === subjectId) ? [{ value: subjectId, label: `${known.nominee} · ${fresh.code}` }] : []), { value: NEW, label: t('newOne') }];
  return (
    <ConfirmButton kind="primary" icon={UserCheck} label={t('accept')} question={t('acceptAsk')} action={t('accept')} pending={create.pending || accept.pending} problem={create.problem ?? accept.problem} onConfirm={run}>
      <Field label={t('who')} required>{(w) => <Select {...w} value={subjectId} choices={choices} onChange={setSubject} />}</Field>
      {subjectId === NEW && <Field label={t('code')} purpose={t('codePurpose')} required error={fieldError(create.problem, '/code')}>{(w) => <TextInput {...w} maxLength={80} value={fresh.code} onChange={(code) => setFresh({ ...fresh, code })} />}</Field>}
      {subjectId === NEW && known.subjectKind === 'person' && <Checkbox checked={fresh.isAdult} onChange={(isAdult) => setFresh({ ...fresh, isAdult })}>{t('isAdult')}</Checkbox>}
      {classes.length > 0 && <Field label={t('classCode')} required error={fieldError(accept.problem, '/classCode')}>{(w) => <Select {...w} value={classCode} placeholder="—" choices={classes.map((each) => ({ value: each.code, label: text(each) }))} onChange={setClass} />}</Field>}
      {known.stars.length > 0 && <ClaimsField stars={known.stars} claims={claims} onChange={setClaims} withWords={false} />}
      <GroupFields title={title} value={groups} onChange={setGroups} />
      <Field label={t('summary')} purpose={t('summaryPurpose')}>{(w) => <TextArea {...w} rows={4} maxLength={4_000} value={summary} onChange={setSummary} />}</Field>
    </ConfirmButton>
  );
}

function Decline({ known }: { readonly known: Known }) {
  const t = useT(nominationMessages);
  const [reason, setReason] = useState('');
  const decline = useWrite(declineNomination, { invalidates: ['honours'], done: { zh: '已办理', en: 'Settled' } });
  return (
    <ConfirmButton icon={X} label={t('decline')} question={t('declineAsk')} action={t('decline')} pending={decline.pending} problem={decline.problem} onConfirm={() => decline.run({ nominationId: known.id, reason })}>
      <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(decline.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

/** 推荐页 · One recommendation with its story; what came of it, and the title it has led to, are recorded here. */
import { useState } from 'react';
import { Medal, Send, Stamp } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { ConfirmButton, DateText, Field, fieldError, KeyValue, PageHeader, ProblemAlert, Section, Select, Skeleton, StateTag, TextArea, TextInput, Timeline } from '#platform/web/ui/index.ts';
import { readRecommendation, recommendationEventWords, recommendationStateWords, recordOutcome, registerChosen, sendAgain } from '../contract/index.ts';
import { RECOMMENDATION_OUTCOMES } from '../domain/index.ts';
import type { RecommendationOutcome } from '../domain/index.ts';
import { FindingsTable } from './findings-table.tsx';
import { recommendationMessages } from './recommendation-messages.ts';
import { useDay } from './use-day.ts';
import { recommendationTones } from './words.ts';

type Known = OutputOf<typeof readRecommendation>;
const INVALIDATES = ['honours'];
const given = (value: string): string | null => (value.trim() === '' ? null : value);

export function RecommendationPage() {
  const t = useT(recommendationMessages);
  const text = useText();
  const { recommendationId } = useRouteParams<'recommendationId'>();
  const found = useRead(readRecommendation, { recommendationId });
  const known = found.data;
  if (known === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('recommendation')} trail={[{ text: t('title'), to: '/recommendations' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader title={`${known.subject.label} → ${text({ zh: known.title.nameZh, en: known.title.nameEn })}`} trail={[{ text: t('title'), to: '/recommendations' }]} beside={<StateTag tone={recommendationTones[known.state]} text={recommendationStateWords[known.state]} />} />
      <div className="lc-split">
        <div className="lc-stack">
          <Section title={t('story')}>
            <Timeline label={t('story')} events={known.events.map((event) => ({
              id: event.id, at: event.at, title: text(recommendationEventWords[event.kind]), by: event.byName, tone: event.kind === 'chosen' || event.kind === 'awarded' ? 'ok' as const : event.kind === 'returned' ? 'warn' as const : 'neutral' as const,
              note: <><DateText value={event.on} />{event.document !== null && <> · {event.document}</>}{event.remarks !== null && <p>{event.remarks}</p>}</>,
            }))} />
          </Section>
          <FindingsTable findings={known.findings} caption={t('findings')} />
        </div>
        <div className="lc-stack">
          {known.acts.length > 0 && <Section title={t('acts')}><div className="lc-row">{known.acts.includes('award') && <Award known={known} />}{known.acts.includes('send') && <Again known={known} />}{known.acts.includes('outcome') && <Outcome known={known} />}</div></Section>}
          <Facts known={known} />
        </div>
      </div>
    </>
  );
}

function Facts({ known }: { readonly known: Known }) {
  const t = useT(recommendationMessages);
  const text = useText();
  const { from } = known;
  return (
    <Section>
      <KeyValue columns={1} facts={[
        { label: t('subject'), value: <AppLink to={`/honour-subjects/${known.subject.id}`}>{known.subject.label}</AppLink> }, { label: t('higher'), value: <AppLink to={`/titles/${known.title.id}`}>{text({ zh: known.title.nameZh, en: known.title.nameEn })}</AppLink> },
        ...(from === null ? [] : [{ label: t(from.awardId === null ? 'fromCandidate' : 'fromAward'), value: <AppLink to={from.awardId === null ? `/candidates/${from.candidateId ?? ''}` : `/awards/${from.awardId}`}>{text({ zh: from.zh, en: from.en })}</AppLink> }]),
        { label: t('batch'), value: known.batch }, { label: t('sentOn'), value: <DateText value={known.sentOn} /> }, { label: t('document'), value: known.document }, { label: t('sentTo'), value: known.sentTo },
        ...(known.outcomeOn === null ? [] : [{ label: t('outcomeOn'), value: <><DateText value={known.outcomeOn} />{known.outcomeDocument !== null && <> · {known.outcomeDocument}</>}</> }]),
        ...(known.setAside === null ? [] : [{ label: t('setAside'), value: <>{t('by', { name: known.setAside.byName })}{known.setAside.reason !== null && <> · {known.setAside.reason}</>}</> }]),
        { label: t('remarks'), value: known.remarks }, ...(known.awardId === null ? [] : [{ label: t('award'), value: <AppLink to={`/awards/${known.awardId}`}>{t('seeAward')}</AppLink> }]),
      ]} />
    </Section>
  );
}

function Outcome({ known }: { readonly known: Known }) {
  const t = useT(recommendationMessages);
  const text = useText();
  const [outcome, setOutcome] = useState<RecommendationOutcome>('chosen');
  const [on, setOn] = useDay();
  const [words, setWords] = useState({ document: '', remarks: '' });
  const record = useWrite(recordOutcome, { invalidates: INVALIDATES, done: { zh: '已登记', en: 'Recorded' } });
  return (
    <ConfirmButton icon={Stamp} kind={known.state === 'sent' ? 'primary' : 'plain'} label={t('outcome')} question={t('outcomeAsk')} action={t('record')} pending={record.pending} problem={record.problem} onConfirm={() => record.run({ recommendationId: known.id, version: known.version, outcome, on, document: given(words.document), remarks: given(words.remarks) })}>
      <Field label={t('state')} required>{(w) => <Select {...w} value={outcome} choices={RECOMMENDATION_OUTCOMES.map((each) => ({ value: each, label: text(recommendationStateWords[each]) }))} onChange={(each) => { if (each !== '') setOutcome(each); }} />}</Field>
      <Field label={t('on')} required error={fieldError(record.problem, '/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
      <Field label={t('outcomeDocument')}>{(w) => <TextInput {...w} maxLength={200} value={words.document} onChange={(document) => setWords({ ...words, document })} />}</Field>
      <Field label={t('remarks')}>{(w) => <TextArea {...w} rows={3} maxLength={1_000} value={words.remarks} onChange={(remarks) => setWords({ ...words, remarks })} />}</Field>
    </ConfirmButton>
  );
}

function Again({ known }: { readonly known: Known }) {
  const t = useT(recommendationMessages);
  const [on, setOn] = useDay();
  const [words, setWords] = useState({ document: '', remarks: '' });
  const send = useWrite(sendAgain, { invalidates: INVALIDATES, done: { zh: '已登记', en: 'Recorded' } });
  return (
    <ConfirmButton kind="primary" icon={Send} label={t('sendAgain')} question={t('sendAsk')} action={t('sendAgain')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ recommendationId: known.id, version: known.version, on, document: words.document, remarks: given(words.remarks) })}>
      <Field label={t('on')} required error={fieldError(send.problem, '/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
      <Field label={t('document')} required error={fieldError(send.problem, '/document')}>{(w) => <TextInput {...w} maxLength={200} value={words.document} onChange={(document) => setWords({ ...words, document })} />}</Field>
      <Field label={t('remarks')}>{(w) => <TextArea {...w} rows={3} maxLength={1_000} value={words.remarks} onChange={(remarks) => setWords({ ...words, remarks })} />}</Field>
    </ConfirmButton>
  );
}

function Award({ known }: { readonly known: Known }) {
  const t = useT(recommendationMessages);
  const [on, setOn] = useState(known.outcomeOn ?? '');
  const [words, setWords] = useState({ document: known.outcomeDocument ?? '', number: '', to: '', edition: '' });
  const set = (name: keyof typeof words) => (value: string) => setWords({ ...words, [name]: value });
  const register = useWrite(registerChosen, { invalidates: INVALIDATES, done: { zh: '已授予', en: 'Registered' } });
  return (
    <ConfirmButton kind="primary" icon={Medal} label={t('award')} question={t('awardAsk')} action={t('award')} pending={register.pending} problem={register.problem} onConfirm={() => register.run({ recommendationId: known.id, version: known.version, on, document: words.document, to: given(words.to), edition: words.edition === '' ? null : Number(words.edition), ...(words.number.trim() === '' ? {} : { number: words.number }) })}>
      <p>{t('awardNote')}</p>
      <Field label={t('on')} required error={fieldError(register.problem, '/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
      <Field label={t('decision')} required error={fieldError(register.problem, '/document')}>{(w) => <TextInput {...w} maxLength={200} value={words.document} onChange={set('document')} />}</Field>
      <Field label={t('number')} purpose={t('numberPurpose')} error={fieldError(register.problem, '/number')}>{(w) => <TextInput {...w} maxLength={80} value={words.number} onChange={set('number')} />}</Field>
      <Field label={t('until')} purpose={t('untilPurpose')} error={fieldError(register.problem, '/to')}>{(w) => <TextInput {...w} type="date" value={words.to} onChange={set('to')} />}</Field>
    </ConfirmButton>
  );
}

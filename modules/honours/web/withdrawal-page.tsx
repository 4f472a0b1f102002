/** 撤销程序页 · Where a withdrawal stands, step by step, and what this person may do with it. */
import { useState } from 'react';
import { Ear, Gavel, MailCheck, MessageSquareWarning, Scale, ShieldX } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { ConfirmButton, DateText, Field, fieldError, KeyValue, PageHeader, ProblemAlert, Section, Segmented, Skeleton, StateTag, TextArea, TextInput } from '#platform/web/ui/index.ts';
import type { Fact } from '#platform/web/ui/index.ts';
import { appealWithdrawal, confirmWithdrawal, decideAppeal, notifyHolder, readWithdrawal, recordHearing, withdrawalStateWords } from '../contract/index.ts';
import { FilesShown } from './material.tsx';
import { useDay } from './use-day.ts';
import { withdrawalMessages } from './withdrawal-messages.ts';
import { withdrawalTones } from './words.ts';

type Known = OutputOf<typeof readWithdrawal>;
interface Props { readonly of: Known }
const WRITES = { invalidates: ['honours'], done: { zh: '已登记', en: 'Recorded' } };

export function WithdrawalPage() {
  const t = useT(withdrawalMessages);
  const text = useText();
  const { withdrawalId } = useRouteParams<'withdrawalId'>();
  const found = useRead(readWithdrawal, { withdrawalId });
  const of = found.data;
  const trail = [{ text: t('withdrawals'), to: '/withdrawals' }];
  if (of === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('withdrawal')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader title={`${of.label} · ${text({ zh: of.titleZh, en: of.titleEn })}`} about={t('touchesOnly')} trail={trail} beside={<StateTag tone={withdrawalTones[of.state]} text={withdrawalStateWords[of.state]} />} />
      <div className="lc-split">
        <div className="lc-stack">{of.acts.length > 0 && <Acts of={of} />}<Steps of={of} />{of.inside !== null && <Inside of={of} />}</div>
        <div className="lc-stack"><Facts of={of} /></div>
      </div>
    </>
  );
}

function Acts({ of }: Props) {
  const may = (act: Known['acts'][number]) => of.acts.includes(act);
  return (
    <Section><div className="lc-row">
      {may('notify') && <Notify of={of} />}{may('hear') && <Hear of={of} />}{may('confirm') && <Confirm of={of} outcome="confirm" />}{may('refuse') && <Confirm of={of} outcome="refuse" />}{may('appeal') && <Appeal of={of} />}{may('decideAppeal') && <DecideAppeal of={of} />}
    </div></Section>
  );
}

function Steps({ of }: Props) {
  const t = useT(withdrawalMessages);
  const waits = <span className="lc-quiet">{t('waits')}</span>;
  const over = of.endedOn !== null;
  const facts: Fact[] = [
    { label: t('stepProposed'), value: <><DateText value={of.proposedAt} /> · {t('proposedBy', { name: of.proposedByName ?? '—' })}</> },
    { label: t('stepNotified'), value: of.notifiedOn === null ? (over ? '—' : waits) : <><DateText value={of.notifiedOn} /> · {of.noticeWay} · {t('answerBy')} <DateText value={of.answerBy} /></> },
    { label: t('stepHeard'), value: of.heardOn === null ? (over ? '—' : waits) : <><DateText value={of.heardOn} /> · {t(of.hasSpoken === true ? 'spoke' : 'silent')}</> },
    { label: t('stepDecided'), value: of.decidedOn === null ? (over ? '—' : waits) : <><DateText value={of.decidedOn} /> · {of.decidedByName ?? '—'} · {of.document}{of.appealUntil !== null && <> · {t('appealUntil')} <DateText value={of.appealUntil} /></>}</> },
  ];
  if (of.appealedOn !== null) facts.push({ label: t('stepAppeal'), value: <><DateText value={of.appealedOn} /> · {of.appealDecidedOn === null ? t('appealIn') : <>{of.appealDecidedByName ?? '—'} · {of.appealDocument}</>}</> });
  else if (of.state === 'final' && of.appealDays > 0) facts.push({ label: t('stepAppeal'), value: t('noAppeal') });
  if (over) facts.push({ label: t('stepEnded'), value: <><DateText value={of.endedOn} /> · <StateTag quiet tone={withdrawalTones[of.state]} text={withdrawalStateWords[of.state]} />{of.lockUntil !== null && <> · {t('lockUntil')} <DateText value={of.lockUntil} /></>}</> });
  return <Section title={t('steps')}><KeyValue columns={1} facts={facts} /></Section>;
}

function Facts({ of }: Props) {
  const t = useT(withdrawalMessages);
  const text = useText();
  return (
    <Section><KeyValue columns={1} facts={[
      { label: t('ground'), value: text({ zh: of.groundZh, en: of.groundEn }) }, { label: t('until'), value: t('days', { answer: of.answerDays, appeal: of.appealDays }) }, { label: t('evidence'), value: <>{of.evidence}<FilesShown files={of.files} /></> },
      { label: t('award'), value: <AppLink to={`/awards/${of.awardId}`}>{of.number}</AppLink> }, { label: t('place'), value: of.placeZh === null ? null : text({ zh: of.placeZh, en: of.placeEn ?? of.placeZh }) }, { label: t('lock'), value: t('months', { n: of.lockMonths }) },
      ...(of.reReviewId === null ? [] : [{ label: t('fromReview'), value: <AppLink to={`/re-reviews/${of.reReviewId}`}>{t('seeReview')}</AppLink> }]),
    ]} /></Section>
  );
}

function Inside({ of }: Props) {
  const t = useT(withdrawalMessages);
  const { inside } = of;
  if (inside === null) return null;
  const rows = [['reason', inside.reason], ['statement', inside.statement], ['minutes', inside.minutes], ['decision', inside.decision], ['appealWords', inside.appeal], ['appealDecision', inside.appealDecision]] as const;
  return <Section title={t('inside')}><KeyValue columns={1} facts={rows.flatMap(([label, value]) => (value === null ? [] : [{ label: t(label), value }]))} /></Section>;
}

function Notify({ of }: Props) {
  const t = useT(withdrawalMessages);
  const [on, setOn] = useDay();
  const [way, setWay] = useState('');
  const write = useWrite(notifyHolder, WRITES);
  return (
    <ConfirmButton kind="primary" icon={MailCheck} label={t('notify')} question={t('notifyAsk')} action={t('notify')} pending={write.pending} problem={write.problem} onConfirm={() => write.run({ withdrawalId: of.id, on, way })}>
      <p>{t('notifyNote', { days: of.answerDays })}</p>
      <Field label={t('on')} required error={fieldError(write.problem, '/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
      <Field label={t('way')} purpose={t('wayPurpose')} required error={fieldError(write.problem, '/way')}>{(w) => <TextInput {...w} maxLength={200} value={way} onChange={setWay} />}</Field>
    </ConfirmButton>
  );
}

function Hear({ of }: Props) {
  const t = useT(withdrawalMessages);
  const [on, setOn] = useDay();
  const [spoke, setSpoke] = useState<'yes' | 'no'>('yes');
  const [statement, setStatement] = useState('');
  const [minutes, setMinutes] = useState('');
  const write = useWrite(recordHearing, WRITES);
  const said = spoke === 'yes' && statement !== '' ? { statement } : {};
  return (
    <ConfirmButton kind="primary" icon={Ear} label={t('hear')} question={t('hearAsk')} action={t('hear')} pending={write.pending} problem={write.problem} onConfirm={() => write.run({ withdrawalId: of.id, on, hasSpoken: spoke === 'yes', ...said, minutes })}>
      <Field label={t('on')} required error={fieldError(write.problem, '/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
      <Segmented label={t('hasSpoken')} value={spoke} choices={[{ value: 'yes', label: t('didSpeak') }, { value: 'no', label: t('didNot') }]} onChange={setSpoke} />
      {spoke === 'yes' && <Field label={t('statement')} purpose={t('statementPurpose')} required error={fieldError(write.problem, '/statement')}>{(w) => <TextArea {...w} rows={4} maxLength={4_000} value={statement} onChange={setStatement} />}</Field>}
      <Field label={t('minutes')} purpose={t('minutesPurpose')} required error={fieldError(write.problem, '/minutes')}>{(w) => <TextArea {...w} rows={4} maxLength={4_000} value={minutes} onChange={setMinutes} />}</Field>
    </ConfirmButton>
  );
}

function Confirm({ of, outcome }: Props & { readonly outcome: 'confirm' | 'refuse' }) {
  const t = useT(withdrawalMessages);
  const [document, setDocument] = useState('');
  const [reason, setReason] = useState('');
  const write = useWrite(confirmWithdrawal, WRITES);
  const isConfirm = outcome === 'confirm';
  return (
    <ConfirmButton kind={isConfirm ? 'danger' : 'plain'} icon={isConfirm ? Gavel : ShieldX} label={t(outcome)} question={t(isConfirm ? 'confirmAsk' : 'refuseAsk')} action={t(outcome)} pending={write.pending} problem={write.problem} onConfirm={() => write.run({ withdrawalId: of.id, outcome, document, reason })}>
      {isConfirm && <p>{of.appealDays === 0 ? t('confirmNow') : t('confirmNote', { days: of.appealDays })}</p>}
      <DocumentAndReason problem={write.problem} document={document} setDocument={setDocument} reason={reason} setReason={setReason} />
    </ConfirmButton>
  );
}

function DocumentAndReason({ problem, document, setDocument, reason, setReason }: { readonly problem: Parameters<typeof fieldError>[0]; readonly document: string; readonly setDocument: (text: string) => void; readonly reason: string; readonly setReason: (text: string) => void }) {
  const t = useT(withdrawalMessages);
  return (
    <>
      <Field label={t('document')} required error={fieldError(problem, '/document')}>{(w) => <TextInput {...w} maxLength={200} value={document} onChange={setDocument} />}</Field>
      <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>
    </>
  );
}

function Appeal({ of }: Props) {
  const t = useT(withdrawalMessages);
  const [on, setOn] = useDay();
  const [words, setWords] = useState('');
  const write = useWrite(appealWithdrawal, WRITES);
  return (
    <ConfirmButton icon={MessageSquareWarning} label={t('appeal')} question={t('appealAsk')} action={t('appeal')} pending={write.pending} problem={write.problem} onConfirm={() => write.run({ withdrawalId: of.id, on, words })}>
      <Field label={t('appealOn')} required error={fieldError(write.problem, '/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
      <Field label={t('appealWords')} purpose={t('reasonPurpose')} required error={fieldError(write.problem, '/words')}>{(w) => <TextArea {...w} rows={4} maxLength={4_000} value={words} onChange={setWords} />}</Field>
    </ConfirmButton>
  );
}

function DecideAppeal({ of }: Props) {
  const t = useT(withdrawalMessages);
  const [outcome, setOutcome] = useState<'dismiss' | 'uphold'>('dismiss');
  const [document, setDocument] = useState('');
  const [reason, setReason] = useState('');
  const write = useWrite(decideAppeal, WRITES);
  return (
    <ConfirmButton kind="danger" icon={Scale} label={t('decideAppeal')} question={t('decideAsk')} action={t('decideAppeal')} pending={write.pending} problem={write.problem} onConfirm={() => write.run({ withdrawalId: of.id, outcome, document, reason })}>
      <p>{t('thirdNote')}</p>
      <Segmented label={t('outcome')} value={outcome} choices={[{ value: 'dismiss', label: t('dismiss') }, { value: 'uphold', label: t('uphold') }]} onChange={setOutcome} />
      <DocumentAndReason problem={write.problem} document={document} setDocument={setDocument} reason={reason} setReason={setReason} />
    </ConfirmButton>
  );
}

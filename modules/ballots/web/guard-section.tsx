/** 异常与隔离 · Hints about where and when ballots came; a person decides, with minutes. */
import { useState } from 'react';
import { ShieldAlert } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { ConfirmButton, DateText, Field, fieldError, ProblemAlert, Section, Skeleton, Tag, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { acceptAnomaly, anomalyWords, listQuarantines, quarantineBallots, readAnomalies, releaseQuarantine } from '../contract/index.ts';
import type { readBallot } from '../contract/index.ts';
import { ballotMessages } from './messages.ts';

type Ballot = OutputOf<typeof readBallot>;
type Anomaly = OutputOf<typeof readAnomalies>['anomalies'][number];
type Decision = OutputOf<typeof listQuarantines>['rows'][number];
const INVALIDATES = ['ballots'];

export function GuardSection({ ballot }: { readonly ballot: Ballot }) {
  const t = useT(ballotMessages);
  const found = useRead(readAnomalies, { ballotId: ballot.id });
  const decided = useRead(listQuarantines, { ballotId: ballot.id, pageSize: 100 });
  if (found.data === undefined || decided.data === undefined) return <Section title={t('guard')}>{found.problem === null ? <Skeleton lines={2} /> : <ProblemAlert problem={found.problem} onRetry={found.reload} />}</Section>;
  return (
    <Section title={t('guard')} about={t('guardAbout')}>
      <p className="lc-quiet lc-small">{t('lookedAt', { n: found.data.marked })}</p>
      {found.data.anomalies.length === 0 && <p className="lc-quiet">{t('noAnomalies')}</p>}
      <ul className="lc-ballot-list">
        {found.data.anomalies.map((anomaly) => <AnomalyItem key={`${anomaly.kind}${anomaly.subject}`} ballot={ballot} anomaly={anomaly} />)}
        {decided.data.rows.map((decision) => <DecisionItem key={decision.id} ballot={ballot} decision={decision} />)}
      </ul>
    </Section>
  );
}

function AnomalyItem({ ballot, anomaly }: { readonly ballot: Ballot; readonly anomaly: Anomaly }) {
  const t = useT(ballotMessages);
  const text = useText();
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState('');
  const act = useWrite(quarantineBallots, { invalidates: INVALIDATES, done: { zh: '已隔离', en: 'Set apart' } });
  const may = ballot.acts.includes('quarantine') && anomaly.quarantined === 0;
  return (
    <li>
      <p><strong>{text(anomalyWords[anomaly.kind])}</strong> <code>{anomaly.subject}</code> · {t('ofAll', { n: anomaly.count, of: anomaly.of })} {anomaly.quarantined > 0 && <Tag>{t('apart', { n: anomaly.quarantined })}</Tag>}</p>
      {may && (
        <ConfirmButton small icon={ShieldAlert} label={t('quarantine', { n: anomaly.count })} question={t('quarantineAsk')} action={t('quarantine', { n: anomaly.count })} pending={act.pending} problem={act.problem}
          onConfirm={() => act.run({ ballotId: ballot.id, leafIndexes: [...anomaly.leafIndexes], reason, minutes })}>
          <div className="lc-stack">
            <Field label={t('publicReason')} required error={fieldError(act.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={200} value={reason} onChange={setReason} />}</Field>
            <Field label={t('decisionMinutes')} purpose={t('minutesPurpose')} required error={fieldError(act.problem, '/minutes')}>{(w) => <TextArea {...w} rows={4} maxLength={2_000} value={minutes} onChange={setMinutes} />}</Field>
          </div>
        </ConfirmButton>
      )}
      {may && anomaly.isUndecided && <Accept ballot={ballot} anomaly={anomaly} />}
      {anomaly.decisions.map((decision) => <p key={decision.decidedAt} className="lc-small">{t('accepted', { n: decision.count })}：{decision.minutes} <span className="lc-quiet">{decision.decidedByName} · <DateText value={decision.decidedAt} style="dateTime" /></span></p>)}
    </li>
  );
}

function Accept({ ballot, anomaly }: { readonly ballot: Ballot; readonly anomaly: Anomaly }) {
  const t = useT(ballotMessages);
  const [minutes, setMinutes] = useState('');
  const act = useWrite(acceptAnomaly, { invalidates: INVALIDATES, done: { zh: '已记录', en: 'Recorded' } });
  return (
    <ConfirmButton small label={t('accept')} question={t('acceptAsk')} action={t('accept')} pending={act.pending} problem={act.problem} onConfirm={() => act.run({ ballotId: ballot.id, kind: anomaly.kind, subject: anomaly.subject, minutes })}>
      <Field label={t('decisionMinutes')} purpose={t('minutesPurpose')} required error={fieldError(act.problem, '/minutes')}>{(w) => <TextArea {...w} rows={4} maxLength={2_000} value={minutes} onChange={setMinutes} />}</Field>
    </ConfirmButton>
  );
}

function DecisionItem({ ballot, decision }: { readonly ballot: Ballot; readonly decision: Decision }) {
  const t = useT(ballotMessages);
  const [minutes, setMinutes] = useState('');
  const act = useWrite(releaseQuarantine, { invalidates: INVALIDATES, done: { zh: '已解除', en: 'Taken back' } });
  return (
    <li>
      <p><Tag>{t('apart', { n: decision.count })}</Tag> {decision.reason} <span className="lc-quiet lc-small">{decision.decidedByName} · <DateText value={decision.decidedAt} style="dateTime" /></span></p>
      <p className="lc-quiet lc-small">{decision.minutes}</p>
      {decision.releasedAt !== null && <p className="lc-small">{t('released')}：{decision.releaseMinutes} · {decision.releasedByName}</p>}
      {decision.releasedAt === null && ballot.acts.includes('quarantine') && (
        <ConfirmButton small label={t('release')} question={t('releaseAsk')} action={t('release')} pending={act.pending} problem={act.problem} onConfirm={() => act.run({ ballotId: ballot.id, quarantineId: decision.id, minutes })}>
          <Field label={t('decisionMinutes')} required error={fieldError(act.problem, '/minutes')}>{(w) => <TextArea {...w} rows={3} maxLength={2_000} value={minutes} onChange={setMinutes} />}</Field>
        </ConfirmButton>
      )}
    </li>
  );
}

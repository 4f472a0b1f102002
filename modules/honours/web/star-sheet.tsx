/** 逐星评议 · What a household claims beside what the group and the village found; on a phone one star is one line. */
import { useState } from 'react';
import { Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, Checkbox, ProblemAlert, Section, StateTag, TextInput } from '#platform/web/ui/index.ts';
import { readStarSheet, recordStars } from '../contract/index.ts';
import { roundMessages } from './round-messages.ts';
import './honours.css';

type Star = OutputOf<typeof readStarSheet>['stars'][number];

export function StarSheet({ candidateId }: { readonly candidateId: string }) {
  const t = useT(roundMessages);
  const found = useRead(readStarSheet, { candidateId });
  if (found.data === undefined) return found.problem === null ? null : <ProblemAlert problem={found.problem} />;
  const { stars, openStage, mayRecord } = found.data;
  return <Section title={t('starSheet')}>{mayRecord && openStage !== null ? <Form key={openStage} candidateId={candidateId} stars={stars} stage={openStage} /> : <ul className="lc-honours-stars">{stars.map((star) => <Line key={star.code} star={star} />)}</ul>}</Section>;
}

function Line({ star }: { readonly star: Star }) {
  const t = useT(roundMessages);
  const text = useText();
  return (
    <li><span>{text(star)}{star.words !== null && <span className="lc-quiet lc-small"> {star.words}</span>}</span>
      {!star.isClaimed ? <span className="lc-quiet">{t('notClaimed')}</span> : (
        <span className="lc-row">
          <StateTag quiet tone="info" text={t('claimed')} />
          {star.group !== null && <StateTag quiet tone={star.group ? 'ok' : 'danger'} text={`${t('group')} ${t(star.group ? 'passed' : 'failed')}`} />}
          {star.committee !== null && <StateTag quiet tone={star.committee.met ? 'ok' : 'danger'} text={`${t('committee')} ${t(star.committee.met ? 'passed' : 'failed')}${star.committee.votesFor + star.committee.votesAgainst > 0 ? ` · ${t('votes', { for: star.committee.votesFor, against: star.committee.votesAgainst })}` : ''}`} />}
        </span>
      )}
    </li>
  );
}

function Form({ candidateId, stars, stage }: { readonly candidateId: string; readonly stars: readonly Star[]; readonly stage: 'groupReview' | 'committee' }) {
  const t = useT(roundMessages);
  const text = useText();
  const claimed = stars.filter(({ isClaimed }) => isClaimed);
  const [met, setMet] = useState<Readonly<Record<string, boolean>>>(Object.fromEntries(claimed.map((star) => [star.code, star.group ?? true])));
  const [votes, setVotes] = useState<Readonly<Record<string, { for: string; against: string }>>>(Object.fromEntries(claimed.map((star) => [star.code, { for: String(star.committee?.votesFor ?? ''), against: String(star.committee?.votesAgainst ?? '') }])));
  const record = useWrite(recordStars, { invalidates: ['honours'], done: { zh: '已保存', en: 'Saved' } });
  const save = () => void record.run({ candidateId, findings: claimed.map(({ code }) => (stage === 'groupReview' ? { starCode: code, met: met[code] ?? false } : { starCode: code, votesFor: Number(votes[code]?.for ?? 0), votesAgainst: Number(votes[code]?.against ?? 0) })) });
  const vote = (code: string, side: 'for' | 'against') => (value: string) => setVotes({ ...votes, [code]: { for: votes[code]?.for ?? '', against: votes[code]?.against ?? '', [side]: value } });
  return (
    <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
      <ProblemAlert problem={record.problem} />
      {stage === 'committee' && <p className="lc-small lc-quiet">{t('meetingFirst')}</p>}
      <ul className="lc-honours-stars">
        {claimed.map((star) => (
          <li key={star.code}><span>{text(star)}{star.words !== null && <span className="lc-quiet lc-small"> {star.words}</span>}{stage === 'committee' && star.group !== null && <> <StateTag quiet tone={star.group ? 'ok' : 'danger'} text={`${t('group')} ${t(star.group ? 'passed' : 'failed')}`} /></>}</span>
            {stage === 'groupReview' ? <Checkbox checked={met[star.code] ?? false} onChange={(on) => setMet({ ...met, [star.code]: on })}>{t('passed')}</Checkbox> : (
              <span className="lc-honours-votes">
                <TextInput type="number" min={0} aria-label={`${text(star)} ${t('votesFor')}`} placeholder={t('votesFor')} value={votes[star.code]?.for ?? ''} onChange={vote(star.code, 'for')} />
                <TextInput type="number" min={0} aria-label={`${text(star)} ${t('votesAgainst')}`} placeholder={t('votesAgainst')} value={votes[star.code]?.against ?? ''} onChange={vote(star.code, 'against')} />
              </span>
            )}
          </li>
        ))}
      </ul>
      <div><Button kind="primary" type="submit" icon={Save} pending={record.pending}>{t('saveStars')}</Button></div>
    </form>
  );
}

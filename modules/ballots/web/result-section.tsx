/** 投票结果 · Both counts beside each other, with the weight they have. */
import { Download } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useUrlOf } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { DownloadButton, KeyValue, ProblemAlert, Section, Skeleton, Tag } from '#platform/web/ui/index.ts';
import { downloadPublishedBallot, readResult } from '../contract/index.ts';
import type { readBallot } from '../contract/index.ts';
import { ballotMessages } from './messages.ts';

const FIGURES = { approve: 'votes', exactly: 'votes', ranked: 'points', runoff: 'lastRound', condorcet: 'beats' } as const;

export function ResultSection({ ballot }: { readonly ballot: OutputOf<typeof readBallot> }) {
  const t = useT(ballotMessages);
  const urlOf = useUrlOf();
  const found = useRead(readResult, { ballotId: ballot.id });
  const result = found.data;
  if (result === undefined) return <Section title={t('result')}>{found.problem === null ? <Skeleton lines={4} /> : <ProblemAlert problem={found.problem} onRetry={found.reload} />}</Section>;
  const apart = new Map(result.quarantined.classes.flatMap(({ options }) => options.map((option) => [option.code, option.votes])));
  return (
    <Section title={t('result')} about={ballot.weightPercent === 0 ? t('advice') : `${t('weightIs', { n: ballot.weightPercent })} · ${t('weightRule')}：${ballot.weightRule}`} actions={<DownloadButton small icon={Download} href={urlOf(downloadPublishedBallot, { ballotId: ballot.id })}>{t('download')}</DownloadButton>}>
      {result.counted.classes.map((group) => (
        <div key={group.code} className="lc-table-scroll">
          <table className="lc-ballot-result">
            <caption>{group.label}</caption>
            <thead><tr><th scope="col">{t('rank')}</th><th scope="col">{t('option')}</th><th scope="col" className="lc-right">{t(FIGURES[ballot.mode])}</th><th scope="col" className="lc-right">{t('setApart')}</th></tr></thead>
            <tbody>{group.options.map((option) => (
              <tr key={option.code}><td>{option.rank}</td><td>{option.label} {option.isIn && <Tag>{t('isIn')}</Tag>} {option.isTied && option.votes > 0 && <span className="lc-quiet lc-small">{t('tied')}</span>}</td><td className="lc-right">{option.votes}</td><td className="lc-right">{apart.get(option.code) ?? 0}</td></tr>
            ))}</tbody>
          </table>
          {group.rounds !== undefined && <ol className="lc-small lc-quiet" aria-label={t('roundsTitle')}>{group.rounds.map((turn) => <li key={turn.eliminated}>{group.options.filter(({ code }) => turn.counts[code] !== undefined).map(({ code, label }) => `${label} ${turn.counts[code]}${turn.eliminated === code ? ` (${t('out')})` : ''}`).join(' · ')}</li>)}</ol>}
        </div>
      ))}
      <KeyValue facts={[
        { label: t('valid'), value: String(result.counted.valid) }, { label: t('spoilt'), value: String(result.counted.spoilt) }, { label: t('onPaper'), value: String(result.paperCount) }, { label: t('setApart'), value: String(result.quarantined.ballots) },
        { label: t('root'), value: <code className="lc-ballot-hash">{result.root}</code> }, { label: t('file'), value: <code className="lc-ballot-hash">{result.fileSha256}</code> },
      ]} />
    </Section>
  );
}

/** 总体 · The rate of the latest closed round, of the running one so far, and where the cases stand. */
import type { OutputOf } from '#platform/contract/index.ts';
import type { readScores } from '#modules/scoring/contract/index.ts';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { Skeleton, StatTile } from '#platform/web/ui/index.ts';
import { closedShare } from './home-view.ts';
import { homeMessages } from './messages.ts';
import type { Overview } from './use-overview.ts';

const OPEN_STATES = 'reported,registered,dispatched,accepted,rectified,shelved';

type Overall = OutputOf<typeof readScores>['overall'];

function previousOf({ previousMet, previousObserved }: Overall, comparable: boolean) {
  return comparable && previousMet !== null && previousObserved !== null ? { previous: { numerator: previousMet, denominator: previousObserved } } : {};
}

export function GlanceTiles({ overview }: { readonly overview: Overview }) {
  const { cases, loading, latest, running, scores, runningScores } = overview;
  if (loading) return <Skeleton height="7rem" />;
  if (scores === undefined && runningScores === undefined && (cases === undefined || cases.total === 0)) return null;
  return (
    <div className="lc-tiles">
      {scores !== undefined && latest !== undefined && <RateTile scores={scores} round={latest} label="rate" />}
      {runningScores !== undefined && running !== undefined && runningScores.overall.observed > 0 && <RateTile scores={runningScores} round={running} label="rateSoFar" />}
      {cases !== undefined && cases.total > 0 && <CaseTiles cases={cases} />}
    </div>
  );
}

interface RateTileProps {
  readonly scores: OutputOf<typeof readScores>;
  readonly round: NonNullable<Overview['latest']>;
  readonly label: 'rate' | 'rateSoFar';
}

function RateTile({ scores, round, label }: RateTileProps) {
  const t = useT(homeMessages);
  const text = useText();
  const { overall, comparable } = scores;
  return (
    <StatTile
      label={t(label)} ratio={{ numerator: overall.met, denominator: overall.observed }} to={`/scores/${round.id}`} note={text({ zh: round.nameZh, en: round.nameEn })} against={t('lastRound')}
      {...previousOf(overall, comparable)}
    />
  );
}

function CaseTiles({ cases }: { readonly cases: NonNullable<Overview['cases']> }) {
  const t = useT(homeMessages);
  return (
    <>
      <StatTile label={t('openCases')} value={cases.open} to="/cases" search={{ state: OPEN_STATES }} note={t('openNote', { n: numberText(cases.overdue) })} />
      <StatTile label={t('closedShare')} ratio={closedShare(cases.byState)} to="/cases" search={{ state: 'closed' }} note={t('closedNote')} />
    </>
  );
}

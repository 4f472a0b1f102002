/** 得分总览 · The whole picture of one round; every number opens into its observations. */
import { useMemo } from 'react';
import { BarChart3 } from 'lucide-react';
import { useRoundLive } from '#modules/inspections/web/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { RatioBars } from '#platform/web/charts/index.tsx';
import type { RatioItem } from '#platform/web/charts/index.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useGo } from '#platform/web/navigation.tsx';
import { DataTable, EmptyState, LinkButton, Notice, ProblemAlert, RatioBar, Section, Skeleton, StatTile } from '#platform/web/ui/index.ts';
import { readScores } from '../contract/index.ts';
import { DefinitionSection } from './definition-section.tsx';
import { HeatTable } from './heat-table.tsx';
import { scoringMessages } from './messages.ts';
import { intervalText, lowestFirst, previousOf, rateOf, searchOf, shortName } from './score-view.ts';
import type { Dimension, ScoreRow, Scores } from './score-view.ts';
import { ScoresFrame } from './scores-frame.tsx';

const ORGANISATIONS_SHOWN = 12;
const LIVE_FRESH_MS = 5_000;
/** On a phone the bars need the room. @unit columns of the type: a Chinese character takes two */
const NARROW_NAME_LENGTH = 18;

export function ScoresPage() {
  return <ScoresFrame>{(round) => <RoundScores key={round.id} roundId={round.id} />}</ScoresFrame>;
}

function RoundScores({ roundId }: { readonly roundId: string }) {
  const t = useT(scoringMessages);
  const scores = useRead(readScores, { roundId }, { fresh_ms: LIVE_FRESH_MS });
  useRoundLive(roundId);
  if (scores.data === undefined) return scores.problem === null ? <Skeleton lines={8} /> : <ProblemAlert problem={scores.problem} onRetry={scores.reload} />;
  if (scores.data.overall.observed === 0) return <Section><EmptyState icon={BarChart3} title={t('nothing')} advice={t('nothingAdvice')} /></Section>;
  return <Picture roundId={roundId} scores={scores.data} />;
}

function Picture({ roundId, scores }: { readonly roundId: string; readonly scores: Scores }) {
  const t = useT(scoringMessages);
  return (
    <>
      <Headline roundId={roundId} scores={scores} />
      {scores.previousRoundId !== null && !scores.comparable && <Notice title={t('notComparable')}><p>{t('notComparableNote')}</p></Notice>}
      <Bars roundId={roundId} dimension="theme" rows={scores.themes} />
      <div className="lc-scoring-columns">
        <div className="lc-scoring-column">
          <Bars roundId={roundId} dimension="zone" rows={scores.zones} />
          <Bars roundId={roundId} dimension="organisation" rows={lowestFirst(scores.organisations).slice(0, ORGANISATIONS_SHOWN)} total={scores.organisations.length} />
        </div>
        <div className="lc-scoring-column">
          <Weakest roundId={roundId} rows={scores.weakestStandards} />
          <Bars roundId={roundId} dimension="siteType" rows={lowestFirst(scores.siteTypes)} />
        </div>
      </div>
      <HeatTable roundId={roundId} scores={scores} />
      <DefinitionSection roundId={roundId} scores={scores} />
    </>
  );
}

function Headline({ roundId, scores }: { readonly roundId: string; readonly scores: Scores }) {
  const t = useT(scoringMessages);
  const { overall, weighted } = scores;
  const previous = previousOf(overall);
  const to = `/rounds/${roundId}/observations`;
  const estimated = overall.interval === null ? undefined : t('estimate', { estimate: `${numberText(100 * overall.interval.estimate, 1)}%`, interval: intervalText(overall.interval) ?? '' });
  const noted = estimated ?? (scores.previousRoundId === null ? t('noPrevious') : undefined);
  return (
    <div className="lc-tiles">
      <StatTile label={t('overall')} ratio={rateOf(overall)} to={to} {...(noted === undefined ? {} : { note: noted })} {...(previous === undefined ? {} : { previous, against: t('against') })} />
      <StatTile label={t('weighted')} value={numberText(weighted.score, 2)} unit={`/ ${numberText(weighted.scoreMax, 2)}`} note={weighted.interval === null ? t('weightedNote', { n: weighted.observedStandardCount, max: numberText(weighted.scoreMax, 2) }) : t('estimate', { estimate: `${numberText(100 * weighted.interval.estimate, 1)}%`, interval: intervalText(weighted.interval) ?? '' })} to={`/scores/${roundId}/details`} search={{ by: 'standard' }} />
      <StatTile label={t('items')} value={overall.itemCount} note={t('live')} to={to} />
      <StatTile label={t('notApplicable')} value={overall.notApplicable} to={to} search={{ met: 'notApplicable' }} />
    </div>
  );
}

const titleOf = { theme: 'byTheme', zone: 'byZone', siteType: 'bySiteType', organisation: 'byOrganisation', standard: 'byStandard', site: 'bySite' } as const;

type KeyedItem = RatioItem & { readonly key: string };

function Bars({ roundId, dimension, rows, total }: { readonly roundId: string; readonly dimension: Dimension; readonly rows: readonly ScoreRow[]; readonly total?: number }) {
  const t = useT(scoringMessages);
  const text = useText();
  const go = useGo();
  const nameLength = window.matchMedia('(max-width: 48rem)').matches ? NARROW_NAME_LENGTH : Infinity;
  const items = useMemo(() => rows.map((row): KeyedItem => {
    const previous = previousOf(row);
    return { key: row.key, name: shortName(text({ zh: row.nameZh, en: row.nameEn }), nameLength), ratio: rateOf(row), ...(previous === undefined ? {} : { previous }) };
  }), [rows, text, nameLength]);
  if (rows.length === 0) return null;
  const shortened = total !== undefined && total > rows.length;
  return (
    <Section
      title={t(titleOf[dimension])} about={shortened ? t('lowest', { n: rows.length }) : t('pickHint')}
      actions={<LinkButton kind="quiet" small to={`/scores/${roundId}/details`} search={{ by: dimension }}>{shortened ? t('seeAll', { n: total }) : t('seeDetails')}</LinkButton>}
    >
      <RatioBars
        label={t(titleOf[dimension])} nameTitle={t(dimension)} items={items}
        onPick={(item) => go(`/rounds/${roundId}/observations`, searchOf(dimension, (item as KeyedItem).key))}
      />
    </Section>
  );
}

function Weakest({ roundId, rows }: { readonly roundId: string; readonly rows: readonly ScoreRow[] }) {
  const t = useT(scoringMessages);
  const text = useText();
  if (rows.length === 0) return null;
  return (
    <Section title={t('weakest')} about={t('weakestAbout')} bare>
      <DataTable
        caption={`${t('weakest')} · ${t('rate')}`} result={{ data: { rows, total: rows.length } }} rowKey={(row) => row.key}
        columns={[
          { key: 'name', title: t('standard'), cell: (row) => <AppLink to={`/rounds/${roundId}/observations`} search={searchOf('standard', row.key, { met: 'unmet' })}><span className="lc-quiet lc-small">{row.code}</span> {text({ zh: row.nameZh, en: row.nameEn })}</AppLink> },
          { key: 'rate', title: t('rate'), width: '14rem', cell: (row) => <RatioBar ratio={rateOf(row)} /> },
        ]}
      />
    </Section>
  );
}

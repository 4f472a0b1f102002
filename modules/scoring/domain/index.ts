export { aggregate, applyDelta, cellIdentity, cellIncrements, cellKeysOf } from './aggregate.ts';
export type { ScoreCells } from './aggregate.ts';
export { areEditionsComparable, cellChange, previousKeyOf, scoreChange } from './change.ts';
export type { IncomparableReason, RoundEdition, ScoreChange } from './change.ts';
export { compositeScore, cycleScore, yearScore } from './composite.ts';
export type { CompositePart, CompositeScore } from './composite.ts';
export { COMPONENTS, countsAt, DEFAULT_EFFECTS, combinedInterval, evaluateArea, EVALUATION_POINTS, LINKED_USES, STANDINGS } from './evaluation.ts';
export type { AreaFacts, AreaResult, Component, EvaluationRules, LinkedRule, LinkedUse, NegativeEffect, NegativeFact, Standing, WorkingStep } from './evaluation.ts';
export { hasInterval, indistinctRanks, rankingBounds, rankRuns, rateConfidence, weightedConfidence } from './confidence.ts';
export type { Confidence, NoIntervalReason, SampleEstimate, SiteCount, WeighedCounts } from './confidence.ts';
export { isCensus, sampleDesign } from './sample-design.ts';
export type { SampleDesign, SampleStratum, VarianceGroup } from './sample-design.ts';
export { consecutivePeriods, RANKED_SUBJECTS, RANKING_TASKS_MIN, rankEntries, rankingBoards } from './rank.ts';
export type {
  RankedEntry, RankedSubject, Ranking, RankingBoards, RankingEntry, UnrankedEntry, UnrankedReason,
} from './rank.ts';
export { OVERALL_KEY, SCORE_DIMENSIONS, scoreRate, zoneThemeKey } from './score-cell.ts';
export type { ScoreCell, ScoreDimension, ScoredObservation } from './score-cell.ts';
export { POINT_PARTS, weightedMean } from './weighted-mean.ts';
export type { WeightedShare } from './weighted-mean.ts';
export { weightedRate, weightedScore, weightedThemeScores } from './weighted-score.ts';
export type { CheckItemCount, StandardCount, ThemeScore, WeightedScore } from './weighted-score.ts';

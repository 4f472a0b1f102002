import { ratio, type Ratio } from '#kernel/ratio.ts';

/** 得分维度 · Every way a round's score is read; a person is no dimension and never will be. */
export const SCORE_DIMENSIONS = [
  'overall',
  'theme',
  'standard',
  'siteType',
  'zone',
  'organisation',
  'site',
  'zoneTheme',
] as const;

export type ScoreDimension = (typeof SCORE_DIMENSIONS)[number];

/** 总体 · The one key of the dimension `overall`. */
export const OVERALL_KEY = 'overall';

/**
 * 计分单元 · What was counted under one key of one dimension. 得分率 = met / observed.
 *
 * @unit met, observed, notApplicable: judgements · itemCount: observations that count
 */
export type ScoreCell = {
  readonly dimension: ScoreDimension;
  readonly key: string;
  readonly met: number;
  readonly observed: number;
  readonly notApplicable: number;
  readonly itemCount: number;
};

/** 计入得分的观测 · One observation with the keys it counts under; null where the site has no zone or no responsible unit. */
export type ScoredObservation = {
  readonly themeKey: string;
  readonly standardKey: string;
  readonly siteTypeKey: string;
  readonly siteKey: string;
  readonly zoneKey: string | null;
  readonly organisationKey: string | null;
  readonly observed: number;
  readonly met: number;
  readonly notApplicable: boolean;
};

/** 得分率 · The share of a cell, with what it was made of. */
export function scoreRate(cell: Pick<ScoreCell, 'met' | 'observed'>): Ratio {
  return ratio(cell.met, cell.observed);
}

/** 片区×项目键 · The key of the dimension `zoneTheme`. */
export function zoneThemeKey(zoneKey: string, themeKey: string): string {
  return `${zoneKey}/${themeKey}`;
}

import { ratio, type Ratio } from '#kernel/ratio.ts';
import { invariant } from '#kernel/result.ts';
import { hundredths } from '#modules/frameworks/domain/index.ts';
import { scoreRate } from './score-cell.ts';
import { weightedMean } from './weighted-mean.ts';

/** 标准得分 · A standard with what was counted under it. @unit scoreMax: score points, at most two decimals */
export type StandardCount = {
  readonly standardKey: string;
  readonly themeKey: string;
  readonly scoreMax: number;
  readonly met: number;
  readonly observed: number;
};

/**
 * 加权得分 · Earned of possible score points, over the standards that were observed; what was not observed is counted,
 * never assumed.
 *
 * @unit score: ten-thousandths of a point on both sides
 */
export type WeightedScore = {
  readonly score: Ratio;
  readonly observedStandards: number;
  readonly unobservedStandards: number;
};

/** 项目加权得分 · The weighted score of one theme. */
export type ThemeScore = WeightedScore & { readonly themeKey: string };

/**
 * 加权得分 · Σ scoreMax × met / observed over the observed standards, of Σ scoreMax of the same standards.
 *
 * @errors InvariantError for a score with more than two decimals, which no imported edition has
 * @source DOMAIN 1.3, 1.4
 */
export function weightedScore(standards: readonly StandardCount[]): WeightedScore {
  const observed = standards.filter((standard) => standard.observed > 0);
  return {
    score: weightedMean(
      observed.map((standard) => ({ weightHundredths: exactHundredths(standard.scoreMax), share: scoreRate(standard) })),
    ),
    observedStandards: observed.length,
    unobservedStandards: standards.length - observed.length,
  };
}

/** 各项目加权得分 · The weighted score of every theme, in the order in which the themes first appear. */
export function weightedThemeScores(standards: readonly StandardCount[]): ThemeScore[] {
  return [...Map.groupBy(standards, ({ themeKey }) => themeKey)].map(([themeKey, ofTheme]) => ({
    themeKey,
    ...weightedScore(ofTheme),
  }));
}

/** 检查项计数 · What was counted under one check item of a standard. @unit weight: relative, at most two decimals */
export type CheckItemCount = { readonly weight: number; readonly met: number; readonly observed: number };

/**
 * 标准加权得分率 · The rate of a standard whose check items weigh differently: Σ weight × met over Σ weight × observed.
 * The published 得分率 counts every judgement once; this one is for those who ask what the heavy checks came to.
 *
 * @unit both sides: hundredths of a weighted judgement
 */
export function weightedRate(checkItems: readonly CheckItemCount[]): Ratio {
  const total = (counted: 'met' | 'observed'): number =>
    checkItems.reduce((sum, checkItem) => sum + exactHundredths(checkItem.weight) * checkItem[counted], 0);
  return ratio(total('met'), total('observed'));
}

function exactHundredths(scoreMax: number): number {
  const exact = hundredths(scoreMax);
  invariant(exact !== null, `a score has at most two decimals, not ${scoreMax}`);
  return exact;
}

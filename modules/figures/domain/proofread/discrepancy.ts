import type { Span } from './mentions.ts';

/** What proofreading looks for, in the order of a report. */
export const PROOF_RULES = [
  'ratioContradicted', 'shareContradicted', 'changeContradicted', 'meanContradicted', 'partExceedsWhole', 'partsExceedWhole', 'partsDiffer', 'percentagesExceed', 'rateOverHundred', 'countsImpossible', 'rankImpossible', 'listCountDiffers', 'pointsDiffer', 'listedTwice', 'editionsDisagree',
  'twoValues', 'cardDiffers', 'nameSpellings', 'dateImpossible', 'weekdayWrong', 'daysDiffer', 'yearsDiffer', 'unitMissing', 'vagueTwice', 'sentenceTwice', 'ratioWithoutBase', 'numbersBeyond',
] as const;
export type ProofRule = (typeof PROOF_RULES)[number];

/** 矛盾 is proved by arithmetic, 疑点 wants a person's look, 提示 is about how it is written. */
export const PROOF_WEIGHTS = ['contradiction', 'doubt', 'note'] as const;
export type ProofWeight = (typeof PROOF_WEIGHTS)[number];

export interface Discrepancy {
  readonly rule: ProofRule;
  readonly weight: ProofWeight;
  /** The first is the place to look at. */
  readonly spans: readonly [Span, ...Span[]];
  /** For the sentence that explains it. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** 数字写法 · At most four decimals, thousands not grouped: as manuscripts write. */
export const plain = (value: number): string => String(Math.round(value * 10_000) / 10_000);

import { percentagePoints, percentagePointsText, type Ratio } from '#kernel/ratio.ts';
import { previousCodes, type EditionMapping } from '#modules/frameworks/domain/index.ts';
import { cellIdentity, type ScoreCells } from './aggregate.ts';
import { scoreRate, type ScoreCell, type ScoreDimension } from './score-cell.ts';

/** 不可比原因 · 无上一轮, 体系不同且无对应关系, 指标无唯一对应, 未测评. */
export type IncomparableReason = 'noPreviousRound' | 'editionChanged' | 'codeChanged' | 'nothingObserved';

/** 变化 · How a share moved since the last round, or why that cannot be said. @unit points: percentage points, not rounded */
export type ScoreChange =
  | { readonly isComparable: true; readonly points: number; readonly text: string }
  | { readonly isComparable: false; readonly reason: IncomparableReason };

/** 轮次所用版本 · The edition a round was held against, with its mapping from an earlier one if it has one. */
export type RoundEdition = { readonly editionCode: string; readonly mapping: EditionMapping | null };

/**
 * 较上轮变化 · The change of a share in percentage points against the last round.
 *
 * Different standards are not compared: with another edition there must be a mapping from the old one to the new.
 *
 * @source DOMAIN 1.4: 得分率 70.1 % (+1.6 pp year on year), 未成年人 73.8 % (−14.5 pp)
 */
export function scoreChange(
  current: { readonly share: Ratio; readonly edition: RoundEdition },
  previous: { readonly share: Ratio; readonly editionCode: string } | null,
): ScoreChange {
  if (previous === null) return { isComparable: false, reason: 'noPreviousRound' };
  if (!areEditionsComparable(current.edition, previous.editionCode)) return { isComparable: false, reason: 'editionChanged' };
  const points = percentagePoints(current.share, previous.share);
  if (points === null) return { isComparable: false, reason: 'nothingObserved' };
  return { isComparable: true, points, text: percentagePointsText(current.share, previous.share) };
}

/**
 * 单元较上轮变化 · The same for one cell, which is first looked up under the key it had in the last round; a cell that
 * counted nothing then has no change.
 */
export function cellChange(
  current: { readonly cell: ScoreCell; readonly edition: RoundEdition },
  previous: { readonly cells: ScoreCells; readonly editionCode: string } | null,
): ScoreChange {
  const share = scoreRate(current.cell);
  if (previous === null) return scoreChange({ share, edition: current.edition }, null);
  const { cells, editionCode } = previous;
  const key = previousKeyOf(current.edition, editionCode, current.cell);
  if (key === null && areEditionsComparable(current.edition, editionCode)) return { isComparable: false, reason: 'codeChanged' };
  const cell = key === null ? undefined : cells.get(cellIdentity(current.cell.dimension, key));
  const previousShare = scoreRate(cell ?? { met: 0, observed: 0 });
  return scoreChange({ share, edition: current.edition }, { share: previousShare, editionCode });
}

/** 版本可比 · Whether two rounds stand on the same edition or on one that says what became of the other's codes. */
export function areEditionsComparable(current: RoundEdition, previousEditionCode: string): boolean {
  return current.editionCode === previousEditionCode || current.mapping?.fromEdition === previousEditionCode;
}

/**
 * 上轮对应键 · Under which key a cell of this round is found in the last one; null when the code is new, or came of
 * several, or is one of several parts: those shares do not mean the same thing.
 *
 * Only themes and standards follow the mapping, sites, zones and units keep their keys. Keys are codes here.
 */
export function previousKeyOf(
  current: RoundEdition,
  previousEditionCode: string,
  cell: { readonly dimension: ScoreDimension; readonly key: string },
): string | null {
  if (!areEditionsComparable(current, previousEditionCode)) return null;
  const followsMapping = cell.dimension === 'theme' || cell.dimension === 'standard';
  if (!followsMapping || current.mapping === null || current.editionCode === previousEditionCode) return cell.key;
  const { relation, codes } = previousCodes(current.mapping, cell.key);
  return relation === 'kept' || relation === 'changed' ? (codes[0] ?? null) : null;
}

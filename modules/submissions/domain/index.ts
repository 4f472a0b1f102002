/** 申报材料 · What a request asks, what counts towards it, and who may say so. */
import { addDays, localDate } from '#kernel/local-date.ts';
import type { LocalDate } from '#kernel/local-date.ts';

/** 材料种类 · A document is sent as PDF or Word, or as its scanned pages. */
export const PIECE_KINDS = ['document', 'picture'] as const;
export type PieceKind = (typeof PIECE_KINDS)[number];

/** 材料状态 */
export const PIECE_STATES = ['waiting', 'accepted', 'returned', 'withdrawn'] as const;
export type PieceState = (typeof PIECE_STATES)[number];

/** 任务状态 · Closed: nothing more is submitted; what waits is still reviewed. */
export const REQUEST_STATES = ['open', 'closed'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** 沿用凭据 · By which an accepted piece serves a standard that asks again: the very standard, one that asks the same, one that asks the whole of it. */
export const REUSE_RELATIONS = ['own', 'same', 'part'] as const;
export type ReuseRelation = (typeof REUSE_RELATIONS)[number];

/** 申报时段 · Both days belong to it. */
export interface Window { readonly startsOn: string; readonly endsOn: string }

/** Months a window has unless said otherwise. @source DOMAIN.md 1.8: twelve months that end with the month before the test */
export const WINDOW_MONTHS = 12;

/**
 * 算时段 · The months that end on a day.
 *
 * @param months @unit months
 * @example windowOf('2017-07-31', 12) // 2016-08-01 to 2017-07-31
 */
export function windowOf(endsOn: LocalDate, months: number): Window {
  const next = addDays(endsOn, 1);
  const month = Number(next.slice(0, 4)) * 12 + Number(next.slice(5, 7)) - 1 - months;
  const first = firstOf(month);
  // The 31st of a month that has 30 days is its last.
  const last = addDays(firstOf(month + 1), -1);
  const same = addDays(first, Number(next.slice(8, 10)) - 1);
  return { startsOn: same < last ? same : last, endsOn };
}

/** @param month months since January of the year 0 */
const firstOf = (month: number): LocalDate => localDate(`${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`);

/** 在时段内 */
export const isWithin = (day: string, { startsOn, endsOn }: Window): boolean => day >= startsOn && day <= endsOn;

/** 图片说明 · Beside the day (时间), which is a date of its own. @source DOMAIN.md 1.8: 时间、地点、人物、主题、背景、事由 */
export const CAPTION_ELEMENTS = ['place', 'people', 'theme', 'background', 'occasion'] as const;
export type CaptionElement = (typeof CAPTION_ELEMENTS)[number];

/** 缺的要素 · A picture says all of them; a document its theme alone. */
export function captionGaps(kind: PieceKind, caption: Readonly<Record<CaptionElement, string>>): CaptionElement[] {
  return CAPTION_ELEMENTS.filter((element) => (kind === 'picture' || element === 'theme') && caption[element].trim() === '');
}

/** 撤回 · What was accepted is part of a result and stays. */
export const mayWithdraw = (state: PieceState): boolean => state === 'waiting' || state === 'returned';

/** 件数 · Of one kind, for one standard of one unit. @unit pieces */
export interface Count { readonly required: number; readonly accepted: number; readonly waiting: number; readonly missing: number }

/** 报送进度 · What waits is not missing; what is more than was asked makes up for nothing else. */
export function countOf(required: number, accepted: number, waiting: number): Count {
  return { required, accepted, waiting, missing: Math.max(0, required - accepted - waiting) };
}

/** 齐全率 · Its numerator and its denominator. @unit pieces */
export interface Share { readonly done: number; readonly of: number }

export function shareOf(counts: readonly Count[]): Share {
  return counts.reduce((sum, { required, accepted }) => ({ done: sum.done + Math.min(required, accepted), of: sum.of + required }), { done: 0, of: 0 });
}

/** 另一人审核 · Whoever submitted a piece does not review it. */
export const mayReview = (piece: { readonly submittedBy: string }, personId: string): boolean => piece.submittedBy !== personId;

/** 一项要求 · Of one unit for one standard. @unit scoreHundredths: hundredths of a score point of the standard */
export interface NeedCount { readonly standard: string; readonly scoreHundredths: number; readonly counts: readonly Pick<Count, 'required' | 'accepted'>[] }

/** 材料得分 · Points earned of points to be had, exactly. @unit earned, possible: millionths of a hundredth of a point */
export interface MaterialScore {
  readonly earned: number;
  readonly possible: number;
  readonly standards: number;
  readonly pieces: Share;
}

/** A standard of points is divided by up to so many pieces without a remainder that counts. */
const PARTS = 1_000_000;

/**
 * 材料分项得分 · Each standard gives its points times the part of what was required that was accepted; what several units were asked
 * for one standard counts together. A standard of no points counts one, so that what was asked for it is not lost.
 *
 * @returns null where nothing was asked
 * @invariant one more accepted piece never lowers it; pieces beyond what was required change nothing
 * @example of one standard of 2 points, 1 of 2 documents and 1 of 2 pictures accepted: half of its points
 */
export function materialScore(needs: readonly NeedCount[]): MaterialScore | null {
  if (needs.length === 0) return null;
  let [earned, possible] = [0, 0];
  const byStandard = Map.groupBy(needs, ({ standard }) => standard);
  for (const group of byStandard.values()) {
    const points = Math.max(1, group[0]?.scoreHundredths ?? 0);
    const { done, of } = shareOf(group.flatMap(({ counts }) => counts.map(({ required, accepted }) => countOf(required, accepted, 0))));
    earned += Math.floor((points * PARTS * done) / of);
    possible += points * PARTS;
  }
  return { earned, possible, standards: byStandard.size, pieces: shareOf(needs.flatMap(({ counts }) => counts.map(({ required, accepted }) => countOf(required, accepted, 0)))) };
}

/** 得分点 · @unit score points of the edition */
export const pointsOf = (part: number): number => part / PARTS / 100;

/** 批量评议 · What one screen of households is about to say, from what was tapped and what stood before. */
import type { OutputOf } from '#platform/contract/index.ts';
import type { listStarSheets } from '../contract/index.ts';

export type StarRow = OutputOf<typeof listStarSheets>['rows'][number];
export type BoardStage = 'groupReview' | 'committee';
export interface Votes { readonly for: string; readonly against: string }
export interface BoardDraft {
  /** By household and star: given or withheld by hand. */
  readonly tapped: Readonly<Record<string, boolean>>;
  /** The vote by which the village gave all stars that are not voted on singly. */
  readonly together: Votes;
  readonly single: Readonly<Record<string, Votes>>;
}
export const EMPTY_DRAFT: BoardDraft = { tapped: {}, together: { for: '', against: '' }, single: {} };

type Star = StarRow['stars'][number];
export const starKey = (row: StarRow, star: Star): string => `${row.candidateId}/${star.starCode}`;

/** As it will be saved: by hand, as it stood, as the group found it, and otherwise as it was claimed. */
export function isGiven(row: StarRow, star: Star, stage: BoardStage, { tapped }: BoardDraft): boolean {
  return tapped[starKey(row, star)] ?? (stage === 'committee' ? star.committee?.met ?? star.group : star.group) ?? true;
}

export const isLookedAt = (star: Star, stage: BoardStage): boolean => (stage === 'groupReview' ? star.group : star.committee) !== null;

/** Households of a page of which a star is not found yet; a tap that waits to be saved changes nothing about that. */
export const openHouseholds = (rows: readonly StarRow[], stage: BoardStage): StarRow[] => rows.filter((row) => row.stars.some((star) => !isLookedAt(star, stage)));

/** Households of a page of which something was said that nobody saved. */
export const unsavedHouseholds = (rows: readonly StarRow[], { tapped, single }: BoardDraft): StarRow[] => rows.filter((row) => row.stars.some((star) => tapped[starKey(row, star)] !== undefined || single[starKey(row, star)] !== undefined));

const numbers = (votes: Votes) => ({ votesFor: Number(votes.for), votesAgainst: Number(votes.against) });

/** The votes of one star: those that stand while nobody tapped it, those of all together when it is given, its own when it is withheld. */
function votesOf(row: StarRow, star: Star, draft: BoardDraft): { votesFor: number; votesAgainst: number } {
  const key = starKey(row, star);
  const { committee } = star;
  if (draft.tapped[key] === undefined && committee !== null) return { votesFor: committee.votesFor, votesAgainst: committee.votesAgainst };
  return numbers(isGiven(row, star, 'committee', draft) ? draft.together : draft.single[key] ?? { for: '', against: '' });
}

/** Whether what is shown as given was voted for, and what is shown as withheld was not: a screen that says one thing never saves another. */
export function votesFit(rows: readonly StarRow[], draft: BoardDraft): boolean {
  return rows.every((row) => row.stars.every((star) => { const { votesFor, votesAgainst } = votesOf(row, star, draft); return votesFor + votesAgainst > 0 && (votesFor > votesAgainst) === isGiven(row, star, 'committee', draft); }));
}

export function sheetsOf(rows: readonly StarRow[], stage: BoardStage, draft: BoardDraft) {
  return rows.map((row) => ({ candidateId: row.candidateId, findings: row.stars.map((star) => (stage === 'groupReview' ? { starCode: star.starCode, met: isGiven(row, star, stage, draft) } : { starCode: star.starCode, ...votesOf(row, star, draft) })) }));
}

const isVotes = (found: unknown): found is Votes => typeof found === 'object' && found !== null && typeof (found as Votes).for === 'string' && typeof (found as Votes).against === 'string';
const pairs = (found: unknown): [string, unknown][] => (typeof found === 'object' && found !== null ? Object.entries(found) : []);

/** 设备上的草稿 · What was kept on the device, as far as it has this shape. */
export function boardDraftFrom(found: unknown): BoardDraft | null {
  if (typeof found !== 'object' || found === null) return null;
  const { tapped, together, single } = found as Partial<Record<keyof BoardDraft, unknown>>;
  if (!isVotes(together)) return null;
  return {
    tapped: Object.fromEntries(pairs(tapped).filter((pair): pair is [string, boolean] => typeof pair[1] === 'boolean')), together: { for: together.for, against: together.against },
    single: Object.fromEntries(pairs(single).flatMap(([key, votes]) => (isVotes(votes) ? [[key, { for: votes.for, against: votes.against }]] : []))),
  };
}

/** 保存之后 · What these households said is kept by now; of others, on other pages, it waits still. */
export function afterSaving(draft: BoardDraft, rows: readonly StarRow[]): BoardDraft {
  const saved = new Set(rows.flatMap((row) => row.stars.map((star) => starKey(row, star))));
  const others = <Value>(of: Readonly<Record<string, Value>>): Record<string, Value> => Object.fromEntries(Object.entries(of).filter(([key]) => !saved.has(key)));
  return { tapped: others(draft.tapped), together: draft.together, single: others(draft.single) };
}

/** 还没保存 · Whether anything was said that nobody saved; votes that all share wait for a tap or a save and are nothing by themselves. */
export const isUnsaved = ({ tapped, single }: BoardDraft): boolean => Object.keys(tapped).length > 0 || Object.keys(single).length > 0;

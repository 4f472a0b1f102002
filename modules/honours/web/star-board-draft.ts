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

/** 认定的星 · Which of the stars it claims a household has, by the latest stage that looked. */
import { starsFound } from '../domain/index.ts';
import type { StarFindingRow } from './queries/households.ts';

export function starsOf(claimed: readonly string[], findings: readonly StarFindingRow[]): string[] {
  const of = (stage: StarFindingRow['stage']) => findings.filter((each) => each.stage === stage).map((each) => ({ starCode: each.star_code, met: each.met, votesFor: each.votes_for, votesAgainst: each.votes_against }));
  return starsFound(claimed, [of('groupReview'), of('committee')]);
}

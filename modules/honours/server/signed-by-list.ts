/** 按名单签字 · Which titles of a round have their negative items signed for by list, and whom those items keep out. */
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { GATED_AT, signedByList } from '../domain/index.ts';
import type { CandidateState } from '../domain/index.ts';
import { negativesStanding } from './queries/negatives.ts';
import { isOpen } from './round-state.ts';
import { roundStages, roundTitles } from './queries/rounds.ts';
import type { RoundRow, RoundTitleRow } from './queries/rounds.ts';

/** Titles of a round whose negative items are signed for by list; none where a stage asks for them. */
export async function titlesSigned(ctx: ReadContext, round: RoundRow): Promise<RoundTitleRow[]> {
  const kinds = (await roundStages(ctx.tx, ctx.programmeId, round.id)).map(({ kind }) => kind);
  return (await roundTitles(ctx.tx, ctx.programmeId, round.id)).filter((title) => signedByList(kinds, round.departments.length) && title.rules.negativeItems.length > 0);
}

/** With those of a round whose stages asked and are past: where something is missing nevertheless, as in a round from before this was asked, it is signed for by list, too. */
export async function titlesListed(ctx: ReadContext, round: RoundRow): Promise<RoundTitleRow[]> {
  return isOpen(round, 'publicNotice', ...GATED_AT) ? (await roundTitles(ctx.tx, ctx.programmeId, round.id)).filter(({ rules }) => rules.negativeItems.length > 0) : titlesSigned(ctx, round);
}

const NAMES_TOLD = 5;

/** What `honours.negatives_stand` says of those whom negative items keep out; null where there are none. */
export async function negativesInTheWay(ctx: WriteContext, roundId: string, states: readonly CandidateState[], among: ((candidateId: string) => boolean) | null): Promise<{ count: number; names: string } | null> {
  const standing = (await negativesStanding(ctx.tx, ctx.programmeId, roundId, ctx.today, states)).filter(({ candidate_id }) => among === null || among(candidate_id));
  return standing.length === 0 ? null : { count: standing.length, names: `${standing.slice(0, NAMES_TOLD).map(({ label }) => label).join('、')}${standing.length > NAMES_TOLD ? '…' : ''}` };
}

/** 评选进度 · Where a round stands, and what is counted before its stage may end. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { CandidateState, StageFacts, StageKind } from '../domain/index.ts';
import { quotaState } from './quota-state.ts';
import { townsOpen } from './queries/townships.ts';
import { noticeState, roundCounts } from './queries/rounds.ts';
import type { RoundRow } from './queries/rounds.ts';

export async function stageFacts(ctx: ReadContext, round: RoundRow): Promise<StageFacts> {
  const counts = await roundCounts(ctx.tx, ctx.programmeId, round.id, round.departments.map(({ code }) => code));
  const of = (state: CandidateState): number => counts.states[state] ?? 0;
  const notice = round.notice_id === null ? undefined : await noticeState(ctx.tx, ctx.programmeId, round.notice_id);
  const running = of('nominated') + of('eligible');
  return {
    candidates: counts.states, unsettled: of('nominated'), missingChecks: running * round.departments.length - counts.checks,
    missingStars: counts.star_claims - (round.stage === 'groupReview' ? counts.group_stars : counts.committee_stars), missingMeetings: counts.villages - counts.meetings,
    missingSheets: counts.judges * of('eligible') - counts.conflicts - counts.sheets, unscored: counts.unscored, judges: counts.judges, voiceClosed: counts.voice_closed,
    notice: notice === undefined ? null : { state: notice.state, endsOn: notice.ends_on, openObjections: notice.open_objections },
    quotasUnmet: round.stage === 'publicNotice' ? (await quotaState(ctx, round)).filter(({ ok, isOverridden }) => !ok && !isOverridden).length : 0, townsOpen: round.stage === 'townshipApproval' ? await townsOpen(ctx.tx, ctx.programmeId, round.id) : 0, withoutConsent: counts.without_consent,
  };
}

/** Refusals of a stage that is not the open one, worded. */
export const isOpen = (round: RoundRow, ...kinds: readonly StageKind[]): boolean => round.state === 'running' && round.stage !== null && kinds.includes(round.stage);

/** 评选进度 · Where a round stands, and what is counted before its stage may end. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import { GATED_AT } from '../domain/index.ts';
import type { CandidateState, StageFacts, StageKind } from '../domain/index.ts';
import { groupingsOf } from './groupings.ts';
import { stageScored } from './jury-order.ts';
import { quotaState } from './quota-state.ts';
import { townsOpen } from './queries/townships.ts';
import { negativesUnsigned } from './queries/negatives.ts';
import { countWithoutGroup } from './queries/candidates.ts';
import { noticeState, roundCounts, roundStages, roundTitles } from './queries/rounds.ts';
import type { RoundRow, StageRow } from './queries/rounds.ts';

/** Refusals of a stage that is not the open one, worded. */
export const isOpen = (round: RoundRow, ...kinds: readonly StageKind[]): boolean => round.state === 'running' && round.stage !== null && kinds.includes(round.stage);

/** Asked of the stage that judges conditions: of the end of nomination where no stage of its own does. */
async function withoutGroup(ctx: ReadContext, round: RoundRow, stages: readonly StageRow[]): Promise<number> {
  if (!isOpen(round, 'nomination', 'eligibility', 'departmentCheck')) return 0;
  if (round.stage === 'nomination' && stages.some(({ kind }) => kind === 'eligibility')) return 0;
  const asked = await groupingsOf(ctx, round.id, await roundTitles(ctx.tx, ctx.programmeId, round.id));
  return countWithoutGroup(ctx.tx, ctx.programmeId, round.id, [...asked].flatMap(([titleId, dimensions]) => dimensions.map((dimension) => ({ titleId, dimension }))));
}

export async function stageFacts(ctx: ReadContext, round: RoundRow): Promise<StageFacts> {
  const stages = await roundStages(ctx.tx, ctx.programmeId, round.id);
  const counts = await roundCounts(ctx.tx, ctx.programmeId, round.id, { departments: round.departments.map(({ code }) => code), stage: stageScored(stages) });
  const of = (state: CandidateState): number => counts.states[state] ?? 0;
  const notice = round.notice_id === null ? undefined : await noticeState(ctx.tx, ctx.programmeId, round.notice_id);
  const running = of('nominated') + of('eligible');
  return {
    candidates: counts.states, unsettled: of('nominated'), withoutGroup: await withoutGroup(ctx, round, stages), missingChecks: running * round.departments.length - counts.checks,
    missingStars: counts.star_claims - (round.stage === 'groupReview' ? counts.group_stars : counts.committee_stars), missingMeetings: counts.villages - counts.meetings,
    missingSheets: counts.judges * of('eligible') - counts.conflicts - counts.sheets, unscored: counts.unscored, judges: counts.judges, shortlistsOpen: counts.shortlists_open, voiceClosed: counts.voice_closed,
    notice: notice === undefined ? null : { state: notice.state, endsOn: notice.ends_on, openObjections: notice.open_objections },
    quotasUnmet: round.stage === 'publicNotice' ? (await quotaState(ctx, round)).filter(({ ok, isOverridden }) => !ok && !isOverridden).length : 0, townsOpen: round.stage === 'townshipApproval' ? await townsOpen(ctx.tx, ctx.programmeId, round.id) : 0, negativesUnsigned: isOpen(round, ...GATED_AT) ? await negativesUnsigned(ctx.tx, round.id, ctx.today, ['chosen', 'confirmed']) : 0, withoutConsent: counts.without_consent,
  };
}

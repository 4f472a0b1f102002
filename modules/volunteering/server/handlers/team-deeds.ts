import { addDays, localDate } from '#kernel/local-date.ts';
import { onceEverywhere } from '#modules/places/server/index.ts';
import { HOLDING, ISSUE, needsPhoto } from '#modules/points/domain/index.ts';
import { ensureAsset, postTransfers, reverseTransfers, ruleAt } from '#modules/points/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { correctTeamDeed, listTeamDeeds, postTeamDeeds, recordTeamDeed, reviewTeamDeed } from '../../contract/index.ts';
import { dueTeamDeeds, insertTeamDeed, lockTeamDeed, lockTeamInReach, markTeamDeedCorrected, markTeamDeedsPosted, programmesWithDueTeamDeeds, settleTeamDeed, teamBalance, teamDeedPage, teamDeedsOfMonth, teamDeedTotal } from '../queries/team-deeds.ts';

export const TEAM_DEEDS_JOB = 'volunteering.postTeamDeeds';
const POSTED_AT_A_TIME = 400;
const isoNow = (ctx: { readonly now: number }): string => new Date(ctx.now).toISOString();

/** Points of a team are goods at a counter, which its leader takes: whoever recorded a deed does not review it, nor does the leader. */
const mayReview = (deed: { readonly recorded_by: string; readonly leader_id: string | null }, personId: string | null): boolean => deed.recorded_by !== personId && (deed.leader_id === null || deed.leader_id !== personId);

export const listTeamDeedsBound = bindRead(listTeamDeeds, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await teamDeedPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({
    id: row.id, teamId: row.team_id, teamCode: row.team_code, teamName: row.team_name, ruleLabel: row.rule_label, points: row.points, happenedOn: row.happened_on, evidence: row.evidence, state: row.state, recordedByName: row.recorded_by_name, recordedAt: row.recorded_at, reviewedByName: row.reviewed_by_name,
    reviewReason: row.review_reason, noticeUntil: row.notice_until, isObjected: row.is_objected, correctionReason: row.correction_reason, mayReview: row.state === 'recorded' && mayReview(row, ctx.actor.personId), mayCorrect: (row.state === 'noticed' || row.state === 'posted') && row.recorded_by !== ctx.actor.personId,
  })), total: await teamDeedTotal(ctx, filter), page, pageSize, balance: filter.teamId === undefined ? null : await teamBalance(ctx, filter.teamId),
}));

export const recordTeamDeedBound = bindWrite(recordTeamDeed, async (ctx, { teamId, ruleCode, happenedOn, evidence }) => {
  const team = (await lockTeamInReach(ctx, teamId)) ?? ctx.notFound();
  const found = await ruleAt(ctx, { step: 'record', day: happenedOn, ruleCode });
  if (found.fault === 'points.role_wrong') return ctx.refuse(found.fault, { roles: found.roles });
  if (found.fault !== null) return ctx.refuse(found.fault, {}, { pointers: [found.fault === 'points.day_wrong' ? '/happenedOn' : '/ruleCode'] });
  const { rule, bookId } = found;
  // A team earns; what it did badly is no matter of points.
  if (rule.points <= 0) return ctx.refuse('points.rule_unknown', {}, { pointers: ['/ruleCode'] });
  // A team's deed carries words of its evidence and no photo: what its rule wants to see cannot be shown here.
  if (needsPhoto(rule.evidence)) return ctx.refuse('points.photo_missing', {}, { pointers: ['/ruleCode'] });
  if (rule.monthlyCap !== null && (await teamDeedsOfMonth(ctx.tx, ctx.programmeId, teamId, ruleCode, happenedOn)) >= rule.monthlyCap) return ctx.refuse('points.over_cap', { cap: rule.monthlyCap });
  const id = ctx.newId();
  await insertTeamDeed(ctx.tx, ctx.programmeId, { id, teamId, bookId, ruleCode, ruleLabel: rule.label, points: rule.points, happenedOn, evidence, by: ctx.personId, at: isoNow(ctx) });
  ctx.record({ kind: 'teamDeed', id, change: { act: 'record', rule: ruleCode, points: rule.points } });
  ctx.emit({ topic: 'volunteering', subjectId: teamId, placeId: team.place_id });
  return { id, points: rule.points };
});

export const reviewTeamDeedBound = bindWrite(reviewTeamDeed, async (ctx, { teamDeedId, agree, reason }) => {
  const deed = (await lockTeamDeed(ctx, teamDeedId)) ?? ctx.notFound();
  if (!agree && reason === null) return ctx.refuse('points.reason_missing', {}, { pointers: ['/reason'] });
  if (deed.state !== 'recorded') return ctx.refuse('points.deed_not_open');
  if (!mayReview(deed, ctx.personId)) return ctx.refuse('points.same_person');
  const found = await ruleAt(ctx, { step: 'review', bookId: deed.book_id });
  if (found.fault === 'points.role_wrong') return ctx.refuse(found.fault, { roles: found.roles });
  if (found.fault !== null) return ctx.refuse('points.deed_not_open');
  await settleTeamDeed(ctx.tx, ctx.programmeId, teamDeedId, { state: agree ? 'noticed' : 'declined', reason, noticeUntil: agree ? addDays(localDate(ctx.today), found.noticeDays) : null, by: ctx.personId, at: isoNow(ctx) });
  ctx.record({ kind: 'teamDeed', id: teamDeedId, ...(reason === null ? {} : { reason }), change: { act: agree ? 'agree' : 'decline' } });
  ctx.emit({ topic: 'volunteering', subjectId: deed.team_id, placeId: deed.place_id });
  return { id: teamDeedId };
});

export const correctTeamDeedBound = bindWrite(correctTeamDeed, async (ctx, { teamDeedId, reason }) => {
  const deed = (await lockTeamDeed(ctx, teamDeedId)) ?? ctx.notFound();
  if (deed.state !== 'noticed' && deed.state !== 'posted') return ctx.refuse('points.deed_not_open');
  if (deed.recorded_by === ctx.personId) return ctx.refuse('points.same_person');
  if (deed.transfer_id !== null) await reverseTransfers(ctx, correctTeamDeed.id, [deed.transfer_id], '队伍记分更正');
  await markTeamDeedCorrected(ctx.tx, ctx.programmeId, teamDeedId, { reason, by: ctx.personId, at: isoNow(ctx) });
  ctx.record({ kind: 'teamDeed', id: teamDeedId, reason, change: { act: 'correct', reversed: deed.transfer_id } });
  ctx.emit({ topic: 'volunteering', subjectId: deed.team_id, placeId: deed.place_id });
  return { id: teamDeedId };
});

export const postTeamDeedsBound = bindWrite(postTeamDeeds, async (ctx) => {
  const due = (await dueTeamDeeds(ctx.tx, ctx.programmeId, ctx.today, POSTED_AT_A_TIME)).map((deed) => ({ ...deed, transferId: ctx.newId() }));
  if (due.length === 0) return { posted: 0 };
  const assetId = await ensureAsset(ctx, { kind: 'points', code: 'household', nameZh: '户积分', nameEn: 'Household points', unitZh: '分', unitEn: 'points' });
  await postTransfers(ctx, postTeamDeeds.id, due.map((deed) => ({
    id: deed.transferId, kind: 'earn', occurredOn: deed.happened_on, memo: deed.rule_label, causeKind: 'teamDeed', causeId: deed.id,
    legs: [{ assetId, holderKind: 'programme', holderId: ctx.programmeId, purpose: ISSUE, amount: -deed.points }, { assetId, holderKind: 'team', holderId: deed.team_id, purpose: HOLDING, amount: deed.points, placeId: deed.place_id }],
  })));
  await markTeamDeedsPosted(ctx.tx, ctx.programmeId, ctx.today, due);
  ctx.record({ kind: 'teamDeed', id: due[0]?.id as string, change: { act: 'post', deeds: due.length } });
  ctx.emit({ topic: 'volunteering', subjectId: ctx.programmeId });
  return { posted: due.length };
});

/** Every hour: deeds of teams whose notice is over. */
export const postTeamDeedsEverywhere = onceEverywhere({ job: TEAM_DEEDS_JOB, operation: postTeamDeeds, programmes: ({ db }) => programmesWithDueTeamDeeds(db) });

import { bindRead, bindWrite, reachesOf } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { decideTown, listRoundTowns } from '../../contract/index.ts';
import { sealReason } from '../details.ts';
import { lockRound, noticeState, roundRow, roundStages } from '../queries/rounds.ts';
import type { RoundRow } from '../queries/rounds.ts';
import { placeInReach } from '../queries/subjects.ts';
import { saveTownAnswer, saveTownStates, townCandidates, townPage, townTotal } from '../queries/townships.ts';
import { isOpen } from '../round-state.ts';
import { negativesInTheWay } from '../signed-by-list.ts';
import { stageParams } from './candidates.ts';

/** Which towns the reader answers for today: reading reaches further than approving. */
async function answersFor(ctx: ReadContext, round: RoundRow): Promise<(placeId: string) => boolean> {
  const [reach] = isOpen(round, 'townshipApproval') ? await reachesOf(ctx, ['honours.approve']) : [];
  const places = new Set(reach?.scope.placeIds);
  return (placeId) => reach !== undefined && (reach.scope.everything || places.has(placeId));
}

export const listRoundTownsBound = bindRead(listRoundTowns, async (ctx, { roundId, placeId, page, pageSize, sort }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const mayDecide = await answersFor(ctx, round);
  return {
    rows: (await townPage(ctx, roundId, placeId, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({
      placeId: row.place_id, nameZh: row.name_zh, nameEn: row.name_en, villages: row.villages, households: row.households, returned: row.returned, withoutConsent: row.without_consent, approved: row.approved, document: row.document, reason: row.reason,
      decidedAt: row.decided_at, decidedByName: row.decided_by_name, mayDecide: mayDecide(row.place_id),
    })),
    total: await townTotal(ctx, roundId, placeId), page, pageSize,
  };
});

export const decideTownBound = bindWrite(decideTown, async (ctx, { roundId, placeId, approve, document, reason, returned }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'townshipApproval')) return ctx.refuse('honours.stage_not_open', stageParams('townshipApproval'));
  if (!(await placeInReach(ctx, placeId))) return ctx.refuse('honours.place_unknown', {}, { pointers: ['/placeId'] });
  const notice = round.notice_id === null ? undefined : await noticeState(ctx.tx, ctx.programmeId, round.notice_id);
  if ((notice?.open_objections ?? 0) > 0) return ctx.refuse('honours.objection_open');
  if (notice?.state !== 'closed') return ctx.refuse('honours.notice_open');
  if (!approve && reason === null) return ctx.refuse('honours.reason_missing', {}, { pointers: ['/reason'] });
  const own = await townCandidates(ctx.tx, ctx.programmeId, roundId, placeId);
  if (own.length === 0) return ctx.refuse('honours.place_unknown', {}, { pointers: ['/placeId'] });
  const ids = new Set(own.map(({ id }) => id));
  const strange = returned.findIndex(({ candidateId }) => !ids.has(candidateId));
  if (strange >= 0) return ctx.refuse('honours.candidate_settled', {}, { pointers: [`/returned/${strange}/candidateId`] });
  const back = new Set(returned.map(({ candidateId }) => candidateId));
  const stand = approve ? await negativesInTheWay(ctx as unknown as WriteContext, roundId, ['chosen', 'confirmed', 'declined'], (id) => ids.has(id) && !back.has(id)) : null;
  if (stand !== null) return ctx.refuse('honours.negatives_stand', stand);
  const reasons = new Map(returned.map((each) => [each.candidateId, each.reason]));
  // Where the leading group decides afterwards, the town's approval is what it decides upon.
  const approved = (await roundStages(ctx.tx, ctx.programmeId, roundId)).some(({ kind }) => kind === 'decision') ? 'chosen' as const : 'confirmed' as const;
  await saveTownStates(ctx.tx, ctx.programmeId, own.map(({ id }) => {
    const against = approve ? reasons.get(id) : reasons.get(id) ?? reason;
    return against === undefined || against === null ? { id, state: approved, reasonSealed: null } : { id, state: 'declined' as const, reasonSealed: sealReason(ctx, against) };
  }));
  const sentBack = approve ? reasons.size : own.length;
  await saveTownAnswer(ctx.tx, ctx.programmeId, roundId, placeId, { approved: approve, document, reason: approve ? null : reason, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'selectionRound', id: roundId, ...(approve || reason === null ? {} : { reason }), change: { act: approve ? 'approveTown' : 'refuseTown', town: placeId, document, approved: own.length - sentBack, returned: sentBack } });
  ctx.emit({ topic: 'honours', subjectId: roundId, placeId });
  return { approved: own.length - sentBack, returned: sentBack };
});

import { bindRead, bindWrite, heldPermissions } from '#platform/server/operations/index.ts';
import { listRoundVillages, readStarSheet, recordStars, recordVillageMeeting } from '../../contract/index.ts';
import { starMet } from '../../domain/index.ts';
import { candidateRow } from '../queries/candidates.ts';
import { meetingOf, saveMeeting, saveStarFindings, starFindings, villagePage, villageTotal } from '../queries/households.ts';
import { lockRound, roundRow } from '../queries/rounds.ts';
import { placeInReach } from '../queries/subjects.ts';
import { roundTitle } from '../queries/title-versions.ts';
import { isOpen } from '../round-state.ts';
import { stageParams } from './candidates.ts';

export const readStarSheetBound = bindRead(readStarSheet, async (ctx, { candidateId }) => {
  const row = (await candidateRow(ctx.tx, ctx.programmeId, candidateId)) ?? ctx.notFound();
  const round = (await roundRow(ctx.tx, ctx.programmeId, row.round_id)) ?? ctx.notFound();
  const title = (await roundTitle(ctx.tx, ctx.programmeId, round.id, row.title_id)) ?? ctx.notFound();
  const found = await starFindings(ctx.tx, ctx.programmeId, round.id, candidateId);
  const of = (stage: string, code: string) => found.find((each) => each.stage === stage && each.star_code === code);
  const openStage = isOpen(round, 'groupReview') ? ('groupReview' as const) : isOpen(round, 'committee') ? ('committee' as const) : null;
  return {
    openStage, mayRecord: openStage !== null && (await heldPermissions(ctx, ['honours.nominate'])).has('honours.nominate'),
    stars: title.rules.stars.map((star) => {
      const committee = of('committee', star.code);
      return { ...star, isClaimed: (row.claimed_stars ?? []).includes(star.code), group: of('groupReview', star.code)?.met ?? null, committee: committee === undefined ? null : { met: committee.met, votesFor: committee.votes_for, votesAgainst: committee.votes_against } };
    }),
  };
});

export const recordStarsBound = bindWrite(recordStars, async (ctx, { candidateId, findings }) => {
  const row = (await candidateRow(ctx.tx, ctx.programmeId, candidateId)) ?? ctx.notFound();
  const round = (await lockRound(ctx.tx, ctx.programmeId, row.round_id)) ?? ctx.notFound();
  const stage = isOpen(round, 'groupReview') ? 'groupReview' : 'committee';
  if (!isOpen(round, stage)) return ctx.refuse('honours.stage_not_open', stageParams('groupReview'));
  if (!['nominated', 'eligible'].includes(row.state)) return ctx.refuse('honours.candidate_settled');
  if (findings.some(({ starCode }) => !(row.claimed_stars ?? []).includes(starCode))) return ctx.refuse('honours.class_unknown', {}, { pointers: ['/findings'] });
  if (stage === 'committee') {
    const meeting = row.place_id === null ? undefined : await meetingOf(ctx.tx, ctx.programmeId, round.id, row.place_id);
    if (meeting === undefined || findings.some(({ votesFor, votesAgainst }) => votesFor + votesAgainst > meeting.present_count)) return ctx.refuse('honours.votes_exceed', {}, { pointers: ['/findings'] });
  }
  const kept = findings.map(({ starCode, met, votesFor, votesAgainst }) => ({ candidateId, stage, starCode, met: stage === 'committee' ? starMet(votesFor, votesAgainst) : met === true, votesFor, votesAgainst }));
  await saveStarFindings(ctx.tx, ctx.programmeId, kept, { at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  const met = kept.filter((each) => each.met).length;
  ctx.record({ kind: 'candidate', id: candidateId, change: { act: 'stars', stage, looked: kept.length, met } });
  ctx.emit({ topic: 'honours', subjectId: round.id, placeId: row.place_id });
  return { met };
});

export const listRoundVillagesBound = bindRead(listRoundVillages, async (ctx, { roundId, page, pageSize, sort }) => {
  if ((await roundRow(ctx.tx, ctx.programmeId, roundId)) === undefined) return ctx.notFound();
  const found = await villagePage(ctx, roundId, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    rows: found.map((row) => ({
      placeId: row.place_id, nameZh: row.name_zh, nameEn: row.name_en, households: row.households, claimedStars: row.claimed_stars, groupStars: row.group_stars, committeeStars: row.committee_stars, withoutConsent: row.without_consent, meetingOn: row.meeting_on,
      presentCount: row.present_count,
    })),
    total: await villageTotal(ctx, roundId), page, pageSize,
  };
});

export const recordVillageMeetingBound = bindWrite(recordVillageMeeting, async (ctx, { roundId, placeId, heldOn, presentCount, minutes }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'groupReview', 'committee')) return ctx.refuse('honours.stage_not_open', stageParams('committee'));
  if (!(await placeInReach(ctx, placeId))) return ctx.refuse('honours.place_unknown', {}, { pointers: ['/placeId'] });
  if (heldOn > ctx.today) return ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/heldOn'] });
  await saveMeeting(ctx.tx, ctx.programmeId, roundId, placeId, { heldOn, presentCount, minutes, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'villageMeeting', place: placeId, heldOn, presentCount } });
  ctx.emit({ topic: 'honours', subjectId: roundId, placeId });
  return { heldOn };
});

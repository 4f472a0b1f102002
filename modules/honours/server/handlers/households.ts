import { bindRead, bindWrite, heldPermissions } from '#platform/server/operations/index.ts';
import { listRoundVillages, listStarSheets, readStarSheet, recordStars, recordStarSheets, recordVillageMeeting } from '../../contract/index.ts';
import { starMet } from '../../domain/index.ts';
import { candidatePage, candidateRow, candidatesNamed, candidateTotal } from '../queries/candidates.ts';
import type { CandidateRow } from '../queries/candidates.ts';
import { meetingOf, meetingsOf, saveMeeting, saveStarFindings, starFindings, starFindingsOf, villagePage, villageTotal } from '../queries/households.ts';
import { lockRound, roundRow, roundTitles } from '../queries/rounds.ts';
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
      return { ...star, isClaimed: (row.claimed_stars ?? []).includes(star.code), words: row.claim_words[star.code] ?? null, group: of('groupReview', star.code)?.met ?? null, committee: committee === undefined ? null : { met: committee.met, votesFor: committee.votes_for, votesAgainst: committee.votes_against } };
    }),
  };
});

const STILL_JUDGED: readonly CandidateRow['state'][] = ['nominated', 'eligible'];

export const recordStarsBound = bindWrite(recordStars, async (ctx, { candidateId, findings }) => {
  const row = (await candidateRow(ctx.tx, ctx.programmeId, candidateId)) ?? ctx.notFound();
  const round = (await lockRound(ctx.tx, ctx.programmeId, row.round_id)) ?? ctx.notFound();
  const stage = isOpen(round, 'groupReview') ? 'groupReview' : 'committee';
  if (!isOpen(round, stage)) return ctx.refuse('honours.stage_not_open', stageParams('groupReview'));
  if (!STILL_JUDGED.includes(row.state)) return ctx.refuse('honours.candidate_settled');
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

export const listStarSheetsBound = bindRead(listStarSheets, async (ctx, { roundId, placeId, q, page, pageSize, sort }) => {
  if ((await roundRow(ctx.tx, ctx.programmeId, roundId)) === undefined) return ctx.notFound();
  const filter = { roundId, placeId, q, states: STILL_JUDGED, claiming: true };
  const found = await candidatePage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  const stars = new Map((await roundTitles(ctx.tx, ctx.programmeId, roundId)).map((title) => [title.id, title.rules.stars]));
  const findings = Map.groupBy(await starFindingsOf(ctx.tx, ctx.programmeId, found.map(({ id }) => id)), ({ candidate_id }) => candidate_id);
  return {
    rows: found.map((row) => {
      const of = (stage: string, code: string) => findings.get(row.id)?.find((each) => each.stage === stage && each.star_code === code);
      return {
        candidateId: row.id, titleId: row.title_id, label: row.label, code: row.subject_code, placeZh: row.place_zh, placeEn: row.place_en, version: row.version,
        stars: (stars.get(row.title_id) ?? []).filter(({ code }) => row.claimed_stars?.includes(code) ?? false).map(({ code }) => {
          const committee = of('committee', code);
          return { starCode: code, words: row.claim_words[code] ?? null, group: of('groupReview', code)?.met ?? null, committee: committee === undefined ? null : { met: committee.met, votesFor: committee.votes_for, votesAgainst: committee.votes_against } };
        }),
      };
    }),
    total: await candidateTotal(ctx, filter), page, pageSize,
  };
});

export const recordStarSheetsBound = bindWrite(recordStarSheets, async (ctx, { roundId, sheets }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const stage = isOpen(round, 'groupReview') ? 'groupReview' : 'committee';
  if (!isOpen(round, stage)) return ctx.refuse('honours.stage_not_open', stageParams('groupReview'));
  const found = new Map((await candidatesNamed(ctx, roundId, sheets.map(({ candidateId }) => candidateId))).map((row) => [row.id, row]));
  const present = new Map(stage === 'committee' ? (await meetingsOf(ctx.tx, ctx.programmeId, roundId)).map((row) => [row.place_id, row.present_count]) : []);
  for (const [at, { candidateId, findings }] of sheets.entries()) {
    const row = found.get(candidateId) ?? ctx.notFound();
    if (!STILL_JUDGED.includes(row.state)) return ctx.refuse('honours.candidate_settled', {}, { pointers: [`/sheets/${at}/candidateId`] });
    if (findings.some(({ starCode }) => !(row.claimed_stars ?? []).includes(starCode))) return ctx.refuse('honours.class_unknown', {}, { pointers: [`/sheets/${at}/findings`] });
    const most = present.get(row.place_id ?? '') ?? -1;
    if (stage === 'committee' && findings.some(({ votesFor, votesAgainst }) => votesFor + votesAgainst > most)) return ctx.refuse('honours.votes_exceed', {}, { pointers: [`/sheets/${at}/findings`] });
  }
  // One star of one household is found once, however often the request names it: the last word of it stands.
  const kept = [...new Map(sheets.flatMap(({ candidateId, findings }) => findings.map(({ starCode, met, votesFor, votesAgainst }) => [`${candidateId}/${starCode}`, { candidateId, stage, starCode, met: stage === 'committee' ? starMet(votesFor, votesAgainst) : met === true, votesFor, votesAgainst }] as const))).values()];
  await saveStarFindings(ctx.tx, ctx.programmeId, kept, { at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  const met = kept.filter((each) => each.met).length;
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'starSheets', stage, households: found.size, met, withheld: kept.length - met } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { households: found.size, met, withheld: kept.length - met };
});

export const listRoundVillagesBound = bindRead(listRoundVillages, async (ctx, { roundId, placeId, page, pageSize, sort }) => {
  if ((await roundRow(ctx.tx, ctx.programmeId, roundId)) === undefined) return ctx.notFound();
  const found = await villagePage(ctx, roundId, placeId, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    rows: found.map((row) => ({
      placeId: row.place_id, nameZh: row.name_zh, nameEn: row.name_en, households: row.households, claimedStars: row.claimed_stars, groupStars: row.group_stars, committeeStars: row.committee_stars, withoutConsent: row.without_consent, negativesUnsigned: row.negatives_unsigned, meetingOn: row.meeting_on,
      presentCount: row.present_count,
    })),
    total: await villageTotal(ctx, roundId, placeId), page, pageSize,
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

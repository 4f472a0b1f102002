import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { readBoard, readSignals, setBoardAbsence } from '../../contract/index.ts';
import { quarterDays, quarterOf, signalsOf } from '../../domain/index.ts';
import { publicBoard } from '../queries/months.ts';
import { absenceCount, boardRows, deedsForSignals, keepAbsence, namesOf, redemptionsForSignals, subjectInReach } from '../queries/deeds.ts';

export const readBoardBound = bindRead(readBoard, async (ctx, { quarter = quarterOf(ctx.today), placeId }) => {
  const period = quarterDays(quarter);
  const found = await boardRows(ctx, period, placeId);
  return {
    quarter, ...period, absentCount: await absenceCount(ctx), isPublic: (await publicBoard(ctx.tx, ctx.programmeId, quarter)) !== undefined,
    rows: found.map((row) => ({ subjectId: row.subject_id, label: row.label, placeZh: row.place_zh, placeEn: row.place_en, earned: row.earned, deducted: row.deducted, redeemed: row.redeemed, balance: row.balance })),
  };
});

export const setBoardAbsenceBound = bindWrite(setBoardAbsence, async (ctx, { subjectId, absent }) => {
  const subject = await subjectInReach(ctx, subjectId);
  if (subject === undefined) return ctx.refuse('points.subject_unknown', {}, { pointers: ['/subjectId'] });
  await keepAbsence(ctx.tx, ctx.programmeId, subjectId, absent, ctx.personId, new Date(ctx.now).toISOString());
  ctx.record({ kind: 'boardAbsence', id: subjectId, change: { absent } });
  ctx.emit({ topic: 'points', subjectId, placeId: subject.place_id });
  return { absent };
});

export const readSignalsBound = bindRead(readSignals, async (ctx, { from, to }) => {
  const [deeds, redemptions] = [await deedsForSignals(ctx, from, to), await redemptionsForSignals(ctx, from, to)];
  const signals = signalsOf(deeds, redemptions);
  const names = await namesOf(ctx.tx, ctx.programmeId, signals.flatMap(({ personIds }) => personIds));
  return { deedCount: deeds.length, redemptionCount: redemptions.length, signals: signals.map(({ kind, personIds, count, of, deedIds }) => ({ kind, personNames: personIds.map((id) => names.get(id) ?? id), count, of, deedIds: [...deedIds] })) };
});

import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { downloadBoard, listHouseholdsWithoutPoints, readBoard, setBoardAbsence } from '../../contract/index.ts';
import { quarterDays, quarterOf } from '../../domain/index.ts';
import { boardDocument, boardTable } from '../board-files.ts';
import { withoutCounts, withoutPage } from '../queries/without-points.ts';
import { publicBoard } from '../queries/months.ts';
import { boardPlaces, boardRows, keepAbsence, subjectInReach, unshownCount } from '../queries/deeds.ts';

export const readBoardBound = bindRead(readBoard, async (ctx, { quarter = quarterOf(ctx.today), placeId, most }) => {
  const period = quarterDays(quarter);
  const found = await boardRows(ctx, { ...period, placeId }, most);
  const householdCount = found[0]?.household_count ?? 0;
  const places = householdCount > found.length ? await boardPlaces(ctx, { ...period, placeId }) : [];
  return {
    quarter, ...period, absentCount: await unshownCount(ctx, { from: period.from, placeId }), isPublic: (await publicBoard(ctx.tx, ctx.programmeId, quarter)) !== undefined, householdCount, places: places.map((row) => ({ placeId: row.place_id, nameZh: row.name_zh, nameEn: row.name_en, households: row.households })),
    rows: found.map((row) => ({ subjectId: row.subject_id, label: row.label, placeZh: row.place_zh, placeEn: row.place_en, brought: row.brought, earned: row.earned, deducted: row.deducted, redeemed: row.redeemed, other: row.other, held: row.held, balance: row.balance })),
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

export const listHouseholdsWithoutPointsBound = bindRead(listHouseholdsWithoutPoints, async (ctx, { quarter = quarterOf(ctx.today), page, pageSize, sort, ...filter }) => {
  const period = quarterDays(quarter);
  const counts = await withoutCounts(ctx, { ...filter, ...period });
  const found = await withoutPage(ctx, { ...filter, ...period }, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    quarter, ...period, unshownCount: counts.unshown, total: counts.shown, page, pageSize,
    rows: found.map((row) => ({ subjectId: row.subject_id, code: row.code, label: row.label, placeZh: row.place_zh, placeEn: row.place_en, balance: row.balance, lastEarnedOn: row.last_earned_on })),
  };
});

/** A county's table is written row by row, yet read at once: of a place, or of as many households as this. */
const FILE_HOUSEHOLDS_MAX = 50_000;

export const downloadBoardBound = bindRead(downloadBoard, async (ctx, { quarter = quarterOf(ctx.today), placeId, format }) => {
  const period = quarterDays(quarter);
  const rows = await boardRows(ctx, { ...period, placeId }, FILE_HOUSEHOLDS_MAX);
  const facts = {
    quarter, ...period, placeId, rows, without: await withoutPage(ctx, { ...period, placeId }, 'place', { limit: FILE_HOUSEHOLDS_MAX, offset: 0 }), unshown: await unshownCount(ctx, { from: period.from, placeId }),
  };
  if (format === 'xlsx') return boardTable(ctx, facts);
  return (await boardDocument(ctx, facts)) ?? ctx.refuse('points.board_too_long');
});

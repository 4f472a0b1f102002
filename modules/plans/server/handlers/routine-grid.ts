import { addDays, localDate } from '#kernel/local-date.ts';
import type { OutputOf, ParsedInputOf } from '#platform/contract/index.ts';
import { bindRead, isRefusal } from '#platform/server/operations/index.ts';
import type { ReadContext, Refusal } from '#platform/server/operations/index.ts';
import { defineColumns, integerColumn, textColumn, writeTable, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import type { Columns } from '#platform/server/spreadsheet/index.ts';
import { exportRoutineGrid, GRID_OCCURRENCES_MAX, readRoutineGrid, routineCellWords } from '../../contract/index.ts';
import { cellOf, rateOf } from '../../domain/index.ts';
import { gridRows, occurrencesOf, routinesOf } from '../queries/routines.ts';
import type { GridRow } from '../queries/routines.ts';

const WEEKS_SHOWN = 13;
type Grid = OutputOf<typeof readRoutineGrid>;
type Asked = ParsedInputOf<typeof readRoutineGrid>;

function lineOf(row: GridRow, occurrences: Grid['occurrences'], today: string): Grid['rows'][number] {
  const done = new Map(row.done.map((each) => [each.on, each]));
  const cells = occurrences.map((occurrence) => {
    const kept = done.get(occurrence.on);
    const took = row.periods.some(({ from, until }) => from <= occurrence.on && (until === null || occurrence.on < until));
    return { state: cellOf(occurrence, took, kept?.doneOn ?? null, today), completionId: kept?.id ?? null, doneOn: kept?.doneOn ?? null, headCount: kept?.headCount ?? null, fileId: kept?.fileId ?? null };
  });
  const { numerator, denominator, late, missed } = rateOf(cells.map(({ state }) => state));
  return { place: { id: row.id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en }, rate: { numerator, denominator }, late, missed, cells };
}

async function gridOf(ctx: ReadContext, { routineId, placeId, missedOnly, ...asked }: Asked): Promise<Grid | Refusal<'plans.dates_out_of_order'>> {
  const [routine] = await routinesOf(ctx, routineId);
  if (routine === undefined) return ctx.notFound();
  const to = asked.to ?? ctx.today;
  const from = asked.from ?? addDays(localDate(to), -7 * WEEKS_SHOWN + 1);
  if (to < from) return ctx.refuse('plans.dates_out_of_order', {}, { pointers: ['/to'] }) as Refusal<'plans.dates_out_of_order'>;
  const occurrences = (await occurrencesOf(ctx.tx, ctx.programmeId, routineId, from, to)).slice(-GRID_OCCURRENCES_MAX);
  const all = (await gridRows(ctx, routineId, from, to, placeId)).map((row) => lineOf(row, occurrences, ctx.today));
  const rows = missedOnly ? all.filter(({ missed }) => missed > 0) : all;
  const sum = (pick: (row: Grid['rows'][number]) => number) => rows.reduce((total, row) => total + pick(row), 0);
  return {
    today: ctx.today, occurrences, rate: { numerator: sum(({ rate }) => rate.numerator), denominator: sum(({ rate }) => rate.denominator) }, late: sum(({ late }) => late), missed: sum(({ missed }) => missed),
    headCount: sum(({ cells }) => cells.reduce((total, { headCount }) => total + (headCount ?? 0), 0)), rows,
  };
}

export const readRoutineGridBound = bindRead(readRoutineGrid, (ctx, input) => gridOf(ctx, input));

/** One column an occurrence, under the day it was due. */
export const exportRoutineGridBound = bindRead(exportRoutineGrid, async (ctx, input) => {
  const [routine] = await routinesOf(ctx, input.routineId);
  if (routine === undefined) return ctx.notFound();
  const grid = await gridOf(ctx, input);
  if (isRefusal(grid)) return grid as Refusal<'plans.dates_out_of_order'>;
  const { occurrences, rows } = grid as Grid;
  const language = ctx.locale === 'en' ? 'en' : 'zh';
  const columns: Columns = defineColumns({
    code: textColumn({ zh: '区域编码', en: 'Place code', width: 16, required: true }), name: textColumn({ zh: '村（社区）', en: 'Place', width: 22, required: true }), done: integerColumn({ zh: '完成次数', en: 'Done', required: true }), due: integerColumn({ zh: '应完成次数', en: 'Due', required: true }), missed: integerColumn({ zh: '漏了几次', en: 'Missed', required: true }),
    ...Object.fromEntries(occurrences.map(({ on, dueOn }) => [`d_${on}`, textColumn({ zh: dueOn ?? on, en: dueOn ?? on, width: 12 })])),
  });
  const cells = rows.map((row) => ({
    code: row.place.code, name: language === 'en' ? row.place.nameEn : row.place.nameZh, done: row.rate.numerator, due: row.rate.denominator, missed: row.missed,
    ...Object.fromEntries(row.cells.map((cell, at) => [`d_${occurrences[at]?.on ?? ''}`, routineCellWords[cell.state][language] + (cell.headCount === null ? '' : ` ${cell.headCount}`)])),
  }));
  async function* lines() { yield* cells; }
  const name = language === 'en' ? routine.name_en : routine.name_zh;
  return { fileName: `${name}-${ctx.today}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream: writeTable({ name, columns, rows: lines() as never, language }) };
});

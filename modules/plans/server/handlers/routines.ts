import { workCalendar } from '#modules/cases/server/index.ts';
import { attachable, widenScope } from '#modules/files/server/index.ts';
import { addDays, localDate } from '#kernel/local-date.ts';
import type { ParsedInputOf } from '#platform/contract/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { createRoutine, extendRoutines, listRoutines, pullRoutines, readRoutine, recordCompletion, setRoutinePlaces, updateRoutine, withdrawCompletion } from '../../contract/index.ts';
import { cellOf, occurrenceOf, occurrencesBetween } from '../../domain/index.ts';
import type { Rhythm } from '../../domain/index.ts';
import { chosenPlaces, insertCompletion, insertRoutine, lockCompletion, lockRoutine, occurrencesOf, placeInReach, pulledRoutines, replaceRoutine, replaceTaking, routinesOf, saveCompletionWithdrawal, setOccurrences, takesPart, takingPart } from '../queries/routines.ts';
import type { RoutineRow } from '../queries/routines.ts';

/** So far ahead the days are set; a phone in a drawer for some weeks still knows them. @unit days */
const AHEAD_DAYS = 42;
/** What was done is handed in for so long after its day. @unit days */
const BACK_DAYS = 62;
const PULL_AHEAD_DAYS = 21;
const PULL_MOST = 500;
const LAST_COUNTED = 8;

const later = (day: string, days: number): string => addDays(localDate(day), days);

const rowOut = (row: RoutineRow) => ({ id: row.id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, weekday: row.weekday, monthDay: row.month_day, onHoliday: row.on_holiday, startsOn: row.starts_on, endsOn: row.ends_on, placeCount: row.place_count, version: row.version });

export const listRoutinesBound = bindRead(listRoutines, async (ctx) => {
  const rows = (await routinesOf(ctx)).map(rowOut);
  return { rows, total: rows.length };
});

export const readRoutineBound = bindRead(readRoutine, async (ctx, { routineId }) => {
  const [row] = await routinesOf(ctx, routineId);
  if (row === undefined) return ctx.notFound();
  const ahead = await occurrencesOf(ctx.tx, ctx.programmeId, routineId, ctx.today, later(ctx.today, AHEAD_DAYS));
  return { ...rowOut(row), about: row.about, document: row.document, places: (await takingPart(ctx, routineId)).map((place) => ({ id: place.id, code: place.code, nameZh: place.name_zh, nameEn: place.name_en, from: place.from_date })), next: ahead.find(({ dueOn }) => dueOn !== null) ?? null };
});

type Facts = Omit<ParsedInputOf<typeof createRoutine>, 'code'>;

function misfit(facts: Facts): { code: 'plans.rhythm_wrong' | 'plans.dates_out_of_order'; pointer: string } | null {
  if ((facts.weekday === null) === (facts.monthDay === null)) return { code: 'plans.rhythm_wrong', pointer: '/weekday' };
  return facts.endsOn !== null && facts.endsOn < facts.startsOn ? { code: 'plans.dates_out_of_order', pointer: '/endsOn' } : null;
}

async function setDays(ctx: WriteContext, routineId: string, rhythm: Rhythm, from: string): Promise<number> {
  const calendar = await workCalendar(ctx.tx, ctx.programmeId);
  return setOccurrences(ctx.tx, ctx.programmeId, routineId, from, occurrencesBetween(rhythm, from, later(ctx.today, AHEAD_DAYS), calendar));
}

function trace(ctx: WriteContext, id: string, change: Readonly<Record<string, unknown>>, placeId?: string, reason?: string): void {
  ctx.record({ kind: 'routine', id, change, ...(reason === undefined ? {} : { reason }) });
  ctx.emit({ topic: 'plans', subjectId: id, ...(placeId === undefined ? {} : { placeId }) });
}

export const createRoutineBound = bindWrite(createRoutine, async (ctx, { code, ...facts }) => {
  const wrong = misfit(facts);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  const id = ctx.newId();
  await insertRoutine(ctx.tx, ctx.programmeId, { ...facts, id, code, document: facts.document === '' ? null : facts.document });
  await setDays(ctx, id, facts, facts.startsOn);
  trace(ctx, id, { act: 'create' });
  return { id, version: 1 };
});

export const updateRoutineBound = bindWrite(updateRoutine, async (ctx, { routineId, version, ...facts }) => {
  const known = (await lockRoutine(ctx.tx, ctx.programmeId, routineId)) ?? ctx.notFound();
  if (known.version !== version) return ctx.refuse('platform.changed_meanwhile');
  const wrong = misfit(facts);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  await replaceRoutine(ctx.tx, ctx.programmeId, { ...facts, id: routineId, code: known.code, document: facts.document === '' ? null : facts.document });
  await setDays(ctx, routineId, facts, ctx.today);
  trace(ctx, routineId, { act: 'update' });
  return { id: routineId, version: version + 1 };
});

export const setRoutinePlacesBound = bindWrite(setRoutinePlaces, async (ctx, { routineId, from, placeIds, kinds }) => {
  const routine = (await lockRoutine(ctx.tx, ctx.programmeId, routineId)) ?? ctx.notFound();
  if (from < routine.starts_on) return ctx.refuse('plans.dates_out_of_order', {}, { pointers: ['/from'] });
  const chosen = await chosenPlaces(ctx.tx, ctx.programmeId, from, placeIds, kinds);
  if (chosen.filter(({ named }) => named).length !== new Set(placeIds).size) return ctx.refuse('plans.place_unknown', {}, { pointers: ['/placeIds'] });
  await replaceTaking(ctx.tx, ctx.programmeId, routineId, from, chosen.map(({ id }) => id));
  trace(ctx, routineId, { act: 'setPlaces', from, places: chosen.length });
  return { placeCount: chosen.length };
});

export const recordCompletionBound = bindWrite(recordCompletion, async (ctx, { routineId, placeId, doneOn, headCount, fileId }) => {
  if (!await placeInReach(ctx, placeId)) return ctx.notFound();
  if (await routineMissing(ctx, routineId)) return ctx.refuse('plans.routine_unknown', {}, { pointers: ['/routineId'] });
  // A clock that is a day ahead does no harm; a day in the future was not lived yet.
  if (doneOn > ctx.today || doneOn < later(ctx.today, -BACK_DAYS)) return ctx.refuse('plans.dates_out_of_order', {}, { pointers: ['/doneOn'] });
  const occurrence = occurrenceOf(await occurrencesOf(ctx.tx, ctx.programmeId, routineId, later(doneOn, -BACK_DAYS), doneOn), doneOn);
  if (occurrence === null) return ctx.refuse('plans.no_occurrence', {}, { pointers: ['/doneOn'] });
  if (await takesPart(ctx, routineId, placeId, occurrence.on) === undefined) return ctx.refuse('plans.place_not_taking_part', {}, { pointers: ['/placeId'] });
  if (fileId !== null && (await attachable(ctx.tx, ctx.programmeId, [fileId])).length === 0) return ctx.refuse('plans.photo_unknown', {}, { pointers: ['/fileId'] });
  const id = ctx.newId();
  const stands = await insertCompletion(ctx.tx, ctx.programmeId, { id, routineId, placeId, on: occurrence.on, doneOn, headCount, fileId, by: ctx.personId, at: new Date(ctx.now).toISOString() });
  if (stands !== id) return { id: stands, on: occurrence.on, isNew: false };
  if (fileId !== null) await widenScope(ctx.tx, ctx.programmeId, [fileId], { placeId, siteId: null, organisationId: null });
  trace(ctx, routineId, { act: 'complete', place: placeId, on: occurrence.on, doneOn }, placeId);
  return { id, on: occurrence.on, isNew: true };
});

const routineMissing = async (ctx: ReadContext, routineId: string): Promise<boolean> => (await routinesOf(ctx, routineId)).length === 0;

export const withdrawCompletionBound = bindWrite(withdrawCompletion, async (ctx, { completionId, reason }) => {
  const completion = (await lockCompletion(ctx, completionId)) ?? ctx.notFound();
  if (completion.withdrawn_at !== null) return ctx.refuse('plans.completion_withdrawn');
  await saveCompletionWithdrawal(ctx.tx, ctx.programmeId, completionId, { personId: ctx.personId, at: new Date(ctx.now).toISOString(), reason });
  trace(ctx, completion.routine_id, { act: 'withdrawCompletion', completion: completionId, place: completion.place_id, on: completion.on_date }, completion.place_id, reason);
  return { routineId: completion.routine_id };
});

export const pullRoutinesBound = bindRead(pullRoutines, async (ctx) => ({
  rows: (await pulledRoutines(ctx, later(ctx.today, -BACK_DAYS), later(ctx.today, PULL_AHEAD_DAYS), PULL_MOST)).map((row) => {
    const over = row.occurrences.filter(({ on }) => on <= ctx.today).map((each) => cellOf(each, true, each.doneOn, ctx.today));
    return {
      id: `${row.routine_id}:${row.place_id}`, routineId: row.routine_id, placeId: row.place_id, nameZh: row.name_zh, nameEn: row.name_en, placeZh: row.place_zh, placeEn: row.place_en, today: ctx.today,
      occurrences: row.occurrences.filter(({ on }) => on >= later(ctx.today, -PULL_AHEAD_DAYS)), missed: over.slice(-LAST_COUNTED).filter((cell) => cell === 'missed').length,
    };
  }),
}));

export const extendRoutinesBound = bindWrite(extendRoutines, async (ctx) => {
  const routines = await routinesOf(ctx);
  let days = 0;
  for (const row of routines) days += await setDays(ctx, row.id, { weekday: row.weekday, monthDay: row.month_day, onHoliday: row.on_holiday, startsOn: row.starts_on, endsOn: row.ends_on }, later(ctx.today, 1));
  if (days > 0) ctx.record({ kind: 'programme', id: ctx.programmeId, change: { act: 'extendRoutines', days } });
  return { routines: routines.length, days };
});

/** Routines, the places that take part, the days they fall on, and what was done. */
import { changed, maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { HolidayRule, Occurrence } from '../../domain/index.ts';

export interface RoutineRow {
  id: string; code: string; name_zh: string; name_en: string; about: string; document: string | null; weekday: number | null; month_day: number | null; on_holiday: HolidayRule; starts_on: string; ends_on: string | null; version: number; place_count: number;
}

/** How many take part is told within the reader's reach. */
export function routinesOf(ctx: ReadContext, routineId?: string): Promise<RoutineRow[]> {
  return rows(ctx.tx, sql`select r.id, r.code, r.name_zh, r.name_en, r.about, r.document, r.weekday, r.month_day, r.on_holiday, r.starts_on, r.ends_on, r.version,
      (select count(*) from plans.routine_places p where p.programme_id = r.programme_id and p.routine_id = r.id and p.period @> ${ctx.today}::date and ${scopePredicate(ctx.scope, { place: 'p.place_id' })}) as place_count
    from plans.routines r where r.programme_id = ${ctx.programmeId} and (${routineId ?? null}::uuid is null or r.id = ${routineId ?? null}) order by r.ends_on is not null, r.code`);
}

export interface RoutineToKeep { readonly id: string; readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly about: string; readonly document: string | null; readonly weekday: number | null; readonly monthDay: number | null; readonly onHoliday: HolidayRule; readonly startsOn: string; readonly endsOn: string | null }

export function insertRoutine(tx: Tx, programmeId: string, routine: RoutineToKeep): Promise<number> {
  return changed(tx, sql`insert into plans.routines (programme_id, id, code, name_zh, name_en, about, document, weekday, month_day, on_holiday, starts_on, ends_on)
    values (${programmeId}, ${routine.id}, ${routine.code}, ${routine.nameZh}, ${routine.nameEn}, ${routine.about}, ${routine.document}, ${routine.weekday}, ${routine.monthDay}, ${routine.onHoliday}, ${routine.startsOn}, ${routine.endsOn})`);
}

export function replaceRoutine(tx: Tx, programmeId: string, routine: RoutineToKeep): Promise<number> {
  return changed(tx, sql`update plans.routines set name_zh = ${routine.nameZh}, name_en = ${routine.nameEn}, about = ${routine.about}, document = ${routine.document}, weekday = ${routine.weekday}, month_day = ${routine.monthDay}, on_holiday = ${routine.onHoliday}, starts_on = ${routine.startsOn}, ends_on = ${routine.endsOn}, version = version + 1
    where programme_id = ${programmeId} and id = ${routine.id}`);
}

export function lockRoutine(tx: Tx, programmeId: string, routineId: string): Promise<{ id: string; code: string; starts_on: string; version: number } | undefined> {
  return maybeRow(tx, sql`select id, code, starts_on, version from plans.routines where programme_id = ${programmeId} and id = ${routineId} for update`);
}

/** Days from `from` on are set anew, but for those on which somebody did it already: a day that was kept stays a day. @returns days that are new or moved */
export async function setOccurrences(tx: Tx, programmeId: string, routineId: string, from: string, occurrences: readonly Occurrence[]): Promise<number> {
  await changed(tx, sql`delete from plans.occurrences o where o.programme_id = ${programmeId} and o.routine_id = ${routineId} and o.on_date >= ${from}::date
    and not exists (select 1 from jsonb_to_recordset(${JSON.stringify(occurrences)}::jsonb) as n("on" date, "dueOn" date) where n."on" = o.on_date and n."dueOn" is not distinct from o.due_on)
    and not exists (select 1 from plans.completions c where c.programme_id = o.programme_id and c.routine_id = o.routine_id and c.on_date = o.on_date)`);
  return changed(tx, sql`insert into plans.occurrences (programme_id, routine_id, on_date, due_on) select ${programmeId}, ${routineId}, n."on", n."dueOn" from jsonb_to_recordset(${JSON.stringify(occurrences)}::jsonb) as n("on" date, "dueOn" date)
    on conflict (programme_id, routine_id, on_date) do nothing`);
}

export function occurrencesOf(tx: Tx, programmeId: string, routineId: string, from: string, to: string): Promise<{ on: string; dueOn: string | null }[]> {
  return rows(tx, sql`select on_date as "on", due_on as "dueOn" from plans.occurrences where programme_id = ${programmeId} and routine_id = ${routineId} and on_date between ${from}::date and ${to}::date order by on_date`);
}

export interface TakingRow { id: string; code: string; name_zh: string; name_en: string; from_date: string }

/** Places that take part today, in reach. */
export function takingPart(ctx: ReadContext, routineId: string): Promise<TakingRow[]> {
  return rows(ctx.tx, sql`select p.id, p.code, p.name_zh, p.name_en, lower(t.period) as from_date from plans.routine_places t join places.places p on p.programme_id = t.programme_id and p.id = t.place_id
    where t.programme_id = ${ctx.programmeId} and t.routine_id = ${routineId} and t.period @> ${ctx.today}::date and ${scopePredicate(ctx.scope, { place: 't.place_id' })} order by p.sort_order, p.code`);
}

/** Places of these ids or kinds that are valid on the day. */
export function chosenPlaces(tx: Tx, programmeId: string, from: string, ids: readonly string[], kinds: readonly string[]): Promise<{ id: string; named: boolean }[]> {
  return rows(tx, sql`select p.id, p.id = any(${[...ids]}::uuid[]) as named from places.places p where p.programme_id = ${programmeId} and (p.id = any(${[...ids]}::uuid[]) or p.kind = any(${[...kinds]}::text[])) and p.valid_from <= ${from}::date and (p.valid_to is null or p.valid_to > ${from}::date)`);
}

/** From a day on these take part without an end, and no others: whoever leaves keeps their days before it, and what was set for later gives way. */
export async function replaceTaking(tx: Tx, programmeId: string, routineId: string, from: string, placeIds: readonly string[]): Promise<void> {
  const ids = [...placeIds];
  await changed(tx, sql`delete from plans.routine_places where programme_id = ${programmeId} and routine_id = ${routineId} and lower(period) >= ${from}::date`);
  await changed(tx, sql`update plans.routine_places set period = daterange(lower(period), ${from}::date) where programme_id = ${programmeId} and routine_id = ${routineId} and lower(period) < ${from}::date and (upper_inf(period) or upper(period) > ${from}::date) and place_id <> all(${ids}::uuid[])`);
  await changed(tx, sql`update plans.routine_places set period = daterange(lower(period), null) where programme_id = ${programmeId} and routine_id = ${routineId} and period @> ${from}::date and not upper_inf(period) and place_id = any(${ids}::uuid[])`);
  await changed(tx, sql`insert into plans.routine_places (programme_id, routine_id, place_id, period) select ${programmeId}, ${routineId}, n.id, daterange(${from}::date, null) from unnest(${ids}::uuid[]) as n(id)
    where not exists (select 1 from plans.routine_places t where t.programme_id = ${programmeId} and t.routine_id = ${routineId} and t.place_id = n.id and t.period @> ${from}::date)`);
}

export interface GridRow { id: string; code: string; name_zh: string; name_en: string; periods: { from: string; until: string | null }[]; done: { on: string; id: string; doneOn: string; headCount: number | null; fileId: string | null }[] }

/** Places that took part on any day between, with what they did; a place and everything below it where one is asked for. */
export function gridRows(ctx: ReadContext, routineId: string, from: string, to: string, placeId: string | undefined): Promise<GridRow[]> {
  const below = placeId === undefined ? sql`true` : sql`p.ancestor_ids @> array[${placeId}::uuid]`;
  return rows(ctx.tx, sql`select p.id, p.code, p.name_zh, p.name_en, t.periods, coalesce(c.done, '[]') as done
    from (select t.place_id, jsonb_agg(jsonb_build_object('from', lower(t.period), 'until', upper(t.period)) order by lower(t.period)) as periods from plans.routine_places t
       where t.programme_id = ${ctx.programmeId} and t.routine_id = ${routineId} and t.period && daterange(${from}::date, ${to}::date, '[]') and ${scopePredicate(ctx.scope, { place: 't.place_id' })} group by t.place_id) t
    join places.places p on p.programme_id = ${ctx.programmeId} and p.id = t.place_id
    left join lateral (select jsonb_agg(jsonb_build_object('on', c.on_date, 'id', c.id, 'doneOn', c.done_on, 'headCount', c.head_count, 'fileId', c.file_id)) as done from plans.completions c
       where c.programme_id = ${ctx.programmeId} and c.routine_id = ${routineId} and c.place_id = p.id and c.withdrawn_at is null and c.on_date between ${from}::date and ${to}::date) c on true
    where ${below} order by p.sort_order, p.code`);
}

export interface PulledRoutine { routine_id: string; place_id: string; name_zh: string; name_en: string; place_zh: string; place_en: string; occurrences: { on: string; dueOn: string | null; doneOn: string | null }[] }

/** Each routine and place in reach, with its occurrences between two days. */
export function pulledRoutines(ctx: ReadContext, from: string, to: string, most: number): Promise<PulledRoutine[]> {
  return rows(ctx.tx, sql`select r.id as routine_id, p.id as place_id, r.name_zh, r.name_en, p.name_zh as place_zh, p.name_en as place_en, coalesce(o.occurrences, '[]') as occurrences
    from plans.routine_places t join plans.routines r on r.programme_id = t.programme_id and r.id = t.routine_id join places.places p on p.programme_id = t.programme_id and p.id = t.place_id
    left join lateral (select jsonb_agg(jsonb_build_object('on', o.on_date, 'dueOn', o.due_on, 'doneOn', c.done_on) order by o.on_date) as occurrences from plans.occurrences o
        left join plans.completions c on c.programme_id = o.programme_id and c.routine_id = o.routine_id and c.on_date = o.on_date and c.place_id = p.id and c.withdrawn_at is null
       where o.programme_id = r.programme_id and o.routine_id = r.id and o.on_date between ${from}::date and ${to}::date and t.period @> o.on_date) o on true
    where t.programme_id = ${ctx.programmeId} and t.period @> ${ctx.today}::date and ${scopePredicate(ctx.scope, { place: 't.place_id' })} order by r.code, p.sort_order, p.code limit ${most}`);
}

/** The place, if it is in reach and takes part on the day. */
export function takesPart(ctx: ReadContext, routineId: string, placeId: string, on: string): Promise<{ place_id: string } | undefined> {
  return maybeRow(ctx.tx, sql`select t.place_id from plans.routine_places t where t.programme_id = ${ctx.programmeId} and t.routine_id = ${routineId} and t.place_id = ${placeId} and t.period @> ${on}::date and ${scopePredicate(ctx.scope, { place: 't.place_id' })}`);
}

export async function placeInReach(ctx: ReadContext, placeId: string): Promise<boolean> {
  return (await maybeRow(ctx.tx, sql`select 1 from places.places p where p.programme_id = ${ctx.programmeId} and p.id = ${placeId} and ${scopePredicate(ctx.scope, { place: 'p.id' })}`)) !== undefined;
}

export interface CompletionToKeep { readonly id: string; readonly routineId: string; readonly placeId: string; readonly on: string; readonly doneOn: string; readonly headCount: number | null; readonly fileId: string | null; readonly by: string; readonly at: string }

/** Two phones of one village say the same thing: the first stands. @returns the id that stands */
export async function insertCompletion(tx: Tx, programmeId: string, completion: CompletionToKeep): Promise<string> {
  const written = await changed(tx, sql`insert into plans.completions (programme_id, id, routine_id, place_id, on_date, done_on, head_count, file_id, recorded_by, recorded_at)
    values (${programmeId}, ${completion.id}, ${completion.routineId}, ${completion.placeId}, ${completion.on}, ${completion.doneOn}, ${completion.headCount}, ${completion.fileId}, ${completion.by}, ${completion.at})
    on conflict (programme_id, routine_id, place_id, on_date) where withdrawn_at is null do nothing`);
  if (written > 0) return completion.id;
  const known = await maybeRow<{ id: string }>(tx, sql`select id from plans.completions where programme_id = ${programmeId} and routine_id = ${completion.routineId} and place_id = ${completion.placeId} and on_date = ${completion.on}::date and withdrawn_at is null`);
  return known?.id ?? completion.id;
}

const inReach = (ctx: ReadContext): RawBuilder<unknown> => scopePredicate(ctx.scope, { place: 'c.place_id' });

export function lockCompletion(ctx: ReadContext, completionId: string): Promise<{ routine_id: string; place_id: string; on_date: string; withdrawn_at: string | null } | undefined> {
  return maybeRow(ctx.tx, sql`select c.routine_id, c.place_id, c.on_date, c.withdrawn_at from plans.completions c where c.programme_id = ${ctx.programmeId} and c.id = ${completionId} and ${inReach(ctx)} for update`);
}

export function saveCompletionWithdrawal(tx: Tx, programmeId: string, completionId: string, by: { readonly personId: string; readonly at: string; readonly reason: string }): Promise<number> {
  return changed(tx, sql`update plans.completions set withdrawn_by = ${by.personId}, withdrawn_at = ${by.at}, withdrawal_reason = ${by.reason} where programme_id = ${programmeId} and id = ${completionId}`);
}

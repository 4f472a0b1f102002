/** What stands of deeds in a month: by rule, against its cap, and together, against that of the household. */
import { oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { deedKey } from '../../domain/index.ts';
import type { SubjectFound } from './deeds.ts';

export interface MonthOfHousehold { readonly subjectId: string; readonly month: string }
const keyOf = ({ subjectId, month }: MonthOfHousehold): string => `${subjectId} ${month}`;

/** One writer at a time counts what households earned; a second posting waits here. */
export async function lockPosting(tx: Tx, programmeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`points.postDeeds ${programmeId}`}, 0))`.execute(tx);
}

/** What was posted for households in a month by what they earned then. @unit points; keyed by `subject month` */
export async function earnedInMonths(tx: Tx, programmeId: string, of: readonly MonthOfHousehold[]): Promise<Map<string, number>> {
  const found = await rows<{ subject_id: string; month: string; earned: number }>(tx, sql`
    select n.subject_id, n.month, coalesce(sum(d.posted_points), 0)::integer as earned
      from (select distinct * from unnest(${of.map(({ subjectId }) => subjectId)}::uuid[], ${of.map(({ month }) => month)}::text[]) u(subject_id, month)) n
      left join points.deeds d on d.programme_id = ${programmeId} and d.subject_id = n.subject_id and d.state = 'posted' and d.points > 0
       and d.happened_on >= (n.month || '-01')::date and d.happened_on < (n.month || '-01')::date + interval '1 month' group by 1, 2`);
  return new Map(found.map((row) => [keyOf({ subjectId: row.subject_id, month: row.month }), row.earned]));
}

/** What a household would earn in the month of a day if everything that stands were posted. @unit points */
export async function expectedInMonth(tx: Tx, programmeId: string, subjectId: string, day: string): Promise<number> {
  return (await oneRow<{ points: number }>(tx, sql`select coalesce(sum(coalesce(posted_points, points)), 0)::integer as points from points.deeds where programme_id = ${programmeId} and subject_id = ${subjectId} and points > 0 and state not in ('declined', 'corrected')
    and happened_on >= date_trunc('month', ${day}::date) and happened_on < date_trunc('month', ${day}::date) + interval '1 month'`)).points;
}

/** Deeds that stand, of these households in these days: how often by rule and month, and which rule on which day. */
export async function standingDeeds(tx: Tx, programmeId: string, subjectIds: readonly string[], from: string, to: string): Promise<{ byMonth: Map<string, number>; known: Set<string> }> {
  const found = await rows<{ subject_id: string; rule_code: string; happened_on: string }>(tx, sql`select subject_id, rule_code, happened_on from points.deeds where programme_id = ${programmeId} and subject_id = any(${[...new Set(subjectIds)]}::uuid[])
    and state not in ('declined', 'corrected') and happened_on >= date_trunc('month', ${from}::date) and happened_on < date_trunc('month', ${to}::date) + interval '1 month'`);
  const byMonth = new Map<string, number>();
  for (const row of found) { const key = deedKey(row.subject_id, row.rule_code, row.happened_on.slice(0, 7)); byMonth.set(key, (byMonth.get(key) ?? 0) + 1); }
  return { byMonth, known: new Set(found.map((row) => deedKey(row.subject_id, row.rule_code, row.happened_on))) };
}

export interface SubjectInSheet extends SubjectFound { readonly code: string; readonly place_code: string | null; readonly place_zh: string | null; readonly place_en: string | null }

/** Households and persons in reach by number or name, as a sheet calls them. */
export function subjectsNamed(ctx: ReadContext, names: readonly string[]): Promise<SubjectInSheet[]> {
  return rows(ctx.tx, sql`select s.id, s.kind, s.code, s.label, s.place_id, p.code as place_code, p.name_zh as place_zh, p.name_en as place_en from honours.subjects s left join places.places p on p.programme_id = s.programme_id and p.id = s.place_id
    where s.programme_id = ${ctx.programmeId} and s.kind in ('household', 'person') and (s.code = any(${[...new Set(names)]}::text[]) or s.label = any(${[...new Set(names)]}::text[]))
      and (s.valid_to is null or s.valid_to > ${ctx.today}::date) and ${scopePredicate(ctx.scope, { place: 's.place_id' })} order by s.code`);
}

/** Households of a sheet in one order, one sheet or form at a time. */
export async function lockHouseholds(tx: Tx, programmeId: string, subjectIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('points.deeds ' || ${programmeId}::text || ' ' || n.id, 0)) from (select distinct u.id::text as id from unnest(${[...subjectIds]}::uuid[]) u(id) order by 1) n`.execute(tx);
}

export async function attachPhotos(tx: Tx, programmeId: string, deedId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  await sql`insert into points.deed_photos (programme_id, deed_id, position, file_id) select ${programmeId}, ${deedId}, n.at - 1, n.id from unnest(${[...fileIds]}::uuid[]) with ordinality n(id, at)`.execute(tx);
}

/** What was asked, what it was about and how long it took, from the selects that modules give; rates and published months. */
import { changed, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';

type Sql = RawBuilder<unknown>;

export interface AskedRow { kind: string; ask_id: string; label: string; path: string | null; month: string; unit_id: string | null; items: number }

export function askedRows(tx: Tx, asked: Sql, from: string, to: string): Promise<AskedRow[]> {
  return rows(tx, sql`select a.kind, a.ask_id, a.label, a.path, a.month, coalesce(a.place_id::text, to_jsonb(a) ->> 'organisation_id') as unit_id, a.items::float8 as items from (${asked}) a where a.month between ${from} and ${to} and a.items > 0`);
}

export interface TopicRow { kind: string; ask_id: string; label: string; path: string | null; asked_on: string | null; topic: string; topic_label: string; unit: string | null }

export function topicRows(tx: Tx, topics: Sql, wanted: readonly string[]): Promise<TopicRow[]> {
  return rows(tx, sql`select t.kind, t.ask_id, t.label, t.path, t.asked_on, t.topic, t.topic_label, to_jsonb(t) ->> 'unit' as unit from (${topics}) t where t.topic = any(${[...wanted]}::text[]) limit 20000`);
}

export interface MeasuredRow { kind: string; minutes: number; count: number }

/** So many measurements say what the middle is; more cost time and change nothing. */
const MEASURED_MOST = 20_000;

/** The middle one: a break for lunch is no work. */
export function measuredMinutes(tx: Tx, measured: Sql): Promise<MeasuredRow[]> {
  return rows(tx, sql`select m.kind, round((percentile_cont(0.5) within group (order by m.minutes))::numeric, 2)::float8 as minutes, count(*) as count from (select n.kind, n.minutes from (${measured}) n where n.minutes > 0 limit ${MEASURED_MOST}) m group by m.kind`);
}

export function ratesSet(tx: Tx, programmeId: string): Promise<{ kind: string; minutes: number }[]> {
  return rows(tx, sql`select kind, minutes::float8 as minutes from burden.rates where programme_id = ${programmeId}`);
}

export async function keepRate(tx: Tx, programmeId: string, of: { readonly kind: string; readonly minutes: number | null; readonly now: string; readonly personId: string }): Promise<void> {
  if (of.minutes === null) await changed(tx, sql`delete from burden.rates where programme_id = ${programmeId} and kind = ${of.kind}`);
  else await changed(tx, sql`insert into burden.rates (programme_id, kind, minutes, set_at, set_by) values (${programmeId}, ${of.kind}, ${of.minutes}, ${of.now}, ${of.personId}) on conflict (programme_id, kind) do update set minutes = excluded.minutes, set_at = excluded.set_at, set_by = excluded.set_by`);
}

/** Places and organisations by their ids. */
export function unitsNamed(tx: Tx, programmeId: string, ids: readonly string[]): Promise<{ id: string; zh: string; en: string }[]> {
  return rows(tx, sql`select id, name_zh as zh, name_en as en from places.places where programme_id = ${programmeId} and id = any(${[...ids]}::uuid[])
    union all select id, name_zh, name_en from places.organisations where programme_id = ${programmeId} and id = any(${[...ids]}::uuid[])`);
}

interface Content { readonly units: readonly { words: { zh: string; en: string }; minutes: number }[]; readonly kinds: readonly { words: { zh: string; en: string }; role: { zh: string; en: string }; minutes: number }[] }
export interface MonthRow { month: string; minutes: number; content: Content; published_at: string }

export function publishedMonths(tx: Tx, programmeId: string, limit: number): Promise<MonthRow[]> {
  return rows(tx, sql`select month, minutes::float8 as minutes, content, published_at from burden.months where programme_id = ${programmeId} order by month desc limit ${limit}`);
}

export function keepMonth(tx: Tx, programmeId: string, of: { readonly month: string; readonly minutes: number; readonly content: Content; readonly now: string; readonly personId: string }): Promise<number> {
  return changed(tx, sql`insert into burden.months (programme_id, month, minutes, content, published_at, published_by) values (${programmeId}, ${of.month}, ${of.minutes}, ${JSON.stringify(of.content)}::jsonb, ${of.now}, ${of.personId})
    on conflict (programme_id, month) do update set minutes = excluded.minutes, content = excluded.content, published_at = excluded.published_at, published_by = excluded.published_by`);
}

/** Records of registers, and the story of each. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';

export interface RecordRow {
  id: string; register_id: string; register_code: string; register_zh: string; register_en: string; code: string; title: string; on_date: string | null; place_id: string | null; place_code: string | null; place_zh: string | null; place_en: string | null;
  fields: Record<string, string | number>; is_synthetic: boolean; withdrawn_at: string | null; photo_count: number; recorded_at: string; recorded_by: string; version: number;
}

export interface RecordFilter {
  readonly registerId?: string | undefined; readonly q?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined; readonly placeId?: string | undefined;
  readonly register?: string | undefined; readonly refersTo?: string | undefined; readonly code?: string | undefined; readonly choice?: string | undefined; readonly withWithdrawn?: boolean | undefined; readonly id?: string | undefined;
}

function recordWhere(ctx: ReadContext, filter: RecordFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`r.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'r.place_id', organisation: 'r.organisation_id' })];
  if (filter.id !== undefined) parts.push(sql`r.id = ${filter.id}`);
  else if (filter.withWithdrawn !== true) parts.push(sql`r.withdrawn_at is null`);
  if (filter.registerId !== undefined) parts.push(sql`r.register_id = ${filter.registerId}`);
  if (filter.register !== undefined) parts.push(sql`r.register_id = (select g.id from records.registers g where g.programme_id = ${ctx.programmeId} and g.code = ${filter.register})`);
  if (filter.code !== undefined) parts.push(sql`r.code = ${filter.code}`);
  // Which fields point to the register of that record is in the definitions: a few registers, each by its own index.
  if (filter.refersTo !== undefined) parts.push(sql`exists (select 1 from records.records t join records.registers tg on tg.programme_id = t.programme_id and tg.id = t.register_id
      join records.registers g on g.programme_id = t.programme_id and g.id = r.register_id cross join lateral jsonb_array_elements(g.definition -> 'fields') as f
      where t.programme_id = ${ctx.programmeId} and t.id = ${filter.refersTo} and f ->> 'type' = 'record' and f ->> 'register' = tg.code and r.fields ->> (f ->> 'code') = t.code)`);
  if (filter.from !== undefined) parts.push(sql`r.on_date >= ${filter.from}::date`);
  if (filter.to !== undefined) parts.push(sql`r.on_date <= ${filter.to}::date`);
  if (filter.placeId !== undefined) parts.push(sql`r.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  const [field, choice] = (filter.choice ?? '').split(':');
  if (field !== undefined && choice !== undefined && choice !== '') parts.push(sql`r.fields ->> ${field} = ${choice}`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('r', 'title')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

export function recordPage(ctx: ReadContext, filter: RecordFilter, sort: SortOf<'recent' | 'code' | 'title'>, page: { limit: number; offset: number }): Promise<RecordRow[]> {
  const order = orderBy(sort, { recent: ['r.on_date desc nulls last', 'r.id desc'], code: ['r.code', 'r.id'], title: ['r.title', 'r.id'] });
  return rows(ctx.tx, sql`select r.id, r.register_id, g.code as register_code, g.name_zh as register_zh, g.name_en as register_en, r.code, r.title, r.on_date, r.place_id, p.code as place_code, p.name_zh as place_zh, p.name_en as place_en,
      r.fields, r.is_synthetic, r.withdrawn_at, r.recorded_at, r.version, coalesce((select h.name from people.persons h where h.programme_id = r.programme_id and h.id = r.recorded_by), '') as recorded_by,
      (select count(*) from records.photos f where f.programme_id = r.programme_id and f.record_id = r.id) as photo_count
    from records.records r join records.registers g on g.programme_id = r.programme_id and g.id = r.register_id
    left join places.places p on p.programme_id = r.programme_id and p.id = r.place_id
    where ${recordWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function recordTotal(ctx: ReadContext, filter: RecordFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from records.records r where ${recordWhere(ctx, filter)}`)).count;
}

export interface RecordToKeep {
  readonly id: string; readonly code: string; readonly title: string; readonly on: string | null; readonly placeId: string | null; readonly organisationId: string | null;
  readonly fields: Readonly<Record<string, string | number>>; readonly isSynthetic: boolean; readonly searchText: string;
}

export interface Keeping { readonly registerId: string; readonly now: string; readonly personId: string }

const recordset = (given: readonly RecordToKeep[]) => sql`jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as n(id uuid, code text, title text, "on" date, "placeId" uuid, "organisationId" uuid, fields jsonb, "isSynthetic" boolean, "searchText" text)`;

/** New records, each with the first line of its story. */
export async function insertRecords(tx: Tx, programmeId: string, { registerId, now, personId }: Keeping, given: readonly RecordToKeep[]): Promise<void> {
  if (given.length === 0) return;
  await sql`insert into records.records (programme_id, id, register_id, code, title, on_date, place_id, organisation_id, fields, is_synthetic, recorded_at, recorded_by, search_text)
    select ${programmeId}, n.id, ${registerId}, n.code, n.title, n."on", n."placeId", n."organisationId", n.fields, n."isSynthetic", ${now}, ${personId}, n."searchText" from ${recordset(given)}`.execute(tx);
  await sql`insert into records.record_events (programme_id, record_id, sequence, act, at, person_id)
    select ${programmeId}, i, 1, 'entered', ${now}, ${personId} from unnest(${given.map(({ id }) => id)}::uuid[]) i`.execute(tx);
}

export interface Change { readonly field: string; readonly before: string | number | null; readonly after: string | number | null }
export interface Correction { readonly record: RecordToKeep; readonly changes: readonly Change[] }

/** Corrected records; what they were stands in their story. */
export async function correctRecords(tx: Tx, programmeId: string, { now, personId }: Pick<Keeping, 'now' | 'personId'>, given: readonly Correction[], reason: string): Promise<void> {
  if (given.length === 0) return;
  await sql`update records.records r set title = n.title, on_date = n."on", place_id = n."placeId", fields = n.fields, search_text = n."searchText", version = r.version + 1
    from ${recordset(given.map(({ record }) => record))} where r.programme_id = ${programmeId} and r.id = n.id`.execute(tx);
  const stories = given.map(({ record, changes }) => ({ id: record.id, changes }));
  await sql`insert into records.record_events (programme_id, record_id, sequence, act, at, person_id, reason, changes)
    select ${programmeId}, n.id, (select coalesce(max(e.sequence), 0) + 1 from records.record_events e where e.programme_id = ${programmeId} and e.record_id = n.id), 'corrected', ${now}, ${personId}, ${reason}, n.changes
      from jsonb_to_recordset(${JSON.stringify(stories)}::jsonb) as n(id uuid, changes jsonb)`.execute(tx);
}

export async function withdraw(tx: Tx, programmeId: string, recordId: string, now: string): Promise<void> {
  await sql`update records.records set withdrawn_at = ${now}, version = version + 1 where programme_id = ${programmeId} and id = ${recordId}`.execute(tx);
}

export async function insertEvent(tx: Tx, programmeId: string, recordId: string, event: { act: 'withdrawn' | 'attached' | 'detached' | 'versionWithdrawn'; now: string; personId: string; reason: string | null }): Promise<void> {
  await sql`insert into records.record_events (programme_id, record_id, sequence, act, at, person_id, reason)
    select ${programmeId}, ${recordId}, coalesce(max(e.sequence), 0) + 1, ${event.act}, ${event.now}, ${event.personId}, ${event.reason} from records.record_events e where e.programme_id = ${programmeId} and e.record_id = ${recordId}`.execute(tx);
}

export interface LockedRecord { id: string; register_id: string; code: string; place_id: string | null; organisation_id: string | null; fields: Record<string, string | number>; is_synthetic: boolean; withdrawn_at: string | null; version: number }

/** Row-level security decides whether it is there for this person. */
export function lockRecord(tx: Tx, programmeId: string, recordId: string): Promise<LockedRecord | undefined> {
  return maybeRow(tx, sql`select id, register_id, code, place_id, organisation_id, fields, is_synthetic, withdrawn_at, version from records.records where programme_id = ${programmeId} and id = ${recordId} for update`);
}

export interface StoredRecord extends LockedRecord { on_date: string | null; title: string }

/** Records of a register by their codes, withdrawn ones too, locked: a row of a file changes one of them or begins one. */
export function recordsByCode(tx: Tx, programmeId: string, registerId: string, codes: readonly string[]): Promise<StoredRecord[]> {
  return rows(tx, sql`select id, register_id, code, title, on_date, place_id, organisation_id, fields, is_synthetic, withdrawn_at, version from records.records
    where programme_id = ${programmeId} and register_id = ${registerId} and code = any(${[...codes]}::text[]) for update`);
}

/** Records without a code of their own in the file that hold the very same: sent again, they are not entered again. */
export function sameRecords(tx: Tx, programmeId: string, registerId: string, given: readonly { readonly title: string; readonly on: string | null; readonly placeId: string | null; readonly fields: object }[]): Promise<{ at: number }[]> {
  return rows(tx, sql`select distinct (n.at - 1)::integer as at from jsonb_array_elements(${JSON.stringify(given)}::jsonb) with ordinality as n(row, at)
    join records.records r on r.programme_id = ${programmeId} and r.register_id = ${registerId} and r.withdrawn_at is null and r.title = n.row ->> 'title'
      and r.on_date is not distinct from (n.row ->> 'on')::date and r.place_id is not distinct from (n.row ->> 'placeId')::uuid and r.fields = n.row -> 'fields'`);
}

export interface EventRow { act: 'entered' | 'corrected' | 'withdrawn' | 'attached' | 'detached' | 'versionAdded' | 'versionWithdrawn'; at: string; by: string; reason: string | null; changes: Change[] }

export function eventsOf(tx: Tx, programmeId: string, recordId: string): Promise<EventRow[]> {
  return rows(tx, sql`select e.act, e.at, coalesce(h.name, '') as by, e.reason, e.changes from records.record_events e
    left join people.persons h on h.programme_id = e.programme_id and h.id = e.person_id where e.programme_id = ${programmeId} and e.record_id = ${recordId} order by e.sequence desc`);
}

export function photosOf(tx: Tx, programmeId: string, recordId: string): Promise<{ id: string; note: string | null }[]> {
  return rows(tx, sql`select file_id as id, note from records.photos where programme_id = ${programmeId} and record_id = ${recordId} order by at, file_id`);
}

export function insertPhoto(tx: Tx, programmeId: string, photo: { recordId: string; fileId: string; note: string | null; now: string }): Promise<number> {
  return changed(tx, sql`insert into records.photos (programme_id, record_id, file_id, note, at) values (${programmeId}, ${photo.recordId}, ${photo.fileId}, ${photo.note}, ${photo.now}) on conflict do nothing`);
}

/** Places of the programme, and whether they are in reach. */
export async function placesById(ctx: ReadContext, values: readonly string[]): Promise<Map<string, { readonly id: string; readonly isInReach: boolean }>> {
  if (values.length === 0) return new Map();
  const chosen = [...new Set(values)];
  const found = await rows<{ id: string; in_reach: boolean }>(ctx.tx, sql`select p.id, ${scopePredicate(ctx.scope, { place: 'p.id' })} as in_reach
    from places.places p where p.programme_id = ${ctx.programmeId} and p.id = any(${chosen}::uuid[])`);
  return new Map(found.map((row) => [row.id, { id: row.id, isInReach: row.in_reach }]));
}

/** Records that fields name, by register and code, within reach; withdrawn ones are named no more. */
export async function recordsNamed(ctx: ReadContext, wanted: readonly { readonly register: string; readonly code: string }[]): Promise<Map<string, { readonly id: string; readonly title: string }>> {
  if (wanted.length === 0) return new Map();
  const found = await rows<{ register: string; code: string; id: string; title: string }>(ctx.tx, sql`select g.code as register, r.code, r.id, r.title from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(register text, code text)
    join records.registers g on g.programme_id = ${ctx.programmeId} and g.code = w.register join records.records r on r.programme_id = g.programme_id and r.register_id = g.id and r.code = w.code
    where r.withdrawn_at is null and ${scopePredicate(ctx.scope, { place: 'r.place_id', organisation: 'r.organisation_id' })}`);
  return new Map(found.map(({ register, code, id, title }) => [namedKey(register, code), { id, title }]));
}

export const namedKey = (register: string, code: string): string => `${register}/${code}`;

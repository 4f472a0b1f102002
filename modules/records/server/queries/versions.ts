/** Versions of texts: which there are, which holds on a day, and the text before one. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import type { LegalityCheck } from '../../domain/index.ts';

export interface VersionRow {
  id: string; record_id: string; record_code: string; title: string; place_zh: string | null; place_en: string | null; number: number | null; adopted_on: string; in_force_from: string; in_force_until: string | null; is_repeal: boolean; is_in_force: boolean;
  body: string; change_note: string | null; attended: number | null; in_favour: number | null; minutes: string | null; legality: LegalityCheck[]; document_count: number; is_synthetic: boolean; withdrawn_reason: string | null; recorded_at: string; recorded_by: string;
}

export interface VersionFilter {
  readonly id?: string | undefined; readonly registerId?: string | undefined; readonly recordId?: string | undefined; readonly q?: string | undefined; readonly placeId?: string | undefined; readonly on?: string | undefined;
  readonly from?: string | undefined; readonly to?: string | undefined; readonly revised?: boolean | undefined; readonly withWithdrawn?: boolean | undefined;
}

/** The first day on which the next text holds; looked up by the unique index on first days. */
const until = sql`(select min(n.in_force_from) from records.versions n where n.programme_id = v.programme_id and n.record_id = v.record_id and n.withdrawn_at is null and n.in_force_from > v.in_force_from)`;
const earlier = sql`(select 1 from records.versions n where n.programme_id = v.programme_id and n.record_id = v.record_id and n.withdrawn_at is null and n.in_force_from < v.in_force_from)`;
const holdsOn = (day: string): RawBuilder<unknown> => sql`(v.withdrawn_at is null and not v.is_repeal and v.in_force_from <= ${day}::date and coalesce(${until} > ${day}::date, true))`;

function versionWhere(ctx: ReadContext, filter: VersionFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`v.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'r.place_id', organisation: 'r.organisation_id' })];
  if (filter.id !== undefined) parts.push(sql`v.id = ${filter.id}`);
  else if (filter.withWithdrawn !== true) parts.push(sql`v.withdrawn_at is null and r.withdrawn_at is null`);
  if (filter.registerId !== undefined) parts.push(sql`r.register_id = ${filter.registerId}`);
  if (filter.recordId !== undefined) parts.push(sql`v.record_id = ${filter.recordId}`);
  if (filter.placeId !== undefined) parts.push(sql`r.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  if (filter.on !== undefined) parts.push(holdsOn(filter.on));
  if (filter.from !== undefined) parts.push(sql`v.adopted_on >= ${filter.from}::date`);
  if (filter.to !== undefined) parts.push(sql`v.adopted_on <= ${filter.to}::date`);
  if (filter.revised === true) parts.push(sql`not v.is_repeal and v.withdrawn_at is null and exists ${earlier}`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('r', 'title')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

const source = sql`records.versions v join records.records r on r.programme_id = v.programme_id and r.id = v.record_id left join places.places p on p.programme_id = r.programme_id and p.id = r.place_id`;

export function versionPage(ctx: ReadContext, filter: VersionFilter, sort: SortOf<'recent' | 'title'>, page: { limit: number; offset: number }): Promise<VersionRow[]> {
  const order = orderBy(sort, { recent: ['v.adopted_on desc', 'v.in_force_from desc', 'v.id desc'], title: ['r.title', 'v.in_force_from desc', 'v.id'] });
  return rows(ctx.tx, sql`select v.id, v.record_id, r.code as record_code, r.title, p.name_zh as place_zh, p.name_en as place_en, v.adopted_on, v.in_force_from, v.is_repeal, v.body, v.change_note, v.attended, v.in_favour, v.minutes, v.legality,
      v.is_synthetic, v.withdrawn_reason, v.recorded_at, coalesce((select h.name from people.persons h where h.programme_id = v.programme_id and h.id = v.recorded_by), '') as recorded_by,
      case when v.withdrawn_at is null then (select count(*) from records.versions n where n.programme_id = v.programme_id and n.record_id = v.record_id and n.withdrawn_at is null and n.in_force_from <= v.in_force_from) end as number,
      case when v.withdrawn_at is null then ${until} end as in_force_until, ${holdsOn(filter.on ?? ctx.today)} as is_in_force,
      (select count(*) from records.documents d where d.programme_id = v.programme_id and d.version_id = v.id) as document_count
    from ${source} where ${versionWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function versionTotal(ctx: ReadContext, filter: VersionFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${source} where ${versionWhere(ctx, filter)}`)).count;
}

/** The text that held before a day; empty when there was none. */
export async function textBefore(tx: Tx, programmeId: string, recordId: string, day: string): Promise<string | null> {
  return (await maybeRow<{ body: string }>(tx, sql`select body from records.versions where programme_id = ${programmeId} and record_id = ${recordId} and withdrawn_at is null and in_force_from < ${day}::date order by in_force_from desc limit 1`))?.body ?? null;
}

export interface StandingVersion { record_id: string; adopted_on: string; in_force_from: string; is_repeal: boolean; body: string; attended: number | null; in_favour: number | null; minutes: string | null; change_note: string | null; legality: LegalityCheck[] }

/** The versions that stand of these records. */
export function standingVersions(tx: Tx, programmeId: string, recordIds: readonly string[]): Promise<StandingVersion[]> {
  return rows(tx, sql`select record_id, adopted_on, in_force_from, is_repeal, body, attended, in_favour, minutes, change_note, legality from records.versions where programme_id = ${programmeId} and record_id = any(${[...recordIds]}::uuid[]) and withdrawn_at is null`);
}

export interface VersionToKeep {
  readonly id: string; readonly recordId: string; readonly adoptedOn: string; readonly inForceFrom: string; readonly isRepeal: boolean; readonly body: string; readonly changeNote: string | null;
  readonly attended: number | null; readonly inFavour: number | null; readonly minutes: string | null; readonly legality: readonly LegalityCheck[]; readonly isSynthetic: boolean;
}

/** New versions, each with a line in the story of its record. */
export async function insertVersions(tx: Tx, programmeId: string, { now, personId }: { readonly now: string; readonly personId: string }, given: readonly VersionToKeep[]): Promise<void> {
  if (given.length === 0) return;
  await sql`insert into records.versions (programme_id, id, record_id, adopted_on, in_force_from, is_repeal, body, change_note, attended, in_favour, minutes, legality, is_synthetic, recorded_at, recorded_by)
    select ${programmeId}, n.id, n."recordId", n."adoptedOn", n."inForceFrom", n."isRepeal", n.body, n."changeNote", n.attended, n."inFavour", n.minutes, array(select jsonb_array_elements_text(n.legality)), n."isSynthetic", ${now}, ${personId}
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as n(id uuid, "recordId" uuid, "adoptedOn" date, "inForceFrom" date, "isRepeal" boolean, body text, "changeNote" text, attended integer, "inFavour" integer, minutes text, legality jsonb, "isSynthetic" boolean)`.execute(tx);
  await sql`insert into records.record_events (programme_id, record_id, sequence, act, at, person_id, reason)
    select ${programmeId}, n.id, coalesce((select max(e.sequence) from records.record_events e where e.programme_id = ${programmeId} and e.record_id = n.id), 0) + n.at, 'versionAdded', ${now}, ${personId}, left(n.note, 300)
      from (select i.id, i.note, row_number() over (partition by i.id order by i.note) as at from unnest(${given.map(({ recordId }) => recordId)}::uuid[], ${given.map(({ changeNote }) => changeNote)}::text[]) as i(id, note)) n`.execute(tx);
}

export interface LockedVersion { id: string; record_id: string; withdrawn_at: string | null }

/** Row-level security decides whether it is there for this person. */
export function lockVersion(tx: Tx, programmeId: string, versionId: string): Promise<LockedVersion | undefined> {
  return maybeRow(tx, sql`select id, record_id, withdrawn_at from records.versions where programme_id = ${programmeId} and id = ${versionId} for update`);
}

export async function withdrawVersionRow(tx: Tx, programmeId: string, versionId: string, now: string, reason: string): Promise<void> {
  await sql`update records.versions set withdrawn_at = ${now}, withdrawn_reason = ${reason} where programme_id = ${programmeId} and id = ${versionId}`.execute(tx);
}

export function documentsOf(tx: Tx, programmeId: string, recordId: string): Promise<{ id: string; note: string | null; versionId: string | null }[]> {
  return rows(tx, sql`select file_id as id, note, version_id as "versionId" from records.documents where programme_id = ${programmeId} and record_id = ${recordId} order by at, file_id`);
}

export function insertDocument(tx: Tx, programmeId: string, of: { recordId: string; fileId: string; versionId: string | null; note: string | null; now: string }): Promise<number> {
  return changed(tx, sql`insert into records.documents (programme_id, record_id, file_id, version_id, note, at) values (${programmeId}, ${of.recordId}, ${of.fileId}, ${of.versionId}, ${of.note}, ${of.now}) on conflict do nothing`);
}

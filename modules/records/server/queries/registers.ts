/** Registers: their definitions and how much they hold. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchPatterns } from '#platform/server/search/index.ts';
import type { RegisterDefinition } from '../../domain/index.ts';

/** As it is kept; what was kept before registers had versions, public fields and fields of records says nothing of them. */
type StoredDefinition = Pick<RegisterDefinition, 'titleField' | 'dayField'> & { readonly fields: readonly (Omit<RegisterDefinition['fields'][number], 'register'> & { readonly register?: string | null })[]; readonly keepsVersions?: boolean; readonly publicFields?: readonly string[] };

/** 定义 · The whole definition from its row. */
export function definitionOf(row: { readonly code: string; readonly name_zh: string; readonly name_en: string; readonly about: string; readonly definition: StoredDefinition }): RegisterDefinition {
  const { fields, titleField, dayField, keepsVersions = false, publicFields = [] } = row.definition;
  return { code: row.code, zh: row.name_zh, en: row.name_en, about: row.about, titleField, dayField, keepsVersions, publicFields, fields: fields.map((field) => ({ ...field, register: field.register ?? null })) };
}

export interface RegisterRow { id: string; code: string; name_zh: string; name_en: string; about: string; definition: StoredDefinition; version: number; record_count: number; last_on: string | null }

export interface RegisterFilter { readonly q?: string | undefined; readonly id?: string | undefined }

function registerWhere(programmeId: string, { q, id }: RegisterFilter): RawBuilder<unknown> {
  const parts = [sql`g.programme_id = ${programmeId}`];
  if (id !== undefined) parts.push(sql`g.id = ${id}`);
  for (const pattern of searchPatterns(q)) parts.push(sql`lower(g.code || ' ' || g.name_zh || ' ' || g.name_en) like ${pattern}`);
  return sql.join(parts, sql` and `);
}

/** How many records stand in each, within reach. */
export function registerPage(ctx: ReadContext, filter: RegisterFilter, sort: SortOf<'code' | 'records'>, page: { limit: number; offset: number }): Promise<RegisterRow[]> {
  const order = orderBy(sort, { code: ['g.code'], records: ['record_count desc', 'g.code'] });
  return rows(ctx.tx, sql`select g.id, g.code, g.name_zh, g.name_en, g.about, g.definition, g.version, coalesce(n.count, 0) as record_count, n.last_on
    from records.registers g
    left join lateral (select count(*) as count, max(r.on_date) as last_on from records.records r
      where r.programme_id = g.programme_id and r.register_id = g.id and r.withdrawn_at is null and ${scopePredicate(ctx.scope, { place: 'r.place_id', organisation: 'r.organisation_id' })}) n on true
    where ${registerWhere(ctx.programmeId, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function registerTotal(tx: Tx, programmeId: string, filter: RegisterFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from records.registers g where ${registerWhere(programmeId, filter)}`)).count;
}

export interface KnownRegister { readonly id: string; readonly code: string; readonly version: number; readonly definition: RegisterDefinition }

interface StoredRegister { id: string; code: string; name_zh: string; name_en: string; about: string; version: number; definition: StoredDefinition }

const known = (row: StoredRegister): KnownRegister => ({ id: row.id, code: row.code, version: row.version, definition: definitionOf(row) });

export async function registerById(tx: Tx, programmeId: string, id: string): Promise<KnownRegister | undefined> {
  const row = await maybeRow<StoredRegister>(tx, sql`select id, code, name_zh, name_en, about, version, definition from records.registers where programme_id = ${programmeId} and id = ${id}`);
  return row === undefined ? undefined : known(row);
}

/** All of them, or those with these codes. */
export async function registersByCode(tx: Tx, programmeId: string, codes?: readonly string[], lock = false): Promise<KnownRegister[]> {
  const found = await rows<StoredRegister>(tx, sql`select id, code, name_zh, name_en, about, version, definition from records.registers
    where programme_id = ${programmeId} and ${codes === undefined ? sql`true` : sql`code = any(${[...codes]}::text[])`} order by code ${lock ? sql`for update` : sql``}`);
  return found.map(known);
}

const kept = ({ fields, titleField, dayField, keepsVersions, publicFields }: RegisterDefinition) => JSON.stringify({ fields, titleField, dayField, keepsVersions, publicFields });

export function insertRegister(tx: Tx, programmeId: string, id: string, of: RegisterDefinition): Promise<number> {
  return changed(tx, sql`insert into records.registers (programme_id, id, code, name_zh, name_en, about, definition) values (${programmeId}, ${id}, ${of.code}, ${of.zh}, ${of.en}, ${of.about}, ${kept(of)}::jsonb) on conflict do nothing`);
}

export function replaceRegister(tx: Tx, programmeId: string, id: string, of: RegisterDefinition): Promise<number> {
  return changed(tx, sql`update records.registers set name_zh = ${of.zh}, name_en = ${of.en}, about = ${of.about}, definition = ${kept(of)}::jsonb, version = version + 1 where programme_id = ${programmeId} and id = ${id}`);
}

export async function holdsRecords(tx: Tx, programmeId: string, registerId: string): Promise<boolean> {
  return (await maybeRow(tx, sql`select 1 from records.records where programme_id = ${programmeId} and register_id = ${registerId} limit 1`)) !== undefined;
}

/** The next so many numbers. @returns the first of them */
export async function takeNumbers(tx: Tx, programmeId: string, registerId: string, count: number): Promise<number> {
  const { last } = await oneRow<{ last: number }>(tx, sql`update records.registers set last_number = last_number + ${count} where programme_id = ${programmeId} and id = ${registerId} returning last_number as last`);
  return last - count + 1;
}

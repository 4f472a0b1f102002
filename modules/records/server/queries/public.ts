/** What everybody reads, through the three functions that open one door each. */
import { oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import type { RegisterDefinition } from '../../domain/index.ts';

export interface PublicRegisterRow { id: string; code: string; name_zh: string; name_en: string; about: string; definition: Pick<RegisterDefinition, 'fields' | 'publicFields'> & { keepsVersions?: boolean }; record_count: number }

export function publicRegisters(tx: Tx, code?: string): Promise<PublicRegisterRow[]> {
  return rows(tx, sql`select id, code, name_zh, name_en, about, definition, record_count from records.public_registers() where ${code === undefined ? sql`true` : sql`code = ${code}`} order by code`);
}

export interface PublicRecordRow { id: string; title: string; on_date: string | null; place_zh: string | null; place_en: string | null; fields: Record<string, string | number>; is_synthetic: boolean }

function publicWhere({ id, q }: { readonly id?: string | undefined; readonly q?: string | undefined }): RawBuilder<unknown> {
  return sql.join([sql`true`, ...(id === undefined ? [] : [sql`r.id = ${id}`]), ...searchPatterns(q).map((pattern) => sql`${searchable('r', 'title')} like ${pattern}`)], sql` and `);
}

export function publicRecords(tx: Tx, registerId: string, filter: { readonly id?: string | undefined; readonly q?: string | undefined }, page: { limit: number; offset: number }): Promise<PublicRecordRow[]> {
  return rows(tx, sql`select r.id, r.title, r.on_date, r.place_zh, r.place_en, r.fields, r.is_synthetic from records.public_records(${registerId}) r where ${publicWhere(filter)} order by r.on_date desc nulls last, r.id desc limit ${page.limit} offset ${page.offset}`);
}

export async function publicRecordTotal(tx: Tx, registerId: string, q?: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from records.public_records(${registerId}) r where ${publicWhere({ q })}`)).count;
}

export interface PublicVersionRow { adopted_on: string; in_force_from: string; is_repeal: boolean; body: string; is_checked: boolean }

/** The latest first. */
export function publicVersions(tx: Tx, recordId: string): Promise<PublicVersionRow[]> {
  return rows(tx, sql`select adopted_on, in_force_from, is_repeal, body, is_checked from records.public_versions(${recordId}) order by in_force_from desc`);
}

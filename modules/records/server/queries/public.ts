/** What everybody reads, through functions that open one door each. A page reads as many rows as it shows; totals are counted apart. */
import { oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { searchPatterns } from '#platform/server/search/index.ts';
import type { RegisterDefinition } from '../../domain/index.ts';

export interface PublicRegisterRow { id: string; code: string; name_zh: string; name_en: string; about: string; definition: Pick<RegisterDefinition, 'fields' | 'publicFields'> & { keepsVersions?: boolean } }

export function publicRegisters(tx: Tx, code?: string): Promise<PublicRegisterRow[]> {
  return rows(tx, sql`select id, code, name_zh, name_en, about, definition from records.public_registers(${code ?? null}::text) order by code`);
}

export interface PublicRecordRow { id: string; title: string; on_date: string | null; place_zh: string | null; place_en: string | null; fields: Record<string, string | number>; is_synthetic: boolean }
/** Where a page ended: the day of its last row, null where that has none, and the row. */
export interface PublicCursor { readonly day: string | null; readonly id: string }

export function publicPage(tx: Tx, registerId: string, q: string | undefined, page: { readonly limit: number; readonly offset: number; readonly after: PublicCursor | undefined }): Promise<PublicRecordRow[]> {
  const [day, id] = page.after === undefined ? [null, null] : [page.after.day ?? '-infinity', page.after.id];
  return rows(tx, sql`select id, title, on_date, place_zh, place_en, fields, is_synthetic from records.public_page(${registerId}::uuid, ${searchPatterns(q)}::text[], ${day}::date, ${id}::uuid, ${page.after === undefined ? page.offset : 0}::integer, ${page.limit}::integer)`);
}

export async function publicRecord(tx: Tx, registerId: string, recordId: string): Promise<PublicRecordRow | undefined> {
  return (await rows<PublicRecordRow>(tx, sql`select id, title, on_date, place_zh, place_en, fields, is_synthetic from records.public_record(${registerId}::uuid, ${recordId}::uuid)`))[0];
}

export async function publicTotal(tx: Tx, registerId: string, q?: string): Promise<number> {
  return (await oneRow<{ total: number }>(tx, sql`select records.public_total(${registerId}::uuid, ${searchPatterns(q)}::text[]) as total`)).total;
}

export interface PublicVersionRow { adopted_on: string; in_force_from: string; is_repeal: boolean; body: string; is_checked: boolean }

/** The latest first. */
export function publicVersions(tx: Tx, recordId: string): Promise<PublicVersionRow[]> {
  return rows(tx, sql`select adopted_on, in_force_from, is_repeal, body, is_checked from records.public_versions(${recordId}) order by in_force_from desc`);
}

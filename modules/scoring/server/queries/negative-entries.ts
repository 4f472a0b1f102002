/** Entries of the negative list, with what their item says in its edition. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { searchPatterns } from '#platform/server/search/index.ts';
import type { Sanction } from '#modules/frameworks/domain/index.ts';

export interface NegativeRow {
  id: string; edition_id: string; item_code: string; item_zh: string; item_en: string; sanction: Sanction; deduction: number; look_back_months: number; place_id: string | null; name_zh: string; name_en: string;
  happened_on: string; counts_until: string; document: string; note: string | null; entered_at: string; entered_by: string; withdrawn_reason: string | null;
}

export interface NegativeFilter { readonly q?: string | undefined; readonly withWithdrawn?: boolean | undefined }

const joined = sql`scoring.negative_entries n
  join frameworks.editions d on d.programme_id = n.programme_id and d.id = n.edition_id
  join lateral jsonb_to_recordset(d.negative_items) as i(code text, zh text, en text, "lookBackMonths" integer, sanction text, deduction numeric) on i.code = n.item_code
  left join places.places p on p.programme_id = n.programme_id and p.id = n.place_id`;

function negativeWhere(programmeId: string, { q, withWithdrawn }: NegativeFilter): RawBuilder<unknown> {
  const parts = [sql`n.programme_id = ${programmeId}`];
  if (withWithdrawn !== true) parts.push(sql`n.withdrawn_at is null`);
  for (const pattern of searchPatterns(q)) parts.push(sql`lower(coalesce(p.name_zh, n.area_name) || ' ' || coalesce(p.name_en, '') || ' ' || n.item_code || ' ' || i.zh || ' ' || i.en || ' ' || n.document) like ${pattern}`);
  return sql.join(parts, sql` and `);
}

const columns = sql`n.id, n.edition_id, n.item_code, i.zh as item_zh, i.en as item_en, i.sanction, coalesce(i.deduction, 0)::double precision as deduction, i."lookBackMonths" as look_back_months, n.place_id,
  coalesce(p.name_zh, n.area_name) as name_zh, coalesce(p.name_en, n.area_name) as name_en, n.happened_on, (n.happened_on + make_interval(months => i."lookBackMonths"))::date as counts_until,
  n.document, n.note, n.entered_at, n.withdrawn_reason, coalesce((select h.name from people.persons h where h.programme_id = n.programme_id and h.id = n.entered_by), '') as entered_by`;

export function negativePage(tx: Tx, programmeId: string, filter: NegativeFilter, sort: SortOf<'recent' | 'item'>, page: { limit: number; offset: number }): Promise<NegativeRow[]> {
  const order = orderBy(sort, { recent: ['n.happened_on desc', 'n.id'], item: ['n.item_code', 'n.happened_on', 'n.id'] });
  return rows(tx, sql`select ${columns} from ${joined} where ${negativeWhere(programmeId, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function negativeTotal(tx: Tx, programmeId: string, filter: NegativeFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from ${joined} where ${negativeWhere(programmeId, filter)}`)).count;
}

export interface NegativeFactRow { place_id: string | null; area_name: string | null; item_code: string; happened_on: string; sanction: Sanction; deduction: number; look_back_months: number }

/** What stands on the lists of all editions and was not withdrawn; the window is the evaluation's. */
export function negativeFacts(tx: Tx, programmeId: string): Promise<NegativeFactRow[]> {
  return rows(tx, sql`select n.place_id, n.area_name, n.item_code, n.happened_on, i.sanction, coalesce(i.deduction, 0)::double precision as deduction, i."lookBackMonths" as look_back_months
    from ${joined} where n.programme_id = ${programmeId} and n.withdrawn_at is null`);
}

export interface NegativeToKeep { readonly id: string; readonly editionId: string; readonly itemCode: string; readonly placeId: string | null; readonly name: string | null; readonly happenedOn: string; readonly document: string; readonly note: string | null }

export async function insertNegative(tx: Tx, programmeId: string, entry: NegativeToKeep, by: { readonly now: string; readonly personId: string }): Promise<void> {
  await sql`insert into scoring.negative_entries (programme_id, id, edition_id, item_code, place_id, area_name, happened_on, document, note, entered_at, entered_by)
    values (${programmeId}, ${entry.id}, ${entry.editionId}, ${entry.itemCode}, ${entry.placeId}, ${entry.name}, ${entry.happenedOn}, ${entry.document}, ${entry.note}, ${by.now}, ${by.personId})`.execute(tx);
}

export function lockNegative(tx: Tx, programmeId: string, id: string): Promise<{ withdrawn_at: string | null } | undefined> {
  return maybeRow(tx, sql`select withdrawn_at from scoring.negative_entries where programme_id = ${programmeId} and id = ${id} for update`);
}

export function withdrawNegative(tx: Tx, programmeId: string, id: string, of: { readonly now: string; readonly reason: string }): Promise<number> {
  return changed(tx, sql`update scoring.negative_entries set withdrawn_at = ${of.now}, withdrawn_reason = ${of.reason} where programme_id = ${programmeId} and id = ${id}`);
}

/** Definitions of figures, what was frozen of them, and who settled which doubt. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { searchPatterns } from '#platform/server/search/index.ts';
import type { FigureDefinition, FigureKind, PartRole } from '../../domain/index.ts';

/** Published values of one figure that are held against each other. */
const PUBLISHED_MAX = 12;

export interface StoredFigure { id: string; code: string; label_zh: string; label_en: string; unit: string; kind: FigureKind; scope_note: string; definition: FigureDefinition; version: number; published_value: number | null; published_in: string | null; published_at: string | null }
export interface FigureFilter { readonly q?: string | undefined; readonly kind?: FigureKind | undefined; readonly source?: string | undefined; readonly id?: string | undefined }

function figureWhere(programmeId: string, filter: FigureFilter): RawBuilder<unknown> {
  const parts = [sql`f.programme_id = ${programmeId} and not f.is_retired`];
  if (filter.id !== undefined) parts.push(sql`f.id = ${filter.id}`);
  if (filter.kind !== undefined) parts.push(sql`f.kind = ${filter.kind}`);
  if (filter.source !== undefined) parts.push(sql`f.definition ->> 'source' = ${filter.source}`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`lower(f.code || ' ' || f.label_zh || ' ' || f.label_en) like ${pattern}`);
  return sql.join(parts, sql` and `);
}

const columns = sql`f.id, f.code, f.label_zh, f.label_en, f.unit, f.kind, f.scope_note, f.definition, f.version, z.value as published_value, z.published_in, z.frozen_at as published_at`;
const from = sql`figures.figures f left join lateral (select value, published_in, frozen_at from figures.freezes z where z.programme_id = f.programme_id and z.figure_id = f.id order by z.frozen_at desc limit 1) z on true`;

export function figurePage(tx: Tx, programmeId: string, filter: FigureFilter, sort: SortOf<'code' | 'label'>, page: { limit: number; offset: number }): Promise<StoredFigure[]> {
  const order = orderBy(sort, { code: ['f.code'], label: ['f.label_zh', 'f.code'] });
  return rows(tx, sql`select ${columns} from ${from} where ${figureWhere(programmeId, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function figureTotal(tx: Tx, programmeId: string, filter: FigureFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from figures.figures f where ${figureWhere(programmeId, filter)}`)).count;
}

/** All that are in use, or those with these codes. */
export function figuresByCode(tx: Tx, programmeId: string, codes?: readonly string[]): Promise<StoredFigure[]> {
  return rows(tx, sql`select ${columns} from ${from} where f.programme_id = ${programmeId} and not f.is_retired and ${codes === undefined ? sql`true` : sql`f.code = any(${[...codes]}::text[])`} order by f.code`);
}

/** The whole that a figure is a part of, and its own parts. */
export function relativesOf(tx: Tx, programmeId: string, { code, definition }: StoredFigure): Promise<StoredFigure[]> {
  return rows(tx, sql`select ${columns} from ${from} where f.programme_id = ${programmeId} and not f.is_retired and (f.definition -> 'partOf' ->> 'figure' = ${code} or f.code = ${definition.partOf?.figure ?? ''}) order by f.code limit 100`);
}

export function placesNamed(tx: Tx, programmeId: string, ids: readonly string[]): Promise<{ id: string; zh: string; en: string }[]> {
  return ids.length === 0 ? Promise.resolve([]) : rows(tx, sql`select id, name_zh as zh, name_en as en from places.places where programme_id = ${programmeId} and id::text = any(${[...ids]}::text[])`);
}

export function lockFigure(tx: Tx, programmeId: string, code: string): Promise<{ id: string; version: number; is_retired: boolean; content: { readonly definition: FigureDefinition } } | undefined> {
  return maybeRow(tx, sql`select id, version, is_retired, jsonb_build_object('labelZh', label_zh, 'labelEn', label_en, 'unit', unit, 'scopeNote', scope_note, 'definition', definition) as content from figures.figures where programme_id = ${programmeId} and code = ${code} for update`);
}

export interface FigureToKeep { readonly id: string; readonly code: string; readonly labelZh: string; readonly labelEn: string; readonly unit: string; readonly kind: FigureKind; readonly scopeNote: string; readonly definition: FigureDefinition }

export function keepFigure(tx: Tx, programmeId: string, of: FigureToKeep): Promise<number> {
  return changed(tx, sql`insert into figures.figures as old (programme_id, id, code, label_zh, label_en, unit, kind, scope_note, definition)
    values (${programmeId}, ${of.id}, ${of.code}, ${of.labelZh}, ${of.labelEn}, ${of.unit}, ${of.kind}, ${of.scopeNote}, ${JSON.stringify(of.definition)}::jsonb)
    on conflict (programme_id, code) do update set label_zh = excluded.label_zh, label_en = excluded.label_en, unit = excluded.unit, kind = excluded.kind, scope_note = excluded.scope_note, definition = excluded.definition, is_retired = false, version = old.version + 1`);
}

export function retire(tx: Tx, programmeId: string, figureId: string): Promise<{ code: string } | undefined> {
  return maybeRow(tx, sql`update figures.figures set is_retired = true, version = version + 1 where programme_id = ${programmeId} and id = ${figureId} and not is_retired returning code`);
}

export interface FreezeToKeep {
  readonly id: string; readonly figureId: string; readonly value: number | null; readonly numerator: number | null; readonly denominator: number | null; readonly rowCount: number; readonly asOf: string; readonly publishedIn: string;
  readonly queryHash: string; readonly rowsHash: string; readonly definition: FigureDefinition; readonly ids: readonly string[] | null; readonly labels: readonly string[] | null; readonly amounts: readonly number[] | null; readonly now: string; readonly personId: string;
}

const listed = (values: readonly unknown[] | null) => (values === null ? null : [...values]);

export function insertFreeze(tx: Tx, programmeId: string, of: FreezeToKeep): Promise<number> {
  return changed(tx, sql`insert into figures.freezes (programme_id, id, figure_id, value, numerator, denominator, row_count, as_of, published_in, query_hash, rows_hash, definition, row_ids, row_labels, row_amounts, frozen_at, frozen_by)
    values (${programmeId}, ${of.id}, ${of.figureId}, ${of.value}, ${of.numerator}, ${of.denominator}, ${of.rowCount}, ${of.asOf}, ${of.publishedIn}, ${of.queryHash}, ${of.rowsHash}, ${JSON.stringify(of.definition)}::jsonb,
      ${listed(of.ids)}::text[], ${listed(of.labels)}::text[], ${listed(of.amounts)}::numeric[], ${of.now}, ${of.personId})`);
}

export interface FreezeRow { id: string; figure_id: string; value: number | null; numerator: number | null; denominator: number | null; row_count: number; as_of: string; published_in: string; query_hash: string; rows_hash: string; definition: FigureDefinition; has_rows: boolean; frozen_at: string; frozen_by: string }

export function freezesOf(tx: Tx, programmeId: string, by: { figureId: string } | { freezeId: string }): Promise<FreezeRow[]> {
  return rows(tx, sql`select z.id, z.figure_id, z.value, z.numerator, z.denominator, z.row_count, z.as_of, z.published_in, z.query_hash, z.rows_hash, z.definition, z.row_ids is not null as has_rows, z.frozen_at, coalesce(h.name, '') as frozen_by
    from figures.freezes z left join people.persons h on h.programme_id = z.programme_id and h.id = z.frozen_by
    where z.programme_id = ${programmeId} and ${'figureId' in by ? sql`z.figure_id = ${by.figureId}` : sql`z.id = ${by.freezeId}`} order by z.frozen_at desc, z.id desc limit 50`);
}

export interface PublishedValue { figure_id: string; as_of: string; value: number; published_in: string; definition: FigureDefinition }

/** What was published of each figure in use, by its day; of one day the last. The latest of each figure. */
export function publishedValues(tx: Tx, programmeId: string): Promise<PublishedValue[]> {
  return rows(tx, sql`select p.figure_id, p.as_of, p.value, p.published_in, p.definition from figures.figures f
      cross join lateral (select distinct on (z.as_of) z.figure_id, z.as_of, z.value, z.published_in, z.definition from figures.freezes z
        where z.programme_id = f.programme_id and z.figure_id = f.id and z.value is not null order by z.as_of desc, z.frozen_at desc, z.id desc limit ${PUBLISHED_MAX}) p
    where f.programme_id = ${programmeId} and not f.is_retired and f.kind in ('count', 'sum') order by p.figure_id, p.as_of`);
}

export interface FreezePartToKeep { readonly role: PartRole; readonly partNo: number; readonly figureCode: string | null; readonly definition: FigureDefinition; readonly asOf: string; readonly rowCount: number; readonly hash: string; readonly ids: readonly string[] | null; readonly labels: readonly string[] | null; readonly amounts: readonly number[] | null }

export async function insertFreezePart(tx: Tx, programmeId: string, freezeId: string, of: FreezePartToKeep): Promise<void> {
  await sql`insert into figures.freeze_parts (programme_id, freeze_id, role, part_no, figure_code, definition, as_of, row_count, rows_hash, row_ids, row_labels, row_amounts)
    values (${programmeId}, ${freezeId}, ${of.role}, ${of.partNo}, ${of.figureCode}, ${JSON.stringify(of.definition)}::jsonb, ${of.asOf}, ${of.rowCount}, ${of.hash}, ${listed(of.ids)}::text[], ${listed(of.labels)}::text[], ${listed(of.amounts)}::numeric[])`.execute(tx);
}

export interface FreezePartRow { freeze_id: string; role: PartRole; part_no: number; figure_code: string | null; label_zh: string | null; label_en: string | null; definition: FigureDefinition; as_of: string; row_count: number; rows_hash: string; has_rows: boolean }

/** What published figures were made of, with what its figure is called today: above the line first, in the order in which it was kept. */
export function freezeParts(tx: Tx, programmeId: string, freezeIds: readonly string[]): Promise<FreezePartRow[]> {
  if (freezeIds.length === 0) return Promise.resolve([]);
  return rows(tx, sql`select p.freeze_id, p.role, p.part_no, p.figure_code, f.label_zh, f.label_en, p.definition, p.as_of, p.row_count, p.rows_hash, p.row_ids is not null as has_rows from figures.freeze_parts p
    left join figures.figures f on f.programme_id = p.programme_id and f.code = p.figure_code
    where p.programme_id = ${programmeId} and p.freeze_id = any(${[...freezeIds]}::uuid[]) order by p.freeze_id, p.role desc, p.part_no`);
}

/** Editions and their trees. Few rows: whole trees are read at once. */
import { changed, maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { CheckRule, EditionDocument, EditionLevel, StandardMethod } from '../../domain/index.ts';

export interface EditionRow {
  id: string; code: string; family: string; level: EditionLevel; year: number; version: string; title_zh: string; title_en: string; synthetic: boolean; source: string;
  state: 'draft' | 'inForce' | 'retired'; effective_from: string; effective_to: string | null; imported_at: string; document_hash: string; round_count: number;
  theme_count: number; content_count: number; standard_count: number; check_item_count: number; site_type_count: number; negative_item_count: number;
}

export interface EditionParts {
  method_weights: EditionDocument['methodWeights']; year_weights: number[]; grading_schemes: EditionDocument['gradingSchemes']; site_types: EditionDocument['siteTypes'];
  negative_items: EditionDocument['negativeItems']; mapping: EditionDocument['mapping'] | null;
}

const summaryColumns = sql.raw(`e.id, e.code, e.family, e.level, e.year, e.version, e.title_zh, e.title_en, e.synthetic, e.source, e.state, e.effective_from,
  e.effective_to, e.imported_at, e.document_hash, e.round_count, n.theme_count, n.content_count, n.standard_count, k.check_item_count,
  jsonb_array_length(e.site_types) as site_type_count, jsonb_array_length(e.negative_items) as negative_item_count`);
const counts = sql.raw(`
  left join lateral (
    select count(*) filter (where n.level = 'theme') as theme_count, count(*) filter (where n.level = 'content') as content_count,
           count(*) filter (where n.level = 'standard') as standard_count
      from frameworks.nodes n where n.programme_id = e.programme_id and n.edition_id = e.id) n on true
  left join lateral (select count(*) as check_item_count from frameworks.check_items k where k.programme_id = e.programme_id and k.edition_id = e.id) k on true`);

export function editionRows(tx: Tx, programmeId: string): Promise<EditionRow[]> {
  return rows<EditionRow>(tx, sql`select ${summaryColumns} from frameworks.editions e ${counts}
    where e.programme_id = ${programmeId} order by e.effective_from desc, e.code`);
}

export function editionRow(tx: Tx, programmeId: string, editionId: string): Promise<(EditionRow & EditionParts) | undefined> {
  return maybeRow<EditionRow & EditionParts>(tx, sql`
    select ${summaryColumns}, e.method_weights, e.year_weights, e.grading_schemes, e.site_types, e.negative_items, e.mapping
      from frameworks.editions e ${counts} where e.programme_id = ${programmeId} and e.id = ${editionId}`);
}

export interface NodeRow {
  id: string; parent_id: string | null; level: 'theme' | 'content' | 'standard'; code: string; name_zh: string; name_en: string; score_max_hundredths: number;
  methods: StandardMethod[] | null; grading_scheme: string | null; lead_organisation_code: string | null;
}

/** 体系树节点 · Themes, contents and standards in the order of the document. */
export function nodesOf(tx: Tx, programmeId: string, editionId: string): Promise<NodeRow[]> {
  return rows<NodeRow>(tx, sql`
    select id, parent_id, level, code, name_zh, name_en, score_max_hundredths, methods, grading_scheme, lead_organisation_code
      from frameworks.nodes where programme_id = ${programmeId} and edition_id = ${editionId} order by sort_order`);
}

export interface CheckItemRow {
  id: string; code: string; standard_id: string; standard_code: string; standard_zh: string; standard_en: string; theme_id: string; theme_code: string; theme_zh: string; theme_en: string;
  name_zh: string; name_en: string; rule: CheckRule; exceptions_zh: string | null; exceptions_en: string | null; case_category: string; photo_on_unmet: boolean;
  weight_hundredths: number; site_type_codes: string[];
}

/** 检查项 · The check items of an edition, or those made at one site type, in the order of the document. */
export function checkItemsOf(tx: Tx, programmeId: string, editionId: string, siteTypeCode?: string): Promise<CheckItemRow[]> {
  const ofType = siteTypeCode === undefined ? sql`true` : sql`k.site_type_codes @> array[${siteTypeCode}]::text[]`;
  return rows<CheckItemRow>(tx, sql`
    select k.id, k.code, k.standard_id, s.code as standard_code, s.name_zh as standard_zh, s.name_en as standard_en, k.theme_id, t.code as theme_code,
           t.name_zh as theme_zh, t.name_en as theme_en, k.name_zh, k.name_en, k.rule, k.exceptions_zh, k.exceptions_en, k.case_category, k.photo_on_unmet,
           k.weight_hundredths, k.site_type_codes
      from frameworks.check_items k
      join frameworks.nodes s on s.programme_id = k.programme_id and s.id = k.standard_id
      join frameworks.nodes t on t.programme_id = k.programme_id and t.id = k.theme_id
     where k.programme_id = ${programmeId} and k.edition_id = ${editionId} and ${ofType} order by k.sort_order`);
}

export interface EditionFacts {
  id: string; code: string; family: string; title_zh: string; title_en: string; synthetic: boolean; state: 'draft' | 'inForce' | 'retired';
  effective_from: string; effective_to: string | null; mapping: EditionDocument['mapping'] | null;
}

const factColumns = sql.raw('id, code, family, title_zh, title_en, synthetic, state, effective_from, effective_to, mapping');

/** 版本概况 */
export function editionFacts(tx: Tx, programmeId: string, editionId: string): Promise<EditionFacts | undefined> {
  return maybeRow<EditionFacts>(tx, sql`select ${factColumns} from frameworks.editions where programme_id = ${programmeId} and id = ${editionId}`);
}

/** 现行版本 · The newest edition in force, of one family where it is named; of several frameworks, that by which sites are inspected. */
export function editionInForce(tx: Tx, programmeId: string, family?: string): Promise<EditionFacts | undefined> {
  return maybeRow<EditionFacts>(tx, sql`select ${factColumns} from frameworks.editions e
    where e.programme_id = ${programmeId} and e.state = 'inForce' and (${family ?? null}::text is null or e.family = ${family ?? null})
    order by exists (select from frameworks.editions f where f.programme_id = e.programme_id and f.family = e.family and f.round_count > 0) desc, e.effective_from desc, e.imported_at desc limit 1`);
}

export function editionWithCode(tx: Tx, programmeId: string, code: string): Promise<{ id: string } | undefined> {
  return maybeRow<{ id: string }>(tx, sql`select id from frameworks.editions where programme_id = ${programmeId} and code = ${code}`);
}

export function saveEditionState(tx: Tx, programmeId: string, editionId: string, state: string): Promise<number> {
  return changed(tx, sql`update frameworks.editions set state = ${state} where programme_id = ${programmeId} and id = ${editionId}`);
}

/** 记下被轮次使用 · Another round was planned with the edition; from now on it can be retired but not replaced. */
export function noteRoundPlanned(tx: Tx, programmeId: string, editionId: string): Promise<number> {
  return changed(tx, sql`update frameworks.editions set round_count = round_count + 1 where programme_id = ${programmeId} and id = ${editionId}`);
}

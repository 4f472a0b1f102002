/** Writing an edition: three statements whatever its size. */
import { searchTextOf } from '#platform/server/search/index.ts';
import { sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { hundredths } from '../../domain/index.ts';
import type { EditionDocument } from '../../domain/index.ts';

export interface NewEdition {
  readonly id: string; readonly edition: EditionDocument; readonly hash: string; readonly state: 'draft' | 'inForce'; readonly importedAt: string; readonly importedBy: string;
  readonly newId: () => string;
}

const scaled = (score: number): number => hundredths(score) ?? 0;

interface NewNode {
  id: string; parent_id: string | null; level: string; code: string; name_zh: string; name_en: string; score_max_hundredths: number;
  methods: unknown; grading_scheme: string | null; lead_organisation_code: string | null; sort_order: number; theme_id: string;
}

/** The tree flattened, parents before children. */
function nodesOfDocument(edition: EditionDocument, newId: () => string): NewNode[] {
  const nodes: NewNode[] = [];
  const add = (node: Omit<NewNode, 'id' | 'sort_order' | 'theme_id' | 'methods' | 'grading_scheme' | 'lead_organisation_code'> & Partial<NewNode>): NewNode => {
    const id = newId();
    const kept = { methods: null, grading_scheme: null, lead_organisation_code: null, theme_id: id, ...node, id, sort_order: nodes.length };
    nodes.push(kept);
    return kept;
  };
  for (const theme of edition.themes) {
    const scoreMax = theme.contents.reduce((sum, content) => sum + scaled(content.scoreMax), 0);
    const themeNode = add({ parent_id: null, level: 'theme', code: theme.code, name_zh: theme.zh, name_en: theme.en, score_max_hundredths: scoreMax });
    for (const content of theme.contents) {
      const contentNode = add({ parent_id: themeNode.id, level: 'content', code: content.code, name_zh: content.zh, name_en: content.en, score_max_hundredths: scaled(content.scoreMax), theme_id: themeNode.id });
      for (const standard of content.standards) {
        add({
          parent_id: contentNode.id, level: 'standard', code: standard.code, name_zh: standard.zh, name_en: standard.en, score_max_hundredths: scaled(standard.scoreMax),
          methods: standard.methods, grading_scheme: standard.gradingScheme, lead_organisation_code: standard.leadOrganisation ?? null, theme_id: themeNode.id,
        });
      }
    }
  }
  return nodes;
}

function checkItemRows(edition: EditionDocument, nodes: readonly NewNode[], newId: () => string): unknown[] {
  const standards = new Map(nodes.filter(({ level }) => level === 'standard').map((node) => [node.code, node]));
  return edition.checkItems.map((item, at) => {
    const standard = standards.get(item.standardCode) as NewNode;
    return {
      id: newId(), standard_id: standard.id, theme_id: standard.theme_id, code: item.code, name_zh: item.zh, name_en: item.en, rule: item.rule,
      exceptions_zh: item.exceptionsZh ?? null, exceptions_en: item.exceptionsEn ?? null, case_category: item.caseCategory, photo_on_unmet: item.photoOnUnmet,
      weight_hundredths: scaled(item.weight), site_type_codes: item.siteTypes, sort_order: at, search_text: searchTextOf(item.zh, item.code, item.en),
    };
  });
}

/** The document has been validated and is in its normal form. */
export async function insertEdition(tx: Tx, programmeId: string, given: NewEdition): Promise<void> {
  const { id, edition } = given;
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
  await sql`insert into frameworks.editions (programme_id, id, code, family, level, year, version, title_zh, title_en, synthetic, source, state, effective_from, effective_to,
      method_weights, year_weights, grading_schemes, site_types, negative_items, mapping, document_hash, imported_at, imported_by)
    values (${programmeId}, ${id}, ${edition.code}, ${edition.family}, ${edition.level}, ${edition.year}, ${edition.version}, ${edition.title.zh}, ${edition.title.en},
      ${edition.synthetic}, ${edition.source}, ${given.state}, ${edition.effectiveFrom}, ${edition.effectiveTo}, ${json(edition.methodWeights)}, ${json(edition.yearWeights)},
      ${json(edition.gradingSchemes)}, ${json(edition.siteTypes)}, ${json(edition.negativeItems)}, ${edition.mapping === undefined ? null : json(edition.mapping)},
      ${given.hash}, ${given.importedAt}, ${given.importedBy})`.execute(tx);
  const nodes = nodesOfDocument(edition, given.newId);
  await sql`insert into frameworks.nodes (programme_id, edition_id, id, parent_id, level, code, name_zh, name_en, score_max_hundredths, methods, grading_scheme, lead_organisation_code, sort_order)
    select ${programmeId}, ${id}, n.id, n.parent_id, n.level, n.code, n.name_zh, n.name_en, n.score_max_hundredths, n.methods, n.grading_scheme, n.lead_organisation_code, n.sort_order
      from jsonb_to_recordset(${JSON.stringify(nodes)}::jsonb) as n(id uuid, parent_id uuid, level text, code text, name_zh text, name_en text, score_max_hundredths integer,
        methods jsonb, grading_scheme text, lead_organisation_code text, sort_order integer) order by n.sort_order`.execute(tx);
  await sql`insert into frameworks.check_items (programme_id, edition_id, id, standard_id, theme_id, code, name_zh, name_en, rule, exceptions_zh, exceptions_en, case_category,
      photo_on_unmet, weight_hundredths, site_type_codes, sort_order, search_text)
    select ${programmeId}, ${id}, k.id, k.standard_id, k.theme_id, k.code, k.name_zh, k.name_en, k.rule, k.exceptions_zh, k.exceptions_en, k.case_category,
           k.photo_on_unmet, k.weight_hundredths, k.site_type_codes, k.sort_order, k.search_text
      from jsonb_to_recordset(${JSON.stringify(checkItemRows(edition, nodes, given.newId))}::jsonb) as k(id uuid, standard_id uuid, theme_id uuid, code text, name_zh text, name_en text,
        rule jsonb, exceptions_zh text, exceptions_en text, case_category text, photo_on_unmet boolean, weight_hundredths integer, site_type_codes text[], sort_order integer, search_text text)`.execute(tx);
}

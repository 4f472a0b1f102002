/** 读回版本文件 · The document of a stored edition, in its normal form. */
import type { Tx } from '#platform/server/db/index.ts';
import { EDITION_FORMAT, fromHundredths } from '../domain/index.ts';
import type { CheckItem, EditionDocument, Standard } from '../domain/index.ts';
import { normalDocument } from './document.ts';
import { checkItemsOf, editionRow, nodesOf } from './queries/editions.ts';
import type { CheckItemRow, NodeRow } from './queries/editions.ts';

function standardOf(node: NodeRow): Standard {
  return {
    code: node.code, zh: node.name_zh, en: node.name_en, scoreMax: fromHundredths(node.score_max_hundredths), methods: node.methods ?? [], gradingScheme: node.grading_scheme ?? '',
    leadOrganisation: node.lead_organisation_code ?? undefined,
  };
}

function checkItemOf(row: CheckItemRow): CheckItem {
  return {
    code: row.code, standardCode: row.standard_code, zh: row.name_zh, en: row.name_en, siteTypes: row.site_type_codes, rule: row.rule,
    exceptionsZh: row.exceptions_zh ?? undefined, exceptionsEn: row.exceptions_en ?? undefined, caseCategory: row.case_category, photoOnUnmet: row.photo_on_unmet,
    weight: fromHundredths(row.weight_hundredths),
  };
}

function themesOf(nodes: readonly NodeRow[]): EditionDocument['themes'] {
  const under = Map.groupBy(nodes, (node) => node.parent_id);
  const childrenOf = (id: string | null): NodeRow[] => under.get(id) ?? [];
  return childrenOf(null).map((theme) => ({
    code: theme.code, zh: theme.name_zh, en: theme.name_en,
    contents: childrenOf(theme.id).map((content) => ({
      code: content.code, zh: content.name_zh, en: content.name_en, scoreMax: fromHundredths(content.score_max_hundredths), standards: childrenOf(content.id).map(standardOf),
    })),
  }));
}

/** @returns null when there is no such edition */
export async function loadEdition(tx: Tx, programmeId: string, editionId: string): Promise<EditionDocument | null> {
  const row = await editionRow(tx, programmeId, editionId);
  if (row === undefined) return null;
  return normalDocument({
    format: EDITION_FORMAT, code: row.code, family: row.family, level: row.level, year: row.year, version: row.version, title: { zh: row.title_zh, en: row.title_en },
    synthetic: row.synthetic, source: row.source, effectiveFrom: row.effective_from, effectiveTo: row.effective_to, methodWeights: row.method_weights, yearWeights: row.year_weights,
    gradingSchemes: row.grading_schemes, siteTypes: row.site_types, themes: themesOf(await nodesOf(tx, programmeId, editionId)),
    checkItems: (await checkItemsOf(tx, programmeId, editionId)).map(checkItemOf), negativeItems: row.negative_items, mapping: row.mapping ?? undefined,
  });
}

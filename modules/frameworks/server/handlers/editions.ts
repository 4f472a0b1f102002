import { fromHundredths } from '../../domain/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { listCheckItems, listEditions, readEdition, setEditionState } from '../../contract/index.ts';
import { checkItemsOf, editionFacts, editionRow, editionRows, nodesOf, saveEditionState } from '../queries/editions.ts';
import type { CheckItemRow, EditionRow } from '../queries/editions.ts';

const summaryOut = (row: EditionRow) => ({
  id: row.id, code: row.code, family: row.family, level: row.level, year: row.year, version: row.version, titleZh: row.title_zh, titleEn: row.title_en, synthetic: row.synthetic,
  source: row.source, state: row.state, effectiveFrom: row.effective_from, effectiveTo: row.effective_to, importedAt: row.imported_at, documentHash: row.document_hash,
  themeCount: row.theme_count, contentCount: row.content_count, standardCount: row.standard_count, checkItemCount: row.check_item_count, siteTypeCount: row.site_type_count,
  negativeItemCount: row.negative_item_count, roundCount: row.round_count,
});

const checkItemOut = (row: CheckItemRow) => ({
  id: row.id, code: row.code, standardId: row.standard_id, themeId: row.theme_id, nameZh: row.name_zh, nameEn: row.name_en, rule: row.rule, exceptionsZh: row.exceptions_zh,
  exceptionsEn: row.exceptions_en, caseCategory: row.case_category, photoOnUnmet: row.photo_on_unmet, weight: fromHundredths(row.weight_hundredths), siteTypeCodes: row.site_type_codes,
});

export const listEditionsBound = bindRead(listEditions, async (ctx) => ({ rows: (await editionRows(ctx.tx, ctx.programmeId)).map(summaryOut) }));

function countBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) for (const key of keysOf(item)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

export const readEditionBound = bindRead(readEdition, async (ctx, { editionId }) => {
  const row = (await editionRow(ctx.tx, ctx.programmeId, editionId)) ?? ctx.notFound();
  const nodes = await nodesOf(ctx.tx, ctx.programmeId, editionId);
  const checkItems = await checkItemsOf(ctx.tx, ctx.programmeId, editionId);
  const parents = new Map(nodes.map((node) => [node.id, node.parent_id]));
  const contentOf = (standardId: string): string[] => { const content = parents.get(standardId); return content == null ? [] : [content]; };
  const byNode = countBy(checkItems, (item) => [item.standard_id, item.theme_id, ...contentOf(item.standard_id)]);
  const bySiteType = countBy(checkItems, (item) => item.site_type_codes);
  return {
    ...summaryOut(row),
    methodWeights: row.method_weights as Record<string, number>, yearWeights: row.year_weights,
    gradingSchemes: row.grading_schemes.map((scheme) => ({ ...scheme, grades: scheme.grades.map((grade) => ({ ...grade })) })),
    siteTypes: row.site_types.map((type) => ({ ...type, checkItemCount: bySiteType.get(type.code) ?? 0 })),
    negativeItems: row.negative_items.map((item) => ({ ...item })),
    mapping: row.mapping == null ? null : { fromEdition: row.mapping.fromEdition, pairs: row.mapping.pairs.map((pair) => ({ ...pair })) },
    nodes: nodes.map((node) => ({
      id: node.id, parentId: node.parent_id, level: node.level, code: node.code, nameZh: node.name_zh, nameEn: node.name_en, scoreMax: fromHundredths(node.score_max_hundredths),
      methods: (node.methods ?? []).map((method) => ({ ...method })), gradingScheme: node.grading_scheme, leadOrganisationCode: node.lead_organisation_code,
      checkItemCount: byNode.get(node.id) ?? 0,
    })),
    checkItems: checkItems.map(checkItemOut),
  };
});

export const listCheckItemsBound = bindRead(listCheckItems, async (ctx, { editionId, siteType }) => {
  if ((await editionFacts(ctx.tx, ctx.programmeId, editionId)) === undefined) ctx.notFound();
  const found = await checkItemsOf(ctx.tx, ctx.programmeId, editionId, siteType);
  return { rows: found.map((row) => ({ ...checkItemOut(row), standardCode: row.standard_code, standardNameZh: row.standard_zh, standardNameEn: row.standard_en })) };
});

export const setEditionStateBound = bindWrite(setEditionState, async (ctx, { editionId, state }) => {
  const before = (await editionFacts(ctx.tx, ctx.programmeId, editionId)) ?? ctx.notFound();
  await saveEditionState(ctx.tx, ctx.programmeId, editionId, state);
  ctx.record({ kind: 'edition', id: editionId, change: { from: before.state, to: state } });
  return { state };
});

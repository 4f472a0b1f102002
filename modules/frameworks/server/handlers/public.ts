import { openPublicSite } from '#modules/places/server/index.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import { readPublicStandard } from '../../contract/index.ts';
import { ruleWords } from '../../domain/index.ts';
import { checkItemsOf, editionInForce, editionRow, nodesOf } from '../queries/editions.ts';
import type { CheckItemRow } from '../queries/editions.ts';

const namesOf = (types: readonly { code: string; zh: string; en: string }[], codes: readonly string[], language: 'zh' | 'en') =>
  codes.map((code) => types.find((type) => type.code === code)?.[language] ?? code);

/** Themes of the edition in force; the standards and checks of the one that is asked for. */
export const readPublicStandardBound = bindRead(readPublicStandard, async (ctx, input) => {
  await openPublicSite(ctx);
  const facts = (await editionInForce(ctx.tx, ctx.programmeId)) ?? ctx.notFound();
  const edition = (await editionRow(ctx.tx, ctx.programmeId, facts.id)) ?? ctx.notFound();
  const nodes = await nodesOf(ctx.tx, ctx.programmeId, facts.id);
  const checks = await checkItemsOf(ctx.tx, ctx.programmeId, facts.id);
  const checkOut = (row: CheckItemRow) => {
    const rule = ruleWords(row.rule);
    return { nameZh: row.name_zh, nameEn: row.name_en, ruleZh: rule.zh, ruleEn: rule.en, siteTypesZh: namesOf(edition.site_types, row.site_type_codes, 'zh'), siteTypesEn: namesOf(edition.site_types, row.site_type_codes, 'en') };
  };
  const contents = new Map(nodes.filter((node) => node.level === 'content').map((node) => [node.id, node.parent_id]));
  const themes = nodes.filter((node) => node.level === 'theme').map((theme) => {
    const standards = nodes.filter((node) => node.level === 'standard' && contents.get(node.parent_id ?? '') === theme.id);
    return {
      code: theme.code, nameZh: theme.name_zh, nameEn: theme.name_en, standardCount: standards.length, checkItemCount: checks.filter((check) => check.theme_id === theme.id).length,
      standards: input.theme !== theme.code ? [] : standards.map((standard) => ({
        code: standard.code, nameZh: standard.name_zh, nameEn: standard.name_en, checks: checks.filter((check) => check.standard_id === standard.id).map(checkOut),
      })),
    };
  });
  if (input.theme !== undefined && !themes.some((theme) => theme.code === input.theme)) return ctx.notFound();
  return {
    titleZh: facts.title_zh, titleEn: facts.title_en, synthetic: facts.synthetic, effectiveFrom: facts.effective_from, standardCount: edition.standard_count, checkItemCount: edition.check_item_count, themes,
  };
});

import { openPublicSite } from '#modules/places/server/index.ts';
import { bindRead, underWhole } from '#platform/server/operations/index.ts';
import { listPublicAwards, listPublicTitles, verifyPlaque } from '../../contract/index.ts';
import type { TitleRules } from '../../domain/index.ts';
import { plaqueDecision, plaqueRow, publicAwardPage, publicAwardTotal, publicRules, publicTitle, publicTitles } from '../queries/public.ts';

export const listPublicTitlesBound = bindRead(listPublicTitles, async (ctx) => {
  await openPublicSite(ctx);
  const found = await publicTitles(ctx.tx, ctx.programmeId, ctx.today);
  return { rows: found.map((row) => ({ id: row.id, nameZh: row.name_zh, nameEn: row.name_en, tier: row.tier, subjectKind: row.subject_kind, authority: row.authority, shownCount: row.shown_count })) };
});

const namedIn = (list: readonly { code: string; zh: string; en: string }[], code: string | null) => list.find((each) => each.code === code);

function wordsOf(rules: TitleRules, row: { level_code: string | null; class_code?: string | null }) {
  const [level, ofClass] = [namedIn(rules.levels, row.level_code), namedIn(rules.classes, row.class_code ?? null)];
  return { levelZh: level?.zh ?? null, levelEn: level?.en ?? null, classZh: ofClass?.zh ?? null, classEn: ofClass?.en ?? null };
}

export const listPublicAwardsBound = bindRead(listPublicAwards, async (ctx, { titleId, page, pageSize }) => {
  await openPublicSite(ctx);
  const title = (await publicTitle(ctx.tx, ctx.programmeId, titleId, ctx.today)) ?? ctx.notFound();
  const rules = await publicRules(ctx.tx, ctx.programmeId, titleId);
  const found = await publicAwardPage(ctx.tx, titleId, ctx.today, { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    title: { nameZh: title.name_zh, nameEn: title.name_en, authority: title.authority }, total: await publicAwardTotal(ctx.tx, titleId, ctx.today), page, pageSize,
    rows: found.map((row) => ({ label: row.label, placeZh: row.place_zh, placeEn: row.place_en, number: row.number, from: row.from_date, to: row.to_date, stars: row.stars, ...wordsOf(rules.get(row.rule_version)?.rules ?? title.rules, row) })),
  };
});

export const verifyPlaqueBound = bindRead(verifyPlaque, async (ctx, { number }) => {
  await openPublicSite(ctx);
  const row = (await plaqueRow(ctx.tx, number, ctx.today)) ?? ctx.notFound();
  const title = (await publicTitle(ctx.tx, ctx.programmeId, row.title_id, ctx.today)) ?? ctx.notFound();
  const then = (await publicRules(ctx.tx, ctx.programmeId, row.title_id)).get(row.rule_version) ?? title;
  const { levelZh, levelEn } = wordsOf(then.rules, row);
  // The decision is a public document; neither the holder nor anything else of the award comes with it.
  const decision = await underWhole(ctx, (whole) => plaqueDecision(whole.tx, ctx.programmeId, row.award_id));
  return { number, titleZh: title.name_zh, titleEn: title.name_en, authority: then.authority, from: row.from_date, to: row.to_date, inForce: row.in_force, stars: row.stars, levelZh, levelEn, document: decision.document, decidedOn: decision.decided_on, label: row.label };
});

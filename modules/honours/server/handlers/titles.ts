import { catalogueNames, packTitles } from '../packs.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { adoptTitles, createTitle, importTitleCatalogue, listTitleCatalogues, listTitles, readTitle, titleCatalogue, updateTitle } from '../../contract/index.ts';
import { ruleIssues, withEnglishName } from '../../domain/index.ts';
import { editionCriteria } from '../edition-criteria.ts';
import { catalogueIssues, fixedTitles, isOtherKind, keepCatalogue, keepNewTitle } from '../catalogue.ts';
import { isTitleUsed, replaceTitleVersion, rulesDiffer, titleVersionRows } from '../queries/title-versions.ts';
import { lockTitle, saveTitle, titleCounts, titlePage, titleRow, titlesByCode, titleTotal } from '../queries/titles.ts';
import type { TitleListRow, TitleRow } from '../queries/titles.ts';

const rowOut = (row: TitleListRow) => ({
  id: row.id, code: row.code, state: row.state, nameZh: row.name_zh, nameEn: row.name_en, tier: row.tier, subjectKind: row.subject_kind, authority: row.authority, termMonths: row.term_months, version: row.version,
  inForce: row.in_force, cumulative: row.cumulative,
});

/** Arrays of the domain are read-only; an answer's are not. */
const rulesOut = (row: TitleRow) => structuredClone(row.rules) as never;

export const listTitlesBound = bindRead(listTitles, async (ctx, { page, pageSize, sort, asOf, ...filter }) => ({
  rows: (await titlePage(ctx, filter, asOf ?? ctx.today, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut), total: await titleTotal(ctx.tx, ctx.programmeId, filter), page, pageSize, isWhole: ctx.scope.everything,
}));

/** What a version of the rules says, as an answer. */
export const ruleFactsOut = (row: TitleRow) => ({
  authority: row.authority, approvalDocument: row.approval_document, editionCode: row.edition_code, termMonths: row.term_months, reviewEveryMonths: row.review_every_months, lockMonths: row.lock_months,
  upwardTitleCode: row.upward_title_code, upwardAfter: row.upward_after, rules: rulesOut(row), source: row.source,
});

export const readTitleBound = bindRead(readTitle, async (ctx, { titleId, asOf = ctx.today, since = `${asOf.slice(0, 4)}-01-01` }) => {
  const row = (await titleRow(ctx.tx, ctx.programmeId, titleId, asOf)) ?? ctx.notFound();
  const counts = await titleCounts(ctx, titleId, { asOf, since });
  const versions = await titleVersionRows(ctx.tx, ctx.programmeId, titleId, asOf);
  const own = versions.find(({ rule_version }) => rule_version === row.rule_version);
  const edition = await editionCriteria(ctx, row.edition_code);
  return {
    ...rowOut({ ...row, in_force: counts.in_force, cumulative: counts.cumulative }), isWhole: ctx.scope.everything, ...ruleFactsOut(row), asOf, since, criteria: edition?.criteria.map((each) => ({ ...each })) ?? null, editionTitle: edition === null ? null : { id: edition.id, zh: edition.zh, en: edition.en },
    counts: { inForce: counts.in_force, rectifying: counts.rectifying, cumulative: counts.cumulative, kept: counts.kept, withdrawn: counts.withdrawn },
    ruleVersion: row.rule_version, effectiveFrom: row.effective_from, versionCount: versions.length, keptBy: { rounds: own?.rounds ?? 0, awards: own?.awards ?? 0 }, isUsed: await isTitleUsed(ctx.tx, ctx.programmeId, titleId),
  };
});

export const createTitleBound = bindWrite(createTitle, async (ctx, asked) => {
  const input = withEnglishName(asked);
  const issues = ruleIssues(input);
  if (issues.length > 0) return ctx.refuse('honours.title_invalid', { count: issues.length }, { pointers: issues.map(({ pointer }) => pointer) });
  const id = ctx.newId();
  await keepNewTitle(ctx, id, input);
  ctx.emit({ topic: 'honours', subjectId: id });
  return { id, version: 1 };
});

export const updateTitleBound = bindWrite(updateTitle, async (ctx, { titleId, version, state, ...asked }) => {
  const facts = withEnglishName(asked);
  const row = (await lockTitle(ctx.tx, ctx.programmeId, titleId, ctx.today)) ?? ctx.notFound();
  if (row.version !== version) return ctx.refuse('platform.changed_meanwhile');
  const issues = ruleIssues({ ...facts, code: row.code });
  if (issues.length > 0) return ctx.refuse('honours.title_invalid', { count: issues.length }, { pointers: issues.map(({ pointer }) => pointer) });
  if (isOtherKind(row, facts) && (await isTitleUsed(ctx.tx, ctx.programmeId, titleId))) return ctx.refuse('honours.title_fixed', {}, { pointers: [row.tier === facts.tier ? '/subjectKind' : '/tier'] });
  const changesRules = await rulesDiffer(ctx.tx, ctx.programmeId, titleId, row.rule_version, facts);
  if (changesRules) {
    const own = (await titleVersionRows(ctx.tx, ctx.programmeId, titleId, ctx.today)).find(({ rule_version }) => rule_version === row.rule_version);
    if (own !== undefined && own.rounds + own.awards > 0) return ctx.refuse('honours.title_in_use', { rounds: own.rounds, awards: own.awards });
    await replaceTitleVersion(ctx.tx, ctx.programmeId, titleId, row.rule_version, facts);
  }
  const changesName = isOtherKind(row, facts) || row.name_zh !== facts.nameZh || row.name_en !== facts.nameEn || row.state !== state;
  if (changesRules || changesName) await saveTitle(ctx.tx, ctx.programmeId, titleId, { ...facts, code: row.code }, state);
  ctx.record({ kind: 'title', id: titleId, change: { act: 'update', state, changed: changesRules || changesName, ruleVersion: row.rule_version } });
  ctx.emit({ topic: 'honours', subjectId: titleId });
  return { id: titleId, version: version + (changesRules || changesName ? 1 : 0) };
});

export const importTitleCatalogueBound = bindWrite(importTitleCatalogue, async (ctx, { file, mode }) => {
  let value: unknown;
  try { value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.body)); } catch { return ctx.refuse('honours.pack_unreadable', {}, { pointers: ['/file'] }); }
  const parsed = titleCatalogue.safeParse(value);
  if (!parsed.success) return ctx.refuse('honours.pack_unreadable', {}, { pointers: parsed.error.issues.slice(0, 50).map((issue) => `/${issue.path.join('/')}`) });
  const issues = catalogueIssues(parsed.data);
  const fixed = await fixedTitles(ctx, parsed.data);
  if (fixed.length > 0) return ctx.refuse('honours.title_fixed', {}, { pointers: fixed.map((code) => `/titles/${code}`) });
  if (issues.length === 0) return keepCatalogue(ctx, parsed.data, mode === 'preview');
  if (mode === 'import') return ctx.refuse('honours.title_invalid', { count: issues.length }, { pointers: [...new Set(issues.map(({ code, pointer }) => `/titles/${code}${pointer}`))] });
  return { nameZh: parsed.data.zh, nameEn: parsed.data.en, imported: false, created: 0, updated: 0, unchanged: 0, titles: [], issues };
});

export const listTitleCataloguesBound = bindRead(listTitleCatalogues, async (ctx) => {
  const found = await Promise.all(catalogueNames().map(async (name) => ({ name, catalogue: await packTitles(name) })));
  return {
    rows: await Promise.all(found.map(async ({ name, catalogue }) => ({
      name, zh: catalogue.zh, en: catalogue.en, source: catalogue.source, titleCount: catalogue.titles.length,
      presentCount: (await titlesByCode(ctx.tx, ctx.programmeId, catalogue.titles.map(({ code }) => code), ctx.today)).length,
    }))),
  };
});

export const adoptTitlesBound = bindWrite(adoptTitles, async (ctx, { name, mode }) => {
  if (!catalogueNames().includes(name)) return ctx.refuse('honours.pack_unknown');
  const catalogue = await packTitles(name);
  const fixed = await fixedTitles(ctx, catalogue);
  if (fixed.length > 0) return ctx.refuse('honours.title_fixed', {}, { pointers: fixed.map((code) => `/titles/${code}`) });
  return keepCatalogue(ctx, catalogue, mode === 'preview');
});

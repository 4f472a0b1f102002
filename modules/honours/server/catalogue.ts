/** 称号目录 · A catalogue of titles into a programme: by code, each created, updated or left as it is. */
import type { OutputOf } from '#platform/contract/index.ts';
import { addDays, localDate } from '#kernel/local-date.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import type { z } from 'zod';
import type { importTitleCatalogue, titleCatalogue } from '../contract/index.ts';
import { titleIssueWords } from '../contract/index.ts';
import { ruleIssues } from '../domain/index.ts';
import type { Title } from '../domain/index.ts';
import { insertTitleVersion, isTitleUsed, replaceTitleVersion, rulesDiffer, titleVersionRows } from './queries/title-versions.ts';
import { insertTitle, saveTitle, titlesByCode } from './queries/titles.ts';
import type { TitleRow, TitleToKeep } from './queries/titles.ts';

type Catalogue = z.output<typeof titleCatalogue>;
export type CatalogueReport = OutputOf<typeof importTitleCatalogue>;

export function catalogueIssues({ titles }: Catalogue): CatalogueReport['issues'] {
  const seen = new Set<string>();
  return titles.flatMap((title) => {
    const doubled = seen.has(title.code) ? [{ pointer: '/code', code: 'doubled_code' as const }] : [];
    seen.add(title.code);
    return [...doubled, ...ruleIssues(title)].map(({ pointer, code }) => ({ code: title.code, pointer, ...titleIssueWords[code] }));
  });
}

/** Whether a title would be of another tier or for another kind of subject. */
export const isOtherKind = (row: Pick<TitleRow, 'tier' | 'subject_kind'>, title: Pick<Title, 'tier' | 'subjectKind'>): boolean => row.tier !== title.tier || row.subject_kind !== title.subjectKind;

/** Codes of titles that selections or awards keep to, and that the catalogue would give another tier or kind. */
export async function fixedTitles(ctx: ReadContext, { titles }: Catalogue): Promise<string[]> {
  const present = new Map((await titlesByCode(ctx.tx, ctx.programmeId, titles.map(({ code }) => code), ctx.today)).map((row) => [row.code, row]));
  const fixed: string[] = [];
  for (const title of titles) {
    const known = present.get(title.code);
    if (known !== undefined && isOtherKind(known, title) && (await isTitleUsed(ctx.tx, ctx.programmeId, known.id))) fixed.push(title.code);
  }
  return fixed;
}

/** A title with the first version of its rules, which holds from the beginning. */
export async function keepNewTitle(ctx: WriteContext, id: string, title: TitleToKeep): Promise<void> {
  await insertTitle(ctx.tx, ctx.programmeId, id, title);
  await insertTitleVersion(ctx.tx, ctx.programmeId, id, title, { number: 1, effectiveFrom: null, note: null, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'title', id, change: { act: 'create', code: title.code } });
}

/** Other rules for a title that is there: in place while nothing keeps to them, otherwise as a version from today, or from tomorrow where one began today. */
async function keepRules(ctx: WriteContext, row: TitleRow, title: TitleToKeep, note: string): Promise<void> {
  const versions = await titleVersionRows(ctx.tx, ctx.programmeId, row.id, ctx.today);
  const own = versions.find(({ rule_version }) => rule_version === row.rule_version);
  if (own === undefined || own.rounds + own.awards === 0) { await replaceTitleVersion(ctx.tx, ctx.programmeId, row.id, row.rule_version, title); return; }
  const tomorrow = addDays(localDate(ctx.today), 1);
  const effectiveFrom = row.effective_from === ctx.today ? tomorrow : ctx.today;
  const ahead = versions.find(({ effective_from }) => effective_from === effectiveFrom);
  if (ahead === undefined) await insertTitleVersion(ctx.tx, ctx.programmeId, row.id, title, { number: Math.max(...versions.map(({ rule_version }) => rule_version)) + 1, effectiveFrom, note, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  else await replaceTitleVersion(ctx.tx, ctx.programmeId, row.id, ahead.rule_version, title);
}

/** @returns whether the catalogue says something else of a title than stands there */
async function keepKnown(ctx: WriteContext, known: TitleRow, title: TitleToKeep, isPreview: boolean, note: string): Promise<boolean> {
  const otherRules = await rulesDiffer(ctx.tx, ctx.programmeId, known.id, known.rule_version, title);
  const isOther = otherRules || isOtherKind(known, title) || known.name_zh !== title.nameZh || known.name_en !== title.nameEn;
  if (!isOther || isPreview) return isOther;
  if (otherRules) await keepRules(ctx, known, title, note);
  await saveTitle(ctx.tx, ctx.programmeId, known.id, title, known.state);
  ctx.record({ kind: 'title', id: known.id, change: { act: 'update', code: title.code } });
  return true;
}

/** What a programme entered where the catalogue leaves it open stays, with its source. */
function withOwnStars(title: TitleToKeep, known: TitleRow | undefined): TitleToKeep {
  if (known === undefined || title.rules.starsToEnter === undefined || title.rules.stars.length > 0 || known.rules.stars.length === 0) return title;
  return { ...title, source: known.source, rules: { ...title.rules, stars: known.rules.stars } };
}

/** Keeps what differs; the caller has made sure that there are no issues. */
export async function keepCatalogue(ctx: WriteContext, catalogue: Catalogue, isPreview: boolean): Promise<CatalogueReport> {
  const present = new Map((await titlesByCode(ctx.tx, ctx.programmeId, catalogue.titles.map(({ code }) => code), ctx.today)).map((row) => [row.code, row]));
  const titles: CatalogueReport['titles'] = [];
  for (const title of catalogue.titles) {
    const known = present.get(title.code);
    const names = { code: title.code, nameZh: title.nameZh, nameEn: title.nameEn };
    if (known === undefined) {
      if (!isPreview) await keepNewTitle(ctx, ctx.newId(), title);
      titles.push({ ...names, change: 'created' });
    } else titles.push({ ...names, change: (await keepKnown(ctx, known, withOwnStars(title, known), isPreview, catalogue.zh)) ? 'updated' : 'unchanged' });
  }
  if (isPreview) ctx.record({ kind: 'title', id: 'catalogue', change: { mode: 'preview', act: 'adopt', count: titles.length } });
  if (!isPreview) ctx.emit({ topic: 'honours', subjectId: ctx.programmeId });
  const count = (change: string): number => titles.filter((title) => title.change === change).length;
  return { nameZh: catalogue.zh, nameEn: catalogue.en, imported: !isPreview, created: count('created'), updated: count('updated'), unchanged: count('unchanged'), titles, issues: [] };
}

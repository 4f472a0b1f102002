/** What is read of a published account: the frozen words, title and body, without the names of those who took back their consent. */
import type { FigureSource } from '#platform/server/figures/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { stillNamed } from '#modules/figures/server/index.ts';
import { withoutNames } from '../domain/index.ts';
import type { BodyRun, NamedRow, NameLeft } from '../domain/index.ts';
import type { BulletinModel } from './model.ts';
import { namedRows, titlesThatName, titlesWithNames } from './queries/named-rows.ts';
import type { NamedRowKept } from './queries/named-rows.ts';

interface Titled { readonly id: string; readonly title: string }
export interface ShownModel { readonly title: string; readonly model: BulletinModel; /** People who are no longer named. */ readonly namesWithdrawn: number; /** Their names that the words still say. */ readonly namesLeft: readonly NameLeft[] }

const titleText = (runs: readonly BodyRun[]): string => runs.map(({ text }) => text).join('');
/** A title without runs of its own says nothing of which words are whose. */
const runsOf = (title: string, runs: readonly BodyRun[] | null | undefined): readonly BodyRun[] => (runs === undefined || runs === null || titleText(runs) !== title ? [{ text: title, code: null }] : runs);

async function namedNow(ctx: ReadContext, sources: readonly FigureSource[], kept: readonly NamedRowKept[]): Promise<(row: NamedRowKept) => NamedRow> {
  const still = await stillNamed(ctx, sources, kept.map(({ source, row_id: id }) => ({ source, id })));
  return ({ figure_code: code, source, row_id: id, name }) => ({ code, name, mayBeNamed: still({ source, id }) });
}

/** 现在能看到的 · Asked of everybody alike: also of those who wrote it. */
export async function shownModel(ctx: ReadContext, sources: readonly FigureSource[], { id, title, model }: Titled & { readonly model: BulletinModel }): Promise<ShownModel> {
  const kept = await namedRows(ctx.tx, ctx.programmeId, [id]);
  if (kept.length === 0) return { title, model, namesWithdrawn: 0, namesLeft: [] };
  const shown = withoutNames({ title: runsOf(title, model.titleRuns), body: model.body }, kept.map(await namedNow(ctx, sources, kept)));
  return shown.hiddenCount === 0 ? { title, model, namesWithdrawn: 0, namesLeft: [] } : { title: titleText(shown.title), model: { ...model, body: shown.body, ...(model.titleRuns === undefined ? {} : { titleRuns: shown.title }) }, namesWithdrawn: shown.hiddenCount, namesLeft: shown.left };
}

/** 标题 · Of several, as they may be read now; each row the very same where nothing is hidden. */
export async function withShownTitles<Row extends Titled>(ctx: ReadContext, sources: readonly FigureSource[], rows: readonly Row[]): Promise<Row[]> {
  const kept = await namedRows(ctx.tx, ctx.programmeId, rows.map(({ id }) => id));
  if (kept.length === 0) return [...rows];
  const now = await namedNow(ctx, sources, kept);
  const named = Map.groupBy(kept, ({ bulletin_id: id }) => id);
  const runs = new Map((await titlesWithNames(ctx.tx, ctx.programmeId, [...named.keys()])).map((row) => [row.id, row.title_runs]));
  return rows.map((row) => {
    const own = named.get(row.id);
    return own === undefined ? row : { ...row, title: titleText(withoutNames({ title: runsOf(row.title, runs.get(row.id)), body: [] }, own.map(now)).title) };
  });
}

/** 可检索的标题 · What titles that name people who are hidden now may be found by; none for any other. */
export async function shownTitleTexts(ctx: ReadContext, sources: readonly FigureSource[]): Promise<{ readonly id: string; readonly text: string }[]> {
  const titles = await titlesThatName(ctx.tx, ctx.programmeId);
  const shown = await withShownTitles(ctx, sources, titles);
  return shown.flatMap(({ id, title }, at) => (title === titles[at]?.title ? [] : [{ id, text: searchTextOf(title) }]));
}

/** The same for a document, which says at its end that names were taken out: all of them, where no word is left that could be one. */
export async function printedModel(ctx: ReadContext, sources: readonly FigureSource[], bulletin: Titled & { readonly model: BulletinModel }): Promise<{ readonly title: string; readonly model: BulletinModel }> {
  const { title, model, namesWithdrawn, namesLeft } = await shownModel(ctx, sources, bulletin);
  const hidden = namesLeft.length === 0 ? '姓名已隐去' : '名单中的姓名已隐去';
  return { title, model: namesWithdrawn === 0 ? model : { ...model, body: [...model.body, { kind: 'paragraph', text: `注：本文印发后，有人撤回公布姓名的同意，${hidden}；其余文字、数字及其摘要与印发时一致。` }] } };
}

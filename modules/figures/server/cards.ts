/**
 * 数字卡 · Figures for a text that quotes them: what each says now, what it is called, and the labels of its rows where a text lists them;
 * frozen together when the text is published. For modules above; each reader gets what they would see on the page of the figure.
 */
import type { FigureSource } from '#platform/server/figures/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { administrativeNames } from '#modules/places/server/index.ts';
import { heldPermissions } from '#platform/server/operations/reach.ts';
import { listFigures } from '../contract/index.ts';
import { countsAllTimes, isShare, proofread } from '../domain/index.ts';
import type { FigureDefinition, FigureKind, Proof } from '../domain/index.ts';
import { Computing } from './computing.ts';
import type { Outcome } from './computing.ts';
import { freezeOne } from './freezing.ts';
import { isWord, soundOf } from './knowledge.ts';
import { figureNames, idsOf } from './queries/compile.ts';
import { figuresByCode } from './queries/figures.ts';
import type { StoredFigure } from './queries/figures.ts';

/** 数字卡 */
export interface FigureCard {
  readonly id: string; readonly code: string; readonly labelZh: string; readonly labelEn: string; readonly unit: string; readonly kind: FigureKind; readonly scopeNote: string;
  readonly outcome: Outcome; readonly value: number | null; readonly numerator: number | null; readonly denominator: number | null; readonly rowCount: number; readonly asOf: string; readonly isWhole: boolean;
  /** Where a list of rows was asked for: those that may be named in a text that everybody reads, and how many may not. */
  readonly names: readonly string[];
  readonly namesWithheld: number;
}

/** What a sentence can list. */
const NAMES_MAX = 40;
/** A row says whose it is before a middle dot: a unit beside its title. */
const ownName = (label: string): string => label.split(' · ')[0] ?? label;

/** A row by the name that a text says of it. */
export interface NamedRow { readonly source: string; readonly id: string; readonly name: string }

async function namesOf(computing: Computing, definition: FigureDefinition): Promise<Pick<FigureCard, 'names' | 'namesWithheld'> & { readonly named: readonly NamedRow[] }> {
  const found = await computing.under(definition, (inner, asked) => figureNames(inner.tx, asked, NAMES_MAX));
  if (typeof found === 'string') return { names: [], namesWithheld: 0, named: [] };
  const names = found.names.map(ownName);
  return { names, namesWithheld: found.withheld, named: found.ids.map((id, at) => ({ source: definition.source ?? '', id, name: names[at] ?? '' })) };
}

async function cardsOfStored(ctx: ReadContext, sources: readonly FigureSource[], figures: readonly StoredFigure[], listed: ReadonlySet<string>): Promise<FigureCard[]> {
  const computing = new Computing(ctx, sources);
  const values = await computing.values(figures);
  const cards: FigureCard[] = [];
  for (const figure of figures) {
    const value = values.get(figure.code);
    const { names, namesWithheld } = listed.has(figure.code) ? await namesOf(computing, figure.definition) : { names: [], namesWithheld: 0 };
    cards.push({
      id: figure.id, code: figure.code, labelZh: figure.label_zh, labelEn: figure.label_en, unit: figure.unit, kind: figure.kind, scopeNote: figure.scope_note, outcome: value?.outcome ?? 'noSource', value: value?.value ?? null, numerator: value?.numerator ?? null,
      denominator: value?.denominator ?? null, rowCount: value?.rowCount ?? 0, asOf: figure.definition.asOf ?? ctx.today, isWhole: value?.whole ?? false, names, namesWithheld,
    });
  }
  return cards;
}

/** 取数字卡 @param listed codes whose rows are named @returns those that there are, in the order of their codes */
export async function figureCards(ctx: ReadContext, sources: readonly FigureSource[], codes: readonly string[], listed: ReadonlySet<string> = new Set()): Promise<FigureCard[]> {
  return codes.length === 0 ? [] : cardsOfStored(ctx, sources, await figuresByCode(ctx.tx, ctx.programmeId, codes), listed);
}

/** 冻结的数字 */
export interface FrozenCard { readonly code: string; readonly freezeId: string; readonly queryHash: string; readonly rowsHash: string; readonly rowCount: number; /** Rows that may be named, where names were asked for. */ readonly named: readonly NamedRow[] }

/** 一并冻结 @param listed codes whose rows are named @returns each frozen figure, or the code of the first that cannot be frozen */
export async function freezeCards(ctx: WriteContext, sources: readonly FigureSource[], codes: readonly string[], publishedIn: string, listed: ReadonlySet<string> = new Set()): Promise<readonly FrozenCard[] | string> {
  const computing = new Computing(ctx, sources);
  const frozen: FrozenCard[] = [];
  for (const figure of codes.length === 0 ? [] : await figuresByCode(ctx.tx, ctx.programmeId, codes)) {
    const kept = await freezeOne(ctx, computing, figure, publishedIn);
    if (typeof kept === 'string') return figure.code;
    frozen.push({ code: figure.code, freezeId: kept.id, queryHash: kept.query_hash, rowsHash: kept.rows_hash, rowCount: kept.row_count, named: listed.has(figure.code) ? (await namesOf(computing, figure.definition)).named : [] });
  }
  return frozen;
}

/** 校核一篇 · By what this programme knows of its places. @param cards its figures, where the text is held against them */
export async function proofOf(tx: Tx, programmeId: string, text: string, cards: readonly FigureCard[] = []): Promise<Proof> {
  const held = cards.flatMap(({ code, labelZh, unit, kind, value, outcome, isWhole }) => (value === null || outcome !== 'computed' || !isWhole ? [] : [{ code, labelZh, unit: unit.split(/[/／]/u)[0] ?? unit, kind: kind === 'ratio' && !isShare({ kind, unit }) ? 'sum' as const : kind, value }]));
  return proofread(text, { isWord, soundOf, places: await administrativeNames(tx, programmeId), cards: held });
}

/**
 * 不限时段 · Those of the figures that count rows of all times: neither a period nor a reference day in what they count. What is put
 * together from others or ranked is left out: it says no number of its own rows.
 */
export async function withoutPeriod(tx: Tx, programmeId: string, codes: readonly string[]): Promise<ReadonlyMap<string, { readonly labelZh: string }>> {
  const figures = codes.length === 0 ? [] : await figuresByCode(tx, programmeId, codes);
  return new Map(figures.flatMap(({ code, label_zh: labelZh, definition }) => (countsAllTimes(definition) ? [[code, { labelZh }]] : [])));
}

/** 全部数字卡 · Of a reader who may see figures; of anybody else none. */
export async function allCards(ctx: ReadContext, sources: readonly FigureSource[]): Promise<FigureCard[]> {
  const may = await heldPermissions(ctx, [listFigures.permission]);
  return may.size === 0 ? [] : cardsOfStored(ctx, sources, await figuresByCode(ctx.tx, ctx.programmeId), new Set());
}

/** 仍可列名 · @returns whether a row may be named today; a row of a source that names no people always may */
export async function stillNamed(ctx: ReadContext, sources: readonly FigureSource[], named: readonly { readonly source: string; readonly id: string }[]): Promise<(row: { readonly source: string; readonly id: string }) => boolean> {
  const asked = new Set<string>();
  const may = new Set<string>();
  for (const [shape, of] of Map.groupBy(named, ({ source }) => source)) {
    const select = sources.find(({ module }) => module === shape.split('.')[0])?.stillNamed?.(ctx, shape, of.map(({ id }) => id)) ?? null;
    if (select === null) continue;
    asked.add(shape);
    for (const id of await idsOf(ctx.tx, select)) may.add(`${shape}/${id}`);
  }
  return ({ source, id }) => !asked.has(source) || may.has(`${source}/${id}`);
}

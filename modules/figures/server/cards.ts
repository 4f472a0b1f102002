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
import { proofread } from '../domain/index.ts';
import type { FigureDefinition, FigureKind, Proof } from '../domain/index.ts';
import { Computing } from './computing.ts';
import type { Outcome } from './computing.ts';
import { freezeOne } from './freezing.ts';
import { isWord } from './knowledge.ts';
import { figureNames } from './queries/compile.ts';
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

async function namesOf(computing: Computing, definition: FigureDefinition): Promise<Pick<FigureCard, 'names' | 'namesWithheld'>> {
  const found = await computing.under(definition, (inner, asked) => figureNames(inner.tx, asked, NAMES_MAX));
  return typeof found === 'string' ? { names: [], namesWithheld: 0 } : { names: found.names.map(ownName), namesWithheld: found.withheld };
}

async function cardsOfStored(ctx: ReadContext, sources: readonly FigureSource[], figures: readonly StoredFigure[], listed: ReadonlySet<string>): Promise<FigureCard[]> {
  const computing = new Computing(ctx, sources);
  const values = await computing.values(figures);
  const cards: FigureCard[] = [];
  for (const figure of figures) {
    const value = values.get(figure.code);
    cards.push({
      id: figure.id, code: figure.code, labelZh: figure.label_zh, labelEn: figure.label_en, unit: figure.unit, kind: figure.kind, scopeNote: figure.scope_note, outcome: value?.outcome ?? 'noSource', value: value?.value ?? null, numerator: value?.numerator ?? null,
      denominator: value?.denominator ?? null, rowCount: value?.rowCount ?? 0, asOf: figure.definition.asOf ?? ctx.today, isWhole: value?.whole ?? false, ...(listed.has(figure.code) ? await namesOf(computing, figure.definition) : { names: [], namesWithheld: 0 }),
    });
  }
  return cards;
}

/** 取数字卡 @param listed codes whose rows are named @returns those that there are, in the order of their codes */
export async function figureCards(ctx: ReadContext, sources: readonly FigureSource[], codes: readonly string[], listed: ReadonlySet<string> = new Set()): Promise<FigureCard[]> {
  return codes.length === 0 ? [] : cardsOfStored(ctx, sources, await figuresByCode(ctx.tx, ctx.programmeId, codes), listed);
}

/** 冻结的数字 */
export interface FrozenCard { readonly code: string; readonly freezeId: string; readonly queryHash: string; readonly rowsHash: string; readonly rowCount: number }

/** 一并冻结 @returns each frozen figure, or the code of the first that cannot be frozen */
export async function freezeCards(ctx: WriteContext, sources: readonly FigureSource[], codes: readonly string[], publishedIn: string): Promise<readonly FrozenCard[] | string> {
  const computing = new Computing(ctx, sources);
  const frozen: FrozenCard[] = [];
  for (const figure of codes.length === 0 ? [] : await figuresByCode(ctx.tx, ctx.programmeId, codes)) {
    const kept = await freezeOne(ctx, computing, figure, publishedIn);
    if (typeof kept === 'string') return figure.code;
    frozen.push({ code: figure.code, freezeId: kept.id, queryHash: kept.query_hash, rowsHash: kept.rows_hash, rowCount: kept.row_count });
  }
  return frozen;
}

/** 校核一篇 · By what this programme knows of its places. @param cards its figures, where the text is held against them */
export async function proofOf(tx: Tx, programmeId: string, text: string, cards: readonly FigureCard[] = []): Promise<Proof> {
  const held = cards.flatMap(({ code, labelZh, unit, kind, value, outcome, isWhole }) => (value === null || outcome !== 'computed' || !isWhole ? [] : [{ code, labelZh, unit, kind, value }]));
  return proofread(text, { isWord, places: await administrativeNames(tx, programmeId), cards: held });
}

/** 全部数字卡 · Of a reader who may see figures; of anybody else none. */
export async function allCards(ctx: ReadContext, sources: readonly FigureSource[]): Promise<FigureCard[]> {
  const may = await heldPermissions(ctx, [listFigures.permission]);
  return may.size === 0 ? [] : cardsOfStored(ctx, sources, await figuresByCode(ctx.tx, ctx.programmeId), new Set());
}

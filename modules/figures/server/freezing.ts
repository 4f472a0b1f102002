/** 冻结与出入 · A figure as it was published, with its rows; of one that is made of others those of each, so that what changed has names on every side. */
import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { figureParts, hasOwnRows, madeOf, valueOfParts } from '../domain/index.ts';
import type { FigureDefinition, FigurePart } from '../domain/index.ts';
import type { Computing, Value } from './computing.ts';
import { queryHash } from './query-hash.ts';
import { driftRows, rowSet } from './queries/compile.ts';
import type { DriftRow, RowSet } from './queries/compile.ts';
import { figuresByCode, freezeParts, freezesOf, insertFreeze, insertFreezePart } from './queries/figures.ts';
import type { FreezePartRow, FreezeRow, StoredFigure } from './queries/figures.ts';

/** Rows kept with a freeze; beyond, the hash tells that something changed and no longer what. */
const KEPT_ROWS_MAX = 200_000;
/** Of all parts of one freeze together. */
const ALL_PARTS_ROWS_MAX = 2 * KEPT_ROWS_MAX;
const DRIFT_ROWS_MAX = 500;

type FreezeRefusal = 'figures.rows_not_permitted' | 'figures.no_value';

/** What a number without rows of its own is known by. */
const valuesHash = ({ value, numerator, denominator }: Value): string => sha256Hex(canonicalJson(denominator === null ? [value] : [numerator, denominator]));
const partsHash = (hashes: readonly string[]): string => sha256Hex(canonicalJson([...hashes]));

/** Figures that these are made of, through any number of others, by their definitions of today. */
async function madeOfToday(ctx: ReadContext, definitions: readonly FigureDefinition[]): Promise<ReadonlyMap<string, FigureDefinition>> {
  const known = new Map<string, FigureDefinition>();
  for (let wanted = new Set(definitions.flatMap(({ aggregate }) => madeOf(aggregate))); wanted.size > 0;) {
    const found = await figuresByCode(ctx.tx, ctx.programmeId, [...wanted]);
    for (const { code, definition } of found) known.set(code, definition);
    wanted = new Set(found.flatMap(({ definition }) => madeOf(definition.aggregate)).filter((code) => !known.has(code)));
  }
  return known;
}

/** The rows of a definition on its day. @returns null where the reader does not see all of them, or there are none to see */
async function rowsOn(computing: Computing, definition: FigureDefinition, asOf: string, keptMax: number): Promise<RowSet | null> {
  if (definition.source === null) {
    const value = (await computing.values([{ code: '@', definition }])).get('@');
    return value?.outcome === 'computed' && value.whole ? { count: value.rowCount, hash: valuesHash(value), ids: null, labels: null, amounts: null } : null;
  }
  const found = await computing.under({ ...definition, asOf }, async (inner, asked) => (inner.scope.everything ? await rowSet(inner.tx, asked, keptMax) : null));
  return typeof found === 'string' ? null : found;
}

/** 冻结 · One figure as it is now, with its rows; for the operation, and for whoever publishes a text that quotes it. */
export async function freezeOne(ctx: WriteContext, computing: Computing, figure: StoredFigure, publishedIn: string): Promise<FreezeRow | FreezeRefusal> {
  const { definition } = figure;
  const value = (await computing.values([figure])).get(figure.code);
  if (value === undefined || value.outcome !== 'computed') return value?.outcome === 'notPermitted' ? 'figures.rows_not_permitted' : 'figures.no_value';
  if (!value.whole) return 'figures.rows_not_permitted';
  const asOf = definition.asOf ?? ctx.today;
  const made = figureParts(definition, await madeOfToday(ctx, [definition])).map((part) => ({ ...part, asOf: part.definition.asOf ?? ctx.today }));
  const sets: RowSet[] = [];
  let left = ALL_PARTS_ROWS_MAX;
  for (const each of made.length > 0 ? made : [{ definition, asOf }]) {
    const set = await rowsOn(computing, each.definition, each.asOf, Math.min(KEPT_ROWS_MAX, left));
    if (set === null) return 'figures.rows_not_permitted';
    left -= set.ids?.length ?? 0;
    sets.push(set);
  }
  const [own] = made.length > 0 ? [] : sets;
  const freeze = {
    id: ctx.newId(), figureId: figure.id, value: value.value, numerator: value.numerator, denominator: value.denominator, rowCount: value.rowCount, asOf, publishedIn, queryHash: queryHash(definition), rowsHash: own?.hash ?? partsHash(sets.map(({ hash }) => hash)),
    definition, ids: own?.ids ?? null, labels: own?.labels ?? null, amounts: own?.amounts ?? null, now: new Date(ctx.now).toISOString(), personId: ctx.personId,
  };
  await insertFreeze(ctx.tx, ctx.programmeId, freeze);
  for (const [at, part] of made.entries()) {
    const { count, ...set } = sets[at] as RowSet;
    await insertFreezePart(ctx.tx, ctx.programmeId, freeze.id, { ...part, partNo: at, rowCount: count, ...set });
  }
  ctx.record({ kind: 'figure', id: figure.id, change: { act: 'freeze', freeze: freeze.id, value: value.value, rows: freeze.rowsHash } });
  ctx.emit({ topic: 'figures', subjectId: figure.id });
  const [kept] = await freezesOf(ctx.tx, ctx.programmeId, { freezeId: freeze.id });
  return kept as FreezeRow;
}

const ofFreeze = (parts: readonly FreezePartRow[], { id }: FreezeRow): readonly FreezePartRow[] => parts.filter(({ freeze_id: of }) => of === id);

type HashOf = (definition: FigureDefinition, asOf: string) => Promise<string | null>;

/** The hash of the rows of a definition on its day, each asked for once: freezes of one figure share their parts. */
function hashesOnce(computing: Computing): HashOf {
  const known = new Map<string, string | null>();
  return async (definition, asOf) => {
    const key = canonicalJson({ definition, asOf });
    const before = known.get(key);
    if (before !== undefined) return before;
    const hash = (await rowsOn(computing, definition, asOf, 0))?.hash ?? null;
    known.set(key, hash);
    return hash;
  };
}

/** The rows of a freeze as they are today, as one hash; null where the reader does not see all of them. */
async function hashNow(hashOf: HashOf, freeze: FreezeRow, parts: readonly FreezePartRow[]): Promise<string | null> {
  if (parts.length === 0) return hashOf(freeze.definition, freeze.as_of);
  const hashes: string[] = [];
  for (const { definition, as_of: asOf } of parts) {
    const hash = await hashOf(definition, asOf);
    if (hash === null) return null;
    hashes.push(hash);
  }
  return partsHash(hashes);
}

export const freezeOut = (freeze: FreezeRow, now: { readonly hash: string | null; readonly definitionHolds: boolean }) => ({
  id: freeze.id, value: freeze.value, numerator: freeze.numerator, denominator: freeze.denominator, rowCount: freeze.row_count, asOf: freeze.as_of, publishedIn: freeze.published_in, queryHash: freeze.query_hash, rowsHash: freeze.rows_hash,
  frozenAt: freeze.frozen_at, frozenBy: freeze.frozen_by, holds: now.hash === null ? null : now.hash === freeze.rows_hash, definitionHolds: now.definitionHolds,
});

/** Whether what a freeze was made of is defined today as it was then. A part that was kept as one number holds where its figure does. */
function holdStill(parts: readonly FreezePartRow[], today: readonly FigurePart[], known: ReadonlyMap<string, FigureDefinition>): boolean {
  const keyOf = (role: string, code: string | null): string => `${role}/${code ?? ''}`;
  const own = new Map(today.map(({ role, figureCode, definition }) => [keyOf(role, figureCode), definition]));
  const holds = parts.every(({ role, figure_code: code, definition }) => {
    const now = code === null ? own.get(keyOf(role, null)) : known.get(code);
    return now !== undefined && queryHash(now) === queryHash(definition);
  });
  const areLeaves = parts.length > 0 && parts.every(({ definition }) => hasOwnRows(definition));
  return holds && (!areLeaves || canonicalJson(parts.map(({ role, figure_code: code }) => keyOf(role, code))) === canonicalJson(today.map(({ role, figureCode }) => keyOf(role, figureCode))));
}

/** 公布记录 · Each with whether its rows and its definition are still the same. */
export async function freezesNow(ctx: ReadContext, computing: Computing, figure: StoredFigure): Promise<ReturnType<typeof freezeOut>[]> {
  const found = await freezesOf(ctx.tx, ctx.programmeId, { figureId: figure.id });
  const parts = await freezeParts(ctx.tx, ctx.programmeId, found.map(({ id }) => id));
  const known = await madeOfToday(ctx, [figure.definition]);
  const today = figureParts(figure.definition, known);
  const hashOf = hashesOnce(computing);
  const out: ReturnType<typeof freezeOut>[] = [];
  for (const freeze of found) {
    const own = ofFreeze(parts, freeze);
    const definitionHolds = queryHash(figure.definition) === freeze.query_hash && holdStill(own, today, known);
    out.push(freezeOut(freeze, { hash: await hashNow(hashOf, freeze, own), definitionHolds }));
  }
  return out;
}

/** 出入 · What was published, what it would say now by the same definitions, and the rows between. @returns undefined where there is no such freeze */
export async function driftOf(ctx: ReadContext, computing: Computing, freezeId: string) {
  const [freeze] = await freezesOf(ctx.tx, ctx.programmeId, { freezeId });
  if (freeze === undefined) return undefined;
  const parts = await freezeParts(ctx.tx, ctx.programmeId, [freezeId]);
  const sides = parts.length === 0 ? [{ role: null, part_no: 0, figure_code: null, label_zh: null, label_en: null, definition: freeze.definition, as_of: freeze.as_of, has_rows: freeze.has_rows }] : parts;
  const values = await computing.values(sides.map(({ definition, as_of: asOf }, at) => ({ code: `@${at}`, definition: { ...definition, asOf } })));
  if ([...values.values()].some(({ outcome, whole }) => outcome === 'notPermitted' || !whole)) return 'notPermitted' as const;
  const valueOf = (at: number): number | null => values.get(`@${at}`)?.value ?? null;
  const now = parts.length === 0 ? valueOf(0) : valueOfParts(freeze.definition, parts.map(({ role }, at) => ({ role, value: valueOf(at) })));
  const found: (DriftRow & { readonly part: FreezePartRow['role'] | null; readonly figure: { readonly code: string; readonly labelZh: string; readonly labelEn: string } | null })[] = [];
  for (const { role, part_no: partNo, figure_code: code, label_zh: labelZh, label_en: labelEn, definition, as_of: asOf, has_rows: hasRows } of sides) {
    if (!hasRows) continue;
    const changed = await computing.under({ ...definition, asOf }, (inner, asked) => driftRows(inner.tx, asked, { programmeId: inner.programmeId, freezeId, part: role === null ? null : { role, partNo } }, DRIFT_ROWS_MAX));
    if (typeof changed !== 'string') found.push(...changed.map((row) => ({ ...row, part: role, figure: code === null ? null : { code, labelZh: labelZh ?? code, labelEn: labelEn ?? code } })));
  }
  return { published: freeze.value, now, hasRows: sides.every(({ has_rows: hasRows }) => hasRows), rows: found.map((row) => ({ ...row, label: row.label ?? '' })) };
}

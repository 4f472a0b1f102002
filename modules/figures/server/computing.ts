/**
 * 计算 · Figures of a programme for one reader: each source under the reach that they have with its own permission, figures of one
 * source together, ratios of figures from what was found. Who may not see the rows gets no number either.
 */
import { reachesOf, underReach } from '#platform/server/operations/reach.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { FigureSource, SourceShape } from '#platform/server/figures/index.ts';
import { definitionFault, hasOwnRows, madeOf } from '../domain/index.ts';
import type { Aggregate, FigureDefinition, ShapeFacts } from '../domain/index.ts';
import { attempt } from './queries/broken.ts';
import { countFigures } from './queries/compile.ts';
import type { Asked, Counted } from './queries/compile.ts';
import { figuresByCode } from './queries/figures.ts';
import { dayOfHead, keptHash, keptHeads, readKept } from './queries/kept.ts';

/** `broken`: its rows lost a field that it reads, or hold what it cannot read. */
export type Outcome = 'computed' | 'notPermitted' | 'noSource' | 'noValue' | 'broken';
/** A figure as one reader sees it. `whole`: not narrowed by their reach; `reason`: why it is broken, for whoever mends it. */
export interface Value { readonly outcome: Outcome; readonly value: number | null; readonly numerator: number | null; readonly denominator: number | null; readonly rowCount: number; readonly whole: boolean; readonly reason?: string }
export interface Named { readonly code: string; readonly definition: FigureDefinition }

const without = (outcome: Outcome): Value => ({ outcome, value: null, numerator: null, denominator: null, rowCount: 0, whole: false });
const broken = (reason: string): Value => ({ ...without('broken'), reason });
const moduleOf = (source: string): string => source.split('.')[0] ?? '';

export const shapeFacts = (shape: SourceShape): ShapeFacts => ({ columns: shape.columns, hasDay: shape.day !== undefined, hasPlace: shape.place !== undefined });

function finished({ aggregate }: FigureDefinition, { value, denominator, rowCount, held }: Counted, whole: boolean): Value {
  switch (aggregate.kind) {
    case 'rank': return { outcome: held ? 'computed' : 'noValue', value: held ? value : null, numerator: null, denominator: null, rowCount, whole };
    case 'share': case 'ratioOfSums': {
      const base = denominator ?? 0;
      return { outcome: base === 0 ? 'noValue' : 'computed', value: base === 0 ? null : value / base, numerator: value, denominator: base, rowCount, whole };
    }
    default: return { outcome: 'computed', value, numerator: null, denominator: null, rowCount, whole };
  }
}

/** Figures put together. @param values of what it is made of, in the order in which it names them */
function composed({ kind }: Aggregate, values: readonly Value[]): Value {
  const failed = values.find(({ outcome }) => outcome !== 'computed');
  if (failed !== undefined) return without(failed.outcome);
  const rest = { rowCount: values.reduce((sum, { rowCount }) => sum + rowCount, 0), whole: values.every(({ whole }) => whole) };
  const [over = 0, under = 0] = values.map(({ value }) => value ?? 0);
  if (kind === 'sumOfFigures') return { outcome: 'computed', value: values.reduce((sum, { value }) => sum + (value ?? 0), 0), numerator: null, denominator: null, ...rest };
  const above = kind === 'changeOfFigures' ? over - under : over;
  return { outcome: under === 0 ? 'noValue' : 'computed', value: under === 0 ? null : above / under, numerator: above, denominator: under, ...rest };
}

/** Those whose definition still fits their rows; the others are told so. */
function fitting(shape: SourceShape, figures: readonly Named[], values: Map<string, Value>): readonly Named[] {
  return figures.filter(({ code, definition }) => {
    const found = definitionFault(definition, shapeFacts(shape));
    if (found !== null) values.set(code, broken(`${found.fault} ${found.pointer}`));
    return found === null;
  });
}

/** Stands for a figure that was retired since it became a part of another. */
const NOTHING: FigureDefinition = { source: null, where: [], aggregate: { kind: 'count' }, period: { from: null, to: null }, asOf: null };

const missingOf = (known: ReadonlyMap<string, Named>): string[] => [...new Set([...known.values()].flatMap(({ definition }) => madeOf(definition.aggregate)))].filter((code) => !known.has(code));

/** Parts before the whole; one that came to be made of itself, by files brought in one after another, has no value. */
function compose(code: string, known: ReadonlyMap<string, Named>, values: Map<string, Value>, above: ReadonlySet<string> = new Set()): Value {
  const done = values.get(code);
  const definition = known.get(code)?.definition;
  if (done !== undefined || definition === undefined || above.has(code)) return done ?? without('noValue');
  const value = composed(definition.aggregate, madeOf(definition.aggregate).map((part) => compose(part, known, values, new Set([...above, code]))));
  values.set(code, value);
  return value;
}

export class Computing {
  readonly #ctx: ReadContext;
  readonly #sources: readonly FigureSource[];
  readonly #seenOn: string | null;

  /** @param seenOn a day to look back to: what came to be after it is left out, and it is the reference day where a definition has none */
  constructor(ctx: ReadContext, sources: readonly FigureSource[], seenOn: string | null = null) { this.#ctx = ctx; this.#sources = sources; this.#seenOn = seenOn; }

  asOf(definition: FigureDefinition): string { return definition.asOf ?? this.#seenOn ?? this.#ctx.today; }

  #asked(definition: FigureDefinition, shape: SourceShape, programmeId: string): Asked {
    return { definition, ground: { shape, asOf: this.asOf(definition), programmeId, seenOn: this.#seenOn } };
  }

  /** The shapes with these codes, or every one the reader may see rows of, each under the reach of its source. */
  async underShapes(codes: ReadonlySet<string> | undefined, work: (ctx: ReadContext, shapes: readonly SourceShape[], source: FigureSource) => Promise<void>): Promise<ReadonlySet<string>> {
    const wanted = this.#sources.filter(({ module }) => codes === undefined || [...codes].some((code) => moduleOf(code) === module));
    const reaches = new Map((await reachesOf(this.#ctx, [...new Set(wanted.map(({ permission }) => permission))])).map((reach) => [reach.permission, reach.scope]));
    for (const source of wanted) {
      const scope = reaches.get(source.permission);
      if (scope === undefined) continue;
      await underReach(this.#ctx, scope, async (inner) => {
        const shapes = await source.shapes(inner, codes);
        await work(inner, shapes.filter(({ code }) => codes === undefined || codes.has(code)), source);
      });
    }
    return new Set(wanted.filter(({ permission }) => !reaches.has(permission)).map(({ module }) => module));
  }

  /** One figure with rows of its own, under the reach of its source. @returns why not, where it cannot be done */
  async under<T>(definition: FigureDefinition, work: (ctx: ReadContext, asked: Asked) => Promise<T>): Promise<T | Exclude<Outcome, 'computed' | 'noValue'>> {
    const { source } = definition;
    if (source === null) return 'noSource';
    let answer: { readonly done: T } | undefined;
    let isBroken = false;
    const closed = await this.underShapes(new Set([source]), async (inner, [shape]) => {
      if (shape === undefined) return;
      if (definitionFault(definition, shapeFacts(shape)) !== null) isBroken = true;
      else answer = { done: await work(inner, this.#asked(definition, shape, inner.programmeId)) };
    });
    if (isBroken) return 'broken';
    return answer === undefined ? (closed.has(moduleOf(source)) ? 'notPermitted' : 'noSource') : answer.done;
  }

  /** All of these and what they are made of. */
  async values(figures: readonly Named[]): Promise<ReadonlyMap<string, Value>> {
    const known = new Map(figures.map((each) => [each.code, each]));
    for (let missing = missingOf(known); missing.length > 0; missing = missingOf(known)) {
      const found = new Map((await figuresByCode(this.#ctx.tx, this.#ctx.programmeId, missing)).map(({ code, definition }) => [code, definition]));
      for (const code of missing) known.set(code, { code, definition: found.get(code) ?? NOTHING });
    }
    const values = new Map<string, Value>();
    await this.#count([...known.values()].filter(({ definition }) => hasOwnRows(definition)), values);
    for (const code of known.keys()) compose(code, known, values);
    return values;
  }

  /** Reads what is kept in parts, for those who see all of it. @returns the figures that are left to count */
  async #withoutKept(inner: ReadContext, shape: SourceShape, own: readonly Named[], values: Map<string, Value>): Promise<readonly Named[]> {
    if (shape.parts === undefined || !inner.scope.everything) return own;
    const heads = new Map((await keptHeads(inner.tx, inner.programmeId, own.map(({ code }) => code))).map((head) => [head.code, head]));
    const left: Named[] = [];
    for (const each of own) {
      const asked = this.#asked(each.definition, shape, inner.programmeId);
      const head = heads.get(each.code);
      if (head === undefined || head.query_hash !== keptHash(inner.tx, asked) || head.as_of !== dayOfHead(asked)) left.push(each);
      else {
        const read = await attempt(inner.tx, () => readKept(inner.tx, each.code, asked, head.seen_xmin));
        values.set(each.code, read.failed === undefined ? finished(each.definition, read.done, true) : broken(read.failed));
      }
    }
    return left;
  }

  /** All of one source in one statement; where one of them fails, one by one, so that it fails alone. */
  async #countTogether(inner: ReadContext, own: readonly { readonly named: Named; readonly asked: Asked }[], values: Map<string, Value>): Promise<void> {
    const together = await attempt(inner.tx, () => countFigures(inner.tx, own.map(({ asked }) => asked)));
    for (const [at, { named: { code, definition }, asked }] of own.entries()) {
      const alone = together.failed === undefined || own.length === 1 ? together : await attempt(inner.tx, () => countFigures(inner.tx, [asked]));
      if (alone.failed !== undefined) { values.set(code, broken(alone.failed)); continue; }
      values.set(code, finished(definition, alone.done[together.failed === undefined ? at : 0] as Counted, inner.scope.everything));
    }
  }

  async #count(figures: readonly Named[], values: Map<string, Value>): Promise<void> {
    const bySource = Map.groupBy(figures, ({ definition }) => definition.source ?? '');
    const closed = await this.underShapes(new Set(bySource.keys()), async (inner, shapes) => {
      const own: { named: Named; asked: Asked }[] = [];
      for (const shape of shapes) {
        for (const named of await this.#withoutKept(inner, shape, fitting(shape, bySource.get(shape.code) ?? [], values), values)) own.push({ named, asked: this.#asked(named.definition, shape, inner.programmeId) });
      }
      if (own.length > 0) await this.#countTogether(inner, own, values);
    });
    for (const { code, definition } of figures) if (!values.has(code)) values.set(code, without(closed.has(moduleOf(definition.source ?? '')) ? 'notPermitted' : 'noSource'));
  }
}

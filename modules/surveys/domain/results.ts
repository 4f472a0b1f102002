/**
 * 问卷结果 · Counts, shares with their denominators, the weighted share, and how far it may be off.
 * Source: our decision (ADR-0048); effective number after Kish (1965), post-stratification as in any text on sampling.
 */
import { wilsonInterval } from '#kernel/interval.ts';
import type { Interval } from '#kernel/interval.ts';
import type { Ratio } from '#kernel/ratio.ts';
import { optionsOf } from './definition.ts';
import type { IndexKind, Question } from './definition.ts';

/** 最小组 · Of fewer answers nothing is told. @unit answers */
export const LEAST_TOLD = 5;
/** 95 % of a normal distribution lie within so many standard deviations. */
const Z_95 = 1.96;
/** The widest a share can vary: half said yes. */
const WIDEST = 0.25;

/** 格 · One question in one community: who answered, who did not know, and who chose what. @unit answers */
export interface Cell {
  readonly placeId: string;
  /** Those who answered it, without 不清楚. */
  readonly base: number;
  readonly dontKnow: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** 人口 · People who live in a community, by its id; where none is known it has no weight. @unit people */
export type Populations = ReadonlyMap<string, number>;

/**
 * 遮盖 · Which communities are told nothing of: those with fewer than five answers, and as many of the next smallest as
 * it takes that what is hidden cannot be had by taking the others off the whole.
 * @invariant what is hidden is nothing, or five and more in two and more communities, or all there is
 */
export function hiddenPlaces(cells: readonly { readonly placeId: string; readonly count: number }[]): ReadonlySet<string> {
  const ordered = cells.filter(({ count }) => count > 0).toSorted((a, b) => a.count - b.count || (a.placeId < b.placeId ? -1 : 1));
  const hidden = new Set<string>();
  let sum = 0;
  for (const { placeId, count } of ordered) {
    if (count >= LEAST_TOLD && (hidden.size === 0 || (hidden.size >= 2 && sum >= LEAST_TOLD))) break;
    hidden.add(placeId);
    sum += count;
  }
  return hidden;
}

/** 加权 · @unit share and margin: 1 = the whole; effective: answers */
export interface Weighted {
  readonly share: number;
  /** Kish: as many answers of a simple random sample say as much. */
  readonly effective: number;
  /** 95 %, at its widest. */
  readonly margin: number;
  /** People of the communities that answered, of all with a known population. @unit people */
  readonly covered: Ratio;
}

/**
 * 事后分层 · Each community counts with its people and not with its answers: Σ W·(top/base), W the part of its people.
 * Every answer of a community weighs W/base, so that Kish’s effective number is 1 / Σ W²/base.
 * @returns null where no community has both answers and people
 * @example weighted([{ placeId: 'a', base: 10, top: 5 }, { placeId: 'b', base: 10, top: 10 }], new Map([['a', 300], ['b', 100]]))?.share // 0.625
 */
export function weighted(cells: readonly { readonly placeId: string; readonly base: number; readonly top: number; readonly people?: number }[], populations: Populations): Weighted | null {
  const known = cells.flatMap((cell) => { const population = populations.get(cell.placeId); return population === undefined || cell.base === 0 ? [] : [{ ...cell, population }]; });
  const covered = known.reduce((sum, { population }) => sum + population, 0);
  if (covered === 0) return null;
  const share = known.reduce((sum, { population, base, top }) => sum + (population / covered) * (top / base), 0);
  const spread = known.reduce((sum, { population, base, people }) => sum + (population / covered) ** 2 / (people ?? base), 0);
  const effective = 1 / spread;
  return { share, effective, margin: Z_95 * Math.sqrt(WIDEST / effective), covered: { numerator: covered, denominator: [...populations.values()].reduce((sum, each) => sum + each, 0) } };
}

const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
const POOLED = 'pooled';
interface Stratum { readonly placeId: string; readonly base: number; readonly top: number; readonly people?: number }

/**
 * 合层 · Communities that are not told are weighed as one: with the plain and the weighted share of each alone, what they said could be worked out.
 * @invariant what is told stays the same whichever of the hidden communities said it
 */
function pooled(strata: readonly Stratum[], hidden: ReadonlySet<string>, populations: Populations): { readonly strata: readonly Stratum[]; readonly populations: Populations } {
  if (hidden.size === 0) return { strata, populations };
  const [inside, outside] = [strata.filter(({ placeId }) => hidden.has(placeId)), strata.filter(({ placeId }) => !hidden.has(placeId))];
  const together: Stratum = { placeId: POOLED, base: sumOf(inside, ({ base }) => base), top: sumOf(inside, ({ top }) => top), people: sumOf(inside, ({ base, people }) => people ?? base) };
  const population = sumOf([...hidden], (placeId) => populations.get(placeId) ?? 0);
  return { strata: [...outside, together], populations: new Map([...[...populations].filter(([placeId]) => !hidden.has(placeId)), ...(population === 0 ? [] : [[POOLED, population] as const])]) };
}

function weightedTold(strata: readonly Stratum[], hidden: ReadonlySet<string>, populations: Populations): Weighted | null {
  const pool = pooled(strata, hidden, populations);
  return weighted(pool.strata, pool.populations);
}

export interface OptionResult { readonly code: string; readonly share: Ratio; readonly weighted: number | null }
export interface PlaceResult { readonly placeId: string; readonly base: number; readonly dontKnow: number; readonly counts: readonly { readonly code: string; readonly count: number }[] }
export interface QuestionResult {
  readonly code: string;
  /** Nothing is told: fewer than five answered. */
  readonly isHidden: boolean;
  readonly base: number;
  /** Of all who were asked and said something. */
  readonly dontKnow: Ratio;
  readonly options: readonly OptionResult[];
  readonly effective: number | null;
  readonly margin: number | null;
  readonly places: readonly PlaceResult[];
  readonly hiddenPlaceIds: readonly string[];
}

const NOTHING = { base: 0, dontKnow: { numerator: 0, denominator: 0 }, options: [], effective: null, margin: null, places: [], hiddenPlaceIds: [] } as const;

/** 单题结果 · 不清楚 is told apart and is in no share. */
export function questionResult(question: Question, cells: readonly Cell[], populations: Populations): QuestionResult {
  const [base, dontKnow] = [sumOf(cells, (cell) => cell.base), sumOf(cells, (cell) => cell.dontKnow)];
  if (base < LEAST_TOLD) return { code: question.code, isHidden: true, ...NOTHING };
  const hidden = hiddenPlaces(cells.map((cell) => ({ placeId: cell.placeId, count: cell.base })));
  const options = optionsOf(question);
  const top = (code: string) => cells.map((cell) => ({ placeId: cell.placeId, base: cell.base, top: cell.counts[code] ?? 0 }));
  const precision = weightedTold(top(''), hidden, populations);
  return {
    code: question.code, isHidden: false, base, dontKnow: { numerator: dontKnow, denominator: base + dontKnow },
    options: options.map(({ code }) => ({ code, share: { numerator: sumOf(top(code), (cell) => cell.top), denominator: base }, weighted: weightedTold(top(code), hidden, populations)?.share ?? null })),
    effective: precision?.effective ?? null, margin: precision?.margin ?? null,
    places: cells.filter((cell) => cell.base >= LEAST_TOLD && !hidden.has(cell.placeId)).map((cell) => ({ placeId: cell.placeId, base: cell.base, dontKnow: cell.dontKnow, counts: options.map(({ code }) => ({ code, count: cell.counts[code] ?? 0 })) })),
    hiddenPlaceIds: [...hidden],
  };
}

export interface IndexResult { readonly kind: IndexKind; readonly questions: readonly string[]; readonly share: Ratio; readonly weighted: number | null; readonly effective: number | null; readonly margin: number | null }

/**
 * 指数 · The share of top boxes over its questions, each answer once. One person answers several of them, so that how far it may be
 * off goes by persons: of a community no more than answered its most answered question.
 * @returns null where no question counts for it, or fewer than five answered
 */
export function indexResult(kind: IndexKind, questions: readonly Question[], cellsOf: (code: string) => readonly Cell[], populations: Populations): IndexResult | null {
  const chosen = questions.filter((question) => question.index === kind);
  const cells = topBoxStrata(chosen, cellsOf);
  if (sumOf(cells, ({ people }) => people) < LEAST_TOLD) return null;
  const whole = weightedTold(cells, hiddenAmong(chosen, cellsOf), populations);
  return { kind, questions: chosen.map(({ code }) => code), share: { numerator: sumOf(cells, ({ top }) => top), denominator: sumOf(cells, ({ base }) => base) }, weighted: whole?.share ?? null, effective: whole?.effective ?? null, margin: whole?.margin ?? null };
}

/** Top boxes of several questions by community; of one person no more than one. */
function topBoxStrata(chosen: readonly Question[], cellsOf: (code: string) => readonly Cell[]): (Stratum & { readonly people: number })[] {
  const byPlace = new Map<string, { placeId: string; base: number; top: number; people: number }>();
  for (const question of chosen) {
    for (const cell of cellsOf(question.code)) {
      const before = byPlace.get(cell.placeId) ?? { placeId: cell.placeId, base: 0, top: 0, people: 0 };
      byPlace.set(cell.placeId, { placeId: cell.placeId, base: before.base + cell.base, top: before.top + sumOf(question.topBoxes, (code) => cell.counts[code] ?? 0), people: Math.max(before.people, cell.base) });
    }
  }
  return [...byPlace.values()];
}

/** Communities that are not told for any of these questions. */
function hiddenAmong(chosen: readonly Question[], cellsOf: (code: string) => readonly Cell[]): ReadonlySet<string> {
  return new Set(chosen.flatMap((question) => [...hiddenPlaces(cellsOf(question.code).map(({ placeId, base }) => ({ placeId, count: base })))]));
}

/** 计入指数的题 */
export const indexQuestions = (questions: readonly Question[]): Question[] => questions.filter(({ index }) => index !== null);

/** 问卷分项 · What a survey says of an area. @unit share and interval: 1 = the whole; people: persons who answered at least one question that counts */
export interface AreaResult {
  readonly share: number;
  readonly interval: Interval;
  readonly isWeighted: boolean;
  readonly effective: number;
  readonly people: number;
  readonly dontKnow: number;
  readonly places: number;
  /** Communities of the area that are not told and therefore not counted. */
  readonly hidden: number;
}

/**
 * 地区问卷得分 · The share of top boxes over all questions that count for an index, of the communities of an area that may be told
 * of: an area is then put together of what is told anyway, and nothing can be had by taking areas off each other.
 *
 * @param among the communities of the area
 * @returns null where no community of it may be told of
 * @invariant what the hidden communities said changes nothing
 */
export function areaResult(questions: readonly Question[], cellsOf: (code: string) => readonly Cell[], populations: Populations, among: ReadonlySet<string>): AreaResult | null {
  const chosen = indexQuestions(questions);
  const hidden = hiddenAmong(chosen, cellsOf);
  const strata = topBoxStrata(chosen, cellsOf).filter(({ placeId }) => among.has(placeId));
  const told = strata.filter(({ placeId, base }) => base > 0 && !hidden.has(placeId));
  const people = sumOf(told, (cell) => cell.people);
  if (people < LEAST_TOLD) return null;
  const whole = weighted(told, populations);
  const share = whole?.share ?? sumOf(told, ({ top }) => top) / sumOf(told, ({ base }) => base);
  const effective = whole?.effective ?? people;
  const toldIds = new Set(told.map(({ placeId }) => placeId));
  const dontKnow = sumOf(chosen, ({ code }) => sumOf(cellsOf(code).filter(({ placeId }) => toldIds.has(placeId)), (cell) => cell.dontKnow));
  return { share, interval: wilsonInterval(Math.min(1, Math.max(0, share)), effective), isWeighted: whole !== null, effective, people, dontKnow, places: told.length, hidden: strata.length - told.length };
}

/** 配额 · What is still missing of a target. @unit answers */
export function missingOf(target: number, collected: number): number {
  return Math.max(0, target - collected);
}

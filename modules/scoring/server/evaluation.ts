/** 综合测评的结果 · Puts together what rounds, submissions, surveys, documents and the negative list say of each area, and keeps it when it is frozen. */
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { Interval } from '#kernel/interval.ts';
import { ratio, ratioValue, type Ratio } from '#kernel/ratio.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { METHODS } from '#modules/frameworks/domain/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { combinedInterval, COMPONENTS, evaluateArea, EVALUATION_POINTS, indistinctRanks, rankEntries } from '../domain/index.ts';
import type { AreaResult, Component, EvaluationRules, NegativeFact, Standing } from '../domain/index.ts';
import { asRatio, partSources, partsOf } from './evaluation-parts.ts';
import type { LinkedObservations, Part } from './evaluation-parts.ts';
import { workingWords } from './evaluation-words.ts';
import type { WorkingLine } from './evaluation-words.ts';
import { areasOf, componentsOf, frozenAmong } from './queries/evaluations.ts';
import type { AreaRow, EvaluationRow } from './queries/evaluations.ts';
import { negativeFacts } from './queries/negative-entries.ts';
import type { NegativeFactRow } from './queries/negative-entries.ts';

export interface IntervalPoints { readonly low: number; readonly high: number }

export interface ComponentOut {
  readonly component: Component; readonly score: number | null; readonly source: Part['source']; readonly document: string | null; readonly judgements: number | null; readonly interval: IntervalPoints | null;
  readonly path: string | null; readonly saidZh: string | null; readonly saidEn: string | null;
  readonly linkedObservations: readonly LinkedObservations[];
}

/** One area as it is shown, frozen and hashed. @unit scores: points of 100, to two decimals */
export interface AreaOut {
  readonly id: string; readonly placeId: string | null; readonly nameZh: string; readonly nameEn: string; readonly group: string; readonly document: string | null;
  readonly score: number | null; readonly yearScore: number | null; readonly interval: IntervalPoints | null;
  /** Between what it lies when ranks are compared: the interval, or a point where all was looked at. */
  readonly bounds: IntervalPoints | null; readonly standing: Standing; readonly missing: readonly string[];
  readonly components: readonly ComponentOut[]; readonly working: readonly WorkingLine[];
}

/** What is kept when an evaluation is frozen. */
export interface EvaluationResult { readonly format: 'lianchuang-evaluation/1'; readonly rules: EvaluationRules; readonly endsOn: string; readonly areas: readonly AreaOut[] }

const hundredthsOf = (share: Ratio): number | null => { const value = ratioValue(share); return value === null ? null : Math.round(value * EVALUATION_POINTS * 100) / 100; };

interface Known { readonly parts: Readonly<Record<Component, Part>>; readonly negatives: readonly NegativeFact[]; readonly earlier: readonly (Ratio | null)[] }

/** Too little was seen to give an interval, though it was sampled. */
const isOpen = ({ interval, bounds }: Part): boolean => interval === null && bounds !== null && bounds.low < bounds.high;
const hundredths = (share: number): number => Math.round(share * 10_000) / 100;

function areaOut(evaluation: EvaluationRow, area: AreaRow, { parts, negatives, earlier }: Known): AreaOut {
  const shown = METHODS.filter((component) => (evaluation.rules.methodWeights[component] ?? 0) > 0);
  const shares = Object.fromEntries(COMPONENTS.map((component) => [component, parts[component].share])) as Readonly<Record<Component, Ratio | null>>;
  const evaluated = (of: Partial<Record<Component, Ratio>>): AreaResult => evaluateArea(evaluation.rules, { shares: { ...shares, ...of }, negatives, earlier }, evaluation.ends_on);
  const result = evaluated({});
  const score = hundredthsOf(result.score);
  const together = (pick: (part: Part) => Interval | null): IntervalPoints | null => {
    const ends = shown.flatMap((component) => {
      const found = pick(parts[component]);
      return found === null ? [] : [{ low: hundredthsOf(evaluated({ [component]: asRatio(found.low) }).score) ?? 0, high: hundredthsOf(evaluated({ [component]: asRatio(found.high) }).score) ?? 0 }];
    });
    if (score === null || ends.length === 0) return null;
    const { low, high } = combinedInterval(score, ends);
    return { low: Math.round(low * 100) / 100, high: Math.round(high * 100) / 100 };
  };
  return {
    id: area.id, placeId: area.place_id, nameZh: area.name_zh, nameEn: area.name_en, group: area.group_name, document: area.document,
    score, yearScore: hundredthsOf(result.yearShare), standing: result.standing, missing: result.missing,
    interval: shown.some((component) => isOpen(parts[component])) ? null : together(({ interval }) => interval), bounds: together(({ bounds }) => bounds),
    components: [...shown, ...(evaluation.rules.linked === null ? [] : ['linked' as const])].map((component): ComponentOut => {
      const { share, source, document, judgements, interval, path, said, linkedObservations } = parts[component];
      return {
        component, score: share === null ? null : hundredthsOf(share), source, document, judgements, interval: interval === null ? null : { low: hundredths(interval.low), high: hundredths(interval.high) },
        path, saidZh: said?.zh ?? null, saidEn: said?.en ?? null, linkedObservations,
      };
    }),
    working: result.steps.map(workingWords),
  };
}

const isAreas = (found: unknown): found is Pick<EvaluationResult, 'areas'> => typeof found === 'object' && found !== null && 'areas' in found && Array.isArray(found.areas);

/** The year's score of an area in a frozen evaluation: the same place, or the same name. */
function earlierShare(frozen: unknown, area: AreaRow): Ratio | null {
  if (!isAreas(frozen)) return null;
  const found = frozen.areas.find((each) => (area.place_id === null ? each.placeId === null && each.nameZh === area.name_zh : each.placeId === area.place_id));
  return found === undefined || found.yearScore === null ? null : ratio(Math.round(found.yearScore * 100), EVALUATION_POINTS * 100);
}

const factOf = (row: NegativeFactRow): NegativeFact => ({ code: row.item_code, happenedOn: row.happened_on, sanction: row.sanction, deductionPoints: row.deduction, lookBackMonths: row.look_back_months });

/** 测评结果 · As of now, of the areas the reader may see. */
export async function evaluationResult(ctx: ReadContext, evaluation: EvaluationRow): Promise<EvaluationResult> {
  const { tx, programmeId } = ctx;
  const areas = await areasOf(tx, programmeId, evaluation.id);
  const entered = Map.groupBy(await componentsOf(tx, programmeId, evaluation.id), ({ area_id }) => area_id);
  const sources = await partSources(ctx, evaluation);
  const negatives = await negativeFacts(tx, programmeId);
  const frozen = new Map((await frozenAmong(tx, programmeId, evaluation.earlier_ids)).map((row) => [row.id, row.frozen_result]));
  return {
    format: 'lianchuang-evaluation/1', rules: evaluation.rules, endsOn: evaluation.ends_on,
    areas: areas.map((area) => areaOut(evaluation, area, {
      parts: partsOf(evaluation, area, sources, new Map((entered.get(area.id) ?? []).map((row) => [row.component, row]))),
      negatives: negatives.filter((row) => (area.place_id === null ? row.place_id === null && row.area_name === area.name_zh : row.place_id === area.place_id)).map(factOf),
      earlier: evaluation.earlier_ids.map((id) => earlierShare(frozen.get(id), area)),
    })),
  };
}

/** 补齐旧结果 · Results frozen before parts said where they come from. */
export function filledAreas(areas: readonly AreaOut[]): AreaOut[] {
  return areas.map((area) => ({ ...area, document: area.document ?? null, components: area.components.map((part) => ({ ...part, path: part.path ?? null, saidZh: part.saidZh ?? null, saidEn: part.saidEn ?? null, linkedObservations: part.linkedObservations ?? [] })) }));
}

/** 结果哈希 · @unit 64 hexadecimal digits */
export function resultHash(result: unknown): string {
  return sha256Hex(canonicalJson(result));
}

export interface RankedArea extends AreaOut { readonly rank: number | null; readonly isTied: boolean; readonly indistinctFrom: number[]; readonly reasonZh: string | null; readonly reasonEn: string | null }

const NOT_ALONE = 2;

/**
 * 组内排名 · Ranks within each comparable group; who has parts missing, a veto or an unmet precondition takes no place. A group of
 * one has none, and an area whose field part stands on too few judgements neither.
 */
export function rankedAreas(areas: readonly AreaOut[], ranking: { readonly enabled: boolean; readonly minimumCount: number }, isWhole: boolean, reasonOf: (standing: Standing | 'alone' | 'few') => { zh: string; en: string }): RankedArea[] {
  return [...Map.groupBy(areas, ({ group }) => group).values()].flatMap((ofGroup) => {
    const counted = ofGroup.filter(({ standing }) => standing === 'counted');
    const ranks = !ranking.enabled || !isWhole ? null : rankEntries('place', counted.map((area, at) => ({
      key: String(at), share: ratio(Math.round((area.score ?? 0) * 100), EVALUATION_POINTS * 100), isUnderAppeal: false,
      taskCount: area.components.find(({ source }) => source === 'round')?.judgements ?? ranking.minimumCount,
    })), ranking.minimumCount);
    const placed = ranks === null || ranks.ranked.length < NOT_ALONE ? [] : ranks.ranked;
    // Equals stand in the order in which the areas were listed.
    const areaOf = (key: string): AreaOut => counted[Number(key)] as AreaOut;
    const indistinct = indistinctRanks(placed.map(({ key, rank }) => ({ rank, interval: areaOf(key).bounds })));
    const first = placed.map(({ key, rank, isTied }, at): RankedArea => ({ ...areaOf(key), rank, isTied, indistinctFrom: indistinct[at] ?? [], reasonZh: null, reasonEn: null }));
    const rest = ofGroup.filter(({ id }) => !first.some((area) => area.id === id)).map((area): RankedArea => {
      const few = ranks?.unranked.some(({ key }) => areaOf(key).id === area.id) ?? false;
      const reason = ranks === null ? null : reasonOf(area.standing !== 'counted' ? area.standing : few ? 'few' : 'alone');
      return { ...area, rank: null, isTied: false, indistinctFrom: [], reasonZh: reason?.zh ?? null, reasonEn: reason?.en ?? null };
    });
    return [...first, ...(ranks === null ? rest : rest.toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1)))];
  });
}

export interface Drift { readonly areaId: string; readonly nameZh: string; readonly nameEn: string; readonly frozenScore: number | null; readonly nowScore: number | null }

/** 冻结后的变化 · Areas whose score or standing would be another today. */
export function driftBetween(frozen: readonly AreaOut[], now: readonly AreaOut[]): Drift[] {
  const today = new Map(now.map((area) => [area.id, area]));
  return frozen.flatMap((area) => {
    const current = today.get(area.id);
    if (current === undefined || (current.score === area.score && current.standing === area.standing)) return [];
    return [{ areaId: area.id, nameZh: area.nameZh, nameEn: area.nameEn, frozenScore: area.score, nowScore: current.score }];
  });
}

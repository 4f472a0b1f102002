/** 综合测评的结果 · Puts together what rounds, documents and the negative list say of each area, and keeps it when it is frozen. */
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { Interval } from '#kernel/interval.ts';
import { ratio, ratioValue, type Ratio } from '#kernel/ratio.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { METHODS } from '#modules/frameworks/domain/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { COMPONENTS, evaluateArea, EVALUATION_POINTS, indistinctRanks, rankEntries } from '../domain/index.ts';
import type { AreaResult, Component, EvaluationRules, NegativeFact, Standing } from '../domain/index.ts';
import { roundConfidence } from './confidence.ts';
import type { RoundConfidence } from './confidence.ts';
import { workingWords } from './evaluation-words.ts';
import type { WorkingLine } from './evaluation-words.ts';
import { areasOf, componentsOf, fieldOf, frozenAmong } from './queries/evaluations.ts';
import type { AreaRow, ComponentRow, EvaluationRow, FieldRow } from './queries/evaluations.ts';
import { negativeFacts } from './queries/negative-entries.ts';
import type { NegativeFactRow } from './queries/negative-entries.ts';

export interface IntervalPoints { readonly low: number; readonly high: number }

export interface ComponentOut {
  readonly component: Component; readonly score: number | null; readonly source: 'round' | 'entered' | null; readonly document: string | null; readonly judgements: number | null; readonly interval: IntervalPoints | null;
}

/** One area as it is shown, frozen and hashed. @unit scores: points of 100, to two decimals */
export interface AreaOut {
  readonly id: string; readonly placeId: string | null; readonly nameZh: string; readonly nameEn: string; readonly group: string;
  readonly score: number | null; readonly yearScore: number | null; readonly interval: IntervalPoints | null;
  /** Between what it lies when ranks are compared: the interval, or a point where all was looked at. */
  readonly bounds: IntervalPoints | null; readonly standing: Standing; readonly missing: readonly string[];
  readonly components: readonly ComponentOut[]; readonly working: readonly WorkingLine[];
}

/** What is kept when an evaluation is frozen. */
export interface EvaluationResult { readonly format: 'lianchuang-evaluation/1'; readonly rules: EvaluationRules; readonly endsOn: string; readonly areas: readonly AreaOut[] }

const hundredthsOf = (share: Ratio): number | null => { const value = ratioValue(share); return value === null ? null : Math.round(value * EVALUATION_POINTS * 100) / 100; };
const POINTS_SCALE = 10_000;

/** A share of the sample's interval as a ratio of whole numbers. */
const asRatio = (share: number): Ratio => ratio(Math.round(share * POINTS_SCALE), POINTS_SCALE);

interface Known { readonly field: FieldRow | undefined; readonly entered: ReadonlyMap<Component, ComponentRow>; readonly negatives: readonly NegativeFact[]; readonly earlier: readonly (Ratio | null)[]; readonly confidence: RoundConfidence | null }

function areaOut(evaluation: EvaluationRow, area: AreaRow, { field, entered, negatives, earlier, confidence }: Known): AreaOut {
  const enteredShare = (component: Component): Ratio | null => { const row = entered.get(component); return row === undefined ? null : ratio(row.score_hundredths, EVALUATION_POINTS * 100); };
  const fromRound = evaluation.round_id !== null && area.place_id !== null;
  const fieldShare = fromRound ? (field === undefined ? null : ratio(field.met_count, field.observed_count)) : enteredShare('field');
  const shares = { ...Object.fromEntries(COMPONENTS.map((component) => [component, enteredShare(component)])), field: fieldShare } as Readonly<Record<Component, Ratio | null>>;
  const evaluated = (of: Ratio | null): AreaResult => evaluateArea(evaluation.rules, { shares: { ...shares, field: of }, negatives, earlier }, evaluation.ends_on);
  const part = fromRound && field !== undefined && confidence !== null ? confidence.ofSites(new Set(field.site_ids)) : { interval: null, bounds: null };
  const sampled = part.interval;
  const result = evaluated(fieldShare);
  const between = (bounds: Interval | null): IntervalPoints | null => (bounds === null || result.score.denominator === 0 ? null
    : { low: hundredthsOf(evaluated(asRatio(bounds.low)).score) ?? 0, high: hundredthsOf(evaluated(asRatio(bounds.high)).score) ?? 0 });
  const shown = evaluation.rules.linked === null ? METHODS : COMPONENTS;
  return {
    id: area.id, placeId: area.place_id, nameZh: area.name_zh, nameEn: area.name_en, group: area.group_name,
    score: hundredthsOf(result.score), yearScore: hundredthsOf(result.yearShare), standing: result.standing, missing: result.missing,
    interval: between(sampled), bounds: between(part.bounds),
    components: shown.filter((component) => component === 'linked' || (evaluation.rules.methodWeights[component] ?? 0) > 0).map((component): ComponentOut => {
      const isCounted = component === 'field' && fromRound;
      const share = shares[component];
      return {
        component, score: share === null ? null : hundredthsOf(share), source: share === null ? null : isCounted ? 'round' : 'entered', document: isCounted ? null : (entered.get(component)?.document ?? null),
        judgements: isCounted ? (field?.observed_count ?? null) : null, interval: isCounted && sampled !== null ? { low: Math.round(sampled.low * 10_000) / 100, high: Math.round(sampled.high * 10_000) / 100 } : null,
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
  const field = new Map(evaluation.round_id === null ? [] : (await fieldOf(tx, programmeId, evaluation.id, evaluation.round_id)).map((row) => [row.area_id, row]));
  const confidence = evaluation.round_id === null ? null : await roundConfidence(tx, programmeId, evaluation.round_id, ctx.scope, () => 0);
  const negatives = await negativeFacts(tx, programmeId);
  const frozen = new Map((await frozenAmong(tx, programmeId, evaluation.earlier_ids)).map((row) => [row.id, row.frozen_result]));
  return {
    format: 'lianchuang-evaluation/1', rules: evaluation.rules, endsOn: evaluation.ends_on,
    areas: areas.map((area) => areaOut(evaluation, area, {
      field: field.get(area.id), confidence, entered: new Map((entered.get(area.id) ?? []).map((row) => [row.component, row])),
      negatives: negatives.filter((row) => (area.place_id === null ? row.place_id === null && row.area_name === area.name_zh : row.place_id === area.place_id)).map(factOf),
      earlier: evaluation.earlier_ids.map((id) => earlierShare(frozen.get(id), area)),
    })),
  };
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

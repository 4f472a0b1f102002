/** 分项 · Each part of an area's score: what it is, where it was counted from and how, or why there is none. */
import type { Interval } from '#kernel/interval.ts';
import { ratio } from '#kernel/ratio.ts';
import type { Ratio } from '#kernel/ratio.ts';
import { pointsOf } from '#modules/submissions/domain/index.ts';
import { materialPart } from '#modules/submissions/server/index.ts';
import type { MaterialPart } from '#modules/submissions/server/index.ts';
import { surveyPart } from '#modules/surveys/server/index.ts';
import type { SurveyPart } from '#modules/surveys/server/index.ts';
import type { ProblemText } from '#platform/contract/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { PART_SOURCES } from '../contract/index.ts';
import { COMPONENTS, EVALUATION_POINTS } from '../domain/index.ts';
import type { Component } from '../domain/index.ts';
import { roundConfidence } from './confidence.ts';
import type { RoundConfidence } from './confidence.ts';
import { countedLinked, linkedRounds } from './queries/linked-observations.ts';
import type { LinkedJudgementRow, LinkedRoundRow } from './queries/linked-observations.ts';
import { fieldOf, frozenAmong } from './queries/evaluations.ts';
import type { AreaRow, ComponentRow, EvaluationRow, FieldRow } from './queries/evaluations.ts';

export interface Part {
  readonly share: Ratio | null;
  readonly source: (typeof PART_SOURCES)[number] | null;
  readonly document: string | null;
  readonly judgements: number | null;
  /** Null where it was not sampled, or too little to say. */
  readonly interval: Interval | null;
  /** Between what it lies when ranks are compared; null where nothing is left open. */
  readonly bounds: Interval | null;
  readonly path: string | null;
  readonly said: ProblemText | null;
  /** What rounds on linked editions gave of it. */
  readonly linkedObservations: readonly LinkedObservations[];
}

/** 关联体系的观测 · What a round on a linked edition gave an area. */
export interface LinkedObservations {
  readonly roundId: string; readonly roundZh: string; readonly roundEn: string; readonly editionZh: string; readonly editionEn: string;
  readonly sites: number; readonly standards: number; readonly judgements: number; readonly met: number;
}

/** What the sources of an evaluation hold, read once for all areas. */
export interface PartSources {
  readonly field: ReadonlyMap<string, FieldRow>;
  readonly confidence: RoundConfidence | null;
  readonly observations: { readonly ofArea: ReadonlyMap<string, readonly LinkedJudgementRow[]>; readonly rounds: readonly LinkedRoundRow[] };
  readonly material: MaterialPart | null;
  readonly survey: SurveyPart | null;
  readonly linked: LinkedScores | null;
}

/** 关联体系 · A frozen evaluation of another framework, and what it gave an area: the same place, or the same name. */
export interface LinkedScores { readonly id: string; readonly nameZh: string; readonly nameEn: string; readonly of: (area: Pick<AreaRow, 'place_id' | 'name_zh'>) => number | null }

export async function partSources(ctx: ReadContext, evaluation: EvaluationRow): Promise<PartSources> {
  const { tx, programmeId } = ctx;
  const { round_id: roundId, material_request_id: requestId, survey_id: surveyId } = evaluation;
  const beside = evaluation.linked_observations_since === null ? [] : await countedLinked(tx, { programmeId, evaluationId: evaluation.id, utcOffsetMinutes: ctx.utcOffsetMinutes });
  // An area within another has the same judgements.
  const once = [...new Map(beside.map((row) => [`${row.site_id}/${row.standard_id}`, row])).values()];
  return {
    field: new Map(roundId === null ? [] : (await fieldOf(tx, programmeId, evaluation.id, roundId)).map((row) => [row.area_id, row])),
    confidence: roundId === null ? null : await roundConfidence(tx, programmeId, roundId, ctx.scope, () => 0, once),
    observations: { ofArea: Map.groupBy(beside, ({ area_id }) => area_id), rounds: beside.length === 0 ? [] : await linkedRounds(tx, programmeId, [...new Set(beside.map(({ round_id }) => round_id))]) },
    material: requestId === null ? null : await materialPart(ctx, requestId),
    survey: surveyId === null ? null : await surveyPart(ctx, surveyId),
    linked: await linkedScores(ctx, evaluation.linked_evaluation_id),
  };
}

interface FrozenArea { readonly placeId: string | null; readonly nameZh: string; readonly score: number | null }

export async function linkedScores({ tx, programmeId }: ReadContext, evaluationId: string | null): Promise<LinkedScores | null> {
  const [found] = evaluationId === null ? [] : await frozenAmong(tx, programmeId, [evaluationId]);
  if (found === undefined) return null;
  const areas = (found.frozen_result as { readonly areas: readonly FrozenArea[] }).areas;
  return { id: found.id, nameZh: found.name_zh, nameEn: found.name_en, of: (area) => areas.find((each) => (area.place_id === null ? each.placeId === null && each.nameZh === area.name_zh : each.placeId === area.place_id))?.score ?? null };
}

const NONE: Part = { share: null, source: null, document: null, judgements: null, interval: null, bounds: null, path: null, said: null, linkedObservations: [] };
const without = (zh: string, en: string, path: string | null = null): Part => ({ ...NONE, path, said: { zh, en } });
const SHARE_PARTS = 1_000_000;
/** A share that was estimated, as a ratio of whole numbers. */
export const asRatio = (share: number): Ratio => ratio(Math.round(share * SHARE_PARTS), SHARE_PARTS);
const short = (value: number): string => String(Math.round(value * 100) / 100);

const totalOf = (judged: readonly { readonly met_count: number; readonly observed_count: number }[], of: 'met_count' | 'observed_count'): number => judged.reduce((sum, row) => sum + row[of], 0);
const countOf = (judged: readonly LinkedJudgementRow[], of: 'site_id' | 'standard_id'): number => new Set(judged.map((row) => row[of])).size;

function besideOf(areaId: string, { observations }: PartSources): readonly LinkedObservations[] {
  const ofRound = Map.groupBy(observations.ofArea.get(areaId) ?? [], ({ round_id }) => round_id);
  return observations.rounds.flatMap(({ id, name_zh: roundZh, name_en: roundEn, edition_zh: editionZh, edition_en: editionEn }) => {
    const judged = ofRound.get(id) ?? [];
    return judged.length === 0 ? [] : [{ roundId: id, roundZh, roundEn, editionZh, editionEn, sites: countOf(judged, 'site_id'), standards: countOf(judged, 'standard_id'), judgements: totalOf(judged, 'observed_count'), met: totalOf(judged, 'met_count') }];
  });
}

function fieldPart(evaluation: EvaluationRow, area: AreaRow, sources: PartSources): Part {
  const { field, confidence, observations } = sources;
  const path = `/rounds/${evaluation.round_id}`;
  const own = field.get(area.id);
  const beside = observations.ofArea.get(area.id) ?? [];
  if (own === undefined && beside.length === 0) return without('本轮没有查到这里的点位', 'the round saw no site here', path);
  const siteIds = new Set([...(own?.site_ids ?? []), ...beside.map(({ site_id }) => site_id)]);
  const [met, observed] = [(own?.met_count ?? 0) + totalOf(beside, 'met_count'), (own?.observed_count ?? 0) + totalOf(beside, 'observed_count')];
  const { interval, bounds } = confidence === null ? { interval: null, bounds: null } : confidence.ofSites(siteIds);
  const linkedZh = beside.length === 0 ? '' : `；其中关联体系的观测 ${totalOf(beside, 'observed_count')} 项判定，达标 ${totalOf(beside, 'met_count')} 项`;
  const linkedEn = beside.length === 0 ? '' : `; of them ${totalOf(beside, 'observed_count')} judgements of linked frameworks, ${totalOf(beside, 'met_count')} met`;
  return {
    ...NONE, share: ratio(met, observed), source: 'round', judgements: observed, interval, bounds, path, linkedObservations: besideOf(area.id, sources),
    said: { zh: `${siteIds.size} 个点位，${observed} 项判定，达标 ${met} 项${linkedZh}`, en: `${siteIds.size} sites, ${observed} judgements, ${met} met${linkedEn}` },
  };
}

function materialPartOf(evaluation: EvaluationRow, placeId: string, { material }: PartSources): Part {
  const path = `/material-requests/${evaluation.material_request_id}`;
  const score = material?.of(placeId) ?? null;
  if (score === null) return without('申报任务没有要求这里的单位报送', 'the request asks nothing of units here', path);
  const { earned, possible, standards, pieces } = score;
  return {
    ...NONE, share: ratio(earned, possible), source: 'submissions', path,
    said: {
      zh: `${standards} 项标准，审核通过 ${pieces.done} 件，要求 ${pieces.of} 件；按标准分值得 ${short(pointsOf(earned))} 分，满分 ${short(pointsOf(possible))} 分`,
      en: `${standards} standards, ${pieces.done} of ${pieces.of} required pieces accepted; by the points of standards ${short(pointsOf(earned))} of ${short(pointsOf(possible))}`,
    },
  };
}

function surveyPartOf(evaluation: EvaluationRow, placeId: string, { survey }: PartSources): Part {
  const path = `/surveys/${evaluation.survey_id}`;
  if (survey === null || !survey.isClosed) return without('问卷还没有结束，结束后才有结果', 'the survey is not closed yet; results come with its close', path);
  const found = survey.of(placeId);
  if (found === null) return without('这里没有满 5 份答卷、可以显示的社区', 'no community here has five answers that may be told of', path);
  const { share, interval, isWeighted, effective, people, dontKnow, places, hidden } = found;
  return {
    ...NONE, share: asRatio(share), source: 'survey', interval, bounds: interval, path,
    said: {
      zh: `${places} 个社区，${people} 人作答，${isWeighted ? '按社区人口加权' : '没有人口数，未加权'}，有效样本量 ${short(effective)}；“不清楚” ${dontKnow} 次，不计入分母${hidden > 0 ? `；${hidden} 个社区答卷不足，不计` : ''}`,
      en: `${places} communities, ${people} people, ${isWeighted ? 'weighted by the people of communities' : 'not weighted, since no populations are known'}, effective number ${short(effective)}; ${dontKnow} times “don’t know”, in no denominator${hidden > 0 ? `; ${hidden} communities with too few answers left out` : ''}`,
    },
  };
}

/** What a frozen evaluation of another framework gave; null where it says nothing of this area, and a document may. */
function linkedPart(area: AreaRow, { linked }: PartSources): Part | null {
  const score = linked?.of(area) ?? null;
  if (linked === null || score === null) return null;
  return { ...NONE, share: ratio(Math.round(score * 100), EVALUATION_POINTS * 100), source: 'evaluation', path: `/evaluations/${linked.id}`, said: { zh: `“${linked.nameZh}”冻结的得分`, en: `as frozen in “${linked.nameEn}”` } };
}

/** Which parts are counted for an area; a named area has no records of the programme. */
export function countedComponents(of: { readonly round_id: string | null; readonly material_request_id: string | null; readonly survey_id: string | null }, placeId: string | null): ReadonlySet<Component> {
  if (placeId === null) return new Set();
  return new Set([...(of.round_id === null ? [] : ['field' as const]), ...(of.material_request_id === null ? [] : ['material' as const]), ...(of.survey_id === null ? [] : ['questionnaire' as const])]);
}

/** 各分项 · Of one area: counted where the evaluation names a source, else as entered. */
export function partsOf(evaluation: EvaluationRow, area: AreaRow, sources: PartSources, entered: ReadonlyMap<Component, ComponentRow>): Readonly<Record<Component, Part>> {
  const counted = countedComponents(evaluation, area.place_id);
  const placeId = area.place_id ?? '';
  const enteredPart = (component: Component): Part => {
    const row = entered.get(component);
    return row === undefined ? without('还没有录入，也没有选来源', 'not entered, and no source is chosen') : { ...NONE, share: ratio(row.score_hundredths, EVALUATION_POINTS * 100), source: 'entered', document: row.document };
  };
  return Object.fromEntries(COMPONENTS.map((component) => [component, component === 'linked' ? linkedPart(area, sources) ?? enteredPart(component) : !counted.has(component) ? enteredPart(component)
    : component === 'field' ? fieldPart(evaluation, area, sources) : component === 'material' ? materialPartOf(evaluation, placeId, sources) : surveyPartOf(evaluation, placeId, sources)])) as Record<Component, Part>;
}

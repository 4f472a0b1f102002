import { editionFacts } from '#modules/frameworks/server/index.ts';
import { materialPart } from '#modules/submissions/server/index.ts';
import { surveyPart } from '#modules/surveys/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, Refusal, WriteContext } from '#platform/server/operations/index.ts';
import { createEvaluation, enterComponents, freezeEvaluation, listEvaluations, readEvaluation, reviseEvaluation } from '../../contract/index.ts';
import { DEFAULT_EFFECTS, RANKING_TASKS_MIN } from '../../domain/index.ts';
import type { EvaluationRules } from '../../domain/index.ts';
import { driftBetween, evaluationResult, filledAreas, rankedAreas, resultHash } from '../evaluation.ts';
import type { AreaOut, EvaluationResult } from '../evaluation.ts';
import { countedComponents, linkedScores } from '../evaluation-parts.ts';
import { unrankedWords } from '../evaluation-words.ts';
import { rankingSettings } from '../queries/cells.ts';
import { editionWeights } from '../queries/edition-weights.ts';
import { areasOf, closedRound, evaluationPage, evaluationTotal, frozenAmong, insertEvaluation, keepComponents, lockEvaluation, mayBeLinked, placeKinds, removeComponents, replaceAreas, replaceEvaluation, saveFreeze } from '../queries/evaluations.ts';
import type { AreaRow, AreaToKeep, EvaluationRow, EvaluationToKeep, LockedEvaluation } from '../queries/evaluations.ts';

const rowOut = (row: EvaluationRow) => ({
  id: row.id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, state: row.state, startsOn: row.starts_on, endsOn: row.ends_on, editionId: row.edition_id, editionZh: row.edition_zh, editionEn: row.edition_en,
  roundId: row.round_id, materialRequestId: row.material_request_id, surveyId: row.survey_id, linkedEvaluationId: row.linked_evaluation_id, linkedObservationsSince: row.linked_observations_since, areaCount: row.area_count, groupCount: row.group_count, frozenAt: row.frozen_at, version: row.version,
});

export const listEvaluationsBound = bindRead(listEvaluations, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await evaluationPage(ctx.tx, ctx.programmeId, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut),
  total: await evaluationTotal(ctx.tx, ctx.programmeId, filter), page, pageSize,
}));

export async function evaluationById(ctx: ReadContext, evaluationId: string): Promise<EvaluationRow | undefined> {
  return (await evaluationPage(ctx.tx, ctx.programmeId, { id: evaluationId }, 'code', { limit: 1, offset: 0 }))[0];
}

/** What a reader sees: the frozen result or that of now, ranked, of the areas within reach. */
export async function seenEvaluation(ctx: ReadContext, row: EvaluationRow) {
  const ranking = (await rankingSettings(ctx.tx, ctx.programmeId)) ?? { enabled: false, minimumCount: RANKING_TASKS_MIN };
  const now = await evaluationResult(ctx, row);
  const frozen = row.state === 'frozen' ? row.frozen_result as EvaluationResult : null;
  const isSeen = (area: AreaOut): boolean => ctx.scope.everything || (area.placeId !== null && ctx.scope.placeIds.includes(area.placeId));
  const areas = rankedAreas(frozen === null ? now.areas : filledAreas(frozen.areas), ranking, frozen !== null || ctx.scope.everything, unrankedWords).filter(isSeen);
  const drift = frozen === null ? [] : driftBetween(frozen.areas, now.areas).filter(({ areaId }) => areas.some(({ id }) => id === areaId));
  return { ranking, areas, drift };
}

const written = <T>(of: T): T => JSON.parse(JSON.stringify(of)) as T;

export const readEvaluationBound = bindRead(readEvaluation, async (ctx, { evaluationId }) => {
  const row = (await evaluationById(ctx, evaluationId)) ?? ctx.notFound();
  const { ranking, areas, drift } = await seenEvaluation(ctx, row);
  const earlier = new Map((await frozenAmong(ctx.tx, ctx.programmeId, row.earlier_ids)).map((each) => [each.id, each]));
  const linked = await linkedScores(ctx, row.linked_evaluation_id);
  return {
    ...rowOut(row), rules: written({ ...row.rules, methodWeights: { ...row.rules.methodWeights, consultation: row.rules.methodWeights.consultation ?? 0 } }) as never, roundZh: row.round_zh, roundEn: row.round_en, ranking,
    materialRequest: row.material_request_id === null ? null : ((await materialPart(ctx, row.material_request_id))?.name ?? null), survey: row.survey_id === null ? null : ((await surveyPart(ctx, row.survey_id))?.title ?? null),
    linkedEvaluation: linked === null ? null : { id: linked.id, nameZh: linked.nameZh, nameEn: linked.nameEn },
    earlier: row.earlier_ids.flatMap((id) => { const found = earlier.get(id); return found === undefined ? [] : [{ id, nameZh: found.name_zh, nameEn: found.name_en }]; }),
    areas: written(areas) as never, drift, isWhole: ctx.scope.everything,
    frozen: row.frozen_at === null ? null : { at: row.frozen_at, by: row.frozen_by ?? '', hash: row.frozen_hash ?? '', isWhole: resultHash(row.frozen_result) === row.frozen_hash },
  };
});

type DrawnRefusal = 'scoring.edition_unknown' | 'scoring.round_unfit' | 'scoring.request_unfit' | 'scoring.survey_unfit' | 'scoring.area_unfit' | 'scoring.area_undeclared' | 'scoring.linked_unfit' | 'scoring.linked_observations_unfit' | 'scoring.group_mixed' | 'scoring.cycle_unfit' | 'scoring.dates_unfit';

interface DrawnUp {
  readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly editionId: string; readonly roundId: string | null; readonly materialRequestId: string | null; readonly surveyId: string | null; readonly linkedEvaluationId: string | null; readonly linkedObservationsSince: string | null; readonly startsOn: string; readonly endsOn: string;
  readonly rules: Omit<EvaluationRules, 'earlierYears'> | null; readonly earlierIds: readonly string[]; readonly areas: readonly { readonly placeId: string | null; readonly name: string | null; readonly document: string | null; readonly group: string }[];
}

const isRefused = <Code extends string>(value: object): value is Refusal<Code> => 'refusal' in value && 'keepEffects' in value;

/** A county is a place of a prefecture’s programme; to the programme of a county it is the city itself, and the others are named. */
const PEERS: readonly string[] = ['named', 'city', 'county'];

/** The areas with their ids of before, or why they do not fit. */
async function understoodAreas(ctx: WriteContext, areas: DrawnUp['areas'], before: readonly AreaRow[]): Promise<AreaToKeep[] | Refusal<DrawnRefusal>> {
  const kinds = await placeKinds(ctx.tx, ctx.programmeId, areas.flatMap(({ placeId }) => (placeId === null ? [] : [placeId])));
  const keyOf = (area: { readonly placeId: string | null; readonly name: string | null }): string => area.placeId ?? `name:${area.name ?? ''}`;
  const ids = new Map(before.map((row) => [row.place_id ?? `name:${row.name_zh}`, row.id]));
  const seen = new Set<string>();
  const kindOfGroup = new Map<string, string>();
  for (const [at, area] of areas.entries()) {
    const placeKind = area.placeId === null ? 'named' : kinds.get(area.placeId);
    const kind = placeKind === undefined || !PEERS.includes(placeKind) ? placeKind : 'peer';
    if ((area.placeId === null) === (area.name === null) || kind === undefined || seen.has(keyOf(area))) return ctx.refuse('scoring.area_unfit', { row: at + 1 }, { pointers: [`/areas/${at}`] }) as Refusal<DrawnRefusal>;
    if (area.placeId === null && area.document === null) return ctx.refuse('scoring.area_undeclared', { name: area.name ?? '' }, { pointers: [`/areas/${at}/document`] }) as Refusal<DrawnRefusal>;
    if (area.placeId !== null && area.document !== null) return ctx.refuse('scoring.area_unfit', { row: at + 1 }, { pointers: [`/areas/${at}/document`] }) as Refusal<DrawnRefusal>;
    seen.add(keyOf(area));
    if ((kindOfGroup.get(area.group) ?? kind) !== kind) return ctx.refuse('scoring.group_mixed', { group: area.group }, { pointers: [`/areas/${at}/group`] }) as Refusal<DrawnRefusal>;
    kindOfGroup.set(area.group, kind);
  }
  return areas.map((area) => ({ ...area, id: ids.get(keyOf(area)) ?? ctx.newId() }));
}

/** Everything an evaluation is drawn up with, checked; rules that were not given are those of its edition. */
async function understood(ctx: WriteContext, given: DrawnUp, before: readonly AreaRow[]): Promise<{ evaluation: EvaluationToKeep; areas: AreaToKeep[] } | Refusal<DrawnRefusal>> {
  const { tx, programmeId } = ctx;
  if (given.endsOn < given.startsOn) return ctx.refuse('scoring.dates_unfit', {}, { pointers: ['/endsOn'] }) as Refusal<DrawnRefusal>;
  if (await editionFacts(tx, programmeId, given.editionId) === undefined) return ctx.refuse('scoring.edition_unknown', {}, { pointers: ['/editionId'] }) as Refusal<DrawnRefusal>;
  if (given.roundId !== null && await closedRound(tx, programmeId, given.roundId, given.editionId) === undefined) return ctx.refuse('scoring.round_unfit', {}, { pointers: ['/roundId'] }) as Refusal<DrawnRefusal>;
  if (given.materialRequestId !== null && (await materialPart(ctx, given.materialRequestId))?.editionId !== given.editionId) return ctx.refuse('scoring.request_unfit', {}, { pointers: ['/materialRequestId'] }) as Refusal<DrawnRefusal>;
  if (given.surveyId !== null && (await surveyPart(ctx, given.surveyId))?.counts !== true) return ctx.refuse('scoring.survey_unfit', {}, { pointers: ['/surveyId'] }) as Refusal<DrawnRefusal>;
  if (given.linkedEvaluationId !== null && (given.rules?.linked == null || !await mayBeLinked(tx, programmeId, given.linkedEvaluationId, given.editionId))) return ctx.refuse('scoring.linked_unfit', {}, { pointers: ['/linkedEvaluationId'] }) as Refusal<DrawnRefusal>;
  if (given.linkedObservationsSince !== null && (given.roundId === null || given.linkedObservationsSince > given.endsOn)) return ctx.refuse('scoring.linked_observations_unfit', {}, { pointers: ['/linkedObservationsSince'] }) as Refusal<DrawnRefusal>;
  const rules = given.rules ?? { ...await editionWeights(tx, programmeId, given.editionId), linked: null, effects: DEFAULT_EFFECTS };
  const earlier = new Map((await frozenAmong(tx, programmeId, given.earlierIds)).map((row) => [row.id, row.ends_on]));
  const ends = given.earlierIds.map((id) => earlier.get(id));
  const isInOrder = ends.every((end, at) => end !== undefined && end < given.startsOn && (at === 0 || end > (ends[at - 1] ?? '')));
  if (ends.length > 0 && (!isInOrder || ends.length >= rules.yearWeights.length)) return ctx.refuse('scoring.cycle_unfit', {}, { pointers: ['/earlierIds'] }) as Refusal<DrawnRefusal>;
  const areas = await understoodAreas(ctx, given.areas, before);
  if (!Array.isArray(areas)) return areas;
  const { code, nameZh, nameEn, editionId, roundId, materialRequestId, surveyId, linkedEvaluationId, linkedObservationsSince, startsOn, endsOn, earlierIds } = given;
  return { evaluation: { code, nameZh, nameEn, editionId, roundId, materialRequestId, surveyId, linkedEvaluationId, linkedObservationsSince, startsOn, endsOn, earlierIds, rules: { ...rules, earlierYears: earlierIds.length } }, areas };
}

const nowOf = (ctx: ReadContext): string => new Date(ctx.now).toISOString();

export const createEvaluationBound = bindWrite(createEvaluation, async (ctx, input) => {
  const drawn = await understood(ctx, input, []);
  if (isRefused<DrawnRefusal>(drawn)) return drawn;
  const id = ctx.newId();
  await insertEvaluation(ctx.tx, ctx.programmeId, id, drawn.evaluation, { now: nowOf(ctx), personId: ctx.personId });
  await replaceAreas(ctx.tx, ctx.programmeId, id, drawn.areas);
  ctx.record({ kind: 'evaluation', id, change: { act: 'create', code: input.code, areas: drawn.areas.length } });
  ctx.emit({ topic: 'evaluations', subjectId: id, placeId: null });
  return { id, version: 1 };
});

type OpenRefusal = 'scoring.evaluation_frozen' | 'platform.changed_meanwhile';

/** The evaluation, locked, if it can still be changed. */
async function open(ctx: WriteContext, evaluationId: string, version: number | null): Promise<LockedEvaluation | Refusal<OpenRefusal>> {
  const found = (await lockEvaluation(ctx.tx, ctx.programmeId, evaluationId)) ?? ctx.notFound();
  if (found.state === 'frozen') return ctx.refuse('scoring.evaluation_frozen') as Refusal<OpenRefusal>;
  return version !== null && found.version !== version ? ctx.refuse('platform.changed_meanwhile') as Refusal<OpenRefusal> : found;
}

export const reviseEvaluationBound = bindWrite(reviseEvaluation, async (ctx, { evaluationId, version, ...input }) => {
  const known = await open(ctx, evaluationId, version);
  if (isRefused<OpenRefusal>(known)) return known;
  const drawn = await understood(ctx, input, await areasOf(ctx.tx, ctx.programmeId, evaluationId));
  if (isRefused<DrawnRefusal>(drawn)) return drawn;
  await replaceEvaluation(ctx.tx, ctx.programmeId, evaluationId, drawn.evaluation);
  await replaceAreas(ctx.tx, ctx.programmeId, evaluationId, drawn.areas);
  ctx.record({ kind: 'evaluation', id: evaluationId, change: { act: 'revise', rules: drawn.evaluation.rules, areas: drawn.areas.length } });
  ctx.emit({ topic: 'evaluations', subjectId: evaluationId, placeId: null });
  return { id: evaluationId, version: version + 1 };
});

export const enterComponentsBound = bindWrite(enterComponents, async (ctx, { evaluationId, entries }) => {
  const known = await open(ctx, evaluationId, null);
  if (isRefused<OpenRefusal>(known)) return known as Refusal<'scoring.evaluation_frozen'>;
  const areas = new Map((await areasOf(ctx.tx, ctx.programmeId, evaluationId)).map((area) => [area.id, area]));
  const linked = await linkedScores(ctx, known.linked_evaluation_id);
  for (const [at, { areaId, component }] of entries.entries()) {
    const area = areas.get(areaId);
    if (area === undefined || entries.findIndex((each) => each.areaId === areaId && each.component === component) !== at) return ctx.refuse('scoring.area_unfit', { row: at + 1 }, { pointers: [`/entries/${at}/areaId`] });
    if (countedComponents(known, area.place_id).has(component) || (component === 'linked' && linked !== null && linked.of(area) !== null)) return ctx.refuse('scoring.component_counted', {}, { pointers: [`/entries/${at}/component`] });
  }
  const [kept, gone] = [entries.filter(({ score }) => score !== null), entries.filter(({ score }) => score === null)];
  const entered = await keepComponents(ctx.tx, ctx.programmeId, evaluationId, kept.map(({ areaId, component, score, document }) => ({ areaId, component, document, scoreHundredths: Math.round((score ?? 0) * 100) })), { now: nowOf(ctx), personId: ctx.personId });
  const removed = await removeComponents(ctx.tx, ctx.programmeId, evaluationId, gone);
  ctx.record({ kind: 'evaluation', id: evaluationId, change: { act: 'enter', entries } });
  ctx.emit({ topic: 'evaluations', subjectId: evaluationId, placeId: null });
  return { entered, removed };
});

const NAMED_MAX = 5;

export const freezeEvaluationBound = bindWrite(freezeEvaluation, async (ctx, { evaluationId, version, withGaps }) => {
  const known = await open(ctx, evaluationId, version);
  if (isRefused<OpenRefusal>(known)) return known;
  const row = (await evaluationById(ctx, evaluationId)) ?? ctx.notFound();
  const result = written(await evaluationResult(ctx, row));
  const gaps = result.areas.filter(({ missing }) => missing.length > 0);
  if (gaps.length > 0 && !withGaps) {
    const names = gaps.slice(0, NAMED_MAX).map((area) => (ctx.locale === 'en' ? area.nameEn : area.nameZh)).join(ctx.locale === 'en' ? ', ' : '、');
    return ctx.refuse('scoring.evaluation_incomplete', { count: gaps.length, names });
  }
  const hash = resultHash(result);
  await saveFreeze(ctx.tx, ctx.programmeId, evaluationId, { now: nowOf(ctx), personId: ctx.personId, result, hash });
  ctx.record({ kind: 'evaluation', id: evaluationId, change: { act: 'freeze', hash, gaps: gaps.length } });
  ctx.emit({ topic: 'evaluations', subjectId: evaluationId, placeId: null });
  return { hash };
});

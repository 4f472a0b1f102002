/** 演示综合测评 · Last year's result, frozen, and this year's, counted from the finished round, the pieces of zones and towns and the closed survey; zones beside zones and towns beside towns. */
import { createRng } from '#kernel/rng.ts';
import { addDays, localDate } from '#kernel/local-date.ts';
import { listEditions, readEdition } from '#modules/frameworks/contract/index.ts';
import { listRounds } from '#modules/inspections/contract/index.ts';
import { listPlaces, placeKindWords } from '#modules/places/contract/index.ts';
import { listMaterialRequests } from '#modules/submissions/contract/index.ts';
import { listSurveys } from '#modules/surveys/contract/index.ts';
import { createEvaluation, enterComponents, freezeEvaluation, readEvaluation, recordNegativeEntry } from '#modules/scoring/contract/index.ts';
import type { Actors, Moment } from './acting.ts';
import { AREA_REQUEST } from './submissions.ts';

const GROUPED = ['zone', 'town'] as const;
const MINUTE_MS = 60_000;
const LINKED = { nameZh: '未成年人思想道德建设', nameEn: 'Moral education of minors', minimum: 85, share: 20 };
const HAPPENED_DAYS_AGO = 40;

type Component = 'material' | 'field' | 'questionnaire' | 'linked';

/** Scores of a document, between 85 and 96; the same at every start. */
async function enterAll(actors: Actors, moment: Moment, of: { readonly evaluationId: string; readonly key: string; readonly components: readonly Component[]; readonly document: string }): Promise<void> {
  const { areas } = await actors.read(readEvaluation, { evaluationId: of.evaluationId }, moment);
  const entries = areas.flatMap((area) => of.components.filter((component) => !(component === 'field' && area.components.some((each) => each.component === 'field' && each.source === 'round')))
    .map((component) => ({ areaId: area.id, component, document: of.document, score: (8_500 + createRng(`${of.key}/${area.nameZh}/${component}`).nextInt(1_100)) / 100 })));
  await actors.write(enterComponents, { evaluationId: of.evaluationId, entries }, moment, `${of.key}/components`);
}

/** @errors throws when a step is refused */
export async function playEvaluations(actors: Actors, { at, by }: Moment, today: string): Promise<void> {
  const moment = (minutes: number): Moment => ({ at: at + minutes * MINUTE_MS, by });
  const rounds = (await actors.read(listRounds, { pageSize: 200 }, moment(0))).rows.filter(({ state }) => state === 'closed');
  const round = rounds[0];
  const editionId = round?.editionId ?? (await actors.read(listEditions, {}, moment(0))).rows.find(({ state }) => state === 'inForce')?.id;
  if (editionId === undefined) return;
  const places = (await actors.read(listPlaces, { kinds: GROUPED.join(',') }, moment(0))).rows;
  const areas = places.map(({ id, kind }) => ({ placeId: id, group: placeKindWords[kind].zh }));
  if (areas.length === 0) return;
  const year = Number(today.slice(0, 4));
  const edition = await actors.read(readEdition, { editionId }, moment(0));
  const weights = edition.methodWeights as { material: number; field: number; questionnaire: number };
  const rules = { methodWeights: weights, yearWeights: edition.yearWeights, linked: LINKED };
  const named = (of: number) => ({ code: `${of}-year`, nameZh: `${of}年度城乡综合测评`, nameEn: `Evaluation of town and country, ${of}`, startsOn: `${of}-01-01`, endsOn: `${of}-12-31`, editionId, areas });

  const before = await actors.write(createEvaluation, { ...named(year - 1), rules }, moment(1), 'demo/evaluations/before');
  await enterAll(actors, moment(2), { evaluationId: before.id, key: 'demo/evaluations/before', components: ['material', 'field', 'questionnaire', 'linked'], document: `演示〔${year - 1}〕18号` });
  await actors.write(freezeEvaluation, { evaluationId: before.id, version: before.version }, moment(3), 'demo/evaluations/before/freeze');

  // Counted from what the programme holds; where it holds nothing yet, entered from a document.
  const request = (await actors.read(listMaterialRequests, {}, moment(0))).rows.find((each) => each.code === AREA_REQUEST && each.edition.id === editionId);
  const survey = (await actors.read(listSurveys, { state: 'closed', pageSize: 200 }, moment(0))).rows[0];
  const now = await actors.write(createEvaluation, { ...named(year), rules, roundId: round?.id ?? null, materialRequestId: request?.id ?? null, surveyId: survey?.id ?? null, earlierIds: [before.id] }, moment(4), 'demo/evaluations/now');
  await enterAll(actors, moment(5), { evaluationId: now.id, key: 'demo/evaluations/now', components: [...(request === undefined ? ['material' as const] : []), ...(survey === undefined ? ['questionnaire' as const] : []), 'linked'], document: `演示〔${year}〕6号` });
  const deducting = edition.negativeItems.find(({ sanction }) => sanction === 'deduct');
  const against = places.find(({ kind }) => kind === 'zone');
  if (deducting === undefined || against === undefined) return;
  await actors.write(recordNegativeEntry, { editionId, itemCode: deducting.code, placeId: against.id, happenedOn: addDays(localDate(today), -HAPPENED_DAYS_AGO), document: `演示〔${year}〕7号`, note: '演示数据' }, moment(6), 'demo/evaluations/negative');
}

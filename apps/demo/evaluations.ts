/** 演示综合测评 · Last year's result, frozen, the other framework's of the same year, frozen, too, and this year's, which links it, counted from the finished round, the pieces of zones and towns and the closed survey; zones beside zones and towns beside towns. */
import { createRng } from '#kernel/rng.ts';
import { addDays, localDate } from '#kernel/local-date.ts';
import { listEditions, readEdition } from '#modules/frameworks/contract/index.ts';
import { listRounds } from '#modules/inspections/contract/index.ts';
import { createPlace, listPlaces, placeKindWords } from '#modules/places/contract/index.ts';
import { listMaterialRequests } from '#modules/submissions/contract/index.ts';
import { listSurveys } from '#modules/surveys/contract/index.ts';
import { createEvaluation, enterComponents, freezeEvaluation, readEvaluation, recordNegativeEntry } from '#modules/scoring/contract/index.ts';
import type { InputOf } from '#platform/contract/index.ts';
import type { Actors, Moment } from './acting.ts';
import { AREA_REQUEST } from './submissions.ts';

const DEMO_EDITION = 'demo-county-city-2026';
const GROUPED = ['zone', 'town'] as const;
const MINUTE_MS = 60_000;
const LINKED = { nameZh: '未成年人思想道德建设', nameEn: 'Moral education of minors', minimum: 85, share: 20 };
const HYGIENE_EDITION = 'demo-county-hygiene-2026';
const HYGIENE = { nameZh: '国家卫生城市（双城联动）', nameEn: 'National hygienic city', minimum: 80, share: 20 };
const HAPPENED_DAYS_AGO = 40;

type Component = 'material' | 'field' | 'questionnaire' | 'linked';

/** Scores of a document, between 85 and 96; the same at every start. What is counted is not entered. */
async function enterAll(actors: Actors, moment: Moment, of: { readonly evaluationId: string; readonly key: string; readonly components: readonly Component[]; readonly document: string }): Promise<void> {
  const { areas } = await actors.read(readEvaluation, { evaluationId: of.evaluationId }, moment);
  const entries = areas.flatMap((area) => of.components.filter((component) => !(component === 'field' && area.components.some((each) => each.component === 'field' && each.source === 'round')))
    .map((component) => ({ areaId: area.id, component, document: of.document, score: (8_500 + createRng(`${of.key}/${area.nameZh}/${component}`).nextInt(1_100)) / 100 })));
  if (entries.length === 0) return;
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

  // The other framework of the crosswalk, judged last year and frozen, is what this year's evaluation links.
  const hygiene = (await actors.read(listEditions, {}, moment(0))).rows.find(({ code, state, id }) => code === HYGIENE_EDITION && state === 'inForce' && id !== editionId);
  const linked = hygiene === undefined ? null : await playLinked(actors, moment, { ...named(year - 1), code: `${year - 1}-hygiene`, nameZh: `${year - 1}年度卫生城市测评`, nameEn: `Evaluation by the hygienic city, ${year - 1}`, editionId: hygiene.id }, `演示〔${year - 1}〕19号`);

  // Counted from what the programme holds; where it holds nothing yet, entered from a document.
  const request = (await actors.read(listMaterialRequests, {}, moment(0))).rows.find((each) => each.code === AREA_REQUEST && each.edition.id === editionId);
  const survey = (await actors.read(listSurveys, { state: 'closed', pageSize: 200 }, moment(0))).rows[0];
  const now = await actors.write(createEvaluation, { ...named(year), rules: linked === null ? rules : { ...rules, linked: HYGIENE }, linkedEvaluationId: linked, linkedObservationsSince: round === undefined || linked === null ? null : `${year}-01-01`, roundId: round?.id ?? null, materialRequestId: request?.id ?? null, surveyId: survey?.id ?? null, earlierIds: [before.id] }, moment(4), 'demo/evaluations/now');
  await enterAll(actors, moment(5), { evaluationId: now.id, key: 'demo/evaluations/now', components: [...(request === undefined ? ['material' as const] : []), ...(survey === undefined ? ['questionnaire' as const] : []), ...(linked === null ? ['linked' as const] : [])], document: `演示〔${year}〕6号` });
  const deducting = edition.negativeItems.find(({ sanction }) => sanction === 'deduct');
  const against = places.find(({ kind }) => kind === 'zone');
  if (deducting === undefined || against === undefined) return;
  await actors.write(recordNegativeEntry, { editionId, itemCode: deducting.code, placeId: against.id, happenedOn: addDays(localDate(today), -HAPPENED_DAYS_AGO), document: `演示〔${year}〕7号`, note: '演示数据' }, moment(6), 'demo/evaluations/negative');
}

type Drawn = Pick<InputOf<typeof createEvaluation>, 'code' | 'nameZh' | 'nameEn' | 'startsOn' | 'endsOn' | 'editionId' | 'areas'>;

/** Entered from its document and frozen. @returns its id */
async function playLinked(actors: Actors, moment: (minutes: number) => Moment, drawn: Drawn, document: string): Promise<string> {
  const key = 'demo/evaluations/linked';
  const rules = { methodWeights: { material: 40, field: 40, questionnaire: 20 }, yearWeights: [100] };
  const { id: evaluationId, version } = await actors.write(createEvaluation, { ...drawn, rules }, moment(3), key);
  await enterAll(actors, moment(3), { evaluationId, key, components: ['material', 'field', 'questionnaire'], document });
  await actors.write(freezeEvaluation, { evaluationId, version }, moment(3), `${key}/freeze`);
  return evaluationId;
}

/** Of six counties that are only numbered and of the city itself; the notice gives one score each. The first is a place of the programme, the others stand by name. */
const PEERS = '同市州的县（市、区）';
const OWN_SCORE = 92.41;
const NOTICE = '演示：测评通报';
const PUBLISHED: readonly (readonly [string, number])[] = [['示例县一', 90.87], ['示例县二', 89.93], ['示例县三', 88.16], ['示例县四', 87.52], ['示例区一', 86.9], ['示例区二', 85.75]];

const COUNTY = { code: 'xian-1', nameZh: '示例县一', nameEn: 'Example County One' };

/** 已公布的综合测评 · What the province published of October 2020, entered from its notice and frozen. @errors throws when a step is refused */
export async function playPublishedEvaluation(actors: Actors, { at, by }: Moment): Promise<void> {
  const moment = (minutes: number): Moment => ({ at: at + minutes * MINUTE_MS, by });
  const edition = (await actors.read(listEditions, {}, moment(0))).rows.find(({ code }) => code === DEMO_EDITION);
  if (edition === undefined) throw new Error(`the demo has no edition ${DEMO_EDITION}`);
  const [city] = (await actors.read(listPlaces, { kinds: 'city' }, moment(0))).rows;
  if (city === undefined) throw new Error('the demo has no city');
  const county = (await actors.read(listPlaces, { kinds: 'county' }, moment(0))).rows.find(({ code }) => code === COUNTY.code)?.id
    ?? (await actors.write(createPlace, { ...COUNTY, kind: 'county', parentId: city.id }, moment(0), 'demo/evaluations/county')).id;
  const { id: evaluationId, version } = await actors.write(createEvaluation, {
    code: '2020-10', nameZh: '2020年10月全省文明城市综合测评（演示）', nameEn: 'Evaluation of October 2020 (demonstration)', startsOn: '2020-10-01', endsOn: '2020-10-31', editionId: edition.id,
    // The notice gives a total and no parts: it stands as one part that counts alone.
    rules: { methodWeights: { material: 0, field: 100, questionnaire: 0 }, yearWeights: [100] }, areas: [{ placeId: city.id, group: PEERS }, ...PUBLISHED.map(([name]) => (name === COUNTY.nameZh ? { placeId: county, group: PEERS } : { name, document: NOTICE, group: PEERS }))],
  }, moment(1), 'demo/evaluations/published');
  const { areas } = await actors.read(readEvaluation, { evaluationId }, moment(1));
  const scores = new Map(PUBLISHED);
  await actors.write(enterComponents, { evaluationId, entries: areas.map((area) => ({ areaId: area.id, component: 'field' as const, score: scores.get(area.nameZh) ?? OWN_SCORE, document: NOTICE })) }, moment(2), 'demo/evaluations/published/components');
  await actors.write(freezeEvaluation, { evaluationId, version }, moment(3), 'demo/evaluations/published/freeze');
}

/** Goal: an evaluation of three methods is counted from pieces that were accepted, sites that were seen and answers of residents; each number says where it came from, and what is missing is said. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readEdition } from '#modules/frameworks/contract/index.ts';
import { closeRound, listRoundSites, recordObservations } from '#modules/inspections/contract/index.ts';
import { createMaterialRequest, reviewMaterial, submitMaterial } from '#modules/submissions/contract/index.ts';
import { closeSurvey, draftSurvey, importAnswers, openSurvey, setQuotas } from '#modules/surveys/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { aDrawnRound, checksOf, editionInForce, fieldEdition } from '../../../tests/kit/a-round.ts';
import { photoBy } from '../../../tests/kit/cases.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { createEvaluation, enterComponents, exportEvaluationResult, freezeEvaluation, readEvaluation, setRankingRules } from '../contract/index.ts';

let app: TestApp;
let editionId: string;
let roundId: string;
let requestId: string;
let surveyId: string;
const office = () => app.as('office');
const east = () => app.id('place/zone-east');

beforeAll(async () => {
  app = await testApp();
  editionId = await editionInForce(app, fieldEdition());
  // Bureau A sits in the east, bureau B in the west.
  for (const [bureau, place] of [['a', 'e1'], ['b', 'w1']]) await sql`update places.organisations set place_id = ${app.id(`place/${place}`)} where id = ${app.id(`organisation/bureau-${bureau}`)}`.execute(app.ownerDb);
  ({ roundId } = await aDrawnRound(app, { editionId, code: 'year', sampleSize: 9 }));
  for (const [at, site] of (await office().call(listRoundSites, { roundId, pageSize: 200 })).rows.entries()) {
    const checks = await checksOf(app, roundId, site.siteId);
    await office().call(recordObservations, { roundId, siteId: site.siteId, observations: [{ checkItemId: checks['a'] as string, observedCount: 10, metCount: 6 + (at % 4), notApplicable: false, observedAt: '2026-09-21T02:00:00Z' }] });
  }
  await office().call(closeRound, { roundId, gapsReason: '测试只查一项' });
  await material();
  surveyId = await aSurvey();
});

/** Two pictures asked of each bureau; in the east one was accepted, in the west none. */
async function material(): Promise<void> {
  const standardId = (await office().call(readEdition, { editionId })).nodes.find(({ level }) => level === 'standard')?.id as string;
  const bureau = (of: string) => app.id(`organisation/bureau-${of}`);
  ({ id: requestId } = await office().call(createMaterialRequest, { code: 'M-1', name: '年度申报', editionId, endsOn: '2026-08-31', dueOn: '2026-10-10', needs: ['a', 'b'].map((of) => ({ standardId, organisationId: bureau(of), picturesMin: 2 })) }));
  const { id: pieceId, version } = await office().call(submitMaterial, { requestId, organisationId: bureau('a'), kind: 'picture', shownOn: '2026-05-04', place: '广场', people: '工作人员', theme: '清扫', background: '年度安排', occasion: '周五', fileIds: [await photoBy(app, 'office', 'e1a-1')], standardIds: [standardId] });
  await app.as('office2').call(reviewMaterial, { pieceId, version, accept: true });
}

/** Answers of two communities in the east, and three in the west, of whom nothing is told. */
async function aSurvey(): Promise<string> {
  const question = { code: 'q', zh: '满意吗', en: 'Content?', type: 'single' as const, choices: [{ code: 'yes', zh: '满意', en: 'Yes' }, { code: 'no', zh: '不满意', en: 'No' }], index: 'satisfaction' as const, topBoxes: ['yes'] };
  const { id } = await office().call(draftSurvey, { code: 'mood', title: '群众满意度', purpose: '测试', opensOn: '2026-09-01', closesOn: '2026-09-30', versions: [{ code: 'resident', zh: '居民', en: 'Residents' }], questions: [question] });
  await office().call(setQuotas, { surveyId: id, version: 1, populationSource: '户籍', quotas: ['e1', 'e2', 'w1'].map((place) => ({ placeId: app.id(`place/${place}`), target: 20, population: place === 'e1' ? 3_000 : 1_000 })) });
  await office().call(openSurvey, { surveyId: id, version: 2 });
  const rows = [['e1', 12, 8], ['e2', 17, 2], ['w1', 2, 1]].flatMap(([place, yes, no]) => [...Array.from({ length: yes as number }, () => '满意'), ...Array.from({ length: no as number }, () => '不满意')].map((word, at) => `${place}-${at},${place},居民,2026-09-20,${word}`));
  const { report } = await office().call(importAnswers, { surveyId: id, file: { fileName: 'a.csv', body: new TextEncoder().encode(['问卷编号,社区,适用人群,作答日期,q', ...rows, ''].join('\n')) }, mode: 'all' });
  expect(report?.outcome).toBe('written');
  return id;
}

const draft = (code: string, more: object = {}) => ({ code, nameZh: '三项测评', nameEn: 'Three methods', editionId, roundId, materialRequestId: requestId, surveyId, startsOn: '2026-01-01', endsOn: '2026-12-31', areas: [{ placeId: east(), group: '片区' }, { placeId: app.id('place/zone-west'), group: '片区' }], ...more });
const areaOf = async (evaluationId: string, placeId: string, person = 'office') => (await app.as(person).call(readEvaluation, { evaluationId })).areas.find((area) => area.placeId === placeId);
const part = (area: Awaited<ReturnType<typeof areaOf>>, component: string) => area?.components.find((each) => each.component === component);

describe('an evaluation of three methods', () => {
  it('says that a survey which runs has no result yet, and assumes none', async () => {
    const { id } = await office().call(createEvaluation, draft('P-1'));
    const area = await areaOf(id, east());
    expect(part(area, 'questionnaire')).toMatchObject({ score: null, source: null, path: `/surveys/${surveyId}`, saidZh: '问卷还没有结束，结束后才有结果' });
    expect(area).toMatchObject({ standing: 'incomplete', missing: ['questionnaire'] });
    const [material, field] = [part(area, 'material')?.score as number, part(area, 'field')?.score as number];
    expect(material).toBe(50);
    expect(area?.score).toBeCloseTo((40 * material + 40 * field) / 80, 1);
  });

  it('puts material, field and questionnaire together by 40, 40 and 20, each with where it came from', async () => {
    await office().call(closeSurvey, { surveyId, version: 3 });
    const { id } = await office().call(createEvaluation, draft('P-2'));
    const known = await office().call(readEvaluation, { evaluationId: id });
    expect([known.materialRequest, known.survey]).toEqual(['年度申报', '群众满意度']);
    const area = await areaOf(id, east());
    expect(part(area, 'material')).toMatchObject({ score: 50, source: 'submissions', path: `/material-requests/${requestId}`, saidZh: expect.stringContaining('审核通过 1 件，要求 2 件') as string, interval: null });
    expect(part(area, 'field')).toMatchObject({ source: 'round', path: `/rounds/${roundId}`, saidZh: expect.stringContaining('项判定') as string });
    // e1 is told; e2 has fewer answers and is hidden beside w1, which has three: 12 of 20.
    expect(part(area, 'questionnaire')).toMatchObject({ score: 60, source: 'survey', saidZh: expect.stringContaining('1 个社区答卷不足，不计') as string });
    const field = part(area, 'field')?.score as number;
    expect(area?.score).toBeCloseTo(0.4 * 50 + 0.4 * field + 0.2 * 60, 1);
    expect(area?.standing).toBe('counted');
    // By 20 of 100, an interval of the survey opens the score at least by a fifth of its own width.
    const { low, high } = part(area, 'questionnaire')?.interval ?? { low: 0, high: 100 };
    expect((area?.interval?.high as number) - (area?.interval?.low as number)).toBeGreaterThanOrEqual((high - low) / 5 - 0.02);
    const west = await areaOf(id, app.id('place/zone-west'));
    expect(part(west, 'material')).toMatchObject({ score: 0, source: 'submissions' });
    expect(part(west, 'questionnaire')).toMatchObject({ score: null, saidZh: '这里没有满 5 份答卷、可以显示的社区' });
    expect(west?.missing).toEqual(['questionnaire']);
  });

  it('is the same for whoever sees only a part, also what is counted from records they do not see', async () => {
    const { id } = await office().call(createEvaluation, draft('P-3'));
    const [whole, seen] = [await areaOf(id, east()), await areaOf(id, east(), 'zoneEast')];
    for (const component of ['material', 'questionnaire']) expect(part(seen, component)).toEqual(part(whole, component));
    expect((await app.as('zoneEast').call(readEvaluation, { evaluationId: id })).materialRequest).toBe('年度申报');
  });

  it('lets nobody enter what is counted, and takes sources that fit alone', async () => {
    const { id } = await office().call(createEvaluation, draft('P-4', { areas: [{ placeId: east(), group: '片区' }, { name: '甲县', document: '示例〔2026〕1号', group: '县' }] }));
    const { areas } = await office().call(readEvaluation, { evaluationId: id });
    const enter = (areaId: string | undefined, component: 'material' | 'questionnaire') => office().call(enterComponents, { evaluationId: id, entries: [{ areaId: areaId as string, component, score: 90, document: '示例〔2026〕1号' }] });
    for (const component of ['material', 'questionnaire'] as const) expect((await problemOf(enter(areas[0]?.id, component))).code).toBe('scoring.component_counted');
    expect((await enter(areas[1]?.id, 'material')).entered).toBe(1);
    expect(areas[1]?.components.find(({ component }) => component === 'field')).toMatchObject({ score: null, saidZh: '还没有录入，也没有选来源' });
    const refused = async (more: object) => (await problemOf(office().call(createEvaluation, draft('P-bad', more)))).code;
    expect(await refused({ materialRequestId: app.id('nothing') })).toBe('scoring.request_unfit');
    expect(await refused({ surveyId: app.id('nothing') })).toBe('scoring.survey_unfit');
  });

  it('says whose intervals overlap by both errors, and keeps all of it when it is frozen', async () => {
    await office().call(setRankingRules, { enabled: true, minimumCount: 2 });
    // Field and questionnaire alone, of two communities beside each other.
    const rules = { methodWeights: { material: 0, field: 50, questionnaire: 50 }, yearWeights: [100] };
    const { id } = await office().call(createEvaluation, draft('P-5', { rules, areas: [{ placeId: east(), group: '片区' }, { placeId: app.id('place/zone-west'), group: '片区' }] }));
    expect((await areaOf(id, east()))?.reasonZh).toBe('组内可比的不足两个，不排名');
    await office().call(freezeEvaluation, { evaluationId: id, version: 1, withGaps: true });
    const known = await office().call(readEvaluation, { evaluationId: id });
    expect([known.frozen?.isWhole, known.drift]).toEqual([true, []]);
    expect(part(known.areas.find(({ placeId }) => placeId === east()), 'questionnaire')).toMatchObject({ score: 60, source: 'survey' });
    const { body } = await office().call(exportEvaluationResult, { evaluationId: id });
    const sources: string[] = [];
    for await (const row of readTable({ buffer: body }, { sheet: '依据' })) sources.push(`${cellText(row.cells[1])} ${cellText(row.cells[3])}`);
    expect(sources).toContain('问卷调查 群众满意度');
  });
});

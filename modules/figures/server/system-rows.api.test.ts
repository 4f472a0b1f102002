/** Goal: what the system keeps itself — phases, who takes part in routines, editions, frozen results — is counted without a register beside it. Method: rows made through the operations of their modules, counted, listed and named by figures. */
import { beforeAll, describe, expect, it } from 'vitest';
import { uploadFile } from '#modules/files/contract/index.ts';
import { decideCrosswalkLinks, listCrosswalkLinks, readEdition, removeCrosswalkLink } from '#modules/frameworks/contract/index.ts';
import { attachProjectPhoto, createPlan, createProject, createRoutine, setPlanState, setRoutinePlaces, updateRoutine } from '#modules/plans/contract/index.ts';
import { attachPhoto, enterRecord, saveRegister } from '#modules/records/contract/index.ts';
import { createEvaluation, enterComponents, freezeEvaluation, readEvaluation, setRankingRules } from '#modules/scoring/contract/index.ts';
import { createMaterialRequest, reviewMaterial, submitMaterial, withdrawMaterial } from '#modules/submissions/contract/index.ts';
import { closeSurvey, draftSurvey, enterAnswer, openSurvey, setQuotas } from '#modules/surveys/contract/index.ts';
import { createTeam, planActivity } from '#modules/volunteering/contract/index.ts';
import type { InputOf } from '#platform/contract/index.ts';
import { editionInForce, fieldEdition } from '../../../tests/kit/a-round.ts';
import { photoBy } from '../../../tests/kit/cases.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { aPicture } from '../../../tests/kit/pictures.ts';
import { listDoubts, listFigureRows, listSources, readFigure, saveFigure } from '../contract/index.ts';

type Definition = InputOf<typeof saveFigure>['definition'];
let app: TestApp;
let made = 0;
const office = () => app.as('office');
const place = (name: string) => app.id(`place/${name}`);
beforeAll(async () => { app = await testApp(); });

async function define(source: string, where: Definition['where'], aggregate: Definition['aggregate'] = { kind: 'count' }): Promise<string> {
  return (await office().call(saveFigure, { code: `s.${(made += 1)}`, labelZh: '示例', labelEn: 'Example', unit: '个', definition: { source, where, aggregate } })).id;
}
const valueOf = async (figureId: string, person = 'office') => (await app.as(person).call(readFigure, { figureId })).value;
const rowsOf = async (figureId: string) => (await office().call(listFigureRows, { figureId, pageSize: 200 })).rows;
const is = (column: string, value: string | boolean): NonNullable<Definition['where']>[number] => ({ column, is: 'is', value });

describe('rows of the system', () => {
  it('are sources: phases, places in routines, editions and frozen results', async () => {
    expect((await office().call(listSources, {})).rows.map(({ code }) => code)).toEqual(expect.arrayContaining(['plans.phases', 'plans.routinePlaces', 'frameworks.editions', 'scoring.results']));
  });

  it('phases of a plan are as many as it has, each with its first and last day', async () => {
    const phases = ['达标', '提升', '冲刺'].map((name, at) => ({ name, goal: name, startsOn: `${2025 + at}-01-01`, endsOn: `${2025 + at}-12-31` }));
    const { id: planId } = await office().call(createPlan, { code: 'PL-1', nameZh: '示例计划', nameEn: 'Example plan', startsOn: '2025-01-01', endsOn: '2027-12-31', phases });
    const figureId = await define('plans.phases', [is('plan', 'PL-1')]);
    expect(await valueOf(figureId)).toBe(3);
    expect((await rowsOf(figureId)).map(({ label, on, path }) => [label, on, path])).toEqual(phases.toReversed().map(({ name, startsOn }) => [`示例计划 · ${name}`, startsOn, `/plans/${planId}`]));
    expect(await valueOf(await define('plans.phases', [is('plan', 'PL-1'), is('endsOn', '2026-12-31')]))).toBe(1);
    const inForce = await define('plans.phases', [is('plan', 'PL-1'), is('planState', 'inForce')]);
    expect(await valueOf(inForce)).toBe(0);
    await office().call(setPlanState, { planId, state: 'inForce' });
    expect(await valueOf(inForce)).toBe(3);
  });

  it('places take part in a routine until they leave or it ends, each seen by whoever reaches it', async () => {
    const facts = { nameZh: '周五建卫日', nameEn: 'Hygiene day', weekday: 5, startsOn: '2026-08-28' };
    const { id: routineId } = await office().call(createRoutine, { code: 'RT-1', ...facts });
    await office().call(setRoutinePlaces, { routineId, from: '2026-08-28', placeIds: ['e1', 'e2', 'w1'].map(place) });
    const taking = await define('plans.routinePlaces', [is('routine', 'RT-1'), { column: 'since', is: 'most', value: '@asOf' }, { column: 'until', is: 'above', value: '@asOf', orEmpty: true }], { kind: 'distinct', column: 'place' });
    expect([await valueOf(taking), await valueOf(taking, 'zoneEast')]).toEqual([3, 2]);
    await office().call(setRoutinePlaces, { routineId, from: '2026-09-10', placeIds: ['e1', 'e2'].map(place) });
    expect([await valueOf(taking), (await rowsOf(taking)).every(({ path }) => path === `/routines/${routineId}`)]).toEqual([2, true]);
    await office().call(updateRoutine, { routineId, version: 1, ...facts, endsOn: '2026-09-11' });
    expect(await valueOf(taking)).toBe(0);
  });

  it('editions say whether a crosswalk links them; a pair found unrelated does not', async () => {
    const edition = fieldEdition();
    const editionId = await editionInForce(app, edition);
    const otherEditionId = await editionInForce(app, { ...edition, code: 'other-edition', family: 'other' });
    const [standard] = (await office().call(readEdition, { editionId })).nodes.filter(({ level }) => level === 'standard');
    const linked = await define('frameworks.editions', [is('isLinked', true)]);
    const decide = (relation: 'same' | 'unrelated') => office().call(decideCrosswalkLinks, { editionId, otherEditionId, links: [{ leftCode: standard?.code as string, rightCode: standard?.code as string, relation }] });
    expect([await valueOf(await define('frameworks.editions', [is('state', 'inForce')])), await valueOf(linked)]).toEqual([2, 0]);
    await decide('unrelated');
    expect(await valueOf(linked)).toBe(0);
    await decide('same');
    expect((await rowsOf(linked)).map(({ path }) => path).toSorted()).toEqual([editionId, otherEditionId].map((id) => `/frameworks/${id}`).toSorted());
    const [link] = (await office().call(listCrosswalkLinks, { editionId, otherEditionId })).rows;
    await office().call(removeCrosswalkLink, { linkId: link?.id as string });
    expect(await valueOf(linked)).toBe(0);
  });

  it('results are counted once they are frozen, with the scores and ranks of the page, by the rules of ranking', async () => {
    const editionId = await editionInForce(app, fieldEdition({ code: 'for-results' }));
    const { id: evaluationId } = await office().call(createEvaluation, {
      code: 'EV-1', nameZh: '年度测评', nameEn: 'Yearly', editionId, roundId: null, startsOn: '2026-01-01', endsOn: '2026-12-31',
      areas: [{ placeId: place('zone-east'), group: '片区' }, { placeId: place('zone-west'), group: '片区' }, ...['甲县', '乙县', '丙县', '丁县'].map((name) => ({ name, document: '示例〔2026〕1号', group: '县' })), { name: '独县', document: '示例〔2026〕1号', group: '独' }],
    });
    const read = () => office().call(readEvaluation, { evaluationId });
    const { areas, version } = await read();
    const scores = [70, 90, 80, 95, 80, 99, 60];
    const entered = (at: number) => (at === 5 ? (['material'] as const) : (['material', 'field', 'questionnaire'] as const));
    await office().call(enterComponents, { evaluationId, entries: areas.flatMap(({ id }, at) => entered(at).map((component) => ({ areaId: id, component, score: scores[at] as number, document: '示例〔2026〕1号' }))) });
    const all = await define('scoring.results', [is('evaluation', 'EV-1')]);
    expect(await valueOf(all)).toBe(0);
    await office().call(freezeEvaluation, { evaluationId, version, withGaps: true });
    expect([await valueOf(all), await valueOf(all, 'zoneEast')]).toEqual([7, 1]);
    expect(await valueOf(await define('scoring.results', [is('evaluation', 'EV-1'), is('standing', 'incomplete')]))).toBe(1);
    const ranked = await define('scoring.results', [is('evaluation', 'EV-1'), { column: 'rank', is: 'filled' }]);
    expect(await valueOf(ranked)).toBe(0);
    await office().call(setRankingRules, { enabled: true, minimumCount: 2 });
    const shown = (await read()).areas;
    expect(await valueOf(ranked)).toBe(shown.filter(({ rank }) => rank !== null).length);
    for (const { nameZh, score, rank } of shown) {
      const own: Definition['where'] = [is('evaluation', 'EV-1'), is('area', nameZh)];
      expect([nameZh, await valueOf(await define('scoring.results', own, { kind: 'sum', column: 'score' })), await valueOf(await define('scoring.results', own, { kind: 'sum', column: 'rank' }))]).toEqual([nameZh, score ?? 0, rank ?? 0]);
    }
    expect(shown.filter(({ group }) => group === '县').map(({ nameZh, rank }) => [nameZh, rank])).toEqual([['乙县', 1], ['甲县', 2], ['丙县', 2], ['丁县', null]]);
    expect((await rowsOf(all)).every(({ path }) => path === `/evaluations/${evaluationId}`)).toBe(true);
  });
});

describe('one photo', () => {
  it('behind a record and behind a project is found, though neither has it twice', async () => {
    const { id: registerId } = await office().call(saveRegister, { code: 'walls', zh: '墙绘', en: 'Walls', titleField: 'name', fields: [{ code: 'name', zh: '名称', en: 'Name', type: 'text', required: true }] });
    const { id: recordId } = await office().call(enterRecord, { registerId, values: { name: '示例墙绘' } });
    const { id: projectId } = await office().call(createProject, { code: 'XM-1', name: '示例改造', kind: 'renewal', startsOn: '2026-03-01', endsOn: '2026-12-01', measures: [], placeId: place('e1') });
    const upload = async (seed: number, at: string) => (await office().call(uploadFile, { file: { fileName: 'a.jpg', body: await aPicture(seed) }, placeId: place(at) })).id;
    const found = async () => (await office().call(listDoubts, {})).rows.filter(({ rule }) => rule === 'photoTwice');
    await office().call(attachPhoto, { recordId, fileId: await upload(21, 'e1') });
    await office().call(attachProjectPhoto, { projectId, fileId: await upload(22, 'e1'), role: 'after' });
    expect(await found()).toEqual([]);
    await office().call(attachProjectPhoto, { projectId, fileId: await upload(21, 'e2'), role: 'before' });
    expect((await found()).map(({ facts, at }) => [facts['count'], at.map(({ path }) => path).toSorted()])).toEqual([[2, [`/projects/${projectId}`, `/records/${recordId}`]]]);
  });
});

describe('rows of material and surveys', () => {
  it('pieces and what was asked are counted, each leading to its piece, and completeness is a ratio of sums', async () => {
    const editionId = await editionInForce(app, fieldEdition({ code: 'material-2026', family: 'material' }));
    const standardId = (await office().call(readEdition, { editionId })).nodes.find(({ level }) => level === 'standard')?.id as string;
    const organisationId = app.id('organisation/bureau-a');
    const { id: requestId } = await office().call(createMaterialRequest, { code: 'F-1', name: '年度申报', editionId, endsOn: '2026-08-31', dueOn: '2026-10-10', needs: [{ standardId, organisationId, documentsMin: 0, picturesMin: 2 }] });
    const photo = await photoBy(app, 'office', 'e1a-1');
    const submit = async () => (await office().call(submitMaterial, { requestId, organisationId, kind: 'picture', shownOn: '2026-05-04', place: '广场', people: '志愿者 12 人', theme: '清扫广场', background: '创建', occasion: '五四', fileIds: [photo], standardIds: [standardId] })).id;
    const [first, second] = [await submit(), await submit()];
    await app.as('office2').call(reviewMaterial, { pieceId: first, version: 1, accept: true });
    const accepted = await define('submissions.pieces', [is('request', 'F-1'), is('state', 'accepted')]);
    expect([await valueOf(accepted), (await rowsOf(accepted)).map(({ label, on, path }) => [label.split(' · ')[0], on, path])]).toEqual([1, [['清扫广场', '2026-05-04', `/material/${first}`]]]);
    const complete = await define('submissions.needs', [is('request', 'F-1')], { kind: 'ratioOfSums', numerator: 'accepted', denominator: 'required' });
    expect([await valueOf(complete), (await rowsOf(complete))[0]?.path]).toEqual([0.5, `/material-requests/${requestId}`]);
    await office().call(withdrawMaterial, { pieceId: second, version: 1, reason: '重复' });
    expect(await valueOf(await define('submissions.pieces', [is('request', 'F-1')]))).toBe(1);
    // A unit sees its own; others see nothing of it.
    expect([await valueOf(accepted, 'deptA'), await valueOf(accepted, 'deptB')]).toEqual([1, 0]);
  });

  it('a question of a survey is a row once it is closed and five people answered; before that, and for who sees a part, there is none', async () => {
    const choices = [{ code: 'yes', zh: '满意', en: 'Content' }, { code: 'no', zh: '不满意', en: 'Not' }];
    const { id: surveyId } = await office().call(draftSurvey, { code: 'figures', title: '示例满意度', purpose: '改进工作', opensOn: '2026-09-01', closesOn: '2026-09-30', versions: [{ code: 'resident', zh: '居民', en: 'Residents' }], questions: [{ code: 'streets', zh: '街道整洁', en: 'Clean streets', type: 'single', choices, index: 'satisfaction', topBoxes: ['yes'] }] });
    await office().call(setQuotas, { surveyId, version: 1, populationSource: null, quotas: [{ placeId: place('e1'), target: 10, population: null }, { placeId: place('w1'), target: 10, population: null }] });
    await office().call(openSurvey, { surveyId, version: 2 });
    for (const streets of ['yes', 'yes', 'yes', 'no', 'dontKnow', 'yes']) await office().call(enterAnswer, { surveyId, placeId: place('e1'), version: 'resident', on: '2026-09-10', answers: { streets } });
    const share = await define('surveys.questions', [is('survey', 'figures')], { kind: 'ratioOfSums', numerator: 'top', denominator: 'answered' });
    const collected = await define('surveys.communities', [is('survey', 'figures')], { kind: 'sum', column: 'collected' });
    expect([await valueOf(share), await valueOf(collected), await valueOf(collected, 'zoneWest')]).toEqual([null, 6, 0]);
    await office().call(closeSurvey, { surveyId, version: 3 });
    expect([await valueOf(share), (await rowsOf(share)).map(({ label, path }) => [label, path])]).toEqual([0.8, [['街道整洁 · 示例满意度', `/surveys/${surveyId}`]]]);
    expect((await app.as('zoneEast').call(readFigure, { figureId: share })).outcome).toBe('noSource');
    expect((await rowsOf(await define('places.places', [is('placeCode', 'e1')])))[0]?.path).toBe('/places?q=e1');
  });
});

describe('one event', () => {
  it('in volunteering and in a register, in two registers, or as a project and a record is found across them', async () => {
    const register = async (code: string) => (await office().call(saveRegister, { code, zh: code, en: code, titleField: 'name', dayField: 'on', fields: [{ code: 'name', zh: '名称', en: 'Name', type: 'text', required: true }, { code: 'on', zh: '日期', en: 'Day', type: 'date' }] })).id;
    const [lectures, doings] = [await register('lectures'), await register('doings')];
    const record = (registerId: string, name: string, on: string) => office().call(enterRecord, { registerId, values: { name, on } });
    const { id: teamId } = await office().call(createTeam, { code: 'T-EV', name: '示例队', placeId: place('e1'), foundedOn: '2026-01-05' });
    await office().call(planActivity, { teamId, code: 'A-EV', name: '清理 河道', placeId: place('e1'), on: '2026-09-03', from: '09:00', to: '11:00' });
    await office().call(createProject, { code: 'XM-EV', name: '示例社区食堂', kind: 'construction', startsOn: '2026-03-01', endsOn: '2026-12-01', measures: [], placeId: place('e1') });
    const found = async () => (await office().call(listDoubts, {})).rows.filter(({ rule }) => rule === 'eventTwice').map(({ facts, at }) => [facts['count'], at.map(({ path }) => path?.split('/')[1]).toSorted()]);
    await record(lectures, '清理河道', '2026-09-02');
    await record(doings, '示例社区食堂', '2026-02-05');
    await record(lectures, '专题讲堂', '2026-05-06');
    expect(await found()).toEqual([]);
    await record(doings, '《清理河道》', '2026-09-03');
    await record(doings, '示例社区食堂', '2026-06-30');
    await record(doings, '专题讲堂', '2026-05-06');
    expect((await found()).toSorted()).toEqual([[2, ['projects', 'records']], [2, ['records', 'records']], [2, ['records', 'volunteer-activities']]]);
  });
});

/** Goal: one picture that was handed in as evidence twice is found wherever it was handed in. Method: pictures uploaded anew each time, attached through the operations of the modules, and the doubts read. */
import { beforeAll, describe, expect, it } from 'vitest';
import { rectifyCase } from '#modules/cases/contract/index.ts';
import { uploadFile } from '#modules/files/contract/index.ts';
import { readEdition } from '#modules/frameworks/contract/index.ts';
import { attachMaterial, conferAward, createSelectionRound, createSubject, createTitle, listReviewItems, nameJudges, nominateCandidate, reviewAward, startReReview } from '#modules/honours/contract/index.ts';
import { dispatchFindings, listFindings, recordObservations } from '#modules/inspections/contract/index.ts';
import { createPlan, createPlanTask, createRoutine, deliverPlanTask, recordCompletion, setPlanState, setRoutinePlaces } from '#modules/plans/contract/index.ts';
import { createMaterialRequest, submitMaterial } from '#modules/submissions/contract/index.ts';
import { aDrawnRound, checksOf, editionInForce, fieldEdition } from '../../../tests/kit/a-round.ts';
import { accepted, expectations } from '../../../tests/kit/cases.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { aPicture } from '../../../tests/kit/pictures.ts';
import { listDoubts } from '../contract/index.ts';

let app: TestApp;
let editionId: string;
let roundId: string;
const office = () => app.as('office');
const place = (name: string) => app.id(`place/${name}`);
const site = () => app.id('site/e1a-1');
const upload = async (seed: number, person = 'office', at = 'e1a-1') => (await app.as(person).call(uploadFile, { file: { fileName: 'a.jpg', body: await aPicture(seed) }, siteId: app.id(`site/${at}`) })).id;
/** Where each picture stands that stands twice. */
const found = async () => (await office().call(listDoubts, {})).rows.filter(({ rule }) => rule === 'photoTwice').map(({ at }) => at.map(({ path }) => path).toSorted());
const foundAt = async (path: string) => (await found()).filter((paths) => paths.includes(path));

beforeAll(async () => {
  app = await testApp();
  editionId = await editionInForce(app, fieldEdition());
  ({ roundId } = await aDrawnRound(app, { editionId }));
});

async function observe(seed: number): Promise<string> {
  const checks = await checksOf(app, roundId, site());
  const photoId = await upload(seed);
  await office().call(recordObservations, { roundId, siteId: site(), observations: [{ checkItemId: checks['b'] as string, observedCount: 1, metCount: 0, observedAt: '2026-09-21T01:30:00.000Z', photoIds: [photoId] }] });
  return `/rounds/${roundId}/sites/${site()}`;
}

describe('one picture', () => {
  it('that was handed in twice as material, and as material and an observation, is found', async () => {
    const standardId = (await office().call(readEdition, { editionId })).nodes.find(({ level }) => level === 'standard')?.id as string;
    const organisationId = app.id('organisation/bureau-a');
    const { id: requestId } = await office().call(createMaterialRequest, { code: 'F-1', name: '年度申报', editionId, endsOn: '2026-08-31', dueOn: '2026-10-10', needs: [{ standardId, organisationId, documentsMin: 0, picturesMin: 4 }] });
    const submit = async (seed: number) => `/material/${(await office().call(submitMaterial, { requestId, organisationId, kind: 'picture', shownOn: '2026-05-04', place: '广场', people: '志愿者', theme: '清扫广场', background: '创建', occasion: '五四', fileIds: [await upload(seed)], standardIds: [standardId] })).id}`;
    const [first, other] = [await submit(1), await submit(2)];
    expect(await found()).toEqual([]);
    const second = await submit(1);
    expect(await found()).toEqual([[first, second].toSorted()]);
    const observed = await observe(2);
    expect(await foundAt(observed)).toEqual([[other, observed].toSorted()]);
  });

  it('that a case took over from what was observed is none, and one of a fix that stands under a case of another site is', async () => {
    const { rows } = await office().call(listFindings, { roundId });
    await office().call(dispatchFindings, { roundId, findingIds: rows.map(({ id }) => id) });
    expect((await found()).flat().filter((path) => path?.startsWith('/cases/'))).toEqual([]);
    const fixes: string[] = [];
    for (const at of ['e1a-1', 'e1a-1', 'e1a-2']) {
      const kase = await accepted(app, { site: at });
      await app.as('leaderE').call(rectifyCase, { ...expectations(kase), note: '已清理', photos: [{ fileId: await upload(3, 'leaderE', at), role: 'after' }] });
      fixes.push(`/cases/${kase.id}`);
    }
    // Two of one site count once: one picture may show both put right.
    const [doubt = []] = await foundAt(fixes[2] as string);
    expect([doubt.length, doubt.every((path) => path !== null && fixes.includes(path))]).toEqual([2, true]);
  });

  it('behind a delivery and two weeks of a routine is found', async () => {
    const { id: planId } = await office().call(createPlan, { code: 'P-1', nameZh: '示例计划', nameEn: 'Plan', startsOn: '2026-01-01', endsOn: '2026-12-31', phases: [{ name: '全年', startsOn: '2026-01-01', endsOn: '2026-12-31' }] });
    await office().call(setPlanState, { planId, state: 'inForce' });
    const { id: taskId } = await office().call(createPlanTask, { planId, code: 'K-1', name: '清理广场', organisationId: app.id('organisation/bureau-a'), dueOn: '2026-10-10', evidence: '照片' });
    await office().call(deliverPlanTask, { taskId, version: 1, note: '做完了', fileIds: [await upload(4)] });
    const { id: routineId } = await office().call(createRoutine, { code: 'R-1', nameZh: '周五建卫日', nameEn: 'Hygiene day', weekday: 5, startsOn: '2026-09-01' });
    await office().call(setRoutinePlaces, { routineId, from: '2026-09-01', placeIds: [place('e1')] });
    for (const doneOn of ['2026-09-11', '2026-09-18']) await office().call(recordCompletion, { routineId, placeId: place('e1'), doneOn, fileId: await upload(4) });
    expect(await foundAt(`/plan-tasks/${taskId}`)).toEqual([[`/plan-tasks/${taskId}`, `/routines/${routineId}`, `/routines/${routineId}`].toSorted()]);
  });

  it('of a candidate and of a re-review is told without a name, and to no judge of the round', async () => {
    const { id: titleId } = await office().call(createTitle, { code: 'same-photo', nameZh: '示例好人', nameEn: 'Example', tier: 'county', subjectKind: 'person', authority: '县文明委', source: '测试', reviewEveryMonths: 1, rules: {} });
    const subject = async (code: string) => (await office().call(createSubject, { kind: 'person', code, label: `示例甲${code}`, placeId: place('e1'), isAdult: true })).id;
    const { id: selectionId } = await office().call(createSelectionRound, {
      code: 'SP-1', name: '示例评选', conditions: '条件', titles: [{ titleId }], stages: (['nomination', 'jury', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-01', endsOn: '2026-12-31' })),
    });
    const { id: candidateId } = await office().call(nominateCandidate, { roundId: selectionId, titleId, subjectId: await subject('1') });
    await office().call(attachMaterial, { candidateId, fileId: await upload(5) });
    const { id: awardId } = await office().call(conferAward, { titleId, subjectId: await subject('2'), on: '2026-08-01', document: '示例文件' });
    const { id: reReviewId } = await office().call(startReReview, { titleId, name: '好人复查', dueBy: '2026-09-30', endsOn: '2026-10-31' });
    const [item] = (await office().call(listReviewItems, { reReviewId })).rows;
    await office().call(reviewAward, { itemId: item?.id ?? '', result: 'keep', evidence: '实地走访', fileIds: [await upload(5)] });
    const paths = [`/candidates/${candidateId}`, `/awards/${awardId}`].toSorted();
    expect(await foundAt(`/awards/${awardId}`)).toEqual([paths]);
    expect(JSON.stringify((await office().call(listDoubts, {})).rows)).not.toContain('示例甲');
    await office().call(nameJudges, { roundId: selectionId, personIds: ['office', 'lead'].map((name) => app.id(`person/${name}`)) });
    expect(await foundAt(`/awards/${awardId}`)).toEqual([]);
  });
});

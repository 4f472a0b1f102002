import { beforeAll, describe, expect, it } from 'vitest';
import { readFile, uploadDocument, uploadFile } from '#modules/files/contract/index.ts';
import { aPdf } from '../../../tests/kit/documents.ts';
import { aPicture } from '../../../tests/kit/pictures.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  attachMaterial, conferAward, createSelectionRound, createSubject, createTitle, declareConflict, finishStage, listReviewItems, nameJudges, nominateCandidate, readCandidate, readMySheets, readSheetMaterial, removeMaterial, reviewAward, startReReview,
} from '../contract/index.ts';

let app: TestApp;
let titleId: string;
let roundId: string;
const ids: Record<string, string> = {};
const office = () => app.as('office');
const judges = ['lead', 'deptB', 'zoneWest'];
const photo = async (seed: number, who = office()) => (await who.call(uploadFile, { file: { fileName: '示例甲的照片.jpg', body: await aPicture(seed) }, placeId: app.id('place/e1') })).id;
const sheet = async (judge: string) => (await app.as(judge).call(readMySheets, { roundId })).sheets;

beforeAll(async () => {
  app = await testApp();
  titleId = (await office().call(createTitle, { code: 'material-person', nameZh: '好人', nameEn: 'Good person', tier: 'county', subjectKind: 'person', authority: '县文明委', source: '测试', reviewEveryMonths: 1, rules: {} })).id;
  roundId = (await office().call(createSelectionRound, { code: 'MAT', name: '好人评选', conditions: '条件', titles: [{ titleId }], stages: (['nomination', 'jury', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })) })).id;
  for (const label of ['示例甲', '示例乙']) {
    const { id: subjectId } = await office().call(createSubject, { kind: 'person', code: label, label, placeId: app.id('place/e1'), isAdult: true });
    ids[label] = (await office().call(nominateCandidate, { roundId, titleId, subjectId })).id;
  }
  await office().call(nameJudges, { roundId, personIds: judges.map((name) => app.id(`person/${name}`)) });
});

describe('material of a candidate', () => {
  it('may be a document, which comes back as it was sent', async () => {
    const candidateId = ids['示例乙'] as string;
    const body = Buffer.from(aPdf('Material'));
    const { id: fileId } = await office().call(uploadDocument, { file: { fileName: '事迹材料.pdf', body }, placeId: app.id('place/e1') });
    expect(await office().call(attachMaterial, { candidateId, fileId, caption: '事迹材料' })).toEqual({ count: 1 });
    expect((await office().call(readCandidate, { candidateId })).files.map(({ caption, mediaType }) => [caption, mediaType])).toEqual([['事迹材料', 'application/pdf']]);
    expect(Buffer.from((await office().call(readFile, { fileId })).body as Uint8Array).equals(body)).toBe(true);
  });

  it('is attached within the reach of whoever nominates, once, and taken away again', async () => {
    const candidateId = ids['示例甲'] as string;
    [ids['open'], ids['named']] = [await photo(1), await photo(2, app.as('zoneEast'))];
    expect(await office().call(attachMaterial, { candidateId, fileId: ids['open'] as string, caption: '荣誉墙', showsNobody: true })).toEqual({ count: 1 });
    app.clock.now += 1_000;
    expect(await app.as('zoneEast').call(attachMaterial, { candidateId, fileId: ids['named'] as string, caption: '本人照片' })).toEqual({ count: 2 });
    expect(await app.as('zoneEast').call(attachMaterial, { candidateId, fileId: ids['named'] as string, caption: '本人近照' })).toEqual({ count: 2 });
    expect((await problemOf(app.as('communityE1').call(attachMaterial, { candidateId, fileId: app.id('file/none') }))).code).toBe('honours.file_unknown');
    const extra = await photo(3);
    await office().call(attachMaterial, { candidateId, fileId: extra });
    expect(await office().call(removeMaterial, { candidateId, fileId: extra })).toEqual({ count: 2 });
    expect((await office().call(readCandidate, { candidateId })).files.map(({ caption, showsNobody, mediaType }) => [caption, showsNobody, mediaType])).toEqual([['荣誉墙', true, 'image/jpeg'], ['本人近照', false, 'image/jpeg']]);
  });

  it('is shown to blind judges only where it shows nobody, wherever they reach, and under a name that tells nothing', async () => {
    await office().call(finishStage, { roundId, kind: 'nomination' });
    const mine = await sheet('zoneWest');
    expect(mine.flatMap(({ files }) => files)).toEqual([{ fileId: ids['open'], caption: '荣誉墙', mediaType: 'image/jpeg' }]);
    const { blindNumber } = mine.find(({ files }) => files.length > 0) ?? { blindNumber: 0 };
    const file = await app.as('zoneWest').call(readSheetMaterial, { roundId, blindNumber, fileId: ids['open'] as string });
    expect([file.fileName, file.body.byteLength > 100]).toEqual([`${blindNumber}-1.jpg`, true]);
    for (const [number, fileId] of [[blindNumber, ids['named']], [3 - blindNumber, ids['open']]] as const) expect((await problemOf(app.as('zoneWest').call(readSheetMaterial, { roundId, blindNumber: number, fileId: fileId as string }))).code).toBe('platform.not_found');
    expect((await problemOf(app.as('deptA').call(readSheetMaterial, { roundId, blindNumber, fileId: ids['open'] as string }))).code).toBe('honours.not_a_judge');
    // Beside the name it would tell which number is whose.
    expect((await app.as('lead').call(readCandidate, { candidateId: ids['示例甲'] as string })).files).toEqual([]);
    await app.as('deptB').call(declareConflict, { roundId, candidateId: ids['示例甲'] as string, reason: '曾为同事' });
    expect((await problemOf(app.as('deptB').call(readSheetMaterial, { roundId, blindNumber, fileId: ids['open'] as string }))).code).toBe('platform.not_found');
  });

  it('changes no more once anybody scores', async () => {
    const candidateId = ids['示例甲'] as string;
    expect((await problemOf(office().call(attachMaterial, { candidateId, fileId: ids['named'] as string, showsNobody: true }))).code).toBe('honours.stage_not_open');
    expect((await problemOf(office().call(removeMaterial, { candidateId, fileId: ids['open'] as string }))).code).toBe('honours.stage_not_open');
    expect((await office().call(readCandidate, { candidateId })).acts).not.toContain('attach');
  });
});

describe('a re-review', () => {
  it('keeps the photos of its evidence with its result, and refuses those that are not there', async () => {
    const { id: subjectId } = await office().call(createSubject, { kind: 'person', code: 'RR-1', label: '示例丙', placeId: app.id('place/e1'), isAdult: true });
    await office().call(conferAward, { titleId, subjectId, on: '2026-08-01', document: '示例文件' });
    const { id: reReviewId } = await office().call(startReReview, { titleId, name: '好人复查', dueBy: '2026-09-30', endsOn: '2026-10-31' });
    const items = async () => (await office().call(listReviewItems, { reReviewId })).rows;
    const [item] = await items();
    const fileId = await photo(4);
    const result = { itemId: item?.id ?? '', result: 'keep' as const, evidence: '实地走访' };
    expect((await problemOf(office().call(reviewAward, { ...result, fileIds: [app.id('file/none')] }))).code).toBe('honours.file_unknown');
    await office().call(reviewAward, { ...result, fileIds: [fileId, fileId] });
    expect((await items()).map(({ state, evidence, files }) => [state, evidence, files])).toEqual([['kept', '实地走访', [{ fileId, mediaType: 'image/jpeg' }]]]);
  });
});

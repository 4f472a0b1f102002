import { beforeAll, describe, expect, it } from 'vitest';
import { previewAsk } from '#modules/burden/contract/index.ts';
import { uploadDocument } from '#modules/files/contract/index.ts';
import { decideCrosswalkLinks, importEdition, readEdition } from '#modules/frameworks/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { editionInForce, fieldEdition, fileOf } from '../../../tests/kit/a-round.ts';
import { photoBy } from '../../../tests/kit/cases.ts';
import { aPdf } from '../../../tests/kit/documents.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  closeMaterialRequest, createMaterialRequest, exportMaterialRequest, listMaterialRequests, readMaterial, readMaterialRequest, resubmitMaterial, reviewMaterial, reviseMaterialRequest, submitMaterial, withdrawMaterial,
} from '../contract/index.ts';
import { materialEvidence } from './index.ts';

let app: TestApp;
let editionId: string;
let standardId: string;
let photo: string;
let made = 0;
const office = () => app.as('office');
const bureau = (name: string) => app.id(`organisation/bureau-${name}`);
const duties = async (person: string) => (await app.as(person).call(listMyDuties, { pageSize: 200 })).rows.filter(({ kind }) => kind.startsWith('submissions.')).map(({ kind, subjectId }) => `${kind} ${subjectId}`);

/** Two documents and a picture of bureau a, a picture of bureau b. */
async function request(more: object = {}): Promise<string> {
  return (await office().call(createMaterialRequest, {
    code: `M-${(made += 1)}`, name: '年度网上申报', editionId, endsOn: '2026-08-31', dueOn: '2026-10-10',
    needs: [{ standardId, organisationId: bureau('a'), documentsMin: 2, picturesMin: 1 }, { standardId, organisationId: bureau('b'), documentsMin: 0, picturesMin: 1 }], ...more,
  })).id;
}
const picture = (more: object = {}) => ({
  organisationId: bureau('a'), kind: 'picture' as const, shownOn: '2026-05-04', place: '示例广场', people: '示例局志愿者 12 人', theme: '清扫广场', background: '创建攻坚', occasion: '五四志愿服务', fileIds: [photo], standardIds: [standardId], ...more,
});

beforeAll(async () => {
  app = await testApp();
  editionId = await editionInForce(app);
  const { editionId: otherId } = await office().call(importEdition, { file: fileOf(fieldEdition({ code: 'other-2026', family: 'other' })), mode: 'import' });
  standardId = (await office().call(readEdition, { editionId })).nodes.find(({ level }) => level === 'standard')?.id as string;
  await office().call(decideCrosswalkLinks, { editionId, otherEditionId: otherId as string, links: [{ leftCode: '1.1.1', rightCode: '1.1.1', relation: 'same' }] });
  photo = await photoBy(app, 'office', 'e1a-1');
});

describe('a request for material', () => {
  it('asks units for standards of its edition within a window of twelve months', async () => {
    const found = await office().call(readMaterialRequest, { requestId: await request() });
    expect(found).toMatchObject({ startsOn: '2025-09-01', endsOn: '2026-08-31', share: { done: 0, of: 4 }, byStandard: [{ share: { done: 0, of: 4 } }] });
    expect(found.byUnit.map(({ unit, share }) => [unit.code, share.of])).toEqual([['bureau-a', 3], ['bureau-b', 1]]);
  });

  it('is refused when it asks what cannot be given', async () => {
    const wrong = async (more: object) => (await problemOf(request(more))).code;
    const need = (more: object) => ({ needs: [{ standardId, organisationId: bureau('a'), documentsMin: 1, ...more }] });
    expect(await wrong({ editionId: app.id('nothing') })).toBe('submissions.edition_unknown');
    expect(await wrong(need({ standardId: app.id('nothing') }))).toBe('submissions.standard_unknown');
    expect(await wrong(need({ organisationId: app.id('nothing') }))).toBe('submissions.organisation_unknown');
    expect(await wrong(need({ documentsMin: 0 }))).toBe('submissions.nothing_asked');
    expect(await wrong({ needs: [...need({}).needs, ...need({}).needs] })).toBe('submissions.need_twice');
    expect(await wrong({ dueOn: '2026-08-30' })).toBe('submissions.due_in_window');
    await request({ code: 'M-SAME' });
    expect(await wrong({ code: 'M-SAME' })).toBe('submissions.code_taken');
    expect((await problemOf(app.as('deptA').call(createMaterialRequest, { code: 'M-A', name: '不归我', editionId, endsOn: '2026-08-31', dueOn: '2026-10-10', ...need({}) }))).code).toBe('platform.not_permitted');
  });
});

describe('a piece of material', () => {
  it('is submitted, returned with a reason, submitted again and accepted by another person; every version stays', async () => {
    const requestId = await request();
    const { id: pieceId } = await office().call(submitMaterial, { requestId, ...picture() });
    expect((await office().call(readMaterialRequest, { requestId })).needs[0]?.pictures).toEqual({ required: 1, accepted: 0, waiting: 1, missing: 0 });
    expect((await problemOf(office().call(reviewMaterial, { pieceId, version: 1, accept: true }))).code).toBe('submissions.reviewer_submitted');
    expect((await problemOf(app.as('office2').call(reviewMaterial, { pieceId, version: 1, accept: false }))).code).toBe('submissions.reason_missing');
    await app.as('office2').call(reviewMaterial, { pieceId, version: 1, accept: false, reason: '看不到单位名称' });
    expect((await office().call(readMaterialRequest, { requestId })).needs[0]?.pictures).toEqual({ required: 1, accepted: 0, waiting: 0, missing: 1 });
    const { organisationId: _unit, kind: _kind, ...content } = picture({ theme: '清扫广场（有横幅）' });
    expect((await problemOf(office().call(resubmitMaterial, { pieceId, version: 1, ...content }))).code).toBe('platform.changed_meanwhile');
    await office().call(resubmitMaterial, { pieceId, version: 2, ...content });
    expect((await problemOf(office().call(resubmitMaterial, { pieceId, version: 3, ...content }))).code).toBe('submissions.state_wrong');
    await app.as('office2').call(reviewMaterial, { pieceId, version: 3, accept: true });
    expect((await problemOf(app.as('office2').call(reviewMaterial, { pieceId, version: 4, accept: false, reason: '反悔' }))).code).toBe('submissions.state_wrong');
    const { versions, state } = await office().call(readMaterial, { pieceId });
    expect([state, ...versions.map(({ theme, review }) => [theme, review?.accepted, review?.reason])]).toEqual(['accepted', ['清扫广场（有横幅）', true, null], ['清扫广场', false, '看不到单位名称']]);
    expect((await office().call(listMaterialRequests, {})).rows.find(({ id }) => id === requestId)).toMatchObject({ share: { done: 1, of: 4 }, waiting: 0 });
  });

  it('shows what lies in the window, says everything a caption says and serves what its unit is asked for', async () => {
    const requestId = await request();
    const wrong = async (more: object) => problemOf(office().call(submitMaterial, { requestId, ...picture(more) }));
    for (const shownOn of ['2025-08-31', '2026-09-01']) expect((await wrong({ shownOn })).problem).toMatchObject({ code: 'submissions.outside_window', title: `材料日期 ${shownOn} 不在申报时段 2025-09-01 至 2026-08-31 内` });
    for (const element of ['place', 'people', 'theme', 'background', 'occasion']) expect((await wrong({ [element]: ' ' })).code).toBe('submissions.caption_missing');
    expect((await wrong({ kind: 'document', place: '', people: '', background: '', occasion: '' })).code).toBe('submissions.document_number_missing');
    expect((await wrong({ fileIds: [app.id('nothing')] })).code).toBe('submissions.file_unknown');
    expect((await wrong({ standardIds: [app.id('nothing')] })).code).toBe('submissions.standard_unknown');
    expect((await wrong({ organisationId: bureau('c') })).code).toBe('submissions.standard_unknown');
    for (const shownOn of ['2025-09-01', '2026-08-31']) await office().call(submitMaterial, { requestId, ...picture({ shownOn }) });
    await office().call(submitMaterial, { requestId, ...picture({ kind: 'document', documentNumber: '示例〔2026〕1号', place: '', people: '', background: '', occasion: '' }) });
    expect((await office().call(readMaterialRequest, { requestId })).needs[0]).toMatchObject({ documents: { required: 2, waiting: 1, missing: 1 }, pictures: { required: 1, waiting: 2, missing: 0 } });
  });

  it('also serves the standards that the crosswalk holds to be the same', async () => {
    const { id: pieceId } = await office().call(submitMaterial, { requestId: await request(), ...picture() });
    expect((await office().call(readMaterial, { pieceId })).alsoServes).toMatchObject([{ standard: { code: '1.1.1' }, via: '1.1.1' }]);
  });

  it('is seen, submitted and owed by its unit, and by no other', async () => {
    const only = { needs: [{ standardId, organisationId: bureau('b'), picturesMin: 1 }] };
    const requestId = await request(only);
    const { id: pieceId } = await office().call(submitMaterial, { requestId, ...picture({ organisationId: bureau('b') }) });
    const deptA = app.as('deptA');
    expect((await deptA.call(listMaterialRequests, {})).rows.map(({ id }) => id)).not.toContain(requestId);
    for (const attempt of [
      () => deptA.call(readMaterialRequest, { requestId }), () => deptA.call(readMaterial, { pieceId }), () => deptA.call(submitMaterial, { requestId, ...picture() }), () => deptA.call(submitMaterial, { requestId, ...picture({ organisationId: bureau('b') }) }),
    ]) expect((await problemOf(attempt())).code).toBe('platform.not_found');
    expect((await app.as('deptB').call(readMaterial, { pieceId })).maySubmit).toBe(true);
    const shared = await request();
    expect((await deptA.call(readMaterialRequest, { requestId: shared })).byUnit.map(({ unit }) => unit.code)).toEqual(['bureau-a']);
    const seen = await app.appDb.transaction().execute(async (tx) => {
      await sql`select people.set_context(${app.id('programme')}, false, '{}', ${[bureau('a')]}::uuid[], '{}')`.execute(tx);
      return rows<{ id: string }>(tx, sql`select piece_id as id from submissions.piece_versions where piece_id = ${pieceId}`);
    });
    expect(seen).toEqual([]);
  });

  it('is owed by its unit while missing or returned, and by the office while it waits, never by who submitted it', async () => {
    const requestId = await request({ needs: [{ standardId, organisationId: bureau('b'), picturesMin: 1 }] });
    const missing = `submissions.materialMissing ${requestId}:${bureau('b')}`;
    expect(await duties('deptB')).toContain(missing);
    expect(await duties('deptA')).not.toContain(missing);
    const { id: pieceId } = await office().call(submitMaterial, { requestId, ...picture({ organisationId: bureau('b') }) });
    expect(await duties('deptB')).not.toContain(missing);
    expect(await duties('office')).not.toContain(`submissions.materialToReview ${pieceId}`);
    expect(await duties('office2')).toContain(`submissions.materialToReview ${pieceId}`);
    await app.as('office2').call(reviewMaterial, { pieceId, version: 1, accept: false, reason: '图片不清楚' });
    expect(await duties('deptB')).toEqual(expect.arrayContaining([missing, `submissions.materialReturned ${pieceId}`]));
  });

  it('keeps its versions and reviews unchanged, and a review by another person, in the database too', async () => {
    const { id: pieceId } = await office().call(submitMaterial, { requestId: await request(), ...picture() });
    await expect(sql`update submissions.piece_versions set theme = '改了' where piece_id = ${pieceId}`.execute(app.ownerDb)).rejects.toThrow(/not changed/);
    await expect(sql`insert into submissions.reviews (programme_id, piece_id, number, submitted_by, accepted, reviewed_by, reviewed_at)
      select programme_id, piece_id, number, submitted_by, true, submitted_by, now() from submissions.piece_versions where piece_id = ${pieceId}`.execute(app.ownerDb)).rejects.toThrow(/reviews__by_another/);
  });
});

describe('a document', () => {
  it('comes as PDF or Word, is told by name and size, and is no picture', async () => {
    const requestId = await request();
    const { id: fileId } = await office().call(uploadDocument, { file: { fileName: '实施方案.pdf', body: aPdf('Plan') }, organisationId: bureau('a') });
    const document = picture({ kind: 'document', documentNumber: '示例〔2026〕1号', place: '', people: '', background: '', occasion: '', fileIds: [fileId] });
    const { id: pieceId } = await office().call(submitMaterial, { requestId, ...document });
    expect((await office().call(readMaterial, { pieceId })).versions[0]?.files).toMatchObject([{ id: fileId, name: '实施方案.pdf', mediaType: 'application/pdf' }]);
    expect((await problemOf(office().call(submitMaterial, { requestId, ...picture({ fileIds: [fileId] }) }))).code).toBe('submissions.file_unknown');
  });
});

describe('a request that changes', () => {
  it('asks more or less, but leaves out nothing that has material, and nobody overwrites another', async () => {
    const requestId = await request();
    await office().call(submitMaterial, { requestId, ...picture() });
    const change = (more: object) => office().call(reviseMaterialRequest, { requestId, version: 1, name: '改了名', dueOn: '2026-11-01', needs: [{ standardId, organisationId: bureau('a'), picturesMin: 5 }], ...more });
    expect((await problemOf(change({ needs: [{ standardId, organisationId: bureau('b'), picturesMin: 1 }] }))).code).toBe('submissions.need_in_use');
    expect((await problemOf(change({ dueOn: '2026-08-30' }))).code).toBe('submissions.due_in_window');
    expect((await problemOf(change({ needs: [{ standardId: app.id('nothing'), organisationId: bureau('a'), picturesMin: 1 }] }))).code).toBe('submissions.standard_unknown');
    await change({});
    expect((await problemOf(change({}))).code).toBe('platform.changed_meanwhile');
    const found = await office().call(readMaterialRequest, { requestId });
    expect([found.name, found.dueOn, found.needs.map(({ pictures, documents }) => [pictures.required, documents.required])]).toEqual(['改了名', '2026-11-01', [[5, 0]]]);
  });

  it('takes nothing more once it is closed, is owed by nobody then, and is opened again', async () => {
    const requestId = await request({ needs: [{ standardId, organisationId: bureau('b'), picturesMin: 1 }] });
    const missing = `submissions.materialMissing ${requestId}:${bureau('b')}`;
    expect(await duties('deptB')).toContain(missing);
    await office().call(closeMaterialRequest, { requestId, version: 1, state: 'closed' });
    expect(await duties('deptB')).not.toContain(missing);
    expect((await problemOf(office().call(submitMaterial, { requestId, ...picture({ organisationId: bureau('b') }) }))).code).toBe('submissions.request_closed');
    expect((await office().call(readMaterialRequest, { requestId })).needs.map(({ maySubmit }) => maySubmit)).toEqual([false]);
    expect((await problemOf(office().call(closeMaterialRequest, { requestId, version: 2, state: 'closed' }))).code).toBe('submissions.state_wrong');
    await office().call(closeMaterialRequest, { requestId, version: 2, state: 'open' });
    await office().call(submitMaterial, { requestId, ...picture({ organisationId: bureau('b') }) });
  });

  it('loses a piece that its unit takes back with a reason, and none that was accepted', async () => {
    const requestId = await request();
    const [first, second] = [await office().call(submitMaterial, { requestId, ...picture() }), await office().call(submitMaterial, { requestId, ...picture() })];
    expect((await problemOf(app.as('deptB').call(withdrawMaterial, { pieceId: first.id, version: 1, reason: '不是我的' }))).code).toBe('platform.not_found');
    await office().call(withdrawMaterial, { pieceId: first.id, version: 1, reason: '报错了单位' });
    expect((await office().call(readMaterial, { pieceId: first.id }))).toMatchObject({ state: 'withdrawn', withdrawnReason: '报错了单位' });
    await app.as('office2').call(reviewMaterial, { pieceId: second.id, version: 1, accept: true });
    expect((await problemOf(office().call(withdrawMaterial, { pieceId: second.id, version: 2, reason: '反悔' }))).code).toBe('submissions.state_wrong');
    expect((await office().call(readMaterialRequest, { requestId })).needs[0]?.pictures).toEqual({ required: 1, accepted: 1, waiting: 0, missing: 0 });
  });
});

it('how complete a request is goes out with what is missing and every caption', async () => {
  const requestId = await request();
  await office().call(submitMaterial, { requestId, ...picture({ theme: '清扫主干道' }) });
  const { body } = await office().call(exportMaterialRequest, { requestId });
  const rowsOf = async (sheet: string) => { const found: string[][] = []; for await (const row of readTable({ buffer: body }, { sheet })) found.push(row.cells.map(cellText)); return found; };
  const [head, first] = await rowsOf('齐全情况');
  expect(head).toEqual(['责任单位', '标准编码', '测评标准', '文件要求', '文件已通过', '文件待审核', '文件缺', '图片要求', '图片已通过', '图片待审核', '图片缺']);
  expect(first?.slice(3)).toEqual(['2', '0', '0', '2', '1', '0', '1', '0']);
  const [captions, piece] = await rowsOf('材料');
  expect(captions).toEqual(expect.arrayContaining(['地点', '人物', '主题', '背景', '事由', '说明缺的要素']));
  expect(piece).toContain('清扫主干道');
  expect((await problemOf(app.as('office', { home: 'beta' }).call(exportMaterialRequest, { requestId }))).status).toBe(404);
});

it('accepted pieces are evidence of the material part in the crosswalk, once for each standard they serve, and asked pieces cost minutes', async () => {
  const found = await app.appDb.transaction().execute(async (tx) => {
    await sql`select people.set_context(${app.id('programme')}, false, '{}', '{}', '{}')`.execute(tx);
    const ctx = { tx, programmeId: app.id('programme') } as never;
    const [recent, old] = [await materialEvidence.countByStandard(ctx, editionId, '2026-01-01'), await materialEvidence.countByStandard(ctx, editionId, '2026-12-01')];
    return [recent.get('1.1.1'), old.size];
  });
  const accepted = (await rows<{ count: number }>(app.ownerDb, sql`select count(*) as count from submissions.pieces where state = 'accepted'`))[0]?.count;
  expect(found).toEqual([accepted, 0]);
  const preview = await office().call(previewAsk, { kind: 'submissions.piece', about: JSON.stringify({ needs: [{ standardId, organisationId: bureau('a'), documentsMin: 2, picturesMin: 1 }] }) });
  expect(preview).toMatchObject({ isReady: true, items: 3, minutes: 45, topicCount: 1 });
  expect(preview.overlapShare).toBe(1);
});

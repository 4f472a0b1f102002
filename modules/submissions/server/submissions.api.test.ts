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
  closeMaterialRequest, createMaterialRequest, exportMaterialRequest, exportMaterialRequests, listMaterialRequests, listReusableMaterial, readMaterial, readMaterialRequest, resubmitMaterial, reviewMaterial, reviseMaterialRequest, submitMaterial, withdrawMaterial,
} from '../contract/index.ts';
import { materialEvidence } from './index.ts';

let app: TestApp;
let editionId: string;
let standardId: string;
let photo: string;
let otherEdition: string;
let otherStandard: string;
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
  otherEdition = otherId as string;
  otherStandard = (await office().call(readEdition, { editionId: otherEdition })).nodes.find(({ code, level }) => level === 'standard' && code === '1.1.1')?.id as string;
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

/** Pieces that serve 1.1.1 of the first edition, as the crosswalk counts them. */
const evidenceCount = () => app.appDb.transaction().execute(async (tx) => {
  await sql`select people.set_context(${app.id('programme')}, false, '{}', '{}', '{}')`.execute(tx);
  return (await materialEvidence.countByStandard({ tx, programmeId: app.id('programme') } as never, editionId, '2020-01-01')).get('1.1.1');
});

describe('what was accepted already', () => {
  /** A picture of bureau a for the first edition, submitted by the office and accepted. */
  async function acceptedPiece(more: object = {}): Promise<{ requestId: string; pieceId: string }> {
    const requestId = await request();
    const { id: pieceId } = await office().call(submitMaterial, { requestId, ...picture(more) });
    await app.as('office2').call(reviewMaterial, { pieceId, version: 1, accept: true });
    return { requestId, pieceId };
  }
  const linked = (more: object = {}) => request({ editionId: otherEdition, needs: [{ standardId: otherStandard, organisationId: bureau('a'), documentsMin: 0, picturesMin: 1 }, { standardId: otherStandard, organisationId: bureau('b'), documentsMin: 0, picturesMin: 1 }], ...more });
  const offered = async (requestId: string, person = 'deptA') => (await app.as(person).call(listReusableMaterial, { requestId })).rows;
  const relate = (relation: 'same' | 'part' | 'whole' | 'related') => office().call(decideCrosswalkLinks, { editionId, otherEditionId: otherEdition, links: [{ leftCode: '1.1.1', rightCode: '1.1.1', relation, note: '示例说明' }] });

  it('is offered to its unit where a linked standard asks, with source and age; confirmed it is reviewed and counts once', async () => {
    const { requestId: firstId, pieceId } = await acceptedPiece({ theme: '沿用的照片' });
    const requestId = await linked();
    const row = (await offered(requestId)).find((each) => each.pieceId === pieceId);
    expect(row).toMatchObject({ kind: 'picture', unit: { code: 'bureau-a' }, from: { id: firstId, name: '年度网上申报' }, shownOn: '2026-05-04', ageDays: 140, theme: '沿用的照片', serves: [{ standard: { code: '1.1.1', id: otherStandard }, viaCode: '1.1.1', relation: 'same' }] });
    expect(row?.files.map(({ id }) => id)).toEqual([photo]);
    expect(await offered(requestId, 'deptB')).toEqual([]);
    const before = (await office().call(readMaterialRequest, { requestId })).saving;
    const { id: takenId } = await app.as('deptA').call(submitMaterial, { requestId, ...picture({ standardIds: [otherStandard], theme: '沿用的照片' }), takenFrom: pieceId });
    expect((await office().call(readMaterial, { pieceId: takenId })).takenFrom).toMatchObject({ id: pieceId, request: { id: firstId } });
    expect((await problemOf(app.as('deptA').call(submitMaterial, { requestId, ...picture({ standardIds: [otherStandard] }), takenFrom: pieceId }))).code).toBe('submissions.taken_already');
    expect((await offered(requestId)).some((each) => each.pieceId === pieceId)).toBe(false);
    await office().call(reviewMaterial, { pieceId: takenId, version: 1, accept: true });
    const now = await office().call(readMaterialRequest, { requestId });
    expect([now.share, now.saving, now.pieces.map(({ isTakenOver }) => isTakenOver)]).toEqual([{ done: 1, of: 2 }, { taken: 1, offered: before.offered - 1 }, [true]]);
    // What was taken over is not offered back to where it came from.
    expect((await offered(firstId)).some((each) => each.pieceId === takenId)).toBe(false);
  });

  it('is offered where the standard asks a part of it, from either side, and not where it asks more or something else', async () => {
    const { pieceId } = await acceptedPiece({ theme: '一部分' });
    const requestId = await linked();
    const found = async () => (await offered(requestId)).find((each) => each.pieceId === pieceId)?.serves.map(({ relation, note }) => [relation, note]);
    // The first edition asks a part of what the other asks: its piece does not do for the other.
    for (const [relation, expected] of [['part', undefined], ['related', undefined], ['whole', [['part', '示例说明']]], ['same', [['same', '示例说明']]]] as const) {
      await relate(relation);
      expect(await found(), relation).toEqual(expected);
    }
  });

  it('is offered for its own standard in a later request, and is one piece of evidence of its edition', async () => {
    const { pieceId } = await acceptedPiece({ theme: '同一标准' });
    const before = await evidenceCount();
    const requestId = await request({ endsOn: '2026-07-31', dueOn: '2026-11-01' });
    expect((await offered(requestId)).find((each) => each.pieceId === pieceId)?.serves[0]?.relation).toBe('own');
    const { id } = await app.as('deptA').call(submitMaterial, { requestId, ...picture(), takenFrom: pieceId });
    await office().call(reviewMaterial, { pieceId: id, version: 1, accept: true });
    expect(await evidenceCount()).toBe(before);
    const late = await request({ endsOn: '2026-04-30', dueOn: '2026-11-01' });
    expect((await offered(late)).some((each) => each.pieceId === pieceId)).toBe(false);
  });

  it('is refused where it was not offered: of another unit, not accepted, or for a standard it does not serve', async () => {
    const { pieceId } = await acceptedPiece();
    const requestId = await linked();
    const { id: waitingId } = await office().call(submitMaterial, { requestId: await request(), ...picture() });
    const take = async (takenFrom: string, more: object = {}) => (await problemOf(office().call(submitMaterial, { requestId, ...picture({ standardIds: [otherStandard], ...more }), takenFrom }))).code;
    expect(await take(waitingId)).toBe('submissions.not_reusable');
    expect(await take(pieceId, { organisationId: bureau('b') })).toBe('submissions.not_reusable');
    expect(await take(app.id('nothing'))).toBe('submissions.not_reusable');
  });
});

describe('the list of requests', () => {
  it('is searched, narrowed, paged and carried away', async () => {
    await request({ code: 'LIST-1', name: '专项申报甲' });
    const closed = await request({ code: 'LIST-2', name: '专项申报乙' });
    await office().call(closeMaterialRequest, { requestId: closed, version: 1, state: 'closed' });
    const codes = async (input: object) => (await office().call(listMaterialRequests, { sort: 'code', ...input })).rows.map(({ code }) => code);
    expect(await codes({ q: '专项' })).toEqual(['LIST-1', 'LIST-2']);
    expect(await codes({ q: 'list', state: 'closed' })).toEqual(['LIST-2']);
    expect(await codes({ q: '专项', sort: '-code', pageSize: 1 })).toEqual(['LIST-2']);
    expect(await codes({ q: '专项', editionId: otherEdition })).toEqual([]);
    expect(await codes({ q: '专项', organisationId: bureau('b') })).toEqual(['LIST-1', 'LIST-2']);
    expect((await app.as('deptB').call(listMaterialRequests, { q: '专项' })).total).toBe(2);
    const out: string[][] = [];
    for await (const row of readTable({ buffer: (await office().call(exportMaterialRequests, { q: '专项', sort: 'code' })).body })) out.push(row.cells.map((cell) => cellText(cell)));
    expect(out.map((row) => row.slice(0, 2))).toEqual([['编码', '任务名称'], ['LIST-1', '专项申报甲'], ['LIST-2', '专项申报乙']]);
  });
});

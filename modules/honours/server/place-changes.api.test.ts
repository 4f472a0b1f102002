/** Goal: a village that is merged, split or renamed keeps no title without anybody being asked, and the rule proposes what becomes of it. Method: places changed in the tree, read as a duty of the office, done by the succession of subjects. */
import { beforeAll, describe, expect, it } from 'vitest';
import { closePlace, createPlace, updatePlace } from '#modules/places/contract/index.ts';
import type { InputOf } from '#platform/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { conferAward, createSubject, createTitle, listAwards, readSubject, succeedSubject, updateSubject } from '../contract/index.ts';

let app: TestApp;
let titleId: string;
let endingId: string;
let made = 0;
const office = () => app.as('office');
const owed = async (who: string) => (await app.as(who).call(listMyDuties, { kind: 'honours.placeChanged' })).rows.map(({ path }) => path);

/** A village in the tree, and the subject that is that village. */
async function village(name: string): Promise<{ placeId: string; subjectId: string; code: string }> {
  const code = `pc-${(made += 1)}`;
  const { id: placeId } = await office().call(createPlace, { kind: 'village', code, nameZh: name, nameEn: code, parentId: app.id('place/zone-west') });
  const { id: subjectId } = await office().call(createSubject, { kind: 'village', code: code.toUpperCase(), label: `${name}村民委员会`, placeId });
  return { placeId, subjectId, code };
}
const honoured = (subjectId: string, title = titleId) => office().call(conferAward, { titleId: title, subjectId, on: '2026-01-05', document: '县文明委〔2026〕1号' });
const today = () => new Date(app.clock.now).toISOString().slice(0, 10);
/** The day after it was drawn at the earliest. */
const close = async (placeId: string, more: { sitesToPlaceId?: string; successorIds?: string[] }) => { app.clock.now += 86_400_000; await office().call(closePlace, { placeId, version: 1, validTo: today(), reason: '村级建制调整', ...more }); };
const change = async (subjectId: string) => (await office().call(readSubject, { subjectId })).placeChange;
type Succeeding = Pick<InputOf<typeof succeedSubject>, 'succession' | 'successorId' | 'otherIds' | 'label' | 'filed'>;
const succeed = async (subjectId: string, more: Succeeding) => office().call(succeedSubject, { subjectId, version: (await office().call(readSubject, { subjectId })).version, on: today(), document: '县政府〔2026〕8号', ...more });

beforeAll(async () => {
  app = await testApp();
  const title = (code: string, onMerge: 'carries' | 'ends') => office().call(createTitle, { code, nameZh: `文明村${onMerge}`, nameEn: code, tier: 'county', subjectKind: 'village', authority: '县文明委', source: '测试', rules: { onRename: 'carriesWhenFiled', onMerge } });
  titleId = (await title('pc-carries', 'carries')).id;
  endingId = (await title('pc-ends', 'ends')).id;
});

describe('a village that changes in the tree', () => {
  it('and is merged asks the office, with the successor and what becomes of each title by its rule; the succession settles it', async () => {
    const [old, next] = [await village('老坡村'), await village('新坡村')];
    await honoured(old.subjectId);
    await honoured(old.subjectId, endingId);
    expect(await change(old.subjectId)).toBeNull();
    await close(old.placeId, { sitesToPlaceId: next.placeId });
    expect(await change(old.subjectId)).toMatchObject({
      change: 'merged', on: today(), places: [{ nameZh: '新坡村' }], successors: [{ id: next.subjectId }], fates: expect.arrayContaining([expect.objectContaining({ titleZh: '文明村carries', fate: 'carries' }), expect.objectContaining({ titleZh: '文明村ends', fate: 'ends' })]),
    });
    expect([await owed('office'), await owed('zoneWest')]).toEqual([[`/honour-subjects/${old.subjectId}`], []]);
    // Nothing has changed by itself.
    expect((await office().call(listAwards, { titleId, standing: 'current' })).rows.map(({ subject }) => subject.label)).toEqual(['老坡村村民委员会']);
    expect(await succeed(old.subjectId, { succession: 'merged', successorId: next.subjectId })).toEqual({ carried: 1, ended: 1 });
    expect((await office().call(listAwards, { titleId, standing: 'current' })).rows.map(({ subject }) => subject.label)).toEqual(['新坡村村民委员会']);
    expect([await change(old.subjectId), await owed('office')]).toEqual([null, []]);
  });

  it('and is split leaves it to a person which part goes on; without a successor that is known, too', async () => {
    const [old, left, right, lost] = [await village('大湾村'), await village('上湾村'), await village('下湾村'), await village('远湾村')];
    for (const { subjectId } of [old, lost]) await honoured(subjectId);
    await close(old.placeId, { successorIds: [left.placeId, right.placeId] });
    await close(lost.placeId, {});
    const found = await change(old.subjectId);
    expect([found?.change, found?.successors.map(({ id }) => id).toSorted()]).toEqual(['split', [left.subjectId, right.subjectId].toSorted()]);
    expect(await change(lost.subjectId)).toMatchObject({ change: 'closed', successors: [], places: [] });
    expect((await owed('office')).toSorted()).toEqual([old, lost].map(({ subjectId }) => `/honour-subjects/${subjectId}`).toSorted());
    await succeed(old.subjectId, { succession: 'split', successorId: left.subjectId, otherIds: [right.subjectId] });
    await succeed(lost.subjectId, { succession: 'merged', successorId: right.subjectId });
    expect(await owed('office')).toEqual([]);
  });

  it('on a day that is announced, moved and said anew hands on what was said last', async () => {
    const [old, left, right, gone] = [await village('预告村'), await village('东预村'), await village('西预村'), await village('先并村')];
    for (const { subjectId } of [old, gone]) await honoured(subjectId);
    const inDays = (days: number) => new Date(app.clock.now + days * 86_400_000).toISOString().slice(0, 10);
    const announce = (placeId: string, version: number, days: number, successorIds: string[]) => office().call(closePlace, { placeId, version, validTo: inDays(days), successorIds, reason: '村级建制调整' });
    await announce(old.placeId, 1, 5, [left.placeId]);
    await announce(old.placeId, 2, 6, [left.placeId]);
    await announce(old.placeId, 3, 6, [right.placeId]);
    await announce(gone.placeId, 1, 5, [left.placeId]);
    await announce(gone.placeId, 2, 6, []);
    expect([await change(old.subjectId), await change(gone.subjectId), await owed('office')]).toEqual([null, null, []]);
    app.clock.now += 6 * 86_400_000;
    expect(await change(old.subjectId)).toMatchObject({ change: 'merged', on: today(), places: [{ nameZh: '西预村' }], successors: [{ id: right.subjectId }] });
    expect(await change(gone.subjectId)).toMatchObject({ change: 'closed', on: today(), places: [], successors: [] });
    expect((await problemOf(announce(old.placeId, 4, 1, [left.placeId]))).code).toBe('places.place_closed');
    for (const { subjectId } of [old, gone]) await succeed(subjectId, { succession: 'merged', successorId: right.subjectId });
    expect(await owed('office')).toEqual([]);
  });

  it('and is renamed asks for the new name, which it may also leave; another change of the subject answers nothing', async () => {
    const one = await village('旧名村');
    await honoured(one.subjectId);
    const rename = (version: number, nameZh: string) => office().call(updatePlace, { placeId: one.placeId, version, code: one.code, nameZh, nameEn: one.code, parentId: app.id('place/zone-west'), householdCount: null, boundary: null });
    await rename(1, '新名村');
    expect(await change(one.subjectId)).toMatchObject({ change: 'renamed', on: null, placeZh: '新名村', fates: [{ fate: 'carries' }] });
    const { version } = await office().call(readSubject, { subjectId: one.subjectId });
    await office().call(updateSubject, { subjectId: one.subjectId, version, label: '新名村村民委员会', placeId: one.placeId, contact: '演示，不是真实号码' });
    expect(await owed('office')).toEqual([`/honour-subjects/${one.subjectId}`]);
    expect(await succeed(one.subjectId, { succession: 'renamed', label: '新名村村民委员会', filed: true })).toEqual({ carried: 1, ended: 0 });
    expect([await change(one.subjectId), await owed('office')]).toEqual([null, []]);
    await rename(2, '更新名村');
    await succeed(one.subjectId, { succession: 'renamed', label: '新名村村民委员会', filed: true });
    expect(await owed('office')).toEqual([]);
  });

  it('is not moved to its successor by hand, past the rules of its titles', async () => {
    const [old, next] = [await village('老渡村'), await village('新渡村')];
    await honoured(old.subjectId, endingId);
    await close(old.placeId, { sitesToPlaceId: next.placeId });
    const { version, label } = await office().call(readSubject, { subjectId: old.subjectId });
    expect((await problemOf(office().call(updateSubject, { subjectId: old.subjectId, version, label, placeId: next.placeId }))).code).toBe('honours.place_change_open');
    expect(await succeed(old.subjectId, { succession: 'merged', successorId: next.subjectId })).toEqual({ carried: 0, ended: 1 });
  });

  it('holding no title asks nobody; a place that is none is no successor', async () => {
    const [plain, next] = [await village('无称号村'), await village('邻村')];
    expect((await problemOf(close(plain.placeId, { successorIds: [plain.placeId] }))).code).toBe('places.successor_unfit');
    await close(plain.placeId, { sitesToPlaceId: next.placeId });
    expect([await change(plain.subjectId), await owed('office')]).toEqual([null, []]);
  });
});

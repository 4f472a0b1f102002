import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { createSubject, recordConsent } from '#modules/honours/contract/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  approveRuleBook, correctDeed, discardRuleBook, downloadBoard, draftRuleBook, listAccounts, listDeeds, listHouseholdsWithoutPoints, postDeeds, readBoard, readRuleBook, readRuleBooks, readRulesOn, recordDeed, reviewDeeds, setBoardAbsence, verifyAccounts,
} from '../contract/index.ts';

let app: TestApp;
let made = 0;
beforeAll(async () => {
  app = await testApp();
  const { id: bookId } = await app.as('office').call(draftRuleBook, { name: '第一版', effectiveFrom: '2026-09-21', source: '村民会议' });
  await app.as('lead').call(approveRuleBook, { bookId });
});

const aHousehold = async (place = 'e1a'): Promise<string> => {
  made += 1;
  return (await app.as('office').call(createSubject, { kind: 'household', code: `H-${made}`, label: `第${made}户`, placeId: app.id(`place/${place}`) })).id;
};
const officer = () => app.as('communityE1');
const record = (subjectId: string, ruleCode = 'public-work', more: { evidence?: string | null; happenedOn?: string } = {}) => officer().call(recordDeed, { subjectId, ruleCode, happenedOn: '2026-09-21', evidence: '签到表', ...more });
const at = (text: string): void => { app.clock.now = Date.parse(text); };
const balanceOf = async (holderId: string): Promise<number> => (await app.as('office').call(listAccounts, { holderId })).rows[0]?.balance ?? 0;
/** Recorded, agreed to, hung out, posted. */
async function posted(subjectId: string, ruleCode = 'public-work'): Promise<string> {
  const { id } = await record(subjectId, ruleCode);
  await app.as('office').call(reviewDeeds, { deedIds: [id], agree: true });
  const before = app.clock.now;
  at('2026-09-25T02:00:00Z');
  await app.as('admin').call(postDeeds, {});
  app.clock.now = before;
  return id;
}

describe('a rule book', () => {
  it('is put in force by somebody else, from a day that is not over, and is then not changed', async () => {
    const { id: bookId } = await app.as('office').call(draftRuleBook, { name: '第二版', effectiveFrom: '2026-10-01', source: '村民会议', rules: [{ code: 'public-work', group: '美丽家园', label: '清扫', points: 99, monthlyCap: 1, evidence: 'note' }] });
    expect((await app.as('office').call(readRuleBook, { bookId })).mayApprove).toBe(false);
    expect((await problemOf(app.as('office').call(approveRuleBook, { bookId }))).code).toBe('points.same_person');
    await app.as('office2').call(approveRuleBook, { bookId });
    expect((await problemOf(app.as('office').call(discardRuleBook, { bookId }))).code).toBe('points.book_settled');
    await expect(sql`update points.rule_books set name = '改名' where id = ${bookId}`.execute(app.ownerDb)).rejects.toMatchObject({ code: '23001' });
    const late = await app.as('office').call(draftRuleBook, { name: '过去', effectiveFrom: '2026-09-01', source: '村民会议' });
    expect((await problemOf(app.as('lead').call(approveRuleBook, { bookId: late.id }))).code).toBe('points.book_too_late');
    await app.as('office').call(discardRuleBook, { bookId: late.id });
    expect((await app.as('office').call(readRuleBooks, {})).books.filter(({ isCurrent }) => isCurrent).map(({ name }) => name)).toEqual(['第一版']);
  });

  it('never scores the past anew: a deed of September keeps the points of September', async () => {
    expect((await app.as('office').call(readRulesOn, { on: '2026-10-02' })).rules.map(({ points }) => points)).toEqual([99]);
    at('2026-10-02T02:00:00Z');
    const household = await aHousehold();
    expect((await record(household, 'public-work', { happenedOn: '2026-09-30' })).points).toBe(10);
    expect((await record(household, 'public-work', { happenedOn: '2026-10-01' })).points).toBe(99);
    at('2026-09-21T02:00:00Z');
  });
});

describe('a deed', () => {
  it('is looked at by somebody else, hangs out for three days, and is in the ledger after them', async () => {
    const household = await aHousehold();
    const { id } = await record(household);
    expect(await officer().call(reviewDeeds, { deedIds: [id], agree: true })).toEqual({ done: 0, left: [{ deedId: id, reason: 'ownDeed' }] });
    expect(await app.as('office').call(reviewDeeds, { deedIds: [id], agree: true })).toEqual({ done: 1, left: [] });
    expect((await app.as('office').call(listDeeds, { subjectId: household })).rows[0]).toMatchObject({ state: 'noticed', noticeUntil: '2026-09-24' });
    at('2026-09-24T02:00:00Z');
    await app.as('admin').call(postDeeds, {});
    expect(await balanceOf(household)).toBe(0);
    at('2026-09-25T02:00:00Z');
    await app.as('admin').call(postDeeds, {});
    await app.as('admin').call(postDeeds, {});
    expect(await balanceOf(household)).toBe(10);
    expect((await app.as('office').call(listDeeds, { subjectId: household })).rows[0]).toMatchObject({ state: 'posted', postedPoints: 10 });
    at('2026-09-21T02:00:00Z');
  });

  it('is declined only with a reason, and then counts for nothing', async () => {
    const household = await aHousehold();
    const { id } = await record(household, 'clean-yard');
    expect((await problemOf(app.as('office').call(reviewDeeds, { deedIds: [id], agree: false }))).code).toBe('points.reason_missing');
    await app.as('office').call(reviewDeeds, { deedIds: [id], agree: false, reason: '当天没有检查' });
    expect((await record(household, 'clean-yard')).points).toBe(15);
  });

  it('is refused beyond the month’s cap, without evidence for a deduction, for a day to come and for a household elsewhere', async () => {
    const household = await aHousehold();
    await record(household, 'clean-yard');
    expect((await problemOf(record(household, 'clean-yard'))).code).toBe('points.over_cap');
    expect((await problemOf(record(household, 'littering', { evidence: null }))).code).toBe('points.evidence_missing');
    const unshown = await problemOf(record(household, 'study', { evidence: null }));
    expect([unshown.code, unshown.problem.title, unshown.problem.errors?.[0]?.pointer]).toEqual(['points.evidence_kind_missing', '这一项要写明凭据：签到表', '/evidence']);
    await record(household, 'family-tradition', { evidence: null });
    expect((await problemOf(record(household, 'study', { happenedOn: '2026-09-22' }))).code).toBe('points.day_wrong');
    expect((await problemOf(record(household, 'unheard-of'))).code).toBe('points.rule_unknown');
    expect((await problemOf(record(await aHousehold('w1a')))).code).toBe('points.subject_unknown');
  });

  it('that takes points takes no more than there are', async () => {
    const household = await aHousehold();
    await posted(household, 'study');
    await posted(household, 'littering');
    expect(await balanceOf(household)).toBe(0);
    const listed = await app.as('office').call(listDeeds, { subjectId: household, sort: 'points' });
    expect(listed.rows.map(({ points, postedPoints }) => [points, postedPoints])).toEqual([[5, 5], [-10, -5]]);
    // what the ledger holds of them, and not what was recorded
    expect(listed.postedPoints).toBe(0);
    expect((await app.as('office').call(listDeeds, { subjectId: household, sort: 'points', pageSize: 1 })).postedPoints).toBe(0);
  });

  it('that takes points is posted after what brought some the same day, whichever was written down first', async () => {
    const household = await aHousehold();
    const ids = [(await record(household, 'littering')).id, (await record(household, 'study')).id];
    await app.as('office').call(reviewDeeds, { deedIds: ids, agree: true });
    at('2026-09-25T02:00:00Z');
    await app.as('admin').call(postDeeds, {});
    at('2026-09-21T02:00:00Z');
    expect((await app.as('office').call(listDeeds, { subjectId: household, sort: 'points' })).rows.map(({ postedPoints }) => postedPoints)).toEqual([5, -5]);
  });

  it('is corrected by a reversal, by somebody who did not record it', async () => {
    const household = await aHousehold();
    const id = await posted(household);
    expect((await problemOf(officer().call(correctDeed, { deedId: id, reason: '记错了户' }))).code).toBe('points.same_person');
    await app.as('office').call(correctDeed, { deedId: id, reason: '记错了户' });
    expect(await balanceOf(household)).toBe(0);
    expect((await problemOf(app.as('office').call(correctDeed, { deedId: id, reason: '再来一次' }))).code).toBe('points.deed_not_open');
    expect((await app.as('lead').call(verifyAccounts, {})).isSound).toBe(true);
  });
});

describe('an account', () => {
  it('is found by the name of its holder, its number or pinyin, within reach and with the total of what was found', async () => {
    const [near, far] = [await app.as('office').call(createSubject, { kind: 'household', code: 'N-778', label: '杨柳户', placeId: app.id('place/e1a') }), await app.as('office').call(createSubject, { kind: 'household', code: 'N-779', label: '杨柳西户', placeId: app.id('place/w1a') })];
    const deedIds = [];
    for (const { id: subjectId } of [near, far]) deedIds.push((await app.as('office').call(recordDeed, { subjectId, ruleCode: 'study', happenedOn: '2026-09-21', evidence: '签到表' })).id);
    await app.as('office2').call(reviewDeeds, { deedIds, agree: true });
    at('2026-09-25T02:00:00Z');
    await app.as('admin').call(postDeeds, {});
    for (const q of ['杨柳', 'ylh', '杨柳户']) expect((await officer().call(listAccounts, { q })).rows.map(({ holderLabel }) => holderLabel), q).toEqual(['杨柳户']);
    expect((await app.as('office').call(listAccounts, { q: '杨柳' })).total).toBe(2);
    expect((await officer().call(listDeeds, { q: 'ylh' })).rows.map(({ subjectLabel }) => subjectLabel)).toEqual(['杨柳户']);
    at('2026-09-21T02:00:00Z');
  });
});

describe('the board', () => {
  it('shows households of a quarter by label and village, without those who asked not to stand there', async () => {
    const [shown, hidden] = [await aHousehold('e2a'), await aHousehold('e2a')];
    for (const household of [shown, hidden]) {
      const { id } = await app.as('office').call(recordDeed, { subjectId: household, ruleCode: 'study', happenedOn: '2026-09-21', evidence: '签到表' });
      await app.as('office2').call(reviewDeeds, { deedIds: [id], agree: true });
    }
    at('2026-09-25T02:00:00Z');
    await app.as('admin').call(postDeeds, {});
    await app.as('office').call(setBoardAbsence, { subjectId: hidden, absent: true });
    const board = await app.as('office').call(readBoard, { placeId: app.id('place/e2') });
    expect(board).toMatchObject({ quarter: '2026-3', from: '2026-07-01', to: '2026-09-30', absentCount: 1 });
    expect(board.rows.map(({ subjectId, earned }) => [subjectId, earned])).toEqual([[shown, 5]]);
    await app.as('office').call(setBoardAbsence, { subjectId: hidden, absent: false });
    expect((await app.as('office').call(readBoard, { placeId: app.id('place/e2') })).rows).toHaveLength(2);
    expect(await app.as('office').call(readBoard, { placeId: app.id('place/e2'), most: 1 })).toMatchObject({ rows: [{ earned: 5 }], householdCount: 2, places: [{ placeId: app.id('place/e2a'), households: 2 }] });
    expect(await app.as('office').call(readBoard, { placeId: app.id('place/e2') })).toMatchObject({ householdCount: 2, places: [] });
    expect(await app.as('office').call(readBoard, { quarter: '2026-2' })).toMatchObject({ rows: [], householdCount: 0 });
    // Whoever takes back their consent is gone from it too, and whoever refused is counted also where they earned nothing.
    const consent = (subjectId: string, to: 'refused' | 'withdrawn') => app.as('office').call(recordConsent, { subjectId, consent: to, on: '2026-09-21', note: '本人当面说的' });
    await consent(hidden, 'withdrawn');
    await consent(await aHousehold('e2a'), 'refused');
    const after = await app.as('office').call(readBoard, { placeId: app.id('place/e2') });
    expect([after.rows.map(({ subjectId }) => subjectId), after.absentCount, after.householdCount]).toEqual([[shown], 2, 1]);
    at('2026-09-21T02:00:00Z');
  });

  it('stands by the pinyin of a name and then by its number, and so does the list of who earned nothing', async () => {
    const named = async (label: string) => (await app.as('office').call(createSubject, { kind: 'household', code: `H-${made += 1}`, label, placeId: app.id('place/e2a') })).id;
    const inOrder = ['冯示例9户', '何示例2户', '何示例11户', '孔示例5户', '严示例2户', '周示例1户'];
    for (const label of inOrder.toReversed()) await named(label);
    const listed = async (sort: 'label' | '-label' | 'place') => (await app.as('office').call(listHouseholdsWithoutPoints, { placeId: app.id('place/e2a'), sort, pageSize: 100 })).rows.map(({ label }) => label).filter((label) => label.includes('示例'));
    expect([await listed('label'), await listed('place'), await listed('-label')]).toEqual([inOrder, inOrder, inOrder.toReversed()]);
  });

  it('tells below it who earned nothing in the quarter, and of whoever asked not to be shown only how many', async () => {
    const [earned, nothing, hidden] = [await aHousehold('w1a'), await aHousehold('w1a'), await aHousehold('w1a')];
    const { id } = await app.as('office').call(recordDeed, { subjectId: earned, ruleCode: 'study', happenedOn: '2026-09-21', evidence: '签到表' });
    await app.as('office2').call(reviewDeeds, { deedIds: [id], agree: true });
    await app.as('office').call(setBoardAbsence, { subjectId: hidden, absent: true });
    const placeId = app.id('place/w1a');
    const of = [earned, nothing, hidden];
    const without = async () => { const found = await app.as('office').call(listHouseholdsWithoutPoints, { quarter: '2026-3', placeId }); return { ...found, ids: found.rows.flatMap(({ subjectId }) => (of.includes(subjectId) ? [subjectId] : [])).toSorted() }; };
    const before = await without();
    expect(before).toMatchObject({ ids: [earned, nothing].toSorted(), unshownCount: 1 });
    at('2026-09-25T02:00:00Z');
    await app.as('admin').call(postDeeds, {});
    expect(await without()).toMatchObject({ ids: [nothing], total: before.total - 1, unshownCount: 1 });
    await app.as('office2').call(correctDeed, { deedId: id, reason: '记错了户' });
    expect((await without()).ids).toEqual(before.ids);
    for (const format of ['xlsx', 'docx'] as const) expect((await app.as('office').call(downloadBoard, { quarter: '2026-3', placeId, format })).fileName).toMatch(new RegExp(`2026年第3季度积分公示\\.${format}$`));
    at('2026-09-21T02:00:00Z');
  });
});

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSubject, recordConsent } from '#modules/honours/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  approveRuleBook, draftRuleBook, exportSettlementLines, listAccounts, readPublicBoards, listSettlementLines, readSettlements, postDeeds, postSettlement, listSettlementPreview, publishBoard, readReviewMonth, readPublicBoard, readPublicSettlement,
  recordDeed, reverseSettlement, reviewDeeds, setBoardAbsence, verifyAccounts, warnSettlement, withdrawSettlement,
} from '../contract/index.ts';
import { inLedger } from '../seed/index.ts';
import { ensureAsset, postTransfers } from './index.ts';

let app: TestApp;
let households: { id: string; label: string }[];
const at = (text: string): void => { app.clock.now = Date.parse(text); };
const balanceOf = async (holderId: string): Promise<number> => (await app.as('office').call(listAccounts, { holderId })).rows[0]?.balance ?? 0;
const NOTICE = '年度积分到年底为止，请在到期前兑换。';

async function earn(subjectId: string, happenedOn: string): Promise<void> {
  const { id } = await app.as('communityE1').call(recordDeed, { subjectId, ruleCode: 'public-work', happenedOn, evidence: '签到表' });
  await app.as('office').call(reviewDeeds, { deedIds: [id], agree: true });
}

beforeAll(async () => {
  app = await testApp();
  at('2026-09-21T02:00:00Z');
  const { id: bookId } = await app.as('office').call(draftRuleBook, {
    name: '第一版', effectiveFrom: '2026-09-21', source: '村民会议', rules: [{ code: 'public-work', group: '美丽家园', label: '清扫', points: 100, monthlyCap: 3, evidence: 'signature' }], terms: { keepPercent: 50, keepMost: 80 },
  });
  await app.as('lead').call(approveRuleBook, { bookId });
  households = [];
  for (const [at_, label] of ['甲户', '乙户', '丙户'].entries()) households.push({ label, id: (await app.as('office').call(createSubject, { kind: 'household', code: `Y-${at_}`, label, placeId: app.id('place/e1a') })).id });
});

describe('the month', () => {
  it('says by village what waits, and it is a duty of those who may review it', async () => {
    for (const { id } of households.slice(0, 2)) await app.as('communityE1').call(recordDeed, { subjectId: id, ruleCode: 'public-work', happenedOn: '2026-09-21', evidence: '签到表' });
    const month = await app.as('communityE1').call(readReviewMonth, {});
    expect(month).toMatchObject({ month: '2026-09', from: '2026-09-01', to: '2026-09-30', dueOn: '2026-10-05', totals: { recorded: 2, waiting: 2, mine: 2 } });
    expect((await app.as('communityE1').call(listMyDuties, { kind: ['points.review'] })).total).toBe(0);
    const duties = await app.as('office').call(listMyDuties, { kind: ['points.review'] });
    expect(duties.rows).toMatchObject([{ count: 2, due: '2026-10-05T16:00:00.000Z', path: '/points-month?month=2026-09' }]);
  });
});

/** As a slip of a shop takes points, which this module knows nothing of. */
const spend = (holderId: string, points: number) => inLedger(app.appDb, app.id('programme'), app.clock.now, randomUUID, async (ctx) => {
  const assetId = await ensureAsset(ctx, { kind: 'points', code: 'household', nameZh: '户积分', nameEn: 'Household points', unitZh: '分', unitEn: 'points' });
  await postTransfers(ctx, 'shops.redeemGoods', [{ id: randomUUID(), kind: 'redeem', occurredOn: ctx.today, legs: [{ assetId, holderKind: 'household', holderId, purpose: 'holding', amount: -points }, { assetId, holderKind: 'programme', holderId: app.id('programme'), purpose: 'redeemed', amount: points }] }]);
});

describe('the end of a year', () => {
  it('lets nothing expire without a warning of sixty days, published by one and posted by another', async () => {
    const [one, two, three] = households as unknown as [{ id: string }, { id: string }, { id: string }];
    for (const { id } of [one, two, three]) await earn(id, '2026-09-21');
    for (const { id } of [one, two]) { await earn(id, '2026-09-21'); }
    at('2026-09-25T02:00:00Z');
    await app.as('admin').call(postDeeds, {});
    const preview = await app.as('office').call(listSettlementPreview, {});
    expect(preview).toMatchObject({ year: 2026, endsOn: '2026-12-31', warnBy: '2026-11-02', mayExpire: true, state: null, totals: { households: 3, balance: 500, spent: 0, expired: 290, carried: 210 } });
    expect(preview.rows.map(({ balance, expired, carried }) => [balance, expired, carried])).toEqual([[200, 120, 80], [200, 120, 80], [100, 50, 50]]);
    expect((await app.as('office').call(listMyDuties, { kind: ['points.warn'] })).total).toBe(0);
    at('2026-11-20T02:00:00Z');
    expect((await app.as('office').call(listMyDuties, { kind: ['points.warn'] })).rows).toMatchObject([{ lateness: 'overdue', path: '/points-year' }]);
    expect((await app.as('nobody').call(readPublicSettlement, {})).warning).toBeNull();
    const { id: settlementId, notBefore } = await app.as('office').call(warnSettlement, { year: 2026, notice: NOTICE });
    expect(notBefore).toBe('2027-01-19');
    expect((await problemOf(app.as('office2').call(warnSettlement, { year: 2026, notice: NOTICE }))).code).toBe('points.settlement_known');
    expect((await app.as('nobody').call(readPublicSettlement, {})).warning).toMatchObject({ year: 2026, notice: NOTICE, notBefore, isPosted: false });
    at('2027-01-18T02:00:00Z');
    expect((await problemOf(app.as('office2').call(postSettlement, { settlementId }))).code).toBe('points.settlement_too_early');
    await spend(one.id, 150);
    at('2027-01-19T02:00:00Z');
    expect((await problemOf(app.as('office').call(postSettlement, { settlementId }))).code).toBe('points.same_person');
    expect((await app.as('office2').call(listMyDuties, { kind: ['points.settle'] })).total).toBe(1);
    expect(await app.as('office2').call(postSettlement, { settlementId })).toEqual({ households: 3, balance: 500, spent: 150, expired: 170, carried: 180 });
    expect([await balanceOf(one.id), await balanceOf(two.id), await balanceOf(three.id)]).toEqual([50, 80, 50]);
    expect((await problemOf(app.as('office2').call(postSettlement, { settlementId }))).code).toBe('points.settlement_settled');
    expect((await app.as('office').call(exportSettlementLines, { settlementId })).fileName).toMatch(/xlsx$/);
  });

  it('is given back by a reversal, household by household or as a whole, once, by somebody else', async () => {
    const [, two, three] = households as unknown as [{ id: string }, { id: string }, { id: string }];
    const settlementId = (await app.as('office').call(readSettlements, {})).rows[0]?.id as string;
    expect((await problemOf(app.as('office2').call(reverseSettlement, { settlementId, reason: '算错了' }))).code).toBe('points.same_person');
    expect(await app.as('office').call(reverseSettlement, { settlementId, subjectIds: [two.id], reason: '住院未能兑换' })).toEqual({ reversed: 1, points: 120 });
    expect(await balanceOf(two.id)).toBe(200);
    expect((await problemOf(app.as('office').call(reverseSettlement, { settlementId, subjectIds: [two.id], reason: '再来一次' }))).code).toBe('points.nothing_to_reverse');
    expect(await app.as('office').call(reverseSettlement, { settlementId, reason: '预告有误' })).toEqual({ reversed: 1, points: 50 });
    expect(await balanceOf(three.id)).toBe(100);
    const lines = await app.as('office').call(listSettlementLines, { settlementId, sort: 'label' });
    expect(lines.rows.filter(({ reversalReason }) => reversalReason !== null)).toHaveLength(2);
    expect((await app.as('lead').call(verifyAccounts, {})).isSound).toBe(true);
    expect((await problemOf(app.as('office').call(withdrawSettlement, { settlementId, reason: '不要了' }))).code).toBe('points.settlement_settled');
  });

  it('is warned of anew once a warning is taken back', async () => {
    const { id } = await app.as('office').call(warnSettlement, { year: 2027, notice: NOTICE });
    await app.as('office2').call(withdrawSettlement, { settlementId: id, reason: '规则要改' });
    await app.as('office2').call(warnSettlement, { year: 2027, notice: NOTICE });
    expect((await problemOf(app.as('office').call(warnSettlement, { year: 2040, notice: NOTICE }))).code).toBe('points.settlement_year');
  });
});

describe('the public board', () => {
  it('shows a published quarter by village and label, without those who asked or said no', async () => {
    const [one, two, three] = households as unknown as [{ id: string }, { id: string }, { id: string }];
    const read = (input: { quarter: string; placeId?: string }) => app.as('nobody').call(readPublicBoard, input);
    expect((await problemOf(read({ quarter: '2026-3' }))).code).toBe('platform.not_found');
    expect((await problemOf(app.as('office').call(publishBoard, { quarter: '2029-1', isPublic: true }))).code).toBe('points.quarter_to_come');
    await app.as('office').call(publishBoard, { quarter: '2026-3', isPublic: true });
    expect((await app.as('nobody').call(readPublicBoards, {})).boards.map(({ quarter }) => quarter)).toEqual(['2026-3']);
    await app.as('office').call(setBoardAbsence, { subjectId: two.id, absent: true });
    const board = await read({ quarter: '2026-3', placeId: app.id('place/e1a') });
    expect(board.places).toMatchObject([{ households: 2 }]);
    expect(board.rows.map(({ label, earned }) => [label, earned])).toEqual([['丙户', 100], ['甲户', 200]]);
    await app.as('office').call(recordConsent, { subjectId: three.id, consent: 'refused', on: '2027-01-19', note: '本人不同意' });
    expect((await read({ quarter: '2026-3', placeId: app.id('place/e1a') })).rows.map(({ label }) => label)).toEqual(['甲户']);
    await app.as('office').call(publishBoard, { quarter: '2026-3', isPublic: false });
    expect((await problemOf(read({ quarter: '2026-3' }))).code).toBe('platform.not_found');
    expect(one.id).not.toBe(two.id);
  });
});

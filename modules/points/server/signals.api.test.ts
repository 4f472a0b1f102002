import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSubject } from '#modules/honours/contract/index.ts';
import { countMyDuties, listMyDuties } from '#platform/contract/duties.ts';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { approveRuleBook, correctDeed, draftRuleBook, exportSignals, findSignals, listAccounts, listSignals, postDeeds, postTransfers, readSignal, recordDeed, reviewDeeds, settleSignal } from '../contract/index.ts';
import type { SignalKind } from '../domain/index.ts';

let app: TestApp;
let made = 0;
const NOON = '2026-09-21T02:00:00Z';
const NIGHT = '2026-09-21T15:00:00Z';
const at = (text: string): void => { app.clock.now = Date.parse(text); };
const office = () => app.as('office');
const aHousehold = async (): Promise<string> => { made += 1; return (await office().call(createSubject, { kind: 'household', code: `H-${made}`, label: `第${made}户`, placeId: app.id('place/e1a') })).id; };
const record = async (person: string, subjectId: string, ruleCode = 'study') => (await app.as(person).call(recordDeed, { subjectId, ruleCode, happenedOn: '2026-09-21', evidence: '签到表' })).id;
const look = (quarter = '2026-3') => app.as('lead').call(findSignals, { quarter });
const listed = async (kind: SignalKind) => (await app.as('lead').call(listSignals, { kind })).rows;

beforeAll(async () => {
  app = await testApp();
  const { id: bookId } = await office().call(draftRuleBook, { name: '第一版', effectiveFrom: '2026-09-21', source: '村民会议' });
  await app.as('lead').call(approveRuleBook, { bookId });
});

describe('a signal', () => {
  it('is decided by a named person whom it does not concern, with a reason, and then stays decided', async () => {
    at(NIGHT);
    const household = await aHousehold();
    await record('office', household);
    expect(await look()).toMatchObject({ deedCount: 1, found: 1, opened: 1 });
    const [night] = await listed('atNight');
    expect(night).toMatchObject({ state: 'open', span: '2026-3', count: 1, of: 1, personNames: ['示例office'], mayDecide: true, isAgain: false });
    const signalId = night?.id as string;
    const decide = (person: string, seenCount = 1) => app.as(person).call(settleSignal, { signalId, outcome: 'explained', reason: '当晚补录雨天抢险', seenCount });
    expect((await problemOf(decide('office'))).code).toBe('points.concerns_oneself');
    expect((await problemOf(decide('communityE1'))).code).toBe('platform.not_permitted');
    expect((await problemOf(decide('lead', 2))).code).toBe('points.signal_grown');
    await decide('lead');
    expect((await problemOf(decide('office2'))).code).toBe('points.signal_settled');
    expect(await look()).toMatchObject({ found: 1, opened: 0 });
    expect(await listed('atNight')).toMatchObject([{ state: 'explained', decidedByName: '示例lead', reason: '当晚补录雨天抢险', mayDecide: false }]);
    expect((await app.as('lead').call(listSignals, { state: 'open' })).total).toBe(0);
    at(NOON);
  });

  it('comes back only when there is more, and then says what is new and what was decided before', async () => {
    at(NIGHT);
    await record('office', await aHousehold());
    expect(await look()).toMatchObject({ opened: 1 });
    const [again] = await listed('atNight');
    expect(again).toMatchObject({ state: 'open', count: 2, isAgain: true });
    const signalId = again?.id as string;
    const whole = await app.as('lead').call(readSignal, { signalId });
    expect(whole.facts.map(({ subjectLabel, isNew }) => [subjectLabel, isNew]).toSorted()).toEqual([['第1户', false], ['第2户', true]]);
    expect(whole.decisions).toMatchObject([{ outcome: 'explained', byName: '示例lead', factCount: 1 }]);
    await app.as('lead').call(settleSignal, { signalId, outcome: 'confirmed', reason: '本人承认事后补记', seenCount: 2 });
    expect((await app.as('lead').call(readSignal, { signalId })).decisions.map(({ outcome }) => outcome)).toEqual(['confirmed', 'explained']);
    await expect(sql`update points.signal_decisions set reason = '改了'`.execute(app.ownerDb)).rejects.toMatchObject({ code: '23001' });
    at(NOON);
  });

  it('whose deeds were corrected before anybody decided is gone', async () => {
    at(NIGHT);
    const deedId = await record('communityE1', await aHousehold());
    await look();
    expect((await listed('atNight')).map(({ state }) => state).toSorted()).toEqual(['confirmed', 'open']);
    at(NOON);
    await office().call(reviewDeeds, { deedIds: [deedId], agree: true });
    await office().call(correctDeed, { deedId, reason: '记错了户' });
    await look();
    expect((await listed('atNight')).map(({ state }) => state).toSorted()).toEqual(['confirmed', 'gone']);
  });
});

it('thirty round deeds of one person on one day are pointed at by the rule book that comes with the product', async () => {
  for (let turn = 0; turn < 30; turn += 1) await record('communityE1', await aHousehold(), 'public-work');
  await look();
  expect(await listed('roundInBulk')).toMatchObject([{ span: '2026-09-21', personNames: ['示例communityE1'], count: 30, of: 30 }]);
});

it('a redemption is looked for in the ledger itself: one that a connected system posted, with no slip of a shop behind it, is told', async () => {
  const household = await aHousehold();
  const deedId = await record('communityE1', household, 'watering');
  await office().call(reviewDeeds, { deedIds: [deedId], agree: true });
  at('2026-09-25T02:00:00Z');
  await app.as('admin').call(postDeeds, {});
  await sql`update people.assignments set role_code = 'connectedSystem' where programme_id = ${app.id('programme')} and id = ${app.id('assignment/observer')}`.execute(app.ownerDb);
  const { rows: [account] } = await office().call(listAccounts, { holderId: household });
  const legs = [{ assetId: account?.assetId as string, holderKind: 'household', holderId: household, purpose: 'holding', amount: -5 }, { assetId: account?.assetId as string, holderKind: 'programme', holderId: app.id('programme'), purpose: 'redeemed', amount: 5 }];
  await app.as('observer').call(postTransfers, { transfers: [{ id: randomUUID(), kind: 'redeem', occurredOn: '2026-09-25', memo: '毛巾一条', causeKind: 'shopSlip', causeId: randomUUID(), legs }] });
  await look();
  const [bare] = await listed('withoutSlip');
  expect(bare).toMatchObject({ count: 1, of: 1, personNames: ['示例observer'] });
  expect((await app.as('lead').call(readSignal, { signalId: bare?.id as string })).facts).toMatchObject([{ what: '毛巾一条', byName: '示例observer' }]);
  at(NOON);
});

it('is a duty of those who may decide and whom it does not concern, and goes out as a table', async () => {
  const mine = async (person: string) => (await app.as(person).call(listMyDuties, { kind: ['points.signals'] })).rows.map(({ titleZh }) => titleZh).toSorted();
  expect(await mine('lead')).toEqual(['一天内大量整数分 · 2026-09-21', '兑换没有签字单据 · 2026-3']);
  expect(await mine('office2')).toEqual(['一天内大量整数分 · 2026-09-21', '兑换没有签字单据 · 2026-3']);
  expect((await app.as('lead').call(countMyDuties, {})).byKind.find(({ kind }) => kind === 'points.signals')?.count).toBe(2);
  expect((await app.as('lead').call(exportSignals, {})).fileName).toMatch(/xlsx$/);
});

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { exportAccounts, exportEntries, listAccounts, listEntries, postTransfers, readAccount, reversePostedTransfers, sealPostings, verifyAccounts } from '../contract/index.ts';
import { inLedger } from '../seed/index.ts';
import { ensureAsset, postTransfers as postToLedger, readBalances, reserveHolds, reverseTransfers } from './ledger.ts';
import { verification } from './handlers/verifying.ts';

const DAY = '2026-09-21';
let app: TestApp;
let assetId: string;

beforeAll(async () => {
  app = await testApp();
  assetId = await within((ctx) => ensureAsset(ctx, { kind: 'points', code: 'book', nameZh: '示例积分', nameEn: 'Points', unitZh: '分', unitEn: 'points' }));
  await sql`update people.assignments set role_code = 'connectedSystem' where programme_id = ${app.id('programme')} and id in (${app.id('assignment/observer')}, ${app.id('assignment/volunteer')})`.execute(app.ownerDb);
});

const within = <Result>(run: Parameters<typeof inLedger<Result>>[4]) => inLedger(app.appDb, app.id('programme'), app.clock.now, randomUUID, run);
const household = (holderId: string) => ({ assetId, holderKind: 'household', holderId, purpose: 'holding' });
const issue = () => ({ assetId, holderKind: 'programme', holderId: app.id('programme'), purpose: 'issue' });
const earned = (holderId: string, amount: number, more: { id?: string; placeId?: string } = {}) => ({
  id: more.id ?? randomUUID(), kind: 'earn', occurredOn: DAY, memo: '打扫公共场地', legs: [{ ...issue(), amount: -amount }, { ...household(holderId), amount, ...(more.placeId === undefined ? {} : { placeId: more.placeId }) }],
});
const spent = (holderId: string, amount: number) => ({ id: randomUUID(), kind: 'redeem', occurredOn: DAY, legs: [{ ...household(holderId), amount: -amount }, { ...issue(), purpose: 'redeemed', amount }] });
const system = () => app.as('observer');
const balanceOf = async (holderId: string) => (await within((ctx) => readBalances(ctx, [household(holderId)])))[0]?.balance;

describe('a transfer', () => {
  it('is posted once however often it is sent, and refused when the same id says something else', async () => {
    const holder = randomUUID();
    const transfer = earned(holder, 20);
    expect(await system().call(postTransfers, { transfers: [transfer] })).toEqual({ posted: 1, known: [] });
    expect(await system().call(postTransfers, { transfers: [transfer] })).toEqual({ posted: 0, known: [transfer.id] });
    const other = await problemOf(system().call(postTransfers, { transfers: [earned(holder, 30, { id: transfer.id })] }));
    expect(other.code).toBe('points.transfer_differs');
    expect(await balanceOf(holder)).toBe(20);
  });

  it('is taken back by the connected system that posted it, which names it: once, however often it is sent, and all of a call or none of it', async () => {
    const holder = randomUUID();
    const [one, two] = [earned(holder, 20), earned(holder, 5)];
    await system().call(postTransfers, { transfers: [one, two] });
    const back = (reverses: string, id = randomUUID()) => ({ id, reverses, occurredOn: DAY, memo: '上游重复报送' });
    const reversal = back(one.id);
    expect(await system().call(reversePostedTransfers, { reversals: [reversal] })).toEqual({ reversed: 1, known: [] });
    expect(await system().call(reversePostedTransfers, { reversals: [reversal] })).toEqual({ reversed: 0, known: [reversal.id] });
    expect(await balanceOf(holder)).toBe(5);
    expect((await problemOf(system().call(reversePostedTransfers, { reversals: [back(two.id), back(one.id)] }))).code).toBe('points.reversed_already');
    expect((await problemOf(system().call(reversePostedTransfers, { reversals: [back(two.id, reversal.id)] }))).code).toBe('points.transfer_differs');
    expect((await problemOf(system().call(reversePostedTransfers, { reversals: [back(randomUUID())] }))).code).toBe('points.transfer_unknown');
    expect((await problemOf(system().call(reversePostedTransfers, { reversals: [back(reversal.id)] }))).code).toBe('points.not_posted_by_system');
    const own = earned(holder, 7);
    await within((ctx) => postToLedger(ctx, 'points.postDeeds', [own]));
    expect((await problemOf(system().call(reversePostedTransfers, { reversals: [back(own.id)] }))).code).toBe('points.not_posted_by_system');
    // Another system may post as well, and takes back what is its own and nothing of this one.
    expect((await problemOf(app.as('volunteer').call(reversePostedTransfers, { reversals: [back(two.id)] }))).code).toBe('points.not_posted_by_system');
    const others = earned(holder, 3);
    await app.as('volunteer').call(postTransfers, { transfers: [others] });
    expect((await problemOf(system().call(reversePostedTransfers, { reversals: [back(others.id)] }))).code).toBe('points.not_posted_by_system');
    expect(await app.as('volunteer').call(reversePostedTransfers, { reversals: [back(others.id)] })).toMatchObject({ reversed: 1 });
    await system().call(postTransfers, { transfers: [spent(holder, 12)] });
    expect((await problemOf(system().call(reversePostedTransfers, { reversals: [back(two.id)] }))).code).toBe('points.balance_too_low');
    expect((await problemOf(app.as('office').call(reversePostedTransfers, { reversals: [back(two.id)] }))).code).toBe('platform.not_permitted');
  });

  it('must balance in each asset', async () => {
    const transfer = earned(randomUUID(), 20);
    const lame = { ...transfer, legs: [transfer.legs[0] as (typeof transfer.legs)[0], { ...transfer.legs[1] as (typeof transfer.legs)[1], amount: 19 }] };
    expect((await problemOf(system().call(postTransfers, { transfers: [lame] }))).code).toBe('points.transfer_unbalanced');
  });

  it('takes no more than there is, and what is set aside counts as gone', async () => {
    const holder = randomUUID();
    await system().call(postTransfers, { transfers: [earned(holder, 50)] });
    await within((ctx) => reserveHolds(ctx, [{ ...household(holder), id: randomUUID(), amount: 30, expiresAt: '2026-09-21T03:00:00Z' }]));
    expect((await problemOf(system().call(postTransfers, { transfers: [spent(holder, 21)] }))).code).toBe('points.balance_too_low');
    app.clock.now = Date.parse('2026-09-21T03:00:00Z');
    expect(await app.as('admin').call(sealPostings, {})).toMatchObject({ released: 1 });
    await system().call(postTransfers, { transfers: [spent(holder, 50)] });
    expect(await balanceOf(holder)).toBe(0);
  });

  it('is taken back by its exact opposite, once', async () => {
    const holder = randomUUID();
    const transfer = earned(holder, 12);
    await system().call(postTransfers, { transfers: [transfer] });
    await within((ctx) => reverseTransfers(ctx, 'points.test', [transfer.id], '记错了'));
    expect(await balanceOf(holder)).toBe(0);
    await expect(within((ctx) => reverseTransfers(ctx, 'points.test', [transfer.id], '又一次'))).rejects.toMatchObject({ constraint: 'transfers__reversed_once' });
  });

  it('of many callers at once shares a transaction, and one that is refused spoils no other', async () => {
    const [rich, poor] = [randomUUID(), randomUUID()];
    await system().call(postTransfers, { transfers: [earned(rich, 1_000)] });
    const answers = await Promise.allSettled([...Array.from({ length: 20 }, () => system().call(postTransfers, { transfers: [spent(rich, 5)] })), system().call(postTransfers, { transfers: [spent(poor, 5)] })]);
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 20 }, () => 'fulfilled'), 'rejected']);
    expect(await balanceOf(rich)).toBe(900);
  });
});

describe('64 writers on one account', () => {
  it('lose no transfer and run into no deadlock', async () => {
    const holders = Array.from({ length: 8 }, () => randomUUID());
    const hot = randomUUID();
    await Promise.all(Array.from({ length: 64 }, async (_, writer) => {
      for (let time = 0; time < 5; time += 1) {
        // both ways round: the order of the legs is not the order of the locks
        const legs = [{ ...household(hot), amount: 3 }, { ...household(holders[(writer + time) % 8] as string), amount: 1 }, { ...issue(), amount: -4 }];
        await within((ctx) => postOwn(ctx, writer % 2 === 0 ? legs : legs.toReversed()));
      }
    }));
    expect(await balanceOf(hot)).toBe(64 * 5 * 3);
    expect((await within((ctx) => verification(ctx))).isSound).toBe(true);
  });
});

async function postOwn(ctx: Parameters<typeof ensureAsset>[0], legs: ReturnType<typeof earned>['legs']): Promise<void> {
  await postToLedger(ctx, 'points.test', [{ id: randomUUID(), kind: 'earn', occurredOn: DAY, legs }]);
}

describe('accounts', () => {
  it('tell their balance at any instant, entry by entry, and go out as xlsx', async () => {
    const holder = randomUUID();
    app.clock.now = Date.parse('2026-09-22T02:00:00Z');
    await system().call(postTransfers, { transfers: [earned(holder, 10, { placeId: app.id('place/e1') })] });
    app.clock.now = Date.parse('2026-09-23T02:00:00Z');
    await system().call(postTransfers, { transfers: [spent(holder, 4)] });
    const { rows: [account] } = await app.as('office').call(listAccounts, { holderId: holder });
    const accountId = account?.id as string;
    expect(account).toMatchObject({ balance: 6, entryCount: 2, purpose: 'holding' });
    expect(await app.as('office').call(readAccount, { accountId, at: '2026-09-22T12:00:00Z' })).toMatchObject({ balanceThen: 10, balance: 6 });
    expect((await app.as('office').call(readAccount, { accountId, on: '2026-09-22' })).balanceThen).toBe(10);
    expect((await app.as('office').call(readAccount, { accountId, at: '2026-09-01T12:00:00Z' })).balanceThen).toBe(0);
    expect((await app.as('office').call(listEntries, { accountId })).rows.map(({ amount, balanceAfter }) => [amount, balanceAfter])).toEqual([[-4, 6], [10, 10]]);
    expect((await app.as('office').call(exportAccounts, {})).fileName).toMatch(/xlsx$/);
    expect((await app.as('office').call(exportEntries, { accountId })).fileName).toMatch(/xlsx$/);
    // who reaches the village sees it, who reaches another does not
    expect((await app.as('communityE1').call(readAccount, { accountId })).balance).toBe(6);
    expect((await problemOf(app.as('zoneWest').call(readAccount, { accountId }))).code).toBe('platform.not_found');
  });
});

describe('the ledger', () => {
  it('is sealed into blocks, proves itself, and still holds the head that was written down', async () => {
    await app.as('admin').call(sealPostings, {});
    const { headHash } = await app.as('lead').call(verifyAccounts, {});
    await system().call(postTransfers, { transfers: [earned(randomUUID(), 5)] });
    await app.as('admin').call(sealPostings, {});
    const later = await app.as('lead').call(verifyAccounts, { knownHash: headHash });
    expect(later).toMatchObject({ isSound: true, differences: [] });
    expect(later.headHash).not.toBe(headHash);
    expect((await app.as('lead').call(verifyAccounts, { knownHash: 'f'.repeat(64) })).differences).toMatchObject([{ fault: 'knownHashMissing' }]);
  });

  it('is written by its functions alone and changed by nobody, its owner included', async () => {
    await expect(within(({ tx }) => sql`update points.accounts set balance = 1000000`.execute(tx))).rejects.toMatchObject({ code: '42501' });
    await expect(within(({ tx }) => sql`insert into points.legs select * from points.legs limit 1`.execute(tx))).rejects.toMatchObject({ code: '42501' });
    for (const table of ['transfers', 'legs', 'postings', 'blocks', 'holds', 'hold_ends']) {
      await expect(sql.raw(`delete from points.${table}`).execute(app.ownerDb), table).rejects.toMatchObject({ code: '23001' });
      await expect(sql.raw(`truncate points.${table} cascade`).execute(app.ownerDb), table).rejects.toMatchObject({ code: '23001' });
    }
  });

  it.each([
    ['an amount', 'legs', sql`update points.legs set amount = amount + 1 where entry_number = 2`, ['transferAltered', 'transferUnbalanced', 'balanceWrong']],
    ['a transfer’s day', 'transfers', sql`update points.transfers set occurred_on = '2020-01-01' where place_in_posting = 1`, ['transferAltered']],
    ['who posted', 'postings', sql`update points.postings set posted_by = null where posted_by is not null`, ['postingAltered']],
    ['a posting that is gone', 'postings', sql`delete from points.transfers where reverses is null and id in (select id from points.transfers order by id desc limit 1)`, ['postingAltered', 'legWithoutTransfer']],
    ['a block', 'blocks', sql`update points.blocks set hash = repeat('a', 64) where number = 1`, ['blockAltered', 'chainBroken']],
    ['a balance', 'none', sql`update points.accounts set balance = balance + 7 where purpose = 'redeemed'`, ['balanceWrong']],
  ])('shows that somebody behind its back changed %s', async (_what, _table, tampering, faults) => {
    class Undone extends Error {}
    const found = await app.ownerDb.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await tampering.execute(tx);
      await sql`select people.open_request_as_system(${app.id('programme')})`.execute(tx);
      throw Object.assign(new Undone(), { found: await verification({ tx: tx as never, programmeId: app.id('programme') }) });
    }).catch((error: unknown) => { if (error instanceof Undone) return (error as Undone & { found: Awaited<ReturnType<typeof verification>> }).found; throw error; });
    const told = new Set(found.differences.map(({ fault }) => fault));
    for (const fault of faults) expect([...told]).toContain(fault);
  });
});

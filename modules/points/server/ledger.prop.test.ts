/**
 * The ledger against a model of itself: a hundred thousand operations drawn from a seed (transfers, reversals, the same again, what
 * nobody can pay, holds, captures, letting go), in groups that are taken or refused as the model says.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { createRng } from '#kernel/rng.ts';
import { isPgError, rows, sql } from '#platform/server/db/index.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { reversalOf } from '../domain/index.ts';
import type { Leg, Transfer } from '../domain/index.ts';
import { inLedger } from '../seed/index.ts';
import { verification } from './handlers/verifying.ts';
import { ensureAsset, postTransfers, readBalances, releaseHolds, reserveHolds } from './ledger.ts';

const OPERATIONS = 100_000;
const HOLDERS = 60;
const DAY = '2026-09-21';
let app: TestApp;
beforeAll(async () => { app = await testApp(); });

interface Kept { balance: number; held: number }
interface OpenHold { readonly id: string; readonly holder: number; readonly amount: number }

it('agrees with a model over a hundred thousand random operations, and proves itself from the first entry', async () => {
  const programmeId = app.id('programme');
  const rng = createRng('points-ledger');
  const draw = (below: number): number => rng.nextInt(below);
  let clock = Date.parse(`${DAY}T00:00:00Z`);
  const within = <Result>(run: Parameters<typeof inLedger<Result>>[4]) => inLedger(app.appDb, programmeId, (clock += 1_000), randomUUID, run);
  const assets = await within(async (ctx) => [await ensureAsset(ctx, { kind: 'points', code: 'book', nameZh: '积分', nameEn: 'Points', unitZh: '分', unitEn: 'points' }), await ensureAsset(ctx, { kind: 'serviceMinutes', code: 'minutes', nameZh: '时长', nameEn: 'Minutes', unitZh: '分钟', unitEn: 'min' })] as const);
  const holders = Array.from({ length: HOLDERS }, () => randomUUID());
  const keyOf = (holder: number, asset: number) => (holder < 0 ? { assetId: assets[asset] as string, holderKind: 'programme', holderId: programmeId, purpose: 'issue' } : { assetId: assets[asset] as string, holderKind: 'household', holderId: holders[holder] as string, purpose: 'holding' });
  const nameOf = (leg: Pick<Leg, 'assetId' | 'holderId'>) => `${leg.assetId} ${leg.holderId}`;
  const model = new Map<string, Kept>();
  const keptOf = (into: Map<string, Kept>, name: string): Kept => ({ ...(into.get(name) ?? model.get(name) ?? { balance: 0, held: 0 }) });
  const posted: Transfer[] = [];
  const reversed = new Set<string>();
  const knownIds = new Set<string>();
  let [holds, done, taken, refused]: [OpenHold[], number, number, number] = [[], 0, 0, 0];

  const move = (): Transfer => {
    const asset = draw(2);
    const parties = [...new Set([draw(2) === 0 ? -1 : draw(HOLDERS), draw(HOLDERS), ...(draw(8) === 0 ? [draw(HOLDERS)] : [])])];
    const from = parties[0] as number;
    const others = parties.slice(1);
    const amounts = others.map(() => 1 + draw(from < 0 ? 400 : 15));
    const legs = others.length === 0 ? [{ ...keyOf(-1, asset), amount: -5 }, { ...keyOf(from, asset), amount: 5 }]
      : [{ ...keyOf(from, asset), amount: -amounts.reduce((sum, each) => sum + each, 0) }, ...others.map((holder, at) => ({ ...keyOf(holder, asset), amount: amounts[at] as number }))];
    return { id: randomUUID(), kind: from < 0 ? 'earn' : 'move', occurredOn: DAY, memo: null, causeKind: 'deed', causeId: randomUUID(), reverses: null, legs };
  };
  const anotherOf = (used: Set<string>): Transfer => {
    const choice = draw(20);
    const old = posted[draw(Math.max(1, posted.length))];
    if (choice === 0 && old !== undefined) return old;
    if (choice <= 2 && old !== undefined && old.kind !== 'reverse' && !reversed.has(old.id) && !used.has(old.id)) { used.add(old.id); return reversalOf(old, { id: randomUUID(), occurredOn: DAY, memo: '更正' }); }
    return move();
  };

  const group = async (size: number): Promise<void> => {
    const used = new Set<string>();
    const tooMuch: Transfer[] = draw(8) > 0 ? [] : [{ ...move(), legs: [{ ...keyOf(draw(HOLDERS), 1), amount: -1_000_000_000 }, { ...keyOf(-1, 1), amount: 1_000_000_000 }] }];
    const transfers = [...new Map([...Array.from({ length: size }, () => anotherOf(used)), ...tooMuch].map((each) => [each.id, each])).values()];
    const [captured] = draw(4) === 0 ? holds.splice(draw(Math.max(1, holds.length)), 1) : [];
    const capture: Transfer | null = captured === undefined ? null : { ...move(), kind: 'redeem', legs: [{ ...keyOf(captured.holder, 0), amount: -captured.amount }, { ...keyOf(-1, 0), amount: captured.amount }] };
    const after = new Map<string, Kept>();
    const fresh = [...transfers, ...(capture === null ? [] : [capture])].filter(({ id }) => !knownIds.has(id));
    for (const leg of fresh.flatMap(({ legs }) => legs)) { const kept = keptOf(after, nameOf(leg)); kept.balance += leg.amount; after.set(nameOf(leg), kept); }
    if (captured !== undefined) { const name = nameOf(keyOf(captured.holder, 0)); const kept = keptOf(after, name); kept.held -= captured.amount; after.set(name, kept); }
    const isPayable = [...after].every(([name, kept]) => name.endsWith(programmeId) || kept.balance - kept.held >= 0);
    const answer = await within((ctx) => postTransfers(ctx, 'points.test', [...transfers, ...(capture === null ? [] : [capture])], captured === undefined ? [] : [{ holdId: captured.id, transferId: (capture as Transfer).id }]))
      .then((found) => found as string[] | string, (error: unknown) => (isPgError(error) ? (error.constraint ?? error.code) : String(error)));
    if (!isPayable) { expect(answer).toBe('accounts__floor'); refused += 1; if (captured !== undefined) holds.push(captured); return; }
    expect(answer).toHaveLength(transfers.length + (capture === null ? 0 : 1) - fresh.length);
    taken += 1;
    for (const [name, kept] of after) model.set(name, kept);
    for (const transfer of fresh) { posted.push(transfer); knownIds.add(transfer.id); if (transfer.reverses !== null && transfer.reverses !== undefined) reversed.add(transfer.reverses); }
  };

  const setAside = async (): Promise<void> => {
    const made = { id: randomUUID(), holder: draw(HOLDERS), amount: 1 + draw(60) };
    const name = nameOf(keyOf(made.holder, 0));
    const kept = keptOf(new Map(), name);
    const answer = await within((ctx) => reserveHolds(ctx, [{ ...keyOf(made.holder, 0), id: made.id, amount: made.amount, expiresAt: '2027-01-01T00:00:00Z' }])).then(() => null, (error: unknown) => (isPgError(error) ? error.constraint : String(error)));
    if (kept.balance - kept.held < made.amount) { expect(answer).toBe('accounts__floor'); return; }
    expect(answer).toBeNull();
    model.set(name, { ...kept, held: kept.held + made.amount });
    holds.push(made);
  };
  const letGo = async (): Promise<void> => {
    const [gone] = holds.splice(draw(Math.max(1, holds.length)), 1);
    if (gone === undefined) return;
    expect(await within((ctx) => releaseHolds(ctx, [gone.id]))).toBe(1);
    const name = nameOf(keyOf(gone.holder, 0));
    const kept = keptOf(new Map(), name);
    model.set(name, { ...kept, held: kept.held - gone.amount });
  };

  await group(300);
  // as the database does by itself within a minute
  await sql`analyze points.accounts, points.transfers, points.legs, points.holds`.execute(app.ownerDb);
  while (done < OPERATIONS) {
    const size = draw(3) === 0 ? 1 + draw(5) : 300 + draw(700);
    await group(size);
    done += size;
    for (let at = draw(4); at > 0; at -= 1, done += 1) await (draw(2) === 0 ? setAside() : letGo());
    if (draw(12) === 0) await within(async ({ tx }) => sql`select * from points.seal(${programmeId}, ${new Date(clock).toISOString()}, 1000)`.execute(tx));
  }

  // both ways must have been taken often enough to say something
  expect(taken).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(10);
  expect(posted.length).toBeGreaterThan(OPERATIONS / 2);
  expect(reversed.size).toBeGreaterThan(1_000);
  for (const asset of [0, 1]) {
    const keys = holders.map((_holder, at) => keyOf(at, asset));
    const found = await within((ctx) => readBalances(ctx, keys));
    expect(found.map(({ balance, held }) => ({ balance, held }))).toEqual(keys.map((key) => model.get(nameOf(key)) ?? { balance: 0, held: 0 }));
  }
  const proof = await within((ctx) => verification(ctx));
  expect(proof).toMatchObject({ isSound: true, differences: [], transferCount: posted.length });
  expect((await rows<{ count: number }>(app.ownerDb, sql`select count(*) as count from points.legs`))[0]?.count).toBe(proof.entryCount);
}, 400_000);

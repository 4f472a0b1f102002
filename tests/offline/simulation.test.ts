/**
 * Goal (DESIGN §6): whatever the network and the phones do, every record arrives exactly once, every photo is held under its hash,
 * two devices are in conflict only where they really differ, and nothing is lost. Method: four phones, two of them of one person,
 * with clocks off by hours, work a round at random from a seed, over a network that loses requests and answers, doubles, delays and
 * cuts; apps are killed and opened again. Then the network heals, people settle what is theirs to settle, and everything is counted.
 */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRng } from '#kernel/rng.ts';
import type { Rng } from '#kernel/rng.ts';
import { readReceiptKey } from '#modules/files/contract/index.ts';
import { checkReceiptText } from '#modules/files/cli/index.ts';
import { closeRound, reassignSites, recordObservations } from '#modules/inspections/contract/index.ts';
import type { TheirObservations } from '#modules/inspections/web/offline.ts';
import type { InputOf, OutputOf } from '#platform/contract/index.ts';
import type { pullRoundSites } from '#modules/inspections/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import type { QueueItem } from '#platform/web/offline/index.ts';
import { aDrawnRound, checksOf, editionInForce } from '../kit/a-round.ts';
import { Phone } from '../kit/devices.ts';
import type { Fate } from '../kit/devices.ts';
import { testApp } from '../kit/index.ts';
import type { TestApp } from '../kit/index.ts';
import { aPicture } from '../kit/pictures.ts';

const SEEDS = process.env['OFFLINE_SEED'] === undefined ? ['sim-a', 'sim-b', 'sim-c'] : [process.env['OFFLINE_SEED']];
const STEPS = 120;
const HOUR = 3_600_000;
type Site = Extract<OutputOf<typeof pullRoundSites>['rows'][number], { kind: 'site' }>;
type Input = InputOf<typeof recordObservations>;

let app: TestApp;
let base: string;
let editionId: string;
beforeAll(async () => {
  app = await testApp({ poolSize: 6 });
  base = await app.http.listen({ port: 0, host: '127.0.0.1' });
  editionId = await editionInForce(app);
});

function badNetwork(rng: Rng): (request: { bodyBytes: number }) => Fate {
  return ({ bodyBytes }) => {
    const dice = rng.nextInt(100);
    if (dice < 8) return { kind: 'loseRequest' };
    if (dice < 18) return { kind: 'loseAnswer' };
    if (dice < 24) return { kind: 'duplicate' };
    if (dice < 30) return { kind: 'late' };
    if (dice < 36) return { kind: 'cut', cutAt: rng.nextInt(Math.max(1, bodyBytes)) };
    return { kind: 'pass' };
  };
}

interface World { readonly rng: Rng; readonly phones: readonly Phone[]; readonly checks: Record<string, string>; readonly roundId: string; readonly counts: Record<string, number>; pictures: number }

/** One visit of a site: one or two checks, decided on what this phone has seen; a fault that needs a photo gets one. */
async function visit(world: World, phone: Phone): Promise<void> {
  const { rng, checks, roundId } = world;
  const sites = (await phone.engine.rows<Site>('roundSites')).filter((row) => row.kind === 'site');
  if (sites.length === 0) return;
  const site = rng.pick(sites.toSorted((a, b) => (a.siteCode < b.siteCode ? -1 : 1)));
  const photos: { sha256: string; pointer: string }[] = [];
  const observations: Input['observations'] = [];
  for (const letter of rng.sample(['a', 'b'], 1 + rng.nextInt(2))) {
    const metCount = rng.nextInt(2);
    const seen = site.observations.find((one) => one.checkItemId === checks[letter]);
    if (letter === 'b' && metCount === 0) {
      world.pictures += 1;
      const { sha256 } = await phone.engine.addPhoto(new Blob([await aPicture(world.pictures, 320, 240)]));
      photos.push({ sha256, pointer: `/observations/${observations.length}/photoIds/-` });
    }
    observations.push({
      checkItemId: checks[letter] as string, observedCount: 1, metCount, photoIds: [], observedAt: new Date(phone.now()).toISOString(), baseRevision: seen?.revision ?? 0,
      note: rng.nextInt(3) === 0 ? `备注 ${rng.nextInt(3)}` : null,
    });
  }
  const draft = `site/${site.id}`;
  await phone.engine.saveDraft(draft, observations, photos.map(({ sha256 }) => sha256));
  await phone.engine.enqueue({
    operation: recordObservations, input: { roundId, siteId: site.siteId, observations, done: rng.nextInt(3) === 0 }, subject: `roundSite:${site.id}`, photos,
    photoSubject: { siteId: site.siteId }, draft,
  });
}

/** In a conflict both sides must be there, and they must differ. */
function mustReallyDiffer(item: QueueItem): void {
  const { observations } = item.input as Input;
  const theirs = item.theirs as TheirObservations;
  const named = (item.problem?.errors ?? []).map(({ pointer }) => Number(pointer.split('/')[2]));
  expect(named.length, item.id).toBeGreaterThan(0);
  for (const at of named) {
    const mine = observations[at];
    const stands = theirs.observations.find((one) => one.checkItemId === mine?.checkItemId);
    expect(stands?.revision, item.id).toBeGreaterThan(mine?.baseRevision ?? Infinity);
    const ownPhotos = item.photos.some(({ pointer }) => pointer.startsWith(`/observations/${at}/`));
    const isSame = stands?.metCount === mine?.metCount && stands?.note === (mine?.note ?? null) && !ownPhotos && stands?.photoIds.length === 0;
    expect(isSame, `${item.id}: a conflict over the same words`).toBe(false);
  }
}

async function settleAll(world: World, phone: Phone): Promise<void> {
  for (const item of (await phone.engine.items()).filter(({ state }) => state === 'conflict')) {
    await phone.engine.look(item.id);
    const looked = (await phone.engine.items()).find(({ id }) => id === item.id) as QueueItem;
    if (looked.theirs === null) continue;
    mustReallyDiffer(item.theirs === null ? looked : item);
    world.counts['conflicts'] = (world.counts['conflicts'] ?? 0) + 1;
    await phone.engine.settle(item.id, world.rng.pick(['mine', 'theirs'] as const));
  }
}

/** Dies at some moment of a pass, or between two. */
async function dieAndReopen(world: World, phone: Phone): Promise<void> {
  world.counts['deaths'] = (world.counts['deaths'] ?? 0) + 1;
  let left = world.rng.nextInt(8);
  phone.beforeRequest = () => { if (left === 0) phone.kill(); left -= 1; };
  await phone.engine.sync().catch(() => undefined);
  phone.beforeRequest = () => undefined;
  phone.kill();
  await phone.open();
}

async function step(world: World): Promise<void> {
  const phone = world.rng.pick(world.phones);
  phone.wait(world.rng.nextInt(10) * 60_000);
  const dice = world.rng.nextInt(100);
  if (dice < 45) return visit(world, phone);
  if (dice < 70) { await Promise.all(world.rng.sample(world.phones, 1 + world.rng.nextInt(3)).map((one) => one.engine.sync())); return undefined; }
  if (dice < 80) return phone.engine.pull();
  if (dice < 88) return dieAndReopen(world, phone);
  if (dice < 94) { phone.isOnline = !phone.isOnline; return undefined; }
  return settleAll(world, phone);
}

/** The network is whole again; people look at their phones until nothing is left. */
async function calmDown(world: World): Promise<void> {
  for (const phone of world.phones) { phone.isOnline = true; phone.fate = () => ({ kind: 'pass' }); }
  await Promise.all(world.phones.flatMap(({ late }) => late));
  for (let pass = 0; pass < 30; pass += 1) {
    for (const phone of world.phones) {
      phone.wait(10 * 60_000);
      await phone.engine.sync();
      await settleAll(world, phone);
    }
    const answers = await Promise.all(world.phones.map((phone) => phone.engine.safeToWipe()));
    if (answers.every(({ safe }) => safe)) return;
  }
  throw new Error(`never came to rest: ${JSON.stringify(await Promise.all(world.phones.map(async ({ engine }) => (await engine.safeToWipe()).why)))}`);
}

/** Every record of every phone stands once on the server, with every photo; every value on the server was said by somebody. */
async function countEverything(world: World): Promise<void> {
  const published = await app.as('nobody').call(readReceiptKey, {});
  const said = new Map<string, Set<string>>();
  for (const phone of world.phones) {
    const items = await phone.engine.items();
    world.counts['records'] = (world.counts['records'] ?? 0) + items.length;
    expect(items.map(({ state, problem }) => [state, problem]).filter(([state]) => state !== 'synced')).toEqual([]);
    expect(items.map(({ position }) => position)).toEqual(items.map((_, at) => at + 1));
    for (const { input, yielded } of items) {
      for (const version of [input, yielded].filter((one) => one !== null)) {
        const { siteId, observations } = version as Input;
        for (const one of observations) said.set(`${siteId}/${one.checkItemId}`, (said.get(`${siteId}/${one.checkItemId}`) ?? new Set()).add(`${one.metCount}/${one.note ?? ''}`));
      }
    }
    for (const item of items) await photosAreHeld(phone, item);
    const signed = await phone.engine.signedList();
    if (items.length > 0) expect(checkReceiptText(JSON.stringify(signed), published.publicKey).isGenuine).toBe(true);
  }
  const { rows: stands } = await sql<{ site_id: string; check_item_id: string; met_count: number; note: string | null; observed_at: string }>`
    select site_id, check_item_id, met_count, note, observed_at from inspections.observations where round_id = ${world.roundId}`.execute(app.ownerDb);
  for (const row of stands) {
    expect(said.get(`${row.site_id}/${row.check_item_id}`)?.has(`${row.met_count}/${row.note ?? ''}`), JSON.stringify(row)).toBe(true);
    // No clock, however wrong, puts an observation after its arrival.
    expect(Date.parse(row.observed_at)).toBeLessThanOrEqual(app.clock.now);
  }
  expect(stands.length).toBe(said.size);
  const { rows: [once] } = await sql<{ keys: number; entries: number }>`
    select (select count(*)::integer from platform.idempotency_keys where operation = 'inspections.recordObservations') as keys,
           (select count(*)::integer from platform.audit_entries where operation = 'inspections.recordObservations') as entries`.execute(app.ownerDb);
  // Each applied record leaves one key and one audit entry, however often it arrived.
  expect(once?.entries).toBe(once?.keys);
  const { rows: [photos] } = await sql<{ rows: number; contents: number }>`
    select count(*)::integer as rows, count(distinct (uploaded_by, sha256, subject_key))::integer as contents from files.files`.execute(app.ownerDb);
  expect(photos?.rows).toBe(photos?.contents);
}

async function photosAreHeld(phone: Phone, item: QueueItem): Promise<void> {
  for (const { sha256 } of item.photos) {
    const bytes = await phone.engine.photoBlob(sha256);
    expect(createHash('sha256').update(new Uint8Array(await (bytes as Blob).arrayBuffer())).digest('hex')).toBe(sha256);
    const { rows } = await sql<{ stored_sha256: string }>`select stored_sha256 from files.files where sha256 = ${sha256}`.execute(app.ownerDb);
    expect(rows.length, sha256).toBeGreaterThan(0);
    for (const { stored_sha256 } of rows) expect(await app.runtime.fileStore.has(stored_sha256)).toBe(true);
  }
}

describe.each(SEEDS)('four phones over a bad network (seed %s)', (seed) => {
  it('bring every record exactly once, every photo with its hash, and differ only where people differ', async () => {
    const { roundId } = await aDrawnRound(app, { editionId, code: seed });
    const checks = await checksOf(app, roundId, app.id('site/e1a-1'));
    await app.as('office').call(reassignSites, { roundId, siteIds: ['e1a-2', 'e1a-3', 'e1b-2'].map((code) => app.id(`site/${code}`)), inspectorId: app.id('person/inspectorE') });
    const phones = [['inspectorE', 0], ['inspectorE', -5 * HOUR], ['inspectorAll', 9 * HOUR], ['inspectorAll', 60_000]].map(([person, clockError_ms], at) =>
      new Phone(app, base, person as string, { seed: `${seed}/phone/${at}`, clockError_ms: clockError_ms as number }));
    const world: World = { rng: createRng(seed), phones, checks, roundId, counts: {}, pictures: SEEDS.indexOf(seed) * 10_000 };
    for (const phone of phones) {
      await phone.open();
      await phone.engine.pull();
      phone.fate = badNetwork(phone.rng);
    }
    for (let at = 0; at < STEPS; at += 1) await step(world);
    await calmDown(world);
    await countEverything(world);
    // A run in which nothing happened would prove nothing.
    for (const what of ['conflicts', 'deaths', 'records']) expect(world.counts[what] ?? 0, what).toBeGreaterThan(3);
    console.log(`simulation: seed ${seed}, ${STEPS} steps, ${JSON.stringify(world.counts)}, ${world.pictures % 10_000} photos`);
    for (const phone of phones) phone.kill();
    await app.as('office').call(closeRound, { roundId, gapsReason: '模拟结束' });
  }, 300_000);
});

describe('one phone, two people', () => {
  it('the second sees nothing of the first; what waits goes only once the first is back', async () => {
    const { roundId } = await aDrawnRound(app, { editionId, code: 'shared-phone' });
    await app.as('office').call(reassignSites, { roundId, siteIds: [app.id('site/e1a-2')], inspectorId: app.id('person/inspectorE') });
    const checks = await checksOf(app, roundId, app.id('site/e1a-2'));
    const first = new Phone(app, base, 'inspectorE', { seed: 'shared/first' });
    await first.open();
    await first.engine.saveDraft('site/1', { note: '只给我看' });
    const input: Input = { roundId, siteId: app.id('site/e1a-2'), observations: [{ checkItemId: checks['a'] as string, observedCount: 1, metCount: 1, observedAt: new Date(first.now()).toISOString() }] };
    await first.engine.enqueue({ operation: recordObservations, input, subject: 'site/1' });
    const second = new Phone(app, base, 'inspectorAll', { seed: 'shared/second', store: first.store });
    await second.open();
    expect([await second.engine.items(), await second.engine.drafts(), await second.engine.rows('roundSites')]).toEqual([[], [], []]);
    // The browser now carries the second person's session while the first one's page is still open.
    const own = first.person;
    Object.assign(first, { person: 'inspectorAll' });
    const personId = app.id(`person/${own}`);
    first.kill();
    await first.open(personId);
    await first.engine.sync();
    expect((await first.engine.items()).map(({ state }) => state)).toEqual(['signedOut']);
    expect((await first.engine.safeToWipe()).why.map(({ code }) => code)).toEqual(['recordsWaiting', 'drafts', 'signedOut']);
    first.kill();
    Object.assign(first, { person: own });
    await first.open();
    await first.engine.sync();
    expect((await first.engine.items()).map(({ state }) => state)).toEqual(['synced']);
    first.kill();
    second.kill();
  });
});

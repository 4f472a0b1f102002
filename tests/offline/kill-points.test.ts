/**
 * Goal: wherever a phone dies or its network ends during an upload, nothing is lost and nothing is doubled. Method: a record that
 * would show twice if it came twice (a reported case) with a photo, cut at 200 seeded points: before a request, after its answer
 * was lost, inside the bytes of a body, and at a write of the phone's own store; then the app is opened again on what the store held.
 */
import { createHash } from 'node:crypto';
import { IDBObjectStore } from 'fake-indexeddb';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRng } from '#kernel/rng.ts';
import { reportCase } from '#modules/cases/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { Phone } from '../kit/devices.ts';
import { testApp } from '../kit/index.ts';
import type { TestApp } from '../kit/index.ts';
import { aPicture } from '../kit/pictures.ts';

const POINTS = 200;
const SEED = process.env['OFFLINE_SEED'] ?? 'kill-2026-09';
/** What one report with its photo takes, counted on an undisturbed one: cuts are drawn from all of it. */
let measured = { requests: 0, writes: 0 };

let app: TestApp;
let base: string;
beforeAll(async () => {
  app = await testApp({ poolSize: 5 });
  base = await app.http.listen({ port: 0, host: '127.0.0.1' });
});

type Cut = { readonly kind: 'beforeRequest' | 'afterRequest' | 'inBody' | 'atWrite'; readonly at: number; readonly share: number; readonly isDeath: boolean };

function cutFrom(rng: ReturnType<typeof createRng>): Cut {
  const kind = rng.pick(['beforeRequest', 'afterRequest', 'inBody', 'atWrite'] as const);
  return { kind, at: rng.nextInt(kind === 'atWrite' ? measured.writes : measured.requests), share: rng.nextFloat(), isDeath: kind === 'atWrite' || rng.nextInt(2) === 0 };
}

/** Arms the phone: at the given moment its network ends, or it dies. @returns whether it came to that */
function arm(phone: Phone, cut: Cut): () => { isCut: boolean; requests: number; writes: number } {
  let [requests, writes, fired] = [0, 0, false];
  const fire = (): void => { fired = true; if (cut.isDeath) phone.kill(); else phone.isOnline = false; };
  phone.beforeRequest = () => { if (cut.kind === 'beforeRequest' && requests === cut.at) fire(); requests += 1; };
  phone.afterRequest = () => { if ((cut.kind === 'afterRequest' || cut.kind === 'inBody') && requests - 1 === cut.at && !fired) fire(); };
  phone.fate = ({ bodyBytes }) => {
    if (requests - 1 !== cut.at || fired) return { kind: 'pass' };
    if (cut.kind === 'inBody' && bodyBytes > 1) return { kind: 'cut', cutAt: Math.floor(cut.share * bodyBytes) };
    return cut.kind === 'afterRequest' && !cut.isDeath ? { kind: 'loseAnswer' } : { kind: 'pass' };
  };
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function counted(this: IDBObjectStore, ...given: Parameters<typeof put>) {
    if (cut.kind === 'atWrite' && writes === cut.at && !fired) queueMicrotask(fire);
    writes += 1;
    return put.apply(this, given);
  } as never;
  return () => { IDBObjectStore.prototype.put = put; return { isCut: fired, requests, writes }; };
}

function disarm(phone: Phone): void {
  phone.beforeRequest = phone.afterRequest = () => undefined;
  phone.fate = () => ({ kind: 'pass' });
  phone.isOnline = true;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** One report, cut at one point and taken up again. @returns the hash of its photo and whether the cut came */
async function reportThrough(seed: string, at: number, given?: Cut): Promise<{ sha256: string; isCut: boolean; cut: Cut; requests: number; writes: number }> {
  const rng = createRng(`${seed}/${at}`);
  const phone = new Phone(app, base, 'inspectorE', { seed: `${seed}/${at}/phone` });
  const engine = await phone.open();
  const picture = await aPicture(10_000 + at, 480, 360);
  const photo = await engine.addPhoto(new Blob([picture]));
  await engine.enqueue({
    operation: reportCase, subject: `report/${at}`, input: { categoryCode: 'litter', title: `第 ${at} 处`, siteId: app.id('site/e1a-1'), photos: [{ role: 'before' }] },
    photos: [{ sha256: photo.sha256, pointer: '/photos/0/fileId' }], photoSubject: { siteId: app.id('site/e1a-1') },
  });
  const cut = given ?? cutFrom(rng);
  const over = arm(phone, cut);
  // A dead phone's last words are its own affair.
  await engine.sync().catch(() => undefined);
  const { isCut, requests, writes } = over();
  disarm(phone);
  if (cut.isDeath && isCut) await phone.open();
  for (let pass = 0; pass < 6 && !(await phone.engine.safeToWipe()).safe; pass += 1) {
    phone.wait(10 * 60_000);
    await phone.engine.sync();
  }
  const [item] = await phone.engine.items();
  expect([item?.state, await phone.engine.safeToWipe()], `point ${at} ${JSON.stringify(cut)}`).toEqual(['synced', { safe: true, why: [] }]);
  phone.kill();
  return { sha256: hashOf(picture), isCut, cut, requests, writes };
}

describe(`an upload cut at ${POINTS} points (seed ${SEED})`, () => {
  it('ends with every record once and every photo held under its hash', async () => {
    const never: Cut = { kind: 'beforeRequest', at: Infinity, share: 0, isDeath: false };
    const done = [await reportThrough(SEED, 0, never)];
    measured = { requests: done[0]?.requests ?? 0, writes: done[0]?.writes ?? 0 };
    for (let at = 1; at <= POINTS; at += 1) done.push(await reportThrough(SEED, at));
    const cuts = done.filter(({ isCut }) => isCut);
    // Pictures differ in size, so a few points lie beyond the end of the work.
    expect(cuts.length, SEED).toBeGreaterThan(POINTS * 0.9);
    for (const kind of ['beforeRequest', 'afterRequest', 'inBody', 'atWrite'] as const) expect(cuts.some(({ cut }) => cut.kind === kind), kind).toBe(true);
    const { rows: cases } = await sql<{ title: string; sha256: string; stored_sha256: string }>`
      select c.title, f.sha256, f.stored_sha256 from cases.cases c join cases.case_photos p on p.case_id = c.id join files.files f on f.id = p.file_id order by c.number`.execute(app.ownerDb);
    expect(cases.map(({ title }) => title).toSorted()).toEqual(done.map((_, at) => `第 ${at} 处`).toSorted());
    expect(cases.map(({ sha256 }) => sha256).toSorted()).toEqual(done.map(({ sha256 }) => sha256).toSorted());
    for (const { stored_sha256 } of cases) expect(await app.runtime.fileStore.has(stored_sha256)).toBe(true);
    const { rows: files } = await sql<{ count: number }>`select count(*)::integer as count from files.files`.execute(app.ownerDb);
    expect(files[0]?.count).toBe(POINTS + 1);
    console.log(`kill points: seed ${SEED}, ${measured.requests} requests and ${measured.writes} writes a record, ${POINTS} points, ${cuts.length} cut (${['beforeRequest', 'afterRequest', 'inBody', 'atWrite'].map((kind) => `${kind} ${cuts.filter(({ cut }) => cut.kind === kind).length}`).join(', ')}), ${cases.length} records, ${files[0]?.count} photos`);
  }, 600_000);
});

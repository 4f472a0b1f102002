/** Goal: what the app promises in the rare cases, each alone. Method: one phone on the real server; the world around it is bent on purpose. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Dexie } from 'dexie';
import { IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listCases, reportCase } from '#modules/cases/contract/index.ts';
import { recordObservations } from '#modules/inspections/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { StorageFullError } from '#platform/web/offline/index.ts';
import type { QueueItem } from '#platform/web/offline/index.ts';
import { FULL_FREE_BYTES, LOW_FREE_BYTES, storageState } from '#platform/web/offline/storage.ts';
import { Phone } from '../kit/devices.ts';
import { testApp } from '../kit/index.ts';
import type { TestApp } from '../kit/index.ts';
import { aPicture } from '../kit/pictures.ts';

let app: TestApp;
let base: string;
let phone: Phone;
let count = 0;
beforeAll(async () => {
  app = await testApp({ poolSize: 4 });
  base = await app.http.listen({ port: 0, host: '127.0.0.1' });
});
beforeEach(async () => {
  count += 1;
  phone = new Phone(app, base, 'inspectorE', { seed: `engine/${count}` });
  await phone.open();
});
afterEach(() => phone.kill());

const report = (title: string, more: object = {}) => ({ categoryCode: 'litter', title, siteId: app.id('site/e1a-1'), photos: [], ...more });
const enqueue = (title: string, subject = title, input: object = report(title)) => phone.engine.enqueue({ operation: reportCase, input, subject, label: title });
const states = async () => Object.fromEntries((await phone.engine.items()).map((item) => [item.label, item.state]));
const itemOf = async (label: string) => (await phone.engine.items()).find((item) => item.label === label) as QueueItem;
const casesNamed = async (title: string) => (await app.as('office').call(listCases, { q: title })).total;

async function enqueueWithPhoto(title: string): Promise<string> {
  const photo = await phone.engine.addPhoto(new Blob([await aPicture(50_000 + count, 320, 240)]));
  await phone.engine.enqueue({
    operation: reportCase, input: report(title, { photos: [{ role: 'before' }] }), subject: title, label: title, photos: [{ sha256: photo.sha256, pointer: '/photos/0/fileId' }],
    photoSubject: { siteId: app.id('site/e1a-1') },
  });
  return photo.sha256;
}

describe('synced', () => {
  it('is nothing the server has merely acknowledged: a photo whose content is gone is sent again until a signed list names it', async () => {
    const sha256 = await enqueueWithPhoto('内容丢失');
    let receipts = 0;
    phone.beforeRequest = ({ url }) => { if (url.endsWith('/receipts')) receipts += 1; };
    phone.fate = ({ url }) => (url.endsWith('/receipts') ? { kind: 'loseRequest' } : { kind: 'pass' });
    await phone.engine.sync();
    expect(await states()).toEqual({ 内容丢失: 'acknowledged' });
    expect((await phone.engine.safeToWipe()).why.map(({ code }) => code)).toEqual(['notCertified', 'photosNotHeld']);
    await rm(join(app.dataDir, 'files'), { recursive: true });
    phone.fate = () => ({ kind: 'pass' });
    await phone.engine.sync();
    expect([receipts, await states(), await phone.engine.safeToWipe()]).toEqual([3, { 内容丢失: 'synced' }, { safe: true, why: [] }]);
    const [newest] = await phone.engine.signedList();
    expect(newest?.photos).toEqual([{ sha256, held: true }]);
  });

  it('is undone when the server was set back to an earlier copy: the record goes out again under its own key', async () => {
    await enqueue('服务器回退');
    phone.fate = ({ url }) => (url.endsWith('/receipts') ? { kind: 'loseRequest' } : { kind: 'pass' });
    await phone.engine.sync();
    await sql`delete from platform.idempotency_keys where operation = 'cases.reportCase'`.execute(app.ownerDb);
    await sql`delete from cases.case_events where case_id in (select id from cases.cases where title = '服务器回退')`.execute(app.ownerDb);
    await sql`delete from cases.cases where title = '服务器回退'`.execute(app.ownerDb);
    phone.fate = () => ({ kind: 'pass' });
    for (let pass = 0; pass < 3; pass += 1) await phone.engine.sync();
    expect([await states(), await casesNamed('服务器回退')]).toEqual([{ 服务器回退: 'synced' }, 1]);
  });
});

describe('the queue', () => {
  it('a refusal waits for the person in words, holds up its own subject and no other; corrected it goes', async () => {
    await enqueue('类别错', 'site/1', report('类别错', { categoryCode: 'nonsense' }));
    await enqueue('同一处的下一条', 'site/1');
    await enqueue('另一处', 'site/2');
    await phone.engine.sync();
    expect(await states()).toEqual({ 类别错: 'refused', 同一处的下一条: 'waiting', 另一处: 'synced' });
    const refused = await itemOf('类别错');
    expect([refused.problem?.code, refused.problem?.advice]).toEqual(['cases.category_unknown', expect.any(String)]);
    await phone.engine.retry(refused.id, report('类别错'));
    await phone.engine.sync();
    expect(new Set(Object.values(await states()))).toEqual(new Set(['synced']));
  });

  it('a busy server is asked again after a pause, and nothing else waits for it', async () => {
    await enqueue('服务器忙');
    await enqueue('不等它');
    const [busy] = await phone.engine.items();
    // One record of two is answered with 503, as a proxy or a server at its limit does.
    const original = globalThis.fetch;
    let left = 1;
    globalThis.fetch = async (...given) => {
      if (String(given[0]).endsWith('/cases') && left > 0) { left -= 1; return new Response('{"type":"about:blank","code":"platform.unavailable","status":503,"title":"忙","advice":"稍后"}', { status: 503, headers: { 'content-type': 'application/problem+json' } }); }
      return original(...given);
    };
    try { await phone.engine.sync(); } finally { globalThis.fetch = original; }
    expect(await states()).toEqual({ 服务器忙: 'waiting', 不等它: 'synced' });
    expect((await itemOf('服务器忙')).notBefore).toBeGreaterThan(phone.now());
    await phone.engine.sync();
    expect((await itemOf('服务器忙')).tries).toBe((busy?.tries ?? 0) + 1);
    phone.wait(10 * 60_000);
    await phone.engine.sync();
    expect(await states()).toEqual({ 服务器忙: 'synced', 不等它: 'synced' });
  });

  it('the sign-in page of a hotel network is no answer', async () => {
    await enqueueWithPhoto('假网络');
    const original = globalThis.fetch;
    globalThis.fetch = async () => new Response('<html>请登录</html>', { status: 200, headers: { 'content-type': 'text/html' } });
    try { for (let pass = 0; pass < 3; pass += 1) await phone.engine.sync(); } finally { globalThis.fetch = original; }
    expect(await states()).toEqual({ 假网络: 'waiting' });
    await phone.engine.sync();
    expect([await states(), await casesNamed('假网络')]).toEqual([{ 假网络: 'synced' }, 1]);
  });

  it('what was discarded after it had already arrived is shown as arrived', async () => {
    await enqueue('已到达');
    phone.fate = ({ url }) => (url.endsWith('/cases') ? { kind: 'loseAnswer' } : { kind: 'pass' });
    await phone.engine.sync();
    phone.fate = () => ({ kind: 'pass' });
    await phone.engine.discard((await itemOf('已到达')).id);
    await enqueue('没送出');
    await phone.engine.discard((await itemOf('没送出')).id);
    await phone.engine.sync();
    expect(await states()).toEqual({ 已到达: 'synced', 没送出: 'discarded' });
    expect((await itemOf('没送出')).input).toMatchObject({ title: '没送出' });
    expect(await casesNamed('没送出')).toBe(0);
  });

  it.each([['its photo went through', 'pass'], ['the network broke', 'cut']] as const)('what is given up while its photo is on its way is never sent, also when %s', async (name, kind) => {
    const label = `半路放弃 ${kind}`;
    await enqueueWithPhoto(label);
    const { id } = await itemOf(label);
    const givenUp: Promise<void>[] = [];
    phone.beforeRequest = ({ method, url }) => { if (method === 'PATCH' && url.includes('/uploads/') && givenUp.length === 0) givenUp.push(phone.engine.discard(id)); };
    phone.fate = ({ method }) => (method === 'PATCH' && kind === 'cut' ? { kind, cutAt: 1_000 } : { kind: 'pass' });
    await phone.engine.sync();
    await Promise.all(givenUp);
    phone.fate = () => ({ kind: 'pass' });
    await phone.engine.sync();
    expect([name, givenUp.length, (await itemOf(label)).state, await casesNamed(label)]).toEqual([name, 1, 'discarded', 0]);
  });

  it('a record takes its draft with it in one breath, and only a photo of this device', async () => {
    await phone.engine.saveDraft('site/9', { note: '草稿' });
    await expect(phone.engine.enqueue({ operation: reportCase, input: report('坏'), subject: 's', draft: 'site/9', photos: [{ sha256: 'f'.repeat(64), pointer: '/photos/-' }] })).rejects.toThrow('not on this device');
    expect(await phone.engine.readDraft('site/9')).toMatchObject({ value: { note: '草稿' } });
    await phone.engine.enqueue({ operation: reportCase, input: report('好'), subject: 's', draft: 'site/9' });
    expect(await phone.engine.readDraft('site/9')).toBeNull();
    await expect(phone.engine.enqueue({ operation: { ...recordObservations, id: 'x.unknown' }, input: {}, subject: 's' })).rejects.toThrow('not registered');
  });

  it('survives a session that ended: everything waits, and goes when the same person is back', async () => {
    await enqueue('会话过期');
    await sql`update people.sessions set expires_at = '2026-01-01' where login_id = ${app.id('login/inspectorE')}`.execute(app.ownerDb);
    await phone.engine.sync();
    expect([await states(), (await phone.engine.safeToWipe()).safe]).toEqual([{ 会话过期: 'signedOut' }, false]);
    await sql`update people.sessions set expires_at = '2100-01-01' where login_id = ${app.id('login/inspectorE')}`.execute(app.ownerDb);
    await phone.engine.sync();
    expect(await states()).toEqual({ 会话过期: 'synced' });
  });
});

describe('a phone without room', () => {
  function fillUp(): () => void {
    const put = IDBObjectStore.prototype.put;
    const add = IDBObjectStore.prototype.add;
    const full = () => { throw new DOMException('no room', 'QuotaExceededError'); };
    IDBObjectStore.prototype.put = full as never;
    IDBObjectStore.prototype.add = full as never;
    return () => { IDBObjectStore.prototype.put = put; IDBObjectStore.prototype.add = add; };
  }

  it('says so, keeps what was entered in memory, and loses nothing that was kept before', async () => {
    await phone.engine.saveDraft('site/1', { note: '先前' });
    await enqueue('先前的记录');
    const makeRoom = fillUp();
    try {
      await expect(phone.engine.saveDraft('site/1', { note: '新写的' })).rejects.toBeInstanceOf(StorageFullError);
      await expect(phone.engine.enqueue({ operation: reportCase, input: report('放不下'), subject: 's', draft: 'site/1' })).rejects.toBeInstanceOf(StorageFullError);
      await expect(phone.engine.addPhoto(new Blob([await aPicture(1, 64, 48)]))).rejects.toBeInstanceOf(StorageFullError);
      expect(await phone.engine.readDraft('site/1')).toMatchObject({ value: { note: '新写的' } });
      expect((await phone.engine.drafts()).map(({ value }) => value)).toEqual([{ note: '新写的' }]);
      expect(phone.engine.unsavedDrafts()).toBe(1);
      expect((await phone.engine.safeToWipe()).why).toContainEqual({ code: 'drafts', count: 1 });
    } finally { makeRoom(); }
    await phone.engine.sync();
    expect(await states()).toEqual({ 先前的记录: 'synced' });
    await phone.engine.saveDraft('site/1', { note: '新写的' });
    expect(phone.engine.unsavedDrafts()).toBe(0);
    phone.kill();
    await phone.open();
    expect(await phone.engine.readDraft('site/1')).toMatchObject({ value: { note: '新写的' } });
  });

  it('is warned in time: by what is left on a small phone, by nothing at all when the browser does not tell', () => {
    const quota = 4 * LOW_FREE_BYTES;
    expect(storageState(0, quota)).toBe('ok');
    expect(storageState(quota - LOW_FREE_BYTES / 2, quota)).toBe('low');
    expect(storageState(quota - FULL_FREE_BYTES + 1, quota)).toBe('full');
    expect(storageState(9e9, 10e9)).toBe('ok');
    expect([storageState(undefined, quota), storageState(1, 0)]).toEqual(['unknown', 'unknown']);
  });
});

describe('room on the phone', () => {
  it('comes back a day after the server signed for a photo, and a month after a record was given up; drafts keep theirs', async () => {
    const sent = await enqueueWithPhoto('已签收');
    const drafted = await phone.engine.addPhoto(new Blob([await aPicture(60_001, 64, 48)]));
    await phone.engine.saveDraft('site/5', {}, [drafted.sha256]);
    const unused = await phone.engine.addPhoto(new Blob([await aPicture(60_002, 64, 48)]));
    await enqueue('放弃');
    await phone.engine.discard((await itemOf('放弃')).id);
    await phone.engine.sync();
    const present = () => Promise.all([sent, drafted.sha256, unused.sha256].map(async (sha256) => (await phone.engine.photoBlob(sha256)) !== null));
    expect(await present()).toEqual([true, true, true]);
    phone.wait(25 * 3_600_000);
    await phone.engine.sync();
    expect([await present(), (await phone.engine.photo(sent))?.held, Object.keys(await states())]).toEqual([[false, true, true], true, ['已签收', '放弃']]);
    phone.wait(31 * 24 * 3_600_000);
    await phone.engine.sync();
    expect([await present(), await states()]).toEqual([[false, true, false], {}]);
  });
});

describe('what the page shows', () => {
  it('is a snapshot that is new exactly when something changed', async () => {
    // Dexie watches its stores only where the browser's own database is; here it is told of one.
    Dexie.dependencies.indexedDB = phone.store as never;
    Dexie.dependencies.IDBKeyRange = IDBKeyRange as never;
    phone.kill();
    await phone.open();
    const before = phone.engine.status();
    expect(phone.engine.status()).toBe(before);
    const told = new Promise<void>((resolve) => { const undo = phone.engine.subscribe(() => { if (phone.engine.status().items.length > 0) { undo(); resolve(); } }); });
    await enqueue('快照');
    await told;
    expect(phone.engine.status()).toMatchObject({ counts: { waiting: 1 }, isSignedOut: false, isSyncing: false });
  });
});

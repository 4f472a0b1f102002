import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows, sql } from '#platform/server/db/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { perform } from '#platform/server/operations/index.ts';
import type { Bound } from '#platform/server/operations/index.ts';
import { savePublicSite } from '#modules/places/contract/index.ts';
import { readFile } from '#modules/files/contract/index.ts';
import { photoBy } from '../../../tests/kit/cases.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  acceptCase, answerResident, chooseResidentCategories, coarsenReports, declineCase, dispatchCase, followReport, listCases, readCase, readFollowedPhoto, readReportForm, rectifyCase, registerCase, REPORT_FLOOD, reportByResident,
  verifyCase,
} from '../contract/index.ts';

const DAY_MS = 86_400_000;
let app: TestApp;
const logLines: string[] = [];
beforeAll(async () => { app = await testApp({ logLines }); });
// Each story on a day of its own: what one address may send is counted.
beforeEach(() => { app.clock.now += 9 * DAY_MS; });
const nobody = (programme = 'alpha') => app.as('nobody', { programme });

async function photo(): Promise<Uint8Array> {
  return new Uint8Array(await sharp({ create: { width: 64, height: 48, channels: 3, background: '#888' } }).withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitude: '31/1' } }).jpeg().toBuffer());
}

async function report(change: Record<string, unknown> = {}) {
  const { formToken } = await nobody().call(readReportForm, {});
  app.clock.now += 30_000;
  return nobody().call(reportByResident, { formToken, categoryCode: 'litter', words: '路口有一堆垃圾', siteId: app.id('site/e1a-1'), ifReported: 'separate', ...change });
}

const caseOf = async (number: string) => (await app.as('office').call(listCases, { q: number })).rows[0] as { id: string; version: number };

describe('a resident’s report', () => {
  it('becomes a case without a person, with its photo re-encoded, and can be followed by its code alone', async () => {
    const sent = await report({ file: { fileName: 'IMG.jpg', body: await photo() }, address: '学府街 12 号门前' });
    expect(sent.number).toMatch(/^\d{4}-\d{6}$/);
    const found = await caseOf(sent.number);
    const read = await app.as('office').call(readCase, { caseId: found.id });
    expect(read).toMatchObject({ state: 'reported', source: 'citizen', reportedBy: null, description: '路口有一堆垃圾', resident: { address: '学府街 12 号门前', supporterCount: 0 } });
    expect(read.photos).toMatchObject([{ addedBy: null, role: 'near' }]);
    const bytes = await app.as('zoneEast').call(readFile, { fileId: read.photos[0]?.fileId as string });
    expect((await sharp(bytes.body).metadata()).exif).toBeUndefined();
    const followed = await nobody().call(followReport, { followToken: sent.followToken });
    expect(followed).toMatchObject({ number: sent.number, state: 'reported', steps: [{ act: 'report', reason: null }], photoIds: [] });
    expect(JSON.stringify(followed)).not.toMatch(/示例leader/);
    const stored = await rows<{ token_hash: Buffer }>(app.ownerDb, sql`select token_hash from cases.follows`);
    expect(stored.some((row) => row.token_hash.toString().includes(sent.followToken))).toBe(false);
  });

  it('lies in the smallest place around its point, and is seen by those who look after it and nobody else', async () => {
    const square = { type: 'Polygon', coordinates: [[[108.2, 32.2], [108.21, 32.2], [108.21, 32.21], [108.2, 32.21], [108.2, 32.2]]] };
    await sql`update places.places set boundary = ${JSON.stringify(square)}::jsonb where programme_id = ${app.id('programme')} and code = 'e2a'`.execute(app.ownerDb);
    const { number } = await report({ siteId: undefined, longitude: 108.205, latitude: 32.205 });
    expect((await app.as('zoneEast').call(listCases, { q: number })).rows).toMatchObject([{ placeId: app.id('place/e2a') }]);
    expect((await app.as('zoneWest').call(listCases, { q: number })).rows).toEqual([]);
  });

  it('is told to its sender step by step, with the reason when it is not taken up and no name in it', async () => {
    const sent = await report();
    const { id: caseId, version } = await caseOf(sent.number);
    await app.as('office').call(declineCase, { caseId, version, reason: '现场核实，垃圾已由保洁员清走' });
    const followed = await nobody().call(followReport, { followToken: sent.followToken });
    expect(followed.steps).toMatchObject([{ act: 'report' }, { act: 'decline', reason: '现场核实，垃圾已由保洁员清走' }]);
    const page = await app.http.inject({ url: `/public/alpha/follow/${sent.followToken}`, headers: { accept: 'text/html' } });
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).toContain('现场核实，垃圾已由保洁员清走');
    expect(page.body).not.toContain('示例');
  });

  it('shows the photo of the fix only once it is closed and somebody has marked it as fit to be shown', async () => {
    const sent = await report();
    const { id: caseId, version } = await caseOf(sent.number);
    let at = await app.as('office').call(registerCase, { caseId, version, checkedOnSite: true, note: '内部备注' });
    at = await app.as('office').call(dispatchCase, { caseId, version: at.version });
    at = await app.as('leaderE').call(acceptCase, { caseId, version: at.version });
    const fileId = await photoBy(app, 'leaderE', 'e1a-1');
    at = await app.as('leaderE').call(rectifyCase, { caseId, version: at.version, note: '已清理', photos: [{ fileId, role: 'after' }] });
    await app.as('office').call(answerResident, { caseId, answer: '已清理，谢谢您。', photosPublic: true });
    expect((await nobody().call(followReport, { followToken: sent.followToken })).photoIds).toEqual([]);
    await app.as('inspectorAll').call(verifyCase, { caseId, version: at.version, outcome: 'pass' });
    const followed = await nobody().call(followReport, { followToken: sent.followToken });
    expect(followed).toMatchObject({ state: 'closed', answer: '已清理，谢谢您。', photoIds: [fileId] });
    expect(JSON.stringify(followed)).not.toContain('内部备注');
    expect((await nobody().call(readFollowedPhoto, { followToken: sent.followToken, fileId })).body.byteLength).toBeGreaterThan(100);
    await app.as('office').call(answerResident, { caseId, answer: '已清理，谢谢您。' });
    expect((await problemOf(nobody().call(readFollowedPhoto, { followToken: sent.followToken, fileId }))).code).toBe('platform.not_found');
  });

  it('never shows a photo that came after somebody looked', async () => {
    const sent = await report();
    const { id: caseId, version } = await caseOf(sent.number);
    let at = await app.as('office').call(registerCase, { caseId, version, checkedOnSite: true, note: '内部备注' });
    at = await app.as('office').call(dispatchCase, { caseId, version: at.version });
    at = await app.as('leaderE').call(acceptCase, { caseId, version: at.version });
    await app.as('office').call(answerResident, { caseId, answer: '正在处理。', photosPublic: true });
    app.clock.now += 60_000;
    const fileId = await photoBy(app, 'leaderE', 'e1a-1');
    at = await app.as('leaderE').call(rectifyCase, { caseId, version: at.version, note: '已清理', photos: [{ fileId, role: 'after' }] });
    await app.as('inspectorAll').call(verifyCase, { caseId, version: at.version, outcome: 'pass' });
    expect((await nobody().call(followReport, { followToken: sent.followToken })).photoIds).toEqual([]);
    expect((await problemOf(nobody().call(readFollowedPhoto, { followToken: sent.followToken, fileId }))).code).toBe('platform.not_found');
  });

  it('is answered only where there is one, by those who reach it', async () => {
    const sent = await report();
    const { id: caseId } = await caseOf(sent.number);
    expect((await problemOf(app.as('zoneWest').call(answerResident, { caseId, answer: '谢谢' }))).code).toBe('cases.not_by_resident');
    await app.as('zoneEast').call(answerResident, { caseId, answer: '谢谢' });
  });
});

describe('one’s own report', () => {
  it('is shown again by one’s own code with its words, place and photo, and to nobody who only joined in', async () => {
    const sent = await report({ file: { fileName: 'IMG.jpg', body: await photo() }, address: '学府街 12 号门前' });
    const { own } = await nobody().call(followReport, { followToken: sent.followToken });
    expect(own).toMatchObject({ words: '路口有一堆垃圾', address: '学府街 12 号门前', photoIds: [expect.any(String)] });
    const fileId = own?.photoIds[0] as string;
    expect((await nobody().call(readFollowedPhoto, { followToken: sent.followToken, fileId })).body.byteLength).toBeGreaterThan(100);
    const page = await app.http.inject({ url: `/public/alpha/follow/${sent.followToken}`, headers: { accept: 'text/html' } });
    expect(page.body).toContain('路口有一堆垃圾');
    expect(page.body).toContain(`/public/alpha/follow/${sent.followToken}/photos/${fileId}`);
    const joined = await report({ ifReported: 'support' });
    expect(joined).toMatchObject({ number: sent.number, supported: true });
    expect((await nobody().call(followReport, { followToken: joined.followToken })).own).toBeNull();
    expect((await problemOf(nobody().call(readFollowedPhoto, { followToken: joined.followToken, fileId }))).code).toBe('platform.not_found');
  });

  it('does not hold what staff added to it', async () => {
    const sent = await report();
    const { id: caseId } = await caseOf(sent.number);
    const fileId = await photoBy(app, 'office', 'e1a-1');
    await sql`insert into cases.case_photos (programme_id, case_id, file_id, role, added_at, added_by) values (${app.id('programme')}, ${caseId}, ${fileId}, 'near', now(), ${app.id('person/office')})`.execute(app.ownerDb);
    expect((await nobody().call(followReport, { followToken: sent.followToken })).own?.photoIds).toEqual([]);
  });
});

describe('a problem that was reported already', () => {
  it('is followed by the next person instead of becoming a second case, if they say it is the same', async () => {
    const first = await report();
    const { formToken } = await nobody().call(readReportForm, {});
    app.clock.now += 30_000;
    const again = { formToken, categoryCode: 'litter', words: '这里有垃圾', siteId: app.id('site/e1a-1') };
    const problem = await problemOf(nobody().call(reportByResident, again));
    expect(problem.code).toBe('cases.already_reported');
    expect(problem.problem.params).toEqual({ number: first.number });
    const supported = await nobody().call(reportByResident, { ...again, ifReported: 'support' });
    expect(supported).toMatchObject({ number: first.number, supported: true });
    expect((await nobody().call(followReport, { followToken: supported.followToken })).supporterCount).toBe(1);
    expect((await nobody().call(reportByResident, { ...again, ifReported: 'separate' })).number).not.toBe(first.number);
  });

  it('is the same at one site or within eighty metres, in one category, while it is open', async () => {
    const at = { siteId: undefined, placeId: app.id('place/w1a'), longitude: 108.5, latitude: 32.5 };
    await report(at);
    expect((await problemOf(report({ ...at, ifReported: 'ask', latitude: 32.5005 }))).code).toBe('cases.already_reported');
    expect((await report({ ...at, ifReported: 'ask', latitude: 32.501 })).supported).toBe(false);
    expect((await report({ ...at, ifReported: 'ask', categoryCode: 'puddle' })).supported).toBe(false);
  });

  it('says nothing of what the programme’s own people found', async () => {
    await sql`insert into cases.cases (programme_id, id, number, state, source, category_code, title, place_id, site_id, reported_at, reported_by)
      values (${app.id('programme')}, ${app.id('case/patrol')}, '2026-900001', 'registered', 'patrol', 'puddle', '内部', ${app.id('place/e1b')}, ${app.id('site/e1b-1')}, now(), ${app.id('person/office')})`.execute(app.ownerDb);
    expect((await report({ ifReported: 'ask', categoryCode: 'puddle', siteId: app.id('site/e1b-1') })).supported).toBe(false);
  });
});

describe('what is not taken', () => {
  it('is a form that was never shown, too fast or left too long', async () => {
    const { formToken } = await nobody().call(readReportForm, {});
    const input = { categoryCode: 'litter', words: '垃圾', siteId: app.id('site/e1b-2') };
    expect((await problemOf(nobody().call(reportByResident, { ...input, formToken }))).code).toBe('cases.form_stale');
    expect((await problemOf(nobody().call(reportByResident, { ...input, formToken: 'made.up' }))).code).toBe('cases.form_stale');
    app.clock.now += DAY_MS;
    expect((await problemOf(nobody().call(reportByResident, { ...input, formToken }))).code).toBe('cases.form_stale');
  });

  it('is what a machine fills in, what is no photo, and what has no place', async () => {
    const dropped = await report({ website: 'http://spam.example', siteId: app.id('site/e1b-2') });
    expect((await problemOf(nobody().call(followReport, { followToken: dropped.followToken }))).code).toBe('platform.not_found');
    expect((await problemOf(report({ siteId: app.id('site/e1b-2'), file: { fileName: 'a.jpg', body: new TextEncoder().encode('<svg onload=alert(1)>') } }))).code).toBe('files.type_not_accepted');
    app.clock.now += 60_000;
    expect((await problemOf(report({ siteId: undefined }))).code).toBe('cases.place_required');
    expect((await problemOf(report({ siteId: '01234567-89ab-7def-8123-456789abcdef' }))).code).toBe('cases.place_unknown');
    expect((await problemOf(report({ categoryCode: 'nothing' }))).code).toBe('cases.category_unknown');
  });

  it('is more than five a minute or forty a day from one address', async () => {
    const codes: string[] = [];
    for (let minute = 0; minute < 10; minute += 1) {
      app.clock.now += 61_000;
      const { formToken } = await nobody().call(readReportForm, {});
      for (let at = 0; at < 6; at += 1) {
        codes.push(await nobody().call(reportByResident, { formToken, categoryCode: 'litter', words: '太快' }).then(() => 'taken', async (error: unknown) => (await problemOf(Promise.reject(error))).code));
      }
    }
    expect(codes.slice(0, 6)).toEqual([...Array.from({ length: 5 }, () => 'cases.form_stale'), 'platform.too_many_requests']);
    expect(codes.filter((code) => code === 'cases.form_stale')).toHaveLength(34);
  });

  it('from a flood is told to the office long before it stops anybody, and shown to everybody once it does', async () => {
    const { number } = await report();
    const { id: caseId } = await caseOf(number);
    const follows = (count: number) => sql`insert into cases.follows (programme_id, id, case_id, kind, token_hash, created_at)
      select ${app.id('programme')}, gen_random_uuid(), ${caseId}, 'supporter', sha256(gen_random_uuid()::text::bytea), ${new Date(app.clock.now).toISOString()} from generate_series(1, ${count})`.execute(app.ownerDb);
    const told = async (person: string) => (await app.as(person).call(listMyDuties, { kind: ['cases.reportFlood'] })).rows.map((row) => row.titleEn);
    expect(await told('office')).toEqual([]);
    await follows(REPORT_FLOOD.toldFrom);
    expect(await told('office')).toEqual(['301 residents’ reports within the last hour']);
    expect(await told('zoneEast')).toEqual([]);
    await report();
    await follows(REPORT_FLOOD.pausedFrom);
    expect((await problemOf(report())).code).toBe('cases.reporting_paused');
    expect((await app.http.inject({ url: '/public/alpha/report', headers: { accept: 'text/html' } })).body).toContain('暂时不接收');
    app.clock.now += 3_600_000;
    await report();
    expect((await app.http.inject({ url: '/public/alpha/report', headers: { accept: 'text/html' } })).body).not.toContain('暂时不接收');
  });

  it('is anything while the office has the switch off, or where the public site is closed', async () => {
    const site = { siteOpen: true, aboutZh: null, aboutEn: null, contact: null, recordNumber: null, mapApprovalNumber: null };
    await app.as('office').call(savePublicSite, { ...site, reportingOpen: false });
    expect((await problemOf(nobody().call(readReportForm, {}))).code).toBe('cases.reporting_closed');
    await app.as('office').call(savePublicSite, { ...site, reportingOpen: true });
    expect((await problemOf(nobody('beta').call(readReportForm, {}))).code).toBe('platform.not_found');
  });
});

describe('the form without a script', () => {
  it('takes a photo and a place, and leads to the page that follows it', async () => {
    const page = await app.http.inject({ url: '/public/alpha/report', headers: { accept: 'text/html' } });
    const formToken = /name="formToken" value="([^"]+)"/.exec(page.body)?.[1] as string;
    app.clock.now += 30_000;
    const form = new FormData();
    for (const [name, value] of Object.entries({ formToken, categoryCode: 'greenery', words: '花坛里的树枯了', placeId: app.id('place/w1'), address: '广场花坛', longitude: '', latitude: '', siteId: '', website: '' })) form.append(name, value);
    form.append('photos', new Blob([await photo() as Uint8Array<ArrayBuffer>]), 'a.jpg');
    form.append('photos', new Blob([]), '');
    const encoded = new Response(form);
    const sent = await app.http.inject({ method: 'POST', url: '/public/alpha/report', headers: { 'content-type': encoded.headers.get('content-type') as string, accept: 'text/html' }, payload: Buffer.from(await encoded.arrayBuffer()) });
    expect(sent.statusCode).toBe(303);
    const follow = await app.http.inject({ url: sent.headers.location as string, headers: { accept: 'text/html' } });
    expect(follow.body).toContain('已收到，请保存这个网址');
    const number = /\d{4}-\d{6}/.exec(follow.body)?.[0] as string;
    const read = await app.as('office').call(readCase, { caseId: (await caseOf(number)).id });
    expect(read.title).toBe('绿地养护：广场花坛');
    expect(read.photos).toHaveLength(1);
  });
});

describe('exact places', () => {
  it('are given up after ninety days, and the place stays', async () => {
    const { number } = await report({ siteId: undefined, placeId: app.id('place/w1a'), longitude: 108.7, latitude: 32.7 });
    const { id: caseId } = await caseOf(number);
    app.clock.now += 91 * DAY_MS;
    const run = () => perform(app.runtime, app.runtime.operations.get(coarsenReports.id) as Bound, { asSystem: { programmeId: app.id('programme') } }, {}, { requestId: 'test', locale: 'zh-CN' });
    expect(await run()).toMatchObject({ ok: true });
    expect(await app.as('office').call(readCase, { caseId })).toMatchObject({ longitude: null, latitude: null, placeId: app.id('place/w1a') });
    expect(await run()).toMatchObject({ ok: true, output: { coarsened: 0 } });
  });
});

describe('the database itself', () => {
  it('shows nobody a case, its story, its photos, its report or who follows it', async () => {
    for (const table of ['cases.cases', 'cases.case_events', 'cases.case_photos', 'cases.resident_reports', 'cases.follows', 'files.files', 'places.sites']) {
      const seen = await app.appDb.transaction().execute(async (tx) => {
        await sql`select people.open_request(null, 'alpha', 'public', now(), interval '1 hour')`.execute(tx);
        return rows(tx, sql`select 1 from ${sql.table(table)}`);
      });
      expect(seen, table).toEqual([]);
    }
  });
  it('keeps a code of one programme from opening anything in another', async () => {
    const sent = await report();
    expect((await problemOf(nobody('beta').call(followReport, { followToken: sent.followToken }))).code).toBe('platform.not_found');
  });
});

describe('the code of a report', () => {
  it('never stands in the log, wherever somebody brings it', async () => {
    const { followToken } = await report();
    const before = logLines.length;
    const page = (url: string) => app.http.inject({ url, headers: { accept: 'text/html' } });
    for (const url of [`/public/alpha/follow/${followToken}`, `/public/alpha/follow?code=${followToken}`, `/public/alpha/follow/${followToken}/nothing`, `/public/alpha/${followToken}`, `/nowhere/${followToken}`]) await page(url);
    await nobody().call(followReport, { followToken });
    await problemOf(nobody('beta').call(followReport, { followToken }));
    // A call of each was logged, so that what is looked for could have been there.
    expect(logLines.slice(before).filter((line) => line.includes('/public/:programme/follow/:followToken'))).not.toEqual([]);
    expect(logLines.length - before).toBeGreaterThanOrEqual(7);
    expect(logLines.filter((line) => line.includes(followToken))).toEqual([]);
  });

  it('is not kept for an answer given twice: a call with the same key is refused instead', async () => {
    const { formToken } = await nobody().call(readReportForm, {});
    app.clock.now += 30_000;
    const send = () => app.http.inject({
      method: 'POST', url: '/api/programmes/alpha/public/reports', headers: { 'idempotency-key': 'one-phone-one-report' },
      payload: { formToken, categoryCode: 'litter', words: '同一个键', siteId: app.id('site/e1a-1'), ifReported: 'separate' },
    });
    const first = await send();
    expect(first.statusCode).toBe(200);
    const { followToken } = first.json<{ followToken: string }>();
    expect((await send()).statusCode).toBe(409);
    const kept = await rows<{ output: unknown }>(app.ownerDb, sql`select output from platform.idempotency_keys`);
    expect(JSON.stringify(kept)).not.toContain(followToken);
  });
});

describe('the categories that residents are offered', () => {
  it('are those the office chose, and never the one about the platform', async () => {
    await app.as('office').call(chooseResidentCategories, { codes: ['puddle', 'puddle'] });
    expect((await nobody().call(readReportForm, {})).categories.map((category) => category.code)).toEqual(['puddle']);
    expect((await problemOf(report())).code).toBe('cases.category_unknown');
    for (const codes of [['nothing'], ['platform-feedback']]) expect((await problemOf(app.as('office').call(chooseResidentCategories, { codes }))).code).toBe('cases.category_unknown');
    expect((await problemOf(app.as('office').call(chooseResidentCategories, { codes: [] }))).code).toBe('platform.invalid_input');
    await app.as('office').call(chooseResidentCategories, { codes: ['litter', 'puddle'] });
    expect((await report()).supported).toBe(false);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { rows, sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  closeNotice, draftNotice, followObjection, listNotices, listObjections, listPublicNotices, objectToNotice, publishNotice, readNotice, readObjectionForm, readPublicNotice, resolveObjection, sealObjections,
  updateNotice, withdrawNotice,
} from '../contract/index.ts';
import { sealObjectionsEverywhere } from './sealing.ts';

const DAY_MS = 86_400_000;
const text = {
  kind: 'nameList', title: '文明集市命名公示', body: '经评议，拟命名以下集市。\n现予公示。', howToObject: '电话 000-0000000，工作日',
  list: { columns: ['名称', '所在地'], rows: [['东街集市', '东街社区'], ['西街集市', '西街社区']] },
} as const;
const input = { ...text, hasNames: false, list: { columns: [...text.list.columns], rows: text.list.rows.map((cells) => [...cells]) } };

let app: TestApp;
beforeAll(async () => { app = await testApp(); });
const nobody = (programme = 'alpha') => app.as('nobody', { programme });

async function published(change: Record<string, unknown> = {}): Promise<string> {
  const { id, version } = await app.as('office').call(draftNotice, { ...input, ...change });
  await app.as('lead').call(publishNotice, { noticeId: id, version });
  return id;
}

async function object(noticeId: string, change: Record<string, unknown> = {}): Promise<void> {
  const { formToken } = await nobody().call(readObjectionForm, { noticeId });
  app.clock.now += 5_000;
  await nobody().call(objectToNotice, { noticeId, formToken, words: '东街集市占道，不应命名。', ...change });
}

describe('a public notice', () => {
  it('is published by somebody who wrote none of it, whoever changed it last', async () => {
    const { id: noticeId, version } = await app.as('office').call(draftNotice, input);
    expect((await problemOf(app.as('office').call(publishNotice, { noticeId, version }))).code).toBe('notices.drafter_cannot_publish');
    const changed = await app.as('office2').call(updateNotice, { noticeId, version, ...input, title: '文明集市命名公示（修订）' });
    expect((await problemOf(app.as('office').call(publishNotice, { noticeId, version }))).code).toBe('notices.changed_meanwhile');
    expect((await problemOf(app.as('office2').call(publishNotice, { noticeId, version: changed.version }))).code).toBe('notices.drafter_cannot_publish');
    expect((await problemOf(app.as('office').call(publishNotice, { noticeId, version: changed.version }))).code).toBe('notices.drafter_cannot_publish');
    expect((await app.as('office').call(readNotice, { noticeId })).acts).not.toContain('publish');
    expect((await app.as('lead').call(readNotice, { noticeId })).acts).toContain('publish');
    await expect(sql`update notices.notices set published_by = ${app.id('person/office')} where id = ${noticeId}`.execute(app.ownerDb)).rejects.toThrow('notices__publisher_is_no_author');
    expect(await app.as('lead').call(publishNotice, { noticeId, version: changed.version })).toMatchObject({ state: 'published' });
    expect((await problemOf(app.as('office2').call(updateNotice, { noticeId, version: 3, ...input }))).code).toBe('notices.act_not_allowed');
  });

  it('stands for seven days unless told otherwise, and not from a day that has passed', async () => {
    const id = await published();
    const { startsOn, endsOn } = await app.as('office').call(readNotice, { noticeId: id });
    expect((Date.parse(endsOn as string) - Date.parse(startsOn as string)) / DAY_MS).toBe(6);
    const late = await app.as('office').call(draftNotice, { ...input, startsOn: '2026-01-01', periodDays: 3 });
    expect((await problemOf(app.as('lead').call(publishNotice, { noticeId: late.id, version: 1 }))).code).toBe('notices.starts_in_past');
  });

  it('that begins later says so to the office, and is nobody else’s until its first day', async () => {
    const startsOn = new Date(app.clock.now + 2 * DAY_MS).toISOString().slice(0, 10);
    const draft = await app.as('office').call(draftNotice, { ...input, startsOn });
    expect(await app.as('office').call(readNotice, { noticeId: draft.id })).toMatchObject({ state: 'draft', startsLater: true });
    await app.as('lead').call(publishNotice, { noticeId: draft.id, version: 1 });
    expect((await problemOf(nobody().call(readPublicNotice, { noticeId: draft.id }))).code).toBe('platform.not_found');
    app.clock.now = Date.parse(`${startsOn}T01:00:00Z`);
    expect(await app.as('office').call(readNotice, { noticeId: draft.id })).toMatchObject({ state: 'published', startsLater: false });
    expect((await nobody().call(readPublicNotice, { noticeId: draft.id })).id).toBe(draft.id);
  });

  it('names persons only once their consent is confirmed and said, whoever asks', async () => {
    const { id: noticeId } = await app.as('office').call(draftNotice, { ...input, hasNames: true, consentConfirmed: true });
    expect((await problemOf(app.as('lead').call(publishNotice, { noticeId, version: 1 }))).code).toBe('notices.consent_missing');
    await expect(sql`update notices.notices set state = 'published', starts_on = now(), ends_on = now(), published_by = ${app.id('person/lead')} where id = ${noticeId}`.execute(app.ownerDb))
      .rejects.toThrow('notices__names_need_consent');
    await app.as('office').call(updateNotice, { noticeId, version: 1, ...input, hasNames: true, consentConfirmed: true, noMinorsConfirmed: true, consentNote: '本人书面同意' });
    await app.as('lead').call(publishNotice, { noticeId, version: 2 });
  });

  it('does not publish a list before somebody has said whether it names persons', async () => {
    const { id: noticeId } = await app.as('office').call(draftNotice, { ...input, hasNames: undefined });
    expect((await problemOf(app.as('lead').call(publishNotice, { noticeId, version: 1 }))).code).toBe('notices.names_unanswered');
    await expect(sql`update notices.notices set state = 'published', starts_on = now(), ends_on = now(), published_by = ${app.id('person/lead')} where id = ${noticeId}`.execute(app.ownerDb))
      .rejects.toThrow('notices__names_answered');
    const list = { columns: ['姓名', '单位'], rows: [['示例一', '演示局']] };
    await app.as('office').call(updateNotice, { noticeId, version: 1, ...input, list, hasNames: false });
    const problem = await problemOf(app.as('lead').call(publishNotice, { noticeId, version: 2 }));
    expect([problem.code, problem.problem.title]).toEqual(['notices.names_in_list', '名单有“姓名”一列，却写着没有个人姓名']);
  });

  it('has a list whose rows fit their headings', async () => {
    const problem = await problemOf(app.as('office').call(draftNotice, { ...input, list: { columns: ['名称', '所在地'], rows: [['东街集市']] } }));
    expect(problem.code).toBe('notices.list_uneven');
  });

  it('is listed with its state for those who work on it', async () => {
    const { rows: found } = await app.as('office').call(listNotices, { state: 'published', pageSize: 50 });
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map((row) => row.state))).toEqual(new Set(['published']));
    // A coordinator of one zone reads what everybody reads, and no draft.
    const zone = await app.as('zoneEast').call(listNotices, { pageSize: 50 });
    expect(zone.rows.some((row) => row.state === 'draft')).toBe(false);
  });
});

describe('what the public sees of notices', () => {
  it('is what was published, with the days left, and nothing of drafts, withdrawn ones or other programmes', async () => {
    const shown = await published({ title: '公众可见的公示' });
    const { id: draft } = await app.as('office').call(draftNotice, { ...input, title: '只是草稿' });
    const withdrawn = await published({ title: '将要撤回' });
    await app.as('lead').call(withdrawNotice, { noticeId: withdrawn, reason: '名单有误' });
    const titles = (await nobody().call(listPublicNotices, { pageSize: 100 })).rows.map((row) => row.title);
    expect(titles).toContain('公众可见的公示');
    expect(titles).not.toContain('只是草稿');
    expect(titles).not.toContain('将要撤回');
    expect(await nobody().call(readPublicNotice, { noticeId: shown })).toMatchObject({ daysLeft: 7, mayObject: true, list: input.list });
    for (const noticeId of [draft, withdrawn]) expect((await problemOf(nobody().call(readPublicNotice, { noticeId }))).code).toBe('platform.not_found');
    expect((await problemOf(nobody('beta').call(readPublicNotice, { noticeId: shown }))).code).toBe('platform.not_found');
    expect((await problemOf(nobody('beta').call(listPublicNotices, {}))).code).toBe('platform.not_found');
  });

  it('loses text and names when the period is over, and keeps title and result', async () => {
    const noticeId = await published({ title: '期满撤下' });
    const staying = await published({ title: '期满保留', hidesAfter: false });
    app.clock.now += 8 * DAY_MS;
    expect(await nobody().call(readPublicNotice, { noticeId })).toMatchObject({ title: '期满撤下', body: null, list: null, daysLeft: 0, mayObject: false });
    expect((await nobody().call(readPublicNotice, { noticeId: staying })).body).toContain('现予公示');
    await app.as('lead').call(closeNotice, { noticeId, closingNote: '无异议，予以命名。' });
    const page = await app.http.inject({ url: `/public/alpha/notices/${noticeId}`, headers: { accept: 'text/html' } });
    expect(page.body).toContain('无异议，予以命名。');
    expect(page.body).not.toContain('东街集市');
  });
});

describe('an objection', () => {
  it('is taken without a name, kept sealed, and read only by those who handle it', async () => {
    const noticeId = await published();
    await object(noticeId, { sender: '示例居民', contact: '000-1111111' });
    const [stored] = await rows<{ sender_sealed: string; contact_sealed: string; words: string | null; words_sealed: string }>(app.ownerDb, sql`select sender_sealed, contact_sealed, words, words_sealed from notices.objections where notice_id = ${noticeId}`);
    expect(`${stored?.sender_sealed ?? ''}${stored?.contact_sealed ?? ''}${stored?.words ?? ''}${stored?.words_sealed ?? ''}`).not.toMatch(/示例|1111111|东街/);
    const { rows: found } = await app.as('office').call(listObjections, { noticeId });
    expect(found).toMatchObject([{ state: 'open', sender: '示例居民', contact: '000-1111111', words: '东街集市占道，不应命名。' }]);
    expect((await problemOf(app.as('zoneEast').call(listObjections, { noticeId }))).code).toBe('platform.not_permitted');
    // As it was written before words were sealed: read as it is, and sealed by the next nightly run.
    await sql`update notices.objections set words = '早先写下的异议', words_sealed = null where notice_id = ${noticeId}`.execute(app.ownerDb);
    const words = async () => (await app.as('office').call(listObjections, { noticeId })).rows.map((row) => row.words);
    expect(await words()).toEqual(['早先写下的异议']);
    expect(await app.as('office').call(sealObjections, {})).toEqual({ sealed: 1 });
    expect(await rows(app.ownerDb, sql`select words from notices.objections where notice_id = ${noticeId}`)).toEqual([{ words: null }]);
    expect([await words(), await app.as('office').call(sealObjections, {})]).toEqual([['早先写下的异议'], { sealed: 0 }]);
  });

  it('that came before words were sealed is sealed in one night, however many there are', async () => {
    const noticeId = await published();
    await sql`insert into notices.objections (programme_id, id, notice_id, state, received_at, words, outcome, answer, resolved_at, resolved_by)
      select ${app.id('programme')}, gen_random_uuid(), ${noticeId}, 'resolved', now(), '早先写下的异议', 'notUpheld', '核实不成立', now(), ${app.id('person/lead')} from generate_series(1, 2001)`.execute(app.ownerDb);
    await sealObjectionsEverywhere({}, { runtime: app.runtime, signal: new AbortController().signal });
    const [left] = await rows<{ plain: number; sealed: number }>(app.ownerDb, sql`select count(words)::int as plain, count(words_sealed)::int as sealed from notices.objections where notice_id = ${noticeId}`);
    expect(left).toEqual({ plain: 0, sealed: 2001 });
  });

  it('keeps its notice from being closed until it is resolved', async () => {
    const noticeId = await published();
    await object(noticeId);
    expect((await problemOf(app.as('lead').call(closeNotice, { noticeId, closingNote: '无异议' }))).code).toBe('notices.period_runs');
    app.clock.now += 8 * DAY_MS;
    expect((await problemOf(app.as('lead').call(closeNotice, { noticeId, closingNote: '无异议' }))).code).toBe('notices.objection_open');
    const [objection] = (await app.as('office').call(listObjections, { noticeId })).rows;
    const objectionId = objection?.id as string;
    // Whoever wrote the notice does not answer for it, whatever asks.
    expect((await problemOf(app.as('office').call(resolveObjection, { objectionId, outcome: 'notUpheld', answer: '现场核实，不占道。' }))).code).toBe('notices.handler_cannot_resolve');
    expect(objection?.mayResolve).toBe(false);
    await expect(sql`update notices.objections set state = 'resolved', outcome = 'notUpheld', answer = '自己答复', resolved_by = ${app.id('person/office')} where id = ${objectionId}`.execute(app.ownerDb)).rejects.toThrow(/does not resolve/);
    await app.as('lead').call(resolveObjection, { objectionId, outcome: 'notUpheld', answer: '现场核实，不占道。' });
    expect((await problemOf(app.as('lead').call(resolveObjection, { objectionId, outcome: 'upheld', answer: '再处理一次' }))).code).toBe('notices.objection_resolved');
    expect(await app.as('lead').call(closeNotice, { noticeId, closingNote: '收到异议一件，核实不成立。' })).toEqual({ state: 'closed' });
    expect((await problemOf(nobody().call(readObjectionForm, { noticeId }))).code).toBe('notices.period_over');
  });

  it('needs a name where the notice says so', async () => {
    const noticeId = await published({ realName: true });
    const { formToken } = await nobody().call(readObjectionForm, { noticeId });
    app.clock.now += 60_000;
    expect((await problemOf(nobody().call(objectToNotice, { noticeId, formToken, words: '有意见' }))).code).toBe('notices.name_required');
    await nobody().call(objectToNotice, { noticeId, formToken, words: '有意见', sender: '示例居民' });
  });

  it('is not taken from a form that was never shown, too fast, or filled in by a machine', async () => {
    const noticeId = await published();
    const { formToken } = await nobody().call(readObjectionForm, { noticeId });
    expect((await problemOf(nobody().call(objectToNotice, { noticeId, formToken, words: '太快了' }))).code).toBe('notices.form_stale');
    app.clock.now += 60_000;
    expect((await problemOf(nobody().call(objectToNotice, { noticeId, formToken: 'abc.def', words: '伪造' }))).code).toBe('notices.form_stale');
    expect(await nobody().call(objectToNotice, { noticeId, formToken, words: '广告', website: 'http://spam.example' })).toMatchObject({ received: true });
    expect((await app.as('office').call(listObjections, { noticeId })).total).toBe(0);
  });

  it('comes so often from one address and no more', async () => {
    const noticeId = await published();
    const { formToken } = await nobody().call(readObjectionForm, { noticeId });
    app.clock.now += 120_000;
    const answers: string[] = [];
    for (let at = 0; at < 7; at += 1) answers.push(await nobody().call(objectToNotice, { noticeId, formToken, words: `意见${at}` }).then(() => 'taken', async (error: unknown) => (await problemOf(Promise.reject(error))).code));
    expect(answers.filter((answer) => answer === 'taken').length).toBeLessThanOrEqual(5);
    expect(answers.at(-1)).toBe('platform.too_many_requests');
  });

  it('can be sent from the page without a script', async () => {
    const noticeId = await published();
    app.clock.now += 120_000;
    const page = await app.http.inject({ url: `/public/alpha/notices/${noticeId}/object`, headers: { accept: 'text/html' } });
    expect(page.headers['cache-control']).toBe('no-store');
    const formToken = /name="formToken" value="([^"]+)"/.exec(page.body)?.[1] as string;
    const send = (fields: Record<string, string>) => app.http.inject({
      method: 'POST', url: `/public/alpha/notices/${noticeId}/object`, headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }, payload: new URLSearchParams({ formToken, ...fields }).toString(),
    });
    const tooFast = await send({ words: '<b>请核实</b>' });
    expect(tooFast.statusCode).toBe(422);
    expect(tooFast.body).toContain('&lt;b&gt;请核实&lt;/b&gt;');
    app.clock.now += 10_000;
    const sent = await send({ words: '请核实名单第一项。' });
    expect(sent.statusCode).toBe(303);
    expect((await app.http.inject({ url: sent.headers.location as string, headers: { accept: 'text/html' } })).body).toContain('异议已收到');
  });

  it('is followed by the code that its sender alone was given, from received to its answer', async () => {
    const noticeId = await published();
    app.clock.now += 120_000;
    const { formToken } = await nobody().call(readObjectionForm, { noticeId });
    app.clock.now += 10_000;
    const { number, followToken } = await nobody().call(objectToNotice, { noticeId, formToken, words: '东街集市占道。', contact: '000-1111111' });
    expect(await nobody().call(followObjection, { followToken })).toMatchObject({ number, noticeId, state: 'open', outcome: null, answer: null });
    const [objection] = (await app.as('lead').call(listObjections, { noticeId })).rows;
    expect(objection).toMatchObject({ number, mayResolve: true });
    await app.as('lead').call(resolveObjection, { objectionId: objection?.id as string, outcome: 'upheld', answer: '核实属实，已移出名单。' });
    const told = await nobody().call(followObjection, { followToken });
    expect(told).toMatchObject({ state: 'resolved', outcome: 'upheld', answer: '核实属实，已移出名单。' });
    expect(JSON.stringify(told)).not.toMatch(/1111111|东街集市占道/);
    const page = await app.http.inject({ url: `/public/alpha/objections/follow/${followToken}`, headers: { accept: 'text/html' } });
    expect([page.statusCode, page.headers['cache-control'], page.body.includes('核实属实，已移出名单。'), page.body.includes(number)]).toEqual([200, 'no-store', true, true]);
    // A code that was never given leads nowhere, and what is kept of one does not lead back to it.
    expect((await problemOf(nobody().call(followObjection, { followToken: 'x'.repeat(32) }))).code).toBe('platform.not_found');
    const [kept] = await rows<{ text: string }>(app.ownerDb, sql`select to_jsonb(o)::text as text from notices.objections o where number = ${number}`);
    expect(kept?.text).not.toContain(followToken);
  });
});

describe('the database itself', () => {
  it('shows nobody an objection or a draft, and nobody another programme’s notice', async () => {
    const asNobody = async (programme: string, table: string) => app.appDb.transaction().execute(async (tx) => {
      await sql`select people.open_request(null, ${programme}, 'public', now(), interval '1 hour')`.execute(tx);
      return rows<{ state: string; programme_id: string }>(tx, sql`select state, programme_id from ${sql.table(table)}`);
    });
    expect(await asNobody('alpha', 'notices.objections')).toEqual([]);
    const notices = await asNobody('alpha', 'notices.notices');
    expect(notices.length).toBeGreaterThan(0);
    expect(notices.every((row) => row.state === 'published' || row.state === 'closed')).toBe(true);
    expect(await asNobody('beta', 'notices.notices')).toEqual([]);
  });
});

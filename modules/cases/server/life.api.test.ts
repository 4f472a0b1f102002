import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFile } from '#modules/files/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { accepted, dispatched, expectations as at, photoBy, rectified, registered } from '../../../tests/kit/cases.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  acceptCase, decideExtension, declineCase, dispatchCase, extendCase, listCases, readCase, rectifyCase, registerCase, reopenCase, reportCase, resumeCase, returnCase,
  saveCategory, shelveCase, verifyCase, voidCase,
} from '../contract/index.ts';

/** Monday 21 September 2026, 10:00 in the programme's own time. */
const MONDAY_TEN = Date.parse('2026-09-21T02:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let app: TestApp;
beforeAll(async () => { app = await testApp(); });
const local = (at_: string | null) => (at_ === null ? null : new Date(Date.parse(at_) + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' '));
const read = (person: string, caseId: string) => app.as(person).call(readCase, { caseId });

describe('a case from the report to the close-out', () => {
  it('is told step by step, with photos, deadline and who did what', async () => {
    app.clock.now = MONDAY_TEN;
    const before = await photoBy(app, 'inspectorE', 'e1a-1');
    const reported = await app.as('inspectorE').call(reportCase, {
      categoryCode: 'litter', title: '垃圾桶旁散落垃圾', description: '约两平方米', siteId: app.id('site/e1a-1'), standardCode: '6-2-1', standardText: '垃圾不落地',
      photos: [{ fileId: before, role: 'before' }],
    });
    expect(reported).toMatchObject({ number: expect.stringMatching(/^2026-\d{6}$/), state: 'registered', version: 1, deadlineAt: null });

    const sent = await app.as('office').call(dispatchCase, at(reported));
    // Four working hours from 10:00: two before noon, two after 14:30.
    expect([sent.state, local(sent.deadlineAt)]).toEqual(['dispatched', '2026-09-21 16:30']);

    const taken = await app.as('leaderE').call(acceptCase, at(sent));
    app.clock.now += 2 * HOUR;
    const after = await photoBy(app, 'leaderE', 'e1a-1');
    const fixed = await app.as('leaderE').call(rectifyCase, { ...at(taken), note: '已清理并加派保洁', photos: [{ fileId: after, role: 'after' }] });
    const closed = await app.as('inspectorE').call(verifyCase, { ...at(fixed), outcome: 'pass', note: '现场已干净' });
    expect(closed).toMatchObject({ state: 'closed', version: 5 });

    const seen = await read('office', reported.id);
    expect(seen.events.map((event) => [event.act, event.fromState, event.toState, event.person?.name])).toEqual([
      ['report', null, 'registered', '示例inspectorE'], ['dispatch', 'registered', 'dispatched', '示例office'], ['accept', 'dispatched', 'accepted', '示例leaderE'],
      ['rectify', 'accepted', 'rectified', '示例leaderE'], ['verifyPass', 'rectified', 'closed', '示例inspectorE'],
    ]);
    expect(seen).toMatchObject({
      siteCode: 'e1a-1', siteLeaderName: '示例leaderE', organisationNameZh: '单位bureau-a', limit: { type: 'work_hour', amount: 4 },
      rectifiedBy: { name: '示例leaderE' }, verifiedBy: { name: '示例inspectorE' }, standardCode: '6-2-1', overdueMinutes: null, acts: ['reopen'],
    });
    expect(seen.photos.map((photo) => [photo.fileId, photo.role])).toEqual([[before, 'before'], [after, 'after']]);
    const [listed] = (await app.as('office').call(listCases, { q: seen.number })).rows;
    expect(listed).toMatchObject({ id: seen.id, firstPhotoId: before });
    // The photos of a case are seen by everybody who sees the case.
    expect((await app.as('deptA').call(readFile, { fileId: before })).body.length).toBeGreaterThan(100);
    app.clock.now = MONDAY_TEN;
  });

  it('leaves one audit entry a step, with ids and states and no words of anybody', async () => {
    const found = await rectified(app);
    const { rows } = await sql<{ entry: string; operation: string }>`select entry, operation from platform.audit_entries where subject_id = ${found.id} order by sequence`.execute(app.ownerDb);
    expect(rows.map((row) => row.operation)).toEqual(['cases.reportCase', 'cases.dispatchCase', 'cases.acceptCase', 'cases.rectifyCase']);
    expect(rows.some((row) => row.entry.includes('已清理'))).toBe(false);
  });
});

describe('nobody verifies their own fix', () => {
  it('not through the application', async () => {
    await app.as('office').call(saveCategory, { code: 'no-photo', nameZh: '无照片', nameEn: 'No photo', stages: [{ code: 'handle', nameZh: '处置', nameEn: 'Handle', limit: { type: 'work_day', amount: 1 } }], afterPhotoCountMin: 0 });
    await sql`insert into people.role_permissions (programme_id, role_code, permission) values (${app.id('programme')}, 'siteLeader', 'cases.verify') on conflict do nothing`.execute(app.ownerDb);
    const found = await rectified(app);
    const problem = await problemOf(app.as('leaderE').call(verifyCase, { ...at(found), outcome: 'pass' }));
    expect([problem.code, problem.status]).toEqual(['cases.verifier_is_fixer', 403]);
    expect((await read('leaderE', found.id)).acts).not.toContain('verifyPass');
  });

  it('not after a colleague fixed it again: whoever ever fixed it stays out', async () => {
    const found = await rectified(app);
    const failed = await app.as('office').call(verifyCase, { ...at(found), outcome: 'fail', note: '角落仍有' });
    const again = await app.as('deptA').call(rectifyCase, { ...at(failed), note: '再清理', photos: [{ fileId: await photoBy(app, 'deptA', 'e1a-1'), role: 'after' }] });
    expect((await problemOf(app.as('leaderE').call(verifyCase, { ...at(again), outcome: 'pass' }))).code).toBe('cases.verifier_is_fixer');
    await sql`delete from people.role_permissions where programme_id = ${app.id('programme')} and role_code = 'siteLeader' and permission = 'cases.verify'`.execute(app.ownerDb);
  });

  it('not by raw SQL either', async () => {
    const found = await rectified(app);
    const close = (person: string) => sql`update cases.cases set state = 'closed', verified_by = ${app.id(`person/${person}`)}, closed_at = now() where id = ${found.id}`.execute(app.ownerDb);
    await expect(close('leaderE')).rejects.toThrow(/cases__verifier_is_not_fixer/);
    await expect(sql`update cases.cases set state = 'closed', closed_at = now() where id = ${found.id}`.execute(app.ownerDb)).rejects.toThrow(/cases__closed_was_verified/);
    await expect(close('inspectorE')).resolves.toBeDefined();
  });
});

describe('a fix that does not hold', () => {
  it('goes back for rework; the wait for the verdict is not taken from the fixer', async () => {
    app.clock.now = MONDAY_TEN;
    const found = await rectified(app, { category: 'puddle' });
    expect(local(found.deadlineAt)).toBe('2026-09-21 14:00');
    app.clock.now += 3 * HOUR;
    expect((await problemOf(app.as('inspectorE').call(verifyCase, { ...at(found), outcome: 'fail' }))).code).toBe('cases.reason_required');
    const failed = await app.as('inspectorE').call(verifyCase, { ...at(found), outcome: 'fail', note: '积水仍在' });
    expect([failed.state, local(failed.deadlineAt)]).toEqual(['accepted', '2026-09-21 17:00']);
    expect(await read('office', found.id)).toMatchObject({ reworkCount: 1, state: 'accepted', verifiedBy: null });
    app.clock.now = MONDAY_TEN;
  });

  it('comes back within 15 days as a rebound of the same case, later as a new one', async () => {
    app.clock.now = MONDAY_TEN;
    const closed = await app.as('office').call(verifyCase, { ...at(await rectified(app)), outcome: 'pass' });
    app.clock.now += 15 * DAY + 1;
    expect((await problemOf(app.as('office').call(reopenCase, { ...at(closed), reason: '又出现' }))).code).toBe('cases.reopen_window_over');
    app.clock.now = MONDAY_TEN + 15 * DAY;
    const open = await app.as('inspectorE').call(reopenCase, { ...at(closed), reason: '又出现' });
    expect(open).toMatchObject({ state: 'registered', deadlineAt: null });
    expect(await read('office', open.id)).toMatchObject({ reboundCount: 1, closedAt: null, verifiedBy: null });
    expect((await app.as('office').call(dispatchCase, at(open))).state).toBe('dispatched');
    app.clock.now = MONDAY_TEN;
  });
});

describe('a dispatch', () => {
  it('goes to who answers for the site today, or to the organisation that is named', async () => {
    const found = await registered(app);
    const named = await app.as('office').call(dispatchCase, { ...at(found), organisationId: app.id('organisation/bureau-b'), limit: { type: 'natural_day', amount: 2 } });
    expect(local(named.deadlineAt)).toBe('2026-09-23 23:59');
    expect(await read('office', found.id)).toMatchObject({ organisationNameZh: '单位bureau-b', siteLeaderId: null, limit: { type: 'natural_day', amount: 2 } });
  });

  it('to the wrong organisation is returned with a reason and sent on, with a new deadline', async () => {
    const found = await registered(app);
    const wrong = await app.as('office').call(dispatchCase, { ...at(found), organisationId: app.id('organisation/bureau-b') });
    expect((await problemOf(app.as('deptB').call(returnCase, { ...at(wrong), reason: '  ' }))).status).toBe(400);
    const back = await app.as('deptB').call(returnCase, { ...at(wrong), reason: '不属本单位职责' });
    expect(back).toMatchObject({ state: 'registered', deadlineAt: null });
    const sent = await app.as('office').call(dispatchCase, at(back));
    expect(await read('office', sent.id)).toMatchObject({ state: 'dispatched', organisationNameZh: '单位bureau-a', returnCount: 1 });
  });

  it('is refused where nobody answers, to an unknown organisation, and with an impossible limit', async () => {
    const nowhere = await app.as('office').call(reportCase, { categoryCode: 'litter', title: '巷口垃圾', placeId: app.id('place/e1a') });
    expect((await problemOf(app.as('office').call(dispatchCase, at(nowhere)))).code).toBe('cases.nobody_responsible');
    expect((await problemOf(app.as('office').call(dispatchCase, { ...at(nowhere), organisationId: randomUUID() }))).code).toBe('cases.organisation_unknown');
    const found = await registered(app);
    expect((await problemOf(app.as('office').call(dispatchCase, { ...at(found), limit: { type: 'work_day', amount: 1.5 } }))).code).toBe('cases.limit_invalid');
    expect((await app.as('office').call(dispatchCase, { ...at(found), limit: { type: 'work_hour', amount: 0.5 } })).state).toBe('dispatched');
  });
});

describe('the clock', () => {
  it('stands still while a case is shelved', async () => {
    app.clock.now = MONDAY_TEN;
    const found = await accepted(app, { category: 'greenery' });
    // Five working days: Tuesday to Friday, then Monday.
    expect(local(found.deadlineAt)).toBe('2026-09-28 18:00');
    app.clock.now += DAY;
    const shelved = await app.as('office').call(shelveCase, { ...at(found), reason: '待秋季补植' });
    expect(shelved).toMatchObject({ state: 'shelved', deadlineAt: null });
    app.clock.now += 7 * DAY;
    const resumed = await app.as('office').call(resumeCase, at(shelved));
    expect([resumed.state, local(resumed.deadlineAt)]).toEqual(['dispatched', '2026-10-07 18:00']);
    app.clock.now = MONDAY_TEN;
  });

  it('is extended once without asking, a second time only with the consent of somebody else', async () => {
    app.clock.now = MONDAY_TEN;
    const found = await accepted(app, { category: 'greenery' });
    const first = await app.as('leaderE').call(extendCase, { ...at(found), extraAmount: 2, reason: '苗木未到' });
    expect([first.outcome, local(first.deadlineAt)]).toEqual(['granted', '2026-09-30 18:00']);
    const second = await app.as('leaderE').call(extendCase, { ...at(first), extraAmount: 1, reason: '下雨' });
    expect([second.outcome, local(second.deadlineAt)]).toEqual(['waiting', '2026-09-30 18:00']);
    expect((await read('office', found.id)).extensionRequest).toMatchObject({ extraAmount: 1, reason: '下雨', askedBy: { name: '示例leaderE' } });
    expect((await read('office', found.id)).acts).toContain('decideExtension');
    const granted = await app.as('office').call(decideExtension, { ...at(second), approve: true, reason: '同意' });
    // 1 and 2 October are holidays of this calendar.
    expect(local(granted.deadlineAt)).toBe('2026-10-05 18:00');
    expect(await read('office', found.id)).toMatchObject({ extensionCount: 2, extensionRequest: null });
    expect((await problemOf(app.as('office').call(decideExtension, { ...at(granted), approve: true, reason: '再同意' }))).code).toBe('cases.no_extension_request');
  });

  it('is not extended by a refusal, nor when it has run out, nor by half days', async () => {
    app.clock.now = MONDAY_TEN;
    const found = await accepted(app, { category: 'greenery' });
    expect((await problemOf(app.as('leaderE').call(extendCase, { ...at(found), extraAmount: 0.5, reason: '半天' }))).code).toBe('cases.extension_amount_invalid');
    const asked = await app.as('leaderE').call(extendCase, { ...at(found), extraAmount: 20, reason: '太久' });
    expect(asked.outcome).toBe('waiting');
    const refused = await app.as('office').call(decideExtension, { ...at(asked), approve: false, reason: '不同意' });
    expect([refused.state, refused.deadlineAt]).toEqual(['accepted', found.deadlineAt]);
    app.clock.now += 20 * DAY;
    expect((await problemOf(app.as('leaderE').call(extendCase, { ...at(refused), extraAmount: 1, reason: '晚了' }))).code).toBe('cases.extension_too_late');
    app.clock.now = MONDAY_TEN;
  });
});

describe('reports', () => {
  it('of residents are registered only after somebody looked', async () => {
    const lead = await app.as('office').call(reportCase, { source: 'citizen', categoryCode: 'litter', title: '随手拍', siteId: app.id('site/e1a-1') });
    expect(lead.state).toBe('reported');
    expect((await problemOf(app.as('office').call(registerCase, at(lead)))).code).toBe('cases.on_site_check_required');
    expect((await app.as('zoneEast').call(registerCase, { ...at(lead), checkedOnSite: true })).state).toBe('registered');
    const rumour = await app.as('office').call(reportCase, { source: 'media', categoryCode: 'litter', title: '网帖', siteId: app.id('site/e1a-1') });
    expect((await app.as('office').call(declineCase, { ...at(rumour), reason: '现场无此问题' })).state).toBe('declined');
  });

  it('are numbered without gaps or doubles, also when they come side by side', async () => {
    const many = await Promise.all(Array.from({ length: 20 }, () => registered(app)));
    const numbers = many.map((found) => Number(found.number.slice(5))).sort((a, b) => a - b);
    expect(numbers.map((number, index) => number - index)).toEqual(Array.from({ length: 20 }, () => numbers[0]));
  });

  it('are refused without a place, out of reach, in an unknown category, or with a photo that is not theirs', async () => {
    const report = (person: string, input: object) => problemOf(app.as(person).call(reportCase, { categoryCode: 'litter', title: '问题', ...input }));
    expect((await report('office', {})).code).toBe('cases.place_required');
    expect((await report('leaderE', { siteId: app.id('site/w1a-1') })).code).toBe('cases.place_unknown');
    expect((await report('zoneEast', { placeId: app.id('place/w1') })).code).toBe('cases.place_unknown');
    expect((await report('office', { categoryCode: 'unheard-of', siteId: app.id('site/e1a-1') })).code).toBe('cases.category_unknown');
    const western = await photoBy(app, 'leaderW', 'w1a-1');
    const stolen = await report('leaderE', { siteId: app.id('site/e1a-1'), photos: [{ fileId: western, role: 'before' }] });
    expect([stolen.code, stolen.errors[0]?.pointer]).toEqual(['cases.photo_unknown', '/photos/0/fileId']);
  });
});

describe('refusals', () => {
  it('a stale version is told what happened meanwhile', async () => {
    const found = await dispatched(app);
    await app.as('leaderE').call(acceptCase, at(found));
    const problem = await problemOf(app.as('deptA').call(acceptCase, at(found)));
    expect(problem).toMatchObject({ code: 'cases.changed_meanwhile', status: 409 });
    expect(problem.problem.title).toContain('整改中');
    expect(problem.problem.advice).toContain('示例leaderE');
  });

  it('a step that the state does not know', async () => {
    const found = await registered(app);
    for (const attempt of [
      () => app.as('office').call(verifyCase, { ...at(found), outcome: 'pass' }), () => app.as('office').call(resumeCase, at(found)),
      () => app.as('office').call(declineCase, { ...at(found), reason: 'x' }),
    ]) expect(await problemOf(attempt())).toMatchObject({ code: 'cases.act_not_allowed', status: 409 });
  });

  it('a fix by somebody who is not responsible, also with the permission', async () => {
    await sql`insert into people.role_permissions (programme_id, role_code, permission) values (${app.id('programme')}, 'communityOfficer', 'cases.rectify')`.execute(app.ownerDb);
    const found = await dispatched(app);
    expect(await problemOf(app.as('communityE1').call(acceptCase, at(found)))).toMatchObject({ code: 'cases.not_responsible', status: 403 });
    await sql`delete from people.role_permissions where programme_id = ${app.id('programme')} and role_code = 'communityOfficer' and permission = 'cases.rectify'`.execute(app.ownerDb);
    expect(await problemOf(app.as('communityE1').call(acceptCase, at(found)))).toMatchObject({ code: 'platform.not_permitted', status: 403 });
    expect(await problemOf(app.as('leaderW').call(acceptCase, at(found)))).toMatchObject({ status: 404 });
    expect(await problemOf(app.as('deptB').call(acceptCase, at(found)))).toMatchObject({ status: 404 });
    expect(await problemOf(app.as('office', { home: 'beta' }).call(voidCase, { ...at(found), reason: 'x' }))).toMatchObject({ status: 404 });
  });

  it('a fix without a photo of it, unless the category needs none', async () => {
    const found = await accepted(app);
    const before = await photoBy(app, 'leaderE', 'e1a-1');
    const problem = await problemOf(app.as('leaderE').call(rectifyCase, { ...at(found), note: '已改', photos: [{ fileId: before, role: 'before' }] }));
    expect([problem.code, problem.problem.params]).toEqual(['cases.after_photo_required', { count: 1 }]);
    const bare = await accepted(app, { category: 'no-photo' });
    expect((await app.as('leaderE').call(rectifyCase, { ...at(bare), note: '已改' })).state).toBe('rectified');
  });

  it('a rectified case cannot be voided; a dispatched one can', async () => {
    expect((await problemOf(app.as('office').call(voidCase, { ...at(await rectified(app)), reason: '重复' }))).code).toBe('cases.act_not_allowed');
    expect((await app.as('office').call(voidCase, { ...at(await dispatched(app)), reason: '重复' })).state).toBe('voided');
  });
});

it('64 people verify one fix at once: one of them does, 63 hear that it was done', async () => {
  const found = await rectified(app);
  const people = ['office', 'office2', 'zoneEast', 'inspectorE', 'inspectorAll'];
  const answers = await Promise.allSettled(Array.from({ length: 64 }, (_, index) =>
    app.as(people[index % people.length] as string).call(verifyCase, { ...at(found), outcome: 'pass' })));
  const codes = answers.map((answer) => (answer.status === 'fulfilled' ? 'done' : (answer.reason as { code: string }).code));
  expect(codes.filter((code) => code === 'done')).toHaveLength(1);
  expect(codes.filter((code) => code === 'cases.changed_meanwhile')).toHaveLength(63);
  expect((await read('office', found.id)).events.filter((event) => event.act === 'verifyPass')).toHaveLength(1);
});

/** Goal: people talk about a case without moving it. Method: messages as different people, beside steps taken meanwhile. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFile } from '#modules/files/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { dispatched, expectations as at, photoBy, rectified } from '../../../tests/kit/cases.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { acceptCase, addMessage, readCase, shelveCase, voidCase } from '../contract/index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });
const read = (person: string, caseId: string) => app.as(person).call(readCase, { caseId });

describe('a message on a case', () => {
  it('stands in the story with who said it and as what, and leaves state and version alone', async () => {
    const found = await dispatched(app);
    await app.as('office').call(addMessage, { caseId: found.id, text: '  请先联系物业  ' });
    const seen = await read('leaderE', found.id);
    expect(seen.events.at(-1)).toMatchObject({ act: 'message', note: '请先联系物业', fromState: 'dispatched', toState: 'dispatched', person: { name: '示例office' } });
    expect(seen.events.at(-1)?.person?.roleZh).toBeTruthy();
    expect([seen.version, seen.state]).toEqual([found.version, 'dispatched']);
    // The step decided before the message still goes through.
    expect((await app.as('leaderE').call(acceptCase, at(found))).state).toBe('accepted');
  });

  it('is not what a stale step is told about: the last step is', async () => {
    const found = await dispatched(app);
    await app.as('leaderE').call(acceptCase, at(found));
    await app.as('office').call(addMessage, { caseId: found.id, text: '看一下' });
    const problem = await problemOf(app.as('leaderE').call(acceptCase, at(found)));
    expect(problem.code).toBe('cases.changed_meanwhile');
    expect(problem.problem.advice).toContain('接收');
  });

  it('brings photos, which everybody who sees the case may open', async () => {
    const found = await dispatched(app);
    const photo = await photoBy(app, 'inspectorE', 'e1a-1');
    await app.as('inspectorE').call(addMessage, { caseId: found.id, text: '路口这一侧', photoIds: [photo] });
    const seen = await read('deptA', found.id);
    expect(seen.events.at(-1)?.details).toMatchObject({ photoIds: [photo] });
    expect(seen.photos.map((each) => each.fileId)).toContain(photo);
    expect((await app.as('deptA').call(readFile, { fileId: photo })).body.length).toBeGreaterThan(100);
    expect(await problemOf(app.as('inspectorE').call(addMessage, { caseId: found.id, text: '无', photoIds: [photo, randomUUID()] }))).toMatchObject({ code: 'cases.photo_unknown' });
  });

  it('is for those who handle the case: not for who only reads, nor for another zone', async () => {
    const found = await dispatched(app);
    expect((await problemOf(app.as('lead').call(addMessage, { caseId: found.id, text: '批示' }))).code).toBe('platform.not_permitted');
    expect((await problemOf(app.as('leaderW').call(addMessage, { caseId: found.id, text: '你好' }))).code).toBe('platform.not_found');
  });

  it('leaves an audit entry without its words', async () => {
    const found = await dispatched(app);
    await app.as('office').call(addMessage, { caseId: found.id, text: '只给经办人看的话' });
    const { rows } = await sql<{ entry: string }>`select entry from platform.audit_entries where subject_id = ${found.id} and operation = 'cases.addMessage'`.execute(app.ownerDb);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.entry).not.toContain('经办人');
  });

  it('may still be left on a case that is over', async () => {
    const found = await dispatched(app);
    const voided = await app.as('office').call(voidCase, { ...at(found), reason: '重复立案' });
    await app.as('office').call(addMessage, { caseId: found.id, text: '并入另一件' });
    expect((await read('office', found.id)).version).toBe(voided.version);
  });
});

describe('the clock as the page shows it', () => {
  it('stops where the fix was reported, and stands still while shelved', async () => {
    const fixed = await read('office', (await rectified(app)).id);
    expect(fixed.clock).toMatchObject({ startedAt: fixed.dispatchedAt, seenAt: fixed.rectifiedAt, unit: 'minute', allowed: 240 });
    const found = await dispatched(app);
    await app.as('office').call(shelveCase, { ...at(found), reason: '等材料' });
    expect((await read('office', found.id)).clock).toMatchObject({ startedAt: (await read('office', found.id)).dispatchedAt, allowed: 240 });
  });

  it('names the liaison and who leads the site today', async () => {
    const seen = await read('office', (await dispatched(app)).id);
    expect(seen.answering.leaderNow?.name).toBe('示例leaderE');
    expect(seen.answering.coveringFor).toBeNull();
  });
});

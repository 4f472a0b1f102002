import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readFile } from '#modules/files/contract/index.ts';
import { defineOperation } from '#platform/contract/index.ts';
import { bindWrite, perform } from '#platform/server/operations/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { photoBy } from '../../../tests/kit/cases.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { listCases, readCase } from '../contract/index.ts';
import { openCases } from './index.ts';
import type { CaseDraft, OpenedCase } from './index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

const opening = defineOperation({
  id: 'test.openMany', summary: { zh: '测试', en: 'Test' }, method: 'POST', path: '/test', permission: 'cases.dispatch', input: z.object({}), output: z.any(),
});

/** As a module further up opens cases for its findings: inside its own operation. */
async function open(drafts: readonly CaseDraft[], options: { dryRun?: boolean } = {}): Promise<OpenedCase[]> {
  const bound = bindWrite(opening, (ctx) => openCases(ctx, drafts));
  const answer = await perform(app.runtime, bound, { asPerson: { programmeId: app.id('programme'), personId: app.id('person/office') } }, {}, {
    requestId: 'test', locale: 'zh-CN', ...options,
  });
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.output as OpenedCase[];
}

const draft = (parts: Partial<CaseDraft> = {}): CaseDraft => ({
  source: 'inspection', categoryCode: 'litter', title: '路面有垃圾', placeId: app.id('place/e1a'), zoneId: app.id('place/zone-east'), siteId: app.id('site/e1a-1'),
  organisationId: app.id('organisation/bureau-a'), siteLeaderId: app.id('person/leaderE'), standardCode: '6-2-1', standardText: '垃圾不落地',
  reportedBy: app.id('person/inspectorE'), dispatch: true, ...parts,
});

describe('cases opened for findings', () => {
  it('go to those they name at once, each with the deadline of its category', async () => {
    const [litter, greenery, waiting, unowned] = await open([
      draft(), draft({ categoryCode: 'greenery' }), draft({ dispatch: false }), draft({ organisationId: null, siteLeaderId: null }),
    ]);
    expect([litter, greenery, waiting, unowned].map((one) => [one?.state, one?.deadlineAt])).toEqual([
      ['dispatched', '2026-09-21T08:30:00.000Z'], ['dispatched', '2026-09-28T10:00:00.000Z'], ['registered', null], ['registered', null],
    ]);
    const seen = await app.as('leaderE').call(readCase, { caseId: litter?.id as string });
    expect(seen).toMatchObject({ source: 'inspection', standardText: '垃圾不落地', reportedBy: { name: '示例inspectorE' }, dispatchedBy: { name: '示例office' }, acts: ['accept', 'return', 'extend'] });
    expect(seen.events.map((event) => [event.act, event.toState])).toEqual([['report', 'registered'], ['dispatch', 'dispatched']]);
  });

  it('bring their photos along for those who answer', async () => {
    const photo = await photoBy(app, 'inspectorE', 'e1a-1');
    const [opened] = await open([draft({ organisationId: app.id('organisation/bureau-b'), siteLeaderId: null, photos: [{ fileId: photo, role: 'evidence' }] })]);
    expect((await app.as('deptB').call(readFile, { fileId: photo })).body.length).toBeGreaterThan(100);
    expect((await app.as('deptB').call(listCases, {})).rows.find((row) => row.id === opened?.id)).toMatchObject({ firstPhotoId: photo });
    // Whoever saw it before sees it still.
    expect((await app.as('leaderE').call(readFile, { fileId: photo })).body.length).toBeGreaterThan(100);
  });

  it('come in thousands with numbers in the order of their drafts, in one audit entry', async () => {
    const opened = await open(Array.from({ length: 3_000 }, (_, at) => draft({ title: `问题 ${at}` })));
    const numbers = opened.map((one) => Number(one.number.slice(5)));
    expect(numbers).toEqual(numbers.map((_number, at) => (numbers[0] as number) + at));
    const { rows } = await sql<{ title: string; number: string }>`select title, number from cases.cases where id = ${opened[2_999]?.id}`.execute(app.ownerDb);
    expect(rows).toEqual([{ title: '问题 2999', number: opened[2_999]?.number }]);
    const entries = await sql<{ entry: string }>`select entry from platform.audit_entries where operation = 'test.openMany' order by sequence desc limit 1`.execute(app.ownerDb);
    expect(JSON.parse(entries.rows[0]?.entry as string)).toMatchObject({ records: [{ kind: 'case', change: { count: 3_000, first: opened[0]?.number, last: opened[2_999]?.number } }] });
  });

  it('leave no gap in the numbers when they were only tried', async () => {
    const [before] = await open([draft()]);
    await open([draft(), draft()], { dryRun: true });
    const [after] = await open([draft()]);
    expect(Number(after?.number.slice(5))).toBe(Number(before?.number.slice(5)) + 1);
  });

  it('are none when there is nothing to open', async () => {
    expect(await open([])).toEqual([]);
  });
});

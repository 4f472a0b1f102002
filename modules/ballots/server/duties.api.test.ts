/** Goal: a ballot asks the right person for its next step, and nobody who may not take it. Method: one ballot from its draft to its count. */
import { beforeAll, describe, expect, it } from 'vitest';
import { listMyDuties } from '#platform/contract/duties.ts';
import { sql } from '#platform/server/db/index.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { closeBallot, countBallot, draftBallot, enterPaperBallot, openBallot, printCodes, registerPaperCodes, requestClosing, returnClosing } from '../contract/index.ts';

const HOUR = 3_600_000;
const PEOPLE = ['office', 'office2', 'lead', 'zoneEast', 'deptA', 'admin'] as const;
let app: TestApp;
let ballotId: string;
let closesAt: number;
/** Who owes this kind, and how many of what. */
const owing = async (kind: string) => (await Promise.all(PEOPLE.map(async (person) => (await app.as(person).call(listMyDuties, { kind: [`ballots.${kind}`] })).rows.map(({ count, due, path }) => [person, count, due, path] as const)))).flat();
const page = () => `/ballots/${ballotId}`;
const at = (instant: number) => new Date(instant).toISOString();

beforeAll(async () => {
  app = await testApp();
  closesAt = app.clock.now + 24 * HOUR;
});

describe('a ballot', () => {
  it('asks for codes, then for somebody to open it who wrote none of it', async () => {
    const opensAt = at(app.clock.now);
    ballotId = (await app.as('office').call(draftBallot, {
      title: '年度人物公众投票', body: '选一位。', mode: 'approve', opensAt, closesAt: at(closesAt), totalLimit: null, weightPercent: 0, weightRule: '', classes: [{ code: 'A', label: '助人为乐', limit: 1, seats: 1 }],
      options: [['a1', '赵甲'], ['a2', '钱乙']].map(([code, label]) => ({ code: code as string, classCode: 'A', label: label as string, note: null })),
    })).id;
    expect([await owing('toPrint'), await owing('toOpen')]).toEqual([[['office', null, opensAt, `${page()}/codes`], ['office2', null, opensAt, `${page()}/codes`]], []]);
    const { codes } = await app.as('office').call(printCodes, { ballotId, label: '东街村', count: 4 });
    expect([await owing('toPrint'), await owing('toOpen')]).toEqual([[], [['office2', null, opensAt, page()], ['lead', null, opensAt, page()]]]);
    await app.as('lead').call(openBallot, { ballotId, version: 1 });
    expect(await owing('toOpen')).toEqual([]);
    await app.as('office').call(registerPaperCodes, { ballotId, codes: codes.slice(0, 2) });
  });

  it('asks another person to enter a paper, and a third where two differ', async () => {
    const enter = (person: string, serial: string, choice: number[]) => app.as(person).call(enterPaperBallot, { ballotId, serial, choice });
    const due = at(closesAt);
    expect(await owing('papers')).toEqual([]);
    await enter('office', 'P1', [0]);
    await enter('office', 'P2', [0]);
    expect(await owing('papers')).toEqual([['office2', 2, due, `${page()}/paper`], ['lead', 2, due, `${page()}/paper`]]);
    await enter('office2', 'P1', [0]);
    await enter('office2', 'P2', [1]);
    expect(await owing('papers')).toEqual([['lead', 1, due, `${page()}/paper`]]);
    await enter('lead', 'P2', [1]);
    expect(await owing('papers')).toEqual([]);
  });

  it('asks to be ended once its time is over, to be closed by another person, and to be counted', async () => {
    expect(await owing('toEnd')).toEqual([]);
    app.clock.now = closesAt + 1;
    const due = at(closesAt);
    const everybody = (['office', 'office2', 'lead'] as const).map((person) => [person, null, due, page()]);
    expect(await owing('toEnd')).toEqual(everybody);
    await app.as('office').call(requestClosing, { ballotId, minutes: '时间已到，纸票已清。' });
    expect([await owing('toEnd'), await owing('toClose')]).toEqual([[], everybody.slice(1)]);
    await app.as('lead').call(returnClosing, { ballotId, reason: '再核对一次' });
    expect([await owing('toEnd'), await owing('toClose')]).toEqual([everybody, []]);
    await app.as('office').call(requestClosing, { ballotId, minutes: '已核对。' });
    await app.as('lead').call(closeBallot, { ballotId });
    await app.as('lead').call(countBallot, { ballotId });
    expect([await owing('toClose'), await owing('toCount')]).toEqual([[], []]);
    // A count that did not come to its end is asked for until it does.
    await sql`update ballots.ballots set state = 'counting' where id = ${ballotId}`.execute(app.ownerDb);
    expect((await owing('toCount')).map(([person, , , path]) => [person, path])).toEqual([['office', page()], ['office2', page()], ['lead', page()]]);
  });
});

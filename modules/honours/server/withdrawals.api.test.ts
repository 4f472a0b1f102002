/**
 * Goal: a title is withdrawn by one proceeding wherever it begins, nobody by one hand, and how an award stood on a day stays exact.
 * Method: proceedings are played through by an office, a leader and a third person, day by day, with what the public sees in between.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { countMyDuties, listMyDuties } from '#platform/contract/duties.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { perform } from '#platform/server/operations/index.ts';
import type { Bound } from '#platform/server/operations/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  appealWithdrawal, closeReReview, confirmWithdrawal, conferAward, createSubject, createTitle, decideAppeal, exportWithdrawals, finishWithdrawals, keepAward, listAwards, listReviewItems, listWithdrawals, notifyHolder, proposeWithdrawal, publishAward, readAward, readTitle, readWithdrawal,
  recordHearing, requireRectification, reviewAward, startReReview, succeedSubject, verifyPlaque,
} from '../contract/index.ts';

const DAY_MS = 86_400_000;
let app: TestApp;
let titleId: string;
let made = 0;
const office = () => app.as('office');
const today = () => new Date(app.clock.now).toISOString().slice(0, 10);
const pass = (days: number): void => { app.clock.now += days * DAY_MS; };
const words = { document: '县文明委〔2026〕9号', reason: '经核实' };
const finish = async () => {
  const answer = await perform(app.runtime, app.runtime.operations.get(finishWithdrawals.id) as Bound, { asSystem: { programmeId: app.id('programme') } }, {}, { requestId: `finish-${app.clock.now}`, locale: 'zh-CN' });
  expect(answer.ok).toBe(true);
  return answer.ok ? (answer.output as { withdrawn: number; lapsed: number }) : null;
};

async function held(label = '示例单位', on = '2025-09-01') {
  const { id: subjectId } = await office().call(createSubject, { kind: 'unit', code: `W-${(made += 1)}`, label: `${label}${made}`, placeId: app.id('place/e1') });
  const { id: awardId, number } = await office().call(conferAward, { titleId, subjectId, on, document: '县文明委' });
  return { subjectId, awardId, number };
}
const propose = async (awardId: string, groundCode = 'negative') => (await office().call(proposeWithdrawal, { awardId, groundCode, evidence: '查阅事故认定书。', reason: '发生重大事故' })).id;
async function heard(awardId: string, groundCode?: string): Promise<string> {
  const withdrawalId = await propose(awardId, groundCode);
  await office().call(notifyHolder, { withdrawalId, on: today(), way: '送达书面告知书' });
  await office().call(recordHearing, { withdrawalId, on: today(), hasSpoken: true, statement: '责任不在本单位。', minutes: '两人听取，当面进行。' });
  return withdrawalId;
}
const confirm = (withdrawalId: string, by = 'lead', outcome: 'confirm' | 'refuse' = 'confirm') => app.as(by).call(confirmWithdrawal, { withdrawalId, outcome, ...words });
const standing = async (awardId: string) => (await office().call(readAward, { awardId })).standing;
const kinds = async (person: string) => [...new Set((await app.as(person).call(listMyDuties, { pageSize: 200 })).rows.map(({ kind }) => kind).filter((kind) => /Holder|Withdrawal|Appeal/u.test(kind)))].toSorted();

beforeAll(async () => {
  app = await testApp();
  titleId = (await office().call(createTitle, { code: 'w-unit', nameZh: '示例文明单位', tier: 'county', subjectKind: 'unit', authority: '县文明委', lockMonths: 24, reviewEveryMonths: 12, source: '测试', rules: { onMerge: 'carries' } })).id;
  // A third person for appeals, and a second who may propose, confirm and decide: what keeps them apart is the rule, not their rights.
  for (const [role, permission] of [['itAdministrator', 'honours.decideAppeals'], ['programmeOffice', 'honours.settleReviews'], ['programmeOffice', 'honours.decideAppeals']] as const) {
    await sql`insert into people.role_permissions (programme_id, role_code, permission) values (${app.id('programme')}, ${role}, ${permission}) on conflict do nothing`.execute(app.ownerDb);
  }
});

describe('a withdrawal', () => {
  it('goes step by step and skips none; each step is a duty of whoever must take it and of nobody else', async () => {
    const { awardId } = await held();
    const withdrawalId = await propose(awardId);
    expect([await kinds('office'), await kinds('lead'), await kinds('admin'), await kinds('zoneEast')]).toEqual([['honours.tellHolder'], [], [], []]);
    expect((await problemOf(propose(awardId))).code).toBe('honours.withdrawal_runs');
    const early = [() => office().call(recordHearing, { withdrawalId, on: today(), hasSpoken: true, statement: '早了', minutes: '早了' }), () => confirm(withdrawalId), () => office().call(appealWithdrawal, { withdrawalId, on: today(), words: '早了' }), () => app.as('admin').call(decideAppeal, { withdrawalId, outcome: 'dismiss', ...words })];
    for (const tooEarly of early) {
      expect((await problemOf(tooEarly())).code).toBe('honours.withdrawal_not_at_step');
    }
    expect((await problemOf(office().call(notifyHolder, { withdrawalId, on: '2026-09-20', way: '电话' }))).code).toBe('honours.dates_out_of_order');
    expect(await office().call(notifyHolder, { withdrawalId, on: today(), way: '送达书面告知书' })).toMatchObject({ state: 'notified', answerBy: '2026-09-28' });
    expect(await kinds('office')).toEqual(['honours.hearHolder']);
    const silent = () => office().call(recordHearing, { withdrawalId, on: today(), hasSpoken: false, minutes: '期满没有答复。' });
    expect((await problemOf(silent())).code).toBe('honours.answer_runs');
    pass(7);
    expect((await problemOf(silent())).problem.params).toEqual({ day: '2026-09-28' });
    pass(1);
    expect(await silent()).toMatchObject({ state: 'heard' });
    expect([await kinds('office'), await kinds('lead')]).toEqual([[], ['honours.confirmWithdrawal']]);
    expect((await problemOf(confirm(withdrawalId, 'office'))).code).toBe('honours.same_person');
    expect(await confirm(withdrawalId)).toMatchObject({ state: 'confirmed', appealUntil: '2026-10-06' });
    expect(await office().call(readWithdrawal, { withdrawalId })).toMatchObject({ hasSpoken: false, heardOn: '2026-09-29', decidedOn: '2026-09-29', inside: { statement: null, minutes: '期满没有答复。', reason: '发生重大事故' }, acts: ['appeal'] });
  });

  it('counts from the day after its last day of appeal, with a lock from that day; until then the award is in force, and the public sees nothing', async () => {
    const { awardId, number } = await held();
    await office().call(publishAward, { awardId });
    const withdrawalId = await heard(awardId);
    await confirm(withdrawalId);
    const seen = () => app.as('nobody').call(verifyPlaque, { number });
    pass(7);
    expect(await finish()).toEqual({ withdrawn: 0, lapsed: 0 });
    expect([await standing(awardId), (await seen()).inForce]).toEqual(['inForce', true]);
    const last = today();
    pass(3);
    await finish();
    const final = await office().call(readWithdrawal, { withdrawalId });
    const first = final.endedOn as string;
    expect(first > last && Date.parse(first) - Date.parse(last) === DAY_MS).toBe(true);
    expect(final).toMatchObject({ state: 'final', lockUntil: `${Number(first.slice(0, 4)) + 2}${first.slice(4)}` });
    expect([await standing(awardId), (await seen()).inForce, (await seen()).label]).toEqual(['locked', false, null]);
    expect(JSON.stringify(await seen())).not.toMatch(/事故|撤销程序/u);
    const on = async (asOf: string) => (await office().call(listAwards, { titleId, asOf, standing: 'current', q: number })).total;
    expect([await on(last), await on(first)]).toEqual([1, 0]);
    expect(await finish()).toEqual({ withdrawn: 0, lapsed: 0 });
  });

  it('that is appealed against goes to a third person; upheld the award stands as if nothing had been, dismissed it goes on that day', async () => {
    const [won, lost] = [await held(), await held()];
    for (const [{ awardId }, outcome] of [[won, 'uphold'], [lost, 'dismiss']] as const) {
      const withdrawalId = await heard(awardId);
      await confirm(withdrawalId);
      await office().call(appealWithdrawal, { withdrawalId, on: today(), words: '附责任认定书。' });
      expect((await problemOf(office().call(appealWithdrawal, { withdrawalId, on: today(), words: '又一次' }))).code).toBe('honours.withdrawal_not_at_step');
      pass(20);
      await finish();
      expect(await standing(awardId)).toBe('inForce');
      expect([await kinds('lead'), await kinds('admin')]).toEqual([[], ['honours.decideAppeal']]);
      for (const person of ['lead', 'office']) {
        const refused = await problemOf(app.as(person).call(decideAppeal, { withdrawalId, outcome, ...words }));
        expect(['honours.same_person', 'platform.forbidden']).toContain(refused.code);
      }
      await app.as('admin').call(decideAppeal, { withdrawalId, outcome, ...words });
    }
    expect([await standing(won.awardId), await standing(lost.awardId)]).toEqual(['inForce', 'locked']);
    const story = async (awardId: string) => (await office().call(readAward, { awardId })).events.map(({ kind }) => kind);
    expect([await story(won.awardId), await story(lost.awardId)]).toEqual([['conferred'], ['conferred', 'withdrawn']]);
    expect(await office().call(readAward, { awardId: won.awardId })).toMatchObject({ withdrawalId: null, to: null, acts: ['keep', 'rectify', 'withdraw', 'publish'] });
  });

  it('that nobody confirms ends without a trace on the award, and may be proposed again', async () => {
    const { awardId } = await held();
    const withdrawalId = await propose(awardId);
    expect((await problemOf(confirm(withdrawalId, 'office', 'refuse'))).code).toBe('honours.same_person');
    expect(await confirm(withdrawalId, 'lead', 'refuse')).toMatchObject({ state: 'refused', appealUntil: null });
    expect(await standing(awardId)).toBe('inForce');
    expect(await propose(awardId)).not.toBe(withdrawalId);
  });

  it('on a ground that presses is shorter, and needs the hearing and the second person still', async () => {
    const { awardId } = await held();
    const withdrawalId = await heard(awardId, 'legal');
    const confirmed = await confirm(withdrawalId);
    expect(Date.parse(confirmed.appealUntil as string) - Date.parse(today())).toBe(3 * DAY_MS);
    const { awardId: other } = await held();
    const byAuthority = await heard(other, 'authority');
    expect((await problemOf(confirm(byAuthority, 'office'))).code).toBe('honours.same_person');
    expect(await confirm(byAuthority)).toMatchObject({ state: 'final' });
    expect(await office().call(readAward, { awardId: other })).toMatchObject({ standing: 'locked', to: today() });
  });

  it('is where a rectification that failed leads; while it runs nothing else is said of the award', async () => {
    const { awardId } = await held();
    const { version } = await office().call(requireRectification, { awardId, version: 1, on: today(), by: new Date(app.clock.now + 10 * DAY_MS).toISOString().slice(0, 10), reason: '台账不实' });
    pass(11);
    expect((await app.as('office').call(listMyDuties, { kind: 'honours.rectified' })).total).toBe(1);
    await heard(awardId, 'rectification');
    expect((await app.as('office').call(listMyDuties, { kind: 'honours.rectified' })).total).toBe(0);
    expect((await problemOf(office().call(keepAward, { awardId, version, on: today() }))).code).toBe('honours.withdrawal_runs');
    expect((await office().call(readAward, { awardId })).acts).toEqual(['publish']);
  });

  it('goes on with whoever takes the award over, and is over by itself where the award ends first', async () => {
    const { awardId, subjectId } = await held();
    const withdrawalId = await heard(awardId);
    await confirm(withdrawalId);
    const { id: successorId } = await office().call(createSubject, { kind: 'unit', code: 'W-HEIR', label: '承接单位', placeId: app.id('place/w1') });
    await office().call(succeedSubject, { subjectId, version: 1, succession: 'merged', on: today(), successorId, document: '合并批复' });
    expect((await office().call(readWithdrawal, { withdrawalId })).label).toBe('承接单位');
    const short = await office().call(createTitle, { code: 'w-short', nameZh: '短届称号', tier: 'county', subjectKind: 'unit', authority: '县文明委', termMonths: 1, source: '测试', rules: {} });
    const { id: brief } = await office().call(conferAward, { titleId: short.id, subjectId: (await office().call(createSubject, { kind: 'unit', code: 'W-S', label: '短届单位', placeId: app.id('place/e1') })).id, on: new Date(app.clock.now - 26 * DAY_MS).toISOString().slice(0, 10), document: '号' });
    const running = await heard(brief);
    await confirm(running);
    pass(9);
    expect(await finish()).toMatchObject({ lapsed: 1 });
    expect([(await office().call(readWithdrawal, { withdrawalId: running })).state, await standing(brief)]).toEqual(['lapsed', 'lapsed']);
    expect((await office().call(readWithdrawal, { withdrawalId })).state).toBe('final');
  });

  it('out of a re-review whose award ends meanwhile is over by itself, at whatever step, and the re-review can be closed', async () => {
    const short = await office().call(createTitle, { code: 'w-brief', nameZh: '短届示范称号', tier: 'county', subjectKind: 'unit', authority: '县文明委', termMonths: 2, reviewEveryMonths: 1, source: '测试', rules: {} });
    for (const label of ['甲', '乙']) {
      const { id: subjectId } = await office().call(createSubject, { kind: 'unit', code: `W-B-${label}`, label: `短届${label}`, placeId: app.id('place/e1') });
      await office().call(conferAward, { titleId: short.id, subjectId, on: new Date(app.clock.now - 55 * DAY_MS).toISOString().slice(0, 10), document: '号' });
    }
    const { id: reReviewId } = await office().call(startReReview, { titleId: short.id, name: '短届复查', dueBy: '2027-12-01', endsOn: '2027-12-31' });
    for (const { id } of (await office().call(listReviewItems, { reReviewId })).rows) await office().call(reviewAward, { itemId: id, result: 'withdraw', evidence: '负面清单事项', reason: '发生事故' });
    const [first, second] = (await office().call(listWithdrawals, { titleId: short.id })).rows.map(({ id }) => id) as [string, string];
    for (const withdrawalId of [first, second]) {
      await office().call(notifyHolder, { withdrawalId, on: today(), way: '送达书面告知书' });
      await office().call(recordHearing, { withdrawalId, on: today(), hasSpoken: true, statement: '责任不在本单位。', minutes: '两人听取，当面进行。' });
    }
    pass(9);
    expect((await confirm(first)).state).toBe('lapsed');
    expect(await finish()).toMatchObject({ withdrawn: 0, lapsed: 1 });
    expect((await office().call(readWithdrawal, { withdrawalId: second })).state).toBe('lapsed');
    expect((await office().call(closeReReview, { reReviewId })).state).toBe('closed');
  });

  it('out of a re-review is the same proceeding, and gives the re-review its result', async () => {
    const due = today();
    await held('复查甲', '2024-02-01');
    await held('复查乙', '2024-02-01');
    const { id: reReviewId } = await office().call(startReReview, { titleId, name: '年度复查', dueBy: due, endsOn: '2027-12-01' });
    const items = async () => (await office().call(listReviewItems, { reReviewId, pageSize: 200 })).rows;
    const [first, second] = (await items()).filter(({ label }) => label.startsWith('复查'));
    for (const { id } of (await items()).filter((row) => row.state === 'open' && row.id !== first?.id && row.id !== second?.id)) {
      const answer = office().call(reviewAward, { itemId: id, result: 'keep', evidence: '达标。' });
      await answer.catch(async (error: unknown) => { expect((await problemOf(Promise.reject(error as Error))).code).toBe('honours.withdrawal_runs'); });
    }
    const ids: string[] = [];
    for (const item of [first, second]) {
      const { state, withdrawalId } = await office().call(reviewAward, { itemId: item?.id ?? '', result: 'withdraw', evidence: '台账造假。', reason: '造假', groundCode: 'falsified' });
      expect(state).toBe('proposed');
      ids.push(withdrawalId as string);
    }
    expect((await problemOf(office().call(closeReReview, { reReviewId }))).code).toBe('honours.review_unsettled');
    for (const withdrawalId of ids) {
      await office().call(notifyHolder, { withdrawalId, on: today(), way: '当面告知' });
      await office().call(recordHearing, { withdrawalId, on: today(), hasSpoken: true, statement: '承认。', minutes: '当面听取。' });
    }
    await confirm(ids[0] as string);
    await confirm(ids[1] as string, 'lead', 'refuse');
    pass(8);
    await finish();
    const states = new Map((await items()).map((row) => [row.id, row.state]));
    expect([states.get(first?.id ?? ''), states.get(second?.id ?? '')]).toEqual(['withdrawn', 'kept']);
    expect((await office().call(readTitle, { titleId, since: due })).counts).toMatchObject({ kept: expect.any(Number) });
    expect((await office().call(readWithdrawal, { withdrawalId: ids[0] as string })).reReviewId).toBe(reReviewId);
  });
});

describe('what is kept of a withdrawal', () => {
  it('is sealed where it speaks of somebody, told to whoever takes part, and to nobody else', async () => {
    const stored = await rows<{ text: string }>(app.ownerDb, sql`select to_jsonb(w)::text as text from honours.withdrawals w`);
    expect(stored.map(({ text }) => text).join()).not.toMatch(/发生重大事故|责任不在|两人听取|责任认定书|经核实/u);
    const [row] = (await office().call(listWithdrawals, { state: 'final' })).rows;
    expect((await app.as('zoneEast').call(readWithdrawal, { withdrawalId: row?.id ?? '' })).inside).toBeNull();
    expect((await problemOf(app.as('zoneWest').call(readWithdrawal, { withdrawalId: row?.id ?? '' }))).status).toBe(404);
    expect((await app.as('zoneWest').call(listWithdrawals, { state: 'final' })).rows.every(({ label }) => label === '承接单位')).toBe(true);
    expect((await office().call(exportWithdrawals, {})).fileName).toMatch(/^撤销程序-/u);
    expect((await office().call(listMyDuties, {})).total).toBe((await office().call(countMyDuties, {})).total);
  });

  it('keeps the order of its hands and days against whoever writes past the rules', async () => {
    const [row] = await rows<{ id: string }>(app.ownerDb, sql`select id from honours.withdrawals where state = 'final' and appealed_on is null and appeal_days > 0 limit 1`);
    await expect(sql`update honours.withdrawals set decided_by = proposed_by where id = ${row?.id}`.execute(app.ownerDb)).rejects.toThrow(/withdrawals__another_confirms/u);
    await expect(sql`update honours.withdrawals set ended_on = appeal_until where id = ${row?.id}`.execute(app.ownerDb)).rejects.toThrow(/withdrawals__after_appeal/u);
    await expect(sql`update honours.withdrawals set heard_on = null where id = ${row?.id}`.execute(app.ownerDb)).rejects.toThrow(/withdrawals__heard/u);
  });
});

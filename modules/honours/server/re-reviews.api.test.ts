import { beforeAll, describe, expect, it } from 'vitest';
import { rows, sql } from '#platform/server/db/index.ts';
import { perform } from '#platform/server/operations/index.ts';
import type { Bound } from '#platform/server/operations/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  adoptTitles, closeReReview, confirmWithdrawal, conferAward, createSubject, finishWithdrawals, listAwards, listReviewItems, listTitles, notifyHolder, readReReview, readTitle, recordHearing, reviewAward, startReReview,
} from '../contract/index.ts';

const DAY_MS = 86_400_000;
let app: TestApp;
let titleId: string;
let reReviewId: string;
const office = () => app.as('office');
const items = async () => new Map((await office().call(listReviewItems, { reReviewId })).rows.map((row) => [row.label, row]));
const item = async (label: string): Promise<string> => (await items()).get(label)?.id ?? '';
const today = () => new Date(app.clock.now).toISOString().slice(0, 10);

beforeAll(async () => {
  app = await testApp();
  await office().call(adoptTitles, { name: 'civilised' });
  titleId = (await office().call(listTitles, { q: '县级文明单位' })).rows[0]?.id ?? '';
  for (const [label, on] of [['甲', '2025-09-01'], ['乙', '2025-09-01'], ['丙', '2025-09-01'], ['丁', '2025-09-01'], ['新', '2026-09-01']] as const) {
    const { id } = await office().call(createSubject, { kind: 'unit', code: `U-${label}`, label, placeId: app.id(label === '甲' ? 'place/w1' : 'place/e1') });
    await office().call(conferAward, { titleId, subjectId: id, on, document: '县文明委' });
  }
});

describe('a re-review', () => {
  it('takes up every award whose time has come, each seen where one reaches', async () => {
    expect((await problemOf(office().call(startReReview, { titleId, name: '太早', dueBy: '2026-01-01', endsOn: '2026-12-01' }))).code).toBe('honours.nothing_due');
    const started = await office().call(startReReview, { titleId, name: '2026 年县级文明单位复查', dueBy: '2026-09-21', endsOn: '2026-12-01' });
    reReviewId = started.id;
    expect(started.total).toBe(4);
    expect([...(await items()).keys()].sort()).toEqual(['丁', '丙', '乙', '甲'].sort());
    expect((await app.as('zoneWest').call(listReviewItems, { reReviewId })).rows.map(({ label }) => label)).toEqual(['甲']);
  });

  it('keeps an award, or gives time to put something right, and each is a figure that opens into its row', async () => {
    await office().call(reviewAward, { itemId: await item('甲'), result: 'keep', evidence: '台账齐全，实地达标。' });
    expect((await problemOf(office().call(reviewAward, { itemId: await item('乙'), result: 'rectify', evidence: '台账缺页。' }))).code).toBe('honours.review_incomplete');
    await office().call(reviewAward, { itemId: await item('乙'), result: 'rectify', evidence: '台账缺页。', by: '2026-11-01', reason: '台账不实' });
    expect((await office().call(readTitle, { titleId, since: '2026-09-01' })).counts).toMatchObject({ inForce: 5, rectifying: 1, kept: 1 });
    expect((await office().call(listAwards, { titleId, event: 'kept', since: '2026-09-01' })).rows.map(({ subject }) => subject.label)).toEqual(['甲']);
    expect((await problemOf(office().call(reviewAward, { itemId: await item('甲'), result: 'keep', evidence: '再来一次' }))).code).toBe('honours.review_not_open');
    // What is still to be put right has no result: one award is kept, two were not looked at, and one is to be rectified.
    const unsettled = async () => (await problemOf(office().call(closeReReview, { reReviewId }))).problem.params;
    expect(await unsettled()).toEqual({ count: 3 });
    await office().call(reviewAward, { itemId: await item('乙'), result: 'keep', evidence: '整改到位。' });
    expect(await unsettled()).toEqual({ count: 2 });
  });

  it('proposes a withdrawal, which goes its own way and gives the re-review its result', async () => {
    const proposal = { result: 'withdraw' as const, evidence: '发生负面清单事项。' };
    expect((await problemOf(office().call(reviewAward, { itemId: await item('丙'), ...proposal }))).code).toBe('honours.review_incomplete');
    expect((await problemOf(office().call(reviewAward, { itemId: await item('丙'), ...proposal, reason: '发生重大事故', groundCode: 'no-such' }))).code).toBe('honours.ground_unknown');
    for (const label of ['丙', '丁']) expect(await office().call(reviewAward, { itemId: await item(label), ...proposal, reason: '发生重大事故', groundCode: 'negative' })).toMatchObject({ state: 'proposed', withdrawalId: expect.any(String) });
    const proceedings = async () => new Map([...(await items())].map(([label, row]) => [label, row.withdrawalId as string]));
    for (const label of ['丙', '丁']) {
      const withdrawalId = (await proceedings()).get(label) as string;
      await office().call(notifyHolder, { withdrawalId, on: today(), way: '送达书面告知书' });
      await office().call(recordHearing, { withdrawalId, on: today(), hasSpoken: true, statement: '事故责任不在本单位，附认定书。', minutes: '当面听取。' });
    }
    const settle = async (label: string, outcome: 'confirm' | 'refuse') => app.as('lead').call(confirmWithdrawal, { withdrawalId: (await proceedings()).get(label) as string, outcome, document: '县文明委〔2026〕9号', reason: '经核实' });
    expect(await settle('丁', 'refuse')).toMatchObject({ state: 'refused' });
    expect((await problemOf(office().call(closeReReview, { reReviewId }))).problem.params).toEqual({ count: 1 });
    expect(await settle('丙', 'confirm')).toMatchObject({ state: 'confirmed', appealUntil: '2026-09-28' });
    app.clock.now += 8 * DAY_MS;
    await perform(app.runtime, app.runtime.operations.get(finishWithdrawals.id) as Bound, { asSystem: { programmeId: app.id('programme') } }, {}, { requestId: 'finish', locale: 'zh-CN' });
    expect((await items()).get('丙')).toMatchObject({ state: 'withdrawn', heardOn: '2026-09-21', appealUntil: '2026-09-28', hasAppeal: false });
    const stored = await rows<{ text: string }>(app.ownerDb, sql`select to_jsonb(i)::text as text from honours.re_review_items i`);
    expect(stored.map(({ text }) => text).join()).not.toMatch(/重大事故|认定书/);
  });

  it('is closed when each award has its result', async () => {
    expect((await office().call(readReReview, { reReviewId })).counts).toEqual({ kept: 3, withdrawn: 1 });
    expect(await office().call(closeReReview, { reReviewId })).toEqual({ state: 'closed' });
    expect((await office().call(readTitle, { titleId, since: '2026-09-01' })).counts).toMatchObject({ inForce: 4, kept: 3, withdrawn: 1 });
  });
});

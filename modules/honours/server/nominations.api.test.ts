import { beforeAll, describe, expect, it } from 'vitest';
import { rows, sql } from '#platform/server/db/index.ts';
import { perform } from '#platform/server/operations/index.ts';
import type { Bound } from '#platform/server/operations/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  acceptNomination, cancelSelectionRound, createSelectionRound, createSubject, createTitle, declineNomination, finishStage, followNomination, forgetNominators, listCandidates, listReceivedNominations, listOpenNominations, openNominations, readNomination, readNominationForm,
  readSelectionRound, readSubject, recordConsent, sendNomination,
} from '../contract/index.ts';

const DAY_MS = 86_400_000;
let app: TestApp;
let titleId: string;
const office = () => app.as('office');
const nobody = () => app.as('nobody');
let made = 0;

beforeAll(async () => {
  app = await testApp();
  titleId = (await office().call(createTitle, { code: 'open-person', nameZh: '身边好人', nameEn: 'Good person', tier: 'county', subjectKind: 'person', authority: '县文明委', source: '测试', rules: {} })).id;
});

const round = async (more = {}) => (await office().call(createSelectionRound, {
  code: `OPEN-${(made += 1)}`, name: `身边好人评选${made}`, conditions: '条件和办法', titles: [{ titleId }], stages: (['nomination', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })), ...more,
})).id;
const send = async (roundId: string, more: Record<string, unknown> = {}) => {
  const { formToken } = await nobody().call(readNominationForm, { roundId });
  app.clock.now += 25_000;
  return nobody().call(sendNomination, { roundId, formToken, titleId, nominee: '示例 好人', placeId: app.id('place/e1'), words: '二十年如一日照顾邻居老人。', kind: 'resident', nominator: '推荐人某', contact: '000-1234567', agreed: true, ...more });
};
const inbox = async (roundId: string) => (await office().call(listReceivedNominations, { roundId })).rows;

describe('a nomination by anybody', () => {
  it('is taken only while the round lets everybody nominate and its nomination is open', async () => {
    const roundId = await round();
    expect((await nobody().call(listOpenNominations, {})).rows).toEqual([]);
    expect((await problemOf(nobody().call(readNominationForm, { roundId }))).code).toBe('honours.nomination_closed');
    await office().call(openNominations, { roundId, open: true });
    expect((await nobody().call(listOpenNominations, {})).rows).toMatchObject([{ roundId, endsOn: '2026-12-01', titles: [{ id: titleId }] }]);
    await send(roundId);
    const { formToken } = await nobody().call(readNominationForm, { roundId });
    await office().call(openNominations, { roundId, open: false });
    app.clock.now += 25_000;
    expect((await problemOf(nobody().call(sendNomination, { roundId, formToken, titleId, nominee: '某', words: '十个字以上的事迹说明。', kind: 'self', contact: '000-1234567', agreed: true }))).code).toBe('honours.nomination_closed');
    await office().call(cancelSelectionRound, { roundId, reason: '示例取消' });
  });

  it('keeps who sent it sealed, takes nothing from a machine or without agreement, and is followed by its code', async () => {
    const roundId = await round({ openNomination: true });
    expect((await problemOf(send(roundId, { agreed: false }))).code).toBe('honours.nomination_not_agreed');
    const { formToken } = await nobody().call(readNominationForm, { roundId });
    expect((await problemOf(nobody().call(sendNomination, { roundId, formToken, titleId, nominee: '某', words: '十个字以上的事迹说明。', kind: 'self', contact: '000-1234567', agreed: true }))).code).toBe('honours.nomination_form_stale');
    await send(roundId, { website: 'https://example.org' });
    expect(await inbox(roundId)).toEqual([]);
    const { number, followToken } = await send(roundId);
    const stored = await rows<{ text: string }>(app.ownerDb, sql`select to_jsonb(n)::text as text from honours.nominations n where round_id = ${roundId}`);
    expect(stored.map(({ text }) => text).join()).not.toMatch(/1234567|推荐人某/);
    expect(stored.map(({ text }) => text).join()).not.toContain(followToken);
    expect(await nobody().call(followNomination, { followToken })).toMatchObject({ number, state: 'received', reason: null, outcome: null });
    const page = await app.http.inject({ url: `/public/alpha/nominations/follow/${followToken}?new=1`, headers: { accept: 'text/html' } });
    expect([page.statusCode, page.body.includes(number), page.body.includes('1234567')]).toEqual([200, true, false]);
    expect((await problemOf(nobody().call(followNomination, { followToken: 'x'.repeat(32) }))).status).toBe(404);
    const [first] = await inbox(roundId);
    expect(await office().call(readNomination, { nominationId: first?.id ?? '' })).toMatchObject({ nominator: '推荐人某', contact: '000-1234567', words: '二十年如一日照顾邻居老人。' });
    expect((await problemOf(app.as('zoneEast').call(listReceivedNominations, { roundId }))).code).toBe('platform.not_permitted');
  });

  it('becomes a candidate once, however often it is sent, or is declined with a reason that its sender reads', async () => {
    const roundId = await round({ openNomination: true });
    const { id: subjectId } = await office().call(createSubject, { kind: 'person', code: 'ON-1', label: '示例好人', placeId: app.id('place/e1'), isAdult: true });
    const [one, two, three] = [await send(roundId), await send(roundId, { nominee: '示例好人', kind: 'organisation' }), await send(roundId, { nominee: '另一人' })];
    expect((await office().call(readSelectionRound, { roundId })).nominations).toEqual({ waiting: 3, total: 3 });
    const ids = new Map((await inbox(roundId)).map((row) => [row.number, row.id]));
    const read = await office().call(readNomination, { nominationId: ids.get(one.number) ?? '' });
    expect([read.subjects.map(({ code }) => code), read.alike.map(({ number }) => number)]).toEqual([['ON-1'], [two.number]]);
    const accept = (number: string) => office().call(acceptNomination, { nominationId: ids.get(number) ?? '', subjectId });
    const taken = await accept(one.number);
    expect(taken.joined).toBe(false);
    expect(await accept(two.number)).toEqual({ candidateId: taken.candidateId, joined: true });
    expect((await problemOf(accept(one.number))).code).toBe('honours.nomination_settled');
    expect((await office().call(listCandidates, { roundId })).rows.map(({ id, source }) => [id, source])).toEqual([[taken.candidateId, 'resident']]);
    await office().call(declineNomination, { nominationId: ids.get(three.number) ?? '', reason: '不在本县工作生活' });
    expect(await nobody().call(followNomination, { followToken: three.followToken })).toMatchObject({ state: 'declined', reason: '不在本县工作生活' });
    expect(await nobody().call(followNomination, { followToken: one.followToken })).toMatchObject({ state: 'accepted', stage: 'nomination', outcome: null });
    await office().call(finishStage, { roundId, kind: 'nomination' });
    expect((await problemOf(nobody().call(readNominationForm, { roundId }))).code).toBe('honours.nomination_closed');
    expect(await nobody().call(followNomination, { followToken: one.followToken })).toMatchObject({ stage: 'publicNotice' });
  });

  it('carries the consent of whoever nominates themselves to the register, once and with its form, and lifts no refusal', async () => {
    const roundId = await round({ openNomination: true });
    const subject = async (label: string) => (await office().call(createSubject, { kind: 'person', code: `SELF-${label}`, label, placeId: app.id('place/e1'), isAdult: true })).id;
    const take = async (label: string, more: object, before?: (subjectId: string) => Promise<unknown>) => {
      const { number } = await send(roundId, { nominee: label, ...more });
      const subjectId = await subject(label);
      await before?.(subjectId);
      const nominationId = (await inbox(roundId)).find((row) => row.number === number)?.id ?? '';
      const { mayName } = await office().call(readNomination, { nominationId });
      await office().call(acceptNomination, { nominationId, subjectId });
      const { consent, consentOn } = await office().call(readSubject, { subjectId });
      return [mayName, consent, consentOn];
    };
    const day = new Date(app.clock.now + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(await take('自荐甲', { kind: 'self', mayName: true })).toEqual([true, 'given', day]);
    expect(await take('自荐乙', { kind: 'self' })).toEqual([false, 'notAsked', null]);
    expect(await take('别人荐丙', { kind: 'resident', mayName: true })).toEqual([false, 'notAsked', null]);
    expect((await take('自荐丁', { kind: 'self', mayName: true }, (subjectId) => office().call(recordConsent, { subjectId, consent: 'refused', on: '2026-09-01', note: '本人当面说不公开' }))).slice(0, 2)).toEqual([true, 'refused']);
  });

  it('is sent and shown by pages that need no script', async () => {
    const roundId = await round({ openNomination: true });
    const page = async (url: string) => app.http.inject({ url: `/public/alpha${url}`, headers: { accept: 'text/html' } });
    expect((await page('/honours')).body).toContain('/public/alpha/nominations');
    expect((await page('/nominations')).body).toContain(`/nominations/${roundId}`);
    const form = await page(`/nominations/${roundId}`);
    const formToken = /name="formToken" value="([^"]+)"/.exec(form.body)?.[1] ?? '';
    app.clock.now += 25_000;
    const post = (fields: Record<string, string>) => app.http.inject({ method: 'POST', url: `/public/alpha/nominations/${roundId}`, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ formToken, titleId, nominee: '页面推荐', words: '在页面上写的事迹，十个字以上。', kind: 'resident', contact: '000-7654321', ...fields }).toString() });
    const again = await post({});
    expect([again.statusCode, again.body.includes('请勾选同意'), again.body.includes('在页面上写的事迹')]).toEqual([422, true, true]);
    const sent = await post({ agreed: 'yes' });
    expect([sent.statusCode, String(sent.headers['location'])]).toEqual([303, expect.stringMatching(/\/nominations\/follow\/[\w-]{20,}\?new=1$/)]);
    expect((await inbox(roundId)).map(({ nominee }) => nominee)).toEqual(['页面推荐']);
  });

  it('forgets who sent it thirty days after the round, and of those not taken whom they named', async () => {
    const roundId = await round({ openNomination: true });
    const { number } = await send(roundId, { nominee: '会被忘记的人' });
    await office().call(cancelSelectionRound, { roundId, reason: '示例取消' });
    const run = () => perform(app.runtime, app.runtime.operations.get(forgetNominators.id) as Bound, { asSystem: { programmeId: app.id('programme') } }, {}, { requestId: 'test', locale: 'zh-CN' });
    const kept = async () => { const [row] = (await office().call(listReceivedNominations, { q: number })).rows; return office().call(readNomination, { nominationId: row?.id ?? '' }); };
    await run();
    expect(await kept()).toMatchObject({ contact: '000-1234567', nominee: '会被忘记的人' });
    app.clock.now += 31 * DAY_MS;
    expect(await run()).toMatchObject({ ok: true });
    expect(await kept()).toMatchObject({ contact: null, nominator: null, words: null, nominee: '（已删除 · deleted）' });
  });
});

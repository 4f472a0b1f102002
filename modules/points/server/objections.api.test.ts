import { beforeAll, describe, expect, it } from 'vitest';
import { createSubject, recordConsent } from '#modules/honours/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  approveRuleBook, draftRuleBook, exportDeedObjections, followDeedObjection, listAccounts, listDeedObjections, listDeeds, objectToDeed, postDeeds, readDeedObjectionForm, readPublicDeedNotice, readPublicDeedNotices, recordDeed, recordDeedObjection, reviewDeeds, sealDeedObjections, setBoardAbsence, settleDeedObjection,
} from '../contract/index.ts';
import { sealDeedObjectionsEverywhere } from './sealing-words.ts';

let app: TestApp;
let made = 0;
const at = (text: string): void => { app.clock.now = Date.parse(text); };
const officer = () => app.as('communityE1');
const office = () => app.as('office');
const anybody = () => app.as('nobody');

beforeAll(async () => {
  app = await testApp();
  const { id: bookId } = await office().call(draftRuleBook, { name: '第一版', effectiveFrom: '2026-09-21', source: '村民会议' });
  await app.as('lead').call(approveRuleBook, { bookId });
});

async function onNotice(place = 'e1a'): Promise<{ household: string; deedId: string; label: string }> {
  made += 1;
  const label = `第${made}户`;
  const { id: household } = await office().call(createSubject, { kind: 'household', code: `H-${made}`, label, placeId: app.id(`place/${place}`) });
  const { id: deedId } = await officer().call(recordDeed, { subjectId: household, ruleCode: 'public-work', happenedOn: '2026-09-21', evidence: '签到表' });
  await office().call(reviewDeeds, { deedIds: [deedId], agree: true });
  return { household, deedId, label };
}
async function objected(deedId: string, words = '那天不是这一户去的'): Promise<{ number: string; followToken: string }> {
  const { formToken } = await anybody().call(readDeedObjectionForm, { deedId });
  app.clock.now += 5_000;
  return anybody().call(objectToDeed, { deedId, words, sender: '示例邻居', contact: '不是真实号码', formToken });
}
const balanceOf = async (holderId: string): Promise<number> => (await office().call(listAccounts, { holderId })).rows[0]?.balance ?? 0;
/** A statement that was refused lets go of its rows a moment after it was told; posting leaves out what is held. */
const post = async () => {
  await sql`select from points.deeds for update`.execute(app.ownerDb);
  return app.as('admin').call(postDeeds, {});
};

describe('the notice of a village', () => {
  it('is read by everybody: by label, with its days, and without whoever asked not to be shown', async () => {
    const shown = await onNotice();
    const hidden = await onNotice();
    await officer().call(setBoardAbsence, { subjectId: hidden.household, absent: true });
    const placeId = app.id('place/e1a');
    expect((await anybody().call(readPublicDeedNotices, {})).villages).toMatchObject([{ placeId, deedCount: 2, from: '2026-09-21', until: '2026-09-24' }]);
    const notice = await anybody().call(readPublicDeedNotice, { placeId });
    expect(notice.rows.map(({ label }) => label)).toEqual([shown.label]);
    expect(notice).toMatchObject({ total: 1, unshownCount: 1, from: '2026-09-21', until: '2026-09-24' });
    expect(JSON.stringify(notice)).not.toContain(hidden.label);
    expect((await problemOf(anybody().call(readDeedObjectionForm, { deedId: hidden.deedId }))).code).toBe('points.not_on_notice');
  });

  it('names nobody from whom points are taken, unless the household agreed; everybody may still object to it', async () => {
    const { household, deedId, label } = await onNotice('e1');
    const minus = await onNotice('e1');
    await sql`update points.deeds set points = -2 where id = ${minus.deedId}`.execute(app.ownerDb);
    const placeId = app.id('place/e1');
    const shown = async () => (await anybody().call(readPublicDeedNotice, { placeId })).rows.map((row) => [row.deedId, row.label, row.points]);
    expect(await shown()).toEqual([[deedId, label, 10], [minus.deedId, null, -2]]);
    const page = async (more = '') => (await app.http.inject({ method: 'GET', url: `/public/alpha/points/notices/${placeId}${more}` })).body;
    for (const body of [await page(), await page(`/object/${minus.deedId}`)]) { expect(body).toContain('一户'); expect(body).not.toContain(minus.label); }
    const { followToken } = await objected(minus.deedId);
    expect(await anybody().call(followDeedObjection, { followToken })).toMatchObject({ label: null, points: -2 });
    for (const subjectId of [household, minus.household]) await office().call(recordConsent, { subjectId, consent: 'given', on: '2026-09-21', note: '户主签字' });
    expect((await shown()).map(([, name]) => name)).toEqual([label, minus.label]);
    expect(await anybody().call(followDeedObjection, { followToken })).toMatchObject({ label: minus.label });
    const { rows: [open] } = await app.as('lead').call(listDeedObjections, { deedId: minus.deedId });
    await app.as('lead').call(settleDeedObjection, { objectionId: open?.id as string, outcome: 'notUpheld', answer: '核实无误' });
    at('2026-09-21T02:00:00Z');
  });

  it('posts nothing before its last day is over, whoever asks and however', async () => {
    const { household, deedId } = await onNotice();
    at('2026-09-24T02:00:00Z');
    await post();
    expect(await balanceOf(household)).toBe(0);
    await expect(sql`update points.deeds set state = 'posted', posted_on = '2026-09-24', posted_points = 0 where id = ${deedId}`.execute(app.ownerDb)).rejects.toMatchObject({ constraint: 'deeds__posted_after_notice' });
    await expect(sql`update points.deeds set state = 'posted', posted_points = 0 where id = ${deedId}`.execute(app.ownerDb)).rejects.toMatchObject({ constraint: 'deeds__posted_after_notice' });
    at('2026-09-25T02:00:00Z');
    await post();
    expect(await balanceOf(household)).toBe(10);
    at('2026-09-21T02:00:00Z');
  });

  it('is a page with a form, and its address stays good when nothing hangs out', async () => {
    const { deedId, label } = await onNotice();
    const placeId = app.id('place/e1a');
    const get = async (url: string) => (await app.http.inject({ method: 'GET', url })).body;
    expect(await get(`/public/alpha/points/notices/${placeId}`)).toContain(`/points/notices/${placeId}/object/${deedId}`);
    expect(await get(`/public/alpha/points/notices/${placeId}/object/${deedId}`)).toContain(label);
    expect(await get('/public/alpha/points')).toContain('/public/alpha/points/notices');
    expect(await get(`/public/alpha/points/notices/${app.id('place/w1a')}`)).toContain('现在没有公示中的记分');
  });
});

describe('an objection', () => {
  it('by the public form keeps the points back until it is settled, and the code tells the answer and neither words nor sender', async () => {
    const { household, deedId } = await onNotice();
    const { number, followToken } = await objected(deedId);
    at('2026-09-26T02:00:00Z');
    await post();
    expect(await balanceOf(household)).toBe(0);
    await expect(sql`update points.deeds set state = 'posted', posted_on = '2026-09-26', posted_points = 0 where id = ${deedId}`.execute(app.ownerDb)).rejects.toMatchObject({ constraint: 'deeds__objection_open' });
    expect((await anybody().call(readPublicDeedNotice, { placeId: app.id('place/e1a') })).rows.filter(({ isObjected }) => isObjected).map((row) => row.deedId)).toEqual([deedId]);
    const { rows: [row] } = await app.as('lead').call(listDeedObjections, { deedId });
    expect(row).toMatchObject({ number, sender: '示例邻居', contact: '不是真实号码', maySettle: true, takenByName: null });
    expect(await app.as('lead').call(settleDeedObjection, { objectionId: row?.id as string, outcome: 'notUpheld', answer: '签到表上是这一户' })).toMatchObject({ deedCorrected: false });
    const told = await anybody().call(followDeedObjection, { followToken });
    expect(told).toMatchObject({ number, state: 'resolved', outcome: 'notUpheld', answer: '签到表上是这一户' });
    expect(JSON.stringify(told)).not.toContain('示例邻居');
    await post();
    expect(await balanceOf(household)).toBe(10);
    at('2026-09-21T02:00:00Z');
  });

  it('is settled by nobody who recorded or reviewed the deed or took the objection down, and those do not learn from whom it came', async () => {
    const { household, deedId } = await onNotice();
    const { rows: [byForm] } = (await objected(deedId), await officer().call(listDeedObjections, { deedId }));
    expect(byForm).toMatchObject({ words: null, sender: null, contact: null, maySettle: false });
    const settle = (person: string, objectionId: string) => app.as(person).call(settleDeedObjection, { objectionId, outcome: 'upheld', answer: '核实属实' });
    for (const person of ['communityE1', 'office']) expect((await problemOf(settle(person, byForm?.id as string))).code).toBe('points.same_person');
    await expect(sql`update points.deed_objections set state = 'resolved', outcome = 'upheld', answer = '硬改', resolved_by = ${app.id('person/office')} where id = ${byForm?.id}`.execute(app.ownerDb)).rejects.toMatchObject({ constraint: 'deed_objections__another_settles' });
    const taken = await app.as('office2').call(recordDeedObjection, { deedId, words: '老人当面说的：那天下雨没有清扫', sender: '示例老人' });
    expect(taken.followToken).toMatch(/^[\w-]{20,80}$/);
    expect((await problemOf(settle('office2', taken.id))).code).toBe('points.same_person');
    // Whoever wrote it down knows what it says.
    expect((await app.as('office2').call(listDeedObjections, { deedId })).rows.find(({ id }) => id === taken.id)).toMatchObject({ words: '老人当面说的：那天下雨没有清扫', sender: null, maySettle: false });
    expect((await app.as('lead').call(listMyDuties, { kind: ['points.objections'] })).rows).toHaveLength(2);
    expect((await office().call(listMyDuties, { kind: ['points.objections'] })).rows).toEqual([]);
    expect(await settle('lead', taken.id)).toMatchObject({ deedCorrected: true });
    expect((await problemOf(settle('lead', taken.id))).code).toBe('points.objection_settled');
    expect((await office().call(listDeeds, { subjectId: household })).rows[0]).toMatchObject({ state: 'corrected' });
    // The other objection to the same deed is answered all the same.
    expect(await settle('lead', byForm?.id as string)).toMatchObject({ deedCorrected: false });
    expect((await office().call(exportDeedObjections, {})).fileName).toMatch(/xlsx$/);
  });

  it('is taken during the notice only, from a form that a person was shown, and a machine is told that all is well', async () => {
    const { deedId } = await onNotice();
    const { formToken } = await anybody().call(readDeedObjectionForm, { deedId });
    expect((await problemOf(anybody().call(objectToDeed, { deedId, words: '太快了', formToken }))).code).toBe('points.form_stale');
    app.clock.now += 5_000;
    await anybody().call(objectToDeed, { deedId, words: '机器', formToken, website: 'http://example.org' });
    expect((await oneRow<{ n: number }>(app.ownerDb, sql`select count(*)::integer as n from points.deed_objections where deed_id = ${deedId}`)).n).toBe(0);
    at('2026-09-25T02:00:00Z');
    expect((await problemOf(anybody().call(objectToDeed, { deedId, words: '太晚了', formToken }))).code).toBe('points.not_on_notice');
    // Over, and not posted yet: by an officer it is too late as well.
    expect((await problemOf(app.as('office2').call(recordDeedObjection, { deedId, words: '太晚了' }))).code).toBe('points.not_on_notice');
    await post();
    expect((await problemOf(app.as('office2').call(recordDeedObjection, { deedId, words: '已经入账了' }))).code).toBe('points.not_on_notice');
    await expect(sql`insert into points.deed_objections (programme_id, id, deed_id, state, received_at, words, number, token_hash) select programme_id, gen_random_uuid(), id, 'open', now(), '硬塞', 'JF-X', '\\x00' from points.deeds where id = ${deedId}`.execute(app.ownerDb)).rejects.toMatchObject({ constraint: 'deed_objections__on_notice' });
    at('2026-09-21T02:00:00Z');
  });
});

describe('the words of an objection to a deed', () => {
  it('are sealed at rest and read by those who settle, not by those they are about; what was written before is sealed by the nightly run', async () => {
    const { deedId } = await onNotice();
    await objected(deedId, '是张家户的邻居看错了');
    const stored = () => oneRow<{ words: string | null; sealed: string | null }>(app.ownerDb, sql`select words, words_sealed as sealed from points.deed_objections where deed_id = ${deedId}`);
    const read = async (person = 'lead') => (await app.as(person).call(listDeedObjections, { deedId })).rows.map(({ words }) => words);
    // Recorded by the officer of the village, reviewed by the office.
    for (const person of ['communityE1', 'office']) expect(await read(person)).toEqual([null]);
    expect([(await stored()).words, (await stored()).sealed?.includes('邻居'), await read()]).toEqual([null, false, ['是张家户的邻居看错了']]);
    await sql`update points.deed_objections set words = '早先写下的异议', words_sealed = null where deed_id = ${deedId}`.execute(app.ownerDb);
    expect([await read(), await read('office')]).toEqual([['早先写下的异议'], [null]]);
    expect((await app.as('admin').call(sealDeedObjections, {})).sealed).toBe(1);
    expect([(await stored()).words, await read()]).toEqual([null, ['早先写下的异议']]);
  });

  it('that came before words were sealed are sealed in one night, however many there are', async () => {
    const { deedId } = await onNotice();
    await sql`insert into points.deed_objections (programme_id, id, deed_id, place_id, state, received_at, due_on, words, number, token_hash, outcome, answer, resolved_at, resolved_by)
      select d.programme_id, gen_random_uuid(), d.id, d.place_id, 'resolved', now(), current_date, '早先写下的异议', 'JF-早先-' || n, decode(lpad(to_hex(n), 64, '0'), 'hex'), 'notUpheld', '核实不成立', now(), ${app.id('person/lead')}
        from points.deeds d cross join generate_series(1, 2001) as n where d.id = ${deedId}`.execute(app.ownerDb);
    await sealDeedObjectionsEverywhere({}, { runtime: app.runtime, signal: new AbortController().signal });
    expect(await oneRow(app.ownerDb, sql`select count(words)::int as plain, count(words_sealed)::int as sealed from points.deed_objections where deed_id = ${deedId}`)).toEqual({ plain: 0, sealed: 2001 });
  });
});

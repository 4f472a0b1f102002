import { beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '#kernel/local-date.ts';
import { perform } from '#platform/server/operations/index.ts';
import type { Bound } from '#platform/server/operations/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { acceptApplication, adoptBranches, applyAsVolunteer, declineApplication, followApplication, forgetApplications, listApplications, readApplication, readApplicationForm, readVolunteer, readVolunteerDetails, registerVolunteer } from '../contract/index.ts';

let app: TestApp;
const office = () => app.as('office');
const nobody = () => app.as('nobody');
const contact = '000-1234567';
const list = async () => (await office().call(listApplications, { pageSize: 200 })).rows;
async function shown(): Promise<string> {
  const { formToken } = await nobody().call(readApplicationForm, {});
  app.clock.now += 20_000;
  return formToken;
}
async function sent(more: object = {}) {
  const answer = await nobody().call(applyAsVolunteer, { formToken: await shown(), label: '示例居民', contact, placeId: app.id('place/e1'), isAdult: true, agreed: true, ...more });
  return { ...answer, id: (await list()).find(({ number }) => number === answer.number)?.id as string };
}
const forgetting = () => perform(app.runtime, app.runtime.operations.get(forgetApplications.id) as Bound, { asSystem: { programmeId: app.id('programme') } }, {}, { requestId: 'test', locale: 'zh-CN' });

beforeAll(async () => { app = await testApp(); });

describe('a resident who wants to be a volunteer', () => {
  it('applies, is registered by an officer of their place by the rule of the register, and sees their number by the code', async () => {
    await office().call(adoptBranches, {});
    const [branch] = (await nobody().call(readApplicationForm, {})).branches;
    const one = await sent({ label: '示例甲', branch: branch?.code });
    expect(await nobody().call(followApplication, { followToken: one.followToken })).toMatchObject({ number: one.number, state: 'received', volunteerNumber: null });
    expect((await app.as('communityE1').call(listApplications, { state: 'received' })).rows).toMatchObject([{ id: one.id, label: '示例甲', branch: { code: branch?.code }, isAdult: true, alike: { volunteers: [], applications: [] } }]);
    expect(await app.as('communityE1').call(readApplication, { applicationId: one.id })).toEqual({ label: '示例甲', contact, guardian: null, guardianAgreedOn: null });
    const { volunteerId, number } = await app.as('communityE1').call(acceptApplication, { applicationId: one.id });
    expect(await nobody().call(followApplication, { followToken: one.followToken })).toMatchObject({ state: 'accepted', volunteerNumber: number });
    expect(await office().call(readVolunteer, { volunteerId })).toMatchObject({ number, label: '示例甲', isAdult: true, place: { id: app.id('place/e1') } });
    expect((await office().call(readVolunteerDetails, { volunteerId })).contact).toBe(contact);
    expect((await list()).find(({ id }) => id === one.id)).toMatchObject({ label: null, state: 'accepted', volunteer: { id: volunteerId, number } });
    expect((await office().call(readApplication, { applicationId: one.id })).contact).toBeNull();
    expect((await problemOf(office().call(acceptApplication, { applicationId: one.id }))).code).toBe('volunteering.application_settled');
    expect((await problemOf(office().call(declineApplication, { applicationId: one.id, reason: '晚了' }))).code).toBe('volunteering.application_settled');
  });

  it('is a minor with the name and the consent of a guardian alone', async () => {
    const refused = async (more: object) => (await problemOf(sent({ isAdult: false, ...more }))).code;
    expect(await refused({})).toBe('volunteering.application_guardian');
    expect(await refused({ guardian: '示例监护人' })).toBe('volunteering.application_guardian');
    expect(await refused({ guardianAgrees: true })).toBe('volunteering.application_guardian');
    expect(await refused({ isAdult: true, guardian: '示例监护人', guardianAgrees: true })).toBe('volunteering.guardian_of_adult');
    const child = await sent({ label: '小示例', isAdult: false, guardian: '示例监护人', guardianAgrees: true });
    expect(await office().call(readApplication, { applicationId: child.id })).toMatchObject({ guardian: '示例监护人', guardianAgreedOn: expect.any(String) as string });
    const { volunteerId } = await office().call(acceptApplication, { applicationId: child.id });
    expect(await office().call(readVolunteer, { volunteerId })).toMatchObject({ isAdult: false, guardianAgreedOn: expect.any(String) as string });
    expect((await office().call(readVolunteerDetails, { volunteerId })).guardian).toBe('示例监护人');
  });

  it('is not kept from a machine, without consent, from a form nobody was shown, or without a place', async () => {
    const before = (await list()).length;
    await sent({ website: 'http://bot' });
    expect((await problemOf(sent({ agreed: false }))).code).toBe('volunteering.application_not_agreed');
    expect((await problemOf(sent({ formToken: 'made.up' }))).code).toBe('volunteering.order_form_stale');
    expect((await problemOf(sent({ placeId: app.id('programme') }))).code).toBe('volunteering.place_unknown');
    expect((await problemOf(sent({ branch: 'no-such' }))).code).toBe('volunteering.branch_unknown');
    expect((await list()).length).toBe(before);
    expect((await problemOf(nobody().call(followApplication, { followToken: 'x'.repeat(32) }))).status).toBe(404);
    expect([applyAsVolunteer.callsPerMinuteMax, applyAsVolunteer.callsPerDayMax]).toEqual([5, 40]);
  });

  it('is nowhere named in public, and told why not by their code', async () => {
    const one = await sent({ label: '不公开的名字' });
    await office().call(declineApplication, { applicationId: one.id, reason: '不在本地居住' });
    const pages = await Promise.all(['volunteering', 'volunteering/registration', 'volunteering/registration/follow', `volunteering/registration/follow/${one.followToken}`].map((path) => app.http.inject({ url: `/public/alpha/${path}` })));
    expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    expect(pages.some(({ body }) => body.includes('不公开的名字') || body.includes(contact))).toBe(false);
    expect(pages[3]?.body).toContain('不在本地居住');
    expect(pages[0]?.body).toContain('/volunteering/registration');
    expect(JSON.stringify(await nobody().call(followApplication, { followToken: one.followToken }))).not.toContain('不公开的名字');
    for (const operation of [listApplications, readApplication] as const) expect((await problemOf(nobody().call(operation, { applicationId: one.id } as never))).status).toBe(401);
  });
});

describe('who answers an application', () => {
  it('is an officer of that place and nobody elsewhere', async () => {
    const west = await sent({ label: '西边的人', placeId: app.id('place/w1') });
    expect((await app.as('communityE1').call(listApplications, { pageSize: 200 })).rows.some(({ id }) => id === west.id)).toBe(false);
    for (const act of [() => app.as('communityE1').call(readApplication, { applicationId: west.id }), () => app.as('communityE1').call(acceptApplication, { applicationId: west.id }), () => app.as('communityE1').call(declineApplication, { applicationId: west.id, reason: '不在本地' })]) expect((await problemOf(act())).status).toBe(404);
    expect((await problemOf(app.as('leaderE').call(listApplications, {}))).status).toBe(403);
    expect((await list()).find(({ id }) => id === west.id)).toMatchObject({ state: 'received', label: '西边的人' });
  });

  it('is told of the same name and telephone in the register and among those who wait, however they are written', async () => {
    const known = await office().call(registerVolunteer, { label: '重名 居民', contact: '000 7654321', placeId: app.id('place/e1'), isAdult: true });
    await office().call(registerVolunteer, { label: '重名居民', contact: '000 1111111', placeId: app.id('place/e1'), isAdult: true });
    const [first, second, other] = [await sent({ label: '重名居民', contact: '000-7654321' }), await sent({ label: '重名 居民', contact: '0007654321' }), await sent({ label: '重名居民', contact: '000-2222222' })];
    const alike = new Map((await list()).map((row) => [row.id, row.alike]));
    expect(alike.get(first.id)).toEqual({ volunteers: [{ id: known.id, number: known.number }], applications: [second.number] });
    expect(alike.get(second.id)).toEqual({ volunteers: [{ id: known.id, number: known.number }], applications: [first.number] });
    expect(alike.get(other.id)).toEqual({ volunteers: [], applications: [] });
  });
});

describe('what an application said', () => {
  it('is deleted after thirty days when it was declined or answered by nobody, and what became of it stays', async () => {
    const [declined, waiting] = [await sent({ label: '被退的人' }), await sent({ label: '没人办的人' })];
    await office().call(declineApplication, { applicationId: declined.id, reason: '请到居住地登记' });
    app.clock.now += 29 * DAY_MS;
    await forgetting();
    expect((await list()).filter(({ id }) => id === declined.id || id === waiting.id).map(({ label }) => label).toSorted()).toEqual(['没人办的人', '被退的人'].toSorted());
    app.clock.now += 2 * DAY_MS;
    const late = await sent({ label: '后来的人' });
    expect((await forgetting()).ok).toBe(true);
    const rows = new Map((await list()).map((row) => [row.id, row]));
    expect(rows.get(declined.id)).toMatchObject({ label: null, state: 'declined', reason: '请到居住地登记' });
    expect(rows.get(waiting.id)).toMatchObject({ label: null, state: 'lapsed' });
    expect(rows.get(late.id)).toMatchObject({ label: '后来的人', state: 'received' });
    expect(await nobody().call(followApplication, { followToken: waiting.followToken })).toMatchObject({ state: 'lapsed', volunteerNumber: null });
    expect((await problemOf(office().call(acceptApplication, { applicationId: waiting.id }))).code).toBe('volunteering.application_settled');
    expect(await forgetting()).toMatchObject({ ok: true, output: { forgotten: 0 } });
  });
});

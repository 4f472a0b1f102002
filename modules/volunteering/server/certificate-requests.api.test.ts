import { beforeAll, describe, expect, it } from 'vitest';
import { listMyDuties } from '#platform/contract/duties.ts';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  askCertificate, createTeam, downloadServiceCertificate, draftServiceCertificate, grantCertificate, issueServiceCertificate, listCertificateRequests, listServiceCertificates, planActivity, readMyService, readServiceCertificate, recordRollCall, registerMyself, registerVolunteer, returnCertificateRequest, withdrawServiceCertificate,
} from '../contract/index.ts';

let app: TestApp;
let other: { id: string; number: string };
const office = () => app.as('office');
const me = () => app.as('volunteer');
const period = { from: '2026-09-01', to: '2026-09-21' };
const issuer = { issuer: '示例志愿服务联合会', responsible: '示例负责人', handler: '示例经办人', contact: '0000-0000000' };
const asked = async () => (await office().call(listCertificateRequests, { state: 'asked' })).rows;
const duties = async (who: string, kind: string) => (await app.as(who).call(listMyDuties, { kind: [kind] })).rows.map(({ subjectId }) => subjectId);
const mine = async () => (await me().call(readMyService, {})).certificateRequests;

beforeAll(async () => {
  app = await testApp();
  const { id: teamId } = await office().call(createTeam, { code: 'T-Q', name: '示例队', placeId: app.id('place/e1'), foundedOn: '2026-01-05' });
  const { number } = await me().call(registerMyself, { label: '示例本人', placeId: (await me().call(readMyService, {})).places[0]?.id as string, isAdult: true });
  other = await office().call(registerVolunteer, { label: '没有账号的人', placeId: app.id('place/e1'), isAdult: true, registeredOn: '2026-03-01' });
  // The volunteer registered today: a day on which both served.
  const { id: activityId } = await office().call(planActivity, { code: 'Q-1', name: '示例活动', teamId, placeId: app.id('place/e1'), on: '2026-09-21', from: '07:00', to: '09:30' });
  await app.as('communityE1').call(recordRollCall, { activityId, numbers: [number, other.number], from: '07:00', to: '09:00' });
});

describe('a certificate that a volunteer asks for', () => {
  it('waits for somebody else, who names the issuer that answers for it; it is posted, issued by another, and downloaded by the volunteer', async () => {
    expect((await problemOf(me().call(askCertificate, { from: '2026-01-01', to: '2026-01-31', purpose: '学校评优' }))).code).toBe('volunteering.nothing_to_certify');
    expect((await problemOf(me().call(askCertificate, { from: '2026-09-21', to: '2026-09-01', purpose: '学校评优' }))).code).toBe('volunteering.dates_out_of_order');
    expect((await problemOf(app.as('observer').call(askCertificate, { ...period, purpose: '学校评优' }))).code).toBe('volunteering.not_registered');
    const { id: requestId } = await me().call(askCertificate, { ...period, purpose: '学校评优' });
    expect((await problemOf(me().call(askCertificate, { ...period, purpose: '再要一份' }))).code).toBe('volunteering.request_open');
    expect(await mine()).toMatchObject([{ id: requestId, state: 'asked', purpose: '学校评优', certificate: null }]);
    expect(await asked()).toMatchObject([{ id: requestId, hours: 2, isAskedForThem: false, mayAnswer: true }]);
    expect([await duties('office', 'volunteering.certificatesAsked'), await duties('communityE1', 'volunteering.certificatesAsked')]).toEqual([[requestId], []]);
    expect((await problemOf(app.as('communityE1').call(grantCertificate, { requestId, ...issuer }))).code).toBe('platform.not_permitted');
    const { certificateId } = await office().call(grantCertificate, { requestId, ...issuer, postedOn: '2026-09-21', postedWhere: '社区公告栏' });
    expect(await mine()).toMatchObject([{ state: 'granted', certificate: { id: certificateId, state: 'draft', mayIssueFrom: '2026-09-28' } }]);
    expect((await problemOf(me().call(readServiceCertificate, { certificateId }))).status).toBe(404);
    expect((await problemOf(office().call(returnCertificateRequest, { requestId, reason: '晚了一步' }))).code).toBe('volunteering.request_settled');
    expect(await duties('office2', 'volunteering.certificatesPosted')).toEqual([]);
    app.clock.now = Date.parse('2026-09-28T04:00:00Z');
    expect([await duties('office', 'volunteering.certificatesPosted'), await duties('office2', 'volunteering.certificatesPosted')]).toEqual([[], [certificateId]]);
    await app.as('office2').call(issueServiceCertificate, { certificateId });
    expect(await mine()).toMatchObject([{ certificate: { state: 'issued' } }]);
    expect((await me().call(downloadServiceCertificate, { certificateId })).fileName).toMatch(/^ZM-.*docx$/);
    app.clock.now = Date.parse('2026-09-21T02:00:00Z');
  });

  it('is returned with a reason that they read, also when a draft is thrown away, and may be asked for anew', async () => {
    const { id: requestId } = await me().call(askCertificate, { ...period, purpose: '单位要求' });
    await office().call(returnCertificateRequest, { requestId, reason: '请写明给哪个单位' });
    expect((await mine()).find(({ id }) => id === requestId)).toMatchObject({ state: 'returned', answer: '请写明给哪个单位' });
    const again = await me().call(askCertificate, { ...period, purpose: '给示例公司' });
    const { certificateId } = await office().call(grantCertificate, { requestId: again.id, ...issuer });
    await office().call(withdrawServiceCertificate, { certificateId, reason: '时长有异议' });
    expect((await mine()).find(({ id }) => id === again.id)).toMatchObject({ state: 'returned', answer: '时长有异议', certificate: null });
    expect((await office().call(listServiceCertificates, { state: 'draft' })).total).toBe(0);
  });

  it('is answered by a certificate of those days that is drafted without a look at the requests, and not by one of other days', async () => {
    const volunteerId = (await me().call(readMyService, {})).volunteer?.id as string;
    const { id: requestId } = await me().call(askCertificate, { ...period, purpose: '给示例学校' });
    const shorter = await office().call(draftServiceCertificate, { volunteerId, from: '2026-09-20', to: '2026-09-21', ...issuer });
    expect((await asked()).map(({ id }) => id)).toEqual([requestId]);
    const { id: certificateId } = await office().call(draftServiceCertificate, { volunteerId, ...period, ...issuer });
    expect((await mine()).find(({ id }) => id === requestId)).toMatchObject({ state: 'granted', certificate: { id: certificateId, state: 'draft' } });
    expect(await asked()).toEqual([]);
    for (const id of [shorter.id, certificateId]) await office().call(withdrawServiceCertificate, { certificateId: id, reason: '起草有误' });
  });
});

describe('somebody without a login', () => {
  it('is asked for by an officer of their place, who does not answer it themselves; by nobody else', async () => {
    for (const stranger of ['volunteer', 'zoneWest']) expect((await problemOf(app.as(stranger).call(askCertificate, { volunteerId: other.id, ...period, purpose: '评优' }))).status, stranger).toBe(404);
    const { id: requestId } = await app.as('communityE1').call(askCertificate, { volunteerId: other.id, ...period, purpose: '社区评优' });
    expect(await asked()).toMatchObject([{ id: requestId, isAskedForThem: true, volunteer: { number: other.number } }]);
    await office().call(returnCertificateRequest, { requestId, reason: '请本人确认' });
    const { id: second } = await office().call(askCertificate, { volunteerId: other.id, ...period, purpose: '社区评优' });
    expect((await problemOf(office().call(grantCertificate, { requestId: second, ...issuer }))).code).toBe('volunteering.same_person');
    expect([await duties('office', 'volunteering.certificatesAsked'), await duties('office2', 'volunteering.certificatesAsked')]).toEqual([[], [second]]);
    expect((await app.as('office2').call(grantCertificate, { requestId: second, ...issuer })).number).toMatch(/^ZM-/);
  });

  it('who manages volunteers and is one does not answer what another asked for them', async () => {
    await sql`update volunteering.volunteers set person_id = ${app.id('person/office')} where id = ${other.id}`.execute(app.ownerDb);
    const { id: requestId } = await app.as('office2').call(askCertificate, { volunteerId: other.id, ...period, purpose: '评优' });
    expect((await asked()).find(({ id }) => id === requestId)).toMatchObject({ isAskedForThem: true, mayAnswer: false });
    for (const answer of [office().call(grantCertificate, { requestId, ...issuer }), office().call(returnCertificateRequest, { requestId, reason: '自己退回' })]) expect((await problemOf(answer)).code).toBe('volunteering.same_person');
    expect(await duties('office', 'volunteering.certificatesAsked')).not.toContain(requestId);
  });
});

import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { encode } from 'uqr';
import { beforeAll, describe, expect, it } from 'vitest';
import { closeNotice, publishNotice, readNotice, readPublicNotice } from '#modules/notices/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  connectVolunteer, createTeam, downloadServiceCertificate, draftServiceCertificate, draftServiceNotice, importSessions, issueServiceCertificate, listServiceCertificates, listServiceRecords, listSessions, planActivity, readMyService, readServiceCertificate, readSessionFigures, readStar, readStarScale, recordRollCall,
  recordSession, registerVolunteer, reverseService, saveStarScale, verifyServiceCertificate, withdrawServiceCertificate,
} from '../contract/index.ts';

let app: TestApp;
let teamId: string;
let person: { id: string; number: string };
const office = () => app.as('office');
const facts = { from: '2026-03-01', to: '2026-09-10', issuer: '示例志愿服务联合会', responsible: '示例负责人', handler: '示例经办人', contact: '0000-0000000', postedOn: '2026-09-12', postedWhere: '社区公告栏' };

/** A roll is called on its day, in the evening; the rest of the test goes on at its own time. */
const rollOf = async (on: string, roll: { activityId: string; numbers: string[]; from: string; to: string; minorsAccompanied?: boolean }) => {
  const { now } = app.clock;
  app.clock.now = Date.parse(`${on}T20:00:00+08:00`);
  await office().call(recordRollCall, roll);
  app.clock.now = now;
};

beforeAll(async () => {
  app = await testApp();
  teamId = (await office().call(createTeam, { code: 'T-Z', name: '示例队', placeId: app.id('place/e1'), foundedOn: '2026-01-05' })).id;
  person = await office().call(registerVolunteer, { label: '示例志愿者', placeId: app.id('place/e1'), isAdult: true, registeredOn: '2026-03-01' });
  await office().call(connectVolunteer, { volunteerId: person.id, personId: app.id('person/volunteer') });
  for (const [at, on] of ['2026-08-01', '2026-09-01'].entries()) {
    const { id: activityId } = await office().call(planActivity, { code: `Z-${at}`, name: '示例活动', teamId, placeId: app.id('place/e1'), on, from: '09:00', to: '12:00' });
    await rollOf(on, { activityId, numbers: [person.number], from: '09:00', to: '11:00' });
  }
});

describe('a certificate of service', () => {
  it('is posted for seven days, issued by somebody else, checked by anybody with its number, and names nobody to them', async () => {
    const { id, number } = await office().call(draftServiceCertificate, { volunteerId: person.id, ...facts, postedOn: '2026-09-15' });
    expect((await problemOf(office().call(issueServiceCertificate, { certificateId: id }))).code).toBe('volunteering.same_person');
    expect((await problemOf(app.as('office2').call(issueServiceCertificate, { certificateId: id }))).code).toBe('volunteering.posted_too_short');
    expect((await problemOf(app.as('nobody').call(verifyServiceCertificate, { number }))).status).toBe(404);
    expect((await problemOf(app.as('volunteer').call(readServiceCertificate, { certificateId: id }))).status).toBe(404);
    await office().call(withdrawServiceCertificate, { certificateId: id, reason: '公示日期写错' });
    const again = await office().call(draftServiceCertificate, { volunteerId: person.id, ...facts });
    expect(again.number).toMatch(/^ZM-2026-[2-9A-Z]{9}$/);
    expect(await app.as('office2').call(issueServiceCertificate, { certificateId: again.id })).toEqual({ issuedOn: '2026-09-21' });
    expect(await app.as('nobody').call(verifyServiceCertificate, { number: again.number.toLowerCase() })).toMatchObject({ begins: '示', minutes: { A: 0, B: 240, C: 0, D: 0 }, isInForce: true });
    expect((await app.as('volunteer').call(readMyService, {})).certificates).toMatchObject([{ number: again.number }]);
    expect(await app.as('volunteer').call(readServiceCertificate, { certificateId: again.id })).toMatchObject({ isOwn: true, recordCount: 2 });
    expect((await app.as('volunteer').call(downloadServiceCertificate, { certificateId: again.id })).fileName).toBe(`${again.number}.docx`);
    for (const stranger of ['resident', 'zoneWest']) expect((await problemOf(app.as(stranger).call(readServiceCertificate, { certificateId: again.id }))).status).toBe(404);
    const page = await app.http.inject({ url: `/public/alpha/volunteering/certificates/${again.number}` });
    expect([page.statusCode, page.body.includes('示例志愿者'), page.body.includes('示例志愿服务联合会')]).toEqual([200, false, true]);
    await office().call(withdrawServiceCertificate, { certificateId: again.id, reason: '测试作废' });
    expect((await app.as('nobody').call(verifyServiceCertificate, { number: again.number })).isInForce).toBe(false);
    expect((await office().call(listServiceCertificates, { volunteerId: person.id })).total).toBe(1);
    await expect(sql`update volunteering.certificates set state = 'issued', issued_on = posted_on + 6 where id = ${again.id}`.execute(app.ownerDb)).rejects.toThrow(/posted_seven_days/);
  });

  it('is not issued for minutes that were taken back since, nor for none at all', async () => {
    const { id } = await office().call(draftServiceCertificate, { volunteerId: person.id, ...facts });
    const [record] = (await office().call(listServiceRecords, { volunteerId: person.id })).rows;
    await office().call(reverseService, { recordId: record?.id as string, reason: '点错了人' });
    expect((await problemOf(app.as('office2').call(issueServiceCertificate, { certificateId: id }))).code).toBe('volunteering.minutes_changed');
    expect((await problemOf(office().call(draftServiceCertificate, { volunteerId: person.id, ...facts, to: '2026-03-02' }))).code).toBe('volunteering.nothing_to_certify');
    expect((await problemOf(office().call(draftServiceCertificate, { volunteerId: person.id, ...facts, postedOn: '2026-09-09' }))).code).toBe('volunteering.dates_out_of_order');
  });
});

describe('the paper of a certificate', () => {
  /** The dark squares of a code as they stand in a picture, read at the middle of each. */
  async function squaresOf(png: Uint8Array, size: number): Promise<boolean[][]> {
    const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
    const [border, side] = [4, info.width / (size + 8)];
    const isDark = (x: number, y: number): boolean => (data[(Math.floor((y + border + 0.5) * side) * info.width + Math.floor((x + border + 0.5) * side)) * info.channels] as number) < 128;
    return Array.from({ length: size }, (_row, y) => Array.from({ length: size }, (_cell, x) => isDark(x, y)));
  }

  it('says in the document and on the page whose it is, the hours with the word they stand on, who answers for it, and carries a code that leads to the check', async () => {
    const paper = await office().call(registerVolunteer, { label: '纸面示例', placeId: app.id('place/e1'), isAdult: true, registeredOn: '2026-03-01' });
    const { id: activityId } = await office().call(planActivity, { code: 'Z-P', name: '示例活动', teamId, placeId: app.id('place/e1'), on: '2026-09-03', from: '09:00', to: '12:00' });
    await rollOf('2026-09-03', { activityId, numbers: [paper.number], from: '09:00', to: '11:30' });
    const { id: certificateId, number } = await office().call(draftServiceCertificate, { volunteerId: paper.id, ...facts });
    expect((await problemOf(office().call(downloadServiceCertificate, { certificateId }))).code).toBe('volunteering.certificate_draft');
    await app.as('office2').call(issueServiceCertificate, { certificateId });
    const shown = await office().call(readServiceCertificate, { certificateId });
    const parts = unzipSync((await office().call(downloadServiceCertificate, { certificateId })).body);
    const text = strFromU8(parts['word/document.xml'] as Uint8Array).replace(/<[^>]+>/g, '');
    for (const said of ['志愿服务记录证明', number, '纸面示例', paper.number, '2.5 小时', 'A 双向签到0 小时', 'B 负责人点名2.5 小时', 'C 签到表导入0 小时', 'D 后台补录0 小时', '出具单位：示例志愿服务联合会（盖章）', '负责人：示例负责人（签字）', '经办人：示例经办人（签字）', '联系方式：0000-0000000', '出具单位对本证明的真实性负责。', '不代替全国志愿服务信息系统的记录', '扫码核验']) expect(text).toContain(said);
    expect(text).not.toContain('身份证');
    const wanted = encode(shown.checkUrl, { ecc: 'M', border: 0 });
    const picture = Object.entries(parts).find(([name]) => name.startsWith('word/media/'))?.[1] as Uint8Array;
    expect(await squaresOf(picture, wanted.size)).toEqual(wanted.data);
    expect(shown).toMatchObject({ number, volunteer: { label: '纸面示例', number: paper.number }, minutes: { A: 0, B: 150, C: 0, D: 0 }, issuer: facts.issuer, responsible: facts.responsible, handler: facts.handler });
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${(shown.qr.size + 8) * 8}" height="${(shown.qr.size + 8) * 8}" viewBox="-4 -4 ${shown.qr.size + 8} ${shown.qr.size + 8}" shape-rendering="crispEdges"><rect x="-4" y="-4" width="100%" height="100%" fill="#fff"/><path d="${shown.qr.path}"/></svg>`;
    expect(await squaresOf(await sharp(Buffer.from(svg)).png().toBuffer(), wanted.size)).toEqual(wanted.data);
    const checked = await app.http.inject({ url: new URL(shown.checkUrl, 'http://localhost').pathname, headers: { accept: 'text/html' } });
    expect([checked.statusCode, checked.body.includes('编号真实，现在有效'), checked.body.includes('2.5 小时')]).toEqual([200, true, true]);
  });
});

describe('stars', () => {
  it('follow a scale that is data, and count the grades it names', async () => {
    expect((await office().call(readStarScale, {})).levels.map(({ hours }) => hours)).toEqual([100, 300, 600, 1_000, 1_500]);
    expect(await office().call(readStar, { volunteerId: person.id })).toMatchObject({ level: 0, next: { level: 1 } });
    expect((await problemOf(office().call(saveStarScale, { levels: [{ level: 1, hours: 2 }, { level: 2, hours: 2 }], grades: ['B'], source: '测试' }))).code).toBe('volunteering.scale_wrong');
    await office().call(saveStarScale, { levels: [{ level: 1, hours: 2 }], grades: ['B'], source: '测试' });
    expect(await office().call(readStar, { volunteerId: person.id })).toEqual({ level: 1, minutes: 120, next: null });
    await office().call(saveStarScale, { levels: [{ level: 1, hours: 2 }], grades: ['A'], source: '测试' });
    expect((await app.as('volunteer').call(readMyService, {})).star?.level).toBe(0);
  });
});

describe('sessions', () => {
  it('come in by a sheet once, and their sums are those of the rows under the same filter', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => `S-${at},T-Z,清扫,e1,2026-0${1 + (at % 8)}-05,${2 + (at % 3)},${at % 3},${at % 2 === 0 ? '' : '签到表'}`);
    const file = { fileName: 'sessions.csv', body: new TextEncoder().encode(`\uFEFF场次编码,队伍编码,主题,区域编码,日期,参加人次,受益人次,凭据\n${rows.join('\n')}\n`) };
    expect((await office().call(importSessions, { file, mode: 'all' })).report).toMatchObject({ created: 30 });
    expect((await office().call(importSessions, { file, mode: 'all' })).report).toMatchObject({ unchanged: 30 });
    await office().call(recordSession, { code: 'S-X', subject: '劝导', teamId, placeId: app.id('place/e1'), heldOn: '2026-09-01', participants: 5, beneficiaries: 100 });
    for (const filter of [{}, { from: '2026-03-01', to: '2026-05-31' }, { q: '劝导' }, { teamId }]) {
      const list = await office().call(listSessions, { ...filter, pageSize: 200 });
      const sums = await office().call(readSessionFigures, filter);
      expect([sums.sessions, sums.participants, sums.beneficiaries]).toEqual([list.total, list.rows.reduce((sum, row) => sum + row.participants, 0), list.rows.reduce((sum, row) => sum + row.beneficiaries, 0)]);
    }
    expect((await office().call(readSessionFigures, {})).withEvidence).toBe(15);
    expect((await app.as('zoneWest').call(readSessionFigures, {})).sessions).toBe(0);
    expect((await problemOf(office().call(recordSession, { code: 'S-X', subject: '劝导', teamId, placeId: app.id('place/e1'), heldOn: '2026-09-01', participants: 5, beneficiaries: 0 }))).code).toBe('volunteering.session_code_taken');
  });
});

describe('service posted by a notice', () => {
  it('names nobody in full, and is issued once the notice was published by somebody else and is over', async () => {
    const child = await office().call(registerVolunteer, { label: '小示例', placeId: app.id('place/e1'), isAdult: false, guardian: '示例监护人', guardianAgreedOn: '2026-03-01', registeredOn: '2026-03-01' });
    const { id: activityId } = await office().call(planActivity, { code: 'Z-9', name: '示例活动', teamId, placeId: app.id('place/e1'), on: '2026-09-05', from: '09:00', to: '12:00' });
    await rollOf('2026-09-05', { activityId, numbers: [person.number, child.number], from: '09:00', to: '11:00', minorsAccompanied: true });
    const unposted = { ...facts, postedOn: null, postedWhere: null };
    expect((await problemOf(office().call(draftServiceCertificate, { volunteerId: child.id, ...facts, postedWhere: null }))).code).toBe('volunteering.posted_half_told');
    const own = await office().call(draftServiceCertificate, { volunteerId: person.id, ...unposted });
    const childs = await office().call(draftServiceCertificate, { volunteerId: child.id, ...unposted });
    expect((await problemOf(app.as('office2').call(issueServiceCertificate, { certificateId: own.id }))).code).toBe('volunteering.posted_too_short');
    const { noticeId, count } = await office().call(draftServiceNotice, { howToObject: '向社区反映' });
    expect(count).toBe(2);
    expect((await problemOf(office().call(draftServiceNotice, { howToObject: '向社区反映' }))).code).toBe('volunteering.nothing_to_post');
    const { version } = await office().call(readNotice, { noticeId });
    await app.as('lead').call(publishNotice, { noticeId, version });
    app.clock.now = Date.parse('2026-09-22T04:00:00Z');
    const shown = JSON.stringify((await app.as('nobody').call(readPublicNotice, { noticeId })));
    expect([shown.includes('示**'), shown.includes(child.number), shown.includes('小示例'), shown.includes('示例志愿者')]).toEqual([true, true, false, false]);
    app.clock.now = Date.parse('2026-09-29T04:00:00Z');
    expect((await problemOf(app.as('office2').call(issueServiceCertificate, { certificateId: own.id }))).code).toBe('volunteering.posted_too_short');
    await app.as('lead').call(closeNotice, { noticeId, closingNote: '公示期满，没有异议' });
    for (const { id: certificateId } of [own, childs]) await app.as('office2').call(issueServiceCertificate, { certificateId });
    expect(await app.as('volunteer').call(readServiceCertificate, { certificateId: own.id })).toMatchObject({ noticeId, postedOn: '2026-09-22', issuedOn: '2026-09-29' });
  });
});

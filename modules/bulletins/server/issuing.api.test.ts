/** Goal: documents are issued in the name of the place, and as the office sets it from then on. Method: drafts and issued accounts before and after the settings change, by people with the permission and without. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatDocumentNumber } from '#platform/server/official-document/index.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { approveBulletin, downloadBulletin, draftAccount, publishBulletin, readBulletin, readIssuing, redraftBulletin, saveIssuing, saveTemplate, submitAccount } from '../contract/index.ts';
import { AGENCY_CODE } from '../domain/index.ts';

const DEFAULT = '地点city文明城市创建工作领导小组办公室';
const OWN = { issuer: '示例碧溪县精神文明建设办公室', agencyCode: '碧文明办', addressees: ['各乡镇人民政府', '县级各部门'], copyTo: [], wordLimit: 3_000 };

let app: TestApp;
const office = () => app.as('office');
const lead = () => app.as('lead');
const draft = async () => (await office().call(draftAccount, { templateCode: 'circular' })).id;
const documentOf = async (bulletinId: string) => (await office().call(readBulletin, { bulletinId })).document;

async function issued(): Promise<{ id: string; documentNumber: string }> {
  const id = await draft();
  await office().call(submitAccount, { bulletinId: id, version: 1 });
  await lead().call(approveBulletin, { bulletinId: id, version: 1 });
  return { id, documentNumber: (await lead().call(publishBulletin, { bulletinId: id })).documentNumber };
}

beforeAll(async () => {
  app = await testApp();
  await office().call(saveTemplate, { code: 'circular', kind: 'circular', nameZh: '示例通报', nameEn: 'Example', title: '关于示例工作的通报', body: '各单位要继续做好示例工作。' });
});

describe('a programme that has set nothing', () => {
  it('issues in the name of its place', async () => {
    expect(await office().call(readIssuing, {})).toMatchObject({ isSet: false, issuer: DEFAULT, signature: DEFAULT, printedBy: DEFAULT, agencyCode: '创城办', year: 2026, nextNumber: 1 });
    expect(await documentOf(await draft())).toMatchObject({ issuer: DEFAULT, signature: DEFAULT, printedBy: DEFAULT });
  });
});

describe('settings of the office', () => {
  it('stand in the heading and number of what is drafted from then on, and not in what was issued', async () => {
    const before = await issued();
    expect(before.documentNumber).toBe('创城办〔2026〕1号');
    const waiting = await draft();
    const paper = (await office().call(downloadBulletin, { bulletinId: before.id })).body;

    const set = await office().call(saveIssuing, OWN);
    expect(set).toEqual({ ...OWN, signature: OWN.issuer, printedBy: OWN.issuer, isSet: true, year: 2026, nextNumber: 2 });
    expect(await office().call(readIssuing, {})).toEqual(set);

    const after = await issued();
    expect(after.documentNumber).toBe(`碧文明办〔${set.year}〕${set.nextNumber}号`);
    expect(await documentOf(after.id)).toMatchObject({ issuer: OWN.issuer, signature: OWN.issuer, printedBy: OWN.issuer, addressees: OWN.addressees, copyTo: [] });
    expect(await documentOf(before.id)).toMatchObject({ issuer: DEFAULT, signature: DEFAULT, addressees: ['各片区指挥部', '各责任单位'] });
    expect((await office().call(downloadBulletin, { bulletinId: before.id })).body).toEqual(paper);

    expect((await documentOf(waiting)).issuer).toBe(DEFAULT);
    await office().call(redraftBulletin, { bulletinId: waiting });
    expect((await documentOf(waiting)).issuer).toBe(OWN.issuer);
  });

  it('let somebody else sign and print, and the issuer again once those are emptied', async () => {
    expect(await office().call(saveIssuing, { ...OWN, signature: '示例碧溪县文明委', printedBy: '示例碧溪县机关文印室' })).toMatchObject({ signature: '示例碧溪县文明委', printedBy: '示例碧溪县机关文印室' });
    expect(await documentOf(await draft())).toMatchObject({ issuer: OWN.issuer, signature: '示例碧溪县文明委', printedBy: '示例碧溪县机关文印室' });
    expect(await office().call(saveIssuing, OWN)).toMatchObject({ signature: OWN.issuer, printedBy: OWN.issuer });
  });

  it('tell the audit what was before and what is now, and nothing that stayed', async () => {
    await office().call(saveIssuing, OWN);
    await office().call(saveIssuing, { ...OWN, agencyCode: '碧创办' });
    const { entry } = await oneRow<{ entry: string }>(app.ownerDb, sql`select entry from platform.audit_entries where programme_id = ${app.id('programme')} and operation = 'bulletins.saveIssuing' order by sequence desc limit 1`);
    expect((JSON.parse(entry) as { records: { kind: string; id: string; change: object }[] }).records.map(({ kind, id, change }) => [kind, id, change])).toEqual([['issuingSettings', app.id('programme'), { agencyCode: { from: '碧文明办', to: '碧创办' } }]]);
  });

  it('are neither read nor set by whoever may not change templates', async () => {
    for (const name of ['lead', 'zoneEast', 'leaderE']) {
      expect((await problemOf(app.as(name).call(saveIssuing, OWN))).code, name).toBe('platform.not_permitted');
      expect((await problemOf(app.as(name).call(readIssuing, {}))).code, name).toBe('platform.not_permitted');
    }
  });

  it.each([
    ['no issuer', { issuer: ' ' }, '/issuer'], ['a letterhead of more than a line', { issuer: '长'.repeat(61) }, '/issuer'], ['an agency code with brackets', { agencyCode: '创城办〔2026〕' }, '/agencyCode'],
    ['an agency code of 21 characters', { agencyCode: '长'.repeat(21) }, '/agencyCode'], ['a signature of more than a line', { signature: '长'.repeat(61) }, '/signature'], ['a printer of more than a line', { printedBy: '长'.repeat(61) }, '/printedBy'],
    ['an empty addressee', { addressees: ['甲', ' '] }, '/addressees/1'], ['51 addressees', { addressees: Array.from({ length: 51 }, (_, at) => `单位${at}`) }, '/addressees'], ['51 copies', { copyTo: Array.from({ length: 51 }, (_, at) => `单位${at}`) }, '/copyTo'],
    ['hardly any words', { wordLimit: 499 }, '/wordLimit'], ['a book', { wordLimit: 20_001 }, '/wordLimit'],
  ])('are refused with %s, and keep what was', async (_, change, pointer) => {
    const before = await office().call(readIssuing, {});
    const problem = await problemOf(office().call(saveIssuing, { ...OWN, ...change }));
    expect([problem.code, problem.errors?.[0]?.pointer]).toEqual(['platform.invalid_input', pointer]);
    expect(await office().call(readIssuing, {})).toEqual(before);
  });
});

it('every agency code that is taken makes a document number', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => AGENCY_CODE.test(text)), fc.integer({ min: 1, max: 99_999 }), (code, number) => {
    expect(formatDocumentNumber(code, 2026, number)).toBe(`${code}〔2026〕${number}号`);
  }));
});

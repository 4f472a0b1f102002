import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { downloadNotice, downloadNoticeList, downloadPublicNoticeList, draftNotice, listPublicNoticeRows, publishNotice, readNotice, readPublicNotice, updateNotice } from '../contract/index.ts';

const HOUSEHOLDS = 16_104;
let app: TestApp;
let noticeId: string;
const text = { kind: 'nameList' as const, title: '十星级文明户拟命名名单公示', body: '拟命名名单如下。', howToObject: '创建办 0000000', hasNames: true, consentConfirmed: true, noMinorsConfirmed: true, consentNote: '逐户签字' };

beforeAll(async () => {
  app = await testApp();
  noticeId = (await app.as('office').call(draftNotice, { ...text, list: { columns: ['称号', '名称', '所在地'], rows: [['十星级文明户', '占位', '一村']] } })).id;
  const rows = Array.from({ length: HOUSEHOLDS }, (_row, at) => ['十星级文明户', `第${at + 1}号户`, `${Math.floor(at / 135) + 1}村`]);
  await sql`update notices.notices set list = ${JSON.stringify({ columns: ['称号', '名称', '所在地'], rows })}::jsonb where id = ${noticeId}`.execute(app.ownerDb);
});

async function rowsOf(body: Uint8Array): Promise<number> {
  let count = 0;
  for await (const row of readTable({ buffer: Buffer.from(body) })) if (row.cells.map(cellText)[0] === '十星级文明户') count += 1;
  return count;
}

it('a list of 16,104 households is kept whole when its draft is changed, and is public page by page, by village, and as a file', async () => {
  const draft = await app.as('office').call(readNotice, { noticeId });
  expect([draft.list?.rows.length, draft.listTotal]).toEqual([100, HOUSEHOLDS]);
  const { version } = await app.as('office').call(updateNotice, { noticeId, version: draft.version, keepsList: true, ...text, body: '拟命名名单见附件。' });
  expect(await rowsOf((await app.as('office').call(downloadNoticeList, { noticeId })).body)).toBe(HOUSEHOLDS);
  await app.as('lead').call(publishNotice, { noticeId, version });
  const nobody = app.as('nobody');
  expect(await nobody.call(readPublicNotice, { noticeId })).toMatchObject({ body: '拟命名名单见附件。', listTotal: HOUSEHOLDS });
  const last = await nobody.call(listPublicNoticeRows, { noticeId, page: 162, pageSize: 100 });
  expect([last.total, last.rows.length, last.rows.at(-1)?.[1], last.places.length]).toEqual([HOUSEHOLDS, 4, '第16104号户', 120]);
  expect((await nobody.call(listPublicNoticeRows, { noticeId, place: '7村', pageSize: 200 })).total).toBe(135);
  expect((await nobody.call(listPublicNoticeRows, { noticeId, place: '7村', q: '第945号' })).rows).toEqual([['十星级文明户', '第945号户', '7村']]);
  const page = await app.http.inject({ url: `/public/alpha/notices/${noticeId}?place=7%E6%9D%91&page=2`, headers: { accept: 'text/html' } });
  expect([page.statusCode, page.body.includes('第945号户'), page.body.includes('第900号户'), page.body.includes('共 135 行')]).toEqual([200, true, false, true]);
  expect(await rowsOf((await nobody.call(downloadPublicNoticeList, { noticeId })).body)).toBe(HOUSEHOLDS);
});

it('who is withheld is neither found, nor listed, nor in the public file', async () => {
  await sql`insert into notices.withheld_names (programme_id, notice_id, name, since) select programme_id, id, '第945号户', now() from notices.notices where id = ${noticeId}`.execute(app.ownerDb);
  const nobody = app.as('nobody');
  expect((await nobody.call(listPublicNoticeRows, { noticeId, q: '第945号' })).total).toBe(0);
  expect(JSON.stringify((await nobody.call(listPublicNoticeRows, { noticeId, place: '7村', pageSize: 200 })).rows)).not.toContain('第945号户');
  const file = await nobody.call(downloadPublicNoticeList, { noticeId });
  let found = 0;
  for await (const row of readTable({ buffer: Buffer.from(file.body) })) if (row.cells.map(cellText).includes('第945号户')) found += 1;
  expect(found).toBe(0);
  expect((await problemOf(nobody.call(downloadNoticeList, { noticeId }))).status).toBe(401);
});

it('on paper, a list that fits stands behind the notice as its annex, and a county’s list is named there and goes along as a workbook', async () => {
  const { id } = await app.as('office').call(draftNotice, { ...text, list: { columns: ['名称', '所在地'], rows: Array.from({ length: 900 }, (_row, at) => [`第${at + 1}号户`, '一村']) } });
  await sql`insert into notices.withheld_names (programme_id, notice_id, name, since) select programme_id, id, '第77号户', now() from notices.notices where id = ${id}`.execute(app.ownerDb);
  const textOf = async (noticeId: string) => strFromU8(unzipSync((await app.as('office').call(downloadNotice, { noticeId })).body)['word/document.xml'] as Uint8Array);
  const short = await textOf(id);
  expect([short.includes('第900号户'), short.includes('第77号户'), short.includes('异议方式')]).toEqual([true, false, true]);
  const long = await textOf(noticeId);
  expect([long.includes('共16104行，另附 xlsx 表格'), long.includes('第16104号户')]).toEqual([true, false]);
  expect((await problemOf(app.as('nobody').call(downloadNotice, { noticeId }))).status).toBe(401);
});

/** Goal: a written account says only what records say, from template to correction. Method: a register with a few figures over it, one template, and the whole life of an account by three people. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readDrift, readFigure, saveFigure } from '#modules/figures/contract/index.ts';
import { enterRecord, saveRegister, withdrawRecord } from '#modules/records/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { readTable } from '#platform/server/spreadsheet/index.ts';
import { strFromU8, unzipSync } from 'fflate';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  approveBulletin, checkBulletin, correctAccount, downloadBulletin, downloadFigureTable, downloadPublicBulletin, downloadRegister, downloadTemplates, draftAccount, editAccount, importTemplates, listBulletins, listPublicFigures, listTemplates, previewAccount, publishBulletin, readBulletin,
  readPublicBulletin, readTemplate, redraftBulletin, retireTemplate, returnAccount, saveTemplate, submitAccount, withdrawBulletin,
} from '../contract/index.ts';

let app: TestApp;
let registerId: string;
let made = 0;
const office = () => app.as('office');
const lead = () => app.as('lead');
const enter = (values: Record<string, string | number> = {}) => office().call(enterRecord, { registerId, values: { name: `示例活动${++made}`, on: '2026-06-01', ...values } });

const BODY = '# 一、概况\n截至{{today}}，开展活动{{figure:events}}场，参加{{figure:people|over:10}}人次{{if big > 0}}，其中大型活动{{figure:big}}场{{end}}。\n大型活动占{{figure:big.share}}。';
const template = (code: string, more: object = {}) => office().call(saveTemplate, { code, kind: 'chronicle' as const, nameZh: '示例纪实', nameEn: 'Example', title: '{{programme}}{{year}}年纪实', body: BODY, ...more });

async function draft(templateCode = 'story'): Promise<string> {
  return (await office().call(draftAccount, { templateCode })).id;
}
const read = (bulletinId: string, as = 'office') => app.as(as).call(readBulletin, { bulletinId });
const textOf = async (bulletinId: string) => (await read(bulletinId)).document.body.map((block) => (block.kind === 'table' ? '' : block.text)).join('\n');

async function edited(bulletinId: string, change: (content: string) => string): Promise<number> {
  const { account } = await read(bulletinId);
  return (await office().call(editAccount, { bulletinId, version: account?.version ?? 0, title: account?.titleSource ?? '', content: change(account?.content ?? '') })).version;
}
async function submitted(bulletinId: string): Promise<number> {
  const version = (await read(bulletinId)).account?.version ?? 0;
  await office().call(submitAccount, { bulletinId, version });
  return version;
}
async function published(): Promise<{ id: string; documentNumber: string }> {
  const id = await draft();
  const version = await submitted(id);
  await lead().call(approveBulletin, { bulletinId: id, version });
  return { id, ...(await lead().call(publishBulletin, { bulletinId: id })) };
}

beforeAll(async () => {
  app = await testApp();
  ({ id: registerId } = await office().call(saveRegister, { code: 'events', zh: '活动', en: 'Events', titleField: 'name', dayField: 'on', fields: [
    { code: 'name', zh: '名称', en: 'Name', type: 'text', required: true }, { code: 'on', zh: '日期', en: 'On', type: 'date' }, { code: 'people', zh: '人次', en: 'People', type: 'number', unit: '人次' },
  ] }));
  const save = (code: string, unit: string, definition: object) => office().call(saveFigure, { code, labelZh: code, labelEn: code, unit, definition } as never);
  await save('events', '场', { source: 'records.events', aggregate: { kind: 'count' } });
  await save('people', '人次', { source: 'records.events', aggregate: { kind: 'sum', column: 'people' } });
  await save('big', '场', { source: 'records.events', where: [{ column: 'people', is: 'least', value: 100 }], aggregate: { kind: 'count' } });
  await save('big.share', '比', { source: null, aggregate: { kind: 'ratioOfFigures', numerator: 'big', denominator: 'events' } });
  for (const people of [30, 50, 120]) await enter({ people });
  await template('story');
});

describe('a template', () => {
  it('is data with versions; what it cannot say is refused with its line', async () => {
    const { id, version } = await template('versions');
    const again = await template('versions', { version, nameZh: '改名' });
    expect([version, again.version]).toEqual([1, 2]);
    expect((await office().call(readTemplate, { templateId: id, version: 1 })).nameZh).toBe('示例纪实');
    expect((await office().call(readTemplate, { templateId: id })).versions.map((each) => each.version)).toEqual([2, 1]);
    expect((await problemOf(template('versions', { version: 1 }))).code).toBe('platform.changed_meanwhile');
    const wrong = await problemOf(template('wrong', { body: '第一行\n{{if events > 0}}没有完' }));
    expect([wrong.code, wrong.problem.params?.['line'], wrong.errors?.[0]?.pointer]).toEqual(['bulletins.language_wrong', 2, '/body']);
    await expect(sql`update bulletins.template_versions set body = 'x'`.execute(app.ownerDb)).rejects.toThrow(/not changed/);
    await office().call(retireTemplate, { templateId: id });
    expect((await office().call(listTemplates, {})).rows.map(({ code }) => code)).toEqual(['story']);
    expect((await problemOf(lead().call(saveTemplate, { code: 'mine', kind: 'briefing', nameZh: '甲', nameEn: 'A', title: '题', body: '文' }))).code).toBe('platform.not_permitted');
  });

  it('goes out as JSON and comes in unchanged', async () => {
    const { body } = await office().call(downloadTemplates, {});
    expect(await office().call(importTemplates, { file: { fileName: 't.json', body } })).toEqual({ created: 0, updated: 0, unchanged: 1 });
    expect((await problemOf(office().call(importTemplates, { file: { fileName: 't.json', body: new TextEncoder().encode('{}') } }))).code).toBe('bulletins.templates_unreadable');
  });
});

describe('a draft', () => {
  it('says what the records say, each number bound to its figure', async () => {
    const bulletin = await read(await draft());
    expect(bulletin.title).toMatch(/2026年纪实$/);
    expect(bulletin.document.body.map((block) => (block.kind === 'table' ? '' : block.text))).toEqual(['一、概况', '截至2026年9月21日，开展活动3场，参加200人次，其中大型活动1场。', '大型活动占33.3%。']);
    const bound = bulletin.document.body.flatMap((block) => (block.kind === 'table' ? [] : (block.runs ?? []).filter(({ code }) => code !== null)));
    expect(bound.map(({ code, text }) => [code, text])).toEqual([['events', '3'], ['people', '200'], ['big', '1'], ['big.share', '33.3%']]);
    expect(bulletin.figures.map(({ id, numerator, denominator }) => [id, numerator, denominator])).toEqual([['events', 3, null], ['people', 200, null], ['big', 1, null], ['big.share', 1, 3]]);
    expect(bulletin).toMatchObject({ kind: 'chronicle', state: 'draft', roundId: null, wordLimit: 4_000, acts: ['edit', 'redraft', 'submit'], account: { version: 1, template: { code: 'story', version: 1 }, review: { loose: [], missing: [], faults: [], proof: [] } } });
  });

  it('follows one record more or less by exactly that, once it is computed anew', async () => {
    const id = await draft();
    expect(await textOf(id)).toContain('活动3场，参加200人次');
    const record = await enter({ people: 7 });
    expect(await textOf(id)).toContain('活动3场');
    await office().call(redraftBulletin, { bulletinId: id });
    expect(await textOf(id)).toContain('活动4场，参加200余人次');
    await office().call(withdrawRecord, { recordId: record.id, version: 1, reason: '重复' });
    await office().call(redraftBulletin, { bulletinId: id });
    expect(await textOf(id)).toContain('活动3场，参加200人次');
  });

  it('is edited as text while its numbers stay bound, and nobody overwrites another', async () => {
    const id = await draft();
    const version = await edited(id, (content) => content.replace('开展活动', '全年办了'));
    expect(await textOf(id)).toContain('全年办了3场');
    // The figure counts every event there ever was: the number is right and the sentence is not.
    expect((await read(id)).account?.review.proof.map(({ rule, facts }) => [rule, facts['period']])).toEqual([['periodNotCounted', '全年']]);
    expect((await problemOf(office().call(editAccount, { bulletinId: id, version: version - 1, title: '题', content: '文' }))).code).toBe('platform.changed_meanwhile');
    expect((await problemOf(office().call(editAccount, { bulletinId: id, version, title: '题', content: '{{figure:events' + '|大}}' }))).code).toBe('bulletins.language_wrong');
    expect((await problemOf(app.as('zoneEast').call(editAccount, { bulletinId: id, version, title: '题', content: '文' }))).code).toBe('platform.not_permitted');
  });

  it('is previewed without being kept', async () => {
    const before = (await office().call(listBulletins, {})).total;
    const preview = await office().call(previewAccount, { kind: 'annualSummary', title: '{{year}}年总结', content: '共{{figure:events}}场，另有27个。{{figure:none}}' });
    expect([preview.wordLimit, preview.review.loose.map(({ number }) => number), preview.review.missing.map(({ code }) => code)]).toEqual([5_000, ['27个'], ['none']]);
    expect((await office().call(listBulletins, {})).total).toBe(before);
  });
});

describe('review and approval', () => {
  it('refuse a number without a figure, and show the place', async () => {
    const id = await draft();
    await edited(id, (content) => `${content}\n今年还新增驿站27个，居民满意。`);
    const version = await submitted(id);
    expect((await read(id)).account?.review.loose).toEqual([{ line: 4, sentence: '今年还新增驿站27个，居民满意。', number: '27个', start: 7, end: 10 }]);
    const problem = await problemOf(lead().call(approveBulletin, { bulletinId: id, version }));
    expect([problem.code, problem.problem.params, problem.errors?.[0]?.pointer]).toEqual(['bulletins.number_without_figure', { count: 1, paragraph: 4, sentence: '今年还新增驿站27个，居民满意。', number: '27个' }, '/lines/4/7-10']);
    await lead().call(returnAccount, { bulletinId: id, remark: '驿站的数没有出处' });
    expect(await read(id)).toMatchObject({ state: 'draft', account: { remark: '驿站的数没有出处' } });
    await edited(id, (content) => content.replace('新增驿站27个', '新增一批驿站'));
    await lead().call(approveBulletin, { bulletinId: id, version: await submitted(id) });
    expect((await read(id)).state).toBe('approved');
  });

  it('refuse a figure that has no value', async () => {
    const id = await draft();
    await edited(id, () => '共{{figure:gone}}个。');
    const version = await submitted(id);
    expect((await problemOf(lead().call(approveBulletin, { bulletinId: id, version }))).code).toBe('bulletins.figure_without_value');
  });

  it('take a second person who wrote none of it, and the version that was read', async () => {
    const id = await draft();
    expect((await problemOf(lead().call(approveBulletin, { bulletinId: id }))).code).toBe('bulletins.act_not_allowed');
    const { account } = await read(id);
    await app.as('office2').call(editAccount, { bulletinId: id, version: 1, title: account?.titleSource ?? '', content: account?.content ?? '' });
    const version = await submitted(id);
    for (const writer of ['office', 'office2']) {
      expect((await problemOf(app.as(writer).call(approveBulletin, { bulletinId: id, version }))).code).toBe('bulletins.drafter_cannot_approve');
      expect((await read(id, writer)).acts).toEqual(['return']);
    }
    expect((await problemOf(lead().call(approveBulletin, { bulletinId: id, version: version - 1 }))).code).toBe('platform.changed_meanwhile');
    await expect(sql`update bulletins.bulletins set approved_by = drafted_by, state = 'approved' where id = ${id}`.execute(app.ownerDb)).rejects.toThrow(/approver/);
    expect((await read(id, 'lead')).acts).toEqual(['return', 'approve']);
  });

  it('do not carry over to numbers that have moved since', async () => {
    const id = await draft();
    await lead().call(approveBulletin, { bulletinId: id, version: await submitted(id) });
    const record = await enter({ people: 10 });
    const problem = await problemOf(lead().call(publishBulletin, { bulletinId: id }));
    expect([problem.code, problem.problem.params?.['changes']]).toEqual(['bulletins.figures_moved', expect.stringContaining('events 3 → 4')]);
    await office().call(withdrawRecord, { recordId: record.id, version: 1, reason: '重复' });
    expect((await lead().call(publishBulletin, { bulletinId: id })).documentNumber).toMatch(/〔2026〕\d+号$/);
  });
});

describe('a published account', () => {
  it('keeps its figures frozen with their rows; later changes show as drift', async () => {
    const { id } = await published();
    const { figures } = await read(id);
    expect(figures.every(({ frozen }) => frozen !== undefined && /^[0-9a-f]{64}$/.test(frozen.rowsHash))).toBe(true);
    const events = figures.find((figure) => figure.id === 'events');
    expect((await office().call(readFigure, { figureId: events?.href.split('/').at(-1) as string })).published).toMatchObject({ value: 3, in: expect.stringContaining('2026年纪实') });
    expect(await office().call(checkBulletin, { bulletinId: id })).toEqual({ hashHolds: true, compared: true, drift: [] });
    const before = (await office().call(downloadBulletin, { bulletinId: id })).body;
    const record = await enter({ people: 300 });
    expect((await office().call(checkBulletin, { bulletinId: id })).drift.map((each) => [each.id, each.frozen, each.now])).toContainEqual(['events', '3', '4']);
    expect((await office().call(readDrift, { freezeId: events?.frozen?.freezeId as string })).rows.map(({ change }) => change)).toEqual(['added']);
    expect(Buffer.compare((await office().call(downloadBulletin, { bulletinId: id })).body, before)).toBe(0);
    await expect(sql`update bulletins.bulletins set content = 'x' where id = ${id}`.execute(app.ownerDb)).rejects.toMatchObject({ constraint: 'bulletins__published_is_frozen' });
    await office().call(withdrawRecord, { recordId: record.id, version: 1, reason: '重复' });
  });

  it('is on the public site, each number a link to what it counts', async () => {
    const { id, documentNumber } = await published();
    const nobody = app.as('nobody');
    const shown = await nobody.call(readPublicBulletin, { bulletinId: id });
    expect([shown.documentNumber, shown.roundId, shown.figures[0]?.figurePage]).toEqual([documentNumber, null, expect.stringMatching(/^\/figures\//)]);
    const page = await app.http.inject({ url: `/public/alpha/bulletins/${id}` });
    expect(page.statusCode).toBe(200);
    const links = [...page.body.matchAll(/<a class="pub-number" href="#([^"]+)">([^<]+)<\/a>/g)];
    expect(links.map(([, , text]) => text)).toEqual(['3', '200', '1', '33.3%']);
    for (const [, anchor] of links) expect(page.body).toContain(`id="${anchor}"`);
    expect((await nobody.call(downloadPublicBulletin, { bulletinId: id })).body.byteLength).toBeGreaterThan(1_000);
    expect((await nobody.call(listPublicFigures, { bulletinId: id })).figures).toHaveLength(4);
  });

  it('gives the figures behind it as a table, one row for each place', async () => {
    const { id } = await published();
    const rows: string[][] = [];
    for await (const row of readTable({ buffer: (await office().call(downloadFigureTable, { bulletinId: id })).body })) rows.push(row.cells.map((cell) => String(cell ?? '')));
    expect(rows[0]?.slice(0, 8)).toEqual(['序号', '数字', '代码', '文中写法', '段落', '数值', '单位', '分子']);
    expect(rows.slice(1).map((row) => [row[2], row[3], row[4], row[5]])).toEqual([['events', '3', '2', '3'], ['people', '200', '2', '200'], ['big', '1', '2', '1'], ['big.share', '33.3%', '3', expect.stringMatching(/^0\.33/)]]);
    expect((await problemOf(office().call(downloadRegister, { bulletinId: id }))).code).toBe('bulletins.no_register');
  });

  it('is withdrawn with a reason, and put right by another that says so', async () => {
    const { id, documentNumber } = await published();
    await lead().call(withdrawBulletin, { bulletinId: id, reason: '人次口径有误' });
    expect((await problemOf(app.as('nobody').call(readPublicBulletin, { bulletinId: id }))).code).toBe('platform.not_found');
    expect(await read(id)).toMatchObject({ state: 'withdrawn', acts: ['correct'], account: { withdrawalReason: '人次口径有误' } });
    const { id: correction } = await office().call(correctAccount, { bulletinId: id });
    expect(await textOf(correction)).toContain(`本文更正${documentNumber}`);
    await lead().call(approveBulletin, { bulletinId: correction, version: await submitted(correction) });
    await lead().call(publishBulletin, { bulletinId: correction });
    expect((await app.as('nobody').call(readPublicBulletin, { bulletinId: correction })).corrects).toMatchObject({ documentNumber, reason: '人次口径有误' });
    expect((await app.http.inject({ url: `/public/alpha/bulletins/${correction}` })).body).toContain('人次口径有误');
  });

  it('is not approved by whoever wrote the words that it puts right', async () => {
    const { id } = await published();
    await lead().call(withdrawBulletin, { bulletinId: id, reason: '人次口径有误' });
    const { id: correction } = await app.as('office2').call(correctAccount, { bulletinId: id });
    expect((await problemOf(office().call(approveBulletin, { bulletinId: correction, version: await submitted(correction) }))).code).toBe('bulletins.drafter_cannot_approve');
  });
});

describe('every kind of account', () => {
  it.each(['briefing', 'circular', 'publicNotice', 'chronicle', 'annualSummary', 'redHead'] as const)('%s is a document in the form of GB/T 9704, numbered by the year', async (kind) => {
    await template(`kind-${kind.toLowerCase()}`, { kind });
    const id = await draft(`kind-${kind.toLowerCase()}`);
    await lead().call(approveBulletin, { bulletinId: id, version: await submitted(id) });
    const { documentNumber } = await lead().call(publishBulletin, { bulletinId: id });
    const parts = unzipSync((await office().call(downloadBulletin, { bulletinId: id })).body);
    const document = strFromU8(parts['word/document.xml'] as Uint8Array);
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(document).toContain(documentNumber);
    expect((await read(id)).document.addressees.length > 0).toBe(['circular', 'annualSummary', 'redHead'].includes(kind));
  });
});

describe('a template without an English name', () => {
  it('is called in both languages as in Chinese', async () => {
    const { id } = await template('only-chinese', { nameZh: '只有中文', nameEn: '' });
    expect(await office().call(readTemplate, { templateId: id })).toMatchObject({ nameZh: '只有中文', nameEn: '只有中文' });
  });
});

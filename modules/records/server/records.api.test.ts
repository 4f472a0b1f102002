/** Goal: a register is data, a record is never overwritten, and a file does what the form does. Method: two registers, one from the product and one made here, through every way in. */
import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { aPicture } from '../../../tests/kit/pictures.ts';
import { uploadFile } from '#modules/files/contract/index.ts';
import { adoptRegisters, attachPhoto, correctRecord, downloadRegisters, enterRecord, exportRecords, importDefinitions, importRecords, listRecords, listRegisters, readRecord, readRegister, recordImportTemplate, saveRegister, withdrawRecord } from '../contract/index.ts';

const talks = {
  code: 'example-talks', zh: '示例宣讲', en: 'Example talks', titleField: 'theme', dayField: 'heldOn',
  fields: [
    { code: 'theme', zh: '主题', en: 'Theme', type: 'text' as const, required: true }, { code: 'heldOn', zh: '日期', en: 'Held on', type: 'date' as const, required: true }, { code: 'where', zh: '区域', en: 'Place', type: 'place' as const },
    { code: 'listeners', zh: '听众', en: 'Listeners', type: 'number' as const, unit: '人' },
  ],
};

let app: TestApp;
let registerId: string;
beforeAll(async () => {
  app = await testApp();
  ({ id: registerId } = await app.as('office').call(saveRegister, talks));
});
const office = () => app.as('office');
const enter = (theme: string, more: Record<string, string | number> = {}) => office().call(enterRecord, { registerId, values: { theme, heldOn: '2026-09-01', ...more } });
const file = (text: string) => ({ fileName: 'table.csv', body: new TextEncoder().encode(text) });

describe('the definitions of registers', () => {
  it('come with the product, and what a programme has already stays as it is', async () => {
    const { created } = await office().call(adoptRegisters, {});
    expect(created).toBeGreaterThanOrEqual(12);
    expect((await office().call(adoptRegisters, {})).created).toBe(0);
    const { rows, total } = await office().call(listRegisters, { pageSize: 200 });
    expect(total).toBe(created + 1);
    const talksOfOurs = await office().call(readRegister, { registerId: rows.find(({ code }) => code === 'talks')?.id as string });
    expect(talksOfOurs.definition.fields.find(({ code }) => code === 'listeners')).toMatchObject({ type: 'number', unit: '人' });
  });

  it('go out as JSON and come in unchanged; a new one in the file is there at once', async () => {
    const { body } = await office().call(downloadRegisters, {});
    expect(await office().call(importDefinitions, { file: { fileName: 'registers.json', body } })).toMatchObject({ created: 0, updated: 0 });
    const content = JSON.parse(new TextDecoder().decode(body)) as { registers: object[] };
    content.registers = [{ ...talks, code: 'from-file' }];
    expect(await office().call(importDefinitions, { file: file(JSON.stringify(content)) })).toEqual({ created: 1, updated: 0, unchanged: 0 });
    expect((await problemOf(office().call(importDefinitions, { file: file('{"format":"else"}') }))).code).toBe('records.definitions_unreadable');
  });

  it('are refused with the field at fault, and a type that records hold stays', async () => {
    const bad = await problemOf(office().call(saveRegister, { ...talks, code: 'bad', fields: [...talks.fields, { code: 'x', zh: '民族', en: 'Ethnicity', type: 'text' }] }));
    expect([bad.code, bad.errors?.[0]?.pointer]).toEqual(['records.definition_wrong', '/fields/4/zh']);
    await enter('先有一条');
    const { version } = await office().call(readRegister, { registerId });
    const fields = talks.fields.map((field) => (field.code === 'listeners' ? { ...field, type: 'text' as const } : field));
    expect((await problemOf(office().call(saveRegister, { ...talks, version, fields }))).code).toBe('records.type_in_use');
    expect((await problemOf(office().call(saveRegister, { ...talks, version: 9 }))).code).toBe('platform.changed_meanwhile');
  });
});

describe('a record', () => {
  it('is refused field by field in words', async () => {
    const missing = await problemOf(office().call(enterRecord, { registerId, values: {} }));
    expect([missing.code, missing.errors?.map(({ pointer }) => pointer)]).toEqual(['records.value_missing', ['/values/theme', '/values/heldOn']]);
    expect((await problemOf(enter('x', { listeners: 1.5 }))).code).toBe('records.value_misfit');
    expect((await problemOf(enter('x', { heldOn: '2026-12-01' }))).code).toBe('records.day_in_future');
  });

  it('keeps what it was: corrections and the withdrawal stand in its story, and it counts no more', async () => {
    const { id, code } = await enter('民法典', { listeners: 40, where: app.id('place/e1') });
    expect(code).toMatch(/^example-talks-\d{6}$/);
    await office().call(correctRecord, { recordId: id, version: 1, values: { theme: '民法典', heldOn: '2026-09-01', listeners: 45, where: app.id('place/e1') }, reason: '按签到表' });
    expect((await problemOf(office().call(correctRecord, { recordId: id, version: 1, values: {}, reason: '旧的' }))).code).toBe('platform.changed_meanwhile');
    const before = (await office().call(listRecords, { registerId })).total;
    await office().call(withdrawRecord, { recordId: id, version: 2, reason: '重复登记' });
    const read = await office().call(readRecord, { recordId: id });
    expect(read.history.map(({ act, reason }) => [act, reason])).toEqual([['withdrawn', '重复登记'], ['corrected', '按签到表'], ['entered', null]]);
    expect(read.history[1]?.changes).toEqual([{ field: 'listeners', before: 40, after: 45 }]);
    expect((await office().call(listRecords, { registerId })).total).toBe(before - 1);
    expect((await problemOf(office().call(withdrawRecord, { recordId: id, version: 3, reason: '再一次' }))).code).toBe('records.record_withdrawn');
  });

  it('has photos as its evidence', async () => {
    const { id } = await enter('有照片');
    const photo = await office().call(uploadFile, { file: { fileName: 'a.jpg', body: await aPicture(7) }, placeId: app.id('place/e1') });
    expect(await office().call(attachPhoto, { recordId: id, fileId: photo.id, note: '现场' })).toEqual({ photoCount: 1 });
    expect(await office().call(attachPhoto, { recordId: id, fileId: photo.id })).toEqual({ photoCount: 1 });
    expect((await office().call(readRecord, { recordId: id })).photos).toEqual([{ id: photo.id, note: '现场' }]);
  });

  it('is seen and kept by those in whose area it lies, or whose organisation keeps it', async () => {
    const { id } = await enter('西边的', { where: app.id('place/w1') });
    expect((await problemOf(app.as('zoneEast').call(readRecord, { recordId: id }))).status).toBe(404);
    expect((await problemOf(app.as('zoneEast').call(enterRecord, { registerId, values: { theme: '别处', heldOn: '2026-09-01', where: app.id('place/w1') } }))).code).toBe('records.place_unknown');
    const own = await app.as('deptA').call(enterRecord, { registerId, values: { theme: '部门自己的', heldOn: '2026-09-01' } });
    expect((await app.as('deptA').call(listRecords, { registerId })).rows.map((row) => row.id)).toEqual([own.id]);
  });
});

describe('a file of records', () => {
  const csv = '\uFEFF编号,主题,日期,区域,听众（人）\nT-1,甲,2026-08-01,e1,12\nT-2,乙,2026-08-02,,\n,丙,2026-08-03,e1,7\n';
  const send = (text: string, mode: 'preview' | 'all' | 'good' = 'all') => office().call(importRecords, { registerId, file: file(text), mode });

  it('is previewed, written, and changes nothing when it is sent again', async () => {
    expect((await send(csv, 'preview')).report).toMatchObject({ outcome: 'previewed', goodRows: 3, created: 3 });
    expect((await send(csv)).report).toMatchObject({ outcome: 'written', created: 3, unchanged: 0 });
    expect((await send(csv)).report).toMatchObject({ outcome: 'written', created: 0, updated: 0, unchanged: 3 });
    expect((await send(csv.replace('甲', '甲改'))).report).toMatchObject({ updated: 1, unchanged: 2 });
    const { rows } = await office().call(listRecords, { registerId, q: 'T-1' });
    expect((await office().call(readRecord, { recordId: rows[0]?.id as string })).history[0]).toMatchObject({ act: 'corrected', changes: [{ field: 'theme', before: '甲', after: '甲改' }] });
  });

  it('names its bad rows by row and column', async () => {
    const { report } = await send('主题,日期,区域,听众\n,2026-08-01,,\n丁,昨天,,\n戊,2026-08-01,nowhere,1.5\n', 'good');
    expect(report?.badRowCount).toBe(3);
    expect(report?.badRows.map(({ row, column }) => `${row} ${column}`)).toEqual(['2 主题', '3 日期', '4 区域', '4 听众']);
  });

  it('takes a place by its name, and tells the codes of several of one name', async () => {
    await sql`update places.places set name_zh = '同名社区' where code in ('e2', 'w1') and programme_id = ${app.id('programme')}`.execute(app.ownerDb);
    expect((await send('编号,主题,日期,区域\nN-1,甲,2026-08-01,地点e1\n')).report).toMatchObject({ outcome: 'written', created: 1 });
    expect((await office().call(listRecords, { registerId, q: 'N-1' })).rows[0]?.place).toMatchObject({ code: 'e1' });
    const { report } = await send('编号,主题,日期,区域\nN-2,乙,2026-08-01,同名社区\n', 'preview');
    expect(report?.badRows.map(({ code, zh }) => [code, zh])).toEqual([['several_named', '有 2 个“同名社区”，请写编码：e2（地点zone-east）、w1（地点zone-west）']]);
    const ofEast = await app.as('zoneEast').call(importRecords, { registerId, mode: 'preview', file: file('编号,主题,日期,区域\nN-3,丙,2026-08-01,同名社区\nN-4,丁,2026-08-01,地点w1a\n') });
    expect(ofEast.report?.badRows.map(({ row, code }) => [row, code])).toEqual([[3, 'unknown_place']]);
  });

  it('has the headers of the template', async () => {
    const headers = async (body: Uint8Array) => { for await (const row of readTable({ buffer: Buffer.from(body) })) return row.cells.map(cellText); return []; };
    const template = await headers((await office().call(recordImportTemplate, { registerId })).body);
    expect(template.map((header) => header.replace(/\*$/, ''))).toEqual(await headers((await office().call(exportRecords, { registerId })).body).then((found) => found.map((header) => header.replace(/\*$/, ''))));
    expect((await headers((await office().call(exportRecords, {})).body)).slice(0, 3)).toEqual(['台账', '编号', '题名']);
  });
});

describe('a register without English names', () => {
  const field = { code: 'theme', zh: '主题', type: 'text' as const, required: true };
  it('is called in both languages as in Chinese, with its fields and choices, and takes its own template', async () => {
    const { id } = await office().call(saveRegister, { code: 'only-chinese', zh: '只有中文', titleField: 'theme', fields: [field, { code: 'kind', zh: '类别', en: '', type: 'choice', choices: [{ code: 'law', zh: '法治' }] }] });
    const { definition, version } = await office().call(readRegister, { registerId: id });
    expect(definition).toMatchObject({ zh: '只有中文', en: '只有中文', fields: [{ zh: '主题', en: '主题' }, { zh: '类别', en: '类别', choices: [{ zh: '法治', en: '法治' }] }] });
    expect((await office().call(importRecords, { registerId: id, mode: 'all', file: file('编号,主题,类别\nZ-1,甲,法治\n') })).report).toMatchObject({ outcome: 'written', created: 1 });
    const body = new TextEncoder().encode(JSON.stringify({ format: 'lianchuang-registers/1', registers: [{ ...definition, en: '' }] }));
    expect(await office().call(importDefinitions, { file: { fileName: 'registers.json', body } })).toMatchObject({ updated: 0, unchanged: 1 });
    expect(version).toBe(1);
  });
});

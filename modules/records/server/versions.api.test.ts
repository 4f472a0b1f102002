/** Goal: a covenant keeps every text it had, and which held on a day is exact; a council has its members and meetings; everybody reads the text in force. Method: registers of the product, two villages, through every way in. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readTable, cellText } from '#platform/server/spreadsheet/index.ts';
import { readFigure, saveFigure } from '#modules/figures/contract/index.ts';
import { readFile, uploadDocument, uploadFile } from '#modules/files/contract/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { anXlsx, aPdf } from '../../../tests/kit/documents.ts';
import { aPicture } from '../../../tests/kit/pictures.ts';
import { addVersion, adoptRegisters, attachDocument, attachPhoto, enterRecord, exportVersions, importRecords, importVersions, listPublicRecords, listPublicRegisters, listRecords, listRegisters, listVersions, readPublicRecord, readRecord, readVersion, versionImportTemplate, withdrawVersion } from '../contract/index.ts';
import { LEGALITY_CHECKS } from '../domain/index.ts';

let app: TestApp;
let registers: ReadonlyMap<string, string>;
let covenant: string;
const office = () => app.as('office');
const of = (code: string) => registers.get(code) as string;
const file = (text: string) => ({ fileName: 'table.csv', body: new TextEncoder().encode(text) });
const FIRST = '一、邻里和睦。\n二、喜事从简。';
const SECOND = '一、邻里和睦。\n二、喜事新办，丧事简办。';
const add = (more: object = {}) => office().call(addVersion, { recordId: covenant, adoptedOn: '2026-03-01', inForceFrom: '2026-03-10', body: FIRST, attended: 40, inFavour: 38, minutes: '逐条表决', ...more });

beforeAll(async () => {
  app = await testApp();
  await office().call(adoptRegisters, {});
  registers = new Map((await office().call(listRegisters, { pageSize: 200 })).rows.map(({ code, id }) => [code, id]));
  ({ id: covenant } = await office().call(enterRecord, { registerId: of('covenants'), code: 'CY-1', values: { name: '示例村村规民约', kind: 'covenant', edition: 1, adoptedOn: '2026-03-01', place: app.id('place/e1') } }));
});

describe('the texts of a covenant', () => {
  it('hold from their first day until the next, and a revision is told line by line', async () => {
    await add();
    const { id: second } = await add({ adoptedOn: '2026-06-01', inForceFrom: '2026-06-15', body: SECOND, changeNote: '丧事也写进来', legality: [...LEGALITY_CHECKS] });
    const holding = async (on: string) => (await office().call(listVersions, { recordId: covenant, on })).rows.map(({ number }) => number);
    expect([await holding('2026-03-09'), await holding('2026-03-10'), await holding('2026-06-14'), await holding('2026-06-15')]).toEqual([[], [1], [1], [2]]);
    const read = await office().call(readVersion, { versionId: second });
    expect(read).toMatchObject({ number: 2, isInForce: true, changeNote: '丧事也写进来', inForceUntil: null });
    expect(read.changes).toEqual([{ kind: 'same', text: '一、邻里和睦。' }, { kind: 'removed', text: '二、喜事从简。' }, { kind: 'added', text: '二、喜事新办，丧事简办。' }]);
    expect((await office().call(readRecord, { recordId: covenant })).history.map(({ act }) => act)).toEqual(['versionAdded', 'versionAdded', 'entered']);
  });

  it('are refused with the field at fault, and only where the register keeps versions', async () => {
    expect((await problemOf(add())).errors?.map(({ pointer }) => pointer)).toEqual(['/inForceFrom']);
    expect((await problemOf(add({ inForceFrom: '2026-07-01', inFavour: 41 }))).code).toBe('records.version_misfit');
    const { id } = await office().call(enterRecord, { registerId: of('study'), values: { theme: '学习', kind: 'group', heldOn: '2026-03-01' } });
    expect((await problemOf(add({ recordId: id }))).code).toBe('records.keeps_no_versions');
    expect((await problemOf(app.as('zoneWest').call(addVersion, { recordId: covenant, adoptedOn: '2026-07-01', inForceFrom: '2026-07-01', body: FIRST }))).status).toBe(404);
  });

  it('have the minutes of their meeting, for those who see the record', async () => {
    const version = (await office().call(listVersions, { recordId: covenant, on: '2026-04-01' })).rows[0]?.id as string;
    const paper = await office().call(uploadFile, { file: { fileName: 'a.jpg', body: await aPicture(11) }, placeId: app.id('place/e1') });
    expect(await office().call(attachDocument, { recordId: covenant, fileId: paper.id, versionId: version, note: '会议记录' })).toEqual({ documentCount: 1 });
    expect((await office().call(readVersion, { versionId: version })).documents).toEqual([{ id: paper.id, note: '会议记录' }]);
    const pdf = await office().call(uploadDocument, { file: { fileName: '章程.pdf', body: aPdf('minutes') }, placeId: app.id('place/e1') });
    expect(await office().call(attachDocument, { recordId: covenant, fileId: pdf.id, note: '章程.pdf' })).toEqual({ documentCount: 2 });
    const sheet = await office().call(uploadDocument, { file: { fileName: '签到表.xlsx', body: anXlsx('签到表') }, placeId: app.id('place/e1') });
    expect(await office().call(attachDocument, { recordId: covenant, fileId: sheet.id, note: '签到表' })).toEqual({ documentCount: 3 });
    expect((await problemOf(office().call(attachPhoto, { recordId: covenant, fileId: pdf.id }))).code).toBe('records.photo_unknown');
    expect((await app.as('zoneEast').call(readFile, { fileId: pdf.id })).mediaType).toBe('application/pdf');
    expect((await problemOf(app.as('zoneWest').call(readFile, { fileId: pdf.id }))).status).toBe(404);
    expect((await problemOf(app.as('nobody', { programme: 'alpha' }).call(readFile, { fileId: pdf.id }))).status).toBe(401);
    expect((await problemOf(office().call(attachDocument, { recordId: covenant, fileId: covenant }))).code).toBe('records.document_unknown');
  });

  it('entered by mistake are withdrawn and not rewritten; a repeal leaves nothing in force', async () => {
    const { id } = await add({ adoptedOn: '2026-08-01', inForceFrom: '2026-08-01', body: '登错的' });
    await office().call(withdrawVersion, { versionId: id, reason: '登错了村' });
    expect((await problemOf(office().call(withdrawVersion, { versionId: id, reason: '再来' }))).code).toBe('records.record_withdrawn');
    expect((await office().call(listVersions, { recordId: covenant, on: '2026-08-02' })).rows.map(({ number }) => number)).toEqual([2]);
    const { id: repeal } = await add({ adoptedOn: '2026-09-01', inForceFrom: '2026-09-10', isRepeal: true, body: '' });
    expect((await office().call(listVersions, { recordId: covenant, on: '2026-09-10' })).rows).toEqual([]);
    await office().call(withdrawVersion, { versionId: repeal, reason: '只是草案' });
  });

  it('come in by a file, go out under the same headers, and come in again unchanged', async () => {
    const headers = async (body: Uint8Array) => { for await (const row of readTable({ buffer: Buffer.from(body) })) return row.cells.map((cell) => cellText(cell).replace(/\*$/, '')); return []; };
    await office().call(enterRecord, { registerId: of('covenants'), code: 'CY-2', values: { name: '邻村村规民约', kind: 'covenant', edition: 1, adoptedOn: '2026-03-01', place: app.id('place/e1') } });
    const csv = '编号,通过日期,生效日期,全文,赞成人数,到会人数,合法性审查\nCY-2,2026-02-01,,一、门前三包。,30,33,是\nCY-9,2026-02-01,,一、,1,1,\nCY-2,2026-04-01,2026-03-01,二、,1,1,\n';
    const send = (text: string, mode: 'all' | 'good' = 'good') => office().call(importVersions, { registerId: of('covenants'), file: file(text), mode });
    expect((await send(csv)).report).toMatchObject({ created: 1, badRowCount: 2 });
    expect((await send(csv)).report).toMatchObject({ created: 0, unchanged: 1 });
    const out = (await office().call(exportVersions, { registerId: of('covenants') })).body;
    expect(await headers(out)).toEqual(await headers((await office().call(versionImportTemplate, {})).body));
    expect((await office().call(importVersions, { registerId: of('covenants'), file: { fileName: 'v.xlsx', body: out }, mode: 'all' })).report).toMatchObject({ outcome: 'written', created: 0, unchanged: 3 });
  });

  it('are counted: how many covenants were revised', async () => {
    const { id } = await office().call(saveFigure, { code: 'revised', labelZh: '修订过的村规民约', labelEn: 'Covenants revised', unit: '份', scopeNote: '一份计一次', definition: { source: 'records.covenants.versions', where: [{ column: 'isRevision', is: 'is', value: true }], aggregate: { kind: 'distinct', column: 'record' } } });
    expect(await office().call(readFigure, { figureId: id })).toMatchObject({ value: 1, rowCount: 1 });
  });
});

describe('a council', () => {
  it('has the members and meetings that name it, in a form and in a file', async () => {
    const { id: council } = await office().call(enterRecord, { registerId: of('covenants'), code: 'CY-H', values: { name: '示例村红白理事会', kind: 'weddings', edition: 1, adoptedOn: '2026-03-01', place: app.id('place/e1') } });
    const member = (named: string) => office().call(enterRecord, { registerId: of('council-members'), values: { name: '示例成员', council: named, post: 'head', since: '2026-03-01', place: app.id('place/e1') } });
    const { id } = await member('CY-H');
    expect((await problemOf(member('CY-0'))).errors?.map(({ pointer }) => pointer)).toEqual(['/values/council']);
    expect((await office().call(readRecord, { recordId: id })).names).toEqual({ council: { id: council, title: '示例村红白理事会' } });
    const { report } = await office().call(importRecords, { registerId: of('council-meetings'), file: file('议题,理事会,日期,区域,到会人数\n简办一场喜事,CY-H,2026-09-01,e1,6\n没有的会,CY-0,2026-09-01,e1,6\n'), mode: 'good' });
    expect(report).toMatchObject({ created: 1, badRows: [{ row: 3, column: '理事会' }] });
    expect((await office().call(listRecords, { refersTo: council })).rows.map(({ register }) => register.code).toSorted()).toEqual(['council-meetings', 'council-members']);
  });
});

describe('everybody', () => {
  it('reads the text in force of an open register, and no name, paper or text that nobody looked at', async () => {
    const anybody = app.as('nobody', { programme: 'alpha' });
    expect((await anybody.call(listPublicRegisters, {})).rows.map(({ code }) => code)).toEqual(['covenants']);
    const { rows } = await anybody.call(listPublicRecords, { code: 'covenants', q: '示例村村规' });
    expect(rows.map(({ title, facts }) => [title, facts.map(({ value }) => value.zh)])).toEqual([['示例村村规民约', ['村规民约']]]);
    const shown = await anybody.call(readPublicRecord, { code: 'covenants', recordId: covenant });
    expect(shown.inForce).toEqual({ adoptedOn: '2026-06-01', inForceFrom: '2026-06-15', isChecked: true, body: SECOND });
    expect(shown.versions.map(({ state }) => state)).toEqual(['standing', 'replaced']);
    expect(JSON.stringify(shown)).not.toMatch(/逐条表决|会议记录|丧事也写进来/);
    expect((await problemOf(anybody.call(listPublicRecords, { code: 'council-members' }))).status).toBe(404);
  });
});

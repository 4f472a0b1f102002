import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SpreadsheetError } from './errors.ts';
import type { SpreadsheetErrorCode } from './errors.ts';
import type { ReadLimits } from './limits.ts';
import { allRows, handMadeXlsx } from './test-fixtures.ts';

async function refusal(bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<SpreadsheetErrorCode | 'accepted'> {
  try {
    await allRows(bytes, { limits });
    return 'accepted';
  } catch (error) {
    if (!(error instanceof SpreadsheetError)) throw error;
    expect(error.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(error.en).toMatch(/^[A-Z]/);
    return error.code;
  }
}

const COMPOUND_HEAD = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const inline = (reference: string, text: string): string => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('files that are not an xlsx', () => {
  it.each<[string, Uint8Array, SpreadsheetErrorCode]>([
    ['an empty file', new Uint8Array(), 'empty_file'],
    ['an old .xls', Buffer.concat([COMPOUND_HEAD, Buffer.alloc(2_000), Buffer.from('Workbook', 'utf16le')]), 'old_xls'],
    ['a password-protected file', Buffer.concat([COMPOUND_HEAD, Buffer.alloc(200_000), Buffer.from('EncryptedPackage', 'utf16le')]), 'encrypted'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'not_a_spreadsheet'],
    ['a web page that calls itself .xls', Buffer.from('\ufeff <HTML><table>'), 'not_a_spreadsheet'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'not_a_spreadsheet'],
    ['a Word document', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'not_a_spreadsheet'],
    ['an OpenDocument sheet', zipSync({ 'content.xml': strToU8('<w/>'), 'META-INF/manifest.xml': strToU8('<w/>') }), 'other_spreadsheet_format'],
    ['half of a file', handMadeXlsx().subarray(0, 300), 'corrupt_file'],
    ['text in no known encoding', Buffer.from('61ff80ff0a', 'hex'), 'unknown_encoding'],
  ])('refuses %s and says what to do', async (_name, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it('names the binary workbook format', async () => {
    const extra = { '_rels/.rels': '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>' };
    expect(await refusal(handMadeXlsx({ extra }))).toBe('other_spreadsheet_format');
  });
});

describe('hostile files', () => {
  it('refuses a compression bomb long before it is unpacked', async () => {
    const row = `<row r="1">${inline('A1', ' '.repeat(1_000))}</row>`;
    const bytes = handMadeXlsx({ sheetData: row.repeat(60_000) });
    expect(bytes.length).toBeLessThan(400_000);
    expect(await refusal(bytes, { mergedRanges: 1 })).toBe('compression_bomb');
  });

  it('counts what is unpacked over all parts, whatever the directory declares', async () => {
    const sheetData = Array.from({ length: 2_000 }, (_row, index) => `<row r="${index + 1}">${inline(`A${index + 1}`, `${index * 7919}`)}</row>`).join('');
    expect(await refusal(handMadeXlsx({ sheetData }), { inflatedBytes: 50_000 })).toBe('compression_bomb');
  });

  it('refuses an archive of very many parts', async () => {
    const extra = Object.fromEntries(Array.from({ length: 50 }, (_part, index) => [`xl/p${index}.xml`, '']));
    expect(await refusal(handMadeXlsx({ extra }), { entryCount: 40 })).toBe('compression_bomb');
  });

  it.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>'],
    ['an entity behind a comment', '<worksheet><!-- x --><!ENTITY a SYSTEM "file:///etc/passwd"><sheetData/></worksheet>'],
    ['a use of an undeclared entity', `<worksheet><sheetData><row r="1">${inline('A1', '&laugh;')}</row></sheetData></worksheet>`],
  ])('refuses %s', async (_name, sheet) => {
    expect(await refusal(handMadeXlsx({ extra: { 'xl/worksheets/sheet1.xml': sheet } }))).toBe('xml_entity');
  });

  it('refuses a part whose bytes were tampered with', async () => {
    const bytes = Buffer.from(zipSync({ 'xl/workbook.xml': [strToU8('<workbook></workbook>'), { level: 0 }] }));
    bytes[bytes.indexOf('</workbook>') + 3] = 0x58;
    expect(await refusal(bytes)).toBe('corrupt_file');
  });

  it('refuses two parts of one name', async () => {
    const extra = { 'xl/Workbook.xml': '<workbook/>' };
    expect(await refusal(handMadeXlsx({ extra }))).toBe('corrupt_file');
  });

  it('refuses XML that stops in the middle', async () => {
    const extra = { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${inline('A1', 'x')}</row>` };
    expect(await refusal(handMadeXlsx({ extra }))).toBe('corrupt_file');
  });

  it('refuses a cell that points at no shared string', async () => {
    expect(await refusal(handMadeXlsx({ sheetData: '<row r="1"><c r="A1" t="s"><v>5</v></c></row>' }))).toBe('corrupt_file');
  });

  it('refuses endless markup instead of buffering it', async () => {
    const attribute = Array.from({ length: 40_000 }, (_part, index) => `a${index}="${index}"`).join(' ');
    expect(await refusal(handMadeXlsx({ sheetData: `<row r="1" ${attribute}></row>` }))).toBe('corrupt_file');
  });

  it('refuses any single byte flip or accepts it, but never fails in another way', async () => {
    const whole = Buffer.from(handMadeXlsx({ sheetData: `<row r="1">${inline('A1', '甲')}<c r="B1"><v>1</v></c></row>`, sharedStrings: '<si><t>x</t></si>' }));
    const outcomes = new Set<string>();
    for (let at = 0; at < whole.length; at += 3) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] as number) ^ 0x55;
      outcomes.add(await refusal(bytes));
    }
    expect(outcomes).toContain('corrupt_file');
  });
});

describe('limits', () => {
  const sheetData = Array.from({ length: 5 }, (_row, index) => `<row r="${index + 1}">${inline(`A${index + 1}`, '12345')}${inline(`E${index + 1}`, 'x')}</row>`).join('');
  const bytes = handMadeXlsx({ sheetData });

  it.each<[string, Partial<ReadLimits>, SpreadsheetErrorCode | 'accepted']>([
    ['rows up to the limit', { rows: 5 }, 'accepted'],
    ['one row too many', { rows: 4 }, 'too_many_rows'],
    ['columns up to the limit', { columns: 5 }, 'accepted'],
    ['one column too many', { columns: 4 }, 'too_many_columns'],
    ['text up to the limit', { cellLength: 5 }, 'accepted'],
    ['text one too long', { cellLength: 4 }, 'cell_too_long'],
    ['a file one byte too large', { fileBytes: bytes.length - 1 }, 'file_too_large'],
  ])('%s', async (_name, limits, outcome) => {
    expect(await refusal(bytes, limits)).toBe(outcome);
  });

  it('limits CSV in the same way', async () => {
    const csv = Buffer.from('1,2,3\n4,5,6\nabcd,,\n');
    expect(await refusal(csv, { columns: 2 })).toBe('too_many_columns');
    expect(await refusal(csv, { rows: 2 })).toBe('too_many_rows');
    expect(await refusal(csv, { cellLength: 3 })).toBe('cell_too_long');
    expect(await refusal(Buffer.from(`"${'x'.repeat(200_000)}`))).toBe('cell_too_long');
  });

  it('tells the row and the column of text that is too long', async () => {
    await expect(allRows(bytes, { limits: { cellLength: 4 } })).rejects.toMatchObject({ detail: { row: 1, column: 'A', limit: 4 } });
  });
});

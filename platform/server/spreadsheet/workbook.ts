import { corrupt, SpreadsheetError } from './errors.ts';
import { MAX_DESCRIPTION_BYTES } from './limits.ts';
import type { ReadLimits } from './limits.ts';
import { SharedStringsReader } from './shared-strings.ts';
import type { SharedStrings } from './shared-strings.ts';
import { nameKey, XmlScanner } from './xml-scanner.ts';
import type { XmlListener } from './xml-scanner.ts';
import type { ZipArchive } from './zip-reader.ts';

/** 工作表 · A worksheet as the workbook lists it. */
export interface SheetSummary {
  readonly name: string;
  readonly isHidden: boolean;
}

/** 工作簿 · What must be known before a sheet's rows can be understood. */
export interface Workbook {
  readonly sheets: readonly (SheetSummary & { readonly part: string })[];
  readonly is1904: boolean;
  readonly stylesPart: string | null;
  readonly stringsPart: string | null;
}

const SHEET = nameKey('sheet');
const NAME = nameKey('name');
const STATE = nameKey('state');
const ID = nameKey('id');
const RELATIONSHIP = nameKey('Relationship');
const RELATIONSHIP_ID = nameKey('Id');
const TYPE = nameKey('Type');
const TARGET = nameKey('Target');
const WORKBOOK_PROPERTIES = nameKey('workbookPr');
const DATE_1904 = nameKey('date1904');
const NUMBER_FORMAT = nameKey('numFmt');
const NUMBER_FORMAT_ID = nameKey('numFmtId');
const FORMAT_CODE = nameKey('formatCode');
const CELL_FORMATS = nameKey('cellXfs');
const FORMAT = nameKey('xf');

const MAX_TEXT_BYTES = 4 * 1024 * 1024;

/**
 * 读取部件 · Runs one part of the archive through a listener.
 * @errors corrupt_file, compression_bomb, xml_entity, encrypted
 */
export async function scanPart(
  archive: ZipArchive,
  part: string,
  listener: XmlListener,
  maxBytes: number = MAX_DESCRIPTION_BYTES,
): Promise<void> {
  const scanner = new XmlScanner(listener, MAX_TEXT_BYTES);
  let inflatedBytes = 0;
  for await (const chunk of archive.part(part)) {
    inflatedBytes += chunk.length;
    if (inflatedBytes > maxBytes) throw new SpreadsheetError('compression_bomb');
    scanner.push(chunk);
  }
  scanner.finish();
}

/**
 * 读取工作簿 · Finds the worksheets and the shared parts through the package's relationships.
 * @errors not_a_spreadsheet, other_spreadsheet_format, corrupt_file
 */
export async function readWorkbook(archive: ZipArchive): Promise<Workbook> {
  const root = await readRelationships(archive, '_rels/.rels', '');
  const main = [...root.values()].find((relationship) => relationship.type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (main.endsWith('.bin')) throw new SpreadsheetError('other_spreadsheet_format', { format: '.xlsb' });
  if (!archive.has(main) || !/(?:^|\/)xl\//i.test(main)) {
    const isOpenDocument = archive.has('content.xml') && archive.has('META-INF/manifest.xml');
    if (isOpenDocument) throw new SpreadsheetError('other_spreadsheet_format', { format: '.ods' });
    throw new SpreadsheetError('not_a_spreadsheet');
  }
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const file = main.slice(folder.length);
  const relationships = await readRelationships(archive, `${folder}_rels/${file}.rels`, folder);
  const { listed, is1904 } = await readSheetList(archive, main);
  const sheets = listed.flatMap(({ name, isHidden, id }) => {
    const relationship = relationships.get(id);
    // Chart sheets and macro sheets hold no rows.
    return relationship?.type === 'worksheet' ? [{ name, isHidden, part: relationship.part }] : [];
  });
  if (sheets.length === 0) throw corrupt('no worksheet');
  const partOf = (type: string): string | null => {
    const found = [...relationships.values()].find((relationship) => relationship.type === type);
    return found !== undefined && archive.has(found.part) ? found.part : null;
  };
  return { sheets, is1904, stylesPart: partOf('styles'), stringsPart: partOf('sharedStrings') };
}

/** 读取共享字符串 · Loads the table of shared strings, empty when the workbook has none. */
export async function readSharedStrings(archive: ZipArchive, workbook: Workbook, limits: ReadLimits): Promise<SharedStrings> {
  const strings = new SharedStringsReader(limits);
  if (workbook.stringsPart !== null) await scanPart(archive, workbook.stringsPart, strings, limits.inflatedBytes);
  return strings;
}

/**
 * 数字样式 · How the cells of a style show a number: as a date, filled up with noughts to so many digits, or as it is.
 * @unit number: digits
 */
export type NumberStyle = 'date' | number | null;

/** 读取数字样式 · For each cell style; `[h]:mm` durations stay numbers. */
export async function readNumberStyles(archive: ZipArchive, workbook: Workbook): Promise<readonly NumberStyle[]> {
  const styles: NumberStyle[] = [];
  if (workbook.stylesPart === null) return styles;
  const customFormats = new Map<number, NumberStyle>();
  let isInCellFormats = false;
  await scanPart(archive, workbook.stylesPart, {
    wantsText: false,
    text: () => undefined,
    open(name, tag) {
      if (name === CELL_FORMATS) isInCellFormats = true;
      else if (name === NUMBER_FORMAT) {
        const code = tag.attribute(FORMAT_CODE) ?? '';
        customFormats.set(tag.attributeDigits(NUMBER_FORMAT_ID), isDateFormat(code) ? 'date' : paddedDigits(code));
      } else if (name === FORMAT && isInCellFormats) {
        const id = tag.attributeDigits(NUMBER_FORMAT_ID);
        const custom = customFormats.get(id);
        styles.push(custom === undefined ? (isBuiltInDateFormat(id) ? 'date' : null) : custom);
      }
    },
    close(name) {
      if (name === CELL_FORMATS) isInCellFormats = false;
    },
  });
  return styles;
}

/** 补零位数 · `000` shows 1 as 001, which is the code that a person sees; formats that do anything else give null. */
export function paddedDigits(code: string): number | null {
  const [positive = ''] = code.split(';');
  const noughts = /^(?:\[\$-[^\]]*\])?(0{2,15})$/.exec(positive.replace(/[_*].|\\(?=0)/g, '').trim())?.[1];
  return noughts === undefined ? null : noughts.length;
}

/**
 * 是否日期格式 · True when a number format shows a calendar date or a clock time.
 * @source ECMA-376 part 1, 18.8.30 and 18.8.31
 */
export function isDateFormat(code: string): boolean {
  const bare = (code.split(';')[0] as string)
    .replace(/"[^"]*"/g, '')
    .replace(/[\\_*]./g, '');
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return false;
  const symbols = bare.replace(/\[[^\]]*\]/g, '');
  return /[ymdhs]/i.test(symbols) && !/[#?]|general/i.test(symbols);
}

/** Built-in ids 27–36 and 50–58 are the East Asian dates, which other readers often miss. */
function isBuiltInDateFormat(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58);
}

interface Relationship {
  readonly type: string;
  readonly part: string;
}

async function readRelationships(archive: ZipArchive, part: string, folder: string): Promise<Map<string, Relationship>> {
  const relationships = new Map<string, Relationship>();
  if (!archive.has(part)) return relationships;
  await scanPart(archive, part, {
    wantsText: false,
    text: () => undefined,
    close: () => undefined,
    open(name, tag) {
      if (name !== RELATIONSHIP) return;
      const type = tag.attribute(TYPE) ?? '';
      const target = tag.attribute(TARGET) ?? '';
      relationships.set(tag.attribute(RELATIONSHIP_ID) ?? '', {
        type: type.slice(type.lastIndexOf('/') + 1),
        part: resolvePart(folder, target),
      });
    },
  });
  return relationships;
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

async function readSheetList(
  archive: ZipArchive,
  part: string,
): Promise<{ listed: (SheetSummary & { id: string })[]; is1904: boolean }> {
  const listed: (SheetSummary & { id: string })[] = [];
  let is1904 = false;
  await scanPart(archive, part, {
    wantsText: false,
    text: () => undefined,
    close: () => undefined,
    open(name, tag) {
      if (name === SHEET) {
        const state = tag.attribute(STATE);
        listed.push({
          name: tag.attribute(NAME) ?? '',
          isHidden: state !== null && state !== 'visible',
          id: tag.attribute(ID) ?? '',
        });
      } else if (name === WORKBOOK_PROPERTIES) {
        is1904 = ['1', 'true', 'on'].includes(tag.attribute(DATE_1904) ?? '');
      }
    },
  });
  return { listed, is1904 };
}

import type { Readable } from 'node:stream';
import { strToU8, zipSync } from 'fflate';
import type { TableRow } from './cells.ts';
import { readTable } from './read-table.ts';
import type { ReadTableOptions } from './read-table.ts';

/** Parts of a hand-made workbook; anything left out is written in its plainest form. */
export interface FixtureParts {
  readonly sheetData?: string;
  readonly behindData?: string;
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly workbook?: string;
  readonly extra?: Readonly<Record<string, string>>;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** 手制工作簿 · An xlsx as other programs write it, built part by part. */
export function handMadeXlsx(parts: FixtureParts = {}): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${HEAD}<Relationships><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml':
      parts.workbook ?? `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="点位" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId4" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet ${MAIN}><sheetData>${parts.sheetData ?? ''}</sheetData>${parts.behindData ?? ''}</worksheet>`,
    ...(parts.sharedStrings === undefined ? {} : { 'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN}>${parts.sharedStrings}</sst>` }),
    ...(parts.styles === undefined ? {} : { 'xl/styles.xml': `${HEAD}<styleSheet ${MAIN}>${parts.styles}</styleSheet>` }),
    ...parts.extra,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** 读全部行 · All rows of a table in memory. */
export async function allRows(buffer: Uint8Array, options: ReadTableOptions = {}): Promise<TableRow[]> {
  return collect(readTable({ buffer }, options));
}

/** 收集 · Everything that an iteration gives. */
export async function collect<Value>(source: AsyncIterable<Value>): Promise<Value[]> {
  const values: Value[] = [];
  for await (const value of source) values.push(value);
  return values;
}

/** 收集字节 · The whole output of a stream. */
export async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

import { columnLetter, numberText, serialToCell, UNCALCULATED } from './cells.ts';
import type { CellValue, TableRow } from './cells.ts';
import { corrupt, SpreadsheetError } from './errors.ts';
import { XLSX_MAX_ROWS } from './limits.ts';
import type { ReadLimits } from './limits.ts';
import type { SharedStrings } from './shared-strings.ts';
import type { NumberStyle } from './workbook.ts';
import { nameKey, textOf, unescapeSheetText } from './xml-scanner.ts';
import type { XmlListener, XmlScanner } from './xml-scanner.ts';

/** 工作表上下文 · The workbook-wide tables that give cell codes their meaning. */
export interface SheetContext {
  readonly strings: SharedStrings;
  readonly numberStyles: readonly NumberStyle[];
  readonly is1904: boolean;
  readonly limits: ReadLimits;
}

const ROW = nameKey('row');
const CELL = nameKey('c');
const VALUE = nameKey('v');
const FORMULA = nameKey('f');
const INLINE = nameKey('is');
const TEXT = nameKey('t');
const PHONETIC = nameKey('rPh');
const SHEET_DATA = nameKey('sheetData');
const REFERENCE = nameKey('r');
const STYLE = nameKey('s');

const TYPE_NUMBER = nameKey('n');
const TYPE_SHARED = nameKey('s');
const TYPE_INLINE = nameKey('inlineStr');
const TYPE_FORMULA_TEXT = nameKey('str');
const TYPE_BOOLEAN = nameKey('b');
const TYPE_ERROR = nameKey('e');
const TYPE_DATE = nameKey('d');

/**
 * 工作表行读取器 · Turns the XML events of a sheet into rows; `rows` is drained by the caller after each chunk.
 */
export class SheetRowsReader implements XmlListener {
  wantsText = false;
  rows: TableRow[] = [];
  #context: SheetContext;
  #isInData = false;
  #rowNumber = 0;
  #cells: CellValue[] = [];
  #hasContent = false;
  #column = -1;
  #type = 0;
  #style = -1;
  #text = '';
  #number = Number.NaN;
  #hasValue = false;
  #hasFormula = false;
  #isInline = false;
  #isPhonetic = false;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  open(name: number, tag: XmlScanner): void {
    if (!this.#isInData) {
      if (name === SHEET_DATA) this.#isInData = true;
      return;
    }
    if (name === CELL) this.#openCell(tag);
    else if (name === VALUE) {
      this.#hasValue = true;
      this.wantsText = true;
    } else if (name === ROW) this.#openRow(tag);
    else if (name === FORMULA) this.#hasFormula = true;
    else if (name === INLINE) this.#isInline = true;
    else if (name === PHONETIC) this.#isPhonetic = true;
    else if (name === TEXT) this.wantsText = this.#isInline && !this.#isPhonetic;
  }

  text(tag: XmlScanner, start: number, end: number, isRaw: boolean): void {
    const isPlainNumber = this.#type === TYPE_NUMBER || this.#type === TYPE_SHARED;
    if (isPlainNumber && !this.#isInline && this.#text === '' && Number.isNaN(this.#number)) {
      this.#number = digits(tag.bytes, start, end);
      if (!Number.isNaN(this.#number)) return;
    }
    // Four bytes per character is the most UTF-8 needs; entities may take more and are cut by the length check after decoding.
    if (end - start > this.#context.limits.cellLength * 12) this.#refuseLength();
    this.#text += textOf(tag.bytes, start, end, isRaw);
    if (this.#text.length > this.#context.limits.cellLength * 7) this.#refuseLength();
  }

  close(name: number): void {
    if (!this.#isInData) return;
    if (name === VALUE || name === TEXT) this.wantsText = false;
    else if (name === CELL) this.#closeCell();
    else if (name === ROW) this.#closeRow();
    else if (name === INLINE) this.#isInline = false;
    else if (name === PHONETIC) this.#isPhonetic = false;
    else if (name === SHEET_DATA) this.#isInData = false;
  }

  #openRow(tag: XmlScanner): void {
    const stated = tag.attributeDigits(REFERENCE);
    this.#rowNumber = stated > 0 ? stated : this.#rowNumber + 1;
    if (this.#rowNumber > XLSX_MAX_ROWS) throw corrupt('row number');
    this.#cells = [];
    this.#hasContent = false;
    this.#column = -1;
  }

  #openCell(tag: XmlScanner): void {
    const start = tag.attributeStart(REFERENCE);
    this.#column = start < 0 ? this.#column + 1 : columnOf(tag.bytes, start);
    this.#style = tag.attributeDigits(STYLE);
    const type = tag.attributeStart(TEXT);
    this.#type = type < 0 ? TYPE_NUMBER : typeOf(tag.bytes, type);
    this.#text = '';
    this.#number = Number.NaN;
    this.#hasValue = false;
    this.#hasFormula = false;
  }

  #closeCell(): void {
    const value = this.#resolve();
    if (value === null) return;
    const { limits } = this.#context;
    if (this.#column < 0) throw corrupt('cell reference');
    if (this.#column >= limits.columns) {
      throw new SpreadsheetError('too_many_columns', { limit: limits.columns, row: this.#rowNumber });
    }
    if (typeof value === 'string' && value.length > limits.cellLength) this.#refuseLength();
    while (this.#cells.length < this.#column) this.#cells.push(null);
    this.#cells[this.#column] = value;
    this.#hasContent = true;
  }

  #closeRow(): void {
    if (this.#hasContent) this.rows.push(this.#context.is1904 ? { rowNumber: this.#rowNumber, cells: this.#cells, is1904: true } : { rowNumber: this.#rowNumber, cells: this.#cells });
  }

  #resolve(): CellValue {
    switch (this.#type) {
      case TYPE_NUMBER:
        return this.#resolveNumber();
      case TYPE_SHARED: {
        if (!this.#hasValue) return null;
        const text = this.#context.strings.at(this.#number);
        if (text === undefined) throw corrupt('shared string');
        return text === '' ? null : text;
      }
      case TYPE_INLINE:
      case TYPE_FORMULA_TEXT:
        if (this.#hasFormula && !this.#hasValue) return { fault: UNCALCULATED };
        return this.#text === '' ? null : unescapeSheetText(this.#text);
      case TYPE_BOOLEAN:
        return this.#hasValue ? this.#text.trim() === '1' || this.#text.trim() === 'true' : null;
      case TYPE_ERROR:
        return { fault: this.#text === '' ? '#ERROR!' : this.#text };
      case TYPE_DATE:
        return this.#text === '' ? null : isoCell(this.#text);
      default:
        throw corrupt('cell type');
    }
  }

  #resolveNumber(): CellValue {
    if (!this.#hasValue) return this.#hasFormula ? { fault: UNCALCULATED } : null;
    if (Number.isNaN(this.#number)) {
      if (this.#text.trim() === '') return null;
      this.#number = Number(this.#text);
      if (!Number.isFinite(this.#number)) throw corrupt('number');
    }
    const style = this.#style < 0 ? null : (this.#context.numberStyles[this.#style] ?? null);
    if (style === null) return this.#number;
    if (style === 'date') return serialToCell(this.#number, this.#context.is1904) ?? this.#number;
    const shown = Number.isInteger(this.#number) && this.#number >= 0 ? numberText(this.#number) : '';
    // What is long enough by itself is a number like any other.
    return shown === '' || shown.length >= style ? this.#number : shown.padStart(style, '0');
  }

  #refuseLength(): never {
    throw new SpreadsheetError('cell_too_long', {
      limit: this.#context.limits.cellLength,
      row: this.#rowNumber,
      column: columnLetter(this.#column),
    });
  }
}

function isoCell(text: string): CellValue {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(text);
  if (match === null) return text;
  const [, date, time = '00:00:00'] = match;
  return { iso: time === '00:00:00' ? (date as string) : `${date}T${time}` };
}

/** Column index of a reference such as `AB12`, read straight from the bytes. */
function columnOf(bytes: Buffer, start: number): number {
  let column = 0;
  for (let at = start; at < start + 4; at += 1) {
    const letter = (bytes[at] as number) & 0xdf;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  return column - 1;
}

function typeOf(bytes: Buffer, start: number): number {
  let key = 0;
  for (let at = start; at < start + 10; at += 1) {
    const byte = bytes[at] as number;
    if (byte === 0x22 || byte === 0x27) break;
    key = (Math.imul(key, 31) + byte) | 0;
  }
  return key;
}

/** A short run of digits as a number, NaN for anything that needs the full parser. */
function digits(bytes: Buffer, start: number, end: number): number {
  if (end - start > 15) return Number.NaN;
  let number = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 0x30 || byte > 0x39) return Number.NaN;
    number = number * 10 + byte - 0x30;
  }
  return number;
}

/**
 * 日期单元格 · A date or a local date-time as the sheet shows it; spreadsheets know no time zone.
 * `iso` is `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm:ss`.
 */
export interface CellDate {
  readonly iso: string;
}

/** 出错单元格 · A formula error such as `#N/A`, or `#UNCALCULATED` for a formula saved without its result. */
export interface CellFault {
  readonly fault: string;
}

/** 单元格值 · What a cell holds; `null` is an empty cell. */
export type CellValue = string | number | boolean | CellDate | CellFault | null;

/** 表格行 · One non-blank row; `rowNumber` is the number the person sees in the margin, starting at 1. */
export interface TableRow {
  readonly rowNumber: number;
  readonly cells: readonly CellValue[];
  /** Columns whose value stands in a row above, of cells merged over several rows. */
  readonly filled?: ReadonlySet<number>;
  /** The workbook counts days from 1904: a day that its cell does not show as one is still a number of such days. */
  readonly is1904?: true;
}

export const UNCALCULATED = '#UNCALCULATED';

/** 是否日期单元格 · Tells a date cell from the other kinds. */
export function isCellDate(value: CellValue | undefined): value is CellDate {
  return typeof value === 'object' && value !== null && 'iso' in value;
}

/** 是否出错单元格 · Tells a formula error from the other kinds. */
export function isCellFault(value: CellValue | undefined): value is CellFault {
  return typeof value === 'object' && value !== null && 'fault' in value;
}

/**
 * 列号转列标 · 0 → `A`, 26 → `AA`.
 * @unit index counts from 0
 */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

const MS_PER_DAY = 86_400_000;
const EPOCH_1900_MS = Date.UTC(1899, 11, 30);
const EPOCH_1904_MS = Date.UTC(1904, 0, 1);
const MAX_SERIAL = 2_958_465;

/**
 * 序列值转日期 · Turns a spreadsheet serial into a date, a date-time, or (below one day) a clock time.
 * Serials 1–59 are shifted by one because the 1900 system counts a 29 February 1900 that never was.
 * @unit serial in days
 */
export function serialToCell(serial: number, is1904: boolean): CellDate | string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > MAX_SERIAL + 1) return null;
  const seconds = Math.round(serial * 86_400);
  if (seconds < 86_400 && !is1904) return clock(seconds);
  const days = Math.floor(seconds / 86_400);
  const epoch = is1904 ? EPOCH_1904_MS : EPOCH_1900_MS + (days < 60 ? MS_PER_DAY : 0);
  const date = new Date(epoch + days * MS_PER_DAY).toISOString().slice(0, 10);
  const rest = seconds % 86_400;
  return { iso: rest === 0 ? date : `${date}T${clock(rest)}` };
}

/**
 * 日期转序列值 · The inverse of {@link serialToCell} in the 1900 system, for dates from 1900-03-01 on.
 * @unit days, with the time of day as a fraction
 */
export function isoToSerial(iso: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(iso);
  if (match === null) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = match;
  if (!isCalendarDate(Number(year), Number(month), Number(day))) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const days = (Date.UTC(Number(year), Number(month) - 1, Number(day)) - EPOCH_1900_MS) / MS_PER_DAY;
  if (days < 61) return null;
  return days + (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / 86_400;
}

/** 是否真实日期 · False for 30 February and the like. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] as number);
}

/**
 * 数字转文字 · Writes a number as Excel shows it: 15 significant digits, never an exponent below 1e15.
 */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  if (!text.includes('e')) return text;
  return Math.abs(rounded) >= 1 ? BigInt(rounded).toString() : rounded.toFixed(20).replace(/0+$/, '');
}

/** 单元格文字 · The text a person would read in the cell. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return isCellDate(value) ? value.iso.replace('T', ' ') : value.fault;
}

function clock(seconds: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

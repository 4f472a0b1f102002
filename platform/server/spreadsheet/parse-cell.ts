import { cellText, isCalendarDate, isCellDate, isCellFault, numberText, serialToCell, UNCALCULATED } from './cells.ts';
import type { CellDate, CellValue } from './cells.ts';
import type { CellRule, Column, Wording } from './columns.ts';
import { halfWidth } from './half-width.ts';

export type CellErrorCode =
  | 'required'
  | 'formula_error'
  | 'formula_not_calculated'
  | 'digits_lost'
  | 'text_too_long'
  | 'text_pattern'
  | 'not_a_number'
  | 'merged_number'
  | 'not_an_integer'
  | 'too_many_decimals'
  | 'out_of_range'
  | 'not_a_date'
  | 'not_a_date_time'
  | 'not_a_choice'
  | 'not_a_boolean';

export type ParsedCell = { readonly ok: true; readonly value: unknown } | ({ readonly ok: false; readonly code: CellErrorCode } & Wording);

const NUMBERS: ReadonlySet<CellRule['kind']> = new Set(['integer', 'decimal', 'number']);
const isAmount = (rule: CellRule): boolean => NUMBERS.has(rule.kind) && !(rule.kind === 'integer' && rule.isLabel === true);

/**
 * 解析单元格 · Understands one cell by its column's rule; an empty optional cell gives null.
 * @param isFilled its value stands in a row above, of cells merged over several rows: words and years hold for each of them, an amount would count several times
 * @param is1904 a number that is a day counts from 1904
 * @errors required, formula_not_calculated, formula_error, merged_number, then those of the kind
 */
export function parseCell(column: Column, given: CellValue | undefined, isFilled = false, is1904 = false): ParsedCell {
  const cell = typeof given === 'string' ? given.replace(INVISIBLE, '') : given;
  if (isCellFault(cell)) {
    return cell.fault === UNCALCULATED
      ? fail('formula_not_calculated', '公式没有计算结果，请用 Excel 或 WPS 打开并保存，或改填数值', 'The formula has no saved result; open and save the file in Excel or WPS, or enter the value')
      : fail('formula_error', `公式出错（${cell.fault}），请改正或改填数值`, `The formula gives ${cell.fault}; correct it or enter the value`);
  }
  const isEmpty = cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
  if (isEmpty) return column.isRequired ? fail('required', '必填，不能为空', 'This cell must be filled in') : done(null);
  if (isFilled && isAmount(column.rule)) return fail('merged_number', '这个数来自跨行合并的单元格，会算几次：请取消合并，每行各写各的数', 'This number stands in cells merged over several rows and would count several times; unmerge them and give each row its own');
  return parseByRule(column.rule, cell, is1904);
}

function parseByRule(rule: CellRule, cell: Exclude<CellValue, null>, is1904: boolean): ParsedCell {
  switch (rule.kind) {
    case 'text':
      return parseText(rule, cell);
    case 'integer':
      return parseInteger(rule, cell);
    case 'decimal':
      return parseDecimal(rule, cell);
    case 'number': {
      const text = plainNumber(cell);
      return text === null ? notANumber() : inRange(rule, Number(text), Number(text));
    }
    case 'date':
      return parseDate(rule, cell, is1904);
    case 'dateTime':
      return parseDateTime(cell, is1904);
    case 'boolean':
      return parseBoolean(cell);
    case 'choice':
      return parseChoice(rule, cell);
  }
}

/** Marks without width that come along when text is copied from pages and documents. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]/gu;
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

function parseText(rule: CellRule & { kind: 'text' }, cell: Exclude<CellValue, null>): ParsedCell {
  if (typeof cell === 'number' && Math.abs(cell) >= 1e15) {
    return fail('digits_lost', '数字超过15位，末位已丢失，请把单元格设为文本格式后重填', 'Numbers keep 15 digits only and the last ones are lost; format the cell as text and enter it again');
  }
  // Control characters and halves of surrogate pairs cannot be stored as text in the database.
  const lines = cellText(cell).toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROL_CHARACTERS, '');
  const written = (rule.isMultiline ? lines : lines.replace(/\s*\n\s*/g, ' ')).trim();
  const text = rule.isCode === true ? written.normalize('NFKC').replace(/\s+/g, '') : rule.isHalfWidth === true ? halfWidth(written) : written;
  if (text.length > rule.maxLength && [...text].length > rule.maxLength) {
    return fail('text_too_long', `文字超过 ${rule.maxLength} 字`, `The text is longer than ${rule.maxLength} characters`);
  }
  if (rule.pattern !== undefined && !rule.pattern.test.test(text)) return fail('text_pattern', rule.pattern.zh, rule.pattern.en);
  return done(text);
}

function parseInteger(rule: CellRule & { kind: 'integer' }, cell: Exclude<CellValue, null>): ParsedCell {
  const text = plainNumber(cell);
  if (text === null) return notANumber();
  const number = Number(text);
  if (!Number.isSafeInteger(number)) return fail('not_an_integer', '应为整数', 'A whole number is expected');
  return inRange(rule, number, number);
}

function parseDecimal(rule: CellRule & { kind: 'decimal' }, cell: Exclude<CellValue, null>): ParsedCell {
  const text = plainNumber(cell);
  if (text === null) return notANumber();
  const [, sign, whole, fraction = ''] = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text) as unknown as [string, string, string, string?];
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > rule.scale) {
    return fail('too_many_decimals', `最多 ${rule.scale} 位小数`, `At most ${rule.scale} decimals are allowed`);
  }
  const digits = `${whole.replace(/^0+(?=\d)/, '') || '0'}${rule.scale > 0 ? `.${kept.padEnd(rule.scale, '0')}` : ''}`;
  const isNegative = sign === '-' && /[1-9]/.test(digits);
  return inRange(rule, Number(text), isNegative ? `-${digits}` : digits);
}

/** The number in a cell as plain digits (no exponent, no thousands commas), or null. */
function plainNumber(cell: Exclude<CellValue, null>): string | null {
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell !== 'string') return null;
  const text = cell.normalize('NFKC').trim().replace(/^[¥￥]\s*/, '').replace(/\u2212/g, '-');
  const bare = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(bare) && bare.length <= 40 ? bare : null;
}

function inRange(rule: { readonly min: number; readonly max: number }, number: number, value: unknown): ParsedCell {
  if (number >= rule.min && number <= rule.max) return done(value);
  const zh = number < rule.min ? `不能小于 ${rule.min}` : `不能大于 ${rule.max}`;
  const en = number < rule.min ? `Must not be below ${rule.min}` : `Must not be above ${rule.max}`;
  return fail('out_of_range', zh, en);
}

const MIN_DATE_SERIAL = 20_000;
const MAX_DATE_SERIAL = 110_000;
/** How many days fewer a day has where they are counted from 1904. */
const DAYS_TO_1904 = 1_462;

function parseDate(rule: CellRule & { kind: 'date' }, cell: Exclude<CellValue, null>, is1904: boolean): ParsedCell {
  const iso = dateIn(cell, is1904);
  if (iso === null) return fail('not_a_date', '不是有效日期，应如 2026-03-01', 'Not a valid date; write it like 2026-03-01');
  if (iso < rule.min || iso > rule.max) {
    return fail('out_of_range', `日期应在 ${rule.min} 至 ${rule.max} 之间`, `The date must lie between ${rule.min} and ${rule.max}`);
  }
  return done(iso);
}

/** A bare number that is a day of this age, by whichever count the workbook keeps. */
function dayOfSerial(cell: number, is1904: boolean): CellDate | null {
  const shift = is1904 ? DAYS_TO_1904 : 0;
  const day = cell >= MIN_DATE_SERIAL - shift && cell <= MAX_DATE_SERIAL - shift ? serialToCell(cell, is1904) : null;
  return isCellDate(day ?? undefined) ? (day as CellDate) : null;
}

function dateIn(cell: Exclude<CellValue, null>, is1904 = false): string | null {
  if (isCellDate(cell)) return cell.iso.slice(0, 10);
  if (typeof cell === 'number') {
    // An unformatted date arrives as its serial; eight digits are a date typed without separators. The ranges do not meet.
    if (Number.isInteger(cell) && cell >= 19_000_101 && cell <= 99_991_231) return dateIn(String(cell));
    return dayOfSerial(cell, is1904)?.iso.slice(0, 10) ?? null;
  }
  if (typeof cell !== 'string') return null;
  const text = cell.normalize('NFKC').trim();
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[T ]\s*0{1,2}:00(?::00)?)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return match === null ? null : isoDate(match[1] as string, match[2] as string, match[3] as string);
}

function parseDateTime(cell: Exclude<CellValue, null>, is1904: boolean): ParsedCell {
  const iso = dateTimeIn(cell, is1904);
  return iso === null
    ? fail('not_a_date_time', '不是有效时间，应如 2026-03-01 09:30', 'Not a valid time; write it like 2026-03-01 09:30')
    : done(iso);
}

function dateTimeIn(cell: Exclude<CellValue, null>, is1904 = false): string | null {
  if (isCellDate(cell)) return cell.iso.length > 10 ? cell.iso : `${cell.iso}T00:00:00`;
  if (typeof cell === 'number') {
    const date = dayOfSerial(cell, is1904);
    return date === null ? null : dateTimeIn(date);
  }
  if (typeof cell !== 'string') return null;
  const text = cell.normalize('NFKC').trim();
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?[T\s]*(?:(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour = '0', minute = '00', second = '00'] = match as unknown as [string, string, string, string, string?, string?, string?];
  const date = isoDate(year, month, day);
  if (date === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${date}T${hour.padStart(2, '0')}:${minute}:${second}`;
}

function isoDate(year: string, month: string, day: string): string | null {
  if (!isCalendarDate(Number(year), Number(month), Number(day))) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const YES: ReadonlySet<string> = new Set(['是', '有', '对', '同意', 'yes', 'y', 'true', '1', '√', '✓', '✔']);
const NO: ReadonlySet<string> = new Set(['否', '无', '错', '不同意', 'no', 'n', 'false', '0', '×', 'x', '✗', '✘']);

function parseBoolean(cell: Exclude<CellValue, null>): ParsedCell {
  const text = normaliseChoice(cellText(cell));
  if (YES.has(text)) return done(true);
  if (NO.has(text)) return done(false);
  return fail('not_a_boolean', '应填“是”或“否”', 'Enter Yes or No');
}

/** Code by every name of a choice; kept per rule, because a column is read a hundred thousand times. */
const CHOICE_CODES = new WeakMap<CellRule, ReadonlyMap<string, string>>();

function choiceCodes(rule: CellRule & { kind: 'choice' }): ReadonlyMap<string, string> {
  const known = CHOICE_CODES.get(rule);
  if (known !== undefined) return known;
  // Reversed, so that the first of two choices with one name wins.
  const entries = Object.entries(rule.labels).reverse();
  const codes = new Map(entries.flatMap(([code, { zh, en }]) => [zh, en, code, ...(rule.also?.[code] ?? [])].map((name): [string, string] => [normaliseChoice(name), code])));
  CHOICE_CODES.set(rule, codes);
  return codes;
}

function parseChoice(rule: CellRule & { kind: 'choice' }, cell: Exclude<CellValue, null>): ParsedCell {
  const given = normaliseChoice(cellText(cell));
  // A choice that is a number may be shown filled up with noughts.
  const code = choiceCodes(rule).get(given) ?? choiceCodes(rule).get(given.replace(/^0+(?=\d+$)/, ''));
  if (code !== undefined) return done(code);
  const labels = Object.values(rule.labels);
  const offered = labels.slice(0, 12);
  const more = labels.length > offered.length ? '…' : '';
  const zh = offered.map((label) => label.zh).join('、');
  const en = offered.map((label) => label.en).join(', ');
  return fail('not_a_choice', `应为其中之一：${zh}${more}`, `Must be one of: ${en}${more}`);
}

function normaliseChoice(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function notANumber(): ParsedCell {
  return fail('not_a_number', '应为数字', 'A number is expected');
}

function done(value: unknown): ParsedCell {
  return { ok: true, value };
}

function fail(code: CellErrorCode, zh: string, en: string): ParsedCell {
  return { ok: false, code, zh, en };
}

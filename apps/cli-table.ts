/** 终端表格 · A list for somebody who reads it on a terminal: names instead of ids, columns that line up, also in Chinese. */

/** @unit columns of a table; more than these do not fit a terminal */
const COLUMNS_MOST = 7;
/** @unit characters of one cell, a Chinese one counted twice */
const CELL_MOST = 32;
const FIRST_WIDE = 0x2e80;

type Row = Readonly<Record<string, unknown>>;

const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) >= FIRST_WIDE ? 2 : 1), 0);

function fitted(text: string, width: number): string {
  if (widthOf(text) <= width) return text + ' '.repeat(width - widthOf(text));
  let kept = '';
  for (const letter of text) {
    if (widthOf(kept + letter) > width - 1) break;
    kept += letter;
  }
  return fitted(`${kept}…`, width);
}

/** What a person calls it: a plain value, or the name of what stands there; null where there is nothing to say in one cell. */
function said(value: unknown, language: 'zh' | 'en'): string | null {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'string' || typeof value === 'number') return String(value).replaceAll(/\s+/g, ' ');
  if (typeof value === 'boolean') return value ? '✓' : '';
  if (Array.isArray(value)) {
    const each = value.map((one) => said(one, language));
    return each.includes(null) ? null : each.join(', ');
  }
  const thing = value as Row;
  const name = [language === 'en' ? 'nameEn' : 'nameZh', 'name', 'label', 'title', 'number', 'code'].map((key) => thing[key]).find((found) => typeof found === 'string');
  return typeof name === 'string' ? name : null;
}

const isId = (key: string): boolean => key === 'id' || key.endsWith('Id');

/** 列表行 · @returns the lines of a table of the first columns that can be said in one cell each; ids alone where there is nothing else */
export function tableLines(rows: readonly Row[], language: 'zh' | 'en'): string[] {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => rows.some((row) => said(row[key], language) !== null));
  const shown = (keys.some((key) => !isId(key)) ? keys.filter((key) => !isId(key)) : keys).slice(0, COLUMNS_MOST);
  const cells = rows.map((row) => shown.map((key) => said(row[key], language) ?? ''));
  const widths = shown.map((key, at) => Math.min(CELL_MOST, Math.max(widthOf(key), ...cells.map((line) => widthOf(line[at] ?? '')))));
  return [shown, shown.map((_key, at) => '-'.repeat(widths[at] ?? 0)), ...cells].map((line) => line.map((text, at) => fitted(text, widths[at] ?? 0)).join('  ').trimEnd());
}

/** 打开不了的文件 · What is said of a file that a command was given and that cannot be read; null for any other error. */
export function fileFault(error: unknown): string | null {
  const { code, path } = error as NodeJS.ErrnoException;
  if (typeof path !== 'string') return null;
  if (code === 'ENOENT') return `${path}: 没有这个文件，请核对路径 · there is no such file; check the path`;
  if (code === 'EISDIR') return `${path}: 这是文件夹，请写文件的路径 · this is a folder; give the path of a file`;
  if (code === 'EACCES' || code === 'EPERM') return `${path}: 没有读写这个文件的权限 · this file may not be read or written by you`;
  return null;
}

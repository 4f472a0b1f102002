/** 表格 · Rows of cells with tabs between them, as a document or a spreadsheet gives them: totals against what stands above and beside. */
import type { Manuscript } from './manuscript.ts';
import { plain } from './discrepancy.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { Span } from './mentions.ts';
import { arabicValue } from './numerals.ts';

interface Cell extends Span { readonly text: string; readonly value: number | null; readonly step: number }

const TOTAL = /^(?:合\s*计|总\s*计|共\s*计|总\s*数)$/u;

function cellOf(words: string, from: number): Cell {
  const text = words.trim();
  const start = from + words.indexOf(text);
  const number = /^(\d+(?:,\d{3})*(?:\.\d+)?)(?:人|个|户|名|家|万元|元|支|场|次)?$/u.exec(text)?.[1];
  const read = number === undefined ? null : arabicValue(number, '');
  return { text, start, end: start + text.length, value: read?.value ?? null, step: read?.step ?? 1 };
}

/** Tables are lines with tabs that follow each other, with as many cells. */
function tablesOf(text: string): Cell[][][] {
  const tables: Cell[][][] = [];
  let [open, at] = [[] as Cell[][], 0];
  for (const line of text.split('\n')) {
    let from = at;
    const cells = line.includes('\t') ? line.split('\t').map((words) => { const cell = cellOf(words, from); from += words.length + 1; return cell; }) : [];
    if (cells.length < 2 || (open.length > 0 && open[0]?.length !== cells.length)) { tables.push(open); open = []; }
    if (cells.length > 1) open.push(cells);
    at += line.length + 1;
  }
  return [...tables, open].filter((table) => table.length > 2);
}

function against(total: Cell, parts: readonly Cell[]): Discrepancy[] {
  const [first, ...rest] = parts;
  if (total.value === null || first === undefined || rest.length === 0 || parts.some(({ value }) => value === null)) return [];
  const sum = parts.reduce((all, { value }) => all + (value ?? 0), 0);
  // Each number was rounded for itself.
  if (Math.abs(sum - total.value) <= (parts.length + 1) * (total.step < 1 ? total.step / 2 : 0)) return [];
  return [{ rule: 'partsDiffer', weight: 'contradiction', spans: [total, first, ...rest], facts: { whole: total.text, parts: parts.slice(0, 12).map(({ text }) => text).join(' + '), sum: plain(sum) } }];
}

/** 合计行与合计列 */
export function tableTotals({ text }: Manuscript): Discrepancy[] {
  return tablesOf(text).flatMap((table) => {
    const found: Discrepancy[] = [];
    const isTotalRow = (row: readonly Cell[]): boolean => row.slice(0, 2).some((cell) => TOTAL.test(cell.text));
    table.forEach((row, at) => {
      if (!isTotalRow(row)) return;
      const above = table.slice(table.slice(0, at).findLastIndex(isTotalRow) + 1, at);
      row.forEach((total, column) => found.push(...against(total, above.map((each) => each[column] as Cell).filter((cell, index) => index > 0 || cell.value !== null).filter(({ text: words }) => words !== ''))));
    });
    const [head = []] = table;
    const totalColumn = head.findIndex(({ text: words }) => TOTAL.test(words));
    if (totalColumn > 0) for (const row of table.slice(1)) found.push(...against(row[totalColumn] as Cell, row.filter((cell, column) => column !== totalColumn && column > 0 && cell.value !== null)));
    return found;
  });
}

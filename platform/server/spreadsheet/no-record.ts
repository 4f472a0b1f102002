/** 不是记录的行 · Sums and notes that people write below a table: told, and never taken for a record. */
import type { CellValue, TableRow } from './cells.ts';
import type { Wording } from './columns.ts';

/** The word alone, in whatever column: no column has it for a value. */
const SUM_WORD = /^(?:合计|总计|小计|共计|(?:grand|sub)?-?total):?$/iu;
const SUM_FIRST = /^(?:合计|总计|小计|共计)[\d(:]/u;
/** A thing may be called so as well: 财政投入合计. */
const SUM_OF = /^(.{1,8})(?:合计|总计|小计|共计)(?::.*)?$/u;
const OF_A_PLACE = /(?:省|市|县|区|镇|乡|街道|村|社区|网格|本页|本表|以上)$/u;
const NOTE = /^(?:(?:填表|填报|制表|审核|复核|经办|负责|联系|审批|单位负责|分管)人?|(?:填表|填报)(?:单位|日期|时间|说明)|(?:分管|主要|单位)领导|联系电话|说明|备注|注)[:]/u;
/** A row may begin with its number. */
const NUMBERED = /^[\d.、()]*$/u;

export interface NoRecord extends Wording { readonly code: 'sum_row' | 'note_row'; readonly value: string }

const wordsOf = (cell: CellValue): string => (typeof cell === 'string' ? cell.normalize('NFKC').replace(/\s+/gu, '') : '');
const sumRow = (value: string): NoRecord => ({ code: 'sum_row', value, zh: '这一行像是合计，不当作记录：请删去这一行，或只写入其余的行；如确是记录，请换个写法', en: 'This row seems to be a sum and is not taken for a record: delete it, or write the other rows alone; if it is a record, word it otherwise' });
const noteRow = (value: string): NoRecord => ({ code: 'note_row', value, zh: '这一行像是表下的说明或签名，不当作记录：请删去这一行，或只写入其余的行；如确是记录，请换个写法开头', en: 'This row seems to be a note or a signature below the table and is not taken for a record: delete it, or write the other rows alone; if it is a record, let it begin otherwise' });

/**
 * What is filled down from a merged cell above says nothing about the row itself.
 * @param lacksRequired whether a cell that every record needs is empty
 * @returns why a row is none of the records: a sum by its word in any cell, all else by the first words in it; null for a record
 */
export function noRecordFault(row: TableRow, lacksRequired: () => boolean): NoRecord | null {
  const own = row.cells.filter((_cell, index) => row.filled?.has(index) !== true);
  const sum = own.find((cell) => SUM_WORD.test(wordsOf(cell)));
  if (sum !== undefined) return sumRow(String(sum));
  const first = own.find((cell) => !NUMBERED.test(wordsOf(cell)));
  const words = wordsOf(first ?? null);
  const of = SUM_OF.exec(words)?.[1];
  if (SUM_FIRST.test(words) || (of !== undefined && (OF_A_PLACE.test(of) || lacksRequired()))) return sumRow(String(first));
  return NOTE.test(words) ? noteRow(String(first)) : null;
}

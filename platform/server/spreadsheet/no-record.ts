/** 不是记录的行 · Sums and notes that people write below a table: told, and never taken for a record. */
import type { TableRow } from './cells.ts';
import type { Wording } from './columns.ts';

const SUM = /^(?:.{0,8}(?:合计|总计|小计|共计)(?:[:].*)?|(?:合计|总计|小计|共计)[\d(].*|(?:grand|sub)?-?total:?)$/iu;
const NOTE = /^(?:(?:填表|填报|制表|审核|复核|经办|负责|联系|审批|单位负责|分管)人?|(?:填表|填报)(?:单位|日期|时间|说明)|(?:分管|主要|单位)领导|联系电话|说明|备注|注)[:]/u;
/** A row may begin with its number. */
const NUMBERED = /^[\d.、()]*$/u;

export interface NoRecord extends Wording { readonly code: 'sum_row' | 'note_row'; readonly value: string }

/** @returns why a row is none of the records, judged by the first words in it; null for a record */
export function noRecordFault(row: TableRow): NoRecord | null {
  for (const cell of row.cells) {
    if (typeof cell !== 'string') continue;
    const words = cell.normalize('NFKC').replace(/\s+/gu, '');
    if (NUMBERED.test(words)) continue;
    if (SUM.test(words)) return { code: 'sum_row', value: cell, zh: '这一行像是合计，不当作记录：请删去这一行，或只写入其余的行', en: 'This row seems to be a sum and is not taken for a record: delete it, or write the other rows alone' };
    if (NOTE.test(words)) return { code: 'note_row', value: cell, zh: '这一行像是表下的说明或签名，不当作记录：请删去这一行，或只写入其余的行；如确是记录，请换个写法开头', en: 'This row seems to be a note or a signature below the table and is not taken for a record: delete it, or write the other rows alone; if it is a record, let it begin otherwise' };
    return null;
  }
  return null;
}

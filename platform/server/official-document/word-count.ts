import type { Block, OfficialDocument } from './model.ts';

/** 篇幅 · How long a document is, counted as word processors do: one for each Chinese character or punctuation mark, one for each Latin word or number. */
export interface DocumentLength {
  /** Title, headings, paragraphs and notes; what the length limits speak of. */
  readonly text: number;
  /** Text in tables, which the limits leave out. */
  readonly tables: number;
}

/** 篇幅类别 · 一般性文件, or 专项性的报告. */
export type LengthKind = 'general' | 'special';

/** 篇幅上限 · Every value stays editable by the programme; these are the usual ones. @unit characters */
export const LENGTH_LIMITS: Readonly<Record<LengthKind, number>> = { general: 5_000, special: 4_000 };

export interface LengthWarning {
  readonly code: 'near_limit' | 'over_limit';
  readonly count: number;
  readonly limit: number;
  readonly zh: string;
  readonly en: string;
}

const NEAR_SHARE = 0.9;
const COUNTED = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef—…‘’“”]|[[\p{L}\p{N}]--\p{Script=Han}]+(?:[.,'’%\-][[\p{L}\p{N}]--\p{Script=Han}]+)*%?/gv;

/** 字数 · Counts one text. */
export function countCharacters(text: string): number {
  return text.match(COUNTED)?.length ?? 0;
}

/** 公文字数 · Counts the title and the body; attachments are counted by passing their blocks. */
export function documentLength(document: Pick<OfficialDocument, 'title' | 'body'>): DocumentLength {
  const { text, tables } = blocksLength(document.body);
  return { text: text + countCharacters(document.title), tables };
}

/** 段落字数 · Counts blocks without a title. */
export function blocksLength(blocks: readonly Block[]): DocumentLength {
  let text = 0;
  let tables = 0;
  for (const block of blocks) {
    if (block.kind !== 'table') text += countCharacters(block.text);
    else {
      const cells = [block.title ?? '', ...block.columns.map((column) => column.header), ...block.rows.flat()];
      tables += cells.reduce((sum, cell) => sum + countCharacters(cell), 0);
    }
  }
  return { text, tables };
}

/**
 * 篇幅提醒 · Warns from nine tenths of the limit on; a warning never stops a document.
 * @unit limit in characters
 */
export function lengthWarning(length: DocumentLength, limit: number): LengthWarning | null {
  const count = length.text;
  if (count < limit * NEAR_SHARE) return null;
  const isOver = count > limit;
  return {
    code: isOver ? 'over_limit' : 'near_limit',
    count,
    limit,
    zh: isOver ? `正文 ${count} 字，超过 ${limit} 字的篇幅要求，请压缩或移入附件` : `正文 ${count} 字，接近 ${limit} 字的篇幅要求`,
    en: isOver ? `The text has ${count} characters, above the limit of ${limit}; shorten it or move parts to an attachment` : `The text has ${count} characters, close to the limit of ${limit}`,
  };
}

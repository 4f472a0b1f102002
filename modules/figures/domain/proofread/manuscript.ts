/**
 * 稿件 · A manuscript made ready to be read: full-width digits narrowed, lines that a column or a scanner broke inside a sentence
 * joined again, cut into sentences. Places found in it lead back to the text as it was given.
 */
import { mentionsOf } from './mentions.ts';
import type { Mention, Span } from './mentions.ts';
import { narrowed } from './numerals.ts';

export interface Manuscript {
  readonly text: string;
  /** As many as are looked at one by one. */
  readonly mentions: readonly Mention[];
  /** Where the numbers begin that are not, and how many there are in all; null of any text that people write. */
  readonly beyond: { readonly from: Span; readonly count: number } | null;
  readonly sentences: readonly (Span & { readonly text: string })[];
  /** The same place in the text as it was given. */
  readonly given: (span: Span) => Span;
}

/** Four times what the longest report has; rules hold numbers against each other, so that more would keep the server from everybody else. */
export const MENTIONS_MAX = 8_000;

/** A heading is shorter; a line of a column that ends without a stop goes on below. */
const FULL_LINE = 22;
const ENDS = /[。！？!?：:；;”」』）)\]…]$/u;

/** A new paragraph, or an item of a list: what stands before does not go on there. */
const BEGINS = /^(?:\u3000\u3000|\d{1,3}[.．、)）]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[●·•◆■○—]|附件|[\u4e00-\u9fff“”]{2,16}[（(]共?\d{1,3}(?:个|名|人|家|户)[)）]|第[一二三四五六七八九十]+[章条节])/u;

/** Which characters stay: breaks inside sentences go, with the spaces round them. */
function keptPlaces(text: string): number[] {
  const kept: number[] = [];
  let lineStart = 0;
  const breaks = /[ \t\u3000]*(?:\r?\n[ \t\u3000]*)+/gu;
  let from = 0;
  for (const match of text.matchAll(breaks)) {
    for (let at = from; at < match.index; at += 1) kept.push(at);
    const line = text.slice(lineStart, match.index);
    // A line with tabs is a row of a table.
    const goesOn = line.length >= FULL_LINE && !ENDS.test(line) && !line.includes('\t') && !BEGINS.test(`${/[ \t\u3000]*$/u.exec(match[0])?.[0] ?? ''}${text.slice(match.index + match[0].length, match.index + match[0].length + 30)}`);
    if (!goesOn) kept.push(match.index + match[0].search(/\n/u));
    from = match.index + match[0].length;
    lineStart = from;
  }
  for (let at = from; at < text.length; at += 1) kept.push(at);
  return kept;
}

function sentencesOf(text: string): (Span & { text: string })[] {
  const found: (Span & { text: string })[] = [];
  for (const match of text.matchAll(/[^。！？!?；;\n\t]+[。！？!?；;]?/gu)) found.push({ start: match.index, end: match.index + match[0].length, text: match[0] });
  return found;
}

/** 读稿 @param given any plain text */
export function manuscriptOf(given: string): Manuscript {
  const whole = narrowed(given);
  const kept = keptPlaces(whole);
  const text = kept.map((at) => whole[at]).join('');
  const all = mentionsOf(text);
  const from = all[MENTIONS_MAX];
  return {
    text, mentions: all.slice(0, MENTIONS_MAX), beyond: from === undefined ? null : { from, count: all.length }, sentences: sentencesOf(text),
    given: ({ start, end }) => ({ start: kept[start] ?? given.length, end: (kept[end - 1] ?? given.length - 1) + 1 }),
  };
}

/** 相交 */
export const overlap = (a: { readonly low: number; readonly high: number }, b: { readonly low: number; readonly high: number }): boolean => a.low <= b.high && b.low <= a.high;

/** The first span at a place or behind it; a long manuscript has thousands, in the order of the text. */
export function firstAt(spans: readonly Span[], at: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).start < at) low = middle + 1; else high = middle;
  }
  return low;
}

/** Those that begin within a span. */
export const within = <Each extends Span>(spans: readonly Each[], { start, end }: Span): Each[] => spans.slice(firstAt(spans, start), firstAt(spans, end));

const STATEMENT_ENDS = new Set(['。', '！', '？', '\n']);
/** Either way; nobody counts over more without a full stop. @unit characters */
const STATEMENT_LONGEST = 1_500;

/** 一句话 · From full stop to full stop; a semicolon does not end it. @returns the mentions in it, in their order */
export function statementAt({ text, mentions }: Manuscript, at: number): Span & { readonly mentions: readonly Mention[] } {
  let [start, end] = [at, at];
  while (start > 0 && at - start < STATEMENT_LONGEST && !STATEMENT_ENDS.has(text[start - 1] ?? '')) start -= 1;
  while (end < text.length && end - at < STATEMENT_LONGEST && !STATEMENT_ENDS.has(text[end] ?? '')) end += 1;
  return { start, end, mentions: mentions.slice(firstAt(mentions, start), firstAt(mentions, end)) };
}

/** 一段 · @returns where the paragraph of a place begins and ends */
export function paragraphAt({ text }: Pick<Manuscript, 'text'>, at: number): Span {
  const end = text.indexOf('\n', at);
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: end < 0 ? text.length : end };
}

/** Which sentence a place is in. */
export function sentenceAt({ sentences }: Manuscript, at: number): (Span & { readonly text: string }) | undefined {
  const sentence = sentences[firstAt(sentences, at + 1) - 1];
  return sentence !== undefined && at < sentence.end ? sentence : undefined;
}

/** 成文 · From the text of a draft and the cards of its figures to paragraphs whose numbers know where they come from. */
import { readLanguage } from './language.ts';
import type { FaultPlace, IfTag, Piece } from './language.ts';
import { numberWords } from './number-words.ts';
import type { Card } from './number-words.ts';

/** 文字段 · A run of text; with a code it is the words of that figure. */
export interface Run { readonly text: string; readonly code: string | null }
export interface Line { readonly kind: 'heading' | 'paragraph'; readonly level: 1 | 2 | 3; readonly runs: readonly Run[] }
/** A figure that is named and cannot be said: there is none, it has no value, or no names. `withheld`: rows that nobody consented to be named of. */
export interface Missing { readonly code: string; readonly source: string; readonly withheld?: number }

export interface Rendered { readonly lines: readonly Line[]; readonly missing: readonly Missing[]; readonly faults: readonly FaultPlace[] }

/** Stands where a number should: an approver sees that there is none. */
const NO_VALUE = '—';

function holds({ sign, bound }: IfTag, value: number | null): boolean {
  if (value === null) return false;
  switch (sign) {
    case '>': return value > bound;
    case '>=': return value >= bound;
    case '<': return value < bound;
    case '<=': return value <= bound;
    case '=': return value === bound;
    case '!=': return value !== bound;
  }
}

/** What is kept of the pieces, once every condition is decided. */
function keptPieces(pieces: readonly Piece[], cards: ReadonlyMap<string, Card>): Piece[] {
  const kept: Piece[] = [];
  const open: boolean[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'if') open.push(holds(piece, cards.get(piece.code)?.value ?? null));
    else if (piece.kind === 'else') open[open.length - 1] = !(open.at(-1) ?? true);
    else if (piece.kind === 'end') open.pop();
    else if (open.every(Boolean)) kept.push(piece);
  }
  return kept;
}

const HEADING = /^(#{1,3})\s+/u;

function lineOf(runs: Run[]): Line | null {
  const [first, ...rest] = runs;
  const mark = first?.code === null ? HEADING.exec(first.text) : null;
  const kept = (mark === null || first === undefined ? runs : [{ text: first.text.slice(mark[0].length), code: null }, ...rest]).filter(({ text }) => text !== '');
  if (kept.map(({ text }) => text).join('').trim() === '') return null;
  return { kind: mark === null ? 'paragraph' : 'heading', level: (mark?.[1]?.length ?? 1) as 1 | 2 | 3, runs: kept };
}

/** Blanks at the ends of a line are typing, and no part of it. */
function trimmed(runs: readonly Run[]): Run[] {
  return runs.map((run, at) => (run.code !== null ? run : { ...run, text: at === 0 && runs.length === 1 ? run.text.trim() : at === 0 ? run.text.trimStart() : at === runs.length - 1 ? run.text.trimEnd() : run.text }));
}

/** 成文 @param content in the language of accounts @param cards by their code; a missing one is told, not thrown */
export function renderAccount(content: string, cards: ReadonlyMap<string, Card>): Rendered {
  const { pieces, faults } = readLanguage(content);
  const missing: Missing[] = [];
  const lines: Run[][] = [[]];
  for (const piece of keptPieces(pieces, cards)) {
    if (piece.kind === 'figure') {
      const card = cards.get(piece.code);
      const words = card === undefined ? null : numberWords(card, piece.format, piece.argument);
      if (words === null) missing.push({ code: piece.code, source: piece.source, ...(piece.format === 'names' && card !== undefined && card.namesWithheld > 0 ? { withheld: card.namesWithheld } : {}) });
      lines.at(-1)?.push({ text: words ?? NO_VALUE, code: piece.code });
    } else {
      piece.source.split('\n').forEach((part, at) => { if (at > 0) lines.push([]); lines.at(-1)?.push({ text: part, code: null }); });
    }
  }
  return { lines: lines.flatMap((runs) => lineOf(trimmed(runs)) ?? []), missing, faults };
}

/** 纯文本 */
export const lineText = ({ runs }: { readonly runs: readonly Run[] }): string => runs.map(({ text }) => text).join('');

/** 全文 · As it is read aloud: one line a paragraph. */
export const plainAccount = (title: string, lines: readonly Line[]): string => [title, ...lines.map(lineText)].join('\n');

/**
 * 文稿语言 · What a template and a draft are written in: plain Chinese, line by line, with numbers that are named and never typed.
 * `{{figure:code}}` is the figure's value, `{{figure:code|format}}` in one of the formats; `{{if code > 0}}…{{else}}…{{end}}` keeps or
 * leaves out a sentence; `{{year}}`, `{{today}}`, `{{programme}}` become words when a draft is made. A line with `# ` is a heading.
 */

/** 数字写法 · plain as it is · over 余 · more 多 · wan 万 · yi 亿 · share 百分比 · part, whole what a ratio is made of · names 名单 · words 汉字. */
export const NUMBER_FORMATS = ['plain', 'over', 'more', 'wan', 'yi', 'share', 'part', 'whole', 'names', 'words'] as const;
export type NumberFormat = (typeof NUMBER_FORMATS)[number];

const BY_WORD: Readonly<Record<string, NumberFormat>> = {
  plain: 'plain', 原数: 'plain', over: 'over', 余: 'over', more: 'more', 多: 'more', wan: 'wan', 万: 'wan', yi: 'yi', 亿: 'yi', share: 'share', 占比: 'share', part: 'part', 分子: 'part', whole: 'whole', 分母: 'whole', names: 'names', 名单: 'names', words: 'words', 汉字: 'words',
};

export const TEST_SIGNS = ['>=', '<=', '!=', '>', '<', '='] as const;
export type TestSign = (typeof TEST_SIGNS)[number];

export interface FigureTag { readonly kind: 'figure'; readonly source: string; readonly code: string; readonly format: NumberFormat | null; readonly argument: number | null }
export interface IfTag { readonly kind: 'if'; readonly source: string; readonly code: string; readonly sign: TestSign; readonly bound: number }

/** 文稿片段 · Pieces in their order; together their sources are the text. */
export type Piece =
  | { readonly kind: 'text'; readonly source: string }
  | FigureTag
  | IfTag
  | { readonly kind: 'else' | 'end'; readonly source: string }
  | { readonly kind: 'word'; readonly source: string; readonly word: DraftWord };

/** Words that a draft takes from the day and the programme. */
export const DRAFT_WORDS = ['year', 'today', 'programme'] as const;
export type DraftWord = (typeof DRAFT_WORDS)[number];

export type LanguageFault = 'tagUnknown' | 'formatUnknown' | 'elseStray' | 'endStray' | 'ifOpen' | 'ifTooDeep';
/** @unit line: from 1 */
export interface FaultPlace { readonly fault: LanguageFault; readonly line: number; readonly source: string }

/** Sentences in sentences in sentences: more nobody can read. */
const DEPTH_MAX = 3;
const TAG = /\{\{([^{}\n]*)\}\}/gu;
const FIGURE = /^figure:\s*([a-z][a-z0-9_.-]*)\s*(?:\|\s*([^:\s]+)\s*(?::\s*(\d+(?:\.\d+)?))?\s*)?$/u;
const IF = /^if\s+(?:figure:)?([a-z][a-z0-9_.-]*)\s*(>=|<=|!=|>|<|=)\s*(-?\d+(?:\.\d+)?)$/u;

function pieceOf(source: string, inside: string): Piece | 'tagUnknown' | 'formatUnknown' {
  const words = inside.trim();
  if (words === 'else' || words === 'end') return { kind: words, source };
  const word = DRAFT_WORDS.find((each) => each === words);
  if (word !== undefined) return { kind: 'word', source, word };
  const test = IF.exec(words);
  if (test !== null) return { kind: 'if', source, code: test[1] as string, sign: test[2] as TestSign, bound: Number(test[3]) };
  const figure = FIGURE.exec(words);
  if (figure === null) return 'tagUnknown';
  const [, code = '', format, argument] = figure;
  if (format !== undefined && !Object.hasOwn(BY_WORD, format)) return 'formatUnknown';
  return { kind: 'figure', source, code, format: format === undefined ? null : BY_WORD[format] as NumberFormat, argument: argument === undefined ? null : Number(argument) };
}

/** 读文稿 · What is no tag stays text, so that nothing is lost; each fault has its line. */
export function readLanguage(content: string): { readonly pieces: readonly Piece[]; readonly faults: readonly FaultPlace[] } {
  const pieces: Piece[] = [];
  const faults: FaultPlace[] = [];
  const open: { line: number; source: string; hasElse: boolean }[] = [];
  let at = 0;
  for (const match of content.matchAll(TAG)) {
    if (match.index > at) pieces.push({ kind: 'text', source: content.slice(at, match.index) });
    at = match.index + match[0].length;
    const line = content.slice(0, match.index).split('\n').length;
    const piece = pieceOf(match[0], match[1] ?? '');
    if (typeof piece === 'string') { faults.push({ fault: piece, line, source: match[0] }); pieces.push({ kind: 'text', source: match[0] }); continue; }
    if (piece.kind === 'if') {
      open.push({ line, source: match[0], hasElse: false });
      if (open.length > DEPTH_MAX) faults.push({ fault: 'ifTooDeep', line, source: match[0] });
    }
    const last = open.at(-1);
    if (piece.kind === 'else') { if (last === undefined || last.hasElse) faults.push({ fault: 'elseStray', line, source: match[0] }); else last.hasElse = true; }
    if (piece.kind === 'end' && open.pop() === undefined) faults.push({ fault: 'endStray', line, source: match[0] });
    pieces.push(piece);
  }
  if (at < content.length) pieces.push({ kind: 'text', source: content.slice(at) });
  for (const { line, source } of open) faults.push({ fault: 'ifOpen', line, source });
  return { pieces, faults };
}

/** 引用的数字 · Codes of the figures that a text names, each once, in their order. */
export function figureCodes(...texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => readLanguage(text).pieces.flatMap((piece) => (piece.kind === 'figure' || piece.kind === 'if' ? [piece.code] : []))))];
}

/** 起草 · A template's words of the day become text; figures and conditions stay as they are. */
export function draftedText(template: string, words: Readonly<Record<DraftWord, string>>): string {
  return readLanguage(template).pieces.map((piece) => (piece.kind === 'word' ? words[piece.word] : piece.source)).join('');
}

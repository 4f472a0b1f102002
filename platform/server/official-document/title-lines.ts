import { isWide, PAGE, SIZE } from './geometry.ts';

/** 二号字每行可排 20 字; one is left free so that a line never wraps by itself. */
const LINE_CAPACITY = Math.floor(PAGE.typeWidth / (SIZE.title * 10)) - 1;
const CANNOT_BEGIN = /^[的地得之了和与及、，。；：！？）》〉”’〕】…]/u;
const CANNOT_END = /[《〈（“‘〔【关于对的第]$/u;
const OPENINGS = /[《〈（“]/gu;
const CLOSINGS = /[》〉）”]/gu;

/**
 * 标题分行 · Breaks a title between words into lines of about the same length: 回行时词意完整、排列对称、长短适宜.
 * @source GB/T 9704-2012, 7.3.1
 */
export function titleLines(title: string): string[] {
  if (title.includes('\n')) return title.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const total = widthOf(title);
  const lineCount = Math.ceil(total / LINE_CAPACITY);
  if (lineCount <= 1) return [title];
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)].map(({ segment }) => segment);
  return bestLines(words, lineCount) ?? bestLines(words, lineCount + 1) ?? [title];
}

/** The division into a number of lines with the least sum of squared differences from the mean, by dynamic programming. */
function bestLines(words: readonly string[], lineCount: number): string[] | null {
  const mean = widthOf(words.join('')) / lineCount;
  interface Division {
    readonly cost: number;
    readonly lines: readonly string[];
  }
  let ends = new Map<number, Division>([[0, { cost: 0, lines: [] }]]);
  for (let line = 0; line < lineCount; line += 1) {
    const next = new Map<number, Division>();
    for (const [start, division] of ends) {
      for (let end = start + 1; end <= words.length; end += 1) {
        const text = words.slice(start, end).join('').trim();
        const width = widthOf(text);
        if (width > LINE_CAPACITY + 1) break;
        const cost = division.cost + (width - mean) ** 2 + breakPenalty(text, words[end]);
        const known = next.get(end);
        if (known === undefined || cost < known.cost) next.set(end, { cost, lines: [...division.lines, text] });
      }
    }
    ends = next;
  }
  const lines = ends.get(words.length)?.lines;
  return lines === undefined ? null : [...lines];
}

function breakPenalty(line: string, nextWord: string | undefined): number {
  if (nextWord === undefined) return 0;
  const isInsideMarks = (line.match(OPENINGS)?.length ?? 0) > (line.match(CLOSINGS)?.length ?? 0);
  const isAwkward = CANNOT_BEGIN.test(nextWord) || CANNOT_END.test(line);
  return (isAwkward ? 400 : 0) + (isInsideMarks ? 40 : 0);
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += isWide(character) ? 1 : 0.5;
  return width;
}

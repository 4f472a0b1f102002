/** 标注 · Cuts a text into pieces, each with the discrepancies whose places cover it, and the number of a figure that it is part of. */

export interface Marked { readonly text: string; readonly start: number; readonly discrepancies: readonly number[]; readonly bound: number | null }
interface Place { readonly start: number; readonly end: number }

/** @param discrepancies in the order of their weight @returns pieces in the order of the text; together they are the text */
export function markedPieces(text: string, discrepancies: readonly { readonly spans: readonly Place[] }[], bound: readonly Place[] = []): Marked[] {
  const edges = [...new Set([0, text.length, ...[...discrepancies, { spans: bound }].flatMap(({ spans }) => spans.flatMap(({ start, end }) => [start, end]))])].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  const pieces: Marked[] = [];
  edges.forEach((start, at) => {
    const end = edges[at + 1];
    if (end === undefined) return;
    const held = bound.findIndex((place) => place.start <= start && end <= place.end);
    pieces.push({ text: text.slice(start, end), start, discrepancies: discrepancies.flatMap(({ spans }, index) => (spans.some((span) => span.start <= start && end <= span.end) ? [index] : [])), bound: held < 0 ? null : held });
  });
  return pieces;
}

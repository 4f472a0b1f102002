import type { Part } from './apportionment.ts';

/** 名额表文字 · One part a line: its name and its base, then, where there are any, its least and its most. Commas of either script, tabs or spaces part them. */
export interface PartLine extends Part { readonly label: string; readonly line: number }

const LINE = /^(.+?)[\s,，、]+(\d{1,9})(?:[\s,，、]+(\d{1,6}))?(?:[\s,，、]+(\d{1,6}))?$/;

/** @returns the parts, and the lines that are none; empty lines are passed over */
export function partLines(text: string): { readonly parts: readonly PartLine[]; readonly unreadable: readonly number[] } {
  const parts: PartLine[] = [];
  const unreadable: number[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const found = LINE.exec(line.trim());
    if (found === null) { unreadable.push(at + 1); continue; }
    const [, label = '', weight = '0', least, most] = found;
    parts.push({ code: label.trim(), label: label.trim(), line: at + 1, weight: Number(weight), least: least === undefined ? 0 : Number(least), most: most === undefined ? null : Number(most) });
  }
  return { parts, unreadable };
}

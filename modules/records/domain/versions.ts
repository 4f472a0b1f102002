/** 文本版本 · A covenant is a text that was adopted, revised and perhaps repealed: which text was in force on a day, and what a revision changed. */

export const VERSION_TEXT_MAX = 20_000;
export const MINUTES_MAX = 4_000;

/** 合法性审查 · What a covenant must not do before anybody outside the office reads it; all four are looked at. */
export const LEGALITY_CHECKS = ['noPersonalRights', 'noPropertyRights', 'noDemocraticRights', 'noPenalty'] as const;
export type LegalityCheck = (typeof LEGALITY_CHECKS)[number];

export interface TextVersion {
  /** @unit local date */
  readonly adoptedOn: string;
  /** The first day on which it holds. @unit local date */
  readonly inForceFrom: string;
  /** A decision that nothing holds from that day on. */
  readonly isRepeal: boolean;
}

export type VersionFault = 'adoptedInFuture' | 'forceBeforeAdoption' | 'textMissing' | 'textOfRepeal' | 'favourAboveAttended' | 'sameDay';

/** @param taken first days of the versions that stand already @returns what is wrong, the field first */
export function versionFaults(given: TextVersion & { readonly body: string; readonly attended: number | null; readonly inFavour: number | null }, { today, taken }: { readonly today: string; readonly taken: readonly string[] }): { readonly field: string; readonly fault: VersionFault }[] {
  const found: { field: string; fault: VersionFault }[] = [];
  if (given.adoptedOn > today) found.push({ field: 'adoptedOn', fault: 'adoptedInFuture' });
  if (given.inForceFrom < given.adoptedOn) found.push({ field: 'inForceFrom', fault: 'forceBeforeAdoption' });
  if (!given.isRepeal && given.body.trim() === '') found.push({ field: 'body', fault: 'textMissing' });
  if (given.isRepeal && given.body.trim() !== '') found.push({ field: 'body', fault: 'textOfRepeal' });
  if ((given.inFavour ?? 0) > (given.attended ?? Number.POSITIVE_INFINITY)) found.push({ field: 'inFavour', fault: 'favourAboveAttended' });
  if (taken.includes(given.inForceFrom)) found.push({ field: 'inForceFrom', fault: 'sameDay' });
  return found;
}

/** 在行版本 · The version that holds on a day: the last that began by then, and none once it was repealed. */
export function inForceOn<Version extends TextVersion>(versions: readonly Version[], day: string): Version | null {
  const begun = versions.filter(({ inForceFrom }) => inForceFrom <= day);
  const last = begun.reduce<Version | null>((latest, each) => (latest === null || each.inForceFrom > latest.inForceFrom ? each : latest), null);
  return last === null || last.isRepeal ? null : last;
}

export interface TextChange { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

const linesOf = (text: string): string[] => (text === '' ? [] : text.replaceAll('\r\n', '\n').split('\n'));

/**
 * 逐行比对 · What a revision changed, line by line: the lines that stayed are as many as can be.
 * @invariant the lines that stayed and those removed are the old text, those that stayed and those added the new one
 */
export function textChanges(before: string, after: string): TextChange[] {
  const [was, is] = [linesOf(before), linesOf(after)];
  let [head, tail] = [0, 0];
  while (head < Math.min(was.length, is.length) && was[head] === is[head]) head += 1;
  while (tail < Math.min(was.length, is.length) - head && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  const stays = (lines: readonly string[]): TextChange[] => lines.map((text) => ({ kind: 'same', text }));
  return [...stays(is.slice(0, head)), ...changesBetween(was.slice(head, was.length - tail), is.slice(head, is.length - tail)), ...stays(is.slice(is.length - tail))];
}

/** Texts of more lines are told as taken out and put in: what they have in common would take as many cells as both multiplied. */
const COMPARED_LINES_MAX = 2_000;

function changesBetween(old: readonly string[], now: readonly string[]): TextChange[] {
  if (Math.max(old.length, now.length) > COMPARED_LINES_MAX) return [...old.map((text): TextChange => ({ kind: 'removed', text })), ...now.map((text): TextChange => ({ kind: 'added', text }))];
  const width = now.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      longest[row * width + column] = old[row] === now[column] ? (longest[(row + 1) * width + column + 1] as number) + 1 : Math.max(longest[(row + 1) * width + column] as number, longest[row * width + column + 1] as number);
    }
  }
  const found: TextChange[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    if (row < old.length && column < now.length && old[row] === now[column]) { found.push({ kind: 'same', text: old[row] as string }); row += 1; column += 1; continue; }
    const takesOld = row < old.length && (column === now.length || (longest[(row + 1) * width + column] as number) >= (longest[row * width + column + 1] as number));
    if (takesOld) { found.push({ kind: 'removed', text: old[row] as string }); row += 1; } else { found.push({ kind: 'added', text: now[column] as string }); column += 1; }
  }
  return found;
}

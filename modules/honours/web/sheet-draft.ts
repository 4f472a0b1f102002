/** 打分草稿 · What a judge typed of one sheet and has not handed in, kept on the device. */

/** By criterion, as typed. */
export type ScoresTyped = Readonly<Record<string, string>>;

/** As it was handed in, or empty. */
export const scoresOf = (criteria: readonly { readonly code: string }[], scores: Readonly<Record<string, number>> | null): ScoresTyped => Object.fromEntries(criteria.map(({ code }) => [code, scores === null ? '' : String(scores[code] ?? '')]));

/** Criteria of the sheet alone: a round whose criteria were changed meanwhile asks anew for what is new. */
export function scoresFrom(criteria: readonly { readonly code: string }[], found: unknown): ScoresTyped | null {
  if (typeof found !== 'object' || found === null) return null;
  const said = found as Record<string, unknown>;
  const scores = Object.fromEntries(criteria.map(({ code }) => [code, typeof said[code] === 'string' ? (said[code] as string) : '']));
  return Object.values(scores).some((text) => text !== '') ? scores : null;
}

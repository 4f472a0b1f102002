/** What no table and no hash can hold, found before anything is done with it. */

const DEPTH_MAX = 60;

/**
 * @returns the path to the first text with a NUL or half a surrogate pair, or to the first member nested too deep; null when
 *   the input can be kept. File contents are not texts and are passed over.
 */
export function findIllFormed(value: unknown, path: readonly PropertyKey[] = []): readonly PropertyKey[] | null {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? path : null;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return null;
  if (path.length >= DEPTH_MAX) return path;
  const members: Iterable<[PropertyKey, unknown]> = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [name, member] of members) {
    const found = (typeof name === 'string' ? findIllFormed(name, path) : null) ?? findIllFormed(member, [...path, name]);
    if (found !== null) return found;
  }
  return null;
}

/** Whether members lie deeper than anybody means, in a file's own JSON; what walks it further would run out of stack. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth < DEPTH_MAX; depth += 1) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
    if (level.length === 0) return false;
  }
  return true;
}

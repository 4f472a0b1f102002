/** What no table and no hash can hold, found before anything is done with it. */

const DEPTH_MAX = 60;

/**
 * @returns the path to the first text with a NUL or half a surrogate pair, or to the first member nested too deep; null when
 *   the input can be kept. File contents are not texts and are passed over.
 */
export function findIllFormed(value: unknown, depth = 0): readonly PropertyKey[] | null {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? [] : null;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return null;
  if (depth >= DEPTH_MAX) return [];
  if (Array.isArray(value)) {
    for (const [at, member] of value.entries()) {
      const found = findIllFormed(member, depth + 1);
      if (found !== null) return [at, ...found];
    }
    return null;
  }
  for (const name of Object.keys(value)) {
    if (findIllFormed(name) !== null) return [];
    const found = findIllFormed((value as Record<string, unknown>)[name], depth + 1);
    if (found !== null) return [name, ...found];
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

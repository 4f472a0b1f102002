/** 生成密码 · A password that keeps the rule and can be read out over the phone: no letters or digits that look alike. */
const GROUPS = ['ABCDEFGHJKMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789'] as const;
const LENGTH = 14;
const DASH_AFTER = 5;

/**
 * 生成密码 · `pick` gives an evenly distributed whole number below its argument.
 *
 * @example newPassword((below) => crypto.getRandomValues(new Uint32Array(1))[0]! % below)
 */
export function newPassword(pick: (below: number) => number): string {
  const all = GROUPS.join('');
  // One of each group first, so that the rule is kept whatever is drawn after.
  const letters = [...GROUPS.map((group) => group.charAt(pick(group.length))), ...Array.from({ length: LENGTH - GROUPS.length }, () => all.charAt(pick(all.length)))];
  for (let at = letters.length - 1; at > 0; at -= 1) {
    const other = pick(at + 1);
    [letters[at], letters[other]] = [letters[other] as string, letters[at] as string];
  }
  return letters.map((letter, at) => (at > 0 && at % DASH_AFTER === 0 ? `-${letter}` : letter)).join('');
}

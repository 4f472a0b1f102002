/** 名次在前 · One place in the written order; candidates of different groups (classes) do not compete for the same seats. */
export interface Placed { readonly candidate: string; readonly group: string | null }

/**
 * 越过 · Who is left out although somebody behind them in the same group is chosen. That may be right, where a quota asks for it; it is
 * never left unsaid.
 *
 * @param order the first place first
 * @invariant nobody exactly when, group by group, those chosen are the first of the order
 */
export function passedOver(order: readonly Placed[], chosen: ReadonlySet<string>): string[] {
  const behind = new Set<string | null>();
  const found: string[] = [];
  for (const { candidate, group } of order.toReversed()) {
    if (chosen.has(candidate)) behind.add(group);
    else if (behind.has(group)) found.push(candidate);
  }
  return found.reverse();
}

/** 入选 · Who is chosen by an order alone under the seats of a title: in all, and of each class. */

/** 名额 · Seats in all, and how few and how many of each class; null where it is not said. */
export interface SeatRule { readonly total: number | null; readonly perClass: { readonly least: number; readonly most: number } | null }

export interface Contender { readonly candidate: string; readonly group: string | null }

/**
 * 按名次入选 · From the first place on, everybody who leaves enough seats for what other classes still need. Where classes need more
 * than there are seats in all, nothing is kept for them: that contradiction is told by the check of the quotas.
 *
 * @param order the first place first, without a tie
 * @returns in the order of the places
 * @invariant of all lists that keep the seats, the one whose places come first
 */
export function winnersOf(order: readonly Contender[], { total, perClass }: SeatRule): string[] {
  if (perClass === null) return order.slice(0, total ?? order.length).map(({ candidate }) => candidate);
  const there = new Map<string | null, number>();
  for (const { group } of order) there.set(group, (there.get(group) ?? 0) + 1);
  const leastOf = (group: string | null): number => Math.min(perClass.least, perClass.most, there.get(group) ?? 0);
  const needed = [...there.keys()].reduce((sum, group) => sum + leastOf(group), 0);
  const keepsLeast = total === null || needed <= total;
  const taken = new Map<string | null, number>();
  let [open, all] = [keepsLeast ? needed : 0, 0];
  return order.flatMap(({ candidate, group }) => {
    const own = taken.get(group) ?? 0;
    const fillsNeed = keepsLeast && own < leastOf(group) ? 1 : 0;
    if (own >= perClass.most || (total !== null && all + 1 + open - fillsNeed > total)) return [];
    taken.set(group, own + 1);
    all += 1;
    open -= fillsNeed;
    return [candidate];
  });
}

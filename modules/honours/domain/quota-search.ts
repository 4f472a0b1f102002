/** 多重分组 · Three groupings or more at once: whether a list keeps all bounds is looked for one kind of candidate after another, within a budget. */
import type { Space } from './quota-flow.ts';

/** So many candidates of one kind: the group each grouping puts them into, in the order of the groupings; null where one puts them into none. */
export interface Kind { readonly groups: readonly (string | null)[]; readonly count: number }

/** Steps that are left; shared by all looks of one question. */
export interface SearchBudget { steps: number }

const KINDS_MAX = 1_500;

interface Tally { used: number; left: number; readonly least: number; readonly most: number }

class Search {
  readonly kinds: readonly Kind[];
  readonly size: number;
  readonly budget: SearchBudget;
  readonly #tallies: readonly (readonly Tally[])[];
  readonly #all: readonly Tally[];
  #free: number;

  constructor(kinds: readonly Kind[], spaces: readonly Space[], size: number, budget: SearchBudget) {
    [this.kinds, this.size, this.budget] = [kinds, size, budget];
    const bySpace = spaces.map((space) => new Map([...space].map(([group, { least, most }]): [string, Tally] => [group, { used: 0, left: 0, least, most }])));
    this.#tallies = kinds.map(({ groups }) => groups.map((group, at) => (group === null ? undefined : bySpace[at]?.get(group))).filter((tally) => tally !== undefined));
    this.#all = bySpace.flatMap((tallies) => [...tallies.values()]);
    this.#free = kinds.reduce((sum, { count }) => sum + count, 0);
    for (const [at, tallies] of this.#tallies.entries()) for (const tally of tallies) tally.left += (kinds[at] as Kind).count;
  }

  /** @returns null when the budget is used up */
  from(at: number, total: number): boolean | null {
    if (this.budget.steps <= 0) return null;
    this.budget.steps -= 1;
    if (total === this.size && this.#all.every(({ used, least }) => used >= least)) return true;
    const kind = this.kinds[at];
    if (kind === undefined || this.#all.some(({ used, left, least }) => used + left < least)) return false;
    const own = this.#tallies[at] ?? [];
    const most = Math.min(kind.count, this.size - total, ...own.map((tally) => tally.most - tally.used));
    const least = Math.max(0, this.size - total - (this.#free - kind.count), ...own.map((tally) => tally.least - tally.used - (tally.left - kind.count)));
    this.#free -= kind.count;
    for (const tally of own) tally.left -= kind.count;
    let found: boolean | null = false;
    for (let taken = most; taken >= least && found === false; taken -= 1) {
      for (const tally of own) tally.used += taken;
      found = this.from(at + 1, total + taken);
      for (const tally of own) tally.used -= taken;
    }
    for (const tally of own) tally.left += kind.count;
    this.#free += kind.count;
    return found;
  }
}

/** 有无名单 · Whether a list of exactly so many keeps the bounds of all groupings. @returns null when it was not found out within the budget */
export function listExists(kinds: readonly Kind[], spaces: readonly Space[], size: number, budget: SearchBudget): boolean | null {
  if (kinds.length > KINDS_MAX) return null;
  // Where most is asked for is settled first: what cannot be is seen early.
  const need = ({ groups }: Kind): number => groups.reduce((sum, group, at) => sum + (group === null ? 0 : (spaces[at]?.get(group)?.least ?? 0)), 0);
  return new Search(kinds.toSorted((a, b) => need(b) - need(a)), spaces, size, budget).from(0, 0);
}

/** 名额矛盾 · Whether quotas can be kept at all, by anybody, with the candidates there are: said before a list is chosen, with the rules that stand against each other. */
import { crossRoom } from './quota-flow.ts';
import type { Bound, Space } from './quota-flow.ts';
import { listExists } from './quota-search.ts';
import type { Kind, SearchBudget } from './quota-search.ts';
import { leastOf, shareOf } from './quotas.ts';
import type { Covered, Population, RoundQuota } from './quotas.ts';
import { titleIssues } from './title.ts';
import type { Title, TitleIssue } from './title.ts';

/** 候选情况 · How many candidates there are, in all, by class and by group; and how many households or members a group has, for coverage. */
export interface QuotaGround {
  readonly candidates: number; readonly classes: Readonly<Record<string, number>>; readonly groups: Population; readonly population: Population;
  /** Of each candidate its group by grouping, its class under `class`: without them nothing is said of groupings that cross. */
  readonly members?: readonly Readonly<Record<string, string>>[];
  /** The groups that rules of coverage must reach; those that are known, where a rule is not in it. */
  readonly covered?: Covered;
}

/**
 * 矛盾 · Rules that no list can keep together: one group is asked for more than it may have, all of them for more than there are, groups of one
 * grouping for more than those of another let them have, whoever is chosen some group has too many, or only all of them together leave nothing.
 */
export interface QuotaConflict { readonly reason: 'group' | 'sum' | 'cross' | 'never' | 'together'; readonly rules: readonly number[]; readonly dimension: string | null; readonly group: string | null; readonly need: number; readonly allow: number }

const spaceOf = (quota: RoundQuota): string | null => (quota.kind === 'total' ? null : quota.kind === 'perClass' ? 'class' : quota.dimension);

/** What a rule asks of one group of a list of so many. */
function boundOf(quota: RoundQuota, group: string, size: number, ground: QuotaGround): Bound {
  const any: Bound = { least: 0, most: Number.MAX_SAFE_INTEGER };
  switch (quota.kind) {
    case 'total': return any;
    case 'perClass': return { least: quota.least, most: quota.most };
    // How many of the groups are reached is no bound of any one of them.
    case 'groupsCoveredLeast': return any;
    case 'leastPerGroup': return { ...any, least: quota.least };
    case 'groupShareMost': return group === quota.group ? { ...any, most: shareOf(quota.most, size) } : any;
    case 'eachGroupShareMost': return { ...any, most: shareOf(quota.most, size) };
    case 'coverageMost': return { ...any, most: shareOf(quota.most, ground.population[quota.dimension]?.[group] ?? 0) };
    case 'seatsPerGroup': return { ...any, most: quota.seats[group] ?? 0 };
  }
}

function spaceBounds(name: string, quotas: readonly RoundQuota[], size: number, ground: QuotaGround): Space {
  const available = name === 'class' ? ground.classes : (ground.groups[name] ?? {});
  return new Map(Object.entries(available).map(([group, count]) => {
    const bounds = quotas.map((quota) => boundOf(quota, group, size, ground));
    return [group, { least: Math.max(0, ...bounds.map(({ least }) => least)), most: Math.min(count, ...bounds.map(({ most }) => most)) }];
  }));
}

type Found = Omit<QuotaConflict, 'rules'>;
type Verdict = { readonly size: number; readonly isCertain: boolean } | Found;

/**
 * Of the groups that a share of coverage speaks of, so many must have somebody: as many as may have one at all, and of those that need nobody by
 * any other rule one more each. Nothing is known before anybody is a candidate.
 */
function coverageNeeds(name: string, quotas: readonly RoundQuota[], bounds: Space, ground: QuotaGround): { readonly more: number } | Found {
  let more = 0;
  for (const quota of quotas) {
    if (quota.kind !== 'groupsCoveredLeast' || quota.dimension !== name || ground.groups[name] === undefined) continue;
    const groups = ground.covered?.get(quota) ?? Object.keys(ground.groups[name]);
    const need = leastOf(quota.least, groups.length);
    const able = groups.filter((group) => (bounds.get(group)?.most ?? 0) > 0);
    if (able.length < need) return { reason: 'sum', dimension: name, group: null, need, allow: able.length };
    more = Math.max(more, need - able.filter((group) => (bounds.get(group)?.least ?? 0) > 0).length);
  }
  return { more };
}

/** How many the groups of one dimension let be chosen from a list of so many, or why none. Candidates without a group are bound by none of its rules. */
function roomOf(name: string, quotas: readonly RoundQuota[], size: number, ground: QuotaGround): { least: number; most: number } | Found {
  const bounds = spaceBounds(name, quotas.filter((quota) => spaceOf(quota) === name), size, ground);
  const dimension = name;
  for (const [group, { least, most }] of bounds) if (least > most) return { reason: 'group', dimension, group, need: least, allow: most };
  const grouped = Object.values(name === 'class' ? ground.classes : (ground.groups[name] ?? {})).reduce((sum, count) => sum + count, 0);
  const reached = coverageNeeds(name, quotas, bounds, ground);
  if ('reason' in reached) return reached;
  const [least, most] = [...bounds.values()].reduce(([low, high], bound) => [low + bound.least, high + bound.most], [0, Math.max(0, ground.candidates - grouped)]);
  return { least: least + reached.more, most };
}

/** Candidates of the same groups are one kind. */
function kindsOf(members: readonly Readonly<Record<string, string>>[], names: readonly string[]): Kind[] {
  const kinds = new Map<string, { groups: (string | null)[]; count: number }>();
  for (const member of members) {
    const groups = names.map((name) => member[name] ?? null);
    const key = JSON.stringify(groups);
    const known = kinds.get(key);
    if (known === undefined) kinds.set(key, { groups, count: 1 });
    else known.count += 1;
  }
  return [...kinds.values()];
}

/** Bounds of one grouping after another, then of two at once, on a list of at most so many. @returns what can be chosen, or why nothing can */
function roomFor(names: readonly string[], quotas: readonly RoundQuota[], size: number, ground: QuotaGround): { readonly most: number } | Found {
  let most = size;
  for (const name of names) {
    const found = roomOf(name, quotas, size, ground);
    if ('reason' in found) return found;
    if (found.least > Math.min(size, found.most)) return { reason: 'sum', dimension: name, group: null, need: found.least, allow: Math.min(size, found.most) };
    most = Math.min(most, found.most);
  }
  if (most < size || ground.members === undefined) return { most };
  for (const [at, first] of names.entries()) {
    for (const second of names.slice(at + 1)) {
      const bounds = (name: string): Space => spaceBounds(name, quotas.filter((quota) => spaceOf(quota) === name), size, ground);
      const crossings = kindsOf(ground.members, [first, second]).map(({ groups, count }) => ({ first: groups[0] ?? '', second: groups[1] ?? '', count }));
      const found = crossRoom(bounds(first), bounds(second), crossings, size);
      if ('need' in found) return { reason: 'cross', dimension: null, group: found.groups.length === 1 ? (found.groups[0] as string) : null, need: found.need, allow: found.allow };
      most = Math.min(most, found.most);
    }
  }
  return { most };
}

/**
 * The largest list that keeps some rules. What a list may hold falls with its size and never grows again, so from the largest on each size either
 * holds, or is cut to what its groups leave room for. Two groupings are decided exactly; of three or more every two, and then a list is looked for.
 */
function largestList(quotas: readonly RoundQuota[], ground: QuotaGround, budget: SearchBudget): Verdict {
  const names = [...new Set(quotas.map(spaceOf).filter((name) => name !== null))];
  let size = Math.min(ground.candidates, ...quotas.flatMap((quota) => (quota.kind === 'total' ? [quota.most] : [])));
  let isCut = false;
  while (size > 0) {
    const room = roomFor(names, quotas, size, ground);
    if ('reason' in room) return isCut ? TOGETHER : room;
    if (room.most < size) { size = room.most; continue; }
    // How many groups of one are reached while another is kept is not looked for.
    const isReached = !quotas.some(({ kind }) => kind === 'groupsCoveredLeast');
    if (names.length < 3 || ground.members === undefined) return { size, isCertain: names.length < 2 || (isReached && ground.members !== undefined) };
    const exists = listExists(kindsOf(ground.members, names), names.map((name) => spaceBounds(name, quotas.filter((quota) => spaceOf(quota) === name), size, ground)), size, budget);
    if (exists !== false) return { size, isCertain: isReached && exists === true };
    isCut = true;
    size -= 1;
  }
  return isCut ? TOGETHER : { reason: 'never', dimension: null, group: null, need: 1, allow: 0 };
}

const TOGETHER: Found = { reason: 'together', dimension: null, group: null, need: 1, allow: 0 };
/** Steps of looking for a list that keeps three groupings or more, for one question: well under a second. */
const SEARCH_STEPS = 60_000;

/**
 * 核对名额是否矛盾 · Single rules that cannot be kept first, then pairs, then the fewest that stand against each other where no pair explains it.
 *
 * @returns the largest list that keeps all rules, or 0 with the conflicts. What is reported can be kept by nobody. `isCertain` is false where three
 *   groupings or more cross and no list was found within the budget: then there may be none
 */
export function quotaConflicts(quotas: readonly RoundQuota[], ground: QuotaGround): { readonly most: number; readonly isCertain: boolean; readonly conflicts: readonly QuotaConflict[] } {
  if (ground.candidates === 0) return { most: 0, isCertain: true, conflicts: [] };
  const budget: SearchBudget = { steps: SEARCH_STEPS };
  const verdictOf = (rules: readonly number[]): Verdict => largestList(rules.map((at) => quotas[at] as RoundQuota), ground, budget);
  const every = quotas.map((_quota, at) => at);
  const all = verdictOf(every);
  if ('size' in all) return { most: all.size, isCertain: all.isCertain, conflicts: [] };
  const conflicts: QuotaConflict[] = [];
  const alone = every.filter((at) => {
    const verdict = verdictOf([at]);
    if (!('size' in verdict)) conflicts.push({ ...verdict, rules: [at] });
    return 'size' in verdict;
  });
  for (const [at, one] of alone.entries()) {
    for (const other of alone.slice(at + 1)) {
      const verdict = verdictOf([one, other]);
      if (!('size' in verdict)) conflicts.push({ ...verdict, rules: [one, other] });
    }
  }
  if (conflicts.length > 0) return { most: 0, isCertain: true, conflicts };
  // Each rule is left out in turn: what still contradicts itself without it does not need it.
  const core = every.reduce<readonly number[]>((kept, at) => { const fewer = kept.filter((each) => each !== at); return 'size' in verdictOf(fewer) ? kept : fewer; }, every);
  const verdict = verdictOf(core);
  return { most: 0, isCertain: true, conflicts: [{ ...('size' in verdict ? all : verdict), rules: core }] };
}

/** More than any list holds: a title is judged before anybody is a candidate. */
const PLENTY = 100_000;

/** 核对规则 · What is wrong with a title, quotas that no list of any candidates could keep included. */
export function ruleIssues(title: Title): TitleIssue[] {
  const issues = titleIssues(title);
  if (issues.some(({ pointer }) => pointer.startsWith('/rules/quotas') || pointer === '/rules/classes')) return issues;
  const classes = Object.fromEntries(title.rules.classes.map(({ code }) => [code, PLENTY]));
  const { conflicts } = quotaConflicts(title.rules.quotas, { candidates: PLENTY * Math.max(1, title.rules.classes.length), classes, groups: {}, population: {} });
  return [...issues, ...[...new Set(conflicts.flatMap(({ rules }) => rules))].map((at): TitleIssue => ({ pointer: `/rules/quotas/${at}`, code: 'quotas_contradict' }))];
}

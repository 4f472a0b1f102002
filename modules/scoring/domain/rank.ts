import { compareNatural } from '#kernel/natural-order.ts';
import { compareRatios, type Ratio } from '#kernel/ratio.ts';
import { invariant } from '#kernel/result.ts';

/** 排名对象 · What may be ranked: units, areas and kinds of sites. People never are (DOMAIN 8.1). */
export const RANKED_SUBJECTS = ['organisation', 'zone', 'place', 'siteType', 'site', 'theme', 'standard'] as const;
export type RankedSubject = (typeof RANKED_SUBJECTS)[number];

/** 最少任务数 · Below this many tasks a share says nothing and is not ranked. */
export const RANKING_TASKS_MIN = 5;

/** 待排名项 · A subject with its share. @unit taskCount: observations or cases the share stands on */
export type RankingEntry = {
  readonly key: string;
  readonly share: Ratio;
  readonly taskCount: number;
  /** True while an appeal is open: the subject waits until it is settled. */
  readonly isUnderAppeal: boolean;
};

/** 名次 · A place in the ranking; `isTied` when somebody else has the same. */
export type RankedEntry = RankingEntry & { readonly rank: number; readonly isTied: boolean };

/** 不排名原因 · 无任务, 任务数不足, 申诉中. */
export type UnrankedReason = 'noTask' | 'tooFewTasks' | 'underAppeal';

/** 未排名项 · A subject that is shown without a place, and why. */
export type UnrankedEntry = RankingEntry & { readonly reason: UnrankedReason };

/** 排名 · The ranked from the best down, and those that are not ranked. */
export type Ranking = {
  readonly subject: RankedSubject;
  readonly ranked: readonly RankedEntry[];
  readonly unranked: readonly UnrankedEntry[];
};

/**
 * 排名 · Ranks by share, the best first. Equal shares share the rank and the next rank is skipped (1, 1, 3). Who had no
 * task, or fewer than the minimum, or has an open appeal, is listed apart with the reason and takes no place.
 *
 * Shares are compared exactly: 2 of 3 and 4 of 6 tie, and no rounded percentage decides.
 *
 * @unit tasksMin: tasks
 * @errors InvariantError for a subject that may not be ranked
 * @source DOMAIN 3: ties share, no task = not ranked, minimum count 5, appeals pause
 * @invariant the ranks do not depend on the order of the entries
 */
export function rankEntries(
  subject: RankedSubject,
  entries: readonly RankingEntry[],
  tasksMin: number = RANKING_TASKS_MIN,
): Ranking {
  invariant(RANKED_SUBJECTS.includes(subject), `no ranking of ${String(subject)}: only units and areas are ranked`);
  const ordered = entries.toSorted((a, b) => compareRatios(b.share, a.share) || compareNatural(a.key, b.key));
  const unranked: UnrankedEntry[] = [];
  const able: RankingEntry[] = [];
  for (const entry of ordered) {
    const reason = unrankedReason(entry, tasksMin);
    if (reason === null) able.push(entry);
    else unranked.push({ ...entry, reason });
  }
  const ranked = rankOrdered(able);
  return { subject, ranked, unranked: unranked.toSorted((a, b) => compareNatural(a.key, b.key)) };
}

/** 红黑榜 · Keys on the red and on the black list, each with its ties. */
export type RankingBoards = { readonly red: readonly string[]; readonly black: readonly string[] };

/**
 * 红黑榜 · The first and the last of a ranking, ties included. Nobody stands on both lists: where the ranking is too
 * short for two, the red list goes first.
 *
 * @unit redCount, blackCount: places
 * @source DOMAIN 3: red list top 5, black list last 3, ties included
 */
export function rankingBoards(ranking: Ranking, counts: { readonly redCount: number; readonly blackCount: number }): RankingBoards {
  const { ranked } = ranking;
  const lastRed = counts.redCount === 0 ? undefined : (ranked[counts.redCount - 1] ?? ranked.at(-1));
  const firstBlack = counts.blackCount === 0 ? undefined : (ranked.at(-counts.blackCount) ?? ranked[0]);
  const red = ranked.filter(({ rank }) => lastRed !== undefined && rank <= lastRed.rank);
  const black = ranked.filter((entry) => firstBlack !== undefined && entry.rank >= firstBlack.rank && !red.includes(entry));
  return { red: red.map(({ key }) => key), black: black.map(({ key }) => key) };
}

/**
 * 连续期数 · For how many periods on end, counted back from the latest, a subject stood on the black list. A period in
 * which it was not ranked neither counts nor breaks the run.
 *
 * @unit periods from the oldest to the latest; answer: periods
 * @source DOMAIN 3: second consecutive time; units with no task are not ranked
 */
export function consecutivePeriods(periods: readonly ('listed' | 'notListed' | 'notRanked')[]): number {
  let count = 0;
  for (const period of periods.toReversed()) {
    if (period === 'notListed') break;
    if (period === 'listed') count += 1;
  }
  return count;
}

function rankOrdered(ordered: readonly RankingEntry[]): RankedEntry[] {
  const isEqual = (at: number, otherAt: number): boolean => {
    const [entry, other] = [ordered[at], ordered[otherAt]];
    return entry !== undefined && other !== undefined && compareRatios(entry.share, other.share) === 0;
  };
  let rank = 1;
  return ordered.map((entry, at) => {
    if (!isEqual(at, at - 1)) rank = at + 1;
    return { ...entry, rank, isTied: isEqual(at, at - 1) || isEqual(at, at + 1) };
  });
}

function unrankedReason({ share, taskCount, isUnderAppeal }: RankingEntry, tasksMin: number): UnrankedReason | null {
  if (taskCount === 0 || share.denominator === 0) return 'noTask';
  if (isUnderAppeal) return 'underAppeal';
  return taskCount < tasksMin ? 'tooFewTasks' : null;
}

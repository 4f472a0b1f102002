import { OVERALL_KEY, zoneThemeKey, type ScoreCell, type ScoreDimension, type ScoredObservation } from './score-cell.ts';

/** 计分单元表 · Cells by their identity; see `cellIdentity`. */
export type ScoreCells = ReadonlyMap<string, ScoreCell>;

/** 单元标识 · One text for dimension and key. */
export function cellIdentity(dimension: ScoreDimension, key: string): string {
  return `${dimension}:${key}`;
}

/**
 * 计分键 · Every cell an observation counts in. A site without zone or responsible unit is missing there and counts in
 * the rest.
 */
export function cellKeysOf(observation: ScoredObservation): { dimension: ScoreDimension; key: string }[] {
  const { themeKey, standardKey, siteTypeKey, siteKey, zoneKey, organisationKey } = observation;
  const keys: { dimension: ScoreDimension; key: string | null }[] = [
    { dimension: 'overall', key: OVERALL_KEY },
    { dimension: 'theme', key: themeKey },
    { dimension: 'standard', key: standardKey },
    { dimension: 'siteType', key: siteTypeKey },
    { dimension: 'zone', key: zoneKey },
    { dimension: 'organisation', key: organisationKey },
    { dimension: 'site', key: siteKey },
    { dimension: 'zoneTheme', key: zoneKey === null ? null : zoneThemeKey(zoneKey, themeKey) },
  ];
  return keys.filter((cell): cell is { dimension: ScoreDimension; key: string } => cell.key !== null);
}

/**
 * 增量 · What one changed observation adds to and takes from the cells: nothing before is a new one, nothing after a
 * withdrawn one. Numbers may be negative; cells that do not move are left out.
 *
 * @invariant adding the increments of any history in any order gives what `aggregate` counts at its end
 */
export function cellIncrements(before: ScoredObservation | null, after: ScoredObservation | null): ScoreCell[] {
  const increments = new Map<string, ScoreCell>();
  if (before !== null) count(increments, before, -1);
  if (after !== null) count(increments, after, 1);
  return [...increments.values()].filter((cell) => !isEmpty(cell));
}

/**
 * 增量更新 · The cells after one observation changed; all others stay the same objects, and a cell that counts nothing
 * any more is gone.
 */
export function applyDelta(cells: ScoreCells, before: ScoredObservation | null, after: ScoredObservation | null): ScoreCells {
  const changed = new Map(cells);
  for (const increment of cellIncrements(before, after)) {
    const identity = cellIdentity(increment.dimension, increment.key);
    const next = addCells(changed.get(identity), increment);
    if (isEmpty(next)) changed.delete(identity);
    else changed.set(identity, next);
  }
  return changed;
}

/** 全量计分 · Counts every observation into its cells. */
export function aggregate(observations: Iterable<ScoredObservation>): ScoreCells {
  const cells = new Map<string, ScoreCell>();
  for (const observation of observations) count(cells, observation, 1);
  return cells;
}

function count(cells: Map<string, ScoreCell>, observation: ScoredObservation, sign: 1 | -1): void {
  const isCounted = !observation.notApplicable;
  for (const { dimension, key } of cellKeysOf(observation)) {
    const identity = cellIdentity(dimension, key);
    const increment: ScoreCell = {
      dimension,
      key,
      met: isCounted ? sign * observation.met : 0,
      observed: isCounted ? sign * observation.observed : 0,
      notApplicable: isCounted ? 0 : sign,
      itemCount: isCounted ? sign : 0,
    };
    cells.set(identity, addCells(cells.get(identity), increment));
  }
}

function addCells(cell: ScoreCell | undefined, increment: ScoreCell): ScoreCell {
  if (cell === undefined) return increment;
  return {
    ...cell,
    met: cell.met + increment.met,
    observed: cell.observed + increment.observed,
    notApplicable: cell.notApplicable + increment.notApplicable,
    itemCount: cell.itemCount + increment.itemCount,
  };
}

function isEmpty({ met, observed, notApplicable, itemCount }: ScoreCell): boolean {
  return met === 0 && observed === 0 && notApplicable === 0 && itemCount === 0;
}

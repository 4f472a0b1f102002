/** 随身例行活动 · A routine at a place as the phone holds it, with what was done here and not yet heard back about. Pure. */
import type { OutputOf } from '#platform/contract/index.ts';
import type { QueueItem } from '#platform/web/offline/index.ts';
import type { pullRoutines } from '../../contract/index.ts';
import { routinesSource } from '../offline.ts';

/** 来源名 */
export const ROUTINES = routinesSource.name;
export type PulledRoutine = OutputOf<typeof pullRoutines>['rows'][number];
export type FieldOccurrence = PulledRoutine['occurrences'][number];
export const subjectOf = (row: Pick<PulledRoutine, 'routineId' | 'placeId'>): string => `routine:${row.routineId}:${row.placeId}`;

export interface RoutineOnPhone {
  readonly row: PulledRoutine;
  /** The last occurrence up to today: the one that can be done now. */
  readonly current: FieldOccurrence | null;
  /** The next one, once this is done or left out. */
  readonly next: FieldOccurrence | null;
  readonly isDone: boolean;
  /** Done on this phone and not heard back about. */
  readonly records: readonly QueueItem[];
}

/** 叠加 · What this phone recorded is done, whether or not it was sent; a refused record is not. @param today by the phone's clock, where it went on since the last pull */
export function routineOnPhone(row: PulledRoutine, items: readonly QueueItem[], today: string): RoutineOnPhone {
  const records = items.filter((item) => item.subject === subjectOf(row) && item.state !== 'discarded');
  const current = row.occurrences.filter(({ on }) => on <= today).at(-1) ?? null;
  const here = records.some((item) => item.state !== 'refused' && current !== null && (item.input as { doneOn: string }).doneOn >= current.on);
  return { row, records, current, next: row.occurrences.find(({ on }) => on > today) ?? null, isDone: current !== null && (current.doneOn !== null || here) };
}

/** 待做在前 · What is to be done stands first. */
export function inOrder(all: readonly RoutineOnPhone[]): RoutineOnPhone[] {
  const rank = ({ isDone, current }: RoutineOnPhone): number => (current === null || current.dueOn === null ? 2 : isDone ? 1 : 0);
  return all.toSorted((a, b) => rank(a) - rank(b));
}

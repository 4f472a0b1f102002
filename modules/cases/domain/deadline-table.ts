import { isTimeLimit, type Pause, pausedDeadline, type TimeLimit } from '#kernel/deadline.ts';
import type { Instant } from '#kernel/local-date.ts';
import type { WorkCalendar } from '#kernel/work-calendar.ts';

/** 办理阶段 · One thing that must be done by a time of its own; all stages count from the dispatch. */
export type DeadlineStage = {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly limit: TimeLimit;
};

/**
 * 时限行 · The time allowed for one category of case, possibly only in places of one level. Most rows have
 * one stage; illegal building has three (stop work, fine, demolish), in the order in which they fall due.
 */
export type DeadlineRow = {
  readonly categoryCode: string;
  readonly zh: string;
  readonly en: string;
  /** A level of place to which the row is limited; a row without it holds everywhere else. */
  readonly areaLevel?: string | undefined;
  readonly stages: readonly DeadlineStage[];
};

/** 时限表 · What a city allows; rows come from its pack, none from code. */
export type DeadlineTable = {
  readonly rows: readonly DeadlineRow[];
  /** What is allowed when no row fits. */
  readonly fallback: TimeLimit;
};

/** 阶段截止 · A stage and when it is due; null while the clock stands still. */
export type StageDeadline = { readonly stage: DeadlineStage; readonly deadlineAt: Instant | null };

/**
 * 查时限行 · The row for a category: one for this level of place, else the one without a level.
 *
 * @returns null when only the fallback applies
 */
export function deadlineRowFor(categoryCode: string, table: DeadlineTable, areaLevel?: string): DeadlineRow | null {
  const rows = table.rows.filter((row) => row.categoryCode === categoryCode);
  const forLevel = areaLevel === undefined ? undefined : rows.find((row) => row.areaLevel === areaLevel);
  return forLevel ?? rows.find((row) => row.areaLevel === undefined) ?? null;
}

/**
 * 查时限 · The time allowed for the whole case, which is that of its last stage.
 *
 * @example limitFor('exposed-garbage', table) // { type: 'work_hour', amount: 4 }
 */
export function limitFor(categoryCode: string, table: DeadlineTable, areaLevel?: string): TimeLimit {
  return deadlineRowFor(categoryCode, table, areaLevel)?.stages.at(-1)?.limit ?? table.fallback;
}

/** 各阶段截止 · When each stage is due, in the order of the row. */
export function stageDeadlines(
  startedAt: Instant,
  stages: readonly DeadlineStage[],
  pauses: readonly Pause[],
  calendar: WorkCalendar,
): readonly StageDeadline[] {
  return stages.map((stage) => ({ stage, deadlineAt: pausedDeadline(startedAt, stage.limit, pauses, calendar) }));
}

/** 时限表差错 · One thing wrong with a table, told by the row that is wrong; a null category is the fallback. */
export type DeadlineTableFault = {
  readonly categoryCode: string | null;
  readonly fault: 'duplicate_row' | 'no_stages' | 'duplicate_stage' | 'bad_limit';
};

/** 校验时限表 · Everything wrong with a table, before a city starts to work by it. */
export function deadlineTableFaults(table: DeadlineTable): readonly DeadlineTableFault[] {
  const faults: DeadlineTableFault[] = [];
  const seen = new Set<string>();
  for (const { categoryCode, areaLevel, stages } of table.rows) {
    const key = JSON.stringify([categoryCode, areaLevel ?? null]);
    if (seen.has(key)) faults.push({ categoryCode, fault: 'duplicate_row' });
    seen.add(key);
    if (stages.length === 0) faults.push({ categoryCode, fault: 'no_stages' });
    const stageCodes = new Set(stages.map((stage) => stage.code));
    if (stageCodes.size < stages.length) faults.push({ categoryCode, fault: 'duplicate_stage' });
    if (!stages.every((stage) => isTimeLimit(stage.limit))) faults.push({ categoryCode, fault: 'bad_limit' });
  }
  if (!isTimeLimit(table.fallback)) faults.push({ categoryCode: null, fault: 'bad_limit' });
  return faults;
}

import type { WorkCalendar } from '#kernel/work-calendar.ts';
import { stageDeadlines } from '../domain/index.ts';
import type { CaseClock } from '../domain/index.ts';
import { stagesOf } from './queries/work.ts';
import type { CategoryRow } from './queries/work.ts';

/** 各阶段时限 · The stages of a running case with the deadline of each; none before dispatch. */
export function clockStages(clock: CaseClock | null, category: CategoryRow | undefined, calendar: WorkCalendar) {
  if (clock === null || category === undefined) return [];
  return stageDeadlines(clock.startedAt, stagesOf(category), clock.pauses, calendar).map(({ stage, deadlineAt }) => ({
    code: stage.code, nameZh: stage.zh, nameEn: stage.en, limit: stage.limit, deadlineAt: deadlineAt === null ? null : new Date(deadlineAt).toISOString(),
  }));
}

import type { WorkCalendar } from '#kernel/work-calendar.ts';
import { instant } from '#kernel/local-date.ts';
import { clockLine, stageDeadlines } from '../domain/index.ts';
import type { CaseClock, CaseState } from '../domain/index.ts';
import { stagesOf } from './queries/work.ts';
import type { CategoryRow } from './queries/work.ts';

/** 各阶段时限 · The stages of a running case with the deadline of each; none before dispatch. */
export function clockStages(clock: CaseClock | null, category: CategoryRow | undefined, calendar: WorkCalendar) {
  if (clock === null || category === undefined) return [];
  return stageDeadlines(clock.startedAt, stagesOf(category), clock.pauses, calendar).map(({ stage, deadlineAt }) => ({
    code: stage.code, nameZh: stage.zh, nameEn: stage.en, limit: stage.limit, deadlineAt: deadlineAt === null ? null : new Date(deadlineAt).toISOString(),
  }));
}

const iso = (at: number): string => new Date(at).toISOString();

/** 时限线 · The clock of a case as it is shown; none before dispatch. A shelved case keeps its line, standing still. */
export function clockLineOut(row: { readonly clock: CaseClock | null; readonly rectified_at: string | null; readonly state: CaseState }, now: number, calendar: WorkCalendar) {
  if (row.clock === null || row.state === 'registered') return null;
  const settled = (row.state === 'rectified' || row.state === 'closed') && row.rectified_at !== null ? Date.parse(row.rectified_at) : now;
  const line = clockLine(row.clock, instant(Math.max(settled, row.clock.startedAt)), calendar);
  return {
    startedAt: iso(line.startedAt), endsAt: iso(line.endsAt), seenAt: iso(line.seenAt), unit: line.unit, used: line.used, allowed: line.allowed,
    spans: line.spans.map(({ from, to, kind }) => ({ from: iso(from), to: iso(to), kind })), extraAmounts: [...row.clock.extraAmounts],
  };
}

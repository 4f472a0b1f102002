/** Between a row and what the rules know of a case. */
import { instant } from '#kernel/local-date.ts';
import type { Instant } from '#kernel/local-date.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { WorkCalendar } from '#kernel/work-calendar.ts';
import { applyStep, caseDeadline, ESCALATION_LADDER, escalationLevel } from '../domain/index.ts';
import type { CaseProgress, CaseRefusal, CaseStep } from '../domain/index.ts';
import type { CaseRow } from './queries/case-steps.ts';

const instantOrNull = (text: string | null): Instant | null => (text === null ? null : instant(Date.parse(text)));
const textOrNull = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());

/** 0 handler · 1 liaison · 2 head of the organisation · 3 programme office. */
export function levelNumber(now: Instant, deadline: Instant | null, settledAt: Instant | null): number {
  const level = escalationLevel(now, deadline, settledAt);
  return ESCALATION_LADDER.findIndex((rung) => rung.level === level) + 1;
}

export function progressOf(row: CaseRow): CaseProgress {
  return {
    state: row.state, source: row.source, rectifierIds: row.rectifier_ids, reworkCount: row.rework_count, reboundCount: row.rebound_count,
    extensionCount: row.extension_count, clock: row.clock, rectifiedAt: instantOrNull(row.rectified_at), closedAt: instantOrNull(row.closed_at),
  };
}

/** What each act leaves behind besides the progress itself. */
function marksOf(row: CaseRow, step: CaseStep): Partial<CaseRow> {
  const at = new Date(step.at).toISOString();
  switch (step.act) {
    case 'dispatch':
      return {
        dispatched_at: at, dispatched_by: step.by, accepted_at: null, rectified_by: null, verified_by: null,
        limit_type: step.limit.type, limit_amount: step.limit.amount,
      };
    case 'accept':
      return { accepted_at: at };
    case 'return':
      return { return_count: row.return_count + 1, accepted_at: null };
    case 'rectify':
      return { rectified_by: step.by };
    case 'verifyPass':
      return { verified_by: step.by };
    case 'reopen':
      return { verified_by: null };
    default:
      return {};
  }
}

/**
 * 走一步 · The row after a step. A request for more time lapses with every step, since it was asked of another situation.
 *
 * @errors the rules' own refusals
 */
export function rowAfter(row: CaseRow, step: CaseStep, calendar: WorkCalendar): Result<CaseRow, CaseRefusal> {
  const next = applyStep(progressOf(row), step, calendar);
  if (!next.ok) return err(next.error);
  const progress = next.value;
  const deadline = caseDeadline(progress, calendar);
  const settledAt = progress.state === 'rectified' || progress.state === 'closed' ? progress.rectifiedAt : null;
  return ok({
    ...row, ...marksOf(row, step),
    state: progress.state, rectifier_ids: [...progress.rectifierIds], rework_count: progress.reworkCount, rebound_count: progress.reboundCount,
    extension_count: progress.extensionCount, clock: progress.clock, rectified_at: textOrNull(progress.rectifiedAt),
    closed_at: textOrNull(progress.closedAt), deadline_at: textOrNull(deadline), extension_request: null,
    escalation_level: levelNumber(step.at, deadline, settledAt),
  });
}

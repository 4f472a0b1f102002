import type { Instant } from '#kernel/local-date.ts';
import { type CaseState, isOpen } from './states.ts';

/** 案件事实 · What counting needs to know of one case, as it stands at the moment of counting. */
export type CaseFacts = {
  readonly state: CaseState;
  /** When the fix is due; null before dispatch and while the clock stands still. */
  readonly deadlineAt: Instant | null;
  /** When the last fix was reported. */
  readonly rectifiedAt: Instant | null;
  readonly reworkCount: number;
  readonly extensionCount: number;
  /** Whether the programme office took it up (督办). */
  readonly supervised: boolean;
  /** Voided because the act that made it was taken back, within a day and untouched. */
  readonly takenBack?: boolean;
};

/**
 * 案件计数 · What the metrics are made of. A case is late by its fixer's clock: what counts is when the fix
 * was reported, so that a slow verification is never the fixer's fault.
 *
 * @unit cases, except reworks (failed verifications)
 */
export type CaseCounts = {
  /** 立案数 · registered and not voided */
  readonly registered: number;
  /** 作废数 · registered in error; what was taken back before anybody touched it is none */
  readonly voided: number;
  /** 按时待处置数 · open and not late, the fix reported in time and not yet judged included */
  readonly pendingInTime: number;
  /** 结案数 */
  readonly closed: number;
  /** 按期结案数 · closed, the fix reported by the deadline */
  readonly closedOnTime: number;
  /** 应处置数 · fixed, or late */
  readonly rectifyDue: number;
  /** 处置数 · fix reported */
  readonly rectified: number;
  /** 按期处置数 · fix reported by the deadline */
  readonly rectifiedOnTime: number;
  /** 超期待处置数 · late and not fixed */
  readonly overduePending: number;
  /** 延期数 · extended at least once, among the due */
  readonly extended: number;
  /** 返工数 · failed verifications */
  readonly reworks: number;
  /** 督办数 */
  readonly supervised: number;
  /** 督办未处理数 · supervised and not fixed */
  readonly supervisedPending: number;
};

/**
 * 统计案件 · Counts cases at a moment. Reported and declined cases are nobody's work yet and count nowhere.
 */
export function countCases(cases: Iterable<CaseFacts>, now: Instant): CaseCounts {
  const counts = {
    registered: 0,
    voided: 0,
    pendingInTime: 0,
    closed: 0,
    closedOnTime: 0,
    rectifyDue: 0,
    rectified: 0,
    rectifiedOnTime: 0,
    overduePending: 0,
    extended: 0,
    reworks: 0,
    supervised: 0,
    supervisedPending: 0,
  };
  for (const facts of cases) {
    const { state } = facts;
    if (state === 'voided' && facts.takenBack !== true) counts.voided += 1;
    if (state === 'reported' || state === 'declined' || state === 'voided') continue;
    const fixed = state === 'rectified' || state === 'closed';
    const late = isLate(facts, now);
    const due = fixed || late;
    counts.registered += 1;
    counts.reworks += facts.reworkCount;
    if (isOpen(state) && !late) counts.pendingInTime += 1;
    if (state === 'closed') counts.closed += 1;
    if (state === 'closed' && !late) counts.closedOnTime += 1;
    if (due) counts.rectifyDue += 1;
    if (fixed) counts.rectified += 1;
    if (fixed && !late) counts.rectifiedOnTime += 1;
    if (late && !fixed) counts.overduePending += 1;
    if (due && facts.extensionCount > 0) counts.extended += 1;
    if (facts.supervised) counts.supervised += 1;
    if (facts.supervised && !fixed) counts.supervisedPending += 1;
  }
  return counts;
}

/** 是否超期 · Whether the fix came, or still has not come, after the deadline. */
export function isLate({ state, deadlineAt, rectifiedAt }: CaseFacts, now: Instant): boolean {
  if (deadlineAt === null) return false;
  const fixed = state === 'rectified' || state === 'closed';
  return (fixed && rectifiedAt !== null ? rectifiedAt : now) > deadlineAt;
}

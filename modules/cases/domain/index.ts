export { categoryAfter, type CategoryLine, type CategoryStage, type CategoryState, type LineOutcome, outcomeOfLine } from './category-rows.ts';
export { boundedClaim, CLAIM_WITHIN_HOURS, CLAIM_WITHIN_HOURS_MAX, countingInstant } from './claim.ts';
export { type CaseClock, clockDeadline, excuseWait, extendClock, resumeClock, startClock, stopClock } from './clock.ts';
export { type ClockLine, clockLine, type ClockSpan } from './clock-line.ts';
export { type CaseCounts, type CaseFacts, countCases, isLate } from './counts.ts';
export {
  type DeadlineRow,
  deadlineRowFor,
  type DeadlineStage,
  type DeadlineTable,
  type DeadlineTableFault,
  deadlineTableFaults,
  limitFor,
  type StageDeadline,
  stageDeadlines,
} from './deadline-table.ts';
export { CASE_SOURCES, type CaseSource, mayVerify, needsOnSiteCheck } from './duties.ts';
export { ESCALATION_LADDER, type EscalationLevel, escalationLevel, nextEscalationAt } from './escalation.ts';
export { type ExtensionGrant, type ExtensionRequest, judgeExtension } from './extension.ts';
export {
  applyStep,
  caseDeadline,
  type CaseProgress,
  type CaseRefusal,
  type CaseStep,
  REASONED_ACTS,
  REOPEN_WINDOW_DAYS,
  reportedCase,
} from './lifecycle.ts';
export {
  type CaseMetric,
  caseMetrics,
  COMPOSITE_CLOSE,
  COMPOSITE_RECTIFY,
  type CompositePart,
  type CompositePartScore,
  type CompositePreset,
  type CompositeScore,
  compositeScore,
} from './metrics.ts';
export { type CaseDuty, mayFix, PERMISSION_OF_ACT, type PersonReach, reaches } from './policies.ts';
export { actsFrom, CASE_ACTS, CASE_STATES, type CaseAct, type CaseState, isOpen, nextState, OPEN_CASE_STATES } from './states.ts';

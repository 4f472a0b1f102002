export { assignSites } from './assign.ts';
export type { AssignRefusal, Assignment, InspectorPreference, SiteToAssign } from './assign.ts';
export { DRAW_FORMAT, NO_ZONE } from './draw-record.ts';
export type {
  DrawDifference, DrawMethod, DrawRecord, DrawRefusal, DrawRequest, FrameSite, SiteTypeAllocation, StratumAllocation,
} from './draw-record.ts';
export { drawSample, FRAME_SIZE_MAX, frameHash, isSeedCommitted, seedCommitment, verifyDraw } from './draw.ts';
export { hasConflict, isUnmet, NOTE_LENGTH_MAX, OBSERVED_COUNT_MAX, validateObservation } from './observation.ts';
export type { ObservationCounts, ObservationDraft, ObservationIssue } from './observation.ts';
export { paceOf } from './pace.ts';
export type { Pace } from './pace.ts';
export { canAssignIn, canRecordIn, nextRoundState, ROUND_ACTIONS, ROUND_STATES, roundActionsIn } from './round.ts';
export type { RoundAction, RoundState } from './round.ts';
export { countsOfVerdict, VERDICTS, verdictOf } from './verdict.ts';
export type { Verdict } from './verdict.ts';
export { walkingOrder } from './walking-order.ts';
export type { Walkable } from './walking-order.ts';

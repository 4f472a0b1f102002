/** 会议与议定事项 · What a meeting decided stays open until the unit says what was done, or the office drops it. */

/** 会议类别 */
export const MEETING_KINDS = ['mobilisation', 'leadingGroup', 'joint', 'special', 'other'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** 事项状态 */
export const DECISION_STATES = ['open', 'done', 'dropped'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** 可改状态 · What was closed can be opened again by the office; nothing goes from done to dropped by itself. */
export function decisionMayBecome(from: DecisionState, to: DecisionState): boolean {
  return from === 'open' ? to !== 'open' : to === 'open';
}

/** 超期 */
export const decisionIsOverdue = ({ state, dueOn }: { readonly state: DecisionState; readonly dueOn: string }, today: string): boolean => state === 'open' && dueOn < today;

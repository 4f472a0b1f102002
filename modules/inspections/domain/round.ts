import { err, ok, type Result } from '#kernel/result.ts';

/** 轮次状态 · planned 已计划 → drawn 已抽样 → inProgress 测评中 → closed 已结束. Scoring and publishing follow elsewhere. */
export const ROUND_STATES = ['planned', 'drawn', 'inProgress', 'closed'] as const;

/** 轮次动作 · What moves a round on: 抽样, 开始, 结束. */
export const ROUND_ACTIONS = ['draw', 'start', 'close'] as const;

export type RoundState = (typeof ROUND_STATES)[number];
export type RoundAction = (typeof ROUND_ACTIONS)[number];

// There is no way back: a second draw would let somebody draw until the result pleases.
const NEXT_STATE: Readonly<Record<RoundState, Partial<Record<RoundAction, RoundState>>>> = {
  planned: { draw: 'drawn' },
  drawn: { start: 'inProgress' },
  inProgress: { close: 'closed' },
  closed: {},
};

/**
 * 轮次流转 · The state a round is in after an action.
 *
 * @errors round_state_forbids
 */
export function nextRoundState(state: RoundState, action: RoundAction): Result<RoundState, 'round_state_forbids'> {
  const next = NEXT_STATE[state][action];
  return next === undefined ? err('round_state_forbids') : ok(next);
}

/** 可用动作 · What can be done to a round in this state. */
export function roundActionsIn(state: RoundState): RoundAction[] {
  return ROUND_ACTIONS.filter((action) => NEXT_STATE[state][action] !== undefined);
}

/** 可否分派 · Sites are given to inspectors from the draw until the round closes. */
export function canAssignIn(state: RoundState): boolean {
  return state === 'drawn' || state === 'inProgress';
}

/** 可否记录观测 · Observations are taken and corrected only while the round runs. */
export function canRecordIn(state: RoundState): boolean {
  return state === 'inProgress';
}

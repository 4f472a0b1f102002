import { err, ok, type Result } from '#kernel/result.ts';

/**
 * 案件状态 · Where a case stands, one word at a time:
 * reported 上报 · declined 不予立案 · registered 立案 · dispatched 已交办 · accepted 已接收 · rectified 已整改待核查 ·
 * closed 已销号 · shelved 挂账 · voided 作废.
 */
export const CASE_STATES = [
  'reported',
  'declined',
  'registered',
  'dispatched',
  'accepted',
  'rectified',
  'closed',
  'shelved',
  'voided',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/**
 * 案件动作 · What may be done to a case:
 * register 立案 · decline 不予立案 · dispatch 交办 · accept 接收 · return 退回重派 · rectify 反馈整改 · verifyPass 核查通过 ·
 * verifyFail 返工 · shelve 挂账 · resume 恢复 · extend 延期 · void 作废 · reopen 反弹重开.
 */
export const CASE_ACTS = [
  'register',
  'decline',
  'dispatch',
  'accept',
  'return',
  'rectify',
  'verifyPass',
  'verifyFail',
  'shelve',
  'resume',
  'extend',
  'void',
  'reopen',
] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

/**
 * The whole life of a case. Three choices that the table alone does not explain:
 * a resumed case is dispatched again, because who answers for the place may have changed while it lay shelved;
 * a reopened case is registered again, because a rebound needs a new deadline and perhaps another organisation;
 * a rectified case cannot be voided, because somebody's work waits for a verdict.
 */
const TRANSITIONS: Readonly<Record<CaseState, Readonly<Partial<Record<CaseAct, CaseState>>>>> = {
  reported: { register: 'registered', decline: 'declined', void: 'voided' },
  declined: {},
  registered: { dispatch: 'dispatched', void: 'voided' },
  dispatched: { accept: 'accepted', return: 'registered', shelve: 'shelved', extend: 'dispatched', void: 'voided' },
  accepted: { rectify: 'rectified', return: 'registered', shelve: 'shelved', extend: 'accepted', void: 'voided' },
  rectified: { verifyPass: 'closed', verifyFail: 'accepted' },
  closed: { reopen: 'registered' },
  shelved: { resume: 'dispatched', void: 'voided' },
  voided: {},
};

/**
 * 下一状态 · Where an act leads from a state.
 *
 * @errors cases.act_not_allowed
 * @example nextState('rectified', 'verifyPass') // { ok: true, value: 'closed' }
 */
export function nextState(state: CaseState, act: CaseAct): Result<CaseState, 'cases.act_not_allowed'> {
  const next = TRANSITIONS[state][act];
  return next === undefined ? err('cases.act_not_allowed') : ok(next);
}

/** 可做动作 · What may be done to a case in this state, by anybody at all, in the order of `CASE_ACTS`. */
export function actsFrom(state: CaseState): readonly CaseAct[] {
  return CASE_ACTS.filter((act) => TRANSITIONS[state][act] !== undefined);
}

/** 未了结状态 · The states in which a case still asks something of somebody. */
export const OPEN_CASE_STATES = ['reported', 'registered', 'dispatched', 'accepted', 'rectified', 'shelved'] as const satisfies
  readonly CaseState[];

/** 是否未了结 · Whether the case still asks something of somebody. */
export function isOpen(state: CaseState): boolean {
  return (OPEN_CASE_STATES as readonly CaseState[]).includes(state);
}

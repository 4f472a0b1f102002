import type { BulletinKind } from './account/kinds.ts';

/** 通报状态 · draft 草稿 → review 待审 → approved 已审批 → published 已印发 → withdrawn 已撤回. */
export const BULLETIN_STATES = ['draft', 'review', 'approved', 'published', 'withdrawn'] as const;
export type BulletinState = (typeof BULLETIN_STATES)[number];

/** 通报动作 · edit 修改 · redraft 重算 · submit 送审 · return 退回 · approve 审批 · publish 印发 · withdraw 撤回 · correct 更正. */
export const BULLETIN_ACTS = ['edit', 'redraft', 'submit', 'return', 'approve', 'publish', 'withdraw', 'correct'] as const;
export type BulletinAct = (typeof BULLETIN_ACTS)[number];

type Acts = Readonly<Record<BulletinState, Readonly<Partial<Record<BulletinAct, BulletinState>>>>>;

// An approved draft that is computed anew is a draft again: nobody has approved those figures.
const INSPECTION: Acts = {
  draft: { redraft: 'draft', approve: 'approved' },
  review: {},
  approved: { redraft: 'draft', publish: 'published' },
  published: { withdraw: 'withdrawn' },
  withdrawn: {},
};

// A text that people write is handed in before it is approved, so that nobody approves what is still being written.
const ACCOUNT: Acts = {
  draft: { edit: 'draft', redraft: 'draft', submit: 'review' },
  review: { return: 'draft', approve: 'approved' },
  approved: { return: 'draft', publish: 'published' },
  published: { withdraw: 'withdrawn' },
  withdrawn: { correct: 'withdrawn' },
};

const actsOf = (kind: BulletinKind): Acts => (kind === 'inspection' ? INSPECTION : ACCOUNT);

/** 下一状态 · Where an act leads, or null when it is not open. */
export function nextBulletinState(state: BulletinState, act: BulletinAct, kind: BulletinKind = 'inspection'): BulletinState | null {
  return actsOf(kind)[state][act] ?? null;
}

/** 可用动作 · What may be done to a bulletin in this state. */
export function bulletinActsIn(state: BulletinState, kind: BulletinKind = 'inspection'): BulletinAct[] {
  return BULLETIN_ACTS.filter((act) => actsOf(kind)[state][act] !== undefined);
}

/** 可否审批 · Whoever drafted the figures does not approve them. */
export function mayApprove(draftedBy: string, personId: string): boolean {
  return draftedBy !== personId;
}

/** 权限 · The permission each act asks for. */
export const PERMISSION_OF_BULLETIN_ACT = {
  edit: 'bulletins.draft', redraft: 'bulletins.draft', submit: 'bulletins.draft', return: 'bulletins.approve', approve: 'bulletins.approve', publish: 'bulletins.approve', withdraw: 'bulletins.approve', correct: 'bulletins.draft',
} as const satisfies Readonly<Record<BulletinAct, string>>;

/** 通报状态 · draft 草稿 → approved 已审批 → published 已印发 → withdrawn 已撤回. */
export const BULLETIN_STATES = ['draft', 'approved', 'published', 'withdrawn'] as const;
export type BulletinState = (typeof BULLETIN_STATES)[number];

/** 通报动作 · redraft 重算 · approve 审批 · publish 印发 · withdraw 撤回. */
export const BULLETIN_ACTS = ['redraft', 'approve', 'publish', 'withdraw'] as const;
export type BulletinAct = (typeof BULLETIN_ACTS)[number];

// An approved draft that is computed anew is a draft again: nobody has approved those figures.
const ACTS: Readonly<Record<BulletinState, Readonly<Partial<Record<BulletinAct, BulletinState>>>>> = {
  draft: { redraft: 'draft', approve: 'approved' },
  approved: { redraft: 'draft', publish: 'published' },
  published: { withdraw: 'withdrawn' },
  withdrawn: {},
};

/** 下一状态 · Where an act leads, or null when it is not open. */
export function nextBulletinState(state: BulletinState, act: BulletinAct): BulletinState | null {
  return ACTS[state][act] ?? null;
}

/** 可用动作 · What may be done to a bulletin in this state. */
export function bulletinActsIn(state: BulletinState): BulletinAct[] {
  return BULLETIN_ACTS.filter((act) => ACTS[state][act] !== undefined);
}

/** 可否审批 · Whoever drafted the figures does not approve them. */
export function mayApprove(draftedBy: string, personId: string): boolean {
  return draftedBy !== personId;
}

/** 权限 · The permission each act asks for. */
export const PERMISSION_OF_BULLETIN_ACT = {
  redraft: 'bulletins.draft', approve: 'bulletins.approve', publish: 'bulletins.approve', withdraw: 'bulletins.approve',
} as const satisfies Readonly<Record<BulletinAct, string>>;

/** 队伍兑换 · What a team may still take this month, and who may hand it out. */

export const HOLDER_KINDS = ['household', 'team'] as const;
/** 持有人 · Whoever has points to spend at a shop. */
export type HolderKind = (typeof HOLDER_KINDS)[number];

/** 本月还可兑换 · @unit points; cap: of a month, nothing is handed out at zero @invariant never below zero */
export const teamLeft = (cap: number, taken: number): number => Math.max(0, cap - taken);

/** 能否为队伍办理 · Never whoever leads the team, who takes the goods, nor whoever recorded or reviewed what it earned. */
export const mayServeTeam = ({ leaderId, tookPart }: { readonly leaderId: string | null; readonly tookPart: boolean }, personId: string | null): boolean => leaderId !== null && personId !== null && personId !== leaderId && !tookPart;

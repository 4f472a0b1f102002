/** 文稿类别 · What an office writes, with the length that each keeps to. */

export const ACCOUNT_KINDS = ['briefing', 'circular', 'publicNotice', 'chronicle', 'annualSummary', 'redHead'] as const;
/** 简报 · 通报 · 公示 · 工作纪实 · 年度总结 · 红头文件. */
export type AccountKind = (typeof ACCOUNT_KINDS)[number];
export const BULLETIN_KINDS = ['inspection', ...ACCOUNT_KINDS] as const;
export type BulletinKind = (typeof BULLETIN_KINDS)[number];

/** 篇幅 · Documents in general up to 5,000 characters, those on one matter up to 4,000. @source DOMAIN 9a docLimits */
export const WORD_LIMITS: Readonly<Record<AccountKind, number>> = { briefing: 4_000, circular: 4_000, publicNotice: 4_000, chronicle: 4_000, annualSummary: 5_000, redHead: 5_000 };

/** What everybody reads is addressed to nobody. */
export const HAS_ADDRESSEES: Readonly<Record<AccountKind, boolean>> = { briefing: false, circular: true, publicNotice: false, chronicle: false, annualSummary: true, redHead: true };

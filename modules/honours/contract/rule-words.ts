import type { ProblemText } from '#platform/contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 名额分组 · Groupings that quotas know by themselves, and those that nomination sheets carry; others are said as they are written. */
export const dimensionWords: Readonly<Record<string, ProblemText>> = {
  village: word('村（社区）', 'village'), county: word('县（市、区）', 'county'), industry: word('行业', 'industry'), belonging: word('隶属关系', 'belonging'), rank: word('职级', 'rank'),
};
/** 分组用语 */
export const groupWords: Readonly<Record<string, ProblemText>> = { direct: word('直属单位', 'directly managed'), local: word('地方单位', 'local'), countyLevel: word('县处级', 'county level'), belowCounty: word('县处级以下', 'below county level') };
/** 分组的固定取值 · Groups that a grouping has everywhere; of others each programme writes its own. */
export const GROUPS_KNOWN: Readonly<Record<string, readonly string[]>> = { belonging: ['direct', 'local'], rank: ['countyLevel', 'belowCounty'] };

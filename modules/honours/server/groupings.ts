/** 名额分组 · Which groupings a round asks to be said of its candidates, and how a group is written. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import { dimensionWords, groupWords, GROUPS_KNOWN } from '../contract/index.ts';
import { groupingsAsked } from '../domain/index.ts';
import { coveredBy } from './covered.ts';
import { groupsInUse } from './queries/candidates.ts';
import type { RoundTitleRow } from './queries/rounds.ts';
import { seatPlans } from './queries/seats.ts';

/** What sheets and people write for a group that has a code. */
const OTHER_WORDS: Readonly<Record<string, string>> = { 直属: 'direct', 市直: 'direct', 市直单位: 'direct', 县直单位: 'direct', 地方: 'local', 县级: 'countyLevel', 县处级: 'countyLevel', 县级干部: 'countyLevel', 县级以下: 'belowCounty' };

const plain = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/gu, ' ');

/** A group as it is kept: the code of one that has words, any other as it was written. */
function groupCode(dimension: string, written: string): string {
  const word = plain(written);
  const known = GROUPS_KNOWN[dimension] ?? [];
  const said = known.find((code) => [code, groupWords[code]?.zh, groupWords[code]?.en].some((each) => each?.toLowerCase() === word.toLowerCase()));
  const other = OTHER_WORDS[word];
  return said ?? (other !== undefined && known.includes(other) ? other : word);
}

/** Groups without those left empty, each by its code. */
export function groupCodes(groups: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).flatMap(([dimension, written]) => (written === null || plain(written) === '' ? [] : [[dimension, groupCode(dimension, written)]])));
}

/** Groups that were said of a candidate, and the village it lies in, which nobody needs to say. */
export const groupsSaid = (row: { readonly groups: Readonly<Record<string, string>>; readonly place_id: string | null }): Record<string, string> => ({ ...row.groups, ...(row.place_id === null ? {} : { village: row.place_id }) });

/** @returns by title, the groupings that its quotas and the seats that were shared out look at */
export async function groupingsOf(ctx: ReadContext, roundId: string, titles: readonly Pick<RoundTitleRow, 'id' | 'rules'>[]): Promise<Map<string, string[]>> {
  const plans = await seatPlans(ctx.tx, ctx.programmeId, roundId);
  return new Map(titles.map(({ id, rules }) => [id, groupingsAsked([...rules.quotas, ...plans.filter(({ title_id }) => title_id === id).map(({ dimension }) => ({ kind: 'seatsPerGroup' as const, dimension, seats: {} }))])]));
}

interface GroupingShown { readonly dimension: string; readonly zh: string; readonly en: string; readonly groups: { code: string; zh: string; en: string }[] }

/** For the forms: each grouping that is asked, with the groups that its rules, its seats and other candidates name. The village is known from the place. */
export async function groupingsShown(ctx: ReadContext, roundId: string, titles: readonly Pick<RoundTitleRow, 'id' | 'rules'>[]): Promise<Map<string, GroupingShown[]>> {
  const asked = await groupingsOf(ctx, roundId, titles);
  const [used, plans] = [await groupsInUse(ctx.tx, ctx.programmeId, roundId), await seatPlans(ctx.tx, ctx.programmeId, roundId)];
  const covered = new Map<string, Awaited<ReturnType<typeof coveredBy>>>();
  for (const { id, rules } of titles) covered.set(id, await coveredBy(ctx, rules.quotas));
  return new Map(titles.map(({ id, rules }) => [id, (asked.get(id) ?? []).filter((dimension) => dimension !== 'village').map((dimension): GroupingShown => {
    const named = rules.quotas.flatMap((quota) => (quota.kind === 'groupShareMost' && quota.dimension === dimension ? [quota.group] : []));
    const shared = plans.flatMap((plan) => (plan.title_id === id && plan.dimension === dimension ? plan.parts.map(({ code }) => code) : []));
    const reached = rules.quotas.flatMap((quota) => ('dimension' in quota && quota.dimension === dimension ? (covered.get(id)?.get(quota) ?? []) : []));
    const codes = [...new Set([...(GROUPS_KNOWN[dimension] ?? []), ...named, ...reached, ...shared, ...used.flatMap((row) => (row.title_id === id && row.dimension === dimension ? [row.group_code] : []))])];
    return { dimension, ...(dimensionWords[dimension] ?? { zh: dimension, en: dimension }), groups: codes.map((code) => ({ code, zh: groupWords[code]?.zh ?? code, en: groupWords[code]?.en ?? code })) };
  })]));
}

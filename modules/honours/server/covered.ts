/** 应覆盖的组 · The groups that a least of each, or a share of all, must reach, where the rule says which: places as they are today, or those that were listed. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { RoundQuota } from '../domain/index.ts';
import { placesToCover } from './queries/seats.ts';

/** A village is known by its place, any other group by its name, as sheets and people write it. */
export async function coveredBy(ctx: ReadContext, quotas: readonly RoundQuota[]): Promise<Map<RoundQuota, readonly string[]>> {
  const found = new Map<RoundQuota, readonly string[]>();
  for (const quota of quotas) {
    if ((quota.kind !== 'leastPerGroup' && quota.kind !== 'groupsCoveredLeast') || quota.cover === undefined) continue;
    if (quota.cover.from === 'list') found.set(quota, quota.cover.groups);
    else found.set(quota, (await placesToCover(ctx.tx, ctx.programmeId, quota.cover.placeKinds, ctx.today)).map(({ id, name_zh }) => (quota.dimension === 'village' ? id : name_zh)));
  }
  return found;
}

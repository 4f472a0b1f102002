import type { WriteContext } from '#platform/server/operations/index.ts';

/**
 * 轮次实时通知 · Tells live pages of a site of a round: those of who organises rounds and of the zone. A leader, a unit or a
 * community that heard of it would know that theirs is in the sample, and when somebody came.
 */
export function tellOfSite(ctx: WriteContext, roundId: string, site: { readonly site_id: string; readonly zone_id: string | null }, payload: Readonly<Record<string, unknown>> = {}): void {
  ctx.emit({ topic: 'rounds', subjectId: roundId, siteId: site.site_id, placeId: site.zone_id, quiet: true, payload });
}

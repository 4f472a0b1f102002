import type { ReadContext } from '#platform/server/operations/index.ts';
import { areaFinder } from '../domain/index.ts';
import { bounded, placeOf, publicProgramme, publicSitePlace } from './queries/public.ts';
import type { PublicProgrammeRow, ReportPlace } from './queries/public.ts';

/** 公众网站 · The programme's public site, or the end of the request: what is closed to the public does not exist for it. */
export async function openPublicSite(ctx: ReadContext): Promise<PublicProgrammeRow> {
  return (await publicProgramme(ctx.tx, ctx.programmeId)) ?? ctx.notFound();
}

export interface ResidentPlace { readonly siteId?: string | undefined; readonly placeId?: string | undefined; readonly longitude?: number | undefined; readonly latitude?: number | undefined }

/**
 * 公众所指地点 · Where something lies that a resident points at: a site by its id, else the smallest place around the
 * coordinates, else the place chosen, else the city. Undefined when what was named does not exist.
 */
export async function residentPlace(ctx: ReadContext, at: ResidentPlace): Promise<ReportPlace | undefined> {
  const { tx, programmeId } = ctx;
  if (at.siteId !== undefined) return publicSitePlace(tx, at.siteId);
  const position = at.longitude === undefined || at.latitude === undefined ? null : ([at.longitude, at.latitude] as const);
  if (position !== null) {
    const areas = await bounded(tx, programmeId);
    // The finder answers with the smallest kind first, as the rows come.
    const found = areaFinder(areas.map((row) => ({ area: row.boundary, value: row })))(position);
    if (found !== null) return { place_id: found.id, zone_id: found.zone_id, site_id: null, site_name: null, longitude: position[0], latitude: position[1] };
  }
  const place = await placeOf(tx, programmeId, at.placeId ?? null);
  return place === undefined ? undefined : { place_id: place.id, zone_id: place.zone_id, site_id: null, site_name: null, longitude: position?.[0] ?? null, latitude: position?.[1] ?? null };
}

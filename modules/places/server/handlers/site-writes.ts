/** Handlers that keep single sites. */
import { bindWrite } from '#platform/server/operations/index.ts';
import type { Refusal, WriteContext } from '#platform/server/operations/index.ts';
import { closeSite, createSite, moveSite, updateSite } from '../../contract/index.ts';
import type { CrsName } from '../../contract/index.ts';
import { areaFinder, inChina, lineLength_m } from '../../domain/index.ts';
import type { Position } from '../../domain/index.ts';
import { toWgs84 } from '../coordinates.ts';
import { siteTypeOf } from '../queries/programmes.ts';
import { areasForPoints, closeSiteOn, insertSite, lockSite, placesForSites, updateSitePosition, updateSiteWords } from '../queries/site-writes.ts';
import type { PlaceForSites, SiteForChange } from '../queries/site-writes.ts';
import { searchTextOf } from '#platform/server/search/index.ts';

interface Located {
  readonly longitude: number; readonly latitude: number; readonly line: { readonly coordinates: readonly (readonly [number, number])[] } | null;
  readonly crs: CrsName; readonly placeId: string | null; readonly lengthM: number | null;
}
type LocationCode = 'places.place_unknown' | 'places.place_not_found_by_point' | 'places.coordinates_out_of_range' | 'places.line_needed';
interface Location { readonly ok: true; readonly place: PlaceForSites; readonly position: Position; readonly line: readonly Position[] | null; readonly lengthM: number | null; readonly sourceCrs: CrsName }

function refused<Code extends string>(ctx: WriteContext, code: Code, pointers: readonly string[] = []): Refusal<Code> {
  return ctx.refuse(code, {}, { pointers }) as Refusal<Code>;
}

/** 定位 · The declared coordinates as WGS-84, and the place that holds them: the one named, or the grid around the point. */
async function locate(ctx: WriteContext, at: Located, geometry: 'point' | 'line'): Promise<Location | Refusal<LocationCode>> {
  const position = toWgs84([at.longitude, at.latitude], at.crs);
  const line = at.line === null ? null : at.line.coordinates.map((each) => toWgs84(each, at.crs));
  if (!inChina(position) || line?.some((each) => !inChina(each)) === true) return refused(ctx, 'places.coordinates_out_of_range', ['/longitude', '/latitude']);
  const lengthM = at.lengthM ?? (line === null ? null : lineLength_m(line));
  if (geometry === 'line' && lengthM === null) return refused(ctx, 'places.line_needed', ['/line']);
  const placeId = at.placeId ?? areaFinder((await areasForPoints(ctx.tx, ctx.programmeId, ctx.today)).map(({ id, boundary }) => ({ area: boundary, value: id })))(position);
  if (placeId === null) return refused(ctx, 'places.place_not_found_by_point', ['/longitude', '/latitude']);
  const place = (await placesForSites(ctx.tx, ctx.programmeId, ctx.today)).find((each) => each.id === placeId);
  const inReach = ctx.scope.everything || ctx.scope.placeIds.includes(placeId);
  if (place === undefined || !inReach) return refused(ctx, 'places.place_unknown', ['/placeId']);
  return { ok: true, place, position, line, lengthM, sourceCrs: at.crs };
}

const announceChange = (ctx: WriteContext, siteId: string, placeId: string): void => ctx.emit({ topic: 'sites', subjectId: siteId, siteId, placeId });

export const createSiteBound = bindWrite(createSite, async (ctx, input) => {
  const type = await siteTypeOf(ctx.tx, ctx.programmeId, input.siteTypeCode);
  if (type === undefined) return ctx.refuse('places.site_type_unknown', {}, { pointers: ['/siteTypeCode'] });
  const at = await locate(ctx, input as Located, type.geometry);
  if (!('ok' in at)) return at;
  const id = ctx.newId();
  await insertSite(ctx.tx, ctx.programmeId, {
    id, code: input.code, name: input.name, siteTypeCode: input.siteTypeCode, address: input.address, validFrom: input.validFrom ?? ctx.today,
    placeId: at.place.id, zoneId: at.place.zone_id, position: at.position, line: at.line, lengthM: at.lengthM, sourceCrs: at.sourceCrs,
    searchText: searchTextOf(input.name, input.code, input.address),
  });
  ctx.record({ kind: 'site', id, change: { created: input.code, placeId: at.place.id } });
  announceChange(ctx, id, at.place.id);
  return { id, code: input.code, version: 1 };
});

type ChangeCode = 'places.site_closed' | 'platform.changed_meanwhile';

/** A site that the writer may change now; whoever reaches it only through a duty reads it but does not move it. */
async function siteToChange(ctx: WriteContext, siteId: string, version: number): Promise<SiteForChange | Refusal<ChangeCode>> {
  const site = await lockSite(ctx.tx, ctx.programmeId, siteId);
  if (site === undefined || !(ctx.scope.everything || ctx.scope.placeIds.includes(site.place_id))) return ctx.notFound();
  if (site.version !== version) return refused(ctx, 'platform.changed_meanwhile');
  if (site.valid_to !== null && site.valid_to <= ctx.today) return refused(ctx, 'places.site_closed');
  return site;
}

export const updateSiteBound = bindWrite(updateSite, async (ctx, input) => {
  const site = await siteToChange(ctx, input.siteId, input.version);
  if (!('code' in site)) return site;
  const type = await siteTypeOf(ctx.tx, ctx.programmeId, input.siteTypeCode);
  if (type === undefined) return ctx.refuse('places.site_type_unknown', {}, { pointers: ['/siteTypeCode'] });
  const lengthM = input.lengthM ?? site.length_m;
  if (type.geometry === 'line' && lengthM === null) return ctx.refuse('places.line_needed', {}, { pointers: ['/lengthM'] });
  await updateSiteWords(ctx.tx, ctx.programmeId, site.id, { ...input, lengthM, searchText: searchTextOf(input.name, site.code, input.address) });
  ctx.record({ kind: 'site', id: site.id, change: { siteTypeCode: input.siteTypeCode, lengthM } });
  announceChange(ctx, site.id, site.place_id);
  return { id: site.id, code: site.code, version: site.version + 1 };
});

export const moveSiteBound = bindWrite(moveSite, async (ctx, input) => {
  const site = await siteToChange(ctx, input.siteId, input.version);
  if (!('code' in site)) return site;
  const type = await siteTypeOf(ctx.tx, ctx.programmeId, site.site_type_code);
  const at = await locate(ctx, input as Located, type?.geometry ?? 'point');
  if (!('ok' in at)) return at;
  await updateSitePosition(ctx.tx, ctx.programmeId, site.id, { placeId: at.place.id, zoneId: at.place.zone_id, position: at.position, line: at.line, lengthM: at.lengthM, sourceCrs: at.sourceCrs });
  ctx.record({ kind: 'site', id: site.id, change: { placeId: { from: site.place_id, to: at.place.id } } });
  announceChange(ctx, site.id, at.place.id);
  return { id: site.id, code: site.code, version: site.version + 1 };
});

export const closeSiteBound = bindWrite(closeSite, async (ctx, input) => {
  const site = await siteToChange(ctx, input.siteId, input.version);
  if (!('code' in site)) return site;
  if (input.validTo <= site.valid_from) return ctx.refuse('places.dates_out_of_order', {}, { pointers: ['/validTo'] });
  await closeSiteOn(ctx.tx, ctx.programmeId, site.id, input.validTo);
  await ctx.announce('places.siteClosed', { siteId: site.id, validTo: input.validTo });
  ctx.record({ kind: 'site', id: site.id, reason: input.reason, change: { validTo: input.validTo } });
  announceChange(ctx, site.id, site.place_id);
  return { id: site.id, code: site.code, version: site.version + 1 };
});

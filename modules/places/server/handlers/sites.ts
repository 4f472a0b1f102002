/** Handlers that find sites: list, map, search and one site. */
import { bindRead } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { listSites, MAP_SITES_MAX, mapSites, readSite, searchPlaces } from '../../contract/index.ts';
import type { CrsName, DutyRole, PlaceKind } from '../../contract/index.ts';
import { siteIdsBy } from '../queries/many-sites.ts';
import { countSites, dutiesOfSite, findPlaces, siteById, sitePage, sitesForMap } from '../queries/site-list.ts';
import type { SiteFilter, SiteListRow } from '../queries/site-list.ts';
import { placePath } from '../queries/programmes.ts';
import { searchPatterns } from '#platform/server/search/index.ts';
import { pathOut, readerOf } from './programmes.ts';

export interface SiteFilterInput extends Omit<SiteFilter, 'patterns'> { readonly q?: string | undefined }

export function filterOf(input: SiteFilterInput): SiteFilter {
  return {
    siteTypes: input.siteTypes, zoneId: input.zoneId, placeId: input.placeId, organisationId: input.organisationId, siteLeaderId: input.siteLeaderId,
    withoutLeaderOn: input.withoutLeaderOn, withClosed: input.withClosed, patterns: searchPatterns(input.q),
  };
}

/** Sites by the filter of their list, for what other modules do with all of them; at most so many. */
export const siteIdsOf = (ctx: ReadContext, filter: SiteFilterInput, limit: number): Promise<string[]> => siteIdsBy(ctx.tx, readerOf(ctx), filterOf(filter), limit);

const personOut = (id: string | null, name: string | null) => (id === null ? null : { id, name: name as string });
const organisationOut = (id: string | null, zh: string | null, en: string | null) => (id === null ? null : { id, nameZh: zh as string, nameEn: en as string });

export const siteOut = (row: SiteListRow) => ({
  id: row.id, code: row.code, name: row.name, siteTypeCode: row.site_type_code, siteTypeZh: row.site_type_zh, siteTypeEn: row.site_type_en,
  placeId: row.place_id, placeCode: row.place_code, placeZh: row.place_zh, placeEn: row.place_en, zoneId: row.zone_id, zoneZh: row.zone_zh, zoneEn: row.zone_en,
  longitude: row.longitude, latitude: row.latitude, lengthM: row.length_m, address: row.address, validFrom: row.valid_from, validTo: row.valid_to, version: row.version,
  siteLeader: personOut(row.leader_id, row.leader_name), responsibleUnit: organisationOut(row.unit_id, row.unit_zh, row.unit_en), liaison: personOut(row.liaison_id, row.liaison_name),
});

export const listSitesBound = bindRead(listSites, async (ctx, input) => {
  const { sort, page, pageSize } = input;
  const [reader, filter] = [readerOf(ctx), filterOf(input)];
  const found = await sitePage(ctx.tx, reader, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  const total = await ctx.remember(`sites:${ctx.today}:${JSON.stringify(filter)}`, () => countSites(ctx.tx, reader, filter));
  return { rows: found.map(siteOut), total, page, pageSize };
});

export const readSiteBound = bindRead(readSite, async (ctx, input) => {
  const reader = readerOf(ctx);
  const site = await siteById(ctx.tx, reader, input.siteId);
  if (site === undefined) return ctx.notFound();
  const duties = await dutiesOfSite(ctx.tx, reader, input.siteId);
  return {
    ...siteOut(site), line: site.line as never, sourceCrs: site.source_crs as CrsName, siteTypeGeometry: site.site_type_geometry,
    placePath: (await placePath(ctx.tx, ctx.programmeId, site.place_id)).map(pathOut),
    duties: duties.map((row) => ({
      id: row.id, role: row.role as DutyRole, person: personOut(row.person_id, row.person_name),
      organisation: organisationOut(row.organisation_id, row.organisation_zh, row.organisation_en), from: row.from_day, to: row.to_day, present: row.present,
      coverFor: personOut(row.cover_for_id, row.cover_for_name),
    })),
  };
});

export const mapSitesBound = bindRead(mapSites, async (ctx, input) => {
  const [reader, filter] = [readerOf(ctx), filterOf(input)];
  const found = await sitesForMap(ctx.tx, reader, filter, MAP_SITES_MAX + 1);
  const truncated = found.length > MAP_SITES_MAX;
  const shown = truncated ? found.slice(0, MAP_SITES_MAX) : found;
  return {
    sites: shown.map((row) => ({
      id: row.id, code: row.code, name: row.name, siteTypeCode: row.site_type_code, longitude: row.longitude, latitude: row.latitude, line: row.line?.coordinates ?? null, zoneId: row.zone_id, placeId: row.place_id, siteLeaderId: row.leader_id,
    })),
    total: truncated ? await countSites(ctx.tx, reader, filter) : found.length, truncated,
  };
});

export const searchPlacesBound = bindRead(searchPlaces, async (ctx, input) => ({
  rows: (await findPlaces(ctx.tx, readerOf(ctx), searchPatterns(input.q), input.q, input.limit)).map((row) => ({
    kind: row.kind as PlaceKind | 'site', id: row.id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, detailZh: row.detail_zh, detailEn: row.detail_en,
    longitude: row.longitude, latitude: row.latitude,
  })),
}));

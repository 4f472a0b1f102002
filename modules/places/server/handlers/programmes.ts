/** Handlers on the programme, its places, organisations and site types. */
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { createProgramme, listOrganisations, listPlaces, listSiteTypes, mapPlaces, readPlace, readProgramme, saveSiteType } from '../../contract/index.ts';
import type { PlaceKind } from '../../contract/index.ts';
import { boundsOf, partsOf } from '../../domain/index.ts';
import type { Position } from '../../domain/index.ts';
import {
  boundaries, boundaryOf, enterProgramme, extentOf, insertProgramme, organisationTree, placePath, placeTree, programmeOf, siteTypeInUse, siteTypeOf,
  siteTypesOf, siteTypesUnder, upsertSiteType,
} from '../queries/programmes.ts';
import type { PlacePathRow, PlaceTreeRow, SiteTypeRow } from '../queries/programmes.ts';
import type { SiteReader } from '../queries/site-list.ts';
import { insertCity } from '../queries/place-import.ts';
import { searchPatterns, searchTextOf } from '#platform/server/search/index.ts';

const INSTALLATION = '00000000-0000-0000-0000-000000000000';

export const readerOf = (ctx: ReadContext): SiteReader => ({ programmeId: ctx.programmeId, scope: ctx.scope, today: ctx.today });

const siteTypeOut = (row: SiteTypeRow) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en, geometry: row.geometry, sortOrder: row.sort_order, siteCount: row.site_count });
export const pathOut = (row: PlacePathRow) => ({ id: row.id, kind: row.kind as PlaceKind, code: row.code, nameZh: row.name_zh, nameEn: row.name_en });
const placeOut = (row: PlaceTreeRow) => ({
  id: row.id, parentId: row.parent_id, kind: row.kind as PlaceKind, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, zoneId: row.zone_id,
  householdCount: row.household_count, centreLongitude: row.centre_longitude, centreLatitude: row.centre_latitude, validFrom: row.valid_from, validTo: row.valid_to, version: row.version,
  siteCount: row.site_count,
});

export const readProgrammeBound = bindRead(readProgramme, async (ctx, input) => {
  const programme = await programmeOf(ctx.tx, ctx.programmeId, input.basemap !== false);
  const extent = await extentOf(ctx.tx, ctx.programmeId);
  const corners: Position[] = extent.west === null ? [] : [[extent.west, extent.south], [extent.east, extent.north]];
  return {
    id: programme.id, code: programme.code, nameZh: programme.name_zh, nameEn: programme.name_en, synthetic: programme.synthetic,
    utcOffsetMinutes: programme.utc_offset_minutes, today: ctx.today, settings: programme.settings, basemap: programme.basemap as never,
    siteTypes: (await siteTypesOf(ctx.tx, readerOf(ctx))).map(siteTypeOut),
    bounds: boundsOf([...corners, ...(extent.boundary === null ? [] : partsOf(extent.boundary).flatMap((rings) => rings[0] ?? []))]),
  };
});

export const createProgrammeBound = bindWrite(createProgramme, async (ctx, input) => {
  const id = ctx.newId();
  await enterProgramme(ctx.tx, id, true);
  await insertProgramme(ctx.tx, { ...input, id, now: new Date(ctx.now).toISOString() });
  await insertCity(ctx.tx, id, { id: ctx.newId(), code: input.cityCode, nameZh: input.nameZh, nameEn: input.nameEn, validFrom: ctx.today, searchText: searchTextOf(input.nameZh, input.cityCode, input.nameEn) });
  await ctx.announce('places.programmeCreated', { programmeId: id, loginId: ctx.actor.loginId, administratorName: input.administratorName, today: ctx.today });
  await enterProgramme(ctx.tx, INSTALLATION, false);
  ctx.record({ kind: 'programme', id, change: { created: input.code } });
  return { id, code: input.code };
});

export const listPlacesBound = bindRead(listPlaces, async (ctx, input) => ({ rows: (await placeTree(ctx.tx, readerOf(ctx), input)).map(placeOut) }));

export const readPlaceBound = bindRead(readPlace, async (ctx, input) => {
  const reader = readerOf(ctx);
  const [place] = await placeTree(ctx.tx, reader, { id: input.placeId });
  if (place === undefined) return ctx.notFound();
  const { boundary } = await boundaryOf(ctx.tx, ctx.programmeId, input.placeId);
  return {
    ...placeOut(place), boundary,
    path: (await placePath(ctx.tx, ctx.programmeId, input.placeId)).map(pathOut),
    children: (await placeTree(ctx.tx, reader, { parent: input.placeId })).map(placeOut),
    siteTypes: (await siteTypesUnder(ctx.tx, reader, input.placeId)).map((row) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en, siteCount: row.count })),
  };
});

export const mapPlacesBound = bindRead(mapPlaces, async (ctx, input) => ({
  rows: (await boundaries(ctx.tx, ctx.programmeId, input.kinds ?? ['zone', 'grid'], ctx.today)).map((row) => ({ ...pathOut(row), parentId: row.parent_id, zoneId: row.zone_id, version: row.version, boundary: row.boundary })),
}));

export const listOrganisationsBound = bindRead(listOrganisations, async (ctx, input) => ({
  rows: (await organisationTree(ctx.tx, readerOf(ctx), searchPatterns(input.q))).map((row) => ({
    id: row.id, parentId: row.parent_id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, kind: row.kind, placeId: row.place_id, siteCount: row.site_count,
  })),
}));

export const listSiteTypesBound = bindRead(listSiteTypes, async (ctx) => ({ rows: (await siteTypesOf(ctx.tx, readerOf(ctx))).map(siteTypeOut) }));

export const saveSiteTypeBound = bindWrite(saveSiteType, async (ctx, input) => {
  const before = await siteTypeOf(ctx.tx, ctx.programmeId, input.code);
  if (before !== undefined && before.geometry !== input.geometry && (await siteTypeInUse(ctx.tx, ctx.programmeId, input.code)) !== undefined) {
    return ctx.refuse('places.site_type_in_use', {}, { pointers: ['/geometry'] });
  }
  const created = await upsertSiteType(ctx.tx, ctx.programmeId, input);
  ctx.record({ kind: 'siteType', id: input.code, change: { created, geometry: input.geometry } });
  return { code: input.code, created };
});

/** Handlers that draw, change and close places. Sites follow the lines; cases keep the place in which they were reported. */
import { bindRead, bindWrite, underReach } from '#platform/server/operations/index.ts';
import type { Refusal, WriteContext } from '#platform/server/operations/index.ts';
import { closePlace, createPlace, MOVED_SITES_SHOWN, readLoad, updatePlace } from '../../contract/index.ts';
import type { CrsName, PlaceKind } from '../../contract/index.ts';
import { area_m2, areaFault, areaFinder, boundsOf, centreOf, inChina, outsideShare, overlap, partsOf, regrouped, sharedArea_m2, SLIVER_SHARE, withoutDoubles } from '../../domain/index.ts';
import type { Area, AreaFault } from '../../domain/index.ts';
import { coordinatesToWgs84 } from '../coordinates.ts';
import { kindRank } from '../imports/places.ts';
import { closePlaceOn, insertPlace, loadOfPlaces, lockTree, placeIsClosed, placesInUse, placesNamed, putSites, replaceSuccessors, savePlace, sitesAround } from '../queries/place-changes.ts';
import type { DrawnPlace, PlacedSite } from '../queries/place-changes.ts';
import { straightenPlaces } from '../queries/place-import.ts';
import { areasForSites } from '../queries/site-writes.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { readerOf } from './programmes.ts';

const FAULTS: Readonly<Record<AreaFault, { reasonZh: string; reasonEn: string }>> = {
  empty: { reasonZh: '没有边界', reasonEn: 'there is none' },
  notNumbers: { reasonZh: '坐标不是数字', reasonEn: 'a coordinate is no number' },
  tooFewCorners: { reasonZh: '至少要三个角', reasonEn: 'three corners are needed' },
  notClosed: { reasonZh: '首尾没有相接', reasonEn: 'it does not end where it began' },
  tooManyCorners: { reasonZh: '角太多，请先简化', reasonEn: 'too many corners; simplify it first' },
  crossesItself: { reasonZh: '边线自己相交', reasonEn: 'the line crosses itself' },
  tooSmall: { reasonZh: '小于 100 平方米', reasonEn: 'it is smaller than 100 square metres' },
  holeOutside: { reasonZh: '挖空的部分在边界之外', reasonEn: 'a hole lies outside' },
};

const nameOf = (place: DrawnPlace) => ({ id: place.id, kind: place.kind as PlaceKind, code: place.code, nameZh: place.name_zh, nameEn: place.name_en });
const names = (places: readonly DrawnPlace[]) => ({ namesZh: places.map((each) => each.name_zh).join('、'), namesEn: places.map((each) => each.name_en).join(', ') });
const mayDrawUnder = (ctx: { scope: WriteContext['scope'] }, parentId: string | null): boolean => ctx.scope.everything || (parentId !== null && ctx.scope.placeIds.includes(parentId));

type DrawCode = 'places.parent_wrong' | 'places.boundary_invalid' | 'places.boundary_outside_parent' | 'places.boundary_overlaps' | 'places.children_outside' | 'places.coordinates_out_of_range';
function refused<Code extends string>(ctx: WriteContext, code: Code, params: Record<string, string | number>, pointer: string): Refusal<Code> {
  return ctx.refuse(code, params, { pointers: [pointer] }) as Refusal<Code>;
}

interface Wanted { readonly id: string | null; readonly kind: string; readonly parentId: string | null; readonly boundary: unknown; readonly crs: CrsName; readonly accept: readonly string[] }
interface Drawing { readonly boundary: Area | null; readonly overlaps: readonly { readonly place: DrawnPlace; readonly areaM2: number }[]; readonly childrenOutside: readonly DrawnPlace[]; readonly outside: number }

/** The boundary as WGS-84, checked by itself. */
function boundaryOf(ctx: WriteContext, wanted: Wanted): Area | null | Refusal<DrawCode> {
  if (wanted.boundary === null) return null;
  const given = wanted.boundary as Area;
  const isNested = partsOf(given).every((rings) => Array.isArray(rings) && rings.every((ring) => Array.isArray(ring)));
  if (!isNested) return refused(ctx, 'places.boundary_invalid', FAULTS.empty, '/boundary');
  const area = withoutDoubles({ type: given.type, coordinates: coordinatesToWgs84(given.coordinates, wanted.crs) as unknown[] });
  const fault = areaFault(area);
  if (fault !== null) return refused(ctx, 'places.boundary_invalid', FAULTS[fault], '/boundary');
  return partsOf(area).flat(2).every((position) => inChina(position)) ? area : refused(ctx, 'places.coordinates_out_of_range', {}, '/boundary');
}

/** The nearest place above that has a boundary. */
function outlineAbove(places: readonly DrawnPlace[], parent: DrawnPlace): DrawnPlace | undefined {
  const byId = new Map(places.map((place) => [place.id, place]));
  return parent.ancestor_ids.toReversed().map((id) => byId.get(id)).find((place) => place?.boundary != null);
}

/** Places below, at whatever depth, that the new lines leave out. */
const outsideOf = (boundary: Area, id: string | null, places: readonly DrawnPlace[]): DrawnPlace[] => (id === null ? [] : places.filter((place) =>
  place.id !== id && place.ancestor_ids.includes(id) && place.boundary !== null && outsideShare(place.boundary, boundary) > SLIVER_SHARE));

/** The boundary against its surroundings: the place above, those beside it, those below. */
function drawingOf(ctx: WriteContext, wanted: Wanted, places: readonly DrawnPlace[]): Drawing | Refusal<DrawCode> {
  const parent = places.find((place) => place.id === wanted.parentId);
  const isBelow = parent?.ancestor_ids.includes(wanted.id ?? '') === true;
  if (parent === undefined || isBelow || !mayDrawUnder(ctx, parent.id) || kindRank(parent.kind) >= kindRank(wanted.kind)) return refused(ctx, 'places.parent_wrong', {}, '/parentId');
  const boundary = boundaryOf(ctx, wanted);
  if (boundary === null) return { boundary: null, overlaps: [], childrenOutside: [], outside: 0 };
  if ('refusal' in boundary) return boundary;
  const above = outlineAbove(places, parent);
  const outside = above?.boundary == null ? 0 : outsideShare(boundary, above.boundary);
  if (outside > SLIVER_SHARE && above !== undefined) {
    return refused(ctx, 'places.boundary_outside_parent', { percent: Math.max(1, Math.round(outside * 100)), nameZh: above.name_zh, nameEn: above.name_en }, '/boundary');
  }
  const beside = places.filter((place) => place.id !== wanted.id && place.boundary !== null && kindRank(place.kind) === kindRank(wanted.kind));
  const overlaps = beside.filter((place) => overlap(boundary, place.boundary as Area)).map((place) => ({ place, areaM2: Math.round(sharedArea_m2(boundary, place.boundary as Area)) }));
  if (overlaps.length > 0 && !wanted.accept.includes('overlaps')) return refused(ctx, 'places.boundary_overlaps', names(overlaps.map(({ place }) => place)), '/boundary');
  const childrenOutside = outsideOf(boundary, wanted.id, places);
  if (childrenOutside.length > 0 && !wanted.accept.includes('childrenOutside')) return refused(ctx, 'places.children_outside', names(childrenOutside), '/boundary');
  return { boundary, overlaps, childrenOutside, outside };
}

type Find = ReturnType<typeof areaFinder<string>>;
const findIn = (areas: readonly { readonly id: string; readonly boundary: Area }[]): Find => areaFinder(areas.map(({ id, boundary }) => ({ area: boundary, value: id })));
const boxOf = (...areas: readonly (Area | null)[]) => boundsOf(areas.flatMap((area) => (area === null ? [] : partsOf(area).flat(2))));
interface Move { readonly site: PlacedSite; readonly to: string }

/** Writes the moves after the tree is straight, and tells them. */
async function apply(ctx: WriteContext, moves: readonly Move[]): Promise<void> {
  await straightenPlaces(ctx.tx, ctx.programmeId);
  if (moves.length > 0) await putSites(ctx.tx, ctx.programmeId, moves.map(({ site, to }) => ({ siteId: site.id, placeId: to })));
}

/** Which sites the new lines put elsewhere; only inside the drawer's reach. */
async function movesAfter(ctx: WriteContext, before: Find, box: ReturnType<typeof boxOf>, placeId: string, places: readonly DrawnPlace[]): Promise<{ moves: Move[]; strayCount: number }> {
  const after = findIn(await areasForSites(ctx.tx, ctx.programmeId, ctx.today));
  const around = (await sitesAround(ctx.tx, readerOf(ctx), box, [placeId])).map((site) => ({ ...site, placeId: site.place_id, position: [site.longitude, site.latitude] as const }));
  const above = new Map(places.map((place) => [place.id, place.ancestor_ids]));
  const found = regrouped(around, before, after, (place, of) => above.get(of)?.includes(place) === true);
  return { moves: found.moves.filter(({ to }) => mayDrawUnder(ctx, to)), strayCount: found.strays.length };
}

interface Told { readonly id: string; readonly version: number; readonly boundary: Area | null; readonly drawing?: Drawing; readonly moves: readonly Move[]; readonly strayCount: number }

function changeOut(told: Told, places: readonly DrawnPlace[]) {
  const byId = new Map(places.map((place) => [place.id, nameOf(place)]));
  const named = (id: string) => byId.get(id) ?? { id, kind: 'grid' as const, code: '', nameZh: '', nameEn: '' };
  return {
    id: told.id, version: told.version, areaM2: told.boundary === null ? null : Math.round(area_m2(told.boundary)), outsideShare: told.drawing?.outside ?? 0,
    overlaps: (told.drawing?.overlaps ?? []).map(({ place, areaM2 }) => ({ ...nameOf(place), areaM2 })), childrenOutside: (told.drawing?.childrenOutside ?? []).map(nameOf),
    siteCount: told.moves.length, strayCount: told.strayCount,
    sites: told.moves.slice(0, MOVED_SITES_SHOWN).map(({ site, to }) => ({ id: site.id, code: site.code, name: site.name, from: named(site.place_id), to: named(to) })),
  };
}

const valuesOf = (input: { code: string; nameZh: string; nameEn: string; parentId: string | null; householdCount: number | null }, boundary: Area | null) => ({
  code: input.code, nameZh: input.nameZh, nameEn: input.nameEn === '' ? input.nameZh : input.nameEn, parentId: input.parentId, householdCount: input.householdCount, boundary,
  centre: boundary === null ? null : centreOf(boundary), searchText: searchTextOf(input.nameZh, input.code, input.nameEn),
});

function trace(ctx: WriteContext, placeId: string, change: Record<string, unknown>, moves: readonly Move[], reason?: string): void {
  ctx.record({ kind: 'place', id: placeId, reason, change: { ...change, sites: moves.map(({ site, to }) => ({ id: site.id, from: site.place_id, to })) } });
  ctx.emit({ topic: 'sites', subjectId: placeId, placeId });
}

export const createPlaceBound = bindWrite(createPlace, async (ctx, input) => {
  await lockTree(ctx.tx, ctx.programmeId);
  const places = await placesInUse(ctx.tx, ctx.programmeId, ctx.today);
  const drawing = drawingOf(ctx, { ...input, id: null }, places);
  if ('refusal' in drawing) return drawing;
  const before = findIn(await areasForSites(ctx.tx, ctx.programmeId, ctx.today));
  const id = ctx.newId();
  await insertPlace(ctx.tx, ctx.programmeId, { ...valuesOf(input, drawing.boundary), id, kind: input.kind, validFrom: ctx.today });
  await straightenPlaces(ctx.tx, ctx.programmeId);
  // A place just made lies in its maker's reach, as all below theirs does; the request was opened before it was there.
  return underReach(ctx, { ...ctx.scope, placeIds: [...ctx.scope.placeIds, id] }, async (wider) => {
    const inner = wider as WriteContext;
    const now = await placesInUse(inner.tx, inner.programmeId, inner.today);
    const { moves, strayCount } = await movesAfter(inner, before, boxOf(drawing.boundary), id, now);
    await apply(inner, moves);
    trace(inner, id, { created: input.code, parentId: input.parentId, drawn: drawing.boundary !== null, accepted: input.accept }, moves);
    return changeOut({ id, version: 1, boundary: drawing.boundary, drawing, moves, strayCount }, now);
  });
});

/** A place that the writer may draw: it lies in theirs. Their own outline is drawn by whoever stands above. */
async function placeToDraw(ctx: WriteContext, places: readonly DrawnPlace[], placeId: string, version: number): Promise<DrawnPlace | Refusal<'places.place_closed' | 'platform.changed_meanwhile'>> {
  const place = places.find((each) => each.id === placeId);
  if (place === undefined) {
    const found = await placeIsClosed(ctx.tx, ctx.programmeId, placeId, ctx.today);
    return found === undefined || !mayDrawUnder(ctx, placeId) ? ctx.notFound() : refused(ctx, 'places.place_closed', {}, '/placeId');
  }
  if (place.parent_id === null ? !ctx.scope.everything : !mayDrawUnder(ctx, place.parent_id)) return ctx.notFound();
  return place.version === version ? place : refused(ctx, 'platform.changed_meanwhile', {}, '/version');
}

export const updatePlaceBound = bindWrite(updatePlace, async (ctx, input) => {
  await lockTree(ctx.tx, ctx.programmeId);
  const places = await placesInUse(ctx.tx, ctx.programmeId, ctx.today);
  const place = await placeToDraw(ctx, places, input.placeId, input.version);
  if ('refusal' in place) return place;
  // The city stands above all; it may be named and drawn, not moved.
  const isCity = place.parent_id === null;
  const drawing = isCity ? cityDrawing(ctx, { ...input, id: place.id, kind: place.kind }, places) : drawingOf(ctx, { ...input, id: place.id, kind: place.kind }, places);
  if ('refusal' in drawing) return drawing;
  const before = findIn(await areasForSites(ctx.tx, ctx.programmeId, ctx.today));
  await savePlace(ctx.tx, ctx.programmeId, { ...valuesOf(input, drawing.boundary), id: place.id, kind: place.kind, ...(isCity ? { parentId: null } : {}) });
  // Straight first: under another parent, what lies above what is no longer what was read.
  await straightenPlaces(ctx.tx, ctx.programmeId);
  const now = await placesInUse(ctx.tx, ctx.programmeId, ctx.today);
  const { moves, strayCount } = await movesAfter(ctx, before, boxOf(place.boundary, drawing.boundary), place.id, now);
  await apply(ctx, moves);
  trace(ctx, place.id, { code: input.code, parentId: { from: place.parent_id, to: isCity ? null : input.parentId }, drawn: drawing.boundary !== null, accepted: input.accept }, moves);
  return changeOut({ id: place.id, version: place.version + 1, boundary: drawing.boundary, drawing, moves, strayCount }, now);
});

function cityDrawing(ctx: WriteContext, wanted: Wanted, places: readonly DrawnPlace[]): Drawing | Refusal<DrawCode> {
  const boundary = boundaryOf(ctx, wanted);
  if (boundary === null) return { boundary, overlaps: [], childrenOutside: [], outside: 0 };
  if ('refusal' in boundary) return boundary;
  const childrenOutside = outsideOf(boundary, wanted.id, places);
  if (childrenOutside.length > 0 && !wanted.accept.includes('childrenOutside')) return refused(ctx, 'places.children_outside', names(childrenOutside), '/boundary');
  return { boundary, overlaps: [], childrenOutside, outside: 0 };
}

/** The first of those named that cannot take over: the place itself, or one that is no longer in use on that day; `reason` is null where nobody knows it. */
async function unfitSuccessor(ctx: WriteContext, placeId: string, successors: readonly string[], on: string): Promise<{ readonly id: string; readonly reason: { name: string; reasonZh: string; reasonEn: string } | null } | null> {
  const named = new Map((await placesNamed(ctx.tx, ctx.programmeId, successors)).map((each) => [each.id, each]));
  for (const id of successors) {
    const successor = named.get(id);
    if (successor === undefined) return { id, reason: null };
    const name = successor.name_zh;
    if (id === placeId) return { id, reason: { name, reasonZh: '它就是要撤销的区域', reasonEn: 'it is the place that is closed' } };
    if (successor.valid_to !== null && successor.valid_to <= on) return { id, reason: { name, reasonZh: `自 ${successor.valid_to} 起不再使用`, reasonEn: `it is no longer in use from ${successor.valid_to}` } };
  }
  return null;
}

export const closePlaceBound = bindWrite(closePlace, async (ctx, input) => {
  await lockTree(ctx.tx, ctx.programmeId);
  const places = await placesInUse(ctx.tx, ctx.programmeId, ctx.today);
  const place = await placeToDraw(ctx, places, input.placeId, input.version);
  if ('refusal' in place) return place;
  const children = places.filter((each) => each.parent_id === place.id);
  if (place.parent_id === null || children.length > 0) return ctx.refuse('places.place_has_children', { count: Math.max(1, children.length) });
  if (input.validTo <= place.valid_from || input.validTo < ctx.today) return ctx.refuse('places.dates_out_of_order', {}, { pointers: ['/validTo'] });
  const target = input.sitesToPlaceId === null ? null : places.find((each) => each.id === input.sitesToPlaceId && each.id !== place.id);
  if (target === undefined || (target !== null && !mayDrawUnder(ctx, target.id))) return ctx.refuse('places.place_unknown', {}, { pointers: ['/sitesToPlaceId'] });
  const successors = [...new Set(input.successorIds.length > 0 ? input.successorIds : target === null ? [] : [target.id])];
  const unfit = await unfitSuccessor(ctx, place.id, successors, input.validTo);
  if (unfit !== null) return ctx.refuse(unfit.reason === null ? 'places.place_unknown' : 'places.successor_unfit', unfit.reason ?? {}, { pointers: [input.successorIds.length > 0 ? `/successorIds/${input.successorIds.indexOf(unfit.id)}` : '/sitesToPlaceId'] });
  await closePlaceOn(ctx.tx, ctx.programmeId, place.id, input.validTo);
  await replaceSuccessors(ctx.tx, ctx.programmeId, place.id, successors);
  const others = findIn((await areasForSites(ctx.tx, ctx.programmeId, ctx.today)).filter(({ id }) => id !== place.id));
  const reachable = (id: string | null): string | null => (id !== null && mayDrawUnder(ctx, id) ? id : null);
  const moves = (await sitesAround(ctx.tx, readerOf(ctx), null, [place.id]))
    .map((site) => ({ site, to: target?.id ?? reachable(others([site.longitude, site.latitude])) ?? (place.parent_id as string) }));
  await apply(ctx, moves);
  trace(ctx, place.id, { validTo: input.validTo, sitesTo: target?.id ?? null, successors }, moves, input.reason);
  return changeOut({ id: place.id, version: place.version + 1, boundary: place.boundary, moves, strayCount: 0 }, places);
});

export const readLoadBound = bindRead(readLoad, async (ctx) => ({
  rows: (await loadOfPlaces(ctx.tx, readerOf(ctx))).map((row) => ({
    id: row.id, kind: row.kind as PlaceKind, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, parentId: row.parent_id, version: row.version, hasBoundary: row.has_boundary,
    sites: row.sites, leaders: row.leaders, withoutLeader: row.without_leader,
    editable: row.parent_id === null ? ctx.scope.everything : mayDrawUnder(ctx, row.parent_id),
  })),
}));

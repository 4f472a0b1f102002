/** 区域与单位导入 · Trees: a row's parent is known already or stands further up. */
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { PLACE_KINDS } from '../../contract/index.ts';
import type { CrsName, PlaceKind } from '../../contract/index.ts';
import { A_PLACE, AN_ORGANISATION, CalledThings, severalFault, unknownFault } from '../code-or-name.ts';
import type { KindOfThing, NamedThing } from '../code-or-name.ts';
import { centreOf, inChina, partsOf } from '../../domain/index.ts';
import type { Area } from '../../domain/index.ts';
import { coordinatesToWgs84 } from '../coordinates.ts';
import { nextSortOrders, organisationsByCode, placesByCode, straightenOrganisations, straightenPlaces, upsertOrganisations, upsertPlaces } from '../queries/place-import.ts';
import type { OrganisationToWrite, PlaceToWrite } from '../queries/place-import.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { organisationColumns, placeColumns } from './columns.ts';

const FURTHER_UP = { zh: '（须已存在，或在本表前面的行）', en: ' (it must exist, or stand further up)' } as const;

const RANK: Readonly<Record<PlaceKind, number>> = { city: 0, county: 1, zone: 2, subdistrict: 3, town: 3, community: 4, village: 4, grid: 5 };

/** Larger areas first, so that parents stand before their children whatever the order of the file. */
export function kindRank(kind: unknown): number {
  return PLACE_KINDS.includes(kind as PlaceKind) ? RANK[kind as PlaceKind] : 9;
}

/** What a cell holds as a geometry: null when it is empty, undefined when it cannot be read. */
function geometryIn(text: string | null): { type?: string; coordinates?: unknown } | null | undefined {
  try {
    return JSON.parse(text ?? 'null') as { type?: string; coordinates?: unknown } | null;
  } catch {
    return undefined;
  }
}

type PlaceRowIn = ImportRow<RowOf<typeof placeColumns>>;

/** The boundary as WGS-84, or null after failing the row. */
function boundaryIn(row: PlaceRowIn, crs: CrsName, fail: Fail<typeof placeColumns>): Area | null {
  const wrong = (zh: string, en: string): null => { fail(row, 'boundary', { code: 'bad_boundary', zh, en }); return null; };
  const given = geometryIn(row.value.boundary);
  if (given === undefined) return wrong('边界不是 GeoJSON 的几何对象', 'The boundary is no geometry of GeoJSON');
  if (given === null) return null;
  if ((given.type !== 'Polygon' && given.type !== 'MultiPolygon') || !Array.isArray(given.coordinates)) return wrong('边界必须是 Polygon 或 MultiPolygon', 'A boundary must be a Polygon or MultiPolygon');
  const area: Area = { type: given.type, coordinates: coordinatesToWgs84(given.coordinates, crs) as unknown[] };
  const rings = partsOf(area).flat();
  const closed = rings.every((ring) => ring.length >= 4 && String(ring[0]) === String(ring.at(-1)));
  if (rings.length === 0 || !closed) return wrong('边界的每个环至少四个点且首尾相同', 'Each ring of a boundary needs four points or more and must end where it began');
  if (!rings.flat().every((position) => inChina(position))) return wrong('边界坐标不在中国范围内，请检查经纬度顺序与坐标系', 'The boundary lies outside China; check the order of coordinates and their system');
  return area;
}

/** @returns what the engine needs to import places */
export async function placeImport(ctx: WriteContext, crs: CrsName): Promise<ImportDefinition<typeof placeColumns, PlaceToWrite>> {
  const { tx, programmeId, today } = ctx;
  const stored = await placesByCode(tx, programmeId, today);
  const known = new Map<string, Pick<(typeof stored)[number], 'id' | 'kind'>>(stored.map((row) => [row.code, row]));
  const kinds = new Map(stored.map(({ id, kind }) => [id, kind]));
  const called = new CalledThings(stored);
  const parentOf = (row: PlaceRowIn, fail: Fail<typeof placeColumns>): { id: string; kind: string } | undefined => {
    const { parent: cell, kind } = row.value;
    if (cell === null) return undefined;
    // A community and its village may share a name: what lies above is larger.
    const meant = called.meant(cell, { isNear: (id) => kindRank(kinds.get(id)) < kindRank(kind) });
    if (meant.length === 1) return { id: (meant[0] as NamedThing).id, kind: kinds.get((meant[0] as NamedThing).id) ?? '' };
    fail(row, 'parent', meant.length > 1 ? severalFault(cell, meant) : unknownFault(cell, { ...A_PLACE, note: FURTHER_UP }, called.nearly(cell)));
    return undefined;
  };
  let order = (await nextSortOrders(tx, programmeId)).places;
  return {
    name: { zh: '区域', en: 'Places' }, columns: placeColumns, keyColumn: 'code',
    resolve: (rows, fail) => Promise.resolve(rows.map((row) => {
      const { value } = row;
      const parent = parentOf(row, fail);
      const before = known.get(value.code);
      if (parent !== undefined && kindRank(parent.kind) >= kindRank(value.kind)) fail(row, 'parent', { code: 'wrong_parent', zh: '上级区域的级别必须更高', en: 'The place above must be of a larger kind' });
      if (value.parent === null && value.kind !== 'city' && before === undefined) fail(row, 'parent', { code: 'required', zh: '除市（县）外都要有上级区域', en: 'All but the city need a place above' });
      const boundary = boundaryIn(row, crs, fail);
      const centre = boundary === null ? null : centreOf(boundary);
      const id = before?.id ?? ctx.newId();
      known.set(value.code, { id, kind: value.kind });
      kinds.set(id, value.kind);
      called.add({ id, code: value.code, names: [value.nameZh, value.nameEn ?? value.nameZh], within: value.parent });
      order += 1;
      return {
        id, code: value.code, kind: value.kind, parentId: parent?.id ?? null, nameZh: value.nameZh, nameEn: value.nameEn ?? value.nameZh, boundary,
        centreLongitude: centre?.[0] ?? null, centreLatitude: centre?.[1] ?? null, householdCount: value.householdCount, validFrom: value.validFrom ?? today,
        searchText: searchTextOf(value.nameZh, value.code, value.nameEn), sortOrder: order,
      };
    })),
    async write(ready) {
      const written = await upsertPlaces(tx, programmeId, ready);
      return { ...written, unchanged: ready.length - written.created - written.updated };
    },
    finish: () => straightenPlaces(tx, programmeId),
  };
}

type OrganisationRowIn = ImportRow<RowOf<typeof organisationColumns>>;

/** Whether going up from a code ever comes back to itself. */
function circles(code: string, parentOf: ReadonlyMap<string, string | null>): boolean {
  for (let above = parentOf.get(code) ?? null, steps = 0; above !== null && steps < 100; above = parentOf.get(above) ?? null, steps += 1) if (above === code) return true;
  return false;
}

/** @returns what the engine needs to import organisations */
export async function organisationImport(ctx: WriteContext): Promise<ImportDefinition<typeof organisationColumns, OrganisationToWrite>> {
  const { tx, programmeId } = ctx;
  const found = await organisationsByCode(tx, programmeId);
  const ids = new Map(found.map((row) => [row.code, row.id]));
  const parentOf = new Map(found.map((row) => [row.code, row.parent_code]));
  const called = new CalledThings(found);
  const places = new CalledThings(await placesByCode(tx, programmeId, ctx.today));
  const one = (row: OrganisationRowIn, key: 'parent' | 'place', among: CalledThings, kind: KindOfThing, fail: Fail<typeof organisationColumns>): NamedThing | null => {
    const cell = row.value[key];
    const meant = cell === null ? [] : among.meant(cell);
    if (cell !== null && meant.length !== 1) fail(row, key, meant.length > 1 ? severalFault(cell, meant) : unknownFault(cell, kind, among.nearly(cell)));
    return meant.length === 1 ? (meant[0] as NamedThing) : null;
  };
  let order = (await nextSortOrders(tx, programmeId)).organisations;
  const ready = (row: OrganisationRowIn, fail: Fail<typeof organisationColumns>): OrganisationToWrite => {
    const { value } = row;
    const parent = one(row, 'parent', called, { ...AN_ORGANISATION, note: FURTHER_UP }, fail);
    const place = one(row, 'place', places, A_PLACE, fail);
    if (parent !== null) {
      parentOf.set(value.code, parent.code);
      if (circles(value.code, parentOf)) fail(row, 'parent', { code: 'circle', zh: '上级单位绕回了自己', en: 'The organisation would stand above itself' });
    }
    const id = ids.get(value.code) ?? ctx.newId();
    ids.set(value.code, id);
    called.add({ id, code: value.code, names: [value.nameZh, value.nameEn ?? value.nameZh], within: value.parent ?? value.place });
    order += 1;
    return { id, code: value.code, kind: value.kind ?? 'organisation', parentId: parent?.id ?? null, placeId: place?.id ?? null, nameZh: value.nameZh, nameEn: value.nameEn ?? value.nameZh, sortOrder: order, searchText: searchTextOf(value.nameZh, value.code, value.nameEn) };
  };
  return {
    name: { zh: '单位', en: 'Organisations' }, columns: organisationColumns, keyColumn: 'code',
    resolve: (rows, fail) => Promise.resolve(rows.map((row) => ready(row, fail))),
    async write(rows) {
      const written = await upsertOrganisations(tx, programmeId, rows);
      return { ...written, unchanged: rows.length - written.created - written.updated };
    },
    finish: () => straightenOrganisations(tx, programmeId),
  };
}

/** 点位导入 · Rules and references of a row of sites; duties of the row are handed to the people module in the same transaction. */
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import type { CrsName } from '../../contract/index.ts';
import { areaFinder, inChina, lineLength_m, lineMiddle, looksSwapped, parseLineText } from '../../domain/index.ts';
import type { Position } from '../../domain/index.ts';
import { A_PERSON, A_PLACE, AN_ORGANISATION, CalledThings, cellsMeant, idMeant, organisationsCalled, severalFault, unknownFault } from '../code-or-name.ts';
import type { CellsMeant, KindOfThing } from '../code-or-name.ts';
import { toWgs84 } from '../coordinates.ts';
import { siteTypesOf } from '../queries/programmes.ts';
import { hiddenSiteCodes, holdersCalled, knownDuties, knownSites, upsertSites } from '../queries/site-import.ts';
import type { KnownDuty, KnownSite, SiteToWrite } from '../queries/site-import.ts';
import { areasForPoints, placesForSites } from '../queries/site-writes.ts';
import type { PlaceForSites } from '../queries/site-writes.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { siteColumns } from './columns.ts';

type SiteColumns = typeof siteColumns;
type Row = ImportRow<RowOf<SiteColumns>>;

/** What the row says about who answers for the site; the people module writes it. */
export interface DutyFromImport { readonly siteId: string; readonly role: 'siteLeader' | 'responsibleUnit' | 'liaison'; readonly personId: string | null; readonly organisationId: string | null; readonly from: string }
interface ReadySite { readonly site: SiteToWrite; readonly duties: readonly DutyFromImport[] }

/** What the whole file refers to and changes little: read once. */
interface Ground {
  readonly types: ReadonlyMap<string, { code: string; geometry: 'point' | 'line' }>;
  readonly placesCalled: CalledThings;
  readonly placesById: ReadonlyMap<string, PlaceForSites>;
  readonly placeAt: (position: Position) => string | null;
}

async function groundOf(ctx: WriteContext): Promise<Ground> {
  const { tx, programmeId, today } = ctx;
  const types = new Map<string, { code: string; geometry: 'point' | 'line' }>();
  for (const type of await siteTypesOf(tx, { programmeId, scope: ctx.scope, today })) {
    for (const name of [type.name_en, type.name_zh, type.code]) types.set(name.toLowerCase(), { code: type.code, geometry: type.geometry });
  }
  const places = await placesForSites(tx, programmeId, today);
  return {
    types,
    placesCalled: new CalledThings(places),
    placesById: new Map(places.map((place) => [place.id, place])),
    placeAt: areaFinder((await areasForPoints(tx, programmeId, today)).map(({ id, boundary }) => ({ area: boundary, value: id }))),
  };
}

interface Located { readonly position: Position; readonly line: readonly Position[] | null }

function locate(row: Row, crs: CrsName, fail: Fail<SiteColumns>): Located | null {
  const { longitude, latitude, line: text } = row.value;
  const given = text === null ? null : parseLineText(text);
  if (text !== null && given === null) {
    fail(row, 'line', { code: 'not_a_line', zh: '线路坐标应写成“经度,纬度; 经度,纬度”，至少两个点', en: 'Write the line as “longitude,latitude; longitude,latitude”, two points or more' });
    return null;
  }
  if ((longitude === null || latitude === null) && given === null) {
    fail(row, longitude === null ? 'longitude' : 'latitude', { code: 'required', zh: '缺少坐标：请填经度、纬度，或线路坐标', en: 'Coordinates are missing: enter longitude and latitude, or a line' });
    return null;
  }
  const line = given === null ? null : given.map((each) => toWgs84(each, crs));
  const raw: Position | null = longitude === null || latitude === null ? null : [longitude, latitude];
  const position = raw === null ? lineMiddle(line as Position[]) : toWgs84(raw, crs);
  if (raw !== null && looksSwapped(raw)) {
    fail(row, 'longitude', { code: 'swapped', zh: '经度和纬度好像填反了', en: 'Longitude and latitude seem to be swapped' });
    return null;
  }
  if (!inChina(position) || line?.some((each) => !inChina(each)) === true) {
    fail(row, raw === null ? 'line' : 'longitude', { code: 'outside_country', zh: '坐标不在中国范围内', en: 'The coordinates lie outside China' });
    return null;
  }
  return { position, line };
}

function placeOf(ctx: WriteContext, ground: Ground, row: Row, position: Position, fail: Fail<SiteColumns>): PlaceForSites | null {
  const { place: cell } = row.value;
  const isMine = (id: string): boolean => ctx.scope.everything || ctx.scope.placeIds.includes(id);
  const meant = cell === null ? [] : ground.placesCalled.meant(cell, { isNear: isMine });
  const found = ground.placesById.get(cell === null ? (ground.placeAt(position) ?? '') : meant.length === 1 ? (meant[0]?.id ?? '') : '');
  if (found === undefined) {
    if (cell === null) fail(row, 'place', { code: 'no_place_at_point', zh: '坐标不在任何网格内，请填所属网格或检查坐标系', en: 'The point lies in no grid; enter the place or check the coordinate system' });
    else fail(row, 'place', meant.length > 1 ? severalFault(cell, meant) : unknownFault(cell, A_PLACE, ground.placesCalled.nearly(cell)));
    return null;
  }
  if (isMine(found.id)) return found;
  fail(row, 'place', { code: 'out_of_reach', zh: `“${found.name_zh}”不在您的范围内`, en: 'This place is outside your area' });
  return null;
}

type DutyRoleColumn = DutyFromImport['role'];
const IN_OFFICE: KindOfThing = { ...A_PERSON, zh: '在任人员', en: 'person in office' };
const HOLDERS: Readonly<Record<DutyRoleColumn, KindOfThing>> = { siteLeader: IN_OFFICE, liaison: IN_OFFICE, responsibleUnit: AN_ORGANISATION };

/** Duties that the row changes; a holder who is in office already on that day stays as they are. */
function dutiesOf(row: Row, siteId: string, from: string, looked: Looked, fail: Fail<SiteColumns>): DutyFromImport[] {
  return (['siteLeader', 'responsibleUnit', 'liaison'] as const).flatMap((role): DutyFromImport[] => {
    const holderId = idMeant(row.value[role], role === 'responsibleUnit' ? looked.organisations : looked.persons, HOLDERS[role], (fault) => fail(row, role, fault));
    if (holderId === null) return [];
    const duties = looked.duties.get(`${siteId}/${role}`) ?? [];
    if (duties.some((duty) => duty.from <= from && (duty.to === null || duty.to > from) && duty.holderId === holderId)) return [];
    const later = duties.find((duty) => duty.from > from);
    if (later !== undefined) {
      fail(row, 'dutyFrom', { code: 'duty_overlaps', zh: `这项责任从 ${later.from} 起已另有安排`, en: `From ${later.from} on somebody else already holds this duty` });
      return [];
    }
    return [{ siteId, role, from, personId: role === 'responsibleUnit' ? null : holderId, organisationId: role === 'responsibleUnit' ? holderId : null }];
  });
}

/** What one chunk refers to. */
interface Looked {
  readonly hidden: ReadonlySet<string>; readonly known: ReadonlyMap<string, KnownSite>; readonly persons: CellsMeant; readonly organisations: CellsMeant;
  /** By `site/role`. */
  readonly duties: ReadonlyMap<string, readonly KnownDuty[]>;
}

function readyOf(ctx: WriteContext, ground: Ground, looked: Looked, crs: CrsName, row: Row, fail: Fail<SiteColumns>): ReadySite | null {
  const { value } = row;
  if (looked.hidden.has(value.code)) fail(row, 'code', { code: 'taken_elsewhere', zh: '这个编码已用于您范围之外的点位', en: 'This code belongs to a site outside your area' });
  const type = ground.types.get(value.siteType.toLowerCase());
  if (type === undefined) fail(row, 'siteType', { code: 'unknown_site_type', zh: `没有点位类型“${value.siteType}”`, en: `There is no site type “${value.siteType}”` });
  const at = locate(row, crs, fail);
  if (at === null || type === undefined) return null;
  const place = placeOf(ctx, ground, row, at.position, fail);
  if (place === null) return null;
  const known = looked.known.get(value.code);
  const lengthM = value.lengthM ?? (at.line === null ? null : lineLength_m(at.line));
  if (type.geometry === 'line' && lengthM === null && known === undefined) {
    fail(row, 'lengthM', { code: 'line_needed', zh: '线状点位需要线路坐标或长度', en: 'A line site needs its line or its length' });
  }
  const id = known?.id ?? ctx.newId();
  const validFrom = value.validFrom ?? known?.validFrom ?? ctx.today;
  const dutyFrom = value.dutyFrom ?? (validFrom > ctx.today || known === undefined ? validFrom : ctx.today);
  return {
    site: {
      id, code: value.code, name: value.name, type: type.code, placeId: place.id, zoneId: place.zone_id, longitude: at.position[0], latitude: at.position[1],
      line: at.line === null ? null : { type: 'LineString', coordinates: at.line }, lengthM, address: value.address, crs, validFrom,
      search: searchTextOf(value.name, value.code, value.address),
    },
    duties: dutiesOf(row, id, dutyFrom, looked, fail),
  };
}

/** @returns what the engine needs to import sites */
export async function siteImport(ctx: WriteContext, crs: CrsName): Promise<ImportDefinition<SiteColumns, ReadySite>> {
  const ground = await groundOf(ctx);
  const { tx, programmeId } = ctx;
  return {
    name: { zh: '点位', en: 'Sites' }, columns: siteColumns, keyColumn: 'code',
    async resolve(rows, fail) {
      const looked = await lookUp(ctx, rows);
      return rows.map((row) => readyOf(ctx, ground, looked, crs, row, fail) as ReadySite);
    },
    async write(ready) {
      const written = await upsertSites(tx, programmeId, ready.map(({ site }) => site));
      const duties = ready.flatMap((each) => each.duties);
      if (duties.length > 0) await ctx.announce('places.dutiesImported', { duties });
      const created = written.filter((site) => site.created).length;
      const touched = new Set([...written.map((site) => site.id), ...duties.map((duty) => duty.siteId)]).size;
      return { created, updated: touched - created, unchanged: ready.length - touched };
    },
  };
}

async function lookUp(ctx: WriteContext, rows: readonly Row[]): Promise<Looked> {
  const { tx, programmeId, today } = ctx;
  const codes = rows.map((row) => row.value.code);
  const persons = rows.flatMap((row) => [row.value.siteLeader, row.value.liaison]);
  const units = rows.map((row) => row.value.responsibleUnit);
  const known = await knownSites(tx, programmeId, codes);
  const since = rows.reduce((day, { value: { dutyFrom } }) => (dutyFrom !== null && dutyFrom < day ? dutyFrom : day), today);
  const duties = known.size === 0 ? [] : await knownDuties(tx, programmeId, [...known.values()].map((site) => site.id), since);
  return {
    known, hidden: ctx.scope.everything ? new Set() : await hiddenSiteCodes(tx, programmeId, codes),
    persons: cellsMeant(persons, await holdersCalled(tx, programmeId, persons, today)), organisations: cellsMeant(units, await organisationsCalled(tx, programmeId, units)),
    duties: Map.groupBy(duties, (duty) => `${duty.siteId}/${duty.role}`),
  };
}

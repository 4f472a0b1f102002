/** What a programme's pack says of its places, organisations and sites. The owner's connection, no row-level security; loading twice changes nothing. */
import { sql } from '#platform/server/db/index.ts';
import type { Db } from '#platform/server/db/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';

type LonLat = readonly [number, number];

interface PackGeometry { readonly type: string; readonly coordinates: unknown }

/** 城市包（地点部分） · The part of a city pack that this module loads; the shape of `packs/<programme>`. */
export interface PlacesPack {
  readonly synthetic: boolean;
  readonly programme: { readonly code: string; readonly zh: string; readonly en: string };
  readonly places: readonly { readonly code: string; readonly kind: string; readonly parentCode: string | null; readonly zh: string; readonly en: string; readonly households: number; readonly geometry: PackGeometry }[];
  readonly organisations: readonly { readonly code: string; readonly kind: string; readonly parentCode: string | null; readonly placeCode: string; readonly zh: string; readonly en: string }[];
  readonly sites: readonly {
    readonly code: string; readonly siteTypeCode: string; readonly zh: string; readonly address: string; readonly placeCode: string;
    readonly geometry: PackGeometry; readonly lengthMetres: number | null;
  }[];
  readonly basemap: Readonly<Record<string, unknown>>;
}

export interface SeedContext { readonly programmeId: string; readonly newId: () => string; /** YYYY-MM-DD */ readonly validFrom: string; readonly now: string }

interface TreeRow { readonly code: string; readonly parentCode: string | null }

/** Parents before children. @errors throws on a parent that is not there */
function parentsFirst<Row extends TreeRow>(given: readonly Row[]): Row[] {
  const byParent = Map.groupBy(given, (row) => row.parentCode);
  const ordered: Row[] = [];
  const add = (parentCode: string | null): void => {
    for (const row of byParent.get(parentCode) ?? []) { ordered.push(row); add(row.code); }
  };
  add(null);
  if (ordered.length !== given.length) throw new Error('a pack names a parent that it does not hold');
  return ordered;
}

function middleOf(geometry: PackGeometry): LonLat {
  const flat: number[] = (geometry.coordinates as unknown[]).flat(3) as number[];
  const even = flat.filter((_value, index) => index % 2 === 0);
  const odd = flat.filter((_value, index) => index % 2 === 1);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean(even), mean(odd)];
}

/** 载入项目 · The programme itself. @returns its id, also when it is there already */
export async function seedProgramme(tx: Db, pack: PlacesPack, programmeId: string, now: string): Promise<string> {
  const result = await sql<{ id: string }>`
    insert into places.programmes (id, code, name_zh, name_en, synthetic, basemap, created_at)
    values (${programmeId}, ${pack.programme.code}, ${pack.programme.zh}, ${pack.programme.en}, ${pack.synthetic}, ${JSON.stringify(pack.basemap)}::jsonb, ${now})
    on conflict (code) do update set basemap = excluded.basemap returning id`.execute(tx);
  return (result.rows[0] as { id: string }).id;
}

/** 载入地点树 · @returns code → id */
export async function seedPlaces(tx: Db, pack: PlacesPack, context: SeedContext): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const lines = new Map<string, { ancestors: string[]; zoneId: string | null }>();
  const places = parentsFirst(pack.places).map((place, index) => {
    const id = context.newId();
    ids.set(place.code, id);
    const above = place.parentCode === null ? { ancestors: [], zoneId: null } : (lines.get(place.parentCode) as { ancestors: string[]; zoneId: string | null });
    const line = { ancestors: [...above.ancestors, id], zoneId: place.kind === 'zone' || place.kind === 'town' ? id : above.zoneId };
    lines.set(place.code, line);
    const [longitude, latitude] = middleOf(place.geometry);
    return {
      id, parent_id: place.parentCode === null ? null : ids.get(place.parentCode), kind: place.kind, code: place.code, name_zh: place.zh, name_en: place.en,
      ancestors: line.ancestors, zone_id: line.zoneId, boundary: place.geometry, longitude, latitude, households: place.households, sort_order: index,
      search_text: searchTextOf(place.zh, place.en, place.code),
    };
  });
  await sql`insert into places.places (programme_id, id, parent_id, kind, code, name_zh, name_en, ancestor_ids, zone_id, boundary, centre_longitude, centre_latitude,
      household_count, valid_from, sort_order, search_text)
    select ${context.programmeId}, p.id, p.parent_id, p.kind, p.code, p.name_zh, p.name_en, p.ancestors, p.zone_id, p.boundary, p.longitude, p.latitude,
      p.households, ${context.validFrom}, p.sort_order, p.search_text
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(id uuid, parent_id uuid, kind text, code text, name_zh text, name_en text, ancestors uuid[],
        zone_id uuid, boundary jsonb, longitude float8, latitude float8, households integer, sort_order integer, search_text text)`.execute(tx);
  return ids;
}

/** 载入单位树 · @returns code → id */
export async function seedOrganisations(tx: Db, pack: PlacesPack, placeIds: ReadonlyMap<string, string>, context: SeedContext): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const lines = new Map<string, string[]>();
  const organisations = parentsFirst(pack.organisations).map((organisation, index) => {
    const id = context.newId();
    ids.set(organisation.code, id);
    const line = [...(organisation.parentCode === null ? [] : (lines.get(organisation.parentCode) as string[])), id];
    lines.set(organisation.code, line);
    return {
      id, parent_id: organisation.parentCode === null ? null : ids.get(organisation.parentCode), code: organisation.code, name_zh: organisation.zh, name_en: organisation.en,
      kind: organisation.kind, ancestors: line, place_id: placeIds.get(organisation.placeCode) ?? null, sort_order: index,
    };
  });
  await sql`insert into places.organisations (programme_id, id, parent_id, code, name_zh, name_en, kind, ancestor_ids, place_id, sort_order)
    select ${context.programmeId}, o.id, o.parent_id, o.code, o.name_zh, o.name_en, o.kind, o.ancestors, o.place_id, o.sort_order
      from jsonb_to_recordset(${JSON.stringify(organisations)}::jsonb) as o(id uuid, parent_id uuid, code text, name_zh text, name_en text, kind text,
        ancestors uuid[], place_id uuid, sort_order integer)`.execute(tx);
  return ids;
}

/** 载入点位类型 · In the order of the edition that names them. */
export async function seedSiteTypes(tx: Db, types: readonly { readonly code: string; readonly zh: string; readonly en: string; readonly geometry: string }[], context: SeedContext): Promise<void> {
  const given = types.map((type, index) => ({ ...type, sort_order: index }));
  await sql`insert into places.site_types (programme_id, code, name_zh, name_en, geometry, sort_order)
    select ${context.programmeId}, t.code, t.zh, t.en, t.geometry, t.sort_order
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as t(code text, zh text, en text, geometry text, sort_order integer)
    on conflict (programme_id, code) do nothing`.execute(tx);
}

/** 载入点位 · Coordinates of a pack are WGS-84. @returns code → id */
export async function seedSites(tx: Db, pack: PlacesPack, placeIds: ReadonlyMap<string, string>, context: SeedContext): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const sites = pack.sites.map((site) => {
    const id = context.newId();
    ids.set(site.code, id);
    const isLine = site.geometry.type === 'LineString';
    const coordinates = site.geometry.coordinates as LonLat | readonly LonLat[];
    const [longitude, latitude] = isLine ? ((coordinates as readonly LonLat[])[Math.floor((coordinates as readonly LonLat[]).length / 2)] as LonLat) : (coordinates as LonLat);
    return {
      id, code: site.code, name: site.zh, type: site.siteTypeCode, place_id: placeIds.get(site.placeCode), longitude, latitude, line: isLine ? site.geometry : null,
      length_m: site.lengthMetres === null ? null : Math.round(site.lengthMetres), address: site.address, search_text: searchTextOf(site.zh, site.code, site.address),
    };
  });
  await sql`insert into places.sites (programme_id, id, code, name, site_type_code, place_id, zone_id, longitude, latitude, line, length_m, address, valid_from, search_text)
    select ${context.programmeId}, s.id, s.code, s.name, s.type, s.place_id, p.zone_id, s.longitude, s.latitude, nullif(s.line, 'null'::jsonb), s.length_m, s.address, ${context.validFrom}, s.search_text
      from jsonb_to_recordset(${JSON.stringify(sites)}::jsonb) as s(id uuid, code text, name text, type text, place_id uuid, longitude float8, latitude float8, line jsonb,
        length_m integer, address text, search_text text)
      join places.places p on p.programme_id = ${context.programmeId} and p.id = s.place_id`.execute(tx);
  return ids;
}

/** 公众网站包 · The shape of a pack's public site. */
export interface PublicSitePack {
  readonly siteOpen: boolean; readonly reportingOpen: boolean; readonly aboutZh: string | null; readonly aboutEn: string | null; readonly contact: string | null; readonly contactEn: string | null;
  readonly recordNumber: string | null; readonly mapApprovalNumber: string | null;
}

/** 载入公众网站设置 · What an office has changed since stays. */
export async function seedPublicSite(tx: Db, programmeId: string, pack: PublicSitePack, now: string): Promise<void> {
  await sql`insert into places.public_sites (programme_id, site_open, reporting_open, about_zh, about_en, contact, contact_en, record_number, map_approval_number, changed_at)
    values (${programmeId}, ${pack.siteOpen}, ${pack.reportingOpen}, ${pack.aboutZh}, ${pack.aboutEn}, ${pack.contact}, ${pack.contactEn}, ${pack.recordNumber}, ${pack.mapApprovalNumber}, ${now})
    on conflict (programme_id) do nothing`.execute(tx);
}

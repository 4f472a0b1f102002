/** The statements behind drawing and closing places, and the figures of their load. */
import { changed, maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { Area } from '../../domain/index.ts';
import { siteInReach } from './site-list.ts';
import type { SiteReader } from './site-list.ts';

export interface DrawnPlace {
  id: string; parent_id: string | null; kind: string; code: string; name_zh: string; name_en: string; ancestor_ids: string[]; zone_id: string | null; boundary: Area | null;
  valid_from: string; version: number;
}

const columns = sql`id, parent_id, kind, code, name_zh, name_en, ancestor_ids, zone_id, boundary, valid_from, version`;

/** Every place in use with its boundary, larger kinds first. */
export function placesInUse(tx: Tx, programmeId: string, today: string): Promise<DrawnPlace[]> {
  return rows<DrawnPlace>(tx, sql`select ${columns} from places.places where programme_id = ${programmeId} and (valid_to is null or valid_to > ${today}::date)
    order by cardinality(ancestor_ids), sort_order, code`);
}

/** Whoever draws waits for whoever draws already: boundaries are checked against one another. */
export function lockTree(tx: Tx, programmeId: string): Promise<unknown> {
  return rows(tx, sql`select pg_advisory_xact_lock(hashtext('places.tree'), hashtext(${programmeId}))`);
}

export function placeIsClosed(tx: Tx, programmeId: string, placeId: string, today: string): Promise<{ closed: boolean } | undefined> {
  return maybeRow(tx, sql`select valid_to is not null and valid_to <= ${today}::date as closed from places.places where programme_id = ${programmeId} and id = ${placeId}`);
}

export interface PlaceValues {
  readonly id: string; readonly kind: string; readonly parentId: string | null; readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly householdCount: number | null;
  readonly boundary: Area | null; readonly centre: readonly [number, number] | null; readonly searchText: string;
}

export function insertPlace(tx: Tx, programmeId: string, place: PlaceValues & { readonly validFrom: string }): Promise<number> {
  return changed(tx, sql`insert into places.places (programme_id, id, parent_id, kind, code, name_zh, name_en, ancestor_ids, boundary, centre_longitude, centre_latitude, household_count, valid_from, sort_order, search_text)
    values (${programmeId}, ${place.id}, ${place.parentId}, ${place.kind}, ${place.code}, ${place.nameZh}, ${place.nameEn}, array[${place.id}::uuid], ${place.boundary === null ? null : JSON.stringify(place.boundary)}::jsonb,
      ${place.centre?.[0] ?? null}, ${place.centre?.[1] ?? null}, ${place.householdCount}, ${place.validFrom},
      (select coalesce(max(sort_order), -1) + 1 from places.places where programme_id = ${programmeId}), ${place.searchText})`);
}

export function savePlace(tx: Tx, programmeId: string, place: PlaceValues): Promise<number> {
  return changed(tx, sql`update places.places set parent_id = ${place.parentId}, code = ${place.code}, name_zh = ${place.nameZh}, name_en = ${place.nameEn},
      boundary = ${place.boundary === null ? null : JSON.stringify(place.boundary)}::jsonb, centre_longitude = ${place.centre?.[0] ?? null}, centre_latitude = ${place.centre?.[1] ?? null},
      household_count = ${place.householdCount}, search_text = ${place.searchText}, version = version + 1
    where programme_id = ${programmeId} and id = ${place.id}`);
}

export function closePlaceOn(tx: Tx, programmeId: string, placeId: string, validTo: string): Promise<number> {
  return changed(tx, sql`update places.places set valid_to = ${validTo}, version = version + 1 where programme_id = ${programmeId} and id = ${placeId}`);
}

export interface NamedPlace { readonly id: string; readonly name_zh: string; readonly valid_to: string | null }

/** Also those that are closed: whoever names one is told when it ended. */
export function placesNamed(tx: Tx, programmeId: string, ids: readonly string[]): Promise<NamedPlace[]> {
  return rows<NamedPlace>(tx, sql`select id, name_zh, valid_to from places.places where programme_id = ${programmeId} and id = any(${[...ids]}::uuid[])`);
}

/** Which places the area of a closed one went to; whatever was said at an earlier closing, of which the day had not come, holds no more. */
export async function replaceSuccessors(tx: Tx, programmeId: string, placeId: string, successorIds: readonly string[]): Promise<number> {
  await changed(tx, sql`delete from places.place_successors where programme_id = ${programmeId} and place_id = ${placeId}`);
  return changed(tx, sql`insert into places.place_successors (programme_id, place_id, successor_id) select ${programmeId}, ${placeId}, n.id from unnest(${[...successorIds]}::uuid[]) as n(id)`);
}

export interface PlacedSite { id: string; code: string; name: string; place_id: string; longitude: number; latitude: number }

/** Open sites in reach inside a box, and those of the given places wherever they are. */
export function sitesAround(tx: Tx, reader: SiteReader, box: readonly [number, number, number, number] | null, placeIds: readonly string[]): Promise<PlacedSite[]> {
  const [west, south, east, north] = box ?? [0, 0, -1, -1];
  return rows<PlacedSite>(tx, sql`select s.id, s.code, s.name, s.place_id, s.longitude, s.latitude from places.sites s
    where s.programme_id = ${reader.programmeId} and (s.valid_to is null or s.valid_to > ${reader.today}::date) and ${siteInReach(reader)}
      and ((s.longitude between ${west} and ${east} and s.latitude between ${south} and ${north}) or s.place_id = any(${placeIds}::uuid[]))
    order by s.code`);
}

/** Sites go to their new places, all at once; their zone follows from the tree. */
export function putSites(tx: Tx, programmeId: string, moves: readonly { readonly siteId: string; readonly placeId: string }[]): Promise<number> {
  return changed(tx, sql`update places.sites s set place_id = p.id, zone_id = p.zone_id, version = s.version + 1
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m("siteId" uuid, "placeId" uuid)
    join places.places p on p.programme_id = ${programmeId} and p.id = m."placeId"
    where s.programme_id = ${programmeId} and s.id = m."siteId"`);
}

export interface LoadRow { id: string; parent_id: string | null; kind: string; code: string; name_zh: string; name_en: string; version: number; has_boundary: boolean; sites: number; leaders: number; without_leader: number }

/** Sites and their leaders today, of each place and all below it. */
export function loadOfPlaces(tx: Tx, reader: SiteReader): Promise<LoadRow[]> {
  return rows<LoadRow>(tx, sql`with led as (
      select s.id, s.place_id, l.person_id from places.sites s
        left join places.duties l on l.programme_id = s.programme_id and l.site_id = s.id and l.role = 'siteLeader' and l.validity @> ${reader.today}::date
       where s.programme_id = ${reader.programmeId} and (s.valid_to is null or s.valid_to > ${reader.today}::date) and ${siteInReach(reader)}),
    counted as (
      select up.id, count(*) as sites, count(distinct led.person_id) as leaders, count(*) filter (where led.person_id is null) as without_leader
        from led join places.places p on p.programme_id = ${reader.programmeId} and p.id = led.place_id cross join lateral unnest(p.ancestor_ids) as up(id) group by up.id)
    select p.id, p.parent_id, p.kind, p.code, p.name_zh, p.name_en, p.version, p.boundary is not null as has_boundary,
        coalesce(c.sites, 0) as sites, coalesce(c.leaders, 0) as leaders, coalesce(c.without_leader, 0) as without_leader
      from places.places p left join counted c on c.id = p.id
     where p.programme_id = ${reader.programmeId} and (p.valid_to is null or p.valid_to > ${reader.today}::date) order by cardinality(p.ancestor_ids), p.sort_order, p.code`);
}

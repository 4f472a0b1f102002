/** The statements that write whole tables of places and organisations, and keep their trees straight. */
import { changed, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { NamedThing } from '../code-or-name.ts';

export interface PlaceToWrite {
  readonly id: string; readonly code: string; readonly kind: string; readonly parentId: string | null; readonly nameZh: string; readonly nameEn: string;
  readonly boundary: unknown; readonly centreLongitude: number | null; readonly centreLatitude: number | null; readonly householdCount: number | null;
  readonly validFrom: string; readonly searchText: string; readonly sortOrder: number;
}
export interface Written { readonly created: number; readonly updated: number }

const countWritten = (found: readonly { created: boolean }[]): Written => {
  const created = found.filter((row) => row.created).length;
  return { created, updated: found.length - created };
};

/** Places by code. What a row leaves empty stays as it is; a row that says nothing new is not written. */
export async function upsertPlaces(tx: Tx, programmeId: string, places: readonly PlaceToWrite[]): Promise<Written> {
  return countWritten(await rows<{ created: boolean }>(tx, sql`
    insert into places.places as old (programme_id, id, parent_id, kind, code, name_zh, name_en, ancestor_ids, boundary, centre_longitude, centre_latitude, household_count, valid_from, sort_order, search_text)
    select ${programmeId}, r.id, r."parentId", r.kind, r.code, r."nameZh", r."nameEn", array[r.id], nullif(r.boundary, 'null'), r."centreLongitude", r."centreLatitude", r."householdCount", r."validFrom", r."sortOrder", r."searchText"
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as r(id uuid, code text, kind text, "parentId" uuid, "nameZh" text, "nameEn" text, boundary jsonb,
        "centreLongitude" double precision, "centreLatitude" double precision, "householdCount" integer, "validFrom" date, "searchText" text, "sortOrder" integer)
    on conflict (programme_id, code) do update set parent_id = coalesce(excluded.parent_id, old.parent_id), kind = excluded.kind, name_zh = excluded.name_zh, name_en = excluded.name_en,
        boundary = coalesce(excluded.boundary, old.boundary), centre_longitude = coalesce(excluded.centre_longitude, old.centre_longitude),
        centre_latitude = coalesce(excluded.centre_latitude, old.centre_latitude), household_count = coalesce(excluded.household_count, old.household_count), search_text = excluded.search_text
      where (old.parent_id, old.kind, old.name_zh, old.name_en, old.boundary, old.household_count) is distinct from
        (coalesce(excluded.parent_id, old.parent_id), excluded.kind, excluded.name_zh, excluded.name_en, coalesce(excluded.boundary, old.boundary), coalesce(excluded.household_count, old.household_count))
    returning xmax = 0 as created`));
}

/** Walks the tree of places anew: who is above whom, and in which zone (or town) each lies. Sites follow their place. */
export async function straightenPlaces(tx: Tx, programmeId: string): Promise<void> {
  await rows(tx, sql`with recursive tree as (
      select id, array[id] as line, case when kind in ('zone', 'town') then id end as zone from places.places where programme_id = ${programmeId} and parent_id is null
      union all
      select p.id, t.line || p.id, coalesce(t.zone, case when p.kind in ('zone', 'town') then p.id end)
        from places.places p join tree t on p.parent_id = t.id where p.programme_id = ${programmeId} and not p.id = any(t.line))
    update places.places p set ancestor_ids = t.line, zone_id = t.zone from tree t
     where p.programme_id = ${programmeId} and p.id = t.id and (p.ancestor_ids, p.zone_id) is distinct from (t.line, t.zone)`);
  await rows(tx, sql`update places.sites s set zone_id = p.zone_id from places.places p
    where s.programme_id = ${programmeId} and p.programme_id = s.programme_id and p.id = s.place_id and s.zone_id is distinct from p.zone_id`);
}

export function insertCity(tx: Tx, programmeId: string, city: { id: string; code: string; nameZh: string; nameEn: string; validFrom: string; searchText: string }): Promise<number> {
  return changed(tx, sql`insert into places.places (programme_id, id, kind, code, name_zh, name_en, ancestor_ids, valid_from, search_text)
    values (${programmeId}, ${city.id}, 'city', ${city.code}, ${city.nameZh}, ${city.nameEn}, array[${city.id}::uuid], ${city.validFrom}, ${city.searchText})`);
}

/** Every place with what it is called; by name those that are not closed. @param today `YYYY-MM-DD` */
export function placesByCode(tx: Tx, programmeId: string, today: string): Promise<(NamedThing & { kind: string })[]> {
  return rows(tx, sql`select p.id, p.code, p.kind, case when p.valid_to is null or p.valid_to > ${today}::date then array[p.name_zh, p.name_en] else '{}'::text[] end as names, up.name_zh as within
    from places.places p left join places.places up on up.programme_id = p.programme_id and up.id = p.parent_id where p.programme_id = ${programmeId}`);
}

export interface OrganisationToWrite {
  readonly id: string; readonly code: string; readonly kind: string; readonly parentId: string | null; readonly placeId: string | null; readonly nameZh: string; readonly nameEn: string; readonly sortOrder: number; readonly searchText: string;
}

/** Organisations by code; those above may stand in the same set, since references are checked when it is all in. */
export async function upsertOrganisations(tx: Tx, programmeId: string, organisations: readonly OrganisationToWrite[]): Promise<Written> {
  return countWritten(await rows<{ created: boolean }>(tx, sql`
    insert into places.organisations as old (programme_id, id, parent_id, code, kind, name_zh, name_en, place_id, ancestor_ids, sort_order, search_text)
    select ${programmeId}, r.id, r."parentId", r.code, r.kind, r."nameZh", r."nameEn", r."placeId", array[r.id], r."sortOrder", r."searchText"
      from jsonb_to_recordset(${JSON.stringify(organisations)}::jsonb) as r(id uuid, code text, kind text, "parentId" uuid, "placeId" uuid, "nameZh" text, "nameEn" text, "sortOrder" integer, "searchText" text)
    on conflict (programme_id, code) do update set search_text = excluded.search_text, kind = excluded.kind, name_zh = excluded.name_zh, name_en = excluded.name_en,
        parent_id = coalesce(excluded.parent_id, old.parent_id), place_id = coalesce(excluded.place_id, old.place_id)
      where (old.kind, old.name_zh, old.name_en, old.parent_id, old.place_id) is distinct from
        (excluded.kind, excluded.name_zh, excluded.name_en, coalesce(excluded.parent_id, old.parent_id), coalesce(excluded.place_id, old.place_id))
    returning xmax = 0 as created`));
}

/** Walks the tree of organisations anew. */
export async function straightenOrganisations(tx: Tx, programmeId: string): Promise<void> {
  await rows(tx, sql`with recursive tree as (
      select id, array[id] as line from places.organisations where programme_id = ${programmeId} and parent_id is null
      union all select o.id, t.line || o.id from places.organisations o join tree t on o.parent_id = t.id where o.programme_id = ${programmeId} and not o.id = any(t.line))
    update places.organisations o set ancestor_ids = t.line from tree t
     where o.programme_id = ${programmeId} and o.id = t.id and o.ancestor_ids is distinct from t.line`);
}

export function organisationsByCode(tx: Tx, programmeId: string): Promise<(NamedThing & { parent_code: string | null })[]> {
  return rows(tx, sql`select o.id, o.code, array[o.name_zh, o.name_en] as names, coalesce(u.name_zh, p.name_zh) as within, u.code as parent_code from places.organisations o
    left join places.organisations u on u.programme_id = o.programme_id and u.id = o.parent_id left join places.places p on p.programme_id = o.programme_id and p.id = o.place_id where o.programme_id = ${programmeId}`);
}

export async function nextSortOrders(tx: Tx, programmeId: string): Promise<{ places: number; organisations: number }> {
  return oneRow(tx, sql`select (select coalesce(max(sort_order), -1) + 1 from places.places where programme_id = ${programmeId}) as places,
    (select coalesce(max(sort_order), -1) + 1 from places.organisations where programme_id = ${programmeId}) as organisations`);
}

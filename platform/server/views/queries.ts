/** The statements on views of lists. */
import { changed, maybeRow, oneRow, rows, sql } from '../db/index.ts';
import type { Tx } from '../db/index.ts';

export interface ViewRow { id: string; list: string; name: string; search: string; shared: boolean; is_default: boolean; person_id: string; owner_name: string }

/** One's own views of a list and those that others share; the default first. */
export function viewsOf(tx: Tx, programmeId: string, personId: string, list: string): Promise<ViewRow[]> {
  return rows<ViewRow>(tx, sql`select v.id, v.list, v.name, v.search, v.shared, v.is_default, v.person_id, p.name as owner_name
      from platform.list_views v join people.persons p on p.programme_id = v.programme_id and p.id = v.person_id
     where v.programme_id = ${programmeId} and v.list = ${list} and (v.person_id = ${personId} or v.shared)
     order by (v.person_id = ${personId}) desc, v.is_default desc, v.name limit 200`);
}

/** A person's other views of a list: the one of this name is replaced. */
export async function countViews(tx: Tx, programmeId: string, personId: string, list: string, name: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from platform.list_views where programme_id = ${programmeId} and person_id = ${personId} and list = ${list} and name <> ${name}`)).count;
}

/** A person's view of that name, held until it is replaced. */
export function viewByName(tx: Tx, programmeId: string, personId: string, list: string, name: string): Promise<{ search: string; shared: boolean } | undefined> {
  return maybeRow(tx, sql`select search, shared from platform.list_views where programme_id = ${programmeId} and person_id = ${personId} and list = ${list} and name = ${name} for update`);
}

/** At most one view opens first. */
export function clearDefault(tx: Tx, programmeId: string, personId: string, list: string): Promise<number> {
  return changed(tx, sql`update platform.list_views set is_default = false where programme_id = ${programmeId} and person_id = ${personId} and list = ${list} and is_default`);
}

export async function upsertView(tx: Tx, programmeId: string, view: { id: string; personId: string; list: string; name: string; search: string; isDefault: boolean; at: string }): Promise<string> {
  return (await oneRow<{ id: string }>(tx, sql`insert into platform.list_views (programme_id, id, person_id, list, name, search, is_default, created_at)
    values (${programmeId}, ${view.id}, ${view.personId}, ${view.list}, ${view.name}, ${view.search}, ${view.isDefault}, ${view.at})
    on conflict on constraint list_views__name_unique do update set search = excluded.search, is_default = excluded.is_default returning id`)).id;
}

export function viewById(tx: Tx, programmeId: string, id: string): Promise<{ id: string; person_id: string; shared: boolean } | undefined> {
  return maybeRow(tx, sql`select id, person_id, shared from platform.list_views where programme_id = ${programmeId} and id = ${id} for update`);
}

export function setShared(tx: Tx, programmeId: string, id: string, shared: boolean): Promise<number> {
  return changed(tx, sql`update platform.list_views set shared = ${shared} where programme_id = ${programmeId} and id = ${id}`);
}

export function removeView(tx: Tx, programmeId: string, id: string): Promise<number> {
  return changed(tx, sql`delete from platform.list_views where programme_id = ${programmeId} and id = ${id}`);
}

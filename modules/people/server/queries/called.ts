/** Persons, sites and places as cells of a sheet call them. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { askedCells } from '#modules/places/server/index.ts';
import type { NamedThing } from '#modules/places/server/index.ts';
import type { Reader } from './duties.ts';

/** Persons that these cells may mean, by code or name; by name those in office. @param today `YYYY-MM-DD` */
export async function personsCalled(tx: Tx, programmeId: string, cells: readonly (string | null)[], today: string): Promise<(NamedThing & { readonly valid_to: string | null })[]> {
  const asked = askedCells(cells);
  if (asked === null) return [];
  return rows(tx, sql`select p.id, p.code, p.valid_to, case when p.valid_from <= ${today}::date and (p.valid_to is null or p.valid_to > ${today}::date) then array[p.name] else '{}'::text[] end as names, o.name_zh as within
    from people.persons p left join places.organisations o on o.programme_id = p.programme_id and o.id = p.organisation_id
    where p.programme_id = ${programmeId} and (${asked.isCoded('p.code')} or ${asked.isNamed('p.name')})`);
}

export interface SubjectCalled extends NamedThing { readonly kind: 'site' | 'place'; readonly place_id: string }

/** Sites and places that these cells may mean, of those over whose duties the reader may decide; by name those that are open. @param today `YYYY-MM-DD` */
export async function subjectsCalled(tx: Tx, { programmeId, scope }: Reader, cells: readonly (string | null)[], today: string): Promise<SubjectCalled[]> {
  const asked = askedCells(cells);
  if (asked === null) return [];
  const inReach = (column: string) => (scope.everything ? sql`true` : sql`${sql.ref(column)} = any(${scope.placeIds}::uuid[])`);
  return rows(tx, sql`select 'site' as kind, s.id, s.code, s.place_id, case when s.valid_to is null or s.valid_to > ${today}::date then array[s.name] else '{}'::text[] end as names, w.name_zh as within
      from places.sites s left join places.places w on w.programme_id = s.programme_id and w.id = s.place_id
     where s.programme_id = ${programmeId} and (${asked.isCoded('s.code')} or ${asked.isNamed('s.name')}) and ${inReach('s.place_id')}
    union all select 'place', p.id, p.code, p.id, case when p.valid_to is null or p.valid_to > ${today}::date then array[p.name_zh, p.name_en] else '{}'::text[] end, w.name_zh
      from places.places p left join places.places w on w.programme_id = p.programme_id and w.id = p.parent_id
     where p.programme_id = ${programmeId} and (${asked.isCoded('p.code')} or ${asked.isNamed('p.name_zh')} or ${asked.isNamed('p.name_en')}) and ${inReach('p.id')}`);
}

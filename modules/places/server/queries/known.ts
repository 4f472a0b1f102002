/** What the list of places says of one: how many households it has. */
import { sql } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { KnownSource } from '#platform/server/asks/index.ts';

export const placesKnown: KnownSource = { permission: 'places.read', values: ({ programmeId, scope }, placeId) => sql`select '户数' as name, '户' as unit, p.household_count::text as value, null::date as on_date, p.name_zh as title, '/places' as path, '区域' as of_zh, 'Places' as of_en
  from places.places p where p.programme_id = ${programmeId} and p.id = ${placeId} and p.household_count is not null and ${scopePredicate(scope, { place: 'p.id' })}` };

/** What is known of a place already, under the name of a field, from any register. */
import type { KnownSource } from '#platform/server/asks/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';

export interface KnownValueRow { field: string; value: string; record_id: string; title: string; register_zh: string; register_en: string; on_date: string }

/** The latest of each field that a register shares by name, type and unit; what says which record it is (title, day, place) is not asked twice. */
export function knownValues(tx: Tx, programmeId: string, { registerId, placeId }: { readonly registerId: string; readonly placeId: string }): Promise<KnownValueRow[]> {
  return rows(tx, sql`with own as (select w ->> 'code' as code, w ->> 'zh' as zh, w ->> 'type' as type, w ->> 'unit' as unit from records.registers g cross join lateral jsonb_array_elements(g.definition -> 'fields') as w
      where g.programme_id = ${programmeId} and g.id = ${registerId} and w ->> 'type' <> 'place' and w ->> 'code' is distinct from g.definition ->> 'titleField' and w ->> 'code' is distinct from g.definition ->> 'dayField')
    select distinct on (own.code) own.code as field, r.fields ->> (f ->> 'code') as value, r.id as record_id, r.title, g.name_zh as register_zh, g.name_en as register_en, coalesce(r.on_date, r.recorded_at::date) as on_date
      from own join records.registers g on g.programme_id = ${programmeId} cross join lateral jsonb_array_elements(g.definition -> 'fields') as f
      join records.records r on r.programme_id = g.programme_id and r.register_id = g.id and r.place_id = ${placeId} and r.withdrawn_at is null
     where f ->> 'zh' = own.zh and f ->> 'type' = own.type and f ->> 'unit' is not distinct from own.unit and r.fields ->> (f ->> 'code') is not null
     order by own.code, coalesce(r.on_date, r.recorded_at::date) desc, r.recorded_at desc`);
}

/** For forms of other modules: the latest number of each name and unit that any register holds of a place. */
export const recordsKnown: KnownSource = { permission: 'records.read', values: ({ programmeId, scope }, placeId) => sql`select distinct on (f ->> 'zh', f ->> 'unit') f ->> 'zh' as name, f ->> 'unit' as unit, r.fields ->> (f ->> 'code') as value, coalesce(r.on_date, r.recorded_at::date) as on_date, r.title, '/records/' || r.id as path, g.name_zh as of_zh, g.name_en as of_en
    from records.registers g cross join lateral jsonb_array_elements(g.definition -> 'fields') as f
    join records.records r on r.programme_id = g.programme_id and r.register_id = g.id and r.place_id = ${placeId} and r.withdrawn_at is null
   where g.programme_id = ${programmeId} and f ->> 'type' = 'number' and r.fields ->> (f ->> 'code') is not null and ${scopePredicate(scope, { place: 'r.place_id' })}
   order by f ->> 'zh', f ->> 'unit', coalesce(r.on_date, r.recorded_at::date) desc, r.recorded_at desc` };

export interface KnownElsewhereRow { name: string; unit: string | null; value: string; on_date: string | null; title: string; path: string; of_zh: string; of_en: string }

/** The latest first; what has no day last. */
export function knownElsewhere(tx: Tx, known: RawBuilder<unknown>): Promise<KnownElsewhereRow[]> {
  return rows(tx, sql`select k.name, k.unit, k.value, k.on_date, k.title, k.path, k.of_zh, k.of_en from (${known}) k order by k.on_date desc nulls last, k.name limit 200`);
}

/** Rows that a phone carries. */
import { rows, sql } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

export interface HouseholdRow { id: string; code: string; label: string; search: string; balance: number; place_id: string | null; place_zh: string | null; place_en: string | null }

export function householdsForPhone(ctx: ReadContext, limit: number): Promise<HouseholdRow[]> {
  return rows(ctx.tx, sql`select s.id, s.code, s.label, coalesce(s.search_text, '') as search, coalesce(a.balance, 0)::integer as balance, s.place_id, p.name_zh as place_zh, p.name_en as place_en
    from honours.subjects s left join places.places p on p.programme_id = s.programme_id and p.id = s.place_id
    left join points.assets t on t.programme_id = s.programme_id and t.kind = 'points' and t.code = 'household'
    left join points.accounts a on a.programme_id = s.programme_id and a.asset_id = t.id and a.holder_kind = 'household' and a.holder_id = s.id and a.purpose = 'holding'
    where s.programme_id = ${ctx.programmeId} and s.kind = 'household' and (s.valid_to is null or s.valid_to > ${ctx.today}::date) and ${scopePredicate(ctx.scope, { place: 's.place_id' })} order by p.name_zh, s.label, s.id limit ${limit}`);
}

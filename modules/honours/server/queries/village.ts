/** What households claim themselves, as their village reads it. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import { searchPatterns } from '#platform/server/search/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { NominationState, Star } from '../../domain/index.ts';

export interface ClaimRow {
  id: string; number: string; round_id: string; round_name: string; title_zh: string; title_en: string; nominee: string; place_id: string | null; place_zh: string | null; place_en: string | null; words: string | null; claimed_stars: string[]; claim_words: Record<string, string>; stars: Star[]; state: NominationState;
  reason: string | null; received_at: string; is_open: boolean;
}

export interface ClaimFilter { readonly state?: NominationState | undefined; readonly q?: string | undefined }

const from = sql`honours.nominations n join honours.selection_rounds r on r.programme_id = n.programme_id and r.id = n.round_id join honours.titles t on t.programme_id = n.programme_id and t.id = n.title_id and t.subject_kind = 'household'
  join honours.round_titles u on u.programme_id = n.programme_id and u.round_id = n.round_id and u.title_id = n.title_id join honours.title_versions v on v.programme_id = u.programme_id and v.title_id = u.title_id and v.number = u.rule_version
  left join places.places p on p.programme_id = n.programme_id and p.id = n.place_id`;

function where(ctx: ReadContext, { state, q }: ClaimFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`n.programme_id = ${ctx.programmeId} and n.kind = 'self' and n.place_id is not null`, scopePredicate(ctx.scope, { place: 'n.place_id' })];
  if (state !== undefined) parts.push(sql`n.state = ${state}`);
  for (const pattern of searchPatterns(q)) parts.push(sql`(lower(n.nominee) like ${pattern} or lower(n.number) like ${pattern})`);
  return sql.join(parts, sql` and `);
}

export function claimPage(ctx: ReadContext, filter: ClaimFilter, sort: SortOf<'waiting' | 'recent' | 'nominee'>, page: { limit: number; offset: number }): Promise<ClaimRow[]> {
  const order = orderBy(sort, { waiting: ["(n.state = 'received') desc", 'n.received_at', 'n.id'], recent: ['n.received_at desc', 'n.id desc'], nominee: ['n.nominee', 'n.id'] });
  return rows(ctx.tx, sql`select n.id, n.number, n.round_id, r.name as round_name, t.name_zh as title_zh, t.name_en as title_en, n.nominee, n.place_id, p.name_zh as place_zh, p.name_en as place_en, n.words, n.claimed_stars, n.claim_words, coalesce(v.rules -> 'stars', '[]') as stars, n.state, n.reason, n.received_at,
      exists (select 1 from honours.round_stages s where s.programme_id = r.programme_id and s.round_id = r.id and s.kind = 'nomination' and s.state = 'open' and r.state = 'running') as is_open
    from ${from} where ${where(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function claimTotal(ctx: ReadContext, filter: ClaimFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${from} where ${where(ctx, filter)}`)).count;
}

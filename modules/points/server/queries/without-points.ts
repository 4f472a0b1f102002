/** Households that earned nothing in a period. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { byPinyin, naturalTerms, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';

export interface WithoutFilter { readonly from: string; readonly to: string; readonly placeId?: string | undefined; readonly q?: string | undefined }
export interface WithoutRow { subject_id: string; code: string; label: string; place_zh: string | null; place_en: string | null; held: number; balance: number; last_earned_on: string | null }

/** Of a household `s`. Not to be shown: whoever asked to be left out, or did not agree; the public board leaves out the same. */
export const isShown = sql`(s.consent not in ('refused', 'withdrawn') and not exists (select from points.board_absences b where b.programme_id = s.programme_id and b.subject_id = s.id))`;

/** Households there were in the period, in reach, on whose account nothing stands that was earned in it. A reversed deed earned nothing. */
function without(ctx: ReadContext, { from, to, placeId, q }: WithoutFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [
    sql`s.programme_id = ${ctx.programmeId} and s.kind = 'household' and (s.valid_to is null or s.valid_to > ${from}::date)`, scopePredicate(ctx.scope, { place: 's.place_id' }),
    sql`not exists (select from points.legs l join points.transfers t on t.programme_id = l.programme_id and t.id = l.transfer_id and t.kind = 'earn' and t.occurred_on between ${from}::date and ${to}::date
      where l.programme_id = a.programme_id and l.account_id = a.id and l.amount > 0 and not exists (select from points.transfers v where v.programme_id = t.programme_id and v.reverses = t.id))`,
  ];
  if (placeId !== undefined) parts.push(sql`s.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${placeId}::uuid])`);
  for (const pattern of searchPatterns(q)) parts.push(sql`${searchable('s', 'label')} like ${pattern}`);
  return sql`honours.subjects s left join places.places p on p.programme_id = s.programme_id and p.id = s.place_id left join points.assets k on k.programme_id = s.programme_id and k.kind = 'points' and k.code = 'household'
    left join points.accounts a on a.programme_id = s.programme_id and a.asset_id = k.id and a.holder_kind = 'household' and a.holder_id = s.id and a.purpose = 'holding' where ${sql.join(parts, sql` and `)}`;
}

export function withoutPage(ctx: ReadContext, filter: WithoutFilter, sort: SortOf<'place' | 'label' | 'balance'>, page: { limit: number; offset: number }): Promise<WithoutRow[]> {
  const order = orderBy(sort, { place: [byPinyin('p.name_zh'), ...naturalTerms('s.label'), 's.id'], label: [...naturalTerms('s.label'), 's.id'], balance: ['balance desc', 's.id'] });
  // As on the board: what was left at the end of the period, or now while it goes on.
  const held = sql`(case when ${ctx.today}::date <= ${filter.to}::date then coalesce(a.held, 0) else 0 end)::integer`;
  const later = sql`(select coalesce(sum(l.amount), 0) from points.legs l join points.transfers t on t.programme_id = l.programme_id and t.id = l.transfer_id where l.programme_id = a.programme_id and l.account_id = a.id
      and t.occurred_on > ${filter.to}::date and t.kind <> 'reverse' and not exists (select from points.transfers v where v.programme_id = t.programme_id and v.reverses = t.id))`;
  return rows(ctx.tx, sql`select s.id as subject_id, s.code, s.label, p.name_zh as place_zh, p.name_en as place_en, ${held} as held, (coalesce(a.balance, 0) - ${later} - ${held})::integer as balance,
      (select max(d.happened_on) from points.deeds d where d.programme_id = s.programme_id and d.subject_id = s.id and d.state = 'posted' and d.points > 0) as last_earned_on
    from ${without(ctx, filter)} and ${isShown} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export function withoutCounts(ctx: ReadContext, filter: WithoutFilter): Promise<{ shown: number; unshown: number }> {
  return oneRow(ctx.tx, sql`select count(*) filter (where ${isShown})::integer as shown, count(*) filter (where not ${isShown})::integer as unshown from ${without(ctx, filter)}`);
}

/** In whose name a board goes out, and what its place is called. */
export function boardOwner(ctx: ReadContext, placeId: string | undefined): Promise<{ name_zh: string; name_en: string; synthetic: boolean; place_zh: string | null; place_en: string | null }> {
  return oneRow(ctx.tx, sql`select g.name_zh, g.name_en, g.synthetic, p.name_zh as place_zh, p.name_en as place_en from places.programmes g left join places.places p on p.programme_id = g.id and p.id = ${placeId ?? null}::uuid where g.id = ${ctx.programmeId}`);
}

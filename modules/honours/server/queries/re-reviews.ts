/** Re-reviews and their awards. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { searchable, searchPatterns, searchTextOf } from '#platform/server/search/index.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { ReviewItemState, WithdrawalRule } from '../../domain/index.ts';

export interface ReReviewRow { id: string; name: string; title_id: string; title_zh: string; title_en: string; state: 'running' | 'closed'; due_by: string; starts_on: string; ends_on: string; total: number; settled: number; created_at: string }

const columns = sql`r.id, r.name, r.title_id, t.name_zh as title_zh, t.name_en as title_en, r.state, r.due_by, r.starts_on, r.ends_on, r.created_at,
  (select count(*) from honours.re_review_items i where i.programme_id = r.programme_id and i.re_review_id = r.id) as total,
  (select count(*) from honours.re_review_items i where i.programme_id = r.programme_id and i.re_review_id = r.id and i.state in ('kept', 'withdrawn')) as settled`;
const from = sql`honours.re_reviews r join honours.titles t on t.programme_id = r.programme_id and t.id = r.title_id`;

export function reReviewPage(tx: Tx, programmeId: string, state: 'running' | 'closed' | undefined, sort: SortOf<'recent' | 'name' | 'ends'>, page: { limit: number; offset: number }): Promise<ReReviewRow[]> {
  const order = orderBy(sort, { recent: ['r.created_at desc', 'r.id desc'], name: ['r.name', 'r.id'], ends: ['r.ends_on', 'r.id'] });
  return rows(tx, sql`select ${columns} from ${from} where r.programme_id = ${programmeId} ${state === undefined ? sql`` : sql`and r.state = ${state}`} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function reReviewTotal(tx: Tx, programmeId: string, state: 'running' | 'closed' | undefined): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from honours.re_reviews r where r.programme_id = ${programmeId} ${state === undefined ? sql`` : sql`and r.state = ${state}`}`)).count;
}

export function reReviewRow(tx: Tx, programmeId: string, id: string): Promise<ReReviewRow | undefined> {
  return maybeRow(tx, sql`select ${columns} from ${from} where r.programme_id = ${programmeId} and r.id = ${id}`);
}

export async function reviewCounts(tx: Tx, programmeId: string, id: string): Promise<Partial<Record<ReviewItemState, number>>> {
  return (await oneRow<{ counts: Partial<Record<ReviewItemState, number>> }>(tx, sql`select coalesce(jsonb_object_agg(n.state, n.count), '{}') as counts
    from (select state, count(*) as count from honours.re_review_items where programme_id = ${programmeId} and re_review_id = ${id} group by state) n`)).counts;
}

/** All awards in force whose re-review is due by a day, as items of one re-review. @returns how many */
export async function insertReReview(tx: Tx, programmeId: string, review: { id: string; titleId: string; name: string; dueBy: string; startsOn: string; endsOn: string; at: string; by: string }): Promise<number> {
  await changed(tx, sql`insert into honours.re_reviews (programme_id, id, title_id, name, due_by, starts_on, ends_on, state, created_at, created_by, search_text)
    values (${programmeId}, ${review.id}, ${review.titleId}, ${review.name}, ${review.dueBy}, ${review.startsOn}, ${review.endsOn}, 'running', ${review.at}, ${review.by}, ${searchTextOf(review.name)})`);
  return changed(tx, sql`insert into honours.re_review_items (programme_id, id, re_review_id, award_id, place_id, organisation_id, state)
    select a.programme_id, uuidv7(), ${review.id}, a.id, a.place_id, a.organisation_id, 'open' from honours.awards a
     where a.programme_id = ${programmeId} and a.title_id = ${review.titleId} and a.validity @> ${review.startsOn}::date and a.ended_by is null and a.next_review_on <= ${review.dueBy}::date`);
}

export interface ReviewItemRow {
  id: string; re_review_id: string; award_id: string; number: string; label: string; place_id: string | null; place_zh: string | null; place_en: string | null; state: ReviewItemState; evidence: string | null; files: { fileId: string; mediaType: string }[]; organisation_id: string | null; heard_on: string | null; appeal_until: string | null;
  proposed_by: string | null; has_appeal: boolean; review_state: 'running' | 'closed'; withdrawal_id: string | null; withdrawal_rule: WithdrawalRule | null;
}
const itemColumns = sql`i.id, i.re_review_id, i.award_id, a.number, s.label, i.place_id, p.name_zh as place_zh, p.name_en as place_en, i.state, i.evidence, i.organisation_id, (select coalesce(jsonb_agg(jsonb_build_object('fileId', x.id, 'mediaType', x.media_type) order by array_position(i.file_ids, x.id)), '[]') from files.files x where x.programme_id = i.programme_id and x.id = any(i.file_ids)) as files, coalesce(w.heard_on, i.heard_on) as heard_on, coalesce(w.appeal_until, i.appeal_until) as appeal_until, i.proposed_by, (w.appealed_on is not null or i.appeal_sealed is not null) as has_appeal, r.state as review_state, w.id as withdrawal_id, v.rules -> 'withdrawal' as withdrawal_rule`;
const itemFrom = sql`honours.re_review_items i join honours.re_reviews r on r.programme_id = i.programme_id and r.id = i.re_review_id join honours.awards a on a.programme_id = i.programme_id and a.id = i.award_id
  join honours.title_versions v on v.programme_id = a.programme_id and v.title_id = a.title_id and v.number = a.rule_version left join honours.withdrawals w on w.programme_id = i.programme_id and w.review_item_id = i.id
  join honours.subjects s on s.programme_id = a.programme_id and s.id = a.subject_id left join places.places p on p.programme_id = i.programme_id and p.id = i.place_id`;

export interface ItemFilter { readonly reReviewId: string; readonly state?: ReviewItemState | undefined; readonly q?: string | undefined }

function itemWhere(ctx: ReadContext, { reReviewId, state, q }: ItemFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`i.programme_id = ${ctx.programmeId} and i.re_review_id = ${reReviewId}`, scopePredicate(ctx.scope, { place: 'i.place_id', organisation: 'i.organisation_id' })];
  if (state !== undefined) parts.push(sql`i.state = ${state}`);
  for (const pattern of searchPatterns(q)) parts.push(sql`${searchable('s', 'label')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

export function itemPage(ctx: ReadContext, filter: ItemFilter, sort: SortOf<'subject' | 'state' | 'appeal'>, page: { limit: number; offset: number }): Promise<ReviewItemRow[]> {
  const order = orderBy(sort, { subject: ['s.label', 'i.id'], state: ['i.state', 'i.id'], appeal: ['coalesce(w.appeal_until, i.appeal_until) nulls last', 'i.id'] });
  return rows(ctx.tx, sql`select ${itemColumns} from ${itemFrom} where ${itemWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function itemTotal(ctx: ReadContext, filter: ItemFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${itemFrom} where ${itemWhere(ctx, filter)}`)).count;
}

export function lockItem(tx: Tx, programmeId: string, itemId: string): Promise<ReviewItemRow | undefined> {
  return maybeRow(tx, sql`select ${itemColumns} from ${itemFrom} where i.programme_id = ${programmeId} and i.id = ${itemId} for update of i`);
}

/** Awards of one re-review by their numbers, held until a file of results is written. */
export function itemsOfAwards(tx: Tx, programmeId: string, reReviewId: string, numbers: readonly string[]): Promise<ReviewItemRow[]> {
  return rows<ReviewItemRow>(tx, sql`select ${itemColumns} from ${itemFrom} where i.programme_id = ${programmeId} and i.re_review_id = ${reReviewId} and a.number = any(${[...numbers]}::text[]) order by i.id for update of i`);
}

export interface ItemChange { readonly state: ReviewItemState; readonly evidence?: string; readonly fileIds?: readonly string[]; readonly reasonSealed?: string; readonly heardOn?: string; readonly appealUntil?: string; readonly proposedBy?: string; readonly settledAt?: string; readonly settledBy?: string }

/** What is not said stays as it was. */
export function saveItem(tx: Tx, programmeId: string, itemId: string, to: ItemChange): Promise<number> {
  return changed(tx, sql`update honours.re_review_items set state = ${to.state}, evidence = coalesce(${to.evidence ?? null}, evidence), file_ids = coalesce(${to.fileIds === undefined ? null : [...to.fileIds]}::uuid[], file_ids), reason_sealed = coalesce(${to.reasonSealed ?? null}, reason_sealed), heard_on = coalesce(${to.heardOn ?? null}::date, heard_on),
      appeal_until = coalesce(${to.appealUntil ?? null}::date, appeal_until), proposed_by = coalesce(${to.proposedBy ?? null}::uuid, proposed_by),
      settled_at = coalesce(${to.settledAt ?? null}::timestamptz, settled_at), settled_by = coalesce(${to.settledBy ?? null}::uuid, settled_by)
    where programme_id = ${programmeId} and id = ${itemId}`);
}

export function closeReview(tx: Tx, programmeId: string, id: string): Promise<number> {
  return changed(tx, sql`update honours.re_reviews set state = 'closed' where programme_id = ${programmeId} and id = ${id}`);
}

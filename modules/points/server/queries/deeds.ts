/** Deeds and the board. */
import { byPinyin, changed, maybeRow, naturally, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { SortOf } from '#platform/contract/sorting.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { DeedState } from '../../domain/index.ts';
import { isShown } from './without-points.ts';

export interface SubjectFound { id: string; kind: 'household' | 'person'; label: string; place_id: string | null }


/** A household or person in reach that is not gone. */
export function subjectInReach(ctx: ReadContext, id: string): Promise<SubjectFound | undefined> {
  return maybeRow(ctx.tx, sql`select s.id, s.kind, s.label, s.place_id from honours.subjects s where s.programme_id = ${ctx.programmeId} and s.id = ${id} and s.kind in ('household', 'person')
    and (s.valid_to is null or s.valid_to > ${ctx.today}::date) and ${scopePredicate(ctx.scope, { place: 's.place_id' })}`);
}

export interface DeedRow {
  id: string; subject_id: string; subject_code: string; subject_label: string; cut_points: number; photo_ids: string[]; subject_kind: 'household' | 'person'; place_id: string | null; place_zh: string | null; place_en: string | null; rule_code: string; rule_label: string; points: number; posted_points: number | null; happened_on: string; evidence: string | null; state: DeedState;
  recorded_by: string; recorded_by_name: string; recorded_at: string; reviewed_by_name: string | null; review_reason: string | null; notice_until: string | null; correction_reason: string | null; transfer_id: string | null; book_id: string;
}

export interface DeedFilter { readonly state?: DeedState | undefined; readonly subjectId?: string | undefined; readonly placeId?: string | undefined; readonly q?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined }

const columns = sql`d.id, d.subject_id, s.code as subject_code, s.label as subject_label, d.cut_points, array(select f.file_id from points.deed_photos f where f.programme_id = d.programme_id and f.deed_id = d.id order by f.position) as photo_ids, d.subject_kind, d.place_id, p.name_zh as place_zh, p.name_en as place_en, d.rule_code, d.rule_label, d.points, d.posted_points, d.happened_on, d.evidence, d.state, d.recorded_by, r.name as recorded_by_name, d.recorded_at,
  v.name as reviewed_by_name, d.review_reason, d.notice_until, d.correction_reason, d.transfer_id, d.book_id`;
const from = sql`points.deeds d join honours.subjects s on s.programme_id = d.programme_id and s.id = d.subject_id join people.persons r on r.programme_id = d.programme_id and r.id = d.recorded_by
  left join people.persons v on v.programme_id = d.programme_id and v.id = d.reviewed_by left join places.places p on p.programme_id = d.programme_id and p.id = d.place_id`;

function deedWhere(ctx: ReadContext, filter: DeedFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`d.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'd.place_id' })];
  if (filter.state !== undefined) parts.push(sql`d.state = ${filter.state}`);
  if (filter.subjectId !== undefined) parts.push(sql`d.subject_id = ${filter.subjectId}`);
  if (filter.placeId !== undefined) parts.push(sql`d.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('s', 'label')} like ${pattern}`);
  if (filter.from !== undefined) parts.push(sql`d.happened_on >= ${filter.from}::date`);
  if (filter.to !== undefined) parts.push(sql`d.happened_on <= ${filter.to}::date`);
  return sql.join(parts, sql` and `);
}

export function deedPage(ctx: ReadContext, filter: DeedFilter, sort: SortOf<'recent' | 'points'>, page: { limit: number; offset: number }): Promise<DeedRow[]> {
  const order = orderBy(sort, { recent: ['d.recorded_at desc', 'd.id'], points: ['d.points desc', 'd.id'] });
  return rows(ctx.tx, sql`select ${columns} from ${from} where ${deedWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function deedTotal(ctx: ReadContext, filter: DeedFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from points.deeds d join honours.subjects s on s.programme_id = d.programme_id and s.id = d.subject_id where ${deedWhere(ctx, filter)}`)).count;
}

/** What those that are posted brought and took. @unit points */
export async function postedTotal(ctx: ReadContext, filter: DeedFilter): Promise<number> {
  return (await oneRow<{ points: number }>(ctx.tx, sql`select coalesce(sum(d.posted_points), 0)::bigint as points from points.deeds d join honours.subjects s on s.programme_id = d.programme_id and s.id = d.subject_id where d.state = 'posted' and ${deedWhere(ctx, filter)}`)).points;
}

/** Deeds in reach, locked in one order. */
export function lockDeeds(ctx: ReadContext, ids: readonly string[]): Promise<DeedRow[]> {
  return rows(ctx.tx, sql`select ${columns} from ${from} where d.programme_id = ${ctx.programmeId} and d.id = any(${ids}::uuid[]) and ${scopePredicate(ctx.scope, { place: 'd.place_id' })} order by d.id for update of d`);
}

/** Deeds of a household by one rule in the month of a day, one writer at a time. */
export async function deedsOfMonth(tx: Tx, programmeId: string, subjectId: string, ruleCode: string, day: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`points.deeds ${programmeId} ${subjectId}`}, 0))`.execute(tx);
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from points.deeds where programme_id = ${programmeId} and subject_id = ${subjectId} and rule_code = ${ruleCode} and state not in ('declined', 'corrected')
    and happened_on >= date_trunc('month', ${day}::date) and happened_on < date_trunc('month', ${day}::date) + interval '1 month'`)).count;
}

export interface NewDeed { readonly id: string; readonly subject: SubjectFound; readonly bookId: string; readonly ruleCode: string; readonly ruleLabel: string; readonly points: number; readonly happenedOn: string; readonly evidence: string | null; readonly by: string; readonly at: string }

/** Many at once, in one statement. */
export async function insertDeeds(tx: Tx, programmeId: string, deeds: readonly NewDeed[]): Promise<void> {
  await sql`insert into points.deeds (programme_id, id, subject_id, subject_kind, place_id, book_id, rule_code, rule_label, points, happened_on, evidence, state, recorded_by, recorded_at)
    select ${programmeId}, n.id, n.subject_id, n.kind, n.place_id, n.book_id, n.code, n.label, n.points, n.day, n.evidence, 'recorded', n.by, n.at
      from unnest(${deeds.map(({ id }) => id)}::uuid[], ${deeds.map(({ subject }) => subject.id)}::uuid[], ${deeds.map(({ subject }) => subject.kind)}::text[], ${deeds.map(({ subject }) => subject.place_id)}::uuid[], ${deeds.map(({ bookId }) => bookId)}::uuid[], ${deeds.map(({ ruleCode }) => ruleCode)}::text[],
        ${deeds.map(({ ruleLabel }) => ruleLabel)}::text[], ${deeds.map(({ points }) => points)}::integer[], ${deeds.map(({ happenedOn }) => happenedOn)}::date[], ${deeds.map(({ evidence }) => evidence)}::text[], ${deeds.map(({ by }) => by)}::uuid[], ${deeds.map(({ at }) => at)}::timestamptz[])
        n(id, subject_id, kind, place_id, book_id, code, label, points, day, evidence, by, at)`.execute(tx);
}

export function settleDeeds(tx: Tx, programmeId: string, deeds: readonly { id: string; noticeUntil: string | null }[], review: { state: 'noticed' | 'declined'; reason: string | null; by: string; at: string }): Promise<number> {
  return changed(tx, sql`update points.deeds d set state = ${review.state}, review_reason = ${review.reason}, reviewed_by = ${review.by}, reviewed_at = ${review.at}, notice_until = n.until
    from unnest(${deeds.map(({ id }) => id)}::uuid[], ${deeds.map(({ noticeUntil }) => noticeUntil)}::date[]) n(id, until) where d.programme_id = ${programmeId} and d.id = n.id`);
}

/** Notice days of the books these deeds were recorded by. */
export async function noticeDaysOf(tx: Tx, programmeId: string, bookIds: readonly string[]): Promise<Map<string, number>> {
  return new Map((await rows<{ id: string; notice_days: number }>(tx, sql`select id, notice_days from points.rule_books where programme_id = ${programmeId} and id = any(${bookIds}::uuid[])`)).map((row) => [row.id, row.notice_days]));
}

/**
 * Deeds whose notice is over and against which nothing is open: the last day of a notice still belongs to it. In the order of days, and of one day
 * what brings points before what takes them: a deduction takes no more than there is, so the order decides what a household keeps.
 */
export function dueDeeds(tx: Tx, programmeId: string, today: string, limit: number): Promise<DeedRow[]> {
  return rows(tx, sql`select ${columns} from ${from} where d.programme_id = ${programmeId} and d.state = 'noticed' and d.notice_until < ${today}::date
    and not exists (select from points.deed_objections o where o.programme_id = d.programme_id and o.deed_id = d.id and o.state = 'open') order by d.happened_on, d.points < 0, d.id limit ${limit} for update of d skip locked`);
}

export function markPosted(tx: Tx, programmeId: string, postedOn: string, deeds: readonly { id: string; points: number; cut: number; transferId: string | null }[]): Promise<number> {
  return changed(tx, sql`update points.deeds d set state = 'posted', posted_on = ${postedOn}::date, posted_points = n.points, cut_points = n.cut, transfer_id = n.transfer_id
    from unnest(${deeds.map(({ id }) => id)}::uuid[], ${deeds.map(({ points }) => points)}::integer[], ${deeds.map(({ cut }) => cut)}::integer[], ${deeds.map(({ transferId }) => transferId)}::uuid[]) n(id, points, cut, transfer_id) where d.programme_id = ${programmeId} and d.id = n.id`);
}

export function markCorrected(tx: Tx, programmeId: string, id: string, correction: { reason: string; by: string; at: string }): Promise<number> {
  return changed(tx, sql`update points.deeds set state = 'corrected', correction_reason = ${correction.reason}, corrected_by = ${correction.by}, corrected_at = ${correction.at} where programme_id = ${programmeId} and id = ${id}`);
}

export interface BoardRow { subject_id: string; label: string; place_zh: string | null; place_en: string | null; brought: number; earned: number; deducted: number; redeemed: number; other: number; held: number; balance: number; household_count: number }

interface BoardAsked { readonly from: string; readonly to: string; readonly placeId: string | undefined }

/** Entries since the period began that stand, of points and nothing else that a household holds, of households that may be shown. */
const boardEntries = (ctx: ReadContext, { from, placeId }: BoardAsked): RawBuilder<unknown> => sql`points.accounts a join points.assets k on k.programme_id = a.programme_id and k.id = a.asset_id and k.kind = 'points' and k.code = 'household' join honours.subjects s on s.programme_id = a.programme_id and s.id = a.holder_id and s.kind = 'household' left join places.places p on p.programme_id = a.programme_id and p.id = a.place_id
      join points.legs l on l.programme_id = a.programme_id and l.account_id = a.id join points.transfers t on t.programme_id = l.programme_id and t.id = l.transfer_id and t.occurred_on >= ${from}::date and t.kind <> 'reverse'
        and not exists (select from points.transfers v where v.programme_id = t.programme_id and v.reverses = t.id)
     where a.programme_id = ${ctx.programmeId} and a.holder_kind = 'household' and a.purpose = 'holding' and ${scopePredicate(ctx.scope, { place: 'a.place_id' })}
       and ${isShown}
       ${placeId === undefined ? sql`` : sql`and a.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${placeId}::uuid])`}`;

/**
 * Households that moved in the period, in the order of their village and label and not of their points; each row tells how many there are in all.
 * Every row adds up: brought + earned − deducted − redeemed − other − held = balance, as of the end of the period, or of now while it goes on. What is set aside stands on the account until it is fetched, so a period that is over has none.
 */
export function boardRows(ctx: ReadContext, asked: BoardAsked, most: number): Promise<BoardRow[]> {
  const within = sql`t.occurred_on <= ${asked.to}::date`;
  const held = sql`case when ${ctx.today}::date <= ${asked.to}::date then max(a.held) else 0 end`;
  return rows(ctx.tx, sql`
    select a.holder_id as subject_id, s.label, p.name_zh as place_zh, p.name_en as place_en, max(a.balance) - coalesce(sum(l.amount), 0) as brought, coalesce(sum(l.amount) filter (where l.amount > 0 and ${within}), 0) as earned,
           coalesce(-sum(l.amount) filter (where l.amount < 0 and t.kind = 'deduct' and ${within}), 0) as deducted, coalesce(-sum(l.amount) filter (where l.amount < 0 and t.kind = 'redeem' and ${within}), 0) as redeemed,
           coalesce(-sum(l.amount) filter (where l.amount < 0 and t.kind not in ('deduct', 'redeem') and ${within}), 0) as other, ${held} as held,
           max(a.balance) - coalesce(sum(l.amount) filter (where not ${within}), 0) - ${held} as balance, (count(*) over ())::integer as household_count
      from ${boardEntries(ctx, asked)}
     group by a.holder_id, s.label, p.name_zh, p.name_en having bool_or(${within}) order by ${sql.raw(byPinyin('p.name_zh'))}, ${naturally('s.label')}, a.holder_id limit ${most}`);
}

/** How many households the board would show, village by village. */
export function boardPlaces(ctx: ReadContext, asked: BoardAsked): Promise<{ place_id: string; name_zh: string; name_en: string; households: number }[]> {
  return rows(ctx.tx, sql`select p.id as place_id, p.name_zh, p.name_en, count(distinct a.holder_id)::integer as households from ${boardEntries(ctx, asked)} and t.occurred_on <= ${asked.to}::date and p.id is not null group by p.id, p.name_zh, p.name_en order by ${sql.raw(byPinyin('p.name_zh'))}, p.id`);
}

/** Households there were in the period, in reach, that no board names: they count whether they earned anything or not. */
export async function unshownCount(ctx: ReadContext, { from: first, placeId }: { readonly from: string; readonly placeId?: string | undefined }): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*)::integer as count from honours.subjects s where s.programme_id = ${ctx.programmeId} and s.kind = 'household' and (s.valid_to is null or s.valid_to > ${first}::date) and not ${isShown} and ${scopePredicate(ctx.scope, { place: 's.place_id' })}
    ${placeId === undefined ? sql`` : sql`and s.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${placeId}::uuid])`}`)).count;
}

export async function keepAbsence(tx: Tx, programmeId: string, subjectId: string, absent: boolean, by: string, at: string): Promise<void> {
  await (absent ? sql`insert into points.board_absences (programme_id, subject_id, asked_at, asked_by) values (${programmeId}, ${subjectId}, ${at}, ${by}) on conflict do nothing`
    : sql`delete from points.board_absences where programme_id = ${programmeId} and subject_id = ${subjectId}`).execute(tx);
}

export function programmesWithDueDeeds(db: Parameters<typeof rows>[0]): Promise<{ id: string; code: string }[]> {
  return rows(db, sql`select * from points.programmes_with_due_deeds()`);
}

/** What hangs out for everybody, and objections to it: written by anybody, read by those who settle them. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { plainWordsIn } from '#modules/places/server/index.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { ObjectionOutcome } from '../../domain/index.ts';
import type { DeedNoticeSource } from '../notice-source.ts';

type Sources = readonly DeedNoticeSource[];
export type DeedKind = 'deed' | DeedNoticeSource['kind'];

/** Which deeds hang out and which households are shown is the functions' to say: nobody has a reach here. */
const onNotice = (ctx: Pick<ReadContext, 'today' | 'utcOffsetMinutes'>, sources: Sources): RawBuilder<unknown> => {
  const own = sql`select 'deed'::text as kind, x.* from points.public_deed_notice(${ctx.today}::date, ${ctx.utcOffsetMinutes}::integer) x`;
  return sql`(${sql.join([own, ...sources.map((source) => sql`select ${source.kind}::text as kind, x.* from ${source.onNotice(ctx)} x`)], sql` union all `)})`;
};

export interface VillageOnNotice { place_id: string | null; place_zh: string; place_en: string; deed_count: number; first_on: string; last_on: string }
/** Without a place last, under the name of the programme: deeds of teams that belong to no place. */
export function villagesOnNotice(ctx: ReadContext, sources: Sources): Promise<VillageOnNotice[]> {
  return rows(ctx.tx, sql`select n.place_id, coalesce(n.place_zh, g.name_zh) as place_zh, coalesce(n.place_en, g.name_en) as place_en, count(*)::integer as deed_count, min(n.noticed_on) as first_on, max(n.notice_until) as last_on
    from ${onNotice(ctx, sources)} n join places.programmes g on g.id = ${ctx.programmeId} group by 1, 2, 3 order by n.place_id is null, 2, 1 limit 2000`);
}

export interface NoticeSums { place_zh: string; place_en: string; shown: number; unshown: number; personal: number; first_on: string | null; last_on: string | null }
/** The village by its name also where nothing hangs out in it today: its address stays good between two notices. @param placeId null: what belongs to no place */
export function noticeSums(ctx: ReadContext, sources: Sources, placeId: string | null): Promise<NoticeSums | undefined> {
  const where = placeId === null ? sql`places.programmes p left join ${onNotice(ctx, sources)} n on n.place_id is null where p.id = ${ctx.programmeId}`
    : sql`places.places p left join ${onNotice(ctx, sources)} n on n.place_id = p.id where p.programme_id = ${ctx.programmeId} and p.id = ${placeId}`;
  return maybeRow(ctx.tx, sql`select p.name_zh as place_zh, p.name_en as place_en, count(n.deed_id) filter (where n.is_shown)::integer as shown, count(n.deed_id) filter (where not n.is_shown and not n.is_personal)::integer as unshown, count(n.deed_id) filter (where n.is_personal)::integer as personal,
      min(n.noticed_on) as first_on, max(n.notice_until) as last_on from ${where} group by p.id, p.name_zh, p.name_en`);
}

export interface ShownDeed { kind: DeedKind; deed_id: string; book_id: string; place_id: string | null; place_zh: string; place_en: string; label: string | null; rule_label: string; points: number; happened_on: string; noticed_on: string; notice_until: string; is_objected: boolean }
const shown = (ctx: ReadContext, sources: Sources): RawBuilder<unknown> => sql`select n.kind, n.deed_id, n.book_id, n.place_id, coalesce(n.place_zh, g.name_zh) as place_zh, coalesce(n.place_en, g.name_en) as place_en, n.label, n.rule_label, n.points, n.happened_on, n.noticed_on, n.notice_until, n.is_objected
  from ${onNotice(ctx, sources)} n join places.programmes g on g.id = ${ctx.programmeId} where n.is_shown`;
/** By label and day, never by points; teams after households. */
export function shownDeeds(ctx: ReadContext, sources: Sources, placeId: string | null, page: { limit: number; offset: number }): Promise<ShownDeed[]> {
  return rows(ctx.tx, sql`${shown(ctx, sources)} and n.place_id is not distinct from ${placeId}::uuid order by n.kind, n.label nulls last, n.happened_on, n.deed_id limit ${page.limit} offset ${page.offset}`);
}
export function shownDeed(ctx: ReadContext, sources: Sources, deedId: string): Promise<ShownDeed | undefined> {
  return maybeRow(ctx.tx, sql`${shown(ctx, sources)} and n.deed_id = ${deedId}`);
}

/** How many a deed has, told to one who may read none of them. */
export async function deedObjectionCount(tx: Tx, deedId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select points.deed_objection_count(${deedId}) as count`)).count;
}

export interface NewObjection { readonly id: string; readonly deedKind: DeedKind; readonly deedId: string; readonly placeId: string | null; readonly at: string; readonly dueOn: string; readonly wordsSealed: string; readonly senderSealed: string | null; readonly contactSealed: string | null; readonly number: string; readonly tokenHash: Buffer; readonly takenBy: string | null }
export async function insertDeedObjection(tx: Tx, programmeId: string, row: NewObjection): Promise<void> {
  await sql`insert into points.deed_objections (programme_id, id, deed_kind, deed_id, place_id, state, received_at, due_on, words_sealed, sender_sealed, contact_sealed, number, token_hash, taken_by)
    values (${programmeId}, ${row.id}, ${row.deedKind}, ${row.deedId}, ${row.placeId}, 'open', ${row.at}, ${row.dueOn}, ${row.wordsSealed}, ${row.senderSealed}, ${row.contactSealed}, ${row.number}, ${row.tokenHash}, ${row.takenBy})`.execute(tx);
}

export interface ObjectionRow {
  id: string; number: string; deed_kind: DeedKind; deed_id: string; subject_label: string; rule_label: string; points: number; happened_on: string; place_id: string | null; place_zh: string | null; place_en: string | null; state: 'open' | 'resolved'; received_at: string; due_on: string; /** As written before words were sealed; null since. */ words: string | null; words_sealed: string | null; sender_sealed: string | null; contact_sealed: string | null;
  taken_by: string | null; taken_by_name: string | null; outcome: ObjectionOutcome | null; answer: string | null; resolved_at: string | null; resolved_by_name: string | null; recorded_by: string; reviewed_by: string | null; led_by: string | null;
}
export interface ObjectionFilter { readonly id?: string | undefined; readonly state?: 'open' | 'resolved' | undefined; readonly placeId?: string | undefined; readonly deedId?: string | undefined; readonly q?: string | undefined }

const columns = sql`o.id, o.number, o.deed_kind, o.deed_id, d.label as subject_label, d.rule_label, d.points, d.happened_on, o.place_id, p.name_zh as place_zh, p.name_en as place_en, o.state, o.received_at, o.due_on, o.words, o.words_sealed, o.sender_sealed, o.contact_sealed, o.taken_by, t.name as taken_by_name, o.outcome, o.answer, o.resolved_at, r.name as resolved_by_name,
  d.recorded_by, d.reviewed_by, d.led_by`;
/** Deeds of every kind that may be objected to, under one set of columns. */
export function objectedDeeds(ctx: Pick<ReadContext, 'programmeId'>, sources: Sources): RawBuilder<unknown> {
  const own = sql`select 'deed'::text as kind, e.id, s.label, e.rule_label, e.points, e.happened_on, e.recorded_by, e.reviewed_by, null::uuid as led_by from points.deeds e join honours.subjects s on s.programme_id = e.programme_id and s.id = e.subject_id where e.programme_id = ${ctx.programmeId}`;
  return sql`(${sql.join([own, ...sources.map((source) => sql`select ${source.kind}::text as kind, x.id, x.label, x.rule_label, x.points, x.happened_on, x.recorded_by, x.reviewed_by, x.led_by from (${source.deeds(ctx)}) x`)], sql` union all `)})`;
}
const from = (ctx: ReadContext, sources: Sources) => sql`points.deed_objections o join ${objectedDeeds(ctx, sources)} d on d.kind = o.deed_kind and d.id = o.deed_id left join places.places p on p.programme_id = o.programme_id and p.id = o.place_id
  left join people.persons t on t.programme_id = o.programme_id and t.id = o.taken_by left join people.persons r on r.programme_id = o.programme_id and r.id = o.resolved_by`;

function where(ctx: ReadContext, filter: ObjectionFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`o.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'o.place_id' })];
  if (filter.id !== undefined) parts.push(sql`o.id = ${filter.id}`);
  if (filter.state !== undefined) parts.push(sql`o.state = ${filter.state}`);
  if (filter.deedId !== undefined) parts.push(sql`o.deed_id = ${filter.deedId}`);
  if (filter.placeId !== undefined) parts.push(sql`o.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  if (filter.q !== undefined && filter.q !== '') { const pattern = `%${filter.q.replaceAll(/[%_\\]/g, '\\$&')}%`; parts.push(sql`(d.label ilike ${pattern} or o.number ilike ${pattern})`); }
  return sql.join(parts, sql` and `);
}

export function objectionPage(ctx: ReadContext, sources: Sources, filter: ObjectionFilter, sort: SortOf<'open' | 'recent' | 'due'>, page: { limit: number; offset: number }): Promise<ObjectionRow[]> {
  const order = orderBy(sort, { open: ["(o.state = 'open') desc", 'o.received_at desc', 'o.id'], recent: ['o.received_at desc', 'o.id'], due: ['o.due_on', 'o.received_at', 'o.id'] });
  return rows(ctx.tx, sql`select ${columns} from ${from(ctx, sources)} where ${where(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function objectionTotal(ctx: ReadContext, sources: Sources, filter: ObjectionFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${from(ctx, sources)} where ${where(ctx, filter)}`)).count;
}

/** The objection alone is held; whoever settles it holds its deed next. */
export function lockObjection(ctx: ReadContext, sources: Sources, id: string): Promise<ObjectionRow | undefined> {
  return maybeRow(ctx.tx, sql`select ${columns} from ${from(ctx, sources)} where ${where(ctx, { id })} for update of o`);
}

export function saveSettling(tx: Tx, programmeId: string, id: string, to: { outcome: ObjectionOutcome; answer: string; at: string; by: string }): Promise<number> {
  return changed(tx, sql`update points.deed_objections set state = 'resolved', outcome = ${to.outcome}, answer = ${to.answer}, resolved_at = ${to.at}, resolved_by = ${to.by} where programme_id = ${programmeId} and id = ${id}`);
}

export interface FollowedObjection { number: string; deed_kind: DeedKind; deed_id: string; place_id: string | null; place_zh: string | null; place_en: string | null; label: string | null; rule_label: string | null; points: number | null; received_at: string; due_on: string; state: 'open' | 'resolved'; outcome: ObjectionOutcome | null; answer: string | null; resolved_at: string | null }
/** By the code alone, for whoever holds it. */
export function followedObjection(tx: Tx, tokenHash: Buffer): Promise<FollowedObjection | undefined> {
  return maybeRow(tx, sql`select * from points.followed_deed_objection(${tokenHash})`);
}

/** Rows that were written before words were sealed. */
export const plainWords = plainWordsIn('points.deed_objections');

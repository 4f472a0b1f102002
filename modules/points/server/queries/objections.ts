/** What hangs out for everybody, and objections to it: written by anybody, read by those who settle them. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { Db, RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { ObjectionOutcome } from '../../domain/index.ts';

/** Which deeds hang out and which households are shown is the function's to say: nobody has a reach here. */
const onNotice = (ctx: Pick<ReadContext, 'today' | 'utcOffsetMinutes'>): RawBuilder<unknown> => sql`points.public_deed_notice(${ctx.today}::date, ${ctx.utcOffsetMinutes}::integer)`;

export interface VillageOnNotice { place_id: string; place_zh: string; place_en: string; deed_count: number; first_on: string; last_on: string }
export function villagesOnNotice(ctx: ReadContext): Promise<VillageOnNotice[]> {
  return rows(ctx.tx, sql`select n.place_id, n.place_zh, n.place_en, count(*)::integer as deed_count, min(n.noticed_on) as first_on, max(n.notice_until) as last_on from ${onNotice(ctx)} n group by 1, 2, 3 order by 2, 1 limit 2000`);
}

export interface NoticeSums { place_zh: string; place_en: string; shown: number; unshown: number; first_on: string | null; last_on: string | null }
/** The village by its name also where nothing hangs out in it today: its address stays good between two notices. */
export function noticeSums(ctx: ReadContext, placeId: string): Promise<NoticeSums | undefined> {
  return maybeRow(ctx.tx, sql`select p.name_zh as place_zh, p.name_en as place_en, count(n.deed_id) filter (where n.is_shown)::integer as shown, count(n.deed_id) filter (where not n.is_shown)::integer as unshown, min(n.noticed_on) as first_on, max(n.notice_until) as last_on
    from places.places p left join ${onNotice(ctx)} n on n.place_id = p.id where p.programme_id = ${ctx.programmeId} and p.id = ${placeId} group by p.id, p.name_zh, p.name_en`);
}

export interface ShownDeed { deed_id: string; place_id: string; place_zh: string; place_en: string; label: string | null; rule_label: string; points: number; happened_on: string; noticed_on: string; notice_until: string; is_objected: boolean }
/** By label and day, never by points. */
export function shownDeeds(ctx: ReadContext, placeId: string, page: { limit: number; offset: number }): Promise<ShownDeed[]> {
  return rows(ctx.tx, sql`select n.* from ${onNotice(ctx)} n where n.place_id = ${placeId} and n.is_shown order by n.label nulls last, n.happened_on, n.deed_id limit ${page.limit} offset ${page.offset}`);
}
export function shownDeed(ctx: ReadContext, deedId: string): Promise<ShownDeed | undefined> {
  return maybeRow(ctx.tx, sql`select n.* from ${onNotice(ctx)} n where n.deed_id = ${deedId} and n.is_shown`);
}

/** How many a deed has, told to one who may read none of them. */
export async function deedObjectionCount(tx: Tx, deedId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select points.deed_objection_count(${deedId}) as count`)).count;
}

export interface NewObjection { readonly id: string; readonly deedId: string; readonly placeId: string | null; readonly at: string; readonly wordsSealed: string; readonly senderSealed: string | null; readonly contactSealed: string | null; readonly number: string; readonly tokenHash: Buffer; readonly takenBy: string | null }
export async function insertDeedObjection(tx: Tx, programmeId: string, row: NewObjection): Promise<void> {
  await sql`insert into points.deed_objections (programme_id, id, deed_id, place_id, state, received_at, words_sealed, sender_sealed, contact_sealed, number, token_hash, taken_by)
    values (${programmeId}, ${row.id}, ${row.deedId}, ${row.placeId}, 'open', ${row.at}, ${row.wordsSealed}, ${row.senderSealed}, ${row.contactSealed}, ${row.number}, ${row.tokenHash}, ${row.takenBy})`.execute(tx);
}

export interface ObjectionRow {
  id: string; number: string; deed_id: string; subject_label: string; rule_label: string; points: number; happened_on: string; place_id: string | null; place_zh: string | null; place_en: string | null; state: 'open' | 'resolved'; received_at: string; /** As written before words were sealed; null since. */ words: string | null; words_sealed: string | null; sender_sealed: string | null; contact_sealed: string | null;
  taken_by: string | null; taken_by_name: string | null; outcome: ObjectionOutcome | null; answer: string | null; resolved_at: string | null; resolved_by_name: string | null; recorded_by: string; reviewed_by: string | null; deed_state: string; transfer_id: string | null;
}
export interface ObjectionFilter { readonly id?: string | undefined; readonly state?: 'open' | 'resolved' | undefined; readonly placeId?: string | undefined; readonly deedId?: string | undefined; readonly q?: string | undefined }

const columns = sql`o.id, o.number, o.deed_id, s.label as subject_label, d.rule_label, d.points, d.happened_on, o.place_id, p.name_zh as place_zh, p.name_en as place_en, o.state, o.received_at, o.words, o.words_sealed, o.sender_sealed, o.contact_sealed, o.taken_by, t.name as taken_by_name, o.outcome, o.answer, o.resolved_at, r.name as resolved_by_name,
  d.recorded_by, d.reviewed_by, d.state as deed_state, d.transfer_id`;
const from = sql`points.deed_objections o join points.deeds d on d.programme_id = o.programme_id and d.id = o.deed_id join honours.subjects s on s.programme_id = d.programme_id and s.id = d.subject_id left join places.places p on p.programme_id = o.programme_id and p.id = o.place_id
  left join people.persons t on t.programme_id = o.programme_id and t.id = o.taken_by left join people.persons r on r.programme_id = o.programme_id and r.id = o.resolved_by`;

function where(ctx: ReadContext, filter: ObjectionFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`o.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'o.place_id' })];
  if (filter.id !== undefined) parts.push(sql`o.id = ${filter.id}`);
  if (filter.state !== undefined) parts.push(sql`o.state = ${filter.state}`);
  if (filter.deedId !== undefined) parts.push(sql`o.deed_id = ${filter.deedId}`);
  if (filter.placeId !== undefined) parts.push(sql`o.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  if (filter.q !== undefined && filter.q !== '') { const pattern = `%${filter.q.replaceAll(/[%_\\]/g, '\\$&')}%`; parts.push(sql`(s.label ilike ${pattern} or o.number ilike ${pattern})`); }
  return sql.join(parts, sql` and `);
}

export function objectionPage(ctx: ReadContext, filter: ObjectionFilter, sort: SortOf<'open' | 'recent'>, page: { limit: number; offset: number }): Promise<ObjectionRow[]> {
  const order = orderBy(sort, { open: ["(o.state = 'open') desc", 'o.received_at desc', 'o.id'], recent: ['o.received_at desc', 'o.id'] });
  return rows(ctx.tx, sql`select ${columns} from ${from} where ${where(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function objectionTotal(ctx: ReadContext, filter: ObjectionFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from points.deed_objections o join points.deeds d on d.programme_id = o.programme_id and d.id = o.deed_id join honours.subjects s on s.programme_id = d.programme_id and s.id = d.subject_id where ${where(ctx, filter)}`)).count;
}

/** With its deed, which is held too: what an objection does to it is done to nothing that changes meanwhile. */
export function lockObjection(ctx: ReadContext, id: string): Promise<ObjectionRow | undefined> {
  return maybeRow(ctx.tx, sql`select ${columns} from ${from} where ${where(ctx, { id })} for update of o, d`);
}

export function saveSettling(tx: Tx, programmeId: string, id: string, to: { outcome: ObjectionOutcome; answer: string; at: string; by: string }): Promise<number> {
  return changed(tx, sql`update points.deed_objections set state = 'resolved', outcome = ${to.outcome}, answer = ${to.answer}, resolved_at = ${to.at}, resolved_by = ${to.by} where programme_id = ${programmeId} and id = ${id}`);
}

export interface FollowedObjection { number: string; place_id: string | null; place_zh: string | null; place_en: string | null; label: string | null; rule_label: string; points: number; received_at: string; state: 'open' | 'resolved'; outcome: ObjectionOutcome | null; answer: string | null; resolved_at: string | null }
/** By the code alone, for whoever holds it. */
export function followedObjection(tx: Tx, tokenHash: Buffer): Promise<FollowedObjection | undefined> {
  return maybeRow(tx, sql`select * from points.followed_deed_objection(${tokenHash})`);
}

/** Rows that were written before words were sealed. */
export function plainWords(tx: Tx, programmeId: string, most: number): Promise<{ id: string; words: string }[]> {
  return rows(tx, sql`select o.id, o.words from points.deed_objections o where o.programme_id = ${programmeId} and o.words is not null order by o.id limit ${most} for update`);
}

export function sealWords(tx: Tx, programmeId: string, sealed: readonly { readonly id: string; readonly sealed: string }[]): Promise<number> {
  return changed(tx, sql`update points.deed_objections o set words = null, words_sealed = n.sealed from jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb) as n(id uuid, sealed text) where o.programme_id = ${programmeId} and o.id = n.id`);
}

/** Whether there is any in a programme, asked before anything is written. */
export function anyPlainWords(db: Db, programmeId: string): Promise<boolean> {
  return db.transaction().setAccessMode('read only').execute(async (tx) => {
    await sql`select people.open_request_as_system(${programmeId})`.execute(tx);
    return (await oneRow<{ found: boolean }>(tx, sql`select exists (select 1 from points.deed_objections o where o.programme_id = ${programmeId} and o.words is not null) as found`)).found;
  });
}

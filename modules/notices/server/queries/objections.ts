/** Objections: written by anybody, read by those who handle them. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { plainWordsIn } from '#modules/places/server/index.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export interface ObjectionRow {
  id: string; notice_id: string; state: 'open' | 'resolved'; received_at: string; /** As written before words were sealed; null since. */ words: string | null; words_sealed: string | null; sender_sealed: string | null; contact_sealed: string | null;
  number: string | null; outcome: 'upheld' | 'partlyUpheld' | 'notUpheld' | null; answer: string | null; resolved_at: string | null; resolved_by_name: string | null;
}

export function insertObjection(tx: Tx, programmeId: string, row: { id: string; noticeId: string; at: string; wordsSealed: string; senderSealed: string | null; contactSealed: string | null; number: string; tokenHash: Buffer }): Promise<number> {
  return changed(tx, sql`insert into notices.objections (programme_id, id, notice_id, state, received_at, words_sealed, sender_sealed, contact_sealed, number, token_hash)
    values (${programmeId}, ${row.id}, ${row.noticeId}, 'open', ${row.at}, ${row.wordsSealed}, ${row.senderSealed}, ${row.contactSealed}, ${row.number}, ${row.tokenHash})`);
}

export function objectionPage(tx: Tx, programmeId: string, noticeId: string, sort: SortOf<'open' | 'recent'>, page: number, pageSize: number): Promise<ObjectionRow[]> {
  return rows<ObjectionRow>(tx, sql`select o.id, o.notice_id, o.state, o.received_at, o.words, o.words_sealed, o.sender_sealed, o.contact_sealed, o.number, o.outcome, o.answer, o.resolved_at, p.name as resolved_by_name
    from notices.objections o left join people.persons p on p.programme_id = o.programme_id and p.id = o.resolved_by
    where o.programme_id = ${programmeId} and o.notice_id = ${noticeId} order by ${orderBy(sort, { open: ["(o.state = 'open') desc", 'o.received_at desc', 'o.id'], recent: ['o.received_at desc', 'o.id'] })} limit ${pageSize} offset ${(page - 1) * pageSize}`);
}

export async function objectionTotal(tx: Tx, programmeId: string, noticeId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from notices.objections where programme_id = ${programmeId} and notice_id = ${noticeId}`)).count;
}

/** With those who may not resolve it. */
export function lockObjection(tx: Tx, programmeId: string, objectionId: string): Promise<{ id: string; notice_id: string; state: 'open' | 'resolved'; barred: string[] } | undefined> {
  return maybeRow(tx, sql`select o.id, o.notice_id, o.state, n.authors || n.handled_by as barred from notices.objections o join notices.notices n on n.programme_id = o.programme_id and n.id = o.notice_id
    where o.programme_id = ${programmeId} and o.id = ${objectionId} for update of o`);
}

export function saveResolution(tx: Tx, programmeId: string, objectionId: string, to: { outcome: string; answer: string; at: string; personId: string }): Promise<number> {
  return changed(tx, sql`update notices.objections set state = 'resolved', outcome = ${to.outcome}, answer = ${to.answer}, resolved_at = ${to.at}, resolved_by = ${to.personId}
    where programme_id = ${programmeId} and id = ${objectionId}`);
}

/** How many a notice has, told to one who may read none of them. */
export async function objectionCount(tx: Tx, noticeId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select notices.objection_count(${noticeId}) as count`)).count;
}

export interface FollowedObjection { number: string; notice_id: string; notice_title: string; received_at: string; state: 'open' | 'resolved'; outcome: ObjectionRow['outcome']; answer: string | null; resolved_at: string | null }

/** By the code alone, for whoever holds it. */
export function followedObjection(tx: Tx, tokenHash: Buffer): Promise<FollowedObjection | undefined> {
  return maybeRow(tx, sql`select * from notices.followed_objection(${tokenHash})`);
}

/** Rows that were written before words were sealed. */
export const plainWords = plainWordsIn('notices.objections');

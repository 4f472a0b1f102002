/** 承接的锁定 · Locks of withdrawn titles that went over to a successor. */
import { changed, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export interface CarriedLock { readonly subjectId: string; readonly titleId: string; readonly awardId: string; readonly from: string; readonly until: string }

export function insertCarriedLock(tx: Tx, programmeId: string, lock: CarriedLock): Promise<number> {
  return changed(tx, sql`insert into honours.carried_locks (programme_id, subject_id, title_id, award_id, from_date, until)
    values (${programmeId}, ${lock.subjectId}, ${lock.titleId}, ${lock.awardId}, ${lock.from}, ${lock.until}) on conflict do nothing`);
}

/** A lock that was taken over once is taken over again. */
export function passCarriedLocks(tx: Tx, programmeId: string, over: { readonly from: string; readonly to: string; readonly on: string }): Promise<number> {
  return changed(tx, sql`insert into honours.carried_locks (programme_id, subject_id, title_id, award_id, from_date, until)
    select k.programme_id, ${over.to}, k.title_id, k.award_id, ${over.on}::date, k.until from honours.carried_locks k
     where k.programme_id = ${programmeId} and k.subject_id = ${over.from} and k.until > ${over.on}::date on conflict do nothing`);
}

/** Locks of one title that subjects took over. */
export function carriedLocks(tx: Tx, programmeId: string, subjectIds: readonly string[], titleId: string): Promise<{ subject_id: string; from_date: string; until: string }[]> {
  return rows(tx, sql`select k.subject_id, k.from_date, k.until from honours.carried_locks k
    where k.programme_id = ${programmeId} and k.subject_id = any(${[...subjectIds]}::uuid[]) and k.title_id = ${titleId} order by k.until desc`);
}

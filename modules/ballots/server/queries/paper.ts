/** Paper ballots by their entries, and ballots set apart. */
import { changed, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { AnomalyKind } from '../../domain/index.ts';

export interface EntryRow { serial: string; entry_number: number; choice: number[] | null; entered_by: string }

/** Entries of one paper, in the order in which they were made. */
export function entriesOf(tx: Tx, programmeId: string, ballotId: string, serial: string): Promise<EntryRow[]> {
  return rows<EntryRow>(tx, sql`select serial, entry_number, choice, entered_by from ballots.paper_entries where programme_id = ${programmeId} and ballot_id = ${ballotId} and serial = ${serial} order by entry_number`);
}

/** All entries, paper by paper. */
export function allEntries(tx: Tx, programmeId: string, ballotId: string): Promise<EntryRow[]> {
  return rows<EntryRow>(tx, sql`select serial, entry_number, choice, entered_by from ballots.paper_entries where programme_id = ${programmeId} and ballot_id = ${ballotId} order by serial, entry_number`);
}

export function insertEntry(tx: Tx, programmeId: string, ballotId: string, entry: { readonly serial: string; readonly number: number; readonly choice: readonly number[] | null; readonly at: string; readonly personId: string }): Promise<number> {
  return changed(tx, sql`insert into ballots.paper_entries (programme_id, ballot_id, serial, entry_number, choice, entered_at, entered_by)
    values (${programmeId}, ${ballotId}, ${entry.serial}, ${entry.number}, ${entry.choice === null ? null : [...entry.choice]}::integer[], ${entry.at}, ${entry.personId})`);
}

export interface QuarantineRow {
  id: string; reason: string; minutes: string; leaf_count: number; decided_at: string; decided_by_name: string; released_at: string | null; released_by_name: string | null; release_minutes: string | null;
}
export function quarantinePage(tx: Tx, programmeId: string, ballotId: string, page: number, pageSize: number): Promise<QuarantineRow[]> {
  return rows<QuarantineRow>(tx, sql`select q.id, q.reason, q.minutes, cardinality(q.leaf_indexes) as leaf_count, q.decided_at, coalesce(d.name, '') as decided_by_name, q.released_at, r.name as released_by_name, q.release_minutes
    from ballots.quarantines q left join people.persons d on d.programme_id = q.programme_id and d.id = q.decided_by left join people.persons r on r.programme_id = q.programme_id and r.id = q.released_by
    where q.programme_id = ${programmeId} and q.ballot_id = ${ballotId} order by q.decided_at desc, q.id limit ${pageSize} offset ${(page - 1) * pageSize}`);
}
export async function quarantineTotal(tx: Tx, programmeId: string, ballotId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from ballots.quarantines where programme_id = ${programmeId} and ballot_id = ${ballotId}`)).count;
}

export interface AnomalyDecisionRow { kind: AnomalyKind; subject: string; count: number; minutes: string; decided_at: string; decided_by_name: string }
/** What was found in order, the last first. */
export function anomalyDecisions(tx: Tx, programmeId: string, ballotId: string): Promise<AnomalyDecisionRow[]> {
  return rows<AnomalyDecisionRow>(tx, sql`select d.kind, d.subject, d.leaf_count as count, d.minutes, d.decided_at, coalesce(p.name, '') as decided_by_name from ballots.anomaly_decisions d
    left join people.persons p on p.programme_id = d.programme_id and p.id = d.decided_by where d.programme_id = ${programmeId} and d.ballot_id = ${ballotId} order by d.decided_at desc, d.id`);
}
export function insertAnomalyDecision(tx: Tx, programmeId: string, ballotId: string, row: { readonly id: string; readonly kind: AnomalyKind; readonly subject: string; readonly count: number; readonly minutes: string; readonly at: string; readonly personId: string }): Promise<number> {
  return changed(tx, sql`insert into ballots.anomaly_decisions (programme_id, id, ballot_id, kind, subject, leaf_count, minutes, decided_at, decided_by)
    values (${programmeId}, ${row.id}, ${ballotId}, ${row.kind}, ${row.subject}, ${row.count}, ${row.minutes}, ${row.at}, ${row.personId})`);
}

/** As long as its marks are kept is a network named, and no longer. */
export function clearAnomalySubjects(tx: Tx, programmeId: string, closedBefore: string): Promise<number> {
  return changed(tx, sql`update ballots.anomaly_decisions d set subject = '-' from ballots.ballots b where d.programme_id = ${programmeId} and d.kind = 'oneOrigin' and d.subject <> '-' and b.programme_id = d.programme_id and b.id = d.ballot_id
    and (b.closed_at < ${closedBefore} or (b.state = 'withdrawn' and b.closes_at < ${closedBefore}))`);
}

/** Decisions that hold. */
export function standingQuarantines(tx: Tx, programmeId: string, ballotId: string): Promise<{ id: string; reason: string; leaf_indexes: number[]; decided_at: string }[]> {
  return rows(tx, sql`select id, reason, leaf_indexes, decided_at from ballots.quarantines where programme_id = ${programmeId} and ballot_id = ${ballotId} and released_at is null order by decided_at, id`);
}

export function insertQuarantine(tx: Tx, programmeId: string, ballotId: string, row: { readonly id: string; readonly reason: string; readonly minutes: string; readonly leafIndexes: readonly number[]; readonly at: string; readonly personId: string }): Promise<number> {
  return changed(tx, sql`insert into ballots.quarantines (programme_id, id, ballot_id, reason, minutes, leaf_indexes, decided_at, decided_by)
    values (${programmeId}, ${row.id}, ${ballotId}, ${row.reason}, ${row.minutes}, ${[...row.leafIndexes]}::integer[], ${row.at}, ${row.personId})`);
}

export function saveRelease(tx: Tx, programmeId: string, ballotId: string, id: string, to: { readonly minutes: string; readonly at: string; readonly personId: string }): Promise<number> {
  return changed(tx, sql`update ballots.quarantines set released_at = ${to.at}, released_by = ${to.personId}, release_minutes = ${to.minutes}
    where programme_id = ${programmeId} and ballot_id = ${ballotId} and id = ${id} and released_at is null`);
}

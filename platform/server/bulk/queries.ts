/** The statements on acts on many records at once. */
import { changed, maybeRow, oneRow, rows, sql } from '../db/index.ts';
import type { Tx } from '../db/index.ts';
import type { BulkItem, LeftItem } from './reversal.ts';

export interface BulkActRow {
  id: string; kind: string; person_id: string; person_name: string; done_at: string; undo_until: string; item_count: number;
  undone_at: string | null; undone_by_name: string | null; left_items: LeftItem[] | null;
}

export function insertBulkAct(tx: Tx, programmeId: string, act: { id: string; kind: string; personId: string; at: string; undoUntil: string; items: readonly BulkItem[] }): Promise<number> {
  return changed(tx, sql`insert into platform.bulk_acts (programme_id, id, kind, person_id, done_at, undo_until, item_count, items)
    values (${programmeId}, ${act.id}, ${act.kind}, ${act.personId}, ${act.at}, ${act.undoUntil}, ${act.items.length}, ${JSON.stringify(act.items)}::jsonb)`);
}

const columns = sql`a.id, a.kind, a.person_id, p.name as person_name, a.done_at, a.undo_until, a.item_count, a.undone_at, u.name as undone_by_name, a.left_items`;
const joined = sql`platform.bulk_acts a join people.persons p on p.programme_id = a.programme_id and p.id = a.person_id
  left join people.persons u on u.programme_id = a.programme_id and u.id = a.undone_by`;

/** Newest first, or oldest; of one person or of everybody. Expects bulk_acts__recent. */
export function bulkActPage(tx: Tx, programmeId: string, personId: string | null, sort: 'recent' | '-recent', page: { limit: number; offset: number }): Promise<BulkActRow[]> {
  const order = sort === 'recent' ? sql`a.done_at desc, a.id desc` : sql`a.done_at, a.id`;
  return rows<BulkActRow>(tx, sql`select ${columns} from ${joined} where a.programme_id = ${programmeId} and (${personId}::uuid is null or a.person_id = ${personId})
    order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function countBulkActs(tx: Tx, programmeId: string, personId: string | null): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from platform.bulk_acts where programme_id = ${programmeId} and (${personId}::uuid is null or person_id = ${personId})`)).count;
}

/** The act with its items, held so that it is taken back once. */
export function lockBulkAct(tx: Tx, programmeId: string, id: string): Promise<(Pick<BulkActRow, 'id' | 'kind' | 'person_id' | 'undo_until' | 'undone_at'> & { items: BulkItem[] }) | undefined> {
  return maybeRow(tx, sql`select id, kind, person_id, undo_until, undone_at, items from platform.bulk_acts where programme_id = ${programmeId} and id = ${id} for update`);
}

export function saveUndone(tx: Tx, programmeId: string, id: string, by: { personId: string; at: string; left: readonly LeftItem[] }): Promise<number> {
  return changed(tx, sql`update platform.bulk_acts set undone_at = ${by.at}, undone_by = ${by.personId}, left_items = ${JSON.stringify(by.left)}::jsonb where programme_id = ${programmeId} and id = ${id}`);
}

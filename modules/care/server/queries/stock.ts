/** What came, went and was counted. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { MoveKind } from '../../domain/index.ts';

export interface MoveToKeep { readonly id: string; readonly benefitId: string; readonly kind: MoveKind; readonly quantity: number; readonly document: string | null; readonly deliveryId: string | null; readonly at: string; readonly by: string }

/** A trigger keeps what is on hand; a constraint keeps it above zero. */
export function insertMoves(tx: Tx, programmeId: string, moves: readonly MoveToKeep[]): Promise<number> {
  return changed(tx, sql`insert into care.stock_moves (programme_id, id, benefit_id, kind, quantity, document, delivery_id, moved_at, moved_by)
    select ${programmeId}, n.id, n."benefitId", n.kind, n.quantity, n.document, n."deliveryId", n.at, n.by from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as n(id uuid, "benefitId" uuid, kind text, quantity integer, document text, "deliveryId" uuid, at timestamptz, by uuid)`);
}

export interface MoveFilter { readonly schemeId?: string | undefined; readonly benefitId?: string | undefined; readonly kind?: MoveKind | undefined }
export interface MoveRow { id: string; benefit_id: string; name: string; unit: string; kind: MoveKind; effect: number; document: string | null; recipient_number: string | null; moved_at: string; mover: string }

function moveWhere(programmeId: string, filter: MoveFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`m.programme_id = ${programmeId}`];
  if (filter.benefitId !== undefined) parts.push(sql`m.benefit_id = ${filter.benefitId}`);
  if (filter.schemeId !== undefined) parts.push(sql`b.scheme_id = ${filter.schemeId}`);
  if (filter.kind !== undefined) parts.push(sql`m.kind = ${filter.kind}`);
  return sql.join(parts, sql` and `);
}

const from = sql`care.stock_moves m join care.benefits b on b.programme_id = m.programme_id and b.id = m.benefit_id`;

export function movePage(tx: Tx, programmeId: string, filter: MoveFilter, sort: SortOf<'recent' | 'quantity'>, page: { limit: number; offset: number }): Promise<MoveRow[]> {
  const order = orderBy(sort, { recent: ['m.moved_at desc', 'm.id'], quantity: ['m.effect desc', 'm.id'] });
  return rows(tx, sql`select m.id, m.benefit_id, b.name, b.unit, m.kind, m.effect, m.document, r.number as recipient_number, m.moved_at, coalesce(w.name, '') as mover from ${from}
    left join care.deliveries d on d.programme_id = m.programme_id and d.id = m.delivery_id left join care.recipients r on r.programme_id = d.programme_id and r.id = d.recipient_id left join people.persons w on w.programme_id = m.programme_id and w.id = m.moved_by
    where ${moveWhere(programmeId, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function moveTotal(tx: Tx, programmeId: string, filter: MoveFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from ${from} where ${moveWhere(programmeId, filter)}`)).count;
}

/** Summed by kind: what the domain makes the sheet of. */
export function movesByKind(tx: Tx, programmeId: string, schemeId: string): Promise<{ benefit_id: string; kind: MoveKind; quantity: number }[]> {
  return rows(tx, sql`select m.benefit_id, m.kind, sum(m.quantity)::integer as quantity from ${from} where m.programme_id = ${programmeId} and b.scheme_id = ${schemeId} group by m.benefit_id, m.kind`);
}

export interface CountRow {
  benefit_id: string; state: 'waiting' | 'agreed' | 'differs'; first_quantity: number; first_by: string; first_name: string; first_at: string; second_quantity: number | null; second_name: string | null; second_at: string | null; book_quantity: number | null; is_stale: boolean;
}

/** The latest count of each benefit, and whether anything moved after it. */
export function latestCounts(tx: Tx, programmeId: string, schemeId: string): Promise<CountRow[]> {
  return rows(tx, sql`select distinct on (c.benefit_id) c.benefit_id, c.state, c.first_quantity, c.first_by, coalesce(f.name, '') as first_name, c.first_at, c.second_quantity, g.name as second_name, c.second_at, c.book_quantity,
      exists (select 1 from care.stock_moves m where m.programme_id = c.programme_id and m.benefit_id = c.benefit_id and m.moved_at > coalesce(c.second_at, c.first_at)) as is_stale
    from care.counts c join care.benefits b on b.programme_id = c.programme_id and b.id = c.benefit_id left join people.persons f on f.programme_id = c.programme_id and f.id = c.first_by left join people.persons g on g.programme_id = c.programme_id and g.id = c.second_by
    where c.programme_id = ${programmeId} and b.scheme_id = ${schemeId} order by c.benefit_id, c.first_at desc, c.id desc`);
}

export const waitingCount = (tx: Tx, programmeId: string, benefitId: string): Promise<{ id: string; first_quantity: number; first_by: string } | undefined> => maybeRow(tx, sql`select id, first_quantity, first_by from care.counts where programme_id = ${programmeId} and benefit_id = ${benefitId} and state = 'waiting' for update`);

export function insertCount(tx: Tx, programmeId: string, count: { id: string; benefitId: string; quantity: number; by: string; at: string }): Promise<number> {
  return changed(tx, sql`insert into care.counts (programme_id, id, benefit_id, state, first_quantity, first_by, first_at) values (${programmeId}, ${count.id}, ${count.benefitId}, 'waiting', ${count.quantity}, ${count.by}, ${count.at})`);
}

export function saveSecondCount(tx: Tx, programmeId: string, countId: string, second: { state: 'agreed' | 'differs'; quantity: number; by: string; at: string; book: number }): Promise<number> {
  return changed(tx, sql`update care.counts set state = ${second.state}, second_quantity = ${second.quantity}, second_by = ${second.by}, second_at = ${second.at}, book_quantity = ${second.book} where programme_id = ${programmeId} and id = ${countId}`);
}

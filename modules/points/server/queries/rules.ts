/** Rule books: their versions, and which of them was in force on a day. */
import { changed, maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { DEFAULT_TERMS } from '../../domain/index.ts';
import type { BookState, BookTerms, Rule } from '../../domain/index.ts';

export interface BookRow {
  id: string; number: number; name: string; state: BookState; effective_from: string; notice_days: number; source: string; rules: Rule[]; terms: BookTerms; is_current: boolean; drafted_by: string; drafted_by_name: string; drafted_at: string; approved_by_name: string | null; approved_at: string | null;
}

const columns = (today: string) => sql`b.id, b.number, b.name, b.state, b.effective_from, b.notice_days, b.source, b.rules, b.terms, b.drafted_by, d.name as drafted_by_name, b.drafted_at, a.name as approved_by_name, b.approved_at,
  b.id is not distinct from (select c.id from points.rule_books c where c.programme_id = b.programme_id and c.state = 'inForce' and c.effective_from <= ${today}::date order by c.effective_from desc limit 1) as is_current`;
const from = sql`points.rule_books b join people.persons d on d.programme_id = b.programme_id and d.id = b.drafted_by left join people.persons a on a.programme_id = b.programme_id and a.id = b.approved_by`;

/** A book of before says nothing of what came later, and then means what it meant: that teams redeem, nobody approved with it. */
const OF_BEFORE: BookTerms = { ...DEFAULT_TERMS, teamMonthlyCap: 0 };
const whole = <Row extends { terms: BookTerms }>(row: Row): Row => ({ ...row, terms: { ...OF_BEFORE, ...row.terms } });

export async function bookRows(tx: Tx, programmeId: string, today: string): Promise<BookRow[]> {
  return (await rows<BookRow>(tx, sql`select ${columns(today)} from ${from} where b.programme_id = ${programmeId} order by b.number desc limit 200`)).map(whole);
}

export async function bookById(tx: Tx, programmeId: string, today: string, id: string): Promise<BookRow | undefined> {
  const row = await maybeRow<BookRow>(tx, sql`select ${columns(today)} from ${from} where b.programme_id = ${programmeId} and b.id = ${id}`);
  return row === undefined ? undefined : whole(row);
}

export interface BookInForce { id: string; name: string; rules: Rule[]; notice_days: number; terms: BookTerms; effective_from: string }

/** Books in force, the newest first: the first that had begun by a day is the one of that day. */
export async function booksInForce(tx: Tx, programmeId: string): Promise<BookInForce[]> {
  return (await rows<BookInForce>(tx, sql`select id, name, rules, notice_days, terms, effective_from from points.rule_books where programme_id = ${programmeId} and state = 'inForce' order by effective_from desc limit 200`)).map(whole);
}

export async function bookInForce(tx: Tx, programmeId: string, day: string): Promise<BookInForce | undefined> {
  const row = await maybeRow<BookInForce>(tx, sql`select id, name, rules, notice_days, terms, effective_from from points.rule_books where programme_id = ${programmeId} and state = 'inForce' and effective_from <= ${day}::date order by effective_from desc limit 1`);
  return row === undefined ? undefined : whole(row);
}

/** Terms of the books these deeds were recorded by. */
export async function termsOf(tx: Tx, programmeId: string, bookIds: readonly string[]): Promise<Map<string, BookTerms>> {
  const found = await rows<{ id: string; terms: BookTerms }>(tx, sql`select id, terms from points.rule_books where programme_id = ${programmeId} and id = any(${[...new Set(bookIds)]}::uuid[])`);
  return new Map(found.map((row) => [row.id, whole(row).terms]));
}

/** Other lines for a draft, and whoever brought them answers for the draft from then on. */
export function replaceRules(tx: Tx, programmeId: string, id: string, lines: readonly Rule[], by: string, at: string): Promise<number> {
  return changed(tx, sql`update points.rule_books set rules = ${JSON.stringify(lines)}::jsonb, drafted_by = ${by}, drafted_at = ${at} where programme_id = ${programmeId} and id = ${id} and state = 'draft'`);
}

export interface NewBook { readonly id: string; readonly name: string; readonly effectiveFrom: string; readonly noticeDays: number; readonly source: string; readonly rules: readonly Rule[]; readonly terms: BookTerms; readonly by: string; readonly at: string }

export async function insertBook(tx: Tx, programmeId: string, book: NewBook): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`points.rule_books ${programmeId}`}, 0))`.execute(tx);
  return (await oneRow<{ number: number }>(tx, sql`insert into points.rule_books (programme_id, id, number, name, state, effective_from, notice_days, source, rules, terms, drafted_by, drafted_at)
    select ${programmeId}, ${book.id}, coalesce(max(b.number), 0) + 1, ${book.name}, 'draft', ${book.effectiveFrom}, ${book.noticeDays}, ${book.source}, ${JSON.stringify(book.rules)}::jsonb, ${JSON.stringify(book.terms)}::jsonb, ${book.by}, ${book.at}
      from points.rule_books b where b.programme_id = ${programmeId} returning number`)).number;
}

export function settleBook(tx: Tx, programmeId: string, id: string, state: 'inForce' | 'discarded', by: string | null, at: string | null): Promise<number> {
  return changed(tx, sql`update points.rule_books set state = ${state}, approved_by = ${by}, approved_at = ${at} where programme_id = ${programmeId} and id = ${id} and state = 'draft'`);
}

/** 算不出的数字 · Work that may fail without taking its transaction with it, and which figures could not be counted. */
import { sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

const REASON_LENGTH = 300;
/** A deadlock, a conflict of two writers, a cancelled statement: gone when it is tried again. */
const PASSING = /^(?:40|57)/u;
/** What a database says has a code of five characters; anything else is a fault of ours and goes on. */
const isOfDatabase = (error: unknown): error is Error & { code: string } => error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/u.test(error.code) && !PASSING.test(error.code);

export type Attempt<T> = { readonly done: T; readonly failed?: undefined } | { readonly failed: string };

/** 试算 · @returns the answer, or what the database said @errors throws what is not the database's, and what comes after a lost connection */
export async function attempt<T>(tx: Tx, work: () => Promise<T>): Promise<Attempt<T>> {
  await sql`savepoint figures_attempt`.execute(tx);
  try {
    const done = await work();
    await sql`release savepoint figures_attempt`.execute(tx);
    return { done };
  } catch (error) {
    if (!isOfDatabase(error)) throw error;
    await sql`rollback to savepoint figures_attempt`.execute(tx);
    await sql`release savepoint figures_attempt`.execute(tx);
    return { failed: `${error.code} ${error.message}`.slice(0, REASON_LENGTH) };
  }
}

export interface BrokenFigure { readonly code: string; readonly reason: string }

/** What was found this time, in place of what was found before; the time stays with what was found then already. */
export async function saveBroken(tx: Tx, programmeId: string, found: readonly BrokenFigure[], now: string): Promise<void> {
  await sql`delete from figures.broken where programme_id = ${programmeId} and code <> all(${found.map(({ code }) => code)}::text[])`.execute(tx);
  if (found.length === 0) return;
  await sql`insert into figures.broken (programme_id, code, reason, found_at) select ${programmeId}, b.code, b.reason, ${now}::timestamptz from unnest(${found.map(({ code }) => code)}::text[], ${found.map(({ reason }) => reason.slice(0, REASON_LENGTH))}::text[]) as b(code, reason)
    on conflict (programme_id, code) do update set reason = excluded.reason`.execute(tx);
}

/** Its definition is another now, or it is no more. */
export async function forgetBroken(tx: Tx, programmeId: string, code: string): Promise<void> {
  await sql`delete from figures.broken where programme_id = ${programmeId} and code = ${code}`.execute(tx);
}

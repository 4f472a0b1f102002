/** 系统先看一眼 · Asked before anything is written, so that a programme with nothing to do gets no empty entry in the audit. */
import { oneRow, sql } from './index.ts';
import type { Db, RawBuilder } from './index.ts';

/** @param statement a select @returns whether it finds any row when the system, which reaches everything in the programme, looks */
export function systemFindsAny(db: Db, programmeId: string, statement: RawBuilder<unknown>): Promise<boolean> {
  return db.transaction().setAccessMode('read only').execute(async (tx) => {
    await sql`select people.open_request_as_system(${programmeId})`.execute(tx);
    return (await oneRow<{ found: boolean }>(tx, sql`select exists (${statement}) as found`)).found;
  });
}

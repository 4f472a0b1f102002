/** For tests and the bench: the ledger in a transaction of its own, as the application's role within one programme. */
import { sql } from '#platform/server/db/index.ts';
import type { Db } from '#platform/server/db/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';

export type LedgerContext = Pick<WriteContext, 'tx' | 'programmeId' | 'now' | 'actor' | 'newId' | 'today' | 'scope'>;

/** @param clock milliseconds of this transaction */
export function inLedger<Result>(db: Db, programmeId: string, clock: number, newId: () => string, run: (ctx: LedgerContext) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    await sql`select people.open_request_as_system(${programmeId})`.execute(tx);
    return run({ tx, programmeId, now: clock, newId, today: new Date(clock).toISOString().slice(0, 10), scope: { everything: true, placeIds: [], organisationIds: [], siteIds: [] }, actor: { loginId: null, sessionId: null, personId: null, organisationId: null, installationAdmin: false } });
  });
}

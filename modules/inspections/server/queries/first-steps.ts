/** How far the first round of a new programme has come. */
import { oneRow, sql } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

type Count = Promise<{ count: number }>;
const from = (what: string, where = 'true') => (ctx: ReadContext): Count =>
  oneRow(ctx.tx, sql`select count(*) as count from (select 1 from ${sql.table(what)} where programme_id = ${ctx.programmeId} and ${sql.raw(where)} limit 1000) as a_few`);

export const roundCount = from('inspections.rounds');
export const drawnSites = from('inspections.round_sites');
export const assignedSites = from('inspections.round_sites', 'inspector_id is not null');
export const observationCount = from('inspections.observations');
export const dispatchedFindings = from('inspections.findings', `state = 'dispatched'`);

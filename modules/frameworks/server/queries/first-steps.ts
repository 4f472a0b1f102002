/** Whether a new programme has a standard in force. */
import { oneRow, sql } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

export const editionsInForce = (ctx: ReadContext): Promise<{ count: number }> =>
  oneRow(ctx.tx, sql`select count(*) as count from frameworks.editions where programme_id = ${ctx.programmeId} and state = 'inForce'`);

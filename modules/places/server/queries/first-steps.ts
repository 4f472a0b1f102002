/** What of the ground of a new programme is there. */
import { oneRow, sql } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

type Count = Promise<{ count: number }>;

export const drawnPlaces = (ctx: ReadContext): Count => oneRow(ctx.tx, sql`select count(*) as count from places.places where programme_id = ${ctx.programmeId} and kind <> 'city'`);
export const organisationCount = (ctx: ReadContext): Count => oneRow(ctx.tx, sql`select count(*) as count from places.organisations where programme_id = ${ctx.programmeId}`);
export const openSites = (ctx: ReadContext): Count => oneRow(ctx.tx, sql`select count(*) as count from places.sites where programme_id = ${ctx.programmeId} and (valid_to is null or valid_to > ${ctx.today}::date)`);

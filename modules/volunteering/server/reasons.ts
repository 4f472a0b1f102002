import type { ReadContext } from '#platform/server/operations/index.ts';

/** Under which purpose the reasons of bans and appeals are sealed. */
export const banSeal = (ctx: Pick<ReadContext, 'programmeId'>): string => `volunteering.ban/${ctx.programmeId}`;

/** Under which purpose the reasons of entries and corrections are sealed. */
export const reasonSeal = (ctx: Pick<ReadContext, 'programmeId'>): string => `volunteering.entry/${ctx.programmeId}`;

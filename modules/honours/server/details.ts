/** What is sealed of a subject, and what tells two households apart without telling their number. */
import type { ReadContext } from '#platform/server/operations/index.ts';

export interface Details { readonly houseNumber: string | null; readonly contact: string | null; readonly guardian: string | null }
export const NO_DETAILS: Details = { houseNumber: null, contact: null, guardian: null };

const seal = (ctx: ReadContext): string => `honours.details/${ctx.programmeId}`;

export function sealDetails(ctx: ReadContext, details: Details): string | null {
  return Object.values(details).every((value) => value === null || value === '') ? null : ctx.secrets.seal(seal(ctx), JSON.stringify(details));
}

export function openDetails(ctx: ReadContext, sealed: string | null): Details {
  const text = sealed === null ? null : ctx.secrets.open(seal(ctx), sealed);
  return text === null ? NO_DETAILS : { ...NO_DETAILS, ...(JSON.parse(text) as Partial<Details>) };
}

/** A sheet tells the house number alone; contact and guardian stay as they are known. */
export function detailsAfter(ctx: ReadContext, houseNumber: string | null, sealed: string | null): Details {
  const before = openDetails(ctx, sealed);
  return { ...before, houseNumber: houseNumber ?? before.houseNumber };
}

/** Written in full width or with spaces, a house number is the same. */
export const plainHouseNumber = (houseNumber: string): string => houseNumber.normalize('NFKC').replace(/\s+/g, '').replace(/号$/, '').toLowerCase();

export function identityKey(ctx: ReadContext, placeId: string | null, houseNumber: string | null): string | null {
  if (placeId === null || houseNumber === null || houseNumber.trim() === '') return null;
  return ctx.secrets.sign(`honours.household/${ctx.programmeId}`, `${placeId}/${plainHouseNumber(houseNumber)}`);
}

const reasonSeal = (ctx: ReadContext): string => `honours.reason/${ctx.programmeId}`;
export const sealReason = (ctx: ReadContext, reason: string): string => ctx.secrets.seal(reasonSeal(ctx), reason);
export const openReason = (ctx: ReadContext, sealed: string | null): string | null => (sealed === null ? null : ctx.secrets.open(reasonSeal(ctx), sealed));

/** What is sealed of a volunteer, and what tells that somebody is registered already without keeping who. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import { normalIdentityNumber } from '../domain/index.ts';

export interface Details { readonly identityNumber: string | null; readonly contact: string | null; readonly guardian: string | null }
export const NO_DETAILS: Details = { identityNumber: null, contact: null, guardian: null };

const seal = (ctx: ReadContext): string => `volunteering.details/${ctx.programmeId}`;

export function sealDetails(ctx: ReadContext, details: Details): string | null {
  return Object.values(details).every((value) => value === null || value === '') ? null : ctx.secrets.seal(seal(ctx), JSON.stringify(details));
}

export function openDetails(ctx: ReadContext, sealed: string | null): Details {
  const text = sealed === null ? null : ctx.secrets.open(seal(ctx), sealed);
  return text === null ? NO_DETAILS : { ...NO_DETAILS, ...(JSON.parse(text) as Partial<Details>) };
}

export function identityKey(ctx: ReadContext, identityNumber: string | null): string | null {
  return identityNumber === null ? null : ctx.secrets.sign(`volunteering.identity/${ctx.programmeId}`, normalIdentityNumber(identityNumber));
}

/** What is sealed of a recipient, and the keyed hashes by which two routes to one person or household are told. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import { normalIdentityNumber } from '#kernel/identity-number.ts';
import { normalSlip, slipCode } from '../domain/index.ts';

export interface Details { readonly houseNumber: string | null; readonly contact: string | null; readonly identityNumber: string | null }
export const NO_DETAILS: Details = { houseNumber: null, contact: null, identityNumber: null };

const detailsSeal = (ctx: ReadContext): string => `care.details/${ctx.programmeId}`;
const wordsSeal = (ctx: ReadContext): string => `care.words/${ctx.programmeId}`;

export function sealDetails(ctx: ReadContext, details: Details): string | null {
  return Object.values(details).every((value) => value === null || value === '') ? null : ctx.secrets.seal(detailsSeal(ctx), JSON.stringify(details));
}

export function openDetails(ctx: ReadContext, sealed: string | null): Details {
  const text = sealed === null ? null : ctx.secrets.open(detailsSeal(ctx), sealed);
  return text === null ? NO_DETAILS : { ...NO_DETAILS, ...(JSON.parse(text) as Partial<Details>) };
}

/** Reasons and the names of proxies. */
export const sealWords = (ctx: ReadContext, text: string): string => ctx.secrets.seal(wordsSeal(ctx), text);
export const openWords = (ctx: ReadContext, sealed: string | null): string | null => (sealed === null ? null : ctx.secrets.open(wordsSeal(ctx), sealed));

export interface Keys { readonly identityKey: string | null; readonly householdKey: string | null; readonly contactKey: string | null; readonly matchKey: string | null }

/** The same words by another spelling make the same key; one of the keys is the one the scheme goes by. */
export function keysOf(ctx: ReadContext, placeId: string | null, details: Details, byHousehold: boolean): Keys {
  const sign = (what: string, text: string): string => ctx.secrets.sign(`care.${what}/${ctx.programmeId}`, text);
  const house = details.houseNumber?.normalize('NFKC').replace(/\s+/g, '').replace(/号$/, '').toLowerCase() ?? '';
  const contact = details.contact?.normalize('NFKC').replace(/[\s()-]+/g, '').replace(/^\+?86(?=1\d{10}$)/, '').toLowerCase() ?? '';
  const identityKey = details.identityNumber === null ? null : sign('identity', normalIdentityNumber(details.identityNumber));
  const householdKey = placeId === null || house === '' ? null : sign('household', `${placeId}/${house}`);
  return { identityKey, householdKey, contactKey: contact === '' ? null : sign('contact', contact), matchKey: byHousehold ? householdKey : identityKey };
}

/** The code printed on a slip follows from recipient and serial, so that none is stored; what is stored cannot be turned back into it. */
export function slipOf(ctx: ReadContext, recipientId: string, serial: number): string {
  return slipCode(Buffer.from(ctx.secrets.sign(`care.slip/${ctx.programmeId}`, `${recipientId}/${serial}`), 'base64url'));
}

export const slipKeyOf = (ctx: ReadContext, code: string): string => ctx.secrets.sign(`care.slipKey/${ctx.programmeId}`, normalSlip(code));

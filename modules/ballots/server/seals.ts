/** What the installation's secret protects in this module; each purpose has a key of its own, each ballot another. */
import { createHmac } from 'node:crypto';
import { sourceOf } from '#platform/server/http/address-limits.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

type Ground = Pick<ReadContext, 'secrets' | 'programmeId'>;
const purpose = (what: string, ctx: Ground, ballotId: string): string => `ballots.${what}/${ctx.programmeId}/${ballotId}`;

export type SealedKey = 'issuer' | 'opening' | 'tie';
export function sealKey(ctx: Ground, ballotId: string, what: SealedKey, text: string): string {
  return ctx.secrets.seal(purpose(what, ctx, ballotId), text);
}
/** @errors throws when the installation's secret is not the one it was sealed with */
export function openKey(ctx: Ground, ballotId: string, what: SealedKey, sealed: string): string {
  const text = ctx.secrets.open(purpose(what, ctx, ballotId), sealed);
  if (text === null) throw new Error(`the ${what} key of ballot ${ballotId} does not open with this installation's secret`);
  return text;
}

/** 投票码摘要 · Without the secret a code cannot be tried against the database. */
export function codeDigest(ctx: Ground, ballotId: string, code: string): string {
  return ctx.secrets.sign(purpose('code', ctx, ballotId), code);
}

/** 身份摘要 · A phone or a subject, for this ballot alone: without the secret no list of numbers can be tried against it. */
export function identityDigest(ctx: Ground, ballotId: string, kind: 'sms' | 'oidc', text: string): string {
  return ctx.secrets.sign(purpose(`identity/${kind}`, ctx, ballotId), text);
}
export function smsDigest(ctx: Ground, ballotId: string, number: string, code: string): string {
  return ctx.secrets.sign(purpose('sms', ctx, ballotId), `${number} ${code}`);
}

/** Between two steps it is the browser that keeps what was found; it can neither read nor change it, nor use it in another ballot. @unit until: epoch milliseconds */
export function sealIdentity(ctx: Ground, ballotId: string, content: Readonly<Record<string, unknown>> & { readonly until: number }): string {
  return ctx.secrets.seal(purpose('identity-token', ctx, ballotId), JSON.stringify(content));
}
/** @returns null when it was not sealed here for this ballot, or its time is over */
export function openIdentity(ctx: Ground & { readonly now: number }, ballotId: string, sealed: string): Readonly<Record<string, unknown>> | null {
  const text = ctx.secrets.open(purpose('identity-token', ctx, ballotId), sealed);
  if (text === null) return null;
  const content = JSON.parse(text) as Record<string, unknown>;
  return typeof content['until'] === 'number' && content['until'] > ctx.now ? content : null;
}

/** A network, not a subscriber: as much as tells that many came from one place. @unit bits */
const NETWORK_BITS = { v4: 24, v6: 48 } as const;
const NETWORK_BYTES = 18;

/** 来源摘要 · With a key of this ballot, so that nothing can be followed from one to the next; derived once for a whole group. */
export function networkDigests(ctx: Ground, ballotId: string): (address: string) => string {
  const key = ctx.secrets.sign(purpose('network', ctx, ballotId), 'key');
  return (address) => createHmac('sha256', key).update(sourceOf(address, NETWORK_BITS)).digest().subarray(0, NETWORK_BYTES).toString('base64url');
}

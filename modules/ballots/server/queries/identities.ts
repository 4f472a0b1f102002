/** People known by a phone or an identity service, as keyed digests; codes on their way to a phone. */
import { changed, maybeRow, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export type IdentityKind = 'sms' | 'oidc';

/** What was signed blind for an identity, or undefined. */
export async function identityExchange(tx: Tx, programmeId: string, ballotId: string, kind: IdentityKind, digest: string): Promise<string | undefined> {
  return (await maybeRow<{ blinded_digest: string }>(tx, sql`select blinded_digest from ballots.identity_exchanges where programme_id = ${programmeId} and ballot_id = ${ballotId} and kind = ${kind} and digest = ${digest}`))?.blinded_digest;
}

export function spendIdentity(tx: Tx, programmeId: string, ballotId: string, identity: { readonly kind: IdentityKind; readonly digest: string; readonly blindedDigest: string }): Promise<number> {
  return changed(tx, sql`insert into ballots.identity_exchanges (programme_id, ballot_id, kind, digest, blinded_digest) values (${programmeId}, ${ballotId}, ${identity.kind}, ${identity.digest}, ${identity.blindedDigest})`);
}

export interface SmsCodeRow { code_digest: string | null; expires_at: string | null; attempts: number; sent_on: string; sent_count: number }

/** Held until the commit: two requests for one number at once are one after the other. */
export function lockSmsCode(tx: Tx, programmeId: string, ballotId: string, numberDigest: string): Promise<SmsCodeRow | undefined> {
  return maybeRow<SmsCodeRow>(tx, sql`select code_digest, expires_at, attempts, sent_on, sent_count from ballots.sms_codes where programme_id = ${programmeId} and ballot_id = ${ballotId} and number_digest = ${numberDigest} for update`);
}

export function saveSmsCode(tx: Tx, programmeId: string, ballotId: string, sent: { readonly numberDigest: string; readonly codeDigest: string; readonly expiresAt: string; readonly on: string; readonly count: number }): Promise<number> {
  return changed(tx, sql`insert into ballots.sms_codes (programme_id, ballot_id, number_digest, code_digest, expires_at, attempts, sent_on, sent_count)
    values (${programmeId}, ${ballotId}, ${sent.numberDigest}, ${sent.codeDigest}, ${sent.expiresAt}, 0, ${sent.on}, ${sent.count})
    on conflict (programme_id, ballot_id, number_digest) do update set code_digest = excluded.code_digest, expires_at = excluded.expires_at, attempts = 0, sent_on = excluded.sent_on, sent_count = excluded.sent_count`);
}

export function countAttempt(tx: Tx, programmeId: string, ballotId: string, numberDigest: string): Promise<number> {
  return changed(tx, sql`update ballots.sms_codes set attempts = attempts + 1 where programme_id = ${programmeId} and ballot_id = ${ballotId} and number_digest = ${numberDigest}`);
}

/** Whoever voted leaves no time behind. */
export function forgetSmsCode(tx: Tx, programmeId: string, ballotId: string, numberDigest: string): Promise<number> {
  return changed(tx, sql`update ballots.sms_codes set code_digest = null, expires_at = null where programme_id = ${programmeId} and ballot_id = ${ballotId} and number_digest = ${numberDigest}`);
}

/** By the hour: what is over, and counts of earlier days. */
export async function clearSmsCodes(tx: Tx, programmeId: string, ballotId: string, now: string, today: string): Promise<void> {
  await changed(tx, sql`delete from ballots.sms_codes where programme_id = ${programmeId} and ballot_id = ${ballotId} and sent_on < ${today}::date and (expires_at is null or expires_at < ${now})`);
  await changed(tx, sql`update ballots.sms_codes set code_digest = null, expires_at = null where programme_id = ${programmeId} and ballot_id = ${ballotId} and expires_at < ${now}`);
}

/**
 * How somebody without a printed code becomes known. All of it is gathered for what that leaves out: neither a key nor an entry in the
 * audit tells when a phone or a subject came.
 */
import { createHash } from 'node:crypto';
import { openPublicSite } from '#modules/places/server/index.ts';
import { bindGathered, bindRead } from '#platform/server/operations/index.ts';
import type { ReadContext, Refusal, WriteContext } from '#platform/server/operations/index.ts';
import type { ErrorOf, OutputOf, ParsedInputOf } from '#platform/contract/index.ts';
import { beginIdentity, exchangeIdentity, finishIdentity, listSmsOutbox, sendSmsCode, verifySmsCode } from '../../contract/index.ts';
import { maySendCode, phoneTyped, SMS_ATTEMPTS_MAX, SMS_CODE_MINUTES, smsCodeOf } from '../../domain/index.ts';
import type { TokenKind } from '../../domain/index.ts';
import { blindSign, issuerPrivateKey } from '../crypto.ts';
import { keysOf, publicBallot } from '../queries/ballots.ts';
import { countAttempt, forgetSmsCode, identityExchange, lockSmsCode, saveSmsCode, spendIdentity } from '../queries/identities.ts';
import type { IdentityKind } from '../queries/identities.ts';
import { identityDigest, openIdentity, openKey, sealIdentity, smsDigest } from '../seals.ts';
import { votesNow } from './drafting.ts';

const MINUTE_MS = 60_000;
const TOKEN_MINUTES = 20;
const RANDOM_BYTES = 6;

/** Why the ballot takes no votes now from people known so; null when it does. */
async function closedFor(ctx: ReadContext, ballotId: string, kind: TokenKind): Promise<'ballots.not_open' | 'ballots.token_kind_closed' | null> {
  const ballot = (await publicBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!votesNow(ballot, ctx.now)) return 'ballots.not_open';
  return (ballot.definition.tokenKinds ?? ['code']).includes(kind) ? null : 'ballots.token_kind_closed';
}

const tokenOf = (ctx: ReadContext, ballotId: string, kind: IdentityKind, digest: string): string => sealIdentity(ctx, ballotId, { kind, digest, until: ctx.now + TOKEN_MINUTES * MINUTE_MS });

type Sent = OutputOf<typeof sendSmsCode> | Refusal<ErrorOf<typeof sendSmsCode>>;
const smsText = (ctx: ReadContext, code: string): string => (ctx.locale === 'en' ? `Your voting code is ${code}, valid for ${SMS_CODE_MINUTES} minutes. Tell nobody.` : `您的投票验证码是 ${code}，${SMS_CODE_MINUTES} 分钟内有效，请勿告诉他人。`);

async function send(ctx: WriteContext<ErrorOf<typeof sendSmsCode>>, { ballotId, number }: ParsedInputOf<typeof sendSmsCode>): Promise<Sent> {
  const closed = await closedFor(ctx, ballotId, 'sms');
  const { sms } = ctx.identities;
  if (closed !== null || sms === null) return ctx.refuse(closed ?? 'ballots.token_kind_closed');
  const typed = phoneTyped(number);
  if (typed === null) return ctx.refuse('ballots.number_wrong', {}, { pointers: ['/number'] });
  const numberDigest = identityDigest(ctx, ballotId, 'sms', typed);
  const known = await lockSmsCode(ctx.tx, ctx.programmeId, ballotId, numberDigest);
  const sentToday = known?.sent_on === ctx.today ? known.sent_count : 0;
  const expiresAt = known === undefined || known.expires_at === null ? null : Date.parse(known.expires_at);
  if (!maySendCode({ sentToday, expiresAt }, ctx.now)) return ctx.refuse('ballots.sms_too_many', {}, { pointers: ['/number'] });
  const code = smsCodeOf(ctx.randomBytes(RANDOM_BYTES));
  await saveSmsCode(ctx.tx, ctx.programmeId, ballotId, { numberDigest, codeDigest: smsDigest(ctx, ballotId, typed, code), expiresAt: new Date(ctx.now + SMS_CODE_MINUTES * MINUTE_MS).toISOString(), on: ctx.today, count: sentToday + 1 });
  ctx.afterCommit(() => sms.send({ number: typed, text: smsText(ctx, code) }));
  return { minutes: SMS_CODE_MINUTES };
}

type Verified = OutputOf<typeof verifySmsCode> | Refusal<ErrorOf<typeof verifySmsCode>>;

async function verify(ctx: WriteContext<ErrorOf<typeof verifySmsCode>>, { ballotId, number, code }: ParsedInputOf<typeof verifySmsCode>): Promise<Verified> {
  const closed = await closedFor(ctx, ballotId, 'sms');
  if (closed !== null) return ctx.refuse(closed);
  const typed = phoneTyped(number);
  if (typed === null) return ctx.refuse('ballots.number_wrong', {}, { pointers: ['/number'] });
  const numberDigest = identityDigest(ctx, ballotId, 'sms', typed);
  const known = await lockSmsCode(ctx.tx, ctx.programmeId, ballotId, numberDigest);
  const isOver = known === undefined || known.code_digest === null || known.expires_at === null || Date.parse(known.expires_at) <= ctx.now || known.attempts >= SMS_ATTEMPTS_MAX;
  if (isOver || known.code_digest !== smsDigest(ctx, ballotId, typed, code)) {
    if (!isOver) await countAttempt(ctx.tx, ctx.programmeId, ballotId, numberDigest);
    return ctx.refuse('ballots.sms_code_wrong', {}, { pointers: ['/code'], keepEffects: true });
  }
  return { token: tokenOf(ctx, ballotId, 'sms', numberDigest) };
}

const returnPath = (ctx: ReadContext): string => `/public/${encodeURIComponent(ctx.programmeCode)}/ballots/identity`;

type Begun = OutputOf<typeof beginIdentity> | Refusal<ErrorOf<typeof beginIdentity>>;

async function begin(ctx: WriteContext<ErrorOf<typeof beginIdentity>>, { ballotId }: ParsedInputOf<typeof beginIdentity>): Promise<Begun> {
  const closed = await closedFor(ctx, ballotId, 'oidc');
  const { service } = ctx.identities;
  if (closed !== null || service === null) return ctx.refuse(closed ?? 'ballots.token_kind_closed');
  const sealed = (request: object): string => sealIdentity(ctx, ballotId, { ...request, until: ctx.now + TOKEN_MINUTES * MINUTE_MS });
  return service.begin(returnPath(ctx), sealed).catch(() => ctx.refuse('ballots.identity_unavailable'));
}

type Finished = OutputOf<typeof finishIdentity> | Refusal<ErrorOf<typeof finishIdentity>>;

async function finish(ctx: WriteContext<ErrorOf<typeof finishIdentity>>, { ballotId, code, state, issuer }: ParsedInputOf<typeof finishIdentity>): Promise<Finished> {
  const closed = await closedFor(ctx, ballotId, 'oidc');
  const { service } = ctx.identities;
  if (closed !== null || service === null) return ctx.refuse(closed ?? 'ballots.token_kind_closed');
  const request = openIdentity(ctx, ballotId, state);
  if (request === null || typeof request['verifier'] !== 'string' || typeof request['nonce'] !== 'string') return ctx.refuse('ballots.identity_refused');
  try {
    const subject = await service.finish(returnPath(ctx), { code, state, issuer }, { verifier: request['verifier'], nonce: request['nonce'] });
    return subject === null ? ctx.refuse('ballots.identity_refused') : { token: tokenOf(ctx, ballotId, 'oidc', identityDigest(ctx, ballotId, 'oidc', `${service.issuer}\n${subject}`)) };
  } catch {
    return ctx.refuse('ballots.identity_unavailable');
  }
}

type Exchanged = OutputOf<typeof exchangeIdentity> | Refusal<ErrorOf<typeof exchangeIdentity>>;

async function exchange(ctx: WriteContext<ErrorOf<typeof exchangeIdentity>>, { ballotId, token, blinded }: ParsedInputOf<typeof exchangeIdentity>): Promise<Exchanged> {
  const identity = openIdentity(ctx, ballotId, token);
  const [kind, digest] = [identity?.['kind'], identity?.['digest']];
  if ((kind !== 'sms' && kind !== 'oidc') || typeof digest !== 'string') return ctx.refuse('ballots.identity_refused');
  const closed = await closedFor(ctx, ballotId, kind);
  if (closed !== null) return ctx.refuse(closed);
  const blindedDigest = createHash('sha256').update(blinded).digest('base64url');
  const before = await identityExchange(ctx.tx, ctx.programmeId, ballotId, kind, digest);
  // The same request again: an answer was lost on the way.
  if (before !== undefined && before !== blindedDigest) return ctx.refuse('ballots.identity_used');
  const keys = (await keysOf(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  const blindSignature = blindSign(issuerPrivateKey(openKey(ctx, ballotId, 'issuer', keys.issuer_private_sealed)), blinded);
  if (blindSignature === null) return ctx.refuse('ballots.blinded_wrong', {}, { pointers: ['/blinded'] });
  if (before === undefined) await spendIdentity(ctx.tx, ctx.programmeId, ballotId, { kind, digest, blindedDigest });
  if (kind === 'sms') await forgetSmsCode(ctx.tx, ctx.programmeId, ballotId, digest);
  return { blindSignature };
}

export const sendSmsCodeBound = bindGathered(sendSmsCode, async (ctx, calls) => {
  await openPublicSite(ctx);
  const answers: Sent[] = [];
  for (const { input } of calls) answers.push(await send(ctx, input));
  return answers;
});

export const verifySmsCodeBound = bindGathered(verifySmsCode, async (ctx, calls) => {
  await openPublicSite(ctx);
  const answers: Verified[] = [];
  for (const { input } of calls) answers.push(await verify(ctx, input));
  return answers;
});

/** The issuer is asked for all at once, so that nobody waits for another's answer. */
export const beginIdentityBound = bindGathered(beginIdentity, async (ctx, calls) => {
  await openPublicSite(ctx);
  return Promise.all(calls.map(({ input }) => begin(ctx, input)));
});

export const finishIdentityBound = bindGathered(finishIdentity, async (ctx, calls) => {
  await openPublicSite(ctx);
  return Promise.all(calls.map(({ input }) => finish(ctx, input)));
});

export const exchangeIdentityBound = bindGathered(exchangeIdentity, async (ctx, calls) => {
  await openPublicSite(ctx);
  const answers: Exchanged[] = [];
  for (const { input } of calls) answers.push(await exchange(ctx, input));
  return answers;
});

export const listSmsOutboxBound = bindRead(listSmsOutbox, async (ctx, { page, pageSize }) => {
  const sent = ctx.identities.sms?.sentLately?.() ?? [];
  return { rows: sent.slice((page - 1) * pageSize, page * pageSize).map((message) => ({ ...message, at: new Date(message.at).toISOString() })), total: sent.length, page, pageSize, isOutbox: ctx.identities.sms?.sentLately != null };
});

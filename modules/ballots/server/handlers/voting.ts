/** How a printed code becomes a credential, for nobody in particular. */
import { createHash } from 'node:crypto';
import { openPublicSite } from '#modules/places/server/index.ts';
import { bindGathered } from '#platform/server/operations/index.ts';
import type { Refusal, WriteContext } from '#platform/server/operations/index.ts';
import type { ErrorOf, OutputOf, ParsedInputOf } from '#platform/contract/index.ts';
import { exchangeCode } from '../../contract/index.ts';
import { codeTyped } from '../../domain/index.ts';
import { blindSign, issuerPrivateKey } from '../crypto.ts';
import { keysOf, publicBallot } from '../queries/ballots.ts';
import { codeRow, spendCode } from '../queries/codes.ts';
import { codeDigest, openKey } from '../seals.ts';
import { votesNow } from './drafting.ts';

type Exchanged = OutputOf<typeof exchangeCode> | Refusal<ErrorOf<typeof exchangeCode>>;

async function exchange(ctx: WriteContext<ErrorOf<typeof exchangeCode>>, { ballotId, code, blinded }: ParsedInputOf<typeof exchangeCode>): Promise<Exchanged> {
  const ballot = (await publicBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!votesNow(ballot, ctx.now)) return ctx.refuse('ballots.not_open');
  if (!(ballot.definition.tokenKinds ?? ['code']).includes('code')) return ctx.refuse('ballots.token_kind_closed');
  const typed = codeTyped(code);
  const digest = typed === null ? null : codeDigest(ctx, ballotId, typed);
  const found = digest === null ? undefined : await codeRow(ctx.tx, ctx.programmeId, ballotId, digest);
  if (digest === null || found === undefined) return ctx.refuse('ballots.code_unknown', {}, { pointers: ['/code'] });
  const blindedDigest = createHash('sha256').update(blinded).digest('base64url');
  // The same request again: an answer was lost on the way.
  if (found.channel !== null && found.blinded_digest !== blindedDigest) return ctx.refuse('ballots.code_used', {}, { pointers: ['/code'] });
  const keys = (await keysOf(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  const blindSignature = blindSign(issuerPrivateKey(openKey(ctx, ballotId, 'issuer', keys.issuer_private_sealed)), blinded);
  if (blindSignature === null) return ctx.refuse('ballots.blinded_wrong', {}, { pointers: ['/blinded'] });
  if (found.channel === null) await spendCode(ctx.tx, ctx.programmeId, ballotId, digest, { channel: 'online', blindedDigest });
  return { blindSignature };
}

/**
 * Gathered not for speed but for what it leaves out: an idempotency key keeps the answer with its time, an entry in the audit the
 * time, and either beside the box would tell which code went to which ballot. The signing of the box records how many there were.
 */
export const exchangeCodeBound = bindGathered(exchangeCode, async (ctx, calls) => {
  await openPublicSite(ctx);
  const answers: Exchanged[] = [];
  for (const { input } of calls) answers.push(await exchange(ctx, input));
  return answers;
});

/** What voters do, as nobody in particular. */
import { createHash } from 'node:crypto';
import { setImmediate as onItsWay } from 'node:timers/promises';
import type { KeyObject } from 'node:crypto';
import { openPublicSite } from '#modules/places/server/index.ts';
import { bindGathered } from '#platform/server/operations/index.ts';
import type { Refusal, WriteContext } from '#platform/server/operations/index.ts';
import type { ErrorOf, OutputOf, ParsedInputOf } from '#platform/contract/index.ts';
import { castBallot, exchangeCode } from '../../contract/index.ts';
import { append, codeTyped, hexOf, POINT_BYTES, receiptText, TAG_BYTES, textLengthOf } from '../../domain/index.ts';
import { frontierOf } from '../box.ts';
import { blindSign, isCredential, issuerPrivateKey, issuerPublicKey, leafDigest } from '../crypto.ts';
import { keysOf, publicBallot } from '../queries/ballots.ts';
import { layInBox, lockBox } from '../queries/box.ts';
import type { BoxRow, LaidRow, NewLeaf } from '../queries/box.ts';
import { codeRow, spendCode } from '../queries/codes.ts';
import { codeDigest, networkDigests, openKey } from '../seals.ts';
import { votesNow } from './drafting.ts';

const HOUR_MS = 3_600_000;

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

type Cast = ParsedInputOf<typeof castBallot>;
type CastAnswer = OutputOf<typeof castBallot> | Refusal<ErrorOf<typeof castBallot>>;
type CastContext = WriteContext<ErrorOf<typeof castBallot>>;
interface CastCall { readonly input: Cast; readonly address: string | null }

const issuers = new Map<string, KeyObject>();
const ISSUERS_KEPT = 100;
function issuerOf(text: string): KeyObject {
  const known = issuers.get(text);
  if (known !== undefined) return known;
  if (issuers.size >= ISSUERS_KEPT) issuers.clear();
  const key = issuerPublicKey(text);
  issuers.set(text, key);
  return key;
}

const isSame = (a: { signature: string; sealed: string }, b: { signature: string; sealed: string }): boolean => a.signature === b.signature && a.sealed === b.sealed;

function receiptOf(ctx: CastContext, ballotId: string, leaf: { readonly index: number; readonly leafHash: string }): OutputOf<typeof castBallot> {
  const receipt = { ballotId, ...leaf };
  return { ...receipt, signature: ctx.signer.sign(receiptText(receipt)) };
}

/** How a box stood after the last group that this process laid in it; whether it still does is asked when the next is laid. */
type KnownBox = Omit<BoxRow, 'laid'> & { readonly programmeId: string };
const boxes = new Map<string, KnownBox>();
const BOXES_KEPT = 100;
/** A credential may be laid by another process while this one waits for the box; once it is held nothing is. */
const LOOKS_MAX = 3;

function remember(box: KnownBox): void {
  if (!boxes.has(box.ballot_id) && boxes.size >= BOXES_KEPT) boxes.clear();
  boxes.set(box.ballot_id, box);
}

const doneChecks = new WeakMap<Cast, { readonly issuer: string; readonly isGood: boolean }>();

/** While the call waits for its group, with the key as it was last seen; it counts only if the box, once it is held, has the same. */
function checkEarly(cast: Cast): void {
  const issuer = boxes.get(cast.ballotId)?.issuer_key;
  if (issuer !== undefined) doneChecks.set(cast, { issuer, isGood: isCredential(issuerOf(issuer), cast.credential, cast.signature) });
}

function isCredentialOf(box: KnownBox, cast: Cast): boolean {
  const done = doneChecks.get(cast);
  return done?.issuer === box.issuer_key ? done.isGood : isCredential(issuerOf(box.issuer_key), cast.credential, cast.signature);
}

/** What does not depend on what lies in the box. */
function castFault(ctx: CastContext, box: KnownBox, cast: Cast): CastAnswer | null {
  if (!votesNow(box, ctx.now)) return ctx.refuse('ballots.not_open');
  if (cast.sealed.length !== textLengthOf(POINT_BYTES + box.choice_bytes + TAG_BYTES)) return ctx.refuse('ballots.sealed_wrong', {}, { pointers: ['/sealed'] });
  return isCredentialOf(box, cast) ? null : ctx.refuse('ballots.credential_forged', {}, { pointers: ['/credential'] });
}

/** Lays a group in a box that stands as `box` says. @returns null when it does not: nothing was laid, and the box is held */
async function castOn(ctx: CastContext, box: KnownBox, known: readonly LaidRow[], calls: readonly CastCall[]): Promise<CastAnswer[] | null> {
  const ballotId = box.ballot_id;
  const laid = new Map<string, LaidRow>(known.map((row) => [row.credential, row]));
  const leaves: NewLeaf[] = [];
  const networkOf = networkDigests(ctx, ballotId);
  const places = calls.map(({ input, address }): CastAnswer | { readonly index: number; readonly leafHash: string } => {
    const fault = castFault(ctx, box, input);
    if (fault !== null) return fault;
    const before = laid.get(input.credential);
    if (before !== undefined) return isSame(before, input) ? { index: before.leaf_index, leafHash: before.leaf_hash } : ctx.refuse('ballots.credential_used', {}, { pointers: ['/credential'] });
    const leaf = { credential: input.credential, signature: input.signature, sealed: input.sealed };
    const row = { ...leaf, leaf_index: box.size + leaves.length, leaf_hash: leafDigest(leaf).toString('hex') };
    laid.set(input.credential, row);
    leaves.push({ ...leaf, leafHash: row.leaf_hash, network: address === null ? null : networkOf(address) });
    return { index: row.leaf_index, leafHash: row.leaf_hash };
  });
  const answersOf = (): CastAnswer[] => places.map((place) => ('refusal' in place || 'signature' in place ? place : receiptOf(ctx, ballotId, place)));
  if (leaves.length === 0) return answersOf();
  const { frontier, tiles } = append(frontierOf(box), leaves.map((leaf) => Uint8Array.from(Buffer.from(leaf.leafHash, 'hex'))));
  const peaks = frontier.peaks.map(hexOf);
  const laying = layInBox(ctx.tx, ballotId, {
    from: box.size, leaves, tiles: tiles.map(({ index, hash }) => ({ index, hash: hexOf(hash) })), size: frontier.size, peaks, hour: new Date(Math.floor(ctx.now / HOUR_MS) * HOUR_MS).toISOString(),
  });
  // Signed while the group is written, once the statement is on its way; nobody hears of a receipt before the commit.
  laying.catch(() => undefined);
  await onItsWay();
  const answers = answersOf();
  if (!(await laying)) return null;
  // If the commit fails the box is not as this says, and the next group finds that out.
  remember({ ...box, size: frontier.size, peaks });
  ctx.record({ kind: 'ballotBox', id: ballotId, change: { act: 'cast', from: box.size, to: frontier.size } });
  return answers;
}

async function castInto(ctx: CastContext, ballotId: string, calls: readonly CastCall[]): Promise<CastAnswer[]> {
  const remembered = boxes.get(ballotId);
  // What is refused is refused by how the box stands now, and not by what is remembered of it.
  if (remembered?.programmeId === ctx.programmeId && votesNow(remembered, ctx.now)) {
    const answers = await castOn(ctx, remembered, [], calls);
    if (answers !== null) return answers;
  }
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const box = await lockBox(ctx.tx, ctx.programmeId, ballotId, calls.map(({ input }) => input.credential));
    if (box === undefined) return calls.map(() => ctx.refuse('platform.not_found' as never));
    const { laid, ...held } = box;
    remember({ ...held, programmeId: ctx.programmeId });
    const answers = await castOn(ctx, { ...held, programmeId: ctx.programmeId }, laid, calls);
    if (answers !== null) return answers;
  }
  throw new Error(`the box of ballot ${ballotId} changes while it is held`);
}

/**
 * All that wait go into the box in one transaction (ADR-0023), where it can by what is remembered of the box (ADR-0039); boxes are taken in one order, so that no two groups wait for each other.
 * Whoever has a credential may vote although the public site was closed meanwhile.
 */
export const castBallotBound = bindGathered(castBallot, async (ctx, calls) => {
  const answers: CastAnswer[] = [];
  const byBallot = Map.groupBy(calls.map((call, at) => ({ ...call, at })), ({ input }) => input.ballotId);
  for (const ballotId of [...byBallot.keys()].toSorted()) {
    const own = byBallot.get(ballotId) ?? [];
    const answered = await castInto(ctx, ballotId, own);
    for (const [place, { at }] of own.entries()) answers[at] = answered[place] as CastAnswer;
  }
  return answers;
}, checkEarly);

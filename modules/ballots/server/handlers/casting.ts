/** How a sealed ballot comes into the box, from nobody in particular. */
import { setImmediate as onItsWay } from 'node:timers/promises';
import type { KeyObject } from 'node:crypto';
import { bindGathered } from '#platform/server/operations/index.ts';
import type { AuditRecord, PlanContext, PlannedGroup, Refusal, WriteContext } from '#platform/server/operations/index.ts';
import type { ErrorOf, OutputOf, ParsedInputOf } from '#platform/contract/index.ts';
import { castBallot } from '../../contract/index.ts';
import { append, hexOf, POINT_BYTES, receiptText, TAG_BYTES, textLengthOf } from '../../domain/index.ts';
import { frontierOf } from '../box.ts';
import { isCredential, issuerPublicKey, leafDigest } from '../crypto.ts';
import { laidInBox, layInBox, lockBox } from '../queries/box.ts';
import type { BoxRow, LaidRow, NewGroup, NewLeaf } from '../queries/box.ts';
import { networkDigests } from '../seals.ts';
import { votesNow } from './drafting.ts';

const HOUR_MS = 3_600_000;

type Cast = ParsedInputOf<typeof castBallot>;
type CastAnswer = OutputOf<typeof castBallot> | Refusal<ErrorOf<typeof castBallot>>;
type CastContext = WriteContext<ErrorOf<typeof castBallot>>;
type CastGround = PlanContext<ErrorOf<typeof castBallot>>;
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

function receiptOf(ctx: CastGround, ballotId: string, leaf: { readonly index: number; readonly leafHash: string }): OutputOf<typeof castBallot> {
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
function castFault(ctx: CastGround, box: KnownBox, cast: Cast): CastAnswer | null {
  if (!votesNow(box, ctx.now)) return ctx.refuse('ballots.not_open');
  if (cast.sealed.length !== textLengthOf(POINT_BYTES + box.choice_bytes + TAG_BYTES)) return ctx.refuse('ballots.sealed_wrong', {}, { pointers: ['/sealed'] });
  return isCredentialOf(box, cast) ? null : ctx.refuse('ballots.credential_forged', {}, { pointers: ['/credential'] });
}

/** 待入箱 · What a group would lay in a box that stands as `box` says, and how each call is answered once it lies there. */
interface Laying { readonly group: NewGroup | null; readonly after: KnownBox; answers(): CastAnswer[] }

function layingOf(ctx: CastGround, box: KnownBox, known: readonly LaidRow[], calls: readonly CastCall[]): Laying {
  const ballotId = box.ballot_id;
  const laid = new Map<string, LaidRow>(known.map((row) => [row.credential, row]));
  const leaves: NewLeaf[] = [];
  const networkOf = networkDigests({ secrets: ctx.secrets, programmeId: box.programmeId }, ballotId);
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
  const answers = (): CastAnswer[] => places.map((place) => ('refusal' in place || 'signature' in place ? place : receiptOf(ctx, ballotId, place)));
  if (leaves.length === 0) return { group: null, after: box, answers };
  const { frontier, tiles } = append(frontierOf(box), leaves.map((leaf) => Uint8Array.from(Buffer.from(leaf.leafHash, 'hex'))));
  const peaks = frontier.peaks.map(hexOf);
  const hour = new Date(Math.floor(ctx.now / HOUR_MS) * HOUR_MS).toISOString();
  return { group: { from: box.size, leaves, tiles: tiles.map(({ index, hash }) => ({ index, hash: hexOf(hash) })), size: frontier.size, peaks, hour }, after: { ...box, size: frontier.size, peaks }, answers };
}

const recordOf = (ballotId: string, group: NewGroup): AuditRecord => ({ kind: 'ballotBox', id: ballotId, change: { act: 'cast', from: group.from, to: group.size } });

/** By what is remembered of the box, which the statement holds against the box itself; only where something is laid is it known to be right. */
function planCasts(ctx: CastGround, calls: readonly CastCall[]): PlannedGroup | null {
  const [first] = calls as readonly [CastCall];
  const box = boxes.get(first.input.ballotId);
  // What is refused because of the time is refused by how the box stands now, and not by what is remembered of it.
  if (box === undefined || !votesNow(box, ctx.now) || calls.some(({ input }) => input.ballotId !== box.ballot_id)) return null;
  const { group, after, answers } = layingOf(ctx, box, [], calls);
  if (group === null) return null;
  return { programmeId: box.programmeId, write: laidInBox(box.ballot_id, group), records: [recordOf(box.ballot_id, group)], answers, done: () => remember(after) };
}

async function castInto(ctx: CastContext, ballotId: string, calls: readonly CastCall[]): Promise<CastAnswer[]> {
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const found = await lockBox(ctx.tx, ctx.programmeId, ballotId, calls.map(({ input }) => input.credential));
    if (found === undefined) return calls.map(() => ctx.refuse('platform.not_found' as never));
    const { laid, ...held } = found;
    const box = { ...held, programmeId: ctx.programmeId };
    remember(box);
    const { group, after, answers } = layingOf(ctx, box, laid, calls);
    if (group === null) return answers();
    const laying = layInBox(ctx.tx, ballotId, group);
    // Signed while the group is written, once the statement is on its way; nobody hears of a receipt before the commit.
    laying.catch(() => undefined);
    await onItsWay();
    const answered = answers();
    if (!(await laying)) continue;
    // If the commit fails the box is not as this says, and the next group finds that out.
    remember(after);
    ctx.record(recordOf(ballotId, group));
    return answered;
  }
  throw new Error(`the box of ballot ${ballotId} changes while it is held`);
}

/**
 * All that wait go into the box in one statement (ADR-0055) where it stands as it is remembered; where it does not, or more than one
 * box is meant, in one transaction, the boxes in one order, so that no two groups wait for each other (ADR-0023).
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
}, checkEarly, undefined, planCasts);

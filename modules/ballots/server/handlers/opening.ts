import { sha256Hex } from '#kernel/sha256.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { listCodeBatches, openBallot, printCodes } from '../../contract/index.ts';
import { BALLOT_FORMAT, choiceBytesOf, CODE_BYTES, codeOf, definitionHash, mayAct, mayVoteTwice, printedCode, tieCommitmentOf } from '../../domain/index.ts';
import type { BallotDefinition } from '../../domain/index.ts';
import { makeIssuerKeys, makeSealingKeys, randomToken } from '../crypto.ts';
import { ballotRow, lockBallot, saveOpening } from '../queries/ballots.ts';
import type { BallotRow } from '../queries/ballots.ts';
import { batchPage, batchTotal, codeCounts, insertCodes } from '../queries/codes.ts';
import { photosOf } from '../queries/photos.ts';
import { codeDigest, sealKey } from '../seals.ts';
import { stateParams } from './drafting.ts';

const TIE_SEED_BYTES = 24;

/** The codes are told this once; the answer is not kept for a repetition. */
export const printCodesBound = bindWrite(printCodes, async (ctx, { ballotId, label, count }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!mayAct(row.state, 'printCodes')) return ctx.refuse('ballots.act_not_allowed', stateParams(ctx, row.state));
  const codes = Array.from({ length: count }, () => codeOf(ctx.randomBytes(CODE_BYTES)));
  const batchId = ctx.newId();
  await insertCodes(ctx.tx, ctx.programmeId, ballotId, { id: batchId, label, at: new Date(ctx.now).toISOString(), personId: ctx.personId, digests: codes.map((code) => codeDigest(ctx, ballotId, code)) });
  ctx.record({ kind: 'ballot', id: ballotId, change: { act: 'printCodes', batch: batchId, count } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  return { batchId, codes: codes.map(printedCode) };
}, { replay: false });

export const listCodeBatchesBound = bindRead(listCodeBatches, async (ctx, { ballotId, page, pageSize }) => {
  if ((await ballotRow(ctx.tx, ctx.programmeId, ballotId)) === undefined) return ctx.notFound();
  return {
    rows: (await batchPage(ctx.tx, ctx.programmeId, ballotId, page, pageSize)).map((row) => ({
      id: row.id, label: row.label, codeCount: row.code_count, spentCount: row.spent_count, printedAt: row.printed_at, printedByName: row.printed_by_name, isAfterOpening: row.is_after_opening,
    })),
    total: await batchTotal(ctx.tx, ctx.programmeId, ballotId), page, pageSize,
  };
});

/** Keys of this ballot alone, made now; what is private is sealed before it is written. */
async function definedBallot(ctx: WriteContext, row: BallotRow) {
  const [issuer, sealing, tieSeed] = [await makeIssuerKeys(), makeSealingKeys(), randomToken(TIE_SEED_BYTES)];
  const photos = new Map((await photosOf(ctx.tx, ctx.programmeId, row.id)).map((photo) => [photo.option_code, { sha256: photo.sha256, alt: photo.alt }]));
  const definition: BallotDefinition = {
    format: BALLOT_FORMAT, ballotId: row.id, title: row.title, body: row.body, mode: row.mode, tokenKinds: row.token_kinds, ...(mayVoteTwice(row.token_kinds) ? { onceRule: row.once_rule } : {}), classes: row.classes, options: row.options.map((option) => ({ ...option, photo: photos.get(option.code) ?? null })), totalLimit: row.total_limit, weightPercent: row.weight_percent,
    weightRule: row.weight_rule, opensAt: row.opens_at, closesAt: row.closes_at, tieCommitment: tieCommitmentOf(tieSeed), issuerKey: issuer.publicKey, sealingKey: sealing.publicKey, boxKey: ctx.signer.publicKey,
    choiceBytes: choiceBytesOf({ mode: row.mode, classes: row.classes, options: row.options, totalLimit: row.total_limit }),
  };
  const keys = {
    issuer_key: issuer.publicKey, issuer_private_sealed: sealKey(ctx, row.id, 'issuer', issuer.privateKey), sealing_key: sealing.publicKey,
    opening_private_sealed: sealKey(ctx, row.id, 'opening', sealing.privateKey), tie_commitment: sha256Hex(tieSeed), tie_seed_sealed: sealKey(ctx, row.id, 'tie', tieSeed),
  };
  return { definition, keys, hash: definitionHash(definition) };
}

export const openBallotBound = bindWrite(openBallot, async (ctx, { ballotId, version }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!mayAct(row.state, 'open')) return ctx.refuse('ballots.act_not_allowed', stateParams(ctx, row.state));
  if (row.version !== version) return ctx.refuse('ballots.changed_meanwhile');
  if (row.authors.includes(ctx.personId)) return ctx.refuse('ballots.author_cannot_open');
  if (Date.parse(row.closes_at) <= ctx.now) return ctx.refuse('ballots.times_wrong');
  if (mayVoteTwice(row.token_kinds) && row.once_rule === '') return ctx.refuse('ballots.once_rule_missing');
  if (row.token_kinds.includes('code') && (await codeCounts(ctx.tx, ctx.programmeId, ballotId)).printed === 0) return ctx.refuse('ballots.no_codes');
  if ((row.token_kinds.includes('sms') && ctx.identities.sms === null) || (row.token_kinds.includes('oidc') && ctx.identities.service === null)) return ctx.refuse('ballots.token_kind_missing');
  const { definition, keys, hash } = await definedBallot(ctx, row);
  await saveOpening(ctx.tx, ctx.programmeId, ballotId, { at: new Date(ctx.now).toISOString(), personId: ctx.personId, definition, hash, keys });
  ctx.record({ kind: 'ballot', id: ballotId, change: { act: 'open', from: row.state, to: 'open', definitionHash: hash } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  return { state: 'open' as const, definitionHash: hash };
});

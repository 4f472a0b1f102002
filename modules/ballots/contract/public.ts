/** What everybody may do: read a ballot, exchange a code, cast, and check the box. */
import { z } from 'zod';
import { defineOperation, fileOutput, idOf, instant, pageInput, pageOf } from '#platform/contract/index.ts';
import { BALLOT_FORMATS, BALLOT_MODES, CREDENTIAL_BYTES, isPlainText, ISSUER_KEY_BITS, textLengthOf, TOKEN_KINDS } from '../domain/index.ts';
import { ballotOption, ballotResult, ballotState, codeCounts, optionClass } from './operations.ts';

export const base64url = (bytes: number) => z.string().length(textLengthOf(bytes)).regex(/^[\w-]+$/).refine((text) => isPlainText(text, bytes), '不是唯一写法 not written in the one plain way');
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const SIGNATURE_BYTES = ISSUER_KEY_BITS / 8;

export const ballotDefinition = z.object({
  format: z.enum(BALLOT_FORMATS), ballotId: idOf, title: z.string(), body: z.string(), mode: z.enum(BALLOT_MODES), classes: z.array(optionClass),
  options: z.array(ballotOption.extend({ photo: z.object({ sha256: hash, alt: z.string() }).nullable().optional() })), tokenKinds: z.array(z.enum(TOKEN_KINDS)).optional(), /** Where there are several ways: how one person is kept from voting by two. */ onceRule: z.string().optional(),
  totalLimit: z.number().int().nullable(), weightPercent: z.number().int(), weightRule: z.string(), opensAt: instant, closesAt: instant,
  tieCommitment: hash, issuerKey: z.string(), sealingKey: z.string(), boxKey: hash, choiceBytes: z.number().int(),
});

const publicSummary = z.object({ id: idOf, title: z.string(), state: ballotState, opensAt: instant, closesAt: instant, takesVotes: z.boolean() });

export const listPublicBallots = defineOperation({
  id: 'ballots.listPublicBallots', summary: { zh: '公众查看投票列表', en: 'Ballots, for everybody' },
  method: 'GET', path: '/public/ballots', permission: 'public', input: z.object({ ...pageInput }), output: pageOf(publicSummary),
});

export const readPublicBallot = defineOperation({
  id: 'ballots.readPublicBallot', summary: { zh: '公众查看投票', en: 'A ballot, for everybody' },
  method: 'GET', path: '/public/ballots/:ballotId', permission: 'public', input: z.object({ ballotId: idOf }),
  output: publicSummary.extend({ definition: ballotDefinition, definitionHash: hash, /** Options whose names were taken back: the hash is of the definition with them. */ withheld: z.array(z.string()), codes: codeCounts.pick({ printed: true, afterOpening: true }) }),
});

/** No record says who had the code, and the credential that comes of it cannot be told from any other. */
export const exchangeCode = defineOperation({
  id: 'ballots.exchangeCode', summary: { zh: '用投票码换取匿名凭证', en: 'Exchange a code for an anonymous credential' },
  method: 'POST', path: '/public/ballots/:ballotId/exchanges', permission: 'public', callsPerMinuteMax: 60, callsPerDayMax: 3_000,
  input: z.object({ ballotId: idOf, code: z.string().max(40).describe('投票码 code'), blinded: base64url(SIGNATURE_BYTES).describe('盲化的凭证 credential, blinded') }),
  output: z.object({ blindSignature: z.string() }),
  errors: ['ballots.not_open', 'ballots.token_kind_closed', 'ballots.code_unknown', 'ballots.code_used', 'ballots.blinded_wrong'],
});

export const receipt = z.object({ ballotId: idOf, index: z.number().int(), leafHash: hash, signature: z.string() });

/** The same sealed ballot again gives the same receipt. A village may share one address: the limit allows for it. */
export const castBallot = defineOperation({
  id: 'ballots.castBallot', summary: { zh: '投出密封选票', en: 'Cast a sealed ballot' },
  method: 'POST', path: '/public/ballots/:ballotId/casts', permission: 'public', callsPerMinuteMax: 120,
  input: z.object({ ballotId: idOf, credential: base64url(CREDENTIAL_BYTES), signature: base64url(SIGNATURE_BYTES), sealed: z.string().regex(/^[\w-]+$/).max(4_000) }),
  output: receipt, errors: ['ballots.not_open', 'ballots.credential_forged', 'ballots.credential_used', 'ballots.sealed_wrong'],
});

export const boxHead = z.object({ size: z.number().int(), root: hash, at: instant, previous: hash, signature: z.string() });

export const listBoxHeads = defineOperation({
  id: 'ballots.listBoxHeads', summary: { zh: '票箱签名', en: 'Signed heads of a box' },
  method: 'GET', path: '/public/ballots/:ballotId/heads', permission: 'public', input: z.object({ ballotId: idOf, ...pageInput }), output: pageOf(boxHead),
});

/** Only what is under a signature, so that nobody sees a ballot arrive. */
export const listSealedBallots = defineOperation({
  id: 'ballots.listSealedBallots', summary: { zh: '票箱内容（密封）', en: 'Sealed ballots of a box' },
  method: 'GET', path: '/public/ballots/:ballotId/sealed', permission: 'public', input: z.object({ ballotId: idOf, ...pageInput }),
  output: pageOf(z.object({ index: z.number().int(), credential: z.string(), signature: z.string(), sealed: z.string(), leafHash: hash })),
});

export const readInclusion = defineOperation({
  id: 'ballots.readInclusion', summary: { zh: '一张票在票箱里的证明', en: 'Proof that a ballot lies in the box' },
  method: 'GET', path: '/public/ballots/:ballotId/inclusion', permission: 'public', input: z.object({ ballotId: idOf, index: z.coerce.number().int().min(0) }),
  output: z.object({ index: z.number().int(), leafHash: hash, head: boxHead, proof: z.array(hash) }), errors: ['ballots.not_signed_yet'],
});

export const readConsistency = defineOperation({
  id: 'ballots.readConsistency', summary: { zh: '票箱只增不改的证明', en: 'Proof that a box only grew' },
  method: 'GET', path: '/public/ballots/:ballotId/consistency', permission: 'public', input: z.object({ ballotId: idOf, older: z.coerce.number().int().min(1) }),
  output: z.object({ older: z.number().int(), head: boxHead, proof: z.array(hash) }), errors: ['ballots.not_signed_yet'],
});

export const readPublicResult = defineOperation({
  id: 'ballots.readPublicResult', summary: { zh: '公众查看投票结果', en: 'A ballot’s result, for everybody' },
  method: 'GET', path: '/public/ballots/:ballotId/result', permission: 'public', input: z.object({ ballotId: idOf }), output: ballotResult.extend({ withheld: z.array(z.string()) }), errors: ['ballots.not_counted'],
});

export const downloadPublishedBallot = defineOperation({
  id: 'ballots.downloadPublishedBallot', summary: { zh: '下载投票公布文件', en: 'The published file of a ballot' },
  method: 'GET', path: '/public/ballots/:ballotId/published', permission: 'public', callsPerMinuteMax: 20, input: z.object({ ballotId: idOf }), output: fileOutput,
  errors: ['ballots.not_counted', 'ballots.file_missing'],
});

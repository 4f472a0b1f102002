/** 造公布文件 · The file of a ballot that was never held, line by line: for tests and the bench. */
import { createHash } from 'node:crypto';
import { append, BALLOT_FORMAT, choiceBytesOf, createTally, definitionHash, EMPTY_FRONTIER, FIRST_PREVIOUS, headText, hexOf, leafHash, leafText, NO_QUARANTINES, quarantineDigest, resultText, rootOf, tieCommitmentOf } from '../domain/index.ts';
import type { BallotDefinition, BallotFormat, BoxHead, PublishedLine } from '../domain/index.ts';
import { signerOf } from '#platform/server/signing/index.ts';
import { issuerPrivateKey, makeIssuerKeys, makeSealingKeys } from '../server/crypto.ts';
import { issuedCredentials, sealedBallot } from './voters.ts';
import type { Credential } from './voters.ts';

const TIE_SEED = 'a seed of no ballot';
const ISSUED_AT_ONCE = 64;
const BALLOT_ID = '00000000-0000-7000-8000-000000000001';

function definitionOf(format: BallotFormat, keys: { issuer: string; sealing: string; box: string }): BallotDefinition {
  const question = {
    mode: 'approve' as const, totalLimit: null, classes: [{ code: 'A', label: '好人', limit: 3, seats: 3 }, { code: 'B', label: '好邻居', limit: 2, seats: 2 }],
    options: Array.from({ length: 20 }, (_, at) => ({ code: `n${at + 1}`, classCode: at < 12 ? 'A' : 'B', label: `候选${at + 1}`, note: null })),
  };
  return {
    format, ...(format === 'lianchuang-ballot/1' ? {} : { tokenKinds: ['code' as const] }), ballotId: BALLOT_ID, title: '示例投票', body: '', ...question, weightPercent: 0, weightRule: '', opensAt: '2026-09-01T00:00:00.000Z', closesAt: '2026-09-10T00:00:00.000Z',
    tieCommitment: tieCommitmentOf(TIE_SEED), issuerKey: keys.issuer, sealingKey: keys.sealing, boxKey: keys.box, choiceBytes: choiceBytesOf(question),
  };
}

/** The same for the same place, spread over the options. */
const choiceAt = (at: number): number[] => {
  const byte = createHash('sha256').update(String(at)).digest();
  return [...new Set([(byte[0] as number) % 12, (byte[1] as number) % 12, 12 + ((byte[2] as number) % 8)])].sort((a, b) => a - b);
};

/** Where the ballots' lines wait for the heads that stand before them. */
export interface Spool { write(line: string): Promise<void>; read(): AsyncIterable<string> }

function inMemory(): Spool {
  const lines: string[] = [];
  return { write: async (line) => { lines.push(line); }, async *read() { yield* lines; } };
}

/** 公布文件的各行 @param spool in memory unless told; a file for millions */
export async function* aPublishedBallot({ ballots, quarantined = 0, headEvery = 10_000, spool = inMemory(), format = BALLOT_FORMAT }: { readonly format?: BallotFormat; readonly ballots: number; readonly quarantined?: number; readonly headEvery?: number; readonly spool?: Spool }): AsyncGenerator<string> {
  const [issuerKeys, sealing, signer] = [await makeIssuerKeys(), makeSealingKeys(), signerOf('ab'.repeat(32))];
  const definition = definitionOf(format, { issuer: issuerKeys.publicKey, sealing: sealing.publicKey, box: signer.publicKey });
  const issuer = issuerPrivateKey(issuerKeys.privateKey);
  const hash = definitionHash(definition);
  const [counted, apart] = [createTally(definition), createTally(definition)];
  const heads: string[] = [];
  let frontier = EMPTY_FRONTIER;
  let previous = FIRST_PREVIOUS;
  let issued: Credential[] = [];
  for (let at = 0; at < ballots; at += 1) {
    if (at % ISSUED_AT_ONCE === 0) issued = await issuedCredentials(issuer, Math.min(ISSUED_AT_ONCE, ballots - at));
    const sealed = sealedBallot(definition, issued[at % ISSUED_AT_ONCE] as Credential, choiceAt(at));
    frontier = append(frontier, [leafHash(leafText(sealed))]).frontier;
    (at < quarantined ? apart : counted).add(choiceAt(at));
    await spool.write(JSON.stringify({ kind: 'sealed', index: at, ...sealed, choice: choiceAt(at) } satisfies PublishedLine));
    if ((at + 1) % headEvery !== 0 && at + 1 !== ballots) continue;
    const head = { size: at + 1, root: hexOf(rootOf(frontier)), at: new Date(Date.parse(definition.opensAt) + at).toISOString(), previous };
    const text = headText({ ballotId: BALLOT_ID, definitionHash: hash }, head);
    previous = createHash('sha256').update(text).digest('hex');
    heads.push(JSON.stringify({ kind: 'head', ...head, signature: signer.sign(text) } satisfies { kind: 'head' } & BoxHead));
  }
  const codes = { printed: ballots, online: ballots, paper: 0, afterOpening: 0, sms: 0, oidc: 0 };
  yield JSON.stringify({ kind: 'ballot', definition, tieSeed: TIE_SEED, openingKey: sealing.privateKey, codes, closedAt: definition.closesAt } satisfies PublishedLine);
  const decision = quarantined > 0 ? { decidedAt: definition.closesAt, reason: '示例', leafIndexes: Array.from({ length: quarantined }, (_, at) => at) } : null;
  if (decision !== null) yield JSON.stringify({ kind: 'quarantine', ...decision } satisfies PublishedLine);
  yield* heads;
  yield* spool.read();
  const result = { counted: counted.result(TIE_SEED), quarantined: apart.result(TIE_SEED), paper: 0 };
  const quarantines = decision === null ? NO_QUARANTINES : quarantineDigest(NO_QUARANTINES, decision);
  yield JSON.stringify({ kind: 'result', ...result, signature: signer.sign(resultText(definition, { ...result, codes, closedAt: definition.closesAt, quarantines })) } satisfies PublishedLine);
}

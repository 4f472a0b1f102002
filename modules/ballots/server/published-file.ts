/**
 * 公布文件 · Written line by line while it is counted, so that memory does not grow with the box; put in place in one step. It can
 * always be made again: the same box gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { invariant } from '#kernel/result.ts';
import { isUuid } from '#kernel/ids.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { reportProgress } from '#platform/server/tasks/index.ts';
import { append, choiceIn, createTally, EMPTY_FRONTIER, hexOf, NO_QUARANTINES, paperStanding, quarantineDigest, resultText, rootOf, sealingContext } from '../domain/index.ts';
import type { BallotDefinition, BallotLine, CodeCounts, PublishedLine, TallyResult } from '../domain/index.ts';
import { headOut } from './box.ts';
import { leafDigest, openerOf } from './crypto.ts';
import { headPage, sealedRange } from './queries/box.ts';
import { allEntries, standingQuarantines } from './queries/paper.ts';

const BALLOTS_A_TIME = 2_000;
/** After so many the server's other work has its turn. */
const OPENED_A_TURN = 100;
const HEADS_A_TIME = 1_000;

export interface CountedBallot { readonly counted: TallyResult; readonly quarantined: TallyResult; readonly paper: number; readonly root: string; readonly signature: string; readonly fileSha256: string; readonly fileBytes: number; readonly sealed: number }

export interface CountGround { readonly definition: BallotDefinition; readonly openingKey: string; readonly tieSeed: string; readonly codes: CodeCounts; readonly closedAt: string; readonly size: number }

export function publishedPath(dataDir: string, ballotId: string): string {
  invariant(isUuid(ballotId), 'a published file is named by its ballot');
  return join(dataDir, 'ballots', `${ballotId}.ndjson`);
}

export async function publishedFile(dataDir: string, ballotId: string): Promise<{ path: string; bytes: number } | null> {
  const path = publishedPath(dataDir, ballotId);
  return stat(path).then((found) => ({ path, bytes: found.size }), () => null);
}

async function putInPlace(draft: string, dataDir: string, ballotId: string): Promise<void> {
  await mkdir(join(dataDir, 'ballots'), { recursive: true });
  const handle = await open(draft, 'r+');
  try { await handle.sync(); } finally { await handle.close(); }
  await rename(draft, publishedPath(dataDir, ballotId));
}

/** The lines in their order; what was counted on the way is told at the end. */
async function* publishedLines(ctx: WriteContext, ground: CountGround, done: (counted: Omit<CountedBallot, 'fileSha256' | 'fileBytes'>) => void): AsyncGenerator<PublishedLine> {
  const { definition, tieSeed, openingKey, codes, closedAt } = ground;
  const ballotId = definition.ballotId;
  yield { kind: 'ballot', definition, tieSeed, openingKey, codes, closedAt } satisfies BallotLine;
  const apart = new Set<number>();
  let quarantines = NO_QUARANTINES;
  for (const row of await standingQuarantines(ctx.tx, ctx.programmeId, ballotId)) {
    for (const at of row.leaf_indexes) apart.add(at);
    const decision = { decidedAt: row.decided_at, reason: row.reason, leafIndexes: row.leaf_indexes };
    quarantines = quarantineDigest(quarantines, decision);
    yield { kind: 'quarantine', ...decision };
  }
  for (let page = 1, more = true; more; page += 1) {
    const heads = await headPage(ctx.tx, ctx.programmeId, ballotId, page, HEADS_A_TIME);
    for (const row of heads) yield { kind: 'head', ...headOut(row) };
    more = heads.length === HEADS_A_TIME;
  }
  const [counted, quarantined, opener] = [createTally(definition), createTally(definition), openerOf(openingKey)];
  let frontier = EMPTY_FRONTIER;
  for (let from = 0; from < ground.size; from += BALLOTS_A_TIME) {
    for (const row of await sealedRange(ctx.tx, ctx.programmeId, ballotId, from, from + BALLOTS_A_TIME)) {
      const text = opener.open(row.sealed, sealingContext(ballotId, row.credential));
      const choice = text === null ? null : choiceIn(text);
      (apart.has(row.leaf_index) ? quarantined : counted).add(choice);
      frontier = append(frontier, [leafDigest(row)]).frontier;
      yield { kind: 'sealed', index: row.leaf_index, credential: row.credential, signature: row.signature, sealed: row.sealed, choice };
      if (row.leaf_index % OPENED_A_TURN === 0) await breathe();
    }
    await reportProgress(Math.min(from + BALLOTS_A_TIME, ground.size), ground.size);
  }
  invariant(frontier.size === ground.size, `the box of ${ballotId} holds ${frontier.size} of ${ground.size} ballots`);
  const papers = new Map<string, { choice: number[] | null }[]>();
  for (const entry of await allEntries(ctx.tx, ctx.programmeId, ballotId)) papers.set(entry.serial, [...papers.get(entry.serial) ?? [], entry]);
  for (const [serial, entries] of papers) {
    const { choice } = paperStanding(entries);
    counted.add(choice);
    yield { kind: 'paper', serial, choice };
  }
  const result = { counted: counted.result(tieSeed), quarantined: quarantined.result(tieSeed), paper: papers.size };
  const signature = ctx.signer.sign(resultText(definition, { ...result, codes, closedAt, quarantines }));
  yield { kind: 'result', ...result, signature };
  done({ ...result, root: hexOf(rootOf(frontier)), signature, sealed: frontier.size });
}

/** 开票计票 · Opens, counts and writes. @returns also the file's hash and length */
export async function writePublished(ctx: WriteContext, ground: CountGround): Promise<CountedBallot> {
  const hash = createHash('sha256');
  const found: { counted?: Omit<CountedBallot, 'fileSha256' | 'fileBytes'> } = {};
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const line of publishedLines(ctx, ground, (counted) => { found.counted = counted; })) {
      const piece = Buffer.from(`${JSON.stringify(line)}\n`);
      hash.update(piece);
      yield piece;
    }
  }
  const draft = await ctx.exportFiles.draft(Readable.from(bytes()));
  invariant(found.counted !== undefined, 'a file without an end');
  if (ctx.dryRun) await ctx.exportFiles.drop(draft.path);
  else await putInPlace(draft.path, ctx.dataDir, ground.definition.ballotId);
  return { ...found.counted, fileSha256: hash.digest('hex'), fileBytes: draft.bytes };
}


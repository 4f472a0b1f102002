/** 票箱 · Frontier from its row, signatures over it, and the reader of proofs. */
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { bytesOfHex, FIRST_PREVIOUS, headHash, headText, hexOf, rootOf } from '../domain/index.ts';
import type { BoxHead, Frontier, TreeReader } from '../domain/index.ts';
import { insertHead, lastHead, leafHashes, tileHashes } from './queries/box.ts';
import type { HeadRow } from './queries/box.ts';

export function frontierOf(row: { readonly size: number; readonly peaks: readonly string[] }): Frontier {
  return { size: row.size, peaks: row.peaks.map(bytesOfHex) };
}

export const headOut = (row: HeadRow): BoxHead => ({ size: row.size, root: row.root, at: row.signed_at, previous: row.previous, signature: row.signature });

/** 签名 · Signs the box as it is, after its last head. */
export async function signBox(ctx: WriteContext, box: { readonly ballotId: string; readonly definitionHash: string; readonly frontier: Frontier }): Promise<HeadRow> {
  const last = await lastHead(ctx.tx, ctx.programmeId, box.ballotId);
  const at = new Date(Math.max(ctx.now, last === undefined ? 0 : Date.parse(last.signed_at) + 1)).toISOString();
  const head = { size: box.frontier.size, root: hexOf(rootOf(box.frontier)), at, previous: last?.hash ?? FIRST_PREVIOUS };
  const row: HeadRow = { size: head.size, root: head.root, signed_at: at, previous: head.previous, hash: headHash(box, head), signature: ctx.signer.sign(headText(box, head)) };
  await insertHead(ctx.tx, ctx.programmeId, box.ballotId, row);
  return row;
}

export function treeReader(ctx: ReadContext, ballotId: string): TreeReader {
  return {
    leaves: async (from, to) => (await leafHashes(ctx.tx, ctx.programmeId, ballotId, from, to)).map(bytesOfHex),
    tiles: async (from, to) => (await tileHashes(ctx.tx, ctx.programmeId, ballotId, from, to)).map(bytesOfHex),
  };
}

/**
 * 哈希树 · The tree of the ballot box: whoever holds one of its roots can be shown that a leaf is in it, and that an older
 * tree is its beginning, without being shown the rest.
 * @source RFC 9162 §2.1
 */
import { invariant } from '#kernel/result.ts';
import { sha256Bytes } from '#kernel/sha256.ts';

/** Complete subtrees of so many leaves are kept, so that a proof never reads the whole box. */
export const TILE_LEAVES = 256;

/** 叶摘要 · Hash of a leaf; its prefix keeps it apart from every inner node. */
export function leafHash(leafText: string): Uint8Array {
  return sha256Bytes(`\u0000${leafText}`);
}

/** 节点摘要 */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + left.length + right.length);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + left.length);
  return sha256Bytes(bytes);
}

/** 树前沿 · The roots of the complete subtrees of a tree, the largest first: all that appending needs. */
export interface Frontier { readonly size: number; readonly peaks: readonly Uint8Array[] }

export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

/** A complete subtree of `TILE_LEAVES` leaves. */
export interface Tile { readonly index: number; readonly hash: Uint8Array }

/** 追加 · Appends leaves in order. @returns the new frontier and the tiles completed on the way */
export function append(frontier: Frontier, leaves: readonly Uint8Array[]): { readonly frontier: Frontier; readonly tiles: readonly Tile[] } {
  const peaks = [...frontier.peaks];
  const tiles: Tile[] = [];
  let size = frontier.size;
  for (const leaf of leaves) {
    peaks.push(leaf);
    size += 1;
    for (let width = 1; size % (2 * width) === 0; width *= 2) {
      const right = peaks.pop() as Uint8Array;
      const left = peaks.pop() as Uint8Array;
      const parent = nodeHash(left, right);
      peaks.push(parent);
      if (2 * width === TILE_LEAVES) tiles.push({ index: size / TILE_LEAVES - 1, hash: parent });
    }
  }
  return { frontier: { size, peaks }, tiles };
}

/** 树根 · The root of a frontier; of an empty tree it is the hash of nothing. */
export function rootOf({ peaks }: Frontier): Uint8Array {
  if (peaks.length === 0) return sha256Bytes('');
  return peaks.reduceRight((right, left) => nodeHash(left, right));
}

/** Root over hashes that are all at hand. */
export function rootOver(hashes: readonly Uint8Array[]): Uint8Array {
  return rootOf(append(EMPTY_FRONTIER, hashes).frontier);
}

/** Largest power of two below n. */
function splitOf(n: number): number {
  let width = 1;
  while (width * 2 < n) width *= 2;
  return width;
}

/** 树读取 · Where a proof reads from: leaf hashes and tile hashes of a range, end left out. */
export interface TreeReader {
  leaves(from: number, to: number): Promise<readonly Uint8Array[]>;
  tiles(from: number, to: number): Promise<readonly Uint8Array[]>;
}

/** Root of the leaves of a range that begins where a subtree of the tree does. */
async function rangeRoot(reader: TreeReader, from: number, to: number): Promise<Uint8Array> {
  const count = to - from;
  if (count <= TILE_LEAVES) return rootOver(await reader.leaves(from, to));
  const width = splitOf(count);
  if (width * 2 === count) return rootOver(await reader.tiles(from / TILE_LEAVES, to / TILE_LEAVES));
  return nodeHash(await rangeRoot(reader, from, from + width), await rangeRoot(reader, from + width, to));
}

/** 包含证明 · The hashes that lead from a leaf to the root of a tree of `size`. @source RFC 9162 §2.1.3.1 */
export async function inclusionProof(reader: TreeReader, index: number, size: number): Promise<Uint8Array[]> {
  invariant(Number.isInteger(index) && index >= 0 && index < size, `leaf ${index} is not in a tree of ${size}`);
  const path = async (at: number, from: number, to: number): Promise<Uint8Array[]> => {
    if (to - from === 1) return [];
    const middle = from + splitOf(to - from);
    return at < middle ? [...await path(at, from, middle), await rangeRoot(reader, middle, to)] : [...await path(at, middle, to), await rangeRoot(reader, from, middle)];
  };
  return path(index, 0, size);
}

/** 核包含证明 · Whether a proof leads from this leaf at this place to this root. @source RFC 9162 §2.1.3.2 */
export function isIncluded(given: { readonly leaf: Uint8Array; readonly index: number; readonly size: number; readonly proof: readonly Uint8Array[]; readonly root: Uint8Array }): boolean {
  if (!Number.isInteger(given.index) || given.index < 0 || given.index >= given.size) return false;
  let [node, last, hash] = [given.index, given.size - 1, given.leaf];
  for (const step of given.proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(step, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else hash = nodeHash(hash, step);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && isSameHash(hash, given.root);
}

/** 一致性证明 · What shows that the tree of `older` leaves is the beginning of the tree of `size`. @source RFC 9162 §2.1.4.1 */
export async function consistencyProof(reader: TreeReader, older: number, size: number): Promise<Uint8Array[]> {
  invariant(Number.isInteger(older) && older >= 1 && older <= size, `a tree of ${older} is no beginning of one of ${size}`);
  const part = async (count: number, from: number, to: number, isWhole: boolean): Promise<Uint8Array[]> => {
    if (count === to - from) return isWhole ? [] : [await rangeRoot(reader, from, to)];
    const width = splitOf(to - from);
    if (count <= width) return [...await part(count, from, from + width, isWhole), await rangeRoot(reader, from + width, to)];
    return [...await part(count - width, from + width, to, false), await rangeRoot(reader, from, from + width)];
  };
  return part(older, 0, size, true);
}

export interface ConsistencyClaim {
  readonly older: number; readonly size: number; readonly olderRoot: Uint8Array; readonly root: Uint8Array; readonly proof: readonly Uint8Array[];
}

/** 核一致性证明 @source RFC 9162 §2.1.4.2 */
export function isConsistent({ older, size, olderRoot, root, proof }: ConsistencyClaim): boolean {
  if (!Number.isInteger(older) || older < 1 || older > size) return false;
  if (older === size) return proof.length === 0 && isSameHash(olderRoot, root);
  const steps = Number.isInteger(Math.log2(older)) ? [olderRoot, ...proof] : [...proof];
  if (steps.length === 0) return false;
  let [node, last] = [older - 1, size - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  let [before, now] = [steps[0] as Uint8Array, steps[0] as Uint8Array];
  for (const step of steps.slice(1)) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [before, now] = [nodeHash(step, before), nodeHash(step, now)];
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else now = nodeHash(now, step);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && isSameHash(before, olderRoot) && isSameHash(now, root);
}

export function isSameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** 十六进制 */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @errors InvariantError when the text is not hexadecimal */
export function bytesOfHex(text: string): Uint8Array {
  invariant(/^([0-9a-f]{2})*$/.test(text), 'not hexadecimal');
  return Uint8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(2 * at, 2 * at + 2), 16));
}

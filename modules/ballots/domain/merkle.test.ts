import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, consistencyProof, EMPTY_FRONTIER, hexOf, inclusionProof, isConsistent, isIncluded, leafHash, rootOf, rootOver, TILE_LEAVES } from './index.ts';
import type { Frontier, TreeReader } from './index.ts';

const leavesOf = (count: number, salt = ''): Uint8Array[] => Array.from({ length: count }, (_, at) => leafHash(`${salt}${at}`));
function readerOf(leaves: readonly Uint8Array[]): TreeReader {
  const { tiles } = append(EMPTY_FRONTIER, leaves);
  return { leaves: async (from, to) => leaves.slice(from, to), tiles: async (from, to) => tiles.slice(from, to).map(({ hash }) => hash) };
}

describe('the tree of the ballot box', () => {
  it('has the roots of the published test vectors for leaves of known bytes', () => {
    // The reference vectors of Certificate Transparency: leaves "", 00, 10.
    expect(hexOf(rootOver([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hexOf(rootOver([leafHash('')]))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(hexOf(rootOver([leafHash(''), leafHash('\u0000')]))).toBe('fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125');
    expect(hexOf(rootOver([leafHash(''), leafHash('\u0000'), leafHash('\u0010')]))).toBe('aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77');
  });

  it('has the same root however the leaves are grouped when they come', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 600 }), fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 12 }), (count, cuts) => {
      const leaves = leavesOf(count);
      let frontier: Frontier = EMPTY_FRONTIER;
      let from = 0;
      const tiles: number[] = [];
      for (const cut of [...cuts, count]) {
        const next = append(frontier, leaves.slice(from, from + cut));
        frontier = next.frontier;
        tiles.push(...next.tiles.map(({ index }) => index));
        from += cut;
      }
      expect(frontier.size).toBe(count);
      expect(hexOf(rootOf(frontier))).toBe(hexOf(rootOver(leaves)));
      expect(tiles).toEqual(Array.from({ length: Math.floor(count / TILE_LEAVES) }, (_, at) => at));
    }), { numRuns: 40 });
  });

  it('shows every leaf to be in every tree that holds it, and no other leaf, place or root', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 1_100 }), fc.nat(), async (size, pick) => {
      const leaves = leavesOf(size);
      const root = rootOver(leaves);
      const index = pick % size;
      const proof = await inclusionProof(readerOf(leaves), index, size);
      const claim = { leaf: leaves[index] as Uint8Array, index, size, proof, root };
      expect(isIncluded(claim)).toBe(true);
      expect(isIncluded({ ...claim, leaf: leafHash('other') })).toBe(false);
      expect(isIncluded({ ...claim, root: leafHash('other') })).toBe(false);
      if (size > 1) expect(isIncluded({ ...claim, index: (index + 1) % size })).toBe(false);
      expect(isIncluded({ ...claim, proof: [...proof, root] })).toBe(false);
    }), { numRuns: 40 });
  });

  it('shows an older tree to be the beginning, and refuses one whose past was changed', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 1_100 }), fc.nat(), async (size, pick) => {
      const leaves = leavesOf(size);
      const older = 1 + (pick % size);
      const proof = await consistencyProof(readerOf(leaves), older, size);
      const claim = { older, size, olderRoot: rootOver(leaves.slice(0, older)), root: rootOver(leaves), proof };
      expect(isConsistent(claim)).toBe(true);
      const changed = leaves.map((leaf, at) => (at === pick % older ? leafHash('changed') : leaf));
      expect(isConsistent({ ...claim, olderRoot: rootOver(changed.slice(0, older)) })).toBe(false);
    }), { numRuns: 40 });
  });
});

import { err, ok, type Result } from './result.ts';
import { sha256Hex } from './sha256.ts';

/** 创世摘要 · What the first entry of every chain points back to. */
export const GENESIS_HASH = '0'.repeat(64);

/** 链条记录 · One entry as it is stored: `entry` is the exact text that was hashed. */
export type ChainEntry = {
  readonly sequence: number;
  readonly previousHash: string;
  readonly entry: string;
  readonly hash: string;
};

/** 链头 · The last entry known to be good; a long chain is verified in pieces from one head to the next. */
export type ChainHead = { readonly sequence: number; readonly hash: string };

/**
 * 断链 · Where a chain broke first, and how: `gap` an entry is missing, `reordered` an entry stands where an
 * earlier or equal number stood before, `unlinked` an entry does not point to the one before it, `altered`
 * an entry's text is not what was hashed.
 */
export type ChainBreak = {
  readonly sequence: number;
  readonly reason: 'gap' | 'reordered' | 'unlinked' | 'altered';
};

/** 空链 · The head of a chain with no entry yet; the first entry has sequence 1. */
export const EMPTY_CHAIN: ChainHead = { sequence: 0, hash: GENESIS_HASH };

/**
 * 链式摘要 · The hash of an entry together with its place: SHA-256 of previous hash, sequence and text,
 * joined by line feeds. Changing, dropping or swapping any earlier entry changes every later hash.
 *
 * @example anybody: printf '%s\n%s\n%s' "$previous" "$sequence" "$entry" | sha256sum
 */
export function chainHash(previousHashHex: string, sequence: number, entryText: string): string {
  return sha256Hex(`${previousHashHex}\n${sequence}\n${entryText}`);
}

/**
 * 验链 · Walks entries in the order stored and answers the new head, or the first place where it broke.
 *
 * A chain cut at its end looks whole from inside: compare the answered head with one kept elsewhere.
 *
 * @errors reordered, gap, unlinked, altered (in this order for one entry)
 */
export function verifyChain(
  entries: Iterable<ChainEntry>,
  from: ChainHead = EMPTY_CHAIN,
): Result<ChainHead, ChainBreak> {
  let head = from;
  for (const { sequence, previousHash, entry, hash } of entries) {
    const expected = head.sequence + 1;
    if (sequence < expected) return err({ sequence, reason: 'reordered' });
    if (sequence > expected) return err({ sequence: expected, reason: 'gap' });
    if (previousHash !== head.hash) return err({ sequence, reason: 'unlinked' });
    if (hash !== chainHash(previousHash, sequence, entry)) return err({ sequence, reason: 'altered' });
    head = { sequence, hash };
  }
  return ok(head);
}

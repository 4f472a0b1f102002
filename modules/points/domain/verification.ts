/**
 * 账本核验 · Proves a ledger from its first entry, one row after the other: whatever its length, what is remembered is one block,
 * one transfer, one account and a sum for each asset.
 */
import { chainHash, GENESIS_HASH } from '#kernel/hash-chain.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { postingDigest, transferDigest, transferFault } from './ledger.ts';
import type { Transfer } from './ledger.ts';

export const LEDGER_FAULTS = ['chainBroken', 'blockAltered', 'postingMissing', 'postingAltered', 'postingUncovered', 'transferAltered', 'transferUnbalanced', 'entryGap', 'balanceWrong', 'belowFloor', 'heldWrong', 'assetNotConserved', 'legWithoutTransfer', 'knownHashMissing'] as const;
/** 核验差错 · What was found wrong. */
export type LedgerFault = (typeof LEDGER_FAULTS)[number];
export interface LedgerDifference { readonly fault: LedgerFault; readonly at: string }

const DIFFERENCES_TOLD = 50;

export interface BlockRow { readonly number: number; readonly postingIds: readonly string[]; readonly digest: string; readonly previousHash: string; readonly hash: string }
export interface PostingRow { readonly id: string; readonly postedAt: string; readonly postedBy: string | null; readonly operation: string; readonly digest: string; readonly transferDigests: readonly string[] }
export interface EntryRow { readonly accountId: string; readonly assetId: string; readonly amount: number; readonly entryNumber: number; readonly balanceAfter: number }
export interface AccountRow { readonly id: string; readonly assetId: string; readonly balance: number; readonly held: number; readonly heldByHolds: number; readonly floor: number | null; readonly entryCount: number }

export interface LedgerVerification {
  readonly isSound: boolean; readonly differences: readonly LedgerDifference[]; readonly differenceCount: number;
  readonly blockCount: number; readonly postingCount: number; readonly transferCount: number; readonly entryCount: number; readonly accountCount: number;
  /** The last hash of the chain: whoever writes it down today can prove tomorrow that nothing before was changed. */
  readonly headHash: string;
}

export class LedgerVerifier {
  #differences: LedgerDifference[] = [];
  #differenceCount = 0;
  #head = { number: 0, hash: GENESIS_HASH };
  #covered = 0;
  #counts = { postings: 0, transfers: 0, entries: 0, transferEntries: 0, accounts: 0 };
  #account: { id: string; balance: number; entries: number } | null = null;
  #sums = new Map<string, number>();
  readonly #knownHash: string | null;
  #isKnownSeen = false;

  /** @param knownHash a head that somebody wrote down before: it must still be in the chain */
  constructor(knownHash: string | null = null) { this.#knownHash = knownHash; }

  #wrong(fault: LedgerFault, at: string): void {
    this.#differenceCount += 1;
    if (this.#differences.length < DIFFERENCES_TOLD) this.#differences.push({ fault, at });
  }

  /** Blocks in the order of their numbers, each with its postings; a posting that is gone is null. */
  block(block: BlockRow, postings: readonly (PostingRow | null)[]): void {
    if (block.number !== this.#head.number + 1 || block.previousHash !== this.#head.hash) this.#wrong('chainBroken', String(block.number));
    if (chainHash(block.previousHash, block.number, block.digest) !== block.hash) this.#wrong('blockAltered', String(block.number));
    for (const [at, posting] of postings.entries()) {
      if (posting === null) this.#wrong('postingMissing', block.postingIds[at] ?? String(block.number));
      else this.posting(posting);
    }
    if (sha256Hex(postings.map((posting) => posting?.digest ?? '').join('\n')) !== block.digest) this.#wrong('blockAltered', String(block.number));
    this.#head = { number: block.number, hash: block.hash };
    if (block.hash === this.#knownHash) this.#isKnownSeen = true;
  }

  /** A posting of a block, or one that still waits for its block. */
  posting(posting: PostingRow): void {
    this.#covered += 1;
    if (postingDigest(posting, posting.transferDigests) !== posting.digest) this.#wrong('postingAltered', posting.id);
  }

  /** Every transfer with its legs in their order, and the digest it was kept under. */
  transfer(transfer: Transfer, digest: string): void {
    this.#counts.transfers += 1;
    this.#counts.transferEntries += transfer.legs.length;
    if (transferFault(transfer) !== null) this.#wrong('transferUnbalanced', transfer.id);
    if (transferDigest(transfer) !== digest) this.#wrong('transferAltered', transfer.id);
  }

  /** Entries of one account after the other, each account's in its order from the first. */
  entry(entry: EntryRow): void {
    this.#counts.entries += 1;
    if (this.#account?.id !== entry.accountId) this.#account = { id: entry.accountId, balance: 0, entries: 0 };
    const account = this.#account;
    account.balance += entry.amount;
    account.entries += 1;
    if (entry.entryNumber !== account.entries) this.#wrong('entryGap', `${entry.accountId} ${entry.entryNumber}`);
    if (entry.balanceAfter !== account.balance) this.#wrong('balanceWrong', `${entry.accountId} ${entry.entryNumber}`);
  }

  /** The account itself, after its entries. */
  account(row: AccountRow): void {
    this.#counts.accounts += 1;
    const [balance, entries] = this.#account?.id === row.id ? [this.#account.balance, this.#account.entries] : [0, 0];
    if (balance !== row.balance) this.#wrong('balanceWrong', row.id);
    if (entries !== row.entryCount) this.#wrong('entryGap', row.id);
    if (row.held !== row.heldByHolds) this.#wrong('heldWrong', row.id);
    if (row.floor !== null && row.balance - row.held < row.floor) this.#wrong('belowFloor', row.id);
    this.#sums.set(row.assetId, (this.#sums.get(row.assetId) ?? 0) + balance);
  }

  /** @param stored how many postings there are, whether a block names them or not */
  finish(stored: { readonly postings: number }): LedgerVerification {
    if (this.#knownHash !== null && !this.#isKnownSeen) this.#wrong('knownHashMissing', this.#knownHash);
    if (stored.postings !== this.#covered) this.#wrong('postingUncovered', String(stored.postings - this.#covered));
    if (this.#counts.entries !== this.#counts.transferEntries) this.#wrong('legWithoutTransfer', String(this.#counts.entries - this.#counts.transferEntries));
    for (const [assetId, sum] of this.#sums) if (sum !== 0) this.#wrong('assetNotConserved', assetId);
    return {
      isSound: this.#differenceCount === 0, differences: this.#differences, differenceCount: this.#differenceCount, blockCount: this.#head.number, postingCount: this.#covered,
      transferCount: this.#counts.transfers, entryCount: this.#counts.entries, accountCount: this.#counts.accounts, headHash: this.#head.hash,
    };
  }
}

/**
 * 转移摘要 · The same as the domain's, by the machine's own hash and its own JSON, which for texts and whole numbers is the canonical one, and
 * once for each transfer: a posting needs it twice, and a batch has five hundred. What proves the ledger makes it again by the domain's, so the two are held against each other wherever it is proved.
 */
import { createHash } from 'node:crypto';
import { transferParts } from '../domain/index.ts';
import type { Transfer } from '../domain/index.ts';

const made = new WeakMap<Transfer, string>();

export function digestOf(transfer: Transfer): string {
  const known = made.get(transfer);
  if (known !== undefined) return known;
  const digest = createHash('sha256').update(JSON.stringify(transferParts(transfer))).digest('hex');
  made.set(transfer, digest);
  return digest;
}

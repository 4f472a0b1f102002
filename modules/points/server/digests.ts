/**
 * 转移摘要 · The same as the domain's, by the machine's own hash, and once for each transfer: a posting needs it twice, and a batch has five
 * hundred. What proves the ledger makes it again by the domain's, so the two are held against each other wherever it is proved.
 */
import { createHash } from 'node:crypto';
import { transferText } from '../domain/index.ts';
import type { Transfer } from '../domain/index.ts';

const made = new WeakMap<Transfer, string>();

export function digestOf(transfer: Transfer): string {
  const known = made.get(transfer);
  if (known !== undefined) return known;
  const digest = createHash('sha256').update(transferText(transfer)).digest('hex');
  made.set(transfer, digest);
  return digest;
}

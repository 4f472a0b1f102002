/**
 * Exact numbers, remembered for as long as they stay exact. The audit chain's sequence is the version of everything a
 * programme holds; read in the same snapshot as the number itself, it proves that a remembered number still stands.
 */
import { sha256Hex } from '#kernel/sha256.ts';
import { oneRow, sql } from '../db/index.ts';
import type { Tx } from '../db/index.ts';
import type { Scope } from './context.ts';

const ENTRIES_MAX = 5_000;
const numbers = new Map<string, { version: number; value: number }>();

/** Two people with the same reach share the number; nobody else does. */
function scopeKey(scope: Scope): string {
  if (scope.everything) return '*';
  return sha256Hex([...scope.placeIds, '|', ...scope.organisationIds, '|', ...scope.siteIds].join(','));
}

/** @returns the number for this programme, reach and key, computed anew only when something was written since. */
export async function rememberNumber(tx: Tx, programmeId: string, scope: Scope, key: string, compute: () => Promise<number>): Promise<number> {
  // No chain yet: nothing was written through an operation, which is version 0.
  const row = await oneRow<{ sequence: number; database: string }>(tx, sql`
    select coalesce((select sequence from platform.chains where programme_id = ${programmeId}), 0) as sequence, current_database() as database`);
  const full = `${row.database}/${programmeId}/${scopeKey(scope)}/${key}`;
  const found = numbers.get(full);
  if (found !== undefined && found.version === row.sequence) return found.value;
  const value = await compute();
  if (numbers.size >= ENTRIES_MAX) numbers.delete(numbers.keys().next().value as string);
  numbers.delete(full);
  numbers.set(full, { version: row.sequence, value });
  return value;
}

/**
 * Exact numbers, remembered for as long as they stay exact. The audit chain's sequence is the version of everything a
 * programme holds; read in the same snapshot as the number itself, it proves that a remembered number still stands.
 */
import { sha256Hex } from '#kernel/sha256.ts';
import type { Scope } from './context.ts';

const ENTRIES_MAX = 5_000;

/** Two people with the same reach share the number; nobody else does. */
function scopeKey(scope: Scope): string {
  if (scope.everything) return '*';
  return sha256Hex([...scope.placeIds, '|', ...scope.organisationIds, '|', ...scope.siteIds].join(','));
}

/** What one runtime remembers of its database. */
export class RememberedNumbers {
  readonly #numbers = new Map<string, { readonly version: number; readonly value: number }>();

  /** @returns the number for this programme, reach and key, computed anew only when something was written since. */
  async of(programmeId: string, version: number, scope: Scope, key: string, compute: () => Promise<number>): Promise<number> {
    const full = `${programmeId}/${scopeKey(scope)}/${key}`;
    const found = this.#numbers.get(full);
    if (found !== undefined && found.version === version) return found.value;
    const value = await compute();
    if (this.#numbers.size >= ENTRIES_MAX) this.#numbers.delete(this.#numbers.keys().next().value as string);
    this.#numbers.delete(full);
    this.#numbers.set(full, { version, value });
    return value;
  }
}

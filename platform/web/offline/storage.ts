/** 存储空间 · How much room is left, said in time; and what a full store is called. */
import { Dexie } from 'dexie';
import { StorageFullError } from './types.ts';
import type { StorageReport, Surroundings } from './types.ts';

/** Below this much free room the app warns. @unit bytes */
export const LOW_FREE_BYTES = 200 * 1024 * 1024;
/** Above this share of the quota the app warns. */
export const LOW_USED_SHARE = 0.8;
/** Below this much free room a photo may no longer fit. @unit bytes */
export const FULL_FREE_BYTES = 5 * 1024 * 1024;

/** 存储判断 @unit bytes */
export function storageState(usage: number | undefined, quota: number | undefined): StorageReport['state'] {
  if (usage === undefined || quota === undefined || quota === 0) return 'unknown';
  const free = quota - usage;
  if (free < FULL_FREE_BYTES) return 'full';
  // A small quota is warned about by its share, a large one by what is left.
  return free < LOW_FREE_BYTES && usage / quota > LOW_USED_SHARE ? 'low' : 'ok';
}

/** 存储状况 */
export async function reportStorage(surroundings: Surroundings): Promise<StorageReport> {
  try {
    const { usage, quota } = await surroundings.estimate();
    return { state: storageState(usage, quota), usage_bytes: usage ?? null, quota_bytes: quota ?? null, isPersistent: await surroundings.isPersisted() };
  } catch {
    // A browser that does not tell is no reason to stop.
    return { state: 'unknown', usage_bytes: null, quota_bytes: null, isPersistent: false };
  }
}

function isQuotaError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const inner = error instanceof Dexie.DexieError ? (error as { inner?: unknown }).inner : undefined;
  return error.name === 'QuotaExceededError' || isQuotaError(inner);
}

/** 写入 · Runs a write; a full store is told apart from every other failure. @errors StorageFullError */
export async function written<T>(write: () => PromiseLike<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isQuotaError(error)) throw new StorageFullError('the device has no room left', { cause: error });
    throw error;
  }
}

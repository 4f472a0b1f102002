/** 浏览器环境 · What the engine needs of a real browser. */
import { shrinkPhoto } from './photo.ts';
import type { Surroundings } from './types.ts';

async function alone(name: string, run: () => Promise<void>): Promise<boolean> {
  // Without locks (an insecure address) there is one tab as far as we can tell; the server takes every record once anyway.
  if (!('locks' in navigator)) { await run(); return true; }
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await run();
    return true;
  });
}

/** 浏览器环境 */
export function browserSurroundings(): Surroundings {
  // Older or insecure contexts have no storage manager at all.
  const storage = navigator.storage as StorageManager | undefined;
  return {
    fetch: (url, init) => window.fetch(url, init),
    now: () => Date.now(),
    chance: () => Math.random(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    isOnline: () => navigator.onLine,
    alone,
    wait: (ms) => new Promise((resolve) => { setTimeout(resolve, ms); }),
    estimate: async () => (await storage?.estimate?.()) ?? {},
    isPersisted: async () => (await storage?.persisted?.()) ?? false,
    persist: async () => (await storage?.persist?.()) ?? false,
    shrink: shrinkPhoto,
  };
}

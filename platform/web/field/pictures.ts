/** 随身物 · Pictures and answers that go with the rows of one person (photos of a case), in a cache of that person's own. */
import { createContext, use, useEffect, useState } from 'react';

/** A phone is not the archive: beyond this the oldest go. */
const CARRIED_MAX = 400;
/** A photo never changes; anything else is asked for again. */
const isLasting = (url: string): boolean => url.includes('/files/');

const nameOf = (programme: string, personId: string): string => `lianchuang.pictures.${programme}.${personId}`;

/** 当前相册 · The cache of whoever works with the phone. */
export const PicturesContext = createContext<string | null>(null);
export const picturesOf = nameOf;

/** 携带 · Fetches what is not here yet or may have changed and forgets what is no longer asked for. Failures cost what they failed to fetch, nothing else. */
export async function carryAlong(cacheName: string, addresses: readonly string[]): Promise<void> {
  if (!('caches' in window)) return;
  const cache = await caches.open(cacheName);
  const wanted = new Set(addresses.slice(0, CARRIED_MAX).map((address) => new URL(address, window.location.href).href));
  for (const { url } of await cache.keys()) {
    if (!wanted.has(url)) await cache.delete(url);
    else if (isLasting(url)) wanted.delete(url);
  }
  for (const url of wanted) {
    if (!navigator.onLine) return;
    const answer = await fetch(url, { credentials: 'same-origin' }).catch(() => null);
    if (answer?.ok === true) await cache.put(url, answer).catch(() => undefined);
  }
}

async function pictureOf(cacheName: string, address: string): Promise<Blob | null> {
  const kept = 'caches' in window ? await (await caches.open(cacheName)).match(address) : undefined;
  if (kept !== undefined) return kept.blob();
  const answer = await fetch(address, { credentials: 'same-origin' }).catch(() => null);
  return answer?.ok === true ? answer.blob() : null;
}

/** 用图 · Makes an address to show from bytes; null until there are any. */
export function useBlobUrl(load: () => Promise<Blob | null>, name: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isGone = false;
    void load().then((blob) => {
      if (blob === null || isGone) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      isGone = true;
      setUrl(null);
      if (made !== null) URL.revokeObjectURL(made);
    };
    // The name says which bytes; the function is made anew at every render.
  }, [name]);
  return url;
}

/** 随身照片 · Kept on the phone, else from the server; null while neither is there. */
export function useCarriedPicture(address: string | null): string | null {
  const cacheName = use(PicturesContext);
  return useBlobUrl(async () => (address === null || cacheName === null ? null : pictureOf(cacheName, address)), address ?? '');
}

/** 随身答复 · What a read answered: anew from the server, else as it was when it was carried along. */
export function useCarriedAnswer<Answer>(address: string): { readonly answer: Answer | null; readonly isMissing: boolean } {
  const cacheName = use(PicturesContext);
  const [found, setFound] = useState<{ answer: Answer | null; isMissing: boolean }>({ answer: null, isMissing: false });
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      const fresh = await fetch(address, { credentials: 'same-origin', headers: { accept: 'application/json' } }).catch(() => null);
      const kept = fresh?.ok === true || cacheName === null || !('caches' in window) ? fresh : await (await caches.open(cacheName)).match(address);
      // What was just read is what one goes on with when the network ends.
      if (fresh?.ok === true && cacheName !== null && 'caches' in window) await caches.open(cacheName).then((cache) => cache.put(address, fresh.clone())).catch(() => undefined);
      const answer = kept?.ok === true ? ((await kept.json()) as Answer) : null;
      if (!isGone) setFound({ answer, isMissing: answer === null });
    };
    void read();
    return () => { isGone = true; };
  }, [address, cacheName]);
  return found;
}

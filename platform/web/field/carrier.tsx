/** 随身 · Keeps the phone's rows fresh while there is a network, and tells the next person how many records wait here. */
import { useEffect, useRef } from 'react';
import { useOffline, useOfflineStatus } from '../offline/use-offline.tsx';
import { useFieldApp } from './context.ts';
import { carryAlong, picturesOf } from './pictures.ts';
import { rememberWaiting } from './session.ts';

/** @unit milliseconds */
const FRESH_EVERY_MS = 5 * 60_000;

/** Safari has no such moment of its own: a second is taken for it. @unit milliseconds */
const REST_WITHIN_MS = 3_000;
const atRest = (): Promise<void> => new Promise((resolve) => {
  if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: REST_WITHIN_MS });
  else setTimeout(resolve, REST_WITHIN_MS / 3);
});

export function Carrier() {
  const offline = useOffline();
  const { person, ended, modules, client } = useFieldApp();
  const { counts, items, isSyncing } = useOfflineStatus();
  const arrived = counts.acknowledged + counts.synced;
  const isPulling = useRef(false);
  // What the person may not read is not asked for.
  const sources = modules.flatMap((module) => module.sources).filter(({ operation }) => person.permissions.includes(operation.permission)).map(({ name }) => name);
  useEffect(() => {
    let isGone = false;
    const refresh = async () => {
      if (isPulling.current || isGone || ended || !navigator.onLine || document.visibilityState === 'hidden') return;
      isPulling.current = true;
      try {
        await offline.pull(sources);
        // Photos and boundaries wait until the first screen has come to rest: it is what the person looks at.
        await atRest();
        const given = { rows: <Row,>(source: string) => offline.rows<Row>(source), client, programme: person.code, personId: person.person.id, can: (permission: string) => person.permissions.includes(permission) };
        const addresses = (await Promise.all(modules.map(({ carry }) => carry?.(given) ?? []))).flat();
        if (!isGone) await carryAlong(picturesOf(person.code, person.person.id), addresses);
      } finally {
        isPulling.current = false;
      }
    };
    void refresh();
    const timer = setInterval(() => void refresh(), FRESH_EVERY_MS);
    const seen = () => void refresh();
    window.addEventListener('online', seen);
    document.addEventListener('visibilitychange', seen);
    return () => {
      isGone = true;
      clearInterval(timer);
      window.removeEventListener('online', seen);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [offline, ended]);
  // What just arrived at the server changed the rows there.
  const known = useRef(arrived);
  useEffect(() => {
    if (isSyncing || arrived === known.current) return;
    known.current = arrived;
    void offline.pull(sources);
  }, [offline, arrived, isSyncing]);
  useEffect(() => {
    const open = items.filter(({ state }) => state !== 'synced' && state !== 'discarded').length;
    void offline.drafts().then((drafts) => rememberWaiting(person, open + drafts.length));
  }, [offline, items, person]);
  return null;
}

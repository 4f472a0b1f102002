/** 离线钩子 · The engine in React: who opened it, its snapshot, and rows that follow the store. */
import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { openOffline } from './index.ts';
import type { Offline, OfflineSetup, OfflineStatus } from './index.ts';

const OfflineContext = createContext<Offline | null>(null);

/** 提供离线 · Opens the store of this person and closes it when another takes the phone; shows `whileOpening` until then. */
export function OfflineProvider({ setup, whileOpening, children }: { setup: OfflineSetup; whileOpening: ReactNode; children: ReactNode }) {
  const [offline, setOffline] = useState<Offline | null>(null);
  const name = `${setup.programme}/${setup.personId}`;
  useEffect(() => {
    let opened: Offline | null = null;
    let isGone = false;
    void openOffline(setup).then((made) => {
      if (isGone) { made.close(); return; }
      opened = made;
      made.start();
      setOffline(made);
    });
    return () => { isGone = true; opened?.close(); setOffline(null); };
    // The setup is made anew at every render; who it is for decides.
  }, [name]);
  return offline === null ? whileOpening : <OfflineContext value={offline}>{children}</OfflineContext>;
}

/** 使用离线 */
export function useOffline(): Offline {
  const offline = use(OfflineContext);
  if (offline === null) throw new Error('OfflineProvider is missing above this component');
  return offline;
}

/** 离线状态 */
export function useOfflineStatus(): OfflineStatus {
  const offline = useOffline();
  return useSyncExternalStore(offline.subscribe, offline.status);
}

/** 离线行 · Rows of a source as the device holds them, read again after each pull; null until read. */
export function useOfflineRows<Row>(source: string): readonly Row[] | null {
  const offline = useOffline();
  const { lastPullAt } = useOfflineStatus();
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  useEffect(() => {
    let isGone = false;
    void offline.rows<Row>(source).then((found) => { if (!isGone) setRows(found); });
    return () => { isGone = true; };
  }, [offline, source, lastPullAt]);
  return rows;
}

/** 取到时间 · When the rows of a source last came from the server; null when they never did, undefined until the phone was asked. */
export function usePulledAt(source: string): string | null | undefined {
  const offline = useOffline();
  const { lastPullAt } = useOfflineStatus();
  const [at, setAt] = useState<string | null>();
  useEffect(() => {
    let isGone = false;
    void offline.pulledAt(source).then((found) => { if (!isGone) setAt(found); });
    return () => { isGone = true; };
  }, [offline, source, lastPullAt]);
  return at;
}

/** 随身点位 · The sites on this phone with what was recorded here laid over them. */
import { useEffect, useMemo, useState } from 'react';
import { useOffline, useOfflineRows, useOfflineStatus, usePulledAt } from '#platform/web/offline/use-offline.tsx';
import { draftKeyOf, linesOf, progressOf, recordsOf, ROUND_SITES, sitesOf } from './site-rows.ts';
import type { FieldLine, FieldSite, PulledRow, SiteProgress } from './site-rows.ts';
import type { QueueItem } from '#platform/web/offline/index.ts';

export interface SiteOnPhone {
  readonly site: FieldSite;
  readonly lines: readonly FieldLine[];
  readonly records: readonly QueueItem[];
  readonly progress: SiteProgress;
}

/** 全部随身点位 · Null until read from the phone. */
export function useSites(): readonly SiteOnPhone[] | null {
  const offline = useOffline();
  const rows = useOfflineRows<PulledRow>(ROUND_SITES);
  const { items } = useOfflineStatus();
  const pulledAt = usePulledAt(ROUND_SITES) ?? null;
  const [drafted, setDrafted] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => { void offline.drafts().then((drafts) => setDrafted(new Set(drafts.map(({ key }) => key)))); }, [offline, items]);
  return useMemo(() => (rows === null ? null : sitesOf(rows).map((site) => {
    const records = recordsOf(site, items, pulledAt);
    return { site, records, lines: linesOf(site, records), progress: progressOf(site, records, drafted.has(draftKeyOf(site))) };
  })), [rows, items, pulledAt, drafted]);
}

/** 一个随身点位 · Undefined when the phone does not hold it. */
export function useSite(roundId: string, siteId: string): SiteOnPhone | null | undefined {
  const sites = useSites();
  return sites === null ? null : sites.find(({ site }) => site.roundId === roundId && site.siteId === siteId);
}

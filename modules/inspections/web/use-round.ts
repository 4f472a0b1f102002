/** 轮次数据 · What several pages of a round read: names for filters, live changes, all pages of its sites. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { listPlaces, listSiteTypes } from '#modules/places/contract/index.ts';
import type { InputOf, OutputOf } from '#platform/contract/index.ts';
import { useClient, useInvalidate, useRead } from '#platform/web/client.tsx';
import { useText } from '#platform/web/i18n.ts';
import { useLiveEvents } from '#platform/web/live.ts';
import { useCan, useProgramme } from '#platform/web/session.tsx';
import type { Choice } from '#platform/web/ui/index.ts';
import { listRoundSites } from '../contract/index.ts';
import type { readRoundSite } from '../contract/index.ts';

const NAMES_FRESH_MS = 300_000;
const LIVE_PAUSE_MS = 1_500;
const PAGE_SIZE = 200;

export type RoundSite = OutputOf<typeof listRoundSites>['rows'][number];
export type RoundSiteDetail = OutputOf<typeof readRoundSite>;

/** 片区选项 */
export function useZoneChoices(): readonly Choice[] {
  const text = useText();
  const zones = useRead(listPlaces, { kinds: 'zone' }, { enabled: useCan('places.read'), fresh_ms: NAMES_FRESH_MS }).data?.rows;
  return useMemo(() => (zones ?? []).map((zone) => ({ value: zone.id, label: text({ zh: zone.nameZh, en: zone.nameEn }) })), [zones, text]);
}

/** 点位类型选项 */
export function useSiteTypeChoices(): readonly Choice[] {
  const text = useText();
  const types = useRead(listSiteTypes, {}, { fresh_ms: NAMES_FRESH_MS }).data?.rows;
  return useMemo(() => (types ?? []).map((type) => ({ value: type.code, label: text({ zh: type.nameZh, en: type.nameEn }) })), [types, text]);
}

/**
 * 轮次实时 · Asks again when something happens in the round. Twenty inspectors save many times a minute, so changes are
 * gathered for a moment.
 */
export function useRoundLive(roundId?: string): void {
  const invalidate = useInvalidate();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveEvents(['rounds'], (event) => {
    if (roundId !== undefined && event.subjectId !== roundId) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void invalidate(['inspections', 'scoring']);
    }, LIVE_PAUSE_MS);
  });
}

/** 全部点位 · Every page of a round's sites, for the map; shows what has come so far. */
export function useEveryRoundSite(input: InputOf<typeof listRoundSites>): { readonly sites: readonly RoundSite[]; readonly total: number | undefined } {
  const first = useRead(listRoundSites, { ...input, page: 1, pageSize: PAGE_SIZE });
  const client = useClient();
  const programme = useProgramme().code;
  const [more, setMore] = useState<readonly RoundSite[]>([]);
  const key = JSON.stringify(input);
  const total = first.data?.total;
  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      const gathered: RoundSite[] = [];
      for (let page = 2; total !== undefined && (page - 1) * PAGE_SIZE < total; page += 1) {
        const answer = await client.call(listRoundSites, { ...input, page, pageSize: PAGE_SIZE }, { programme, signal: stop.signal });
        gathered.push(...answer.rows);
        if (stop.signal.aborted) return;
      }
      setMore(gathered);
    };
    // What is missing on the map still stands in the list below it.
    load().catch(() => undefined);
    return () => stop.abort();
  }, [client, programme, key, total, first.data]);
  return { sites: useMemo(() => [...(first.data?.rows ?? []), ...more], [first.data, more]), total };
}

/** 待办数据 · Counts of one's duties, kept fresh by the events of every module that brings any. */
import { useEffect, useRef } from 'react';
import { countMyDuties, listMyDuties } from '#platform/contract/duties.ts';
import { useInvalidate, useRead } from '#platform/web/client.tsx';
import { useLiveEvents } from '#platform/web/live.ts';

const LIVE_PAUSE_MS = 1_500;
/** What is due goes by, whether anybody does something or not. */
const CLOCK_MS = 60_000;
const NO_TOPICS: readonly string[] = [];

/** 待办计数 */
export function useDutyCounts() {
  const counts = useRead(countMyDuties, {}, { every_ms: CLOCK_MS });
  const invalidate = useInvalidate();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveEvents(counts.data?.topics ?? NO_TOPICS, () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void invalidate([listMyDuties, countMyDuties]);
    }, LIVE_PAUSE_MS);
  });
  return counts;
}

export type DutyCounts = ReturnType<typeof useDutyCounts>;

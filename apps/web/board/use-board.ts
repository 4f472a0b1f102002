/** 大屏数据 · Asked anew at every event and every minute; says until when what it shows holds. */
import { useEffect, useRef } from 'react';
import { countCases, readCaseTrend } from '#modules/cases/contract/index.ts';
import { listRounds, readRound } from '#modules/inspections/contract/index.ts';
import { readScores } from '#modules/scoring/contract/index.ts';
import { useInvalidate, useRead } from '#platform/web/client.tsx';
import { useLiveEvents } from '#platform/web/live.ts';
import { useNow } from '#platform/web/ui/index.ts';

const EVERY_MS = 60_000;
const LIVE_PAUSE_MS = 2_000;
/** Two answers missed: what stands there is old. */
const STALE_MS = 150_000;
const NONE = '00000000-0000-0000-0000-000000000000';
const TOPICS = ['cases', 'rounds'] as const;

function useBoardLive(): void {
  const invalidate = useInvalidate();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveEvents(TOPICS, () => {
    timer.current ??= setTimeout(() => { timer.current = undefined; void invalidate(['cases', 'inspections', 'scoring']); }, LIVE_PAUSE_MS);
  });
}

/** 大屏数据 */
export function useBoard() {
  useBoardLive();
  const now = useNow();
  const every = { every_ms: EVERY_MS };
  const trend = useRead(readCaseTrend, {}, every);
  const counts = useRead(countCases, {}, every);
  const rounds = useRead(listRounds, { pageSize: 20 }, every).data?.rows;
  const running = rounds?.find((round) => round.state === 'inProgress');
  const latest = rounds?.find((round) => round.state === 'closed');
  const runningScores = useRead(readScores, { roundId: running?.id ?? NONE }, { ...every, enabled: running !== undefined });
  const latestScores = useRead(readScores, { roundId: latest?.id ?? NONE }, { ...every, enabled: latest !== undefined });
  const isRunning = runningScores.data !== undefined && runningScores.data.overall.observed > 0;
  const isAsked = ({ data, problem }: { data?: unknown; problem: unknown }): boolean => data === undefined && problem === null;
  const progress = useRead(readRound, { roundId: running?.id ?? NONE }, { ...every, enabled: running !== undefined }).data;
  const asOf = trend.data?.asOf;
  return {
    trend: trend.data, counts: counts.data, running, progress, isRunning, asOf, problem: trend.data === undefined ? trend.problem : null,
    scores: isRunning ? runningScores.data : latestScores.data,
    /** Nothing may be said to be missing before it was answered. */
    isAwaited: rounds === undefined || (running !== undefined && isAsked(runningScores)) || (latest !== undefined && isAsked(latestScores)),
    round: isRunning ? running : latest, rounds,
    stale: trend.problem !== null || (asOf !== undefined && now - Date.parse(asOf) > STALE_MS),
  };
}

export type BoardData = ReturnType<typeof useBoard>;

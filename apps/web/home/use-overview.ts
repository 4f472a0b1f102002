/** 首页数据 · What the overview reads of each module, as far as the person may see it. */
import { useEffect, useRef } from 'react';
import { listBulletins } from '#modules/bulletins/contract/index.ts';
import { countCases } from '#modules/cases/contract/index.ts';
import { listRounds, readRound } from '#modules/inspections/contract/index.ts';
import { readProgramme } from '#modules/places/contract/index.ts';
import { readScores } from '#modules/scoring/contract/index.ts';
import { useInvalidate, useRead } from '#platform/web/client.tsx';
import { useLiveEvents } from '#platform/web/live.ts';
import { useAbilities, useServerConfig } from '#platform/web/session.tsx';

const LIVE_PAUSE_MS = 3_000;
const NONE = '00000000-0000-0000-0000-000000000000';

/** 首页实时 · A calm page: changes are gathered for some seconds before it asks again. */
const LIVE_TOPICS = ['cases', 'rounds'] as const;

function useOverviewLive(can: (permission: string) => boolean): void {
  const invalidate = useInvalidate();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveEvents(LIVE_TOPICS.filter((topic) => can(topic === 'cases' ? 'cases.read' : 'inspections.read')), () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void invalidate(['cases', 'inspections', 'scoring', 'bulletins']);
    }, LIVE_PAUSE_MS);
  });
}

/** 装入演示数据 · Each step of loading shows as soon as it is there. */
function useFollowLoading(): void {
  const invalidate = useInvalidate();
  const doing = useServerConfig()?.doing;
  const before = useRef(doing);
  useEffect(() => {
    if (before.current !== undefined && before.current !== doing) void invalidate(['cases', 'inspections', 'scoring', 'bulletins', 'places']);
    before.current = doing;
  }, [doing, invalidate]);
}

/** 总览 */
export function useOverview() {
  const can = useAbilities();
  useOverviewLive(can);
  useFollowLoading();
  const today = useRead(readProgramme, { basemap: false }, { fresh_ms: 300_000 }).data?.today;
  const cases = useRead(countCases, {}, { enabled: can('cases.read') });
  const rounds = useRead(listRounds, { pageSize: 20 }, { enabled: can('inspections.read') });
  const latest = rounds.data?.rows.find((round) => round.state === 'closed');
  const running = rounds.data?.rows.find((round) => round.state === 'inProgress');
  const scores = useRead(readScores, { roundId: latest?.id ?? NONE }, { enabled: can('scoring.read') && latest !== undefined });
  const progress = useRead(readRound, { roundId: running?.id ?? NONE }, { enabled: running !== undefined });
  const runningScores = useRead(readScores, { roundId: running?.id ?? NONE }, { enabled: can('scoring.read') && running !== undefined });
  const published = useRead(listBulletins, { state: 'published', pageSize: 1 }, { enabled: can('bulletins.read') });
  return {
    can, today, cases: cases.data, rounds: rounds.data?.rows, latest, running, progress: progress.data, scores: scores.data, runningScores: runningScores.data, bulletin: published.data?.rows[0] ?? null,
    bulletinLoading: published.loading,
    problem: cases.problem ?? rounds.problem, loading: cases.loading || rounds.loading,
  };
}

export type Overview = ReturnType<typeof useOverview>;

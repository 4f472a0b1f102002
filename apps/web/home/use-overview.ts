/** 首页数据 · What the overview reads of each module, as far as the person may see it. */
import { useEffect, useRef } from 'react';
import { listBulletins } from '#modules/bulletins/contract/index.ts';
import { countCases } from '#modules/cases/contract/index.ts';
import { listFindings, listRounds, listRoundSites } from '#modules/inspections/contract/index.ts';
import { readProgramme } from '#modules/places/contract/index.ts';
import { readScores } from '#modules/scoring/contract/index.ts';
import { useInvalidate, useRead } from '#platform/web/client.tsx';
import { useLiveEvents } from '#platform/web/live.ts';
import { useAbilities } from '#platform/web/session.tsx';
import type { Waiting } from './home-view.ts';

const LIVE_PAUSE_MS = 3_000;
const NONE = '00000000-0000-0000-0000-000000000000';

/** 首页实时 · A calm page: changes are gathered for some seconds before it asks again. */
function useOverviewLive(): void {
  const invalidate = useInvalidate();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveEvents(['cases', 'rounds'], () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void invalidate(['cases', 'inspections', 'scoring', 'bulletins']);
    }, LIVE_PAUSE_MS);
  });
}

/** 总览 */
export function useOverview() {
  const can = useAbilities();
  useOverviewLive();
  const today = useRead(readProgramme, { basemap: false }, { fresh_ms: 300_000 }).data?.today;
  const cases = useRead(countCases, {}, { enabled: can('cases.read') });
  const rounds = useRead(listRounds, { pageSize: 5 }, { enabled: can('inspections.read') });
  const latest = rounds.data?.rows.find((round) => round.observationCount > 0);
  const running = rounds.data?.rows.find((round) => round.state === 'inProgress');
  const scores = useRead(readScores, { roundId: latest?.id ?? NONE }, { enabled: can('scoring.read') && latest !== undefined });
  const findings = useRead(listFindings, { state: 'open', pageSize: 1 }, { enabled: can('inspections.dispatch') });
  const visits = useRead(listRoundSites, { roundId: running?.id ?? NONE, mine: 'true', state: 'waiting,started', pageSize: 1 }, { enabled: can('inspections.record') && running !== undefined });
  const published = useRead(listBulletins, { state: 'published', pageSize: 1 }, { enabled: can('bulletins.read') });
  const drafts = useRead(listBulletins, { state: 'draft', pageSize: 1 }, { enabled: can('bulletins.approve') });
  const approved = useRead(listBulletins, { state: 'approved', pageSize: 1 }, { enabled: can('bulletins.approve') });
  const of = (state: string) => cases.data?.byState.find((each) => each.state === state)?.count ?? 0;
  const waiting: Waiting = {
    reported: of('reported'), registered: of('registered'), dispatched: of('dispatched'), accepted: of('accepted'), rectified: of('rectified'), overdue: cases.data?.overdue ?? 0,
    findings: findings.data?.total ?? 0, sitesToVisit: visits.data?.total ?? 0, bulletinsToApprove: drafts.data?.total ?? 0, bulletinsToPublish: approved.data?.total ?? 0,
  };
  return {
    can, today, cases: cases.data, rounds: rounds.data?.rows, latest, running, scores: scores.data, bulletin: published.data?.rows[0] ?? null, waiting,
    problem: cases.problem ?? rounds.problem, loading: cases.loading || rounds.loading,
  };
}

export type Overview = ReturnType<typeof useOverview>;

import type { Instant } from '#kernel/local-date.ts';
import { percentText } from '#kernel/ratio.ts';
import { describe, expect, it } from 'vitest';
import { type CaseCounts, type CaseFacts, countCases } from './counts.ts';
import { caseMetrics, COMPOSITE_CLOSE, COMPOSITE_RECTIFY, compositeScore } from './metrics.ts';

const NOW = 1000 as Instant;
const EARLIER = 400 as Instant;
const LATER = 2000 as Instant;

const aCase = (parts: Partial<CaseFacts>): CaseFacts => ({
  state: 'accepted',
  deadlineAt: LATER,
  rectifiedAt: null,
  reworkCount: 0,
  extensionCount: 0,
  supervised: false,
  ...parts,
});
const closedOnTime = aCase({ state: 'closed', deadlineAt: EARLIER, rectifiedAt: 300 as Instant });
const closedLate = aCase({ state: 'closed', deadlineAt: EARLIER, rectifiedAt: 500 as Instant });
const NOTHING = countCases([], NOW);

describe('counting cases', () => {
  it('counts each case where it belongs', () => {
    const cases = [
      aCase({ state: 'reported', deadlineAt: null }),
      aCase({ state: 'declined', deadlineAt: null }),
      aCase({ state: 'voided' }),
      aCase({ state: 'voided', takenBack: true }),
      aCase({ state: 'registered', deadlineAt: null }),
      aCase({ state: 'shelved', deadlineAt: null }),
      aCase({ state: 'accepted' }),
      aCase({ state: 'accepted', deadlineAt: EARLIER, supervised: true, extensionCount: 2 }),
      aCase({ state: 'rectified', deadlineAt: EARLIER, rectifiedAt: EARLIER }),
      aCase({ state: 'rectified', deadlineAt: EARLIER, rectifiedAt: 401 as Instant }),
      { ...closedOnTime, reworkCount: 2 },
      { ...closedLate, supervised: true },
    ];
    expect(countCases(cases, NOW)).toEqual<CaseCounts>({
      registered: 8,
      voided: 1,
      pendingInTime: 4,
      closed: 2,
      closedOnTime: 1,
      rectifyDue: 5,
      rectified: 4,
      rectifiedOnTime: 2,
      overduePending: 1,
      extended: 1,
      reworks: 2,
      supervised: 2,
      supervisedPending: 1,
    });
  });

  it('does not charge a slow verification to the fixer', () => {
    const waiting = aCase({ state: 'rectified', deadlineAt: EARLIER, rectifiedAt: 300 as Instant });
    expect(countCases([waiting], LATER)).toMatchObject({ pendingInTime: 1, rectifiedOnTime: 1, overduePending: 0 });
  });

  it('counts a case sent back for rework by the clock again, not by its failed fix', () => {
    const reworked = aCase({ state: 'accepted', deadlineAt: EARLIER, rectifiedAt: 300 as Instant, reworkCount: 1 });
    expect(countCases([reworked], NOW)).toMatchObject({ overduePending: 1, rectified: 0, reworks: 1 });
  });
});

describe('shares as published elsewhere', () => {
  it('one district’s month: 6,423 received, 6,026 due, 5,912 closed', () => {
    const metrics = caseMetrics({ ...NOTHING, registered: 6423, pendingInTime: 6423 - 6026, closed: 5912, closedOnTime: 5752 });
    expect(metrics.closeRate).toEqual({ numerator: 5912, denominator: 6026 });
    expect(percentText(metrics.closeRate, 2)).toBe('98.11%');
    expect(percentText(metrics.onTimeCloseRate, 2)).toBe('95.45%');
  });

  it('says nothing where nothing was due', () => {
    for (const share of Object.values(caseMetrics(NOTHING))) expect(percentText(share)).toBe('—');
  });
});

describe('composites', () => {
  const counts: CaseCounts = {
    registered: 120,
    voided: 0,
    pendingInTime: 20,
    closed: 90,
    closedOnTime: 80,
    rectifyDue: 100,
    rectified: 95,
    rectifiedOnTime: 85,
    overduePending: 5,
    extended: 10,
    reworks: 12,
    supervised: 4,
    supervisedPending: 1,
  };

  it('50/30/10/10', () => {
    const { score, parts } = compositeScore(counts, COMPOSITE_CLOSE);
    // 80/100×50 + 90/100×30 + (1 − 12/120)×10 + (10 − 4×0.5 − 1)
    expect(parts.map((part) => part.score)).toEqual([40, 27, 9, 7]);
    expect(score).toBe(83);
    expect(parts[0]?.share).toEqual({ numerator: 80, denominator: 100 });
  });

  it('30/20/20/20/10', () => {
    const { score, parts } = compositeScore(counts, COMPOSITE_RECTIFY);
    // 95/100×30 + 85/100×20 + (1 − 12/100)×20 + (1 − 5/100)×20 + (1 − 10/100)×10
    expect(parts.map((part) => part.score)).toEqual([28.5, 17, 17.6, 19, 9]);
    expect(score).toBe(91.1);
  });

  it.each([COMPOSITE_CLOSE, COMPOSITE_RECTIFY])('$code adds up to 100', ({ parts }) => {
    expect(parts.reduce((sum, part) => sum + part.scoreMax, 0)).toBe(100);
  });

  it('keeps each part within its bounds', () => {
    const bad = { ...counts, reworks: 500, supervised: 90, supervisedPending: 90 };
    expect(compositeScore(bad, COMPOSITE_CLOSE).parts.map((part) => part.score)).toEqual([40, 27, 0, 0]);
  });

  it('gives no score to whom nothing was due', () => {
    expect(compositeScore(NOTHING, COMPOSITE_CLOSE).score).toBeNull();
    const allInTime = countCases([aCase({}), aCase({})], NOW);
    expect(compositeScore(allInTime, COMPOSITE_CLOSE).score).toBeNull();
    expect(compositeScore(allInTime, COMPOSITE_RECTIFY).score).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '#kernel/local-date.ts';
import { workCalendar } from '#kernel/work-calendar.ts';
import { compositeRanking, weightRange } from './composite.ts';
import { agreement, juryRanking, TIE_KEYS, trimmed } from './jury.ts';
import type { JurySettings, Sheet } from './jury.ts';
import { NOTICE_RULE, noticePeriod } from './notice-period.ts';
import { maySwap, pipelineIssues, STAGE_KINDS, STAGES_BEFORE, stageBlockers, stagesNeeded, usualStages, withStage } from './pipeline.ts';
import type { StageFacts, StagePlan } from './pipeline.ts';
import { SUBJECT_KINDS } from './words.ts';
import { starsFound } from './household-stars.ts';

const settings: JurySettings = { method: 'trimmedMean', trim: 1, tieRule: ['median', 'highestFewest', 'lowest', 'earlier', 'lot'], lotSeed: 'published-seed' };
const sheets = (scores: Record<string, number[]>): Sheet[] => Object.entries(scores).flatMap(([candidate, totals]) => totals.map((total, at) => ({ judge: `j${at}`, candidate, total })));

describe('a jury', () => {
  it('leaves out the highest and the lowest, and never everything', () => {
    expect(trimmed([9000, 1000, 8000, 8200, 8100], 1)).toEqual({ kept: [8000, 8100, 8200], left: [1000, 9000] });
    expect(trimmed([5, 7], 1)).toEqual({ kept: [5, 7], left: [] });
    expect(trimmed([5], 3)).toEqual({ kept: [5], left: [] });
  });

  it('is not moved by one judge who gives a friend everything and the rest nothing', () => {
    const fair = { a: [8000, 8200, 8100, 8300, 8200], b: [8400, 8500, 8300, 8600, 8400] };
    const bent = { a: [...fair.a.slice(0, 4), 10_000], b: [...fair.b.slice(0, 4), 0] };
    for (const scores of [fair, bent]) expect(juryRanking(sheets(scores), ['a', 'b'], settings).map(({ candidate }) => candidate)).toEqual(['b', 'a']);
  });

  it('orders by places on the sheets where that is its method', () => {
    const ranking = juryRanking(sheets({ a: [90, 90, 10], b: [80, 80, 100], c: [70, 70, 90] }), ['a', 'b', 'c'], { ...settings, method: 'rankedChoice' });
    expect(ranking.map(({ candidate, score }) => [candidate, score.numerator])).toEqual([['a', 8], ['b', 8], ['c', 2]]);
    expect(ranking[1]?.partedBy).not.toBeNull();
  });

  it('leaves no tie whatever the sheets hold, and does not depend on their order', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 5 }), { minLength: 2, maxLength: 8 }), fc.constantFrom('trimmedMean', 'mean', 'rankedChoice'), fc.subarray([...TIE_KEYS]), (scores, method, tieRule) => {
      const all = scores.flatMap((totals, at) => totals.map((total, judge) => ({ judge: `j${judge}`, candidate: `c${at}`, total })));
      const order = scores.map((_totals, at) => `c${at}`);
      const ranking = juryRanking(all, order, { ...settings, method: method as JurySettings['method'], tieRule });
      expect(ranking.map(({ place }) => place)).toEqual(order.map((_candidate, at) => at + 1));
      expect(juryRanking(all.toReversed(), order, { ...settings, method: method as JurySettings['method'], tieRule })).toEqual(ranking);
      if (!tieRule.includes('earlier')) {
        expect(juryRanking(all, order.toReversed(), { ...settings, method: method as JurySettings['method'], tieRule }).map(({ candidate }) => candidate)).toEqual(ranking.map(({ candidate }) => candidate));
      }
    }), { numRuns: 1_000 });
  });

  it('agrees fully, not at all, or in between', () => {
    expect(agreement(sheets({ a: [1, 1, 1], b: [2, 2, 2], c: [3, 3, 3] }), ['a', 'b', 'c'])).toEqual({ w: 1, judges: 3 });
    expect(agreement(sheets({ a: [1, 3], b: [2, 2], c: [3, 1] }), ['a', 'b', 'c'])?.w).toBe(0);
    expect(agreement(sheets({ a: [1], b: [2] }), ['a', 'b'])).toBeNull();
    expect(agreement(sheets({ a: [5, 5], b: [5, 5] }), ['a', 'b'])).toBeNull();
    fc.assert(fc.property(fc.array(fc.array(fc.nat(9), { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 6 }), (scores) => {
      const found = agreement(scores.flatMap((totals, at) => totals.map((total, judge) => ({ judge: `j${judge}`, candidate: `c${at}`, total }))), scores.map((_totals, at) => `c${at}`));
      if (found !== null) expect(found.w >= -1e-9 && found.w <= 1 + 1e-9).toBe(true);
    }));
  });
});

describe('jury and public voice together', () => {
  it('say between which weights the winner stays', () => {
    const all = [{ candidate: 'a', jury: 900_000, voice: 200_000 }, { candidate: 'b', jury: 800_000, voice: 500_000 }];
    expect(weightRange(all, 0, { total: 1, perClass: null })).toEqual({ from: 0, to: 25 });
    expect(weightRange(all, 60, { total: 1, perClass: null })).toEqual({ from: 26, to: 100 });
    expect(weightRange([{ candidate: 'a', jury: 9, voice: 9 }, { candidate: 'b', jury: 8, voice: 8 }], 0, { total: 1, perClass: null })).toEqual({ from: 0, to: 100 });
  });
  it('choose the same inside the range and others just outside it', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.record({ candidate: fc.stringMatching(/^[a-z]{2}$/), jury: fc.nat(1_000_000), voice: fc.nat(1_000_000) }), { minLength: 2, maxLength: 8, selector: ({ candidate }) => candidate }), fc.nat(100), fc.integer({ min: 1, max: 3 }), (all, percent, seats) => {
      const range = weightRange(all, percent, { total: seats, perClass: null });
      const chosen = (weight: number) => compositeRanking(all, weight).slice(0, seats).map(({ candidate }) => candidate).sort();
      for (let weight = range.from; weight <= range.to; weight += 1) expect(chosen(weight)).toEqual(chosen(percent));
      if (range.from > 0) expect(chosen(range.from - 1)).not.toEqual(chosen(percent));
      if (range.to < 100) expect(chosen(range.to + 1)).not.toEqual(chosen(percent));
    }), { numRuns: 300 });
  });
});

describe('a plan of stages', () => {
  const plan = (kinds: readonly (typeof STAGE_KINDS)[number][]): StagePlan[] => kinds.map((kind, at) => ({ kind, startsOn: `2026-03-${String(at + 1).padStart(2, '0')}`, endsOn: `2026-03-${String(at + 1).padStart(2, '0')}` }));
  it('that skips the notice, or puts it after the decision, does not pass, whatever else it holds', () => {
    fc.assert(fc.property(fc.shuffledSubarray([...STAGE_KINDS]), (kinds) => {
      const issues = pipelineIssues(plan(kinds));
      if (issues.length > 0) return;
      expect(kinds.indexOf('publicNotice')).toBeGreaterThan(kinds.indexOf('nomination'));
      const deciding = (['townshipApproval', 'decision'] as const).filter((kind) => kinds.includes(kind));
      expect(deciding.length).toBeGreaterThan(0);
      for (const kind of deciding) {
        expect(kinds.indexOf('publicNotice')).toBeLessThan(kinds.indexOf(kind));
        expect(kinds.indexOf(kind)).toBeLessThan(kinds.indexOf('conferral'));
      }
    }), { numRuns: 2_000 });
    expect(pipelineIssues(plan(STAGE_KINDS))).toEqual([]);
    expect(pipelineIssues(plan(['nomination', 'decision', 'conferral']))).toEqual([{ pointer: '/stages/publicNotice', code: 'stage_missing' }]);
  });
  it('needs somebody who decides: the leading group, or the townships for their households', () => {
    expect(pipelineIssues(plan(['nomination', 'publicNotice', 'townshipApproval', 'conferral']))).toEqual([]);
    expect(pipelineIssues(plan(['nomination', 'publicNotice', 'conferral']))).toEqual([{ pointer: '/stages/decision', code: 'stage_missing' }]);
    expect(pipelineIssues(plan(['nomination', 'townshipApproval', 'publicNotice', 'conferral'])).map(({ code }) => code)).toContain('out_of_order');
  });
  it('passes as each kind of title usually goes, and asks a township of households alone', () => {
    for (const kind of SUBJECT_KINDS) {
      for (const hasStars of [true, false]) {
        const kinds = usualStages(kind, hasStars);
        expect(pipelineIssues(plan(kinds))).toEqual([]);
        expect(kinds.includes('townshipApproval')).toBe(kind === 'household');
        expect(kinds.includes('groupReview')).toBe(kind === 'household' && hasStars);
      }
    }
  });
  it('has any order in which nothing comes before what it needs, and no other', () => {
    // Written out apart from the rule: what a plan has to keep, in words of the work.
    const finding = ['groupReview', 'committee', 'eligibility', 'departmentCheck', 'review', 'jury', 'shortlist', 'publicVoice'] as const;
    const keeps = (kinds: readonly (typeof STAGE_KINDS)[number][]): boolean => {
      const before = (a: (typeof STAGE_KINDS)[number], b: (typeof STAGE_KINDS)[number]): boolean => !kinds.includes(a) || !kinds.includes(b) || kinds.indexOf(a) < kinds.indexOf(b);
      return kinds[0] === 'nomination' && before('groupReview', 'committee') && before('review', 'jury') && (['review', 'jury', 'shortlist', 'publicVoice'] as const).every((kind) => before('eligibility', kind))
        && finding.every((kind) => before(kind, 'publicNotice')) && before('publicNotice', 'townshipApproval') && before('publicNotice', 'decision') && before('townshipApproval', 'decision')
        && (['publicNotice', 'townshipApproval', 'decision'] as const).every((kind) => before(kind, 'conferral')) && before('conferral', 'publication') && stagesNeeded(kinds).every((kind) => kinds.includes(kind));
    };
    // Half of them near an order that passes, so that both answers are tried.
    const near = fc.tuple(fc.subarray([...STAGE_KINDS]), fc.nat(13), fc.nat(13)).map(([kinds, a, b]) => { const next = [...kinds]; const [x, y] = [next[a % Math.max(1, next.length)], next[b % Math.max(1, next.length)]]; if (x !== undefined && y !== undefined) { next[a % next.length] = y; next[b % next.length] = x; } return next; });
    fc.assert(fc.property(fc.oneof(fc.shuffledSubarray([...STAGE_KINDS]), near, fc.constant([...STAGE_KINDS])), (kinds) => { expect(pipelineIssues(plan(kinds)).length === 0).toBe(keeps(kinds)); }), { numRuns: 3_000 });
  });
  it('may put the public before or after the jury, and the departments before or after the review', () => {
    expect(pipelineIssues(plan(['nomination', 'eligibility', 'review', 'departmentCheck', 'publicVoice', 'jury', 'publicNotice', 'decision', 'conferral']))).toEqual([]);
    expect(pipelineIssues(plan(['nomination', 'departmentCheck', 'eligibility', 'jury', 'shortlist', 'publicVoice', 'publicNotice', 'decision', 'conferral']))).toEqual([]);
    expect(pipelineIssues(plan(['nomination', 'jury', 'eligibility', 'publicNotice', 'decision', 'conferral'])).map(({ code, pointer }) => [code, pointer])).toEqual([['out_of_order', '/stages/1']]);
    expect([maySwap('jury', 'publicVoice'), maySwap('publicVoice', 'jury'), maySwap('eligibility', 'jury'), maySwap('publicNotice', 'decision')]).toEqual([true, true, false, false]);
  });
  it('takes in a stage where it passes, whatever order it has, and what a stage needs is the same from afar', () => {
    fc.assert(fc.property(fc.shuffledSubarray([...STAGE_KINDS]), fc.constantFrom(...STAGE_KINDS), (kinds, kind) => {
      const outOfOrder = (of: readonly (typeof STAGE_KINDS)[number][]) => pipelineIssues(plan(of)).filter(({ code }) => code === 'out_of_order');
      if (outOfOrder(kinds).length > 0) return;
      const next = withStage(kinds, kind);
      expect(outOfOrder(next)).toEqual([]);
      expect(next.filter((each) => each !== kind || kinds.includes(kind))).toEqual(kinds);
    }), { numRuns: 3_000 });
    for (const kind of STAGE_KINDS) for (const before of STAGES_BEFORE[kind]) for (const earlier of STAGES_BEFORE[before]) expect(STAGES_BEFORE[kind]).toContain(earlier);
  });
  it('has dates that follow each other', () => {
    expect(pipelineIssues([{ kind: 'nomination', startsOn: '2026-03-05', endsOn: '2026-03-01' }, ...plan(['publicNotice', 'decision', 'conferral'])]).map(({ code }) => code)).toContain('dates_out_of_order');
  });
});

describe('what holds a stage up', () => {
  const facts: StageFacts = { candidates: { eligible: 3 }, unsettled: 0, withoutGroup: 0, missingChecks: 0, missingStars: 0, missingMeetings: 0, missingSheets: 0, unscored: 0, judges: 3, shortlistsOpen: 0, voiceClosed: true, notice: null, quotasUnmet: 0, townsOpen: 0, negativesUnsigned: 0, withoutConsent: 0 };
  const codes = (kind: (typeof STAGE_KINDS)[number], more: Partial<StageFacts>) => stageBlockers(kind, { ...facts, ...more }).map(({ code }) => code);
  it('is a notice that is not there, not published, runs, or has an objection open', () => {
    const chosen = { candidates: { chosen: 2 } };
    expect(codes('publicNotice', chosen)).toEqual(['noNotice']);
    expect(codes('publicNotice', { ...chosen, notice: { state: 'draft', endsOn: null, openObjections: 0 } })).toEqual(['noticeDraft']);
    expect(codes('publicNotice', { ...chosen, notice: { state: 'published', endsOn: '2026-03-09', openObjections: 1 } })).toEqual(['objectionOpen', 'noticeRuns']);
    expect(codes('publicNotice', { ...chosen, notice: { state: 'closed', endsOn: '2026-03-09', openObjections: 1 } })).toEqual(['objectionOpen']);
    expect(codes('publicNotice', { ...chosen, notice: { state: 'closed', endsOn: '2026-03-09', openObjections: 0 } })).toEqual([]);
    expect(codes('publicNotice', {})).toEqual(['nobodyChosen']);
  });
  it('is a judge or a sheet that is missing, a department that did not sign, a condition unknown', () => {
    expect(codes('jury', { judges: 2 })).toEqual(['tooFewJudges']);
    expect(codes('jury', { missingSheets: 4, unscored: 2 })).toEqual(['missingSheets']);
    expect(codes('jury', { unscored: 1 })).toEqual(['unscored']);
    expect(codes('departmentCheck', { missingChecks: 1, unsettled: 2 })).toEqual(['missingChecks', 'unsettled']);
    expect(codes('nomination', { candidates: { removed: 3 } })).toEqual(['noCandidates']);
    expect(codes('decision', { candidates: { chosen: 1, confirmed: 2 } })).toEqual(['undecided']);
    expect(codes('townshipApproval', { townsOpen: 2, candidates: { chosen: 9 } })).toEqual(['townsOpen']);
    expect(codes('townshipApproval', { candidates: { confirmed: 9 } })).toEqual([]);
    expect(codes('publicVoice', { voiceClosed: false })).toEqual(['voiceOpen']);
    expect(codes('shortlist', { shortlistsOpen: 2 })).toEqual(['shortlistOpen']);
    expect(codes('shortlist', {})).toEqual([]);
  });
});

describe('the days of a notice', () => {
  const calendar = workCalendar({ holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map(localDate), extraWorkingDays: [localDate('2026-10-10')], dayIntervals: [{ startMinute: 540, endMinute: 1020 }], utcOffsetMinutes: 480 });
  it('are seven, and as many more as it takes for five of them to be working days', () => {
    expect(noticePeriod('2026-09-07', NOTICE_RULE, calendar)).toEqual({ startsOn: '2026-09-07', endsOn: '2026-09-13', calendarDays: 7, workingDays: 5, addedDays: 0 });
    expect(noticePeriod('2026-09-30', NOTICE_RULE, calendar)).toEqual({ startsOn: '2026-09-30', endsOn: '2026-10-12', calendarDays: 13, workingDays: 5, addedDays: 6 });
  });
});

describe('stars of a household', () => {
  it('are those that the latest look found met, and never one it did not claim', () => {
    const found = (starCode: string, met: boolean) => ({ starCode, met, votesFor: 0, votesAgainst: 0 });
    expect(starsFound(['a', 'b', 'c'], [[found('a', true), found('b', true), found('c', false), found('d', true)], [found('b', false)]])).toEqual(['a']);
    expect(starsFound(['a'], [[], []])).toEqual(['a']);
  });
});

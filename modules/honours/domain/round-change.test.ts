import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pipelineIssues, STAGE_KINDS } from './pipeline.ts';
import type { StageKind, StagePlan } from './pipeline.ts';
import { changeRefusals, planIssues, ROUND_PARTS } from './round-change.ts';
import type { RoundFacts } from './round-change.ts';

const plan = (...kinds: readonly StageKind[]): StagePlan[] => kinds.map((kind, at) => ({ kind, startsOn: `2026-03-${String(at + 1).padStart(2, '0')}`, endsOn: `2026-03-${String(at + 2).padStart(2, '0')}` }));
const begun = (stages: readonly StagePlan[], done: number, more: Partial<RoundFacts> = {}): RoundFacts => ({
  isRunning: true, stages: stages.map((stage, at) => ({ ...stage, state: at < done ? 'done' as const : at === done ? 'open' as const : 'waiting' as const })), hasSheets: false, hasBallot: false, hasNotice: false, hasShortlist: false, hasAnswers: false, ...more,
});
const usual = plan('nomination', 'eligibility', 'jury', 'publicVoice', 'publicNotice', 'decision', 'conferral');
const codes = (facts: RoundFacts, parts: Parameters<typeof changeRefusals>[1], stages: readonly StagePlan[] | null = null) => changeRefusals(facts, parts, stages).map(({ part, code }) => `${part} ${code}`);

describe('a round that has begun', () => {
  it('changes everything that nothing was decided by yet', () => {
    expect(changeRefusals(begun(usual, 0), ROUND_PARTS, usual)).toEqual([]);
  });
  it('keeps the criteria once a judge handed in a sheet, and the weight once a ballot stands', () => {
    expect(codes(begun(usual, 2, { hasSheets: true }), ['jury', 'seats'])).toEqual(['jury sheetsIn']);
    expect(codes(begun(usual, 3, { hasBallot: true }), ['voice', 'seats', 'quotas', 'name'])).toEqual(['seats ballotStands', 'quotas ballotStands', 'voice ballotStands']);
  });
  it('keeps seats, quotas and its name once the notice is drafted or the list was decided', () => {
    expect(codes(begun(usual, 4, { hasNotice: true }), ['quotas', 'name'])).toEqual(['name noticeDrafted', 'quotas noticeDrafted']);
    expect(codes(begun(usual, 5), ['seats', 'conditions'])).toEqual(['conditions decided', 'seats decided']);
  });
  it('keeps what the shortlist was decided by', () => {
    expect(codes(begun(plan('nomination', 'shortlist', 'publicNotice', 'decision', 'conferral'), 1, { hasShortlist: true }), ['shortlist', 'jury'])).toEqual(['jury shortlisted', 'shortlist shortlisted']);
  });
  it('keeps its departments once one of them answered, or their stage is over', () => {
    const checked = plan('nomination', 'eligibility', 'departmentCheck', 'publicNotice', 'decision', 'conferral');
    expect(codes(begun(checked, 2), ['departments'])).toEqual([]);
    expect(codes(begun(checked, 2, { hasAnswers: true }), ['departments', 'seats'])).toEqual(['departments departmentsAnswered']);
    expect(codes(begun(checked, 3), ['departments'])).toEqual(['departments stageEnded']);
  });
  it('is not changed once it is over', () => {
    expect(codes({ ...begun(usual, 0), isRunning: false }, ['stages'], usual)).toEqual(['stages roundOver']);
  });
  it('leaves out the jury, adds a shortlist, moves the public before the jury and gives stages other days', () => {
    for (const next of [plan('nomination', 'eligibility', 'publicVoice', 'publicNotice', 'decision', 'conferral'), plan('nomination', 'eligibility', 'publicVoice', 'jury', 'shortlist', 'publicNotice', 'decision', 'conferral', 'publication')]) {
      expect(changeRefusals(begun(usual, 1), ['stages'], next)).toEqual([]);
      expect(planIssues(begun(usual, 1), next)).toEqual([]);
    }
    expect(changeRefusals(begun(usual, 1), ['stages'], usual.map((stage) => (stage.kind === 'nomination' ? stage : { ...stage, endsOn: '2026-04-30' })))).toEqual([]);
  });
  it('does not move a stage that ended, begin the open one anew, or leave out what still judges those who were nominated', () => {
    expect(codes(begun(usual, 2), ['stages'], [{ ...(usual[0] as StagePlan), endsOn: '2026-04-30' }, ...usual.slice(1)])).toEqual(['stages stageEnded']);
    expect(codes(begun(usual, 2), ['stages'], usual.filter(({ kind }) => kind !== 'jury'))).toEqual(['stages stageBegun']);
    expect(codes(begun(usual, 1), ['stages'], usual.filter(({ kind }) => kind !== 'eligibility'))).toEqual(['stages stageBegun', 'stages eligibilityNeeded']);
    expect(codes(begun(plan('nomination', 'departmentCheck', 'eligibility', 'publicNotice', 'decision', 'conferral'), 1), ['stages'], plan('nomination', 'departmentCheck', 'publicNotice', 'decision', 'conferral'))).toEqual(['stages eligibilityNeeded']);
    expect(codes(begun(usual, 2, { hasBallot: true }), ['stages'], usual.filter(({ kind }) => kind !== 'publicVoice'))).toEqual(['stages ballotStands']);
  });
  it('has no notice after its decision and nothing ended undone, whatever is asked of it', () => {
    fc.assert(fc.property(fc.shuffledSubarray([...STAGE_KINDS]), fc.shuffledSubarray([...STAGE_KINDS]), fc.nat(12), fc.boolean(), (had, asked, at, fromHad) => {
      const stages = plan(...had);
      if (pipelineIssues(stages).length > 0) return;
      const done = at % stages.length;
      const facts = begun(stages, done);
      const next = plan(...(fromHad ? [...had.slice(0, done + 1), ...asked.filter((kind) => !had.slice(0, done + 1).includes(kind))] : asked));
      if (changeRefusals(facts, ['stages'], next).length > 0 || planIssues(facts, next).length > 0) return;
      expect(next.slice(0, done)).toEqual(stages.slice(0, done));
      expect(next[done]?.kind).toBe(stages[done]?.kind);
      const place = (kind: StageKind): number => next.findIndex((stage) => stage.kind === kind);
      expect(place('publicNotice')).toBeGreaterThan(0);
      for (const deciding of ['decision', 'townshipApproval'] as const) if (place(deciding) !== -1) expect(place(deciding)).toBeGreaterThan(place('publicNotice'));
      expect(place('conferral')).toBeGreaterThan(Math.max(place('decision'), place('townshipApproval')));
    }), { numRuns: 5_000 });
  });
});

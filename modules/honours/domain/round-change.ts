/** 评选变更 · What of a round that has begun may still be changed, and why the rest may not: nothing is changed under what was decided on it. */
import { pipelineIssues } from './pipeline.ts';
import type { PipelineIssue, StageKind, StagePlan, StageState } from './pipeline.ts';

/** 变更内容 · Parts of a round that a change may touch. */
export const ROUND_PARTS = ['name', 'conditions', 'stages', 'departments', 'seats', 'quotas', 'jury', 'voice', 'noticeDays', 'shortlist'] as const;
export type RoundPart = (typeof ROUND_PARTS)[number];

/** 不能改的原因 */
export const CHANGE_REFUSALS = ['roundOver', 'stageEnded', 'stageBegun', 'eligibilityNeeded', 'noticeDrafted', 'decided', 'ballotStands', 'sheetsIn', 'shortlisted', 'departmentsAnswered'] as const;
export type ChangeRefusalCode = (typeof CHANGE_REFUSALS)[number];
export interface ChangeRefusal { readonly part: RoundPart; readonly code: ChangeRefusalCode }

/** 已定事实 · What was done in the round so far. */
export interface RoundFacts {
  readonly isRunning: boolean;
  readonly stages: readonly (StagePlan & { readonly state: StageState })[];
  /** Whether any judge handed in a sheet. */
  readonly hasSheets: boolean;
  /** A ballot was drafted or opened and not withdrawn, or its result was taken in. */
  readonly hasBallot: boolean;
  /** A notice was drafted and not withdrawn. */
  readonly hasNotice: boolean;
  readonly hasShortlist: boolean;
  /** Whether any department answered for a candidate, itself or on paper. */
  readonly hasAnswers: boolean;
}

const isOver = ({ stages }: RoundFacts, ...kinds: readonly StageKind[]): boolean => stages.some(({ kind, state }) => state === 'done' && kinds.includes(kind));

/** In the order in which they are told: the first that holds. */
function refusalOf(part: RoundPart, facts: RoundFacts): ChangeRefusalCode | null {
  if (!facts.isRunning) return 'roundOver';
  const decided = isOver(facts, 'publicNotice', 'townshipApproval', 'decision') ? 'decided' : facts.hasNotice ? 'noticeDrafted' : null;
  switch (part) {
    case 'stages': return null;
    case 'name': case 'conditions': case 'noticeDays': return decided;
    case 'departments': return decided ?? (facts.hasAnswers ? 'departmentsAnswered' : isOver(facts, 'departmentCheck') ? 'stageEnded' : null);
    case 'seats': case 'quotas': return decided ?? (facts.hasBallot ? 'ballotStands' : null);
    case 'voice': return decided ?? (facts.hasBallot ? 'ballotStands' : isOver(facts, 'publicVoice') ? 'stageEnded' : null);
    case 'jury': return decided ?? (facts.hasSheets ? 'sheetsIn' : facts.hasShortlist ? 'shortlisted' : null);
    case 'shortlist': return decided ?? (facts.hasShortlist ? 'shortlisted' : isOver(facts, 'shortlist') ? 'stageEnded' : null);
  }
}

const same = (a: StagePlan, b: StagePlan): boolean => a.kind === b.kind && a.startsOn === b.startsOn && a.endsOn === b.endsOn;

/** What has ended stays as it is; what is open keeps its place and its first day. */
function planRefusals(facts: RoundFacts, next: readonly StagePlan[]): ChangeRefusalCode[] {
  const refusals: ChangeRefusalCode[] = [];
  const done = facts.stages.filter(({ state }) => state === 'done');
  const open = facts.stages.find(({ state }) => state === 'open');
  if (done.some((stage, at) => { const now = next[at]; return now === undefined || !same(stage, now); })) refusals.push('stageEnded');
  const openNow = next[done.length];
  if (open !== undefined && (openNow === undefined || openNow.kind !== open.kind || openNow.startsOn !== open.startsOn)) refusals.push('stageBegun');
  const planned = (kind: StageKind): boolean => facts.stages.some((stage) => stage.kind === kind);
  const kept = (kind: StageKind): boolean => next.some((stage) => stage.kind === kind);
  // Who was nominated is judged at this stage and nowhere else.
  if (planned('eligibility') && !kept('eligibility') && isOver(facts, 'nomination')) refusals.push('eligibilityNeeded');
  if (planned('publicVoice') && !kept('publicVoice') && facts.hasBallot) refusals.push('ballotStands');
  if (planned('shortlist') && !kept('shortlist') && facts.hasShortlist) refusals.push('shortlisted');
  return refusals;
}

/**
 * 核对变更 · Why parts of a change are refused, each with its reason, in the order of the parts; empty when all may be changed.
 *
 * @param parts those that differ from what stands
 * @invariant a plan that passes here and in `planIssues` keeps every stage that ended, and a notice before any decision
 */
export function changeRefusals(facts: RoundFacts, parts: readonly RoundPart[], stages: readonly StagePlan[] | null): ChangeRefusal[] {
  return ROUND_PARTS.filter((part) => parts.includes(part)).flatMap((part): ChangeRefusal[] => {
    const code = refusalOf(part, facts);
    if (code !== null) return [{ part, code }];
    return part === 'stages' && stages !== null ? planRefusals(facts, stages).map((each) => ({ part, code: each })) : [];
  });
}

/** 核对新环节 · Days of stages that are over may overlap as they did; the whole plan has to hold as a new one would. */
export const planIssues = (facts: RoundFacts, next: readonly StagePlan[]): PipelineIssue[] => {
  const done = facts.stages.filter(({ state }) => state === 'done').length;
  return pipelineIssues(next).filter(({ pointer, code }) => code !== 'dates_out_of_order' || Number(pointer.split('/')[2]) >= done);
};

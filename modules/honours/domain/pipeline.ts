import type { SubjectKind } from './words.ts';

/** 评选环节 · The stages a selection may have, in the order in which they usually follow each other. */
export const STAGE_KINDS = [
  'nomination', 'groupReview', 'committee', 'eligibility', 'departmentCheck', 'review', 'jury', 'shortlist', 'publicVoice', 'publicNotice', 'townshipApproval', 'decision', 'conferral', 'publication',
] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

/** Without these nothing is conferred: somebody proposes, everybody may object, somebody decides. */
const STAGES_NEEDED: readonly StageKind[] = ['nomination', 'publicNotice', 'decision', 'conferral'];

/** 必备环节 · What a plan cannot do without; where townships approve their households nobody need decide after them. */
export const stagesNeeded = (kinds: readonly StageKind[]): readonly StageKind[] => (kinds.includes('townshipApproval') ? STAGES_NEEDED.filter((kind) => kind !== 'decision') : STAGES_NEEDED);

const BEFORE_NOTICE = ['nomination', 'groupReview', 'committee', 'eligibility', 'departmentCheck', 'review', 'jury', 'shortlist', 'publicVoice'] as const satisfies readonly StageKind[];

/**
 * 先后 · What comes before a stage, where a plan holds it: nothing is scored, voted on or shortlisted before it is known who is eligible, everything
 * that finds the list comes before its notice, the notice before whoever decides, and the decision before titles are given. All else is free.
 */
export const STAGES_BEFORE: Readonly<Record<StageKind, readonly StageKind[]>> = {
  nomination: [], groupReview: ['nomination'], committee: ['nomination', 'groupReview'], eligibility: ['nomination'], departmentCheck: ['nomination'],
  review: ['nomination', 'eligibility'], jury: ['nomination', 'eligibility', 'review'], shortlist: ['nomination', 'eligibility'], publicVoice: ['nomination', 'eligibility'],
  publicNotice: BEFORE_NOTICE, townshipApproval: [...BEFORE_NOTICE, 'publicNotice'], decision: [...BEFORE_NOTICE, 'publicNotice', 'townshipApproval'],
  conferral: [...BEFORE_NOTICE, 'publicNotice', 'townshipApproval', 'decision'], publication: [...BEFORE_NOTICE, 'publicNotice', 'townshipApproval', 'decision', 'conferral'],
};

/** 可以对调 · Whether a stage may come right before the one it follows now. */
export const maySwap = (earlier: StageKind, later: StageKind): boolean => !STAGES_BEFORE[later].includes(earlier);

/** 加入环节 · A plan with one more stage, in its usual place: after the last of those that usually come before it, or that must. @param begun so many at the beginning have begun: it comes behind them, where it may */
export function withStage(kinds: readonly StageKind[], kind: StageKind, begun = 0): StageKind[] {
  if (kinds.includes(kind)) return [...kinds];
  const usual = STAGE_KINDS.indexOf(kind);
  const must = kinds.findIndex((each) => STAGES_BEFORE[each].includes(kind));
  const after = Math.max(begun, kinds.findLastIndex((each) => STAGES_BEFORE[kind].includes(each) || STAGE_KINDS.indexOf(each) < usual) + 1);
  const at = must === -1 ? after : Math.min(after, must);
  return [...kinds.slice(0, at), kind, ...kinds.slice(at)];
}

export const STAGE_STATES = ['waiting', 'open', 'done'] as const;
export type StageState = (typeof STAGE_STATES)[number];

export interface StagePlan { readonly kind: StageKind; readonly startsOn: string; readonly endsOn: string }

export interface PipelineIssue { readonly pointer: string; readonly code: 'stage_missing' | 'stage_doubled' | 'out_of_order' | 'dates_out_of_order' }

/** 核对环节 · What is wrong with a plan of stages. @invariant no plan without a public notice before its decision passes */
export function pipelineIssues(stages: readonly StagePlan[]): PipelineIssue[] {
  const issues: PipelineIssue[] = stagesNeeded(stages.map(({ kind }) => kind)).filter((kind) => !stages.some((stage) => stage.kind === kind)).map((kind) => ({ pointer: `/stages/${kind}`, code: 'stage_missing' }));
  for (const [at, stage] of stages.entries()) {
    const pointer = `/stages/${at}`;
    if (stages.findIndex(({ kind }) => kind === stage.kind) < at) issues.push({ pointer, code: 'stage_doubled' });
    else if (stages.slice(at + 1).some(({ kind }) => STAGES_BEFORE[stage.kind].includes(kind))) issues.push({ pointer, code: 'out_of_order' });
    if (stage.endsOn < stage.startsOn || (at > 0 && stage.startsOn < (stages[at - 1] as StagePlan).startsOn)) issues.push({ pointer, code: 'dates_out_of_order' });
  }
  return issues;
}

/** 常用环节 · What a plan of titles of one kind usually holds; households go by their group, village and township. */
export const usualStages = (kind: SubjectKind, hasStars: boolean): readonly StageKind[] => (kind === 'household'
  ? ['nomination', ...(hasStars ? ['groupReview', 'committee'] as const : []), 'publicNotice', 'townshipApproval', 'conferral', 'publication']
  : ['nomination', 'eligibility', 'publicNotice', 'decision', 'conferral', 'publication']);

/** Stages at which sheets are handed in, in their order. */
export const SCORING_STAGES = ['review', 'jury'] as const;
export type ScoringStage = (typeof SCORING_STAGES)[number];

/** 定名次的环节 · The stage whose sheets make the order: the jury where there is one, else the review; null where nobody scores. */
export function orderingStage(kinds: readonly StageKind[]): ScoringStage | null {
  return SCORING_STAGES.toReversed().find((stage) => kinds.includes(stage)) ?? null;
}

/** 谁来办 · The permission by which a stage is worked on; whoever holds it must act. */
export const PERMISSION_OF_STAGE = {
  nomination: 'honours.nominate', groupReview: 'honours.nominate', committee: 'honours.nominate', eligibility: 'honours.runRounds', departmentCheck: 'honours.check', review: 'honours.judge', jury: 'honours.judge', shortlist: 'honours.runRounds', publicVoice: 'honours.runRounds',
  publicNotice: 'honours.runRounds', townshipApproval: 'honours.approve', decision: 'honours.decide', conferral: 'honours.runRounds', publication: 'honours.runRounds',
} as const satisfies Readonly<Record<StageKind, string>>;

export const CANDIDATE_STATES = ['nominated', 'eligible', 'ineligible', 'removed', 'notShortlisted', 'chosen', 'notChosen', 'confirmed', 'declined', 'conferred'] as const;
/** 候选状态 */
export type CandidateState = (typeof CANDIDATE_STATES)[number];

/** Candidates that are still in the running. */
export const RUNNING_STATES: readonly CandidateState[] = ['nominated', 'eligible', 'chosen', 'confirmed'];

/** 环节事实 · What is counted before a stage may end. */
export interface StageFacts {
  readonly candidates: Readonly<Partial<Record<CandidateState, number>>>;
  /** Candidates with a condition that is unmet or unknown and not overridden. */
  readonly unsettled: number;
  /** Candidates of whom a grouping is not said that a quota looks at, and nobody set that aside; only where the open stage judges conditions. */
  readonly withoutGroup: number;
  /** Signatures of departments, stars, meetings and sheets that are missing. */
  readonly missingChecks: number;
  readonly missingStars: number;
  readonly missingMeetings: number;
  readonly missingSheets: number;
  /** Candidates whom no judge may score: all have declared a conflict. */
  readonly unscored: number;
  readonly judges: number;
  /** Titles of the round with candidates and without a shortlist that was decided. */
  readonly shortlistsOpen: number;
  readonly voiceClosed: boolean;
  readonly notice: { readonly state: 'draft' | 'published' | 'closed' | 'withdrawn'; readonly endsOn: string | null; readonly openObjections: number } | null;
  readonly quotasUnmet: number;
  /** Towns with somebody on the list that have neither approved nor refused. */
  readonly townsOpen: number;
  /** Candidates on the list of whom a negative item is not answered: neither signed for nor looked into by every department. */
  readonly negativesUnsigned: number;
  readonly withoutConsent: number;
}

export const BLOCKERS = [
  'noCandidates', 'withoutGroup', 'unsettled', 'missingChecks', 'missingStars', 'missingMeetings', 'tooFewJudges', 'missingSheets', 'unscored', 'shortlistOpen', 'voiceOpen', 'nobodyChosen', 'noNotice', 'noticeDraft', 'noticeRuns', 'objectionOpen', 'noticeWithdrawn', 'quotasUnmet', 'townsOpen', 'negativesUnsigned', 'undecided', 'notConferred',
] as const;
export type BlockerCode = (typeof BLOCKERS)[number];
/** 阻滞 · What keeps a stage from ending, how many times, and until which day where a day is known. */
export interface Blocker { readonly code: BlockerCode; readonly count: number; readonly day: string | null }

/** Fewer judge nothing that a mean could be trimmed of. */
export const JUDGES_LEAST = 3;

const when = (count: number, code: BlockerCode, day: string | null = null): Blocker[] => (count > 0 ? [{ code, count, day }] : []);

function noticeBlockers({ candidates, notice, quotasUnmet }: StageFacts): Blocker[] {
  if ((candidates.chosen ?? 0) === 0) return [{ code: 'nobodyChosen', count: 1, day: null }];
  if (notice === null) return [...when(quotasUnmet, 'quotasUnmet'), { code: 'noNotice', count: 1, day: null }];
  switch (notice.state) {
    case 'draft': return [{ code: 'noticeDraft', count: 1, day: null }];
    case 'withdrawn': return [...when(quotasUnmet, 'quotasUnmet'), { code: 'noticeWithdrawn', count: 1, day: null }];
    case 'published': return [...when(notice.openObjections, 'objectionOpen'), { code: 'noticeRuns', count: 1, day: notice.endsOn }];
    case 'closed': return when(notice.openObjections, 'objectionOpen');
  }
}

/** 什么挡住了 · Why a stage cannot end yet, in the order in which it is put right; empty when it can. */
export function stageBlockers(kind: StageKind, facts: StageFacts): Blocker[] {
  const { candidates } = facts;
  const running = RUNNING_STATES.reduce((sum, state) => sum + (candidates[state] ?? 0), 0);
  switch (kind) {
    case 'nomination': return running === 0 ? [{ code: 'noCandidates', count: 1, day: null }] : when(facts.withoutGroup, 'withoutGroup');
    case 'groupReview': return when(facts.missingStars, 'missingStars');
    case 'committee': return [...when(facts.missingMeetings, 'missingMeetings'), ...when(facts.missingStars, 'missingStars')];
    case 'eligibility': return [...when(facts.withoutGroup, 'withoutGroup'), ...when(facts.unsettled, 'unsettled')];
    case 'departmentCheck': return [...when(facts.withoutGroup, 'withoutGroup'), ...when(facts.missingChecks, 'missingChecks'), ...when(facts.unsettled, 'unsettled')];
    case 'review': case 'jury': return facts.judges < (kind === 'jury' ? JUDGES_LEAST : 1) ? [{ code: 'tooFewJudges', count: facts.judges, day: null }] : facts.missingSheets > 0 ? when(facts.missingSheets, 'missingSheets') : when(facts.unscored, 'unscored');
    case 'shortlist': return when(facts.shortlistsOpen, 'shortlistOpen');
    case 'publicVoice': return facts.voiceClosed ? [] : [{ code: 'voiceOpen', count: 1, day: null }];
    case 'publicNotice': return noticeBlockers(facts);
    case 'townshipApproval': return [...when(facts.townsOpen, 'townsOpen'), ...when(facts.negativesUnsigned, 'negativesUnsigned')];
    case 'decision': return [...when(facts.negativesUnsigned, 'negativesUnsigned'), ...when(candidates.chosen ?? 0, 'undecided')];
    case 'conferral': return [...when(facts.negativesUnsigned, 'negativesUnsigned'), ...when(candidates.confirmed ?? 0, 'notConferred')];
    case 'publication': return [];
  }
}

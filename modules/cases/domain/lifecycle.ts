import type { TimeLimit } from '#kernel/deadline.ts';
import { DAY_MS, type Instant } from '#kernel/local-date.ts';
import { assertNever, err, invariant, ok, type Result } from '#kernel/result.ts';
import type { WorkCalendar } from '#kernel/work-calendar.ts';
import { type CaseClock, clockDeadline, excuseWait, extendClock, resumeClock, startClock, stopClock } from './clock.ts';
import { type CaseSource, mayVerify, needsOnSiteCheck } from './duties.ts';
import { judgeExtension } from './extension.ts';
import { type CaseAct, type CaseState, nextState } from './states.ts';

/** 反弹期限 · A closed case that comes back within this time is the same case; after it, a new one. @unit days */
export const REOPEN_WINDOW_DAYS = 15;

/** 案件进程 · What the rules need to know about one case; everything else about it decides nothing here. */
export type CaseProgress = {
  readonly state: CaseState;
  readonly source: CaseSource;
  /** Everybody who ever reported a fix of this case. */
  readonly rectifierIds: readonly string[];
  readonly reworkCount: number;
  readonly reboundCount: number;
  /** Since the last dispatch. */
  readonly extensionCount: number;
  /** null until the case is dispatched, and again when it is returned or reopened. */
  readonly clock: CaseClock | null;
  /** When the last fix was reported, or finished where that counts. */
  readonly rectifiedAt: Instant | null;
  readonly closedAt: Instant | null;
};

/** 案件步骤 · One act on a case: who, when, and what this act needs besides. */
export type CaseStep = { readonly by: string; readonly at: Instant } & (
  | { readonly act: 'register'; readonly checkedOnSiteBy: string | null }
  | { readonly act: 'dispatch'; readonly limit: TimeLimit }
  | { readonly act: 'accept' | 'resume' }
  /** `finishedAt` where the fix was finished before word of it came; see `countingInstant`. */
  | { readonly act: 'rectify'; readonly finishedAt?: Instant }
  | { readonly act: 'verifyPass' }
  | { readonly act: 'verifyFail'; readonly reason: string }
  | { readonly act: 'decline' | 'return' | 'shelve' | 'void' | 'reopen'; readonly reason: string }
  | {
      readonly act: 'extend';
      readonly reason: string;
      readonly extraAmount: number;
      readonly approvedBy: string | null;
    }
);

/** 案件拒绝码 · Why an act on a case was refused. */
export type CaseRefusal =
  | 'cases.act_not_allowed'
  | 'cases.reason_required'
  | 'cases.on_site_check_required'
  | 'cases.verifier_is_fixer'
  | 'cases.extension_too_late'
  | 'cases.extension_needs_approval'
  | 'cases.extension_approver_is_asker'
  | 'cases.reopen_window_over';

/** 需要理由的动作 · Acts that set somebody back or take something away, so the person affected must read why. */
export const REASONED_ACTS = ['decline', 'return', 'verifyFail', 'shelve', 'extend', 'void', 'reopen'] as const satisfies
  readonly CaseAct[];

/** 新案件 · A case as it is reported. */
export function reportedCase(source: CaseSource): CaseProgress {
  return {
    state: 'reported',
    source,
    rectifierIds: [],
    reworkCount: 0,
    reboundCount: 0,
    extensionCount: 0,
    clock: null,
    rectifiedAt: null,
    closedAt: null,
  };
}

/**
 * 办理一步 · What a case becomes by one act, or why the act is refused. Permissions are not asked here.
 *
 * @errors cases.act_not_allowed, cases.reason_required, then the one rule of the act itself
 * @invariant no path closes a case without a verification by someone else than its fixers
 * @invariant the rework count is the number of failed verifications
 */
export function applyStep(
  progress: CaseProgress,
  step: CaseStep,
  calendar: WorkCalendar,
): Result<CaseProgress, CaseRefusal> {
  const next = nextState(progress.state, step.act);
  if (!next.ok) return next;
  if ('reason' in step && step.reason.trim() === '') return err('cases.reason_required');
  const moved = { ...progress, state: next.value };
  switch (step.act) {
    case 'register':
      if (needsOnSiteCheck(progress.source) && step.checkedOnSiteBy === null) return err('cases.on_site_check_required');
      return ok(moved);
    case 'dispatch':
      return ok({ ...moved, clock: startClock(step.at, step.limit), extensionCount: 0, rectifiedAt: null });
    case 'return':
      return ok({ ...moved, clock: null });
    case 'rectify':
      return ok({ ...moved, rectifiedAt: step.finishedAt ?? step.at, rectifierIds: withPerson(progress.rectifierIds, step.by) });
    case 'verifyPass':
    case 'verifyFail':
      return verified(progress, moved, step);
    case 'shelve':
      return ok({ ...moved, clock: stopClock(clockOf(progress), step.at) });
    case 'resume':
      return ok({ ...moved, clock: resumeClock(clockOf(progress), step.at) });
    case 'extend':
      return extended(progress, moved, step, calendar);
    case 'reopen':
      return reopened(progress, moved, step.at);
    case 'decline':
    case 'accept':
    case 'void':
      return ok(moved);
    default:
      return assertNever(step);
  }
}

/** 截止时刻 · When the fix of this case is due; null before dispatch and while it is shelved in time. */
export function caseDeadline(progress: CaseProgress, calendar: WorkCalendar): Instant | null {
  return progress.clock === null ? null : clockDeadline(progress.clock, calendar);
}

function verified(
  progress: CaseProgress,
  moved: CaseProgress,
  { act, by, at }: { act: 'verifyPass' | 'verifyFail'; by: string; at: Instant },
): Result<CaseProgress, CaseRefusal> {
  if (!mayVerify({ verifierId: by, rectifierIds: progress.rectifierIds })) return err('cases.verifier_is_fixer');
  if (act === 'verifyPass') return ok({ ...moved, closedAt: at });
  invariant(progress.rectifiedAt !== null, 'a rectified case has a fix');
  return ok({
    ...moved,
    reworkCount: progress.reworkCount + 1,
    // The wait for the verdict was not the fixer's: it does not eat into the time for doing it again.
    clock: excuseWait(clockOf(progress), progress.rectifiedAt, at),
  });
}

function extended(
  progress: CaseProgress,
  moved: CaseProgress,
  step: { by: string; at: Instant; extraAmount: number; approvedBy: string | null },
  calendar: WorkCalendar,
): Result<CaseProgress, CaseRefusal> {
  const clock = clockOf(progress);
  const deadlineAt = clockDeadline(clock, calendar);
  invariant(deadlineAt !== null, 'the clock of a case that may be extended runs');
  const grant = judgeExtension({
    askedBy: step.by,
    askedAt: step.at,
    approvedBy: step.approvedBy,
    extraAmount: step.extraAmount,
    limitAmount: clock.limit.amount,
    extensionCount: progress.extensionCount,
    deadlineAt,
  });
  if (!grant.ok) return grant;
  return ok({ ...moved, extensionCount: progress.extensionCount + 1, clock: extendClock(clock, step.extraAmount) });
}

function reopened(progress: CaseProgress, moved: CaseProgress, at: Instant): Result<CaseProgress, CaseRefusal> {
  invariant(progress.closedAt !== null, 'a closed case has been closed at some time');
  if (at > progress.closedAt + REOPEN_WINDOW_DAYS * DAY_MS) return err('cases.reopen_window_over');
  return ok({ ...moved, reboundCount: progress.reboundCount + 1, clock: null, closedAt: null });
}

function clockOf(progress: CaseProgress): CaseClock {
  invariant(progress.clock !== null, `a case that is ${progress.state} has a clock`);
  return progress.clock;
}

function withPerson(personIds: readonly string[], personId: string): readonly string[] {
  return personIds.includes(personId) ? personIds : [...personIds, personId];
}

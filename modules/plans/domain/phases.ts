/** 阶段 · Phases lie within their plan, one after another. */
import { daysBetween, localDate } from '#kernel/local-date.ts';

/** 计划状态 */
export const PLAN_STATES = ['draft', 'inForce', 'ended'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** Both days belong to it. */
export interface Days { readonly startsOn: string; readonly endsOn: string }

export type PhaseRefusal = { readonly kind: 'outOfOrder' | 'outsidePlan' | 'overlap'; readonly at: number };

/** @returns the first fault with the phase it lies in, counted from 0; null when all is well */
export function phaseRefusal(plan: Days, phases: readonly Days[]): PhaseRefusal | null {
  for (const [at, phase] of phases.entries()) {
    if (phase.endsOn < phase.startsOn) return { kind: 'outOfOrder', at };
    if (phase.startsOn < plan.startsOn || phase.endsOn > plan.endsOn) return { kind: 'outsidePlan', at };
    if (phases.some((other, index) => index < at && other.startsOn <= phase.endsOn && phase.startsOn <= other.endsOn)) return { kind: 'overlap', at };
  }
  return null;
}

/** 现阶段 · The phase in which a day lies, if one does. */
export function phaseOn<Phase extends Days>(phases: readonly Phase[], today: string): Phase | null {
  return phases.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn) ?? null;
}

/** 剩余天数 · Days that are left of it after today. @unit days, 0 on the last one */
export function daysLeft({ endsOn }: Days, today: string): number {
  return Math.max(0, daysBetween(localDate(today), localDate(endsOn)));
}

/** 可改状态 · A draft comes into force, a plan in force ends; nothing goes back. */
export function mayBecome(from: PlanState, to: PlanState): boolean {
  return (from === 'draft' && to === 'inForce') || (from === 'inForce' && to === 'ended');
}

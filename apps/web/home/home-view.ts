/** 首页视图 · Which things wait for whom, and how old open cases are. Pure. */
import { addDays, localDate } from '#kernel/local-date.ts';

export interface Waiting {
  readonly reported: number;
  readonly registered: number;
  readonly dispatched: number;
  readonly accepted: number;
  readonly rectified: number;
  readonly overdue: number;
  readonly findings: number;
  readonly sitesToVisit: number;
  readonly bulletinsToApprove: number;
  readonly bulletinsToPublish: number;
}

export type Errand = 'overdue' | 'toAccept' | 'toFix' | 'toVisit' | 'toRegister' | 'toDispatchFindings' | 'toDispatch' | 'toVerify' | 'toApprove' | 'toPublish' | 'overdueAll';

export interface WaitingErrand {
  readonly errand: Errand;
  readonly count: number;
  readonly urgent: boolean;
}

/** 整改人员 · Whoever fixes and does not dispatch sees their own cases waiting, not everybody's. */
export function isFixer(can: (permission: string) => boolean): boolean {
  return can('cases.rectify') && !can('cases.dispatch');
}

/**
 * 今日待办 · By what the person may do, most urgent first; what is nothing is left out. Whoever fixes sees their own
 * lateness, whoever oversees sees everybody's.
 */
export function errandsFor(can: (permission: string) => boolean, waiting: Waiting): WaitingErrand[] {
  const fixer = isFixer(can);
  const all: [boolean, Errand, number, boolean][] = [
    [fixer, 'overdue', waiting.overdue, true],
    [fixer, 'toAccept', waiting.dispatched, false],
    [fixer, 'toFix', waiting.accepted, false],
    [can('inspections.record') && !can('inspections.manage'), 'toVisit', waiting.sitesToVisit, false],
    [can('cases.register'), 'toRegister', waiting.reported, false],
    [can('inspections.dispatch'), 'toDispatchFindings', waiting.findings, false],
    [can('cases.dispatch'), 'toDispatch', waiting.registered, false],
    [can('cases.verify'), 'toVerify', waiting.rectified, false],
    [can('bulletins.approve'), 'toApprove', waiting.bulletinsToApprove, false],
    [can('bulletins.approve'), 'toPublish', waiting.bulletinsToPublish, false],
    [can('cases.read') && !fixer, 'overdueAll', waiting.overdue, true],
  ];
  return all.filter(([mine, , count]) => mine && count > 0).map(([, errand, count, urgent]) => ({ errand, count, urgent }));
}

export interface AgeSpan {
  readonly span: 'week' | 'month' | 'older';
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** 案龄分段 · Days of reporting for open cases of up to 7, 8 to 30 and more than 30 days. */
export function ageSpans(today: string): readonly AgeSpan[] {
  const day = localDate(today);
  return [
    { span: 'week', from: addDays(day, -6), to: undefined },
    { span: 'month', from: addDays(day, -29), to: addDays(day, -7) },
    { span: 'older', from: undefined, to: addDays(day, -30) },
  ];
}

/** 着色 · Rates as shades between the lowest and the highest of them, so that a difference of a few points shows. */
export function shadesOf(rates: readonly (number | null)[]): (number | null)[] {
  const known = rates.filter((rate) => rate !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return rates.map((rate) => (rate === null ? null : most === least ? 0.5 : 0.1 + (0.8 * (rate - least)) / (most - least)));
}

export interface ZoneFigures {
  readonly met: number;
  readonly observed: number;
  readonly previousMet: number | null;
  readonly previousObserved: number | null;
}

/** 合计 · Several areas as one; without the round before as soon as one of them was not in it. Null for none. */
export function figuresTogether(areas: readonly ZoneFigures[]): ZoneFigures | null {
  if (areas.length === 0) return null;
  const sum = (pick: (area: ZoneFigures) => number | null): number | null => areas.reduce<number | null>((total, area) => {
    const part = pick(area);
    return total === null || part === null ? null : total + part;
  }, 0);
  return { met: sum((area) => area.met) ?? 0, observed: sum((area) => area.observed) ?? 0, previousMet: sum((area) => area.previousMet), previousObserved: sum((area) => area.previousObserved) };
}

/** 进度排序 · Areas with most left to do first. */
export function leastDone<Part extends { readonly total: number; readonly done: number }>(parts: readonly Part[], count: number): Part[] {
  return parts.toSorted((left, right) => (right.total - right.done) - (left.total - left.done) || right.total - left.total).slice(0, count);
}

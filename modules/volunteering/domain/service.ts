import { SERVICE_RULES_DEFAULT } from './rules.ts';
import type { ServiceRules } from './rules.ts';

/** 来源等级 · On whose word an hour stands: A checked in by both sides, B a leader's roll call, C an attendance sheet, D entered afterwards. */
export const GRADES = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof GRADES)[number];

/** 服务记录状态 */
export const SERVICE_STATES = ['waiting', 'counted', 'refused', 'reversed'] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

/** 可疑信号 · What a person looks at; nothing is struck out for it. recordedBeforeEnd stands on older records alone: such a record is refused now. */
export const SIGNALS = ['overDay', 'manyAlike', 'soonAfterPlanning', 'plannedLate', 'recordedBeforeEnd', 'recordedLate', 'sentLate', 'farAway', 'livesFar'] as const;
export type Signal = (typeof SIGNALS)[number];

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const STEP_MINUTES = 30;

/** 服务时长 · Half hours that are full. @unit from, to: milliseconds; answers minutes. @source DOMAIN.md §6, our decision */
export const serviceMinutes = (from: number, to: number): number => Math.max(0, Math.floor((to - from) / MINUTE_MS / STEP_MINUTES) * STEP_MINUTES);

/** 记录不成立的原因 */
export type ServiceRefusal = 'outOfOrder' | 'tooShort' | 'outsideActivity' | 'inFuture' | 'notServedYet' | 'tooLate';

/** 记录期限 · Until when a roll is called, and until when a sheet or an entry is taken. @unit milliseconds */
export const serviceDeadlines = (endsAt: number, rules: Pick<ServiceRules, 'rollCallHours' | 'entryDays'>): { readonly roll: number; readonly entry: number } => ({ roll: endsAt + rules.rollCallHours * HOUR_MS, entry: endsAt + rules.entryDays * DAY_MS });

/**
 * 服务能否记录 · Within the activity, once it was served: an hour is never booked ahead. What is entered afterwards, after the activity ended. A roll is the word of somebody who was there and has hours; a sheet and an entry have days.
 * What a volunteer sent by code (A) has a deadline of its own.
 * @unit milliseconds; hours and days that the programme allows
 * @errors outOfOrder, tooShort, outsideActivity, inFuture, notServedYet, tooLate
 */
export function serviceRefusal(period: { from: number; to: number }, activity: { startsAt: number; endsAt: number }, grade: Grade, now: number, rules: Pick<ServiceRules, 'rollCallHours' | 'entryDays'> = SERVICE_RULES_DEFAULT): ServiceRefusal | null {
  if (period.to <= period.from) return 'outOfOrder';
  if (serviceMinutes(period.from, period.to) === 0) return 'tooShort';
  if (period.from < activity.startsAt || period.to > activity.endsAt) return 'outsideActivity';
  if (now < (grade === 'D' ? activity.endsAt : period.from)) return 'inFuture';
  if (now < period.to) return 'notServedYet';
  if (grade === 'A') return null;
  const until = serviceDeadlines(activity.endsAt, rules);
  return now > (grade === 'B' ? until.roll : until.entry) ? 'tooLate' : null;
}

/**
 * 可疑信号 · Signals known from bought hours: a person looks at them. Planned is when the activity was given the times that it has.
 * @unit minutes; milliseconds
 * @source DOMAIN.md §6
 */
export function fraudSignals(record: { grade: Grade; minutes: number; to: number }, around: { minutesThatDay: number; alike: number; plannedAt: number; startsAt: number; now: number }, rules: ServiceRules = SERVICE_RULES_DEFAULT): Signal[] {
  return [
    ...(record.minutes + around.minutesThatDay > rules.dayCapMinutes ? ['overDay' as const] : []), ...(around.alike > rules.alikeMost ? ['manyAlike' as const] : []),
    ...(around.now - around.plannedAt < rules.soonMinutes * MINUTE_MS ? ['soonAfterPlanning' as const] : []), ...(around.plannedAt > around.startsAt + rules.plannedLateMinutes * MINUTE_MS ? ['plannedLate' as const] : []),
    ...(record.grade !== 'A' && around.now > record.to + rules.recordedLateHours * HOUR_MS ? ['recordedLate' as const] : []),
  ];
}

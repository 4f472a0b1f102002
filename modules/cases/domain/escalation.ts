import { DAY_MS, HOUR_MS, type Instant } from '#kernel/local-date.ts';

/** 升级层级 · Who is asked about a case: its handler, then ever higher as it stays late. */
export type EscalationLevel = 'handler' | 'liaison' | 'organisationHead' | 'programmeOffice';

/** 升级阶梯 · From how late on each level is asked. @unit lateMs: milliseconds after the deadline */
export const ESCALATION_LADDER = [
  { level: 'liaison', lateMs: 0 },
  { level: 'organisationHead', lateMs: 24 * HOUR_MS },
  { level: 'programmeOffice', lateMs: 3 * DAY_MS },
] as const satisfies readonly { level: EscalationLevel; lateMs: number }[];

/**
 * 升级到谁 · How high a case has climbed. On the deadline itself it is still in time; later by anything at
 * all it goes to the liaison (联络员), after 24 hours to the head of the organisation, after three days to the
 * programme office (督办). A case whose fix was reported stays where it had climbed to by then (pass that
 * instant as `settledAt`); one without a running deadline stays with its handler.
 *
 * @source DOMAIN §3 escalation ladder; hours and days by the clock is our decision
 */
export function escalationLevel(
  now: Instant,
  deadline: Instant | null,
  settledAt: Instant | null = null,
): EscalationLevel {
  if (deadline === null) return 'handler';
  const seenAt = settledAt !== null && settledAt < now ? settledAt : now;
  const climbed = ESCALATION_LADDER.findLast(({ lateMs }) => seenAt > deadline + lateMs);
  return climbed?.level ?? 'handler';
}

/**
 * 下次升级时刻 · The first instant at which an open case will climb higher than now; null when it cannot.
 */
export function nextEscalationAt(now: Instant, deadline: Instant | null): Instant | null {
  if (deadline === null) return null;
  const ahead = ESCALATION_LADDER.find(({ lateMs }) => now <= deadline + lateMs);
  return ahead === undefined ? null : ((deadline + ahead.lateMs + 1) as Instant);
}

import type { Instant } from '#kernel/local-date.ts';

const HOUR_MS = 3_600_000;

/** 补报时限 · Where a programme has not said otherwise. @unit hours */
export const CLAIM_WITHIN_HOURS = 24;
/** The most a programme may allow. @unit hours */
export const CLAIM_WITHIN_HOURS_MAX = 168;

/**
 * 手机完成时间 · The moment a phone claims to have taken a step at, kept between the moment the case came to lie with
 * whoever takes it (dispatch, rework, resumption) and the arrival: nobody did it before it was asked, or after it was heard of.
 *
 * @example boundedClaim(tooEarly, { since: dispatchedAt, receivedAt }) // dispatchedAt
 */
export function boundedClaim(claimedAt: Instant, { since, receivedAt }: { since: Instant | null; receivedAt: Instant }): Instant {
  return Math.min(Math.max(claimedAt, since ?? claimedAt), receivedAt) as Instant;
}

/**
 * 计时时刻 · The moment that counts against the deadline: the claimed one when word of it arrived within the programme's
 * time, so that a place without a network makes nobody late; otherwise the arrival. Nought hours: always the arrival.
 */
export function countingInstant(claimedAt: Instant | null, receivedAt: Instant, withinHours: number): Instant {
  if (claimedAt === null || withinHours === 0) return receivedAt;
  return receivedAt - claimedAt <= withinHours * HOUR_MS ? claimedAt : receivedAt;
}

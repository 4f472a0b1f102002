/** 补报 · What a phone claims about when a step was taken, and which moment counts. */
import { instant } from '#kernel/local-date.ts';
import type { Instant } from '#kernel/local-date.ts';
import { correctedInstant } from '#platform/contract/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { boundedClaim, countingInstant } from '../domain/index.ts';
import { withFixerSince } from './queries/case-steps.ts';
import { claimWithinHours } from './queries/work.ts';

export interface ClaimTaken {
  readonly countsAt: Instant;
  /** For the story, which says both moments; nothing where nothing was claimed. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** A claim counts only from a device that sent its clock along: without it nobody knows how far the clock is off. */
export async function claimOf(ctx: WriteContext, input: { caseId: string; claimedAt?: string | undefined }): Promise<ClaimTaken> {
  const receivedAt = instant(ctx.now);
  const { clockOffset_ms } = ctx.device;
  if (input.claimedAt === undefined || clockOffset_ms === null) return { countsAt: receivedAt, details: {} };
  const since = await withFixerSince(ctx.tx, ctx.programmeId, input.caseId);
  const corrected = instant(correctedInstant(Date.parse(input.claimedAt), clockOffset_ms, receivedAt));
  const claimedAt = boundedClaim(corrected, { since: since === null ? null : instant(Date.parse(since)), receivedAt });
  const countsAt = countingInstant(claimedAt, receivedAt, await claimWithinHours(ctx.tx, ctx.programmeId));
  return { countsAt, details: { claimedAt: new Date(claimedAt).toISOString(), clockOffset_ms, counts: countsAt === claimedAt ? 'claimed' : 'received' } };
}

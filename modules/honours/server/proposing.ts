/** 提议撤销 · One way into the proceeding, from an award and from a re-review. */
import type { WriteContext } from '#platform/server/operations/index.ts';
import { groundOf, WITHDRAWAL_RULE } from '../domain/index.ts';
import type { WithdrawalRule } from '../domain/index.ts';
import { sealReason } from './details.ts';
import type { AwardRow } from './queries/awards.ts';
import { insertWithdrawal } from './queries/withdrawals.ts';

export interface Proposal { readonly groundCode: string | undefined; readonly evidence: string; readonly fileIds: readonly string[]; readonly reason: string; readonly reviewItemId: string | null }

/** @returns the new proceeding, or why there is none */
export async function proposeFor(ctx: WriteContext, award: AwardRow, proposal: Proposal): Promise<string | 'ground_unknown' | 'runs'> {
  const found = groundOf(award.withdrawal_rule ?? WITHDRAWAL_RULE, proposal.groundCode);
  if (found === null) return 'ground_unknown';
  const { ground, answerDays, appealDays } = found;
  const id = ctx.newId();
  const made = await insertWithdrawal(ctx.tx, ctx.programmeId, {
    id, awardId: award.id, reviewItemId: proposal.reviewItemId, placeId: award.place_id, organisationId: award.organisation_id, groundCode: ground.code, groundZh: ground.zh, groundEn: ground.en, answerDays, appealDays,
    evidence: proposal.evidence, fileIds: proposal.fileIds, reasonSealed: sealReason(ctx, proposal.reason), at: new Date(ctx.now).toISOString(), on: ctx.today, by: ctx.personId,
  });
  if (made === 0) return 'runs';
  ctx.record({ kind: 'withdrawal', id, change: { act: 'propose', award: award.id, ground: ground.code, answerDays, appealDays, ...(proposal.fileIds.length === 0 ? {} : { files: proposal.fileIds }) } });
  ctx.emit({ topic: 'honours', subjectId: id, placeId: award.place_id });
  return id;
}

/** Grounds of a title with their times in days, as a form offers them. */
export function groundsTold(own: WithdrawalRule | null): { code: string; zh: string; en: string; answerDays: number; appealDays: number }[] {
  const rule = own ?? WITHDRAWAL_RULE;
  return rule.grounds.map(({ code, zh, en, answerDays, appealDays }) => ({ code, zh, en, answerDays: answerDays ?? rule.answerDays, appealDays: appealDays ?? rule.appealDays }));
}

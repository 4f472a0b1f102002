/** Titles that were withdrawn, for tests about what comes after. */
import { confirmWithdrawal, notifyHolder, proposeWithdrawal, recordHearing } from '#modules/honours/contract/index.ts';
import type { TestApp } from './index.ts';

/** A withdrawal that counts from a day, by all its steps; on the ground that leaves no time to answer or to appeal. */
export async function withdrawnOn(app: TestApp, awardId: string, on: string, words: { document?: string; reason?: string } = {}): Promise<string> {
  const now = app.clock.now;
  app.clock.now = Date.parse(`${on}T02:00:00Z`);
  const { document = '撤销决定', reason = '发生不予参评的情形' } = words;
  const { id: withdrawalId } = await app.as('office').call(proposeWithdrawal, { awardId, groundCode: 'authority', evidence: '授予机关的撤销决定。', reason });
  await app.as('office').call(notifyHolder, { withdrawalId, on, way: '送达书面告知书' });
  await app.as('office').call(recordHearing, { withdrawalId, on, hasSpoken: false, minutes: '授予机关已经听取。' });
  await app.as('lead').call(confirmWithdrawal, { withdrawalId, outcome: 'confirm', document, reason: '同意。' });
  app.clock.now = now;
  return withdrawalId;
}

import { bindRead } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { verifyAccounts } from '../../contract/index.ts';
import { LedgerVerifier } from '../../domain/index.ts';
import type { LedgerVerification } from '../../domain/index.ts';
import { allTransfers } from '../queries/reading.ts';
import { allAccounts, allEntries, blocksFrom, postingCount, postingsOf, unsealedPostings } from '../queries/verification.ts';

const BLOCKS_A_TIME = 20;

/** The whole ledger of one snapshot, whatever is posted meanwhile. */
export async function verification(ctx: Pick<ReadContext, 'tx' | 'programmeId'>, knownHash: string | null = null): Promise<LedgerVerification> {
  const { tx, programmeId } = ctx;
  const verifier = new LedgerVerifier(knownHash);
  for (let from = 1; ;) {
    const blocks = await blocksFrom(tx, programmeId, from, BLOCKS_A_TIME);
    for (const block of blocks) verifier.block(block, await postingsOf(tx, programmeId, block.postingIds));
    const last = blocks.at(-1);
    if (last === undefined) break;
    from = last.number + 1;
  }
  for await (const posting of unsealedPostings(tx, programmeId)) verifier.posting(posting);
  for await (const transfer of allTransfers(tx, programmeId)) verifier.transfer(transfer, transfer.digest);
  const accounts = allAccounts(tx, programmeId);
  let current: string | null = null;
  const close = async (): Promise<void> => {
    const { value } = await accounts.next();
    if (value !== undefined) verifier.account(value);
  };
  for await (const { accountId, entry } of allEntries(tx, programmeId)) {
    if (current !== null && accountId !== current) await close();
    current = accountId;
    if (entry !== null) verifier.entry(entry);
  }
  if (current !== null) await close();
  return verifier.finish({ postings: await postingCount(tx, programmeId) });
}

export const verifyAccountsBound = bindRead(verifyAccounts, async (ctx, { knownHash }) => {
  const found = await verification(ctx, knownHash ?? null);
  return { ...found, differences: [...found.differences] };
});

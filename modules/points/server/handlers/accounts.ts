import { DAY_MS, MINUTE_MS } from '#kernel/local-date.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import { listAccounts, listEntries, readAccount } from '../../contract/index.ts';
import { accountById, accountPage, accountTotal, balanceAt, entryPage } from '../queries/reading.ts';
import type { HolderSource } from '../holders.ts';
import type { AccountListRow } from '../queries/reading.ts';

const accountShown = (row: AccountListRow) => ({
  id: row.id, assetId: row.asset_id, assetKind: row.asset_kind, assetCode: row.asset_code, assetZh: row.asset_zh, assetEn: row.asset_en, holderKind: row.holder_kind, holderId: row.holder_id, holderLabel: row.holder_label, purpose: row.purpose,
  placeZh: row.place_zh, placeEn: row.place_en, balance: row.balance, held: row.held, floor: row.floor, entryCount: row.leg_count, lastPostedAt: row.last_posted_at,
});

export const listAccountsBound = (holders: readonly HolderSource[]) => bindRead(listAccounts, async (ctx, { page, pageSize, sort, ...filter }) => {
  const found = await accountPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize }, holders);
  return { rows: found.map(accountShown), total: await ctx.remember(`points accounts ${JSON.stringify(filter)}`, () => accountTotal(ctx, filter, holders)), page, pageSize };
});

export const readAccountBound = (holders: readonly HolderSource[]) => bindRead(readAccount, async (ctx, { accountId, at, on }) => {
  const row = (await accountById(ctx, accountId, holders)) ?? ctx.notFound();
  const then = on === undefined ? at : new Date(Date.parse(`${on}T00:00:00Z`) + DAY_MS - ctx.utcOffsetMinutes * MINUTE_MS - 1).toISOString();
  return { ...accountShown(row), balanceThen: then === undefined ? null : await balanceAt(ctx.tx, ctx.programmeId, accountId, then) };
});

export const listEntriesBound = bindRead(listEntries, async (ctx, { accountId, page, pageSize, sort }) => {
  const account = (await accountById(ctx, accountId)) ?? ctx.notFound();
  const found = await entryPage(ctx, accountId, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    rows: found.map((row) => ({
      transferId: row.transfer_id, kind: row.kind, occurredOn: row.occurred_on, memo: row.memo, causeKind: row.cause_kind, causeId: row.cause_id, reverses: row.reverses, reversedBy: row.reversed_by, amount: row.amount, balanceAfter: row.balance_after, entryNumber: row.entry_number, postedAt: row.posted_at,
    })), total: account.leg_count, page, pageSize,
  };
});

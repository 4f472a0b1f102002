/** 账本 · Accounts, their entries, transfers, and the proof that all of it is right. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { AMOUNT_MAX, ASSET_KINDS, LEDGER_FAULTS, LEGS_MAX } from '../domain/index.ts';

const word = z.string().regex(/^[a-z][A-Za-z]{1,29}$/);
const leg = z.object({ assetId: idOf, holderKind: word, holderId: idOf, purpose: word, amount: z.number().int().min(-AMOUNT_MAX).max(AMOUNT_MAX), placeId: idOf.nullable().optional() });
export const transferInput = z.object({
  id: idOf.describe('由调用方生成；同一编号只过账一次 made by the caller; the same id is posted once'), kind: word.refine((kind) => kind !== 'reverse'), occurredOn: localDate, memo: z.string().trim().min(1).max(200).nullable().optional(),
  causeKind: word.nullable().optional(), causeId: idOf.nullable().optional(), legs: z.array(leg).min(2).max(LEGS_MAX),
});

export const accountRow = z.object({
  id: idOf, assetId: idOf, assetKind: z.enum(ASSET_KINDS), assetCode: z.string(), assetZh: z.string(), assetEn: z.string(), holderKind: z.string(), holderId: idOf, holderLabel: z.string().nullable(), purpose: z.string(),
  placeZh: z.string().nullable(), placeEn: z.string().nullable(), balance: z.number().int(), held: z.number().int(), floor: z.number().int().nullable(), entryCount: z.number().int(), lastPostedAt: instant.nullable(),
});

export const listAccounts = defineOperation({
  id: 'points.listAccounts', summary: { zh: '积分账户', en: 'Points accounts' },
  method: 'GET', path: '/points-accounts', permission: 'points.read',
  input: z.object({ ...pageInput, assetId: idOf.optional(), holderKind: word.optional(), holderId: idOf.optional(), q: z.string().trim().max(60).optional().describe('持有人：户名、编号、拼音首字母，或队伍、超市名称 holder: label, number or pinyin of a household, name of a team or shop'), sort: sortInput(['holder', 'balance', 'recent']) }),
  output: pageOf(accountRow),
});
export const exportAccounts = exportOf(listAccounts, { id: 'points.exportAccounts', path: '/points-account-export', zh: '导出积分账户（xlsx）', en: 'Export points accounts (xlsx)' });

export const readAccount = defineOperation({
  id: 'points.readAccount', summary: { zh: '读取积分账户', en: 'Read a points account' },
  method: 'GET', path: '/points-accounts/:accountId', permission: 'points.read',
  input: z.object({ accountId: idOf, at: instant.optional().describe('某一时刻的余额 the balance at that instant'), on: localDate.optional().describe('某日日终的余额 the balance at the end of that day') }),
  output: accountRow.extend({ balanceThen: z.number().int().nullable() }),
});

export const listEntries = defineOperation({
  id: 'points.listEntries', summary: { zh: '账户明细', en: 'Entries of an account' },
  method: 'GET', path: '/points-accounts/:accountId/entries', permission: 'points.read',
  input: z.object({ ...pageInput, accountId: idOf, sort: sortInput(['recent', 'amount']) }),
  output: pageOf(z.object({
    transferId: idOf, kind: z.string(), occurredOn: localDate, memo: z.string().nullable(), causeKind: z.string().nullable(), causeId: idOf.nullable(), reverses: idOf.nullable(), reversedBy: idOf.nullable(),
    amount: z.number().int(), balanceAfter: z.number().int(), entryNumber: z.number().int(), postedAt: instant,
  })),
});
export const exportEntries = exportOf(listEntries, { id: 'points.exportEntries', path: '/points-accounts/:accountId/entry-export', zh: '导出账户明细（xlsx）', en: 'Export entries of an account (xlsx)' });

export const postTransfers = defineOperation({
  id: 'points.postTransfers', reach: 'programme', summary: { zh: '过账', en: 'Post transfers' },
  method: 'POST', path: '/points-transfers', permission: 'points.post',
  input: z.object({ transfers: z.array(transferInput).min(1).max(LEGS_MAX / 2) }),
  output: z.object({ posted: z.number().int(), known: z.array(idOf) }),
  errors: ['points.transfer_unbalanced', 'points.balance_too_low', 'points.transfer_differs', 'points.asset_unknown'],
});

/** For connected systems: takes back what they posted, and nothing else; a deed or a slip is corrected where it was made. */
export const reversePostedTransfers = defineOperation({
  id: 'points.reversePostedTransfers', reach: 'programme', summary: { zh: '冲正对接系统的过账', en: 'Reverse transfers that a connected system posted' },
  method: 'POST', path: '/points-transfer-reversals', permission: 'points.post',
  input: z.object({ reversals: z.array(z.object({
    id: idOf.describe('冲正的编号，由调用方生成；同一编号只冲正一次 of the reversal, made by the caller; the same id reverses once'), reverses: idOf.describe('被冲正的转移 the transfer that is taken back'), occurredOn: localDate, memo: z.string().trim().min(2).max(200).describe('为什么 why'),
  })).min(1).max(500) }),
  output: z.object({ reversed: z.number().int(), known: z.array(idOf) }),
  errors: ['points.transfer_unknown', 'points.not_posted_by_system', 'points.reversed_already', 'points.balance_too_low', 'points.transfer_differs'],
});

export const verifyAccounts = defineOperation({
  id: 'points.verifyAccounts', reach: 'programme', summary: { zh: '核验账本', en: 'Verify the ledger' },
  method: 'GET', path: '/points-ledger-verification', permission: 'points.verify', input: z.object({ knownHash: z.string().regex(/^[0-9a-f]{64}$/).optional().describe('事先记下的链头，须仍在链中 a head written down before: it must still be in the chain') }),
  output: z.object({
    isSound: z.boolean(), differences: z.array(z.object({ fault: z.enum(LEDGER_FAULTS), at: z.string() })), differenceCount: z.number().int(), blockCount: z.number().int(), postingCount: z.number().int(), transferCount: z.number().int(),
    entryCount: z.number().int(), accountCount: z.number().int(), headHash: z.string(),
  }),
});

/** By the clock, for every programme with something to do. */
export const sealPostings = defineOperation({
  id: 'points.sealPostings', reach: 'programme', summary: { zh: '封存账本、释放到期预留', en: 'Seal the ledger, let go expired holds' },
  method: 'POST', path: '/points-ledger-seal', permission: 'points.keepTime', input: z.object({}), output: z.object({ sealed: z.number().int(), released: z.number().int() }),
});

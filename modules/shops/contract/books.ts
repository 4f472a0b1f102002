/** 盘点、交接、补录与核对 · The books of a shop: what a second person settles, and whether they agree with the ledger. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { goodsNamed, shopNamed } from './stock.ts';

const countLine = z.object({ batchId: idOf, batchCode: z.string(), goods: goodsNamed, booked: z.number().int(), counted: z.number().int(), reason: z.string().nullable() });
const countState = z.enum(['counted', 'settled', 'dropped']);
const countRow = z.object({ id: idOf, shop: shopNamed, state: countState, countedOn: localDate, countedByName: z.string(), settledByName: z.string().nullable(), lineCount: z.number().int(), differenceCount: z.number().int(), difference: z.number().int(), maySettle: z.boolean() });

export const listCounts = defineOperation({
  id: 'shops.listCounts', summary: { zh: '盘点', en: 'Stock-takes' },
  method: 'GET', path: '/shop-counts', permission: 'shops.read',
  input: z.object({ ...pageInput, shopId: idOf.optional(), state: countState.optional(), sort: sortInput(['recent', 'difference']) }), output: pageOf(countRow),
});
export const exportCounts = exportOf(listCounts, { id: 'shops.exportCounts', path: '/shop-count-export', zh: '导出盘点（xlsx）', en: 'Export stock-takes (xlsx)' });

export const readCount = defineOperation({
  id: 'shops.readCount', summary: { zh: '查看盘点表', en: 'Read a stock-take' },
  method: 'GET', path: '/shop-counts/:countId', permission: 'shops.read', input: z.object({ countId: idOf }), output: countRow.extend({ lines: z.array(countLine) }),
});

export const countStock = defineOperation({
  id: 'shops.countStock', summary: { zh: '盘点登记', en: 'Record a stock-take' },
  method: 'POST', path: '/shops/:shopId/counts', permission: 'shops.keepStock',
  input: z.object({ shopId: idOf, lines: z.array(z.object({ batchId: idOf, counted: z.number().int().min(0).max(1_000_000), reason: z.string().trim().min(2).max(300).nullable().default(null) })).min(1).max(500) }), output: z.object({ id: idOf, differenceCount: z.number().int() }),
  errors: ['shops.shop_unknown', 'shops.batch_unknown', 'shops.difference_unsaid', 'shops.count_open'],
});

export const settleCount = defineOperation({
  id: 'shops.settleCount', summary: { zh: '盘点确认或作废', en: 'Settle or drop a stock-take' },
  method: 'POST', path: '/shop-counts/:countId/settling', permission: 'shops.review',
  input: z.object({ countId: idOf, agree: z.boolean() }), output: z.object({ id: idOf }), errors: ['shops.count_settled', 'shops.stock_moved', 'points.same_person', 'points.balance_too_low'],
});

const paperLine = z.object({ paperNumber: z.string().trim().min(1).max(40), householdCode: z.string().trim().min(1).max(80).describe('户或队伍的编号，或它的卡号 code of the household or team, or its card'), redeemedOn: localDate, lines: z.array(z.object({ goodsId: idOf, quantity: z.number().int().min(1).max(1_000) })).min(1).max(20) });
const sheetState = z.enum(['entered', 'confirmed', 'dropped']);
const sheetRow = z.object({ id: idOf, shop: shopNamed, state: sheetState, slipCount: z.number().int(), points: z.number().int(), enteredByName: z.string(), enteredAt: instant, settledByName: z.string().nullable(), mayConfirm: z.boolean() });

export const listPaperSheets = defineOperation({
  id: 'shops.listPaperSheets', summary: { zh: '纸卡补录', en: 'Sheets of paper slips' },
  method: 'GET', path: '/shop-paper-sheets', permission: 'shops.read', input: z.object({ ...pageInput, shopId: idOf.optional(), state: sheetState.optional(), sort: sortInput(['recent', 'points']) }), output: pageOf(sheetRow),
});
export const exportPaperSheets = exportOf(listPaperSheets, { id: 'shops.exportPaperSheets', path: '/shop-paper-sheet-export', zh: '导出纸卡补录（xlsx）', en: 'Export sheets of paper slips (xlsx)' });

export const readPaperSheet = defineOperation({
  id: 'shops.readPaperSheet', summary: { zh: '查看补录单', en: 'Read a sheet of paper slips' },
  method: 'GET', path: '/shop-paper-sheets/:sheetId', permission: 'shops.read', input: z.object({ sheetId: idOf }),
  output: sheetRow.extend({ slips: z.array(z.object({ paperNumber: z.string(), label: z.string(), redeemedOn: localDate, goods: z.string(), points: z.number().int() })) }),
});

export const enterPaperSlips = defineOperation({
  id: 'shops.enterPaperSlips', summary: { zh: '补录一页纸卡', en: 'Enter a sheet of paper slips' },
  method: 'POST', path: '/shops/:shopId/paper-sheets', permission: 'shops.serve',
  input: z.object({ shopId: idOf, slips: z.array(paperLine).min(1).max(100) }), output: z.object({ id: idOf, slipCount: z.number().int(), points: z.number().int() }),
  errors: ['shops.shop_unknown', 'shops.household_unknown', 'shops.holder_ambiguous', 'shops.team_without_leader', 'points.same_person', 'shops.goods_unknown', 'shops.paper_twice', 'shops.day_in_future', 'points.role_wrong'],
});

export const importPaperSlips = defineOperation({
  id: 'shops.importPaperSlips', summary: { zh: '导入纸单（xlsx、CSV）', en: 'Import paper slips (xlsx, CSV)' },
  method: 'POST', path: '/shops/:shopId/paper-sheet-import', permission: 'shops.serve',
  input: z.object({ shopId: idOf, file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors, 'shops.shop_unknown', 'points.role_wrong'], bodyLimitBytes: 65 * 1024 * 1024,
});

export const paperImportTemplate = defineOperation({
  id: 'shops.paperImportTemplate', summary: { zh: '下载纸单导入模板', en: 'Download the template for paper slips' },
  method: 'GET', path: '/shop-paper-import-template', permission: 'shops.serve', input: z.object({ ...templateInput }), output: fileOutput,
});

export const settlePaperSheet = defineOperation({
  id: 'shops.settlePaperSheet', summary: { zh: '复核补录单', en: 'Confirm or drop a sheet of paper slips' },
  method: 'POST', path: '/shop-paper-sheets/:sheetId/settling', permission: 'shops.serve',
  input: z.object({ sheetId: idOf, agree: z.boolean() }), output: z.object({ id: idOf, slipCount: z.number().int() }),
  errors: ['shops.sheet_settled', 'shops.paper_twice', 'points.role_wrong', 'points.same_person', 'points.balance_too_low'],
});

const handOver = z.object({
  id: idOf, shop: shopNamed, fromName: z.string(), toName: z.string(), drawnUpAt: instant, fromSignedAt: instant.nullable(), toSignedAt: instant.nullable(), droppedAt: instant.nullable(), maySign: z.boolean(),
  stock: z.array(z.object({ batchCode: z.string(), goods: z.string(), unit: z.string(), quantity: z.number().int(), valueFen: z.number().int(), expiresOn: localDate.nullable() })),
});

export const readHandOvers = defineOperation({
  id: 'shops.readHandOvers', summary: { zh: '店长交接单', en: 'Hand-over sheets of a shop' },
  method: 'GET', path: '/shops/:shopId/hand-overs', permission: 'shops.read', input: z.object({ shopId: idOf }), output: z.object({ sheets: z.array(handOver) }),
});

export const drawUpHandOver = defineOperation({
  id: 'shops.drawUpHandOver', summary: { zh: '起草店长交接', en: 'Draw up a hand-over' },
  method: 'POST', path: '/shops/:shopId/hand-overs', permission: 'shops.review', input: z.object({ shopId: idOf, fromPersonId: idOf, toPersonId: idOf }), output: z.object({ id: idOf }),
  errors: ['shops.shop_unknown', 'shops.person_unknown', 'shops.not_keeper', 'shops.hand_over_open'],
});

export const signHandOver = defineOperation({
  id: 'shops.signHandOver', summary: { zh: '签字交接', en: 'Sign a hand-over' },
  method: 'POST', path: '/shop-hand-overs/:handOverId/signature', permission: 'shops.read', input: z.object({ handOverId: idOf, agree: z.boolean() }), output: z.object({ isComplete: z.boolean() }), errors: ['shops.not_a_party', 'shops.hand_over_settled', 'shops.stock_moved'],
});

export const setBudget = defineOperation({
  id: 'shops.setBudget', reach: 'programme', summary: { zh: '设置超市年度预算', en: 'Set the budget of a shop' },
  method: 'PUT', path: '/shops/:shopId/budgets/:year', permission: 'shops.manage', input: z.object({ shopId: idOf, year: z.coerce.number().int().min(2000).max(2200), amountFen: z.number().int().min(0).max(1_000_000_000_000), source: z.string().trim().min(2).max(200) }), output: z.object({ amountFen: z.number().int() }), errors: ['shops.shop_unknown'],
});

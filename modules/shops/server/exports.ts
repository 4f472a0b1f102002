/** Lists go out under the headers they come in with. */
import { bindExport } from '#platform/server/exports/index.ts';
import { dateColumn, dateTimeColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { channelWords, countStateWords, exportCounts, exportGoods, exportHouseholds, exportMovements, exportPaperSheets, exportReceiptRanges, exportReceipts, exportShops, exportSetAsides, exportShopMonths, exportSlips, exportStock, exportTeamCards, exportTieOuts, exportVouchers, issueWords, listCounts, listGoods, listHouseholds, listMovements, listPaperSheets, listReceiptRanges, listReceipts, listShops, listSetAsides, listShopMonths, listSlips, listStock, listTeamCards, listTieOuts, listVouchers, movementWords, receiptStateWords, setAsideStateWords, sheetStateWords, sourceWords, stockNoteWords, tieOutcomeWords, noShopWord, voucherStateWords } from '../contract/index.ts';
import { listCountsBound } from './handlers/books.ts';
import { listPaperSheetsBound } from './handlers/paper.ts';
import { listReceiptRangesBound, listReceiptsBound } from './handlers/receipts.ts';
import { listSlipsBound } from './handlers/counter.ts';
import { listHouseholdsBound } from './handlers/households.ts';
import { listGoodsBound, listShopsBound } from './handlers/shops.ts';
import { listShopMonthsBound } from './handlers/months.ts';
import { listSetAsidesBound } from './handlers/set-asides.ts';
import { listVouchersBound } from './handlers/vouchers.ts';
import { listTeamCardsBound } from './handlers/teams.ts';
import { listTieOutsBound } from './handlers/tie-outs.ts';
import { listMovementsBound, listStockBound } from './handlers/stock.ts';
import { goodsColumns } from './imports/goods.ts';
import { householdColumns } from './imports/households.ts';
import { shopColumns } from './imports/shops.ts';
import type { TeamSource } from './team-source.ts';
import { codesById, servedCodes } from './queries/ground.ts';

const stockColumns = defineColumns({
  code: textColumn({ zh: '批号', en: 'Batch', width: 20, required: true }), shop: textColumn({ zh: '超市', en: 'Shop', width: 26, required: true }), goods: textColumn({ zh: '物品', en: 'Goods', width: 24, required: true }), unit: textColumn({ zh: '计量单位', en: 'Counted in', required: true }),
  source: textColumn({ zh: '来源', en: 'Source', required: true }), donor: textColumn({ zh: '捐赠方', en: 'Donor', width: 20 }), value: integerColumn({ zh: '单价（分）', en: 'Value in fen', required: true }), received: integerColumn({ zh: '入库数量', en: 'Came in', required: true }),
  receivedOn: dateColumn({ zh: '入库日期', en: 'Came in on', required: true }), expiresOn: dateColumn({ zh: '到期日期', en: 'Ends on' }), quantity: integerColumn({ zh: '现有', en: 'In stock', required: true }), notes: textColumn({ zh: '提示', en: 'Notes' }),
});
const movementColumns = defineColumns({
  at: dateTimeColumn({ zh: '时间', en: 'At', required: true }), day: dateColumn({ zh: '日期', en: 'Day', required: true }), kind: textColumn({ zh: '种类', en: 'Kind', required: true }), shop: textColumn({ zh: '超市', en: 'Shop', width: 26, required: true }), goods: textColumn({ zh: '物品', en: 'Goods', width: 24, required: true }),
  batch: textColumn({ zh: '批号', en: 'Batch', width: 20, required: true }), quantity: integerColumn({ zh: '数量', en: 'Quantity', required: true }), slip: textColumn({ zh: '兑换单', en: 'Slip', width: 22 }), reason: textColumn({ zh: '原因', en: 'Reason', width: 30, maxLength: 300 }), by: textColumn({ zh: '经手人', en: 'By' }),
});
const slipColumns = defineColumns({
  number: textColumn({ zh: '单号', en: 'Slip', width: 22, required: true }), at: dateTimeColumn({ zh: '时间', en: 'At', required: true }), shop: textColumn({ zh: '超市', en: 'Shop', width: 26, required: true }), label: textColumn({ zh: '户名或队伍', en: 'Household or team', width: 20, required: true }), goods: textColumn({ zh: '物品', en: 'Goods', width: 40, maxLength: 2000 }),
  points: integerColumn({ zh: '积分', en: 'Points', required: true }), short: integerColumn({ zh: '其中不足', en: 'Of them short', required: true }), channel: textColumn({ zh: '方式', en: 'How', required: true }), paper: textColumn({ zh: '纸单号', en: 'Paper slip' }), by: textColumn({ zh: '经手人', en: 'By', required: true }),
  reversed: textColumn({ zh: '冲销原因', en: 'Reversed because', width: 30, maxLength: 300 }), issues: textColumn({ zh: '待核查', en: 'To look at', width: 30 }),
});
const countColumns = defineColumns({
  shop: textColumn({ zh: '超市', en: 'Shop', width: 26, required: true }), day: dateColumn({ zh: '盘点日期', en: 'Counted on', required: true }), state: textColumn({ zh: '状态', en: 'State', required: true }), lines: integerColumn({ zh: '批数', en: 'Batches', required: true }),
  differences: integerColumn({ zh: '有差异', en: 'Differing', required: true }), difference: integerColumn({ zh: '差异合计', en: 'Difference', required: true }), by: textColumn({ zh: '盘点人', en: 'Counted by', required: true }), settled: textColumn({ zh: '确认人', en: 'Settled by' }),
});
const sheetColumns = defineColumns({
  shop: textColumn({ zh: '超市', en: 'Shop', width: 26, required: true }), at: dateTimeColumn({ zh: '补录时间', en: 'Entered at', required: true }), state: textColumn({ zh: '状态', en: 'State', required: true }), slips: integerColumn({ zh: '张数', en: 'Slips', required: true }), points: integerColumn({ zh: '积分', en: 'Points', required: true }),
  by: textColumn({ zh: '补录人', en: 'Entered by', required: true }), settled: textColumn({ zh: '复核人', en: 'Confirmed by' }),
});

const receiptColumns = defineColumns({
  number: textColumn({ zh: '收据号', en: 'Receipt', width: 20, required: true }), state: textColumn({ zh: '状态', en: 'State', required: true }), shop: textColumn({ zh: '超市', en: 'Shop', width: 26 }), donor: textColumn({ zh: '捐赠方', en: 'Donor', width: 24, maxLength: 120 }), gifts: textColumn({ zh: '捐赠物资', en: 'Gifts', width: 40, maxLength: 4000 }), givenOn: dateColumn({ zh: '捐赠日期', en: 'Given on' }),
  value: integerColumn({ zh: '折价（分）', en: 'Worth in fen', required: true }), at: dateTimeColumn({ zh: '开具时间', en: 'Written at', required: true }), by: textColumn({ zh: '开具人', en: 'Written by', required: true }), voided: textColumn({ zh: '作废原因', en: 'Void because', width: 30, maxLength: 300 }), voidedBy: textColumn({ zh: '作废人', en: 'Voided by' }),
});
const rangeColumns = defineColumns({
  holder: textColumn({ zh: '持有单位', en: 'Held by', width: 26, required: true }), first: textColumn({ zh: '起号', en: 'First', width: 18, required: true }), last: textColumn({ zh: '止号', en: 'Last', width: 18, required: true }), used: integerColumn({ zh: '已用', en: 'Used', required: true }), voided: integerColumn({ zh: '其中作废', en: 'Of them void', required: true }),
  left: integerColumn({ zh: '尚余', en: 'Left', required: true }), missing: integerColumn({ zh: '缺号', en: 'Missing', required: true }), on: dateColumn({ zh: '发放日期', en: 'Handed out on', required: true }), by: textColumn({ zh: '发放人', en: 'Handed out by', required: true }),
});
const tieOutColumns = defineColumns({
  shop: textColumn({ zh: '超市', en: 'Shop', width: 26, required: true }), day: dateColumn({ zh: '日期', en: 'Day', required: true }), outcome: textColumn({ zh: '结果', en: 'Outcome', required: true }), difference: integerColumn({ zh: '差额合计', en: 'Difference', required: true }), keepers: textColumn({ zh: '店长', en: 'Keepers', width: 20 }),
  at: dateTimeColumn({ zh: '核对时间', en: 'Computed at', required: true }), settled: textColumn({ zh: '办结人', en: 'Settled by' }), note: textColumn({ zh: '原因和处理', en: 'What was done', width: 36, maxLength: 300 }),
});
const setAsideColumns = defineColumns({
  number: textColumn({ zh: '留货单号', en: 'Number', width: 22, required: true }), shop: textColumn({ zh: '超市', en: 'Shop', width: 26, required: true }), label: textColumn({ zh: '户名或队伍', en: 'Household or team', width: 20, required: true }), goods: textColumn({ zh: '物品', en: 'Goods', width: 40, maxLength: 2000 }), points: integerColumn({ zh: '积分', en: 'Points', required: true }),
  state: textColumn({ zh: '状态', en: 'State', required: true }), at: dateTimeColumn({ zh: '留货时间', en: 'Set aside at', required: true }), until: dateTimeColumn({ zh: '留到', en: 'Until', required: true }), by: textColumn({ zh: '经手人', en: 'By', required: true }), slip: textColumn({ zh: '兑换单', en: 'Slip', width: 22 }), reason: textColumn({ zh: '放回原因', en: 'Let go because', width: 30, maxLength: 300 }),
});
const voucherColumns = defineColumns({
  number: textColumn({ zh: '券号', en: 'Number', width: 16, required: true }), label: textColumn({ zh: '户名或队伍', en: 'Household or team', width: 20, required: true }), place: textColumn({ zh: '所在村', en: 'Village', width: 20 }), worth: integerColumn({ zh: '值多少分', en: 'Worth', required: true }), purpose: textColumn({ zh: '用途', en: 'Purpose', width: 30, required: true, maxLength: 120 }),
  issuedOn: dateColumn({ zh: '发放日期', en: 'Issued on', required: true }), expiresOn: dateColumn({ zh: '有效期至', en: 'Good until', required: true }), state: textColumn({ zh: '状态', en: 'State', required: true }), by: textColumn({ zh: '发放人', en: 'Issued by', required: true }), slip: textColumn({ zh: '兑换单', en: 'Slip', width: 22 }), ended: textColumn({ zh: '经手人', en: 'Ended by' }), reason: textColumn({ zh: '作废原因', en: 'Void because', width: 30, maxLength: 300 }),
});
const teamCardColumns = defineColumns({
  code: textColumn({ zh: '队伍编码', en: 'Team code', width: 16, required: true }), label: textColumn({ zh: '队伍', en: 'Team', width: 26, required: true }), place: textColumn({ zh: '所在地', en: 'Place', width: 20 }), leader: textColumn({ zh: '负责人', en: 'Leader' }), card: textColumn({ zh: '队伍卡号', en: 'Card', width: 22 }),
  cardNumber: integerColumn({ zh: '第几张卡', en: 'Which card' }), balance: integerColumn({ zh: '积分', en: 'Points', required: true }), left: integerColumn({ zh: '本月还可兑', en: 'Left this month', required: true }),
});
const monthColumns = defineColumns({
  month: textColumn({ zh: '月份', en: 'Month', required: true }), code: textColumn({ zh: '超市编码', en: 'Shop code', required: true }), shop: textColumn({ zh: '超市', en: 'Shop', width: 26, required: true }), households: integerColumn({ zh: '来兑的户', en: 'Households', required: true }), slips: integerColumn({ zh: '兑换单', en: 'Slips', required: true }),
  points: integerColumn({ zh: '积分', en: 'Points', required: true }), vouchers: integerColumn({ zh: '凭券（分）', en: 'By voucher', required: true }), pieces: integerColumn({ zh: '兑出（件）', en: 'Pieces out', required: true }), value: integerColumn({ zh: '兑出参考价（分）', en: 'Out in fen', required: true }),
  receivedPieces: integerColumn({ zh: '进货（件）', en: 'Pieces in', required: true }), received: integerColumn({ zh: '进货（分）', en: 'In in fen', required: true }), donated: integerColumn({ zh: '其中捐赠（分）', en: 'Of it donated', required: true }), removed: integerColumn({ zh: '出库盘亏（件）', en: 'Taken out, short', required: true }),
});

export const shopsExports = (teams: TeamSource) => [
  bindExport(exportShopMonths, listShopMonthsBound, listShopMonths, {
    name: { zh: '超市每月统计', en: 'Shops by month' }, columns: monthColumns,
    row: (row) => ({ month: row.month, code: row.shop.code, shop: row.shop.name, households: row.households, slips: row.slips, points: row.points, vouchers: row.voucherPoints, pieces: row.pieces, value: row.valueFen, receivedPieces: row.receivedPieces, received: row.receivedFen, donated: row.donatedFen, removed: row.removedPieces }),
  }),
  bindExport(exportSetAsides, listSetAsidesBound(teams), listSetAsides, {
    name: { zh: '留货单', en: 'Goods set aside' }, columns: setAsideColumns,
    row: (row, { words, clock }) => ({ number: row.number, shop: row.shop.name, label: row.label, goods: row.goods, points: row.points, state: setAsideStateWords[row.state][words], at: clock(row.madeAt) as string, until: clock(row.expiresAt) as string, by: row.madeByName, slip: row.slipNumber, reason: row.reason }),
  }),
  bindExport(exportVouchers, listVouchersBound, listVouchers, {
    name: { zh: '兑换券', en: 'Vouchers' }, columns: voucherColumns,
    row: (row, { words, text }) => ({ number: row.number, label: row.label, place: text(row.placeZh, row.placeEn), worth: row.worthPoints, purpose: row.purpose, issuedOn: row.issuedOn, expiresOn: row.expiresOn, state: voucherStateWords[row.state][words], by: row.issuedByName, slip: row.slipNumber, ended: row.endedByName, reason: row.reason }),
  }),
  bindExport(exportTeamCards, listTeamCardsBound(teams), listTeamCards, {
    name: { zh: '队伍卡', en: 'Cards of teams' }, columns: teamCardColumns,
    row: (row, { text }) => ({ code: row.code, label: row.label, place: text(row.placeZh, row.placeEn), leader: row.leaderName, card: row.cardCode, cardNumber: row.cardNumber, balance: row.balance, left: row.left }),
  }),
  bindExport(exportTieOuts, listTieOutsBound, listTieOuts, {
    name: { zh: '每日核对记录', en: 'Tie-outs' }, columns: tieOutColumns,
    row: (row, { words, clock }) => ({ shop: row.shop?.name ?? noShopWord[words], day: row.day, outcome: tieOutcomeWords[row.outcome][words], difference: row.difference, keepers: row.keeperNames.length === 0 ? null : row.keeperNames.join('、'), at: clock(row.computedAt) as string, settled: row.settledByName, note: row.note }),
  }),
  bindExport(exportReceipts, listReceiptsBound, listReceipts, {
    name: { zh: '捐赠收据', en: 'Receipts for gifts' }, columns: receiptColumns,
    row: (row, { words, clock }) => ({
      number: row.number, state: receiptStateWords[row.state][words], shop: row.shop?.name ?? null, donor: row.donor, gifts: row.gifts === '' ? null : row.gifts, givenOn: row.givenOn, value: row.valueFen, at: clock(row.issuedAt) as string, by: row.issuedByName, voided: row.voidReason, voidedBy: row.voidedByName,
    }),
  }),
  bindExport(exportReceiptRanges, listReceiptRangesBound, listReceiptRanges, {
    name: { zh: '收据号段登记簿', en: 'Register of receipt numbers' }, columns: rangeColumns,
    row: (row, { words }) => ({ holder: row.shop?.name ?? { zh: '创建办', en: 'Office' }[words], first: row.firstNumber, last: row.lastNumber, used: row.usedCount, voided: row.voidCount, left: row.leftCount, missing: row.missingCount, on: row.handedOutOn, by: row.handedOutByName }),
  }),
  bindExport(exportShops, listShopsBound, listShops, {
    name: { zh: '爱心超市', en: 'Shops' }, columns: shopColumns, prepare: async (ctx) => ({ codes: await codesById(ctx.tx, ctx.programmeId), served: await servedCodes(ctx.tx, ctx.programmeId) }),
    row: (row, { ground }) => ({
      code: row.code, name: row.name, place: ground.codes.get(row.place.id) ?? row.place.nameZh, villages: (ground.served.get(row.id) ?? []).join('、'), keepers: row.keepers.map(({ id }) => ground.codes.get(id) ?? '').join('、') || null, openedOn: row.openedOn, closedOn: row.closedOn, openingHours: row.openingHours,
      offlineCapPoints: row.offlineCapPoints, isPublic: row.isPublic, households: row.householdCount,
    }),
  }),
  bindExport(exportGoods, listGoodsBound, listGoods, {
    name: { zh: '物品和价目', en: 'Goods' }, columns: goodsColumns,
    row: (row) => ({ code: row.code, name: row.name, unit: row.unit, pricePoints: row.pricePoints, valueFen: row.valueFen, lowBelow: row.lowBelow, nearDays: row.nearDays, withdrawnOn: row.withdrawnOn, quantity: row.quantity }),
  }),
  bindExport(exportHouseholds, listHouseholdsBound, listHouseholds, {
    name: { zh: '超市服务户', en: 'Households served' }, columns: householdColumns, prepare: (ctx) => codesById(ctx.tx, ctx.programmeId),
    row: (row, { ground }) => ({ code: row.code, label: row.label, place: ground.get(row.place.id) ?? row.place.nameZh, shop: row.shop.code, registeredOn: row.registeredOn, leftOn: row.leftOn, balance: row.balance }),
  }),
  bindExport(exportStock, listStockBound, listStock, {
    name: { zh: '超市库存', en: 'Stock' }, columns: stockColumns,
    row: (row, { words }) => ({
      code: row.code, shop: row.shop.name, goods: row.goods.name, unit: row.goods.unit, source: sourceWords[row.source][words], donor: row.donor, value: row.valueFen, received: row.received, receivedOn: row.receivedOn, expiresOn: row.expiresOn, quantity: row.quantity, notes: row.notes.map((note) => stockNoteWords[note][words]).join('、') || null,
    }),
  }),
  bindExport(exportMovements, listMovementsBound, listMovements, {
    name: { zh: '出入库流水', en: 'Movements' }, columns: movementColumns,
    row: (row, { words, clock }) => ({ at: clock(row.movedAt) as string, day: row.movedOn, kind: movementWords[row.kind][words], shop: row.shop.name, goods: row.goods.name, batch: row.batchCode, quantity: row.quantity, slip: row.slipNumber, reason: row.reason, by: row.movedByName }),
  }),
  bindExport(exportSlips, listSlipsBound, listSlips, {
    name: { zh: '兑换单', en: 'Slips' }, columns: slipColumns,
    row: (row, { words, clock }) => ({ number: row.number, at: clock(row.redeemedAt) as string, shop: row.shop.name, label: row.label, goods: row.goods, points: row.points, short: row.shortPoints, channel: channelWords[row.channel][words], paper: row.paperNumber, by: row.redeemedByName, reversed: row.reversalReason, issues: row.issues.map((issue) => issueWords[issue][words]).join('、') || null }),
  }),
  bindExport(exportCounts, listCountsBound, listCounts, {
    name: { zh: '盘点', en: 'Stock-takes' }, columns: countColumns,
    row: (row, { words }) => ({ shop: row.shop.name, day: row.countedOn, state: countStateWords[row.state][words], lines: row.lineCount, differences: row.differenceCount, difference: row.difference, by: row.countedByName, settled: row.settledByName }),
  }),
  bindExport(exportPaperSheets, listPaperSheetsBound, listPaperSheets, {
    name: { zh: '纸卡补录', en: 'Paper slips' }, columns: sheetColumns,
    row: (row, { words, clock }) => ({ shop: row.shop.name, at: clock(row.enteredAt) as string, state: sheetStateWords[row.state][words], slips: row.slipCount, points: row.points, by: row.enteredByName, settled: row.settledByName }),
  }),
];

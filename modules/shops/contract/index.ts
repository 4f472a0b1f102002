export { createShop, exportGoods, exportShops, goodsImportTemplate, goodsRow, importGoods, importShops, listGoods, listShops, readShop, saveGoods, shopImportTemplate, shopRow, updateShop } from './shops.ts';
export { exportMovements, exportStock, importDeliveries, listMovements, listStock, receiveStock, removeStock, deliveryImportTemplate } from './stock.ts';
export {
  exportHouseholds, exportSlips, findHouseholds, householdImportTemplate, importHouseholds, leaveShop, listHouseholds, listSlips, readCounter, readSlip, redeemGoods, registerHousehold, replaceCard, reverseSlip,
} from './counter.ts';
export { handInSlip, openCounter, pullCounter, settleSlipIssue } from './offline.ts';
export {
  countStock, drawUpHandOver, enterPaperSlips, importPaperSlips, paperImportTemplate, exportCounts, exportPaperSheets, listCounts, listPaperSheets, readCount, readHandOvers, readPaperSheet, setBudget, settleCount, settlePaperSheet, signHandOver,
} from './books.ts';
export { exportTieOuts, keepTieOut, listTieOuts, readKeptTieOut, readTieOut, settleTieOut } from './tie-outs.ts';
export { endVouchers, exportSetAsides, exportVouchers, fetchSetAside, findVoucher, issueVouchers, listSetAsides, listVouchers, redeemVoucher, releaseSetAside, setGoodsAside, voidVoucher } from './set-asides.ts';
export { exportShopMonths, listShopMonths } from './months.ts';
export { exportReceiptRanges, exportReceipts, handOutReceiptRange, issueReceipt, listReceiptRanges, listReceipts, readReceipt, spoilReceiptNumber, voidReceipt } from './receipts.ts';
export { listPublicShops, readPublicShop } from './public.ts';
export { shopsPermissions } from './permissions.ts';
export { shopsProblems } from './problems.ts';
export { channelWords, countStateWords, issueWords, noShopWord, movementWords, receiptStateWords, setAsideStateWords, sheetStateWords, shopStateWords, sourceWords, stockNoteWords, tieOutcomeWords, voucherStateWords } from './words.ts';
export { exportTeamCards, findTeams, issueTeamCard, listTeamCards, redeemForTeam } from './teams.ts';

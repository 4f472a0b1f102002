import type { ServerModule } from '#platform/server/operations/index.ts';
import { shopsProblems } from '../contract/index.ts';
import type { DeedSource } from './deed-source.ts';
import { shopsExports } from './exports.ts';
import { listSlipsBound, readCounterBound, readSlipBound, redeemGoodsBound, reverseSlipBound } from './handlers/counter.ts';
import { findHouseholdsBound, householdImportTemplateBound, importHouseholdsBound, leaveShopBound, listHouseholdsBound, registerHouseholdBound, replaceCardBound } from './handlers/households.ts';
import { countStockBound, drawUpHandOverBound, listCountsBound, readCountBound, readHandOversBound, setBudgetBound, settleCountBound, signHandOverBound } from './handlers/books.ts';
import { handInSlipBound, openCounterBound, pullCounterBound, settleSlipIssueBound } from './handlers/offline.ts';
import { enterPaperSlipsBound, importPaperSlipsBound, listPaperSheetsBound, paperImportTemplateBound, readPaperSheetBound, settlePaperSheetBound } from './handlers/paper.ts';
import { handOutReceiptRangeBound, issueReceiptBound, listReceiptRangesBound, listReceiptsBound, readReceiptBound, spoilReceiptNumberBound, voidReceiptBound } from './handlers/receipts.ts';
import { keepTieOutBound, listTieOutsBound, readKeptTieOutBound, readTieOutBound, settleTieOutBound, TIE_OUT_JOB, tieOutEverywhere } from './handlers/tie-outs.ts';
import { fetchSetAsideBound, listSetAsidesBound, releaseSetAsideBound, setGoodsAsideBound } from './handlers/set-asides.ts';
import { endVouchersBound, endVouchersEverywhere, findVoucherBound, issueVouchersBound, listVouchersBound, redeemVoucherBound, voidVoucherBound, VOUCHERS_JOB } from './handlers/vouchers.ts';
import { findTeamsBound, issueTeamCardBound, listTeamCardsBound, redeemForTeamBound } from './handlers/teams.ts';
import type { TeamSource } from './team-source.ts';
import { listShopMonthsBound } from './handlers/months.ts';
import { listPublicShopsBound, readPublicShopBound } from './handlers/public.ts';
import { shopsPages } from './pages.ts';
import { shopDuties } from './queries/duty-sources.ts';
import { createShopBound, goodsImportTemplateBound, importGoodsBound, importShopsBound, listGoodsBound, listShopsBound, readShopBound, saveGoodsBound, shopImportTemplateBound, updateShopBound } from './handlers/shops.ts';
import { deliveryImportTemplateBound, importDeliveriesBound, listMovementsBound, listStockBound, receiveStockBound, removeStockBound } from './handlers/stock.ts';
import { shopsFigureSource } from './queries/figure-sources.ts';

export { shopHolders } from './queries/holders.ts';
export type { DeedSource } from './deed-source.ts';
export type { TeamSource } from './team-source.ts';

/**
 * @param deeds what other modules award from the same rule books
 * @param teams who redeems beside households
 */
export const createShopsModule = ({ deeds, teams }: { readonly deeds: readonly DeedSource[]; readonly teams: TeamSource }): ServerModule => ({
  name: 'shops',
  operations: [
    listShopsBound, readShopBound, createShopBound, updateShopBound, importShopsBound, shopImportTemplateBound, listGoodsBound, saveGoodsBound, importGoodsBound, goodsImportTemplateBound,
    listStockBound, listMovementsBound, receiveStockBound, removeStockBound, importDeliveriesBound, deliveryImportTemplateBound,
    listHouseholdsBound, registerHouseholdBound, leaveShopBound, replaceCardBound, importHouseholdsBound, householdImportTemplateBound, findHouseholdsBound,
    readCounterBound, findTeamsBound(teams), redeemForTeamBound(teams), listTeamCardsBound(teams), issueTeamCardBound(teams), redeemGoodsBound, listSlipsBound, readSlipBound, reverseSlipBound,
    openCounterBound, handInSlipBound(teams), settleSlipIssueBound, pullCounterBound, listCountsBound, readCountBound, countStockBound, settleCountBound, listPaperSheetsBound, readPaperSheetBound, enterPaperSlipsBound(teams), importPaperSlipsBound(teams), paperImportTemplateBound, settlePaperSheetBound(teams),
    readHandOversBound, drawUpHandOverBound, signHandOverBound, setBudgetBound, readTieOutBound(deeds), listTieOutsBound, readKeptTieOutBound, keepTieOutBound(deeds), settleTieOutBound, listPublicShopsBound, readPublicShopBound,
    listReceiptsBound, readReceiptBound, issueReceiptBound, voidReceiptBound, listReceiptRangesBound, handOutReceiptRangeBound, spoilReceiptNumberBound,
    listShopMonthsBound, listSetAsidesBound(teams), setGoodsAsideBound(teams), fetchSetAsideBound(teams), releaseSetAsideBound, listVouchersBound, issueVouchersBound(teams), voidVoucherBound, findVoucherBound(teams), redeemVoucherBound(teams), endVouchersBound,
    ...shopsExports(teams),
  ],
  figureSources: [shopsFigureSource],
  problems: shopsProblems,
  constraints: { shops__code_unique: 'shops.code_taken', batches__code_unique: 'shops.batch_code_taken', households__one_shop: 'shops.registered_already', slips__another_reverses: 'points.same_person', slips__of_team: 'points.same_person', slips__taker_does_not_reverse: 'points.same_person', slips__device_once: 'shops.slip_differs', vouchers__another_redeems: 'points.same_person', slip_issues__another_settles: 'points.same_person', counts__one_open: 'shops.count_open', counts__another_settles: 'points.same_person', paper_sheets__another_confirms: 'points.same_person', slips__paper_number_once: 'shops.paper_twice', hand_overs__one_open: 'shops.hand_over_open', receipt_ranges__apart: 'shops.receipt_range_taken', receipts__another_voids: 'points.same_person' },
  topics: { shops: 'shops.read' },
  pages: shopsPages,
  duties: shopDuties,
  jobs: { [VOUCHERS_JOB]: endVouchersEverywhere, [TIE_OUT_JOB]: tieOutEverywhere },
  // In the night of the programmes, once their day is over.
  schedule: [{ cron: '20 17 * * *', job: VOUCHERS_JOB }, { cron: '30 17 * * *', job: TIE_OUT_JOB }],
  searchTexts: [{ table: 'shops.shops', key: 'id', name: 'name', others: ['code'] }, { table: 'shops.goods', key: 'id', name: 'name', others: ['code'] }],
});

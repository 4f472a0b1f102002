/** 爱心超市页面 · Office, counter and keeper's pages of this module. */
import { Boxes, CalendarRange, ClipboardList, Files, PackageOpen, PackageSearch, ReceiptText, Scale, ScanLine, Store, Ticket, TicketCheck, UsersRound } from 'lucide-react';
import type { GlanceSource } from '#platform/web/glance.ts';
import type { ModuleRoute } from '#platform/web/routes.ts';

const READ = 'shops.read';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/shops', title: { zh: '爱心超市', en: 'Shops' }, permission: READ, nav: { group: 'shops', order: 1, icon: Store }, load: () => import('./shops-page.tsx').then((module) => module.ShopsPage) },
  { path: '/my-counter', title: { zh: '柜台', en: 'Counter' }, permission: 'shops.serve', nav: { group: 'shops', order: 0.5, icon: ScanLine, daily: { permission: 'shops.serve', unless: 'shops.manage' } }, load: () => import('./my-counter-page.tsx').then((module) => module.MyCounterPage) },
  { path: '/shops/new', title: { zh: '新建超市', en: 'Open a shop' }, permission: 'shops.manage', load: () => import('./shop-form-page.tsx').then((module) => module.NewShopPage) },
  { path: '/shops/import', title: { zh: '导入爱心超市', en: 'Import shops' }, permission: 'shops.manage', load: () => import('./import-pages.tsx').then((module) => module.ImportShopsPage) },
  { path: '/shops/$shopId', title: { zh: '爱心超市', en: 'Shop' }, permission: READ, load: () => import('./shop-page.tsx').then((module) => module.ShopPage) },
  { path: '/shops/$shopId/edit', title: { zh: '修改超市', en: 'Change a shop' }, permission: 'shops.manage', load: () => import('./shop-form-page.tsx').then((module) => module.EditShopPage) },
  { path: '/shops/$shopId/counter', title: { zh: '柜台', en: 'Counter' }, permission: 'shops.serve', load: () => import('./counter-page.tsx').then((module) => module.CounterPage) },
  { path: '/shops/$shopId/cards', title: { zh: '户卡', en: 'Household cards' }, permission: 'shops.serve', load: () => import('./households-page.tsx').then((module) => module.CardsPage) },
  { path: '/shops/$shopId/team-cards', title: { zh: '队伍卡', en: 'Cards of teams' }, permission: 'shops.serve', load: () => import('./team-cards-page.tsx').then((module) => module.TeamCardsPage) },
  { path: '/shops/$shopId/count', title: { zh: '盘点登记', en: 'Count the stock' }, permission: 'shops.keepStock', load: () => import('./counts-pages.tsx').then((module) => module.CountFormPage) },
  { path: '/shops/$shopId/paper', title: { zh: '补录纸卡', en: 'Enter paper slips' }, permission: 'shops.serve', load: () => import('./paper-pages.tsx').then((module) => module.PaperFormPage) },
  { path: '/shops/$shopId/hand-overs', title: { zh: '店长交接', en: 'Hand-over' }, permission: READ, load: () => import('./hand-over-page.tsx').then((module) => module.HandOverPage) },
  { path: '/shop-counts', title: { zh: '盘点', en: 'Stock-takes' }, permission: READ, nav: { group: 'shops', order: 6, icon: ClipboardList }, load: () => import('./counts-pages.tsx').then((module) => module.CountsPage) },
  { path: '/shop-counts/$countId', title: { zh: '盘点', en: 'Stock-take' }, permission: READ, load: () => import('./counts-pages.tsx').then((module) => module.CountPage) },
  { path: '/shops/$shopId/paper-import', title: { zh: '导入纸单', en: 'Import paper slips' }, permission: 'shops.serve', load: () => import('./paper-import-page.tsx').then((module) => module.ImportPaperPage) },
  { path: '/shops/$shopId/paper-blanks', title: { zh: '打印空白纸卡', en: 'Print blank cards and slips' }, permission: 'shops.serve', load: () => import('./paper-form-print-page.tsx').then((module) => module.PaperPrintPage) },
  { path: '/shop-paper-sheets', title: { zh: '纸卡补录', en: 'Paper slips' }, permission: READ, nav: { group: 'shops', order: 7, icon: Files }, load: () => import('./paper-pages.tsx').then((module) => module.PaperSheetsPage) },
  { path: '/shop-paper-sheets/$sheetId', title: { zh: '纸卡补录', en: 'Sheet of paper slips' }, permission: READ, load: () => import('./paper-pages.tsx').then((module) => module.PaperSheetPage) },
  { path: '/shop-receipts', title: { zh: '捐赠收据', en: 'Receipts for gifts' }, permission: READ, nav: { group: 'shops', order: 9, icon: Ticket }, load: () => import('./receipts-pages.tsx').then((module) => module.ReceiptsPage) },
  { path: '/shop-receipts/$receiptId', title: { zh: '捐赠收据', en: 'Receipt for a gift' }, permission: READ, load: () => import('./receipts-pages.tsx').then((module) => module.ReceiptPage) },
  { path: '/shop-receipt-ranges', title: { zh: '收据号段登记簿', en: 'Register of receipt numbers' }, permission: READ, load: () => import('./receipts-pages.tsx').then((module) => module.ReceiptRangesPage) },
  { path: '/shop-tie-out', title: { zh: '每日核对', en: 'Daily tie-out' }, permission: READ, nav: { group: 'shops', order: 8, icon: Scale }, load: () => import('./tie-out-page.tsx').then((module) => module.TieOutPage) },
  { path: '/shop-tie-outs', title: { zh: '每日核对记录', en: 'Tie-outs by night' }, permission: READ, load: () => import('./tie-out-page.tsx').then((module) => module.KeptTieOutsPage) },
  { path: '/shop-tie-outs/$tieOutId', title: { zh: '每日核对', en: 'Tie-out of a night' }, permission: READ, load: () => import('./tie-out-page.tsx').then((module) => module.KeptTieOutPage) },
  { path: '/shop-set-asides', title: { zh: '留货单', en: 'Goods set aside' }, permission: READ, nav: { group: 'shops', order: 2.2, icon: PackageOpen }, load: () => import('./set-asides-page.tsx').then((module) => module.SetAsidesPage) },
  { path: '/shop-vouchers', title: { zh: '兑换券', en: 'Vouchers' }, permission: READ, nav: { group: 'shops', order: 2.4, icon: TicketCheck }, load: () => import('./vouchers-pages.tsx').then((module) => module.VouchersPage) },
  { path: '/shop-vouchers/new', title: { zh: '发放兑换券', en: 'Issue vouchers' }, permission: 'shops.manage', load: () => import('./vouchers-pages.tsx').then((module) => module.IssueVouchersPage) },
  { path: '/shop-vouchers/sheet', title: { zh: '打印兑换券', en: 'Print vouchers' }, permission: READ, load: () => import('./vouchers-pages.tsx').then((module) => module.VoucherSheetPage) },
  { path: '/shop-months', title: { zh: '每月统计', en: 'Shops by month' }, permission: READ, nav: { group: 'shops', order: 8.5, icon: CalendarRange }, load: () => import('./months-page.tsx').then((module) => module.MonthsPage) },
  { path: '/shop-slips', title: { zh: '兑换单', en: 'Slips' }, permission: READ, nav: { group: 'shops', order: 2, icon: ReceiptText }, load: () => import('./slips-page.tsx').then((module) => module.SlipsPage) },
  { path: '/shop-slips/$slipId', title: { zh: '兑换单', en: 'Slip' }, permission: READ, load: () => import('./slips-page.tsx').then((module) => module.SlipPage) },
  { path: '/shop-stock', title: { zh: '库存', en: 'Stock' }, permission: READ, nav: { group: 'shops', order: 3, icon: Boxes }, load: () => import('./stock-page.tsx').then((module) => module.StockPage) },
  { path: '/shop-stock/import', title: { zh: '导入入库单', en: 'Import what came in' }, permission: 'shops.manage', load: () => import('./import-pages.tsx').then((module) => module.ImportDeliveriesPage) },
  { path: '/shop-movements', title: { zh: '出入库流水', en: 'Movements' }, permission: READ, load: () => import('./stock-page.tsx').then((module) => module.MovementsPage) },
  { path: '/shop-households', title: { zh: '服务户', en: 'Households served' }, permission: READ, nav: { group: 'shops', order: 4, icon: UsersRound }, load: () => import('./households-page.tsx').then((module) => module.HouseholdsPage) },
  { path: '/shop-households/import', title: { zh: '导入服务户', en: 'Import households' }, permission: 'shops.manage', load: () => import('./import-pages.tsx').then((module) => module.ImportHouseholdsPage) },
  { path: '/shop-goods', title: { zh: '物品和价目', en: 'Goods and prices' }, permission: READ, nav: { group: 'shops', order: 5, icon: PackageSearch }, load: () => import('./goods-page.tsx').then((module) => module.GoodsPage) },
  { path: '/shop-goods/import', title: { zh: '导入物品和价目', en: 'Import goods' }, permission: 'shops.manage', load: () => import('./import-pages.tsx').then((module) => module.ImportGoodsPage) },
];

/** 概览数字 */
export const glances: readonly GlanceSource[] = [{ key: 'shops', order: 4, permission: 'shops.read', label: { zh: '爱心超市', en: 'Shops' }, load: () => import('./glance.tsx').then((module) => module.ShopsGlance) }];

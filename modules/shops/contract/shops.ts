/** 超市 · Shops, the villages they serve, who keeps them. */
import { z } from 'zod';
import { booleanParam, defineOperation, fileInput, fileOutput, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { NEAR_EXPIRY_DAYS } from '../domain/index.ts';

export const named = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string() });
export const shopState = z.enum(['coming', 'open', 'closed']);

export const shopRow = z.object({
  id: idOf, code: z.string(), name: z.string(), place: named, state: shopState, openedOn: localDate, closedOn: localDate.nullable(), openingHours: z.string().nullable(), offlineCapPoints: z.number().int(), isPublic: z.boolean(),
  keepers: z.array(z.object({ id: idOf, name: z.string() })), villageCount: z.number().int(), householdCount: z.number().int(), version: z.number().int(),
});

export const listShops = defineOperation({
  id: 'shops.listShops', summary: { zh: '爱心超市', en: 'Shops' },
  method: 'GET', path: '/shops', permission: 'shops.read',
  input: z.object({
    ...pageInput, q: z.string().trim().max(60).optional().describe('名称、编码或拼音 name, code or pinyin'), placeId: idOf.optional().describe('服务的区域（含下级） a place it serves, or one below'), state: shopState.optional(),
    sort: sortInput(['code', 'name', 'households']),
  }),
  output: pageOf(shopRow).extend({ villageCount: z.number().int(), householdCount: z.number().int() }),
});
export const exportShops = exportOf(listShops, { id: 'shops.exportShops', path: '/shop-export', zh: '导出爱心超市（xlsx）', en: 'Export shops (xlsx)' });

export const readShop = defineOperation({
  id: 'shops.readShop', summary: { zh: '查看爱心超市', en: 'Read a shop' },
  method: 'GET', path: '/shops/:shopId', permission: 'shops.read',
  input: z.object({ shopId: idOf }),
  output: shopRow.extend({ villages: z.array(named), goodsCount: z.number().int(), stockValueFen: z.number().int(), slipCount: z.number().int(), pointsRedeemed: z.number().int() }),
});

const facts = {
  name: z.string().trim().min(1).max(80), placeId: idOf.describe('所在区域 where it stands'), villageIds: z.array(idOf).min(1).max(200).describe('服务的村（社区） villages it serves'), keeperIds: z.array(idOf).max(20).default([]),
  openedOn: localDate, closedOn: localDate.nullable().default(null), openingHours: z.string().trim().max(120).nullable().default(null),
  offlineCapPoints: z.number().int().min(0).max(10_000).default(50).describe('断网时每户每天可兑积分 points a household may redeem on a day without network'), isPublic: z.boolean().default(true),
};
const refusals = ['shops.place_unknown', 'shops.person_unknown', 'shops.dates_out_of_order'] as const;

export const createShop = defineOperation({
  id: 'shops.createShop', reach: 'programme', summary: { zh: '新建爱心超市', en: 'Open a shop' },
  method: 'POST', path: '/shops', permission: 'shops.manage',
  input: z.object({ code: z.string().trim().min(1).max(40), ...facts }), output: z.object({ id: idOf, version: z.number().int() }), errors: ['shops.code_taken', ...refusals],
});

export const updateShop = defineOperation({
  id: 'shops.updateShop', reach: 'programme', summary: { zh: '修改爱心超市', en: 'Change a shop' },
  method: 'PUT', path: '/shops/:shopId', permission: 'shops.manage',
  input: z.object({ shopId: idOf, version: z.number().int().min(1), ...facts }), output: z.object({ id: idOf, version: z.number().int() }), errors: [...refusals, 'platform.changed_meanwhile'],
});

export const importShops = defineOperation({
  id: 'shops.importShops', reach: 'programme', summary: { zh: '导入爱心超市（xlsx、CSV）', en: 'Import shops (xlsx, CSV)' },
  method: 'POST', path: '/shop-import', permission: 'shops.manage',
  input: z.object({ file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors], bodyLimitBytes: 65 * 1024 * 1024,
});

export const shopImportTemplate = defineOperation({
  id: 'shops.shopImportTemplate', summary: { zh: '下载爱心超市导入模板', en: 'Download the template for importing shops' },
  method: 'GET', path: '/shop-import-template', permission: 'shops.manage', input: z.object({ ...templateInput }), output: fileOutput,
});

export const goodsRow = z.object({
  id: idOf, code: z.string(), name: z.string(), unit: z.string(), pricePoints: z.number().int(), valueFen: z.number().int(), lowBelow: z.number().int(), nearDays: z.number().int(), withdrawnOn: localDate.nullable(), quantity: z.number().int().describe('全部超市现有 in all shops in reach'), shopCount: z.number().int(), version: z.number().int(),
});

export const listGoods = defineOperation({
  id: 'shops.listGoods', summary: { zh: '超市物品和价目', en: 'Goods and their prices' },
  method: 'GET', path: '/shop-goods', permission: 'shops.read',
  input: z.object({ ...pageInput, q: z.string().trim().max(60).optional(), withFormer: booleanParam.describe('含已停用的 with those withdrawn'), sort: sortInput(['code', 'name', 'price']) }), output: pageOf(goodsRow),
});
export const exportGoods = exportOf(listGoods, { id: 'shops.exportGoods', path: '/shop-goods-export', zh: '导出物品和价目（xlsx）', en: 'Export goods (xlsx)' });

export const saveGoods = defineOperation({
  id: 'shops.saveGoods', reach: 'programme', summary: { zh: '设置物品和价目', en: 'Set goods and their price' },
  method: 'PUT', path: '/shop-goods/:code', permission: 'shops.manage',
  input: z.object({
    code: z.string().trim().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/).describe('字母、数字、点、横线 letters, digits, dots, strokes'), name: z.string().trim().min(1).max(80), unit: z.string().trim().min(1).max(20), pricePoints: z.number().int().min(1).max(100_000), valueFen: z.number().int().min(0).max(100_000_000),
    lowBelow: z.number().int().min(0).max(100_000).default(0).describe('每店少于此数时提示 told when a shop has fewer'), nearDays: z.number().int().min(0).max(3_650).default(NEAR_EXPIRY_DAYS).describe('到期前几天提示 days before its end that a batch is told'), withdrawnOn: localDate.nullable().default(null),
  }), output: z.object({ id: idOf }),
});

export const importGoods = defineOperation({
  id: 'shops.importGoods', reach: 'programme', summary: { zh: '导入物品和价目（xlsx、CSV）', en: 'Import goods (xlsx, CSV)' },
  method: 'POST', path: '/shop-goods-import', permission: 'shops.manage',
  input: z.object({ file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors], bodyLimitBytes: 65 * 1024 * 1024,
});

export const goodsImportTemplate = defineOperation({
  id: 'shops.goodsImportTemplate', summary: { zh: '下载物品导入模板', en: 'Download the template for importing goods' },
  method: 'GET', path: '/shop-goods-import-template', permission: 'shops.manage', input: z.object({ ...templateInput }), output: fileOutput,
});

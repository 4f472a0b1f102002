/** 物品导入 · The price list by code, under the headers it goes out with. */
import { ONLY_SHOWN } from '#platform/server/imports/index.ts';
import type { ImportDefinition } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { NEAR_EXPIRY_DAYS } from '../../domain/index.ts';
import { goodsAsset } from '../legs.ts';
import { upsertGoods } from '../queries/shops.ts';

export const goodsColumns = defineColumns({
  code: textColumn({ zh: '物品编码', en: 'Goods code', required: true, code: true, maxLength: 40, width: 14, pattern: { test: /^[A-Za-z0-9][A-Za-z0-9._-]*$/, zh: '只用字母、数字、点和横线', en: 'Letters, digits, dots and strokes alone' } }),
  name: textColumn({ zh: '物品', en: 'Goods', required: true, maxLength: 80, width: 26 }),
  unit: textColumn({ zh: '计量单位', en: 'Counted in', required: true, maxLength: 20 }),
  pricePoints: integerColumn({ zh: '兑换积分', en: 'Points', required: true, min: 1, max: 100_000 }),
  valueFen: integerColumn({ zh: '参考单价（分）', en: 'Value in fen', required: true, min: 0, max: 100_000_000 }),
  lowBelow: integerColumn({ zh: '每店少于此数提示', en: 'Low below', min: 0, max: 100_000 }),
  nearDays: integerColumn({ zh: '到期前几天提示', en: 'Days before its end', min: 0, max: 3_650 }),
  withdrawnOn: dateColumn({ zh: '停用日期', en: 'Withdrawn on' }),
  quantity: integerColumn({ zh: '现有', en: 'In stock', min: 0, max: 1_000_000_000, hint: ONLY_SHOWN }),
});

export const goodsExample = (language: 'zh' | 'en'): RowOf<typeof goodsColumns> => ({
  code: 'G-001', name: language === 'zh' ? '洗衣液（2 千克）' : 'Detergent, 2 kg', unit: language === 'zh' ? '瓶' : 'bottle', pricePoints: 25, valueFen: 2_490, lowBelow: 5, nearDays: NEAR_EXPIRY_DAYS, withdrawnOn: null, quantity: null,
});

/** @returns what the engine needs; the same file again changes nothing */
export function goodsImport(ctx: WriteContext): ImportDefinition<typeof goodsColumns, RowOf<typeof goodsColumns>> {
  return {
    name: { zh: '物品和价目', en: 'Goods' }, columns: goodsColumns, keyColumn: 'code',
    resolve: (found) => Promise.resolve(found.map(({ value }) => value)),
    async write(ready) {
      const goods = [];
      for (const value of ready) {
        goods.push({
          id: ctx.newId(), code: value.code, name: value.name, unit: value.unit, pricePoints: value.pricePoints, valueFen: value.valueFen, lowBelow: value.lowBelow ?? 0, nearDays: value.nearDays ?? NEAR_EXPIRY_DAYS, withdrawnOn: value.withdrawnOn, assetId: await goodsAsset(ctx, value), searchText: searchTextOf(value.name, value.code),
        });
      }
      const kept = await upsertGoods(ctx.tx, ctx.programmeId, goods);
      const created = kept.filter(({ is_new }) => is_new).length;
      return { created, updated: kept.length - created, unchanged: ready.length - kept.length };
    },
    kept() { ctx.emit({ topic: 'shops', subjectId: ctx.programmeId }); },
  };
}

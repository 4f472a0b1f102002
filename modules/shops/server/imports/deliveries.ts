/** 入库导入 · What came in, batch by batch. A batch that is there already stays as it is. */
import { CODE_OR_NAME, ONLY_SHOWN } from '#platform/server/imports/index.ts';
import type { ImportDefinition } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { choiceColumn, dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { sourceWords } from '../../contract/words.ts';
import { goodsById } from '../queries/shops.ts';
import { cellsMeant, idMeant } from '#modules/places/server/index.ts';
import { goodsCalled, idsByCode, shopsCalled } from '../queries/ground.ts';
import { takeIn } from '../taking-in.ts';
import type { Incoming } from '../taking-in.ts';
import { placesOfShops } from '../queries/stock.ts';

export const deliveryColumns = defineColumns({
  code: textColumn({ zh: '批号', en: 'Batch', required: true, code: true, maxLength: 60, width: 20 }),
  shop: textColumn({ zh: '超市编码', en: 'Shop code', nameHeaders: ['超市', '超市名称'], required: true, maxLength: 160, width: 14, hint: CODE_OR_NAME }),
  goods: textColumn({ zh: '物品编码', en: 'Goods code', nameHeaders: ['物品', '物品名称'], required: true, maxLength: 160, width: 14, hint: CODE_OR_NAME }),
  received: integerColumn({ zh: '入库数量', en: 'Came in', required: true, min: 1, max: 1_000_000 }),
  source: choiceColumn({ zh: '来源', en: 'Source', required: true, labels: sourceWords }),
  donor: textColumn({ zh: '捐赠方', en: 'Donor', maxLength: 120, hint: { zh: '仅捐赠', en: 'Of gifts alone' } }),
  valueFen: integerColumn({ zh: '单价（分）', en: 'Value in fen', min: 0, max: 100_000_000, hint: { zh: '空着按价目', en: 'By the price list when empty' } }),
  receivedOn: dateColumn({ zh: '入库日期', en: 'Came in on', required: true }),
  expiresOn: dateColumn({ zh: '到期日期', en: 'Ends on' }),
  quantity: integerColumn({ zh: '现有', en: 'In stock', min: 0, max: 1_000_000_000, hint: ONLY_SHOWN }),
});

export const deliveryExample = (language: 'zh' | 'en', today: string): RowOf<typeof deliveryColumns> => ({
  code: 'B-0001', shop: 'S-001', goods: 'G-001', received: 40, source: 'donated', donor: language === 'zh' ? '示例捐赠单位' : 'Example donor', valueFen: null, receivedOn: today, expiresOn: null, quantity: null,
});

const A_SHOP = { code: 'unknown_shop', zh: '超市', en: 'shop' } as const;
const SOME_GOODS = { code: 'unknown_goods', zh: '物品', en: 'kind of goods' } as const;

interface Ready { readonly incoming: Incoming; readonly isKnown: boolean }

/** @returns what the engine needs; the same file again changes nothing */
export function deliveryImport(ctx: WriteContext, operation: string): ImportDefinition<typeof deliveryColumns, Ready> {
  const { tx, programmeId } = ctx;
  return {
    name: { zh: '入库单', en: 'What came in' }, columns: deliveryColumns, keyColumn: 'code',
    async resolve(found, fail) {
      const [shopCells, goodsCells] = [found.map(({ value }) => value.shop), found.map(({ value }) => value.goods)];
      const shops = cellsMeant(shopCells, await shopsCalled(tx, programmeId, shopCells, ctx.today));
      const goods = cellsMeant(goodsCells, await goodsCalled(tx, programmeId, goodsCells, ctx.today));
      const batches = await idsByCode(tx, programmeId, 'shops.batches', found.map(({ value }) => value.code));
      const kinds = new Map((await goodsById(tx, programmeId, [...goods.ids.values()])).map((row) => [row.id, row]));
      const places = await placesOfShops(tx, programmeId, [...shops.ids.values()]);
      return found.map((row) => {
        const { value } = row;
        const shopId = idMeant(value.shop, shops, A_SHOP, (fault) => fail(row, 'shop', fault)) ?? '';
        const goodsId = idMeant(value.goods, goods, SOME_GOODS, (fault) => fail(row, 'goods', fault)) ?? '';
        if (value.donor !== null && value.source !== 'donated') fail(row, 'donor', { code: 'donor_without_gift', zh: '只有捐赠的写捐赠方', en: 'Only gifts have a donor' });
        if (value.receivedOn > ctx.today) fail(row, 'receivedOn', { code: 'in_future', zh: '入库日期在今天之后', en: 'It came in after today' });
        if (value.expiresOn !== null && value.expiresOn < value.receivedOn) fail(row, 'expiresOn', { code: 'dates_out_of_order', zh: '到期早于入库', en: 'It ends before it came in' });
        const kind = kinds.get(goodsId);
        return {
          isKnown: batches.has(value.code),
          incoming: { code: value.code, shopId, shopPlaceId: places.get(shopId) ?? '', goodsId, assetId: kind?.asset_id ?? '', quantity: value.received, source: value.source, donor: value.donor, valueFen: value.valueFen ?? kind?.value_fen ?? 0, receivedOn: value.receivedOn, expiresOn: value.expiresOn },
        };
      });
    },
    async write(ready) {
      const fresh = ready.filter(({ isKnown }) => !isKnown);
      await takeIn(ctx, operation, fresh.map(({ incoming }) => incoming));
      return { created: fresh.length, updated: 0, unchanged: ready.length - fresh.length };
    },
    kept() { ctx.emit({ topic: 'shops', subjectId: programmeId }); },
  };
}

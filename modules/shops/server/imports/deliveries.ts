/** 入库导入 · What came in, batch by batch. A batch that is there already stays as it is. */
import { ONLY_SHOWN } from '#platform/server/imports/index.ts';
import type { ImportDefinition } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { choiceColumn, dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { sourceWords } from '../../contract/words.ts';
import { goodsById } from '../queries/shops.ts';
import { idsByCode } from '../queries/ground.ts';
import { takeIn } from '../taking-in.ts';
import type { Incoming } from '../taking-in.ts';
import { placesOfShops } from '../queries/stock.ts';

export const deliveryColumns = defineColumns({
  code: textColumn({ zh: '批号', en: 'Batch', required: true, code: true, maxLength: 60, width: 20 }),
  shop: textColumn({ zh: '超市编码', en: 'Shop code', required: true, code: true, maxLength: 40, width: 14 }),
  goods: textColumn({ zh: '物品编码', en: 'Goods code', required: true, code: true, maxLength: 40, width: 14 }),
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

interface Ready { readonly incoming: Incoming; readonly isKnown: boolean }

/** @returns what the engine needs; the same file again changes nothing */
export function deliveryImport(ctx: WriteContext, operation: string): ImportDefinition<typeof deliveryColumns, Ready> {
  const { tx, programmeId } = ctx;
  return {
    name: { zh: '入库单', en: 'What came in' }, columns: deliveryColumns, keyColumn: 'code',
    async resolve(found, fail) {
      const [shops, goods, batches] = [
        await idsByCode(tx, programmeId, 'shops.shops', found.map(({ value }) => value.shop)), await idsByCode(tx, programmeId, 'shops.goods', found.map(({ value }) => value.goods)), await idsByCode(tx, programmeId, 'shops.batches', found.map(({ value }) => value.code)),
      ];
      const kinds = new Map((await goodsById(tx, programmeId, [...goods.values()])).map((row) => [row.id, row]));
      const places = await placesOfShops(tx, programmeId, [...shops.values()]);
      return found.map((row) => {
        const { value } = row;
        const [shopId, goodsId] = [shops.get(value.shop) ?? '', goods.get(value.goods) ?? ''];
        if (shopId === '') fail(row, 'shop', { code: 'unknown_shop', zh: `没有编码为“${value.shop}”的超市`, en: `There is no shop with the code “${value.shop}”` });
        if (goodsId === '') fail(row, 'goods', { code: 'unknown_goods', zh: `没有编码为“${value.goods}”的物品`, en: `There are no goods with the code “${value.goods}”` });
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

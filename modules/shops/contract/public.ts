/** 公众可见的超市 · What a shop holds, when it is open and how points are earned; nobody's name and nobody's points. */
import { z } from 'zod';
import { defineOperation, idOf, pageInput, pageOf } from '#platform/contract/index.ts';

const shop = z.object({ id: idOf, name: z.string(), placeZh: z.string(), placeEn: z.string(), openingHours: z.string().nullable(), villageCount: z.number().int(), kindCount: z.number().int() });

export const listPublicShops = defineOperation({
  id: 'shops.listPublicShops', summary: { zh: '公众：爱心超市', en: 'Public: shops' },
  method: 'GET', path: '/public/shops', permission: 'public',
  input: z.object({ ...pageInput, q: z.string().trim().max(60).optional() }), output: pageOf(shop),
});

export const readPublicShop = defineOperation({
  id: 'shops.readPublicShop', summary: { zh: '公众：一家爱心超市', en: 'Public: a shop' },
  method: 'GET', path: '/public/shops/:shopId', permission: 'public', input: z.object({ shopId: idOf }),
  output: shop.extend({ villages: z.array(z.object({ id: idOf, zh: z.string(), en: z.string() })), goods: z.array(z.object({ name: z.string(), unit: z.string(), pricePoints: z.number().int(), isThere: z.boolean() })), rules: z.array(z.object({ group: z.string(), label: z.string(), points: z.number().int(), monthlyCap: z.number().int().nullable() })) }),
});

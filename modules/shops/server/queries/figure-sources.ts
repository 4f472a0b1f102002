/** 爱心超市作数源 · Shops, the places they serve, and the households on their lists, by a code and never by name. */
import { column } from '#platform/server/figures/index.ts';
import type { FigureSource, SourceShape } from '#platform/server/figures/index.ts';
import { sql } from '#platform/server/db/index.ts';

const shop = { shopCode: column('text', '超市编码', 'Shop code', 's.code'), openedOn: column('date', '开办日期', 'Opened on', 's.opened_on'), closedOn: column('date', '停办日期', 'Closed on', 's.closed_on') } as const;

export const shopsFigureSource: FigureSource = {
  module: 'shops', permission: 'shops.read', topics: ['shops'],
  shapes: ({ programmeId }): readonly SourceShape[] => [
    { code: 'shops.shops', words: { zh: '爱心超市', en: 'Love supermarkets' }, columns: shop, from: sql`from shops.shops s where s.programme_id = ${programmeId}`, id: sql`s.id::text`, label: sql`s.name`, named: 'label', day: sql`s.opened_on`, place: sql`s.place_id`, path: sql`'/shops/' || s.id` },
    {
      code: 'shops.servedPlaces', words: { zh: '爱心超市服务的村', en: 'Places served by a shop' }, columns: { ...shop, kind: column('text', '区域类别', 'Kind of place', 'p.kind') },
      from: sql`from shops.served_places v join shops.shops s on s.programme_id = v.programme_id and s.id = v.shop_id join places.places p on p.programme_id = v.programme_id and p.id = v.place_id where v.programme_id = ${programmeId}`,
      id: sql`v.shop_id || '/' || v.place_id`, label: sql`p.name_zh || ' · ' || s.name`, named: 'label', place: sql`v.place_id`, path: sql`'/shops/' || s.id`,
    },
    {
      code: 'shops.households', words: { zh: '爱心超市服务的户', en: 'Households served' }, columns: { shopCode: shop.shopCode, registeredOn: column('date', '登记日期', 'Registered on', 'h.registered_on'), leftOn: column('date', '退出日期', 'Left on', 'h.left_on') },
      from: sql`from shops.households h join shops.shops s on s.programme_id = h.programme_id and s.id = h.shop_id join honours.subjects u on u.programme_id = h.programme_id and u.id = h.subject_id where h.programme_id = ${programmeId}`,
      id: sql`h.id::text`, label: sql`u.code || ' · ' || s.name`, day: sql`h.registered_on`, place: sql`h.place_id`, path: sql`'/shops/' || s.id`,
    },
  ],
};

/** 持有人名称 · What the shop's holders in the ledger are called: a shop, and a batch by its goods and code. */
import type { HolderSource } from '#modules/points/server/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { STOCK_BATCH } from '../legs.ts';

export const shopHolders: readonly HolderSource[] = [
  { kind: 'shop', named: ({ programmeId }) => sql`select s.id, s.name as label from shops.shops s where s.programme_id = ${programmeId}` },
  { kind: STOCK_BATCH, named: ({ programmeId }) => sql`select b.id, g.name || ' · ' || b.code as label from shops.batches b join shops.goods g on g.programme_id = b.programme_id and g.id = b.goods_id where b.programme_id = ${programmeId}` },
];

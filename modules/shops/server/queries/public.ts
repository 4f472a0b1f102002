/** What everybody reads of shops, through functions that open one door each. */
import { maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';

export interface PublicShopRow { id: string; name: string; place_zh: string; place_en: string; opening_hours: string | null; village_count: number; kind_count: number }

const like = (q: string | undefined): RawBuilder<unknown> => {
  if (q === undefined || q === '') return sql`true`;
  const pattern = `%${q.replaceAll(/[%_\\]/g, '\\$&')}%`;
  return sql`(s.name ilike ${pattern} or s.place_zh ilike ${pattern} or s.place_en ilike ${pattern})`;
};

export function publicShopPage(tx: Tx, today: string, q: string | undefined, page: { limit: number; offset: number }): Promise<PublicShopRow[]> {
  return rows(tx, sql`select s.* from shops.public_shops(${today}::date) s where ${like(q)} order by s.place_zh, s.name, s.id limit ${page.limit} offset ${page.offset}`);
}
export async function publicShopTotal(tx: Tx, today: string, q: string | undefined): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from shops.public_shops(${today}::date) s where ${like(q)}`)).count;
}
export function publicShop(tx: Tx, today: string, id: string): Promise<PublicShopRow | undefined> {
  return maybeRow(tx, sql`select s.* from shops.public_shops(${today}::date) s where s.id = ${id}`);
}
export function publicGoods(tx: Tx, today: string, shopId: string): Promise<{ name: string; unit: string; price_points: number; is_there: boolean }[]> {
  return rows(tx, sql`select * from shops.public_goods(${shopId}::uuid, ${today}::date)`);
}
export function publicVillages(tx: Tx, shopId: string): Promise<{ id: string; zh: string; en: string }[]> {
  return rows(tx, sql`select * from shops.public_villages(${shopId}::uuid)`);
}
/** The rules by which points are earned today; those that take points stand there as well. */
export async function rulesInForce(tx: Tx, programmeId: string, today: string): Promise<{ group: string; label: string; points: number; monthlyCap: number | null }[]> {
  const found = await maybeRow<{ rules: { group: string; label: string; points: number; monthlyCap: number | null }[] }>(tx, sql`select rules from points.rule_books where programme_id = ${programmeId} and state = 'inForce' and effective_from <= ${today}::date order by effective_from desc limit 1`);
  return (found?.rules ?? []).map(({ group, label, points, monthlyCap }) => ({ group, label, points, monthlyCap }));
}

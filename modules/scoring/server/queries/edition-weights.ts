/** Weights and negative items as an edition states them. */
import { maybeRow, oneRow, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { MethodWeights, NegativeItem } from '#modules/frameworks/domain/index.ts';

export async function editionWeights(tx: Tx, programmeId: string, editionId: string): Promise<{ methodWeights: MethodWeights; yearWeights: number[] }> {
  const row = await oneRow<{ method_weights: MethodWeights; year_weights: number[] }>(tx, sql`select method_weights, year_weights from frameworks.editions where programme_id = ${programmeId} and id = ${editionId}`);
  return { methodWeights: row.method_weights, yearWeights: row.year_weights };
}

export async function negativeItem(tx: Tx, programmeId: string, editionId: string, code: string): Promise<NegativeItem | undefined> {
  const row = await maybeRow<{ negative_items: NegativeItem[] }>(tx, sql`select negative_items from frameworks.editions where programme_id = ${programmeId} and id = ${editionId}`);
  return row?.negative_items.find((item) => item.code === code);
}

/** 持有人来源 · The ledger keeps the kind and the id of a holder; what it is called is said by the module that keeps it. */
import { sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

export interface HolderSource {
  /** As in the legs of its transfers. */
  readonly kind: string;
  /** A select of `id, label`: every holder of that kind in the programme. */
  readonly named: (ctx: Pick<ReadContext, 'programmeId'>) => RawBuilder<unknown>;
}

/** 持有人名称 · One relation of `kind, id, label` over all sources; without a source it is empty. */
export function holderNames(ctx: Pick<ReadContext, 'programmeId'>, sources: readonly HolderSource[]): RawBuilder<unknown> {
  if (sources.length === 0) return sql`(select null::text as kind, null::uuid as id, null::text as label where false)`;
  return sql`(${sql.join(sources.map(({ kind, named }) => sql`select ${kind}::text as kind, x.id, x.label from (${named(ctx)}) x`), sql` union all `)})`;
}

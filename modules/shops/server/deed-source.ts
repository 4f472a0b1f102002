/** 记分来源 · Deeds that other modules award from the same rule books, so that the tie-out asks of them, too, what their evidence is worth by their rule. */
import type { RawBuilder } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

export interface DeedSource {
  /** The cause that its transfers name. */
  readonly kind: string;
  /** A select of `id, label, holder_id, book_id, rule_code, evidence, transfer_id` of every deed that was posted, whatever became of it since. */
  readonly posted: (ctx: Pick<ReadContext, 'programmeId'>) => RawBuilder<unknown>;
}

/** 自然次序 · Households are numbered by people: 示例2户 comes before 示例10户. */
import { sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';

/** The order of a text column: what stands before its first number, then that number as a number, then the whole text. Digits 0–9 alone, so that nothing else is ever cast. */
export function naturally(column: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`substring(${column} from '^[^0-9]*'), substring(${column} from '[0-9]+')::numeric nulls first, ${column}`;
}

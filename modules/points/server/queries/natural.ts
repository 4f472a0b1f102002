/** 自然次序 · Households are found on a wall as people look for them: by the pinyin of their name, and 示例2户 before 示例10户. */
import { sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';

/** By pinyin, as every PostgreSQL that is built with ICU knows it; the database itself may sort by code points. */
const PINYIN = 'collate "zh-x-icu"';

/** The order of names in a column, by pinyin. @returns a term for `orderBy` */
export const byPinyin = (column: string): string => `${column} ${PINYIN}`;

/** The order of a text column: the pinyin of what stands before its first number, then that number as a number, then the whole text. Digits 0–9 alone, so that nothing else is ever cast. @returns terms for `orderBy` */
export const naturalTerms = (column: string): string[] => [byPinyin(`substring(${column} from '^[^0-9]*')`), `substring(${column} from '[0-9]+')::numeric nulls first`, byPinyin(column)];

/** The same for a statement of its own. */
export const naturally = (column: string): RawBuilder<unknown> => sql.raw(naturalTerms(column).join(', '));

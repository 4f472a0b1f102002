/** 自然次序 · Names are found as people look for them: by their pinyin, and 示例2户 before 示例10户. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** By pinyin, as every PostgreSQL that is built with ICU knows it; the database itself may sort by code points. */
const PINYIN = 'collate "zh-x-icu"';

/** The order of names in a column, by pinyin. @returns a term for `orderBy` */
export const byPinyin = (column: string): string => `${column} ${PINYIN}`;

/** Every number in it with as many digits as any: then text by text is number by number. Digits 0–9 alone. */
const counted = (column: string): string => String.raw`regexp_replace(regexp_replace(${column}, '([0-9]+)', '0000000000\1', 'g'), '[0-9]*([0-9]{10})', '\1', 'g')`;

/** The order of a text column: by pinyin, and each number in it (up to ten digits) as a number. @returns terms for `orderBy` */
export const naturalTerms = (column: string): string[] => [byPinyin(counted(column)), byPinyin(column)];

/** The same for a statement of its own. */
export const naturally = (column: string): RawBuilder<unknown> => sql.raw(naturalTerms(column).join(', '));

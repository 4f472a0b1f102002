/**
 * 待办来源 · A module says what a person owes as one select. The platform runs the sources under the reach of their
 * permissions, puts them together, sorts them by the clock and counts them (ADR-0010).
 */
import type { ProblemText } from '#platform/contract/index.ts';
import { sql } from '../db/index.ts';
import type { RawBuilder } from '../db/index.ts';
import type { ReadContext } from '../operations/context.ts';

type Sql = RawBuilder<unknown>;

export interface DutyUnit { readonly zh: string; readonly en: string; readonly enMany: string }
const ITEMS: DutyUnit = { zh: '件', en: 'item', enMany: 'items' };

/** 数量 · “9 笔”, “1 deed”, “9 deeds”; null where a duty is one thing. */
export function countedText({ unit = ITEMS }: Pick<DutySource, 'unit'>, count: number | null): ProblemText | null {
  if (count === null) return null;
  return { zh: `${count.toLocaleString('zh-CN')} ${unit.zh}`, en: `${count.toLocaleString('en')} ${count === 1 ? unit.en : unit.enMany}` };
}

export interface DutySource {
  /** `<module>.<what>` */
  readonly kind: string;
  /** What it is called in a list of kinds: 待核查. */
  readonly words: ProblemText;
  /** What is expected: 到现场看整改是否到位. */
  readonly act: ProblemText;
  /** The right to do it; the source is asked under its reach, and only of those who hold it. */
  readonly permission: string;
  /** Live topics whose events can change it. */
  readonly topics: readonly string[];
  /** What `count` counts: 户, “household”, “households”; 件 unless said. */
  readonly unit?: DutyUnit;
  /** Only for those who reach the whole programme with that permission. */
  readonly wholeProgramme?: boolean;
  /** The duties as one `dutySelect`, made of what `ctx.scope` reaches; null when this person can owe none. */
  readonly select: (ctx: ReadContext) => Sql | null;
}

/** The columns of a duty. `what` and `place` may name one text for both languages. */
export interface DutyColumns {
  readonly id: Sql;
  readonly code?: Sql;
  readonly what: Sql | readonly [zh: Sql, en: Sql];
  readonly place?: Sql | readonly [zh: Sql, en: Sql];
  readonly due?: Sql;
  readonly since?: Sql;
  readonly escalation?: Sql;
  readonly count?: Sql;
  /** Page inside the programme. */
  readonly path: Sql;
}

const both = (texts: Sql | readonly [Sql, Sql]): readonly [Sql, Sql] => (Array.isArray(texts) ? (texts as unknown as readonly [Sql, Sql]) : [texts as Sql, texts as Sql]);

/** One select with the columns that every source has; `from` is everything from the word `from` on. */
export function dutySelect(columns: DutyColumns, from: Sql): Sql {
  const [whatZh, whatEn] = both(columns.what);
  const [placeZh, placeEn] = columns.place === undefined ? [sql`null`, sql`null`] : both(columns.place);
  return sql`select (${columns.id})::text as id, (${columns.code ?? sql`null`})::text as code, (${whatZh})::text as title_zh, (${whatEn})::text as title_en,
    (${placeZh})::text as place_zh, (${placeEn})::text as place_en, (${columns.due ?? sql`null`})::timestamptz as due, (${columns.since ?? sql`null`})::timestamptz as since,
    (${columns.escalation ?? sql`0`})::integer as escalation, (${columns.count ?? sql`null`})::integer as count, (${columns.path})::text as path ${from}`;
}

/** When a day of the programme is over, by its own clock. @param day an SQL date */
export const dayEnds = (ctx: ReadContext, day: Sql): Sql => sql`((${day} + 1)::timestamp - make_interval(mins => ${ctx.utcOffsetMinutes}::integer)) at time zone 'UTC'`;

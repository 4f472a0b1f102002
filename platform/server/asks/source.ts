/**
 * 要求来源 · A module says what it asks of people: how many answers, of which unit, in which month, and what each ask is about. The
 * burden module turns that into minutes and overlap and knows no table of anybody (ADR-0049).
 */
import type { ProblemText } from '#platform/contract/index.ts';
import { sql } from '../db/index.ts';
import type { RawBuilder } from '../db/index.ts';
import type { ReadContext } from '../operations/context.ts';

type Sql = RawBuilder<unknown>;

/** 要求类别 · One kind of thing that is asked, and what one answer to it is. */
export interface AskKind {
  /** `<module>.<what>` */
  readonly code: string;
  readonly words: ProblemText;
  /** What is counted: 检查项, 字段, 一笔记分. */
  readonly item: ProblemText;
  /** Who answers, in the words of roles. */
  readonly role: ProblemText;
  /** Until the programme sets its own or enough was measured. @unit minutes an item */
  readonly minutes: number;
}

/** What somebody is about to ask. @example {items: 12, times: 160} is twelve answers from each of 160 */
export interface AskDraft {
  readonly items: number;
  readonly times: number;
  readonly topics: readonly { readonly code: string; readonly label: string }[];
  /** Places and organisations that are to answer, where the form knows them: who was asked the same already is told by unit. */
  readonly units?: readonly string[];
  /** Over how many weeks it is asked once; told where it is asked again and again, or has an end. */
  readonly weeks?: number;
}

export interface AskSource {
  readonly module: string;
  readonly kinds: readonly AskKind[];
  /** A select of `kind, ask_id, label, path, month, place_id, items`: what was asked since a day, by ask, month ('YYYY-MM') and unit; `place_id` is null where the unit is not to be told. With a column `organisation_id`, the organisation that was asked where it was not a place. */
  readonly asked: (ctx: ReadContext, since: string) => Sql;
  /** A select of `kind, ask_id, label, path, asked_on, topic, topic_label`: what each ask is about. A topic is `standard:<edition>/<code>` or `field:<name>`. With a column `unit`, the place or organisation that was asked, as text. */
  readonly topics?: (ctx: ReadContext, since: string) => Sql;
  /** A select of `kind, minutes`: how long one item took, where it was measured by the work itself, since a day. */
  readonly measured?: (ctx: ReadContext, since: string) => Sql;
  /** What an ask of a kind would be, from what its form knows so far; null while that is too little. A form of one module that asks by the kind of another has `<kind>@<module>`. */
  readonly drafts?: Readonly<Record<string, (ctx: ReadContext, about: Readonly<Record<string, unknown>>) => Promise<AskDraft | null>>>;
}

/** 已知内容 · What a module knows of a place under a name that a form may ask for. */
export interface KnownSource {
  /** Whoever may not read there is offered nothing of it. */
  readonly permission: string;
  /**
   * A select of `name, unit, value, on_date, title, path, of_zh, of_en` within the reach of the context, which is that of the permission. `value` is
   * text; `on_date` is null where it is not known since when it holds.
   */
  readonly values: (ctx: ReadContext, placeId: string) => Sql;
}

/** 月份 · The month of an instant by the clock of the programme. @param at a column of type timestamptz */
export const monthIn = ({ utcOffsetMinutes }: ReadContext, at: Sql): Sql => sql`to_char((${at} + make_interval(mins => ${utcOffsetMinutes}::integer)) at time zone 'UTC', 'YYYY-MM')`;

/** 字段主题 · Fields of one name are one thing, in whatever form they stand. */
export const fieldTopic = (nameZh: string): string => `field:${nameZh.replaceAll(/[\s（）()：:]/gu, '').toLowerCase()}`;

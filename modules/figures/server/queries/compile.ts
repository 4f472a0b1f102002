/**
 * 谓词 · The one predicate of a figure, compiled from its definition over the columns that a module declares (ADR-0038). What counts and
 * what lists are made of it here and nowhere else. Columns come from code by their name; values are parameters.
 */
import { rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { SourceShape } from '#platform/server/figures/index.ts';
import { AS_OF, hasOwnRows, PLACE_COLUMN } from '../../domain/index.ts';
import type { Condition, FigureDefinition, PartRole } from '../../domain/index.ts';

type Sql = RawBuilder<unknown>;

/** What a condition is compiled against: the shape, the reference day, and the programme whose places it may name. */
/** `seenOn`: a day that is looked back to; rows whose day lies behind it are left out. */
export interface Ground { readonly shape: SourceShape; readonly asOf: string; readonly programmeId: string; readonly seenOn?: string | null }

function columnOf({ shape }: Ground, name: string): Sql {
  if (Object.hasOwn(shape.columns, name)) return (shape.columns[name] as { sql: Sql }).sql;
  if (name === PLACE_COLUMN && shape.place !== undefined) return shape.place;
  throw new Error(`the shape ${shape.code} has no column ${name}`);
}

function typed(ground: Ground, name: string, value: unknown): Sql {
  const type = Object.hasOwn(ground.shape.columns, name) ? ground.shape.columns[name]?.type : 'text';
  if (type === 'date') return sql`${value === AS_OF ? ground.asOf : value}::date`;
  return type === 'number' ? sql`${value}::numeric` : type === 'boolean' ? sql`${value}::boolean` : sql`${value}::text`;
}

/** A definition names a place by its code, a group of it by its id. */
const PLACE_ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const named = (alias: Sql, value: unknown): Sql => (typeof value === 'string' && PLACE_ID.test(value) ? sql`${alias}.id = ${value}::uuid` : sql`${alias}.code = ${value}::text`);

function placeCondition({ shape, programmeId }: Ground, { is, value }: Condition): Sql {
  const place = shape.place as Sql;
  const below = is === 'under' ? sql`u.ancestor_ids @> array[(select t.id from places.places t where t.programme_id = ${programmeId} and ${named(sql`t`, value)})]` : named(sql`u`, value);
  return sql`${place} in (select u.id from places.places u where u.programme_id = ${programmeId} and ${below})`;
}

function bare(ground: Ground, condition: Condition): Sql {
  const { column, is, value } = condition;
  if (column === PLACE_COLUMN && !Object.hasOwn(ground.shape.columns, column) && (is === 'under' || is === 'is')) return placeCondition(ground, condition);
  const left = columnOf(ground, column);
  switch (is) {
    case 'is': return sql`${left} = ${typed(ground, column, value)}`;
    case 'isNot': return sql`${left} is distinct from ${typed(ground, column, value)}`;
    case 'oneOf': return sql`${left} in (${sql.join((value as readonly unknown[]).map((each) => typed(ground, column, each)))})`;
    case 'least': return sql`${left} >= ${typed(ground, column, value)}`;
    case 'most': return sql`${left} <= ${typed(ground, column, value)}`;
    case 'above': return sql`${left} > ${typed(ground, column, value)}`;
    case 'below': return sql`${left} < ${typed(ground, column, value)}`;
    case 'contains': return sql`strpos(lower(${left}), lower(${value}::text)) > 0`;
    case 'filled': return sql`${left} is not null`;
    case 'empty': return sql`${left} is null`;
    default: throw new Error(`${column} cannot be held against a place`);
  }
}

const compiled = (ground: Ground, condition: Condition): Sql => (condition.orEmpty === true ? sql`(${bare(ground, condition)} or ${columnOf(ground, condition.column)} is null)` : bare(ground, condition));
const all = (parts: readonly Sql[]): Sql => (parts.length === 0 ? sql`true` : sql`(${sql.join([...parts], sql` and `)})`);
const allOf = (ground: Ground, conditions: readonly Condition[]): Sql => all(conditions.map((condition) => compiled(ground, condition)));

/** 谓词 · True for the rows behind a figure. */
export function predicateOf(ground: Ground, definition: FigureDefinition): Sql {
  const { shape } = ground;
  const { where, period, aggregate } = definition;
  const parts = where.map((condition) => compiled(ground, condition));
  if (period.from !== null) parts.push(sql`${shape.day as Sql} >= ${period.from}::date`);
  if (period.to !== null) parts.push(sql`${shape.day as Sql} <= ${period.to}::date`);
  // A row without a day is not known to have come later.
  if (ground.seenOn !== undefined && ground.seenOn !== null && shape.day !== undefined && shape.dayIsPlanned !== true) parts.push(sql`(${shape.day} is null or ${shape.day} <= ${ground.seenOn}::date)`);
  // As groups by zone are made: what lies in no zone is its own.
  if (definition.zone !== undefined) parts.push(sql`${shape.place as Sql} in (select u.id from places.places u where u.programme_id = ${ground.programmeId} and coalesce(u.zone_id, u.id)::text = ${definition.zone})`);
  if (aggregate.kind === 'rank') {
    // Itself and whoever is ahead: as many rows as its rank says.
    const [score, self, among] = [columnOf(ground, aggregate.column), compiled(ground, aggregate.self), all(parts)];
    const own = aggregate.best === 'highest' ? sql`max(${score})` : sql`min(${score})`;
    parts.push(sql`(${self} or ${score} ${aggregate.best === 'highest' ? sql`>` : sql`<`} (select ${own} ${shape.from} and ${among} and ${self}))`);
  }
  return all(parts);
}

/** What each row adds to the figure. */
export function amountOf(ground: Ground, { aggregate }: FigureDefinition): Sql {
  switch (aggregate.kind) {
    case 'sum': return sql`coalesce(${columnOf(ground, aggregate.column)}, 0)::numeric`;
    case 'ratioOfSums': return sql`coalesce(${columnOf(ground, aggregate.numerator)}, 0)::numeric`;
    case 'rank': return sql`${columnOf(ground, aggregate.column)}::numeric`;
    case 'share': return sql`(case when ${allOf(ground, aggregate.of)} then 1 else 0 end)::numeric`;
    default: return sql`1::numeric`;
  }
}

/** What the figure is, over the rows that a statement selects. */
export function parts(ground: Ground, definition: FigureDefinition): { value: Sql; denominator: Sql; held: Sql } {
  const { aggregate } = definition;
  const none = sql`null::numeric`;
  switch (aggregate.kind) {
    case 'count': return { value: sql`count(*)`, denominator: none, held: sql`true` };
    case 'distinct': return { value: sql`count(distinct ${columnOf(ground, aggregate.column)})`, denominator: none, held: sql`true` };
    case 'sum': return { value: sql`coalesce(sum(${amountOf(ground, definition)}), 0)`, denominator: none, held: sql`true` };
    case 'share': return { value: sql`coalesce(sum(${amountOf(ground, definition)}), 0)`, denominator: sql`count(*)`, held: sql`true` };
    case 'ratioOfSums': return { value: sql`coalesce(sum(${amountOf(ground, definition)}), 0)`, denominator: sql`coalesce(sum(${columnOf(ground, aggregate.denominator)}), 0)`, held: sql`true` };
    case 'rank': return { value: sql`count(*)`, denominator: none, held: sql`coalesce(bool_or(${compiled(ground, aggregate.self)}), false)` };
    default: throw new Error('a ratio of figures has no rows of its own');
  }
}

export interface Asked { readonly definition: FigureDefinition; readonly ground: Ground }
/** Before a ratio is divided. `held`: whether what is ranked is among the rows. */
export interface Counted { readonly value: number; readonly denominator: number | null; readonly rowCount: number; readonly held: boolean }

/** 单句 · One figure as one bare statement. @returns null for a ratio of two figures, which has no rows of its own */
export function statementOf({ ground, definition }: Asked): Sql | null {
  if (!hasOwnRows(definition)) return null;
  const { value, denominator } = parts(ground, definition);
  return sql`select ${value} as value, ${denominator} as denominator ${ground.shape.from} and ${predicateOf(ground, definition)}`;
}

/** So many figures in one statement. */
const AT_ONCE = 100;

/** 计算 · Figures in one statement, each by its own condition and its own plan, so that indexes serve every one: no dearer than one by one. */
export async function countFigures(tx: Tx, asked: readonly Asked[]): Promise<Counted[]> {
  const found: Counted[] = [];
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    const some = asked.slice(from, from + AT_ONCE);
    const branches = some.map(({ ground, definition }, at) => {
      const { value, denominator, held } = parts(ground, definition);
      return sql`select ${at}::int as at, (${value})::numeric as value, (${denominator})::numeric as denominator, count(*) as row_count, ${held} as held ${ground.shape.from} and ${predicateOf(ground, definition)}`;
    });
    const counted = new Map((await rows<{ at: number; value: number; denominator: number | null; row_count: number; held: boolean }>(tx, sql`${sql.join(branches, sql` union all `)}`)).map((row) => [row.at, row]));
    some.forEach((_each, at) => {
      const row = counted.get(at);
      found.push({ value: Number(row?.value ?? 0), denominator: row === undefined || row.denominator === null ? null : Number(row.denominator), rowCount: Number(row?.row_count ?? 0), held: row?.held === true });
    });
  }
  return found;
}

export interface FigureRow { id: string; label: string | null; on_date: string | null; place_zh: string | null; place_en: string | null; amount: number; path: string | null }

const rowColumns = (ground: Ground, definition: FigureDefinition): Sql => sql`${ground.shape.id} as id, (${ground.shape.label})::text as label, ${ground.shape.day ?? sql`null::date`} as on_date, ${ground.shape.place ?? sql`null::uuid`} as place_id,
  ${amountOf(ground, definition)} as amount, (${ground.shape.path})::text as path`;

export type RowOrder = 'recent' | '-recent' | 'amount' | '-amount';
/** Where a page ended: what it was ordered by, and the row. */
export interface RowCursor { readonly at: string | number | null; readonly id: string }

/** 接着上一页 · True for rows behind a cursor, by the same order that pages have. */
function behind(ground: Ground, definition: FigureDefinition, sort: RowOrder, { at, id }: RowCursor): Sql {
  const { shape } = ground;
  if (sort === 'amount' || sort === '-amount') {
    const amount = amountOf(ground, definition);
    return sql`(${amount} ${sort === 'amount' ? sql`<` : sql`>`} ${at}::numeric or (${amount} = ${at}::numeric and ${shape.id} > ${id}))`;
  }
  const after = sort === 'recent' ? sql`${shape.id} > ${id}` : sql`${shape.id} < ${id}`;
  const day = shape.day;
  if (day === undefined) return after;
  if (at === null) return sql`(${day} is null and ${after})`;
  return sql`(${day} ${sort === 'recent' ? sql`<` : sql`>`} ${at}::date or ${day} is null or (${day} = ${at}::date and ${after}))`;
}

/** The rows behind a figure, a page of them, by their number or behind a cursor; names of places are looked up for those shown. */
export function figureRows(tx: Tx, { ground, definition }: Asked, page: { readonly limit: number; readonly offset: number; readonly after?: RowCursor | undefined }, sort: RowOrder): Promise<FigureRow[]> {
  const order = { recent: sql`on_date desc nulls last, id`, '-recent': sql`on_date nulls last, id desc`, amount: sql`amount desc, id`, '-amount': sql`amount, id` }[sort];
  const from = page.after === undefined ? sql`` : sql`and ${behind(ground, definition, sort, page.after)}`;
  return rows(tx, sql`select f.id, f.label, f.on_date, f.amount, f.path, p.name_zh as place_zh, p.name_en as place_en
    from (select ${rowColumns(ground, definition)} ${ground.shape.from} and ${predicateOf(ground, definition)} ${from} order by ${order} limit ${page.limit} offset ${page.after === undefined ? page.offset : 0}) f
    left join places.places p on p.programme_id = ${ground.programmeId} and p.id = f.place_id order by ${order}`);
}

/** 列名 · Names of rows that may be said where everybody reads, as the last ones stood, and how many rows may not be named. */
export async function figureNames(tx: Tx, { ground, definition }: Asked, limit: number): Promise<{ ids: string[]; names: string[]; withheld: number }> {
  const { shape } = ground;
  const { named } = shape;
  const [name, may] = named === undefined ? [sql`null::text`, sql`false`] : named === 'label' ? [shape.label, sql`true`] : [named.name, named.may];
  const [row] = await rows<{ ids: string[]; names: string[]; withheld: number }>(tx, sql`with f as materialized (select ${shape.id} as id, (${name})::text as name, coalesce(${may}, false) as may, ${shape.day ?? sql`null::date`} as on_date ${shape.from} and ${predicateOf(ground, definition)})
      , l as (select f.name, f.on_date, f.id from f where f.may and f.name is not null order by f.on_date desc nulls last, f.id limit ${limit})
    select coalesce((select array_agg(l.id order by l.on_date nulls first, l.id desc) from l), '{}') as ids, coalesce((select array_agg(l.name order by l.on_date nulls first, l.id desc) from l), '{}') as names, (select count(*) from f where not f.may or f.name is null)::int as withheld`);
  return row ?? { ids: [], names: [], withheld: 0 };
}

/** The ids that a select of a source tells. */
export async function idsOf(tx: Tx, select: Sql): Promise<string[]> {
  return (await rows<{ id: string }>(tx, select)).map(({ id }) => id);
}

export interface GroupRow { key: string | null; zh: string | null; en: string | null; value: number; row_count: number }

/** 分组 · The same predicate, told apart by a column, by zone or town, or by month or year. */
export function figureGroups(tx: Tx, { ground, definition }: Asked, by: string, limit: number): Promise<GroupRow[]> {
  const { value } = parts(ground, definition);
  const { shape, programmeId } = ground;
  const match = sql`${shape.from} and ${predicateOf(ground, definition)}`;
  if (by === '@place' || by === '@zone') {
    const key = by === '@place' ? sql`h.id` : sql`coalesce(h.zone_id, h.id)`;
    return rows(tx, sql`select g.key::text as key, p.name_zh as zh, p.name_en as en, g.value, g.row_count from (
        select (select ${key} from places.places h where h.programme_id = ${programmeId} and h.id = ${shape.place as Sql}) as key, ${value} as value, count(*) as row_count ${match} group by 1) g
      left join places.places p on p.programme_id = ${programmeId} and p.id = g.key order by g.value desc, g.key limit ${limit}`);
  }
  const key = by === '@month' ? sql`to_char(${shape.day as Sql}, 'YYYY-MM')` : by === '@year' ? sql`to_char(${shape.day as Sql}, 'YYYY')` : sql`(${columnOf(ground, by)})::text`;
  return rows(tx, sql`select ${key} as key, null::text as zh, null::text as en, ${value} as value, count(*) as row_count ${match} group by 1 order by 4 desc, 1 limit ${limit}`);
}

export interface RowSet { count: number; hash: string; ids: string[] | null; labels: string[] | null; amounts: number[] | null }

/** 行集 · Which rows there are and what each adds, as one hash; the rows themselves up to a number. */
export async function rowSet(tx: Tx, { ground, definition }: Asked, keptMax: number): Promise<RowSet> {
  const [row] = await rows<RowSet>(tx, sql`with f as materialized (select ${ground.shape.id} as id, left((${ground.shape.label})::text, 120) as label, ${amountOf(ground, definition)} as amount ${ground.shape.from} and ${predicateOf(ground, definition)})
    select count(*) as count, encode(sha256(convert_to(coalesce(string_agg(id || ' ' || coalesce(amount::text, '-'), e'\n' order by id), ''), 'UTF8')), 'hex') as hash,
      case when count(*) <= ${keptMax} then coalesce(array_agg(id order by id), '{}') end as ids, case when count(*) <= ${keptMax} then coalesce(array_agg(coalesce(label, '') order by id), '{}') end as labels,
      case when count(*) <= ${keptMax} then coalesce(array_agg(coalesce(amount, 0) order by id), '{}') end as amounts from f`);
  return row as RowSet;
}

export interface DriftRow { id: string; label: string | null; change: 'added' | 'removed' | 'changed'; before: number | null; after: number | null; path: string | null }

/** Rows that came, went or count differently since a freeze; of a ratio, those of one side of its line. */
export function driftRows(tx: Tx, { ground, definition }: Asked, freeze: { readonly programmeId: string; readonly freezeId: string; readonly part: { readonly role: PartRole; readonly partNo: number } | null }, limit: number): Promise<DriftRow[]> {
  const kept = freeze.part === null ? sql`figures.freezes z` : sql`figures.freeze_parts z`;
  const which = freeze.part === null ? sql`z.programme_id = ${freeze.programmeId} and z.id = ${freeze.freezeId}` : sql`z.programme_id = ${freeze.programmeId} and z.freeze_id = ${freeze.freezeId} and z.role = ${freeze.part.role} and z.part_no = ${freeze.part.partNo}`;
  return rows(tx, sql`with now as materialized (select ${rowColumns(ground, definition)} ${ground.shape.from} and ${predicateOf(ground, definition)}),
      past as (select u.id, u.label, u.amount from ${kept} cross join lateral unnest(z.row_ids, z.row_labels, z.row_amounts) as u(id, label, amount) where ${which})
    select coalesce(n.id, t.id) as id, coalesce(n.label, t.label) as label, case when t.id is null then 'added' when n.id is null then 'removed' else 'changed' end as change, t.amount as before, n.amount as after, n.path
      from now n full join past t on t.id = n.id where t.id is null or n.id is null or n.amount is distinct from t.amount order by 3, 1 limit ${limit}`);
}

/** 整张来的列表 · Short lists come in one answer: their order is made here, their columns and views like those of any other list. */
import type { SortOf } from '#platform/contract/sorting.ts';

export type SortKey = string | number | null;

const words = new Intl.Collator('zh-Hans-CN', { numeric: true });

function compare(one: SortKey, other: SortKey): number {
  return typeof one === 'number' && typeof other === 'number' ? one - other : words.compare(String(one), String(other));
}

/**
 * 排好的行 · By the named order, or turned round; rows without a value stay at the end. Without an order, as they came.
 *
 * @example wholeSorted(rows, table.sort, { name: (row) => row.nameZh, sites: (row) => -row.siteCount })
 */
export function wholeSorted<Row, Name extends string>(rows: readonly Row[], sort: SortOf<Name> | undefined, orders: Readonly<Partial<Record<Name, (row: Row) => SortKey>>>): readonly Row[] {
  const isTurned = sort?.startsWith('-') ?? false;
  const keyOf = orders[(isTurned ? sort?.slice(1) : sort) as Name];
  if (keyOf === undefined) return isTurned ? rows.toReversed() : rows;
  const [held, none] = [rows.filter((row) => keyOf(row) !== null), rows.filter((row) => keyOf(row) === null)];
  const sorted = held.toSorted((one, other) => compare(keyOf(one), keyOf(other)));
  return [...(isTurned ? sorted.toReversed() : sorted), ...none];
}

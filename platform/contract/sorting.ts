/** 排序 · The orders a list takes: by its name the way people first want it, with a leading `-` the other way round. */
import { z } from 'zod';

export type SortOf<Name extends string> = Name | `-${Name}`;

/** 双向 · Each order and its reverse. */
export function bothWays<const Name extends string>(names: readonly Name[]): readonly SortOf<Name>[] {
  return names.flatMap((name): SortOf<Name>[] => [name, `-${name}`]);
}

/** 排序参数 · The first order is the one a list has by itself. @example sort: sortInput(['recent', 'title']) */
export function sortInput<const Name extends string>(names: readonly [Name, ...Name[]]): z.ZodDefault<z.ZodEnum<{ [Key in SortOf<Name>]: Key }>> {
  const sorts = z.enum(bothWays(names) as readonly string[] as [string, ...string[]]);
  return sorts.default(names[0]).describe(`排序，前加 - 为倒序 order; with a leading - the other way round`) as never;
}

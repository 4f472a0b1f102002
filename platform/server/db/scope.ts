/** 范围条件 · The reader's reach as a condition, so that lists of narrow people use an index; row-level security is the net below. */
import type { Scope } from '../operations/context.ts';
import { sql } from './index.ts';
import type { RawBuilder } from './index.ts';

/** Which columns of a query carry a place, a site or an organisation, written as `alias.column`. */
export interface ScopeColumns {
  readonly place?: string;
  readonly site?: string;
  readonly organisation?: string;
}

/** @returns `true` for a person who reaches everything, `false` for one who reaches nothing through these columns */
export function scopePredicate(scope: Scope, columns: ScopeColumns): RawBuilder<boolean> {
  if (scope.everything) return sql<boolean>`true`;
  const reaches: [column: string | undefined, ids: readonly string[]][] = [
    [columns.place, scope.placeIds], [columns.site, scope.siteIds], [columns.organisation, scope.organisationIds],
  ];
  const conditions = reaches.flatMap(([column, ids]) =>
    (column === undefined || ids.length === 0 ? [] : [sql<boolean>`${sql.ref(column)} = any(${ids}::uuid[])`]));
  if (conditions.length === 0) return sql<boolean>`false`;
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

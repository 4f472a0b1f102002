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

/** Up to here each number of ids gets a statement of its own. */
const LISTED_MAX = 12;

/** Of an array parameter a kept plan knows nothing, not even its length; a short list it can count. */
function oneOf(column: string, ids: readonly string[]): RawBuilder<boolean> {
  if (ids.length > LISTED_MAX) return sql<boolean>`${sql.ref(column)} = any(${ids}::uuid[])`;
  return sql<boolean>`${sql.ref(column)} in (${sql.join(ids.map((id) => sql`${id}::uuid`))})`;
}

/** @returns `true` for a person who reaches everything, `false` for one who reaches nothing through these columns */
export function scopePredicate(scope: Scope, columns: ScopeColumns): RawBuilder<boolean> {
  if (scope.everything) return sql<boolean>`true`;
  const reaches: [column: string | undefined, ids: readonly string[]][] = [
    [columns.place, scope.placeIds], [columns.site, scope.siteIds], [columns.organisation, scope.organisationIds],
  ];
  const conditions = reaches.flatMap(([column, ids]) =>
    (column === undefined || ids.length === 0 ? [] : [oneOf(column, ids)]));
  if (conditions.length === 0) return sql<boolean>`false`;
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

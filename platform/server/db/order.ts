/** 排序语句 · What a list is sorted by, written once for one direction and turned round for the other. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { SortOf } from '#platform/contract/sorting.ts';

const TERM = /^(?<expression>.+?)(?<descending> desc)?(?<nulls> nulls (?:first|last))?$/;

/** Rows without a value stay where they were put, in either direction: nobody looks for them first. */
function turned(term: string): string {
  const { expression, descending, nulls } = TERM.exec(term)?.groups ?? {};
  return `${expression}${descending === undefined ? ' desc' : ''}${nulls ?? ''}`;
}

/**
 * Terms are written in code, never taken from a request; the last of them makes the order total, so that pages neither
 * repeat nor lose a row.
 *
 * @example orderBy(sort, { recent: ['c.reported_at desc', 'c.id desc'], deadline: ['c.deadline_at nulls last', 'c.id'] })
 */
export function orderBy<Name extends string>(sort: SortOf<Name>, orders: Readonly<Record<Name, readonly string[]>>): RawBuilder<unknown> {
  const isTurned = sort.startsWith('-');
  const terms = orders[(isTurned ? sort.slice(1) : sort) as Name];
  return sql.raw(isTurned ? terms.map(turned).join(', ') : terms.join(', '));
}

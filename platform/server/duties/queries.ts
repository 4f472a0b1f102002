/** The statements that put duties together: per reach one to list and one to count, however many sources there are. */
import { rows, sql } from '../db/index.ts';
import type { RawBuilder } from '../db/index.ts';
import type { ReadContext } from '../operations/context.ts';
import type { DutyLateness } from '#platform/contract/duties.ts';
import type { DutySource } from './source.ts';

export interface DutyRow {
  kind: string; id: string; code: string | null; title_zh: string; title_en: string; place_zh: string | null; place_en: string | null; due: string | null; since: string | null;
  escalation: number; count: number | null; path: string; lateness: DutyLateness;
}

export interface DutyFilter { readonly lateness?: readonly DutyLateness[] | undefined; readonly escalated?: boolean | undefined }

/** The instants between which a duty is late, due today, or soon. */
export interface Clock { readonly now: string; readonly midnight: string; readonly soonEnds: string }

const latenessOf = (clock: Clock): RawBuilder<unknown> => sql`case when d.due is null then 'open' when d.due < ${clock.now}::timestamptz then 'overdue'
  when d.due < ${clock.midnight}::timestamptz then 'today' when d.due < ${clock.soonEnds}::timestamptz then 'soon' else 'later' end`;

function kept(clock: Clock, filter: DutyFilter): RawBuilder<unknown> {
  const parts = [sql`true`];
  if (filter.lateness !== undefined) parts.push(sql`${latenessOf(clock)} = any(${[...filter.lateness]}::text[])`);
  if (filter.escalated !== undefined) parts.push(filter.escalated ? sql`d.escalation > 0` : sql`d.escalation = 0`);
  return sql.join(parts, sql` and `);
}

const ORDER = sql`(escalation > 0) desc, due nulls last, since nulls last, kind, id`;

type Asked = readonly { readonly source: DutySource; readonly select: RawBuilder<unknown> }[];

/** The selects of the sources that this person can owe anything of. */
export function asked(ctx: ReadContext, sources: readonly DutySource[]): Asked {
  return sources.flatMap((source) => {
    const select = source.wholeProgramme === true && !ctx.scope.everything ? null : source.select(ctx);
    return select === null ? [] : [{ source, select }];
  });
}

/** The first so many duties of these sources. Each source is cut before its names are looked up. */
export async function firstDuties(ctx: ReadContext, sources: Asked, clock: Clock, filter: DutyFilter, limit: number): Promise<DutyRow[]> {
  if (sources.length === 0) return [];
  const parts = sources.map(({ source, select }) => sql`(select ${source.kind}::text as kind, d.*, ${latenessOf(clock)} as lateness from (${select}) d
    where ${kept(clock, filter)} order by ${ORDER} limit ${limit})`);
  return rows<DutyRow>(ctx.tx, sql`select * from (${sql.join(parts, sql` union all `)}) found order by ${ORDER} limit ${limit}`);
}

export interface DutyCount { kind: string; lateness: DutyLateness; escalated: boolean; count: number }

export async function dutyCounts(ctx: ReadContext, sources: Asked, clock: Clock): Promise<DutyCount[]> {
  if (sources.length === 0) return [];
  const parts = sources.map(({ source, select }) => sql`select ${source.kind}::text as kind, ${latenessOf(clock)} as lateness, d.escalation > 0 as escalated, count(*) as count
    from (${select}) d group by 2, 3`);
  return rows<DutyCount>(ctx.tx, sql.join(parts, sql` union all `) as never);
}

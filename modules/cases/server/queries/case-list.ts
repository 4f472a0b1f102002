/**
 * Lists of cases. A page is found on narrow rows by an index first; names are joined to its rows alone.
 * Every statement names the reader's scope besides row-level security, so that an index can serve a narrow reach.
 */
import { addDays, instantOf, localDate } from '#kernel/local-date.ts';
import { oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { SortOf } from '#platform/contract/sorting.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import { foundPredicate, NUMBER } from './case-search.ts';
import type { WordFound } from './case-search.ts';
import type { CaseSource, CaseState } from '../../domain/index.ts';

export interface CaseFilter {
  readonly state?: readonly CaseState[] | undefined;
  readonly category?: readonly string[] | undefined;
  readonly source?: readonly CaseSource[] | undefined;
  readonly zoneId?: string | undefined;
  readonly placeId?: string | undefined;
  readonly siteId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly mine?: boolean | undefined;
  readonly q?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly closedFrom?: string | undefined;
  readonly closedTo?: string | undefined;
  /** What the words of `q` found beforehand (`searchFound`); without it they are looked for row by row. */
  readonly found?: readonly (WordFound | null)[] | undefined;
}

export type CaseSort = SortOf<'recent' | 'deadline' | 'number' | 'title'>;

/** Lateness is told to the minute, so that a total and its list agree while they are read. @unit epoch milliseconds */
export function lateAsOf(ctx: ReadContext): string {
  return new Date(Math.floor(ctx.now / 60_000) * 60_000).toISOString();
}

/** Late and not fixed: what is overdue in every list, count and export. */
export function overduePredicate(ctx: ReadContext): RawBuilder<unknown> {
  return sql`(c.state in ('dispatched', 'accepted') and c.deadline_at < ${lateAsOf(ctx)}::timestamptz)`;
}

/** Mine: where I am the site leader, answer for the site today (a deputy does), or my own organisation answers. */
export function minePredicate(ctx: ReadContext): RawBuilder<unknown> {
  const mySite = ctx.scope.siteIds.length === 0 ? sql`` : sql` or c.site_id = any(${ctx.scope.siteIds}::uuid[])`;
  return sql`(c.site_leader_id = ${ctx.personId}::uuid${mySite} or c.organisation_id = ${ctx.actor.organisationId}::uuid)`;
}

/** Numbers are looked up by their beginning, which an index serves; every other word stands in the title or in the name of the site. */
function searchPredicate(programmeId: string, q: string, found: readonly (WordFound | null)[] | undefined): RawBuilder<unknown> {
  if (NUMBER.test(q)) return sql`(c.number >= ${q} and c.number < ${`${q}~`})`;
  const words = searchPatterns(q).map((pattern, at) => foundPredicate(found?.[at] ?? null) ?? sql`(${searchable('c', 'title')} like ${pattern} or c.number like ${pattern}
    or c.site_id in (select s.id from places.sites s where s.programme_id = ${programmeId} and s.search_text like ${pattern}))`);
  return words.length === 0 ? sql`true` : sql.join(words, sql` and `);
}

/** The rows of a filter within the reader's reach. */
export function casePredicate(ctx: ReadContext, filter: CaseFilter): RawBuilder<unknown> {
  const dayStart = (day: string, plusDays = 0) =>
    new Date(instantOf(addDays(localDate(day), plusDays), 0, ctx.utcOffsetMinutes)).toISOString();
  const parts: RawBuilder<unknown>[] = [
    sql`c.programme_id = ${ctx.programmeId}`,
    scopePredicate(ctx.scope, { place: 'c.place_id', site: 'c.site_id', organisation: 'c.organisation_id' }),
  ];
  if (filter.state !== undefined) parts.push(sql`c.state = any(${[...filter.state]}::text[])`);
  if (filter.category !== undefined) parts.push(sql`c.category_code = any(${[...filter.category]}::text[])`);
  if (filter.source !== undefined) parts.push(sql`c.source = any(${[...filter.source]}::text[])`);
  if (filter.zoneId !== undefined) parts.push(sql`c.zone_id = ${filter.zoneId}::uuid`);
  if (filter.siteId !== undefined) parts.push(sql`c.site_id = ${filter.siteId}::uuid`);
  if (filter.organisationId !== undefined) parts.push(sql`c.organisation_id = ${filter.organisationId}::uuid`);
  if (filter.placeId !== undefined) {
    parts.push(sql`c.place_id in (select p.id from places.places p where p.programme_id = ${ctx.programmeId} and p.ancestor_ids @> array[${filter.placeId}::uuid])`);
  }
  if (filter.overdue === true) parts.push(overduePredicate(ctx));
  if (filter.overdue === false) parts.push(sql`${overduePredicate(ctx)} is not true`);
  if (filter.mine === true) parts.push(minePredicate(ctx));
  if (filter.q !== undefined && filter.q !== '') parts.push(searchPredicate(ctx.programmeId, filter.q, filter.found));
  if (filter.from !== undefined) parts.push(sql`c.reported_at >= ${dayStart(filter.from)}::timestamptz`);
  if (filter.to !== undefined) parts.push(sql`c.reported_at < ${dayStart(filter.to, 1)}::timestamptz`);
  if (filter.closedFrom !== undefined) parts.push(sql`c.closed_at >= ${dayStart(filter.closedFrom)}::timestamptz`);
  if (filter.closedTo !== undefined) parts.push(sql`c.closed_at < ${dayStart(filter.closedTo, 1)}::timestamptz`);
  return sql.join(parts, sql` and `);
}

/** Two names in one text, Chinese and English or code and name; null when it is not there or out of reach. */
export type NamePair = string | null;

/** The two names of a pair; a text splits faster than an array is read. */
export function namesOf(pair: NamePair): readonly [string, string] | null {
  if (pair === null) return null;
  const at = pair.indexOf(NAME_SEPARATOR);
  return [pair.slice(0, at), pair.slice(at + 1)];
}

const NAME_SEPARATOR = '\u001f';
const pair = (first: string, second: string): RawBuilder<unknown> => sql`${sql.ref(first)} || e'\\x1f' || ${sql.ref(second)}`;

export interface CaseListRow {
  id: string; number: string; version: number; state: CaseState; source: CaseSource; title: string; category_code: string; category: NamePair;
  site_id: string | null; site: NamePair; place_id: string; place: NamePair; zone_id: string | null; zone: NamePair; organisation_id: string | null; organisation: NamePair;
  site_leader_id: string | null; site_leader_name: string | null; reported_at: string; deadline_at: string | null; closed_at: string | null;
  escalation_level: number; rework_count: number; rebound_count: number; first_photo_id: string | null;
}

/**
 * The names a row shows. Sub-selects rather than joins: seven joins to a page of 25 rows cost more to plan than to run.
 */
export const nameColumns = (programmeId: string) => sql`
  (select ${pair('k.name_zh', 'k.name_en')} from cases.categories k where k.programme_id = ${programmeId} and k.code = page.category_code) as category,
  (select ${pair('s.code', 's.name')} from places.sites s where s.programme_id = ${programmeId} and s.id = page.site_id) as site,
  (select ${pair('p.name_zh', 'p.name_en')} from places.places p where p.programme_id = ${programmeId} and p.id = page.place_id) as place,
  (select ${pair('z.name_zh', 'z.name_en')} from places.places z where z.programme_id = ${programmeId} and z.id = page.zone_id) as zone,
  (select ${pair('o.name_zh', 'o.name_en')} from places.organisations o where o.programme_id = ${programmeId} and o.id = page.organisation_id) as organisation,
  (select l.name from people.persons l where l.programme_id = ${programmeId} and l.id = page.site_leader_id) as site_leader_name`;

const ordered = (sort: CaseSort, alias: 'c' | 'page'): RawBuilder<unknown> => orderBy(sort, {
  recent: [`${alias}.reported_at desc`, `${alias}.id desc`], deadline: [`${alias}.deadline_at nulls last`, `${alias}.id`], number: [`${alias}.number desc`],
  title: [`${alias}.title`, `${alias}.id`],
});

/** Written out: with a parameter there, a kept plan would prepare for a tenth of all rows. */
function stretchOf({ page, pageSize }: { page: number; pageSize: number }): RawBuilder<unknown> {
  return page === 1 ? sql`limit ${sql.lit(pageSize)}` : sql`limit ${sql.lit(pageSize)} offset ${sql.lit((page - 1) * pageSize)}`;
}

export function casePage(ctx: ReadContext, filter: CaseFilter, sort: CaseSort, page: { page: number; pageSize: number }): Promise<CaseListRow[]> {
  return rows<CaseListRow>(ctx.tx, sql`
    select page.*, ${nameColumns(ctx.programmeId)} from (
        select c.id, c.number, c.version, c.state, c.source, c.title, c.category_code, c.site_id, c.place_id, c.zone_id, c.organisation_id, c.site_leader_id,
          c.reported_at, c.deadline_at, c.closed_at, c.escalation_level, c.rework_count, c.rebound_count, c.first_photo_id
          from cases.cases c where ${casePredicate(ctx, filter)}
         order by ${ordered(sort, 'c')} ${stretchOf(page)}
      ) page
     order by ${ordered(sort, 'page')}`);
}

export async function caseTotal(ctx: ReadContext, filter: CaseFilter): Promise<number> {
  const { count } = await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from cases.cases c where ${casePredicate(ctx, filter)}`);
  return count;
}

export interface CaseRegisterRow {
  id: string; number: string; state: CaseState; title: string; category: NamePair; site: NamePair; place: NamePair; description: string | null;
  standard_code: string | null; standard_text: string | null; reported_at: string;
  /** As text, to the microsecond: where the next stretch goes on. */
  reported_key: string;
  organisation: NamePair; site_leader_name: string | null; deadline_at: string | null; rectified_at: string | null; rectified_note: string | null;
  before_count: number; after_count: number; verifier_name: string | null; closed_at: string | null;
}

/** A stretch of the register, oldest first, after a place already reached. */
export function registerStretch(ctx: ReadContext, filter: CaseFilter, after: { reported_key: string; id: string } | null, count: number): Promise<CaseRegisterRow[]> {
  const further = after === null ? sql`true` : sql`(c.reported_at, c.id) > (${after.reported_key}::timestamptz, ${after.id}::uuid)`;
  const photoCount = (roles: RawBuilder<unknown>) =>
    sql`(select count(*) from cases.case_photos f where f.programme_id = ${ctx.programmeId} and f.case_id = page.id and f.role ${roles})`;
  return rows<CaseRegisterRow>(ctx.tx, sql`
    select page.id, page.number, page.state, page.title, page.description, page.standard_code, page.standard_text, page.reported_at,
      page.reported_at::text as reported_key, page.deadline_at, page.rectified_at, page.closed_at, ${nameColumns(ctx.programmeId)},
      case when page.rectified_at is not null then
        (select e.note from cases.case_events e where e.programme_id = ${ctx.programmeId} and e.case_id = page.id and e.act = 'rectify' order by e.sequence desc limit 1)
      end as rectified_note,
      ${photoCount(sql`<> 'after'`)} as before_count, ${photoCount(sql`= 'after'`)} as after_count,
      (select v.name from people.persons v where v.programme_id = ${ctx.programmeId} and v.id = page.verified_by) as verifier_name
      from (
        select c.* from cases.cases c where ${casePredicate(ctx, filter)} and ${further} order by c.reported_at, c.id limit ${count}
      ) page
     order by page.reported_at, page.id`);
}

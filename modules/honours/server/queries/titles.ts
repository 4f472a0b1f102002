/** Titles: their list with figures, one of them, and their writes. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { searchable, searchPatterns, searchTextOf } from '#platform/server/search/index.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { SubjectKind, Tier, Title, TitleRules, TitleState } from '../../domain/index.ts';
import { isRectifying } from './awards.ts';

export interface TitleRow {
  id: string; code: string; state: TitleState; name_zh: string; name_en: string; tier: Tier; subject_kind: SubjectKind; authority: string; approval_document: string | null; edition_code: string | null;
  term_months: number | null; review_every_months: number | null; lock_months: number; upward_title_code: string | null; upward_after: number | null; rules: TitleRules; source: string; version: number;
  /** Which version of the rules this is, and from which day it holds. */
  rule_version: number; effective_from: string | null;
}
export interface TitleListRow extends TitleRow { in_force: number; cumulative: number }

/** What a title says: who it is, and the rules of one version of it. */
export const titleColumns = sql`t.id, t.code, t.state, t.name_zh, t.name_en, t.tier, t.subject_kind, t.version, v.authority, v.approval_document, v.edition_code, v.term_months, v.review_every_months, v.lock_months,
  v.upward_title_code, v.upward_after, v.rules, v.source, v.number as rule_version, v.effective_from`;

/** Titles `t` with the version `v` of their rules that holds on a day. The same choice as `versionOn` of the domain. */
export const titlesOn = (day: string): RawBuilder<unknown> => sql`honours.titles t cross join lateral (select w.* from honours.title_versions w where w.programme_id = t.programme_id and w.title_id = t.id
  and (w.effective_from is null or w.effective_from <= ${day}::date) order by w.effective_from desc nulls last limit 1) v`;

export interface TitleFilter { readonly q?: string | undefined; readonly tier?: Tier | undefined; readonly subjectKind?: SubjectKind | undefined; readonly state?: TitleState | undefined; readonly codes?: readonly string[] | undefined }

function titleWhere(programmeId: string, filter: TitleFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`t.programme_id = ${programmeId}`];
  if (filter.tier !== undefined) parts.push(sql`t.tier = ${filter.tier}`);
  if (filter.subjectKind !== undefined) parts.push(sql`t.subject_kind = ${filter.subjectKind}`);
  if (filter.state !== undefined) parts.push(sql`t.state = ${filter.state}`);
  if (filter.codes !== undefined) parts.push(sql`t.code = any(${[...filter.codes]}::text[])`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('t', 'name_zh')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

const tierOrder = "array_position(array['nation','province','prefecture','county','township','village'], t.tier)";

/** Titles with how many hold them on a day, and how many ever did by it, within the reader's reach. */
export function titlePage(ctx: ReadContext, filter: TitleFilter, asOf: string, sort: SortOf<'tier' | 'name' | 'inForce' | 'cumulative'>, page: { limit: number; offset: number }): Promise<TitleListRow[]> {
  const order = orderBy(sort, { tier: [tierOrder, 't.subject_kind', 't.code'], name: ['t.name_zh', 't.code'], inForce: ['coalesce(c.in_force, 0) desc', 't.code'], cumulative: ['coalesce(c.cumulative, 0) desc', 't.code'] });
  return rows<TitleListRow>(ctx.tx, sql`select ${titleColumns}, coalesce(c.in_force, 0) as in_force, coalesce(c.cumulative, 0) as cumulative
    from ${titlesOn(asOf)} left join (
      select a.title_id, count(*) filter (where a.validity @> ${asOf}::date) as in_force, count(distinct a.subject_id) filter (where lower(a.validity) <= ${asOf}::date and a.carried_from is null) as cumulative
        from honours.awards a where a.programme_id = ${ctx.programmeId} and ${scopePredicate(ctx.scope, { place: 'a.place_id', organisation: 'a.organisation_id' })} group by a.title_id) c on c.title_id = t.id
    where ${titleWhere(ctx.programmeId, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function titleTotal(tx: Tx, programmeId: string, filter: TitleFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from honours.titles t where ${titleWhere(programmeId, filter)}`)).count;
}

/** A title with the rules that hold on a day. */
export function titleRow(tx: Tx, programmeId: string, titleId: string, day: string): Promise<TitleRow | undefined> {
  return maybeRow<TitleRow>(tx, sql`select ${titleColumns} from ${titlesOn(day)} where t.programme_id = ${programmeId} and t.id = ${titleId}`);
}

export function lockTitle(tx: Tx, programmeId: string, titleId: string, day: string): Promise<TitleRow | undefined> {
  return maybeRow<TitleRow>(tx, sql`select ${titleColumns} from ${titlesOn(day)} where t.programme_id = ${programmeId} and t.id = ${titleId} for update of t`);
}

export function titlesByCode(tx: Tx, programmeId: string, codes: readonly string[], day: string): Promise<TitleRow[]> {
  return rows<TitleRow>(tx, sql`select ${titleColumns} from ${titlesOn(day)} where t.programme_id = ${programmeId} and t.code = any(${codes}::text[])`);
}

/** Titles as sheets name them, by code or by a name that only one of them has, with their rules of a day. @returns what was written → title */
export async function titlesNamed(tx: Tx, programmeId: string, words: readonly string[], day: string): Promise<Map<string, TitleRow>> {
  const found = await rows<TitleRow>(tx, sql`select ${titleColumns} from ${titlesOn(day)} where t.programme_id = ${programmeId} and (t.code = any(${[...words]}::text[]) or t.name_zh = any(${[...words]}::text[]) or t.name_en = any(${[...words]}::text[]))`);
  return new Map(words.flatMap((word): [string, TitleRow][] => {
    const own = found.filter(({ code }) => code === word);
    const named = own.length > 0 ? own : found.filter((title) => title.name_zh === word || title.name_en === word);
    return named.length === 1 ? [[word, named[0] as TitleRow]] : [];
  }));
}

export interface TitleCounts { in_force: number; rectifying: number; cumulative: number; kept: number; withdrawn: number }

/** The figures of one title: what holds on a day, and what happened in a period. The lists of awards use the same conditions. */
export function titleCounts(ctx: ReadContext, titleId: string, period: { asOf: string; since: string }): Promise<TitleCounts> {
  const reach = scopePredicate(ctx.scope, { place: 'a.place_id', organisation: 'a.organisation_id' });
  const happened = (kind: string) => sql`(select count(distinct e.award_id) from honours.award_events e join honours.awards a on a.programme_id = e.programme_id and a.id = e.award_id
    where e.programme_id = ${ctx.programmeId} and a.title_id = ${titleId} and e.kind = ${kind} and e.on_date between ${period.since}::date and ${period.asOf}::date and ${reach})`;
  return oneRow<TitleCounts>(ctx.tx, sql`select count(*) filter (where a.validity @> ${period.asOf}::date) as in_force,
      count(*) filter (where a.validity @> ${period.asOf}::date and ${isRectifying(ctx.programmeId, period.asOf)}) as rectifying,
      count(distinct a.subject_id) filter (where lower(a.validity) <= ${period.asOf}::date and a.carried_from is null) as cumulative, ${happened('kept')} as kept, ${happened('withdrawn')} as withdrawn
    from honours.awards a where a.programme_id = ${ctx.programmeId} and a.title_id = ${titleId} and ${reach}`);
}

export type TitleToKeep = Title & { readonly editionCode: string | null; readonly source: string };

export function insertTitle(tx: Tx, programmeId: string, id: string, title: TitleToKeep): Promise<number> {
  return changed(tx, sql`insert into honours.titles (programme_id, id, code, name_zh, name_en, tier, subject_kind, search_text)
    values (${programmeId}, ${id}, ${title.code}, ${title.nameZh}, ${title.nameEn}, ${title.tier}, ${title.subjectKind}, ${searchTextOf(title.nameZh, title.code, title.nameEn)})`);
}

/** Changes who a title is; its rules stand in its versions. Every change of either makes a new version of the row. */
export function saveTitle(tx: Tx, programmeId: string, id: string, title: Pick<Title, 'code' | 'nameZh' | 'nameEn' | 'tier' | 'subjectKind'>, state: TitleState): Promise<number> {
  return changed(tx, sql`update honours.titles set state = ${state}, name_zh = ${title.nameZh}, name_en = ${title.nameEn}, tier = ${title.tier}, subject_kind = ${title.subjectKind},
      search_text = ${searchTextOf(title.nameZh, title.code, title.nameEn)}, version = version + 1
    where programme_id = ${programmeId} and id = ${id}`);
}

/** Surveys and the communities in which they are held. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchPatterns } from '#platform/server/search/index.ts';
import type { SurveyDefinition, SurveyState } from '../../domain/index.ts';

export interface SurveyRow {
  id: string; code: string; title: string; purpose: string; state: SurveyState; opens_on: string; closes_on: string; definition: SurveyDefinition; population_source: string | null; is_synthetic: boolean; version: number;
  place_count: number; target: number; collected: number;
}
export interface SurveyFilter { readonly id?: string | undefined; readonly q?: string | undefined; readonly state?: SurveyState | undefined }

function where(ctx: ReadContext, { id, q, state }: SurveyFilter): RawBuilder<unknown> {
  const parts = [sql`s.programme_id = ${ctx.programmeId}`];
  if (id !== undefined) parts.push(sql`s.id = ${id}`);
  if (state !== undefined) parts.push(sql`s.state = ${state}`);
  for (const pattern of searchPatterns(q)) parts.push(sql`lower(s.code || ' ' || s.title) like ${pattern}`);
  return sql.join(parts, sql` and `);
}

const within = (ctx: ReadContext, place: string): RawBuilder<unknown> => scopePredicate(ctx.scope, { place });

/** What was collected and what is wanted, within reach. */
export function surveyPage(ctx: ReadContext, filter: SurveyFilter, sort: SortOf<'recent' | 'title' | 'collected'>, page: { limit: number; offset: number }): Promise<SurveyRow[]> {
  const order = orderBy(sort, { recent: ['s.opens_on desc', 's.code'], title: ['s.title', 's.code'], collected: ['collected desc', 's.code'] });
  return rows(ctx.tx, sql`select s.id, s.code, s.title, s.purpose, s.state, s.opens_on, s.closes_on, s.definition, s.population_source, s.is_synthetic, s.version, coalesce(q.count, 0) as place_count, coalesce(q.target, 0) as target, coalesce(a.count, 0) as collected
    from surveys.surveys s
    left join lateral (select count(*) as count, sum(q.target) as target from surveys.quotas q where q.programme_id = s.programme_id and q.survey_id = s.id and ${within(ctx, 'q.place_id')}) q on true
    left join lateral (select count(*) as count from surveys.answers a where a.programme_id = s.programme_id and a.survey_id = s.id and ${within(ctx, 'a.place_id')}) a on true
    where ${where(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function surveyTotal(ctx: ReadContext, filter: SurveyFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from surveys.surveys s where ${where(ctx, filter)}`)).count;
}

export interface KnownSurvey { readonly id: string; readonly code: string; readonly title: string; readonly purpose: string; readonly state: SurveyState; readonly opens_on: string; readonly closes_on: string; readonly definition: SurveyDefinition; readonly version: number }

/** @param lock for whoever changes it: `update`; for whoever answers it, so that none comes after the closing: `share` */
export function surveyById(tx: Tx, programmeId: string, id: string, lock?: 'update' | 'share'): Promise<KnownSurvey | undefined> {
  const locked = lock === 'update' ? sql`for update` : lock === 'share' ? sql`for share` : sql``;
  return maybeRow(tx, sql`select id, code, title, purpose, state, opens_on, closes_on, definition, version from surveys.surveys where programme_id = ${programmeId} and id = ${id} ${locked}`);
}

export interface SurveyFacts { readonly title: string; readonly purpose: string; readonly opensOn: string; readonly closesOn: string; readonly definition: SurveyDefinition }

export async function insertSurvey(tx: Tx, programmeId: string, id: string, of: SurveyFacts & { readonly code: string; readonly isSynthetic: boolean }): Promise<void> {
  await sql`insert into surveys.surveys (programme_id, id, code, title, purpose, opens_on, closes_on, definition, is_synthetic)
    values (${programmeId}, ${id}, ${of.code}, ${of.title}, ${of.purpose}, ${of.opensOn}, ${of.closesOn}, ${JSON.stringify(of.definition)}::jsonb, ${of.isSynthetic})`.execute(tx);
}

export function replaceSurvey(tx: Tx, programmeId: string, id: string, of: SurveyFacts): Promise<number> {
  return changed(tx, sql`update surveys.surveys set title = ${of.title}, purpose = ${of.purpose}, opens_on = ${of.opensOn}, closes_on = ${of.closesOn}, definition = ${JSON.stringify(of.definition)}::jsonb, version = version + 1 where programme_id = ${programmeId} and id = ${id}`);
}

export function setState(tx: Tx, programmeId: string, id: string, state: 'open' | 'closed', now: string): Promise<number> {
  return changed(tx, sql`update surveys.surveys set state = ${state}, ${state === 'open' ? sql`opened_at` : sql`closed_at`} = ${now}, version = version + 1 where programme_id = ${programmeId} and id = ${id}`);
}

export interface QuotaRow { place_id: string; code: string; name_zh: string; name_en: string; target: number; population: number | null; collected: number }

/** Communities within reach, with what came in. */
export function quotasOf(ctx: ReadContext, surveyId: string, placeId?: string): Promise<QuotaRow[]> {
  return rows(ctx.tx, sql`select q.place_id, p.code, p.name_zh, p.name_en, q.target, q.population, (select count(*) from surveys.answers a where a.programme_id = q.programme_id and a.survey_id = q.survey_id and a.place_id = q.place_id) as collected
    from surveys.quotas q join places.places p on p.programme_id = q.programme_id and p.id = q.place_id
    where q.programme_id = ${ctx.programmeId} and q.survey_id = ${surveyId} and ${placeId === undefined ? sql`true` : sql`q.place_id = ${placeId}`} and ${within(ctx, 'q.place_id')} order by p.code`);
}

export interface NewQuota { readonly placeId: string; readonly target: number; readonly population: number | null }

/** @returns how many of the places exist, or 'inUse' when one with answers would be left out */
export async function replaceQuotas(tx: Tx, programmeId: string, surveyId: string, quotas: readonly NewQuota[], source: string | null): Promise<number | 'inUse'> {
  const ids = quotas.map(({ placeId }) => placeId);
  const used = await maybeRow(tx, sql`select 1 from surveys.answers where programme_id = ${programmeId} and survey_id = ${surveyId} and not place_id = any(${ids}::uuid[]) limit 1`);
  if (used !== undefined) return 'inUse';
  await sql`delete from surveys.quotas where programme_id = ${programmeId} and survey_id = ${surveyId} and not place_id = any(${ids}::uuid[])`.execute(tx);
  const kept = await changed(tx, sql`insert into surveys.quotas (programme_id, survey_id, place_id, target, population)
    select ${programmeId}, ${surveyId}, p.id, n.target, n.population from jsonb_to_recordset(${JSON.stringify(quotas)}::jsonb) as n("placeId" uuid, target integer, population integer)
      join places.places p on p.programme_id = ${programmeId} and p.id = n."placeId"
    on conflict (programme_id, survey_id, place_id) do update set target = excluded.target, population = excluded.population`);
  await sql`update surveys.surveys set population_source = ${source}, version = version + 1 where programme_id = ${programmeId} and id = ${surveyId}`.execute(tx);
  return kept;
}

export interface Community { id: string; code: string; zh: string; en: string }

/** Where an open survey is held, for everybody. */
export function publicCommunities(tx: Tx, surveyId: string): Promise<Community[]> {
  return rows(tx, sql`select * from surveys.public_communities(${surveyId}::uuid)`);
}

const openNow = (programmeId: string, today: string): RawBuilder<unknown> => sql`s.programme_id = ${programmeId} and s.state = 'open' and ${today}::date between s.opens_on and s.closes_on`;

export function openSurveys(tx: Tx, programmeId: string, today: string, page: { limit: number; offset: number }): Promise<{ id: string; title: string; purpose: string; closes_on: string }[]> {
  return rows(tx, sql`select s.id, s.title, s.purpose, s.closes_on from surveys.surveys s where ${openNow(programmeId, today)} order by s.closes_on, s.code limit ${page.limit} offset ${page.offset}`);
}
export async function openSurveyTotal(tx: Tx, programmeId: string, today: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from surveys.surveys s where ${openNow(programmeId, today)}`)).count;
}

/** The survey before this one that was held anywhere: what it knew of the communities is known. */
export function surveyBefore({ tx, programmeId }: ReadContext, surveyId: string): Promise<{ id: string; title: string; closes_on: string; population_source: string | null } | undefined> {
  return maybeRow(tx, sql`select v.id, v.title, v.closes_on, v.population_source from surveys.surveys v where v.programme_id = ${programmeId} and v.id <> ${surveyId} and v.state <> 'draft'
    and exists (select 1 from surveys.quotas q where q.programme_id = v.programme_id and q.survey_id = v.id) order by v.closes_on desc, v.id desc limit 1`);
}

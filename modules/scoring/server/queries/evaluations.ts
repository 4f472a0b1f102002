/** Evaluations, their areas, what was entered for them, and what the rounds give. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { searchPatterns } from '#platform/server/search/index.ts';
import type { Component, EvaluationRules } from '../../domain/index.ts';

export interface EvaluationRow {
  id: string; code: string; name_zh: string; name_en: string; state: 'open' | 'frozen'; starts_on: string; ends_on: string; edition_id: string; edition_zh: string; edition_en: string;
  round_id: string | null; round_zh: string | null; round_en: string | null; material_request_id: string | null; survey_id: string | null; linked_evaluation_id: string | null; linked_observations_since: string | null; rules: EvaluationRules; earlier_ids: string[]; area_count: number; group_count: number; version: number;
  frozen_at: string | null; frozen_by: string | null; frozen_result: unknown; frozen_hash: string | null;
}

export interface EvaluationFilter { readonly q?: string | undefined; readonly state?: 'open' | 'frozen' | undefined; readonly id?: string | undefined }

function evaluationWhere(programmeId: string, { q, state, id }: EvaluationFilter): RawBuilder<unknown> {
  const parts = [sql`e.programme_id = ${programmeId}`];
  if (id !== undefined) parts.push(sql`e.id = ${id}`);
  if (state !== undefined) parts.push(sql`e.state = ${state}`);
  for (const pattern of searchPatterns(q)) parts.push(sql`lower(e.code || ' ' || e.name_zh || ' ' || e.name_en) like ${pattern}`);
  return sql.join(parts, sql` and `);
}

export function evaluationPage(tx: Tx, programmeId: string, filter: EvaluationFilter, sort: SortOf<'recent' | 'code'>, page: { limit: number; offset: number }): Promise<EvaluationRow[]> {
  const order = orderBy(sort, { recent: ['e.ends_on desc', 'e.code'], code: ['e.code'] });
  return rows(tx, sql`select e.id, e.code, e.name_zh, e.name_en, e.state, e.starts_on, e.ends_on, e.edition_id, d.title_zh as edition_zh, d.title_en as edition_en,
      e.round_id, r.name_zh as round_zh, r.name_en as round_en, e.material_request_id, e.survey_id, e.linked_evaluation_id, e.linked_observations_since, e.rules, e.earlier_ids, e.version, e.frozen_at, e.frozen_result, e.frozen_hash,
      (select h.name from people.persons h where h.programme_id = e.programme_id and h.id = e.frozen_by) as frozen_by, a.area_count, a.group_count
    from scoring.evaluations e join frameworks.editions d on d.programme_id = e.programme_id and d.id = e.edition_id
    left join inspections.rounds r on r.programme_id = e.programme_id and r.id = e.round_id
    left join lateral (select count(*) as area_count, count(distinct a.group_name) as group_count from scoring.evaluation_areas a where a.programme_id = e.programme_id and a.evaluation_id = e.id) a on true
    where ${evaluationWhere(programmeId, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function evaluationTotal(tx: Tx, programmeId: string, filter: EvaluationFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from scoring.evaluations e where ${evaluationWhere(programmeId, filter)}`)).count;
}

export interface LockedEvaluation { state: 'open' | 'frozen'; version: number; round_id: string | null; material_request_id: string | null; survey_id: string | null; linked_evaluation_id: string | null }

export function lockEvaluation(tx: Tx, programmeId: string, id: string): Promise<LockedEvaluation | undefined> {
  return maybeRow(tx, sql`select state, version, round_id, material_request_id, survey_id, linked_evaluation_id from scoring.evaluations where programme_id = ${programmeId} and id = ${id} for update`);
}

export interface EvaluationToKeep {
  readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly editionId: string; readonly roundId: string | null; readonly materialRequestId: string | null; readonly surveyId: string | null; readonly linkedEvaluationId: string | null; readonly linkedObservationsSince: string | null; readonly startsOn: string; readonly endsOn: string;
  readonly rules: EvaluationRules; readonly earlierIds: readonly string[];
}

export async function insertEvaluation(tx: Tx, programmeId: string, id: string, of: EvaluationToKeep, by: { readonly now: string; readonly personId: string }): Promise<void> {
  await sql`insert into scoring.evaluations (programme_id, id, code, name_zh, name_en, edition_id, round_id, material_request_id, survey_id, linked_evaluation_id, linked_observations_since, starts_on, ends_on, rules, earlier_ids, created_at, created_by)
    values (${programmeId}, ${id}, ${of.code}, ${of.nameZh}, ${of.nameEn}, ${of.editionId}, ${of.roundId}, ${of.materialRequestId}, ${of.surveyId}, ${of.linkedEvaluationId}, ${of.linkedObservationsSince}, ${of.startsOn}, ${of.endsOn}, ${JSON.stringify(of.rules)}::jsonb, ${[...of.earlierIds]}::uuid[], ${by.now}, ${by.personId})`.execute(tx);
}

export async function replaceEvaluation(tx: Tx, programmeId: string, id: string, of: EvaluationToKeep): Promise<void> {
  await sql`update scoring.evaluations set code = ${of.code}, name_zh = ${of.nameZh}, name_en = ${of.nameEn}, edition_id = ${of.editionId}, round_id = ${of.roundId}, material_request_id = ${of.materialRequestId}, survey_id = ${of.surveyId}, linked_evaluation_id = ${of.linkedEvaluationId}, linked_observations_since = ${of.linkedObservationsSince}, starts_on = ${of.startsOn}, ends_on = ${of.endsOn},
    rules = ${JSON.stringify(of.rules)}::jsonb, earlier_ids = ${[...of.earlierIds]}::uuid[], version = version + 1 where programme_id = ${programmeId} and id = ${id}`.execute(tx);
}

export async function saveFreeze(tx: Tx, programmeId: string, id: string, of: { readonly now: string; readonly personId: string; readonly result: unknown; readonly hash: string }): Promise<void> {
  await sql`update scoring.evaluations set state = 'frozen', frozen_at = ${of.now}, frozen_by = ${of.personId}, frozen_result = ${JSON.stringify(of.result)}::jsonb, frozen_hash = ${of.hash}, version = version + 1
    where programme_id = ${programmeId} and id = ${id}`.execute(tx);
}

export interface AreaRow { id: string; place_id: string | null; place_kind: string | null; name_zh: string; name_en: string; group_name: string; document: string | null }

export function areasOf(tx: Tx, programmeId: string, evaluationId: string): Promise<AreaRow[]> {
  return rows(tx, sql`select a.id, a.place_id, p.kind as place_kind, coalesce(p.name_zh, a.name) as name_zh, coalesce(p.name_en, a.name) as name_en, a.group_name, a.document
    from scoring.evaluation_areas a left join places.places p on p.programme_id = a.programme_id and p.id = a.place_id
    where a.programme_id = ${programmeId} and a.evaluation_id = ${evaluationId} order by a.sort_order`);
}

export interface AreaToKeep { readonly id: string; readonly placeId: string | null; readonly name: string | null; readonly document: string | null; readonly group: string }

/** Writes the areas as listed: those that stay keep what was entered for them, those that went lose it. */
export async function replaceAreas(tx: Tx, programmeId: string, evaluationId: string, areas: readonly AreaToKeep[]): Promise<void> {
  const kept = areas.map(({ id }) => id);
  await sql`delete from scoring.evaluation_components where programme_id = ${programmeId} and evaluation_id = ${evaluationId} and area_id <> all (${kept}::uuid[])`.execute(tx);
  await sql`delete from scoring.evaluation_areas where programme_id = ${programmeId} and evaluation_id = ${evaluationId} and id <> all (${kept}::uuid[])`.execute(tx);
  await sql`insert into scoring.evaluation_areas (programme_id, evaluation_id, id, place_id, name, document, group_name, sort_order)
    select ${programmeId}, ${evaluationId}, n.id, n."placeId", n.name, n.document, n."group", n.at
      from jsonb_to_recordset(${JSON.stringify(areas.map((area, at) => ({ ...area, at })))}::jsonb) as n(id uuid, "placeId" uuid, name text, document text, "group" text, at integer)
    on conflict (programme_id, evaluation_id, id) do update set document = excluded.document, group_name = excluded.group_name, sort_order = excluded.sort_order`.execute(tx);
}

/** Which of these places exist, with their kinds. */
export async function placeKinds(tx: Tx, programmeId: string, placeIds: readonly string[]): Promise<Map<string, string>> {
  if (placeIds.length === 0) return new Map();
  return new Map((await rows<{ id: string; kind: string }>(tx, sql`select id, kind from places.places where programme_id = ${programmeId} and id = any(${[...placeIds]}::uuid[])`)).map(({ id, kind }) => [id, kind]));
}

export interface ComponentRow { area_id: string; component: Component; score_hundredths: number; document: string }

export function componentsOf(tx: Tx, programmeId: string, evaluationId: string): Promise<ComponentRow[]> {
  return rows(tx, sql`select area_id, component, score_hundredths, document from scoring.evaluation_components where programme_id = ${programmeId} and evaluation_id = ${evaluationId}`);
}

export interface ComponentToKeep { readonly areaId: string; readonly component: Component; readonly scoreHundredths: number; readonly document: string }

export function keepComponents(tx: Tx, programmeId: string, evaluationId: string, entries: readonly ComponentToKeep[], by: { readonly now: string; readonly personId: string }): Promise<number> {
  return changed(tx, sql`insert into scoring.evaluation_components (programme_id, evaluation_id, area_id, component, score_hundredths, document, entered_at, entered_by)
    select ${programmeId}, ${evaluationId}, n."areaId", n.component, n."scoreHundredths", n.document, ${by.now}, ${by.personId}
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as n("areaId" uuid, component text, "scoreHundredths" integer, document text)
    on conflict (programme_id, evaluation_id, area_id, component) do update set score_hundredths = excluded.score_hundredths, document = excluded.document, entered_at = excluded.entered_at, entered_by = excluded.entered_by`);
}

export function removeComponents(tx: Tx, programmeId: string, evaluationId: string, entries: readonly { readonly areaId: string; readonly component: Component }[]): Promise<number> {
  return changed(tx, sql`delete from scoring.evaluation_components c using jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as n("areaId" uuid, component text)
    where c.programme_id = ${programmeId} and c.evaluation_id = ${evaluationId} and c.area_id = n."areaId" and c.component = n.component`);
}

export interface FieldRow { area_id: string; met_count: number; observed_count: number; site_ids: string[] }

/** What a round saw in each area, with everything below it; a zone also by the zone of the site. */
export function fieldOf(tx: Tx, programmeId: string, evaluationId: string, roundId: string): Promise<FieldRow[]> {
  return rows(tx, sql`
    select a.id as area_id, sum(o.met_count) as met_count, sum(o.observed_count) as observed_count, array_agg(distinct s.site_id) as site_ids
      from scoring.evaluation_areas a
      join inspections.round_sites s on s.programme_id = a.programme_id and s.round_id = ${roundId}
      join places.places p on p.programme_id = s.programme_id and p.id = s.place_id and (p.ancestor_ids @> array[a.place_id] or s.zone_id = a.place_id)
      join inspections.observations o on o.programme_id = s.programme_id and o.round_id = s.round_id and o.site_id = s.site_id and not o.not_applicable
     where a.programme_id = ${programmeId} and a.evaluation_id = ${evaluationId} group by a.id`);
}

export function closedRound(tx: Tx, programmeId: string, roundId: string, editionId: string): Promise<{ id: string } | undefined> {
  return maybeRow(tx, sql`select id from inspections.rounds where programme_id = ${programmeId} and id = ${roundId} and edition_id = ${editionId} and state = 'closed'`);
}

export interface FrozenRow { id: string; name_zh: string; name_en: string; ends_on: string; frozen_result: unknown }

/** Frozen evaluations among these. */
export function frozenAmong(tx: Tx, programmeId: string, ids: readonly string[]): Promise<FrozenRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return rows(tx, sql`select id, name_zh, name_en, ends_on, frozen_result from scoring.evaluations where programme_id = ${programmeId} and id = any(${[...ids]}::uuid[]) and state = 'frozen'`);
}

/** Whether an evaluation may stand for a linked system: it is frozen, and of another framework than this edition's. */
export async function mayBeLinked(tx: Tx, programmeId: string, evaluationId: string, editionId: string): Promise<boolean> {
  return (await maybeRow<{ id: string }>(tx, sql`select e.id from scoring.evaluations e join frameworks.editions d on d.programme_id = e.programme_id and d.id = e.edition_id
    where e.programme_id = ${programmeId} and e.id = ${evaluationId} and e.state = 'frozen' and d.family <> (select own.family from frameworks.editions own where own.programme_id = ${programmeId} and own.id = ${editionId})`)) !== undefined;
}

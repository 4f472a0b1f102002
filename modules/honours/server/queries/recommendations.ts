/** Recommendations upward and their story. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { EligibilityFinding, RecommendationEventKind, RecommendationState, SubjectKind, Tier } from '../../domain/index.ts';

export interface RecommendationRow {
  id: string; title_id: string; title_code: string; title_zh: string; title_en: string; tier: Tier; subject_id: string; subject_kind: SubjectKind; subject_code: string; label: string; place_zh: string | null; place_en: string | null; class_code: string | null;
  from_award_id: string | null; from_candidate_id: string | null; from_zh: string | null; from_en: string | null; batch: string; state: RecommendationState; sent_on: string; sent_to: string; document: string; outcome_on: string | null; outcome_document: string | null;
  remarks: string | null; findings: EligibilityFinding[]; set_aside_sealed: string | null; set_aside_by_name: string | null; award_id: string | null; version: number;
}

const columns = sql`r.id, r.title_id, t.code as title_code, t.name_zh as title_zh, t.name_en as title_en, t.tier, r.subject_id, s.kind as subject_kind, s.code as subject_code, s.label, p.name_zh as place_zh, p.name_en as place_en, r.class_code,
  r.from_award_id, r.from_candidate_id, coalesce(ft.name_zh, cr.name) as from_zh, coalesce(ft.name_en, cr.name) as from_en, r.batch, r.state, r.sent_on, r.sent_to, r.document, r.outcome_on, r.outcome_document, r.remarks, r.findings, r.set_aside_sealed,
  q.name as set_aside_by_name, r.award_id, r.version`;
const base = sql`honours.recommendations r join honours.titles t on t.programme_id = r.programme_id and t.id = r.title_id join honours.subjects s on s.programme_id = r.programme_id and s.id = r.subject_id`;
const from = sql`${base} left join places.places p on p.programme_id = r.programme_id and p.id = r.place_id left join people.persons q on q.programme_id = r.programme_id and q.id = r.set_aside_by
  left join honours.awards fa on fa.programme_id = r.programme_id and fa.id = r.from_award_id left join honours.titles ft on ft.programme_id = fa.programme_id and ft.id = fa.title_id
  left join honours.candidates fc on fc.programme_id = r.programme_id and fc.id = r.from_candidate_id left join honours.selection_rounds cr on cr.programme_id = fc.programme_id and cr.id = fc.round_id`;

export interface RecommendationFilter {
  readonly q?: string | undefined; readonly titleId?: string | undefined; readonly tier?: Tier | undefined; readonly state?: RecommendationState | undefined; readonly batch?: string | undefined; readonly subjectId?: string | undefined; readonly placeId?: string | undefined;
}

function where(ctx: ReadContext, filter: RecommendationFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`r.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'r.place_id', organisation: 'r.organisation_id' })];
  const add = (value: unknown, part: RawBuilder<unknown>): void => { if (value !== undefined) parts.push(part); };
  add(filter.titleId, sql`r.title_id = ${filter.titleId}`);
  add(filter.tier, sql`t.tier = ${filter.tier}`);
  add(filter.state, sql`r.state = ${filter.state}`);
  add(filter.batch, sql`r.batch = ${filter.batch}`);
  add(filter.subjectId, sql`r.subject_id = ${filter.subjectId}`);
  add(filter.placeId, sql`r.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`(${searchable('s', 'label')} like ${pattern} or lower(r.document) like ${pattern} or lower(coalesce(r.outcome_document, '')) like ${pattern})`);
  return sql.join(parts, sql` and `);
}

export function recommendationPage(ctx: ReadContext, filter: RecommendationFilter, sort: SortOf<'recent' | 'subject' | 'batch' | 'state'>, page: { limit: number; offset: number }): Promise<RecommendationRow[]> {
  const order = orderBy(sort, { recent: ['r.sent_on desc', 'r.id desc'], subject: ['s.label', 'r.id'], batch: ['r.batch', 'r.id'], state: ['r.state', 'r.sent_on desc', 'r.id'] });
  return rows(ctx.tx, sql`select ${columns} from ${from} where ${where(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function recommendationTotal(ctx: ReadContext, filter: RecommendationFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${base} where ${where(ctx, filter)}`)).count;
}

export function recommendationRow(tx: Tx, programmeId: string, id: string): Promise<RecommendationRow | undefined> {
  return maybeRow(tx, sql`select ${columns} from ${from} where r.programme_id = ${programmeId} and r.id = ${id}`);
}

export function lockRecommendation(tx: Tx, programmeId: string, id: string): Promise<RecommendationRow | undefined> {
  return maybeRow(tx, sql`select ${columns} from ${from} where r.programme_id = ${programmeId} and r.id = ${id} for update of r`);
}

export interface RecommendationToKeep {
  readonly id: string; readonly titleId: string; readonly subjectId: string; readonly placeId: string | null; readonly organisationId: string | null; readonly classCode: string | null; readonly fromAwardId: string | null; readonly fromCandidateId: string | null;
  readonly batch: string; readonly state: RecommendationState; readonly sentOn: string; readonly sentTo: string; readonly document: string; readonly outcomeOn: string | null; readonly outcomeDocument: string | null; readonly remarks: string | null;
  readonly findings: readonly EligibilityFinding[]; readonly setAsideSealed: string | null; readonly setAsideBy: string | null;
}

/** @returns ids of those that are new; the same subject, title and batch stays as it is */
export async function insertRecommendations(tx: Tx, programmeId: string, all: readonly RecommendationToKeep[], by: { at: string; personId: string }): Promise<Set<string>> {
  return new Set((await rows<{ id: string }>(tx, sql`insert into honours.recommendations (programme_id, id, title_id, subject_id, place_id, organisation_id, class_code, from_award_id, from_candidate_id, batch, state, sent_on, sent_to, document, outcome_on,
      outcome_document, remarks, findings, set_aside_sealed, set_aside_by, created_at, created_by)
    select ${programmeId}, n.id, n."titleId", n."subjectId", n."placeId", n."organisationId", n."classCode", n."fromAwardId", n."fromCandidateId", n.batch, n.state, n."sentOn", n."sentTo", n.document, n."outcomeOn", n."outcomeDocument", n.remarks, n.findings,
        n."setAsideSealed", n."setAsideBy", ${by.at}, ${by.personId}
      from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as n(id uuid, "titleId" uuid, "subjectId" uuid, "placeId" uuid, "organisationId" uuid, "classCode" text, "fromAwardId" uuid, "fromCandidateId" uuid, batch text, state text, "sentOn" date, "sentTo" text,
        document text, "outcomeOn" date, "outcomeDocument" text, remarks text, findings jsonb, "setAsideSealed" text, "setAsideBy" uuid)
    on conflict on constraint recommendations__once do nothing returning id`)).map(({ id }) => id));
}

export interface RecommendationChange { readonly state: RecommendationState; readonly sentOn: string; readonly document: string; readonly outcomeOn: string | null; readonly outcomeDocument: string | null; readonly remarks: string | null; readonly awardId: string | null }

export function saveRecommendation(tx: Tx, programmeId: string, id: string, to: RecommendationChange): Promise<number> {
  return changed(tx, sql`update honours.recommendations set state = ${to.state}, sent_on = ${to.sentOn}, document = ${to.document}, outcome_on = ${to.outcomeOn}, outcome_document = ${to.outcomeDocument}, remarks = ${to.remarks}, award_id = ${to.awardId}, version = version + 1
    where programme_id = ${programmeId} and id = ${id}`);
}

export interface RecommendationEventToKeep { readonly id: string; readonly recommendationId: string; readonly kind: RecommendationEventKind; readonly on: string; readonly document: string | null; readonly remarks: string | null }

export function insertRecommendationEvents(tx: Tx, programmeId: string, events: readonly RecommendationEventToKeep[], by: { at: string; personId: string }): Promise<number> {
  return changed(tx, sql`insert into honours.recommendation_events (programme_id, id, recommendation_id, kind, on_date, document, remarks, at, person_id)
    select ${programmeId}, n.id, n."recommendationId", n.kind, n."on", n.document, n.remarks, ${by.at}, ${by.personId}
      from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as n(id uuid, "recommendationId" uuid, kind text, "on" date, document text, remarks text)`);
}

export function recommendationEvents(tx: Tx, programmeId: string, id: string): Promise<{ id: string; kind: RecommendationEventKind; on_date: string; document: string | null; remarks: string | null; at: string; by_name: string | null }[]> {
  return rows(tx, sql`select e.id, e.kind, e.on_date, e.document, e.remarks, e.at, q.name as by_name from honours.recommendation_events e left join people.persons q on q.programme_id = e.programme_id and q.id = e.person_id
    where e.programme_id = ${programmeId} and e.recommendation_id = ${id} order by e.at, e.on_date, array_position(array['sent','returned','sentAgain','notChosen','withdrawn','chosen','awarded'], e.kind), e.id`);
}

/** Those that a file names again, held until it is written. */
export function knownRecommendations(tx: Tx, programmeId: string, keys: readonly { titleId: string; subjectId: string; batch: string }[]): Promise<(RecommendationChange & { id: string; titleId: string; subjectId: string; batch: string })[]> {
  return rows(tx, sql`select r.id, r.title_id as "titleId", r.subject_id as "subjectId", r.batch, r.state, r.sent_on as "sentOn", r.document, r.outcome_on as "outcomeOn", r.outcome_document as "outcomeDocument", r.remarks, r.award_id as "awardId"
    from honours.recommendations r join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k("titleId" uuid, "subjectId" uuid, batch text) on k."titleId" = r.title_id and k."subjectId" = r.subject_id and k.batch = r.batch
    where r.programme_id = ${programmeId} order by r.id for update of r`);
}

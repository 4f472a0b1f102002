/** Awards: the register, one of them with its story, and the writes of its life. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { Award, AwardEnding, AwardEventKind, Consent, Standing, SubjectKind, Tier, WithdrawalRule } from '../../domain/index.ts';

export interface AwardRow {
  id: string; number: string; title_id: string; title_code: string; title_zh: string; title_en: string; tier: Tier; subject_id: string; subject_kind: SubjectKind; subject_code: string; label: string; place_id: string | null;
  place_zh: string | null; place_en: string | null; class_code: string | null; edition: number | null; from_date: string; to_date: string | null; ended_by: AwardEnding | null; rectify_by: string | null; lock_until: string | null;
  next_review_on: string | null; stars: number | null; star_codes: string[] | null; level_code: string | null; document: string; published_at: string | null; version: number;
  consent: Consent; born_on: string | null; is_adult: boolean; upward_title_code: string | null; upward_after: number | null; term_months: number | null; review_every_months: number | null; lock_months: number; rule_version: number; organisation_id: string | null; withdrawal_rule: WithdrawalRule | null;
  /** The proceeding by which it may be withdrawn, while one runs. */
  withdrawal_id: string | null;
}

const columns = sql`a.id, a.number, a.title_id, t.code as title_code, t.name_zh as title_zh, t.name_en as title_en, t.tier, a.subject_id, a.subject_kind, s.code as subject_code, s.label, s.place_id, p.name_zh as place_zh,
  p.name_en as place_en, a.class_code, a.edition, lower(a.validity) as from_date, upper(a.validity) as to_date, a.ended_by, a.lock_until, a.next_review_on, a.stars, a.star_codes, a.level_code, a.document,
  a.published_at, a.version, s.consent, s.born_on, s.is_adult, a.rule_version, v.upward_title_code, v.upward_after, v.term_months, v.review_every_months, v.lock_months, a.organisation_id, v.rules -> 'withdrawal' as withdrawal_rule,
  (select w.id from honours.withdrawals w where w.programme_id = a.programme_id and w.award_id = a.id and w.state in ('proposed', 'notified', 'heard', 'confirmed', 'appealed')) as withdrawal_id`;
const from = sql`honours.awards a join honours.titles t on t.programme_id = a.programme_id and t.id = a.title_id join honours.title_versions v on v.programme_id = a.programme_id and v.title_id = a.title_id and v.number = a.rule_version join honours.subjects s on s.programme_id = a.programme_id and s.id = a.subject_id
  left join places.places p on p.programme_id = s.programme_id and p.id = s.place_id`;

export interface AwardFilter {
  readonly q?: string | undefined; readonly titleId?: string | undefined; readonly tier?: Tier | undefined; readonly subjectKind?: SubjectKind | undefined; readonly subjectId?: string | undefined; readonly placeId?: string | undefined;
  readonly classCode?: string | undefined; readonly edition?: number | undefined; readonly standing?: Standing | 'current' | 'ever' | undefined; readonly event?: AwardEventKind | undefined; readonly since?: string | undefined;
  readonly until?: string | undefined; readonly reviewBy?: string | undefined;
}

/** The last word on an award by a day is that something is to be put right: what was said later changes nothing of it. */
const askedToRectify = (programmeId: string, day: string) => sql`honours.award_events e where e.programme_id = ${programmeId} and e.kind = 'rectifyBy' and e.on_date <= ${day}::date
  and not exists (select 1 from honours.award_events l where l.programme_id = e.programme_id and l.award_id = e.award_id and l.kind in ('rectifyBy', 'kept', 'rectified') and l.on_date <= ${day}::date and (l.on_date, l.at, l.id) > (e.on_date, e.at, e.id))`;

/** Whether an award `a` was to rectify on a day. */
export const isRectifying = (programmeId: string, day: string): RawBuilder<unknown> => sql`a.id in (select e.award_id from ${askedToRectify(programmeId, day)})`;

/** The same cases as `standingOn` of the domain. */
function standingPredicate(programmeId: string, standing: Standing | 'current' | 'ever', day: string): RawBuilder<unknown> {
  const over = sql`upper(a.validity) <= ${day}::date`;
  switch (standing) {
    case 'ever': return sql`lower(a.validity) <= ${day}::date and a.carried_from is null`;
    case 'current': return sql`a.validity @> ${day}::date`;
    case 'ahead': return sql`lower(a.validity) > ${day}::date`;
    case 'inForce': return sql`a.validity @> ${day}::date and not ${isRectifying(programmeId, day)}`;
    case 'rectifying': return sql`a.validity @> ${day}::date and ${isRectifying(programmeId, day)}`;
    case 'lapsed': return sql`${over} and a.ended_by is null`;
    case 'locked': return sql`${over} and a.ended_by = 'withdrawn' and a.lock_until > ${day}::date`;
    case 'withdrawn': return sql`${over} and a.ended_by = 'withdrawn' and (a.lock_until is null or a.lock_until <= ${day}::date)`;
    default: return sql`${over} and a.ended_by = ${standing}`;
  }
}

export function awardWhere(ctx: ReadContext, filter: AwardFilter, asOf: string): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`a.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'a.place_id', organisation: 'a.organisation_id' })];
  const add = (value: unknown, part: RawBuilder<unknown>): void => { if (value !== undefined) parts.push(part); };
  add(filter.titleId, sql`a.title_id = ${filter.titleId}`);
  add(filter.subjectId, sql`a.subject_id = ${filter.subjectId}`);
  add(filter.subjectKind, sql`a.subject_kind = ${filter.subjectKind}`);
  add(filter.classCode, sql`a.class_code = ${filter.classCode}`);
  add(filter.edition, sql`a.edition = ${filter.edition}`);
  add(filter.tier, sql`t.tier = ${filter.tier}`);
  add(filter.placeId, sql`a.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  add(filter.reviewBy, sql`a.next_review_on <= ${filter.reviewBy}::date and a.ended_by is null and a.validity @> ${asOf}::date`);
  if (filter.standing !== undefined) parts.push(sql`(${standingPredicate(ctx.programmeId, filter.standing, asOf)})`);
  if (filter.event !== undefined) {
    parts.push(sql`a.id in (select e.award_id from honours.award_events e where e.programme_id = ${ctx.programmeId} and e.kind = ${filter.event}
      and e.on_date between ${filter.since ?? '0001-01-01'}::date and ${filter.until ?? asOf}::date)`);
  }
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`(${searchable('s', 'label')} like ${pattern} or lower(a.number) like ${pattern})`);
  return sql.join(parts, sql` and `);
}

export type AwardSort = SortOf<'recent' | 'subject' | 'number' | 'review'>;

export function awardPage(ctx: ReadContext, filter: AwardFilter, asOf: string, sort: AwardSort, page: { limit: number; offset: number }): Promise<AwardRow[]> {
  const order = orderBy(sort, { recent: ['lower(a.validity) desc', 'a.id desc'], subject: ['s.label', 'a.id'], number: ['a.number', 'a.id'], review: ['a.next_review_on nulls last', 'a.id'] });
  return rows<AwardRow>(ctx.tx, sql`select ${columns}, (select e.until from ${askedToRectify(ctx.programmeId, asOf)} and e.award_id = a.id) as rectify_by from ${from} where ${awardWhere(ctx, filter, asOf)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function awardTotal(ctx: ReadContext, filter: AwardFilter, asOf: string): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${from} where ${awardWhere(ctx, filter, asOf)}`)).count;
}

export function awardRow(ctx: ReadContext, awardId: string): Promise<AwardRow | undefined> {
  return maybeRow<AwardRow>(ctx.tx, sql`select ${columns}, a.rectify_by from ${from} where a.programme_id = ${ctx.programmeId} and a.id = ${awardId}`);
}

export function lockAward(ctx: ReadContext, awardId: string): Promise<AwardRow | undefined> {
  return maybeRow<AwardRow>(ctx.tx, sql`select ${columns}, a.rectify_by from ${from} where a.programme_id = ${ctx.programmeId} and a.id = ${awardId} for update of a`);
}

/** Several at once, held in one order so that two writers wait for each other. */
export function lockAwards(ctx: ReadContext, awardIds: readonly string[]): Promise<AwardRow[]> {
  return rows<AwardRow>(ctx.tx, sql`select ${columns}, a.rectify_by from ${from} where a.programme_id = ${ctx.programmeId} and a.id = any(${[...awardIds]}::uuid[]) order by a.id for update of a`);
}

export interface SubjectAwardRow { id: string; title_id: string; number: string; title_zh: string; title_en: string; title_code: string; from_date: string; to_date: string | null; ended_by: AwardEnding | null; rectify_by: string | null; lock_until: string | null; stars: number | null; rule_version: number }

/** As the rules know it. */
export const awardOf = (row: Pick<SubjectAwardRow, 'from_date' | 'to_date' | 'ended_by' | 'rectify_by' | 'lock_until'>) =>
  ({ from: row.from_date, to: row.to_date, endedBy: row.ended_by, rectifyBy: row.rectify_by, lockUntil: row.lock_until });

export function awardsOfSubjects(tx: Tx, programmeId: string, subjectIds: readonly string[], titleId?: string): Promise<(SubjectAwardRow & { subject_id: string })[]> {
  return rows(tx, sql`select a.id, a.title_id, a.subject_id, a.number, t.name_zh as title_zh, t.name_en as title_en, t.code as title_code, lower(a.validity) as from_date, upper(a.validity) as to_date, a.ended_by, a.rectify_by, a.lock_until, a.stars, a.rule_version
    from honours.awards a join honours.titles t on t.programme_id = a.programme_id and t.id = a.title_id
    where a.programme_id = ${programmeId} and a.subject_id = any(${subjectIds}::uuid[]) ${titleId === undefined ? sql`` : sql`and a.title_id = ${titleId}`} order by lower(a.validity) desc, a.id`);
}

export interface AwardEventRow { id: string; kind: AwardEventKind; on_date: string; until: string | null; document: string | null; reason_sealed: string | null; at: string; by_name: string | null; award_id: string }

export function awardEvents(tx: Tx, programmeId: string, awardIds: readonly string[]): Promise<AwardEventRow[]> {
  return rows(tx, sql`select e.id, e.kind, e.on_date, e.until, e.document, e.reason_sealed, e.at, q.name as by_name, e.award_id
    from honours.award_events e left join people.persons q on q.programme_id = e.programme_id and q.id = e.person_id
    where e.programme_id = ${programmeId} and e.award_id = any(${awardIds}::uuid[]) order by e.on_date, e.at, e.id`);
}

/** The day of the last act in the life of an award; showing it to the public is none. */
export async function lastActOn(tx: Tx, programmeId: string, awardId: string): Promise<string | null> {
  return (await oneRow<{ day: string | null }>(tx, sql`select max(on_date) as day from honours.award_events where programme_id = ${programmeId} and award_id = ${awardId} and kind <> 'published'`)).day;
}

export interface AwardToKeep {
  readonly id: string; readonly titleId: string; readonly subjectId: string; readonly subjectKind: SubjectKind; readonly placeId: string | null; readonly organisationId: string | null; readonly classCode: string | null;
  readonly edition: number | null; readonly number: string; readonly from: string; readonly to: string | null; readonly nextReviewOn: string | null; readonly stars: number | null; readonly starCodes: readonly string[] | null;
  readonly levelCode: string | null; readonly document: string; readonly publishedAt: string | null; readonly ruleVersion: number;
}

export function insertAwards(tx: Tx, programmeId: string, awards: readonly AwardToKeep[]): Promise<number> {
  return changed(tx, sql`insert into honours.awards (programme_id, id, title_id, rule_version, subject_id, subject_kind, place_id, organisation_id, class_code, edition, number, validity, next_review_on, stars, star_codes, level_code, document, published_at)
    select ${programmeId}, n.id, n."titleId", n."ruleVersion", n."subjectId", n."subjectKind", n."placeId", n."organisationId", n."classCode", n.edition, n.number, daterange(n."from", n."to", '[)'), n."nextReviewOn", n.stars,
        case when n."starCodes" is null then null else array(select jsonb_array_elements_text(n."starCodes")) end, n."levelCode", n.document, n."publishedAt"
      from jsonb_to_recordset(${JSON.stringify(awards)}::jsonb) as n(id uuid, "titleId" uuid, "ruleVersion" integer, "subjectId" uuid, "subjectKind" text, "placeId" uuid, "organisationId" uuid, "classCode" text, edition integer, number text, "from" date,
        "to" date, "nextReviewOn" date, stars integer, "starCodes" jsonb, "levelCode" text, document text, "publishedAt" timestamptz)`);
}

export interface EventToKeep {
  readonly id: string; readonly awardId: string; readonly kind: AwardEventKind; readonly on: string; readonly until?: string | null; readonly document?: string | null; readonly reasonSealed?: string | null;
  readonly reviewId?: string | null; readonly at: string; readonly personId: string;
}

export function insertAwardEvents(tx: Tx, programmeId: string, events: readonly EventToKeep[]): Promise<number> {
  return changed(tx, sql`insert into honours.award_events (programme_id, id, award_id, kind, on_date, until, document, reason_sealed, review_id, at, person_id)
    select ${programmeId}, n.id, n."awardId", n.kind, n."on", n.until, n.document, n."reasonSealed", n."reviewId", n.at, n."personId"
      from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as n(id uuid, "awardId" uuid, kind text, "on" date, until date, document text, "reasonSealed" text, "reviewId" uuid, at timestamptz, "personId" uuid)`);
}

export function saveAward(tx: Tx, programmeId: string, awardId: string, award: Award, nextReviewOn: string | null): Promise<number> {
  return changed(tx, sql`update honours.awards set validity = daterange(${award.from}::date, ${award.to}::date, '[)'), ended_by = ${award.endedBy}, rectify_by = ${award.rectifyBy}, lock_until = ${award.lockUntil},
      next_review_on = ${nextReviewOn}, version = version + 1
    where programme_id = ${programmeId} and id = ${awardId}`);
}

export function saveShown(tx: Tx, programmeId: string, awardId: string, publishedAt: string | null): Promise<number> {
  return changed(tx, sql`update honours.awards set published_at = ${publishedAt}, version = version + 1 where programme_id = ${programmeId} and id = ${awardId}`);
}

/** Hands an award to another subject from a day on: as a second row under the same number, or, where it had not begun before, as it is. */
export async function carryAward(tx: Tx, programmeId: string, by: { awardId: string; laterId: string | null; to: { subjectId: string; placeId: string | null; organisationId: string | null }; from: string; until: string | null; endedBy: AwardEnding | null; rectifyBy: string | null }): Promise<void> {
  const validity = sql`daterange(${by.from}::date, ${by.until}::date, '[)')`;
  const { subjectId, placeId, organisationId } = by.to;
  await changed(tx, by.laterId === null
    ? sql`update honours.awards set subject_id = ${subjectId}, place_id = ${placeId}, organisation_id = ${organisationId}, validity = ${validity}, ended_by = ${by.endedBy}, rectify_by = ${by.rectifyBy}, version = version + 1 where programme_id = ${programmeId} and id = ${by.awardId}`
    : sql`insert into honours.awards (programme_id, id, title_id, rule_version, subject_id, subject_kind, place_id, organisation_id, class_code, edition, number, validity, ended_by, rectify_by, next_review_on, stars, star_codes, level_code, document, published_at, carried_from, held_since)
      select a.programme_id, ${by.laterId}::uuid, a.title_id, a.rule_version, ${subjectId}, a.subject_kind, ${placeId}, ${organisationId}, a.class_code, a.edition, a.number, ${validity}, ${by.endedBy}, ${by.rectifyBy}, case when ${by.endedBy}::text is null then a.next_review_on end,
          a.stars, a.star_codes, a.level_code, a.document, a.published_at, a.id, coalesce(a.held_since, lower(a.validity))
        from honours.awards a where a.programme_id = ${programmeId} and a.id = ${by.awardId}`);
}

/** What a re-review has not settled goes on with whoever holds the award now. */
export function moveReviewItems(tx: Tx, programmeId: string, awardId: string, laterId: string, to: { placeId: string | null; organisationId: string | null }): Promise<number> {
  return changed(tx, sql`update honours.re_review_items i set award_id = ${laterId}, place_id = ${to.placeId}, organisation_id = ${to.organisationId}
    where i.programme_id = ${programmeId} and i.award_id = ${awardId} and i.state in ('open', 'rectifying', 'proposed', 'appealed')
      and exists (select 1 from honours.re_reviews r where r.programme_id = i.programme_id and r.id = i.re_review_id and r.state = 'running')`);
}

/** Awards of one title that a subject holds and held, with those carried over to it, and before. */
export function awardLine(tx: Tx, programmeId: string, subjectId: string, titleId: string): Promise<(SubjectAwardRow & { carried_from: string | null })[]> {
  return rows(tx, sql`with recursive holders (subject_id) as (
      select ${subjectId}::uuid
      union
      select f.subject_id from holders h join honours.awards a on a.programme_id = ${programmeId} and a.title_id = ${titleId} and a.subject_id = h.subject_id
        join honours.awards f on f.programme_id = a.programme_id and f.id = a.carried_from)
    select a.id, a.title_id, a.number, t.name_zh as title_zh, t.name_en as title_en, t.code as title_code, lower(a.validity) as from_date, upper(a.validity) as to_date, a.ended_by, a.rectify_by, a.lock_until, a.stars, a.rule_version, a.carried_from
      from honours.awards a join honours.titles t on t.programme_id = a.programme_id and t.id = a.title_id
     where a.programme_id = ${programmeId} and a.title_id = ${titleId} and a.subject_id in (select subject_id from holders) order by lower(a.validity) desc, a.id`);
}

/** With whom the same award was before a day, and with whom it is after one. */
export async function awardNeighbours(tx: Tx, programmeId: string, awardId: string): Promise<{ before: { id: string; label: string } | null; after: { id: string; label: string } | null }> {
  const found = await rows<{ id: string; label: string; is_before: boolean }>(tx, sql`select o.id, s.label, o.id = a.carried_from as is_before from honours.awards a
      join honours.awards o on o.programme_id = a.programme_id and (o.id = a.carried_from or o.carried_from = a.id) join honours.subjects s on s.programme_id = o.programme_id and s.id = o.subject_id
    where a.programme_id = ${programmeId} and a.id = ${awardId}`);
  const one = (before: boolean) => found.filter(({ is_before }) => (is_before ?? false) === before).map(({ id, label }) => ({ id, label }))[0] ?? null;
  return { before: one(true), after: one(false) };
}

/** Takes so many numbers of a title's line of a year, beyond those that came from outside under its prefix, or from a title of the same name. @returns the last of them */
export async function takeNumbers(tx: Tx, programmeId: string, line: { titleId: string; year: number; prefix: string; given: readonly string[] }, count: number): Promise<number> {
  const { titleId, year, prefix } = line;
  // Titles of one name have lines of their own and one prefix: who comes second waits, and counts on from what the first was given.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`honours.numbers ${programmeId} ${prefix}`}, 0))`.execute(tx);
  // The database counts characters, a string of ours its halves.
  const after = [...prefix].length + 1;
  const used = sql`(select coalesce(max(substr(n.number, ${after}::integer)::integer), 0)
    from (select number from honours.awards where programme_id = ${programmeId} and starts_with(number, ${prefix}) union all select unnest(${[...line.given]}::text[])) n
    where starts_with(n.number, ${prefix}) and substr(n.number, ${after}::integer) ~ '^[0-9]{1,8}$')`;
  return (await oneRow<{ last: number }>(tx, sql`insert into honours.number_lines as l (programme_id, title_id, year, last) values (${programmeId}, ${titleId}, ${year}, ${used} + ${count}::integer)
    on conflict (programme_id, title_id, year) do update set last = greatest(l.last, excluded.last - ${count}::integer) + ${count}::integer returning last`)).last;
}

export function numbersTaken(tx: Tx, programmeId: string, numbers: readonly string[]): Promise<{ number: string }[]> {
  return rows(tx, sql`select number from honours.awards where programme_id = ${programmeId} and number = any(${numbers}::text[])`);
}

/** @returns how many of them stand and are shown now */
export function saveShownMany(tx: Tx, programmeId: string, awardIds: readonly string[], publishedAt: string): Promise<number> {
  return changed(tx, sql`update honours.awards set published_at = coalesce(published_at, ${publishedAt}::timestamptz), version = version + 1 where programme_id = ${programmeId} and id = any(${awardIds}::uuid[]) and ended_by is null`);
}

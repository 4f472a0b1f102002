/** Candidates: their list, the facts about them, and the writes. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import { changed, maybeRow, naturalTerms, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { CandidateState, SubjectKind } from '../../domain/index.ts';

export interface CandidateRow {
  id: string; round_id: string; title_id: string; title_zh: string; title_en: string; subject_id: string; subject_kind: SubjectKind; subject_code: string; label: string; place_id: string | null; organisation_id: string | null;
  place_zh: string | null; place_en: string | null; class_code: string | null; groups: Record<string, string>; source: 'organisation' | 'self' | 'resident' | 'feeder'; blind_number: number; summary: string | null; claimed_stars: string[] | null; claim_words: Record<string, string>;
  state: CandidateState; reason_sealed: string | null; award_id: string | null; nominated_at: string; nominated_by: string; nominated_by_name: string | null; version: number; fed_by: string | null; /** Departments that said no. */ said_no: number;
}

const columns = sql`c.id, c.round_id, c.title_id, t.name_zh as title_zh, t.name_en as title_en, c.subject_id, s.kind as subject_kind, s.code as subject_code, s.label, c.place_id, c.organisation_id, p.name_zh as place_zh, p.name_en as place_en,
  c.class_code, c.groups, c.source, c.blind_number, c.summary, c.claimed_stars, c.claim_words, c.state, c.reason_sealed, c.award_id, c.nominated_at, c.nominated_by, q.name as nominated_by_name, c.version, c.fed_by,
  (select count(*) from honours.candidate_checks k where k.programme_id = c.programme_id and k.candidate_id = c.id and k.kind = 'department' and not k.said) as said_no`;
const from = sql`honours.candidates c join honours.titles t on t.programme_id = c.programme_id and t.id = c.title_id join honours.subjects s on s.programme_id = c.programme_id and s.id = c.subject_id
  left join places.places p on p.programme_id = c.programme_id and p.id = c.place_id left join people.persons q on q.programme_id = c.programme_id and q.id = c.nominated_by`;

export interface CandidateFilter { readonly roundId: string; readonly titleId?: string | undefined; readonly state?: CandidateState | undefined; readonly classCode?: string | undefined; readonly placeId?: string | undefined; readonly states?: readonly CandidateState[] | undefined; /** Those that claim stars. */ readonly claiming?: boolean | undefined; readonly q?: string | undefined }

function candidateWhere(ctx: ReadContext, filter: CandidateFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`c.programme_id = ${ctx.programmeId} and c.round_id = ${filter.roundId}`, scopePredicate(ctx.scope, { place: 'c.place_id', organisation: 'c.organisation_id' })];
  if (filter.titleId !== undefined) parts.push(sql`c.title_id = ${filter.titleId}`);
  if (filter.state !== undefined) parts.push(sql`c.state = ${filter.state}`);
  if (filter.states !== undefined) parts.push(sql`c.state = any(${filter.states}::text[])`);
  if (filter.claiming === true) parts.push(sql`cardinality(c.claimed_stars) > 0`);
  if (filter.placeId !== undefined) parts.push(sql`c.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  if (filter.classCode !== undefined) parts.push(sql`c.class_code = ${filter.classCode}`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('s', 'label')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

export function candidatePage(ctx: ReadContext, filter: CandidateFilter, sort: SortOf<'number' | 'subject' | 'state'>, page: { limit: number; offset: number }): Promise<CandidateRow[]> {
  const order = orderBy(sort, { number: ['c.blind_number'], subject: [...naturalTerms('s.label'), 'c.id'], state: ['c.state', 'c.blind_number'] });
  return rows<CandidateRow>(ctx.tx, sql`select ${columns} from ${from} where ${candidateWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function candidateTotal(ctx: ReadContext, filter: CandidateFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from honours.candidates c join honours.subjects s on s.programme_id = c.programme_id and s.id = c.subject_id where ${candidateWhere(ctx, filter)}`)).count;
}

export function candidateRow(tx: Tx, programmeId: string, candidateId: string): Promise<CandidateRow | undefined> {
  return maybeRow<CandidateRow>(tx, sql`select ${columns} from ${from} where c.programme_id = ${programmeId} and c.id = ${candidateId}`);
}

/** These of a round, within reach. */
export function candidatesNamed(ctx: ReadContext, roundId: string, ids: readonly string[]): Promise<CandidateRow[]> {
  return rows<CandidateRow>(ctx.tx, sql`select ${columns} from ${from} where ${candidateWhere(ctx, { roundId })} and c.id = any(${ids}::uuid[])`);
}

export function candidatesIn(tx: Tx, programmeId: string, roundId: string, states: readonly CandidateState[]): Promise<CandidateRow[]> {
  return rows<CandidateRow>(tx, sql`select ${columns} from ${from} where c.programme_id = ${programmeId} and c.round_id = ${roundId} and c.state = any(${states}::text[]) order by c.blind_number`);
}

export interface CandidateToKeep {
  readonly id: string; readonly titleId: string; readonly subjectId: string; readonly placeId: string | null; readonly organisationId: string | null; readonly classCode: string | null; readonly groups: Readonly<Record<string, string>>;
  readonly source: CandidateRow['source']; readonly fedBy: string | null; readonly blindNumber: number; readonly summary: string | null; readonly claimedStars: readonly string[] | null; /** Star code to a sentence. */ readonly claimWords?: Readonly<Record<string, string>>;
}

/** @returns the ids of those that are new; who is a candidate already stays as it is */
export async function insertCandidates(tx: Tx, programmeId: string, roundId: string, candidates: readonly CandidateToKeep[], by: { at: string; personId: string }): Promise<string[]> {
  return (await rows<{ id: string }>(tx, sql`insert into honours.candidates (programme_id, id, round_id, title_id, subject_id, place_id, organisation_id, class_code, groups, source, fed_by, blind_number, summary, claimed_stars, claim_words, state, nominated_at, nominated_by)
    select ${programmeId}, n.id, ${roundId}, n."titleId", n."subjectId", n."placeId", n."organisationId", n."classCode", n.groups, n.source, n."fedBy", n."blindNumber", n.summary,
        case when n."claimedStars" is null then null else array(select jsonb_array_elements_text(n."claimedStars")) end, coalesce(n."claimWords", '{}'), 'nominated', ${by.at}, ${by.personId}
      from jsonb_to_recordset(${JSON.stringify(candidates)}::jsonb) as n(id uuid, "titleId" uuid, "subjectId" uuid, "placeId" uuid, "organisationId" uuid, "classCode" text, groups jsonb, source text, "fedBy" uuid, "blindNumber" integer, summary text, "claimedStars" jsonb, "claimWords" jsonb)
    on conflict on constraint candidates__once do nothing returning id`)).map(({ id }) => id);
}

/** Of the whole round, however far whoever nominates reaches: a number is dealt once. */
export async function lastBlindNumber(tx: Tx, roundId: string): Promise<number> {
  return (await oneRow<{ last: number }>(tx, sql`select honours.last_blind_number(${roundId}) as last`)).last;
}

/** What was said of groups and deeds that nobody had said yet: whoever was taken from another title comes without. Who is settled stays as it is. @returns how many candidates it changed */
export function fillUnsaid(tx: Tx, programmeId: string, roundId: string, titleId: string, said: readonly { readonly subjectId: string; readonly groups: Readonly<Record<string, string>>; readonly summary: string | null }[]): Promise<number> {
  return changed(tx, sql`update honours.candidates c set groups = n.groups || c.groups, summary = coalesce(c.summary, n.summary), version = version + 1 from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as n("subjectId" uuid, groups jsonb, summary text)
    where c.programme_id = ${programmeId} and c.round_id = ${roundId} and c.title_id = ${titleId} and c.subject_id = n."subjectId" and c.state in ('nominated', 'eligible', 'ineligible')
      and (not c.groups ?& array(select jsonb_object_keys(n.groups)) or (c.summary is null and n.summary is not null))`);
}

export function saveGroups(tx: Tx, programmeId: string, candidateId: string, groups: Readonly<Record<string, string>>): Promise<number> {
  return changed(tx, sql`update honours.candidates set groups = ${JSON.stringify(groups)}::jsonb, version = version + 1 where programme_id = ${programmeId} and id = ${candidateId}`);
}

/** Groups that candidates of a round carry already, by title and grouping. */
export function groupsInUse(tx: Tx, programmeId: string, roundId: string): Promise<{ title_id: string; dimension: string; group_code: string }[]> {
  return rows(tx, sql`select distinct c.title_id, g.key as dimension, g.value as group_code from honours.candidates c, lateral jsonb_each_text(c.groups) g where c.programme_id = ${programmeId} and c.round_id = ${roundId} order by 1, 2, 3`);
}

/** Candidates still in the running of whom a grouping is not said that their title asks for, but where that was set aside. */
export async function countWithoutGroup(tx: Tx, programmeId: string, roundId: string, asked: readonly { readonly titleId: string; readonly dimension: string }[]): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(distinct c.id) as count from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as n("titleId" uuid, dimension text)
    join honours.candidates c on c.programme_id = ${programmeId} and c.round_id = ${roundId} and c.title_id = n."titleId" and c.state in ('nominated', 'eligible')
    where not c.groups ? n.dimension and not (n.dimension = 'village' and c.place_id is not null)
      and not exists (select 1 from honours.overrides o where o.programme_id = c.programme_id and o.round_id = c.round_id and o.candidate_id = c.id and o.finding_key = 'group/' || n.dimension)`)).count;
}

export function subjectsHolding(tx: Tx, programmeId: string, titleIds: readonly string[], today: string, since: string | null): Promise<{ class_code: string | null; groups: Record<string, string> | null; award_id: string; subject_id: string; kind: SubjectKind; place_id: string | null; organisation_id: string | null }[]> {
  return rows(tx, sql`select distinct on (a.subject_id) a.class_code, a.id as award_id, a.subject_id, s.kind, s.place_id, s.organisation_id,
      (select c.groups from honours.candidates c where c.programme_id = a.programme_id and c.award_id = a.id limit 1) as groups from honours.awards a join honours.subjects s on s.programme_id = a.programme_id and s.id = a.subject_id
    where a.programme_id = ${programmeId} and a.title_id = any(${titleIds}::uuid[]) and a.validity @> ${today}::date and coalesce(a.held_since, lower(a.validity)) >= ${since ?? '0001-01-01'}::date and (s.valid_to is null or s.valid_to > ${today}::date)
    order by a.subject_id, lower(a.validity) desc`);
}

export interface FactsRow {
  id: string; title_id: string; state: CandidateState; class_code: string | null; kind: SubjectKind; born_on: string | null; is_adult: boolean; place_id: string | null; groups: Record<string, string>; held: { titleCode: string; from: string }[]; locked_until: string | null;
  holds_already: boolean; declared: Record<string, boolean>; negative: { code: string; on: string }[]; negative_cleared: string[]; departments: Record<string, boolean>; overridden: string[];
}

/** Everything a condition looks at, of all candidates of a round or of some, in one question. */
export function candidateFacts(tx: Tx, programmeId: string, roundId: string, day: string, candidateIds: readonly string[] | null): Promise<FactsRow[]> {
  const checks = (kind: string) => sql`(select coalesce(jsonb_object_agg(k.code, k.said), '{}') from honours.candidate_checks k where k.programme_id = c.programme_id and k.candidate_id = c.id and k.kind = ${kind})`;
  return rows<FactsRow>(tx, sql`select c.id, c.title_id, c.state, c.class_code, s.kind, s.born_on, s.is_adult, s.place_id, c.groups,
      (select coalesce(jsonb_agg(jsonb_build_object('titleCode', h.code, 'from', coalesce(a.held_since, lower(a.validity)))), '[]') from honours.awards a join honours.titles h on h.programme_id = a.programme_id and h.id = a.title_id
        where a.programme_id = c.programme_id and a.subject_id = c.subject_id and a.validity @> ${day}::date) as held,
      greatest((select max(a.lock_until) from honours.awards a where a.programme_id = c.programme_id and a.subject_id = c.subject_id and a.title_id = c.title_id),
        (select max(k.until) from honours.carried_locks k where k.programme_id = c.programme_id and k.subject_id = c.subject_id and k.title_id = c.title_id)) as locked_until,
      exists (select 1 from honours.awards a where a.programme_id = c.programme_id and a.subject_id = c.subject_id and a.title_id = c.title_id and a.validity @> ${day}::date) as holds_already,
      ${checks('declared')} as declared, ${checks('department')} as departments,
      (select coalesce(jsonb_agg(jsonb_build_object('code', k.code, 'on', k.happened_on)), '[]') from honours.candidate_checks k where k.programme_id = c.programme_id and k.candidate_id = c.id and k.kind = 'negative' and k.said) as negative,
      array(select k.code from honours.candidate_checks k where k.programme_id = c.programme_id and k.candidate_id = c.id and k.kind = 'negative' and not k.said) as negative_cleared,
      array(select o.finding_key from honours.overrides o where o.programme_id = c.programme_id and o.round_id = c.round_id and o.candidate_id = c.id) as overridden
    from honours.candidates c join honours.subjects s on s.programme_id = c.programme_id and s.id = c.subject_id
    where c.programme_id = ${programmeId} and c.round_id = ${roundId} ${candidateIds === null ? sql`and c.state in ('nominated', 'eligible', 'ineligible')` : sql`and c.id = any(${[...candidateIds]}::uuid[])`}`);
}

export interface MemberRow { title_code: string; subject_id: string }

/** Of a town: its villages as places, and who among them holds what on a day. */
export async function membersOf(tx: Tx, programmeId: string, placeId: string, kind: SubjectKind, day: string): Promise<{ total: number; holding: MemberRow[] }> {
  const below = sql`(select u.id from places.places u where u.programme_id = ${programmeId} and u.ancestor_ids @> array[${placeId}::uuid])`;
  const { total } = await oneRow<{ total: number }>(tx, kind === 'village'
    ? sql`select count(*) as total from places.places p where p.programme_id = ${programmeId} and p.ancestor_ids @> array[${placeId}::uuid] and p.kind in ('village', 'community') and (p.valid_to is null or p.valid_to > ${day}::date)`
    : sql`select count(*) as total from honours.subjects s where s.programme_id = ${programmeId} and s.kind = ${kind} and s.place_id in ${below} and (s.valid_to is null or s.valid_to > ${day}::date)`);
  const holding = await rows<MemberRow>(tx, sql`select h.code as title_code, a.subject_id from honours.awards a join honours.titles h on h.programme_id = a.programme_id and h.id = a.title_id
    where a.programme_id = ${programmeId} and a.subject_kind = ${kind} and a.place_id in ${below} and a.validity @> ${day}::date`);
  return { total, holding };
}

export function saveStates(tx: Tx, programmeId: string, ids: readonly string[], state: CandidateState): Promise<number> {
  return changed(tx, sql`update honours.candidates set state = ${state}, version = version + 1 where programme_id = ${programmeId} and id = any(${ids}::uuid[]) and state <> ${state}`);
}

/** What a household claims, where it claimed nothing so far. */
export function saveClaims(tx: Tx, programmeId: string, id: string, claimed: readonly string[], words: Readonly<Record<string, string>>): Promise<number> {
  return changed(tx, sql`update honours.candidates set claimed_stars = ${claimed}::text[], claim_words = ${JSON.stringify(words)}::jsonb, version = version + 1 where programme_id = ${programmeId} and id = ${id} and cardinality(claimed_stars) = 0`);
}

export function saveReasoned(tx: Tx, programmeId: string, id: string, state: CandidateState, reasonSealed: string): Promise<number> {
  return changed(tx, sql`update honours.candidates set state = ${state}, reason_sealed = ${reasonSealed}, version = version + 1 where programme_id = ${programmeId} and id = ${id}`);
}

export function saveAwarded(tx: Tx, programmeId: string, pairs: readonly { id: string; awardId: string }[]): Promise<number> {
  return changed(tx, sql`update honours.candidates c set state = 'conferred', award_id = n."awardId", version = version + 1 from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as n(id uuid, "awardId" uuid) where c.programme_id = ${programmeId} and c.id = n.id`);
}

export interface CheckRow { kind: 'department' | 'declared' | 'negative'; code: string; said: boolean; happened_on: string | null; signed_on: string; signed_by_name: string | null; note_sealed: string | null; document: string | null }

export function candidateChecks(tx: Tx, programmeId: string, candidateId: string): Promise<CheckRow[]> {
  return rows(tx, sql`select k.kind, k.code, k.said, k.happened_on, k.signed_on, q.name as signed_by_name, k.note_sealed, k.document from honours.candidate_checks k left join people.persons q on q.programme_id = k.programme_id and q.id = k.signed_by
    where k.programme_id = ${programmeId} and k.candidate_id = ${candidateId} order by k.kind, k.code`);
}

export function saveCheck(tx: Tx, programmeId: string, candidateId: string, check: { kind: string; code: string; said: boolean; happenedOn: string | null; signedOn: string; personId: string; noteSealed: string | null }): Promise<number> {
  return changed(tx, sql`insert into honours.candidate_checks (programme_id, candidate_id, kind, code, said, happened_on, signed_on, signed_by, note_sealed)
    values (${programmeId}, ${candidateId}, ${check.kind}, ${check.code}, ${check.said}, ${check.happenedOn}, ${check.signedOn}, ${check.personId}, ${check.noteSealed})
    on conflict (programme_id, candidate_id, kind, code) do update set said = excluded.said, happened_on = excluded.happened_on, signed_on = excluded.signed_on, signed_by = excluded.signed_by, note_sealed = excluded.note_sealed`);
}

/** What nobody had signed for yet; an answer that stands is left. @returns how many were kept */
export function saveCleared(tx: Tx, programmeId: string, items: readonly { readonly candidateId: string; readonly code: string }[], by: { readonly signedOn: string; readonly personId: string }): Promise<number> {
  return changed(tx, sql`insert into honours.candidate_checks (programme_id, candidate_id, kind, code, said, signed_on, signed_by)
    select ${programmeId}, n."candidateId", 'negative', n.code, false, ${by.signedOn}, ${by.personId} from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as n("candidateId" uuid, code text)
    on conflict (programme_id, candidate_id, kind, code) do nothing`);
}

export function feederOf(tx: Tx, programmeId: string, awardId: string): Promise<{ id: string; number: string; title_zh: string; title_en: string } | undefined> {
  return maybeRow(tx, sql`select a.id, a.number, t.name_zh as title_zh, t.name_en as title_en from honours.awards a join honours.titles t on t.programme_id = a.programme_id and t.id = a.title_id where a.programme_id = ${programmeId} and a.id = ${awardId}`);
}

export interface OverrideRow { candidate_id: string | null; finding_key: string; reason: string; at: string; by_name: string | null }

export function roundOverrides(tx: Tx, programmeId: string, roundId: string, candidateId: string | null): Promise<OverrideRow[]> {
  return rows(tx, sql`select o.candidate_id, o.finding_key, o.reason, o.at, q.name as by_name from honours.overrides o left join people.persons q on q.programme_id = o.programme_id and q.id = o.person_id
    where o.programme_id = ${programmeId} and o.round_id = ${roundId} and o.candidate_id is not distinct from ${candidateId}::uuid`);
}

/** Of which candidates a missing group was set aside: candidate and finding. */
export async function groupsSetAside(tx: Tx, programmeId: string, roundId: string): Promise<string[]> {
  return (await rows<{ key: string }>(tx, sql`select o.candidate_id || '/' || o.finding_key as key from honours.overrides o where o.programme_id = ${programmeId} and o.round_id = ${roundId} and o.candidate_id is not null and o.finding_key like 'group/%'`)).map(({ key }) => key);
}

/** What was set aside of the list as a whole no longer is. */
export function dropOverride(tx: Tx, programmeId: string, roundId: string, key: string): Promise<number> {
  return changed(tx, sql`delete from honours.overrides where programme_id = ${programmeId} and round_id = ${roundId} and candidate_id is null and finding_key = ${key}`);
}

/** Of a title's quotas, since others hold now. */
export function dropQuotaOverrides(tx: Tx, programmeId: string, roundId: string, titleCode: string): Promise<number> {
  return changed(tx, sql`delete from honours.overrides where programme_id = ${programmeId} and round_id = ${roundId} and candidate_id is null and starts_with(finding_key, ${`quota/${titleCode}/`})`);
}

export function insertOverride(tx: Tx, programmeId: string, override: { id: string; roundId: string; candidateId: string | null; key: string; reason: string; at: string; personId: string }): Promise<number> {
  return changed(tx, sql`insert into honours.overrides (programme_id, id, round_id, candidate_id, finding_key, reason, at, person_id)
    values (${programmeId}, ${override.id}, ${override.roundId}, ${override.candidateId}, ${override.key}, ${override.reason}, ${override.at}, ${override.personId}) on conflict do nothing`);
}

/** @returns subject → candidate */
export async function candidateIdsBySubject(tx: Tx, programmeId: string, roundId: string, titleId: string, subjectIds: readonly string[]): Promise<Map<string, string>> {
  const found = await rows<{ id: string; subject_id: string }>(tx, sql`select id, subject_id from honours.candidates where programme_id = ${programmeId} and round_id = ${roundId} and title_id = ${titleId} and subject_id = any(${subjectIds}::uuid[])`);
  return new Map(found.map((row) => [row.subject_id, row.id]));
}

/** Numbers dealt out anew, so that their order tells nothing of the order of nomination. In two steps, since each stays once. */
export async function dealBlindNumbers(tx: Tx, programmeId: string, roundId: string, salt: string): Promise<void> {
  await changed(tx, sql`update honours.candidates c set blind_number = -n.number
    from (select id, row_number() over (order by md5(id::text || ${salt}), id) as number from honours.candidates where programme_id = ${programmeId} and round_id = ${roundId}) n
    where c.programme_id = ${programmeId} and c.round_id = ${roundId} and c.id = n.id`);
  await changed(tx, sql`update honours.candidates set blind_number = -blind_number where programme_id = ${programmeId} and round_id = ${roundId}`);
}

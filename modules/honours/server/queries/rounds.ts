/** Selection rounds and their stages. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { searchable, searchPatterns, searchTextOf } from '#platform/server/search/index.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { insertDepartments } from './departments.ts';
import type { DepartmentToKeep } from './departments.ts';
import { titlesOn } from './titles.ts';
import type { CandidateState, JuryMethod, Quota, RoundPart, ScoringStage, ShortlistRule, StageKind, StageState, SubjectKind, TieKey, TitleRules } from '../../domain/index.ts';

export type RoundState = 'planned' | 'running' | 'closed' | 'cancelled';
export interface Named { readonly code: string; readonly zh: string; readonly en: string }
export interface Jury { readonly method: JuryMethod; readonly trim: number; readonly tieRule: readonly TieKey[]; readonly lotSeed: string; readonly criteria: readonly (Named & { readonly scoreMax: number })[] }
/** A department of the check: what it is to look for, and whose people sign; without an organisation it answers on paper alone. */
export interface Department extends Named { readonly asks: string; readonly organisationId: string | null }
export interface RoundRow {
  id: string; code: string; name: string; edition: number | null; state: RoundState; conditions: string; departments: readonly Department[]; /** Each reads what the others answered. */ departments_open: boolean; jury: Jury; voice_percent: number; voice_rule: string; notice_calendar_days: number; notice_working_days: number;
  notice_id: string | null; shortlist: ShortlistRule | null; /** Reviewers see whose sheet it is. */ open_review: boolean; /** Whether a judge handed in a sheet. */ has_sheets: boolean; created_at: string; version: number; stage: StageKind | null; stage_ends_on: string | null; candidate_count: number;
}
export interface StageRow { position: number; kind: StageKind; state: StageState; starts_on: string; ends_on: string; opened_at: string | null; done_at: string | null; done_by_name: string | null; note: string | null }
export type Criterion = Jury['criteria'][number];
export interface RoundTitleRow { id: string; code: string; name_zh: string; name_en: string; seats: number | null; rules: TitleRules; subject_kind: SubjectKind; rule_version: number; criteria: readonly Criterion[] | null; edition_code: string | null; /** The round has quotas of its own. */ own_quotas: boolean }

const columns = sql`r.id, r.code, r.name, r.edition, r.state, r.conditions, r.departments_open, r.jury, r.voice_percent, r.voice_rule, r.notice_calendar_days, r.notice_working_days, r.notice_id, r.shortlist, r.open_review, r.created_at, r.version,
  (select coalesce(jsonb_agg(jsonb_build_object('code', d.code, 'zh', d.name_zh, 'en', d.name_en, 'asks', d.asks, 'organisationId', d.organisation_id) order by d.position), '[]') from honours.round_departments d where d.programme_id = r.programme_id and d.round_id = r.id) as departments,
  exists (select 1 from honours.score_sheets k where k.programme_id = r.programme_id and k.round_id = r.id) as has_sheets,
  s.kind as stage, s.ends_on as stage_ends_on, (select count(*) from honours.candidates c where c.programme_id = r.programme_id and c.round_id = r.id and c.state <> 'removed') as candidate_count`;
const from = sql`honours.selection_rounds r left join honours.round_stages s on s.programme_id = r.programme_id and s.round_id = r.id and s.state = 'open'`;

export interface RoundFilter { readonly state?: RoundState | undefined; readonly q?: string | undefined }

function roundWhere(programmeId: string, { state, q }: RoundFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`r.programme_id = ${programmeId}`];
  if (state !== undefined) parts.push(sql`r.state = ${state}`);
  for (const pattern of searchPatterns(q)) parts.push(sql`${searchable('r', 'name')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

export function roundPage(tx: Tx, programmeId: string, filter: RoundFilter, sort: SortOf<'recent' | 'name' | 'candidates'>, page: { limit: number; offset: number }): Promise<RoundRow[]> {
  const order = orderBy(sort, { recent: ['r.created_at desc', 'r.id desc'], name: ['r.name', 'r.id'], candidates: ['candidate_count desc', 'r.id'] });
  return rows<RoundRow>(tx, sql`select ${columns} from ${from} where ${roundWhere(programmeId, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function roundTotal(tx: Tx, programmeId: string, filter: RoundFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from honours.selection_rounds r where ${roundWhere(programmeId, filter)}`)).count;
}

export function roundRow(tx: Tx, programmeId: string, roundId: string): Promise<RoundRow | undefined> {
  return maybeRow<RoundRow>(tx, sql`select ${columns} from ${from} where r.programme_id = ${programmeId} and r.id = ${roundId}`);
}

/** Held until the end of the transaction, so that a round takes one step at a time. */
export function lockRound(tx: Tx, programmeId: string, roundId: string): Promise<RoundRow | undefined> {
  return maybeRow<RoundRow>(tx, sql`select ${columns} from ${from} where r.programme_id = ${programmeId} and r.id = ${roundId} for update of r`);
}

export function roundTitles(tx: Tx, programmeId: string, roundId: string): Promise<RoundTitleRow[]> {
  return rows<RoundTitleRow>(tx, sql`select t.id, t.code, t.name_zh, t.name_en, k.seats, case when k.quotas is null then v.rules else jsonb_set(v.rules, '{quotas}', k.quotas) end as rules, t.subject_kind, v.number as rule_version, k.criteria, k.edition_code, k.quotas is not null as own_quotas from honours.round_titles k join honours.titles t on t.programme_id = k.programme_id and t.id = k.title_id
      join honours.title_versions v on v.programme_id = k.programme_id and v.title_id = k.title_id and v.number = k.rule_version
    where k.programme_id = ${programmeId} and k.round_id = ${roundId} order by t.code`);
}

export function roundStages(tx: Tx, programmeId: string, roundId: string): Promise<StageRow[]> {
  return rows<StageRow>(tx, sql`select s.position, s.kind, s.state, s.starts_on, s.ends_on, s.opened_at, s.done_at, q.name as done_by_name, s.note
    from honours.round_stages s left join people.persons q on q.programme_id = s.programme_id and q.id = s.done_by where s.programme_id = ${programmeId} and s.round_id = ${roundId} order by s.position`);
}

export interface RoundToKeep {
  readonly id: string; readonly code: string; readonly name: string; readonly edition: number | null; readonly conditions: string; readonly departments: readonly DepartmentToKeep[]; readonly departmentsOpen: boolean; readonly jury: Jury; readonly voicePercent: number; readonly voiceRule: string; readonly noticeCalendarDays: number;
  readonly noticeWorkingDays: number; readonly shortlist: ShortlistRule | null; readonly openReview: boolean; readonly titles: readonly { readonly titleId: string; readonly seats: number | null; readonly criteria: readonly Criterion[] | null; readonly editionCode: string | null }[]; readonly stages: readonly { readonly kind: StageKind; readonly startsOn: string; readonly endsOn: string }[];
  readonly at: string; readonly by: string; /** The rules of its titles are those of this day, for as long as it runs. */ readonly today: string;
}

export async function insertRound(tx: Tx, programmeId: string, round: RoundToKeep): Promise<void> {
  await changed(tx, sql`insert into honours.selection_rounds (programme_id, id, code, name, edition, state, conditions, departments_open, jury, voice_percent, voice_rule, notice_calendar_days, notice_working_days, shortlist, open_review, created_at, created_by, search_text)
    values (${programmeId}, ${round.id}, ${round.code}, ${round.name}, ${round.edition}, 'running', ${round.conditions}, ${round.departmentsOpen}, ${JSON.stringify(round.jury)}::jsonb, ${round.voicePercent}, ${round.voiceRule},
      ${round.noticeCalendarDays}, ${round.noticeWorkingDays}, ${round.shortlist === null ? null : JSON.stringify(round.shortlist)}::jsonb, ${round.openReview}, ${round.at}, ${round.by}, ${searchTextOf(round.name, round.code)})`);
  await insertDepartments(tx, programmeId, round.id, round.departments);
  await changed(tx, sql`insert into honours.round_titles (programme_id, round_id, title_id, seats, rule_version, criteria, edition_code) select ${programmeId}, ${round.id}, n."titleId", n.seats, v.number, nullif(n.criteria, 'null'::jsonb), n."editionCode"
    from jsonb_to_recordset(${JSON.stringify(round.titles)}::jsonb) as n("titleId" uuid, seats integer, criteria jsonb, "editionCode" text) join ${titlesOn(round.today)} on t.programme_id = ${programmeId} and t.id = n."titleId"`);
  const stages = round.stages.map((stage, at) => ({ ...stage, position: at + 1, state: at === 0 ? 'open' : 'waiting', openedAt: at === 0 ? round.at : null }));
  await changed(tx, sql`insert into honours.round_stages (programme_id, round_id, position, kind, state, starts_on, ends_on, opened_at)
    select ${programmeId}, ${round.id}, n.position, n.kind, n.state, n."startsOn", n."endsOn", n."openedAt" from jsonb_to_recordset(${JSON.stringify(stages)}::jsonb) as n(position integer, kind text, state text, "startsOn" date, "endsOn" date, "openedAt" timestamptz)`);
}

export function saveStage(tx: Tx, programmeId: string, roundId: string, kind: StageKind, to: { state: StageState; at: string; by: string; note: string | null }): Promise<number> {
  return to.state === 'done'
    ? changed(tx, sql`update honours.round_stages set state = 'done', done_at = ${to.at}, done_by = ${to.by}, note = ${to.note} where programme_id = ${programmeId} and round_id = ${roundId} and kind = ${kind}`)
    : changed(tx, sql`update honours.round_stages set state = 'open', opened_at = ${to.at} where programme_id = ${programmeId} and round_id = ${roundId} and kind = ${kind}`);
}

export function saveRoundState(tx: Tx, programmeId: string, roundId: string, state: RoundState): Promise<number> {
  return changed(tx, sql`update honours.selection_rounds set state = ${state}, version = version + 1 where programme_id = ${programmeId} and id = ${roundId}`);
}

export function saveNotice(tx: Tx, programmeId: string, roundId: string, noticeId: string | null): Promise<number> {
  return changed(tx, sql`update honours.selection_rounds set notice_id = ${noticeId}, version = version + 1 where programme_id = ${programmeId} and id = ${roundId}`);
}

export interface RoundSettings { readonly name: string; readonly conditions: string; readonly jury: Jury; readonly voicePercent: number; readonly voiceRule: string; readonly noticeCalendarDays: number; readonly noticeWorkingDays: number; readonly shortlist: ShortlistRule | null }

export function saveRoundSettings(tx: Tx, programmeId: string, roundId: string, to: RoundSettings, code: string): Promise<number> {
  return changed(tx, sql`update honours.selection_rounds set name = ${to.name}, conditions = ${to.conditions}, jury = ${JSON.stringify(to.jury)}::jsonb, voice_percent = ${to.voicePercent}, voice_rule = ${to.voiceRule}, notice_calendar_days = ${to.noticeCalendarDays},
      notice_working_days = ${to.noticeWorkingDays}, shortlist = ${to.shortlist === null ? null : JSON.stringify(to.shortlist)}::jsonb, search_text = ${searchTextOf(to.name, code)}, version = version + 1
    where programme_id = ${programmeId} and id = ${roundId}`);
}

/** Stages that have begun keep their rows, with the last day they are given; those to come are written anew behind them. */
export async function replaceWaitingStages(tx: Tx, programmeId: string, roundId: string, begun: number, stages: readonly { readonly kind: StageKind; readonly startsOn: string; readonly endsOn: string }[]): Promise<void> {
  await changed(tx, sql`delete from honours.round_stages where programme_id = ${programmeId} and round_id = ${roundId} and state = 'waiting'`);
  await changed(tx, sql`update honours.round_stages s set ends_on = n."endsOn" from jsonb_to_recordset(${JSON.stringify(stages.slice(0, begun))}::jsonb) as n(kind text, "endsOn" date)
    where s.programme_id = ${programmeId} and s.round_id = ${roundId} and s.kind = n.kind and s.state = 'open'`);
  await changed(tx, sql`insert into honours.round_stages (programme_id, round_id, position, kind, state, starts_on, ends_on)
    select ${programmeId}, ${roundId}, n.position, n.kind, 'waiting', n."startsOn", n."endsOn" from jsonb_to_recordset(${JSON.stringify(stages.slice(begun).map((stage, at) => ({ ...stage, position: begun + at + 1 })))}::jsonb) as n(position integer, kind text, "startsOn" date, "endsOn" date)`);
}

export function saveRoundTitle(tx: Tx, programmeId: string, roundId: string, titleId: string, to: { readonly seats: number | null; readonly quotas: readonly Quota[] | null }): Promise<number> {
  return changed(tx, sql`update honours.round_titles set seats = ${to.seats}, quotas = ${to.quotas === null ? null : JSON.stringify(to.quotas)}::jsonb where programme_id = ${programmeId} and round_id = ${roundId} and title_id = ${titleId}`);
}

/** What one part of a round was, and what it is now. */
export interface ChangedPart { readonly part: RoundPart; readonly titleId: string | null; readonly from: unknown; readonly to: unknown }
export interface RoundChangeRow { id: string; changed_at: string; by_name: string; reason: string; parts: readonly ChangedPart[] }

export function insertRoundChange(tx: Tx, programmeId: string, change: { readonly id: string; readonly roundId: string; readonly at: string; readonly by: string; readonly reason: string; readonly parts: readonly ChangedPart[] }): Promise<number> {
  return changed(tx, sql`insert into honours.round_changes (programme_id, id, round_id, changed_at, changed_by, reason, parts) values (${programmeId}, ${change.id}, ${change.roundId}, ${change.at}, ${change.by}, ${change.reason}, ${JSON.stringify(change.parts)}::jsonb)`);
}

/** The latest first. */
export function roundChanges(tx: Tx, programmeId: string, roundId: string): Promise<RoundChangeRow[]> {
  return rows<RoundChangeRow>(tx, sql`select c.id, c.changed_at, coalesce(q.name, '') as by_name, c.reason, c.parts from honours.round_changes c left join people.persons q on q.programme_id = c.programme_id and q.id = c.changed_by
    where c.programme_id = ${programmeId} and c.round_id = ${roundId} order by c.changed_at desc, c.id desc`);
}

export interface RoundCounts {
  states: Partial<Record<CandidateState, number>>; judges: number; conflicts: number; sheets: number; unscored: number; checks: number; shortlists_open: number; voice_closed: boolean; star_claims: number; group_stars: number; committee_stars: number; villages: number; meetings: number; without_consent: number;
}

/** What is counted of a round, in one question: how many candidates in each state, and what is there of checks, stars, meetings and sheets. */
export function roundCounts(tx: Tx, programmeId: string, roundId: string, { departments, stage }: { readonly departments: readonly string[]; readonly stage: ScoringStage }): Promise<RoundCounts> {
  const running = sql`c.programme_id = ${programmeId} and c.round_id = ${roundId} and c.state in ('nominated', 'eligible', 'chosen', 'confirmed')`;
  const stars = (stage: string) => sql`(select count(*) from honours.star_findings f join honours.candidates c on c.programme_id = f.programme_id and c.id = f.candidate_id where ${running} and f.stage = ${stage} and f.star_code = any (c.claimed_stars))`;
  return oneRow<RoundCounts>(tx, sql`select
    (select coalesce(jsonb_object_agg(n.state, n.count), '{}') from (select state, count(*) as count from honours.candidates c where c.programme_id = ${programmeId} and c.round_id = ${roundId} group by state) n) as states,
    (select count(*) from honours.judges j where j.programme_id = ${programmeId} and j.round_id = ${roundId}) as judges,
    (select count(*) from honours.conflicts k join honours.candidates c on c.programme_id = k.programme_id and c.id = k.candidate_id where k.programme_id = ${programmeId} and k.round_id = ${roundId} and c.state = 'eligible') as conflicts,
    (select count(*) from honours.score_sheets k join honours.candidates c on c.programme_id = k.programme_id and c.id = k.candidate_id where k.programme_id = ${programmeId} and k.round_id = ${roundId} and k.stage = ${stage} and c.state = 'eligible'
       and not exists (select 1 from honours.conflicts x where x.programme_id = k.programme_id and x.round_id = k.round_id and x.person_id = k.person_id and x.candidate_id = k.candidate_id)) as sheets,
    (select count(*) from honours.candidates c where c.programme_id = ${programmeId} and c.round_id = ${roundId} and c.state = 'eligible' and not exists (select 1 from honours.score_sheets k where k.programme_id = c.programme_id and k.candidate_id = c.id and k.stage = ${stage})) as unscored,
    (select count(*) from honours.candidate_checks k join honours.candidates c on c.programme_id = k.programme_id and c.id = k.candidate_id where ${running} and k.kind = 'department' and k.code = any (${departments}::text[])) as checks,
    (select count(distinct c.title_id) from honours.candidates c where c.programme_id = ${programmeId} and c.round_id = ${roundId} and c.state = 'eligible' and not exists (select 1 from honours.shortlist_rows k where k.programme_id = c.programme_id and k.candidate_id = c.id)) as shortlists_open,
    exists (select 1 from honours.voice_results v join honours.candidates c on c.programme_id = v.programme_id and c.id = v.candidate_id where v.programme_id = ${programmeId} and v.round_id = ${roundId}) as voice_closed,
    (select coalesce(sum(coalesce(cardinality(c.claimed_stars), 0)), 0) from honours.candidates c where ${running}) as star_claims, ${stars('groupReview')} as group_stars, ${stars('committee')} as committee_stars,
    (select count(distinct c.place_id) from honours.candidates c where ${running}) as villages,
    (select count(*) from honours.village_meetings m where m.programme_id = ${programmeId} and m.round_id = ${roundId} and m.place_id in (select c.place_id from honours.candidates c where ${running})) as meetings,
    (select count(*) from honours.candidates c join honours.subjects s on s.programme_id = c.programme_id and s.id = c.subject_id where ${running} and s.kind in ('household', 'person') and s.consent <> 'given') as without_consent`);
}

export interface NoticeState { state: 'draft' | 'published' | 'closed' | 'withdrawn'; starts_on: string | null; ends_on: string | null; open_objections: number }

export function noticeState(tx: Tx, programmeId: string, noticeId: string): Promise<NoticeState | undefined> {
  return maybeRow<NoticeState>(tx, sql`select n.state, n.starts_on, n.ends_on, (select count(*) from notices.objections o where o.programme_id = n.programme_id and o.notice_id = n.id and o.state = 'open') as open_objections
    from notices.notices n where n.programme_id = ${programmeId} and n.id = ${noticeId}`);
}

export function roundJudges(tx: Tx, programmeId: string, roundId: string, stage: ScoringStage): Promise<{ person_id: string; name: string; sheet_count: number }[]> {
  return rows(tx, sql`select j.person_id, q.name, (select count(*) from honours.score_sheets k where k.programme_id = j.programme_id and k.round_id = j.round_id and k.stage = ${stage} and k.person_id = j.person_id) as sheet_count
    from honours.judges j join people.persons q on q.programme_id = j.programme_id and q.id = j.person_id where j.programme_id = ${programmeId} and j.round_id = ${roundId} order by q.name, j.person_id`);
}

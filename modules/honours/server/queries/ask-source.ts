/** 评选要求 · A selection asks a form of each candidate and a sheet of each judge, a re-review an answer of each holder. What was fed from below is asked of nobody again. */
import { isUuid } from '#kernel/ids.ts';
import { fieldTopic, monthIn } from '#platform/server/asks/index.ts';
import type { AskDraft, AskSource } from '#platform/server/asks/index.ts';
import { maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

const FORM = 'honours.candidate';
const SHEET = 'honours.sheet';
const REVIEW = 'honours.review';
const DEPARTMENT = 'honours.department';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UNITS_MAX = 2_000;

const isId = (given: unknown): given is string => typeof given === 'string' && isUuid(given);
/** As `fieldTopic` writes it: a title that is asked for twice is one thing. */
const titleTopic = (name: RawBuilder<unknown>): RawBuilder<unknown> => sql`'field:' || lower(regexp_replace(${name}, '[[:space:]（）()：:]', '', 'g'))`;

interface Past { seats: number; candidates: number; judges: number }
/** How many the title drew the last time, where it was selected before. */
function lastRound({ tx, programmeId }: ReadContext, titleId: string): Promise<Past | undefined> {
  return maybeRow<Past>(tx, sql`select coalesce(t.seats, 0) as seats, (select count(*) from honours.candidates c where c.programme_id = t.programme_id and c.round_id = t.round_id and c.title_id = t.title_id and c.fed_by is null)::int as candidates,
      (select count(*) from honours.judges j where j.programme_id = t.programme_id and j.round_id = t.round_id)::int as judges
    from honours.round_titles t join honours.selection_rounds r on r.programme_id = t.programme_id and r.id = t.round_id where t.programme_id = ${programmeId} and t.title_id = ${titleId} order by r.created_at desc limit 1`);
}

async function topicsOf({ tx, programmeId }: ReadContext, titleIds: readonly string[]): Promise<{ code: string; label: string }[]> {
  const found = await rows<{ name: string }>(tx, sql`select name_zh as name from honours.titles where programme_id = ${programmeId} and id = any (${[...titleIds]}::uuid[]) order by code`);
  return found.map(({ name }) => ({ code: fieldTopic(name), label: name }));
}

/** What a round would ask: as many as the title drew the last time, or as it has seats. */
async function roundDraft(ctx: ReadContext, about: Readonly<Record<string, unknown>>, ofJudges: boolean): Promise<AskDraft | null> {
  const titles = (Array.isArray(about['titles']) ? about['titles'] as { readonly titleId?: unknown; readonly seats?: unknown }[] : []).filter((each): each is { titleId: string; seats?: unknown } => isId(each.titleId)).slice(0, 50);
  let times = 0;
  for (const { titleId, seats } of titles) {
    const past = await lastRound(ctx, titleId);
    const forms = past !== undefined && past.candidates > 0 ? past.candidates : typeof seats === 'number' && seats > 0 ? Math.floor(seats) : 0;
    times += ofJudges ? forms * (past?.judges ?? 0) : forms;
  }
  return times === 0 ? null : { items: 1, times, topics: ofJudges ? [] : await topicsOf(ctx, titles.map(({ titleId }) => titleId)) };
}

/** How many candidates a round would have, as its titles drew the last time. */
const candidatesOf = async (ctx: ReadContext, about: Readonly<Record<string, unknown>>): Promise<number> => (await roundDraft(ctx, about, false))?.times ?? 0;
/** Departments look at candidates of a title, whoever they are: that is another thing than its form. */
const checkTopic = (name: RawBuilder<unknown>): RawBuilder<unknown> => sql`'check:' || lower(regexp_replace(${name}, '[[:space:]（）()：:]', '', 'g'))`;

/** What a round asks of the departments that it names: an answer of each for every candidate. */
async function departmentDraft(ctx: ReadContext, about: Readonly<Record<string, unknown>>): Promise<AskDraft | null> {
  const departments = (Array.isArray(about['departments']) ? about['departments'] as { readonly organisationId?: unknown }[] : []).slice(0, 50);
  const candidates = await candidatesOf(ctx, about);
  if (departments.length === 0 || candidates === 0) return null;
  const titleIds = (about['titles'] as { readonly titleId?: unknown }[]).flatMap(({ titleId }) => (isId(titleId) ? [titleId] : []));
  const topics = await rows<{ code: string; label: string }>(ctx.tx, sql`select ${checkTopic(sql`t.name_zh`)} as code, t.name_zh as label from honours.titles t where t.programme_id = ${ctx.programmeId} and t.id = any (${titleIds}::uuid[]) order by t.code`);
  return { items: candidates, times: departments.length, topics, units: departments.flatMap(({ organisationId }) => (isId(organisationId) ? [organisationId] : [])) };
}

async function reviewDraft(ctx: ReadContext, { titleId, dueBy }: Readonly<Record<string, unknown>>): Promise<AskDraft | null> {
  if (!isId(titleId) || typeof dueBy !== 'string' || !DAY.test(dueBy)) return null;
  const due = await rows<{ unit: string | null }>(ctx.tx, sql`select coalesce(a.place_id, a.organisation_id)::text as unit from honours.awards a where a.programme_id = ${ctx.programmeId} and a.title_id = ${titleId} and a.validity @> ${ctx.today}::date and a.ended_by is null and a.next_review_on <= ${dueBy}::date`);
  const units = [...new Set(due.flatMap(({ unit }) => (unit === null ? [] : [unit])))].slice(0, UNITS_MAX);
  return due.length === 0 ? null : { items: 1, times: due.length, topics: await topicsOf(ctx, [titleId]), units };
}

export const honoursAskSource: AskSource = {
  module: 'honours',
  kinds: [
    { code: FORM, words: { zh: '评选申报表', en: 'Forms of candidates' }, item: { zh: '一份申报表', en: 'Form' }, role: { zh: '社区（村）干部', en: 'Community officers' }, minutes: 20 },
    { code: SHEET, words: { zh: '评审打分表', en: 'Sheets of judges' }, item: { zh: '一份打分表', en: 'Sheet' }, role: { zh: '评委', en: 'Judges' }, minutes: 6 },
    { code: DEPARTMENT, words: { zh: '部门联审', en: 'Department checks' }, item: { zh: '一个候选对象的意见', en: 'Answer for a candidate' }, role: { zh: '责任单位', en: 'Units' }, minutes: 2 },
    { code: REVIEW, words: { zh: '荣誉复查', en: 'Re-reviews' }, item: { zh: '复查一项', en: 'Award reviewed' }, role: { zh: '社区（村）干部', en: 'Community officers' }, minutes: 15 },
  ],
  asked: (ctx, since) => sql`select ${FORM}::text as kind, r.id::text as ask_id, r.name as label, '/selection-rounds/' || r.id as path, ${monthIn(ctx, sql`c.nominated_at`)} as month, c.place_id, c.organisation_id, count(*)::numeric as items
      from honours.candidates c join honours.selection_rounds r on r.programme_id = c.programme_id and r.id = c.round_id where c.programme_id = ${ctx.programmeId} and c.fed_by is null and c.nominated_at >= ${since}::date group by 1, 2, 3, 4, 5, 6, 7
    union all select ${SHEET}::text, r.id::text, r.name, '/selection-rounds/' || r.id, to_char(s.starts_on, 'YYYY-MM'), null::uuid, null::uuid, ((select count(*) from honours.judges j where j.programme_id = r.programme_id and j.round_id = r.id) * (select count(*) from honours.candidates c where c.programme_id = r.programme_id and c.round_id = r.id))::numeric
      from honours.selection_rounds r join honours.round_stages s on s.programme_id = r.programme_id and s.round_id = r.id and s.kind in ('review', 'jury') where r.programme_id = ${ctx.programmeId} and s.starts_on >= ${since}::date and s.starts_on <= ${ctx.today}::date
        and exists (select 1 from honours.judges j where j.programme_id = r.programme_id and j.round_id = r.id)
    union all select ${DEPARTMENT}::text, r.id::text, r.name, '/selection-rounds/' || r.id, to_char(k.signed_on, 'YYYY-MM'), null::uuid, d.organisation_id, count(*)::numeric
      from honours.candidate_checks k join honours.candidates c on c.programme_id = k.programme_id and c.id = k.candidate_id join honours.selection_rounds r on r.programme_id = c.programme_id and r.id = c.round_id
      join honours.round_departments d on d.programme_id = c.programme_id and d.round_id = c.round_id and d.code = k.code where k.programme_id = ${ctx.programmeId} and k.kind = 'department' and k.signed_on >= ${since}::date group by 1, 2, 3, 4, 5, 7
    union all select ${REVIEW}::text, v.id::text, v.name, '/re-reviews/' || v.id, to_char(v.starts_on, 'YYYY-MM'), i.place_id, i.organisation_id, count(*)::numeric
      from honours.re_reviews v join honours.re_review_items i on i.programme_id = v.programme_id and i.re_review_id = v.id where v.programme_id = ${ctx.programmeId} and v.starts_on >= ${since}::date group by 1, 2, 3, 4, 5, 6, 7`,
  topics: ({ programmeId }, since) => sql`select distinct ${FORM}::text as kind, r.id::text as ask_id, r.name as label, '/selection-rounds/' || r.id as path, r.created_at::date as asked_on, ${titleTopic(sql`t.name_zh`)} as topic, t.name_zh as topic_label, coalesce(c.place_id, c.organisation_id)::text as unit
      from honours.selection_rounds r join honours.round_titles k on k.programme_id = r.programme_id and k.round_id = r.id join honours.titles t on t.programme_id = k.programme_id and t.id = k.title_id
      left join honours.candidates c on c.programme_id = k.programme_id and c.round_id = k.round_id and c.title_id = k.title_id and c.fed_by is null where r.programme_id = ${programmeId} and r.created_at >= ${since}::date
    union select distinct ${DEPARTMENT}::text, r.id::text, r.name, '/selection-rounds/' || r.id, s.starts_on, ${checkTopic(sql`t.name_zh`)}, t.name_zh, d.organisation_id::text
      from honours.round_departments d join honours.selection_rounds r on r.programme_id = d.programme_id and r.id = d.round_id join honours.round_stages s on s.programme_id = r.programme_id and s.round_id = r.id and s.kind = 'departmentCheck'
      join honours.round_titles k on k.programme_id = r.programme_id and k.round_id = r.id join honours.titles t on t.programme_id = k.programme_id and t.id = k.title_id where d.programme_id = ${programmeId} and s.starts_on >= ${since}::date
    union select distinct ${REVIEW}::text, v.id::text, v.name, '/re-reviews/' || v.id, v.starts_on, ${titleTopic(sql`t.name_zh`)}, t.name_zh, coalesce(i.place_id, i.organisation_id)::text
      from honours.re_reviews v join honours.titles t on t.programme_id = v.programme_id and t.id = v.title_id join honours.re_review_items i on i.programme_id = v.programme_id and i.re_review_id = v.id where v.programme_id = ${programmeId} and v.starts_on >= ${since}::date`,
  drafts: { [FORM]: (ctx, about) => roundDraft(ctx, about, false), [SHEET]: (ctx, about) => roundDraft(ctx, about, true), [DEPARTMENT]: departmentDraft, [REVIEW]: reviewDraft },
};

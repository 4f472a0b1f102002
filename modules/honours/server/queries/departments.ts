/** Departments of a check: who answers for which, what each answered, and what it still owes. All under the reach of the caller's choice. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import { changed, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { SubjectKind } from '../../domain/index.ts';

/** Codes of the departments of a round that this person answers for today; none unless the stage is open. */
export async function ownDepartments(ctx: ReadContext, roundId: string): Promise<ReadonlySet<string>> {
  return new Set((await rows<{ code: string }>(ctx.tx, sql`select code from honours.departments_of(${ctx.personId}, ${ctx.today}::date) where round_id = ${roundId}`)).map(({ code }) => code));
}

/** A department is asked about those in the running, and about those it has answered for. */
const asked = (ctx: ReadContext, roundId: string): RawBuilder<unknown> => sql`
  honours.round_departments d
  join honours.candidates c on c.programme_id = d.programme_id and c.round_id = d.round_id and c.state <> 'removed'
  left join honours.candidate_checks k on k.programme_id = c.programme_id and k.candidate_id = c.id and k.kind = 'department' and k.code = d.code
  where d.programme_id = ${ctx.programmeId} and d.round_id = ${roundId} and (k.candidate_id is not null or c.state in ('nominated', 'eligible'))`;

export interface DepartmentRow {
  code: string; name_zh: string; name_en: string; asks: string; organisation_id: string | null; organisation_zh: string | null; organisation_en: string | null; asked: number; yes: number; no: number; owed: number; on_paper: number; last_signed_on: string | null;
}

export function departmentRows(ctx: ReadContext, roundId: string, codes: readonly string[] | null, sort: SortOf<'owed' | 'name'>, page: { limit: number; offset: number }): Promise<DepartmentRow[]> {
  const order = orderBy(sort, { owed: ['owed desc', 'd.position'], name: ['d.name_zh', 'd.code'] });
  return rows<DepartmentRow>(ctx.tx, sql`select d.code, d.name_zh, d.name_en, d.asks, d.organisation_id, o.name_zh as organisation_zh, o.name_en as organisation_en,
      coalesce(n.asked, 0) as asked, coalesce(n.yes, 0) as yes, coalesce(n.no, 0) as no, coalesce(n.asked - n.yes - n.no, 0) as owed, coalesce(n.on_paper, 0) as on_paper, n.last_signed_on
    from honours.round_departments d left join places.organisations o on o.programme_id = d.programme_id and o.id = d.organisation_id
    left join (select d.code, count(*) as asked, count(*) filter (where k.said) as yes, count(*) filter (where not k.said) as no, count(k.document) as on_paper, max(k.signed_on) as last_signed_on from ${asked(ctx, roundId)} group by d.code) n on n.code = d.code
    where d.programme_id = ${ctx.programmeId} and d.round_id = ${roundId} and ${codes === null ? sql`true` : sql`d.code = any(${[...codes]}::text[])`} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function departmentTotal(ctx: ReadContext, roundId: string, codes: readonly string[] | null): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from honours.round_departments d where d.programme_id = ${ctx.programmeId} and d.round_id = ${roundId} and ${codes === null ? sql`true` : sql`d.code = any(${[...codes]}::text[])`}`)).count;
}

export interface AskedRow {
  candidate_id: string; subject_code: string; label: string; kind: SubjectKind; title_code: string; title_zh: string; title_en: string; place_zh: string | null; place_en: string | null; unit_zh: string | null; unit_en: string | null;
  said: boolean | null; note_sealed: string | null; signed_on: string | null; signed_by_name: string | null; document: string | null; others: { zh: string; en: string; said: boolean }[];
}
export interface AskedFilter { readonly roundId: string; readonly code: string; readonly answer?: 'open' | 'yes' | 'no' | undefined; readonly q?: string | undefined }

function askedWhere(ctx: ReadContext, { roundId, code, answer, q }: AskedFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`${asked(ctx, roundId)} and d.code = ${code}`];
  if (answer !== undefined) parts.push(answer === 'open' ? sql`k.candidate_id is null` : sql`k.said = ${answer === 'yes'}`);
  for (const pattern of searchPatterns(q)) parts.push(sql`exists (select from honours.subjects s where s.programme_id = c.programme_id and s.id = c.subject_id and ${searchable('s', 'label')} like ${pattern})`);
  return sql.join(parts, sql` and `);
}

export function askedPage(ctx: ReadContext, filter: AskedFilter, sort: SortOf<'waiting' | 'subject'>, page: { limit: number; offset: number }): Promise<AskedRow[]> {
  const order = orderBy(sort, { waiting: ['(n.said is null) desc', 's.label', 'n.candidate_id'], subject: ['s.label', 'n.candidate_id'] });
  return rows<AskedRow>(ctx.tx, sql`select n.candidate_id, s.code as subject_code, s.label, s.kind, t.code as title_code, t.name_zh as title_zh, t.name_en as title_en, p.name_zh as place_zh, p.name_en as place_en, o.name_zh as unit_zh, o.name_en as unit_en,
      n.said, n.note_sealed, n.signed_on, q.name as signed_by_name, n.document,
      (select coalesce(jsonb_agg(jsonb_build_object('zh', e.name_zh, 'en', e.name_en, 'said', x.said) order by e.position), '[]') from honours.candidate_checks x
         join honours.round_departments e on e.programme_id = x.programme_id and e.round_id = ${filter.roundId} and e.code = x.code
        where x.programme_id = ${ctx.programmeId} and x.candidate_id = n.candidate_id and x.kind = 'department' and x.code <> ${filter.code}) as others
    from (select c.id as candidate_id, c.subject_id, c.title_id, c.place_id, k.said, k.note_sealed, k.signed_on, k.signed_by, k.document from ${askedWhere(ctx, filter)}) n
    join honours.subjects s on s.programme_id = ${ctx.programmeId} and s.id = n.subject_id join honours.titles t on t.programme_id = ${ctx.programmeId} and t.id = n.title_id
    left join places.places p on p.programme_id = ${ctx.programmeId} and p.id = n.place_id left join places.organisations o on o.programme_id = ${ctx.programmeId} and o.id = s.organisation_id
    left join people.persons q on q.programme_id = ${ctx.programmeId} and q.id = n.signed_by
    order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function askedTotal(ctx: ReadContext, filter: AskedFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${askedWhere(ctx, filter)}`)).count;
}

export interface StandingAnswer { candidate_id: string; subject_code: string; title_code: string; said: boolean | null; document: string | null; note_sealed: string | null }

/** Everybody that a department is asked about, with the answer that stands. */
export function standingAnswers(ctx: ReadContext, roundId: string, code: string): Promise<StandingAnswer[]> {
  return rows<StandingAnswer>(ctx.tx, sql`select n.candidate_id, s.code as subject_code, t.code as title_code, n.said, n.document, n.note_sealed
    from (select c.id as candidate_id, c.subject_id, c.title_id, k.said, k.document, k.note_sealed from ${askedWhere(ctx, { roundId, code })}) n
    join honours.subjects s on s.programme_id = ${ctx.programmeId} and s.id = n.subject_id join honours.titles t on t.programme_id = ${ctx.programmeId} and t.id = n.title_id`);
}

export interface AnswerToSave { readonly candidateId: string; readonly said: boolean; readonly noteSealed: string | null }
export interface Signature { readonly code: string; readonly organisationId: string | null; readonly document: string | null; readonly signedOn: string; readonly personId: string }

export function saveAnswers(tx: Tx, programmeId: string, answers: readonly AnswerToSave[], by: Signature): Promise<number> {
  return changed(tx, sql`insert into honours.candidate_checks (programme_id, candidate_id, kind, code, said, happened_on, signed_on, signed_by, note_sealed, organisation_id, document)
    select ${programmeId}, n."candidateId", 'department', ${by.code}, n.said, null, ${by.signedOn}, ${by.personId}, n."noteSealed", ${by.organisationId}, ${by.document} from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as n("candidateId" uuid, said boolean, "noteSealed" text)
    on conflict (programme_id, candidate_id, kind, code) do update set said = excluded.said, signed_on = excluded.signed_on, signed_by = excluded.signed_by, note_sealed = excluded.note_sealed, organisation_id = excluded.organisation_id, document = excluded.document`);
}

export interface DepartmentToKeep { readonly code: string; readonly zh: string; readonly en: string; readonly asks: string; readonly organisationId: string | null }

export function insertDepartments(tx: Tx, programmeId: string, roundId: string, departments: readonly DepartmentToKeep[]): Promise<number> {
  return changed(tx, sql`insert into honours.round_departments (programme_id, round_id, code, position, name_zh, name_en, asks, organisation_id)
    select ${programmeId}, ${roundId}, n.code, n.position, n.zh, n.en, n.asks, n."organisationId" from jsonb_to_recordset(${JSON.stringify(departments.map((each, at) => ({ ...each, position: at + 1 })))}::jsonb) as n(code text, position integer, zh text, en text, asks text, "organisationId" uuid)`);
}

/** All of them anew, where none has answered yet. */
export async function replaceDepartments(tx: Tx, programmeId: string, roundId: string, departments: readonly DepartmentToKeep[]): Promise<void> {
  await changed(tx, sql`delete from honours.round_departments where programme_id = ${programmeId} and round_id = ${roundId}`);
  await insertDepartments(tx, programmeId, roundId, departments);
}

/** Whether a department of this round answered for any candidate, also for one that is out of the running since. */
export async function hasDepartmentAnswers(tx: Tx, programmeId: string, roundId: string): Promise<boolean> {
  return (await oneRow<{ found: boolean }>(tx, sql`select exists (select 1 from honours.candidate_checks k join honours.candidates c on c.programme_id = k.programme_id and c.id = k.candidate_id where c.programme_id = ${programmeId} and c.round_id = ${roundId} and k.kind = 'department') as found`)).found;
}

/** Of these organisations, those that there are today. */
export async function organisationsKnown(tx: Tx, programmeId: string, ids: readonly string[]): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from places.organisations o where o.programme_id = ${programmeId} and o.id = any(${[...ids]}::uuid[])`)).count;
}

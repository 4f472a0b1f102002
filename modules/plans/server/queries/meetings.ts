/** Meetings and what they decided. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import type { DecisionState, MeetingKind } from '../../domain/index.ts';

interface Named { id: string; code: string; name_zh: string; name_en: string }
export interface MeetingRow { id: string; title: string; kind: MeetingKind; held_on: string; venue: string | null; plan: Named | null; chair: { id: string; name: string } | null; decision_count: number; open_count: number; document: string | null; minutes: string; file_ids: string[]; units: Named[]; persons: { id: string; name: string }[]; version: number }
export interface MeetingFilter { readonly id?: string | undefined; readonly q?: string | undefined; readonly kind?: MeetingKind | undefined; readonly planId?: string | undefined }

function meetingWhere(ctx: ReadContext, filter: MeetingFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`m.programme_id = ${ctx.programmeId}`];
  if (!ctx.scope.everything) parts.push(sql`m.unit_ids && ${[...ctx.scope.organisationIds]}::uuid[]`);
  if (filter.id !== undefined) parts.push(sql`m.id = ${filter.id}`);
  if (filter.kind !== undefined) parts.push(sql`m.kind = ${filter.kind}`);
  if (filter.planId !== undefined) parts.push(sql`m.plan_id = ${filter.planId}`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('m', 'title')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

const named = sql`jsonb_build_object('id', o.id, 'code', o.code, 'name_zh', o.name_zh, 'name_en', o.name_en)`;

export function meetingPage(ctx: ReadContext, filter: MeetingFilter, sort: SortOf<'recent' | 'title'>, page: { limit: number; offset: number }): Promise<MeetingRow[]> {
  const order = orderBy(sort, { recent: ['m.held_on desc', 'm.id'], title: ['m.title', 'm.id'] });
  return rows(ctx.tx, sql`select m.id, m.title, m.kind, m.held_on, m.venue, m.document, m.minutes, m.file_ids, m.version,
      (select ${named} from plans.plans o where o.programme_id = m.programme_id and o.id = m.plan_id) as plan,
      (select jsonb_build_object('id', w.id, 'name', w.name) from people.persons w where w.programme_id = m.programme_id and w.id = m.chair_id) as chair,
      (select count(*) from plans.decisions d where d.programme_id = m.programme_id and d.meeting_id = m.id) as decision_count, (select count(*) from plans.decisions d where d.programme_id = m.programme_id and d.meeting_id = m.id and d.state = 'open') as open_count,
      coalesce((select jsonb_agg(${named} order by o.code) from places.organisations o where o.programme_id = m.programme_id and o.id = any(m.unit_ids)), '[]') as units,
      coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name) order by w.code) from people.persons w where w.programme_id = m.programme_id and w.id = any(m.person_ids)), '[]') as persons
    from plans.meetings m where ${meetingWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function meetingTotal(ctx: ReadContext, filter: MeetingFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from plans.meetings m where ${meetingWhere(ctx, filter)}`)).count;
}

export interface DecisionRow { id: string; meeting: { id: string; title: string; heldOn: string }; number: number; words: string; organisation: Named; due_on: string; task: { id: string; code: string; name: string } | null; state: DecisionState; note: string | null; closer: string | null; closed_at: string | null; version: number }
export interface DecisionFilter { readonly id?: string | undefined; readonly q?: string | undefined; readonly meetingId?: string | undefined; readonly organisationId?: string | undefined; readonly state?: DecisionState | undefined; readonly overdue?: boolean | undefined }

function decisionWhere(ctx: ReadContext, filter: DecisionFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`d.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { organisation: 'd.organisation_id' })];
  if (filter.id !== undefined) parts.push(sql`d.id = ${filter.id}`);
  if (filter.meetingId !== undefined) parts.push(sql`d.meeting_id = ${filter.meetingId}`);
  if (filter.organisationId !== undefined) parts.push(sql`d.organisation_id = ${filter.organisationId}`);
  if (filter.state !== undefined) parts.push(sql`d.state = ${filter.state}`);
  if (filter.overdue === true) parts.push(sql`d.state = 'open' and d.due_on < ${ctx.today}::date`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('d', 'words')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

/** The title of its meeting goes with a decision; a unit that was not there still knows what it is to do, and from which meeting. */
export function decisionPage(ctx: ReadContext, filter: DecisionFilter, sort: SortOf<'due' | 'meeting'>, page: { limit: number; offset: number }): Promise<DecisionRow[]> {
  const order = orderBy(sort, { due: ['d.due_on', 'd.id'], meeting: ['d.meeting_id', 'd.number'] });
  return rows(ctx.tx, sql`select d.id, jsonb_build_object('id', d.meeting_id, 'title', m.title, 'heldOn', m.held_on) as meeting, d.number, d.words, ${named} as organisation, d.due_on, d.state, d.note, w.name as closer, d.closed_at, d.version,
      (select jsonb_build_object('id', k.id, 'code', k.code, 'name', k.name) from plans.tasks k where k.programme_id = d.programme_id and k.id = d.task_id) as task
    from plans.decisions d join places.organisations o on o.programme_id = d.programme_id and o.id = d.organisation_id cross join lateral plans.meeting_heading(d.meeting_id) m left join people.persons w on w.programme_id = d.programme_id and w.id = d.closed_by
    where ${decisionWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function decisionTotal(ctx: ReadContext, filter: DecisionFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from plans.decisions d where ${decisionWhere(ctx, filter)}`)).count;
}

export interface MeetingToKeep { readonly id: string; readonly title: string; readonly kind: MeetingKind; readonly heldOn: string; readonly venue: string | null; readonly planId: string | null; readonly chairId: string | null; readonly unitIds: readonly string[]; readonly personIds: readonly string[]; readonly document: string | null; readonly minutes: string; readonly fileIds: readonly string[]; readonly searchText: string }

export function upsertMeeting(tx: Tx, programmeId: string, meeting: MeetingToKeep): Promise<number> {
  return changed(tx, sql`insert into plans.meetings as old (programme_id, id, title, kind, held_on, venue, plan_id, chair_id, unit_ids, person_ids, document, minutes, file_ids, search_text)
    values (${programmeId}, ${meeting.id}, ${meeting.title}, ${meeting.kind}, ${meeting.heldOn}, ${meeting.venue}, ${meeting.planId}, ${meeting.chairId}, ${[...meeting.unitIds]}::uuid[], ${[...meeting.personIds]}::uuid[], ${meeting.document}, ${meeting.minutes}, ${[...meeting.fileIds]}::uuid[], ${meeting.searchText})
    on conflict (programme_id, id) do update set title = excluded.title, kind = excluded.kind, held_on = excluded.held_on, venue = excluded.venue, plan_id = excluded.plan_id, chair_id = excluded.chair_id, unit_ids = excluded.unit_ids, person_ids = excluded.person_ids, document = excluded.document, minutes = excluded.minutes, file_ids = excluded.file_ids, search_text = excluded.search_text, version = old.version + 1`);
}

export const lockMeeting = (ctx: ReadContext, meetingId: string): Promise<{ id: string; held_on: string; version: number } | undefined> => maybeRow(ctx.tx, sql`select m.id, m.held_on, m.version from plans.meetings m where ${meetingWhere(ctx, { id: meetingId })} for update`);
export const lockDecision = (ctx: ReadContext, decisionId: string): Promise<{ id: string; meeting_id: string; number: number; organisation_id: string; state: DecisionState; version: number } | undefined> =>
  maybeRow(ctx.tx, sql`select d.id, d.meeting_id, d.number, d.organisation_id, d.state, d.version from plans.decisions d where ${decisionWhere(ctx, { id: decisionId })} for update`);

export interface DecisionToKeep { readonly id: string; readonly meetingId: string; readonly words: string; readonly organisationId: string; readonly dueOn: string; readonly taskId: string | null; readonly searchText: string }

/** Numbered as they come; the meeting is locked, so that no number is given twice. @returns its number */
export async function insertDecision(tx: Tx, programmeId: string, decision: DecisionToKeep): Promise<number> {
  return (await oneRow<{ number: number }>(tx, sql`insert into plans.decisions (programme_id, id, meeting_id, number, words, organisation_id, due_on, task_id, search_text)
    select ${programmeId}, ${decision.id}, ${decision.meetingId}, coalesce(max(d.number), 0) + 1, ${decision.words}, ${decision.organisationId}, ${decision.dueOn}::date, ${decision.taskId}, ${decision.searchText} from plans.decisions d where d.programme_id = ${programmeId} and d.meeting_id = ${decision.meetingId} returning number`)).number;
}
export const replaceDecision = (tx: Tx, programmeId: string, decision: DecisionToKeep): Promise<number> =>
  changed(tx, sql`update plans.decisions set words = ${decision.words}, organisation_id = ${decision.organisationId}, due_on = ${decision.dueOn}, task_id = ${decision.taskId}, search_text = ${decision.searchText}, version = version + 1 where programme_id = ${programmeId} and id = ${decision.id}`);
export const saveDecisionState = (tx: Tx, programmeId: string, decisionId: string, state: DecisionState, by: { readonly personId: string; readonly at: string; readonly note: string }): Promise<number> =>
  changed(tx, state === 'open' ? sql`update plans.decisions set state = 'open', closed_by = null, closed_at = null, note = ${by.note}, version = version + 1 where programme_id = ${programmeId} and id = ${decisionId}`
    : sql`update plans.decisions set state = ${state}, closed_by = ${by.personId}, closed_at = ${by.at}, note = ${by.note}, version = version + 1 where programme_id = ${programmeId} and id = ${decisionId}`);
export async function taskThere(tx: Tx, programmeId: string, taskId: string): Promise<boolean> {
  return (await maybeRow(tx, sql`select 1 from plans.tasks where programme_id = ${programmeId} and id = ${taskId}`)) !== undefined;
}

/** Tasks of plans: who leads, who helps, which standards they serve, and what happened to them. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import { OWED_STATES } from '../../domain/index.ts';
import type { TaskState } from '../../domain/index.ts';

export interface UnitRow { id: string; code: string; name_zh: string; name_en: string }
export interface TaskRow {
  id: string; plan: { id: string; code: string; name_zh: string; name_en: string }; code: string; name: string; lead: UnitRow & { place_id: string | null }; helpers: UnitRow[]; owner: { id: string; code: string; name: string } | null; starts_on: string | null; due_on: string;
  evidence: string; state: TaskState; target_id: string | null; target_code: string | null; target_name: string | null; standards: string[]; delivered_by: string | null; version: number;
}
export interface TaskFilter {
  readonly id?: string | undefined; readonly planId?: string | undefined; readonly organisationId?: string | undefined; readonly state?: TaskState | undefined; readonly overdue?: boolean | undefined; readonly standardId?: string | undefined; readonly q?: string | undefined;
}

/**
 * 所在范围 · Tasks in reach: those of units in reach, those they help with, and those of units of places in reach. The policy on the
 * table says the same; as a condition it lets a narrow list use its index.
 */
export function tasksInReach({ scope }: ReadContext): RawBuilder<unknown> {
  if (scope.everything) return sql`true`;
  const units = sql`${[...scope.organisationIds]}::uuid[]`;
  return sql`(k.organisation_id = any(${units}) or k.helping_ids && ${units} or k.organisation_id in (select o.id from places.organisations o where o.programme_id = k.programme_id and o.place_id = any(${[...scope.placeIds]}::uuid[])))`;
}

const owed = sql`k.state = any(${[...OWED_STATES]}::text[])`;

/** Standards of a task, and those that the crosswalk holds to be the same work. */
const serves = (standardId: string): RawBuilder<unknown> => sql`exists (select 1 from plans.task_standards s join frameworks.nodes n on n.programme_id = s.programme_id and n.id = s.standard_id join frameworks.nodes w on w.programme_id = n.programme_id and w.id = ${standardId}
  where s.programme_id = k.programme_id and s.task_id = k.id and (s.standard_id = w.id or exists (select 1 from frameworks.crosswalk_links l where l.programme_id = n.programme_id and l.relation in ('same', 'part', 'whole')
    and ((l.left_edition_id = n.edition_id and l.left_code = n.code and l.right_edition_id = w.edition_id and l.right_code = w.code) or (l.right_edition_id = n.edition_id and l.right_code = n.code and l.left_edition_id = w.edition_id and l.left_code = w.code)))))`;

function taskWhere(ctx: ReadContext, filter: TaskFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`k.programme_id = ${ctx.programmeId}`, tasksInReach(ctx)];
  if (filter.id !== undefined) parts.push(sql`k.id = ${filter.id}`);
  if (filter.planId !== undefined) parts.push(sql`k.plan_id = ${filter.planId}`);
  if (filter.organisationId !== undefined) parts.push(sql`(k.organisation_id = ${filter.organisationId} or k.helping_ids @> array[${filter.organisationId}::uuid])`);
  if (filter.state !== undefined) parts.push(sql`k.state = ${filter.state}`);
  if (filter.overdue === true) parts.push(sql`${owed} and k.due_on < ${ctx.today}::date`);
  if (filter.standardId !== undefined) parts.push(serves(filter.standardId));
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('k', 'name')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

const unitOf = sql`jsonb_build_object('id', o.id, 'code', o.code, 'name_zh', o.name_zh, 'name_en', o.name_en)`;

export function taskPage(ctx: ReadContext, filter: TaskFilter, sort: SortOf<'due' | 'code' | 'unit'>, page: { limit: number; offset: number }): Promise<TaskRow[]> {
  const order = orderBy(sort, { due: ['k.due_on', 'k.code', 'k.id'], code: ['k.code', 'k.id'], unit: ['o.code', 'k.due_on', 'k.code', 'k.id'] });
  return rows(ctx.tx, sql`select k.id, jsonb_build_object('id', p.id, 'code', p.code, 'name_zh', p.name_zh, 'name_en', p.name_en) as plan, k.code, k.name, ${unitOf} || jsonb_build_object('place_id', o.place_id) as lead, k.starts_on, k.due_on, k.evidence, k.state, k.target_id, t.code as target_code, t.name as target_name, k.delivered_by, k.version,
      coalesce((select jsonb_agg(${unitOf} order by o.code) from places.organisations o where o.programme_id = k.programme_id and o.id = any(k.helping_ids)), '[]') as helpers,
      (select jsonb_build_object('id', w.id, 'code', w.code, 'name', w.name) from people.persons w where w.programme_id = k.programme_id and w.id = k.owner_id) as owner,
      coalesce((select jsonb_agg(e.code || '/' || n.code order by e.code, n.sort_order) from plans.task_standards s join frameworks.nodes n on n.programme_id = s.programme_id and n.id = s.standard_id join frameworks.editions e on e.programme_id = n.programme_id and e.id = n.edition_id where s.programme_id = k.programme_id and s.task_id = k.id), '[]') as standards
    from plans.tasks k join plans.plans p on p.programme_id = k.programme_id and p.id = k.plan_id join places.organisations o on o.programme_id = k.programme_id and o.id = k.organisation_id left join plans.targets t on t.programme_id = k.programme_id and t.id = k.target_id
    where ${taskWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function taskTotal(ctx: ReadContext, filter: TaskFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from plans.tasks k where ${taskWhere(ctx, filter)}`)).count;
}

const SOON_DAYS = 7;

export interface TaskCountRow { unit: UnitRow; total: number; accepted: number; delivered: number; overdue: number; due_soon: number }

/** By the unit that leads; what was dropped counts nowhere. Without a plan: of all plans in force. */
export function taskCounts(ctx: ReadContext, planId: string | undefined): Promise<TaskCountRow[]> {
  return rows(ctx.tx, sql`select ${unitOf} as unit, count(*) as total, count(*) filter (where k.state = 'accepted') as accepted, count(*) filter (where k.state = 'delivered') as delivered,
      count(*) filter (where ${owed} and k.due_on < ${ctx.today}::date) as overdue, count(*) filter (where ${owed} and k.due_on >= ${ctx.today}::date and k.due_on < ${ctx.today}::date + ${SOON_DAYS}::integer) as due_soon
    from plans.tasks k join places.organisations o on o.programme_id = k.programme_id and o.id = k.organisation_id where ${taskWhere(ctx, { planId })} and k.state <> 'dropped' and (${planId !== undefined} or exists (select 1 from plans.plans p where p.programme_id = k.programme_id and p.id = k.plan_id and p.state = 'inForce')) group by o.programme_id, o.id order by o.code`);
}

export interface ServedStandardRow { id: string; code: string; name_zh: string; name_en: string; edition_id: string; edition_code: string; title_zh: string; title_en: string; via: string | null; relation: 'same' | 'part' | 'whole' | null }

/** What it was set for first, then what the crosswalk carries it over to; a standard it was set for itself is not told twice. */
export function servedStandards(ctx: ReadContext, taskId: string): Promise<ServedStandardRow[]> {
  return rows(ctx.tx, sql`with own as (select n.* from plans.task_standards s join frameworks.nodes n on n.programme_id = s.programme_id and n.id = s.standard_id where s.programme_id = ${ctx.programmeId} and s.task_id = ${taskId}),
    found as (
      select n.id, n.programme_id, n.edition_id, n.code, n.name_zh, n.name_en, n.sort_order, null::text as via, null::text as relation from own n
      union all
      select distinct on (w.id) w.id, w.programme_id, w.edition_id, w.code, w.name_zh, w.name_en, w.sort_order, n.code, l.relation from own n
        join frameworks.crosswalk_links l on l.programme_id = n.programme_id and l.relation in ('same', 'part', 'whole') and ((l.left_edition_id = n.edition_id and l.left_code = n.code) or (l.right_edition_id = n.edition_id and l.right_code = n.code))
        join frameworks.nodes w on w.programme_id = l.programme_id and w.edition_id = case when l.left_edition_id = n.edition_id then l.right_edition_id else l.left_edition_id end and w.code = case when l.left_edition_id = n.edition_id then l.right_code else l.left_code end
       where w.id not in (select id from own))
    select f.id, f.code, f.name_zh, f.name_en, e.id as edition_id, e.code as edition_code, e.title_zh, e.title_en, f.via, f.relation from found f join frameworks.editions e on e.programme_id = f.programme_id and e.id = f.edition_id order by (f.via is not null), e.code, f.sort_order`);
}

export interface TaskEventRow { act: 'set' | 'changed' | 'begun' | 'delivered' | 'accepted' | 'returned' | 'dropped'; at: string; by: string; note: string | null; file_ids: string[] }

export function taskEvents(ctx: ReadContext, taskId: string): Promise<TaskEventRow[]> {
  return rows(ctx.tx, sql`select e.act, e.at, p.name as by, e.note, e.file_ids from plans.task_events e join people.persons p on p.programme_id = e.programme_id and p.id = e.person_id where e.programme_id = ${ctx.programmeId} and e.task_id = ${taskId} order by e.sequence desc`);
}

export interface LockedTask { id: string; plan_id: string; plan_state: 'draft' | 'inForce' | 'ended'; code: string; organisation_id: string; owner_id: string | null; place_id: string | null; state: TaskState; delivered_by: string | null; version: number }

/** Only what is in reach: whatever else is not there. */
export function lockTask(ctx: ReadContext, taskId: string): Promise<LockedTask | undefined> {
  return maybeRow(ctx.tx, sql`select k.id, k.plan_id, p.state as plan_state, k.code, k.organisation_id, k.owner_id, o.place_id, k.state, k.delivered_by, k.version
    from plans.tasks k join plans.plans p on p.programme_id = k.programme_id and p.id = k.plan_id join places.organisations o on o.programme_id = k.programme_id and o.id = k.organisation_id where ${taskWhere(ctx, { id: taskId })} for update of k`);
}

export interface TaskToKeep {
  readonly id: string; readonly planId: string; readonly code: string; readonly name: string; readonly targetId: string | null; readonly organisationId: string; readonly helperIds: readonly string[]; readonly ownerId: string | null; readonly startsOn: string | null; readonly dueOn: string;
  readonly evidence: string; readonly standardIds: readonly string[]; readonly searchText: string;
}

const given = (tasks: readonly TaskToKeep[]): RawBuilder<unknown> => sql`jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as n(id uuid, "planId" uuid, code text, name text, "targetId" uuid, "organisationId" uuid, "helperIds" jsonb, "ownerId" uuid, "startsOn" date, "dueOn" date, evidence text, "standardIds" jsonb, "searchText" text)`;
const uuids = (column: string): RawBuilder<unknown> => sql`array(select value::uuid from jsonb_array_elements_text(n.${sql.ref(column)}) order by value)`;

/** New and changed tasks, with the standards they serve. Nothing is said of their state. */
export async function upsertTasks(tx: Tx, programmeId: string, tasks: readonly TaskToKeep[]): Promise<void> {
  await changed(tx, sql`insert into plans.tasks as old (programme_id, id, plan_id, code, name, target_id, organisation_id, helping_ids, owner_id, starts_on, due_on, evidence, search_text)
    select ${programmeId}, n.id, n."planId", n.code, n.name, n."targetId", n."organisationId", ${uuids('helperIds')}, n."ownerId", n."startsOn", n."dueOn", n.evidence, n."searchText" from ${given(tasks)}
    on conflict (programme_id, id) do update set name = excluded.name, target_id = excluded.target_id, organisation_id = excluded.organisation_id, helping_ids = excluded.helping_ids, owner_id = excluded.owner_id, starts_on = excluded.starts_on, due_on = excluded.due_on,
      evidence = excluded.evidence, search_text = excluded.search_text, version = old.version + 1`);
  await changed(tx, sql`delete from plans.task_standards where programme_id = ${programmeId} and task_id = any(${tasks.map(({ id }) => id)}::uuid[])`);
  await changed(tx, sql`insert into plans.task_standards (programme_id, task_id, standard_id) select ${programmeId}, n.id, s.value::uuid from ${given(tasks)} cross join lateral jsonb_array_elements_text(n."standardIds") s`);
}

export function insertTaskEvents(tx: Tx, programmeId: string, by: { readonly personId: string; readonly at: string }, events: readonly { readonly taskId: string; readonly act: TaskEventRow['act']; readonly note: string | null; readonly fileIds: readonly string[] }[]): Promise<number> {
  return changed(tx, sql`insert into plans.task_events (programme_id, task_id, sequence, act, at, person_id, note, file_ids)
    select ${programmeId}, n."taskId", coalesce((select max(e.sequence) from plans.task_events e where e.programme_id = ${programmeId} and e.task_id = n."taskId"), 0) + 1, n.act, ${by.at}::timestamptz, ${by.personId}, n.note, array(select value::uuid from jsonb_array_elements_text(n."fileIds"))
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as n("taskId" uuid, act text, note text, "fileIds" jsonb)`);
}

/** Delivered and accepted keep who and when; a return takes the acceptance back, a new delivery names whoever delivers now. */
export function saveTaskState(tx: Tx, programmeId: string, taskId: string, state: TaskState, by: { readonly personId: string; readonly at: string }): Promise<number> {
  const who = state === 'delivered' ? sql`, delivered_by = ${by.personId}, delivered_at = ${by.at}` : state === 'accepted' ? sql`, accepted_by = ${by.personId}, accepted_at = ${by.at}` : sql``;
  return changed(tx, sql`update plans.tasks set state = ${state}, version = version + 1${who} where programme_id = ${programmeId} and id = ${taskId}`);
}

export interface StoredTask { id: string; code: string; name: string; targetId: string | null; organisationId: string; helperIds: string[]; ownerId: string | null; startsOn: string | null; dueOn: string; evidence: string; standardIds: string[]; state: TaskState }

/** Tasks of a plan by their codes, as an import compares them; held until it has written, so that nothing is handed in between. */
export function tasksByCode(tx: Tx, programmeId: string, planId: string, codes: readonly string[]): Promise<StoredTask[]> {
  return rows(tx, sql`select k.id, k.code, k.name, k.target_id as "targetId", k.organisation_id as "organisationId", array(select unnest(k.helping_ids)::text order by 1) as "helperIds", k.owner_id as "ownerId", k.starts_on as "startsOn", k.due_on as "dueOn", k.evidence, k.state,
      array(select s.standard_id::text from plans.task_standards s where s.programme_id = k.programme_id and s.task_id = k.id order by 1) as "standardIds"
    from plans.tasks k where k.programme_id = ${programmeId} and k.plan_id = ${planId} and k.code = any(${[...codes]}::text[]) for update of k`);
}

import { DAY_MS } from '#kernel/local-date.ts';
import { attachable, widenScope } from '#modules/files/server/index.ts';
import type { ParsedInputOf, ProblemParams } from '#platform/contract/index.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, Refusal, WriteContext } from '#platform/server/operations/index.ts';
import { isRefusal } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { acceptPlanTask, beginPlanTask, countPlanTasks, createPlanTask, deliverPlanTask, dropPlanTask, importPlanTasks, listPlanTasks, planTaskImportTemplate, readPlanTask, suggestDelivery, updatePlanTask } from '../../contract/index.ts';
import { isOverdue, mayAccept, OWED_STATES, stateAfter } from '../../domain/index.ts';
import type { TaskAct, TaskState } from '../../domain/index.ts';
import { taskColumns, taskExamples, taskImport } from '../imports/tasks.ts';
import { knownIds } from '../queries/ground.ts';
import { lockPlan, planPage } from '../queries/plans.ts';
import { leafCount, targetsOf } from '../queries/targets.ts';
import { insertTaskEvents, lockTask, saveTaskState, servedStandards, taskCounts, taskEvents, taskPage, taskTotal, upsertTasks } from '../queries/tasks.ts';
import { knownDeliveries } from '../queries/known-deliveries.ts';
import type { LockedTask, TaskRow, UnitRow } from '../queries/tasks.ts';

export const unitOut = (row: UnitRow) => ({ id: row.id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en });

export const taskOut = (row: TaskRow, today: string) => ({
  id: row.id, plan: unitOut(row.plan), code: row.code, name: row.name, lead: unitOut(row.lead), helpers: row.helpers.map(unitOut), owner: row.owner, startsOn: row.starts_on, dueOn: row.due_on, evidence: row.evidence, state: row.state,
  isOverdue: isOverdue({ state: row.state, dueOn: row.due_on }, today), targetCode: row.target_code, standards: row.standards, version: row.version,
});

export const listPlanTasksBound = bindRead(listPlanTasks, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await taskPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => taskOut(row, ctx.today)), total: await taskTotal(ctx, filter), page, pageSize,
}));

export const countPlanTasksBound = bindRead(countPlanTasks, async (ctx, { planId }) => {
  const units = await taskCounts(ctx, planId);
  const sum = (pick: (row: (typeof units)[number]) => number) => units.reduce((total, row) => total + pick(row), 0);
  return {
    total: sum(({ total }) => total), accepted: sum(({ accepted }) => accepted), delivered: sum(({ delivered }) => delivered), overdue: sum(({ overdue }) => overdue), dueSoon: sum(({ due_soon }) => due_soon),
    byUnit: units.map(({ unit, total, accepted, overdue }) => ({ unit: unitOut(unit), total, accepted, overdue })),
  };
});

/** Whose it is to deliver: the unit that leads, the person named, or the unit of a place in reach. */
function mayDeliver(ctx: ReadContext, task: { readonly organisationId: string; readonly ownerId: string | null; readonly placeId: string | null }): boolean {
  const { everything, organisationIds, placeIds } = ctx.scope;
  return everything || task.ownerId === ctx.personId || organisationIds.includes(task.organisationId) || (task.placeId !== null && placeIds.includes(task.placeId));
}

export const readPlanTaskBound = bindRead(readPlanTask, async (ctx, { taskId }) => {
  const [row] = await taskPage(ctx, { id: taskId }, 'code', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  const [plan] = await planPage(ctx.tx, ctx.programmeId, { id: row.plan.id }, 'code', { limit: 1, offset: 0 });
  const serves = await servedStandards(ctx, taskId);
  const history = await taskEvents(ctx, taskId);
  return {
    ...taskOut(row, ctx.today), planState: plan?.state ?? 'draft', target: row.target_id === null ? null : { id: row.target_id, code: row.target_code ?? '', name: row.target_name ?? '' },
    serves: serves.map((each) => ({
      id: each.id, code: each.code, nameZh: each.name_zh, nameEn: each.name_en, edition: { id: each.edition_id, code: each.edition_code, titleZh: each.title_zh, titleEn: each.title_en }, via: each.via === null || each.relation === null ? null : { code: each.via, relation: each.relation },
    })),
    history: history.map((event) => ({ act: event.act, at: new Date(event.at).toISOString(), by: event.by, note: event.note, fileIds: event.file_ids })),
    mayDeliver: mayDeliver(ctx, { organisationId: row.lead.id, ownerId: row.owner?.id ?? null, placeId: row.lead.place_id }), mayAccept: mayAccept({ deliveredBy: row.delivered_by }, ctx.personId),
  };
});

type TaskFacts = Omit<ParsedInputOf<typeof createPlanTask>, 'planId' | 'code'>;
type Misfit = 'plans.organisation_unknown' | 'plans.person_unknown' | 'plans.standard_unknown' | 'plans.target_unknown' | 'plans.dates_out_of_order' | 'plans.task_outside_plan';

async function misfit(ctx: ReadContext, planId: string, task: TaskFacts): Promise<{ code: Misfit; pointer: string } | null> {
  const [plan] = await planPage(ctx.tx, ctx.programmeId, { id: planId }, 'code', { limit: 1, offset: 0 });
  if (task.startsOn !== null && task.startsOn > task.dueOn) return { code: 'plans.dates_out_of_order', pointer: '/startsOn' };
  if (plan === undefined || task.dueOn < plan.starts_on || task.dueOn > plan.ends_on) return { code: 'plans.task_outside_plan', pointer: '/dueOn' };
  const units = await knownIds(ctx.tx, ctx.programmeId, 'places.organisations', [task.organisationId, ...task.helperIds]);
  if (!units.has(task.organisationId)) return { code: 'plans.organisation_unknown', pointer: '/organisationId' };
  if (task.helperIds.some((id) => !units.has(id) || id === task.organisationId)) return { code: 'plans.organisation_unknown', pointer: '/helperIds' };
  if (task.ownerId !== null && (await knownIds(ctx.tx, ctx.programmeId, 'people.persons', [task.ownerId])).size === 0) return { code: 'plans.person_unknown', pointer: '/ownerId' };
  const standards = new Set(task.standardIds);
  if (await leafCount(ctx.tx, ctx.programmeId, [...standards]) !== standards.size) return { code: 'plans.standard_unknown', pointer: '/standardIds' };
  if (task.targetId !== null && (await targetsOf(ctx.tx, ctx.programmeId, { targetId: task.targetId }))[0]?.plan_id !== planId) return { code: 'plans.target_unknown', pointer: '/targetId' };
  return null;
}

const now = (ctx: WriteContext) => ({ personId: ctx.personId, at: new Date(ctx.now).toISOString() });

async function keep(ctx: WriteContext, id: string, planId: string, code: string, task: TaskFacts, act: 'set' | 'changed'): Promise<void> {
  await upsertTasks(ctx.tx, ctx.programmeId, [{ ...task, id, planId, code, helperIds: [...new Set(task.helperIds)], standardIds: [...new Set(task.standardIds)], searchText: searchTextOf(task.name, code) }]);
  await insertTaskEvents(ctx.tx, ctx.programmeId, now(ctx), [{ taskId: id, act, note: null, fileIds: [] }]);
  trace(ctx, id, task.organisationId, { act });
}

function trace(ctx: WriteContext, id: string, organisationId: string, change: Readonly<Record<string, unknown>>, reason?: string): void {
  ctx.record({ kind: 'planTask', id, change, ...(reason === undefined ? {} : { reason }) });
  ctx.emit({ topic: 'plans', subjectId: id, organisationId });
}

export const createPlanTaskBound = bindWrite(createPlanTask, async (ctx, { planId, code, ...task }) => {
  const plan = (await lockPlan(ctx.tx, ctx.programmeId, planId)) ?? ctx.notFound();
  if (plan.state === 'ended') return ctx.refuse('plans.state_wrong');
  const wrong = await misfit(ctx, planId, task);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  const id = ctx.newId();
  await keep(ctx, id, planId, code, task, 'set');
  return { id, version: 1 };
});

export const updatePlanTaskBound = bindWrite(updatePlanTask, async (ctx, { taskId, version, ...task }) => {
  const known = (await lockTask(ctx, taskId)) ?? ctx.notFound();
  if (known.version !== version) return ctx.refuse('platform.changed_meanwhile');
  if (known.plan_state === 'ended') return ctx.refuse('plans.state_wrong');
  // What was handed in is judged as it was asked for.
  if (!OWED_STATES.includes(known.state)) return ctx.refuse('plans.task_state_wrong');
  const wrong = await misfit(ctx, known.plan_id, task);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  await keep(ctx, taskId, known.plan_id, known.code, task, 'changed');
  return { id: taskId, version: version + 1 };
});

type Unmoved = 'plans.task_state_wrong' | 'platform.changed_meanwhile';
interface Step { readonly task: LockedTask; readonly to: TaskState }

/** The task and where the act leads, or why not. A draft is not worked on: its tasks are not given out yet. */
async function step(ctx: WriteContext, { taskId, version }: { readonly taskId: string; readonly version: number }, act: TaskAct): Promise<Step | Refusal<Unmoved>> {
  const task = (await lockTask(ctx, taskId)) ?? ctx.notFound();
  const refuse = (code: Unmoved, params: ProblemParams = {}) => ctx.refuse(code, params) as Refusal<Unmoved>;
  if (task.version !== version) return refuse('platform.changed_meanwhile');
  const to = stateAfter(task.state, act);
  return to === null || (task.plan_state !== 'inForce' && act !== 'drop') ? refuse('plans.task_state_wrong') : { task, to };
}

async function move(ctx: WriteContext, { task, to }: Step, event: { readonly act: 'begun' | 'delivered' | 'accepted' | 'returned' | 'dropped'; readonly note: string | null; readonly fileIds?: readonly string[] }) {
  await saveTaskState(ctx.tx, ctx.programmeId, task.id, to, now(ctx));
  await insertTaskEvents(ctx.tx, ctx.programmeId, now(ctx), [{ taskId: task.id, fileIds: [], ...event }]);
  trace(ctx, task.id, task.organisation_id, { act: event.act, state: to }, event.note ?? undefined);
  return { state: to, version: task.version + 1 };
}

const own = (ctx: ReadContext, task: LockedTask): boolean => mayDeliver(ctx, { organisationId: task.organisation_id, ownerId: task.owner_id, placeId: task.place_id });

export const beginPlanTaskBound = bindWrite(beginPlanTask, async (ctx, input) => {
  const found = await step(ctx, input, 'begin');
  if (isRefusal(found)) return found as Refusal<Unmoved>;
  return own(ctx, found.task) ? move(ctx, found, { act: 'begun', note: null }) : ctx.notFound();
});

export const suggestDeliveryBound = bindRead(suggestDelivery, async (ctx, { taskId }) => {
  if ((await taskPage(ctx, { id: taskId }, 'code', { limit: 1, offset: 0 })).length === 0) return ctx.notFound();
  return {
    rows: (await knownDeliveries(ctx, taskId)).map((row) => ({
      taskId: row.id, code: row.code, name: row.name, planZh: row.plan_zh, planEn: row.plan_en, note: row.note, on: row.on_date, ageDays: Math.max(0, Math.round((Date.parse(ctx.today) - Date.parse(row.on_date)) / DAY_MS)), shared: row.shared,
    })),
  };
});

export const deliverPlanTaskBound = bindWrite(deliverPlanTask, async (ctx, { note, fileIds, ...input }) => {
  const found = await step(ctx, input, 'deliver');
  if (isRefusal(found)) return found as Refusal<Unmoved>;
  if (!own(ctx, found.task)) return ctx.notFound();
  const files = [...new Set(fileIds)];
  if ((await attachable(ctx.tx, ctx.programmeId, files)).length !== files.length) return ctx.refuse('plans.photo_unknown', {}, { pointers: ['/fileIds'] });
  if (files.length > 0) await widenScope(ctx.tx, ctx.programmeId, files, { placeId: null, siteId: null, organisationId: found.task.organisation_id });
  return move(ctx, found, { act: 'delivered', note, fileIds: files });
});

export const acceptPlanTaskBound = bindWrite(acceptPlanTask, async (ctx, { accept, note, ...input }) => {
  const found = await step(ctx, input, accept ? 'accept' : 'return');
  if (isRefusal(found)) return found as Refusal<Unmoved>;
  if (!mayAccept({ deliveredBy: found.task.delivered_by }, ctx.personId)) return ctx.refuse('plans.acceptor_delivered');
  if (!accept && note === null) return ctx.refuse('plans.reason_missing', {}, { pointers: ['/note'] });
  return move(ctx, found, { act: accept ? 'accepted' : 'returned', note });
});

export const dropPlanTaskBound = bindWrite(dropPlanTask, async (ctx, { reason, ...input }) => {
  const found = await step(ctx, input, 'drop');
  return isRefusal(found) ? found as Refusal<Unmoved> : move(ctx, found, { act: 'dropped', note: reason });
});

export const importPlanTasksBound = bindWrite(importPlanTasks, async (ctx, { planId, file, mode }) => {
  const [plan] = await planPage(ctx.tx, ctx.programmeId, { id: planId }, 'code', { limit: 1, offset: 0 });
  if (plan === undefined) return ctx.notFound();
  if (plan.state === 'ended') return ctx.refuse('plans.state_wrong');
  return importTable(ctx, { operation: importPlanTasks, file, mode, fields: { planId }, definition: () => Promise.resolve(taskImport(ctx, plan)) });
});

export const planTaskImportTemplateBound = bindRead(planTaskImportTemplate, async (ctx, { planId, format }) => {
  const [plan] = await planPage(ctx.tx, ctx.programmeId, { id: planId }, 'code', { limit: 1, offset: 0 });
  if (plan === undefined) return ctx.notFound();
  return importTemplate(ctx, { zh: '任务分解表导入模板', en: 'Tasks to import' }, taskColumns, taskExamples(plan.ends_on), format);
});

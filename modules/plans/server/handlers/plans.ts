import type { ParsedInputOf } from '#platform/contract/index.ts';
import { orChinese } from '#platform/contract/english-name.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { createPlan, listPlans, publishPlan, readPlan, readRunningPlan, setPlanState, updatePlan } from '../../contract/index.ts';
import { daysLeft, mayBecome, phaseOn, phaseRefusal } from '../../domain/index.ts';
import { phaseOut, picturesOf, planOut } from '../plan-picture.ts';
import { insertPlan, lockPlan, phasesOf, planPage, planTotal, replacePhases, replacePlan, savePlanState, savePublication } from '../queries/plans.ts';

export const listPlansBound = bindRead(listPlans, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await planPage(ctx.tx, ctx.programmeId, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(planOut), total: await planTotal(ctx.tx, ctx.programmeId, filter), page, pageSize,
}));

/** A plan of several years has one for each. */
const YEARS_MAX = 50;

export const readPlanBound = bindRead(readPlan, async (ctx, { planId }) => {
  const found = await planPage(ctx.tx, ctx.programmeId, { id: planId }, 'code', { limit: 1, offset: 0 });
  const [picture] = await picturesOf(ctx, found);
  if (picture === undefined) return ctx.notFound();
  return { ...picture, years: (await planPage(ctx.tx, ctx.programmeId, { partOfId: planId }, 'starts', { limit: YEARS_MAX, offset: 0 })).map(planOut).toReversed() };
});

const REFUSALS = { outOfOrder: 'plans.dates_out_of_order', outsidePlan: 'plans.phase_outside_plan', overlap: 'plans.phases_overlap' } as const;
type PlanFacts = Omit<ParsedInputOf<typeof createPlan>, 'code'>;

function misfit(plan: PlanFacts): { code: (typeof REFUSALS)[keyof typeof REFUSALS]; params: Record<string, string>; pointer: string } | null {
  if (plan.endsOn < plan.startsOn) return { code: 'plans.dates_out_of_order', params: {}, pointer: '/endsOn' };
  const wrong = phaseRefusal(plan, plan.phases);
  return wrong === null ? null : { code: REFUSALS[wrong.kind], params: wrong.kind === 'outOfOrder' ? {} : { phase: plan.phases[wrong.at]?.name ?? '' }, pointer: `/phases/${wrong.at}/startsOn` };
}

/** A yearly plan lies within a plan that is itself part of none: two levels, no circles. */
async function parentFits(ctx: WriteContext, plan: PlanFacts, id: string | null): Promise<boolean> {
  if (plan.partOfId === null) return true;
  const [parent] = await planPage(ctx.tx, ctx.programmeId, { id: plan.partOfId }, 'code', { limit: 1, offset: 0 });
  if (parent === undefined || parent.id === id || parent.part_of !== null) return false;
  if (id !== null && await planTotal(ctx.tx, ctx.programmeId, { partOfId: id }) > 0) return false;
  return parent.starts_on <= plan.startsOn && plan.endsOn <= parent.ends_on;
}

function leaveTrace(ctx: WriteContext, id: string, change: Readonly<Record<string, unknown>>): void {
  ctx.record({ kind: 'plan', id, change });
  ctx.emit({ topic: 'plans', subjectId: id });
}

const phasesToKeep = (ctx: WriteContext, phases: PlanFacts['phases']) => phases.map((phase) => ({ ...phase, id: phase.id ?? ctx.newId() }));

export const createPlanBound = bindWrite(createPlan, async (ctx, { code, ...given }) => {
  const plan = { ...given, nameEn: orChinese(given.nameEn, given.nameZh) };
  const wrong = misfit(plan);
  if (wrong !== null) return ctx.refuse(wrong.code, wrong.params, { pointers: [wrong.pointer] });
  if (!await parentFits(ctx, plan, null)) return ctx.refuse('plans.parent_wrong', {}, { pointers: ['/partOfId'] });
  const id = ctx.newId();
  await insertPlan(ctx.tx, ctx.programmeId, { ...plan, id, code, document: plan.document === '' ? null : plan.document, searchText: searchTextOf(plan.nameZh, code, plan.nameEn) });
  await replacePhases(ctx.tx, ctx.programmeId, id, plan.phases.map((phase) => ({ ...phase, id: ctx.newId() })));
  leaveTrace(ctx, id, { act: 'create' });
  return { id, version: 1 };
});

export const updatePlanBound = bindWrite(updatePlan, async (ctx, { planId, version, ...given }) => {
  const plan = { ...given, nameEn: orChinese(given.nameEn, given.nameZh) };
  const known = (await lockPlan(ctx.tx, ctx.programmeId, planId)) ?? ctx.notFound();
  if (known.version !== version) return ctx.refuse('platform.changed_meanwhile');
  if (known.state === 'ended') return ctx.refuse('plans.state_wrong');
  const wrong = misfit(plan);
  if (wrong !== null) return ctx.refuse(wrong.code, wrong.params, { pointers: [wrong.pointer] });
  if (!await parentFits(ctx, plan, planId)) return ctx.refuse('plans.parent_wrong', {}, { pointers: ['/partOfId'] });
  const own = new Set((await phasesOf(ctx.tx, ctx.programmeId, [planId])).map(({ id }) => id));
  const strange = plan.phases.findIndex(({ id }) => id !== undefined && !own.has(id));
  if (strange >= 0) return ctx.refuse('plans.phase_unknown', {}, { pointers: [`/phases/${strange}/id`] });
  await replacePlan(ctx.tx, ctx.programmeId, { ...plan, id: planId, code: known.code, document: plan.document === '' ? null : plan.document, searchText: searchTextOf(plan.nameZh, known.code, plan.nameEn) });
  const [used] = await replacePhases(ctx.tx, ctx.programmeId, planId, phasesToKeep(ctx, plan.phases));
  if (used !== undefined) return ctx.refuse('plans.phase_in_use', { phase: used });
  leaveTrace(ctx, planId, { act: 'update' });
  return { id: planId, version: version + 1 };
});

export const setPlanStateBound = bindWrite(setPlanState, async (ctx, { planId, state }) => {
  const known = (await lockPlan(ctx.tx, ctx.programmeId, planId)) ?? ctx.notFound();
  if (!mayBecome(known.state, state)) return ctx.refuse('plans.state_wrong');
  if ((await phasesOf(ctx.tx, ctx.programmeId, [planId])).length === 0) return ctx.refuse('plans.no_phases');
  await savePlanState(ctx.tx, ctx.programmeId, planId, state);
  leaveTrace(ctx, planId, { act: 'setState', state });
  return { state };
});

export const publishPlanBound = bindWrite(publishPlan, async (ctx, { planId, shown }) => {
  const known = (await lockPlan(ctx.tx, ctx.programmeId, planId)) ?? ctx.notFound();
  if (known.state === 'draft') return ctx.refuse('plans.state_wrong');
  const publishedAt = !shown ? null : known.published_at === null ? new Date(ctx.now).toISOString() : new Date(known.published_at).toISOString();
  await savePublication(ctx.tx, ctx.programmeId, planId, publishedAt);
  leaveTrace(ctx, planId, { act: shown ? 'publish' : 'takeDown' });
  return { publishedAt };
});

/** The newest of the plans in force today; where two run, the office sees both in the list. */
export const readRunningPlanBound = bindRead(readRunningPlan, async (ctx) => {
  const [row] = await planPage(ctx.tx, ctx.programmeId, { state: 'inForce', on: ctx.today }, 'starts', { limit: 1, offset: 0 });
  if (row === undefined) return { plan: null, phase: null };
  const plan = { id: row.id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, endsOn: row.ends_on, daysLeft: daysLeft({ startsOn: row.starts_on, endsOn: row.ends_on }, ctx.today) };
  const phases = (await phasesOf(ctx.tx, ctx.programmeId, [row.id])).map(phaseOut);
  const phase = phaseOn(phases, ctx.today);
  if (phase === null) return { plan, phase: null };
  const [picture] = await picturesOf(ctx, [row]);
  const verdicts = (picture?.targets ?? []).flatMap(({ steps }) => steps.filter(({ phaseId }) => phaseId === phase.id).map(({ verdict }) => verdict));
  return {
    plan, phase: { ...phase, daysLeft: daysLeft(phase, ctx.today), at: phases.indexOf(phase) + 1, of: phases.length, targetCount: verdicts.length, reachedCount: verdicts.filter((verdict) => verdict === 'reached').length, behindCount: verdicts.filter((verdict) => verdict === 'behind').length },
  };
});

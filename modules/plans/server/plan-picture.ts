/** A plan with its phases and targets, each as it stands today. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import { phaseProgress } from '../domain/index.ts';
import type { Reading } from '../domain/index.ts';
import { phasesOf } from './queries/plans.ts';
import type { PhaseRow, PlanRow } from './queries/plans.ts';
import { aimsOf, measurementsOf, standardsOf, targetsOf } from './queries/targets.ts';
import type { AimRow, ServedRow, TargetRow } from './queries/targets.ts';

const HUNDREDTHS = 100;
export const PERCENT = '%';
export const inHundredths = (value: number): number => Math.round(value * HUNDREDTHS);
export const ofHundredths = (hundredths: number): number => hundredths / HUNDREDTHS;
/** A forecast is told no more finely than what was measured. */
const rounded = (value: number): number => ofHundredths(inHundredths(value));

export const planOut = (row: PlanRow) => ({
  id: row.id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, startsOn: row.starts_on, endsOn: row.ends_on, state: row.state, phaseCount: row.phase_count, targetCount: row.target_count, taskCount: row.task_count,
  partOf: row.part_of === null ? null : { id: row.part_of.id, code: row.part_of.code, nameZh: row.part_of.name_zh, nameEn: row.part_of.name_en }, publishedAt: row.published_at === null ? null : new Date(row.published_at).toISOString(),
});

export const phaseOut = (row: PhaseRow) => ({ id: row.id, name: row.name, goal: row.goal, startsOn: row.starts_on, endsOn: row.ends_on });

const standardOut = (row: ServedRow) => ({ id: row.id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, edition: { id: row.edition_id, titleZh: row.title_zh, titleEn: row.title_en } });

interface Around { readonly phases: readonly PhaseRow[]; readonly aims: readonly AimRow[]; readonly readings: readonly Reading[]; readonly served: readonly ServedRow[]; readonly today: string }

function stepsOf(target: TargetRow, { phases, aims, readings, today }: Around) {
  return phases.flatMap((phase) => {
    const aim = aims.find((each) => each.phase_id === phase.id);
    if (aim === undefined) return [];
    const { actual, forecast, verdict } = phaseProgress({ direction: target.direction, target: ofHundredths(aim.hundredths), endsOn: phase.ends_on, isShare: target.unit === PERCENT }, readings, today);
    return [{ phaseId: phase.id, target: ofHundredths(aim.hundredths), actual, forecast: forecast === null ? null : { value: rounded(forecast.value), error: rounded(forecast.error), isClamped: forecast.isClamped }, verdict }];
  });
}

export function targetOut(target: TargetRow, around: Around) {
  return {
    id: target.id, code: target.code, name: target.name, unit: target.unit, direction: target.direction, baseline: target.baseline_hundredths === null ? null : { on: target.baseline_on as string, value: ofHundredths(target.baseline_hundredths) },
    standards: around.served.map(standardOut), readingCount: around.readings.length, steps: stepsOf(target, around), version: target.version,
  };
}

const none: readonly never[] = [];

/** Targets of plans, or one target, as they stand today. */
export async function targetsNow(ctx: ReadContext, targets: readonly TargetRow[], phases: readonly PhaseRow[]) {
  const ids = targets.map(({ id }) => id);
  const [aims, measured, served] = [await aimsOf(ctx.tx, ctx.programmeId, ids), await measurementsOf(ctx.tx, ctx.programmeId, ids), await standardsOf(ctx.tx, ctx.programmeId, ids)];
  const [aimsBy, measuredBy, servedBy] = [Map.groupBy(aims, (row) => row.target_id), Map.groupBy(measured, (row) => row.target_id), Map.groupBy(served, (row) => row.target_id)];
  return targets.map((target) => targetOut(target, {
    phases: phases.filter((phase) => phase.plan_id === target.plan_id), aims: aimsBy.get(target.id) ?? none, served: servedBy.get(target.id) ?? none, today: ctx.today,
    readings: (measuredBy.get(target.id) ?? none).map((row) => ({ on: row.on_date, value: ofHundredths(row.hundredths) })),
  }));
}

/** Plans with everything in them. */
export async function picturesOf(ctx: ReadContext, plans: readonly PlanRow[]) {
  const ids = plans.map(({ id }) => id);
  const phases = await phasesOf(ctx.tx, ctx.programmeId, ids);
  const rows = await targetsOf(ctx.tx, ctx.programmeId, { planIds: ids });
  const targets = await targetsNow(ctx, rows, phases);
  return plans.map((plan) => ({
    ...planOut(plan), summary: plan.summary, document: plan.document, today: ctx.today, version: plan.version, phases: phases.filter((phase) => phase.plan_id === plan.id).map(phaseOut),
    targets: targets.filter((_target, at) => rows[at]?.plan_id === plan.id),
  }));
}

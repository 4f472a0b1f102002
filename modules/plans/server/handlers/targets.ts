import type { ParsedInputOf } from '#platform/contract/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { createTarget, readTarget, recordReading, updateTarget, withdrawReading } from '../../contract/index.ts';
import { inHundredths, ofHundredths, PERCENT, phaseOut, targetsNow } from '../plan-picture.ts';
import { lockPlan, phasesOf, planPage } from '../queries/plans.ts';
import { insertReading, insertTarget, leafCount, lockReading, lockTarget, readingsOf, replaceAims, replaceServed, replaceTarget, saveWithdrawal, targetsOf } from '../queries/targets.ts';

const iso = (at: string | number): string => new Date(at).toISOString();

export const readTargetBound = bindRead(readTarget, async (ctx, { targetId }) => {
  const [row] = await targetsOf(ctx.tx, ctx.programmeId, { targetId });
  if (row === undefined) return ctx.notFound();
  const [plan] = await planPage(ctx.tx, ctx.programmeId, { id: row.plan_id }, 'code', { limit: 1, offset: 0 });
  if (plan === undefined) return ctx.notFound();
  const phases = await phasesOf(ctx.tx, ctx.programmeId, [row.plan_id]);
  const [target] = await targetsNow(ctx, [row], phases);
  if (target === undefined) return ctx.notFound();
  const readings = await readingsOf(ctx.tx, ctx.programmeId, [targetId], true);
  return {
    ...target, plan: { id: plan.id, code: plan.code, nameZh: plan.name_zh, nameEn: plan.name_en, state: plan.state }, phases: phases.map(phaseOut), today: ctx.today,
    readings: readings.map((reading) => ({
      id: reading.id, on: reading.on_date, value: ofHundredths(reading.hundredths), numerator: reading.numerator, denominator: reading.denominator, source: reading.source, recordedBy: reading.recorder, recordedAt: iso(reading.recorded_at),
      withdrawal: reading.withdrawn_at === null ? null : { by: reading.withdrawer ?? '', at: iso(reading.withdrawn_at), reason: reading.withdrawal_reason ?? '' },
    })),
  };
});

type TargetFacts = Pick<ParsedInputOf<typeof createTarget>, 'name' | 'unit' | 'direction' | 'baseline' | 'standardIds' | 'values'>;

async function misfit(ctx: ReadContext, planId: string, target: TargetFacts): Promise<{ code: 'plans.standard_unknown' | 'plans.phase_unknown' | 'plans.dates_out_of_order'; pointer: string } | null> {
  if (target.baseline !== null && target.baseline.on > ctx.today) return { code: 'plans.dates_out_of_order', pointer: '/baseline/on' };
  const standards = new Set(target.standardIds);
  if (await leafCount(ctx.tx, ctx.programmeId, [...standards]) !== standards.size) return { code: 'plans.standard_unknown', pointer: '/standardIds' };
  const known = new Set((await phasesOf(ctx.tx, ctx.programmeId, [planId])).map(({ id }) => id));
  const wrong = target.values.findIndex(({ phaseId }, at) => !known.has(phaseId) || target.values.findIndex((other) => other.phaseId === phaseId) !== at);
  return wrong < 0 ? null : { code: 'plans.phase_unknown', pointer: `/values/${wrong}/phaseId` };
}

const toKeep = (id: string, planId: string, code: string, { name, unit, direction, baseline }: TargetFacts) => ({ id, planId, code, name, unit, direction, baselineHundredths: baseline === null ? null : inHundredths(baseline.value), baselineOn: baseline?.on ?? null });

async function keepParts(ctx: WriteContext, targetId: string, planId: string, target: TargetFacts, act: 'create' | 'update'): Promise<void> {
  await replaceServed(ctx.tx, ctx.programmeId, targetId, [...new Set(target.standardIds)]);
  await replaceAims(ctx.tx, ctx.programmeId, targetId, target.values.map(({ phaseId, value }) => ({ phaseId, hundredths: inHundredths(value) })));
  ctx.record({ kind: 'planTarget', id: targetId, change: { act, plan: planId } });
  ctx.emit({ topic: 'plans', subjectId: planId });
}

export const createTargetBound = bindWrite(createTarget, async (ctx, { planId, code, ...target }) => {
  const plan = (await lockPlan(ctx.tx, ctx.programmeId, planId)) ?? ctx.notFound();
  if (plan.state === 'ended') return ctx.refuse('plans.state_wrong');
  const wrong = await misfit(ctx, planId, target);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  const id = ctx.newId();
  await insertTarget(ctx.tx, ctx.programmeId, toKeep(id, planId, code, target));
  await keepParts(ctx, id, planId, target, 'create');
  return { id, version: 1 };
});

export const updateTargetBound = bindWrite(updateTarget, async (ctx, { targetId, version, ...target }) => {
  const known = (await lockTarget(ctx.tx, ctx.programmeId, targetId)) ?? ctx.notFound();
  if (known.version !== version) return ctx.refuse('platform.changed_meanwhile');
  if (known.state === 'ended') return ctx.refuse('plans.state_wrong');
  const wrong = await misfit(ctx, known.plan_id, target);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  await replaceTarget(ctx.tx, ctx.programmeId, toKeep(targetId, known.plan_id, known.code, target));
  await keepParts(ctx, targetId, known.plan_id, target, 'update');
  return { id: targetId, version: version + 1 };
});

export const recordReadingBound = bindWrite(recordReading, async (ctx, { targetId, on, value, numerator, denominator, source }) => {
  const target = (await lockTarget(ctx.tx, ctx.programmeId, targetId)) ?? ctx.notFound();
  if (target.state === 'draft') return ctx.refuse('plans.state_wrong');
  if (on > ctx.today) return ctx.refuse('plans.dates_out_of_order', {}, { pointers: ['/on'] });
  const parts = numerator !== null && denominator !== null;
  // A share without its parts proves nothing; any other figure needs its value.
  if (target.unit === PERCENT ? !parts : value === null || numerator !== null || denominator !== null) return ctx.refuse('plans.denominator_missing', {}, { pointers: ['/denominator'] });
  const hundredths = parts ? inHundredths((100 * numerator) / denominator) : inHundredths(value as number);
  const id = ctx.newId();
  await insertReading(ctx.tx, ctx.programmeId, { id, targetId, on, hundredths, numerator, denominator, source, by: ctx.personId, at: iso(ctx.now) });
  ctx.record({ kind: 'planTarget', id: targetId, change: { act: 'read', on, hundredths } });
  ctx.emit({ topic: 'plans', subjectId: target.plan_id });
  return { id, value: ofHundredths(hundredths) };
});

export const withdrawReadingBound = bindWrite(withdrawReading, async (ctx, { readingId, reason }) => {
  const reading = (await lockReading(ctx.tx, ctx.programmeId, readingId)) ?? ctx.notFound();
  if (reading.withdrawn_at !== null) return ctx.refuse('plans.reading_withdrawn');
  await saveWithdrawal(ctx.tx, ctx.programmeId, readingId, { personId: ctx.personId, at: iso(ctx.now), reason });
  ctx.record({ kind: 'planTarget', id: reading.target_id, change: { act: 'withdrawReading', reading: readingId }, reason });
  ctx.emit({ topic: 'plans', subjectId: reading.target_id });
  return { targetId: reading.target_id };
});

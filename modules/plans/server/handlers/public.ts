import { openPublicSite } from '#modules/places/server/index.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import { readPublicPlans } from '../../contract/index.ts';
import { picturesOf } from '../plan-picture.ts';
import { planPage } from '../queries/plans.ts';

/** A programme runs a plan or two at a time; more than these would be an archive. */
const SHOWN_MAX = 10;

export const readPublicPlansBound = bindRead(readPublicPlans, async (ctx) => {
  await openPublicSite(ctx);
  const pictures = await picturesOf(ctx, await planPage(ctx.tx, ctx.programmeId, { isPublic: true }, 'starts', { limit: SHOWN_MAX, offset: 0 }));
  return {
    rows: pictures.map((plan) => ({
      id: plan.id, nameZh: plan.nameZh, nameEn: plan.nameEn, summary: plan.summary, document: plan.document, startsOn: plan.startsOn, endsOn: plan.endsOn, isOver: plan.state === 'ended' || plan.endsOn < ctx.today,
      phases: plan.phases.map((phase) => {
        const steps = plan.targets.flatMap((target) => target.steps.filter(({ phaseId }) => phaseId === phase.id));
        return { ...phase, isNow: plan.state === 'inForce' && phase.startsOn <= ctx.today && ctx.today <= phase.endsOn, targetCount: steps.length, reachedCount: steps.filter(({ verdict }) => verdict === 'reached').length };
      }),
      targets: plan.targets.map(({ name, unit, direction, steps }) => ({ name, unit, direction, steps: steps.map(({ phaseId, target, actual, verdict }) => ({ phaseId, target, actual, verdict })) })),
    })),
  };
});

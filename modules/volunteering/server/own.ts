/** What is one's own is one's own wherever it lies: asked for by the person, never by a reach, and never more than that. */
import { reachesOf, underWhole } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { activityToJoin } from './queries/joining.ts';
import type { RunnableActivity } from './queries/joining.ts';

/** Runs questions that name the person themselves, past a reach that would hide their own things from them. */
export const ofOneself = <Result>(ctx: ReadContext, work: (whole: ReadContext) => Promise<Result>): Promise<Result> => underWhole(ctx, work);

/** Whether the person runs an activity: leads its team, or keeps the volunteers of its place. */
export async function mayRun(ctx: ReadContext, activity: Pick<RunnableActivity, 'leader_id' | 'place_id'>): Promise<boolean> {
  if (activity.leader_id === ctx.personId) return true;
  const [reach] = await reachesOf(ctx, ['volunteering.register']);
  return reach !== undefined && (reach.scope.everything || reach.scope.placeIds.includes(activity.place_id));
}

/** An activity that the person runs; any other is as if it were not there. */
export async function runnable(ctx: ReadContext, activityId: string): Promise<RunnableActivity> {
  const activity = (await activityToJoin(ctx.tx, ctx.programmeId, activityId)) ?? ctx.notFound();
  return await mayRun(ctx, activity) ? activity : ctx.notFound();
}

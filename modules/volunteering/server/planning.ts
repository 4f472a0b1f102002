/** An activity with its shifts, however it came to be planned. */
import type { ParsedInputOf } from '#platform/contract/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import type { planActivity } from '../contract/index.ts';
import { serviceMinutes, shiftsRefusal } from '../domain/index.ts';
import { facilityOpenOn } from './handlers/facilities.ts';
import { projectTakes } from './queries/projects.ts';
import { insertShifts } from './queries/joining.ts';
import { insertActivity } from './queries/service.ts';

const MINUTE_MS = 60_000;
export const iso = (at: string | number): string => new Date(at).toISOString();
/** A day and a time of the programme's own clock. @unit answers milliseconds */
export const atClock = (ctx: ReadContext, day: string, clock: string): number => Date.parse(`${day}T${clock}:00Z`) - ctx.utcOffsetMinutes * MINUTE_MS;
export const dayOf = (ctx: ReadContext, at: string): string => iso(Date.parse(at) + ctx.utcOffsetMinutes * MINUTE_MS).slice(0, 10);

/** The programme's own clock. @returns HH:MM */
export const clockOf = (ctx: ReadContext, at: string | number): string => iso((typeof at === 'number' ? at : Date.parse(at)) + ctx.utcOffsetMinutes * MINUTE_MS).slice(11, 16);

export type PlanFault = { readonly code: 'volunteering.times_out_of_order' | 'volunteering.shifts_outside' | 'volunteering.facility_unknown' | 'volunteering.project_unknown'; readonly pointer: string };

/** @errors times_out_of_order, shifts_outside, facility_unknown, project_unknown */
export async function plan(ctx: WriteContext, { on, from, to, shifts, ...activity }: ParsedInputOf<typeof planActivity>): Promise<string | PlanFault> {
  const [startsAt, endsAt] = [atClock(ctx, on, from), atClock(ctx, on, to)];
  if (serviceMinutes(startsAt, endsAt) === 0) return { code: 'volunteering.times_out_of_order', pointer: '/to' };
  const asked = shifts.length === 0 ? [{ from: startsAt, to: endsAt, capacity: activity.capacity }] : shifts.map((shift) => ({ from: atClock(ctx, on, shift.from), to: atClock(ctx, on, shift.to), capacity: shift.capacity }));
  if (shiftsRefusal(asked, { startsAt, endsAt }) !== null) return { code: 'volunteering.shifts_outside', pointer: '/shifts' };
  if (activity.facilityId !== null && !(await facilityOpenOn(ctx, activity.facilityId, on))) return { code: 'volunteering.facility_unknown', pointer: '/facilityId' };
  if (activity.projectId !== null && !(await projectTakes(ctx, activity.projectId, on))) return { code: 'volunteering.project_unknown', pointer: '/projectId' };
  const id = ctx.newId();
  await insertActivity(ctx.tx, ctx.programmeId, { ...activity, id, startsAt: iso(startsAt), endsAt: iso(endsAt), plannedAt: iso(ctx.now), searchText: searchTextOf(activity.name, activity.code) });
  await insertShifts(ctx.tx, ctx.programmeId, id, asked.map((shift) => ({ id: ctx.newId(), from: iso(shift.from), to: iso(shift.to), capacity: shift.capacity })));
  ctx.record({ kind: 'volunteerActivity', id, change: { act: 'plan', shifts: asked.length } });
  ctx.emit({ topic: 'volunteering', subjectId: id, placeId: activity.placeId });
  return id;
}

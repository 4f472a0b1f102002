/** Who served somewhere else too shortly before or after: looked at by a person, from the places of activities alone. */
import type { WriteContext } from '#platform/server/operations/index.ts';
import { isTooFar, livesTooFar } from '../domain/index.ts';
import { iso } from './planning.ts';
import { homesOf } from './queries/bans.ts';
import { recordsNearby } from './queries/corrections.ts';

/** @unit period: milliseconds */
export async function farAway(ctx: WriteContext, activityId: string, volunteerIds: readonly string[], period: { readonly from: number; readonly to: number }): Promise<ReadonlySet<string>> {
  const near = await recordsNearby(ctx.tx, ctx.programmeId, activityId, volunteerIds, iso(period.from), iso(period.to));
  return new Set(near.filter((row) => isTooFar({ ...period, longitude: row.here_longitude, latitude: row.here_latitude }, { from: Date.parse(row.from_at), to: Date.parse(row.to_at), longitude: row.longitude, latitude: row.latitude })).map((row) => row.volunteer_id));
}

/** Who lives too far from where an activity is held, by the places that are on record alone. @unit kilometres */
export async function livesFar(ctx: WriteContext, activityId: string, volunteerIds: readonly string[], farKm: number): Promise<ReadonlySet<string>> {
  const homes = await homesOf(ctx.tx, ctx.programmeId, activityId, volunteerIds);
  return new Set(homes.filter((row) => livesTooFar(row, { longitude: row.here_longitude, latitude: row.here_latitude }, farKm)).map((row) => row.volunteer_id));
}

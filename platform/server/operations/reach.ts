/**
 * 换用权限范围 · One question may span several permissions of the same person, and a person reaches differently far with
 * each. What follows runs in the same transaction and snapshot, under one of those reaches at a time; row-level security
 * follows, and the reach of the operation itself is put back afterwards.
 */
import { rows, sql } from '../db/index.ts';
import type { ReadContext, Scope } from './context.ts';

export interface ReachOfPermission { readonly permission: string; readonly scope: Scope }

/** How far the person reaches with each of these permissions today; those not held are left out. The system itself, for which nobody acts, holds all. */
export async function reachesOf(ctx: ReadContext, permissions: readonly string[]): Promise<ReachOfPermission[]> {
  // Of calls without a person only those of the system see everything: open_request gives a public one no reach.
  if (ctx.actor.personId === null && ctx.scope.everything) return permissions.map((permission) => ({ permission, scope: ctx.scope }));
  const found = await rows<{ permission: string; everything: boolean; place_ids: string[]; organisation_ids: string[]; site_ids: string[] }>(ctx.tx, sql`
    select p.permission, r.everything, r.place_ids, r.organisation_ids, r.site_ids from unnest(${[...permissions]}::text[]) as p(permission)
     cross join lateral people.reach_of(${ctx.programmeId}, ${ctx.personId}, p.permission, ${ctx.today}::date) r where r.permitted`);
  return found.map((row) => ({ permission: row.permission, scope: { everything: row.everything, placeIds: row.place_ids, organisationIds: row.organisation_ids, siteIds: row.site_ids } }));
}

/** Which of these permissions the person holds today; with `wholeProgramme`, only those that reach all of it. */
export async function heldPermissions(ctx: ReadContext, permissions: readonly string[], { wholeProgramme = false } = {}): Promise<ReadonlySet<string>> {
  const held = await reachesOf(ctx, permissions);
  return new Set(held.filter(({ scope }) => scope.everything || !wholeProgramme).map(({ permission }) => permission));
}

async function take(ctx: ReadContext, scope: Scope): Promise<void> {
  await sql`select people.set_context(${ctx.programmeId}, ${scope.everything}, ${[...scope.placeIds]}::uuid[], ${[...scope.organisationIds]}::uuid[], ${[...scope.siteIds]}::uuid[])`.execute(ctx.tx);
}

/** Runs work under another reach of the same person. A failure ends the transaction, so only success puts the reach back. */
export async function underReach<T>(ctx: ReadContext, scope: Scope, work: (ctx: ReadContext) => Promise<T>): Promise<T> {
  await take(ctx, scope);
  // What is remembered is kept by the reach of the operation, which this is not.
  const inner: Pick<ReadContext, 'scope' | 'remember'> = { scope, remember: (_key, compute) => compute() };
  // By descriptors and not by values: `personId` is a getter that refuses where nobody acts.
  const answer = await work(Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(ctx), ...Object.getOwnPropertyDescriptors(inner) }) as ReadContext);
  await take(ctx, ctx.scope);
  return answer;
}

const WHOLE: Scope = { everything: true, placeIds: [], organisationIds: [], siteIds: [] };

/** Runs work past the reach of the operation. Only for what is the person's own, or was found to be theirs to see before. */
export const underWhole = <T>(ctx: ReadContext, work: (whole: ReadContext) => Promise<T>): Promise<T> => underReach(ctx, WHOLE, work);

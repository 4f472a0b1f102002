/** Handlers on covers: a site leader who is away leaves the sites to a deputy, and has them back afterwards. */
import { addDays, daysBetween, localDate } from '#kernel/local-date.ts';
import { bindRead, bindWrite, reachesOf } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchPatterns } from '#platform/server/search/index.ts';
import { coverMySites, endCover, endMyCover, listCovers, listDeputies } from '../../contract/index.ts';
import { COVER_DAYS_MAX, planCover, planReturn } from '../../domain/index.ts';
import {
  absence, countCovers, coverPage, coveredSites, deputyPage, endCoverOn, insertCover, lendRole, lockCover, lockCoveredDays, lockDaysAround, lockOwnDays, rolesToLend, standsInFor, writeDays,
} from '../queries/covers.ts';
import type { CoverListRow, CoverRow, DaysOfSite } from '../queries/covers.ts';
import { lockRoles } from '../queries/roles.ts';
import { tell } from './duties.ts';
import { readerOf } from './persons.ts';
import { RESERVED } from './roles.ts';

/** People say the last day; inside, days are half-open. */
const dayAfter = (day: string): string => addDays(localDate(day), 1);
const dayBefore = (day: string): string => addDays(localDate(day), -1);

const sitesOf = (days: readonly DaysOfSite[]) => [...new Map(days.map((each) => [each.siteId, { id: each.siteId, code: each.code, name: each.name }])).values()];

function tellAll(ctx: WriteContext, days: readonly DaysOfSite[]): void {
  for (const [siteId, placeId] of new Map(days.map((each) => [each.siteId, each.placeId]))) tell(ctx, siteId, placeId);
}

export const listDeputiesBound = bindRead(listDeputies, async (ctx, input) => {
  const { page, pageSize } = input;
  if (ctx.actor.organisationId === null) return { rows: [], total: 0, page, pageSize };
  const from = input.from ?? ctx.today;
  const period = { from, to: dayAfter(input.until !== undefined && input.until > from ? input.until : from) };
  const filter = { organisationId: ctx.actor.organisationId, exceptId: ctx.personId, period, patterns: searchPatterns(input.q) };
  const found = await deputyPage(ctx.tx, ctx.programmeId, filter, { limit: pageSize, offset: (page - 1) * pageSize });
  const total = found[0]?.total ?? (page === 1 ? 0 : (await deputyPage(ctx.tx, ctx.programmeId, filter, { limit: 1, offset: 0 }))[0]?.total ?? 0);
  return { rows: found.map((row) => ({ id: row.id, name: row.name, title: row.title, siteCount: row.site_count, away: row.away })), total, page, pageSize };
});

/** Roles lent for no longer than the cover, where the deputy's own do not reach. */
async function lendRoles(ctx: WriteContext, cover: { id: string; deputyId: string; from: string; to: string }): Promise<string[]> {
  const lent = await rolesToLend(ctx.tx, ctx.programmeId, ctx.personId, cover.deputyId, cover, RESERVED);
  for (const { role_code: roleCode, until } of lent) await lendRole(ctx.tx, ctx.programmeId, { id: ctx.newId(), coverId: cover.id, deputyId: cover.deputyId, roleCode, from: cover.from, to: until });
  return lent.map(({ role_code }) => role_code);
}

export const coverMySitesBound = bindWrite(coverMySites, async (ctx, input) => {
  const { from, until, toPersonId: deputyId } = input;
  if (until < from) return ctx.refuse('people.dates_out_of_order', {}, { pointers: ['/until'] });
  if (from < ctx.today) return ctx.refuse('people.cover_begins_in_past', {}, { pointers: ['/from'] });
  if (daysBetween(localDate(from), localDate(until)) >= COVER_DAYS_MAX) return ctx.refuse('people.cover_too_long', { days: COVER_DAYS_MAX }, { pointers: ['/until'] });
  if (deputyId === ctx.personId) return ctx.refuse('people.same_person', {}, { pointers: ['/toPersonId'] });
  const period = { from, to: dayAfter(until) };
  // One after the other: two who leave their sites to each other at once would both be away, and a role must stand while it is lent.
  await lockRoles(ctx.tx, ctx.programmeId);
  const { organisationId } = ctx.actor;
  const deputy = organisationId === null ? undefined
    : (await deputyPage(ctx.tx, ctx.programmeId, { organisationId, exceptId: ctx.personId, period, patterns: [], id: deputyId }, { limit: 1, offset: 0 }))[0];
  if (deputy === undefined) return ctx.refuse('people.deputy_unsuitable', {}, { pointers: ['/toPersonId'] });
  const own = await absence(ctx.tx, ctx.programmeId, ctx.personId, period);
  if (own !== undefined) return ctx.refuse('people.cover_overlaps', { name: own.deputy_name, from: own.from_day, until: dayBefore(own.to_day) }, { pointers: ['/from'] });
  const theirs = await absence(ctx.tx, ctx.programmeId, deputyId, period);
  if (theirs !== undefined) return ctx.refuse('people.deputy_away', { name: deputy.name, from: theirs.from_day, until: dayBefore(theirs.to_day) }, { pointers: ['/toPersonId'] });
  const held = await lockOwnDays(ctx.tx, ctx.programmeId, ctx.personId, period);
  if (held.length === 0) return ctx.refuse('people.nothing_to_cover');
  const id = ctx.newId();
  await insertCover(ctx.tx, ctx.programmeId, { id, personId: ctx.personId, deputyId, ...period, note: input.note === '' ? null : (input.note ?? null), at: new Date(ctx.now).toISOString() });
  await writeDays(ctx.tx, ctx.programmeId, planCover(held, period, deputyId), { coverId: id, deputyId }, ctx.newId);
  const lent = await lendRoles(ctx, { id, deputyId, ...period });
  ctx.record({ kind: 'person', id: ctx.personId, change: { cover: id, deputy: deputyId, from, until, roles: lent, sites: held.map((days) => days.siteId) } });
  tellAll(ctx, held);
  const others = await standsInFor(ctx.tx, ctx.programmeId, ctx.personId, period);
  return {
    id, from, until, sites: sitesOf(held), roleGiven: lent.length > 0,
    standsInFor: others.map((row) => ({ person: { id: row.person_id, name: row.person_name }, from: row.from_day, until: dayBefore(row.to_day) })),
  };
});

const phaseOf = (row: CoverRow, today: string) => (row.from_day > today ? 'coming' as const : row.to_day <= today ? 'over' as const : 'present' as const);

export const listCoversBound = bindRead(listCovers, async (ctx, input) => {
  const { sort, page, pageSize, withSites, ...filter } = input;
  const reader = readerOf(ctx);
  const found = await coverPage(ctx.tx, reader, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  // Why somebody is away is for the deputy, and for who would have to find another one.
  const decides = (await reachesOf(ctx, ['people.manageDuties'])).length > 0;
  const isOurs = (row: CoverListRow) => row.person_id === ctx.personId || row.deputy_id === ctx.personId;
  const noteOf = (row: CoverListRow) => (decides || isOurs(row) ? row.note : null);
  const named = withSites ? await coveredSites(ctx.tx, ctx.programmeId, found.filter(isOurs).map((row) => row.id)) : null;
  return {
    rows: found.map((row) => ({
      sites: named === null || !isOurs(row) ? null : named.get(row.id) ?? [],
      id: row.id, person: { id: row.person_id, name: row.person_name }, deputy: { id: row.deputy_id, name: row.deputy_name },
      from: row.from_day, until: dayBefore(row.to_day), note: noteOf(row), phase: phaseOf(row, ctx.today), siteCount: row.site_count,
    })),
    total: await countCovers(ctx.tx, reader, filter), page, pageSize,
  };
});

/** From that day on the sites are the leader's again; a cover that has not begun by then never was. */
async function takeBack(ctx: WriteContext, cover: CoverRow, covered: readonly DaysOfSite[], day: string, reason?: string): Promise<{ id: string; outcome: 'ended' | 'cancelled'; siteCount: number }> {
  const own = await lockDaysAround(ctx.tx, ctx.programmeId, cover.person_id, covered.map((days) => days.siteId));
  await writeDays(ctx.tx, ctx.programmeId, planReturn(covered, own, day, cover.person_id), { coverId: null, deputyId: null }, ctx.newId);
  await endCoverOn(ctx.tx, ctx.programmeId, cover, day);
  const outcome = day <= cover.from_day ? 'cancelled' as const : 'ended' as const;
  ctx.record({ kind: 'person', id: cover.person_id, reason, change: { cover: cover.id, deputy: cover.deputy_id, on: day, outcome } });
  tellAll(ctx, covered);
  return { id: cover.id, outcome, siteCount: sitesOf(covered).length };
}

/** What is wrong with the day of return: the past is not rewritten. */
function dayProblem(ctx: WriteContext, cover: CoverRow, day: string): 'people.cover_over' | 'people.dates_out_of_order' | null {
  if (cover.to_day <= day || cover.to_day <= ctx.today) return 'people.cover_over';
  return day < ctx.today ? 'people.dates_out_of_order' : null;
}

export const endMyCoverBound = bindWrite(endMyCover, async (ctx, input) => {
  const cover = await lockCover(ctx.tx, ctx.programmeId, input.coverId);
  if (cover === undefined || cover.person_id !== ctx.personId) return ctx.notFound();
  const day = input.on ?? ctx.today;
  const problem = dayProblem(ctx, cover, day);
  if (problem !== null) return ctx.refuse(problem, {}, { pointers: ['/on'] });
  return takeBack(ctx, cover, await lockCoveredDays(ctx.tx, ctx.programmeId, cover.id), day);
});

export const endCoverBound = bindWrite(endCover, async (ctx, input) => {
  const cover = await lockCover(ctx.tx, ctx.programmeId, input.coverId);
  if (cover === undefined) return ctx.notFound();
  const covered = await lockCoveredDays(ctx.tx, ctx.programmeId, cover.id);
  // Whoever decides in part of the programme ends a cover only where all of it lies there.
  if (!ctx.scope.everything && !(covered.length > 0 && covered.every((days) => ctx.scope.placeIds.includes(days.placeId)))) return ctx.notFound();
  const day = input.on ?? ctx.today;
  const problem = dayProblem(ctx, cover, day);
  if (problem !== null) return ctx.refuse(problem, {}, { pointers: ['/on'] });
  return takeBack(ctx, cover, covered, day, input.reason);
});

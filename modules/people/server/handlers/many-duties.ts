/** One holder for many sites: planned site by site by the same rule as a single duty, written at once. */
import { keepBulkAct } from '#platform/server/bulk/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import { DUTY_HOLDER } from '#modules/places/contract/index.ts';
import { siteIdsOf } from '#modules/places/server/index.ts';
import { assignDuties, DUTY_SITES_MAX } from '../../contract/index.ts';
import { holdsOn, planDuty } from '../../domain/index.ts';
import { putInOffice } from '../queries/duties.ts';
import { lockDutiesAt, sitesForDuty } from '../queries/many-duties.ts';
import type { HeldSiteRow, SiteForDuty } from '../queries/many-duties.ts';
import { HOLDER_WORDS, holderProblem, tell } from './duties.ts';
import type { DutyBefore } from '../reversals.ts';
import { readerOf } from './persons.ts';

type Outcome = 'assigned' | 'unchanged' | 'left';
interface Planned { readonly site: SiteForDuty; readonly present: HeldSiteRow | undefined; readonly outcome: Outcome }

function planFor(site: SiteForDuty, held: readonly HeldSiteRow[], holderId: string, from: string): Planned {
  const duties = held.map((row) => ({ id: row.id, holderId: row.holder_id, from: row.from_day, to: row.to_day }));
  const { outcome } = planDuty(duties, { holderId, from, to: null });
  const present = held.find((row) => holdsOn({ from: row.from_day, to: row.to_day }, from));
  return { site, present, outcome: outcome === 'assign' ? 'assigned' : outcome === 'unchanged' ? 'unchanged' : 'left' };
}

const holderOf = (row: HeldSiteRow | undefined) => (row === undefined ? null : { id: row.holder_id, name: row.name_zh, nameEn: row.name_en });

/** What the person who decides wants to see: how many, of which kinds, from whom. */
function answerOf(planned: readonly Planned[]) {
  const count = (outcome: Outcome) => planned.filter((each) => each.outcome === outcome).length;
  const types = Map.groupBy(planned, ({ site }) => site.site_type_code);
  const holders = Map.groupBy(planned, ({ present }) => present?.holder_id ?? '');
  return {
    assigned: count('assigned'), unchanged: count('unchanged'), left: count('left'),
    byType: [...types].map(([code, group]) => ({ code, nameZh: group[0]?.site.type_zh ?? code, nameEn: group[0]?.site.type_en ?? code, count: group.length })).toSorted((a, b) => b.count - a.count),
    byHolder: [...holders.values()].map((group) => ({ holder: holderOf(group[0]?.present), count: group.length })).toSorted((a, b) => b.count - a.count),
    sites: planned.map(({ site, present, outcome }) => ({ id: site.id, code: site.code, name: site.name, siteTypeCode: site.site_type_code, holder: holderOf(present), outcome })),
  };
}

export const assignDutiesBound = bindWrite(assignDuties, async (ctx, input) => {
  const problem = await holderProblem(ctx, { ...input, to: null });
  if (problem === 'people.duty_holder_wrong') return ctx.refuse(problem, HOLDER_WORDS[DUTY_HOLDER[input.role]], { pointers: ['/role'] });
  if (problem !== null) return ctx.refuse(problem, {}, { pointers: [problem === 'people.person_unknown' ? '/personId' : '/organisationId'] });
  const filtered = input.all === undefined ? undefined : await siteIdsOf(ctx, input.all.filter, input.all.count + 1);
  if (input.all !== undefined && filtered?.length !== input.all.count) return ctx.refuse('people.selection_changed', { shown: input.all.count }, { pointers: ['/all/count'] });
  const found = await sitesForDuty(ctx.tx, readerOf(ctx), { siteIds: filtered ?? input.siteIds, placeId: input.placeId }, DUTY_SITES_MAX + 1);
  if (found.length > DUTY_SITES_MAX) return ctx.refuse('people.too_many_sites', { limit: DUTY_SITES_MAX });
  // Those who reach a site only by answering for it themselves do not decide who answers for it.
  const sites = found.filter((site) => ctx.scope.everything || ctx.scope.placeIds.includes(site.place_id));
  if (sites.length === 0) return ctx.refuse('people.no_sites_chosen', {}, { pointers: [input.siteIds === undefined ? '/placeId' : '/siteIds'] });
  const held = Map.groupBy(await lockDutiesAt(ctx.tx, ctx.programmeId, sites.map(({ id }) => id), input.role), (row) => row.site_id);
  const holderId = input.personId ?? (input.organisationId as string);
  const planned = sites.map((site) => planFor(site, held.get(site.id) ?? [], holderId, input.from));
  const toAssign = planned.filter(({ outcome }) => outcome === 'assigned');
  const dutyIds = new Map(toAssign.map(({ site }) => [site.id, ctx.newId()]));
  await putInOffice(ctx.tx, ctx.programmeId, toAssign.map(({ site }) => ({
    id: dutyIds.get(site.id) as string, siteId: site.id, placeId: null, role: input.role, personId: input.personId ?? null, organisationId: input.organisationId ?? null, from: input.from, to: null,
  })));
  ctx.record({
    kind: 'duties', id: holderId, reason: input.reason,
    change: { role: input.role, holderId, from: input.from, sites: toAssign.map(({ site, present }) => ({ id: site.id, before: present?.holder_id ?? null })) },
  });
  for (const { site } of toAssign) tell(ctx, site.id, site.place_id);
  const bulkActId = await keepBulkAct(ctx, 'people.assignDuties', toAssign.map(({ site, present }) => ({
    id: site.id, label: site.code, after: dutyIds.get(site.id) as string,
    before: {
      role: input.role, from: input.from, personId: present?.person_id ?? null, organisationId: present?.organisation_id ?? null, to: present?.to_day ?? null, coverId: present?.cover_id ?? null,
    } satisfies DutyBefore,
  })));
  return { ...answerOf(planned), bulkActId };
});

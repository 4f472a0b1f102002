/** 撤销批量安排责任 · Who held a duty before holds it again, from the day it was changed or from today; the days between stay true. */
import { movedOn } from '#platform/server/bulk/index.ts';
import type { BulkItem, LeftItem, Reversal } from '#platform/server/bulk/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { tell } from './handlers/duties.ts';
import { readerOf } from './handlers/persons.ts';
import { endDutyOn, putInOffice, removeDuty } from './queries/duties.ts';
import { lockDutiesAt, sitesForDuty } from './queries/many-duties.ts';
import type { SiteForDuty } from './queries/many-duties.ts';

/** What a duty at a site was before: who held it, if anybody, until when and for whom, and since when somebody else does. */
export interface DutyBefore {
  readonly role: string; readonly from: string; readonly personId: string | null; readonly organisationId: string | null; readonly to: string | null; readonly coverId: string | null;
}

/** The days from today on, or from the day it was changed, that would have been theirs; null where none are left or nobody had any. */
function daysBack({ from, to, personId, organisationId }: DutyBefore, today: string): { readonly from: string; readonly to: string | null } | null {
  const day = from > today ? from : today;
  if (personId === null && organisationId === null) return null;
  return to !== null && to <= day ? null : { from: day, to };
}

async function undo(ctx: WriteContext, items: readonly BulkItem[]): Promise<readonly LeftItem[]> {
  const role = (items[0] as BulkItem & { before: DutyBefore }).before.role;
  const inReach = await sitesForDuty(ctx.tx, readerOf(ctx), { siteIds: items.map(({ id }) => id) }, items.length);
  const sites = new Map(inReach.filter((site) => ctx.scope.everything || ctx.scope.placeIds.includes(site.place_id)).map((site) => [site.id, site]));
  const held = Map.groupBy(await lockDutiesAt(ctx.tx, ctx.programmeId, [...sites.keys()], role), (row) => row.site_id);
  const ready = items.filter((item) => {
    const last = held.get(item.id)?.at(-1);
    return sites.has(item.id) && last?.id === item.after && last.to_day === null;
  });
  const back = ready.flatMap((item) => {
    const before = item.before as DutyBefore;
    const days = daysBack(before, ctx.today);
    const { personId, organisationId, coverId } = before;
    return days === null ? [] : [{ id: ctx.newId(), siteId: item.id, placeId: null, role, personId, organisationId, coverId, ...days }];
  });
  await putInOffice(ctx.tx, ctx.programmeId, back);
  for (const item of ready) {
    const before = item.before as DutyBefore;
    if (daysBack(before, ctx.today) === null) await (before.from >= ctx.today ? removeDuty(ctx.tx, ctx.programmeId, item.after as string) : endDutyOn(ctx.tx, ctx.programmeId, item.after as string, ctx.today));
    tell(ctx, item.id, (sites.get(item.id) as SiteForDuty).place_id);
  }
  return items.filter((item) => !ready.includes(item)).map(movedOn);
}

export const peopleReversals: readonly Reversal[] = [
  { kind: 'people.assignDuties', permission: 'people.manageDuties', words: { zh: '批量安排责任', en: 'Duties assigned at many sites' }, undo },
];

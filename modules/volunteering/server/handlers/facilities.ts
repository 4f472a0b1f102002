import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { listFacilities, saveFacility } from '../../contract/index.ts';
import { mayBelongTo } from '../../domain/index.ts';
import { facilityByCode, facilityById, facilityPage, facilityTotal, partKinds, upsertFacility } from '../queries/facilities.ts';
import type { FacilityRow } from '../queries/facilities.ts';
import { placeInReach } from '../queries/ground.ts';

const facilityOut = (row: FacilityRow) => ({
  id: row.id, code: row.code, name: row.name, kind: row.kind, parent: row.parent_id === null ? null : { id: row.parent_id, name: row.parent_name ?? '' }, place: { id: row.place_id, nameZh: row.place_zh, nameEn: row.place_en }, address: row.address, openedOn: row.opened_on, closedOn: row.closed_on, version: row.version, partCount: row.part_count,
  own: { activityCount: row.own_activities, volunteerCount: row.own_volunteers, minutes: row.own_minutes }, whole: { activityCount: row.whole_activities, volunteerCount: row.whole_volunteers, minutes: row.whole_minutes },
});

export const listFacilitiesBound = bindRead(listFacilities, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await facilityPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(facilityOut), total: await facilityTotal(ctx, filter), page, pageSize,
}));

/** @returns whether an activity of that day may name it */
export async function facilityOpenOn(ctx: ReadContext, facilityId: string, day: string): Promise<boolean> {
  const facility = await facilityById(ctx.tx, ctx.programmeId, facilityId);
  return facility !== undefined && facility.opened_on <= day && (facility.closed_on === null || day < facility.closed_on);
}

export const saveFacilityBound = bindWrite(saveFacility, async (ctx, { parentCode, ...input }) => {
  if (!(await placeInReach(ctx, input.placeId))) return ctx.refuse('volunteering.place_unknown', {}, { pointers: ['/placeId'] });
  if (input.closedOn !== null && input.closedOn < input.openedOn) return ctx.refuse('volunteering.dates_out_of_order', {}, { pointers: ['/closedOn'] });
  const parent = parentCode === null ? null : await facilityByCode(ctx.tx, ctx.programmeId, parentCode);
  if (parent === undefined) return ctx.refuse('volunteering.facility_unknown', {}, { pointers: ['/parentCode'] });
  if (parent !== null && !mayBelongTo(input.kind, parent.kind)) return ctx.refuse('volunteering.facility_level', {}, { pointers: ['/parentCode'] });
  const known = await facilityByCode(ctx.tx, ctx.programmeId, input.code);
  if (known !== undefined && (await partKinds(ctx.tx, ctx.programmeId, known.id)).some((part) => !mayBelongTo(part, input.kind))) return ctx.refuse('volunteering.facility_level', {}, { pointers: ['/kind'] });
  const id = known?.id ?? ctx.newId();
  const version = await upsertFacility(ctx.tx, ctx.programmeId, { ...input, id, parentId: parent?.id ?? null, searchText: searchTextOf(input.name, input.code) });
  ctx.record({ kind: 'volunteerFacility', id, change: { act: known === undefined ? 'register' : 'change' } });
  ctx.emit({ topic: 'volunteering', subjectId: id, placeId: input.placeId });
  return { id, version };
});

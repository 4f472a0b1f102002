import { bindExport } from '#platform/server/exports/index.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { exportFacilities, facilityImportTemplate, importFacilities, listFacilities, saveFacility } from '../../contract/index.ts';
import { mayBelongTo } from '../../domain/index.ts';
import { facilityByCode, facilityById, facilityPage, facilityTotal, partKinds, upsertFacility } from '../queries/facilities.ts';
import type { FacilityRow } from '../queries/facilities.ts';
import { facilityColumns, facilityExample, facilityImport } from '../imports/facilities.ts';
import { codesById, placeInReach } from '../queries/ground.ts';

const facilityOut = (row: FacilityRow) => ({
  id: row.id, code: row.code, name: row.name, kind: row.kind, parent: row.parent_id === null ? null : { id: row.parent_id, code: row.parent_code ?? '', name: row.parent_name ?? '' }, place: { id: row.place_id, nameZh: row.place_zh, nameEn: row.place_en }, address: row.address, services: row.services, openHours: row.open_hours, openedOn: row.opened_on, closedOn: row.closed_on, version: row.version, partCount: row.part_count,
  own: { activityCount: row.own_activities, sessionCount: row.own_sessions, volunteerCount: row.own_volunteers, minutes: row.own_minutes }, whole: { activityCount: row.whole_activities, sessionCount: row.whole_sessions, volunteerCount: row.whole_volunteers, minutes: row.whole_minutes },
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

export const importFacilitiesBound = bindWrite(importFacilities, (ctx, { file, mode }) => importTable(ctx, { operation: importFacilities, file, mode, definition: () => Promise.resolve(facilityImport(ctx)) }));

export const facilityImportTemplateBound = bindRead(facilityImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '文明实践中心、所、站导入模板', en: 'Facilities to import' }, facilityColumns, { zh: [facilityExample('zh', ctx.today)], en: [facilityExample('en', ctx.today)] }, format));

export const exportFacilitiesBound = bindExport(exportFacilities, listFacilitiesBound, listFacilities, {
  name: { zh: '文明实践中心、所、站', en: 'Facilities' }, columns: facilityColumns, prepare: (ctx) => codesById(ctx.tx, ctx.programmeId),
  row: (row, { ground }) => ({
    code: row.code, name: row.name, kind: row.kind, parent: row.parent?.code ?? null, place: ground.get(row.place.id) ?? '', address: row.address, services: row.services, openHours: row.openHours, openedOn: row.openedOn, closedOn: row.closedOn, activities: row.own.activityCount, sessions: row.own.sessionCount, volunteers: row.own.volunteerCount, minutes: row.own.minutes,
    allActivities: row.whole.activityCount, allSessions: row.whole.sessionCount, allVolunteers: row.whole.volunteerCount, allMinutes: row.whole.minutes,
  }),
});

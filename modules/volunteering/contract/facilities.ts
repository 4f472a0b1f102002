/** 文明实践中心、所、站 · The facilities that activities use, and what happened at each, counted from the activities that name it. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { FACILITY_KINDS } from '../domain/index.ts';

const names = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string() });
const counts = z.object({ activityCount: z.number().int(), sessionCount: z.number().int().describe('在此举办的场次 sessions held there'), volunteerCount: z.number().int().describe('服务过的人，每人计一次 people, each once'), minutes: z.number().int() });

export const facilityRow = z.object({
  id: idOf, code: z.string(), name: z.string(), kind: z.enum(FACILITY_KINDS), parent: z.object({ id: idOf, code: z.string(), name: z.string() }).nullable(), place: names, address: z.string().nullable(), services: z.string().nullable().describe('服务项目 what it offers'), openHours: z.string().nullable().describe('开放时间 when it is open'), openedOn: localDate, closedOn: localDate.nullable(), version: z.number().int(),
  partCount: z.number().int().describe('下属所站 facilities that are part of it'), own: counts.describe('在本处的活动 activities held there'), whole: counts.describe('含下属所站 with those held in its parts'),
});

export const listFacilities = defineOperation({
  id: 'volunteering.listFacilities', summary: { zh: '文明实践中心、所、站', en: 'Practice centres and other facilities' },
  method: 'GET', path: '/volunteer-facilities', permission: 'volunteering.read',
  input: z.object({ ...pageInput, q: z.string().trim().max(60).optional().describe('名称、编码或拼音 name, code or pinyin'), kind: z.enum(FACILITY_KINDS).optional(), parentId: idOf.optional(), withClosed: z.enum(['true', 'false']).optional(), from: localDate.optional().describe('活动自何日起计 activities from this day on'), to: localDate.optional(), sort: sortInput(['code', 'name', 'minutes']) }),
  output: pageOf(facilityRow),
});
export const exportFacilities = exportOf(listFacilities, { id: 'volunteering.exportFacilities', path: '/volunteer-facility-export', zh: '导出文明实践中心、所、站（xlsx）', en: 'Export facilities (xlsx)' });

export const saveFacility = defineOperation({
  id: 'volunteering.saveFacility', reach: 'programme', summary: { zh: '登记或修改文明实践中心、所、站', en: 'Register or change a facility' },
  method: 'PUT', path: '/volunteer-facilities/:code', permission: 'volunteering.manage',
  input: z.object({
    code: z.string().trim().min(1).max(40), name: z.string().trim().min(1).max(80), kind: z.enum(FACILITY_KINDS), parentCode: z.string().trim().min(1).max(40).nullable().default(null).describe('上级编码 code of the facility it is part of'), placeId: idOf, address: z.string().trim().min(1).max(120).nullable().default(null), services: z.string().trim().min(1).max(500).nullable().default(null).describe('服务项目 what it offers'), openHours: z.string().trim().min(1).max(200).nullable().default(null).describe('开放时间 when it is open'),
    openedOn: localDate, closedOn: localDate.nullable().default(null),
  }), output: z.object({ id: idOf, version: z.number().int() }), errors: ['volunteering.place_unknown', 'volunteering.facility_unknown', 'volunteering.facility_level', 'volunteering.dates_out_of_order'],
});

export const importFacilities = defineOperation({
  id: 'volunteering.importFacilities', reach: 'programme', summary: { zh: '导入文明实践中心、所、站（xlsx、CSV）', en: 'Import facilities (xlsx, CSV)' },
  method: 'POST', path: '/volunteer-facility-import', permission: 'volunteering.manage', input: z.object({ file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors], bodyLimitBytes: 65 * 1024 * 1024,
});

export const facilityImportTemplate = defineOperation({
  id: 'volunteering.facilityImportTemplate', summary: { zh: '下载文明实践中心、所、站导入模板', en: 'Download the template for importing facilities' },
  method: 'GET', path: '/volunteer-facility-import-template', permission: 'volunteering.manage', input: z.object({ ...templateInput }), output: fileOutput,
});

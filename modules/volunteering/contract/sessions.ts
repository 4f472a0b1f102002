/** 服务场次 · What teams held: who was reached is counted, never named. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';

const names = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string() });
const filter = { q: z.string().trim().max(60).optional().describe('主题、编码或拼音 subject, code or pinyin'), teamId: idOf.optional(), projectId: idOf.optional().describe('所属项目 of this project'), facilityId: idOf.optional().describe('所用阵地（含下属） at this facility and its parts'), placeId: idOf.optional().describe('所在区域（含下级） place and below'), from: localDate.optional(), to: localDate.optional() };

export const sessionRow = z.object({
  id: idOf, code: z.string(), subject: z.string(), team: z.object({ id: idOf, code: z.string(), name: z.string() }), place: names.extend({ code: z.string() }), heldOn: localDate, participants: z.number().int(), beneficiaries: z.number().int(), evidence: z.string().nullable(), facility: z.object({ id: idOf, code: z.string(), name: z.string() }).nullable(), project: z.object({ id: idOf, code: z.string(), name: z.string() }).nullable(), recordedBy: z.string(),
});

export const listSessions = defineOperation({
  id: 'volunteering.listSessions', summary: { zh: '服务场次', en: 'Sessions held' },
  method: 'GET', path: '/service-sessions', permission: 'volunteering.read', input: z.object({ ...pageInput, ...filter, sort: sortInput(['held', 'code', 'participants', 'beneficiaries']) }), output: pageOf(sessionRow),
});

export const readSessionFigures = defineOperation({
  id: 'volunteering.readSessionFigures', summary: { zh: '服务场次合计', en: 'Sums of sessions' },
  method: 'GET', path: '/session-figures', permission: 'volunteering.read', input: z.object(filter),
  output: z.object({ on: localDate, firstOn: localDate.nullable(), lastOn: localDate.nullable(), sessions: z.number().int(), teams: z.number().int(), /** Times that somebody took part, and was served. */ participants: z.number().int(), beneficiaries: z.number().int(), withEvidence: z.number().int() }),
});

export const recordSession = defineOperation({
  id: 'volunteering.recordSession', reach: 'programme', summary: { zh: '登记场次', en: 'Record a session' },
  method: 'POST', path: '/service-sessions', permission: 'volunteering.manage',
  input: z.object({
    code: z.string().trim().min(1).max(60), subject: z.string().trim().min(1).max(120), teamId: idOf, placeId: idOf, heldOn: localDate, participants: z.number().int().min(1).max(1_000_000).describe('参加人次 times somebody took part'),
    beneficiaries: z.number().int().min(0).max(10_000_000).describe('受益人次 times somebody was served'), evidence: z.string().trim().min(1).max(200).nullable().default(null).describe('凭据：签到表编号、照片册等 sheet number, album'), projectId: idOf.nullable().default(null).describe('所属志愿服务项目 the project it belongs to'), facilityId: idOf.nullable().default(null).describe('所用的文明实践中心、所、站 the facility it used'),
  }),
  output: z.object({ id: idOf }), errors: ['volunteering.session_code_taken', 'volunteering.place_unknown', 'volunteering.project_unknown', 'volunteering.facility_unknown', 'volunteering.dates_out_of_order'],
});

export const importSessions = defineOperation({
  id: 'volunteering.importSessions', reach: 'programme', summary: { zh: '导入场次（xlsx、CSV）', en: 'Import sessions (xlsx, CSV)' },
  method: 'POST', path: '/session-import', permission: 'volunteering.manage',
  input: z.object({ file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors], bodyLimitBytes: 65 * 1024 * 1024,
});

export const sessionImportTemplate = defineOperation({
  id: 'volunteering.sessionImportTemplate', summary: { zh: '下载场次导入模板', en: 'Download the template for importing sessions' },
  method: 'GET', path: '/session-import-template', permission: 'volunteering.manage', input: z.object({ ...templateInput }), output: fileOutput,
});

export const exportSessions = exportOf(listSessions, { id: 'volunteering.exportSessions', path: '/session-export', zh: '导出场次（xlsx）', en: 'Export sessions (xlsx)' });

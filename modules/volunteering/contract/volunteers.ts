/** 志愿者 · Their register and the teams they belong to; as little as service needs to know. */
import { z } from 'zod';
import { booleanParam, defineOperation, fileInput, fileOutput, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';

const names = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string() });

export const volunteerRow = z.object({
  id: idOf, number: z.string(), label: z.string(), place: names.nullable(), organisation: names.nullable(), isAdult: z.boolean(), guardianAgreedOn: localDate.nullable(), registeredOn: localDate, leftOn: localDate.nullable(),
  teams: z.array(z.object({ id: idOf, code: z.string(), name: z.string() })), version: z.number().int(),
});

export const listVolunteers = defineOperation({
  id: 'volunteering.listVolunteers', summary: { zh: '志愿者名册', en: 'Register of volunteers' },
  method: 'GET', path: '/volunteers', permission: 'volunteering.read',
  input: z.object({
    ...pageInput, q: z.string().trim().max(60).optional().describe('称呼、编号或拼音 label, number or pinyin'), teamId: idOf.optional(), placeId: idOf.optional().describe('所在区域（含下级） place and below'),
    isAdult: z.enum(['yes', 'no']).optional().describe('已成年 of age'), withFormer: booleanParam.describe('含已退出的 with those who left'), sort: sortInput(['number', 'label', 'registered']),
  }),
  output: pageOf(volunteerRow),
});

export const readVolunteer = defineOperation({
  id: 'volunteering.readVolunteer', summary: { zh: '查看志愿者', en: 'Read a volunteer' },
  method: 'GET', path: '/volunteers/:volunteerId', permission: 'volunteering.read',
  input: z.object({ volunteerId: idOf }),
  output: volunteerRow.extend({ hasDetails: z.boolean(), memberships: z.array(z.object({ id: idOf, team: z.object({ id: idOf, code: z.string(), name: z.string() }), from: localDate, to: localDate.nullable() })) }),
});

export const readVolunteerDetails = defineOperation({
  id: 'volunteering.readVolunteerDetails', summary: { zh: '查看志愿者的加密信息', en: 'Read what is sealed of a volunteer' },
  method: 'GET', path: '/volunteers/:volunteerId/details', permission: 'volunteering.readDetails',
  /** The identity number itself is shown to nobody: whether there is one, and no more. */
  input: z.object({ volunteerId: idOf }), output: z.object({ contact: z.string().nullable(), guardian: z.string().nullable(), hasIdentityNumber: z.boolean() }),
});

const facts = {
  label: z.string().trim().min(1).max(60).describe('姓名或称呼 name, or what they are called'), placeId: idOf.nullable().default(null), organisationId: idOf.nullable().default(null),
  isAdult: z.boolean().describe('已成年 of age'), guardianAgreedOn: localDate.nullable().default(null).describe('监护人同意日期，仅未成年人 day on which a guardian agreed, of minors alone'),
};
const refusals = ['volunteering.placeless', 'volunteering.place_unknown', 'volunteering.organisation_unknown', 'volunteering.guardian_missing', 'volunteering.guardian_of_adult', 'volunteering.identity_wrong', 'volunteering.identity_known', 'volunteering.dates_out_of_order'] as const;

export const registerVolunteer = defineOperation({
  id: 'volunteering.registerVolunteer', summary: { zh: '登记志愿者', en: 'Register a volunteer' },
  method: 'POST', path: '/volunteers', permission: 'volunteering.register',
  input: z.object({
    ...facts, guardian: z.string().trim().min(1).max(60).nullable().default(null).describe('监护人，加密保存 guardian, kept sealed'), contact: z.string().trim().min(1).max(60).nullable().default(null).describe('联系方式，加密保存 contact, kept sealed'),
    identityNumber: z.string().trim().min(1).max(40).nullable().default(null).describe('身份证号，可不填；加密保存，不再显示 identity number, optional; kept sealed and never shown'), registeredOn: localDate.optional().describe('默认今天 today unless told'),
  }),
  output: z.object({ id: idOf, number: z.string(), version: z.number().int() }), errors: refusals,
});

const sealedText = (what: string) => z.string().trim().max(60).nullable().optional().describe(`${what}：加密保存，不填则不变 kept sealed, unchanged when absent`);

export const updateVolunteer = defineOperation({
  id: 'volunteering.updateVolunteer', summary: { zh: '修改志愿者', en: 'Change a volunteer' },
  method: 'PUT', path: '/volunteers/:volunteerId', permission: 'volunteering.register',
  input: z.object({ volunteerId: idOf, version: z.number().int().min(1), ...facts, guardian: sealedText('监护人 guardian'), contact: sealedText('联系方式 contact'), leftOn: localDate.nullable().default(null).describe('退出日期 day on which they left') }),
  output: z.object({ id: idOf, version: z.number().int() }), errors: [...refusals, 'platform.changed_meanwhile'],
});

export const joinTeam = defineOperation({
  id: 'volunteering.joinTeam', summary: { zh: '加入队伍', en: 'Join a team' },
  method: 'POST', path: '/volunteers/:volunteerId/memberships', permission: 'volunteering.register',
  input: z.object({ volunteerId: idOf, teamId: idOf, from: localDate }), output: z.object({ id: idOf }), errors: ['volunteering.dates_out_of_order', 'volunteering.member_already'],
});

export const leaveTeam = defineOperation({
  id: 'volunteering.leaveTeam', summary: { zh: '离开队伍', en: 'Leave a team' },
  method: 'POST', path: '/volunteers/:volunteerId/memberships/:membershipId/end', permission: 'volunteering.register',
  input: z.object({ volunteerId: idOf, membershipId: idOf, to: localDate.describe('离队日期，当日起不在队 day from which they are gone') }), output: z.object({ to: localDate }), errors: ['volunteering.dates_out_of_order', 'volunteering.membership_over'],
});

export const importVolunteers = defineOperation({
  id: 'volunteering.importVolunteers', reach: 'programme', summary: { zh: '导入志愿者（xlsx、CSV）', en: 'Import volunteers (xlsx, CSV)' },
  method: 'POST', path: '/volunteer-import', permission: 'volunteering.manage',
  input: z.object({ file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors], bodyLimitBytes: 65 * 1024 * 1024,
});

export const volunteerImportTemplate = defineOperation({
  id: 'volunteering.volunteerImportTemplate', summary: { zh: '下载志愿者导入模板', en: 'Download the template for importing volunteers' },
  method: 'GET', path: '/volunteer-import-template', permission: 'volunteering.manage',
  input: z.object({ ...templateInput }), output: fileOutput,
});

export const exportVolunteers = exportOf(listVolunteers, { id: 'volunteering.exportVolunteers', path: '/volunteer-export', zh: '导出志愿者（xlsx）', en: 'Export volunteers (xlsx)' });

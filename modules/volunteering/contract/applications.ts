/** 自己申请登记 · A resident asks to be registered as a volunteer; an officer of their place registers them, or says why not. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { APPLICATION_STATES } from '../domain/index.ts';

const names = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string() });
const branch = z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() });
const state = z.enum(APPLICATION_STATES);

export const readApplicationForm = defineOperation({
  id: 'volunteering.readApplicationForm', summary: { zh: '注册成为志愿者的表单', en: 'The form for registering as a volunteer' },
  method: 'GET', path: '/public/volunteer-form', permission: 'public', input: z.object({}), output: z.object({ branches: z.array(branch), formToken: z.string() }),
});

export const applyAsVolunteer = defineOperation({
  id: 'volunteering.applyAsVolunteer', summary: { zh: '注册成为志愿者', en: 'Register as a volunteer' },
  method: 'POST', path: '/public/volunteer-applications', permission: 'public', callsPerMinuteMax: 5, callsPerDayMax: 40,
  input: z.object({
    formToken: z.string().max(100).describe('表单凭证 from readApplicationForm'), label: z.string().trim().min(1).max(60).describe('姓名，加密保存 name, sealed'), contact: z.string().trim().min(5).max(60).describe('联系方式，加密保存 contact, sealed'), placeId: idOf,
    branch: z.string().trim().max(40).nullable().default(null).describe('希望参加的服务分类 branch they wish for'), isAdult: z.boolean().describe('已成年 of age'),
    guardian: z.string().trim().min(1).max(60).nullable().default(null).describe('监护人，仅未成年人，加密保存 guardian, of minors alone, sealed'), guardianAgrees: z.boolean().default(false).describe('监护人同意 the guardian agrees'),
    agreed: z.boolean().describe('同意用这些信息登记和联系 agrees to be registered and called by it'), website: z.string().max(200).optional().describe('留空 leave empty'),
  }),
  output: z.object({ number: z.string(), followToken: z.string() }),
  errors: ['volunteering.order_form_stale', 'volunteering.applications_paused', 'volunteering.application_not_agreed', 'volunteering.application_guardian', 'volunteering.guardian_of_adult', 'volunteering.place_unknown', 'volunteering.branch_unknown'],
});

export const followApplication = defineOperation({
  id: 'volunteering.followApplication', summary: { zh: '查看登记申请的结果', en: 'Follow an application' },
  method: 'GET', path: '/public/volunteer-applications/:followToken', permission: 'public', callsPerMinuteMax: 60, callsPerDayMax: 2_000,
  input: z.object({ followToken: z.string().regex(/^[\w-]{20,80}$/).describe('查询码 the secret code') }),
  output: z.object({ number: z.string(), place: z.object({ nameZh: z.string(), nameEn: z.string() }), receivedAt: instant, state, reason: z.string().nullable(), settledAt: instant.nullable(), volunteerNumber: z.string().nullable() }),
});

export const listApplications = defineOperation({
  id: 'volunteering.listApplications', summary: { zh: '志愿者登记申请', en: 'Applications of volunteers' },
  method: 'GET', path: '/volunteer-applications', permission: 'volunteering.register',
  input: z.object({ ...pageInput, state: state.optional(), placeId: idOf.optional().describe('所在区域（含下级） place and below'), sort: sortInput(['received']) }),
  output: pageOf(z.object({
    id: idOf, number: z.string(), label: z.string().nullable().describe('姓名；登记或删除后为空 name; null once it is settled and gone from here'), place: names, branch: branch.nullable(), isAdult: z.boolean(), receivedAt: instant, state, reason: z.string().nullable(),
    volunteer: z.object({ id: idOf, number: z.string() }).nullable(),
    alike: z.object({ volunteers: z.array(z.object({ id: idOf, number: z.string() })), applications: z.array(z.string()) }).describe('同名同电话的志愿者和其他申请（本人范围内） volunteers and other applications with the same name and telephone, within reach'),
  })),
});

export const readApplication = defineOperation({
  id: 'volunteering.readApplication', summary: { zh: '查看登记申请的加密信息', en: 'Read what is sealed of an application' },
  method: 'GET', path: '/volunteer-applications/:applicationId', permission: 'volunteering.readDetails', input: z.object({ applicationId: idOf }),
  output: z.object({ label: z.string().nullable(), contact: z.string().nullable(), guardian: z.string().nullable(), guardianAgreedOn: localDate.nullable() }),
});

export const acceptApplication = defineOperation({
  id: 'volunteering.acceptApplication', summary: { zh: '同意登记申请', en: 'Register whoever applied' },
  method: 'POST', path: '/volunteer-applications/:applicationId/acceptance', permission: 'volunteering.register', input: z.object({ applicationId: idOf }),
  output: z.object({ volunteerId: idOf, number: z.string() }),
  errors: ['volunteering.application_settled', 'volunteering.placeless', 'volunteering.place_unknown', 'volunteering.organisation_unknown', 'volunteering.guardian_missing', 'volunteering.guardian_of_adult', 'volunteering.identity_wrong', 'volunteering.dates_out_of_order'],
});

export const declineApplication = defineOperation({
  id: 'volunteering.declineApplication', summary: { zh: '不予登记', en: 'Decline an application' },
  method: 'POST', path: '/volunteer-applications/:applicationId/declining', permission: 'volunteering.register',
  input: z.object({ applicationId: idOf, reason: z.string().trim().min(2).max(300).describe('理由，申请人凭查询码可见 told to whoever applied, by their code') }), output: z.object({ state }), errors: ['volunteering.application_settled'],
});

export const forgetApplications = defineOperation({
  id: 'volunteering.forgetApplications', reach: 'programme', summary: { zh: '三十天后删除未登记申请的个人信息（系统每天自动执行）', en: 'Forget who was not registered, after thirty days (the system does so daily)' },
  method: 'POST', path: '/volunteer-applications/forgetting', permission: 'volunteering.manage', input: z.object({}), output: z.object({ forgotten: z.number().int() }),
});

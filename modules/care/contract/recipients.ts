/** 关爱对象 · Who is on a list, registered where they live or work; as little as one hand-over needs to know. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, instant, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { RECIPIENT_STATES } from '../domain/index.ts';
import { codes, double, recipientRow } from './shapes.ts';

export const listRecipients = defineOperation({
  id: 'care.listRecipients', summary: { zh: '关爱对象名单', en: 'Recipients' },
  method: 'GET', path: '/care-recipients', permission: 'care.read',
  input: z.object({
    ...pageInput, schemeId: idOf.optional(), q: z.string().trim().max(60).optional().describe('称呼、编号或拼音 name, number or pinyin'), state: z.enum(RECIPIENT_STATES).optional(), placeId: idOf.optional().describe('所在区域（含下级） place and below'), organisationId: idOf.optional(),
    received: z.enum(['none', 'some', 'due', 'all']).optional().describe('领取情况，due 为还没领齐 what they received; due: not everything yet'), double: z.enum(['yes']).optional().describe('疑似重复 with a double'), listId: idOf.optional().describe('公示名单 on this list'), sort: sortInput(['number', 'label', 'registered']),
  }),
  output: pageOf(recipientRow),
});

export const exportRecipients = exportOf(listRecipients, { id: 'care.exportRecipients', path: '/care-recipient-export', zh: '导出关爱对象名单（xlsx，称呼隐去）', en: 'Export recipients (xlsx, names masked)' });

export const readRecipient = defineOperation({
  id: 'care.readRecipient', summary: { zh: '查看关爱对象', en: 'Read a recipient' }, method: 'GET', path: '/care-recipients/:recipientId', permission: 'care.read', input: z.object({ recipientId: idOf }),
  output: recipientRow.extend({ registeredAt: instant, registeredBy: z.string(), hasDetails: z.boolean(), doubles: z.array(double) }),
});

export const readRecipientDetails = defineOperation({
  id: 'care.readRecipientDetails', summary: { zh: '查看关爱对象的加密信息', en: 'Read what is sealed of a recipient' }, method: 'GET', path: '/care-recipients/:recipientId/details', permission: 'care.readDetails',
  /** The identity number itself is shown to nobody. */
  input: z.object({ recipientId: idOf }), output: z.object({ contact: z.string().nullable(), houseNumber: z.string().nullable(), hasIdentityNumber: z.boolean(), reason: z.string().nullable() }),
});

const sealed = (what: string) => z.string().trim().min(1).max(60).nullable().default(null).describe(`${what}，加密保存 kept sealed`);

export const registerRecipient = defineOperation({
  id: 'care.registerRecipient', summary: { zh: '登记关爱对象', en: 'Register a recipient' }, method: 'POST', path: '/care-schemes/:schemeId/recipients', permission: 'care.register',
  input: z.object({
    schemeId: idOf, label: z.string().trim().min(1).max(60).describe('姓名或称呼 name, or what they are called'), placeId: idOf.nullable().default(null), organisationId: idOf.nullable().default(null), situations: codes.min(1).describe('情形 situations'),
    isUnder14: z.boolean().default(false).describe('未满14周岁 under fourteen'), agreesToName: z.boolean().default(false).describe('同意在公示中写姓名 agrees to be named in the notice'),
    houseNumber: sealed('门牌号，按户发放时必填 house number, asked where households are helped'), contact: sealed('联系方式 contact'), identityNumber: sealed('身份证号，可不填，不再显示 identity number, optional and never shown'),
  }),
  output: z.object({ id: idOf, number: z.string() }),
  errors: ['care.scheme_state', 'care.situation_unknown', 'care.placeless', 'care.place_unknown', 'care.organisation_unknown', 'care.identity_wrong', 'care.house_number_missing', 'care.not_eligible', 'care.child_named', 'care.on_list_already', 'care.number_taken'],
});

export const withdrawRecipient = defineOperation({
  id: 'care.withdrawRecipient', summary: { zh: '移出名单', en: 'Take off the list' }, method: 'POST', path: '/care-recipients/:recipientId/withdrawal', permission: 'care.register',
  input: z.object({ recipientId: idOf, reason: z.string().trim().min(2).max(500) }), output: z.object({ state: z.enum(RECIPIENT_STATES) }), errors: ['care.recipient_settled', 'care.handed_over_before'],
});

export const importRecipientList = defineOperation({
  id: 'care.importRecipientList', summary: { zh: '导入关爱对象（xlsx、CSV）', en: 'Import recipients (xlsx, CSV)' }, method: 'POST', path: '/care-schemes/:schemeId/recipient-import', permission: 'care.register',
  input: z.object({ schemeId: idOf, file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors, 'care.scheme_state'], bodyLimitBytes: 65 * 1024 * 1024,
});

export const recipientImportTemplate = defineOperation({
  id: 'care.recipientImportTemplate', summary: { zh: '下载关爱对象导入模板', en: 'Download the template for importing recipients' }, method: 'GET', path: '/care-recipient-import-template', permission: 'care.register', input: z.object({ ...templateInput }), output: fileOutput,
});

/** Slips go out on paper: whoever holds one is handed what it names. */
export const listSlips = defineOperation({
  id: 'care.listSlips', summary: { zh: '领取单（打印）', en: 'Slips, for the printer' }, method: 'GET', path: '/care-schemes/:schemeId/slips', permission: 'care.deliver',
  input: z.object({ ...pageInput, schemeId: idOf, placeId: idOf.optional(), organisationId: idOf.optional(), sort: sortInput(['number', 'label']) }),
  output: pageOf(z.object({ id: idOf, number: z.string(), label: z.string(), place: z.string(), code: z.string() })),
});

export const reissueSlip = defineOperation({
  id: 'care.reissueSlip', summary: { zh: '补发领取单（旧单作废）', en: 'Replace a slip; the old one is void' }, method: 'POST', path: '/care-recipients/:recipientId/slip', permission: 'care.deliver',
  input: z.object({ recipientId: idOf, reason: z.string().trim().min(2).max(300) }), output: z.object({ code: z.string(), serial: z.number().int() }), errors: ['care.not_confirmed'],
});

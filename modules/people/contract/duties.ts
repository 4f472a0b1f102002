/** 责任 · Who answers for a site or a place, in which role, from when to when. Days are half-open: `to` is the first day it no longer holds. */
import { z } from 'zod';
import { booleanParam, defineOperation, fileInput, fileOutput, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { dutyRole, dutyRow, organisationRef, personRef, placeKind } from '#modules/places/contract/index.ts';

const subject = z.object({ siteId: idOf.optional(), placeId: idOf.optional() });

export const assignDuty = defineOperation({
  id: 'people.assignDuty', summary: { zh: '安排责任（当日结束前任）', en: 'Assign a duty; the former holder’s ends that day' },
  method: 'POST', path: '/duties', permission: 'people.manageDuties',
  input: z.object({
    ...subject.shape, role: dutyRole, personId: idOf.optional(), organisationId: idOf.optional(),
    from: localDate, to: localDate.nullable().default(null), reason: z.string().trim().max(300).optional(),
  }).refine((input) => (input.siteId === undefined) !== (input.placeId === undefined), { path: ['siteId'], message: '点位与区域二选一 · a site or a place' })
    .refine((input) => (input.personId === undefined) !== (input.organisationId === undefined), { path: ['personId'], message: '人员与单位二选一 · a person or an organisation' }),
  output: z.object({ id: idOf, outcome: z.enum(['assigned', 'unchanged']), endedId: idOf.nullable() }),
  errors: ['people.duty_overlaps', 'people.duty_holder_wrong', 'people.person_unknown', 'people.organisation_unknown', 'people.dates_out_of_order'],
});

export const endDuty = defineOperation({
  id: 'people.endDuty', summary: { zh: '结束责任', en: 'End a duty' },
  method: 'POST', path: '/duties/:dutyId/end', permission: 'people.manageDuties',
  input: z.object({ dutyId: idOf, to: localDate, reason: z.string().trim().min(1).max(300) }),
  output: z.object({ id: idOf }), errors: ['people.duty_over', 'people.dates_out_of_order'],
});

export const handOver = defineOperation({
  id: 'people.handOver', summary: { zh: '整体交接（一人的点位交给另一人）', en: 'Hand the sites of one person over to another' },
  method: 'POST', path: '/duties/hand-over', permission: 'people.manageDuties',
  input: z.object({
    fromPersonId: idOf, toPersonId: idOf, from: localDate, roles: z.array(dutyRole).min(1).max(5).default(['siteLeader']),
    siteIds: z.array(idOf).max(5_000).optional().describe('默认全部 all of them unless told'), reason: z.string().trim().min(1).max(300),
  }),
  output: z.object({ handedOver: z.number().int(), sites: z.array(z.object({ id: idOf, code: z.string(), name: z.string() })) }),
  errors: ['people.nothing_to_hand_over', 'people.person_unknown', 'people.same_person'],
});

export const dutyAt = defineOperation({
  id: 'people.dutyAt', summary: { zh: '某日谁负责这里', en: 'Who answered for this on that day' },
  method: 'GET', path: '/duty-at', permission: 'people.read',
  input: z.object({ ...subject.shape, day: localDate })
    .refine((input) => (input.siteId === undefined) !== (input.placeId === undefined), { path: ['siteId'], message: '点位与区域二选一 · a site or a place' }),
  output: z.object({
    day: localDate, site: z.object({ id: idOf, code: z.string(), name: z.string() }).nullable(),
    place: z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string() }).nullable(),
    holders: z.array(dutyRow),
  }),
});

export const listDuties = defineOperation({
  id: 'people.listDuties', summary: { zh: '责任清单', en: 'List duties' },
  method: 'GET', path: '/duties', permission: 'people.read',
  input: z.object({
    personId: idOf.optional(), organisationId: idOf.optional().describe('单位（含下级） organisation and below'), role: dutyRole.optional(),
    siteId: idOf.optional(), placeId: idOf.optional().describe('区域（含下级） place and below'),
    q: z.string().trim().max(60).optional().describe('点位、区域、人或单位：名称、编码或拼音首字母 site, place, person or organisation by name, code or pinyin initials'),
    at: localDate.optional().describe('某日，默认今天 on that day, today unless told'), history: booleanParam.describe('含历任 whole history instead of one day'),
    sort: sortInput(['subject', 'holder', 'role', 'recent']), ...pageInput,
  }),
  output: pageOf(dutyRow.extend({
    site: z.object({ id: idOf, code: z.string(), name: z.string() }).nullable(),
    place: z.object({ id: idOf, kind: placeKind, code: z.string(), nameZh: z.string(), nameEn: z.string() }).nullable(),
    person: personRef.nullable(), organisation: organisationRef.nullable(),
  })),
});

export const importDuties = defineOperation({
  id: 'people.importDuties', summary: { zh: '导入责任清单（xlsx、CSV）', en: 'Import duties (xlsx, CSV)' },
  method: 'POST', path: '/duties/import', permission: 'people.manageDuties',
  input: z.object({ file: fileInput, mode: importMode.default('preview') }),
  output: importAnswer, errors: [...importErrors], bodyLimitBytes: 65 * 1024 * 1024,
});

export const dutyImportTemplate = defineOperation({
  id: 'people.dutyImportTemplate', summary: { zh: '下载责任导入模板', en: 'Download the template for importing duties' },
  method: 'GET', path: '/duty-import-template', permission: 'people.manageDuties',
  input: z.object({ ...templateInput }), output: fileOutput,
});

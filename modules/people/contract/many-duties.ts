/** 批量安排责任 · One holder for many sites at once: named one by one, all inside a place, or all that a filter gives. Asked as a dry run, it is the preview. */
import { z } from 'zod';
import { defineOperation, idOf, localDate } from '#platform/contract/index.ts';
import { dutyRole, siteFilter } from '#modules/places/contract/index.ts';

/** Sites that one act may cover. */
export const DUTY_SITES_MAX = 5_000;

const holder = z.object({ id: idOf, name: z.string(), nameEn: z.string() });

export const assignDuties = defineOperation({
  id: 'people.assignDuties', summary: { zh: '为许多点位安排责任（前任当日结束，历史保留）', en: 'Assign a duty at many sites; former holders end that day, history stays' },
  method: 'POST', path: '/duties/assign', permission: 'people.manageDuties',
  input: z.object({
    siteIds: z.array(idOf).min(1).max(DUTY_SITES_MAX).optional(), placeId: idOf.optional().describe('该区域及下级的全部点位 all open sites in this place and below'),
    /** All open sites that the filter of their list gives, as long as they are as many as the person was shown. */
    all: z.object({ filter: z.object(siteFilter), count: z.number().int().min(1) }).optional(),
    role: dutyRole, personId: idOf.optional(), organisationId: idOf.optional(), from: localDate, reason: z.string().trim().max(300).optional(),
  }).refine((input) => [input.siteIds, input.placeId, input.all].filter((each) => each !== undefined).length === 1, { path: ['siteIds'], message: '点位、区域、筛选三选一 · sites, a place or a filter' })
    .refine((input) => (input.personId === undefined) !== (input.organisationId === undefined), { path: ['personId'], message: '人员与单位二选一 · a person or an organisation' }),
  output: z.object({
    /** By this it can be taken back; null where nothing changed. */
    bulkActId: idOf.nullable(),
    assigned: z.number().int(), unchanged: z.number().int(),
    /** Somebody holds it later on, so these are left out; they are settled one by one. */
    left: z.number().int(),
    byType: z.array(z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), count: z.number().int() })),
    byHolder: z.array(z.object({ holder: holder.nullable(), count: z.number().int() })),
    sites: z.array(z.object({ id: idOf, code: z.string(), name: z.string(), siteTypeCode: z.string(), holder: holder.nullable(), outcome: z.enum(['assigned', 'unchanged', 'left']) })),
  }),
  errors: ['people.duty_holder_wrong', 'people.person_unknown', 'people.organisation_unknown', 'people.no_sites_chosen', 'people.too_many_sites', 'people.selection_changed'],
  bodyLimitBytes: 1024 * 1024,
});

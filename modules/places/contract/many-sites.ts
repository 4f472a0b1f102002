/** 批量修改点位 · Many sites at once: named one by one, or all that a filter gives. Asked as a dry run, it is the preview. */
import { z } from 'zod';
import { defineOperation, idOf, localDate } from '#platform/contract/index.ts';
import { siteFilter } from './sites.ts';

/** Sites that one act may change. */
export const SITES_AT_ONCE_MAX = 10_000;

const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('close'), validTo: localDate.describe('自此日起不再检查 first day on which they are no longer inspected'), reason: z.string().trim().min(1).max(300) }),
  z.object({ kind: z.literal('reopen') }),
  z.object({ kind: z.literal('siteType'), siteTypeCode: z.string().min(1).max(60) }),
]);

export const changeSites = defineOperation({
  id: 'places.changeSites', summary: { zh: '批量停用、恢复点位或改类型（可预览、可撤销）', en: 'Close, reopen or retype many sites (with preview and undo)' },
  method: 'POST', path: '/site-changes', permission: 'places.manageSites',
  input: z.object({
    sites: z.array(z.object({ siteId: idOf, version: z.number().int().min(1) })).min(1).max(SITES_AT_ONCE_MAX).optional(),
    /** All that the filter gives, as long as they are as many as the person was shown. */
    all: z.object({ filter: z.object(siteFilter), count: z.number().int().min(1).max(SITES_AT_ONCE_MAX) }).optional(),
    change,
  }).refine((input) => (input.sites === undefined) !== (input.all === undefined), { path: ['sites'], message: '逐个选择与按筛选二选一 · sites or a filter' }),
  output: z.object({
    done: z.number().int(), refused: z.number().int(),
    /** Refused ones by reason, each with the first twenty codes. */
    refusals: z.array(z.object({ problem: z.string(), title: z.string(), count: z.number().int(), codes: z.array(z.string()) })),
    /** The first twenty that change. */
    sample: z.array(z.object({ siteId: idOf, code: z.string(), name: z.string() })),
    bulkActId: idOf.nullable(),
  }),
  errors: ['places.site_type_unknown', 'places.selection_changed'],
  bodyLimitBytes: 2 * 1024 * 1024,
});

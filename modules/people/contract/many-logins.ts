/** 批量停用账号 · Many logins disabled or enabled at once. Asked as a dry run, it is the preview. */
import { z } from 'zod';
import { defineOperation, idOf } from '#platform/contract/index.ts';

/** Logins that one act may cover. */
export const LOGINS_AT_ONCE_MAX = 500;

export const disableLogins = defineOperation({
  id: 'people.disableLogins', reach: 'programme', summary: { zh: '批量停用或恢复账号（可撤销）', en: 'Disable or enable many logins, which can be taken back' },
  method: 'POST', path: '/logins/disable', permission: 'people.manageLogins',
  input: z.object({ personIds: z.array(idOf).min(1).max(LOGINS_AT_ONCE_MAX), disabled: z.boolean().default(true), reason: z.string().trim().max(300).optional() }),
  output: z.object({
    /** By this it can be taken back; null where nothing changed. */
    bulkActId: idOf.nullable(),
    changed: z.number().int(), unchanged: z.number().int(),
    /** Those that are left as they are: one’s own, one that other programmes use too, or none at all. */
    left: z.array(z.object({ personId: idOf, username: z.string().nullable(), why: z.enum(['own', 'shared', 'missing']) })),
  }),
  errors: ['people.last_administrator'],
});

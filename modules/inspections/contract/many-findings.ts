/** 多个问题 · Many findings at once; asked as a dry run, the answer is the preview. */
import { z } from 'zod';
import { defineOperation, idOf } from '#platform/contract/index.ts';

export const FINDINGS_AT_ONCE_MAX = 1_000;

export const dismissFindings = defineOperation({
  id: 'inspections.dismissFindings', summary: { zh: '批量不交办（说明原因，可撤销）', en: 'Dismiss many findings with a reason; can be taken back' },
  method: 'POST', path: '/finding-dismissals', permission: 'inspections.dispatch',
  input: z.object({ findingIds: z.array(idOf).min(1).max(FINDINGS_AT_ONCE_MAX), reason: z.string().trim().min(2).max(500) }),
  output: z.object({
    dismissed: z.number().int(),
    /** Not open any more, or out of reach. */
    left: z.number().int(),
    /** By this it can be taken back; null where nothing was dismissed. */
    bulkActId: idOf.nullable(),
  }),
});

/** 成年 · What was kept of a minor goes when they come of age. */
import { z } from 'zod';
import { defineOperation } from '#platform/contract/index.ts';

export const forgetBirthdays = defineOperation({
  id: 'honours.forgetBirthdays', reach: 'programme', summary: { zh: '成年后抹去出生日期和监护人（系统每天自动执行）', en: 'Give up birthdays and guardians of those who came of age (the system does so daily)' },
  method: 'POST', path: '/honour-subjects/coming-of-age', permission: 'honours.register',
  input: z.object({}), output: z.object({ cameOfAge: z.number().int() }),
});

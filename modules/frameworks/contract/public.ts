/** The standard in plain words, for everybody. */
import { z } from 'zod';
import { defineOperation } from '#platform/contract/index.ts';

const named = { code: z.string(), nameZh: z.string(), nameEn: z.string() };

export const readPublicStandard = defineOperation({
  id: 'frameworks.readPublicStandard', summary: { zh: '公众查看现行测评标准', en: 'The standard in force, for everybody' },
  method: 'GET', path: '/public/standard', permission: 'public',
  input: z.object({ theme: z.string().max(60).optional().describe('只看一个测评项目 one theme, with its standards and checks') }),
  output: z.object({
    titleZh: z.string(), titleEn: z.string(), synthetic: z.boolean(), effectiveFrom: z.string(), standardCount: z.number().int(), checkItemCount: z.number().int(),
    themes: z.array(z.object({
      ...named, standardCount: z.number().int(), checkItemCount: z.number().int(),
      /** Empty unless the theme was asked for. */
      standards: z.array(z.object({ ...named, checks: z.array(z.object({ nameZh: z.string(), nameEn: z.string(), ruleZh: z.string(), ruleEn: z.string(), siteTypesZh: z.array(z.string()), siteTypesEn: z.array(z.string()) })) })),
    })),
  }),
});

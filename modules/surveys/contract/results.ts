/** 问卷结果 · Once closed: counts with denominators, 不清楚 apart, weighted, with how far it may be off. */
import { z } from 'zod';
import { defineOperation, fileOutput, idOf } from '#platform/contract/index.ts';
import { INDEX_KINDS } from '../domain/index.ts';

const ratio = z.object({ numerator: z.number().int(), denominator: z.number().int() });
const share = z.number().nullable().describe('加权占比，1 为全部 weighted, 1 = the whole');
const precision = { effective: z.number().nullable().describe('有效样本量（Kish） effective number of answers'), margin: z.number().nullable().describe('95% 误差，1 为全部 margin at 95 %, 1 = the whole') };

export const readResults = defineOperation({
  id: 'surveys.readResults', summary: { zh: '查看问卷结果', en: 'Read the results of a survey' },
  method: 'GET', path: '/surveys/:surveyId/results', permission: 'surveys.read', input: z.object({ surveyId: idOf }),
  output: z.object({
    collected: z.number().int(), covered: ratio.nullable().describe('有答卷的社区人口 / 已知人口 people of communities that answered, of those known'), populationSource: z.string().nullable(),
    indexes: z.array(z.object({ kind: z.enum(INDEX_KINDS), questions: z.array(z.string()), share: ratio, weighted: share, ...precision })),
    questions: z.array(z.object({
      code: z.string(), isHidden: z.boolean().describe('不足五份，不显示 fewer than five answered'), base: z.number().int(), dontKnow: ratio, options: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), share: ratio, weighted: share })), ...precision,
      places: z.array(z.object({ place: z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string() }), base: z.number().int(), dontKnow: z.number().int(), counts: z.array(z.object({ code: z.string(), count: z.number().int() })) })), hiddenPlaceCount: z.number().int(),
    })),
  }),
  errors: ['surveys.not_closed'],
});

export const exportResults = defineOperation({
  id: 'surveys.exportResults', summary: { zh: '导出问卷结果（xlsx）', en: 'Export the results of a survey (xlsx)' },
  method: 'GET', path: '/surveys/:surveyId/result-export', permission: 'surveys.read', input: z.object({ surveyId: idOf }), output: fileOutput, errors: ['surveys.not_closed'],
});

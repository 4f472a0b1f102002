/** 可向上推荐 · Who has held a title for as many terms in a row as the higher one asks, and may go up today. */
import { z } from 'zod';
import { defineOperation, idOf, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { RECOMMENDATION_STATES } from '../domain/index.ts';
import { subjectKind, tier } from './titles.ts';

export const upwardDueRow = z.object({
  key: z.string(), subject: z.object({ id: idOf, kind: subjectKind, code: z.string(), label: z.string() }), placeZh: z.string().nullable(), placeEn: z.string().nullable(),
  title: z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string(), tier }),
  from: z.object({ awardId: idOf, number: z.string(), zh: z.string(), en: z.string() }), terms: z.number().int(), termsAsked: z.number().int(),
  /** What came of the last time, where it went up before. */
  lastState: z.enum(RECOMMENDATION_STATES).nullable(),
});

export const listUpwardDue = defineOperation({
  id: 'honours.listUpwardDue', summary: { zh: '可向上推荐的对象', en: 'Who may be recommended upward now' },
  method: 'GET', path: '/recommendation-due', permission: 'honours.read',
  input: z.object({ ...pageInput, q: z.string().trim().max(60).optional().describe('对象名称、编号或拼音 subject or pinyin'), titleId: idOf.optional().describe('上级称号 the higher title'), tier: tier.optional(), sort: sortInput(['subject', 'title', 'terms']) }),
  output: pageOf(upwardDueRow), errors: ['honours.too_many_due'],
});

export const exportUpwardDue = exportOf(listUpwardDue, { id: 'honours.exportUpwardDue', path: '/recommendation-due-export', zh: '导出可向上推荐名单（xlsx）', en: 'Export who may be recommended upward (xlsx)' });

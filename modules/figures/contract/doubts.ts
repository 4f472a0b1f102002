/** 数字疑点 · Found by rules when asked for, and settled or accepted by somebody with a note. */
import { z } from 'zod';
import { defineOperation, instant } from '#platform/contract/index.ts';
import { DOUBT_RULES } from '../domain/index.ts';

const outcome = z.enum(['settled', 'accepted']).describe('settled 已改正 put right; accepted 属实可接受 right as it is');

export const doubtRow = z.object({
  key: z.string(), rule: z.enum(DOUBT_RULES), facts: z.record(z.string(), z.union([z.string(), z.number()])), at: z.array(z.object({ label: z.string(), path: z.string().nullable() })),
  settlement: z.object({ outcome, note: z.string(), by: z.string(), at: instant }).nullable(),
});

export const listDoubts = defineOperation({
  id: 'figures.listDoubts', summary: { zh: '数字疑点', en: 'Doubts about numbers' },
  method: 'GET', path: '/figure-doubts', permission: 'figures.read', input: z.object({}), output: z.object({ rows: z.array(doubtRow), isCut: z.boolean() }),
});

export const settleDoubt = defineOperation({
  id: 'figures.settleDoubt', reach: 'programme', summary: { zh: '处理数字疑点', en: 'Settle a doubt about numbers' },
  method: 'POST', path: '/figure-doubts/settlements', permission: 'figures.define',
  input: z.object({ key: z.string().regex(/^[0-9a-f]{32}$/), outcome, note: z.string().trim().min(2).max(300).describe('怎么处理的，或为什么可以接受 what was done, or why it is right') }),
  output: z.object({ key: z.string() }), errors: ['figures.doubt_gone'],
});

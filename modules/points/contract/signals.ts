/** 异常提示 · What the collusion and error report points at, and what a person decided about it. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { SIGNAL_KINDS, SIGNAL_STATES } from '../domain/index.ts';

const quarter = z.string().regex(/^20\d{2}-[1-4]$/);
const signalRow = z.object({
  id: idOf, kind: z.enum(SIGNAL_KINDS), span: z.string().describe('季度或某一天 a quarter, or a day of one'), personNames: z.array(z.string()), count: z.number().int(), of: z.number().int(), state: z.enum(SIGNAL_STATES), foundAt: instant,
  decidedByName: z.string().nullable(), decidedAt: instant.nullable(), reason: z.string().nullable(), isAgain: z.boolean().describe('处理过，后来又有新的 decided before, and then more came'),
  /** Never by a person it concerns. */
  mayDecide: z.boolean(),
});

export const listSignals = defineOperation({
  id: 'points.listSignals', reach: 'programme', summary: { zh: '积分异常提示', en: 'What to look at in the ledger' },
  method: 'GET', path: '/points-signals', permission: 'points.verify',
  input: z.object({ ...pageInput, state: z.enum(SIGNAL_STATES).optional(), kind: z.enum(SIGNAL_KINDS).optional(), from: localDate.optional(), to: localDate.optional(), sort: sortInput(['recent', 'count']) }),
  output: pageOf(signalRow).extend({ openCount: z.number().int() }),
});
export const exportSignals = exportOf(listSignals, { id: 'points.exportSignals', path: '/points-signal-export', zh: '导出积分异常提示（xlsx）', en: 'Export signals (xlsx)' });

export const readSignal = defineOperation({
  id: 'points.readSignal', reach: 'programme', summary: { zh: '查看一条积分异常提示', en: 'Read a signal' },
  method: 'GET', path: '/points-signals/:signalId', permission: 'points.verify', input: z.object({ signalId: idOf }),
  output: signalRow.extend({
    facts: z.array(z.object({ id: idOf, subjectLabel: z.string(), what: z.string(), points: z.number().int(), at: instant, byName: z.string().nullable(), reviewedByName: z.string().nullable(), isNew: z.boolean().describe('上次处理之后的 came after the last decision') })),
    decisions: z.array(z.object({ outcome: z.enum(['explained', 'confirmed']), reason: z.string(), byName: z.string(), at: instant, factCount: z.number().int() })),
  }),
});

export const settleSignal = defineOperation({
  id: 'points.settleSignal', reach: 'programme', summary: { zh: '处理积分异常提示', en: 'Decide about a signal' },
  method: 'POST', path: '/points-signals/:signalId/decision', permission: 'points.settleSignals',
  input: z.object({ signalId: idOf, outcome: z.enum(['explained', 'confirmed']).describe('已说明 或 属实'), reason: z.string().trim().min(2).max(300), seenCount: z.number().int().min(1).describe('处理时看到的数量；其间有新增则不收 how many were seen; refused when more came meanwhile') }),
  output: z.object({ id: idOf }), errors: ['points.concerns_oneself', 'points.signal_settled', 'points.signal_grown'],
});

/** The system does so every night; somebody may ask for it at once. */
export const findSignals = defineOperation({
  id: 'points.findSignals', reach: 'programme', summary: { zh: '查找积分异常（系统每晚自动执行）', en: 'Look for signals (the system does so every night)' },
  method: 'POST', path: '/points-signal-search', permission: 'points.settleSignals', input: z.object({ quarter: quarter.optional().describe('空着为本季和上季 without: this quarter and the last') }),
  output: z.object({ deedCount: z.number().int(), redemptionCount: z.number().int(), found: z.number().int(), opened: z.number().int() }),
});

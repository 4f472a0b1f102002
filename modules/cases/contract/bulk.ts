/** Many cases at once. Sent with `dryRun`, the answer is the preview: same path, nothing kept. */
import { z } from 'zod';
import { defineOperation, idOf, instant } from '#platform/contract/index.ts';
import { BULK_MAX, caseState, limit, note } from './shapes.ts';

const chosen = z.array(z.object({ caseId: idOf, version: z.number().int().min(1) })).min(1).max(BULK_MAX);

const outcome = z.object({
  caseId: idOf,
  number: z.string().nullable(),
  ok: z.boolean(),
  /** Why not, a code of the cases’ catalogue or `platform.not_found`; null when it went through. */
  problem: z.string().nullable(),
  problemTitle: z.string().nullable(),
  state: caseState.nullable(),
  version: z.number().int().nullable(),
  deadlineAt: instant.nullable(),
  organisationNameZh: z.string().nullable(),
  organisationNameEn: z.string().nullable(),
  siteLeaderName: z.string().nullable(),
});

const outcomes = z.object({
  done: z.number().int(), refused: z.number().int(), results: z.array(outcome),
  /** By this it can be taken back; null where nothing went through. */
  bulkActId: idOf.nullable(),
});

export const dispatchCases = defineOperation({
  id: 'cases.dispatchCases',
  summary: { zh: '批量交办（可预览）', en: 'Dispatch many cases (with preview)' },
  method: 'POST', path: '/case-dispatches', permission: 'cases.dispatch',
  input: z.object({ cases: chosen, organisationId: idOf.optional(), limit: limit.optional(), note: note.optional() }),
  output: outcomes,
  errors: ['cases.organisation_unknown', 'cases.limit_invalid'],
});

export const verifyCases = defineOperation({
  id: 'cases.verifyCases',
  summary: { zh: '批量核查（可预览）', en: 'Verify many fixes (with preview)' },
  method: 'POST', path: '/case-verifications', permission: 'cases.verify',
  input: z.object({ cases: chosen, outcome: z.enum(['pass', 'fail']), note: note.optional() }),
  output: outcomes,
  errors: ['cases.reason_required'],
});

export const escalateCases = defineOperation({
  id: 'cases.escalateCases',
  summary: { zh: '升级超期案件（系统每五分钟自动执行）', en: 'Escalate late cases (the system does so every five minutes)' },
  method: 'POST', path: '/case-escalations', permission: 'cases.manage',
  input: z.object({}),
  output: z.object({ escalated: z.number().int(), more: z.boolean() }),
});

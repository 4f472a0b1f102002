/** The steps of one case, from the report to the close-out. */
import { z } from 'zod';
import { defineOperation, idOf } from '#platform/contract/index.ts';
import { caseAfterStep, caseSource, fieldStepInput, limit, note, photoRef, reason, stepInput } from './shapes.ts';

const common = ['cases.changed_meanwhile', 'cases.act_not_allowed'] as const;
const photos = z.array(photoRef).max(20).default([]);

export const reportCase = defineOperation({
  id: 'cases.reportCase',
  summary: { zh: '上报案件', en: 'Report a case' },
  method: 'POST', path: '/cases', permission: 'cases.report',
  input: z.object({
    source: caseSource.exclude(['inspection']).default('patrol'),
    categoryCode: z.string().min(1).max(60),
    title: z.string().trim().min(1).max(200),
    description: note.optional(),
    siteId: idOf.optional(),
    placeId: idOf.optional(),
    longitude: z.number().min(60).max(150).optional(),
    latitude: z.number().min(0).max(60).optional(),
    standardCode: z.string().max(60).optional(),
    standardText: z.string().max(500).optional(),
    photos,
  }),
  output: caseAfterStep,
  errors: ['cases.category_unknown', 'cases.place_required', 'cases.place_unknown', 'cases.photo_unknown'],
});

export const registerCase = defineOperation({
  id: 'cases.registerCase',
  summary: { zh: '立案', en: 'Register a case' },
  method: 'POST', path: '/cases/:caseId/registration', permission: 'cases.register',
  input: z.object({ ...stepInput, checkedOnSite: z.boolean().default(false), note: note.optional() }),
  output: caseAfterStep,
  errors: [...common, 'cases.on_site_check_required'],
});

export const declineCase = defineOperation({
  id: 'cases.declineCase',
  summary: { zh: '不予立案', en: 'Decline a report' },
  method: 'POST', path: '/cases/:caseId/decline', permission: 'cases.register',
  input: z.object({ ...stepInput, reason }),
  output: caseAfterStep,
  errors: [...common, 'cases.reason_required'],
});

export const dispatchCase = defineOperation({
  id: 'cases.dispatchCase',
  summary: { zh: '交办案件', en: 'Dispatch a case' },
  method: 'POST', path: '/cases/:caseId/dispatch', permission: 'cases.dispatch',
  input: z.object({
    ...stepInput,
    organisationId: idOf.optional().describe('责任单位 responsible organisation; otherwise who answers for the site today'),
    limit: limit.optional().describe('时限 otherwise the limit of the category'),
    note: note.optional(),
  }),
  output: caseAfterStep,
  errors: [...common, 'cases.nobody_responsible', 'cases.organisation_unknown', 'cases.limit_invalid'],
});

export const acceptCase = defineOperation({
  id: 'cases.acceptCase',
  summary: { zh: '接收案件', en: 'Accept a case' },
  method: 'POST', path: '/cases/:caseId/acceptance', permission: 'cases.rectify',
  input: z.object(fieldStepInput),
  output: caseAfterStep,
  errors: [...common, 'cases.not_responsible'],
});

export const returnCase = defineOperation({
  id: 'cases.returnCase',
  summary: { zh: '退回重派', en: 'Return a wrongly dispatched case' },
  method: 'POST', path: '/cases/:caseId/return', permission: 'cases.rectify',
  input: z.object({ ...fieldStepInput, reason }),
  output: caseAfterStep,
  errors: [...common, 'cases.not_responsible', 'cases.reason_required'],
});

export const rectifyCase = defineOperation({
  id: 'cases.rectifyCase',
  summary: { zh: '反馈整改', en: 'Report a fix' },
  method: 'POST', path: '/cases/:caseId/rectification', permission: 'cases.rectify',
  input: z.object({ ...fieldStepInput, note: reason, photos }),
  output: caseAfterStep,
  errors: [...common, 'cases.not_responsible', 'cases.photo_unknown', 'cases.after_photo_required'],
});

export const verifyCase = defineOperation({
  id: 'cases.verifyCase',
  summary: { zh: '核查整改', en: 'Verify a fix' },
  method: 'POST', path: '/cases/:caseId/verification', permission: 'cases.verify',
  input: z.object({ ...fieldStepInput, outcome: z.enum(['pass', 'fail']), note: note.optional().describe('不通过时必填 required to fail'), photos }),
  output: caseAfterStep,
  errors: [...common, 'cases.verifier_is_fixer', 'cases.reason_required', 'cases.photo_unknown'],
});

export const shelveCase = defineOperation({
  id: 'cases.shelveCase',
  summary: { zh: '挂账', en: 'Shelve a case' },
  method: 'POST', path: '/cases/:caseId/shelving', permission: 'cases.manage',
  input: z.object({ ...stepInput, reason }),
  output: caseAfterStep,
  errors: [...common, 'cases.reason_required'],
});

export const resumeCase = defineOperation({
  id: 'cases.resumeCase',
  summary: { zh: '恢复办理', en: 'Resume a shelved case' },
  method: 'POST', path: '/cases/:caseId/resumption', permission: 'cases.manage',
  input: z.object({ ...stepInput, note: note.optional() }),
  output: caseAfterStep,
  errors: [...common],
});

export const extendCase = defineOperation({
  id: 'cases.extendCase',
  summary: { zh: '申请延期', en: 'Ask for more time' },
  method: 'POST', path: '/cases/:caseId/extension', permission: 'cases.rectify',
  input: z.object({ ...fieldStepInput, extraAmount: z.number().positive().max(1_000).describe('与时限同单位 in the unit of the limit'), reason }),
  /** `granted` at once, or `waiting` for the office. */
  output: caseAfterStep.extend({ outcome: z.enum(['granted', 'waiting']) }),
  errors: [...common, 'cases.not_responsible', 'cases.reason_required', 'cases.extension_too_late', 'cases.extension_amount_invalid'],
});

export const decideExtension = defineOperation({
  id: 'cases.decideExtension',
  summary: { zh: '批准或驳回延期', en: 'Approve or refuse an extension' },
  method: 'POST', path: '/cases/:caseId/extension-decision', permission: 'cases.manage',
  input: z.object({ ...stepInput, approve: z.boolean(), reason }),
  output: caseAfterStep,
  errors: [...common, 'cases.no_extension_request', 'cases.extension_approver_is_asker', 'cases.extension_too_late', 'cases.reason_required'],
});

export const voidCase = defineOperation({
  id: 'cases.voidCase',
  summary: { zh: '作废案件', en: 'Void a case' },
  method: 'POST', path: '/cases/:caseId/voiding', permission: 'cases.manage',
  input: z.object({ ...stepInput, reason }),
  output: caseAfterStep,
  errors: [...common, 'cases.reason_required'],
});

export const reopenCase = defineOperation({
  id: 'cases.reopenCase',
  summary: { zh: '反弹重开', en: 'Reopen a case that came back' },
  method: 'POST', path: '/cases/:caseId/reopening', permission: 'cases.verify',
  input: z.object({ ...stepInput, reason, photos }),
  output: caseAfterStep,
  errors: [...common, 'cases.reason_required', 'cases.reopen_window_over', 'cases.photo_unknown'],
});

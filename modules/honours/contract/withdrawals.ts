/** 撤销程序 · How a title is withdrawn, everywhere: proposed, told, heard, confirmed by another person, open to an appeal that a third decides. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { WITHDRAWAL_STATES } from '../domain/index.ts';

const state = z.enum(WITHDRAWAL_STATES);
/** @unit files */
export const WITHDRAWAL_FILES_MAX = 10;
const reason = z.string().trim().min(2).max(500).describe('理由，加密保存，仅内部可见 reason, kept sealed and seen inside alone');
const document = z.string().trim().min(1).max(200).describe('决定文号 decision document');
const withdrawalId = idOf;
const stateOutput = z.object({ id: idOf, state, version: z.number().int() });

export const withdrawalRow = z.object({
  id: idOf, awardId: idOf, number: z.string(), titleZh: z.string(), titleEn: z.string(), label: z.string(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), state, groundZh: z.string(), groundEn: z.string(), proposedAt: instant, proposedByName: z.string().nullable(),
  /** Until when somebody else may speak: the holder to answer, or to appeal. */
  until: localDate.nullable(), reReviewId: idOf.nullable(), version: z.number().int(),
});

export const listWithdrawals = defineOperation({
  id: 'honours.listWithdrawals', summary: { zh: '撤销程序列表', en: 'Withdrawals' },
  method: 'GET', path: '/withdrawals', permission: 'honours.read',
  input: z.object({ ...pageInput, state: z.enum([...WITHDRAWAL_STATES, 'running']).optional().describe('running 为办理中 running: whatever is not over'), titleId: idOf.optional(), awardId: idOf.optional(), q: z.string().trim().max(60).optional().describe('对象、荣誉编号或拼音 subject, award number or pinyin'), sort: sortInput(['recent', 'subject', 'until']) }),
  output: pageOf(withdrawalRow),
});

export const readWithdrawal = defineOperation({
  id: 'honours.readWithdrawal', summary: { zh: '查看撤销程序', en: 'Read a withdrawal' },
  method: 'GET', path: '/withdrawals/:withdrawalId', permission: 'honours.read',
  input: z.object({ withdrawalId }),
  output: withdrawalRow.extend({
    answerDays: z.number().int(), appealDays: z.number().int(), lockMonths: z.number().int(), evidence: z.string(), files: z.array(z.object({ fileId: idOf, mediaType: z.string() })), notifiedOn: localDate.nullable(), noticeWay: z.string().nullable(), answerBy: localDate.nullable(), heardOn: localDate.nullable(), hasSpoken: z.boolean().nullable(),
    decidedOn: localDate.nullable(), decidedByName: z.string().nullable(), document: z.string().nullable(), appealUntil: localDate.nullable(), appealedOn: localDate.nullable(), appealDecidedOn: localDate.nullable(), appealDecidedByName: z.string().nullable(), appealDocument: z.string().nullable(), endedOn: localDate.nullable(), lockUntil: localDate.nullable(),
    /** What is kept sealed, to whoever takes part in the proceeding; null to everybody else. */
    inside: z.object({ reason: z.string().nullable(), statement: z.string().nullable(), minutes: z.string().nullable(), decision: z.string().nullable(), appeal: z.string().nullable(), appealDecision: z.string().nullable() }).nullable(),
    acts: z.array(z.enum(['notify', 'hear', 'confirm', 'refuse', 'appeal', 'decideAppeal'])),
  }),
});

export const proposeWithdrawal = defineOperation({
  id: 'honours.proposeWithdrawal', reach: 'programme', summary: { zh: '提议撤销荣誉', en: 'Propose to withdraw an award' },
  method: 'POST', path: '/awards/:awardId/withdrawals', permission: 'honours.review',
  input: z.object({
    awardId: idOf, groundCode: z.string().trim().min(1).max(60).optional().describe('情形，按称号规则；空则为第一种不从快的 ground by the rules of the title; the first that is not urgent when left out'), evidence: z.string().trim().min(2).max(4_000).describe('查明的事实和证据 facts and evidence'),
    fileIds: z.array(idOf).max(WITHDRAWAL_FILES_MAX).default([]).describe('照片和文件 photos and documents of it'), reason,
  }),
  output: stateOutput, errors: ['honours.not_in_force', 'honours.withdrawal_runs', 'honours.ground_unknown', 'honours.file_unknown'],
});

export const notifyHolder = defineOperation({
  id: 'honours.notifyHolder', reach: 'programme', summary: { zh: '登记已告知持有者', en: 'Record that the holder was told' },
  method: 'POST', path: '/withdrawals/:withdrawalId/notice', permission: 'honours.review',
  input: z.object({ withdrawalId, on: localDate, way: z.string().trim().min(2).max(200).describe('怎样告知的，如送达书面告知书 how, such as by letter') }),
  output: stateOutput.extend({ answerBy: localDate }), errors: ['honours.withdrawal_not_at_step', 'honours.dates_out_of_order'],
});

export const recordHearing = defineOperation({
  id: 'honours.recordHearing', reach: 'programme', summary: { zh: '登记陈述申辩', en: 'Record how the holder was heard' },
  method: 'POST', path: '/withdrawals/:withdrawalId/hearing', permission: 'honours.review',
  input: z.object({
    withdrawalId, on: localDate, hasSpoken: z.boolean().describe('是否陈述申辩；期满没有答复为否 whether they spoke; no when the time went by'), statement: z.string().trim().min(2).max(4_000).optional().describe('持有者的陈述，加密保存 what they said, kept sealed'),
    minutes: z.string().trim().min(2).max(4_000).describe('听取记录：谁听取、怎样进行，加密保存 minutes, kept sealed'),
  }),
  output: stateOutput, errors: ['honours.withdrawal_not_at_step', 'honours.dates_out_of_order', 'honours.answer_runs', 'honours.statement_missing'],
});

export const confirmWithdrawal = defineOperation({
  id: 'honours.confirmWithdrawal', reach: 'programme', summary: { zh: '确认或不同意撤销', en: 'Confirm a withdrawal, or refuse it' },
  method: 'POST', path: '/withdrawals/:withdrawalId/confirmation', permission: 'honours.settleReviews',
  input: z.object({ withdrawalId, outcome: z.enum(['confirm', 'refuse']), document, reason }),
  output: stateOutput.extend({ appealUntil: localDate.nullable() }), errors: ['honours.withdrawal_not_at_step', 'honours.same_person', 'honours.not_in_force', 'honours.renewed_already', 'honours.dates_out_of_order', 'honours.holds_already', 'honours.withdrawal_runs', 'platform.changed_meanwhile'],
});

export const appealWithdrawal = defineOperation({
  id: 'honours.appealWithdrawal', reach: 'programme', summary: { zh: '登记申诉', en: 'Record an appeal against a withdrawal' },
  method: 'POST', path: '/withdrawals/:withdrawalId/appeal', permission: 'honours.review',
  input: z.object({ withdrawalId, on: localDate.describe('收到申诉的日期 day on which it came in'), words: z.string().trim().min(2).max(4_000).describe('申诉内容，加密保存 kept sealed') }),
  output: stateOutput, errors: ['honours.withdrawal_not_at_step', 'honours.dates_out_of_order', 'honours.appeal_over'],
});

export const decideAppeal = defineOperation({
  id: 'honours.decideAppeal', reach: 'programme', summary: { zh: '裁决撤销申诉', en: 'Decide an appeal against a withdrawal' },
  method: 'POST', path: '/withdrawals/:withdrawalId/appeal-decision', permission: 'honours.decideAppeals',
  input: z.object({ withdrawalId, outcome: z.enum(['dismiss', 'uphold']).describe('驳回：撤销成立；支持：荣誉保持 dismiss: it is withdrawn; uphold: it stays'), document, reason }),
  output: stateOutput.extend({ lockUntil: localDate.nullable() }), errors: ['honours.withdrawal_not_at_step', 'honours.same_person', 'honours.not_in_force', 'honours.renewed_already', 'honours.dates_out_of_order', 'honours.holds_already', 'honours.withdrawal_runs', 'platform.changed_meanwhile'],
});

export const finishWithdrawals = defineOperation({
  id: 'honours.finishWithdrawals', reach: 'programme', summary: { zh: '申诉期满的撤销生效（系统每天自动执行）', en: 'Let withdrawals count whose time to appeal is over (the system does so daily)' },
  method: 'POST', path: '/withdrawals/finishing', permission: 'honours.review',
  input: z.object({}), output: z.object({ withdrawn: z.number().int(), lapsed: z.number().int() }),
});

export const exportWithdrawals = exportOf(listWithdrawals, { id: 'honours.exportWithdrawals', path: '/withdrawal-export', zh: '导出撤销程序（xlsx）', en: 'Export withdrawals (xlsx)' });

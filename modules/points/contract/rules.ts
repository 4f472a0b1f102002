/** 规则簿 · Versions of what deeds are worth; drafted by one person, put in force by another. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, instant, localDate } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { BOOK_STATES, DEFAULT_TERMS, EVIDENCE_KINDS } from '../domain/index.ts';

export const ruleInput = z.object({
  code: z.string().trim().regex(/^[a-z][a-z0-9-]{0,39}$/), group: z.string().trim().min(1).max(20), label: z.string().trim().min(2).max(60), points: z.number().int().min(-1_000).max(1_000).refine((points) => points !== 0),
  monthlyCap: z.number().int().min(1).max(100).nullable(), evidence: z.enum(EVIDENCE_KINDS),
});
const roles = z.array(z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/)).max(12);
/** From where on the report of signals points at something. */
const signalTerms = z.object({
  pairMin: z.number().int().min(2).max(10_000).default(DEFAULT_TERMS.signals.pairMin).describe('同两人互记互评至少几笔 deeds of the same two people, at least'), pairPercent: z.number().int().min(1).max(100).default(DEFAULT_TERMS.signals.pairPercent).describe('且超过本季的百分之几 and more than this percent of the quarter'),
  roundOf: z.number().int().min(1).max(1_000).default(DEFAULT_TERMS.signals.roundOf).describe('几的整倍数算整数分 a multiple of it is a round number'), bulkMin: z.number().int().min(2).max(10_000).default(DEFAULT_TERMS.signals.bulkMin).describe('一人一天整数分至少几笔 round deeds that one person records on a day, at least'),
  bulkPercent: z.number().int().min(1).max(100).default(DEFAULT_TERMS.signals.bulkPercent).describe('且占当天的百分之几 and at least this percent of that day'), nightFrom: z.number().int().min(0).max(23).default(DEFAULT_TERMS.signals.nightFrom).describe('夜间从几点 night from, hour'), nightTo: z.number().int().min(0).max(23).default(DEFAULT_TERMS.signals.nightTo).describe('到几点 to, hour'),
});
/** What a rule book says beside its rules. */
export const termsInput = z.object({
  householdMonthlyCap: z.number().int().min(1).max(100_000).nullable().default(DEFAULT_TERMS.householdMonthlyCap).describe('每户每月得分上限 points a household earns in a month'),
  teamMonthlyCap: z.number().int().min(0).max(100_000).default(DEFAULT_TERMS.teamMonthlyCap).describe('每支队伍每月最多兑换的分，0 为队伍不兑换 points a team redeems in a month; 0: teams redeem nothing'),
  keepPercent: z.number().int().min(0).max(100).default(DEFAULT_TERMS.keepPercent).describe('年终结转比例 share carried over at the end of the year, in percent'),
  keepMost: z.number().int().min(0).max(100_000).nullable().default(DEFAULT_TERMS.keepMost).describe('每户结转上限 points a household carries over at most'),
  yearEndsOn: z.string().regex(/^(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)$/).default(DEFAULT_TERMS.yearEndsOn).describe('年度最后一天（月-日） last day of the year, month-day'),
  warnDays: z.number().int().min(60).max(180).default(DEFAULT_TERMS.warnDays).describe('到期前预告天数 days between the warning and what expires'),
  reviewDays: z.number().int().min(1).max(28).default(DEFAULT_TERMS.reviewDays).describe('月末后几天内评议完 days after the month by which its deeds are reviewed'),
  objectionDays: z.number().int().min(1).max(30).default(DEFAULT_TERMS.objectionDays).describe('收到异议后几天内处理 days after an objection came by which it is settled'),
  recordRoles: roles.default([]).describe('由哪些角色记分，空为有权限的人 roles that record; empty: whoever may'), reviewRoles: roles.default([]).describe('由哪些角色评议'), redeemRoles: roles.default([]).describe('由哪些角色办理兑换'),
  signals: signalTerms.default(DEFAULT_TERMS.signals).describe('异常提示的界线 from where on something is pointed at'),
});
const book = z.object({
  id: idOf, number: z.number().int(), name: z.string(), state: z.enum(BOOK_STATES), effectiveFrom: localDate, noticeDays: z.number().int(), source: z.string(), ruleCount: z.number().int(), isCurrent: z.boolean(),
  draftedByName: z.string(), draftedAt: instant, approvedByName: z.string().nullable(), approvedAt: instant.nullable(),
});

export const readRuleBooks = defineOperation({
  id: 'points.readRuleBooks', summary: { zh: '积分规则各版本', en: 'Versions of the rule book' },
  method: 'GET', path: '/rule-books', permission: 'points.read', input: z.object({}), output: z.object({ books: z.array(book) }),
});

export const readRuleBook = defineOperation({
  id: 'points.readRuleBook', summary: { zh: '读取积分规则', en: 'Read a rule book' },
  method: 'GET', path: '/rule-books/:bookId', permission: 'points.read', input: z.object({ bookId: idOf }), output: book.extend({ rules: z.array(ruleInput), terms: termsInput, mayApprove: z.boolean() }),
});

export const readRulesOn = defineOperation({
  id: 'points.readRulesOn', summary: { zh: '某日生效的积分规则', en: 'The rules in force on a day' },
  method: 'GET', path: '/rules-in-force', permission: 'points.read', input: z.object({ on: localDate.optional() }), output: z.object({ bookId: idOf.nullable(), name: z.string().nullable(), rules: z.array(ruleInput), terms: termsInput }),
});

export const draftRuleBook = defineOperation({
  id: 'points.draftRuleBook', reach: 'programme', summary: { zh: '起草积分规则', en: 'Draft a rule book' },
  method: 'POST', path: '/rule-books', permission: 'points.draftRules',
  input: z.object({
    name: z.string().trim().min(2).max(80), effectiveFrom: localDate, noticeDays: z.number().int().min(1).max(30).default(3), source: z.string().trim().min(2).max(300).describe('依据，如村民会议记录 on what it rests'),
    rules: z.array(ruleInput).min(1).max(200).optional().describe('不给则用产品自带的示例规则 without: the example that comes with the product'),
    terms: termsInput.optional().describe('不给则随示例规则，或没有上限、全部结转 without: those of the example, or no cap and everything carried over'),
  }),
  output: z.object({ id: idOf, number: z.number().int() }), errors: ['points.rules_wrong'],
});

export const approveRuleBook = defineOperation({
  id: 'points.approveRuleBook', reach: 'programme', summary: { zh: '批准积分规则生效', en: 'Put a rule book in force' },
  method: 'POST', path: '/rule-books/:bookId/approval', permission: 'points.approveRules', input: z.object({ bookId: idOf }), output: z.object({ id: idOf }),
  errors: ['points.book_settled', 'points.same_person', 'points.book_day_taken', 'points.book_too_late'],
});

export const discardRuleBook = defineOperation({
  id: 'points.discardRuleBook', reach: 'programme', summary: { zh: '放弃积分规则草稿', en: 'Discard a draft rule book' },
  method: 'POST', path: '/rule-books/:bookId/discarding', permission: 'points.draftRules', input: z.object({ bookId: idOf }), output: z.object({ id: idOf }), errors: ['points.book_settled'],
});

export const listRules = defineOperation({
  id: 'points.listRules', summary: { zh: '一版积分规则的各条', en: 'The lines of a rule book' },
  method: 'GET', path: '/rule-books/:bookId/rules', permission: 'points.read', input: z.object({ bookId: idOf }), output: z.object({ rows: z.array(ruleInput), total: z.number().int() }),
});
export const exportRules = exportOf(listRules, { id: 'points.exportRules', path: '/rule-books/:bookId/rule-export', zh: '导出积分规则（xlsx）', en: 'Export a rule book (xlsx)' });

export const importRules = defineOperation({
  id: 'points.importRules', reach: 'programme', summary: { zh: '导入规则条目，替换草稿原有各条（xlsx、CSV）', en: 'Import the lines of a draft rule book in place of those it has (xlsx, CSV)' },
  method: 'POST', path: '/rule-books/:bookId/rule-import', permission: 'points.draftRules',
  input: z.object({ bookId: idOf, file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors, 'points.book_settled'], bodyLimitBytes: 5 * 1024 * 1024,
});

export const ruleImportTemplate = defineOperation({
  id: 'points.ruleImportTemplate', summary: { zh: '下载规则条目导入模板', en: 'Download the template for rules' },
  method: 'GET', path: '/rule-import-template', permission: 'points.draftRules', input: z.object({ ...templateInput }), output: fileOutput,
});

/** 文稿 · Templates, and written accounts from template to correction. What a draft quotes is named by its figure and never typed. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput } from '#platform/contract/index.ts';
import { englishName } from '#platform/contract/english-name.ts';
import { ACCOUNT_KINDS, BULLETIN_STATES } from '../domain/index.ts';
import { card, line, review, run } from './account-shapes.ts';

export const accountKind = z.enum(ACCOUNT_KINDS).describe('briefing 简报 circular 通报 publicNotice 公示 chronicle 工作纪实 annualSummary 年度总结 redHead 红头文件');
const templateCode = z.string().trim().regex(/^[a-z][a-z0-9-]{0,59}$/, 'a–z, 0–9, -');
const titleText = z.string().trim().min(1).max(400).describe('标题，可引用数字 the title; it may quote figures');
const bodyText = z.string().trim().min(1).max(60_000).describe('正文，一行一段；{{figure:代码|写法}} 引用数字，{{if 代码 > 0}}…{{end}} 取舍句子 one line a paragraph, figures by name');
const state = z.enum(BULLETIN_STATES);

const templateFacts = { kind: accountKind, nameZh: z.string().trim().min(1).max(80), nameEn: englishName(120), title: titleText, body: bodyText };
const templateRow = z.object({ id: z.uuid(), code: z.string(), kind: z.enum(ACCOUNT_KINDS), nameZh: z.string(), nameEn: z.string(), version: z.number().int(), savedAt: z.string(), savedByName: z.string(), figureCount: z.number().int() });

export const templatesFile = z.object({ format: z.literal('lianchuang-account-templates/1'), source: z.string().max(500).optional(), templates: z.array(z.object({ code: templateCode, ...templateFacts })).min(1).max(200) });

export const listTemplates = defineOperation({
  id: 'bulletins.listTemplates', summary: { zh: '文稿模板', en: 'Templates of accounts' },
  method: 'GET', path: '/account-templates', permission: 'bulletins.read', input: z.object({}), output: z.object({ rows: z.array(templateRow) }),
});

export const readTemplate = defineOperation({
  id: 'bulletins.readTemplate', summary: { zh: '查看文稿模板', en: 'Read a template' },
  method: 'GET', path: '/account-templates/:templateId', permission: 'bulletins.read', input: z.object({ templateId: z.uuid(), version: z.coerce.number().int().min(1).optional() }),
  output: templateRow.extend({ title: z.string(), body: z.string(), versions: z.array(z.object({ version: z.number().int(), savedAt: z.string(), savedByName: z.string() })) }),
});

const templateErrors = ['bulletins.language_wrong'] as const;

export const saveTemplate = defineOperation({
  id: 'bulletins.saveTemplate', reach: 'programme', summary: { zh: '保存文稿模板', en: 'Save a template' },
  method: 'PUT', path: '/account-templates/:code', permission: 'bulletins.template',
  input: z.object({ code: templateCode, version: z.number().int().min(0).default(0).describe('0 为新建 0 to begin one'), ...templateFacts }),
  output: z.object({ id: z.uuid(), version: z.number().int() }), errors: [...templateErrors, 'platform.changed_meanwhile'],
});

export const retireTemplate = defineOperation({
  id: 'bulletins.retireTemplate', reach: 'programme', summary: { zh: '停用文稿模板', en: 'Retire a template' },
  method: 'POST', path: '/account-templates/:templateId/retirement', permission: 'bulletins.template', input: z.object({ templateId: z.uuid() }), output: z.object({ isRetired: z.boolean() }),
});

export const importTemplates = defineOperation({
  id: 'bulletins.importTemplates', reach: 'programme', summary: { zh: '导入文稿模板（JSON）', en: 'Import templates (JSON)' },
  method: 'POST', path: '/account-template-file', permission: 'bulletins.template', input: z.object({ file: fileInput }), output: z.object({ created: z.number().int(), updated: z.number().int(), unchanged: z.number().int() }),
  errors: [...templateErrors, 'bulletins.templates_unreadable'], bodyLimitBytes: 4 * 1024 * 1024,
});

export const downloadTemplates = defineOperation({
  id: 'bulletins.downloadTemplates', summary: { zh: '下载文稿模板（JSON）', en: 'Download templates (JSON)' },
  method: 'GET', path: '/account-template-file', permission: 'bulletins.read', input: z.object({}), output: fileOutput,
});

const rendered = { title: z.array(run), lines: z.array(line), cards: z.array(card), wordCount: z.number().int(), wordLimit: z.number().int(), review };

/** Reads; it is a POST because a text is too long for an address. Keeps nothing. */
export const previewAccount = defineOperation({
  id: 'bulletins.previewAccount', reach: 'programme', summary: { zh: '预览文稿（不保存）', en: 'Preview an account, keeping nothing' },
  method: 'POST', path: '/account-preview', permission: 'bulletins.draft', input: z.object({ kind: accountKind, title: titleText, content: bodyText }), output: z.object(rendered), bodyLimitBytes: 400_000,
});

export const draftAccount = defineOperation({
  id: 'bulletins.draftAccount', reach: 'programme', summary: { zh: '由模板起草文稿', en: 'Draft an account from a template' },
  method: 'POST', path: '/accounts', permission: 'bulletins.draft',
  input: z.object({ templateCode, title: titleText.optional().describe('不填用模板的标题 the template’s when left out') }),
  output: z.object({ id: z.uuid(), figuresHash: z.string() }), errors: ['bulletins.template_unknown'],
});

export const editAccount = defineOperation({
  id: 'bulletins.editAccount', reach: 'programme', summary: { zh: '修改文稿', en: 'Edit an account' },
  method: 'PUT', path: '/bulletins/:bulletinId/content', permission: 'bulletins.draft',
  input: z.object({ bulletinId: z.uuid(), version: z.number().int(), title: titleText, content: bodyText }),
  output: z.object({ version: z.number().int() }), errors: ['bulletins.act_not_allowed', 'bulletins.language_wrong', 'bulletins.not_an_account', 'platform.changed_meanwhile'],
});

/** Nobody approves what is still being written: it is handed in first. */
export const submitAccount = defineOperation({
  id: 'bulletins.submitAccount', reach: 'programme', summary: { zh: '文稿送审', en: 'Hand an account in for review' },
  method: 'POST', path: '/bulletins/:bulletinId/submission', permission: 'bulletins.draft', input: z.object({ bulletinId: z.uuid(), version: z.number().int() }), output: z.object({ state }),
  errors: ['bulletins.act_not_allowed', 'bulletins.not_an_account', 'platform.changed_meanwhile'],
});

export const returnAccount = defineOperation({
  id: 'bulletins.returnAccount', reach: 'programme', summary: { zh: '退回文稿', en: 'Give an account back' },
  method: 'POST', path: '/bulletins/:bulletinId/return', permission: 'bulletins.approve', input: z.object({ bulletinId: z.uuid(), remark: z.string().trim().min(2).max(500).describe('请对方改什么 what to put right') }), output: z.object({ state }),
  errors: ['bulletins.act_not_allowed', 'bulletins.not_an_account'],
});

/** A withdrawn account is put right by another, which says so. */
export const correctAccount = defineOperation({
  id: 'bulletins.correctAccount', reach: 'programme', summary: { zh: '起草更正', en: 'Draft a correction' },
  method: 'POST', path: '/bulletins/:bulletinId/correction', permission: 'bulletins.draft', input: z.object({ bulletinId: z.uuid() }), output: z.object({ id: z.uuid() }), errors: ['bulletins.act_not_allowed', 'bulletins.not_an_account'],
});

/** The figures behind an account, in the order in which it quotes them. */
export const downloadFigureTable = defineOperation({
  id: 'bulletins.downloadFigureTable', summary: { zh: '下载文稿的数字表（xlsx）', en: 'Download the figures of an account (xlsx)' },
  method: 'GET', path: '/bulletins/:bulletinId/figure-table', permission: 'bulletins.read', input: z.object({ bulletinId: z.uuid() }), output: fileOutput,
});

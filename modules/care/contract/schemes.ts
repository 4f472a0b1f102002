/** 关爱行动 · What is given, to whom by which situation, within which days; the situations are rows. */
import { z } from 'zod';
import { defineOperation, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { BENEFIT_KINDS, SCHEME_STATES } from '../domain/index.ts';
import { benefitShape, codes, schemeRow } from './shapes.ts';

const situation = z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), toldByZh: z.string(), toldByEn: z.string() });

export const listSituations = defineOperation({
  id: 'care.listSituations', summary: { zh: '关爱情形', en: 'Situations' }, method: 'GET', path: '/care-situations', permission: 'care.read', input: z.object({}), output: z.object({ rows: z.array(situation) }),
});

export const adoptSituations = defineOperation({
  id: 'care.adoptSituations', reach: 'programme', summary: { zh: '采用随产品提供的情形', en: 'Adopt the situations that come with the product' },
  method: 'POST', path: '/care-situations', permission: 'care.manage', input: z.object({}), output: z.object({ created: z.number().int() }),
});

export const saveSituation = defineOperation({
  id: 'care.saveSituation', reach: 'programme', summary: { zh: '设置情形', en: 'Set up a situation' },
  method: 'PUT', path: '/care-situations/:code', permission: 'care.manage',
  input: z.object({ code: z.string().trim().min(1).max(40), nameZh: z.string().trim().min(1).max(60), nameEn: z.string().trim().min(1).max(80), toldByZh: z.string().trim().max(200).default(''), toldByEn: z.string().trim().max(200).default('') }),
  output: z.object({ code: z.string() }),
});

export const listSchemes = defineOperation({
  id: 'care.listSchemes', summary: { zh: '关爱行动', en: 'Care schemes' },
  method: 'GET', path: '/care-schemes', permission: 'care.read',
  input: z.object({ ...pageInput, q: z.string().trim().max(60).optional().describe('名称、编码或拼音 name, code or pinyin'), state: z.enum(SCHEME_STATES).optional(), sort: sortInput(['starts', 'name', 'listed']) }), output: pageOf(schemeRow),
});

export const exportSchemes = exportOf(listSchemes, { id: 'care.exportSchemes', path: '/care-scheme-export', zh: '导出关爱行动（xlsx）', en: 'Export care schemes (xlsx)' });

/** Each figure is a count or a sum of rows on the day it was asked. */
export const schemeFigures = z.object({
  on: localDate, /** Confirmed recipients. */ listed: z.number().int(), /** Of those, with at least one benefit. */ received: z.number().int(), /** With every benefit. */ complete: z.number().int(),
  /** Of what left the stock and did not come back, quantity by value; open doubles are in it. @unit fen */ valueFen: z.number().int(), /** Bought goods at their value. @unit fen */ boughtFen: z.number().int(), budgetFen: z.number().int(), doublesOpen: z.number().int(), benefitKinds: z.number().int(),
});

export const readScheme = defineOperation({
  id: 'care.readScheme', summary: { zh: '查看关爱行动', en: 'Read a care scheme' }, method: 'GET', path: '/care-schemes/:schemeId', permission: 'care.read', input: z.object({ schemeId: idOf }),
  output: schemeRow.extend({
    purpose: z.string(), whoText: z.string(), askText: z.string(), needsAll: z.array(z.string()), needsAny: z.array(z.string()), noticeDays: z.number().int(), budgetFen: z.number().int(), thanksText: z.string(), benefits: z.array(benefitShape), figures: schemeFigures,
    lists: z.array(z.object({ id: idOf, noticeId: idOf, noticeState: z.string(), count: z.number().int(), waiting: z.number().int(), /** Those the reader may confirm: registered by others. */ mayConfirm: z.number().int() })), /** Whether people on the lists are counted over the whole scheme, or those in the reader’s reach alone. */ listsWhole: z.boolean(),
  }),
});

const facts = {
  name: z.string().trim().min(1).max(120), purpose: z.string().trim().min(2).max(1_000), from: localDate, until: localDate.describe('最后一天 last day'),
  whoText: z.string().trim().min(2).max(1_000).describe('谁可以得到帮助 who may be helped'), askText: z.string().trim().min(2).max(1_000).describe('怎样提出 how to ask'),
  needsAll: codes.default([]).describe('须同时符合的情形 situations, each of them'), needsAny: codes.default([]).describe('至少符合一项的情形 situations, one of them'), byHousehold: z.boolean().default(false).describe('按户发放 for households'),
  noticeDays: z.number().int().min(1).max(60).optional().describe('公示天数，默认 3 days of the notice, 3 unless told'), budgetFen: z.number().int().min(0).max(1e12).default(0).describe('预算（分） budget in fen'),
  thanksText: z.string().trim().min(2).max(2_000).describe('致谢信，不要求回复 letter of thanks that asks nothing back'), isPublic: z.boolean().default(true).describe('在公众网站说明 described on the public site'),
};
const refusals = ['care.situation_unknown', 'care.period_wrong'] as const;

export const createScheme = defineOperation({
  id: 'care.createScheme', reach: 'programme', summary: { zh: '新建关爱行动', en: 'Begin a care scheme' }, method: 'POST', path: '/care-schemes', permission: 'care.manage',
  input: z.object({ code: z.string().trim().min(1).max(60), ...facts }), output: z.object({ id: idOf, version: z.number().int() }), errors: ['care.code_taken', ...refusals],
});

export const updateScheme = defineOperation({
  id: 'care.updateScheme', reach: 'programme', summary: { zh: '修改关爱行动', en: 'Change a care scheme' }, method: 'PUT', path: '/care-schemes/:schemeId', permission: 'care.manage',
  input: z.object({ schemeId: idOf, version: z.number().int().min(1), ...facts }), output: z.object({ id: idOf, version: z.number().int() }), errors: [...refusals, 'care.scheme_state', 'platform.changed_meanwhile'],
});

export const addBenefit = defineOperation({
  id: 'care.addBenefit', reach: 'programme', summary: { zh: '添加关爱物品', en: 'Add a benefit' }, method: 'POST', path: '/care-schemes/:schemeId/benefits', permission: 'care.manage',
  input: z.object({ schemeId: idOf, kind: z.enum(BENEFIT_KINDS), name: z.string().trim().min(1).max(80), unit: z.string().trim().min(1).max(20), valueFen: z.number().int().min(0).max(10_000_000).describe('单价（分） value of one unit in fen'), quantityEach: z.number().int().min(1).max(1_000).default(1).describe('每人（户）数量 for each recipient') }),
  output: z.object({ id: idOf }), errors: ['care.scheme_state', 'care.name_taken'],
});

export const openScheme = defineOperation({
  id: 'care.openScheme', reach: 'programme', summary: { zh: '启动关爱行动', en: 'Open a care scheme' }, method: 'POST', path: '/care-schemes/:schemeId/opening', permission: 'care.manage',
  input: z.object({ schemeId: idOf, version: z.number().int().min(1) }), output: z.object({ version: z.number().int() }), errors: ['care.scheme_state', 'care.no_benefit', 'platform.changed_meanwhile'],
});

export const draftListNotice = defineOperation({
  id: 'care.draftListNotice', reach: 'programme', summary: { zh: '拟名单公示', en: 'Draft the notice of a list' }, method: 'POST', path: '/care-schemes/:schemeId/lists', permission: 'care.manage',
  input: z.object({ schemeId: idOf, howToObject: z.string().trim().min(2).max(500).describe('异议方式 how to object') }), output: z.object({ listId: idOf, noticeId: idOf, count: z.number().int(), /** Children under fourteen, who stand in no list. */ unlisted: z.number().int() }), errors: ['care.scheme_state', 'care.nobody_to_list'],
});

export const confirmList = defineOperation({
  id: 'care.confirmList', reach: 'programme', summary: { zh: '确认名单', en: 'Confirm a list' }, method: 'POST', path: '/care-lists/:listId/confirmation', permission: 'care.manage',
  input: z.object({ listId: idOf, declined: z.array(z.object({ recipientId: idOf, reason: z.string().trim().min(2).max(500) })).max(500).default([]) }), output: z.object({ confirmed: z.number().int(), declined: z.number().int(), /** Registered by whoever confirms: another person's turn. */ left: z.number().int() }), errors: ['care.notice_open', 'care.same_person', 'care.nobody_to_list'],
});

export const closeScheme = defineOperation({
  id: 'care.closeScheme', reach: 'programme', summary: { zh: '结束关爱行动', en: 'Close a care scheme' }, method: 'POST', path: '/care-schemes/:schemeId/closing', permission: 'care.manage',
  input: z.object({ schemeId: idOf, version: z.number().int().min(1) }), output: z.object({ version: z.number().int() }), errors: ['care.scheme_state', 'care.double_open', 'care.not_counted', 'platform.changed_meanwhile'],
});

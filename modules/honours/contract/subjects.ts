/** 对象 · Whom and what titles are given to; as little as honours need to know. */
import { z } from 'zod';
import { booleanParam, defineOperation, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { CONSENTS, STANDINGS, SUCCESSIONS } from '../domain/index.ts';
import { subjectKind } from './titles.ts';

const placeName = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string() });

export const subjectRow = z.object({
  id: idOf, kind: subjectKind, code: z.string(), label: z.string(), place: placeName.nullable(), consent: z.enum(CONSENTS), consentOn: localDate.nullable(), isAdult: z.boolean(), validTo: localDate.nullable(),
  version: z.number().int(), awardCount: z.number().int(),
});

export const listSubjects = defineOperation({
  id: 'honours.listSubjects', summary: { zh: '对象名册', en: 'Register of subjects' },
  method: 'GET', path: '/honour-subjects', permission: 'honours.read',
  input: z.object({
    ...pageInput, q: z.string().trim().max(60).optional().describe('名称、编号或拼音 label, code or pinyin'), kind: subjectKind.optional(), placeId: idOf.optional().describe('所在区域（含下级） place and below'),
    consent: z.enum(CONSENTS).optional(), withFormer: booleanParam.describe('含已合并、注销的 with those gone'), sort: sortInput(['code', 'label', 'awards']),
  }),
  output: pageOf(subjectRow),
});

export const readSubject = defineOperation({
  id: 'honours.readSubject', summary: { zh: '查看对象及其荣誉', en: 'Read a subject with its awards' },
  method: 'GET', path: '/honour-subjects/:subjectId', permission: 'honours.read',
  input: z.object({ subjectId: idOf }),
  output: subjectRow.extend({
    /** Day of birth and the words on consent, which may name a guardian, are for those who may read what is sealed. */
    bornOn: localDate.nullable(), consentNote: z.string().nullable(), isAgeKnown: z.boolean(), hasDetails: z.boolean(), organisation: placeName.nullable(), succeededBy: z.object({ id: idOf, label: z.string() }).nullable(),
    /** The place that it is was closed or renamed while it holds titles: what the rule proposes, and what becomes of each title by it. */
    placeChange: z.object({
      change: z.enum(['renamed', 'merged', 'split', 'closed']), on: localDate.nullable(), placeZh: z.string(), placeEn: z.string(), places: z.array(placeName), successors: z.array(z.object({ id: idOf, label: z.string() })),
      fates: z.array(z.object({ number: z.string(), titleZh: z.string(), titleEn: z.string(), fate: z.enum(['carries', 'ends']) })),
    }).nullable(),
    awards: z.array(z.object({ id: idOf, number: z.string(), titleZh: z.string(), titleEn: z.string(), from: localDate, to: localDate.nullable(), stars: z.number().int().nullable(), standing: z.enum(STANDINGS) })),
  }),
});

const facts = {
  label: z.string().trim().min(1).max(120).describe('名称；家庭只写标签，如“王家户” name; of a household a label only'),
  placeId: idOf.nullable().default(null), organisationId: idOf.nullable().default(null),
  houseNumber: z.string().trim().max(60).nullable().default(null).describe('门牌号，加密保存 house number, kept sealed'),
  contact: z.string().trim().max(120).nullable().default(null).describe('联系方式，加密保存 contact, kept sealed'),
  guardian: z.string().trim().max(120).nullable().default(null).describe('未成年人的监护人，加密保存 guardian of a minor, kept sealed'),
  isAdult: z.boolean().default(false).describe('已成年 of age'),
  bornOn: localDate.nullable().default(null).describe('出生日期，仅未成年人 day of birth, of minors alone'),
};

export const createSubject = defineOperation({
  id: 'honours.createSubject', summary: { zh: '登记对象', en: 'Register a subject' },
  method: 'POST', path: '/honour-subjects', permission: 'honours.register',
  input: z.object({ kind: subjectKind, code: z.string().trim().min(1).max(80), ...facts }), output: z.object({ id: idOf, version: z.number().int() }),
  errors: ['honours.subject_code_taken', 'honours.household_known', 'honours.subject_incomplete', 'honours.place_unknown'],
});

const sealedText = (length: number, what: string) => z.string().trim().max(length).nullable().optional().describe(`${what}：加密保存，不填则不变 kept sealed, unchanged when absent`);

export const updateSubject = defineOperation({
  id: 'honours.updateSubject', summary: { zh: '修改对象', en: 'Change a subject' },
  method: 'PUT', path: '/honour-subjects/:subjectId', permission: 'honours.register',
  input: z.object({
    subjectId: idOf, version: z.number().int().min(1), label: facts.label, placeId: facts.placeId, organisationId: facts.organisationId, isAdult: facts.isAdult,
    /** Absent stays as it is. */
    houseNumber: sealedText(60, '门牌号 house number'), contact: sealedText(120, '联系方式 contact'), guardian: sealedText(120, '监护人 guardian'), bornOn: localDate.nullable().optional().describe('出生日期，仅未成年人；不填则不变 day of birth, of minors alone; unchanged when absent'),
  }), output: z.object({ id: idOf, version: z.number().int() }),
  errors: ['honours.household_known', 'honours.subject_incomplete', 'honours.place_unknown', 'honours.subject_gone', 'honours.place_change_open', 'platform.changed_meanwhile'],
});

export const recordConsent = defineOperation({
  id: 'honours.recordConsent', summary: { zh: '记录公开同意', en: 'Record consent to publication' },
  method: 'POST', path: '/honour-subjects/:subjectId/consent', permission: 'honours.register',
  input: z.object({ subjectId: idOf, consent: z.enum(CONSENTS), on: localDate, note: z.string().trim().min(2).max(300).describe('如何取得，如本人签字；未成年人写明监护人 how: signed by themselves, by a guardian') }),
  output: z.object({ consent: z.enum(CONSENTS) }), errors: ['honours.dates_out_of_order'],
});

export const readSubjectDetails = defineOperation({
  id: 'honours.readSubjectDetails', summary: { zh: '查看对象的加密信息', en: 'Read what is sealed of a subject' },
  method: 'GET', path: '/honour-subjects/:subjectId/details', permission: 'honours.readDetails',
  input: z.object({ subjectId: idOf }), output: z.object({ houseNumber: z.string().nullable(), contact: z.string().nullable(), guardian: z.string().nullable() }),
});

export const succeedSubject = defineOperation({
  id: 'honours.succeedSubject', reach: 'programme', summary: { zh: '对象更名、合并、拆分，称号按规则延续', en: 'A subject is renamed, merged or split; titles follow by rule' },
  method: 'POST', path: '/honour-subjects/:subjectId/succession', permission: 'honours.register',
  input: z.object({
    subjectId: idOf, version: z.number().int().min(1), succession: z.enum(SUCCESSIONS), on: localDate, filed: z.boolean().default(false).describe('更名已备案 the new name was filed'),
    label: z.string().trim().min(1).max(120).optional().describe('新名称 new name'), successorId: idOf.optional().describe('合并、拆分后承接的对象 who takes over'),
    otherIds: z.array(idOf).max(20).default([]).describe('拆分后的其余部分：称号不随去，锁定随去 other parts of a split: no title goes with them, a lock does'),
    document: z.string().trim().min(1).max(200).describe('依据 document'),
  }),
  output: z.object({ carried: z.number().int(), ended: z.number().int() }),
  errors: ['honours.subject_incomplete', 'honours.subject_gone', 'honours.kind_differs', 'honours.dates_out_of_order', 'honours.holds_already', 'platform.changed_meanwhile'],
});

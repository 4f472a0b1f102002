/** 记分公示与异议 · What hangs out in a village for everybody, and what somebody has against a deed on it. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { NO_PLACE, OBJECTION_OUTCOMES } from '../domain/index.ts';

const words = z.string().trim().min(2).max(1_000).describe('异议内容 the objection');
const sender = z.string().trim().max(60).optional().describe('姓名，可不填 name; optional');
const contact = z.string().trim().max(120).optional().describe('联系方式，可不填 how to answer; optional');
const state = z.enum(['open', 'resolved']);
const outcome = z.enum(OBJECTION_OUTCOMES);

/** 记分种类 · Of a household or person, or of a volunteer team. */
const deedKind = z.enum(['deed', 'teamDeed']);
const noticePlace = z.union([idOf, z.literal(NO_PLACE)]).describe('村或社区的编号；不属于哪个村的队伍为 programme id of a village; programme: teams that belong to none');
const deedNamed = { deedId: idOf, kind: deedKind, subjectLabel: z.string(), ruleLabel: z.string(), points: z.number().int(), happenedOn: localDate, placeZh: z.string().nullable(), placeEn: z.string().nullable() };

export const listDeedObjections = defineOperation({
  id: 'points.listDeedObjections', summary: { zh: '记分异议列表', en: 'Objections to deeds' },
  method: 'GET', path: '/deed-objections', permission: 'points.settleObjections',
  input: z.object({ ...pageInput, state: state.optional(), placeId: idOf.optional(), deedId: idOf.optional(), q: z.string().trim().max(60).optional().describe('户名、队伍名或异议编号 label of the household, name of the team, or number of the objection'), sort: sortInput(['open', 'recent', 'due']) }),
  output: pageOf(z.object({
    id: idOf, number: z.string(), ...deedNamed, state, receivedAt: instant, dueOn: localDate.describe('应处理到 by which it is settled'), isLate: z.boolean(), words: z.string().nullable().describe('记过、评议过这笔的人和本队负责人看不到 null for whoever recorded or reviewed the deed or leads the team'), takenByName: z.string().nullable().describe('代为登记的人；空为网上提出 who wrote it down for the objector; empty: by the public form'),
    /** Sealed at rest, opened for whoever may settle it; null when none was given or the reader may not. */
    sender: z.string().nullable(), contact: z.string().nullable(),
    outcome: outcome.nullable(), answer: z.string().nullable(), resolvedAt: instant.nullable(), resolvedByName: z.string().nullable(),
    /** Never whoever recorded or reviewed the deed, leads the team or took the objection down. */
    maySettle: z.boolean(),
  })),
});
export const exportDeedObjections = exportOf(listDeedObjections, { id: 'points.exportDeedObjections', path: '/deed-objection-export', zh: '导出记分异议（xlsx）', en: 'Export objections to deeds (xlsx)' });

/** For somebody without a telephone: an officer writes it down, and hands over the code. */
export const recordDeedObjection = defineOperation({
  id: 'points.recordDeedObjection', summary: { zh: '代为登记记分异议', en: 'Write down an objection to a deed' },
  method: 'POST', path: '/deeds/:deedId/objections', permission: 'points.record',
  input: z.object({ deedId: idOf, words, sender, contact }), output: z.object({ id: idOf, number: z.string(), followToken: z.string() }),
  errors: ['points.not_on_notice', 'points.too_many_objections'],
});

export const settleDeedObjection = defineOperation({
  id: 'points.settleDeedObjection', summary: { zh: '处理记分异议', en: 'Settle an objection to a deed' },
  method: 'POST', path: '/deed-objections/:objectionId/settling', permission: 'points.settleObjections',
  input: z.object({ objectionId: idOf, outcome, answer: z.string().trim().min(2).max(1_000).describe('核实情况和答复，异议人凭查询码可见 told to whoever objected, by their code') }),
  output: z.object({ id: idOf, deedCorrected: z.boolean() }), errors: ['points.objection_settled', 'points.same_person'],
});

export const sealDeedObjections = defineOperation({
  id: 'points.sealDeedObjections', reach: 'programme', summary: { zh: '加密以前收到的记分异议内容（系统每天自动执行）', en: 'Seal the words of objections to deeds that came before words were sealed (the system does so daily)' },
  method: 'POST', path: '/deed-objections-sealing', permission: 'points.keepTime', input: z.object({}), output: z.object({ sealed: z.number().int() }),
});

const village = { placeId: noticePlace, placeZh: z.string(), placeEn: z.string(), deedCount: z.number().int(), from: localDate, until: localDate };

export const readPublicDeedNotices = defineOperation({
  id: 'points.readPublicDeedNotices', summary: { zh: '公众查看哪些村有记分公示', en: 'Villages with deeds on notice, for everybody' },
  method: 'GET', path: '/public/deed-notices', permission: 'public', input: z.object({}), output: z.object({ villages: z.array(z.object(village)) }),
});

const label = z.string().nullable().describe('户名或队伍名；扣分而未经本户同意公开的为空 label of the household or team; null where points are taken away and it did not agree to be named');

export const readPublicDeedNotice = defineOperation({
  id: 'points.readPublicDeedNotice', summary: { zh: '公众查看一个村的记分公示', en: 'The deeds on notice in a village, for everybody' },
  method: 'GET', path: '/public/deed-notices/:placeId', permission: 'public',
  input: z.object({ ...pageInput, placeId: noticePlace }),
  output: pageOf(z.object({ deedId: idOf, kind: deedKind, label, ruleLabel: z.string(), points: z.number().int(), happenedOn: localDate, noticedOn: localDate, noticeUntil: localDate, isObjected: z.boolean() })).extend({
    placeId: noticePlace, placeZh: z.string(), placeEn: z.string(), from: localDate.nullable(), until: localDate.nullable(), unshownCount: z.number().int().describe('按本户意愿不列出的笔数 deeds of households that do not wish to be shown'),
    personalCount: z.number().int().describe('记在个人名下的笔数，个人的一律不列出 deeds of persons, which are never shown'),
  }),
});

/** What the form shows, with the proof that it was shown. */
export const readDeedObjectionForm = defineOperation({
  id: 'points.readDeedObjectionForm', summary: { zh: '记分异议表单', en: 'The form for an objection to a deed' },
  method: 'GET', path: '/public/deeds/:deedId/objection-form', permission: 'public', input: z.object({ deedId: idOf }),
  output: z.object({ deedId: idOf, placeId: noticePlace, placeZh: z.string(), placeEn: z.string(), label, ruleLabel: z.string(), points: z.number().int(), happenedOn: localDate, noticeUntil: localDate, formToken: z.string() }),
  errors: ['points.not_on_notice'],
});

export const objectToDeed = defineOperation({
  id: 'points.objectToDeed', summary: { zh: '对公示的记分提出异议', en: 'Object to a deed on notice' },
  method: 'POST', path: '/public/deeds/:deedId/objections', permission: 'public', callsPerMinuteMax: 5, callsPerDayMax: 30,
  input: z.object({ deedId: idOf, words, sender, contact, formToken: z.string().max(100).describe('表单凭证 from readDeedObjectionForm'), website: z.string().max(200).optional().describe('留空 leave empty') }),
  output: z.object({ received: z.literal(true), number: z.string(), followToken: z.string() }),
  errors: ['points.not_on_notice', 'points.form_stale', 'points.objection_groundless', 'points.too_many_objections'],
});

export const followDeedObjection = defineOperation({
  id: 'points.followDeedObjection', summary: { zh: '查看记分异议的办理结果', en: 'Follow an objection to a deed' },
  method: 'GET', path: '/public/deed-objections/:followToken', permission: 'public', callsPerMinuteMax: 60, callsPerDayMax: 2_000,
  input: z.object({ followToken: z.string().regex(/^[\w-]{20,80}$/).describe('查询码 the secret code') }),
  output: z.object({
    number: z.string(), placeId: idOf.nullable(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), label: z.string().nullable(), ruleLabel: z.string(), points: z.number().int(), receivedAt: instant, dueOn: localDate, state,
    outcome: outcome.nullable(), answer: z.string().nullable(), resolvedAt: instant.nullable(),
  }),
});

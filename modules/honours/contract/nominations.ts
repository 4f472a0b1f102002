/** 公开推荐 · Nominations by anybody while a round takes them: sent without a login, followed by a code, settled by the office. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { CANDIDATE_STATES, NOMINATION_STATES, NOMINATOR_KINDS, STAGE_KINDS } from '../domain/index.ts';
import { candidateGroups } from './candidates.ts';
import { subjectKind } from './titles.ts';

const followToken = z.string().regex(/^[\w-]{20,80}$/).describe('查询码 the secret code');
const nominationState = z.enum(NOMINATION_STATES);
const nominatorKind = z.enum(NOMINATOR_KINDS);
const star = z.object({ code: z.string(), zh: z.string(), en: z.string() });
const titleName = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string(), subjectKind, /** Which a household may claim. */ stars: z.array(star) });

export const listOpenNominations = defineOperation({
  id: 'honours.listOpenNominations', summary: { zh: '正在公开征集推荐的评选', en: 'Rounds that take nominations from anybody' },
  method: 'GET', path: '/public/open-nominations', permission: 'public',
  input: z.object({}), output: z.object({ rows: z.array(z.object({ roundId: idOf, name: z.string(), endsOn: localDate, titles: z.array(titleName) })) }),
});

export const readNominationForm = defineOperation({
  id: 'honours.readNominationForm', summary: { zh: '公开推荐表单', en: 'The form for nominating somebody' },
  method: 'GET', path: '/public/open-nominations/:roundId/form', permission: 'public',
  input: z.object({ roundId: idOf }),
  output: z.object({ roundId: idOf, name: z.string(), conditions: z.string(), endsOn: localDate, titles: z.array(titleName), formToken: z.string() }), errors: ['honours.nomination_closed'],
});

export const sendNomination = defineOperation({
  id: 'honours.sendNomination', summary: { zh: '公开推荐：推荐一个人、一户或一个单位', en: 'Nominate somebody' },
  method: 'POST', path: '/public/open-nominations/:roundId/nominations', permission: 'public', callsPerMinuteMax: 5, callsPerDayMax: 40,
  input: z.object({
    roundId: idOf, formToken: z.string().max(100).describe('表单凭证 from readNominationForm'), titleId: idOf, nominee: z.string().trim().min(1).max(120).describe('推荐谁 who is nominated'), placeId: idOf.optional().describe('所在片区或社区 zone or community'),
    words: z.string().trim().min(10).max(2_000).describe('事迹 what they did'), kind: nominatorKind.describe('自荐、单位推荐或群众推荐 by themselves, by an organisation, by a resident'),
    claims: z.array(z.object({ starCode: z.string().max(60), words: z.string().trim().max(300).default('') })).max(50).default([]).describe('申报的星，各写一句 stars that are claimed, each with a sentence'),
    nominator: z.string().trim().max(60).optional().describe('推荐人姓名或单位，加密保存 who nominates, kept sealed'), contact: z.string().trim().min(5).max(120).describe('联系方式，加密保存 contact, kept sealed'),
    mayName: z.boolean().default(false).describe('自荐的同意公开姓名或户名 whoever nominates themselves agrees to be named in public'),
    agreed: z.boolean().describe('同意为核实使用联系方式 agrees that the contact is used to look into it'), website: z.string().max(200).optional().describe('留空 leave empty'),
  }),
  output: z.object({ number: z.string(), followToken: z.string() }),
  errors: ['honours.nomination_closed', 'honours.nomination_form_stale', 'honours.nominations_paused', 'honours.title_not_in_round', 'honours.place_unknown', 'honours.nomination_not_agreed', 'honours.class_unknown', 'honours.stars_unclaimed'],
});

export const followNomination = defineOperation({
  id: 'honours.followNomination', summary: { zh: '查看推荐的办理结果', en: 'Follow a nomination' },
  method: 'GET', path: '/public/nominations/:followToken', permission: 'public', callsPerMinuteMax: 60, callsPerDayMax: 2_000,
  input: z.object({ followToken }),
  output: z.object({
    number: z.string(), roundName: z.string(), titleZh: z.string(), titleEn: z.string(), receivedAt: instant, state: nominationState, reason: z.string().nullable(), stage: z.enum(STAGE_KINDS).nullable(),
    /** Told once the round is over. */
    outcome: z.enum(['conferred', 'notConferred']).nullable(),
  }),
});

export const nominationRow = z.object({
  id: idOf, number: z.string(), roundId: idOf, roundName: z.string(), titleZh: z.string(), titleEn: z.string(), nominee: z.string(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), kind: nominatorKind, state: nominationState, receivedAt: instant,
});

export const listReceivedNominations = defineOperation({
  id: 'honours.listReceivedNominations', summary: { zh: '公开推荐收件', en: 'Nominations that came in' },
  method: 'GET', path: '/nominations', permission: 'honours.runRounds',
  input: z.object({ ...pageInput, roundId: idOf.optional(), state: nominationState.optional(), kind: nominatorKind.optional(), q: z.string().trim().max(60).optional().describe('被推荐人或编号 who is nominated, or number'), sort: sortInput(['waiting', 'recent', 'nominee']) }), output: pageOf(nominationRow),
});

export const readNomination = defineOperation({
  id: 'honours.readNomination', summary: { zh: '查看公开推荐及可能的重复', en: 'Read a nomination with what it may repeat' },
  method: 'GET', path: '/nominations/:nominationId', permission: 'honours.runRounds',
  input: z.object({ nominationId: idOf }),
  output: nominationRow.extend({
    titleId: idOf, subjectKind, words: z.string().nullable(), /** Of the title, with what was claimed. */ stars: z.array(star.extend({ isClaimed: z.boolean(), words: z.string().nullable() })), nominator: z.string().nullable(), contact: z.string().nullable(), /** Whoever nominates themselves agreed to be named. */ mayName: z.boolean(), placeId: idOf.nullable(), reason: z.string().nullable(), settledByName: z.string().nullable(), settledAt: instant.nullable(),
    candidate: z.object({ id: idOf, state: z.enum(CANDIDATE_STATES) }).nullable(), /** Subjects of the register by this name. */ subjects: z.array(z.object({ id: idOf, code: z.string(), label: z.string(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), candidateId: idOf.nullable() })),
    /** Other nominations of the same name for the same title. */
    alike: z.array(z.object({ id: idOf, number: z.string(), state: nominationState })), acts: z.array(z.enum(['accept', 'decline'])),
  }),
});

export const acceptNomination = defineOperation({
  id: 'honours.acceptNomination', reach: 'programme', summary: { zh: '把公开推荐列为候选', en: 'Take a nomination as a candidate' },
  method: 'POST', path: '/nominations/:nominationId/acceptance', permission: 'honours.runRounds',
  input: z.object({ nominationId: idOf, subjectId: idOf, classCode: z.string().max(60).nullable().default(null), groups: candidateGroups.default({}), summary: z.string().trim().max(4_000).nullable().default(null).describe('盲评摘要，不写姓名单位 summary for blind judges; no names'),
    claimedStars: z.array(z.string().max(60)).max(50).optional().describe('默认为推荐中申报的星 those of the nomination unless told') }),
  output: z.object({ candidateId: idOf, /** The subject was a candidate already: this nomination joins it. */ joined: z.boolean() }),
  errors: ['honours.nomination_settled', 'honours.stage_not_open', 'honours.title_not_in_round', 'honours.kind_differs', 'honours.class_unknown', 'honours.candidate_known', 'honours.subject_gone'],
});

export const declineNomination = defineOperation({
  id: 'honours.declineNomination', reach: 'programme', summary: { zh: '不列为候选并说明理由', en: 'Decline a nomination, with a reason' },
  method: 'POST', path: '/nominations/:nominationId/refusal', permission: 'honours.runRounds',
  input: z.object({ nominationId: idOf, reason: z.string().trim().min(2).max(500).describe('理由，推荐人可见 reason, told to whoever nominated') }), output: z.object({ state: nominationState }), errors: ['honours.nomination_settled'],
});

export const openNominations = defineOperation({
  id: 'honours.openNominations', reach: 'programme', summary: { zh: '开放或关闭公开推荐', en: 'Let anybody nominate in a round, or stop it' },
  method: 'POST', path: '/selection-rounds/:roundId/open-nomination', permission: 'honours.runRounds',
  input: z.object({ roundId: idOf, open: z.boolean() }), output: z.object({ open: z.boolean() }), errors: ['honours.stage_not_open'],
});

export const forgetNominators = defineOperation({
  id: 'honours.forgetNominators', reach: 'programme', summary: { zh: '评选结束后删除推荐人的联系方式（系统每天自动执行）', en: 'Forget who nominated once a round is over (the system does so daily)' },
  method: 'POST', path: '/nominations/forgetting', permission: 'honours.runRounds', input: z.object({}), output: z.object({ forgotten: z.number().int() }),
});

export const exportReceivedNominations = exportOf(listReceivedNominations, { id: 'honours.exportReceivedNominations', path: '/nomination-export', zh: '导出公开推荐收件（xlsx）', en: 'Export nominations that came in (xlsx)' });

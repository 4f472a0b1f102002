/** 服务规则与禁录 · What a programme sets for records of service, and decisions that somebody may record no hours for a time. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { BAN_STATES, BAN_YEARS } from '../domain/index.ts';

const rules = {
  rollCallHours: z.number().int().min(1).max(720).describe('点名期限：活动结束后几小时 hours after the activity'),
  entryDays: z.number().int().min(1).max(90).describe('补录和签到表期限：活动结束后几天 days after the activity'), dayCapMinutes: z.number().int().min(60).max(1_440).describe('一天超过多少分钟提示 minutes of a day that are pointed out'), alikeMost: z.number().int().min(2).max(1_000).describe('超过多少人时长相同提示 people alike'),
  soonMinutes: z.number().int().min(1).max(1_440).describe('发布后多少分钟内记录提示 minutes after planning'),
  plannedLateMinutes: z.number().int().min(0).max(1_440).default(0).describe('开始后超过多少分钟才发布提示 minutes after its beginning that are pointed out'), recordedLateHours: z.number().int().min(1).max(2_160).default(72).describe('结束后超过多少小时才记录提示 hours after the end that are pointed out'), livesFarKm: z.number().int().min(1).max(2_000).describe('住地离服务地多少公里提示 kilometres from where they live'),
};

export const readServiceRules = defineOperation({
  id: 'volunteering.readServiceRules', summary: { zh: '服务记录规则', en: 'Rules for records of service' },
  method: 'GET', path: '/service-rules', permission: 'volunteering.read', input: z.object({}), output: z.object({ ...rules, source: z.string(), isDefault: z.boolean() }),
});

export const saveServiceRules = defineOperation({
  id: 'volunteering.saveServiceRules', reach: 'programme', summary: { zh: '设置服务记录规则', en: 'Set the rules for records of service' },
  method: 'PUT', path: '/service-rules', permission: 'volunteering.manage', input: z.object({ ...rules, source: z.string().trim().min(1).max(200).describe('依据的文件或决定 document or decision') }), output: z.object({ entryDays: z.number().int() }),
});

const state = z.enum(BAN_STATES);
export const banRow = z.object({
  id: idOf, volunteer: z.object({ id: idOf, number: z.string(), label: z.string() }), from: localDate, to: localDate.describe('这一天起可以再服务 first day on which they may serve again'), years: z.number().int(), state, blocksToday: z.boolean(), records: z.number().int().describe('认定不实的记录 records found false'),
  minutes: z.number().int().describe('其中的分钟 their minutes'), reason: z.string().nullable(), decidedAt: instant, decidedBy: z.string(), appeal: z.string().nullable(), appealedAt: instant.nullable(), answer: z.string().nullable(), liftedOn: localDate.nullable(), mayAppeal: z.boolean(), maySettle: z.boolean(),
});

export const listBans = defineOperation({
  id: 'volunteering.listBans', summary: { zh: '禁录决定', en: 'Bans on recording hours' },
  method: 'GET', path: '/service-bans', permission: 'volunteering.ban',
  input: z.object({ ...pageInput, q: z.string().trim().max(40).optional().describe('志愿者编号 volunteer number'), volunteerId: idOf.optional(), state: state.optional(), now: z.enum(['yes', 'no']).optional().describe('今天是否在禁录 whether it blocks today'), sort: sortInput(['decided', 'ends', 'volunteer']) }), output: pageOf(banRow),
});
export const exportBans = exportOf(listBans, { id: 'volunteering.exportBans', path: '/service-ban-export', zh: '导出禁录决定（xlsx）', en: 'Export bans (xlsx)' });

export const banVolunteer = defineOperation({
  id: 'volunteering.banVolunteer', reach: 'programme', summary: { zh: '决定禁录（时长造假）', en: 'Decide that somebody may record no hours' },
  method: 'POST', path: '/service-bans', permission: 'volunteering.ban',
  input: z.object({
    volunteerId: idOf, recordIds: z.array(idOf).min(1).max(200).describe('认定不实的服务记录，其时长随决定冲销 records found false; their minutes are taken back'), years: z.number().int().min(BAN_YEARS.least).max(BAN_YEARS.most),
    reason: z.string().trim().min(10).max(500).describe('理由，加密保存，本人可见 why; kept sealed, read by the person'),
  }),
  output: z.object({ id: idOf, to: localDate, reversedMinutes: z.number().int(), cancelledSignups: z.number().int() }), errors: ['volunteering.record_unknown', 'volunteering.same_person', 'volunteering.banned_already'],
});

export const appealBan = defineOperation({
  id: 'volunteering.appealBan', summary: { zh: '对禁录提出申诉（本人或代书）', en: 'Appeal against a ban, oneself or for somebody who comes by' },
  method: 'POST', path: '/service-bans/:banId/appeal', permission: 'signedIn', input: z.object({ banId: idOf, words: z.string().trim().min(4).max(1_000).describe('申诉内容，加密保存，办理人可见 kept sealed, read by whoever decides') }), output: z.object({ state }), errors: ['volunteering.ban_settled'],
});

export const settleBan = defineOperation({
  id: 'volunteering.settleBan', reach: 'programme', summary: { zh: '办理禁录申诉或解除禁录（另一人）', en: 'Uphold or lift a ban, by another person' },
  method: 'POST', path: '/service-bans/:banId/settlement', permission: 'volunteering.ban',
  input: z.object({ banId: idOf, lift: z.boolean(), restore: z.boolean().default(false).describe('同时恢复被冲销的时长，来源等级 D book the minutes again, as grade D'), answer: z.string().trim().min(4).max(500).describe('答复，本人可见 answer, for the person to read') }),
  output: z.object({ state, restoredMinutes: z.number().int() }), errors: ['volunteering.ban_settled', 'volunteering.same_person', 'volunteering.no_appeal', 'volunteering.serves_already', 'volunteering.activity_cancelled'],
});

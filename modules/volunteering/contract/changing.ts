/** 活动变更与取消 · What was planned is moved or called off, and whoever signed up learns of it. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate } from '#platform/contract/index.ts';
import { CHANGE_KINDS, CHANGED_PARTS, SHIFTS_MAX } from '../domain/index.ts';
import { cancelledOut, clock, planInput, planRefusals } from './service.ts';

const names = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string() });
const named = z.object({ id: idOf, name: z.string() });
const said = z.object({ zh: z.string(), en: z.string() }).nullable();

export const activityChange = z.object({
  id: idOf, kind: z.enum(CHANGE_KINDS), at: instant, note: z.string().nullable().describe('告诉报名的人的话；取消的原因 what was said to those who had signed up; why it was called off'),
  details: z.array(z.object({ part: z.enum(CHANGED_PARTS), before: said, after: said })),
});

export const readActivityPlan = defineOperation({
  id: 'volunteering.readActivityPlan', summary: { zh: '查看活动安排与变更', en: 'Read how an activity is planned, and how that changed' },
  method: 'GET', path: '/volunteer-activities/:activityId/plan', permission: 'signedIn', input: z.object({ activityId: idOf }),
  output: z.object({
    id: idOf, version: z.number().int(), name: z.string(), team: named, place: names, facility: named.nullable(), project: named.nullable(), on: localDate, from: clock, to: clock, capacity: z.number().int().nullable(), about: z.string().nullable(), takesSignups: z.boolean(), cancelled: cancelledOut,
    isHeld: z.boolean().describe('已有人签到或有服务记录 somebody checked in or has a record'), shifts: z.array(z.object({ id: idOf, from: clock, to: clock, capacity: z.number().int().nullable(), taken: z.number().int() })),
    changes: z.array(activityChange.extend({ by: z.string(), told: z.number().int().describe('要告知的人 people to be told'), seen: z.number().int().describe('其中已看过的 of them who read it'), toCall: z.array(z.string()).describe('没有账号、还没有看过的，请当面或电话告知 volunteer numbers without a login: tell them yourself') })),
  }),
});

export const readPlanChoices = defineOperation({
  id: 'volunteering.readPlanChoices', summary: { zh: '发布活动时可选的地点、阵地和项目', en: 'Places, facilities and projects that a plan can name' },
  method: 'GET', path: '/my-service/teams/:teamId/plan-choices', permission: 'signedIn', input: z.object({ teamId: idOf }),
  output: z.object({ place: names.nullable().describe('队伍所在区域 the place of the team'), places: z.array(names), facilities: z.array(named), projects: z.array(named) }),
});

export const updateActivity = defineOperation({
  id: 'volunteering.updateActivity', summary: { zh: '修改活动', en: 'Change an activity' },
  method: 'PUT', path: '/volunteer-activities/:activityId', permission: 'signedIn',
  input: planInput.omit({ code: true, teamId: true, shifts: true }).extend({
    activityId: idOf, version: z.number().int().min(1),
    shifts: z.array(z.object({ id: idOf.nullable().default(null).describe('原有的班次 of a shift that is there'), from: clock, to: clock, capacity: z.number().int().min(1).max(100_000).nullable().default(null) })).min(1).max(SHIFTS_MAX).describe('全部班次；没有列出的撤销 all shifts; those left out fall away'),
    note: z.string().trim().min(1).max(300).nullable().default(null).describe('告诉已报名的人的话 what those who signed up are told'),
  }),
  output: z.object({ version: z.number().int(), told: z.number().int().describe('要告知的人 people who are told'), movedUp: z.number().int().describe('候补转正 who waited and has a seat now') }),
  errors: [...planRefusals, 'volunteering.place_unknown', 'volunteering.activity_cancelled', 'volunteering.activity_held', 'volunteering.shift_unknown', 'volunteering.shift_full', 'volunteering.shift_clash', 'platform.changed_meanwhile'],
});

export const cancelActivity = defineOperation({
  id: 'volunteering.cancelActivity', summary: { zh: '取消活动', en: 'Call an activity off' },
  method: 'POST', path: '/volunteer-activities/:activityId/cancellation', permission: 'signedIn',
  input: z.object({ activityId: idOf, reason: z.string().trim().min(4).max(300).describe('原因，报名的人可见 why, for those who signed up to read'), publicReason: z.string().trim().min(4).max(300).nullable().default(null).describe('公众页面上写的原因，可不填 what everybody reads; optional') }), output: z.object({ told: z.number().int() }),
  errors: ['volunteering.activity_cancelled', 'volunteering.activity_held'],
});

export const seeActivityChange = defineOperation({
  id: 'volunteering.seeActivityChange', summary: { zh: '知道了活动变更', en: 'Say that one read of a change' },
  method: 'POST', path: '/my-service/changes/:changeId/seen', permission: 'signedIn', input: z.object({ changeId: idOf }), output: z.object({ seen: z.boolean() }),
});

/** 我的志愿服务 · What is one's own: the registration, hours, what one signed up for, and the teams one leads. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate } from '#platform/contract/index.ts';
import { BAN_STATES, CERTIFICATE_STATES, CORRECTION_STATES, GRADES, SERVICE_STATES, SIGNUP_STATES } from '../domain/index.ts';
import { activityChange } from './changing.ts';
import { ownRequest } from './certificate-requests.ts';
import { starOut } from './certificates.ts';
import { planInput, planRefusals } from './service.ts';

const names = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string() });
const minutes = z.object({ A: z.number().int(), B: z.number().int(), C: z.number().int(), D: z.number().int() });
const team = z.object({ id: idOf, code: z.string(), name: z.string() });

export const readMyService = defineOperation({
  id: 'volunteering.readMyService', summary: { zh: '我的志愿服务', en: 'My service' },
  method: 'GET', path: '/my-service', permission: 'signedIn', input: z.object({}),
  output: z.object({
    volunteer: z.object({ id: idOf, number: z.string(), label: z.string(), registeredOn: localDate }).nullable(),
    figures: z.object({ on: localDate, volunteerCount: z.number().int(), servedCount: z.number().int(), recordCount: z.number().int(), minutes }).nullable(),
    signups: z.array(z.object({ id: idOf, state: z.enum(SIGNUP_STATES), activity: z.object({ id: idOf, name: z.string() }), place: names, from: instant, to: instant })),
    records: z.array(z.object({ id: idOf, activity: z.string(), from: instant, minutes: z.number().int(), grade: z.enum(GRADES), state: z.enum(SERVICE_STATES), correction: z.object({ state: z.enum(CORRECTION_STATES), answer: z.string().nullable() }).nullable() })),
    bans: z.array(z.object({ id: idOf, from: localDate, to: localDate, state: z.enum(BAN_STATES), reason: z.string().nullable(), answer: z.string().nullable(), liftedOn: localDate.nullable(), blocksToday: z.boolean(), mayAppeal: z.boolean() })).describe('禁录决定，写明理由和期限 bans, with why and until when'),
    star: starOut.nullable(), certificates: z.array(z.object({ id: idOf, number: z.string(), issuedOn: localDate, state: z.enum(CERTIFICATE_STATES) })),
    certificateRequests: z.array(ownRequest).describe('申请的服务证明 certificates one asked for'),
    teams: z.array(team), ledTeams: z.array(team.extend({ memberCount: z.number().int() })),
    changes: z.array(z.object({ activity: z.object({ id: idOf, name: z.string() }), lostShift: z.boolean().describe('所报班次已撤销 the shift of theirs fell away'), change: activityChange })).describe('报名的活动有变更，本人还没有看过 changes of what one signed up for, not read yet'),
    /** Where somebody who is not registered yet can say they live. */ places: z.array(names),
  }),
});

export const registerMyself = defineOperation({
  id: 'volunteering.registerMyself', summary: { zh: '登记为志愿者（本人，成年）', en: 'Register as a volunteer, oneself and of age' },
  method: 'POST', path: '/my-service', permission: 'signedIn',
  input: z.object({ label: z.string().trim().min(1).max(60).describe('姓名或称呼 name, or what one is called'), placeId: idOf, isAdult: z.literal(true).describe('本人已成年；未成年人由社区登记 of age; minors are registered by their community') }),
  output: z.object({ id: idOf, number: z.string() }), errors: ['volunteering.registered_already', 'volunteering.place_unknown'],
});

export const connectVolunteer = defineOperation({
  id: 'volunteering.connectVolunteer', reach: 'programme', summary: { zh: '关联志愿者与账号', en: 'Say which person a volunteer is' },
  method: 'PUT', path: '/volunteers/:volunteerId/person', permission: 'volunteering.manage',
  input: z.object({ volunteerId: idOf, personId: idOf.nullable() }), output: z.object({ connected: z.boolean() }), errors: ['volunteering.leader_unknown', 'volunteering.registered_already'],
});

export const readLedTeam = defineOperation({
  id: 'volunteering.readLedTeam', summary: { zh: '我负责的队伍', en: 'A team I lead' },
  method: 'GET', path: '/my-service/teams/:teamId', permission: 'signedIn', input: z.object({ teamId: idOf }),
  output: z.object({
    team: team.extend({ placed: z.boolean() }), members: z.array(z.object({ id: idOf, number: z.string(), label: z.string(), isAdult: z.boolean(), minutes: z.number().int() })),
    projects: z.array(z.object({ id: idOf, name: z.string() })).describe('开展中的项目 projects of the team that go on'),
    activities: z.array(z.object({ id: idOf, name: z.string(), startsAt: instant, endsAt: instant, takesSignups: z.boolean(), isCancelled: z.boolean(), signedUp: z.number().int(), served: z.number().int() })),
  }),
});

export const planTeamActivity = defineOperation({
  id: 'volunteering.planTeamActivity', summary: { zh: '为我的队伍发布活动', en: 'Plan an activity of my team' },
  method: 'POST', path: '/my-service/teams/:teamId/activities', permission: 'signedIn',
  input: planInput.omit({ code: true, placeId: true }).extend({ teamId: idOf, placeId: idOf.nullable().default(null).describe('地点，空着为队伍所在区域 where; empty: the place of the team') }), output: z.object({ id: idOf }), errors: [...planRefusals, 'volunteering.placeless', 'volunteering.place_unknown'],
});

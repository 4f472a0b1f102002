/** 报名 · Activities that people can join, for everybody to read and for whoever is signed in to sign up. */
import { z } from 'zod';
import { defineOperation, idOf, instant, pageInput, pageOf } from '#platform/contract/index.ts';
import { SIGNUP_STATES } from '../domain/index.ts';
import { cancelledOut, deadlines } from './service.ts';

const names = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string() });
const state = z.enum(SIGNUP_STATES);
const shift = z.object({ id: idOf, from: instant, to: instant, /** null: no limit */ capacity: z.number().int().nullable(), taken: z.number().int(), waiting: z.number().int() });
const openActivity = z.object({ id: idOf, name: z.string(), about: z.string().nullable(), team: z.object({ id: idOf, name: z.string() }), place: names, shifts: z.array(shift) });
/** How the reader stands with a shift; `ahead`: how many wait before them. */
const myShift = shift.extend({ mine: z.object({ id: idOf, state, ahead: z.number().int() }).nullable() });
const joinable = openActivity.omit({ shifts: true }).extend({ takesSignups: z.boolean(), startsAt: instant, endsAt: instant, shifts: z.array(myShift) });

export const listOpenActivities = defineOperation({
  id: 'volunteering.listOpenActivities', summary: { zh: '可以报名的志愿活动', en: 'Activities that anybody can join' },
  method: 'GET', path: '/public/volunteer-activities', permission: 'public', input: z.object({ ...pageInput }), output: pageOf(openActivity),
});

export const readOpenActivity = defineOperation({
  id: 'volunteering.readOpenActivity', summary: { zh: '查看可以报名或已经取消的活动', en: 'Read an activity that can be joined, or was called off' },
  method: 'GET', path: '/public/volunteer-activities/:activityId', permission: 'public', input: z.object({ activityId: idOf }),
  output: openActivity.extend({ cancelled: z.object({ at: instant, reason: z.string().nullable().describe('给公众的原因 the reason given to the public') }).nullable() }),
});

export const listJoinableActivities = defineOperation({
  id: 'volunteering.listJoinableActivities', summary: { zh: '我可以报名的活动', en: 'Activities I can join' },
  method: 'GET', path: '/my-service/activities', permission: 'signedIn', input: z.object({ ...pageInput }), output: pageOf(joinable),
});

export const readMyActivity = defineOperation({
  id: 'volunteering.readMyActivity', summary: { zh: '查看活动与我的报名', en: 'Read an activity and how I stand with it' },
  method: 'GET', path: '/my-service/activities/:activityId', permission: 'signedIn', input: z.object({ activityId: idOf }),
  output: joinable.extend({ isRegistered: z.boolean(), /** Leads its team, or keeps the volunteers of its place. */ mayRun: z.boolean(), facility: z.string().nullable(), cancelled: cancelledOut }),
});

export const signUp = defineOperation({
  id: 'volunteering.signUp', summary: { zh: '报名', en: 'Sign up' },
  method: 'POST', path: '/volunteer-shifts/:shiftId/signups', permission: 'signedIn', input: z.object({ shiftId: idOf }), output: z.object({ id: idOf, state }),
  errors: ['volunteering.not_registered', 'volunteering.banned', 'volunteering.signup_closed', 'volunteering.signed_up_already', 'volunteering.signed_up_elsewhere'],
});

export const signUpVolunteers = defineOperation({
  id: 'volunteering.signUpVolunteers', summary: { zh: '代为报名', en: 'Sign volunteers up' },
  method: 'POST', path: '/volunteer-shifts/:shiftId/volunteers', permission: 'signedIn',
  input: z.object({ shiftId: idOf, numbers: z.array(z.string().trim().min(3).max(40)).min(1).max(200).describe('志愿者编号 volunteer numbers') }), output: z.object({ signedUp: z.number().int(), waiting: z.number().int() }),
  errors: ['volunteering.banned', 'volunteering.signup_closed', 'volunteering.volunteer_unknown', 'volunteering.signed_up_already', 'volunteering.signed_up_elsewhere'],
});

export const cancelSignup = defineOperation({
  id: 'volunteering.cancelSignup', summary: { zh: '取消报名', en: 'Cancel a sign-up' },
  method: 'POST', path: '/volunteer-signups/:signupId/cancellation', permission: 'signedIn', input: z.object({ signupId: idOf }), output: z.object({ /** Who waited and has a seat now. */ movedUp: z.number().int() }),
  errors: ['volunteering.signup_closed', 'volunteering.signup_over'],
});

export const readSignups = defineOperation({
  id: 'volunteering.readSignups', summary: { zh: '查看活动的报名', en: 'Read who signed up for an activity' },
  method: 'GET', path: '/volunteer-activities/:activityId/signups', permission: 'signedIn', input: z.object({ activityId: idOf }),
  output: z.object({ takesSignups: z.boolean(), ...deadlines, shifts: z.array(shift.extend({ signups: z.array(z.object({ id: idOf, volunteer: z.object({ number: z.string(), label: z.string(), isAdult: z.boolean() }), state, signedUpAt: instant, /** The reader’s own. */ isMine: z.boolean(), /** A record of service stands for some of the shift. */ isRecorded: z.boolean() })) })),
    /** Who served without a sign-up: called by number, entered afterwards, or on a sheet. */ others: z.array(z.object({ id: idOf, volunteer: z.object({ number: z.string(), label: z.string(), isAdult: z.boolean() }), from: instant, to: instant, minutes: z.number().int(), isCounted: z.boolean() })) }),
});

export const openSignups = defineOperation({
  id: 'volunteering.openSignups', summary: { zh: '开放或停止报名', en: 'Open or stop sign-ups' },
  method: 'POST', path: '/volunteer-activities/:activityId/signup-opening', permission: 'signedIn',
  input: z.object({ activityId: idOf, open: z.boolean(), about: z.string().trim().max(2_000).nullable().default(null).describe('活动说明，公众可见 what it is about, for everybody to read') }), output: z.object({ open: z.boolean() }), errors: ['volunteering.activity_cancelled'],
});

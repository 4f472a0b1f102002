/** Signing in and out, and who one is. */
import { z } from 'zod';
import { defineOperation } from '#platform/contract/index.ts';

export const programmeRef = z.object({
  id: z.uuid(), code: z.string(), nameZh: z.string(), nameEn: z.string(), synthetic: z.boolean(),
  personId: z.uuid(), personName: z.string(),
});

export const signIn = defineOperation({
  id: 'people.signIn',
  summary: { zh: '登录', en: 'Sign in' },
  method: 'POST', path: '/session', scope: 'installation', permission: 'public',
  input: z.object({
    username: z.string().trim().toLowerCase().min(1).max(60),
    password: z.string().min(1).max(200),
  }),
  output: z.object({ token: z.string(), expiresAt: z.iso.datetime(), programmes: z.array(programmeRef) }),
  errors: ['people.wrong_password', 'people.login_locked'],
  callsPerMinuteMax: 30,
});

export const signOut = defineOperation({
  id: 'people.signOut',
  summary: { zh: '退出登录', en: 'Sign out' },
  method: 'DELETE', path: '/session', scope: 'installation', permission: 'signedIn',
  input: z.object({ everywhere: z.boolean().default(false) }),
  output: z.object({ ended: z.number().int() }), withGivenPassword: true,
});

export const whoAmI = defineOperation({
  id: 'people.whoAmI',
  summary: { zh: '我是谁、在哪些项目', en: 'Who I am, and in which programmes' },
  method: 'GET', path: '/session', scope: 'installation', permission: 'signedIn',
  input: z.object({}),
  output: z.object({
    username: z.string(), installationAdmin: z.boolean(), programmes: z.array(programmeRef),
    /** Somebody else gave the password: nothing else is open before it is changed. */
    passwordGiven: z.boolean(),
  }),
  withGivenPassword: true,
});

/** What this person may do here; the pages show only that. */
export const myAbilities = defineOperation({
  id: 'people.myAbilities',
  summary: { zh: '我在本项目的角色与权限', en: 'My roles and permissions in this programme' },
  method: 'GET', path: '/me', permission: 'signedIn',
  input: z.object({}),
  output: z.object({
    personId: z.uuid(), name: z.string(), title: z.string().nullable(), organisationNameZh: z.string().nullable(), organisationNameEn: z.string().nullable(),
    roles: z.array(z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() })),
    permissions: z.array(z.string()),
    programme: z.object({ id: z.uuid(), code: z.string(), nameZh: z.string(), nameEn: z.string(), synthetic: z.boolean(), utcOffsetMinutes: z.number() }),
  }),
});

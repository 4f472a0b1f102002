/** What a device keeps of cases to work without a network: those its person may fix or verify, with what is needed to show them and to act. */
import { z } from 'zod';
import { defineOperation, idOf, instant, pulledPage, pullInput } from '#platform/contract/index.ts';
import { caseAbility, caseRow, caseState, caseStoryAct, limit, PHOTO_ROLES } from './shapes.ts';

/** Cases a page holds at most. */
export const PULL_CASES_MAX = 100;

export const pulledCase = caseRow.omit({ overdueMinutes: true, firstPhotoId: true }).extend({
  description: z.string().nullable(), standardCode: z.string().nullable(), standardText: z.string().nullable(), longitude: z.number().nullable(), latitude: z.number().nullable(),
  rectifiedAt: instant.nullable(), limit: limit.nullable(), afterPhotoCountMin: z.number().int(),
  photos: z.array(z.object({ fileId: idOf, role: z.enum(PHOTO_ROLES) })),
  /** The latest steps, newest first. */
  events: z.array(z.object({ at: instant, act: caseStoryAct, toState: caseState, personName: z.string().nullable(), note: z.string().nullable(), claimedAt: instant.nullable() })),
  /** What this person may do now. */
  acts: z.array(caseAbility),
});

export const pullCases = defineOperation({
  id: 'cases.pullCases', summary: { zh: '下载我要整改或核查的案件（离线用，增量）', en: 'Cases I may fix or verify, for work offline, as changes since a cursor' },
  method: 'GET', path: '/pull/cases', permission: 'cases.read',
  input: z.object(pullInput), output: pulledPage(pulledCase),
});

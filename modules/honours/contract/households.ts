/** 户评 · Star by star: what the group and the village found of each household, and the meeting at which it did. */
import { z } from 'zod';
import { defineOperation, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';

const stage = z.enum(['groupReview', 'committee']);

const starFinding = z.object({ starCode: z.string().max(60), met: z.boolean().optional().describe('小组结论；村评由票数定 of a group; a village’s follows from its votes'), votesFor: z.number().int().min(0).max(10_000).default(0), votesAgainst: z.number().int().min(0).max(10_000).default(0) });

export const readStarSheet = defineOperation({
  id: 'honours.readStarSheet', summary: { zh: '逐星评议表', en: 'The star sheet of a household' },
  method: 'GET', path: '/candidates/:candidateId/stars', permission: 'honours.read',
  input: z.object({ candidateId: idOf }),
  output: z.object({
    openStage: stage.nullable(), mayRecord: z.boolean(),
    stars: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), isClaimed: z.boolean(), /** Why it is claimed, by the household itself. */ words: z.string().nullable(), group: z.boolean().nullable(), committee: z.object({ met: z.boolean(), votesFor: z.number().int(), votesAgainst: z.number().int() }).nullable() })),
  }),
});

export const recordStars = defineOperation({
  id: 'honours.recordStars', summary: { zh: '记录逐星评议', en: 'Record what was found, star by star' },
  method: 'PUT', path: '/candidates/:candidateId/stars', permission: 'honours.nominate',
  input: z.object({
    candidateId: idOf,
    findings: z.array(starFinding).min(1).max(50),
  }),
  output: z.object({ met: z.number().int() }), errors: ['honours.stage_not_open', 'honours.class_unknown', 'honours.candidate_settled', 'honours.votes_exceed'],
});

const judged = z.object({ starCode: z.string(), words: z.string().nullable(), group: z.boolean().nullable(), committee: z.object({ met: z.boolean(), votesFor: z.number().int(), votesAgainst: z.number().int() }).nullable() });

export const listStarSheets = defineOperation({
  id: 'honours.listStarSheets', summary: { zh: '一个村的逐星评议表', en: 'The star sheets of a village, household by household' },
  method: 'GET', path: '/selection-rounds/:roundId/star-sheets', permission: 'honours.read',
  input: z.object({ ...pageInput, roundId: idOf, placeId: idOf.optional().describe('所在区域（含下级） place and below'), q: z.string().trim().max(60).optional(), sort: sortInput(['subject', 'number']) }),
  output: pageOf(z.object({ candidateId: idOf, titleId: idOf, label: z.string(), code: z.string(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), version: z.number().int(), /** Those it claims, in the order of the title. */ stars: z.array(judged) })),
});

/** All or none: what a village looked at in one sitting is kept in one step. */
export const recordStarSheets = defineOperation({
  id: 'honours.recordStarSheets', summary: { zh: '一次记录多户的逐星评议', en: 'Record what was found of many households at once' },
  method: 'PUT', path: '/selection-rounds/:roundId/star-sheets', permission: 'honours.nominate',
  input: z.object({ roundId: idOf, sheets: z.array(z.object({ candidateId: idOf, findings: z.array(starFinding).min(1).max(50) })).min(1).max(500) }),
  output: z.object({ households: z.number().int(), met: z.number().int(), withheld: z.number().int() }), errors: ['honours.stage_not_open', 'honours.class_unknown', 'honours.candidate_settled', 'honours.votes_exceed'], bodyLimitBytes: 4 * 1024 * 1024,
});

export const listRoundVillages = defineOperation({
  id: 'honours.listRoundVillages', summary: { zh: '各村评议进度', en: 'Villages of a round, and how far each has come' },
  method: 'GET', path: '/selection-rounds/:roundId/villages', permission: 'honours.read',
  input: z.object({ ...pageInput, roundId: idOf, placeId: idOf.optional(), sort: sortInput(['place', 'households', 'missing']) }),
  output: pageOf(z.object({
    placeId: idOf, nameZh: z.string(), nameEn: z.string(), households: z.number().int(), claimedStars: z.number().int(), groupStars: z.number().int(), committeeStars: z.number().int(), withoutConsent: z.number().int(), /** On the list of the village with a negative item that nobody signed for. */ negativesUnsigned: z.number().int(), meetingOn: localDate.nullable(), presentCount: z.number().int().nullable(),
  })),
});

export const recordVillageMeeting = defineOperation({
  id: 'honours.recordVillageMeeting', summary: { zh: '记录村评议会', en: 'Record the meeting of a village' },
  method: 'PUT', path: '/selection-rounds/:roundId/villages/:placeId/meeting', permission: 'honours.nominate',
  input: z.object({ roundId: idOf, placeId: idOf, heldOn: localDate, presentCount: z.number().int().min(1).max(10_000), minutes: z.string().trim().min(2).max(4_000).describe('会议记录 minutes') }),
  output: z.object({ heldOn: localDate }), errors: ['honours.stage_not_open', 'honours.dates_out_of_order', 'honours.place_unknown'],
});

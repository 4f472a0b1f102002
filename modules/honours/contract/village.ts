/** 本村家庭 · What a village keeps itself of its households: who they are, whether they agreed to be shown, and what they claim. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { CONSENT_FORMS, NOMINATION_STATES } from '../domain/index.ts';

const form = z.enum(CONSENT_FORMS).describe('同意的形式：签字、当面口头、微信或短信 how: signed, by word of mouth, by message');
const sameName = z.boolean().default(false).describe('村里已有同名的户，确认是另一户 another household of the same name, which is not the one that is known');
const houseNumber = z.string().trim().max(60).nullable().default(null).describe('门牌号，加密保存 house number, kept sealed');

export const registerHousehold = defineOperation({
  id: 'honours.registerHousehold', summary: { zh: '登记本村家庭', en: 'Register a household of one’s village' },
  method: 'POST', path: '/village-households', permission: 'honours.keepHouseholds',
  input: z.object({ placeId: idOf, label: z.string().trim().min(1).max(120).describe('户名，如“王家户” a label, no full names'), houseNumber, contact: z.string().trim().max(120).nullable().default(null).describe('联系方式，加密保存 contact, kept sealed'), sameName }),
  output: z.object({ id: idOf, code: z.string() }), errors: ['honours.place_unknown', 'honours.household_known', 'honours.household_alike'],
});

export const recordHouseholdConsent = defineOperation({
  id: 'honours.recordHouseholdConsent', summary: { zh: '记录本村家庭的公开同意或收回', en: 'Record that a household agreed to be shown, or took it back' },
  method: 'POST', path: '/village-households/:subjectId/consent', permission: 'honours.keepHouseholds',
  input: z.object({ subjectId: idOf, consent: z.enum(['given', 'refused', 'withdrawn']), on: localDate, form, note: z.string().trim().max(200).default('').describe('补充，如在场人 more, such as who was there') }),
  output: z.object({ consent: z.enum(['given', 'refused', 'withdrawn']) }), errors: ['honours.dates_out_of_order', 'honours.subject_gone'],
});

const known = z.object({ id: idOf, code: z.string(), label: z.string() });
export const villageClaim = z.object({
  id: idOf, number: z.string(), roundId: idOf, roundName: z.string(), titleZh: z.string(), titleEn: z.string(), nominee: z.string(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), state: z.enum(NOMINATION_STATES), receivedAt: instant, words: z.string().nullable(), reason: z.string().nullable(),
  stars: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), words: z.string().nullable() })),
  /** Households of the village by the same name. */
  households: z.array(known), mayAccept: z.boolean(),
});

export const listVillageClaims = defineOperation({
  id: 'honours.listVillageClaims', summary: { zh: '本村家庭的自荐', en: 'What households of one’s village claim' },
  method: 'GET', path: '/village-claims', permission: 'honours.keepHouseholds',
  input: z.object({ ...pageInput, state: z.enum(NOMINATION_STATES).optional(), q: z.string().trim().max(60).optional().describe('户名或编号 label or number'), sort: sortInput(['waiting', 'recent', 'nominee']) }), output: pageOf(villageClaim),
});

export const acceptVillageClaim = defineOperation({
  id: 'honours.acceptVillageClaim', summary: { zh: '收下本村家庭的自荐', en: 'Take what a household claims' },
  method: 'POST', path: '/village-claims/:nominationId/acceptance', permission: 'honours.keepHouseholds',
  input: z.object({ nominationId: idOf, subjectId: idOf.optional().describe('名册里的户，空则新登记 a household of the register; registered anew when left out'), houseNumber, sameName }),
  output: z.object({ candidateId: idOf, joined: z.boolean() }),
  errors: ['honours.nomination_settled', 'honours.stage_not_open', 'honours.title_not_in_round', 'honours.kind_differs', 'honours.class_unknown', 'honours.candidate_known', 'honours.subject_gone', 'honours.place_unknown', 'honours.household_known', 'honours.household_alike'],
});

export const returnVillageClaim = defineOperation({
  id: 'honours.returnVillageClaim', summary: { zh: '退回本村家庭的自荐', en: 'Send back what a household claims' },
  method: 'POST', path: '/village-claims/:nominationId/return', permission: 'honours.keepHouseholds',
  input: z.object({ nominationId: idOf, reason: z.string().trim().min(2).max(500).describe('理由，申报的家庭能看到 reason, which the household reads') }),
  output: z.object({ state: z.literal('declined') }), errors: ['honours.nomination_settled'],
});

export const exportVillageClaims = exportOf(listVillageClaims, { id: 'honours.exportVillageClaims', path: '/village-claim-export', zh: '导出本村家庭的自荐（xlsx）', en: 'Export what households claim (xlsx)' });

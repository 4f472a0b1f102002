/** 更正 · A volunteer asks, another person decides; and what was recorded, in the columns of the national system's form. */
import { z } from 'zod';
import { defineOperation, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { CORRECTION_STATES, GRADES } from '../domain/index.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');
const state = z.enum(CORRECTION_STATES);

export const askCorrection = defineOperation({
  id: 'volunteering.askCorrection', summary: { zh: '申请更正服务记录（本人）', en: 'Ask that a record of one’s own be put right' },
  method: 'POST', path: '/service-records/:recordId/corrections', permission: 'signedIn',
  input: z.object({ recordId: idOf, from: clock, to: clock, reason: z.string().trim().min(4).max(500).describe('理由，加密保存，办理人可见 why; kept sealed, read by whoever decides') }), output: z.object({ id: idOf }),
  errors: ['volunteering.record_settled', 'volunteering.correction_open', 'volunteering.times_out_of_order', 'volunteering.outside_activity', 'volunteering.not_served_yet'],
});

export const correctionRow = z.object({
  id: idOf, state, volunteer: z.object({ id: idOf, number: z.string(), label: z.string() }), activity: z.object({ id: idOf, name: z.string() }), recorded: z.object({ from: instant, to: instant, minutes: z.number().int(), grade: z.enum(GRADES) }), asked: z.object({ from: instant, to: instant, minutes: z.number().int() }),
  reason: z.string().nullable(), askedAt: instant, answer: z.string().nullable(), mayDecide: z.boolean(),
});

export const listCorrections = defineOperation({
  id: 'volunteering.listCorrections', summary: { zh: '更正申请', en: 'Corrections asked for' },
  method: 'GET', path: '/service-corrections', permission: 'volunteering.read', input: z.object({ ...pageInput, state: state.optional(), sort: sortInput(['asked', 'volunteer']) }), output: pageOf(correctionRow),
});

export const decideCorrection = defineOperation({
  id: 'volunteering.decideCorrection', reach: 'programme', summary: { zh: '办理更正申请', en: 'Decide on a correction' },
  method: 'POST', path: '/service-corrections/:correctionId/decision', permission: 'volunteering.manage', input: z.object({ correctionId: idOf, accept: z.boolean(), answer: z.string().trim().min(2).max(300).describe('答复，本人可见 answer, for the volunteer to read') }), output: z.object({ state }),
  errors: ['volunteering.record_settled', 'volunteering.same_person', 'volunteering.serves_already'],
});

export const downloadNationalProfile = defineOperation({
  id: 'volunteering.downloadNationalProfile', reach: 'programme', summary: { zh: '下载录入全国系统用的服务记录（CSV、JSON）', en: 'Download records for entry into the national system (CSV, JSON)' },
  method: 'GET', path: '/national-profile', permission: 'volunteering.manage', input: z.object({ from: localDate, to: localDate, format: z.enum(['csv', 'json']).default('csv') }), output: fileOutput, errors: ['volunteering.dates_out_of_order', 'volunteering.profile_too_long'],
});

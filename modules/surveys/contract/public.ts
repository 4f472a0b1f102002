/** 公众答卷 · What everybody sees and sends, as nobody in particular. */
import { z } from 'zod';
import { defineOperation, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { answersInput } from './answers.ts';
import { surveyDefinition } from './surveys.ts';

const row = z.object({ id: idOf, title: z.string(), purpose: z.string(), closesOn: localDate });

export const listPublicSurveys = defineOperation({
  id: 'surveys.listPublicSurveys', summary: { zh: '公众：问卷', en: 'Public: surveys' },
  method: 'GET', path: '/public/surveys', permission: 'public', input: z.object({ ...pageInput }), output: pageOf(row),
});

export const readPublicSurvey = defineOperation({
  id: 'surveys.readPublicSurvey', summary: { zh: '公众：一份问卷', en: 'Public: a survey' },
  method: 'GET', path: '/public/surveys/:surveyId', permission: 'public', input: z.object({ surveyId: idOf }),
  output: row.extend({ definition: surveyDefinition, communities: z.array(z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string() })), formToken: z.string() }), errors: ['surveys.not_open'],
});

export const answerSurvey = defineOperation({
  id: 'surveys.answerSurvey', summary: { zh: '公众：提交答卷', en: 'Public: answer a survey' },
  method: 'POST', path: '/public/surveys/:surveyId/answers', permission: 'public', callsPerMinuteMax: 10, callsPerDayMax: 60,
  input: z.object({ surveyId: idOf, formToken: z.string().max(100).describe('表单凭证 from readPublicSurvey'), placeId: z.union([idOf, z.literal('')]), version: z.string().max(20), answers: answersInput.default({}), website: z.string().max(200).optional().describe('留空 leave empty') }),
  output: z.object({ received: z.literal(true) }),
  errors: ['surveys.not_open', 'surveys.form_stale', 'surveys.place_unknown', 'surveys.version_unknown', 'surveys.answer_wrong'],
});

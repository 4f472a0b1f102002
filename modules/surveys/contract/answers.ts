/** 录入答卷 · By an interviewer or the office, one by one, and from paper by a sheet. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, localDate } from '#platform/contract/index.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { QUESTIONS_MAX } from '../domain/index.ts';

/** By code of the question: the code of a choice or a point of the scale, several of them, or `dontKnow`. */
export const answersInput = z.record(z.string().max(20), z.union([z.string().max(20), z.array(z.string().max(20)).max(20)])).refine((given) => Object.keys(given).length <= QUESTIONS_MAX);

export const enterAnswer = defineOperation({
  id: 'surveys.enterAnswer', summary: { zh: '录入一份答卷', en: 'Enter an answer' },
  method: 'POST', path: '/surveys/:surveyId/answers', permission: 'surveys.enter',
  input: z.object({ surveyId: idOf, placeId: idOf, version: z.string().max(20).describe('适用人群 whom it is for'), on: localDate.describe('作答日期 the day it was answered'), sheetNumber: z.string().trim().min(1).max(40).nullable().default(null).describe('纸质问卷编号，空为访问 of a paper sheet; empty for an interview'), answers: answersInput.default({}) }),
  output: z.object({ collected: z.number().int(), missing: z.number().int() }),
  errors: ['surveys.not_open', 'surveys.place_unknown', 'surveys.version_unknown', 'surveys.answer_wrong', 'surveys.day_wrong', 'surveys.sheet_entered'],
});

export const importAnswers = defineOperation({
  id: 'surveys.importAnswers', summary: { zh: '导入纸质答卷（xlsx、CSV）', en: 'Import answers of paper sheets (xlsx, CSV)' },
  method: 'POST', path: '/surveys/:surveyId/answer-import', permission: 'surveys.enter',
  input: z.object({ surveyId: idOf, file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors, 'surveys.not_open'], bodyLimitBytes: 65 * 1024 * 1024,
});

export const answerImportTemplate = defineOperation({
  id: 'surveys.answerImportTemplate', summary: { zh: '下载答卷导入模板', en: 'Download the template for importing answers' },
  method: 'GET', path: '/surveys/:surveyId/answer-import-template', permission: 'surveys.enter', input: z.object({ surveyId: idOf, ...templateInput }), output: fileOutput,
});

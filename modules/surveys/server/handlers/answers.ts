import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite, isRefusal } from '#platform/server/operations/index.ts';
import { answerImportTemplate, enterAnswer, importAnswers } from '../../contract/index.ts';
import { missingOf } from '../../domain/index.ts';
import { isAnswerDay, understood } from '../answering.ts';
import { answerColumns, answerImport, exampleRow } from '../import.ts';
import { insertAnswers, takeSheets } from '../queries/answers.ts';
import { quotasOf, surveyById } from '../queries/surveys.ts';

export const enterAnswerBound = bindWrite(enterAnswer, async (ctx, { surveyId, placeId, version, on, sheetNumber, answers: given }) => {
  const survey = (await surveyById(ctx.tx, ctx.programmeId, surveyId, 'share')) ?? ctx.notFound();
  if (survey.state !== 'open') return ctx.refuse('surveys.not_open');
  const [quota] = await quotasOf(ctx, surveyId, placeId);
  if (quota === undefined) return ctx.refuse('surveys.place_unknown', {}, { pointers: ['/placeId'] });
  if (!isAnswerDay(survey, on, ctx.today)) return ctx.refuse('surveys.day_wrong', {}, { pointers: ['/on'] });
  const kept = understood(ctx, survey.definition, version, given);
  if (isRefusal(kept)) return kept as never;
  if (sheetNumber !== null && await takeSheets(ctx.tx, ctx.programmeId, surveyId, [sheetNumber]) === 0) return ctx.refuse('surveys.sheet_entered', {}, { pointers: ['/sheetNumber'] });
  await insertAnswers(ctx.tx, ctx.programmeId, surveyId, [{ placeId, version, channel: sheetNumber === null ? 'office' : 'paper', on, answers: (kept as Exclude<typeof kept, { refusal: string }>).answers }]);
  ctx.record({ kind: 'survey', id: surveyId, change: { act: 'enterAnswer', place: placeId } });
  ctx.emit({ topic: 'surveys', subjectId: surveyId, placeId });
  return { collected: quota.collected + 1, missing: missingOf(quota.target, quota.collected + 1) };
});

export const importAnswersBound = bindWrite(importAnswers, async (ctx, { surveyId, file, mode }) => {
  const survey = (await surveyById(ctx.tx, ctx.programmeId, surveyId, 'share')) ?? ctx.notFound();
  if (survey.state !== 'open') return ctx.refuse('surveys.not_open');
  return importTable(ctx, { operation: importAnswers, file, mode, fields: { surveyId }, definition: () => Promise.resolve(answerImport(ctx, survey)) });
});

export const answerImportTemplateBound = bindRead(answerImportTemplate, async (ctx, { surveyId, format }) => {
  const { definition, title, opens_on: from } = (await surveyById(ctx.tx, ctx.programmeId, surveyId)) ?? ctx.notFound();
  return importTemplate(ctx, { zh: `${title}答卷导入模板`, en: `${title} answers to import` }, answerColumns(definition), { zh: [exampleRow(definition, 'zh', from)], en: [exampleRow(definition, 'en', from)] }, format);
});

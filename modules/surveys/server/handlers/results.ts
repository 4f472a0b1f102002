import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { writeXlsx, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import type { CellInput, WrittenSheet } from '#platform/server/spreadsheet/index.ts';
import { exportResults, indexKindWords, readResults } from '../../contract/index.ts';
import { INDEX_KINDS, indexResult, optionsOf, questionResult, weighted } from '../../domain/index.ts';
import { cellsOf } from '../queries/answers.ts';
import { quotasOf, surveyPage } from '../queries/surveys.ts';
import type { SurveyRow } from '../queries/surveys.ts';
import { placeOut } from './surveys.ts';

type Results = OutputOf<typeof readResults>;

/** Results within reach; a community counts with its people where they are known. */
async function resultsOf(ctx: ReadContext, survey: SurveyRow): Promise<Results> {
  const quotas = await quotasOf(ctx, survey.id);
  const cells = await cellsOf(ctx, survey.id);
  const places = new Map(quotas.map((quota) => [quota.place_id, placeOut(quota)]));
  const populations = new Map(quotas.flatMap(({ place_id: id, population }) => (population === null ? [] : [[id, population] as const])));
  const { questions } = survey.definition;
  const of = (code: string) => cells.get(code) ?? [];
  return {
    collected: survey.collected, populationSource: survey.population_source,
    covered: weighted(quotas.map((quota) => ({ placeId: quota.place_id, base: quota.collected, top: 0 })), populations)?.covered ?? null,
    indexes: INDEX_KINDS.flatMap((kind) => { const found = indexResult(kind, questions, of, populations); return found === null ? [] : [{ ...found, questions: [...found.questions] }]; }),
    questions: questions.map((question) => {
      const { options, places: told, hiddenPlaceIds, ...rest } = questionResult(question, of(question.code), populations);
      const worded = new Map(optionsOf(question).map((option) => [option.code, option]));
      return {
        ...rest, options: options.map((option) => ({ ...option, zh: worded.get(option.code)?.zh ?? '', en: worded.get(option.code)?.en ?? '' })), hiddenPlaceCount: hiddenPlaceIds.length,
        places: told.flatMap(({ placeId, counts, ...cell }) => { const place = places.get(placeId); return place === undefined ? [] : [{ place, ...cell, counts: counts.map((count) => ({ ...count })) }]; }),
      };
    }),
  };
}

async function closed(ctx: ReadContext, surveyId: string): Promise<SurveyRow | null> {
  const [row] = await surveyPage(ctx, { id: surveyId }, 'recent', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  return row.state === 'closed' ? row : null;
}

export const readResultsBound = bindRead(readResults, async (ctx, { surveyId }) => {
  const survey = await closed(ctx, surveyId);
  return survey === null ? ctx.refuse('surveys.not_closed') : resultsOf(ctx, survey);
});

const heads = {
  zh: { whole: '总体', byPlace: '分社区', question: '题目', option: '选项', count: '份数', base: '回答份数', share: '占比', weighted: '加权占比', unsure: '不清楚', effective: '有效样本量', margin: '95% 误差（±）', place: '社区', hidden: '不足 5 份，不显示', how: '说明', note: '“不清楚”不计入分母。加权占比按社区人口（{source}）计算；没有人口数时为空。95% 误差：同样的调查做一百次，约九十五次的加权结果与全体居民的真实情况相差不超过这个数；答卷不是随机抽取的，这个数偏小。' },
  en: { whole: 'Whole', byPlace: 'By community', question: 'Question', option: 'Answer', count: 'Answers', base: 'Answered', share: 'Share', weighted: 'Weighted share', unsure: 'Don’t know', effective: 'Effective number', margin: 'Margin at 95 % (±)', place: 'Community', hidden: 'Fewer than 5, not shown', how: 'Note', note: '“Don’t know” is in no denominator. Weighted by the people of communities ({source}); empty where none are known. Margin at 95 %: of a hundred such surveys about ninety-five come no further than this from the truth of all residents; answers were not drawn by lot, so it is too small.' },
} as const;

function sheetsOf(survey: SurveyRow, results: Results, language: 'zh' | 'en'): WrittenSheet[] {
  const head = heads[language];
  const name = (code: string): string => survey.definition.questions.find((question) => question.code === code)?.[language] ?? code;
  const columns = (names: readonly string[]) => names.map((header, at) => ({ header, width: at === 0 ? 36 : 16 }));
  const whole: CellInput[][] = [
    ...results.indexes.map((index) => [indexKindWords[index.kind][language], null, index.share.numerator, index.share.denominator, index.share.numerator / index.share.denominator, index.weighted, null, index.effective, index.margin]),
    ...results.questions.flatMap((question): CellInput[][] => (question.isHidden ? [[name(question.code), head.hidden]] : question.options.map((option) => [name(question.code), option[language], option.share.numerator, option.share.denominator, option.share.numerator / option.share.denominator, option.weighted, question.dontKnow.numerator, question.effective, question.margin]))),
  ];
  const byPlace = results.questions.flatMap((question) => question.places.flatMap(({ place, base, dontKnow, counts }) => counts.map((count): CellInput[] => [name(question.code), language === 'zh' ? place.nameZh : place.nameEn, question.options.find(({ code }) => code === count.code)?.[language] ?? count.code, count.count, base, dontKnow])));
  return [
    { name: head.whole, columns: columns([head.question, head.option, head.count, head.base, head.share, head.weighted, head.unsure, head.effective, head.margin]), rows: whole },
    { name: head.byPlace, columns: columns([head.question, head.place, head.option, head.count, head.base, head.unsure]), rows: byPlace },
    { name: head.how, columns: [{ header: head.how, width: 100 }], rows: [[fillText(head.note, { source: survey.population_source ?? '—' })]] },
  ];
}

export const exportResultsBound = bindRead(exportResults, async (ctx, { surveyId }) => {
  const survey = await closed(ctx, surveyId);
  if (survey === null) return ctx.refuse('surveys.not_closed');
  const language = ctx.locale === 'en' ? 'en' : 'zh';
  return { fileName: `${survey.title}-${ctx.today}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream: writeXlsx({ sheets: sheetsOf(survey, await resultsOf(ctx, survey), language), title: survey.title }) };
});

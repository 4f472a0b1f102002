/** 问卷作数源 · Surveys, the communities they are held in, and what closed ones tell. Answers are of nobody and are no rows: a question is one, with how many answered it. */
import { column } from '#platform/server/figures/index.ts';
import type { FigureSource, SourceShape } from '#platform/server/figures/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { DONT_KNOW } from '../../domain/index.ts';
import { indexKindWords, surveyStateWords } from '../../contract/index.ts';

/** Fewer answers are told of nowhere. */
const TOLD_FROM = 5;

const surveyShapes = (programmeId: string): readonly SourceShape[] => [
  {
    code: 'surveys.surveys', words: { zh: '问卷', en: 'Surveys' },
    columns: { survey: column('text', '问卷代码', 'Survey', 'v.code'), state: column('text', '状态', 'State', 'v.state', surveyStateWords), opensOn: column('date', '开始日期', 'Opens', 'v.opens_on'), closesOn: column('date', '结束日期', 'Closes', 'v.closes_on'), questions: { ...column('number', '题数', 'Questions', `jsonb_array_length(v.definition -> 'questions')`), unit: '题' } },
    from: sql`from surveys.surveys v where v.programme_id = ${programmeId}`, id: sql`v.id::text`, label: sql`v.title`, named: { name: sql`v.title`, may: sql`v.state <> 'draft'` }, day: sql`v.closes_on`, dayIsPlanned: true, path: sql`'/surveys/' || v.id`,
  },
  {
    code: 'surveys.communities', words: { zh: '问卷的社区（村）', en: 'Communities of surveys' },
    columns: {
      survey: column('text', '问卷代码', 'Survey', 'v.code'), state: column('text', '状态', 'State', 'v.state', surveyStateWords), target: { ...column('number', '配额', 'Target', 'q.target'), unit: '份' },
      collected: { ...column('number', '回收份数', 'Collected', '(select count(*) from surveys.answers a where a.programme_id = q.programme_id and a.survey_id = q.survey_id and a.place_id = q.place_id)'), unit: '份' },
    },
    from: sql`from surveys.quotas q join surveys.surveys v on v.programme_id = q.programme_id and v.id = q.survey_id join places.places p on p.programme_id = q.programme_id and p.id = q.place_id where q.programme_id = ${programmeId}`,
    id: sql`q.survey_id || '/' || q.place_id`, label: sql`p.name_zh || ' · ' || v.title`, named: { name: sql`p.name_zh`, may: sql`v.state <> 'draft'` }, day: sql`v.closes_on`, dayIsPlanned: true, place: sql`q.place_id`, path: sql`'/surveys/' || v.id`,
  },
];

/** Of the whole programme, and only for who sees all of it: parts taken off each other would tell of few people. */
const questionShape = (programmeId: string): SourceShape => ({
  code: 'surveys.questions', words: { zh: '已结束问卷的指数题', en: 'Index questions of closed surveys' },
  columns: {
    survey: column('text', '问卷代码', 'Survey', 'v.code'), question: column('text', '题目代码', 'Question', `(q.question ->> 'code')`), index: column('text', '指数', 'Index', `(q.question ->> 'index')`, indexKindWords),
    answered: { ...column('number', '有效作答', 'Answered', 'r.answered'), unit: '份' }, top: { ...column('number', '计入指数', 'Top boxes', 'r.top'), unit: '份' }, dontKnow: { ...column('number', '不清楚', 'Don’t know', 'r.dont_know'), unit: '份' },
  },
  from: sql`from surveys.surveys v cross join lateral jsonb_array_elements(v.definition -> 'questions') as q(question) cross join lateral (
      select count(*) filter (where g.value <> ${DONT_KNOW}) as answered, count(*) filter (where g.value = ${DONT_KNOW}) as dont_know, count(*) filter (where q.question -> 'topBoxes' ? g.value) as top
        from surveys.answers a cross join lateral (select a.answers ->> (q.question ->> 'code') as value) as g where a.programme_id = v.programme_id and a.survey_id = v.id and g.value is not null) as r
    where v.programme_id = ${programmeId} and v.state = 'closed' and q.question ->> 'index' is not null and r.answered >= ${TOLD_FROM}`,
  id: sql`v.id || '/' || (q.question ->> 'code')`, label: sql`(q.question ->> 'zh') || ' · ' || v.title`, named: 'label', day: sql`v.closes_on`, dayIsPlanned: true, path: sql`'/surveys/' || v.id`,
});

export const surveysFigureSource: FigureSource = {
  module: 'surveys', permission: 'surveys.read', topics: ['surveys'],
  shapes: ({ programmeId, scope }) => [...surveyShapes(programmeId), ...(scope.everything ? [questionShape(programmeId)] : [])],
};

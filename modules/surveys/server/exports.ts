import { bindExport } from '#platform/server/exports/index.ts';
import { choiceColumn, dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { exportSurveys, listSurveys, surveyStateWords } from '../contract/index.ts';
import { listSurveysBound } from './handlers/surveys.ts';

export const exportSurveysBound = bindExport(exportSurveys, listSurveysBound, listSurveys, {
  name: { zh: '问卷调查', en: 'Surveys' },
  columns: defineColumns({
    code: textColumn({ zh: '代码', en: 'Code', width: 18, required: true }), title: textColumn({ zh: '问卷', en: 'Survey', width: 36, required: true }), state: choiceColumn({ zh: '状态', en: 'State', labels: surveyStateWords, required: true }),
    opensOn: dateColumn({ zh: '开始', en: 'From', required: true }), closesOn: dateColumn({ zh: '结束', en: 'Until', required: true }), questions: integerColumn({ zh: '题数', en: 'Questions', required: true }), places: integerColumn({ zh: '社区数', en: 'Communities', required: true }),
    collected: integerColumn({ zh: '已收', en: 'Collected', required: true }), target: integerColumn({ zh: '目标', en: 'Target', required: true }),
  }),
  row: (row) => ({ code: row.code, title: row.title, state: row.state, opensOn: row.opensOn, closesOn: row.closesOn, questions: row.questionCount, places: row.placeCount, collected: row.collected, target: row.target }),
});

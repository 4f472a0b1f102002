export { closeSurvey, draftSurvey, exportSurveys, listSurveys, openSurvey, readSurvey, setQuotas, suggestQuotas, surveyDefinition, surveyRow, updateSurvey } from './surveys.ts';
export { answerImportTemplate, enterAnswer, importAnswers } from './answers.ts';
export { exportResults, readResults } from './results.ts';
export { answerSurvey, listPublicSurveys, readPublicSurvey } from './public.ts';
export { answerFaultWords, channelWords, definitionFaultWords, indexKindWords, questionTypeWords, surveyStateWords } from './words.ts';
export { surveysPermissions } from './permissions.ts';
export { surveysProblems } from './problems.ts';

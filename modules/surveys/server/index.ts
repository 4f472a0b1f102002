import type { ServerModule } from '#platform/server/operations/index.ts';
import { surveysProblems } from '../contract/index.ts';
import { exportSurveysBound } from './exports.ts';
import { answerImportTemplateBound, enterAnswerBound, importAnswersBound } from './handlers/answers.ts';
import { answerSurveyBound, listPublicSurveysBound, readPublicSurveyBound } from './handlers/public.ts';
import { exportResultsBound, readResultsBound } from './handlers/results.ts';
import { closeSurveyBound, draftSurveyBound, listSurveysBound, openSurveyBound, readSurveyBound, setQuotasBound, suggestQuotasBound, updateSurveyBound } from './handlers/surveys.ts';
import { surveysForms, surveysPages } from './pages.ts';
import { surveysFigureSource } from './queries/figure-sources.ts';
import { surveysAskSource } from './queries/ask-source.ts';

export const surveysModule: ServerModule = {
  name: 'surveys',
  operations: [
    listSurveysBound, exportSurveysBound, readSurveyBound, draftSurveyBound, updateSurveyBound, suggestQuotasBound, setQuotasBound, openSurveyBound, closeSurveyBound,
    enterAnswerBound, importAnswersBound, answerImportTemplateBound, readResultsBound, exportResultsBound, listPublicSurveysBound, readPublicSurveyBound, answerSurveyBound,
  ],
  problems: surveysProblems,
  constraints: { surveys__code_unique: 'surveys.code_taken' },
  topics: { surveys: 'surveys.read' },
  asks: [surveysAskSource],
  figureSources: [surveysFigureSource],
  pages: surveysPages,
  forms: surveysForms,
};

export { surveyPart } from './part.ts';
export type { SurveyPart } from './part.ts';

export { surveyEvidence } from './queries/evidence.ts';

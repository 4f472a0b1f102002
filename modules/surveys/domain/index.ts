export { CHANNELS, CHOICES_MAX, CODE, definitionFaults, DONT_KNOW, INDEX_KINDS, optionsOf, pointsOf, QUESTION_TYPES, questionsFor, QUESTIONS_MAX, SURVEY_STATES, VERSIONS_MAX } from './definition.ts';
export type { Channel, DefinitionFault, IndexKind, Question, QuestionType, SurveyDefinition, SurveyState, Worded } from './definition.ts';
export { checkedAnswers } from './answer.ts';
export type { AnswerFault, Answers, AnswerValue } from './answer.ts';
export { areaResult, hiddenPlaces, indexQuestions, indexResult, LEAST_TOLD, missingOf, questionResult, weighted } from './results.ts';
export type { AreaResult, Cell, IndexResult, Populations, QuestionResult, Weighted } from './results.ts';

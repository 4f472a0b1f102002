import type { SurveyState } from '../domain/index.ts';

/** 状态色调 */
export const surveyTones: Readonly<Record<SurveyState, 'neutral' | 'ok' | 'held'>> = { draft: 'neutral', open: 'ok', closed: 'held' };

/** Surveys of the demonstration: drafted, given their communities, opened, filled by the import of paper sheets and by an interview, and one of them closed. */
import { listPlaces } from '#modules/places/contract/index.ts';
import { closeSurvey, draftSurvey, enterAnswer, importAnswers, openSurvey, setQuotas } from '#modules/surveys/contract/index.ts';
import type { SurveyPlan } from '../../packs/wanyuan/surveys.ts';
import type { Actors, Moment } from './acting.ts';
import { momentOf } from './round.ts';

/** Of a day, when the office opens and when it closes a survey. @unit minutes */
const MORNING = 9 * 60;
const EVENING = 18 * 60;

/** 演示问卷 · @param at the moment on which the story stands @errors throws when a step is refused or a row is bad */
export async function playSurveys(actors: Actors, by: string, plans: readonly SurveyPlan[], at: number, tell: (text: string) => void): Promise<void> {
  const placeIds = new Map((await actors.read(listPlaces, {}, { at, by })).rows.map(({ code, id }) => [code, id]));
  for (const plan of plans) {
    const key = (step: string) => `demo/surveys/${plan.code}/${step}`;
    const [began, filled]: [Moment, Moment] = [{ at: momentOf(plan.opensOn, MORNING), by }, { at: plan.closes ? momentOf(plan.closesOn, MORNING) : at, by }];
    const { code, title, purpose, opensOn, closesOn } = plan;
    const { id: surveyId } = await actors.write(draftSurvey, { code, title, purpose, opensOn, closesOn, versions: plan.versions.map((version) => ({ ...version })), questions: plan.questions.map((question) => ({ ...question })), isSynthetic: true }, began, key('draft'));
    const quotas = plan.quotas.map(({ place, target, population }) => ({ placeId: placeIds.get(place) as string, target, population }));
    await actors.write(setQuotas, { surveyId, version: 1, populationSource: '示例：社区登记户数 × 户均 2.6 人', quotas }, began, key('quotas'));
    await actors.write(openSurvey, { surveyId, version: 2 }, began, key('open'));
    const { report } = await actors.write(importAnswers, { surveyId, file: { fileName: `${plan.code}.csv`, body: new TextEncoder().encode(plan.sheets) }, mode: 'all' }, filled, key('sheets'));
    if (report?.outcome !== 'written') throw new Error(`the sheets of ${plan.code} were not written: ${JSON.stringify(report?.badRows.slice(0, 3))}`);
    await actors.write(enterAnswer, { surveyId, placeId: quotas[0]?.placeId as string, version: 'resident', on: opensOn, answers: { streets: 'good', order: 'dontKnow', knows: 'heard', wishes: ['parking', 'noise'] } }, filled, key('interview'));
    if (plan.closes) await actors.write(closeSurvey, { surveyId, version: 3 }, { at: momentOf(plan.closesOn, EVENING), by }, key('close'));
    tell(`正在载入问卷 · loading surveys ${plan.count}`);
  }
}

/** 问卷的公众页面 · The list with thanks once sent, whom it is for, and the form; all of it works without a script. */
import { dateText, defineForm, definePage, field, formProblem, html, paragraphs, unseenFields } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicForm, PublicPage } from '#platform/server/http/pages/index.ts';
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { answerSurvey, listPublicSurveys, readPublicSurvey } from '../contract/index.ts';
import { DONT_KNOW, optionsOf, pointsOf, questionsFor } from '../domain/index.ts';
import type { Question } from '../domain/index.ts';
import { pageWords as words } from './page-words.ts';

const PATH = '/public/:programme/surveys';
/** Between the code of a question and that of a choice, in the name of a box that can be ticked beside others. */
const OF = '__';
type Survey = OutputOf<typeof readPublicSurvey>;

const listPage = definePage({
  path: PATH, nav: { order: 45, label: words.title },
  reads: { surveys: { operation: listPublicSurveys, input: () => ({ pageSize: 50 }) } },
  render: ({ surveys }, request) => {
    const { say, to } = request;
    return {
      title: say(words.title), description: say(words.lead), trail: [{ text: say(words.title) }],
      body: html`${request.query['sent'] === '1' ? html`<div class="pub-note is-ok" role="status"><p><strong>${say(words.thanks)}</strong></p><p>${say(words.thanksNote)}</p></div>` : null}<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>
${surveys.rows.length === 0 ? html`<div class="pub-note"><p><strong>${say(words.none)}</strong></p><p>${say(words.noneNote)}</p></div>`
    : html`<ul class="pub-list">${surveys.rows.map((survey) => html`<li><h3><a href="${to(`/surveys/${survey.id}`)}">${survey.title}</a></h3><p class="pub-quiet">${say(words.until)} ${dateText(survey.closesOn, request)}</p></li>`)}</ul>`}`,
    };
  },
});

const readsSurvey = { operation: readPublicSurvey, input: ({ params }: PageRequest) => ({ surveyId: params['surveyId'] ?? '' }) };
const head = (survey: Survey, request: PageRequest) => html`<div class="pub-stack"><h1>${survey.title}</h1>${paragraphs(survey.purpose)}<p class="pub-quiet">${request.say(words.until)} ${dateText(survey.closesOn, request)}</p></div>`;
/** A link of a community names it, and it stays chosen on the way. */
const withPlace = ({ query }: PageRequest): string => (query['place'] === undefined ? '' : `?place=${encodeURIComponent(query['place'])}`);

const versionsPage = definePage({
  path: `${PATH}/:surveyId`, reads: { survey: readsSurvey },
  render: ({ survey }, request) => {
    const { say, to } = request;
    const { versions } = survey.definition;
    return {
      title: survey.title, trail: [{ text: say(words.title), href: to('/surveys') }, { text: survey.title }],
      body: html`${head(survey, request)}<section class="pub-stack"><h2>${say(words.whom)}</h2><p class="pub-actions">${versions.map((version) => html`<a class="pub-button" href="${to(`/surveys/${survey.id}/answer/${version.code}${withPlace(request)}`)}">${say(version)}</a>`)}</p></section><p class="pub-note">${say(words.privacy)}</p>`,
    };
  },
});

function questionField(question: Question, at: number, { say, filled }: PageRequest) {
  const given = filled?.fields ?? {};
  const several = question.type === 'multiple';
  const points = pointsOf(question);
  const options = [...optionsOf(question), ...(question.dontKnow ? [{ code: DONT_KNOW, zh: words.unsure.zh, en: words.unsure.en }] : [])];
  const hints = [several ? say(words.several) : '', points === null ? '' : fillText(say(words.scale), { n: points }), question.required ? '' : say(words.optional)].filter((hint) => hint !== '');
  return html`<fieldset><legend>${at + 1}. ${say(question)}${hints.length === 0 ? null : html` <span class="pub-quiet">${hints.join(' · ')}</span>`}</legend><div class="pub-choices">${options.map(({ code, ...label }) => {
    const name = several ? `${question.code}${OF}${code}` : question.code;
    const isChosen = several ? given[name] !== undefined : given[name] === code;
    return html`<label><input type="${several ? 'checkbox' : 'radio'}" name="${name}" value="${code}"${question.required && !several ? html` required` : null}${isChosen ? html` checked` : null}>${say(label)}</label>`;
  })}</div></fieldset>`;
}

const answerPage = definePage({
  path: `${PATH}/:surveyId/answer/:version`, reads: { survey: readsSurvey },
  render: ({ survey }, request) => {
    const { say, to, params, query, filled } = request;
    const version = survey.definition.versions.find(({ code }) => code === params['version']) ?? survey.definition.versions[0];
    const code = version?.code ?? '';
    const chosen = filled?.fields['placeId'] ?? survey.communities.find((place) => place.code === query['place'])?.id;
    return {
      title: survey.title, isPrivate: true, trail: [{ text: say(words.title), href: to('/surveys') }, { text: survey.title, href: to(`/surveys/${survey.id}${withPlace(request)}`) }, { text: version === undefined ? '' : say(version) }],
      body: html`${head(survey, request)}<p class="pub-note">${say(words.privacy)}</p>${formProblem(request)}
<form class="pub-form" method="post" action="${to(`/surveys/${survey.id}/answer/${code}${withPlace(request)}`)}">
${unseenFields(survey.formToken, 'surveys.form_stale', request)}
${field({ id: 'placeId', label: say(words.community), control: html`<select id="placeId" name="placeId" required><option value="">${say(words.choose)}</option>${survey.communities.map((place) => html`<option value="${place.id}"${place.id === chosen ? html` selected` : null}>${say({ zh: place.nameZh, en: place.nameEn })}</option>`)}</select>` })}
${questionsFor(survey.definition, code).map((question, at) => questionField(question, at, request))}
<p class="pub-actions"><button class="pub-button" type="submit">${say(words.send)}</button></p></form>`,
    };
  },
});

/** What the fields of the form say: one value a question, or those that were ticked. */
function answersIn(fields: Readonly<Record<string, string>>): Record<string, string | string[]> {
  const answers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (['formToken', 'website', 'placeId'].includes(name)) continue;
    const [question = '', choice] = name.split(OF, 2);
    if (choice === undefined) answers[question] = value;
    else answers[question] = [...(answers[question] ?? []), choice];
  }
  return answers;
}

const answerForm = defineForm({
  path: `${PATH}/:surveyId/answer/:version`, page: `${PATH}/:surveyId/answer/:version`, operation: answerSurvey,
  input: ({ fields }, { params }) => ({ surveyId: params['surveyId'] ?? '', version: params['version'] ?? '', placeId: fields['placeId'] ?? '', formToken: fields['formToken'] ?? '', website: fields['website'] ?? '', answers: answersIn(fields) }),
  done: (_output, request) => request.to('/surveys?sent=1'),
});

export const surveysPages: readonly PublicPage[] = [listPage, versionsPage, answerPage];
export const surveysForms: readonly PublicForm[] = [answerForm];

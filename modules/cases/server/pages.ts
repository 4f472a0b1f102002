/** 随手拍的公众页面 · One plain form of five steps, and the page that follows a report to its close. A script only makes them nicer. */
import { listPublicPlaces } from '#modules/places/contract/index.ts';
import { placeField, zoneMap } from '#modules/places/server/index.ts';
import { codeToKeep, dateTimeText, defineForm, definePage, field, followLookup, formProblem, html, paragraphs, unseenFields } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicForm, PublicPage } from '#platform/server/http/pages/index.ts';
import type { OutputOf, ProblemText } from '#platform/contract/index.ts';
import { followReport, PLATFORM_CATEGORY, readFollowedPhoto, readReportForm, reportByResident, RESIDENT_PHOTO_BYTES_MAX, RESIDENT_PHOTOS_MAX } from '../contract/index.ts';
import { nextWords, pageWords as words, stepWords } from './page-words.ts';

const PATH = '/public/:programme';
const FOLLOW = '/follow';
type Form = OutputOf<typeof readReportForm>;
type Places = OutputOf<typeof listPublicPlaces>['rows'];

const isFeedback = (request: PageRequest, form: Form): boolean => form.takesPlatformFeedback && (request.query['about'] === 'platform' || request.filled?.fields['categoryCode'] === PLATFORM_CATEGORY);

function categoryStep(form: Form, { say, filled }: PageRequest) {
  return html`<fieldset><legend>${say(words.step1)}</legend><div class="pub-choices">${form.categories.map((category) => html`<label><input type="radio" name="categoryCode" value="${category.code}" required${filled?.fields['categoryCode'] === category.code ? html` checked` : null}>${say({ zh: category.nameZh, en: category.nameEn })}</label>`)}</div></fieldset>`;
}

function placeStep(places: Places, request: PageRequest) {
  const { say, filled } = request;
  const given = filled?.fields ?? {};
  return html`<fieldset class="pub-stack"><legend>${say(words.step4)}</legend>
${field({ id: 'address', label: say(words.address), hint: say(words.addressHint), control: html`<input id="address" name="address" type="text" maxlength="120" aria-describedby="address-hint" value="${given['address'] ?? ''}">` })}
<p data-here-field hidden><button class="pub-button is-plain" type="button" data-here data-done="${say(words.hereDone)}" data-failed="${say(words.hereFailed)}">${say(words.here)}</button> <span role="status" data-here-status></span></p>
${zoneMap(places, request, say(words.map))}
${placeField(places, words.place, request, words.placeNone)}
<div data-site-field hidden>${field({ id: 'siteName', label: say(words.site), hint: say(words.siteHint), control: html`<input id="siteName" type="search" list="sites" autocomplete="off" aria-describedby="siteName-hint" data-sites="/api/programmes/${request.site?.code ?? ''}/public/sites"><datalist id="sites"></datalist>` })}</div>
<input type="hidden" name="siteId" value="${given['siteId'] ?? ''}"><input type="hidden" name="longitude" value="${given['longitude'] ?? ''}"><input type="hidden" name="latitude" value="${given['latitude'] ?? ''}"></fieldset>`;
}

function alreadyReported(request: PageRequest) {
  if (request.filled?.problem.code !== 'cases.already_reported') return formProblem(request);
  const { title, advice } = request.filled.problem;
  return html`<div class="pub-alert" role="alert" tabindex="-1"><h2>${title}</h2><p>${advice}</p><p class="pub-actions"><button class="pub-button" type="submit" form="report" name="ifReported" value="support">${request.say(words.support)}</button>
<button class="pub-button is-plain" type="submit" form="report" name="ifReported" value="separate">${request.say(words.separate)}</button></p></div>`;
}

const reportPage = definePage({
  path: `${PATH}/report`, nav: { order: 50, label: words.title },
  reads: { form: { operation: readReportForm }, places: { operation: listPublicPlaces } },
  render: ({ form, places }, request) => {
    const { say } = request;
    const given = request.filled?.fields ?? {};
    const feedback = isFeedback(request, form);
    const title = say(feedback ? words.platformTitle : words.title);
    return {
      title, description: say(words.lead), isPrivate: true, trail: [{ text: title }], scripts: ['report.js'],
      body: html`<div class="pub-stack"><h1>${title}</h1><p class="pub-lead">${say(feedback ? words.platformLead : words.lead)}</p>${feedback ? null : html`<p class="pub-quiet">${say(words.urgent)}</p>`}</div>${form.paused ? html`<div class="pub-alert" role="alert"><p>${say(words.paused)}</p></div>` : null}${alreadyReported(request)}
<div class="pub-beside"><form id="report" class="pub-form" method="post" enctype="multipart/form-data" action="${request.to('/report')}" data-report data-restored="${say(words.draftKept)}">
${unseenFields(form.formToken, 'cases.form_stale', request)}
${feedback ? html`<input type="hidden" name="categoryCode" value="${PLATFORM_CATEGORY}">` : categoryStep(form, request)}
${field({ id: 'words', label: say(words.step2), hint: say(words.step2Hint), control: html`<textarea id="words" name="words" required minlength="2" maxlength="500" rows="4" aria-describedby="words-hint">${given['words'] ?? ''}</textarea>` })}
${feedback ? null : field({ id: 'photos', label: say(words.step3), hint: say(words.step3Hint), control: html`<input id="photos" name="photos" type="file" accept="image/jpeg,image/png,image/webp" multiple aria-describedby="photos-hint">${request.filled === null ? null : html`<p class="pub-hint">${say(words.photosAgain)}</p>`}<div class="pub-photos is-small" data-photos-shown hidden></div>` })}
${feedback ? null : placeStep(places.rows, request)}
<p class="pub-note">${say(words.privacy)}</p>
<p class="pub-actions"><button class="pub-button" type="submit">${say(words.send)}</button></p></form>
<aside class="pub-card pub-stack"><h2>${say(words.after)}</h2><ol class="pub-numbered">${[words.after1, words.after2, words.after3].map((text) => html`<li>${say(text)}</li>`)}</ol><p><a href="${request.to('/follow')}">${say(words.followTitle)}</a></p></aside></div>`,
    };
  },
});

const orUndefined = (text: string | undefined): string | undefined => (text === undefined || text.trim() === '' ? undefined : text);

const reportForm = defineForm({
  path: `${PATH}/report`, page: `${PATH}/report`, operation: reportByResident, filesMax: RESIDENT_PHOTOS_MAX, fileBytesMax: RESIDENT_PHOTO_BYTES_MAX,
  input: ({ fields, files }) => {
    const [file, file2, file3] = files;
    return {
      formToken: fields['formToken'] ?? '', categoryCode: fields['categoryCode'] ?? '', words: fields['words'] ?? '', siteId: orUndefined(fields['siteId']), placeId: orUndefined(fields['placeId']),
      address: orUndefined(fields['address']), longitude: orUndefined(fields['longitude']), latitude: orUndefined(fields['latitude']), ifReported: fields['ifReported'] ?? 'ask', website: fields['website'] ?? '',
      ...(file === undefined ? {} : { file }), ...(file2 === undefined ? {} : { file2 }), ...(file3 === undefined ? {} : { file3 }),
    };
  },
  done: ({ followToken, supported }, request) => request.to(`/follow/${followToken}?new=${supported ? 'support' : '1'}`),
});

/** The usual way of a report, and what comes after each step. */
const WAY = [['report', 'reported'], ['register', 'registered'], ['dispatch', 'dispatched'], ['rectify', 'rectified'], ['verifyPass', null]] as const;

const lookupPage = followLookup({
  path: FOLLOW, title: words.followTitle, lead: words.followLead, trail: ({ say }) => [{ text: say(words.followTitle) }],
  below: ({ say, to }) => html`
<section class="pub-stack"><h2>${say(words.way)}</h2><ol class="pub-steps">${WAY.map(([act, state]) => html`<li><strong>${say(stepWords[act] as ProblemText)}</strong>${state === null ? null : html`<br><span class="pub-quiet">${say(nextWords[state] as ProblemText)}</span>`}</li>`)}</ol></section>
<p class="pub-note">${say(words.codeLost)} <a href="${to('/report')}">${say(words.title)}</a></p>`,
});

type Followed = OutputOf<typeof followReport>;

function steps(report: Followed, request: PageRequest) {
  const { say } = request;
  const next = nextWords[report.state];
  return html`<ol class="pub-steps">${report.steps.map((step) => html`<li class="is-done"><strong>${say(stepWords[step.act] ?? { zh: step.act, en: step.act })}</strong><br><span class="pub-quiet">${dateTimeText(step.at, request)}</span>${step.reason === null ? null : html`<p>${say(words.reason)}：${step.reason}</p>`}</li>`)}
${next === undefined ? null : html`<li><span class="pub-quiet">${say(words.next)}</span><br>${say(next)}</li>`}</ol>`;
}

function ownReport(own: NonNullable<Followed['own']>, token: string, { say, to }: PageRequest) {
  const where = [own.siteName, own.address].filter((text) => text !== null).join(' · ');
  return html`<section class="pub-card pub-stack"><h2>${say(words.own)}</h2>${paragraphs(own.words)}${where === '' ? null : html`<p class="pub-quiet">${say(words.ownWhere)}：${where}</p>`}
${own.photoIds.length === 0 ? null : html`<div class="pub-photos is-own">${own.photoIds.map((id, at) => html`<a href="${to(`/follow/${token}/photos/${id}`)}"><img src="${to(`/follow/${token}/photos/${id}`)}" alt="${say(words.ownPhoto)}${own.photoIds.length > 1 ? ` ${at + 1}` : ''}" loading="lazy"></a>`)}</div>`}</section>`;
}

const followPage = definePage({
  path: `${PATH}/follow/:followToken`,
  reads: { report: { operation: followReport, input: ({ params }: PageRequest) => ({ followToken: params['followToken'] ?? '' }) } },
  render: ({ report }, request) => {
    const { say } = request;
    const token = request.params['followToken'] ?? '';
    const fresh = request.query['new'];
    return {
      title: `${say(words.progress)} ${report.number}`, isPrivate: true, trail: [{ text: say(words.followTitle), href: request.to('/follow') }, { text: report.number }], scripts: ['copy.js'],
      body: html`${fresh === '1' ? html`<div class="pub-note is-ok" role="status"><p><strong>${say(words.saved)}</strong></p><p>${say(words.savedNote)}</p></div>` : fresh === 'support' ? html`<div class="pub-note is-ok" role="status"><p>${say(words.supported)}</p></div>` : null}
<h1>${say(words.progress)}</h1><dl class="pub-facts"><dt>${say(words.number)}</dt><dd>${report.number}</dd><dt>${say(words.kind)}</dt><dd>${say({ zh: report.categoryZh, en: report.categoryEn })}</dd><dt>${say(words.place2)}</dt><dd>${say({ zh: report.placeZh, en: report.placeEn })}</dd><dt>${say(words.reported)}</dt><dd>${dateTimeText(report.reportedAt, request)}</dd>${report.supporterCount > 0 ? html`<dt>${say(words.supporters)}</dt><dd>${report.supporterCount}</dd>` : null}</dl>
${codeToKeep(token, FOLLOW, words.keepNote, request)}
${report.own === null ? null : ownReport(report.own, token, request)}
${report.answer === null ? null : html`<section class="pub-note"><h2>${say(words.answer)}</h2>${paragraphs(report.answer)}</section>`}
${steps(report, request)}
${report.photoIds.length === 0 ? null : html`<section class="pub-stack"><h2>${say(words.result)}</h2><div class="pub-photos">${report.photoIds.map((id) => html`<img src="${request.to(`/follow/${token}/photos/${id}`)}" alt="${say(words.result)}" loading="lazy">`)}</div></section>`}`,
    };
  },
});

const photoPage = definePage({
  path: `${PATH}/follow/:followToken/photos/:fileId`,
  reads: { file: { operation: readFollowedPhoto, input: ({ params }: PageRequest) => ({ followToken: params['followToken'] ?? '', fileId: params['fileId'] ?? '' }) } },
  render: ({ file }) => ({ title: '', body: html``, file }),
});

export const casesPages: readonly PublicPage[] = [reportPage, lookupPage, followPage, photoPage];
export const casesForms: readonly PublicForm[] = [reportForm];

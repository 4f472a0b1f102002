/** 公开推荐的公众页面 · Rounds that take nominations, one plain form of five steps, and the page that follows a nomination; all of it reads without a script. */
import { listPublicPlaces } from '#modules/places/contract/index.ts';
import { placeField } from '#modules/places/server/index.ts';
import { codeToKeep, dateText, dateTimeText, defineForm, definePage, field, followLookup, formProblem, html, paragraphs, receivedNote, unseenFields } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicForm, PublicPage } from '#platform/server/http/pages/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { followNomination, listOpenNominations, nominationStateWords, nominatorWords, readNominationForm, sendNomination, stageWords } from '../contract/index.ts';
import { NOMINATOR_KINDS } from '../domain/index.ts';
import { nominationWords as words } from './nomination-words.ts';
import { pageWords } from './page-words.ts';

const PATH = '/public/:programme/nominations';
const FOLLOW = '/nominations/follow';
type Form = OutputOf<typeof readNominationForm>;
type Places = OutputOf<typeof listPublicPlaces>['rows'];
const trail = ({ say, to }: PageRequest) => [{ text: say(pageWords.title), href: to('/honours') }];

const listPage = definePage({
  path: PATH, reads: { open: { operation: listOpenNominations } },
  render: ({ open }, request) => {
    const { say, to } = request;
    const entry = (round: OutputOf<typeof listOpenNominations>['rows'][number]) => html`<li><h3><a href="${to(`/nominations/${round.roundId}`)}">${round.name}</a></h3>
<p class="pub-quiet">${round.titles.map((title) => say({ zh: title.nameZh, en: title.nameEn })).join('、')} · ${say(words.until)} ${dateText(round.endsOn, request)}</p></li>`;
    return {
      title: say(words.title), description: say(words.lead), trail: [...trail(request), { text: say(words.title) }],
      body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>
${open.rows.length === 0 ? html`<div class="pub-note"><p><strong>${say(words.none)}</strong></p><p>${say(words.noneNote)}</p></div>` : html`<ul class="pub-list">${open.rows.map(entry)}</ul>`}
<p><a href="${to(FOLLOW)}">${say(words.followTitle)}</a></p>`,
    };
  },
});

function titleStep(form: Form, { say, filled }: PageRequest) {
  const chosen = filled?.fields['titleId'] ?? (form.titles.length === 1 ? form.titles[0]?.id : undefined);
  return html`<fieldset><legend>${say(words.step1)}</legend><div class="pub-choices">${form.titles.map((title) => html`<label><input type="radio" name="titleId" value="${title.id}" required${chosen === title.id ? html` checked` : null}>${say({ zh: title.nameZh, en: title.nameEn })}</label>`)}</div></fieldset>`;
}

function whoStep(places: Places, request: PageRequest) {
  const { say, filled } = request;
  return html`<fieldset class="pub-stack"><legend>${say(words.step2)}</legend>
${field({ id: 'nominee', label: say(words.nominee), hint: say(words.nomineeHint), control: html`<input id="nominee" name="nominee" type="text" required maxlength="120" aria-describedby="nominee-hint" value="${filled?.fields['nominee'] ?? ''}">` })}
${placeField(places, words.place, request, words.placeNone)}</fieldset>`;
}

/** One set of boxes for each title that has stars: without a script nothing can be hidden by what was chosen above. */
function starStep(form: Form, { say, filled }: PageRequest) {
  const given = filled?.fields ?? {};
  return form.titles.filter(({ stars }) => stars.length > 0).map((title) => html`<fieldset class="pub-stack"><legend>${say(words.stars)}${form.titles.length === 1 ? null : html` · ${say({ zh: title.nameZh, en: title.nameEn })}`}</legend><p class="pub-quiet">${say(words.starsHint)}</p>
${title.stars.map((star) => html`<div class="pub-choices"><label><input type="checkbox" name="${starField(title.id, star.code)}" value="yes"${given[starField(title.id, star.code)] === 'yes' ? html` checked` : null}>${say(star)}</label></div>
<input name="${wordsField(title.id, star.code)}" type="text" maxlength="300" aria-label="${say(star)} · ${say(words.starWords)}" placeholder="${say(words.starWords)}" value="${given[wordsField(title.id, star.code)] ?? ''}">`)}</fieldset>`);
}

const starField = (titleId: string, code: string): string => `star/${titleId}/${code}`;
const wordsField = (titleId: string, code: string): string => `why/${titleId}/${code}`;

/** What was ticked for the title that was chosen; a sentence without its tick is a claim too, since somebody wrote it. */
function claimsIn(fields: Readonly<Record<string, string>>): { starCode: string; words: string }[] {
  const titleId = fields['titleId'] ?? '';
  const codes = Object.entries(fields).flatMap(([name, value]) => { const [kind, title, ...code] = name.split('/'); return title === titleId && (kind === 'star' || (kind === 'why' && value.trim() !== '')) ? [code.join('/')] : []; });
  return [...new Set(codes)].map((starCode) => ({ starCode, words: fields[wordsField(titleId, starCode)] ?? '' }));
}

function senderStep({ say, filled }: PageRequest) {
  const given = filled?.fields ?? {};
  return html`<fieldset class="pub-stack"><legend>${say(words.step4)}</legend><div class="pub-choices">${NOMINATOR_KINDS.map((kind) => html`<label><input type="radio" name="kind" value="${kind}" required${(given['kind'] ?? 'resident') === kind ? html` checked` : null}>${say(nominatorWords[kind])}</label>`)}</div>
${field({ id: 'nominator', label: say(words.nominator), control: html`<input id="nominator" name="nominator" type="text" maxlength="60" autocomplete="name" value="${given['nominator'] ?? ''}">` })}
${field({ id: 'contact', label: say(words.contact), hint: say(words.contactHint), control: html`<input id="contact" name="contact" type="text" required minlength="5" maxlength="120" aria-describedby="contact-hint" value="${given['contact'] ?? ''}">` })}</fieldset>`;
}

const formPage = definePage({
  path: `${PATH}/:roundId`,
  reads: { form: { operation: readNominationForm, input: ({ params }: PageRequest) => ({ roundId: params['roundId'] ?? '' }) }, places: { operation: listPublicPlaces } },
  render: ({ form, places }, request) => {
    const { say, to } = request;
    const given = request.filled?.fields ?? {};
    return {
      title: form.name, isPrivate: true, trail: [...trail(request), { text: say(words.title), href: to('/nominations') }, { text: form.name }],
      body: html`<div class="pub-stack"><h1>${form.name}</h1><p class="pub-lead">${say(words.lead)}</p><p class="pub-quiet">${say(words.until)} ${dateText(form.endsOn, request)}</p></div>${formProblem(request)}
<div class="pub-beside"><form class="pub-form" method="post" action="${to(`/nominations/${form.roundId}`)}">
${unseenFields(form.formToken, 'honours.nomination_form_stale', request)}
${titleStep(form, request)}
${whoStep(places.rows, request)}
${field({ id: 'words', label: say(words.step3), hint: say(words.wordsHint), control: html`<textarea id="words" name="words" required minlength="10" maxlength="2000" rows="7" aria-describedby="words-hint">${given['words'] ?? ''}</textarea>` })}
${starStep(form, request)}
${senderStep(request)}
<fieldset class="pub-stack"><legend>${say(words.step5)}</legend><div class="pub-choices"><label><input type="checkbox" name="mayName" value="yes"${given['mayName'] === 'yes' ? html` checked` : null}>${say(words.mayName)}</label></div><p class="pub-quiet">${say(words.mayNameHint)}</p><div class="pub-choices"><label><input type="checkbox" name="agreed" value="yes" required${given['agreed'] === 'yes' ? html` checked` : null}>${say(words.agree)}</label></div><p class="pub-note">${say(words.privacy)}</p></fieldset>
<p class="pub-actions"><button class="pub-button" type="submit">${say(words.send)}</button></p></form>
<aside class="pub-card pub-stack"><h2>${say(words.after)}</h2><ol class="pub-numbered">${[words.after1, words.after2, words.after3].map((text) => html`<li>${say(text)}</li>`)}</ol><details><summary>${say(words.conditions)}</summary>${paragraphs(form.conditions)}</details><p><a href="${to(FOLLOW)}">${say(words.followTitle)}</a></p></aside></div>`,
    };
  },
});

const sendForm = defineForm({
  path: `${PATH}/:roundId`, page: `${PATH}/:roundId`, operation: sendNomination,
  input: ({ fields }, { params }) => ({
    roundId: params['roundId'], formToken: fields['formToken'] ?? '', titleId: fields['titleId'] ?? '', nominee: fields['nominee'] ?? '', words: fields['words'] ?? '', kind: fields['kind'] ?? '', nominator: fields['nominator'] ?? '', contact: fields['contact'] ?? '', agreed: fields['agreed'] === 'yes', mayName: fields['mayName'] === 'yes', claims: claimsIn(fields),
    website: fields['website'] ?? '', ...((fields['placeId'] ?? '') === '' ? {} : { placeId: fields['placeId'] }),
  }),
  done: ({ followToken }, request) => request.to(`${FOLLOW}/${followToken}?new=1`),
});

const lookupPage = followLookup({
  path: FOLLOW, title: words.followTitle, lead: words.followLead,
  trail: (request) => [...trail(request), { text: request.say(words.title), href: request.to('/nominations') }, { text: request.say(words.followTitle) }],
});

const followPage = definePage({
  path: `/public/:programme${FOLLOW}/:followToken`,
  reads: { nomination: { operation: followNomination, input: ({ params }: PageRequest) => ({ followToken: params['followToken'] ?? '' }) } },
  render: ({ nomination }, request) => {
    const { say, to } = request;
    const token = request.params['followToken'] ?? '';
    const facts: [string, ReturnType<typeof dateText> | string][] = [
      [say(words.number), nomination.number], [say(words.round), nomination.roundName], [say(words.forTitle), say({ zh: nomination.titleZh, en: nomination.titleEn })], [say(words.received), dateTimeText(nomination.receivedAt, request)], [say(words.state), say(nominationStateWords[nomination.state])],
      ...(nomination.state !== 'accepted' || nomination.stage === null ? [] : [[say(words.stage), say(stageWords[nomination.stage])] as [string, string]]), ...(nomination.outcome === null ? [] : [[say(words.outcome), say(words[nomination.outcome])] as [string, string]]),
    ];
    return {
      title: nomination.number, isPrivate: true, trail: [...trail(request), { text: say(words.followTitle), href: to(FOLLOW) }, { text: nomination.number }], scripts: ['copy.js'],
      body: html`${receivedNote(words.saved, request)}<h1>${say(words.followTitle)}</h1>
<dl class="pub-facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${nomination.reason === null ? null : html`<section class="pub-note pub-stack"><h2>${say(words.reason)}</h2>${paragraphs(nomination.reason)}</section>`}
${codeToKeep(token, FOLLOW, words.keepNote, request)}`,
    };
  },
});

export const nominationPages: readonly PublicPage[] = [listPage, lookupPage, formPage, followPage];
export const nominationForms: readonly PublicForm[] = [sendForm];

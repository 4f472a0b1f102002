/** 注册成为志愿者的公众页面 · One plain form and the page that tells what became of it; both work without a script, and neither names anybody. */
import { listPublicPlaces } from '#modules/places/contract/index.ts';
import { placeField } from '#modules/places/server/index.ts';
import { codeToKeep, dateTimeText, defineForm, definePage, field, followLookup, formProblem, html, paragraphs, receivedNote, unseenFields } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicForm, PublicPage } from '#platform/server/http/pages/index.ts';
import { applicationStateWords, applyAsVolunteer, followApplication, readApplicationForm } from '../contract/index.ts';
import { applicationWords as words } from './application-words.ts';
import { pageWords } from './page-words.ts';

const PATH = '/public/:programme/volunteering/registration';
const FORM = '/volunteering/registration';
const FOLLOW = `${FORM}/follow`;
const trail = ({ say, to }: PageRequest, text: string) => [{ text: say(pageWords.title), href: to('/volunteering') }, { text }];

const formPage = definePage({
  path: PATH, reads: { form: { operation: readApplicationForm }, places: { operation: listPublicPlaces } },
  render: ({ form, places }, request) => {
    const { say, to } = request;
    const given = request.filled?.fields ?? {};
    const ticked = (name: string, value: string) => (given[name] === value ? html` checked` : null);
    return {
      title: say(words.title), description: say(words.lead), trail: trail(request, say(words.title)),
      body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>${formProblem(request)}
<form class="pub-form" method="post" action="${to(FORM)}">${unseenFields(form.formToken, 'volunteering.order_form_stale', request)}
${field({ id: 'label', label: say(words.label), control: html`<input id="label" name="label" type="text" required maxlength="60" autocomplete="name" value="${given['label'] ?? ''}">` })}
${field({ id: 'contact', label: say(words.contact), hint: say(words.contactHint), control: html`<input id="contact" name="contact" type="text" required minlength="5" maxlength="60" autocomplete="tel" aria-describedby="contact-hint" value="${given['contact'] ?? ''}">` })}
${placeField(places.rows, words.place, request)}
${field({ id: 'branch', label: say(words.branch), control: html`<select id="branch" name="branch"><option value="">${say(words.branchNone)}</option>${form.branches.map((branch) => html`<option value="${branch.code}"${given['branch'] === branch.code ? html` selected` : null}>${say({ zh: branch.nameZh, en: branch.nameEn })}</option>`)}</select>` })}
<fieldset class="pub-stack"><legend>${say(words.age)}</legend><div class="pub-choices"><label><input type="radio" name="isAdult" value="yes" required${ticked('isAdult', 'yes')}>${say(words.adult)}</label><label><input type="radio" name="isAdult" value="no" required${ticked('isAdult', 'no')}>${say(words.minor)}</label></div></fieldset>
<fieldset class="pub-stack"><legend>${say(words.guardianPart)}</legend>${field({ id: 'guardian', label: say(words.guardian), hint: say(words.guardianHint), control: html`<input id="guardian" name="guardian" type="text" maxlength="60" autocomplete="off" aria-describedby="guardian-hint" value="${given['guardian'] ?? ''}">` })}
<div class="pub-choices"><label><input type="checkbox" name="guardianAgrees" value="yes"${ticked('guardianAgrees', 'yes')}>${say(words.guardianAgrees)}</label></div></fieldset>
<fieldset class="pub-stack"><legend>${say(words.consentPart)}</legend><div class="pub-choices"><label><input type="checkbox" name="agreed" value="yes" required${ticked('agreed', 'yes')}>${say(words.agree)}</label></div><p class="pub-note">${say(words.privacy)}</p></fieldset>
<p class="pub-actions"><button class="pub-button" type="submit">${say(words.send)}</button></p></form>
<p><a href="${to(FOLLOW)}">${say(words.followTitle)}</a></p>`,
    };
  },
});

const orNull = (text: string | undefined): string | null => ((text ?? '').trim() === '' ? null : text ?? null);

const sendForm = defineForm({
  path: PATH, page: PATH, operation: applyAsVolunteer,
  input: ({ fields }) => ({
    formToken: fields['formToken'] ?? '', label: fields['label'] ?? '', contact: fields['contact'] ?? '', placeId: fields['placeId'] ?? '', branch: orNull(fields['branch']), isAdult: fields['isAdult'] !== 'no', guardian: orNull(fields['guardian']), guardianAgrees: fields['guardianAgrees'] === 'yes', agreed: fields['agreed'] === 'yes', website: fields['website'] ?? '',
  }),
  done: ({ followToken }, request) => request.to(`${FOLLOW}/${followToken}?new=1`),
});

const lookupPage = followLookup({ path: FOLLOW, title: words.followTitle, lead: words.followLead, trail: (request) => trail(request, request.say(words.followTitle)) });

const followPage = definePage({
  path: `${PATH}/follow/:followToken`, reads: { application: { operation: followApplication, input: ({ params }: PageRequest) => ({ followToken: params['followToken'] ?? '' }) } },
  render: ({ application }, request) => {
    const { say } = request;
    const token = request.params['followToken'] ?? '';
    const facts: [string, ReturnType<typeof dateTimeText> | string][] = [
      [say(words.number), application.number], [say(words.place), say({ zh: application.place.nameZh, en: application.place.nameEn })], [say(words.received), dateTimeText(application.receivedAt, request)], [say(words.state), say(applicationStateWords[application.state])],
      ...(application.settledAt === null ? [] : [[say(words.settled), dateTimeText(application.settledAt, request)] as [string, ReturnType<typeof dateTimeText>]]), ...(application.volunteerNumber === null ? [] : [[say(words.volunteerNumber), application.volunteerNumber] as [string, string]]),
    ];
    return {
      title: application.number, isPrivate: true, trail: trail(request, application.number), scripts: ['copy.js'],
      body: html`${receivedNote(words.saved, request)}<h1>${say(words.followTitle)}</h1>
<dl class="pub-facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${application.volunteerNumber === null ? null : html`<div class="pub-note is-ok"><p>${say(words.volunteerNote)}</p></div>`}${application.state === 'lapsed' ? html`<div class="pub-note is-warn"><p>${say(words.lapsedNote)}</p></div>` : null}
${application.reason === null ? null : html`<section class="pub-note pub-stack"><h2>${say(words.reason)}</h2>${paragraphs(application.reason)}</section>`}
${codeToKeep(token, FOLLOW, words.keepNote, request)}`,
    };
  },
});

export const applicationPages: readonly PublicPage[] = [formPage, lookupPage, followPage];
export const applicationForms: readonly PublicForm[] = [sendForm];

/** 点单的公众页面 · One plain form, the page that follows an order, and the rating on it; all of it works without a script. */
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { listPublicPlaces } from '#modules/places/contract/index.ts';
import { dateTimeText, defineForm, definePage, field, formProblem, html } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicForm, PublicPage } from '#platform/server/http/pages/index.ts';
import { followOrder, orderStateWords, rateOrder, readOrderForm, sendOrder } from '../contract/index.ts';
import { orderWords as words } from './order-words.ts';
import { pageWords } from './page-words.ts';

const PATH = '/public/:programme/service-orders';
type Places = OutputOf<typeof listPublicPlaces>['rows'];
const trail = ({ say, to }: PageRequest, text: string) => [{ text: say(pageWords.title), href: to('/volunteering') }, { text }];

function placeField(places: Places, { say, filled }: PageRequest) {
  const chosen = filled?.fields['placeId'];
  const option = (place: Places[number]) => html`<option value="${place.id}"${chosen === place.id ? html` selected` : null}>${say({ zh: place.nameZh, en: place.nameEn })}</option>`;
  const zones = places.filter((place) => place.kind === 'zone' || place.kind === 'town');
  const within = (zoneId: string) => places.filter((place) => place.zoneId === zoneId && place.id !== zoneId && place.kind !== 'zone' && place.kind !== 'town');
  return field({ id: 'placeId', label: say(words.place), control: html`<select id="placeId" name="placeId" required><option value="">—</option>${zones.map((zone) => html`<optgroup label="${say({ zh: zone.nameZh, en: zone.nameEn })}">${option(zone)}${within(zone.id).map(option)}</optgroup>`)}</select>` });
}

/** A form shown again has been shown long enough. */
const tokenFor = (formToken: string, { filled }: PageRequest): string => (filled === null || filled.problem.code === 'volunteering.order_form_stale' ? formToken : filled.fields['formToken'] ?? formToken);

const formPage = definePage({
  path: PATH, reads: { form: { operation: readOrderForm }, places: { operation: listPublicPlaces } },
  render: ({ form, places }, request) => {
    const { say, to } = request;
    const given = request.filled?.fields ?? {};
    return {
      title: say(words.title), description: say(words.lead), trail: trail(request, say(words.title)),
      body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>${formProblem(request)}
<form class="pub-form" method="post" action="${to('/service-orders')}"><input type="hidden" name="formToken" value="${tokenFor(form.formToken, request)}">
<div class="pub-hp" aria-hidden="true"><label for="website">${say(words.website)}</label><input id="website" name="website" type="text" tabindex="-1" autocomplete="off"></div>
${field({ id: 'words', label: say(words.words), hint: say(words.wordsHint), control: html`<textarea id="words" name="words" required minlength="4" maxlength="1000" rows="5" aria-describedby="words-hint">${given['words'] ?? ''}</textarea>` })}
${field({ id: 'branch', label: say(words.branch), control: html`<select id="branch" name="branch"><option value="">${say(words.branchNone)}</option>${form.branches.map((branch) => html`<option value="${branch.code}"${given['branch'] === branch.code ? html` selected` : null}>${say({ zh: branch.nameZh, en: branch.nameEn })}</option>`)}</select>` })}
${placeField(places.rows, request)}
${field({ id: 'wantedOn', label: say(words.wantedOn), control: html`<input id="wantedOn" name="wantedOn" type="date" value="${given['wantedOn'] ?? ''}">` })}
${field({ id: 'contact', label: say(words.contact), hint: say(words.contactHint), control: html`<input id="contact" name="contact" type="text" required minlength="5" maxlength="120" aria-describedby="contact-hint" value="${given['contact'] ?? ''}">` })}
<div class="pub-choices"><label><input type="checkbox" name="agreed" value="yes" required${given['agreed'] === 'yes' ? html` checked` : null}>${say(words.agree)}</label></div>
<p class="pub-actions"><button class="pub-button" type="submit">${say(words.send)}</button></p></form>
<p><a href="${to('/service-orders/follow')}">${say(words.followTitle)}</a></p>`,
    };
  },
});

const sendForm = defineForm({
  path: PATH, page: PATH, operation: sendOrder,
  input: ({ fields }) => ({
    formToken: fields['formToken'] ?? '', words: fields['words'] ?? '', branch: (fields['branch'] ?? '') === '' ? null : fields['branch'], placeId: fields['placeId'] ?? '', wantedOn: (fields['wantedOn'] ?? '') === '' ? null : fields['wantedOn'], contact: fields['contact'] ?? '', agreed: fields['agreed'] === 'yes', website: fields['website'] ?? '',
  }),
  done: ({ followToken }, request) => request.to(`/service-orders/follow/${followToken}?new=1`),
});

const lookupPage = definePage({
  path: `${PATH}/follow`, reads: {},
  render: (_answers, request) => {
    const { say, to } = request;
    const code = /[\w-]{20,80}(?=$|\?|\/$)/.exec(request.query['code'] ?? '')?.[0];
    return {
      title: say(words.followTitle), isPrivate: true, trail: trail(request, say(words.followTitle)), ...(code === undefined ? {} : { redirect: to(`/service-orders/follow/${code}`) }),
      body: html`<div class="pub-stack"><h1>${say(words.followTitle)}</h1><p class="pub-lead">${say(words.followLead)}</p></div>
<form class="pub-form" method="get" action="${to('/service-orders/follow')}">${field({ id: 'code', label: say(words.code), control: html`<input id="code" name="code" type="text" required maxlength="300" autocomplete="off" autocapitalize="none" spellcheck="false">` })}<p class="pub-actions"><button class="pub-button" type="submit">${say(words.find)}</button></p></form>`,
    };
  },
});

const RATINGS = [5, 4, 3, 2, 1] as const;

const followPage = definePage({
  path: `${PATH}/follow/:followToken`, reads: { order: { operation: followOrder, input: ({ params }: PageRequest) => ({ followToken: params['followToken'] ?? '' }) } },
  render: ({ order }, request) => {
    const { say, to } = request;
    const token = request.params['followToken'] ?? '';
    const facts: [string, ReturnType<typeof dateTimeText> | string][] = [
      [say(words.number), order.number], [say(words.words), order.words], [say(words.state), say(orderStateWords[order.state])], [say(words.received), dateTimeText(order.receivedAt, request)], ...(order.team === null ? [] : [[say(words.team), order.team] as [string, string]]),
      ...(order.doneAt === null ? [] : [[say(words.done), dateTimeText(order.doneAt, request)] as [string, ReturnType<typeof dateTimeText>]]), ...(order.note === null ? [] : [[say(words.note), order.note] as [string, string]]), ...(order.reason === null ? [] : [[say(words.reason), order.reason] as [string, string]]),
    ];
    const rating = order.state !== 'done' ? null : order.isRated ? html`<div class="pub-note is-ok" role="status"><p>${say(words.rated)}</p></div>`
      : html`<section class="pub-stack"><h2>${say(words.rate)}</h2><form class="pub-form" method="post" action="${to(`/service-orders/follow/${token}`)}"><div class="pub-choices">${RATINGS.map((n) => html`<label><input type="radio" name="rating" value="${String(n)}" required>${fillText(say(words.points), { n })}</label>`)}</div><p class="pub-quiet">${say(words.rateNote)}</p><p class="pub-actions"><button class="pub-button" type="submit">${say(words.rateAct)}</button></p></form></section>`;
    return {
      title: order.number, isPrivate: true, trail: trail(request, order.number), scripts: ['copy.js'],
      body: html`${request.query['new'] === '1' ? html`<div class="pub-note is-ok" role="status"><p><strong>${say(words.saved)}</strong></p></div>` : null}<h1>${say(words.followTitle)}</h1>${formProblem(request)}
<dl class="pub-facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>${rating}
<section class="pub-note pub-stack"><p><strong>${say(words.keep)}</strong> <code>${token}</code></p><p class="pub-quiet">${say(words.keepNote)}</p></section>`,
    };
  },
});

const rateForm = defineForm({
  path: `${PATH}/follow/:followToken`, page: `${PATH}/follow/:followToken`, operation: rateOrder,
  input: ({ fields }, { params }) => ({ followToken: params['followToken'] ?? '', rating: fields['rating'] ?? '' }), done: (_output, request) => request.to(`/service-orders/follow/${request.params['followToken'] ?? ''}`),
});

export const orderPages: readonly PublicPage[] = [formPage, lookupPage, followPage];
export const orderForms: readonly PublicForm[] = [sendForm, rateForm];

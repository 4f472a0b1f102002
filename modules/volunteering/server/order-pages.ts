/** 点单的公众页面 · One plain form, the page that follows an order, and the rating on it; all of it works without a script. */
import { fillText } from '#platform/contract/index.ts';
import { listPublicPlaces } from '#modules/places/contract/index.ts';
import { placeField } from '#modules/places/server/index.ts';
import { codeToKeep, dateTimeText, defineForm, definePage, field, followLookup, formProblem, html, receivedNote, unseenFields } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicForm, PublicPage } from '#platform/server/http/pages/index.ts';
import { followOrder, orderStateWords, rateOrder, readOrderForm, sendOrder } from '../contract/index.ts';
import { orderWords as words } from './order-words.ts';
import { pageWords } from './page-words.ts';

const PATH = '/public/:programme/service-orders';
const FOLLOW = '/service-orders/follow';
const trail = ({ say, to }: PageRequest, text: string) => [{ text: say(pageWords.title), href: to('/volunteering') }, { text }];

const formPage = definePage({
  path: PATH, reads: { form: { operation: readOrderForm }, places: { operation: listPublicPlaces } },
  render: ({ form, places }, request) => {
    const { say, to } = request;
    const given = request.filled?.fields ?? {};
    return {
      title: say(words.title), description: say(words.lead), trail: trail(request, say(words.title)),
      body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>${formProblem(request)}
<form class="pub-form" method="post" action="${to('/service-orders')}">${unseenFields(form.formToken, 'volunteering.order_form_stale', request)}
${field({ id: 'words', label: say(words.words), hint: say(words.wordsHint), control: html`<textarea id="words" name="words" required minlength="4" maxlength="1000" rows="5" aria-describedby="words-hint">${given['words'] ?? ''}</textarea>` })}
${field({ id: 'branch', label: say(words.branch), control: html`<select id="branch" name="branch"><option value="">${say(words.branchNone)}</option>${form.branches.map((branch) => html`<option value="${branch.code}"${given['branch'] === branch.code ? html` selected` : null}>${say({ zh: branch.nameZh, en: branch.nameEn })}</option>`)}</select>` })}
${placeField(places.rows, words.place, request)}
${field({ id: 'wantedOn', label: say(words.wantedOn), control: html`<input id="wantedOn" name="wantedOn" type="date" value="${given['wantedOn'] ?? ''}">` })}
${field({ id: 'contact', label: say(words.contact), hint: say(words.contactHint), control: html`<input id="contact" name="contact" type="text" required minlength="5" maxlength="120" aria-describedby="contact-hint" value="${given['contact'] ?? ''}">` })}
<div class="pub-choices"><label><input type="checkbox" name="agreed" value="yes" required${given['agreed'] === 'yes' ? html` checked` : null}>${say(words.agree)}</label></div>
<p class="pub-actions"><button class="pub-button" type="submit">${say(words.send)}</button></p></form>
<p><a href="${to(FOLLOW)}">${say(words.followTitle)}</a></p>`,
    };
  },
});

const sendForm = defineForm({
  path: PATH, page: PATH, operation: sendOrder,
  input: ({ fields }) => ({
    formToken: fields['formToken'] ?? '', words: fields['words'] ?? '', branch: (fields['branch'] ?? '') === '' ? null : fields['branch'], placeId: fields['placeId'] ?? '', wantedOn: (fields['wantedOn'] ?? '') === '' ? null : fields['wantedOn'], contact: fields['contact'] ?? '', agreed: fields['agreed'] === 'yes', website: fields['website'] ?? '',
  }),
  done: ({ followToken }, request) => request.to(`${FOLLOW}/${followToken}?new=1`),
});

const lookupPage = followLookup({ path: FOLLOW, title: words.followTitle, lead: words.followLead, trail: (request) => trail(request, request.say(words.followTitle)) });

const RATINGS = [5, 4, 3, 2, 1] as const;

const followPage = definePage({
  path: `/public/:programme${FOLLOW}/:followToken`, reads: { order: { operation: followOrder, input: ({ params }: PageRequest) => ({ followToken: params['followToken'] ?? '' }) } },
  render: ({ order }, request) => {
    const { say, to } = request;
    const token = request.params['followToken'] ?? '';
    const facts: [string, ReturnType<typeof dateTimeText> | string][] = [
      [say(words.number), order.number], [say(words.words), order.words], [say(words.state), say(orderStateWords[order.state])], [say(words.received), dateTimeText(order.receivedAt, request)], ...(order.team === null ? [] : [[say(words.team), order.team] as [string, string]]),
      ...(order.doneAt === null ? [] : [[say(words.done), dateTimeText(order.doneAt, request)] as [string, ReturnType<typeof dateTimeText>]]), ...(order.note === null ? [] : [[say(words.note), order.note] as [string, string]]), ...(order.reason === null ? [] : [[say(words.reason), order.reason] as [string, string]]),
    ];
    const rating = order.state !== 'done' ? null : order.isRated ? html`<div class="pub-note is-ok" role="status"><p>${say(words.rated)}</p></div>`
      : html`<section class="pub-stack"><h2>${say(words.rate)}</h2><form class="pub-form" method="post" action="${to(`${FOLLOW}/${token}`)}"><div class="pub-choices">${RATINGS.map((n) => html`<label><input type="radio" name="rating" value="${String(n)}" required>${fillText(say(words.points), { n })}</label>`)}</div><p class="pub-quiet">${say(words.rateNote)}</p><p class="pub-actions"><button class="pub-button" type="submit">${say(words.rateAct)}</button></p></form></section>`;
    return {
      title: order.number, isPrivate: true, trail: trail(request, order.number), scripts: ['copy.js'],
      body: html`${receivedNote(words.saved, request)}<h1>${say(words.followTitle)}</h1>${formProblem(request)}
<dl class="pub-facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>${rating}
${codeToKeep(token, FOLLOW, words.keepNote, request)}`,
    };
  },
});

const rateForm = defineForm({
  path: `/public/:programme${FOLLOW}/:followToken`, page: `/public/:programme${FOLLOW}/:followToken`, operation: rateOrder,
  input: ({ fields }, { params }) => ({ followToken: params['followToken'] ?? '', rating: fields['rating'] ?? '' }), done: (_output, request) => request.to(`${FOLLOW}/${request.params['followToken'] ?? ''}`),
});

export const orderPages: readonly PublicPage[] = [formPage, lookupPage, followPage];
export const orderForms: readonly PublicForm[] = [sendForm, rateForm];

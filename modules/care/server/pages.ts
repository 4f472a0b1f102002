/** 关爱的公众页面 · What a scheme is, who may ask and how, and totals; a letter by the code of a slip. All of it reads without a script. */
import { dateText, definePage, html, paragraphs, stackingTable } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicPage } from '#platform/server/http/pages/index.ts';
import { listPublicSchemes, readPublicScheme, readThanks } from '../contract/index.ts';
import { pageWords as words } from './page-words.ts';

const PATH = '/public/:programme/care';

interface Dated { readonly from: string; readonly until: string; readonly isOver: boolean }
const period = (scheme: Dated, request: PageRequest) => html`${request.say(scheme.isOver ? words.over : words.running)} · ${request.say(words.period)} ${dateText(scheme.from, request)} ${request.say(words.to)} ${dateText(scheme.until, request)}`;

const listPage = definePage({
  path: PATH, nav: { order: 40, label: words.title }, reads: { schemes: { operation: listPublicSchemes } },
  render: ({ schemes }, request) => {
    const { say, to } = request;
    return {
      title: say(words.title), description: say(words.lead), trail: [{ text: say(words.title) }],
      body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>
${schemes.rows.length === 0 ? html`<div class="pub-note"><p><strong>${say(words.none)}</strong></p><p>${say(words.noneNote)}</p></div>` : html`<ul class="pub-list">${schemes.rows.map((scheme) => html`<li><h3><a href="${to(`/care/${scheme.id}`)}">${scheme.name}</a></h3><p>${scheme.purpose}</p><p class="pub-quiet">${period(scheme, request)}</p></li>`)}</ul>`}`,
    };
  },
});

const schemePage = definePage({
  path: `${PATH}/:schemeId`, reads: { scheme: { operation: readPublicScheme, input: ({ params }: PageRequest) => ({ schemeId: params['schemeId'] ?? '' }) } },
  render: ({ scheme }, request) => {
    const { say, to } = request;
    return {
      title: scheme.name, description: scheme.purpose, trail: [{ text: say(words.title), href: to('/care') }, { text: scheme.name }],
      body: html`<article class="pub-document"><h1>${scheme.name}</h1><p class="pub-quiet">${period(scheme, request)}</p>${paragraphs(scheme.purpose)}
<section class="pub-stack"><h2>${say(words.who)}</h2>${paragraphs(scheme.whoText)}</section><section class="pub-stack"><h2>${say(words.how)}</h2>${paragraphs(scheme.askText)}</section></article>
<section class="pub-stack"><h2>${say(words.what)}</h2>${stackingTable(say(words.what), [{ header: say(words.what) }, { header: say(scheme.byHousehold ? words.eachHousehold : words.each) }], scheme.benefits.map((benefit) => [benefit.name, `${benefit.quantity} ${benefit.unit}`]))}</section>
<section class="pub-stack"><h2>${say(words.totals)}</h2>${stackingTable(say(words.totals), [{ header: say(words.whatCounted) }, { header: say(scheme.byHousehold ? words.households : words.people) }], [[say(words.listed), String(scheme.totals.listed)], [say(words.received), String(scheme.totals.received)]])}<p class="pub-quiet">${say(words.asOf)} ${dateText(scheme.totals.on, request)}</p></section>`,
    };
  },
});

const letterPage = definePage({
  path: `${PATH}/letters/:slip`, reads: { letter: { operation: readThanks, input: ({ params }: PageRequest) => ({ slip: params['slip'] ?? '' }) } },
  render: ({ letter }, request) => ({
    title: request.say(words.letter), isPrivate: true, trail: [{ text: request.say(words.title), href: request.to('/care') }, { text: request.say(words.letter) }],
    body: html`<article class="pub-document"><h1>${letter.schemeName}</h1>${paragraphs(letter.text)}<p class="pub-quiet">${request.say(words.letterNote)}</p></article>`,
  }),
});

export const carePages: readonly PublicPage[] = [listPage, schemePage, letterPage];

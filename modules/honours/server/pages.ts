/** 荣誉的公众页面 · Titles in force, who holds one, and whether a plaque is genuine; all of it reads without a script. */
import { addDays, localDate } from '#kernel/local-date.ts';
import { dateText, definePage, field, html, stackingTable } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicPage } from '#platform/server/http/pages/index.ts';
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { listOpenNominations, listPublicAwards, listPublicSelections, listPublicTitles, subjectKindWords, tierWords, verifyPlaque } from '../contract/index.ts';
import { nominationWords } from './nomination-words.ts';
import { pageWords as words } from './page-words.ts';
import { selectionWords } from './selection-words.ts';

const PATH = '/public/:programme/honours';
const PAGE_SIZE = 50;
type Award = OutputOf<typeof listPublicAwards>['rows'][number];

const checkForm = ({ say, to }: PageRequest, number = '') => html`<section class="pub-stack"><h2>${say(words.check)}</h2><p>${say(words.checkLead)}</p><form class="pub-form" method="get" action="${to('/honours/plaques')}">
${field({ id: 'number', label: say(words.number), control: html`<input id="number" name="number" type="text" required minlength="3" maxlength="80" value="${number}" autocomplete="off">` })}
<p class="pub-actions"><button class="pub-button" type="submit">${say(words.checkAct)}</button></p></form></section>`;

const titlesPage = definePage({
  path: PATH, nav: { order: 25, label: words.title },
  reads: { titles: { operation: listPublicTitles }, open: { operation: listOpenNominations }, selections: { operation: listPublicSelections } },
  render: ({ titles, open, selections }, request) => {
    const { say, to } = request;
    const entry = (title: OutputOf<typeof listPublicTitles>['rows'][number]) => html`<li><h3><a href="${to(`/honours/titles/${title.id}`)}">${say({ zh: title.nameZh, en: title.nameEn })}</a></h3>
<p class="pub-quiet">${say(tierWords[title.tier])} · ${say(subjectKindWords[title.subjectKind])} · ${title.authority} · ${fillText(say(words.count), { n: title.shownCount })}</p></li>`;
    return {
      title: say(words.title), description: say(words.lead), trail: [{ text: say(words.title) }],
      body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>
${titles.rows.length === 0 ? html`<div class="pub-note"><p><strong>${say(words.none)}</strong></p><p>${say(words.noneNote)}</p></div>` : html`<ul class="pub-list">${titles.rows.map(entry)}</ul>`}
${open.rows.length === 0 ? null : html`<section class="pub-stack"><h2>${say(nominationWords.title)}</h2><p>${say(nominationWords.lead)}</p><p class="pub-actions"><a class="pub-button" href="${to('/nominations')}">${say(nominationWords.start)}</a></p></section>`}
${selections.rows.length === 0 ? null : html`<section class="pub-stack"><h2>${say(selectionWords.title)}</h2><p>${say(selectionWords.lead)}</p><p class="pub-actions"><a class="pub-button is-plain" href="${to('/selections')}">${say(selectionWords.title)}</a></p></section>`}
${checkForm(request)}`,
    };
  },
});

const pageNumber = (request: PageRequest): number => Math.min(1_000, Math.max(1, Number.parseInt(request.query['page'] ?? '1', 10) || 1));

function gradeOf(award: Pick<Award, 'stars' | 'levelZh' | 'levelEn'> & Partial<Pick<Award, 'classZh' | 'classEn'>>, { say }: PageRequest): string {
  const parts = [
    award.stars === null ? '' : fillText(say(words.stars), { n: award.stars }), award.levelZh === null ? '' : say({ zh: award.levelZh, en: award.levelEn ?? '' }),
    award.classZh === null || award.classZh === undefined ? '' : say({ zh: award.classZh, en: award.classEn ?? '' }),
  ];
  return parts.filter((part) => part !== '').join(' · ') || '—';
}

const titlePage = definePage({
  path: `${PATH}/titles/:titleId`,
  reads: { awards: { operation: listPublicAwards, input: (request: PageRequest) => ({ titleId: request.params['titleId'] ?? '', page: pageNumber(request), pageSize: PAGE_SIZE }) } },
  render: ({ awards }, request) => {
    const { say, to, params } = request;
    const name = say({ zh: awards.title.nameZh, en: awards.title.nameEn });
    const turn = (page: number, text: string) => html`<a class="pub-button is-plain" href="${to(`/honours/titles/${params['titleId'] ?? ''}?page=${page}`)}">${text}</a>`;
    return {
      title: name, trail: [{ text: say(words.title), href: to('/honours') }, { text: name }],
      body: html`<div class="pub-stack"><h1>${name}</h1><p class="pub-lead">${awards.title.authority} · ${fillText(say(words.count), { n: awards.total })}</p></div>
${stackingTable(name, [{ header: say(words.holder) }, { header: say(words.place) }, { header: say(words.level) }, { header: say(words.since) }, { header: say(words.number) }], awards.rows.map((award) => [
        award.label, award.placeZh === null ? '—' : say({ zh: award.placeZh, en: award.placeEn ?? award.placeZh }), gradeOf(award, request), dateText(award.from, request),
        html`<a href="${to(`/honours/plaques/${encodeURIComponent(award.number)}`)}">${award.number}</a>`,
      ]))}
<p class="pub-actions">${awards.page > 1 ? turn(awards.page - 1, say(words.newer)) : null}${awards.page * PAGE_SIZE < awards.total ? turn(awards.page + 1, say(words.more)) : null}</p>`,
    };
  },
});

const checkPage = definePage({
  path: `${PATH}/plaques`, reads: { titles: { operation: listPublicTitles } },
  render: (_answers, request) => {
    const { say, to, query } = request;
    // As a phone of this country may type it: full-width letters and digits are the same number.
    const number = (query['number'] ?? '').normalize('NFKC').trim();
    return {
      title: say(words.check), trail: [{ text: say(words.title), href: to('/honours') }, { text: say(words.check) }], body: html`<h1>${say(words.check)}</h1>${checkForm(request)}`,
      ...(number.length >= 3 ? { redirect: to(`/honours/plaques/${encodeURIComponent(number)}`) } : {}),
    };
  },
});

const plaquePage = definePage({
  path: `${PATH}/plaques/:number`,
  absent: (request) => {
    const { say, to, params } = request;
    const number = params['number'] ?? '';
    return {
      title: say(words.unknown), trail: [{ text: say(words.title), href: to('/honours') }, { text: say(words.check) }],
      body: html`<div class="pub-stack"><h1>${number}</h1><div class="pub-note is-warn" role="status"><p><strong>${say(words.unknown)}</strong></p><p>${say(words.unknownNote)}</p></div></div>${checkForm(request, number)}`,
    };
  },
  reads: { plaque: { operation: verifyPlaque, input: ({ params }: PageRequest) => ({ number: params['number'] ?? '' }) } },
  render: ({ plaque }, request) => {
    const { say, to } = request;
    // What it is and whose; the number is for whoever compares it with the plaque in their hand.
    const name = [say({ zh: plaque.titleZh, en: plaque.titleEn }), ...(plaque.label === null ? [] : [plaque.label])].join(' · ');
    const facts: [string, ReturnType<typeof dateText> | string][] = [
      [say(words.titleOf), say({ zh: plaque.titleZh, en: plaque.titleEn })], [say(words.holder), plaque.label ?? say(words.hidden)], [say(words.level), gradeOf(plaque, request)], [say(words.since), dateText(plaque.from, request)],
      ...(plaque.to === null ? [] : [[say(words.until), dateText(addDays(localDate(plaque.to), -1), request)] as [string, ReturnType<typeof dateText>]]), [say(words.authority), plaque.authority],
      [say(words.document), plaque.document], [say(words.decidedOn), dateText(plaque.decidedOn, request)],
    ];
    return {
      title: name, trail: [{ text: say(words.title), href: to('/honours') }, { text: say(words.check) }],
      body: html`<div class="pub-stack"><h1>${name}</h1><p class="pub-quiet">${say(words.number)} ${plaque.number}</p><div class="pub-note${plaque.inForce ? ' is-ok' : ''}" role="status"><p><strong>${say(plaque.inForce ? words.genuine : words.notInForce)}</strong></p></div></div>
<dl class="pub-facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`,
    };
  },
});

export const honoursPages: readonly PublicPage[] = [titlesPage, titlePage, checkPage, plaquePage];

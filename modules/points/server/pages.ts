/** 积分榜的公众页面 · A warning that points expire, the quarters, and the board of a village; all of it reads and prints without a script. */
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { dateText, definePage, html, stackingTable } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicPage } from '#platform/server/http/pages/index.ts';
import { readPublicBoards, readPublicBoard, readPublicSettlement } from '../contract/index.ts';
import { pageWords as words } from './page-words.ts';

const PATH = '/public/:programme/points';
const PAGE_SIZE = 200;

const quarterName = (quarter: string, { say }: PageRequest): string => fillText(say(words.quarter), { year: quarter.slice(0, 4), n: quarter.slice(5) });

function warningNote({ warning }: OutputOf<typeof readPublicSettlement>, request: PageRequest) {
  if (warning === null) return null;
  const { say } = request;
  return html`<section class="pub-note"><h2>${say(warning.isPosted ? words.warningPosted : words.warning)}</h2><p>${warning.notice}</p>
<p>${fillText(say(warning.keepMost === null ? words.keeps : words.keepsMost), { year: warning.year, percent: warning.keepPercent, most: warning.keepMost ?? 0 })}</p>
<p class="pub-quiet">${say(words.published)} ${dateText(warning.warnedOn, request)} · ${say(words.notBefore)} ${dateText(warning.notBefore, request)}</p></section>`;
}

const boardsPage = definePage({
  path: PATH, nav: { order: 27, label: words.title },
  reads: { boards: { operation: readPublicBoards }, settlement: { operation: readPublicSettlement } },
  render: ({ boards: { boards }, settlement }, request) => {
    const { say, to } = request;
    return {
      title: say(words.title), description: say(words.lead), trail: [{ text: say(words.title) }],
      body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>
<p class="pub-actions"><a class="pub-button is-plain" href="${to('/points/notices')}">${say(words.notices)}</a></p>
${warningNote(settlement, request)}
${boards.length === 0 ? html`<div class="pub-note"><p><strong>${say(words.none)}</strong></p><p>${say(words.noneNote)}</p></div>`
        : html`<ul class="pub-list">${boards.map((board) => html`<li><h3><a href="${to(`/points/${board.quarter}`)}">${quarterName(board.quarter, request)}</a></h3><p class="pub-quiet">${dateText(board.from, request)} – ${dateText(board.to, request)}</p></li>`)}</ul>`}`,
    };
  },
});

type Board = OutputOf<typeof readPublicBoard>;
const FIGURES = ['brought', 'earned', 'deducted', 'redeemed', 'other', 'held', 'balance'] as const;

function villages(board: Board, request: PageRequest) {
  const { say, to } = request;
  if (board.places.length === 0) return html`<div class="pub-note"><p>${say(words.noRows)}</p></div>`;
  return html`<h2>${say(words.choose)}</h2><ul class="pub-list">${board.places.map((place) => html`<li><h3><a href="${to(`/points/${board.quarter}?place=${place.id}`)}">${say({ zh: place.nameZh, en: place.nameEn })}</a></h3><p class="pub-quiet">${fillText(say(words.households), { n: place.households })}</p></li>`)}</ul>`;
}

function boardOfVillage(board: Board, name: string, request: PageRequest) {
  const { say, to } = request;
  const turn = (page: number, text: string) => html`<a class="pub-button is-plain" href="${to(`/points/${board.quarter}?place=${board.placeId ?? ''}&page=${page}`)}">${text}</a>`;
  const right = (text: string) => ({ header: text, align: 'right' as const });
  return html`${stackingTable(name, [{ header: say(words.household) }, ...FIGURES.map((figure) => right(say(words[figure])))], board.rows.map((row) => [row.label, ...FIGURES.map((figure) => String(row[figure]))]))}
<p class="pub-quiet">${say(words.sum)}</p>
<p>${say(words.question)}</p><p class="pub-quiet">${say(words.wall)}</p>
<p class="pub-actions">${board.page > 1 ? turn(board.page - 1, say(words.newer)) : null}${board.page * PAGE_SIZE < board.total ? turn(board.page + 1, say(words.more)) : null}<a class="pub-button is-plain" href="${to(`/points/${board.quarter}`)}">${say(words.anotherVillage)}</a></p>`;
}

const boardPage = definePage({
  path: `${PATH}/:quarter`,
  reads: { board: { operation: readPublicBoard, input: ({ params, query }: PageRequest) => ({
    quarter: params['quarter'] ?? '', page: Math.min(1_000, Math.max(1, Number.parseInt(query['page'] ?? '1', 10) || 1)), pageSize: PAGE_SIZE, ...(query['place'] === undefined || query['place'] === '' ? {} : { placeId: query['place'] }),
  }) } },
  render: ({ board }, request) => {
    const { say, to } = request;
    const quarter = quarterName(board.quarter, request);
    const name = board.placeId === null ? null : say({ zh: board.placeZh ?? '', en: board.placeEn ?? board.placeZh ?? '' });
    return {
      title: name === null ? quarter : `${name} · ${quarter}`, trail: [{ text: say(words.title), href: to('/points') }, ...(name === null ? [{ text: quarter }] : [{ text: quarter, href: to(`/points/${board.quarter}`) }, { text: name }])],
      body: html`<div class="pub-stack"><h1>${name === null ? quarter : html`${name} · ${quarter} · ${say(words.title)}`}</h1><p class="pub-lead">${dateText(board.from, request)} – ${dateText(board.to, request)}</p></div>
${name === null ? villages(board, request) : boardOfVillage(board, name, request)}`,
    };
  },
});

export const pointsPages: readonly PublicPage[] = [boardsPage, boardPage];

/** 超市的公众页面 · Where shops are, what they hold and how points are earned. No names, no balances. */
import { definePage, field, html, stackingTable } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicPage } from '#platform/server/http/pages/index.ts';
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { listPublicShops, readPublicShop } from '../contract/index.ts';
import { readPublicBoards } from '#modules/points/contract/index.ts';
import { pageWords as words } from './page-words.ts';

const PATH = '/public/:programme/shops';
const PAGE_SIZE = 30;
const pageNumber = (request: PageRequest): number => Math.min(1_000, Math.max(1, Number.parseInt(request.query['page'] ?? '1', 10) || 1));

const listPage = definePage({
  path: PATH, nav: { order: 27, label: words.title },
  reads: { shops: { operation: listPublicShops, input: (request: PageRequest) => ({ page: pageNumber(request), pageSize: PAGE_SIZE, ...(request.query['q'] === undefined ? {} : { q: request.query['q'].slice(0, 60) }) }) } },
  render: ({ shops }, request) => {
    const { say, to, query } = request;
    const q = query['q'] ?? '';
    const turn = (page: number, text: string) => html`<a class="pub-button is-plain" href="${to(`/shops?${new URLSearchParams({ q, page: String(page) }).toString()}`)}">${text}</a>`;
    const entry = (shop: OutputOf<typeof listPublicShops>['rows'][number]) => html`<li><h3><a href="${to(`/shops/${shop.id}`)}">${shop.name}</a></h3><p class="pub-quiet">${say({ zh: shop.placeZh, en: shop.placeEn })} · ${shop.openingHours ?? say(words.ask)} · ${fillText(say(words.kinds), { n: shop.kindCount })}</p></li>`;
    return {
      title: say(words.title), description: say(words.lead), trail: [{ text: say(words.title) }],
      body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>
<form class="pub-form" method="get" action="${to('/shops')}">${field({ id: 'q', label: say(words.findLabel), control: html`<input id="q" name="q" type="search" maxlength="60" value="${q}">` })}<p class="pub-actions"><button class="pub-button" type="submit">${say(words.find)}</button></p></form>
<p role="status">${fillText(say(words.count), { n: shops.total })}</p>
${shops.rows.length === 0 ? html`<div class="pub-note"><p><strong>${say(words.none)}</strong></p><p>${say(words.noneNote)}</p></div>` : html`<ul class="pub-list">${shops.rows.map(entry)}</ul>`}
<p class="pub-actions">${shops.page > 1 ? turn(shops.page - 1, say(words.newer)) : null}${shops.page * PAGE_SIZE < shops.total ? turn(shops.page + 1, say(words.more)) : null}</p>`,
    };
  },
});

/** 公示榜 · Of each village it serves, the latest board that was published: by label, without those who asked to be left out. */
function latestBoard(villages: OutputOf<typeof readPublicShop>['villages'], board: OutputOf<typeof readPublicBoards>['boards'][number] | undefined, { say, to }: PageRequest) {
  if (board === undefined) return null;
  return html`<section class="pub-stack"><h2>${fillText(say(words.board), { year: board.quarter.slice(0, 4), n: board.quarter.slice(5) })}</h2><p class="pub-quiet">${say(words.boardNote)}</p><ul class="pub-list">${villages.map((village) => html`<li><a href="${to(`/points/${board.quarter}?place=${village.id}`)}">${say(village)}</a></li>`)}</ul></section>`;
}

const shopPage = definePage({
  path: `${PATH}/:shopId`,
  reads: { shop: { operation: readPublicShop, input: (request: PageRequest) => ({ shopId: request.params['shopId'] ?? '' }) }, boards: { operation: readPublicBoards } },
  render: ({ shop, boards: { boards } }, request) => {
    const { say, to } = request;
    return {
      title: shop.name, trail: [{ text: say(words.title), href: to('/shops') }, { text: shop.name }],
      body: html`<div class="pub-stack"><h1>${shop.name}</h1><p class="pub-lead">${say({ zh: shop.placeZh, en: shop.placeEn })} · ${say(words.hours)}：${shop.openingHours ?? say(words.ask)}</p><p>${say(words.takes)}</p><p class="pub-quiet">${say(words.serves)}：${shop.villages.map((village) => say(village)).join('、')}</p></div>
<section class="pub-stack"><h2>${say(words.goods)}</h2>${shop.goods.length === 0 ? html`<p>${say(words.noGoods)}</p>` : stackingTable(say(words.goods), [{ header: say(words.thing) }, { header: say(words.price) }, { header: say(words.state) }], shop.goods.map((each) => [`${each.name}（${each.unit}）`, String(each.pricePoints), say(each.isThere ? words.there : words.gone)]))}</section>
${latestBoard(shop.villages, boards[0], request)}
<section class="pub-stack"><h2>${say(words.how)}</h2>${shop.rules.length === 0 ? html`<p>${say(words.noRules)}</p>` : stackingTable(say(words.how), [{ header: say(words.what) }, { header: say(words.worth) }, { header: say(words.often) }], shop.rules.map((rule) => [rule.label, rule.points > 0 ? `+${rule.points}` : `−${-rule.points}`, rule.monthlyCap === null ? say(words.anyTimes) : fillText(say(words.times), { n: rule.monthlyCap })]))}</section>`,
    };
  },
});

export const shopsPages: readonly PublicPage[] = [listPage, shopPage];

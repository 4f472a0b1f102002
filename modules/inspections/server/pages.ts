/** 抽样的公众页面 · The commitment before, the seed and the list after, and how to check it oneself. */
import type { OutputOf } from '#platform/contract/index.ts';
import { dateText, definePage, html } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicPage } from '#platform/server/http/pages/index.ts';
import { downloadPublicDraw, listPublicDraws, readPublicDraw } from '../contract/index.ts';
import { pageWords as words } from './page-words.ts';

const PATH = '/public/:programme/draws';
const roundInput = { input: ({ params }: PageRequest) => ({ roundId: params['roundId'] ?? '' }) };

const listPage = definePage({
  path: PATH, nav: { order: 40, label: words.title },
  reads: { draws: { operation: listPublicDraws } },
  render: ({ draws }, request) => {
    const { say } = request;
    return {
      title: say(words.title), description: say(words.lead), trail: [{ text: say(words.title) }],
      body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>
${draws.rows.length === 0 ? html`<p class="pub-note">${say(words.none)}</p>` : html`<ul class="pub-list">${draws.rows.map((draw) => html`<li><h3><a href="${request.to(`/draws/${draw.roundId}`)}">${say({ zh: draw.nameZh, en: draw.nameEn })}</a></h3>
<p class="pub-quiet">${draw.opened ? html`<span class="pub-tag is-ok">${say(words.open)}</span>` : html`<span class="pub-tag is-info">${say(words.sealed)}</span>`} ${dateText(draw.startsOn, request)} ${say(words.to)} ${dateText(draw.endsOn, request)}</p></li>`)}</ul>`}`,
    };
  },
});

type Draw = OutputOf<typeof readPublicDraw>;
type DrawnSite = Draw['sites'][number];

/** Zone by zone, folded: a hundred and sixty sites in a row are read by nobody. */
function drawnList(sites: readonly DrawnSite[], { say }: PageRequest) {
  const zones = Map.groupBy(sites, (site) => say({ zh: site.zoneZh ?? words.noZone.zh, en: site.zoneEn ?? words.noZone.en }));
  return html`<section class="pub-stack"><h2>${say(words.list)}（${sites.length}）</h2><p class="pub-quiet">${say(words.listNote)}</p><div class="pub-folds">${[...zones].map(([zone, within]) => html`<details><summary>${zone}（${within.length}）</summary>
<ul class="pub-compact">${within.map((site) => html`<li>${site.name} <span class="pub-quiet">${say({ zh: site.typeZh, en: site.typeEn })} <code>${site.code}</code></span></li>`)}</ul></details>`)}</div></section>`;
}

function howElse(draw: Draw, { say, to }: PageRequest) {
  return html`<div class="pub-folds"><details><summary>${say(words.how)}</summary><ol class="pub-numbered"><li>${say(words.step1)} <a href="${to(`/draws/${draw.roundId}/file`)}" download>${say(words.download)}</a></li>
<li>${say(words.step2)}<pre>printf '%s' '${draw.seed ?? ''}' | sha256sum</pre></li><li>${say(words.step3)}<pre>npx lianchuang inspections verify-draw draw-${draw.code}.json</pre></li><li>${say(words.step4)}</li></ol></details></div>`;
}

/** With a script a button stands here; without one the words lead to what can be done all the same. */
function verifyHere(draw: Draw, { say, to }: PageRequest) {
  return html`<section class="pub-card pub-stack" data-draw-verify data-file="${to(`/draws/${draw.roundId}/file`)}" data-commitment="${draw.commitment ?? ''}" data-frame-hash="${draw.frameHash ?? ''}"><h2>${say(words.verify)}</h2><p>${say(words.verifyNote)}</p><noscript><p class="pub-note">${say(words.verifyScript)}</p></noscript></section>`;
}

const drawPage = definePage({
  path: `${PATH}/:roundId`,
  reads: { draw: { operation: readPublicDraw, ...roundInput } },
  render: ({ draw }, request) => {
    const { say } = request;
    const title = say({ zh: draw.nameZh, en: draw.nameEn });
    const fact = (label: keyof typeof words, value: unknown) => html`<dt>${say(words[label])}</dt><dd>${value as string}</dd>`;
    const commitment = fact('commitment', html`<code>${draw.commitment ?? '—'}</code>`);
    return {
      title, trail: [{ text: say(words.title), href: request.to('/draws') }, { text: title }], scripts: draw.opened ? ['draws.js'] : [],
      body: html`<h1>${title}</h1><dl class="pub-facts">${fact('dates', html`${dateText(draw.startsOn, request)} ${say(words.to)} ${dateText(draw.endsOn, request)}`)}
${draw.opened ? html`${fact('frameSize', String(draw.frameSize ?? 0))}${fact('drawn', String(draw.sites.length))}` : commitment}</dl>
${draw.opened ? html`${verifyHere(draw, request)}<div class="pub-folds"><details><summary>${say(words.hashes)}</summary><dl class="pub-facts">${fact('seed', html`<code>${draw.seed ?? '—'}</code>`)}${commitment}${fact('frameHash', html`<code>${draw.frameHash ?? '—'}</code>`)}</dl></details></div>
${howElse(draw, request)}${drawnList(draw.sites, request)}`
    : html`<p class="pub-note">${say(words.sealedNote)}</p><section class="pub-stack"><h2>${say(words.howLater)}</h2><p>${say(words.laterNote)}</p></section>`}`,
    };
  },
});

const filePage = definePage({
  path: `${PATH}/:roundId/file`,
  reads: { file: { operation: downloadPublicDraw, ...roundInput } },
  render: ({ file }) => ({ title: '', body: html``, file }),
});

export const inspectionsPages: readonly PublicPage[] = [listPage, drawPage, filePage];

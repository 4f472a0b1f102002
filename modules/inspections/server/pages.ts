/** 抽样的公众页面 · The commitment before, the seed and the list after, and how to check it oneself. */
import { dateText, definePage, html, stackingTable } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicPage } from '#platform/server/http/pages/index.ts';
import { downloadPublicDraw, listPublicDraws, readPublicDraw } from '../contract/index.ts';

const words = {
  title: { zh: '抽样核验', en: 'Draws' },
  lead: { zh: '查哪些地方由抽签决定。种子的摘要事先公布、种子事后公开，谁都可以重新抽一遍，看结果是不是一样。', en: 'Which sites are inspected is decided by lot. The hash of the seed is published before, the seed after; anybody can draw again and compare.' },
  none: { zh: '还没有公布的抽样', en: 'No draw is published yet' },
  open: { zh: '已公开，可核验', en: 'Open, can be checked' },
  sealed: { zh: '督查中，结束后公开', en: 'Under way; opens when closed' },
  sealedNote: { zh: '这一轮还在进行。为不惊动被查的地方，现在只公布种子的摘要；本轮结束后，种子和名单在这里公开。', en: 'This round is under way. So as not to tip anybody off only the hash of the seed is published now; seed and list appear here when it is closed.' },
  commitment: { zh: '种子摘要（事先公布）', en: 'Hash of the seed (published before)' },
  seed: { zh: '种子（事后公开）', en: 'Seed (opened after)' },
  frameHash: { zh: '抽样框摘要', en: 'Hash of the frame' },
  frameSize: { zh: '抽样框点位数', en: 'Sites in the frame' },
  dates: { zh: '督查时间', en: 'Dates' },
  how: { zh: '怎样自己验算', en: 'How to check it yourself' },
  howLater: { zh: '结束后怎样自己验算', en: 'How to check it once it is over' },
  step1: { zh: '下载抽样记录（JSON 文件），里面有种子、全部点位和抽中的点位。', en: 'Download the record of the draw (a JSON file): seed, all sites, and those chosen.' },
  step2: { zh: '算一下种子的 SHA-256 摘要，应与事先公布的一致：', en: 'Compute the SHA-256 of the seed; it must be the hash published before:' },
  step3: { zh: '用本软件的命令重新抽一遍。它不连接服务器，只用文件里的种子和点位：', en: 'Draw again with this software’s command. It asks no server and uses only the seed and sites in the file:' },
  step4: { zh: '看到“可重现”，就说明名单是由种子抽出来的，没有人挑选。', en: 'If it says “reproducible”, the list follows from the seed and nobody chose it.' },
  download: { zh: '下载抽样记录', en: 'Download the record' },
  list: { zh: '抽中的点位', en: 'Sites drawn' },
  site: { zh: '点位', en: 'Site' }, kind: { zh: '类型', en: 'Kind' }, zone: { zh: '片区', en: 'Zone' }, to: { zh: '至', en: 'to' },
} as const;

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

const drawPage = definePage({
  path: `${PATH}/:roundId`,
  reads: { draw: { operation: readPublicDraw, ...roundInput } },
  render: ({ draw }, request) => {
    const { say } = request;
    const title = say({ zh: draw.nameZh, en: draw.nameEn });
    const fact = (label: keyof typeof words, value: unknown) => html`<dt>${say(words[label])}</dt><dd>${value as string}</dd>`;
    return {
      title, trail: [{ text: say(words.title), href: request.to('/draws') }, { text: title }],
      body: html`<h1>${title}</h1><dl class="pub-facts">${fact('dates', html`${dateText(draw.startsOn, request)} ${say(words.to)} ${dateText(draw.endsOn, request)}`)}
${fact('commitment', html`<code>${draw.commitment ?? '—'}</code>`)}${draw.opened ? html`${fact('seed', html`<code>${draw.seed ?? '—'}</code>`)}${fact('frameHash', html`<code>${draw.frameHash ?? '—'}</code>`)}${fact('frameSize', String(draw.frameSize ?? 0))}` : null}</dl>
${draw.opened ? html`<section class="pub-stack"><h2>${say(words.how)}</h2><ol class="pub-numbered"><li>${say(words.step1)} <a href="${request.to(`/draws/${draw.roundId}/file`)}" download>${say(words.download)}</a></li>
<li>${say(words.step2)}<pre>printf '%s' '${draw.seed ?? ''}' | sha256sum</pre></li><li>${say(words.step3)}<pre>npx lianchuang inspections verify-draw draw-${draw.code}.json</pre></li><li>${say(words.step4)}</li></ol></section>
<section class="pub-stack"><h2>${say(words.list)}（${draw.sites.length}）</h2>${stackingTable(say(words.list), [{ header: say(words.site) }, { header: say(words.kind) }, { header: say(words.zone) }], draw.sites.map((site) => [html`${site.name} <code>${site.code}</code>`, say({ zh: site.typeZh, en: site.typeEn }), say({ zh: site.zoneZh ?? '', en: site.zoneEn ?? '' })]))}</section>`
    : html`<p class="pub-note">${say(words.sealedNote)}</p><section class="pub-stack"><h2>${say(words.howLater)}</h2><ol class="pub-numbered">${[words.step1, words.step2, words.step3, words.step4].map((step) => html`<li>${say(step).replace(/[：:]$/, request.locale === 'en' ? '.' : '。')}</li>`)}</ol></section>`}`,
    };
  },
});

const filePage = definePage({
  path: `${PATH}/:roundId/file`,
  reads: { file: { operation: downloadPublicDraw, ...roundInput } },
  render: ({ file }) => ({ title: '', body: html``, file }),
});

export const inspectionsPages: readonly PublicPage[] = [listPage, drawPage, filePage];

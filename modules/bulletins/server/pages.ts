/** 通报的公众页面 · The document as it was issued, and every figure in it with how it is counted. */
import type { OutputOf } from '#platform/contract/index.ts';
import { dateText, dateTimeText, definePage, html, stackingTable } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicPage } from '#platform/server/http/pages/index.ts';
import { fillText } from '#platform/contract/index.ts';
import { figureText } from '../domain/index.ts';
import { downloadPublicBulletin, kindWords, listPublicBulletins, listPublicFigures, readPublicBulletin } from '../contract/index.ts';

const words = {
  title: { zh: '通报与数字', en: 'Bulletins and figures' },
  lead: { zh: '每份通报的数字在印发时固定，附有口径、分子分母和校验值，事后不能改。', en: 'The figures of a bulletin are fixed when it is issued, with definition, numerator, denominator and a hash; they cannot be changed afterwards.' },
  none: { zh: '还没有印发的通报', en: 'No bulletin has been issued yet' },
  latest: { zh: '最新数字', en: 'Latest figures' },
  all: { zh: '全部数字与口径', en: 'All figures and how they are counted' },
  docx: { zh: '下载通报（docx）', en: 'Download the bulletin (docx)' },
  asOf: { zh: '数据截至', en: 'As of' },
  published: { zh: '印发', en: 'Issued' },
  hash: { zh: '数字摘要（SHA-256）', en: 'Hash of the figures (SHA-256)' },
  number: { zh: '文号', en: 'Number' },
  figure: { zh: '数字', en: 'Figure' }, value: { zh: '数值', en: 'Value' }, made: { zh: '分子／分母', en: 'Numerator / denominator' }, definition: { zh: '口径', en: 'How it is counted' },
  draw: { zh: '这一轮怎样抽样', en: 'How this round was drawn' },
  chinese: { zh: '通报正文为中文公文。', en: 'The bulletin itself is an official document in Chinese; its figures are explained in English on the figures page.' },
  period: { zh: '统计期', en: 'Period' },
  sources: { zh: '文中数字从哪里来', en: 'Where the numbers come from' },
  sourcesLead: { zh: '点文中任何一个数字，就到这里：怎么统计、多少条记录、何时冻结。', en: 'Every number in the text leads here: how it is counted, how many rows, when it was frozen.' },
  staff: { zh: '工作人员登录后可看记录', en: 'Staff may see the rows after signing in' },
  rowsHash: { zh: '记录摘要', en: 'Hash of the rows' },
  namesWithdrawn: { zh: '印发后，所列姓名中有 {n} 个应本人要求隐去；其余文字、数字和摘要与印发时一致。', en: 'Since it was issued, {n} of the names listed {n:was|were} hidden at the request of those named; all other words, the figures and their hash are as issued.' },
  correctsText: { zh: '本文更正“{title}”（{number}）。该件已撤回，原因：{reason}', en: 'This corrects “{title}” ({number}), which was withdrawn: {reason}' },
} as const;

type Summary = OutputOf<typeof listPublicBulletins>['rows'][number];
type PublicFigure = OutputOf<typeof listPublicFigures>['figures'][number];
const PATH = '/public/:programme/bulletins';
const bulletinInput = { input: ({ params }: PageRequest) => ({ bulletinId: params['bulletinId'] ?? '' }) };

const valueOf = (figure: PublicFigure): string => figureText({ ...figure, href: '' });

/** 通报条目 · One bulletin of a list; the home page shows the same. */
export function bulletinEntry(bulletin: Summary, request: PageRequest) {
  return html`<li><h3><a href="${request.to(`/bulletins/${bulletin.id}`)}">${bulletin.title}</a></h3>
<p class="pub-quiet">${request.say(kindWords[bulletin.kind])} · ${bulletin.documentNumber ?? ''} · ${request.say(words.published)} ${dateText(bulletin.publishedAt, request)}</p></li>`;
}

/** 主要数字 · A few figures with their definition and date. */
export function figureTiles(figures: readonly PublicFigure[], bulletin: Summary, request: PageRequest) {
  const { say } = request;
  return html`<dl class="pub-figures">${figures.map((figure) => html`<div><dt>${say({ zh: figure.labelZh, en: figure.labelEn })}</dt><dd class="is-value">${valueOf(figure)}</dd>
<dd>${figure.kind === 'ratio' ? `${figure.numerator}／${figure.denominator ?? 0} ${say({ zh: figure.unitZh, en: figure.unitEn })}。` : ''}${say({ zh: figure.definitionZh, en: figure.definitionEn })}</dd></div>`)}</dl>
<p class="pub-quiet">${say(words.asOf)} ${dateTimeText(bulletin.asOf, request)} · <a href="${request.to(`/bulletins/${bulletin.id}`)}">${bulletin.title}</a> · <a href="${request.to(`/bulletins/${bulletin.id}/figures`)}">${say(words.all)}</a></p>`;
}

const anchorOf = (code: string): string => `n-${code.replaceAll('.', '-')}`;

const listPage = definePage({
  path: PATH, nav: { order: 30, label: words.title },
  reads: { bulletins: { operation: listPublicBulletins, input: () => ({ pageSize: 100 }) }, latest: { operation: listPublicFigures, input: () => ({ headline: 'true' }) } },
  render: ({ bulletins, latest }, request) => {
    const { say } = request;
    return {
      title: say(words.title), description: say(words.lead), trail: [{ text: say(words.title) }],
      body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>
${bulletins.rows.length === 0 ? html`<p class="pub-note">${say(words.none)}</p>` : html`<ul class="pub-list">${bulletins.rows.map((bulletin) => bulletinEntry(bulletin, request))}</ul>`}
${latest.bulletin === null ? null : html`<section class="pub-stack"><h2>${say(words.latest)}</h2>${figureTiles(latest.figures, latest.bulletin, request)}</section>`}`,
    };
  },
});

type Block = OutputOf<typeof readPublicBulletin>['body'][number];

/** Each number of an account is a link to what it counts. */
function wordsHtml(block: Exclude<Block, { kind: 'table' }>, known: ReadonlySet<string>) {
  if (block.runs === undefined) return html`${block.text}`;
  return html`${block.runs.map(({ text, code }) => (code === null || !known.has(code) ? html`${text}` : html`<a class="pub-number" href="#${anchorOf(code)}">${text}</a>`))}`;
}

/** What each number of an account counts, in the order of the text. */
function sourcesHtml(figures: readonly PublicFigure[], request: PageRequest) {
  const { say, site } = request;
  return html`<section class="pub-stack"><h2>${say(words.sources)}</h2><p class="pub-quiet">${say(words.sourcesLead)}</p><dl class="pub-sources">${figures.map((figure) => html`<div id="${anchorOf(figure.id)}"><dt>${say({ zh: figure.labelZh, en: figure.labelEn })}</dt>
<dd class="is-value">${valueOf(figure)}${figure.kind === 'count' ? html` <span>${say({ zh: figure.unitZh, en: figure.unitEn })}</span>` : html` <span>${figure.numerator}／${figure.denominator ?? 0}</span>`}</dd><dd>${say({ zh: figure.definitionZh, en: figure.definitionEn })}</dd>
${figure.frozen === undefined ? null : html`<dd class="pub-quiet">${say(words.rowsHash)} <code>${figure.frozen.rowsHash.slice(0, 16)}</code></dd>`}${figure.figurePage === null || site === null ? null : html`<dd><a href="/p/${site.code}${figure.figurePage}" rel="nofollow">${say(words.staff)}</a></dd>`}</div>`)}</dl></section>`;
}

function blockHtml(block: Block, known: ReadonlySet<string>) {
  if (block.kind === 'heading') return html`<h2>${wordsHtml(block, known)}</h2>`;
  if (block.kind === 'paragraph') return html`<p class="is-indented">${wordsHtml(block, known)}</p>`;
  const side = (at: number) => (block.columns[at]?.align === 'left' ? '' : `is-${block.columns[at]?.align ?? 'left'}`);
  return html`<div class="pub-table" role="region" aria-label="${block.captionText}" tabindex="0"><table><caption>${block.captionText}</caption><thead><tr>${block.columns.map((column, at) => html`<th scope="col" class="${side(at)}">${column.header}</th>`)}</tr></thead>
<tbody>${block.rows.map((cells) => html`<tr>${cells.map((cell, at) => html`<td class="${side(at)}">${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

const bulletinPage = definePage({
  path: `${PATH}/:bulletinId`,
  reads: { bulletin: { operation: readPublicBulletin, ...bulletinInput } },
  render: ({ bulletin }, request) => {
    const { say } = request;
    const isAccount = bulletin.roundId === null;
    const known = new Set(isAccount ? bulletin.figures.map(({ id }) => id) : []);
    const { corrects } = bulletin;
    return {
      title: bulletin.title, trail: [{ text: say(words.title), href: request.to('/bulletins') }, { text: bulletin.title }],
      body: html`${request.locale === 'en' ? html`<p class="pub-note">${say(words.chinese)}</p>` : null}${corrects === null ? null : html`<p class="pub-note">${fillText(say(words.correctsText), { title: corrects.title, number: corrects.documentNumber ?? '—', reason: corrects.reason })}</p>`}
<article class="pub-document" lang="zh-CN"><p class="pub-quiet">${bulletin.issuer} · ${bulletin.documentNumber ?? ''}${bulletin.syntheticMark === null ? '' : ` · ${bulletin.syntheticMark}`}</p><h1>${bulletin.title}</h1>
${bulletin.namesWithdrawn === 0 ? null : html`<p class="pub-note" lang="${request.locale}">${fillText(say(words.namesWithdrawn), { n: bulletin.namesWithdrawn })}</p>`}${bulletin.addressees.length === 0 ? null : html`<p>${bulletin.addressees.join('，')}：</p>`}${bulletin.body.map((block) => blockHtml(block, known))}<p class="is-signature">${bulletin.signature}<br>${dateText(bulletin.date, { ...request, locale: 'zh-CN' })}</p></article>
<p class="pub-actions"><a class="pub-button" href="${request.to(`/bulletins/${bulletin.id}/figures`)}">${say(words.all)}</a> <a class="pub-button is-plain" href="${request.to(`/bulletins/${bulletin.id}/docx`)}" download>${say(words.docx)}</a> ${bulletin.roundId === null ? null : html`<a class="pub-button is-plain" href="${request.to(`/draws/${bulletin.roundId}`)}">${say(words.draw)}</a>`}</p>${isAccount ? sourcesHtml(bulletin.figures, request) : null}`,
    };
  },
});

const figuresPage = definePage({
  path: `${PATH}/:bulletinId/figures`,
  reads: { found: { operation: listPublicFigures, ...bulletinInput } },
  render: ({ found }, request) => {
    const { say } = request;
    const bulletin = found.bulletin as Summary;
    return {
      title: say(words.all), trail: [{ text: say(words.title), href: request.to('/bulletins') }, { text: bulletin.title, href: request.to(`/bulletins/${bulletin.id}`) }, { text: say(words.all) }],
      body: html`<h1>${say(words.all)}</h1><dl class="pub-facts"><dt>${say(words.number)}</dt><dd>${bulletin.documentNumber ?? '—'} · <a href="${request.to(`/bulletins/${bulletin.id}`)}">${bulletin.title}</a></dd>
${bulletin.roundNameZh === null ? null : html`<dt>${say(words.period)}</dt><dd>${say({ zh: bulletin.roundNameZh, en: bulletin.roundNameEn ?? bulletin.roundNameZh })}</dd>`}<dt>${say(words.asOf)}</dt><dd>${dateTimeText(bulletin.asOf, request)}</dd><dt>${say(words.hash)}</dt><dd><code>${bulletin.figuresHash}</code></dd></dl>
${stackingTable(say(words.all), [{ header: say(words.figure) }, { header: say(words.value), align: 'right' }, { header: say(words.made), align: 'right' }, { header: say(words.definition) }], found.figures.map((figure) => [
    say({ zh: figure.labelZh, en: figure.labelEn }), html`<strong>${valueOf(figure)}</strong>`, figure.kind === 'ratio' ? `${figure.numerator}／${figure.denominator ?? 0}` : `${figure.numerator} ${say({ zh: figure.unitZh, en: figure.unitEn })}`, say({ zh: figure.definitionZh, en: figure.definitionEn }),
  ]))}`,
    };
  },
});

const filePage = definePage({
  path: `${PATH}/:bulletinId/docx`,
  reads: { file: { operation: downloadPublicBulletin, ...bulletinInput } },
  render: ({ file }) => ({ title: '', body: html``, file }),
});

export const bulletinsPages: readonly PublicPage[] = [listPage, bulletinPage, figuresPage, filePage];

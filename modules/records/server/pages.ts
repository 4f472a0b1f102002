/** 台账的公众页面 · Registers that a programme opened, their records, and the text of a covenant that is in force; all of it reads without a script. */
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf, ProblemText } from '#platform/contract/index.ts';
import { dateText, definePage, field, html, paragraphs, stackingTable } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicPage } from '#platform/server/http/pages/index.ts';
import { listPublicRecords, listPublicRegisters, readPublicRecord } from '../contract/index.ts';

const PATH = '/public/:programme/registers';
const PAGE_SIZE = 50;
const word = (zh: string, en: string): ProblemText => ({ zh, en });
const words = {
  title: word('公开台账', 'Open registers'), lead: word('做了哪些事、村规民约怎么定的，都可以查。不含个人姓名和材料原件。', 'What was done, and which covenants are in force. No names of persons and no papers.'), none: word('还没有公开的台账', 'No register is open yet'), noneNote: word('创建办公开后会列在这里。', 'It will be listed here once the office opens one.'),
  count: word('{n} 条', '{n} records'), search: word('名称', 'Name'), find: word('查找', 'Find'), nothing: word('没有找到', 'Nothing found'), nothingNote: word('换个名称再试，或清空后查看全部。', 'Try another name, or clear it to see all.'),
  name: word('题名', 'Title'), place: word('区域', 'Place'), day: word('日期', 'Day'), newer: word('上一页', 'Previous page'), more: word('下一页', 'Next page'), demo: word('演示', 'Demo'),
  inForce: word('现在有效的文本', 'The text in force'), since: word('{adopted} 通过，{from} 起施行', 'adopted on {adopted}, in force from {from}'), notYet: word('现在没有有效的文本', 'No text is in force now'), unchecked: word('合法性审查完成后公布全文。', 'The text is shown once its legality was looked at.'),
  versions: word('历次版本', 'All versions'), adopted: word('通过日期', 'Adopted'), from: word('施行日期', 'In force from'), state: word('状态', 'State'), standing: word('有效', 'in force'), repeal: word('废止', 'repeal'), replaced: word('已被取代', 'replaced'), coming: word('尚未施行', 'not yet in force'),
} as const;

type Shown = OutputOf<typeof readPublicRecord>;

const listPage = definePage({
  path: PATH, nav: { order: 17, label: words.title }, reads: { registers: { operation: listPublicRegisters } },
  render: ({ registers }, { say, to }) => ({
    title: say(words.title), description: say(words.lead), trail: [{ text: say(words.title) }],
    body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>
${registers.rows.length === 0 ? html`<div class="pub-note"><p><strong>${say(words.none)}</strong></p><p>${say(words.noneNote)}</p></div>`
    : html`<ul class="pub-list">${registers.rows.map((row) => html`<li><h3><a href="${to(`/registers/${row.code}`)}">${say(row)}</a></h3><p class="pub-quiet">${fillText(say(words.count), { n: row.recordCount.toLocaleString('en') })}${row.about === '' ? null : ` · ${row.about}`}</p></li>`)}</ul>`}`,
  }),
});

const pageNumber = ({ query }: PageRequest): number => Math.min(1_000, Math.max(1, Number.parseInt(query['page'] ?? '1', 10) || 1));

const recordsPage = definePage({
  path: `${PATH}/:code`,
  reads: { found: { operation: listPublicRecords, input: (request: PageRequest) => ({ code: request.params['code'] ?? '', ...(request.query['q'] === undefined || request.query['q'] === '' ? {} : { q: request.query['q'].slice(0, 60) }), page: pageNumber(request), pageSize: PAGE_SIZE, ...(request.query['after'] === undefined ? {} : { after: request.query['after'].slice(0, 60) }) }) } },
  render: ({ found }, request) => {
    const { say, to, query } = request;
    const name = say(found.register);
    const path = `/registers/${found.register.code}`;
    const turn = (page: number, text: string, after: string | null = null) => html`<a class="pub-button is-plain" href="${to(`${path}?page=${page}${after === null ? '' : `&after=${after}`}${query['q'] === undefined ? '' : `&q=${encodeURIComponent(query['q'])}`}`)}">${text}</a>`;
    return {
      title: name, trail: [{ text: say(words.title), href: to('/registers') }, { text: name }],
      body: html`<div class="pub-stack"><h1>${name}</h1><p class="pub-lead">${fillText(say(words.count), { n: found.total.toLocaleString('en') })}${found.register.about === '' ? null : ` · ${found.register.about}`}</p></div>
<form class="pub-form" method="get" action="${to(path)}">${field({ id: 'q', label: say(words.search), control: html`<input id="q" name="q" type="search" maxlength="60" value="${query['q'] ?? ''}">` })}<p class="pub-actions"><button class="pub-button" type="submit">${say(words.find)}</button></p></form>
${found.rows.length === 0 ? html`<div class="pub-note"><p><strong>${say(words.nothing)}</strong></p><p>${say(words.nothingNote)}</p></div>`
    : stackingTable(name, [{ header: say(words.name) }, { header: say(words.place) }, { header: say(words.day) }], found.rows.map((row) => [html`<a href="${to(`${path}/${row.id}`)}">${row.title}</a>`, row.place === null ? '—' : say(row.place), row.on === null ? '—' : dateText(row.on, request)]))}
<p class="pub-actions">${found.page > 1 ? turn(found.page - 1, say(words.newer)) : null}${found.page * PAGE_SIZE < found.total ? turn(found.page + 1, say(words.more), found.next) : null}</p>`,
    };
  },
});

function versionsBody({ inForce, versions }: Shown, request: PageRequest) {
  const { say } = request;
  return html`<section class="pub-stack"><h2>${say(words.inForce)}</h2>${inForce === null ? html`<p class="pub-note">${say(words.notYet)}</p>`
    : html`<p class="pub-quiet">${fillText(say(words.since), { adopted: inForce.adoptedOn, from: inForce.inForceFrom })}</p>${inForce.isChecked ? paragraphs(inForce.body) : html`<p class="pub-note">${say(words.unchecked)}</p>`}`}</section>
${versions.length === 0 ? null : html`<section class="pub-stack"><h2>${say(words.versions)}</h2>${stackingTable(say(words.versions), [{ header: say(words.adopted) }, { header: say(words.from) }, { header: say(words.state) }], versions.map((each) => [dateText(each.adoptedOn, request), dateText(each.inForceFrom, request), say(words[each.state])]))}</section>`}`;
}

const recordPage = definePage({
  path: `${PATH}/:code/:recordId`, reads: { shown: { operation: readPublicRecord, input: ({ params }: PageRequest) => ({ code: params['code'] ?? '', recordId: params['recordId'] ?? '' }) } },
  render: ({ shown }, request) => {
    const { say, to } = request;
    const { record, register } = shown;
    const facts = [...(record.place === null ? [] : [[say(words.place), say(record.place)]]), ...(record.on === null ? [] : [[say(words.day), dateText(record.on, request)]]), ...record.facts.map((fact) => [say(fact), say(fact.value)])] as const;
    return {
      title: record.title, trail: [{ text: say(words.title), href: to('/registers') }, { text: say(register), href: to(`/registers/${register.code}`) }, { text: record.title }],
      body: html`<article class="pub-stack"><h1>${record.title}${record.isSynthetic ? html` <span class="pub-tag">${say(words.demo)}</span>` : null}</h1><dl class="pub-facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></article>${shown.keepsVersions ? versionsBody(shown, request) : null}`,
    };
  },
});

export const recordsPages: readonly PublicPage[] = [listPage, recordsPage, recordPage];

/** 公示的公众页面 · List, notice and objection; all of it reads without a script. */
import { codeToKeep, dateText, dateTimeText, defineForm, definePage, field, followLookup, formProblem, html, paragraphs, receivedNote } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicForm, PublicPage } from '#platform/server/http/pages/index.ts';
import { followObjection, listPublicNoticeRows, listPublicNotices, noticeKindWords, objectToNotice, readObjectionForm, readPublicNotice } from '../contract/index.ts';
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { pageWords as words } from './page-words.ts';

type Summary = OutputOf<typeof listPublicNotices>['rows'][number];
const PATH = '/public/:programme/notices';
const FOLLOW = '/objections/follow';
const PAGE_SIZE = 20;

function stateTag(notice: Pick<Summary, 'closed' | 'daysLeft'>, { say }: PageRequest) {
  if ((notice.daysLeft ?? 0) > 0) return html`<span class="pub-tag is-ok">${fillText(say(words.daysLeft), { n: notice.daysLeft ?? 0 })}</span>`;
  return html`<span class="pub-tag">${say(notice.closed ? words.closed : words.over)}</span>`;
}

/** 公示条目 · One notice of a list; the home page shows the same. */
export function noticeEntry(notice: Summary, request: PageRequest) {
  return html`<li><h3><a href="${request.to(`/notices/${notice.id}`)}">${notice.title}</a></h3>
<p class="pub-quiet">${stateTag(notice, request)} ${request.say(noticeKindWords[notice.kind])} · ${dateText(notice.startsOn, request)} ${request.say(words.to)} ${dateText(notice.endsOn, request)}</p></li>`;
}

const pageNumber = (request: PageRequest): number => Math.min(1_000, Math.max(1, Number.parseInt(request.query['page'] ?? '1', 10) || 1));

const listPage = definePage({
  path: PATH, nav: { order: 20, label: words.title },
  reads: { notices: { operation: listPublicNotices, input: (request: PageRequest) => ({ page: pageNumber(request), pageSize: PAGE_SIZE }) } },
  render: ({ notices }, request) => {
    const { say } = request;
    const page = notices.page;
    const hasMore = page * PAGE_SIZE < notices.total;
    return {
      title: say(words.title), description: say(words.lead), trail: [{ text: say(words.title) }],
      body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>
${notices.rows.length === 0 ? html`<div class="pub-note"><p><strong>${say(words.none)}</strong></p><p>${say(words.noneNote)}</p></div>` : html`<ul class="pub-list">${notices.rows.map((notice) => noticeEntry(notice, request))}</ul>`}
${page > 1 || hasMore ? html`<p class="pub-actions">${page > 1 ? html`<a class="pub-button is-plain" href="${request.to(`/notices?page=${page - 1}`)}">${say(words.newer)}</a>` : null}
${hasMore ? html`<a class="pub-button is-plain" href="${request.to(`/notices?page=${page + 1}`)}">${say(words.more)}</a>` : null}</p>` : null}`,
    };
  },
});

type Notice = OutputOf<typeof readPublicNotice>;

function listTable(list: NonNullable<Notice['list']>, title: string) {
  return html`<div class="pub-table" role="region" aria-label="${title}" tabindex="0"><table><caption>${title}</caption><thead><tr>${list.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${list.rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

const ROWS_A_PAGE = 100;
type Rows = OutputOf<typeof listPublicNoticeRows>;

/** A list that no page carries whole: found by place and words, turned page by page, and as a file. */
function longList(notice: Notice, rows: Rows, request: PageRequest) {
  const { say, to, query } = request;
  const [q, place] = [query['q'] ?? '', query['place'] ?? ''];
  const turn = (page: number, text: string) => html`<a class="pub-button is-plain" href="${to(`/notices/${notice.id}?${new URLSearchParams({ q, place, page: String(page) }).toString()}#list`)}">${text}</a>`;
  const from = Math.min(rows.total, (rows.page - 1) * ROWS_A_PAGE + 1);
  return html`<section class="pub-stack" id="list"><h2>${say(words.list)}</h2><p>${fillText(say(words.listLong), { total: notice.listTotal })} <a href="/api/programmes/${request.params['programme'] ?? ''}/public/notices/${notice.id}/list-file">${say(words.listFile)}</a></p>
<form class="pub-form" method="get" action="${to(`/notices/${notice.id}`)}#list">
${rows.places.length === 0 ? null : field({ id: 'place', label: say(words.listPlace), control: html`<select id="place" name="place"><option value="">${say(words.listAnyPlace)}</option>${rows.places.map(({ name, count }) => html`<option value="${name}"${name === place ? html` selected` : null}>${name}（${count}）</option>`)}</select>` })}
${field({ id: 'q', label: say(words.listWords), control: html`<input id="q" name="q" type="search" maxlength="60" value="${q}">` })}
<p class="pub-actions"><button class="pub-button" type="submit">${say(words.listFind)}</button></p></form>
<p role="status">${rows.total === 0 ? say(words.listNone) : fillText(say(words.listRange), { from, to: Math.min(rows.total, rows.page * ROWS_A_PAGE), total: rows.total })}</p>
${rows.rows.length === 0 ? null : listTable({ columns: rows.columns, rows: rows.rows }, say(words.list))}
<p class="pub-actions">${rows.page > 1 ? turn(rows.page - 1, say(words.listBack)) : null}${rows.page * ROWS_A_PAGE < rows.total ? turn(rows.page + 1, say(words.listOn)) : null}</p></section>`;
}

function noticeBody(notice: Notice, rows: Rows, request: PageRequest) {
  const { say } = request;
  return html`<article class="pub-document"><h1>${notice.title}</h1>
<p class="pub-quiet">${stateTag(notice, request)} ${say(words.period)}：${dateText(notice.startsOn, request)} ${say(words.to)} ${dateText(notice.endsOn, request)}</p>
${notice.body === null ? html`<p class="pub-note">${say(words.taken)}</p>` : paragraphs(notice.body)}
${notice.list === null ? null : notice.listTotal > notice.list.rows.length ? longList(notice, rows, request) : listTable(notice.list, say(words.list))}
${notice.closingNote === null ? null : html`<section class="pub-stack"><h2>${say(words.result)}</h2>${paragraphs(notice.closingNote)}</section>`}</article>
${notice.mayObject ? html`<section class="pub-stack"><h2>${say(words.howToObject)}</h2>${paragraphs(notice.howToObject)}<p class="pub-actions"><a class="pub-button" href="${request.to(`/notices/${notice.id}/object`)}" rel="nofollow">${say(words.objectOnline)}</a></p></section>` : null}
<p><a href="${request.to(FOLLOW)}" rel="nofollow">${say(words.followTitle)}</a></p>`;
}

const noticePage = definePage({
  path: `${PATH}/:noticeId`,
  reads: {
    notice: { operation: readPublicNotice, input: ({ params }: PageRequest) => ({ noticeId: params['noticeId'] ?? '' }) },
    rows: { operation: listPublicNoticeRows, input: (request: PageRequest) => ({ noticeId: request.params['noticeId'] ?? '', page: pageNumber(request), pageSize: ROWS_A_PAGE, q: (request.query['q'] ?? '').slice(0, 60), place: (request.query['place'] ?? '').slice(0, 120) }) },
  },
  render: ({ notice, rows }, request) => ({
    title: notice.title, trail: [{ text: request.say(words.title), href: request.to('/notices') }, { text: notice.title }], body: noticeBody(notice, rows, request),
  }),
});

const objectPage = definePage({
  path: `${PATH}/:noticeId/object`,
  reads: { form: { operation: readObjectionForm, input: ({ params }: PageRequest) => ({ noticeId: params['noticeId'] ?? '' }) } },
  render: ({ form }, request) => {
    const { say } = request;
    const given = request.filled?.fields ?? {};
    return {
      title: say(words.objectOnline), isPrivate: true,
      trail: [{ text: say(words.title), href: request.to('/notices') }, { text: form.title, href: request.to(`/notices/${form.noticeId}`) }, { text: say(words.objectOnline) }],
      body: html`<h1>${say(words.objectOnline)}</h1><p class="pub-lead">${form.title}</p>${formProblem(request)}
<form class="pub-form" method="post" action="${request.to(`/notices/${form.noticeId}/object`)}">
<input type="hidden" name="formToken" value="${form.formToken}">
<div class="pub-hp" aria-hidden="true"><label for="website">${say(words.website)}</label><input id="website" name="website" type="text" tabindex="-1" autocomplete="off"></div>
${field({ id: 'words', label: say(words.words), hint: say(words.wordsHint), control: html`<textarea id="words" name="words" required maxlength="1000" rows="7" aria-describedby="words-hint">${given['words'] ?? ''}</textarea>` })}
${field({ id: 'sender', label: say(words.sender), control: html`<input id="sender" name="sender" type="text" maxlength="60" autocomplete="name"${form.realName ? html` required` : null} value="${given['sender'] ?? ''}">` })}
${field({ id: 'contact', label: say(words.contact), control: html`<input id="contact" name="contact" type="text" maxlength="120" value="${given['contact'] ?? ''}">` })}
<p class="pub-note">${say(form.realName ? words.realNote : words.freeNote)}</p>
<p class="pub-actions"><button class="pub-button" type="submit">${say(words.send)}</button></p></form>`,
    };
  },
});

const objectForm = defineForm({
  path: `${PATH}/:noticeId/object`, page: `${PATH}/:noticeId/object`, operation: objectToNotice,
  input: ({ fields }, { params }) => ({ noticeId: params['noticeId'], words: fields['words'] ?? '', sender: fields['sender'] ?? '', contact: fields['contact'] ?? '', formToken: fields['formToken'] ?? '', website: fields['website'] ?? '' }),
  done: ({ followToken }, request) => request.to(`${FOLLOW}/${followToken}?new=1`),
});

const lookupPage = followLookup({
  path: FOLLOW, title: words.followTitle, lead: words.followLead, trail: ({ say, to }) => [{ text: say(words.title), href: to('/notices') }, { text: say(words.followTitle) }],
});

const followPage = definePage({
  path: `/public/:programme${FOLLOW}/:followToken`,
  reads: { objection: { operation: followObjection, input: ({ params }: PageRequest) => ({ followToken: params['followToken'] ?? '' }) } },
  render: ({ objection }, request) => {
    const { say, to } = request;
    const facts: [string, ReturnType<typeof dateText> | string][] = [
      [say(words.number), objection.number], [say(words.against), html`<a href="${to(`/notices/${objection.noticeId}`)}">${objection.noticeTitle}</a>`], [say(words.receivedOn), dateTimeText(objection.receivedAt, request)], [say(words.state), say(words[objection.state])],
      ...(objection.outcome === null ? [] : [[say(words.outcome), say(words[objection.outcome])] as [string, string]]), ...(objection.resolvedAt === null ? [] : [[say(words.resolvedOn), dateTimeText(objection.resolvedAt, request)] as [string, ReturnType<typeof dateText>]]),
    ];
    return {
      title: objection.number, isPrivate: true, scripts: ['copy.js'], trail: [{ text: say(words.title), href: to('/notices') }, { text: say(words.followTitle), href: to(FOLLOW) }, { text: objection.number }],
      body: html`${receivedNote(words.sent, request)}<h1>${say(words.followTitle)}</h1>
<dl class="pub-facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${objection.answer === null ? html`<p class="pub-note">${say(words.sentNote)}</p>` : html`<section class="pub-note pub-stack"><h2>${say(words.answer)}</h2>${paragraphs(objection.answer)}</section>`}
${codeToKeep(request.params['followToken'] ?? '', FOLLOW, words.keepNote, request)}`,
    };
  },
});

export const noticesPages: readonly PublicPage[] = [listPage, noticePage, objectPage, lookupPage, followPage];
export const noticesForms: readonly PublicForm[] = [objectForm];

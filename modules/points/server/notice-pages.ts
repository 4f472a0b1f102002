/** 记分公示的公众页面 · What hangs out in a village, the form for whoever objects, and what came of it; all of it reads and prints without a script. */
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { codeToKeep, dateText, dateTimeText, defineForm, definePage, field, followLookup, formProblem, html, paragraphs, receivedNote, stackingTable, unseenFields } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicForm, PublicPage } from '#platform/server/http/pages/index.ts';
import { NO_PLACE } from '../domain/index.ts';
import { followDeedObjection, objectionOutcomeWords, objectionStateWords, objectToDeed, readDeedObjectionForm, readPublicDeedNotice, readPublicDeedNotices } from '../contract/index.ts';
import { noticeWords as words } from './notice-words.ts';

const PATH = '/public/:programme/points/notices';
const FOLLOW = '/points/objections/follow';
const PAGE_SIZE = 200;

const signed = (points: number): string => (points > 0 ? `+${points}` : `−${-points}`);
const pageNumber = (request: PageRequest): number => Math.min(1_000, Math.max(1, Number.parseInt(request.query['page'] ?? '1', 10) || 1));
const trailTo = ({ say, to }: PageRequest) => [{ text: say(words.board), href: to('/points') }, { text: say(words.title), href: to('/points/notices') }];

const villagesPage = definePage({
  path: PATH,
  reads: { notices: { operation: readPublicDeedNotices } },
  render: ({ notices: { villages } }, request) => {
    const { say, to } = request;
    return {
      title: say(words.title), description: say(words.lead), trail: [{ text: say(words.board), href: to('/points') }, { text: say(words.title) }],
      body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>
${villages.length === 0 ? html`<div class="pub-note"><p><strong>${say(words.none)}</strong></p><p>${say(words.noneNote)}</p></div>`
        : html`<h2>${say(words.choose)}</h2><ul class="pub-list">${villages.map((village) => html`<li><h3><a href="${to(`/points/notices/${village.placeId}`)}">${say({ zh: village.placeZh, en: village.placeEn })}</a></h3><p class="pub-quiet">${village.placeId === NO_PLACE ? html`${say(words.ofProgramme)} · ` : null}${fillText(say(words.count), { n: village.deedCount })} · ${dateText(village.from, request)} ${say(words.to)} ${dateText(village.until, request)}</p></li>`)}</ul>`}
<p><a href="${to(FOLLOW)}" rel="nofollow">${say(words.followTitle)}</a></p>`,
    };
  },
});

type Notice = OutputOf<typeof readPublicDeedNotice>;

function noticeTable(notice: Notice, name: string, request: PageRequest) {
  const { say, to } = request;
  if (notice.rows.length === 0) return html`<div class="pub-note"><p><strong>${say(words.none)}</strong></p><p>${say(words.noneNote)}</p></div>`;
  return stackingTable(name, [{ header: say(words.household) }, { header: say(words.rule) }, { header: say(words.points), align: 'right' }, { header: say(words.day) }, { header: say(words.until) }, { header: say(words.act) }], notice.rows.map((row) => [
    row.kind === 'teamDeed' ? html`${row.label} <span class="pub-quiet">${say(words.team)}</span>` : (row.label ?? say(words.unnamed)), row.ruleLabel, signed(row.points), dateText(row.happenedOn, request), dateText(row.noticeUntil, request),
    row.isObjected ? say(words.looked) : html`<a href="${to(`/points/notices/${notice.placeId}/object/${row.deedId}`)}" rel="nofollow" aria-label="${say(words.object)} ${row.label ?? say(words.unnamed)} ${row.ruleLabel}">${say(words.object)}</a>`,
  ]));
}

const noticePage = definePage({
  path: `${PATH}/:placeId`,
  reads: { notice: { operation: readPublicDeedNotice, input: (request: PageRequest) => ({ placeId: request.params['placeId'] ?? '', page: pageNumber(request), pageSize: PAGE_SIZE }) } },
  render: ({ notice }, request) => {
    const { say, to } = request;
    const name = say({ zh: notice.placeZh, en: notice.placeEn });
    const turn = (page: number, text: string) => html`<a class="pub-button is-plain" href="${to(`/points/notices/${notice.placeId}?page=${page}`)}">${text}</a>`;
    return {
      title: `${name} · ${say(words.title)}`, description: say(words.lead), trail: [...trailTo(request), { text: name }],
      body: html`<div class="pub-stack"><h1>${name} · ${say(words.title)}</h1>${notice.from === null || notice.until === null ? null : html`<p class="pub-lead">${say(words.period)}：${dateText(notice.from, request)} ${say(words.to)} ${dateText(notice.until, request)}</p>`}<p>${say(words.lead)}</p><p class="pub-quiet">${say(words.shown)}</p></div>
${noticeTable(notice, `${name} · ${say(words.title)}`, request)}
${notice.unshownCount === 0 ? null : html`<p>${fillText(say(words.unshown), { n: notice.unshownCount })}</p>`}
${notice.personalCount === 0 ? null : html`<p>${fillText(say(words.personal), { n: notice.personalCount })}</p>`}
<section class="pub-stack"><h2>${say(words.how)}</h2><p>${say(words.howOnline)}</p><p>${say(words.howOfficer)}</p><p>${say(words.howSettled)}</p></section>
<p class="pub-quiet">${say(words.wall)}</p>
<p class="pub-actions">${notice.page > 1 ? turn(notice.page - 1, say(words.newer)) : null}${notice.page * PAGE_SIZE < notice.total ? turn(notice.page + 1, say(words.more)) : null}<a class="pub-button is-plain" href="${to('/points/notices')}">${say(words.other)}</a><a class="pub-button is-plain" href="${to(FOLLOW)}" rel="nofollow">${say(words.followTitle)}</a></p>`,
    };
  },
});

const objectPage = definePage({
  path: `${PATH}/:placeId/object/:deedId`,
  reads: { form: { operation: readDeedObjectionForm, input: ({ params }: PageRequest) => ({ deedId: params['deedId'] ?? '' }) } },
  render: ({ form }, request) => {
    const { say, to } = request;
    const given = request.filled?.fields ?? {};
    const name = say({ zh: form.placeZh, en: form.placeEn });
    return {
      title: say(words.object), isPrivate: true, trail: [...trailTo(request), { text: name, href: to(`/points/notices/${form.placeId}`) }, { text: say(words.object) }],
      body: html`<h1>${say(words.object)}</h1><p class="pub-lead">${form.label ?? say(words.unnamed)} · ${form.ruleLabel} · ${signed(form.points)} · ${dateText(form.happenedOn, request)}</p><p class="pub-quiet">${say(words.until)} ${dateText(form.noticeUntil, request)}</p>${formProblem(request)}
<form class="pub-form" method="post" action="${to(`/points/notices/${form.placeId}/object/${form.deedId}`)}">
${unseenFields(form.formToken, 'points.form_stale', request)}
${field({ id: 'words', label: say(words.words), hint: say(words.wordsHint), control: html`<textarea id="words" name="words" required maxlength="1000" rows="6" aria-describedby="words-hint">${given['words'] ?? ''}</textarea>` })}
${field({ id: 'sender', label: say(words.sender), control: html`<input id="sender" name="sender" type="text" maxlength="60" autocomplete="name" value="${given['sender'] ?? ''}">` })}
${field({ id: 'contact', label: say(words.contact), control: html`<input id="contact" name="contact" type="text" maxlength="120" value="${given['contact'] ?? ''}">` })}
<p class="pub-note">${say(words.freeNote)}</p>
<p class="pub-actions"><button class="pub-button" type="submit">${say(words.send)}</button></p></form>`,
    };
  },
});

const objectForm = defineForm({
  path: `${PATH}/:placeId/object/:deedId`, page: `${PATH}/:placeId/object/:deedId`, operation: objectToDeed,
  input: ({ fields }, { params }) => ({ deedId: params['deedId'], words: fields['words'] ?? '', sender: fields['sender'] ?? '', contact: fields['contact'] ?? '', formToken: fields['formToken'] ?? '', website: fields['website'] ?? '' }),
  done: ({ followToken }, request) => request.to(`${FOLLOW}/${followToken}?new=1`),
});

const lookupPage = followLookup({ path: FOLLOW, title: words.followTitle, lead: words.followLead, trail: (request) => [...trailTo(request), { text: request.say(words.followTitle) }] });

const followPage = definePage({
  path: `/public/:programme${FOLLOW}/:followToken`,
  reads: { objection: { operation: followDeedObjection, input: ({ params }: PageRequest) => ({ followToken: params['followToken'] ?? '' }) } },
  render: ({ objection }, request) => {
    const { say, to } = request;
    const village = objection.placeId === null ? null : html` · <a href="${to(`/points/notices/${objection.placeId}`)}">${say({ zh: objection.placeZh ?? '', en: objection.placeEn ?? objection.placeZh ?? '' })}</a>`;
    const facts = [
      [say(words.number), objection.number], [say(words.against), html`${objection.label === null ? null : html`${objection.label} · `}${objection.ruleLabel} · ${signed(objection.points)}${village}`], [say(words.receivedOn), dateTimeText(objection.receivedAt, request)], ...(objection.state === 'open' ? [[say(words.dueOn), dateText(objection.dueOn, request)] as const] : []), [say(words.state), say(objectionStateWords[objection.state])],
      ...(objection.outcome === null ? [] : [[say(words.outcome), say(objectionOutcomeWords[objection.outcome])] as const]), ...(objection.resolvedAt === null ? [] : [[say(words.resolvedOn), dateTimeText(objection.resolvedAt, request)] as const]),
    ] as const;
    return {
      title: objection.number, isPrivate: true, scripts: ['copy.js'], trail: [...trailTo(request), { text: say(words.followTitle), href: to(FOLLOW) }, { text: objection.number }],
      body: html`${receivedNote(words.sent, request)}<h1>${say(words.followTitle)}</h1>
<dl class="pub-facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${objection.answer === null ? html`<p class="pub-note">${say(words.sentNote)}</p>` : html`<section class="pub-note pub-stack"><h2>${say(words.answer)}</h2>${paragraphs(objection.answer)}</section>`}
${codeToKeep(request.params['followToken'] ?? '', FOLLOW, words.keepNote, request)}`,
    };
  },
});

export const noticePages: readonly PublicPage[] = [villagesPage, noticePage, objectPage, lookupPage, followPage];
export const noticeForms: readonly PublicForm[] = [objectForm];

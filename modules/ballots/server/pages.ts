/** 公众投票的公众页面 · List, ballot, result and check. What needs no cryptography reads without a script. */
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { dateTimeText, definePage, html, paragraphs, stackingTable } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicPage } from '#platform/server/http/pages/index.ts';
import { isRanked, mayVoteTwice, PUBLIC_WEIGHT_DEFAULT, weighsMore } from '../domain/index.ts';
import { ballotModeText, ballotModeWords, listPublicBallots, readPublicBallot, readPublicResult, tokenKindWords } from '../contract/index.ts';
import { pageWords as words } from './page-words.ts';

type Summary = OutputOf<typeof listPublicBallots>['rows'][number];
type Ballot = OutputOf<typeof readPublicBallot>;
type Result = OutputOf<typeof readPublicResult>;
const PATH = '/public/:programme/ballots';
const SCRIPTS = ['ballots.js'];

const apiOf = (ballotId: string, request: PageRequest): string => `/api/programmes/${encodeURIComponent(request.site?.code ?? '')}/public/ballots/${ballotId}`;

/** What a voter does who ranks, in words without the name of a method; that stands behind “how it works”. */
const RANKED: Partial<Readonly<Record<Ballot['definition']['mode'], (typeof words)['how1']>>> = { ranked: words.modeRanked, runoff: words.modeRunoff, condorcet: words.modeCondorcet };
/** How rankings are counted, in words that are settled before anybody votes. */
const MODE_NOTES: Partial<Readonly<Record<Ballot['definition']['mode'], (typeof words)['how1']>>> = { ranked: words.howRanked, runoff: words.howRunoff, condorcet: words.howCondorcet };

function stateTag(ballot: Pick<Summary, 'state' | 'takesVotes' | 'opensAt'>, { say, now }: PageRequest) {
  if (ballot.takesVotes) return html`<span class="pub-tag is-ok">${say(words.open)}</span>`;
  if (ballot.state === 'closed') return html`<span class="pub-tag">${say(words.counted)}</span>`;
  return html`<span class="pub-tag">${say(Date.parse(ballot.opensAt) > now ? words.soon : words.over)}</span>`;
}

const times = (ballot: Summary, request: PageRequest) => html`${request.say(words.from)} ${dateTimeText(ballot.opensAt, request)} · ${request.say(words.until)} ${dateTimeText(ballot.closesAt, request)}`;

const listPage = definePage({
  path: PATH, nav: { order: 25, label: words.title },
  reads: { ballots: { operation: listPublicBallots, input: () => ({ pageSize: 50 }) } },
  render: ({ ballots }, request) => {
    const { say } = request;
    return {
      title: say(words.title), description: say(words.lead), trail: [{ text: say(words.title) }],
      body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>
${ballots.rows.length === 0 ? html`<div class="pub-note"><p><strong>${say(words.none)}</strong></p><p>${say(words.noneNote)}</p></div>`
    : html`<ul class="pub-list">${ballots.rows.map((ballot) => html`<li><h2><a href="${request.to(`/ballots/${ballot.id}`)}">${ballot.title}</a></h2><p class="pub-quiet">${stateTag(ballot, request)} ${times(ballot, request)}${ballot.state === 'closed' ? html` · <a href="${request.to(`/ballots/${ballot.id}/result`)}">${say(words.toResult)}</a>` : null}</p></li>`)}</ul>`}`,
    };
  },
});

const trailOf = (ballot: { readonly id: string; readonly title: string }, request: PageRequest, more?: string) => [
  { text: request.say(words.title), href: request.to('/ballots') }, more === undefined ? { text: ballot.title } : { text: ballot.title, href: request.to(`/ballots/${ballot.id}`) }, ...(more === undefined ? [] : [{ text: more }]),
];

function weightNote({ weightPercent, weightRule }: { readonly weightPercent: number; readonly weightRule: string }, { say }: PageRequest) {
  const more = weighsMore(weightPercent) ? html`<br>${fillText(say(words.weightMore), { usual: PUBLIC_WEIGHT_DEFAULT })}` : null;
  return html`<p class="pub-note">${weightPercent === 0 ? say(words.weightNone) : `${say(words.weight)}：${weightPercent}%`}${weightRule === '' ? null : html`<br>${say(words.rule)}：${weightRule}`}${more}</p>`;
}

/** Where one person may come by two ways, everybody is told, and what is done about it. */
function waysNote({ tokenKinds = [], onceRule }: Ballot['definition'], { say }: PageRequest) {
  return mayVoteTwice(tokenKinds) ? html`<p class="pub-note">${fillText(say(words.severalWays), { kinds: tokenKinds.map((kind) => say(tokenKindWords[kind])).join('、'), rule: onceRule ?? '—' })}</p>` : null;
}

function optionPicture(ballotId: string, { photo }: Ballot['definition']['options'][number], request: PageRequest) {
  return photo === null || photo === undefined ? null : html`<img src="${apiOf(ballotId, request)}/photos/${photo.sha256}" alt="${photo.alt}" width="96" height="96" loading="lazy">`;
}

function optionLists({ definition }: Ballot, request: PageRequest) {
  return html`<section class="pub-stack"><h2>${request.say(words.options)}</h2>${definition.classes.map((group) => html`<h3>${group.label}</h3><ul class="pub-option-list">${definition.options.filter(({ classCode }) => classCode === group.code).map((option) => html`<li>${optionPicture(definition.ballotId, option, request)}<strong>${option.label}</strong>${option.note === null ? null : html`<span class="pub-quiet"> ${option.note}</span>`}</li>`)}</ul>`)}</section>`;
}

function votingPlace(ballot: Ballot, request: PageRequest) {
  const { say } = request;
  if (!ballot.takesVotes) return html`<p class="pub-note">${say(words.notNow)}</p>`;
  return html`<section class="pub-stack" id="vote"><noscript><p class="pub-note">${say(words.noScript)}</p></noscript>
<div class="pub-stack pub-ballot" data-ballot-vote data-api="${apiOf(ballot.id, request)}" data-check="${request.to(`/ballots/${ballot.id}/check`)}"></div></section>`;
}

const ballotPage = definePage({
  path: `${PATH}/:ballotId`,
  reads: { ballot: { operation: readPublicBallot, input: ({ params }: PageRequest) => ({ ballotId: params['ballotId'] ?? '' }) } },
  render: ({ ballot }, request) => {
    const { say } = request;
    return {
      title: ballot.title, trail: trailOf(ballot, request), scripts: SCRIPTS,
      body: html`<div class="pub-stack"><h1>${ballot.title}</h1><p class="pub-quiet">${stateTag(ballot, request)} ${times(ballot, request)} · ${say(RANKED[ballot.definition.mode] ?? ballotModeText(ballot.definition.mode, ballot.definition.classes.map(({ limit }) => limit)))}</p>${paragraphs(ballot.definition.body)}</div>
${ballot.state === 'closed' ? html`<p class="pub-actions"><a class="pub-button" href="${request.to(`/ballots/${ballot.id}/result`)}">${say(words.toResult)}</a></p>` : null}
${ballot.state === 'open' ? votingPlace(ballot, request) : null}
${optionLists(ballot, request)}
<section class="pub-stack"><h2>${say(words.howTitle)}</h2>${weightNote(ballot.definition, request)}${waysNote(ballot.definition, request)}<ul class="pub-plain"><li>${say(words.how1)}</li><li>${say(words.how2)}</li><li>${say(words.how3)}</li><li>${say(words.how4)}</li>${MODE_NOTES[ballot.definition.mode] === undefined ? null : html`<li>${say(MODE_NOTES[ballot.definition.mode] as (typeof words)['how1'])}</li>`}</ul>
<details><summary>${say(words.worksTitle)}</summary><ul class="pub-plain"><li>${say(words.works1)}</li><li>${say(words.works2)}</li><li>${fillText(say(words.countedAs), { mode: say(ballotModeWords[ballot.definition.mode]) })}</li></ul></details>
${ballot.codes.afterOpening > 0 ? html`<p class="pub-note">${fillText(say(words.afterOpening), { n: ballot.codes.afterOpening, of: ballot.codes.printed })}</p>` : null}
<p class="pub-actions"><a class="pub-button is-plain" href="${request.to(`/ballots/${ballot.id}/check`)}">${say(words.check)}</a></p></section>`,
    };
  },
});

const FIGURES = { approve: words.votes, exactly: words.votes, ranked: words.points, runoff: words.lastRound, condorcet: words.beats } as const;

/** Turn by turn, or each against each: what makes the order can be added up by hand. */
function working(group: Result['counted']['classes'][number], { say }: PageRequest) {
  const labels = group.options.map(({ code, label }) => ({ code, label }));
  if (group.rounds !== undefined) {
    const columns = [{ header: say(words.turn) }, ...labels.map(({ label }) => ({ header: label, align: 'right' as const })), { header: say(words.exhausted), align: 'right' as const }];
    return html`<details><summary>${say(words.turns)}</summary>${stackingTable(`${group.label} ${say(words.turns)}`, columns, group.rounds.map((turn, at) => [
      String(at + 1), ...labels.map(({ code }) => (turn.counts[code] === undefined ? '—' : `${turn.counts[code]}${turn.eliminated === code ? ` ${say(words.goes)}` : ''}`)), String(turn.exhausted),
    ]))}</details>`;
  }
  if (group.pairs === undefined) return null;
  const columns = [{ header: say(words.option) }, ...labels.map(({ label }) => ({ header: label, align: 'right' as const }))];
  return html`<details><summary>${say(words.pairs)}</summary>${stackingTable(`${group.label} ${say(words.pairs)}`, columns, group.pairs.map((row, at) => [labels[at]?.label ?? '', ...row.map((count, other) => (other === at ? '—' : String(count)))]))}</details>`;
}

function resultTables(result: Result, request: PageRequest) {
  const { say } = request;
  const ranked = isRanked(result.mode);
  const apart = new Map(result.quarantined.classes.flatMap(({ options }) => options.map((option) => [option.code, option.votes])));
  const columns = [{ header: say(words.place) }, { header: say(words.option) }, { header: say(FIGURES[result.mode]), align: 'right' as const }, ...(ranked ? [{ header: say(words.firsts), align: 'right' as const }] : []), ...(result.quarantined.ballots > 0 ? [{ header: say(words.apart), align: 'right' as const }] : [])];
  return result.counted.classes.map((group) => html`<h2>${group.label}</h2>${stackingTable(group.label, columns, group.options.map((option) => [
    String(option.rank), html`<span>${option.label}${option.isIn ? html` <span class="pub-tag is-ok">${say(words.isIn)}</span>` : null}${option.isTied && option.votes > 0 ? html` <span class="pub-quiet">${say(words.tied)}</span>` : null}</span>`, String(option.votes),
    ...(ranked ? [String(option.firstPlaces ?? 0)] : []), ...(result.quarantined.ballots > 0 ? [String(apart.get(option.code) ?? 0)] : []),
  ]))}${working(group, request)}`);
}

const resultPage = definePage({
  path: `${PATH}/:ballotId/result`,
  reads: { result: { operation: readPublicResult, input: ({ params }: PageRequest) => ({ ballotId: params['ballotId'] ?? '' }) } },
  render: ({ result }, request) => {
    const { say } = request;
    const { counted, quarantined, codes } = result;
    return {
      title: `${say(words.result)} · ${result.title}`, trail: trailOf({ id: result.ballotId, title: result.title }, request, say(words.result)),
      body: html`<div class="pub-stack"><h1>${result.title}</h1><p class="pub-lead">${say(words.result)} · ${dateTimeText(result.countedAt, request)}</p>${weightNote(result, request)}</div>
${result.withheld.length === 0 ? null : html`<p class="pub-note">${fillText(say(words.withheld), { n: result.withheld.length })}</p>`}
${resultTables(result, request)}
<p>${fillText(say(words.counts), { valid: counted.valid, spoilt: counted.spoilt, paper: result.paperCount, apart: quarantined.ballots })}</p><p>${fillText(say(words.codes), { ...codes })}</p>
<section class="pub-stack"><h2>${say(words.check)}</h2><p>${say(words.fileNote)}</p>
<p class="pub-actions"><a class="pub-button" href="${request.to(`/ballots/${result.ballotId}/check`)}">${say(words.check)}</a><a class="pub-button is-plain" href="${apiOf(result.ballotId, request)}/published" download>${say(words.download)}</a></p>
${result.withheld.length > 0 ? null : html`<p class="pub-quiet">${say(words.hash)} SHA-256：<span class="pub-hash">${result.fileSha256}</span></p>`}<p class="pub-quiet">${say(words.root)}：<span class="pub-hash">${result.root}</span></p></section>`,
    };
  },
});

const checkPage = definePage({
  path: `${PATH}/:ballotId/check`,
  reads: { ballot: { operation: readPublicBallot, input: ({ params }: PageRequest) => ({ ballotId: params['ballotId'] ?? '' }) } },
  render: ({ ballot }, request) => {
    const { say } = request;
    const isClosed = ballot.state === 'closed';
    return {
      title: `${say(words.check)} · ${ballot.title}`, trail: trailOf(ballot, request, say(words.check)), scripts: SCRIPTS,
      body: html`<div class="pub-stack"><h1>${say(words.check)}</h1><p class="pub-lead">${ballot.title}</p><p>${say(isClosed ? words.checkLead : words.checkOpenLead)}</p></div>
<noscript><p class="pub-note">${say(words.checkNoScript)}</p></noscript>
<div class="pub-stack" data-ballot-check data-api="${apiOf(ballot.id, request)}" data-ballot="${ballot.id}" data-closed="${isClosed ? 'yes' : 'no'}" data-label="${say(words.run)}">
<div class="pub-form"><div class="pub-field"><label for="receipt">${say(words.receipt)}</label><p class="pub-hint" id="receipt-hint">${say(words.receiptHint)}</p><textarea id="receipt" rows="4" class="pub-typed" aria-describedby="receipt-hint" spellcheck="false"></textarea></div>
${isClosed ? html`<div class="pub-field"><label for="published">${say(words.file)}</label><input id="published" type="file" accept=".ndjson,application/x-ndjson"></div>` : null}</div><div data-act></div></div>`,
    };
  },
});

/** Where the identity service sends a voter back to; the script does the rest. */
const identityPage = definePage({
  path: `${PATH}/identity`,
  reads: {},
  render: (_read, request) => ({
    title: request.say(words.identity), trail: [{ text: request.say(words.title), href: request.to('/ballots') }, { text: request.say(words.identity) }], scripts: SCRIPTS,
    body: html`<div class="pub-stack"><h1>${request.say(words.identity)}</h1></div><div class="pub-stack" data-ballot-identity data-list="${request.to('/ballots')}"><p>${request.say(words.identityNote)}</p></div>`,
  }),
});

export const ballotsPages: readonly PublicPage[] = [listPage, identityPage, ballotPage, resultPage, checkPage];

/** 评选的公众页面 · The rules of a selection, its days, what was changed and why, and its shortlist; all of it reads without a script. */
import { dateText, definePage, html, stackingTable } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicPage } from '#platform/server/http/pages/index.ts';
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { juryMethodWords, listPublicSelections, partText, partTexts, quotaSentence, readPublicSelection, roundPartWords, roundStateWords, shortlistSentence, stageWords, tieKeyWords } from '../contract/index.ts';
import { pageWords } from './page-words.ts';
import { selectionWords as words } from './selection-words.ts';

const PATH = '/public/:programme/selections';
type Selection = OutputOf<typeof readPublicSelection>;

const listPage = definePage({
  path: PATH, reads: { selections: { operation: listPublicSelections } },
  render: ({ selections }, request) => {
    const { say, to } = request;
    return {
      title: say(words.title), description: say(words.lead), trail: [{ text: say(pageWords.title), href: to('/honours') }, { text: say(words.title) }],
      body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>
${selections.rows.length === 0 ? html`<div class="pub-note"><p><strong>${say(words.none)}</strong></p><p>${say(words.noneNote)}</p></div>` : html`<ul class="pub-list">${selections.rows.map((row) => html`<li><h2><a href="${to(`/selections/${row.roundId}`)}">${row.name}</a></h2><p class="pub-quiet">${say(roundStateWords[row.state])}${row.stage === null ? null : html` · ${say(stageWords[row.stage])}`}${row.stageEndsOn === null ? null : html` · ${say(words.until)} ${dateText(row.stageEndsOn, request)}`}</p></li>`)}</ul>`}`,
    };
  },
});

function rulesOf(selection: Selection, { say }: PageRequest) {
  const entries: [string, string][] = [
    ...selection.titles.map((title): [string, string] => [say({ zh: title.nameZh, en: title.nameEn }), [
      ...(title.seats === null ? [] : [fillText(say(words.seats), { n: title.seats })]), ...title.quotas.map((quota) => quotaSentence(quota, say)), ...(title.classes.length === 0 ? [] : [fillText(say(words.classes), { list: title.classes.map((each) => say(each)).join('、') })]),
    ].join('；') || say(words.noQuotas)]),
    ...(selection.jury === null ? [] : [
      [say(roundPartWords.jury), `${say(juryMethodWords[selection.jury.method])}；${selection.jury.criteria.map((each) => `${say(each)} ${each.scoreMax}`).join('、')}`] as [string, string],
      [say(words.ties), `${selection.jury.tieRule.map((key) => say(tieKeyWords[key])).join('、')}；${fillText(say(words.seed), { seed: selection.jury.lotSeed })}`] as [string, string],
    ]),
    ...(selection.shortlistRule === null ? [] : [[say(stageWords.shortlist), shortlistSentence(selection.shortlistRule, say)] as [string, string]]),
    ...(selection.voice === null ? [] : [[say(roundPartWords.voice), partText('voice', selection.voice, say)] as [string, string]]),
    [say(stageWords.publicNotice), partText('noticeDays', selection.noticeDays, say)],
  ];
  return html`<dl class="pub-facts">${entries.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

function changesOf(selection: Selection, request: PageRequest) {
  const { say } = request;
  if (selection.changes.length === 0) return null;
  const titleOf = (titleId: string | null): string => { const title = selection.titles.find(({ id }) => id === titleId); return title === undefined ? '' : ` · ${say({ zh: title.nameZh, en: title.nameEn })}`; };
  return html`<section class="pub-stack"><h2>${say(words.changes)}</h2><ol class="pub-list">${selection.changes.map((change) => html`<li><p><strong>${dateText(change.at.slice(0, 10), request)}</strong> ${change.reason}</p>
<dl class="pub-facts">${change.parts.map(({ part, titleId, from, to }) => html`<dt>${say(roundPartWords[part])}${titleOf(titleId)}</dt><dd>${fillText(say(words.fromTo), { ...partTexts(part, from, to, say) })}</dd>`)}</dl></li>`)}</ol></section>`;
}

function shortlistOf(selection: Selection, { say }: PageRequest) {
  if (selection.shortlist.length === 0) return null;
  const titleOf = (titleId: string): string => { const title = selection.titles.find(({ id }) => id === titleId); return title === undefined ? '' : say({ zh: title.nameZh, en: title.nameEn }); };
  return html`<section class="pub-stack"><h2>${say(words.shortlist)}</h2>${selection.shortlist.map((part) => html`<h3>${titleOf(part.titleId)}${part.partZh === null ? null : html` · ${say({ zh: part.partZh, en: part.partEn ?? part.partZh })}`}</h3>
<p>${part.names.join('、')}${part.unnamed === 0 ? null : html` <span class="pub-quiet">${fillText(say(words.unnamed), { n: part.unnamed })}</span>`}</p>${part.added === 0 ? null : html`<p class="pub-quiet">${fillText(say(words.added), { n: part.added })}</p>`}`)}</section>`;
}

const selectionPage = definePage({
  path: `${PATH}/:roundId`,
  reads: { selection: { operation: readPublicSelection, input: ({ params }: PageRequest) => ({ roundId: params['roundId'] ?? '' }) } },
  render: ({ selection }, request) => {
    const { say, to } = request;
    return {
      title: selection.name, trail: [{ text: say(pageWords.title), href: to('/honours') }, { text: say(words.title), href: to('/selections') }, { text: selection.name }],
      body: html`<div class="pub-stack"><h1>${selection.name}</h1><p class="pub-lead">${say(roundStateWords[selection.state])}</p>${selection.conditions.split('\n').map((line) => html`<p>${line}</p>`)}</div>
${stackingTable(say(words.stages), [{ header: say(words.stage) }, { header: say(words.from) }, { header: say(words.until) }, { header: say(words.state) }], selection.stages.map((stage) => [say(stageWords[stage.kind]), dateText(stage.startsOn, request), dateText(stage.endsOn, request), say(words[stage.state])]))}
<section class="pub-stack"><h2>${say(words.rules)}</h2>${rulesOf(selection, request)}</section>
${changesOf(selection, request)}${shortlistOf(selection, request)}`,
    };
  },
});

export const selectionPages: readonly PublicPage[] = [listPage, selectionPage];

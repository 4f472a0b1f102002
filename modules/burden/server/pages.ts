/** 减负的公众页面 · How many minutes the programme asked for, by unit and month; reads without a script. */
import type { ProblemText } from '#platform/contract/index.ts';
import { dateText, definePage, html, stackingTable } from '#platform/server/http/pages/index.ts';
import type { PublicPage } from '#platform/server/http/pages/index.ts';
import { readPublicBurden } from '../contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });
const words = {
  title: word('减负公示', 'Minutes asked for'), lead: word('每个月向基层要了多少材料、检查和登记，折合多少分钟，都公布在这里。', 'How much was asked of the grass roots each month, in minutes, is published here.'),
  none: word('还没有公布', 'Nothing is published yet'), noneNote: word('每月结束后由创建办公布。', 'The office publishes each month when it is over.'),
  unit: word('单位', 'Unit'), minutes: word('分钟', 'Minutes'), kind: word('要求', 'What was asked'), role: word('由谁完成', 'Of whom'), inAll: word('合计', 'In all'), published: word('公布于', 'Published'),
} as const;

const amount = (minutes: number): string => minutes.toLocaleString('en', { maximumFractionDigits: 0 });

export const burdenPages: readonly PublicPage[] = [definePage({
  path: '/public/:programme/burden', nav: { order: 16, label: words.title }, reads: { burden: { operation: readPublicBurden } },
  render: ({ burden }, request) => {
    const { say } = request;
    return {
      title: say(words.title), description: say(words.lead), trail: [{ text: say(words.title) }],
      body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>
${burden.months.length === 0 ? html`<div class="pub-note"><p><strong>${say(words.none)}</strong></p><p>${say(words.noneNote)}</p></div>` : burden.months.map((month) => html`<article class="pub-stack"><h2>${month.month}</h2>
<p>${say(words.inAll)} ${amount(month.minutes)} ${say(words.minutes)} <span class="pub-quiet">${say(words.published)} ${dateText(month.publishedAt, request)}</span></p>
${month.kinds.length === 0 ? null : stackingTable(`${month.month} ${say(words.kind)}`, [{ header: say(words.kind) }, { header: say(words.role) }, { header: say(words.minutes) }], month.kinds.map((kind) => [say(kind.words), say(kind.role), amount(kind.minutes)]))}
${month.units.length === 0 ? null : stackingTable(`${month.month} ${say(words.unit)}`, [{ header: say(words.unit) }, { header: say(words.minutes) }], month.units.map((unit) => [say(unit.words), amount(unit.minutes)]))}</article>`)}`,
    };
  },
})];

/** 项目首页 · What the programme is, where it stands, and what the public can do here. */
import { listPublicBulletins, listPublicFigures } from '#modules/bulletins/contract/index.ts';
import { bulletinEntry, figureTiles } from '#modules/bulletins/server/index.ts';
import { listPublicDraws } from '#modules/inspections/contract/index.ts';
import { listPublicNotices } from '#modules/notices/contract/index.ts';
import { noticeEntry } from '#modules/notices/server/index.ts';
import { listPublicPlaces, readPublicProgramme } from '#modules/places/contract/index.ts';
import { zonePicture } from '#modules/places/server/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { dateText, definePage, html, paragraphs } from '#platform/server/http/pages/index.ts';
import type { PageRequest } from '#platform/server/http/pages/index.ts';

const word = {
  nav: { zh: '首页', en: 'Home' },
  about: { zh: '这里公开文明创建的标准、抽样、通报和公示。每个数字都有口径，每次抽样都能自己验算。', en: 'This site publishes the standard, the draws, the bulletins and the public notices of the programme. Every figure comes with its definition, every draw can be checked by anybody.' },
  now: { zh: '现在进行到哪一步', en: 'Where it stands now' },
  nothingYet: { zh: '还没有开始实地督查。', en: 'No inspection has begun yet.' },
  figures: { zh: '最近一次通报的数字', en: 'Figures of the latest bulletin' },
  notices: { zh: '公示', en: 'Public notices' }, allNotices: { zh: '全部公示', en: 'All notices' },
  bulletins: { zh: '通报', en: 'Bulletins' }, allBulletins: { zh: '全部通报与数字', en: 'All bulletins and figures' },
  none: { zh: '暂时没有。', en: 'None at present.' },
  report: { zh: '随手拍：反映一个问题', en: 'Report a problem' }, follow: { zh: '查看处理进度', en: 'Follow a report' },
  ways: { zh: '一个问题怎样被解决', en: 'How a problem gets solved' },
  standard: { zh: '看看查什么', en: 'What is checked' },
  demo: { zh: '这是演示项目。', en: 'This is a demonstration.' }, tryIt: { zh: '用演示账号体验各个岗位', en: 'Try every role with a demo login' },
} as const;

/** 怎样解决 · The loop in the words of a neighbour. */
const ways = [
  { title: { zh: '有人去看', en: 'Somebody looks' }, text: { zh: '督查员到抽签抽中的地方实地查看；您看到的，随手拍就能反映。', en: 'Inspectors visit places drawn by lot; what you see you can report yourself.' } },
  { title: { zh: '交给负责的人', en: 'It gets a name and a date' }, text: { zh: '查实的问题交给责任单位和点位长，写明期限。', en: 'What proves true goes to whoever answers for the place, with a time limit.' } },
  { title: { zh: '按期改好', en: 'It is fixed' }, text: { zh: '改好后拍照说明；到期没改，逐级催办。', en: 'The fix is shown in photos; what is late is brought up level by level.' } },
  { title: { zh: '由别人核查', en: 'Somebody else verifies' }, text: { zh: '整改人以外的人到现场看过，才算办结；结果写进通报，人人可查。', en: 'It is closed only when somebody other than the fixer has seen it; the outcome is published.' } },
];

type Draw = OutputOf<typeof listPublicDraws>['rows'][number];

function standing(draw: Draw | undefined, request: PageRequest) {
  if (draw === undefined) return html`<p>${request.say(word.nothingYet)}</p>`;
  const name = request.say({ zh: draw.nameZh, en: draw.nameEn });
  const link = html`<a href="${request.to(`/draws/${draw.roundId}`)}">${name}</a>`;
  if (request.locale === 'en') {
    return draw.opened ? html`<p>${link} is over: the sites drawn are published, and problems found are being put right and verified.</p>`
      : html`<p>${link} runs from ${dateText(draw.startsOn, request)} to ${dateText(draw.endsOn, request)}: inspectors visit sites that were drawn by lot. The list is published when the round is closed.</p>`;
  }
  return draw.opened ? html`<p>${link}已经结束，抽中的点位已公开，查出的问题正在整改、核查、销号。</p>`
    : html`<p>${link}正在进行（${dateText(draw.startsOn, request)}至${dateText(draw.endsOn, request)}）：督查员正到抽签抽中的点位实地查看，名单在本轮结束后公开。</p>`;
}

export const homePage = definePage({
  path: '/public/:programme', nav: { order: 0, label: word.nav },
  reads: {
    programme: { operation: readPublicProgramme }, places: { operation: listPublicPlaces }, draws: { operation: listPublicDraws }, latest: { operation: listPublicFigures, input: () => ({ headline: 'true' }) },
    notices: { operation: listPublicNotices, input: () => ({ pageSize: 4 }) }, bulletins: { operation: listPublicBulletins, input: () => ({ pageSize: 4 }) },
  },
  render: ({ programme, places, draws, latest, notices, bulletins }, request) => {
    const { say, to } = request;
    const title = say({ zh: programme.nameZh, en: programme.nameEn });
    const about = say({ zh: programme.aboutZh ?? '', en: programme.aboutEn ?? programme.aboutZh ?? '' });
    const none = html`<p class="pub-quiet">${say(word.none)}</p>`;
    return {
      title, description: about === '' ? say(word.about) : about,
      body: html`<section class="pub-hero"><div class="pub-hero-words"><h1>${title}</h1><div class="pub-lead">${paragraphs(about === '' ? say(word.about) : about)}</div>
<p class="pub-actions">${programme.reportingOpen ? html`<a class="pub-button" href="${to('/report')}">${say(word.report)}</a> <a class="pub-button is-plain" href="${to('/follow')}">${say(word.follow)}</a>` : null} <a class="pub-button is-plain" href="${to('/standard')}">${say(word.standard)}</a></p>
${programme.synthetic ? html`<p>${say(word.demo)} <a href="/sign-in" rel="nofollow">${say(word.tryIt)}</a></p>` : null}</div>${zonePicture(places.rows, request)}</section>
<section class="pub-stack"><h2>${say(word.now)}</h2>${standing(draws.rows[0], request)}</section>
<section class="pub-stack"><h2>${say(word.ways)}</h2><ol class="pub-ways">${ways.map((way) => html`<li><strong>${say(way.title)}</strong><span>${say(way.text)}</span></li>`)}</ol></section>
${latest.bulletin === null ? null : html`<section class="pub-stack"><h2>${say(word.figures)}</h2>${figureTiles(latest.figures, latest.bulletin, request)}</section>`}
<div class="pub-pair"><section class="pub-stack"><h2>${say(word.notices)}</h2>${notices.rows.length === 0 ? none : html`<ul class="pub-list">${notices.rows.map((notice) => noticeEntry(notice, request))}</ul><p><a href="${to('/notices')}">${say(word.allNotices)}</a></p>`}</section>
<section class="pub-stack"><h2>${say(word.bulletins)}</h2>${bulletins.rows.length === 0 ? none : html`<ul class="pub-list">${bulletins.rows.map((bulletin) => bulletinEntry(bulletin, request))}</ul><p><a href="${to('/bulletins')}">${say(word.allBulletins)}</a></p>`}</section></div>`,
    };
  },
});

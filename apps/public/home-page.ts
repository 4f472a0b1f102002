/** 项目首页 · What the programme is, where it stands, and what the public can do here. */
import { listPublicBulletins, listPublicFigures } from '#modules/bulletins/contract/index.ts';
import { bulletinEntry, figureTiles } from '#modules/bulletins/server/index.ts';
import { listPublicDraws } from '#modules/inspections/contract/index.ts';
import { listPublicNotices } from '#modules/notices/contract/index.ts';
import { noticeEntry } from '#modules/notices/server/index.ts';
import { listPublicTitles } from '#modules/honours/contract/index.ts';
import { readPublicPlans } from '#modules/plans/contract/index.ts';
import { listPublicShops } from '#modules/shops/contract/index.ts';
import { listOpenActivities } from '#modules/volunteering/contract/index.ts';
import { listPublicPlaces, readPublicProgramme } from '#modules/places/contract/index.ts';
import { zonePicture } from '#modules/places/server/index.ts';
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { dateText, definePage, html, paragraphs } from '#platform/server/http/pages/index.ts';
import type { PageRequest, Piece } from '#platform/server/http/pages/index.ts';

const word = {
  nav: { zh: '首页', en: 'Home' },
  about: { zh: '这里公开文明创建的标准、抽样、通报和公示。每个数字都有口径，每次抽样都能自己验算。', en: 'This site publishes the standard, the draws, the bulletins and the public notices of the programme. Every figure comes with its definition, every draw can be checked by anybody.' },
  now: { zh: '现在进行到哪一步', en: 'Where it stands now' },
  aboutPlain: { zh: '这里公开文明创建的标准、通报和公示。每个数字都有口径。', en: 'This site publishes the standard, the bulletins and the public notices of the programme. Every figure comes with its definition.' },
  here: { zh: '这里有什么', en: 'What is here' },
  account: { zh: '最近公布', en: 'Latest publication' }, plan: { zh: '行动计划', en: 'The plan' }, planOver: { zh: '已到期', en: 'It has run its time' }, planNow: { zh: '正在进行：{phase}', en: 'Now: {phase}' },
  titles: { zh: '荣誉与名单', en: 'Titles and who holds them' }, titlesCount: { zh: '{n} 个称号，公开名单 {shown} 个', en: '{n} {n:title|titles}, {shown} {shown:holder|holders} shown' },
  volunteering: { zh: '志愿服务', en: 'Volunteering' }, volunteeringCount: { zh: '{n} 场活动可以报名', en: '{n} {n:activity|activities} to join' },
  shops: { zh: '爱心超市', en: 'Shops' }, shopsCount: { zh: '{n} 家，看看有什么、几点开门', en: '{n} {n:shop|shops}: what they hold and when they open' },
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

interface Holdings {
  readonly titles: OutputOf<typeof listPublicTitles>; readonly activities: OutputOf<typeof listOpenActivities>; readonly shops: OutputOf<typeof listPublicShops>;
  readonly plans: OutputOf<typeof readPublicPlans>; readonly bulletins: OutputOf<typeof listPublicBulletins>;
}

/** What this very programme has for the public: a card for each part with something in it, and none for what it does not do. */
function holdings({ titles, activities, shops, plans, bulletins }: Holdings, request: PageRequest) {
  const { say, to } = request;
  const card = (path: string, title: string, text: Piece) => html`<li><h3><a href="${to(path)}">${title}</a></h3><p class="pub-quiet">${text}</p></li>`;
  const account = bulletins.rows.find(({ roundId }) => roundId === null);
  const plan = plans.rows.find(({ isOver }) => !isOver) ?? plans.rows[0];
  const phase = plan?.phases.find(({ isNow }) => isNow);
  const cards = [
    ...(account === undefined ? [] : [card(`/bulletins/${account.id}`, account.title, html`${say(word.account)} · ${dateText(account.publishedAt, request)}`)]),
    ...(titles.rows.length === 0 ? [] : [card('/honours', say(word.titles), fillText(say(word.titlesCount), { n: titles.rows.length, shown: titles.rows.reduce((sum, { shownCount }) => sum + shownCount, 0) }))]),
    ...(activities.total === 0 ? [] : [card('/volunteering', say(word.volunteering), fillText(say(word.volunteeringCount), { n: activities.total }))]),
    ...(shops.total === 0 ? [] : [card('/shops', say(word.shops), fillText(say(word.shopsCount), { n: shops.total }))]),
    ...(plan === undefined ? [] : [card('/plans', say({ zh: plan.nameZh, en: plan.nameEn }), phase === undefined ? say(plan.isOver ? word.planOver : word.plan) : fillText(say(word.planNow), { phase: phase.name }))]),
  ];
  return cards.length === 0 ? null : html`<section class="pub-stack"><h2>${say(word.here)}</h2><ul class="pub-cards">${cards}</ul></section>`;
}

/** Where the inspections stand and how what they find is put right; nothing of it where a programme has none. */
function inspecting(draw: Draw | undefined, request: PageRequest) {
  const { say } = request;
  return draw === undefined ? null : html`<section class="pub-stack"><h2>${say(word.now)}</h2>${standing(draw, request)}</section>
<section class="pub-stack"><h2>${say(word.ways)}</h2><ol class="pub-ways">${ways.map((way) => html`<li><strong>${say(way.title)}</strong><span>${say(way.text)}</span></li>`)}</ol></section>`;
}

function standing(draw: Draw, request: PageRequest) {
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
    titles: { operation: listPublicTitles }, activities: { operation: listOpenActivities, input: () => ({ pageSize: 1 }) }, shops: { operation: listPublicShops, input: () => ({ pageSize: 1 }) }, plans: { operation: readPublicPlans },
    notices: { operation: listPublicNotices, input: () => ({ pageSize: 4 }) }, bulletins: { operation: listPublicBulletins, input: () => ({ pageSize: 4 }) },
  },
  render: ({ programme, places, draws, latest, titles, activities, shops, plans, notices, bulletins }, request) => {
    const { say, to } = request;
    const title = say({ zh: programme.nameZh, en: programme.nameEn });
    const about = say({ zh: programme.aboutZh ?? '', en: programme.aboutEn ?? programme.aboutZh ?? '' });
    const lead = about === '' ? say(draws.rows.length === 0 ? word.aboutPlain : word.about) : about;
    const none = html`<p class="pub-quiet">${say(word.none)}</p>`;
    return {
      title, description: lead,
      body: html`<section class="pub-hero"><div class="pub-hero-words"><h1>${title}</h1><div class="pub-lead">${paragraphs(lead)}</div>
<p class="pub-actions">${programme.reportingOpen ? html`<a class="pub-button" href="${to('/report')}">${say(word.report)}</a> <a class="pub-button is-plain" href="${to('/follow')}">${say(word.follow)}</a>` : null} <a class="pub-button is-plain" href="${to('/standard')}">${say(word.standard)}</a></p>
${programme.synthetic ? html`<p>${say(word.demo)} <a href="/sign-in" rel="nofollow">${say(word.tryIt)}</a></p>` : null}</div>${zonePicture(places.rows, request)}</section>
${holdings({ titles, activities, shops, plans, bulletins }, request)}
${inspecting(draws.rows[0], request)}
${latest.bulletin === null ? null : html`<section class="pub-stack"><h2>${say(word.figures)}</h2>${figureTiles(latest.figures, latest.bulletin, request)}</section>`}
<div class="pub-pair"><section class="pub-stack"><h2>${say(word.notices)}</h2>${notices.rows.length === 0 ? none : html`<ul class="pub-list">${notices.rows.map((notice) => noticeEntry(notice, request))}</ul><p><a href="${to('/notices')}">${say(word.allNotices)}</a></p>`}</section>
<section class="pub-stack"><h2>${say(word.bulletins)}</h2>${bulletins.rows.length === 0 ? none : html`<ul class="pub-list">${bulletins.rows.map((bulletin) => bulletinEntry(bulletin, request))}</ul><p><a href="${to('/bulletins')}">${say(word.allBulletins)}</a></p>`}</section></div>`,
    };
  },
});

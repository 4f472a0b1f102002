/** 首页 · The start page of an installation: its programme, or a choice between several; and quiet doors for those who work here. */
import { listPublicProgrammes } from '#modules/places/contract/index.ts';
import { definePage, html } from '#platform/server/http/pages/index.ts';
import type { PageRequest } from '#platform/server/http/pages/index.ts';

const word = {
  title: { zh: '联创', en: 'Lianchuang' },
  lead: { zh: '文明创建，从标准到街角，件件可查。', en: 'A civic programme from its standard to the street corner, open to be checked.' },
  choose: { zh: '请选择您所在的地方', en: 'Choose your place' },
  nothing: { zh: '还没有开放的公众网站', en: 'No public site is open yet' },
  nothingNote: { zh: '项目的创建办开放公众网站后，会显示在这里。刚启动的系统请稍后刷新。', en: 'Once a programme opens its public site it appears here. If the system has just started, reload in a minute.' },
  enter: { zh: '进入公众网站', en: 'Open the public site' },
  synthetic: { zh: '演示项目', en: 'Demonstration' },
  syntheticNote: { zh: '这是演示安装：点位、单位、人员、数字和照片均为虚构，不代表任何真实地方。', en: 'This is a demonstration: sites, offices, people, numbers and photos are invented and stand for no real place.' },
  tryIt: { zh: '用演示账号体验各个岗位', en: 'Try every role with a demo login' },
  staff: { zh: '工作人员入口', en: 'For staff' },
  office: { zh: '工作人员登录', en: 'Staff sign-in' },
  field: { zh: '现场应用', en: 'Field app' },
} as const;

interface Programme { readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly synthetic: boolean }

function programmeCard(programme: Programme, { say }: PageRequest) {
  return html`<li><h3><a href="/public/${programme.code}">${say({ zh: programme.nameZh, en: programme.nameEn })}</a></h3>
<p>${say(word.enter)} ${programme.synthetic ? html`<span class="pub-tag is-warn">${say(word.synthetic)}</span>` : null}</p></li>`;
}

export const landingPage = definePage({
  path: '/',
  reads: { programmes: { operation: listPublicProgrammes } },
  render: ({ programmes }, request) => {
    const { say } = request;
    const [only] = programmes.rows;
    const isDemo = programmes.rows.some((programme) => programme.synthetic);
    return {
      ...(only !== undefined && programmes.rows.length === 1 ? { redirect: `/public/${only.code}` } : {}),
      title: say(word.title), description: say(word.lead),
      body: html`<section class="pub-hero"><h1>${say(word.title)}</h1><p class="pub-lead">${say(word.lead)}</p>
${isDemo ? html`<p>${say(word.syntheticNote)}</p><p class="pub-actions"><a class="pub-button is-plain" href="/sign-in" rel="nofollow">${say(word.tryIt)}</a></p>` : null}</section>
${programmes.rows.length === 0 ? html`<section class="pub-stack"><h2>${say(word.nothing)}</h2><p>${say(word.nothingNote)}</p></section>`
    : html`<section class="pub-stack"><h2>${say(word.choose)}</h2><ul class="pub-cards">${programmes.rows.map((programme) => programmeCard(programme, request))}</ul></section>`}
<section class="pub-stack"><h2>${say(word.staff)}</h2><p><a href="/sign-in" rel="nofollow">${say(word.office)}</a> · <a href="/field/" rel="nofollow">${say(word.field)}</a></p></section>`,
    };
  },
});

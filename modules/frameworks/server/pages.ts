/** 标准的公众页面 · Theme by theme, what is looked at and at which kind of place. */
import { dateText, definePage, html, stackingTable } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicPage } from '#platform/server/http/pages/index.ts';
import { readPublicStandard } from '../contract/index.ts';

const words = {
  title: { zh: '标准', en: 'The standard' },
  lead: { zh: '督查按这份标准进行：查什么、在哪类地方查、怎样算达标，都写在下面。', en: 'Inspections follow this standard: what is checked, at which kind of place, and when it is met.' },
  from: { zh: '施行日期', en: 'In force from' },
  standards: { zh: '条标准', en: 'standards' },
  checks: { zh: '个检查项', en: 'checks' },
  check: { zh: '查什么', en: 'What is checked' },
  rule: { zh: '怎样算达标', en: 'When it is met' },
  where: { zh: '在哪查', en: 'Where' },
  elsewhere: { zh: '不在现场检查的标准', en: 'Standards not checked on site' },
  byOther: { zh: '以下标准通过材料或问卷评判。', en: 'These are judged by documents or surveys.' },
  synthetic: { zh: '示例标准，非任何机关发布的测评体系。', en: 'An example standard; no authority issued it.' },
} as const;

const PATH = '/public/:programme/standard';

const listPage = definePage({
  path: PATH, nav: { order: 10, label: words.title },
  reads: { standard: { operation: readPublicStandard } },
  render: ({ standard }, request) => {
    const { say } = request;
    const count = (n: number, unit: keyof typeof words) => `${n} ${say(words[unit])}`;
    return {
      title: say(words.title), description: say(words.lead), trail: [{ text: say(words.title) }],
      body: html`<div class="pub-stack"><h1>${say({ zh: standard.titleZh, en: standard.titleEn })}</h1><p class="pub-lead">${say(words.lead)}</p>
<p class="pub-quiet">${say(words.from)}：${dateText(standard.effectiveFrom, request)} · ${count(standard.standardCount, 'standards')} · ${count(standard.checkItemCount, 'checks')}${standard.synthetic ? html`<br>${say(words.synthetic)}` : null}</p></div>
<ul class="pub-cards">${standard.themes.map((theme) => html`<li><h3><a href="${request.to(`/standard/${encodeURIComponent(theme.code)}`)}">${say({ zh: theme.nameZh, en: theme.nameEn })}</a></h3>
<p class="pub-quiet">${count(theme.standardCount, 'standards')} · ${count(theme.checkItemCount, 'checks')}</p></li>`)}</ul>`,
    };
  },
});

const themePage = definePage({
  path: `${PATH}/:theme`,
  reads: { standard: { operation: readPublicStandard, input: ({ params }: PageRequest) => ({ theme: params['theme'] ?? '' }) } },
  render: ({ standard }, request) => {
    const { say } = request;
    const theme = standard.themes.find((one) => one.code === request.params['theme']) ?? standard.themes[0];
    const title = theme === undefined ? say(words.title) : say({ zh: theme.nameZh, en: theme.nameEn });
    const standards = theme?.standards ?? [];
    const [onSite, elsewhere] = [standards.filter((one) => one.checks.length > 0), standards.filter((one) => one.checks.length === 0)];
    const columns = [{ header: say(words.check) }, { header: say(words.rule) }, { header: say(words.where) }];
    return {
      title, trail: [{ text: say(words.title), href: request.to('/standard') }, { text: title }],
      body: html`<h1>${title}</h1>${onSite.map((one) => html`<section class="pub-stack"><h2>${say({ zh: one.nameZh, en: one.nameEn })}</h2>
${stackingTable(say({ zh: one.nameZh, en: one.nameEn }), columns, one.checks.map((check) => [say({ zh: check.nameZh, en: check.nameEn }), say({ zh: check.ruleZh, en: check.ruleEn }), request.locale === 'en' ? check.siteTypesEn.join(', ') : check.siteTypesZh.join('、')]))}</section>`)}
${elsewhere.length === 0 ? null : html`<section class="pub-stack"><h2>${say(words.elsewhere)}</h2><p>${say(words.byOther)}</p><ul class="pub-bullets">${elsewhere.map((one) => html`<li>${say({ zh: one.nameZh, en: one.nameEn })}</li>`)}</ul></section>`}`,
    };
  },
});

export const frameworksPages: readonly PublicPage[] = [listPage, themePage];

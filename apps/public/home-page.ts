/** 项目首页 · What the programme is and what the public can do here. */
import { readPublicProgramme } from '#modules/places/contract/index.ts';
import { definePage, html, paragraphs } from '#platform/server/http/pages/index.ts';

const word = {
  nav: { zh: '首页', en: 'Home' },
  about: { zh: '这里公开文明创建的标准、抽样、通报和公示。每个数字都有口径，每次抽样都能自己验算。', en: 'This site publishes the standard, the draws, the bulletins and the public notices of the programme. Every figure comes with its definition, every draw can be checked by anybody.' },
} as const;

export const homePage = definePage({
  path: '/public/:programme', nav: { order: 0, label: word.nav },
  reads: { programme: { operation: readPublicProgramme } },
  render: ({ programme }, { say }) => {
    const title = say({ zh: programme.nameZh, en: programme.nameEn });
    const about = say({ zh: programme.aboutZh ?? '', en: programme.aboutEn ?? programme.aboutZh ?? '' });
    return { title, description: say(word.about), body: html`<section class="pub-hero"><h1>${title}</h1><div class="pub-lead">${paragraphs(about === '' ? say(word.about) : about)}</div></section>` };
  },
});

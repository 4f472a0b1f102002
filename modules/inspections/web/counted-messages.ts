/** 清点用语 · How a count stands at the head of a note; `counted.ts` reads it again by the same words. */
import { defineMessages } from '#platform/web/i18n.ts';

export const countedMessages = defineMessages({
  zh: { share: '合格 {met}/{observed}', found: '数到 {met} 处', and: '；' },
  en: { share: '{met}/{observed} in order', found: '{met} found', and: '; ' },
});

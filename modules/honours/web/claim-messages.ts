/** 申报用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const claimMessages = defineMessages({
  zh: { claims: '申报的星', claimsPurpose: '只有申报的星才评；各写一句为什么，小组评议时看得到', why: '一句为什么' },
  en: { claims: 'Stars that are claimed', claimsPurpose: 'Only a star that is claimed is looked at; a sentence of why is read when the group reviews it', why: 'A sentence of why' },
});

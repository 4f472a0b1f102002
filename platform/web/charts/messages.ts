/** 图表用语 */
import { defineMessages } from '../i18n.ts';

export const chartMessages = defineMessages({
  zh: { current: '本轮', previous: '上一轮', change: '变化（百分点）' },
  en: { current: 'This round', previous: 'Last round', change: 'Change (pp)' },
});

/** 进度用语 · How a round comes along, and where a case came from. */
import { defineMessages } from '#platform/web/i18n.ts';

export const progressMessages = defineMessages({
  zh: {
    cameFrom: '来自督查', round: '轮次', checkItem: '检查项', judged: '判定', metOf: '查 {observed} 处，达标 {met} 处', foundAt: '发现',
  },
  en: {
    cameFrom: 'From an inspection', round: 'Round', checkItem: 'Check item', judged: 'Judged', metOf: '{met} of {observed} met', foundAt: 'Found',
  },
});

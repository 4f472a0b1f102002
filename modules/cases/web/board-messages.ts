/** 案件看板用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const boardMessages = defineMessages({
  zh: {
    board: '案件看板', about: '按状态排开的案件。方向键在卡片间移动，回车打开；把卡片拖到下一列，或在打开的面板里办理。', list: '看列表', empty: '没有', more: '再显示 {n} 件', reportedAgo: '上报', openCase: '打开案件', notNow: '这一步现在不能做', notNowAdvice: '这件案件现在能做的动作列在下面；可能状态已变，或不由您办理。', column: '{state}，{n} 件', zone: '片区', category: '类别', source: '来源', search: '编号或标题', organisation: '责任单位', anyOrganisation: '责任单位：不限', onlyMine: '只看我的', onlyOverdue: '只看超期', close: '关闭', loading: '正在打开…', caseIs: '案件 {number}',
  },
  en: {
    board: 'Case board', about: 'Cases by state. Arrow keys move between cards, Enter opens one; drag a card to the next column, or act in the panel that opens.', list: 'As a list', empty: 'None', more: 'Show {n} more', reportedAgo: 'reported', openCase: 'Open the case', notNow: 'This step cannot be taken now', notNowAdvice: 'What can be done with this case now stands below; its state may have changed, or it is not yours to handle.', column: '{state}, {n}', zone: 'Zone', category: 'Category', source: 'Source', search: 'Number or title', organisation: 'Organisation', anyOrganisation: 'Organisation: any', onlyMine: 'Only mine', onlyOverdue: 'Only overdue', close: 'Close', loading: 'Opening…', caseIs: 'Case {number}',
  },
});

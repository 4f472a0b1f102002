/** 变更评选用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const roundChangeMessages = defineMessages({
  zh: {
    change: '变更评选', rounds: '评选', about: '写明理由；变更和理由记在评选页，评选办法公开的，公众也看得到。已据以办理的内容不在事后改动。', fixedTitle: '不再改动的', fixedLine: '{part}：{reason}', facts: '名称和办法', seatsAndQuotas: '名额', ownQuotas: '本次评选用自己的名额规则', ownQuotasPurpose: '不勾选则按称号的规则', reason: '变更理由', reasonPurpose: '公众可见，如“经领导小组会议研究，延长推荐时间”', save: '保存变更', cancel: '取消',
    changes: '变更记录', changedBy: '{name} 变更', fromTo: '由“{from}”改为“{to}”',
  },
  en: {
    change: 'Change the round', rounds: 'Selections', about: 'Say why; the change and its reason stand on the page of the round and, where its rules are public, for everybody. What was decided on does not change under it.', fixedTitle: 'What no longer changes', fixedLine: '{part}: {reason}', facts: 'Name and method', seatsAndQuotas: 'Seats', ownQuotas: 'Quotas of this round alone', ownQuotasPurpose: 'Else those of the title hold', reason: 'Why', reasonPurpose: 'Everybody may read it, such as “more time for nominations, by the leading group”', save: 'Save the change', cancel: 'Cancel',
    changes: 'Changes', changedBy: 'By {name}', fromTo: 'from “{from}” to “{to}”',
  },
});

import type { ProblemText } from '#platform/contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 评选公开页面用语 · Words of the public pages of selections. */
export const selectionWords = {
  title: word('评选', 'Selections'), lead: word('向公众征集推荐、投票或公示过的评选：办法、日期、变更和入围名单。', 'Selections that ask or tell the public: rules, days, changes and shortlists.'),
  none: word('现在没有公开的评选', 'No selections are public now'), noneNote: word('评选向公众征集推荐、投票或公示后列在这里。', 'They are listed once they take nominations, hold a ballot or show a notice.'),
  stages: word('环节', 'Stages'), stage: word('环节', 'Stage'), from: word('起', 'From'), until: word('止', 'Until'), state: word('状态', 'State'), waiting: word('未开始', 'Not begun'), open: word('进行中', 'Open'), done: word('已结束', 'Done'),
  rules: word('评选办法', 'Rules'), seats: word('名额 {n}', '{n} {n:seat|seats}'), noQuotas: word('没有名额限制', 'No quotas'), classes: word('分类：{list}', 'Classes: {list}'), ties: word('平分时依次看', 'Ties, in this order'), seed: word('抽签种子 {seed}', 'seed of the lot {seed}'),
  changes: word('变更', 'Changes'), fromTo: word('由“{from}”改为“{to}”', 'from “{from}” to “{to}”'), shortlist: word('入围名单', 'Shortlist'), unnamed: word('另有 {n} 个不公开姓名', 'and {n} not named'), added: word('其中 {n} 个由评选组织单位说明理由列入', '{n} of them taken in with a reason'),
} as const;

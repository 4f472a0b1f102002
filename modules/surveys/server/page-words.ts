import type { ProblemText } from '#platform/contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 问卷页面用语 */
export const pageWords = {
  title: word('问卷调查', 'Surveys'), lead: word('说说您身边的变化。不记名，几分钟就好。', 'Say how things are around you. Anonymous, and a matter of minutes.'),
  none: word('现在没有开放的问卷', 'No survey is open'), noneNote: word('有新的问卷时会出现在这里；平时可以用“随手拍”反映问题。', 'A new one will stand here; problems can be reported at any time.'),
  until: word('截止', 'Until'), whom: word('您是', 'You are'), choose: word('请选择', 'Choose'), community: word('您住在（或在）哪个社区', 'Your community'),
  privacy: word('不记名：不收集姓名、电话、账号和网络地址，只记下社区、日期（不记时间）和您的选择。不足五份的结果不公布。', 'Anonymous: no name, number, login or network address is kept; only the community, the day without the time, and what you choose. Results of fewer than five are not shown.'),
  several: word('可选几项', 'Choose any'), scale: word('1 分最低，{n} 分最高', '1 is lowest, {n} highest'), optional: word('可不答', 'optional'), unsure: word('不清楚', 'Don’t know'), send: word('提交', 'Send'),
  thanks: word('已收到，谢谢', 'Received, thank you'), thanksNote: word('答卷不记名，提交后无法查到或修改。调查结束以后，结果用于改进工作。', 'Your answer bears no name, so it cannot be found or changed. Once the survey is closed the results serve to do better.'),
} as const;

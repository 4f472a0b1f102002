import type { ProblemText } from '#platform/contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 荣誉页面用语 · Words of the public pages of honours. */
export const pageWords = {
  title: word('荣誉', 'Honours'),
  lead: word('现在有效的称号和名单。个人和家庭征得同意后才列出。', 'Titles in force and who holds them. Persons and households are listed with their consent only.'),
  none: word('还没有公开的荣誉', 'No honours have been published yet'),
  noneNote: word('评定、公示结束后会列在这里。', 'They are listed here once they were decided and the notice is over.'),
  count: word('公开名单 {n} 项', '{n} listed'),
  holder: word('名称', 'Name'), place: word('所在地', 'Place'), level: word('星级、类别', 'Stars, class'), number: word('编号', 'Number'), since: word('命名日期', 'Since'), until: word('有效至', 'Until'), stars: word('{n} 星', '{n} {n:star|stars}'),
  check: word('核验奖牌', 'Check a plaque'), checkLead: word('输入奖牌或证书上的编号，看它是不是本地颁发的、现在是否有效。', 'Type the number on a plaque or certificate to see whether it was given here and is in force.'),
  checkAct: word('核验', 'Check'), genuine: word('编号真实，现在有效', 'A genuine number, in force'), notInForce: word('编号真实，但这项荣誉现在不在有效状态', 'A genuine number, but not in force now'),
  unknown: word('没有这个编号', 'There is no such number'), unknownNote: word('请核对字母和数字；仍有疑问请联系创建办。', 'Check letters and digits; if in doubt, ask the programme office.'), titleOf: word('称号', 'Title'), authority: word('授予机关', 'Authority'), document: word('批准文号', 'Decision'), decidedOn: word('批准日期', 'Decided on'),
  hidden: word('未公开', 'Not shown'), more: word('下一页', 'Next page'), newer: word('上一页', 'Previous page'),
} as const;

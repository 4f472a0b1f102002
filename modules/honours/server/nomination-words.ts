import type { ProblemText } from '#platform/contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 公开推荐页面用语 */
export const nominationWords = {
  title: word('推荐候选', 'Nominate'), lead: word('知道身边的好人好事？推荐给正在进行的评选，不用登录。', 'Do you know somebody who deserves it? Nominate them for a selection that is open, without signing in.'),
  none: word('现在没有评选在征集推荐', 'No selection takes nominations now'), noneNote: word('开始征集时会列在这里。', 'It is listed here as soon as one does.'), until: word('截至', 'Until'), start: word('我要推荐', 'Nominate somebody'), conditions: word('评选条件和办法', 'Conditions and method'),
  step1: word('1. 推荐哪个称号', '1. For which title'), step2: word('2. 推荐谁', '2. Whom'), nominee: word('姓名、户名或单位名称', 'Name of the person, household or organisation'), nomineeHint: word('家庭写“某某家户”，不写门牌', 'Of a household a label, never the house number'),
  place: word('所在片区、村或社区', 'Zone, village or community'), placeNone: word('不清楚', 'Not sure'), step3: word('3. 做了什么', '3. What did they do'), wordsHint: word('10 到 2000 字：时间、地点、经过。', '10 to 2,000 characters: when, where and what.'),
  stars: word('申报的星', 'Stars that are claimed'), starsHint: word('自荐的户至少勾选一颗，各写一句为什么；替别人推荐可以不勾。', 'A household that nominates itself ticks at least one, each with a sentence of why; whoever nominates others may leave it.'), starWords: word('一句为什么', 'A sentence of why'),
  step4: word('4. 您是', '4. You are'), nominator: word('您的姓名或单位（可不填）', 'Your name or organisation (optional)'), contact: word('联系方式', 'How to reach you'), contactHint: word('手机号或邮箱，只用来核实这次推荐', 'Telephone or e-mail, to look into this nomination only'),
  mayName: word('我给自己或自家报名：评上了，可以公开我（我家）的名字', 'I nominate myself or my own household: if chosen, our name may be shown'), mayNameHint: word('可以不勾。不勾也照样参评，公示和光荣榜上不写名字；以后想改，找村（社区）或创建办。替别人推荐的不用勾，由本人决定。', 'You need not tick it: you take part all the same, and are not named in the notice. You may change it later with your village or the programme office. Leave it when you nominate others: they decide themselves.'),
  step5: word('5. 同意并提交', '5. Agree and send'), agree: word('我同意为核实这次推荐使用以上联系方式。', 'I agree that my contact is used to look into this nomination.'), send: word('提交推荐', 'Send'),
  privacy: word('联系方式加密保存，只有组织评选的人看得到，评选结束三十天后删除；被推荐的人同意以前不公开姓名。', 'Your contact is kept sealed, seen by those who run the selection alone and deleted thirty days after it; nobody is named in public before they agree.'),
  after: word('提交以后', 'After you send it'), after1: word('您会得到编号和查询码，随时可以看结果。', 'You get a number and a code, and can look at any time.'), after2: word('工作人员核实，符合条件的列为候选，不列的写明理由。', 'Somebody looks into it: who fits becomes a candidate; if not, you are told why.'), after3: word('评选结束后，这里告诉您结果。', 'When the selection is over you are told here how it ended.'),
  followTitle: word('查推荐结果', 'Follow a nomination'), followLead: word('输入提交时得到的查询码。', 'Type the code you were given when you sent it.'), saved: word('推荐已收到，谢谢您', 'Your nomination was received, thank you'), keepNote: word('请记下查询码或收藏这一页：没有留下您的账号，凭它查看结果。', 'Note the code or keep this page: without an account it is the only way back.'),
  number: word('编号', 'Number'), round: word('评选', 'Selection'), forTitle: word('称号', 'Title'), received: word('收到', 'Received'), state: word('办理', 'State'), reason: word('理由', 'Reason'), stage: word('评选进行到', 'The selection is at'), outcome: word('评选结果', 'Outcome'), conferred: word('已命名', 'Honoured'), notConferred: word('这次没有命名', 'Not honoured this time'),
} as const;

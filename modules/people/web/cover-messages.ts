/** 外出代管用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const coverMessages = defineMessages({
  zh: {
    cover: '外出代管', coverAbout: '外出的几天，请一位同事代管您的点位；期满自动回到您名下，不用再办手续。', mySites: '我的点位',
    arrange: '安排代管', deputy: '请谁代管', deputyPurpose: '同一单位、能登录的同事；自己也有点位的排在前面。', from: '从哪天起', fromPurpose: '这一天起由代管人负责。', until: '到哪天为止（含当日）', untilPurpose: '第二天起又由您负责；最长 92 天。', note: '交代的话', notePurpose: '代管人看得到；可以不填。',
    send: '请其代管', sent: '已安排代管', sentNote: '{from} 至 {until}，{n} 个点位由{name}负责。', choose: '请选择', away: '（这几天也外出）', leads: '（负责 {n} 个点位）', alsoAway: '这几天您也在代别人管点位', alsoAwayNote: '您正代{name}管点位（{from} 至 {until}）。这些点位不会转给您的代管人，请告诉对方另作安排。', noDeputies: '本单位没有其他能登录的同事。请联系创建办办理责任交接。',
    covers: '代管记录', who: '外出的人', standsIn: '代管人', days: '日期', sites: '点位', state: '状态', present: '代管中', coming: '未开始', over: '已结束', actions: '操作', takeBack: '提前收回', cancel: '取消安排', takeBackAsk: '现在收回点位？', takeBackNote: '从今天起又由您负责；代管人已经做的都留着。', cancelAsk: '取消这次代管？', cancelNote: '还没开始，取消后和没有安排过一样。', endOther: '结束代管', endReason: '原因', endReasonPurpose: '写进审计记录。', coverFor: '代{name}管', awayNow: '{from} 至 {until} 外出，点位由{name}代管。', standingIn: '{from} 至 {until} 代{name}管点位。', none: '还没有代管记录', noneAdvice: '安排过的代管都会列在这里。',
  },
  en: {
    cover: 'Cover while away', coverAbout: 'Ask a colleague to look after your sites for some days; afterwards they are yours again by themselves.', mySites: 'My sites',
    arrange: 'Arrange a cover', deputy: 'Who stands in', deputyPurpose: 'Colleagues of your organisation who can sign in; those who lead sites come first.', from: 'From', fromPurpose: 'From this day on the deputy answers.', until: 'Until (that day included)', untilPurpose: 'From the next day on you answer again; 92 days at most.', note: 'What to know', notePurpose: 'The deputy sees it; may be left empty.',
    send: 'Ask to stand in', sent: 'Cover arranged', sentNote: '{from} to {until}: {name} answers for your sites ({n}).', choose: 'Choose', away: ' (away on these days)', leads: ' (leads {n})', alsoAway: 'You stand in for somebody on these days', alsoAwayNote: 'You look after the sites of {name} ({from} to {until}). They do not pass to your deputy: tell them, so that they arrange otherwise.', noDeputies: 'Nobody else of your organisation can sign in. Ask the programme office for a hand-over.',
    covers: 'Covers', who: 'Away', standsIn: 'Deputy', days: 'Days', sites: 'Sites', state: 'State', present: 'Now', coming: 'Not begun', over: 'Over', actions: 'Actions', takeBack: 'Take back', cancel: 'Cancel', takeBackAsk: 'Take the sites back now?', takeBackNote: 'From today on you answer again; what the deputy did stays.', cancelAsk: 'Cancel this cover?', cancelNote: 'It has not begun; afterwards it is as if it had never been arranged.', endOther: 'End cover', endReason: 'Reason', endReasonPurpose: 'Goes into the audit.', coverFor: 'for {name}', awayNow: 'Away {from} to {until}; {name} looks after the sites.', standingIn: 'Looks after the sites of {name}, {from} to {until}.', none: 'No covers yet', noneAdvice: 'Every cover that was arranged is listed here.',
  },
});

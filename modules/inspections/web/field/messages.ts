/** 现场督查用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const fieldInspectionMessages = defineMessages({
  zh: {
    today: '今日点位', progress: '查完 {done} / {total}', open: '待查', done: '已查完', all: '全部', filter: '显示哪些点位', list: '点位清单',
    byDistance: '按我的位置排', byDistanceOn: '从我这里排', byDistanceAbout: '位置只在手机上用来排次序，不保存也不上传。', locating: '正在取位置…', noPosition: '取不到位置，仍按网格和编码排。',
    map: '看示意图', mapHide: '收起示意图', mapAbout: '{n} 个点位的位置示意图，按行走次序连线', mapSelf: '我的位置', away_m: '{n} 米', away_km: '{n} 公里',
    state_waiting: '待查', state_started: '在查', state_done: '查完', waitsToSend: '待交', needsYou: '要处理', unmet: '不达标 {n}',
    nothing: '现在没有分给您的点位', nothingAbout: '轮次开始并分派后会出现在这里。请在有网络时打开一次。', allDone: '都查完了', allDoneAbout: '去“待交”看看是否都交上了。', noneDone: '还没有查完的点位',
    fetching: '正在取您的点位…', notOnPhone: '手机里没有这个点位', notOnPhoneAbout: '它可能改派给别人了，或还没有在有网络时取下来。', loading: '正在打开点位…', leader: '点位长 {name}', length: '{n} 米',
    everythingMet: '全部达标', handIn: '交上', restMet: '其余达标，交上', handInPart: '先交这些', handedIn: '{name} 已记好', handedInAll: '{name}：{n} 项全部达标', undone: '已撤销，可以接着改', tooLate: '已经交上了，请逐项更正后再交', missing: '还有 {n} 项没填好',
    recorded: '已记 {done} / {total}', closed: '本轮现在不能记录', restored: '接着上次没交的继续', correcting: '这个点位已交，改动后再交一次就更正', rule: '规则', exceptions: '这些情况不算',
    note: '哪里不达标', notePurpose: '可以用手机键盘上的话筒说。写明位置和数量。', photo: '拍照', photoMore: '再拍一张', photoNeeded: '这一项不达标要有照片，作为整改的对照。', removePhoto: '去掉第 {n} 张照片',
    met: '达标', unmetOne: '不达标', notApplicable: '不适用', verdictOf: '判定：{name}', metCount: '达标', ofCount: '共', less: '{what}减一', more: '{what}加一', several: '分处计数',
    countShare: '数一数：看了几个，合格几个', countFound: '数一数有几处', countedShare: '合格 {figure}（{share}）', countedFound: '数到 {figure} 处', countBegin: '还没数', countAgain: '重新数', countDone: '数好了', inOrder: '合格', faulty: '不合格', found: '数到几处', stretches: '{n} 段中 {met} 段达标',
    issue_photo_missing: '请拍一张照片', issue_observed_missing: '至少判一处', issue_met_more_than_observed: '达标数不能多于总数', issue_note_too_long: '说明太长', issue_other: '这一项没填对', undrafted: '清除没交的', record: '点位记录',
    sayMet: '达标 {met}/{observed}', sayNotApplicable: '不适用', sayNothing: '没有记录',
  },
  en: {
    today: 'Sites today', progress: '{done} of {total} done', open: 'To do', done: 'Done', all: 'All', filter: 'Which sites to show', list: 'Sites',
    byDistance: 'Order from where I am', byDistanceOn: 'From where I am', byDistanceAbout: 'The position orders the list on the phone; it is neither kept nor sent.', locating: 'Finding where you are…', noPosition: 'No position; still by grid and code.',
    map: 'Show the sketch', mapHide: 'Hide the sketch', mapAbout: 'Sketch of {n} {n:site|sites}, joined in walking order', mapSelf: 'Where I am', away_m: '{n} m', away_km: '{n} km',
    state_waiting: 'To do', state_started: 'Begun', state_done: 'Done', waitsToSend: 'To hand in', needsYou: 'Needs you', unmet: '{n} unmet',
    nothing: 'No site is yours now', nothingAbout: 'Sites appear here once a round has begun and they are assigned. Open the app once with a network.', allDone: 'All done', allDoneAbout: 'See under “Queue” whether all of it is handed in.', noneDone: 'No site done yet',
    fetching: 'Fetching your sites…', notOnPhone: 'This site is not on the phone', notOnPhoneAbout: 'It may have gone to somebody else, or was never fetched over a network.', loading: 'Opening the site…', leader: 'Site leader {name}', length: '{n} m',
    everythingMet: 'All met', handIn: 'Hand in', restMet: 'Rest met, hand in', handInPart: 'Hand in these', handedIn: '{name} is recorded', handedInAll: '{name}: all {n} met', undone: 'Taken back; go on changing it', tooLate: 'It has already gone out; correct the checks and hand in again', missing: '{n} {n:check is|checks are} not complete',
    recorded: '{done} of {total} recorded', closed: 'Nothing can be recorded in this round now', restored: 'Going on with what was not handed in', correcting: 'Handed in; change something and hand in again to correct it', rule: 'Rule', exceptions: 'What does not count',
    note: 'What is wrong', notePurpose: 'You can speak it with the microphone of your keyboard. Say where, and how many.', photo: 'Photo', photoMore: 'Another photo', photoNeeded: 'Unmet needs a photo here: the fix is held against it.', removePhoto: 'Remove photo {n}',
    met: 'Met', unmetOne: 'Unmet', notApplicable: 'N/A', verdictOf: 'Verdict: {name}', metCount: 'Met', ofCount: 'Of', less: '{what}: one less', more: '{what}: one more', several: 'Count several',
    countShare: 'Count: how many seen, how many in order', countFound: 'Count them', countedShare: '{figure} in order ({share})', countedFound: '{figure} found', countBegin: 'Nothing counted', countAgain: 'Start over', countDone: 'Done', inOrder: 'In order', faulty: 'Not in order', found: 'Found', stretches: '{met} of {n} {n:stretch|stretches} met',
    issue_photo_missing: 'Take a photo', issue_observed_missing: 'At least one judgement', issue_met_more_than_observed: 'Not more met than observed', issue_note_too_long: 'The note is too long', issue_other: 'This check is not right', undrafted: 'Clear what is not handed in', record: 'Record of a site',
    sayMet: 'met {met} of {observed}', sayNotApplicable: 'not applicable', sayNothing: 'nothing recorded',
  },
});

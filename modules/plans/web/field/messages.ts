/** 现场例行活动用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const fieldRoutineMessages = defineMessages({
  zh: {
    routines: '例行活动', list: '我的例行活动', fetching: '正在取例行活动…', nothing: '没有要您登记的例行活动', nothingAbout: '您负责的村（社区）参加后会出现在这里。请在有网络时打开一次。', waiting: '{n} 项待登记', allDone: '都已登记', done: '做完了', isDone: '已完成', waits: '待交', asks: '要处理', due: '{on} 应做', dueToday: '今天应做', wasDue: '{on} 应做，可以补', holiday: '逢假不做', next: '下一次 {on}', missed: '近八次漏 {n} 次', more: '加人数或照片', heads: '参加人数', headsPurpose: '不填也可以', photo: '拍照', photoMore: '换一张', when: '哪天做的', today: '今天', yesterday: '昨天', save: '登记', told: '{place} {routine}：已登记', undone: '已撤销', tooLate: '已经交上了',
  },
  en: {
    routines: 'Routines', list: 'My routines', fetching: 'Fetching routines…', nothing: 'No routine for you to record', nothingAbout: 'Once a place of yours takes part it appears here. Open the app once with a network.', waiting: '{n} to record', allDone: 'All recorded', done: 'It is done', isDone: 'Done', waits: 'To hand in', asks: 'Needs you', due: 'Due on {on}', dueToday: 'Due today', wasDue: 'Was due on {on}; can be made up for', holiday: 'Left out for a holiday', next: 'Next on {on}', missed: '{n} of the last eight missed', more: 'With number or photo', heads: 'How many took part', headsPurpose: 'May stay empty', photo: 'Photo', photoMore: 'Another photo', when: 'On which day', today: 'Today', yesterday: 'Yesterday', save: 'Record', told: '{place} {routine}: recorded', undone: 'Taken back', tooLate: 'It is handed in already',
  },
});

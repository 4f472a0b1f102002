/** 我的点位用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const mineMessages = defineMessages({
  zh: {
    mine: '我的点位', count: '我负责 {n} 个点位', nothing: '现在没有您负责的点位', nothingAbout: '创建办安排后会出现在这里。', notYet: '请在有网络时打开一次，之后没有网络也能看。', loading: '正在取…',
    openCases: '{n} 件未了结', noCases: '没有未了结的', unit: '责任单位 {name}', liaison: '联络员 {name}', list: '点位清单',
    away: '外出请人代管', awayAbout: '代管期间，交办给这些点位的由代管人收到和整改；到期自动还给您。', online: '这一步要有网络：代管人当天就要收到。', who: '请谁代管', from: '从', until: '到（含）', note: '交代的话', noteWhy: '代管人看得到。', send: '就这样安排', choose: '请选择', isAway: '这几天也外出', leads: '已负责 {n} 个点位',
    done: '已安排：{name} 从 {from} 到 {until} 代管 {n} 个点位', now: '现在的代管', person: '{name}（{from} 至 {until}）', back: '提前收回', backAsk: '现在就收回这些点位？', backAbout: '收回后，新的交办又由您接收。', backDone: '已收回 {n} 个点位', keep: '先不收回', noNetwork: '现在没有网络，联网后再安排。', failed: '没有安排成',
  },
  en: {
    mine: 'My sites', count: 'I answer for {n} sites', nothing: 'You answer for no site now', nothingAbout: 'Sites appear here once the programme office assigns them.', notYet: 'Open this once with a network; after that it shows without one.', loading: 'Fetching…',
    openCases: '{n} open', noCases: 'Nothing open', unit: 'Unit {name}', liaison: 'Liaison {name}', list: 'Sites',
    away: 'A deputy while I am away', awayAbout: 'During these days the deputy receives and fixes what is dispatched to these sites; afterwards they are yours again by themselves.', online: 'This needs a network: the deputy is to have it the same day.', who: 'Who stands in', from: 'From', until: 'Until, itself included', note: 'What the deputy should know', noteWhy: 'The deputy reads it.', send: 'Arrange it', choose: 'Please choose', isAway: 'away on these days too', leads: 'leads {n} sites',
    done: 'Arranged: {name} stands in from {from} to {until} for {n} sites', now: 'Deputies', person: '{name} ({from} to {until})', back: 'Take back early', backAsk: 'Take these sites back now?', backAbout: 'What is dispatched from now on comes to you again.', backDone: '{n} sites are yours again', keep: 'Leave it', noNetwork: 'No network now; arrange it when there is one.', failed: 'It was not arranged',
  },
});

/** 现场发放用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const fieldCareMessages = defineMessages({
  zh: {
    give: '关爱发放', count: '{n} 人待发放', countNone: '都已发放', fetching: '正在取名单…', nothing: '没有要您发放的', nothingAbout: '名单确认后会出现在这里。请在有网络时打开一次。', scan: '扫领取单', scanAbout: '把领取单上的方块对准镜头。', find: '姓名、编号或地点', list: '名单', due: '待发', handed: '已发', waits: '待交', asks: '要处理', notOnPhone: '手机里没有这位', notOnPhoneAbout: '请在有网络时取一次名单。', loading: '正在打开…',
    things: '物品', receivedOn: '{on} 已发', here: '在这部手机上已发', proof: '签收', spot: '地点', slip: '领取码', slipPurpose: '领取单上的十位码', slipFits: '领取码对上了', slipWrong: '领取码对不上', signature: '签名', signaturePurpose: '请领取人用手指在框内签名', clear: '重签', proxy: '由他人代领', proxyName: '代领人姓名', relation: '关系', handOver: '已交到手上', done: '{name} 已记好', undone: '已撤销', tooLate: '已经交上了',
    checking: '正在核对是否领过…', offline: '没有网络：先记在手机里，联网后核对；若有重复，由创建办决定。', stop: '已由其他途径发放，请不要再发', likeness: '看起来相似，请当面问清', likenessNote: '问了什么、为什么仍发', likenessNotePurpose: '写四个字以上才能记下；是同一户的，不要再发', doubleLine: '{on} · “{scheme}”', anyway: '东西已经交出去了，如实记下', noneDue: '没有待发的物品',
  },
  en: {
    give: 'Hand over', count: '{n} to hand over to', countNone: 'All have received', fetching: 'Fetching the list…', nothing: 'Nobody for you to hand over to', nothingAbout: 'Once a list is confirmed it appears here. Open the app once with a network.', scan: 'Scan the slip', scanAbout: 'Hold the squares of the slip before the lens.', find: 'Name, number or place', list: 'List', due: 'Due', handed: 'Received', waits: 'To hand in', asks: 'Needs you', notOnPhone: 'Not on this phone', notOnPhoneAbout: 'Fetch the list once with a network.', loading: 'Opening…',
    things: 'Benefits', receivedOn: 'Received on {on}', here: 'Handed over on this phone', proof: 'Sign of receipt', spot: 'Where', slip: 'Code of the slip', slipPurpose: 'Ten characters on the slip', slipFits: 'The code fits', slipWrong: 'The code does not fit', signature: 'Signature', signaturePurpose: 'Let whoever receives it sign in the frame with a finger', clear: 'Sign again', proxy: 'Somebody takes it in their place', proxyName: 'Name of the proxy', relation: 'Relation', handOver: 'It is in their hands', done: '{name} is recorded', undone: 'Taken back', tooLate: 'It has already gone out',
    checking: 'Looking whether it was handed over…', offline: 'No network: it stays on the phone and is checked later; the office decides on a double.', stop: 'Handed over by another route: do not hand it over again', likeness: 'It looks alike: please ask', likenessNote: 'What you asked, and why you hand it over', likenessNotePurpose: 'Four characters at least; if it is the same household, do not hand it over', doubleLine: '{on} · “{scheme}”', anyway: 'It is out of my hands already: record it as it was', noneDue: 'Nothing is due',
  },
});

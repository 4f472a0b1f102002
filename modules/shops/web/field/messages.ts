/** 现场柜台用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const fieldShopMessages = defineMessages({
  zh: {
    counter: '柜台', about: '{name} · 没有网络也能兑换，联网后自动上交', fetching: '正在取柜台资料…', noShop: '您不是任何一家超市的店长', noShopAbout: '由创建办在超市页面登记店长；登记后请在有网络时打开一次。', closed: '超市未营业', closedAbout: '现在不能兑换。', shops: '哪一家',
    openTitle: '先开柜台', openAbout: '需要网络。开一次可用 {hours} 小时；每户每天最多兑 {cap} 分。', open: '开柜台', until: '柜台开到', over: '柜台已到时间', overAbout: '请在有网络时重新开一次。此后兑出的会列入待核查。', close: '收柜台', scan: '扫户卡', scanAbout: '把户卡上的方块对准镜头。', find: '户卡或户名', findAbout: '扫卡，或输入户名、编号、拼音首字母', none: '没有找到', noneAbout: '只找这家超市服务的户。队伍不能断网兑换：要负责人到场、核对各店合计的本月上限，请联网后在柜台办理。', mayNot: '您记过或评议过这户，请另一位同志办理', allowance: '还可兑 {n} 分', left: '剩 {n}{unit}', points: '{n} 分', more: '多一件 {name}', fewer: '少一件 {name}', redeem: '兑换 {points} 分', change: '换一户', goods: '货架', basket: '兑换篮', empty: '点物品放进来', noGoods: '货架上没有可兑的物品', waiting: '{n} 张兑换单待交',
    done: '已给{label}兑换 {points} 分', undone: '已撤销', tooLate: '已经交上了',
  },
  en: {
    counter: 'Counter', about: '{name} · works without network and hands in when there is one', fetching: 'Fetching the counter…', noShop: 'You keep no shop', noShopAbout: 'The office names keepers on the page of a shop; open this once with a network afterwards.', closed: 'The shop is not open', closedAbout: 'Nothing can be handed out now.', shops: 'Which shop',
    openTitle: 'Open the counter first', openAbout: 'Needs a network. Once opened it works for {hours} {hours:hour|hours}; a household may redeem {cap} {cap:point|points} a day.', open: 'Open the counter', until: 'Open until', over: 'The time of this counter is over', overAbout: 'Open it again with a network. What is handed out until then will be looked at.', close: 'Close the counter', scan: 'Scan the card', scanAbout: 'Hold the squares of the card before the lens.', find: 'Card or household', findAbout: 'Scan the card, or type a label, code or initials', none: 'Nothing found', noneAbout: 'Only households of this shop are looked for. Teams do not redeem without network: their leader comes in person and all shops share their cap of the month. Serve them at the counter once there is network.', mayNot: 'You recorded or reviewed a deed of this household; a colleague serves it', allowance: '{n} {n:point|points} to redeem', left: '{n} {unit} left', points: '{n} {n:point|points}', more: 'One more {name}', fewer: 'One less {name}', redeem: 'Redeem {points} {points:point|points}', change: 'Another household', goods: 'Shelf', basket: 'Basket', empty: 'Press goods to put them in', noGoods: 'Nothing on the shelf can be redeemed', waiting: '{n} {n:slip|slips} to hand in',
    done: '{points} {points:point|points} redeemed for {label}', undone: 'Taken back', tooLate: 'It was handed in already',
  },
});

/** 现场积分用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const fieldPointsMessages = defineMessages({
  zh: {
    points: '积分', record: '记一笔', waitsForYou: '{n} 笔等您评议', noneWaits: '没有等您评议的', nothing: '现在没有待评议的', nothingAbout: '别人记的会出现在这里；自己记的由别人评议。', list: '待评议的记分', agree: '同意', decline: '不同意', declineTitle: '为什么不同意', reason: '理由', reasonPurpose: '记分的人会看到', ready: '和实际情况不符，请核对后重记。', send: '交上', by: '{name} 记', toSend: '{n} 笔在手机里，等交上',
    agreed: '已同意 {label}', declined: '已退回 {label}', undone: '已撤销', tooLate: '已经交上了', recorded: '已记下 {label}',
    rule: '做了什么', household: '哪一户', changeRule: '换一项', changeHousehold: '换一户', find: '找一户', findPurpose: '户名、编号或拼音', noHousehold: '没有找到', more: '还有更多，请输入户名', cut: '您管的户很多，手机里只有前面一部分；其余请在电脑上记。', day: '哪一天', today: '今天', yesterday: '昨天', note: '凭据', notePurpose: '签到表、证明人、单据号或经过', noteNeeded: '减分须写明时间、经过和在场的人', kindNeeded: '这一项须写明：{kind}', photo: '拍照', photoMore: '再拍一张', photoNeeded: '这一项要有照片', save: '记下', saveMore: '记下，再记一户', noRules: '手机里还没有积分规则', noRulesAbout: '请在有网络时打开一次；还没有规则的，请先在电脑上起草并批准。', balance: '现有 {n} 分', opening: '正在打开…', photoNth: '照片 {n}',
  },
  en: {
    points: 'Points', record: 'Record a deed', waitsForYou: '{n} wait for your review', noneWaits: 'Nothing waits for your review', nothing: 'Nothing to review now', nothingAbout: 'What others recorded appears here; your own is reviewed by others.', list: 'Deeds to review', agree: 'Agree', decline: 'Decline', declineTitle: 'Why not', reason: 'Reason', reasonPurpose: 'Whoever recorded it reads this', ready: 'It is not as it was; please check and record it anew.', send: 'Hand in', by: 'recorded by {name}', toSend: '{n} on this phone, to hand in',
    agreed: 'Agreed: {label}', declined: 'Declined: {label}', undone: 'Taken back', tooLate: 'It is handed in already', recorded: 'Recorded: {label}',
    rule: 'What was done', household: 'Which household', changeRule: 'Another rule', changeHousehold: 'Another household', find: 'Find a household', findPurpose: 'Label, number or pinyin', noHousehold: 'None found', more: 'There are more: type a name', cut: 'You reach so many households that the phone holds the first of them only; record the others at a desk.', day: 'Which day', today: 'Today', yesterday: 'Yesterday', note: 'Evidence', notePurpose: 'Signed list, witness, number of a slip, or what happened', noteNeeded: 'A deduction tells when, what happened and who was there', kindNeeded: 'This rule asks for: {kind}', photo: 'Photo', photoMore: 'Another photo', photoNeeded: 'This rule needs a photo', save: 'Record', saveMore: 'Record, and another household', noRules: 'No rule book is on this phone', noRulesAbout: 'Open the app once with a network; without a rule book, have one drafted and approved at a desk first.', balance: '{n} {n:point|points} now', opening: 'Opening…', photoNth: 'Photo {n}',
  },
});

/** 捐赠收据用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const receiptMessages = defineMessages({
  zh: {
    receipts: '捐赠收据', receiptsAbout: '写明捐赠方的入库随即取下一个收据号。作废的留号、留原因；登记簿里每个号都在。', number: '收据号', state: '状态', shop: '爱心超市', donor: '捐赠方', gifts: '捐赠物资', givenOn: '捐赠日期', worth: '折价', yuan: '{n} 元', at: '开具时间', by: '开具人', from: '从', to: '到', search: '收据号或捐赠方', none: '还没有捐赠收据', noneAdvice: '办理捐赠入库时自动开具；以前入库的在库存里补开。', spoilt: '废号，未开出', voidedBy: '作废人', reason: '原因',
    print: '打印', thanks: '感谢您的爱心', thanksText: '今收到{donor}捐赠下列物资，折价共 {yuan} 元，已登记入库，全部用于村民积分兑换。每一件的去向可在{shop}查询。', certify: '特此开具收据，谨致谢意。', goods: '物资', quantity: '数量', value: '单价', sum: '合计', sign: '经手人签字', seal: '单位盖章', voidNote: '这张收据已作废：{reason}', isOwn: '自己开的由另一位同志作废。',
    voidIt: '作废', voidAsk: '作废 {number}？', voidWhy: '留在登记簿上', voidDo: '作废',
    register: '收据号段登记簿', registerAbout: '超市或创建办各持号段，从小到大用；没有号段的超市用创建办的。缺号应为零。', missingSum: '缺号合计', holder: '持有单位', office: '创建办', range: '号段', next: '下一号', usedUp: '用完', used: '已用', voided: '其中作废', left: '尚余', missing: '缺号', handedOut: '发放', noRanges: '还没有发放号段', noRangesAdvice: '按印好的收据本发放，电子收据也从中取号。',
    handOut: '发放号段', handOutAsk: '把哪一段号发给谁？', holderPurpose: '空着由创建办留用，没有号段的超市从中取号', prefix: '号前的字', prefixPurpose: '如“湟捐-”，可空', first: '起号', last: '止号', digits: '位数', spoil: '废号', spoilAsk: '登记 {number} 为废号？', spoilNote: '用于写坏、撕破的纸收据：这个号不再开给任何人。', toRegister: '号段登记簿',
    thanked: '收据', writeIt: '开收据', writeAsk: '给“{donor}”的这批捐赠开收据？', withoutReceipt: '未开', withReceipt: '已开', isThanked: '捐赠收据',
  },
  en: {
    receipts: 'Receipts for gifts', receiptsAbout: 'A gift with a donor takes the next number as it comes in. A void one keeps its number and reason; the register shows every number.', number: 'Receipt', state: 'State', shop: 'Shop', donor: 'Donor', gifts: 'Gifts', givenOn: 'Given on', worth: 'Worth', yuan: '{n} yuan', at: 'Written at', by: 'Written by', from: 'From', to: 'To', search: 'Number or donor', none: 'No receipts yet', noneAdvice: 'They are written as gifts come in; for earlier ones from the list of stock.', spoilt: 'Spoilt, given to nobody', voidedBy: 'Voided by', reason: 'Reason',
    print: 'Print', thanks: 'Thank you', thanksText: 'Received from {donor} the goods below, worth {yuan} yuan in all. They are in stock, and every one goes to villagers for points they earned. {shop} shows where each of them went.', certify: 'This receipt is written with gratitude.', goods: 'Goods', quantity: 'How many', value: 'Value', sum: 'In all', sign: 'Signature', seal: 'Seal', voidNote: 'This receipt is void: {reason}', isOwn: 'A colleague voids what you wrote.',
    voidIt: 'Void', voidAsk: 'Void {number}?', voidWhy: 'Stays in the register', voidDo: 'Void it',
    register: 'Register of receipt numbers', registerAbout: 'Shops and the office hold ranges and use them upwards; a shop without one draws on the office. Missing numbers are zero.', missingSum: 'Missing in all', holder: 'Held by', office: 'Office', range: 'Range', next: 'Next', usedUp: 'used up', used: 'Used', voided: 'Of them void', left: 'Left', missing: 'Missing', handedOut: 'Handed out', noRanges: 'No ranges handed out yet', noRangesAdvice: 'Hand out the numbers of a printed book; receipts written here take theirs from it.',
    handOut: 'Hand out a range', handOutAsk: 'Which numbers, and to whom?', holderPurpose: 'Empty: the office keeps it for shops without one', prefix: 'Before the number', prefixPurpose: 'Letters such as “HY-”, or nothing', first: 'First', last: 'Last', digits: 'Digits', spoil: 'Void the next', spoilAsk: 'Void number {number}?', spoilNote: 'For paper that was spoilt or torn: this number thanks nobody.', toRegister: 'Register of numbers',
    thanked: 'Receipt', writeIt: 'Write a receipt', writeAsk: 'Write a receipt for this gift of “{donor}”?', withoutReceipt: 'Not written', withReceipt: 'Written', isThanked: 'Receipt for the gift',
  },
});

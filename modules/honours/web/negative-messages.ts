/** 负面清单签字用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const negativeMessages = defineMessages({
  zh: {
    title: '负面清单签字', about: '这次评选没有资格核定和部门联审环节：每户的负面情形由村（社区）或乡镇核查，一份名单签一次字。没有签字的户不能审批、审定和命名。', items: '核查的情形', itemsAbout: '逐户核对，发生过的在户下勾选，其余一并签字。', households: '本名单的户', search: '户名或拼音首字母', state: '核查', none: '没有符合条件的户', noneAdvice: '申报截止后，候选户会列在这里。',
    unsignedOf: '{n}/{of} 户未签字', allSigned: '已全部签字', elsewhere: '不需要按名单签字', elsewhereAdvice: '这次评选的负面情形由资格核定或部门联审签字，或称号没有负面清单。', whoSigns: '由本村（社区）负责人或乡镇（片区）签字。', blocked: '未签字：{items}。签字后才能审批和命名，由村（社区）或乡镇签。', everyItem: '全部各项', happenedWhat: '发生过：{items}。不能命名，除非领导小组说明理由放行。', exception: '“{name}”有负面情形', item: '哪一项', happenedOn: '发生日期', note: '说明', notePurpose: '可不填，加密保存',
    sign: '核查完毕，签字（{n} 户）', signAsk: '为“{place}”的 {n} 户签字？', signAct: '签字', signSays: '本人核查了这份名单：{clear} 户没有以下情形：{items}。', signExceptions: '有情形的户：', signNote: '以您的姓名和今天的日期签字，留存备查。有情形的户不能命名；还在评议的当即判为不合格。', signatures: '签字记录', signed: '核查 {n} 户', except: '其中 {n} 户有情形', unsigned: '负面清单未签',
  },
  en: {
    title: 'Negative items', about: 'This selection has no stage of eligibility and no departments that check: negative items of each household are looked into by its village or town, one signature for a list. Nobody is approved, decided or honoured unsigned.', items: 'What is looked for', itemsAbout: 'Look at each household; tick those with which something happened, and sign for all others at once.', households: 'Households of this list', search: 'Name or pinyin initials', state: 'Checked', none: 'No household fits', noneAdvice: 'Candidates stand here once they are put forward.',
    unsignedOf: '{n} of {of} not signed for', allSigned: 'All signed for', elsewhere: 'No signature by list is needed', elsewhereAdvice: 'Here eligibility or departments sign for negative items, or the title has none.', whoSigns: 'Whoever answers for this village signs, or its town.', blocked: 'Not signed for: {items}. Nobody is approved or honoured before; the village or the town signs.', everyItem: 'every item', happenedWhat: 'Happened: {items}. Not honoured, unless the leading group sets it aside with a reason.', exception: 'Something happened with “{name}”', item: 'Which item', happenedOn: 'Happened on', note: 'Note', notePurpose: 'Optional, kept sealed',
    sign: 'Checked: sign for {n}', signAsk: 'Sign for the {n} households of “{place}”?', signAct: 'Sign', signSays: 'I looked into this list: with {clear} households none of this happened: {items}.', signExceptions: 'With these something did:', signNote: 'Signed with your name and today’s date, and kept. Whoever is ticked is not honoured; who is still looked at is out at once.', signatures: 'Signatures', signed: '{n} looked into', except: 'something happened with {n}', unsigned: 'Not signed for',
  },
});

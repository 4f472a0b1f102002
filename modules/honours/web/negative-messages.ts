/** 负面清单签字用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const negativeMessages = defineMessages({
  zh: {
    title: '负面清单签字', about: '没有经资格核定或部门联审答复的负面情形，在这里核查，一份名单签一次字：户由村（社区）或乡镇签，村、单位、个人等由创建办签。没有签字的不能审批、审定和命名。', items: '核查的情形', itemsAbout: '逐个核对，发生过的在名下勾选，其余一并签字。', households: '本名单的候选', search: '名称或拼音首字母', state: '核查', none: '没有符合条件的候选', noneAdvice: '申报截止后，要签字的候选会列在这里。',
    unsignedOf: '{n}/{of} 个未签字', allSigned: '已全部签字', elsewhere: '不需要按名单签字', elsewhereAdvice: '这次评选的负面情形由资格核定或部门联审签字，或称号没有负面清单。', whoSigns: '户由本村（社区）负责人或乡镇（片区）签字，其他候选由创建办签字。', blocked: '未签字：{items}。签字后才能审批、审定和命名。', everyItem: '全部各项', happenedWhat: '发生过：{items}。不能命名，除非领导小组说明理由放行。', exception: '“{name}”有负面情形', item: '哪一项', happenedOn: '发生日期', note: '说明', notePurpose: '可不填，加密保存',
    sign: '核查完毕，签字（{n} 个）', signAsk: '为“{place}”名单上的 {n} 个候选签字？', signAct: '签字', signSays: '本人核查了这份名单：{clear} 个候选没有以下情形：{items}。', signExceptions: '有情形的：', signNote: '以您的姓名和今天的日期签字，留存备查。有情形的不能命名；还在评议的当即判为不合格。', signatures: '签字记录', signed: '核查 {n} 个', except: '其中 {n} 个有情形', unsigned: '负面清单未签',
  },
  en: {
    title: 'Negative items', about: 'Negative items that neither eligibility nor departments answered are looked into here, one signature for a list: households by their village or town, villages, units and persons by the office. Nobody is approved, decided or honoured unsigned.', items: 'What is looked for', itemsAbout: 'Look at each candidate; tick those with which something happened, and sign for all others at once.', households: 'Candidates of this list', search: 'Name or pinyin initials', state: 'Checked', none: 'No candidate fits', noneAdvice: 'Candidates to sign for stand here once they are put forward.',
    unsignedOf: '{n} of {of} not signed for', allSigned: 'All signed for', elsewhere: 'No signature by list is needed', elsewhereAdvice: 'Here eligibility or departments sign for negative items, or the title has none.', whoSigns: 'For households whoever answers for this village signs, or its town; for all others the office.', blocked: 'Not signed for: {items}. Nobody is approved, decided or honoured before.', everyItem: 'every item', happenedWhat: 'Happened: {items}. Not honoured, unless the leading group sets it aside with a reason.', exception: 'Something happened with “{name}”', item: 'Which item', happenedOn: 'Happened on', note: 'Note', notePurpose: 'Optional, kept sealed',
    sign: 'Checked: sign for {n}', signAsk: 'Sign for the {n} candidates on the list of “{place}”?', signAct: 'Sign', signSays: 'I looked into this list: with {clear} candidates none of this happened: {items}.', signExceptions: 'With these something did:', signNote: 'Signed with your name and today’s date, and kept. Whoever is ticked is not honoured; who is still looked at is out at once.', signatures: 'Signatures', signed: '{n} looked into', except: 'something happened with {n}', unsigned: 'Not signed for',
  },
});

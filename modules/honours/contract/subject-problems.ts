import { defineProblems } from '#platform/contract/index.ts';

/** 对象 · What is refused of subjects: households, persons, places and bodies that titles are given to. */
export const subjectProblems = defineProblems({
  'honours.subject_code_taken': {
    status: 409, title: { zh: '这个对象编号已被使用', en: 'This subject code is taken' },
    advice: { zh: '请检查是否已经登记过。', en: 'Check whether it is registered already.' },
  },
  'honours.household_known': {
    status: 409, title: { zh: '这个村里已有同一门牌的户', en: 'This village has a household with this house number' },
    advice: { zh: '请在名册中查找，不要重复登记。', en: 'Find it in the register instead of adding it again.' },
  },
  'honours.subject_incomplete': {
    status: 422, title: { zh: '登记信息不完整', en: 'The registration is incomplete' },
    advice: { zh: '家庭须写明所在村（社区）；成年人不登记出生日期。', en: 'A household needs its village; of adults no day of birth is kept.' },
  },
  'honours.place_unknown': {
    status: 422, title: { zh: '没有这个区域，或不在您的范围内', en: 'No such place, or outside your area' },
    advice: { zh: '请从名单中选择。', en: 'Choose one from the list.' },
  },
  'honours.consent_incomplete': {
    status: 422, title: { zh: '请写明同意的日期和方式', en: 'Say when and how they agreed' },
    advice: { zh: '例如“3 月 1 日本人签字”；未成年人写明监护人。', en: 'Such as “signed on 1 March”; for minors name the guardian.' },
  },
  'honours.subject_gone': {
    status: 409, title: { zh: '对象已合并、拆分或注销', en: 'The subject was merged, split or removed' },
    advice: { zh: '请改用承接它的对象。', en: 'Use the subject that took its place.' },
  },
  'honours.place_change_open': {
    status: 409, title: { zh: '所在区域已调整，先决定称号是否承接', en: 'Its place has changed: first decide whether its titles are carried on' },
    advice: { zh: '请先在对象页用“更名、合并、拆分”处理，再修改所在区域。', en: 'First use “New name, merger, split” on the page of the subject, then change its place.' },
  },
  'honours.household_alike': {
    status: 409, title: { zh: '村里已有“{label}”（{codes}）', en: 'The village has “{label}” already ({codes})' },
    advice: { zh: '是同一户的，用已有的；确是另一户，勾选后再登记，最好填门牌号。', en: 'If it is the same household, use that one; if it is another, tick so and add it, best with its house number.' },
  },
});

/** 发文设置用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const issuingMessages = defineMessages({
  zh: {
    title: '发文设置', bulletins: '通报与文稿', about: '谁发文、文号怎样开头、发给谁。此后起草或重新计算的按此写；已印发的不变。', notSet: '还没有设置，现在用的是默认写法', notSetNote: '请核对下面每一项，改成本地的写法后保存。',
    letterhead: '发文机关与文号', issuer: '发文机关', issuerPurpose: '全称，印在红头上，60 字以内', agencyCode: '机关代字', agencyCodePurpose: '文号里年份之前的字，20 字以内，不带空格和括号', next: '下一份的文号', nextPurpose: '数字按年接着编，改了代字也不重来',
    signature: '署名', sameAsIssuer: '不填则同发文机关', destinations: '主送与抄送', addressees: '主送机关', addresseesPurpose: '一行一个，最多 50 个；简报、公示和工作纪实没有主送', copyTo: '抄送机关', copyToPurpose: '一行一个，最多 50 个；可以不填',
    printing: '印发与篇幅', printedBy: '印发机关', wordLimit: '督查通报字数上限', wordLimitPurpose: '500 至 20000 字，不含表格；其他文稿的篇幅按类别', save: '保存',
  },
  en: {
    title: 'Issuing settings', bulletins: 'Bulletins and accounts', about: 'Who issues, how document numbers begin, and to whom documents go. Whatever is drafted or computed anew from now on says so; what was issued stays as it is.', notSet: 'Nothing is set yet: the defaults hold', notSetNote: 'Look at each field, write it as your office does, and save.',
    letterhead: 'Issuer and document number', issuer: 'Issuer', issuerPurpose: 'In full, as on the letterhead; at most 60 characters', agencyCode: 'Agency code', agencyCodePurpose: 'Stands before the year in document numbers; at most 20 characters, no blanks or brackets', next: 'Number of the next document', nextPurpose: 'Counted on within the year, also when the code changes',
    signature: 'Signature', sameAsIssuer: 'The issuer, when left empty', destinations: 'To whom it goes', addressees: 'Addressees', addresseesPurpose: 'One a line, at most 50; briefings, notices and chronicles have none', copyTo: 'Copies to', copyToPurpose: 'One a line, at most 50; may be empty',
    printing: 'Printing and length', printedBy: 'Printed by', wordLimit: 'Length of the bulletin of a round', wordLimitPurpose: '500 to 20,000 characters, tables left out; other accounts have the length of their kind', save: 'Save',
  },
});

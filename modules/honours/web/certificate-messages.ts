/** 证书打印用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const certificateMessages = defineMessages({
  zh: { title: '证书与奖牌', about: '每项有效荣誉一张 A4 证书，或每页十张奖牌标签；二维码通到公众核验页。', awards: '荣誉台账', kind: '打印什么', certificates: '证书', labels: '奖牌标签', search: '对象、编号或拼音首字母', ofTitle: '称号', print: '打印', docx: '下载 docx', count: '本批 {n} 张，共 {total} 张', withheld: '其中 {n} 张没有公开同意或未满14周岁，不印姓名，留空由人手填。', none: '没有现在有效的荣誉', noneAdvice: '届满、撤销的不再打印。', printCertificate: '打印证书' },
  en: { title: 'Certificates and plaques', about: 'One A4 certificate for each award in force, or ten plaque labels a sheet; the code leads to the public check.', awards: 'Awards', kind: 'What to print', certificates: 'Certificates', labels: 'Plaque labels', search: 'Subject, number or pinyin initials', ofTitle: 'Title', print: 'Print', docx: 'Download docx', count: '{n} of {total}', withheld: '{n} without consent or under fourteen: no name is printed, a line is left for a hand.', none: 'No award is in force', noneAdvice: 'What lapsed or was withdrawn is not printed.', printCertificate: 'Print the certificate' },
});

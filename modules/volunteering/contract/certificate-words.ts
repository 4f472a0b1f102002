import type { ProblemText } from '#platform/contract/index.ts';
import type { CertificateState } from '../domain/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 证明状态用语 */
export const certificateStateWords: Readonly<Record<CertificateState, ProblemText>> = { draft: word('公示中', 'Posted'), issued: word('已出具', 'Issued'), withdrawn: word('已作废', 'Withdrawn') };

/** 证明用语 · What stands on a certificate of service, on paper and on the screen alike. */
export const serviceCertificateWords = {
  heading: word('志愿服务记录证明', 'Certificate of volunteer service'), body: word('兹证明志愿者 {label}（志愿者编号 {number}）自 {from} 至 {to} 参加志愿服务 {records} 次，记录服务时长 {hours} 小时。', 'This certifies that the volunteer {label} (volunteer number {number}) served {records} {records:time|times} between {from} and {to}, {hours} hours in all.'),
  grades: word('按来源等级', 'By the word they stand on'), gradeMeans: word('A 级凭现场屏幕上的签到码，不记录手机位置；签到码转发他人使用不能完全排除，迟发的会标出，由人核查。', 'Grade A rests on codes of a screen at the place, not on the position of a phone; that a code was sent on cannot be ruled out, one sent late is flagged and looked at.'), responsibility: word('出具单位对本证明的真实性负责。', 'The issuer answers for the truth of this certificate.'), authority: word('本证明由出具单位自行出具，不代替全国志愿服务信息系统的记录。', 'Issued by the named issuer; it does not replace the record of the national information system.'),
  issuer: word('出具单位', 'Issuer'), responsible: word('负责人', 'Responsible'), handler: word('经办人', 'Handled by'), contact: word('联系方式', 'Contact'), sign: word('（签字）', '(signature)'), seal: word('（盖章）', '(seal)'), number: word('证明编号', 'Number'), issuedOn: word('出具日期', 'Issued on'), check: word('扫码核验', 'Scan to check'), hours: word('{n} 小时', '{n} h'),
} as const;

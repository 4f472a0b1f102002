import type { NegativeItem } from '#modules/frameworks/domain/index.ts';

/**
 * 负面清单（演示） · Events that weigh more than any score, each with its step on the ladder
 * deduct → stop the nomination → suspend for a year → revoke. Made up; steps and points are for the deployer.
 */
export const negativeList: readonly Omit<NegativeItem, 'code'>[] = [
  { zh: '督查问题逾期未整改率超过一成', en: 'More than a tenth of the cases are overdue', lookBackMonths: 3, sanction: 'deduct', deduction: 0.5 },
  { zh: '整改照片或材料造假', en: 'Photos or papers of a fix are forged', lookBackMonths: 12, sanction: 'deduct', deduction: 1 },
  { zh: '检查前突击清场、要求商户关门', en: 'Shops are told to close ahead of an inspection', lookBackMonths: 12, sanction: 'deduct', deduction: 1 },
  { zh: '发放问卷“标准答案”干预调查', en: 'Model answers are handed out for a survey', lookBackMonths: 12, sanction: 'deduct', deduction: 2 },
  { zh: '因创建加重基层负担被查实通报', en: 'The programme is found to burden the grass roots', lookBackMonths: 12, sanction: 'deduct', deduction: 1 },
  { zh: '较大生产安全责任事故', en: 'A serious accident at work with liability', lookBackMonths: 12, sanction: 'deduct', deduction: 3 },
  { zh: '校园食品安全责任事件', en: 'A food-safety incident at a school', lookBackMonths: 12, sanction: 'stopNomination' },
  { zh: '侵害未成年人案件瞒报不报', en: 'Harm to minors is hidden', lookBackMonths: 12, sanction: 'stopNomination' },
  { zh: '重大环境污染事件', en: 'Grave pollution', lookBackMonths: 12, sanction: 'suspendOneYear' },
  { zh: '重大食品药品安全事故', en: 'A grave accident with food or medicine', lookBackMonths: 12, sanction: 'suspendOneYear' },
  { zh: '主要负责人严重违纪违法', en: 'The head of the city gravely breaks discipline or law', lookBackMonths: 12, sanction: 'revoke' },
  { zh: '申报数据系统性造假', en: 'The declared figures are systematically false', lookBackMonths: 24, sanction: 'revoke' },
];

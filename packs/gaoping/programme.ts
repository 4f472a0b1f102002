/** The city of the seed page that began a three-year plan: towns and villages without real names, an office, nobody who exists. */
import { smallProgramme } from '../honours/small-programme.ts';

export const gaoping = smallProgramme({
  code: 'gaoping', zh: '高平市', en: 'Gaoping City', placeCode: '140581', townKind: 'town', villageKind: 'village', villageCount: 40, west: 112.6, south: 35.5,
  units: [
    { code: 'city-management', zh: '城市管理局', en: 'City management' }, { code: 'housing', zh: '住房和城乡建设局', en: 'Housing' }, { code: 'market-regulation', zh: '市场监督管理局', en: 'Market regulation' },
    { code: 'health', zh: '卫生健康局', en: 'Health' }, { code: 'education', zh: '教育局', en: 'Education' }, { code: 'ecology', zh: '生态环境局', en: 'Ecology' }, { code: 'publicity', zh: '宣传部', en: 'Publicity' },
    { code: 'traffic-police', zh: '交警大队', en: 'Traffic police' }, { code: 'agriculture', zh: '农业农村局', en: 'Agriculture' },
  ],
  towns: ['甲示例镇', '乙示例镇', '丙示例镇', '丁示例镇', '戊示例镇'],
});

/** What its public site says of itself. */
export const GAOPING_PUBLIC_SITE = {
  siteOpen: true, reportingOpen: false, aboutZh: '这里公布演示市的创建计划和简报，全部虚构。每个数字都能点开看口径。', aboutEn: 'Plan and briefings of an example city; all of it invented. Every number opens into how it is counted.',
  contact: '市创建办（演示）：000-0000000', contactEn: 'Programme office (demonstration): 000-0000000', recordNumber: null, mapApprovalNumber: null,
} as const;

/** The district of the seed page where those who worked away from home stayed over the holiday: one care programme, told by situation. Nobody in it exists. */
import { careList } from '../care/plan.ts';
import type { CarePlan } from '../care/plan.ts';
import { smallProgramme } from '../honours/small-programme.ts';
import type { CityPack } from '../wanyuan/types.ts';

const base = smallProgramme({
  code: 'jizhou', zh: '吉州区', en: 'Jizhou District', placeCode: '360802', townKind: 'subdistrict', villageKind: 'community', villageCount: 18, west: 114.9, south: 27, towns: ['甲示例街道', '乙示例街道', '丙示例街道'],
});
const EMPLOYERS = ['示例纺织厂', '示例餐饮店', '示例物流站', '示例电子厂', '示例建筑队', '示例超市'] as const;
const communities = base.places.filter(({ kind }) => kind === 'community').map(({ code }) => code);

export const jizhou: CityPack = {
  ...base,
  organisations: [...base.organisations, ...EMPLOYERS.map((zh, at) => ({ code: `jizhou-employer-${at + 1}`, kind: 'institution' as const, parentCode: null, placeCode: communities[at % communities.length] as string, zh, en: `Example employer ${at + 1}` }))],
};

export const JIZHOU_PUBLIC_SITE = {
  siteOpen: true, reportingOpen: false, aboutZh: '这里说明演示区的关爱行动和名单公示，全部虚构。', aboutEn: 'Care schemes and their notices in an example district; all of it invented.',
  contact: '区创建办（演示）：000-0000000', contactEn: 'Programme office (demonstration): 000-0000000', recordNumber: null, mapApprovalNumber: null,
} as const;

const LISTED = 126;

/** The three kinds that the page names: phone credit, data, gift packs. */
export const jizhouCare: CarePlan = {
  code: 'SPRING', name: '就地过节暖心行动', purpose: '让节假日留在本地的务工人员过好节。', whoText: '在本地务工、节假日留在本地的人。不看户籍，不问身份。', askText: '向所在社区或用工单位提出，也可以由他人代为提出；社区三天内登记。',
  thanksText: '您好：\n\n谢谢您在节日里留下来，照看着这座城。\n\n一点心意，不成敬意。不需要回复，也不需要为它做任何事。\n\n愿您和家人平安。', needsAll: ['worksHere', 'staysOverHoliday'], byHousehold: false, budgetFen: 3_000_000,
  benefits: [
    { kind: 'phoneCredit', name: '话费充值', unit: '笔', valueFen: 5_000, bought: 130, donated: 0 }, { kind: 'data', name: '流量包', unit: '个', valueFen: 3_000, bought: 60, donated: 70 }, { kind: 'giftPack', name: '年味大礼包', unit: '份', valueFen: 12_000, bought: 100, donated: 32 },
  ],
  list: careList(LISTED, { places: communities, organisations: EMPLOYERS.map((_name, at) => `jizhou-employer-${at + 1}`) }, '在本地务工、节假日留在本地'), listed: LISTED, received: 96,
};

import type { Rng } from '#kernel/rng.ts';
import type { SiteTypeCode } from '../demo-city-edition/source/site-types.ts';

const BRANDS = [
  '老街', '河畔', '山里', '口福', '家和', '聚福', '乡味', '春来', '百味', '小巷', '三合', '青禾', '秋实', '阿福', '荷香', '稻香',
  '麦香', '满庭', '同乐', '知味', '好客', '晨光', '云间', '溪边', '半山', '红叶', '长青', '吉祥', '如意', '众兴', '天天', '邻里',
] as const;
const GARDENS = ['锦江', '瑞庭', '和苑', '金桂', '翠屏', '雅居', '福源', '盛景', '安居', '秀水', '云栖', '春晖', '兰庭', '丰泽', '怡和', '学府'] as const;
const LANES = [
  '槐花', '井口', '豆腐', '染坊', '磨房', '石板', '水码头', '竹器', '油坊', '盐店', '粮库', '邮局', '电厂', '纸厂', '供销', '花园',
  '塔子', '牌坊', '城墙', '菜园', '柑子', '核桃', '枇杷', '银杏', '黄葛', '戏楼', '鼓楼', '双井', '斜坡', '转角',
] as const;

/** First parts × last parts: each name is used once within its type. */
const PATTERNS: Partial<Record<SiteTypeCode, readonly [readonly string[], readonly string[]]>> = {
  'residential-compound': [
    [...GARDENS, ...LANES.slice(0, 14)],
    ['小区', '花园', '家园', '公寓', '新村', '雅苑', '华庭', '一期', '二期', '职工院', '安置房', '老院'],
  ],
  'back-lane': [LANES, ['一巷', '二巷', '三巷', '四巷', '里', '背街', '横街']],
  'square-park': [[...GARDENS, ...LANES.slice(16)], ['公园', '广场', '游园']],
  restaurant: [BRANDS, ['面馆', '小吃店', '家常菜馆', '火锅店', '豆花店', '羊肉馆', '早餐店', '饺子馆', '饭庄', '汤锅店']],
  'shop-supermarket': [BRANDS, ['超市', '便利店', '购物中心', '生鲜店']],
  hotel: [BRANDS, ['宾馆', '酒店', '客栈']],
  bookshop: [BRANDS, ['书店', '书屋']],
  cinema: [BRANDS, ['影院']],
  'building-site': [GARDENS, ['住宅项目工地', '商住项目工地', '道路改造工地', '管网改造工地']],
  'training-institution': [BRANDS, ['艺术培训', '书法培训', '舞蹈培训', '棋类培训', '体育培训']],
  'internet-cafe': [BRANDS, ['网吧', '网咖']],
  'public-culture-facility': [['城市', '河畔', '山里', '老街', '青禾', '长青'], ['书房', '展览馆', '文化驿站']],
  'scenic-spot': [['云间', '半山', '溪边', '红叶', '石林', '清潭'], ['景区', '湿地', '古渡']],
  school: [['第一', '第二', '第三', '第四', '第五', '第六', '第七', '第八', '第九', '实验', '城南', '城北', '河东'], ['小学', '中学', '幼儿园', '学校']],
};

/** Names taken from the place: what follows the name of the community, village or road. */
const PLACE_SUFFIX: Partial<Record<SiteTypeCode, string>> = {
  'subdistrict-office': '办事处',
  'subdistrict-culture-station': '综合文化站',
  community: '居委会',
  'community-culture-centre': '综合文化服务中心',
  'urban-rural-fringe': '城乡结合部',
  'township-culture-station': '综合文化站',
  'outer-village': '村委会',
  'public-toilet': '公厕',
  market: '农贸市场',
  'minors-counselling-centre': '未成年人心理健康辅导站',
};

export type NameGiver = (type: SiteTypeCode, context: { readonly area: string; readonly answering: string }) => string;

/** 取名 · Gives each site a name that is used once within its type, by pattern or after its place. */
export function nameGiver(rng: Rng): NameGiver {
  const decks = new Map<SiteTypeCode, string[]>();
  for (const [type, [first, last]] of Object.entries(PATTERNS)) {
    decks.set(type as SiteTypeCode, rng.shuffle(first.flatMap((head) => last.map((tail) => head + tail))));
  }
  const used = new Map<string, number>();
  const once = (type: SiteTypeCode, name: string): string => {
    const count = (used.get(type + name) ?? 0) + 1;
    used.set(type + name, count);
    return count === 1 ? name : `${name}（${count}）`;
  };
  return (type, { area, answering }) => {
    if (type === 'service-window') return once(type, `${answering}${area.replace(/社区|村$/, '')}服务点`);
    const suffix = PLACE_SUFFIX[type];
    if (suffix !== undefined) return once(type, area + suffix);
    const name = decks.get(type)?.pop();
    if (name === undefined) throw new Error(`no name is left for a site of type ${type}`);
    return once(type, name);
  };
}

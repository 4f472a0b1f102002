import type { SiteType } from '#modules/frameworks/domain/index.ts';

/**
 * 点位类型 · The 29 site types, in the order in which a county city lists them.
 *
 * @source DOMAIN 1.6: the types of a district's working site map; the slugs and the English names are ours
 */
export const SITE_TYPES = [
  { code: 'subdistrict-office', zh: '街道办事处', en: 'Subdistrict office', geometry: 'point' },
  { code: 'subdistrict-culture-station', zh: '街道综合文化站', en: 'Subdistrict culture station', geometry: 'point' },
  { code: 'community', zh: '社区', en: 'Community', geometry: 'point' },
  { code: 'community-culture-centre', zh: '社区综合文化服务中心', en: 'Community culture centre', geometry: 'point' },
  { code: 'residential-compound', zh: '小区', en: 'Residential compound', geometry: 'point' },
  { code: 'urban-rural-fringe', zh: '城乡结合部', en: 'Urban-rural fringe', geometry: 'point' },
  { code: 'township-culture-station', zh: '建成区外乡镇综合文化站', en: 'Culture station of an outer town', geometry: 'point' },
  { code: 'outer-village', zh: '建成区外行政村', en: 'Village outside the built-up area', geometry: 'point' },
  { code: 'main-street', zh: '主次干道·商业大街', en: 'Main road or commercial street', geometry: 'line' },
  { code: 'back-lane', zh: '背街小巷', en: 'Back lane', geometry: 'line' },
  { code: 'square-park', zh: '公共广场·公园', en: 'Public square or park', geometry: 'point' },
  { code: 'public-toilet', zh: '公共卫生间', en: 'Public toilet', geometry: 'point' },
  { code: 'public-culture-facility', zh: '公共文化设施', en: 'Public culture facility', geometry: 'point' },
  { code: 'scenic-spot', zh: '景点景区', en: 'Scenic spot', geometry: 'point' },
  { code: 'bookshop', zh: '实体书店', en: 'Bookshop', geometry: 'point' },
  { code: 'hotel', zh: '宾馆饭店', en: 'Hotel', geometry: 'point' },
  { code: 'market', zh: '农贸市场', en: 'Farmers’ market', geometry: 'point' },
  { code: 'restaurant', zh: '餐馆·餐饮店', en: 'Restaurant', geometry: 'point' },
  { code: 'service-window', zh: '窗口单位', en: 'Public service counter', geometry: 'point' },
  { code: 'shop-supermarket', zh: '商场·超市', en: 'Shopping centre or supermarket', geometry: 'point' },
  { code: 'crossroads', zh: '交通路口', en: 'Crossroads', geometry: 'point' },
  { code: 'cinema', zh: '电影院', en: 'Cinema', geometry: 'point' },
  { code: 'building-site', zh: '建筑工地', en: 'Building site', geometry: 'point' },
  { code: 'river-channel', zh: '河道', en: 'River channel', geometry: 'line' },
  { code: 'school-surroundings', zh: '学校周边', en: 'Surroundings of a school', geometry: 'point' },
  { code: 'school', zh: '学校校内', en: 'School grounds', geometry: 'point' },
  { code: 'training-institution', zh: '校外培训机构', en: 'After-school training institution', geometry: 'point' },
  { code: 'minors-counselling-centre', zh: '未成年人心理健康辅导站', en: 'Counselling centre for minors', geometry: 'point' },
  { code: 'internet-cafe', zh: '网吧', en: 'Internet café', geometry: 'point' },
] as const satisfies readonly SiteType[];

export type SiteTypeCode = (typeof SITE_TYPES)[number]['code'];

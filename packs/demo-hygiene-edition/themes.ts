import { content, FIELD, item, MATERIAL, standard, SURVEY } from '../demo-city-edition/source/vocabulary.ts';
import type { Methods, StandardSource, ThemeSource } from '../demo-city-edition/source/vocabulary.ts';

/** Forty standards of equal worth: what counts here is that two frameworks meet, not how they weigh. @unit tenths of a point */
const EACH = 25;

const papers = (zh: string, en: string, lead: string): StandardSource => standard(zh, en, EACH, MATERIAL, lead);
const asked = (zh: string, en: string, lead: string): StandardSource => standard(zh, en, EACH, SURVEY, lead);
const seen = (zh: string, en: string, at: string, caseCategory: string, lead: string, methods: Methods = FIELD): StandardSource =>
  standard(zh, en, EACH, methods, lead, [item(zh, en, at, caseCategory)]);

/**
 * 卫生城市演示标准 · Eight themes of five standards in our own words. @source DOMAIN.md §1.9 names the first two chapters and the
 * subjects of the published data; nothing of the official text is here
 */
export const hygieneThemes: readonly ThemeSource[] = [
  { zh: '爱国卫生组织管理', en: 'Organisation of public hygiene', contents: [content('组织与动员', 'Organisation', [
    papers('领导小组分工明确，定期研究爱国卫生工作', 'The leading group divides its work and meets regularly on hygiene', 'city-management'),
    papers('经费与人员力量有保障', 'Money and staff are secured', 'city-management'),
    papers('每周卫生日有安排、有记录', 'The weekly hygiene day has a plan and a record', 'city-management'),
    papers('群众反映的卫生问题有反馈、有整改', 'People who report a hygiene problem hear back, and it is put right', 'city-management'),
    asked('居民对卫生状况满意', 'Residents are content with public hygiene', 'city-management'),
  ])] },
  { zh: '健康教育和健康促进', en: 'Health education', contents: [content('健康教育', 'Education', [
    seen('社区有健康教育宣传栏，内容定期更新', 'Communities keep a health board that is renewed', 'community', 'publicity', 'health', { material: 30, field: 70 }),
    papers('学校健康教育按课时开展', 'Health lessons take place as planned', 'education'),
    seen('公共场所全面控烟，有禁烟标识', 'Public places are free of smoke and say so', 'service-window hotel restaurant shop-supermarket', 'public-hygiene', 'health'),
    seen('健身设施完好、就近可用', 'Sports equipment is near and sound', 'square-park residential-compound community', 'facility-damage', 'culture-tourism'),
    asked('居民知道常见传染病的防护办法', 'Residents know how to guard against common infections', 'health'),
  ])] },
  { zh: '市容环境卫生', en: 'Clean streets', contents: [content('街面', 'Streets', [
    seen('道路路面干净，无成片垃圾污水', 'Road surfaces are clean, without spread litter or waste water', 'main-street back-lane', 'road-cleanliness', 'city-management'),
    seen('垃圾容器完好密闭，日产日清', 'Bins are sound and closed, and emptied daily', 'main-street back-lane residential-compound market', 'exposed-garbage', 'city-management'),
    seen('公厕干净、设施完好、专人保洁', 'Toilets are clean, in repair and looked after', 'public-toilet', 'public-hygiene', 'city-management'),
    seen('无占道经营、无乱堆乱放', 'Nobody trades or stores goods on the road', 'main-street back-lane', 'street-trading', 'city-management'),
    seen('建筑工地围挡规范，扬尘受控', 'Building sites are fenced and dust is under control', 'building-site', 'muck', 'housing'),
  ])] },
  { zh: '小区与村容', en: 'Homes and villages', contents: [content('居住环境', 'Where people live', [
    seen('小区楼道与庭院整洁，无乱贴乱画', 'Stairwells and yards are tidy and free of bills', 'residential-compound', 'small-ads', 'housing'),
    seen('背街小巷路面平整、排水通畅', 'Lanes are level and drain well', 'back-lane', 'puddle', 'housing'),
    seen('城乡结合部清扫保洁到位', 'The fringe of the town is swept', 'urban-rural-fringe', 'road-cleanliness', 'city-management'),
    seen('村容整洁，垃圾有人收运', 'Villages are tidy and their rubbish is taken away', 'outer-village', 'exposed-garbage', 'city-management'),
    papers('户厕与饮水改造达到使用要求', 'Household toilets and water supply serve their purpose', 'city-management'),
  ])] },
  { zh: '生态环境', en: 'Air, water, noise', contents: [content('生态环境', 'Environment', [
    seen('河道水面与岸坡整洁，无直排污水', 'River and banks are clean and nothing drains into them', 'river-channel', 'water-cleanliness', 'ecology'),
    papers('饮用水源得到保护，水质按期公布', 'Drinking water sources are protected and their quality is published', 'ecology'),
    papers('污水、垃圾处理能力满足需要', 'Sewage and waste plants suffice', 'housing'),
    seen('餐饮油烟、露天焚烧受控', 'Kitchen fumes and open fires are under control', 'restaurant back-lane', 'public-hygiene', 'ecology', { material: 50, field: 50 }),
    papers('空气质量优良天数按期公布', 'The number of days with good air is published', 'ecology'),
  ])] },
  { zh: '重点场所卫生', en: 'Places under watch', contents: [content('重点场所', 'Places', [
    seen('公共场所证照齐全，从业人员持健康证明', 'Public places hold their licences, and staff their health certificates', 'hotel cinema internet-cafe', 'service-and-notices', 'health'),
    seen('宾馆公共用品清洗消毒到位', 'Hotels wash and disinfect what guests share', 'hotel', 'public-hygiene', 'health'),
    papers('学校及托幼机构卫生管理规范', 'Schools and nurseries manage hygiene soundly', 'education'),
    seen('农贸市场划行归市、干净有序', 'Markets are sorted by trade, clean and in order', 'market', 'street-trading', 'market-regulation'),
    papers('医疗废物规范处置', 'Medical waste is disposed of soundly', 'health'),
  ])] },
  { zh: '食品和饮水安全', en: 'Food and water', contents: [content('食品', 'Food', [
    seen('餐饮从业人员与加工场所清洁', 'Staff and kitchens are clean', 'restaurant', 'food-hygiene', 'market-regulation'),
    seen('不经营过期、三无食品', 'No expired or unlabelled food is sold', 'shop-supermarket market', 'food-hygiene', 'market-regulation'),
    papers('食品生产经营风险分级管理全面开展', 'Food businesses are managed by grades of risk', 'market-regulation'),
    papers('二次供水管理规范、按期检测', 'Water tanks are managed and tested', 'health'),
    seen('小餐饮、小作坊亮证经营', 'Small kitchens and workshops show their licences', 'restaurant', 'service-and-notices', 'market-regulation'),
  ])] },
  { zh: '疾病防控与病媒生物防制', en: 'Disease and vectors', contents: [content('防控', 'Control', [
    papers('适龄儿童预防接种管理规范', 'Vaccination of children is managed soundly', 'health'),
    papers('慢性病与精神卫生服务落实', 'Care for chronic illness and mental health is carried out', 'health'),
    seen('重点场所防蝇防鼠设施齐全', 'Places under watch keep flies and rats out', 'restaurant market', 'public-hygiene', 'health'),
    papers('病媒生物密度监测按期开展', 'The density of vectors is measured regularly', 'health'),
    seen('人员密集场所配有急救设备', 'Crowded places keep first-aid equipment', 'square-park service-window', 'facility-damage', 'health', { material: 50, field: 50 }),
  ])] },
];

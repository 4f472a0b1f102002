/** Title catalogues as rows. `source` says where a figure comes from: a published rule, the press, or a default of ours. */
type Named = { readonly code: string; readonly zh: string; readonly en: string };
type Tier = 'nation' | 'province' | 'prefecture' | 'county' | 'township' | 'village';

const DEFAULT = '默认值，按本地文件修改 · a default; set it by your own document';
const AUTHORITY: Readonly<Record<Tier, string>> = { nation: '中央文明委', province: '省文明委', prefecture: '市文明委', county: '县文明委', township: '乡镇党委、政府', village: '村（社区）两委' };
const TIER_NAMES: readonly [Tier, string, string][] = [['nation', '全国', 'National'], ['province', '省级', 'Provincial'], ['prefecture', '市级', 'Prefectural'], ['county', '县级', 'County']];
const share = (numerator: number, denominator = 100) => ({ numerator, denominator });

interface RulesGiven { readonly [name: string]: unknown }
const rules = (given: RulesGiven = {}) => ({
  stars: [], levels: [], classes: [], prerequisites: [], negativeItems: [], quotas: [], ageLeast: null, ageExceptClasses: [], onRename: 'carriesWhenFiled', onMerge: 'ends', ...given,
});

interface TitleGiven {
  readonly code: string; readonly zh: string; readonly en: string; readonly tier: Tier; readonly kind: string; readonly authority?: string; readonly term?: number | null; readonly review?: number | null; readonly lock?: number;
  readonly up?: string; readonly upAfter?: number; readonly rules?: RulesGiven; readonly source?: string;
}
const title = (t: TitleGiven) => ({
  code: t.code, nameZh: t.zh, nameEn: t.en, tier: t.tier, subjectKind: t.kind, authority: t.authority ?? AUTHORITY[t.tier], approvalDocument: null, editionCode: null, termMonths: t.term ?? null, reviewEveryMonths: t.review ?? null,
  lockMonths: t.lock ?? 24, upwardTitleCode: t.up ?? null, upwardAfter: t.upAfter ?? null, rules: rules(t.rules), source: t.source ?? DEFAULT,
});

const named = (rows: readonly (readonly [string, string, string])[]): Named[] => rows.map(([code, zh, en]) => ({ code, zh, en }));

/** Vetoes of unit and village titles, with the look-back of one published provincial rule. */
const UNIT_VETOES = named([
  ['leader-violation', '领导班子成员严重违纪违法', 'Grave violation by a member of the leadership'], ['major-crime', '发生重大刑事案件', 'A major criminal case'], ['major-accident', '发生重大安全、食品药品、生态环境事故', 'A major accident of safety, food, drugs or environment'],
  ['mass-incident', '发生重大群体性事件', 'A mass incident'], ['credit', '被列为严重失信主体', 'Listed for grave dishonesty'], ['bad-influence', '其他造成恶劣影响的事件', 'Another incident of bad influence'],
]).map((item) => ({ ...item, lookBackMonths: 12 }));

const HOUSEHOLD_VETOES = named([
  ['unlawful', '家庭成员违纪违法', 'A member broke law or discipline'], ['vice', '涉黄赌毒黑恶', 'Vice, gambling, drugs or gang crime'], ['superstition', '参与封建迷信、邪教活动', 'Cult or harmful superstition'], ['dishonesty', '严重失信', 'Grave dishonesty'],
  ['violence', '家庭暴力', 'Domestic violence'], ['guardianship', '不履行抚养、赡养、监护义务', 'Failing in the duty of care'],
]).map((item) => ({ ...item, lookBackMonths: 12 }));

const FIVE_STARS = named([['thrift', '勤劳节俭星', 'Diligence and thrift'], ['harmony', '孝敬和睦星', 'Filial love and harmony'], ['honesty', '诚信友善星', 'Honesty and kindness'], ['clean', '洁美环保星', 'Clean and green'], ['books', '书香文化星', 'Books and culture']]);
const TEN_STARS = named([
  ['country', '爱党爱国星', 'Love of country'], ['honest', '诚实守信星', 'Honesty'], ['law', '遵纪守法星', 'Respect for law'], ['work', '勤劳致富星', 'Diligence'], ['filial', '孝老爱亲星', 'Filial love'], ['help', '助人为乐星', 'Helpfulness'],
  ['hygiene', '环保卫生星', 'Hygiene'], ['frugal', '勤俭节约星', 'Frugality'], ['customs', '移风易俗星', 'New customs'], ['manners', '文明礼貌星', 'Manners'],
]);
const HALF_OF_VILLAGE = { kind: 'coverageMost', dimension: 'village', most: share(50) };
const HOUSEHOLD_SOURCE = '步骤、撤销后两年内不再评、连续三年向上推荐，见公开的县级做法；不予参评情形见公开的街道办法（其中涉及计划生育、收入的条款不收录）；星名为常见一例';

const households = [
  title({ code: 'five-star-household', zh: '五星级文明户', en: 'Five-star civilised household', tier: 'county', kind: 'household', review: 12, up: 'county-family', upAfter: 3, rules: { stars: FIVE_STARS, negativeItems: HOUSEHOLD_VETOES }, source: HOUSEHOLD_SOURCE }),
  title({
    code: 'ten-star-household', zh: '十星级文明户', en: 'Ten-star civilised household', tier: 'county', kind: 'household', review: 12, up: 'county-family', upAfter: 3,
    rules: {
      stars: TEN_STARS, levels: [{ code: 'bronze', zh: '铜', en: 'Bronze', starsFrom: 5 }, { code: 'silver', zh: '银', en: 'Silver', starsFrom: 8 }, { code: 'gold', zh: '金', en: 'Gold', starsFrom: 10 }],
      negativeItems: HOUSEHOLD_VETOES, quotas: [HALF_OF_VILLAGE],
    },
    source: `${HOUSEHOLD_SOURCE}；铜银金 5/8/10 星见公开报道的一县做法，每村不超过半数为默认值`,
  }),
  // No published source names the six: they are the programme's to enter.
  title({ code: 'six-good-family', zh: '六好家庭', en: 'Six-good family', tier: 'county', kind: 'household', review: 24, rules: { starsToEnter: 6, negativeItems: HOUSEHOLD_VETOES }, source: '“六好”是哪六好，公开资料没有统一说法：由本地按自己的文件填写；其余为默认值，按本地文件修改 · the six are yours to enter; the rest are defaults' }),
];

/** One ladder of titles over four tiers: each asks for the one below. */
function ladder(code: string, zh: string, en: string, kind: string, more: (tier: Tier) => RulesGiven = () => ({})) {
  return TIER_NAMES.map(([tier, zhTier, enTier], at) => {
    const below = TIER_NAMES[at + 1]?.[0];
    const above = TIER_NAMES[at - 1]?.[0];
    const given = more(tier) as { prerequisites?: readonly unknown[] };
    return title({
      code: `${tier}-${code}`, zh: `${zhTier}${zh}`, en: `${enTier} ${en}`, tier, kind, term: 36, review: 12, ...(above === undefined ? {} : { up: `${above}-${code}`, upAfter: 1 }),
      rules: { negativeItems: UNIT_VETOES, ...given, prerequisites: [...(below === undefined ? [] : [{ kind: 'holdsTitle', titles: [`${below}-${code}`], monthsLeast: 0 }]), ...(given.prerequisites ?? [])] },
      source: '三年一届、每年复查见全国与一省的公开办法；先有下级称号、65%/30%、每县至少2个、市直不超过25%、同一行业不超过10%见一省2019年公开办法；其余为默认值',
    });
  });
}

const PROVINCIAL_QUOTAS = [
  // A county without any candidate is told too; in a programme that holds no counties there is nothing to cover.
  { kind: 'leastPerGroup', dimension: 'county', least: 2, cover: { from: 'places', placeKinds: ['county'] } }, { kind: 'groupShareMost', dimension: 'belonging', group: 'direct', most: share(25) }, { kind: 'eachGroupShareMost', dimension: 'industry', most: share(10) },
];
const VILLAGE_AT_COUNTY = ['county-village', 'prefecture-village', 'province-village', 'nation-village'];
const townNeeds = (tier: Tier) => (tier === 'province' ? {
  prerequisites: [
    { kind: 'memberShare', memberKind: 'village', titles: VILLAGE_AT_COUNTY, least: share(65) }, { kind: 'memberShare', memberKind: 'village', titles: VILLAGE_AT_COUNTY.slice(1), least: share(30) },
  ],
} : {});
const unitNeeds = (tier: Tier) => (tier === 'province' ? { quotas: PROVINCIAL_QUOTAS } : {});

const civilised = [
  ...ladder('village', '文明村（社区）', 'civilised village or community', 'village', unitNeeds), ...ladder('town', '文明镇', 'civilised town', 'town', townNeeds), ...ladder('unit', '文明单位', 'civilised unit', 'unit', unitNeeds),
  ...ladder('campus', '文明校园', 'civilised campus', 'campus'), ...ladder('family', '文明家庭', 'civilised family', 'household', () => ({ negativeItems: HOUSEHOLD_VETOES })),
  title({ code: 'province-city', zh: '省级文明城市', en: 'Provincial civilised city', tier: 'province', kind: 'city', term: 36, review: 12 }),
];

const MORAL_CLASSES = named([['help', '助人为乐', 'Helping others'], ['courage', '见义勇为', 'Courage'], ['honesty', '诚实守信', 'Honesty'], ['dedication', '敬业奉献', 'Dedication'], ['filial', '孝老爱亲', 'Filial love']]);
const people = [
  ...TIER_NAMES.map(([tier, zh, en]) => title({
    code: `${tier}-moral-model`, zh: `${zh}道德模范`, en: `${en} moral model`, tier, kind: 'person', lock: 60,
    rules: { classes: MORAL_CLASSES, ageLeast: 16, ageExceptClasses: ['filial'], ...(tier === 'county' ? { quotas: [{ kind: 'perClass', least: 2, most: 2 }] } : {}) },
    source: '五类见全国评选公开办法；未满16周岁除孝老爱亲外不参评、县级每类2名均为一地公开做法',
  })),
  ...TIER_NAMES.map(([tier, zh, en]) => title({ code: `${tier}-good-person`, zh: `${tier === 'nation' ? '中国' : zh}好人`, en: `${en} good person`, tier, kind: 'person', lock: 60, rules: { classes: MORAL_CLASSES }, source: '五类同道德模范；其余为默认值' })),
  ...TIER_NAMES.map(([tier, zh, en]) => title({ code: `${tier}-youth`, zh: `${zh}新时代好少年`, en: `${en} good youth of the new era`, tier, kind: 'person', lock: 0 })),
  title({ code: 'virtuous-youth', zh: '美德少年', en: 'Virtuous youth', tier: 'county', kind: 'person', lock: 0 }),
  title({ code: 'typical-person', zh: '典型人物', en: 'Person of example', tier: 'county', kind: 'person' }),
  title({ code: 'finest-person', zh: '最美人物', en: 'Finest person', tier: 'county', kind: 'person' }),
];

const GOOD_NEIGHBOURS = named([['mother-in-law', '好婆婆', 'Good mother-in-law'], ['child', '好儿女', 'Good son or daughter'], ['couple', '好夫妻', 'Good couple'], ['sister-in-law', '好妯娌', 'Good sister-in-law'], ['neighbour', '好邻居', 'Good neighbour'], ['cadre', '好干部', 'Good official']]);
const selections = [
  title({ code: 'good-neighbours', zh: '身边好典型', en: 'Good examples nearby', tier: 'county', kind: 'person', rules: { classes: GOOD_NEIGHBOURS }, source: '六类见一市公开报道；名额为本地设置' }),
  title({ code: 'moving-person', zh: '年度感动人物', en: 'Moving person of the year', tier: 'county', kind: 'person', lock: 60, rules: { quotas: [{ kind: 'total', most: 10 }] }, source: '人物、提名各10，集体5，见一区公开报道；候选多来自其他榜单' }),
  title({ code: 'moving-nominee', zh: '年度感动人物提名', en: 'Nominee for moving person of the year', tier: 'county', kind: 'person', lock: 60, rules: { quotas: [{ kind: 'total', most: 10 }] }, source: '同年度感动人物' }),
  title({ code: 'moving-collective', zh: '年度感动集体', en: 'Moving collective of the year', tier: 'county', kind: 'team', lock: 60, rules: { quotas: [{ kind: 'total', most: 5 }] }, source: '同年度感动人物' }),
];

const volunteers = [
  ...(['province', 'prefecture', 'county'] as const).flatMap((tier) => {
    const [, zh, en] = TIER_NAMES.find(([name]) => name === tier) as [Tier, string, string];
    return [
      title({ code: `${tier}-volunteer`, zh: `${zh}优秀志愿者`, en: `${en} excellent volunteer`, tier, kind: 'person' }), title({ code: `${tier}-volunteer-project`, zh: `${zh}十佳志愿服务项目`, en: `${en} top-ten volunteer project`, tier, kind: 'project' }),
      title({ code: `${tier}-volunteer-organisation`, zh: `${zh}十佳志愿服务组织`, en: `${en} top-ten volunteer organisation`, tier, kind: 'team' }),
      title({ code: `${tier}-volunteer-community`, zh: `${zh}优秀志愿服务社区`, en: `${en} excellent volunteer community`, tier, kind: 'village' }),
    ];
  }),
];

const commendations = [
  title({
    code: 'advanced-collective', zh: '创建工作先进集体', en: 'Advanced collective of the programme', tier: 'county', kind: 'unit', rules: { quotas: [{ kind: 'total', most: 50 }] }, source: '评比达标表彰管理规定：省以下集体不超过50；设立须先获批准，把批准文号填入“批准依据”',
  }),
  title({
    code: 'advanced-individual', zh: '创建工作先进个人', en: 'Advanced individual of the programme', tier: 'county', kind: 'person', rules: { quotas: [{ kind: 'total', most: 150 }, { kind: 'groupShareMost', dimension: 'rank', group: 'countyLevel', most: share(20) }] },
    source: '评比达标表彰管理规定：个人不超过150，县处级不超过20%；设立须先获批准',
  }),
];

const catalogue = (zh: string, en: string, titles: readonly unknown[]) => ({ format: 'lianchuang-titles/1', zh, en, source: '见各称号的出处 · see the source of each title', titles });

export const catalogues = {
  households: catalogue('星级文明户与家庭', 'Star-rated households and families', households), civilised: catalogue('文明村镇、单位、校园、家庭（四级）', 'Civilised villages, towns, units, campuses and families at four tiers', civilised),
  people: catalogue('道德模范、好人、好少年', 'Moral models, good people, good youth', people), selections: catalogue('身边好典型与年度感动人物', 'Good examples nearby and the moving persons of the year', selections),
  volunteers: catalogue('志愿服务荣誉', 'Volunteer honours', volunteers), commendations: catalogue('先进集体与先进个人', 'Advanced collectives and individuals', commendations),
};

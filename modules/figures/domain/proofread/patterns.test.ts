/** Goal: what programmes get wrong again and again is told, and the same sentence with the right number is left alone. Each row is a fault and its neighbour. */
import { describe, expect, it } from 'vitest';
import { pinyin } from 'pinyin-pro';
import { yearsGone } from './anniversaries.ts';
import { headedLists, listsBehind } from './enumerated.ts';
import { proofread } from './index.ts';
import type { ProofRule } from './index.ts';
import { manuscriptOf } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import { persons } from './persons.ts';

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const isWord = (text: string): boolean => [...words.segment(text)].length === 1;
const rulesIn = (text: string): ProofRule[] => proofread(text, { isWord, soundOf: (character) => pinyin(character, { toneType: 'none' }) }).discrepancies.filter(({ weight }) => weight !== 'note').map(({ rule }) => rule);

type Row = readonly [what: string, rule: ProofRule, wrong: string, right: string];

const ROWS: readonly Row[] = [
  // How much more or less.
  ['a difference of two values', 'changeContradicted', '优良天数由268天增加到332天，增加54天。', '优良天数由268天增加到332天，增加64天。'],
  ['a difference in percentage points', 'changeContradicted', '覆盖率由35%提高到87%，提高42个百分点。', '覆盖率由35%提高到87%，提高52个百分点。'],
  ['a difference from last year’s value', 'changeContradicted', '全县发展民宿318家，比2021年的212家增加了116家。', '全县发展民宿318家，比2021年的212家增加了106家。'],
  ['a difference whose earlier value stands behind', 'changeContradicted', '满意度93.8%，环比提高1.6个百分点，较4月份的91.2%有提升。', '满意度92.8%，环比提高1.6个百分点，较4月份的91.2%有提升。'],
  ['a score below the first one’s', 'changeContradicted', '总分为88.6分，比第一名低4.3分，第一名为93.9分。', '总分为88.6分，比第一名低4.3分，第一名为92.9分。'],
  ['the highest and the lowest', 'changeContradicted', '最高分96.2分，最低分71.4分，相差34.8分。', '最高分96.2分，最低分71.4分，相差24.8分。'],
  ['what came on top and the values it leads from and to', 'changeContradicted', '新增文化广场26个，由398个增加到434个。', '新增文化广场26个，由398个增加到424个。'],
  ['places gained', 'changeContradicted', '由第8位跃升至第3位，上升4个位次。', '由第8位跃升至第3位，上升5个位次。'],
  ['growth between two named years', 'changeContradicted', '2022年外借图书9.6万册次，2023年达到13.2万册次，增长27.5%。', '2022年外借图书9.6万册次，2023年达到13.2万册次，增长37.5%。'],
  ['growth whose base stands behind', 'changeContradicted', '服务时长28.6万小时，同比增长35%，去年同期为22万小时。', '服务时长28.6万小时，同比增长30%，去年同期为22万小时。'],
  ['a fall counted by 起', 'changeContradicted', '交通事故由3860起下降到2702起，下降40%。', '交通事故由3860起下降到2702起，下降30%。'],
  // Wholes and parts.
  ['parts told in the next sentence', 'partsExceedWhole', '发现问题897个，平均每个单位6.5个。其中氛围不浓312个、资料不全286个、环境较差199个、服务不到位120个。', '发现问题917个，平均每个单位6.6个。其中氛围不浓312个、资料不全286个、环境较差199个、服务不到位120个。'],
  ['parts by year in different money', 'partsDiffer', '累计投入36.5亿元，其中2020年10.2亿元、2021年12.8亿元、2022年13500万元。', '累计投入36.5亿元，其中2020年10.2亿元、2021年12.8亿元、2022年135000万元。'],
  ['parts by street against the whole', 'partsDiffer', '上半年共交办问题3840个，整改3500个。按街道分：甲街道1240个、乙街道1080个、丙街道1420个。', '上半年共交办问题3740个，整改3500个。按街道分：甲街道1240个、乙街道1080个、丙街道1420个。'],
  ['done and left', 'partsDiffer', '发现问题462个，已整改438个，整改率94.8%；未整改34个。', '发现问题462个，已整改438个，整改率94.8%；未整改24个。'],
  ['more used than there was', 'partExceedsWhole', '存储时长46万小时，已兑换52万小时。', '存储时长46万小时，已兑换32万小时。'],
  ['more among them than they are', 'partExceedsWhole', '全镇9800户中有1.02万户建立账户。', '全镇9800户中有9600户建立账户。'],
  ['a sum with words before it', 'partsDiffer', '新增文明村1个、文明单位6个、文明镇15个，共计新增各类典型24个。', '新增文明村1个、文明单位6个、文明镇15个，共计新增各类典型22个。'],
  ['answers that are one pie', 'percentagesExceed', '表示“非常满意”的占58%、“比较满意”的占35.8%、“一般”的占5.1%、“不满意”的占3.1%。', '表示“非常满意”的占58%、“比较满意”的占35.8%、“一般”的占5.1%、“不满意”的占1.1%。'],
  ['several kinds together against all', 'shareContradicted', '全镇9800户。评选五星户486户、四星户1240户，两项合计占总户数的27.6%。', '全镇9800户。评选五星户486户、四星户1240户，两项合计占总户数的17.6%。'],
  ['a share of a population told without its unit', 'shareContradicted', '总人口28.6万。注册志愿者45760人，占总人口的26%。', '总人口28.6万。注册志愿者45760人，占总人口的16%。'],
  // People and times.
  ['fewer attendances than people', 'countsImpossible', '参加学生1.2万人、9800人次。', '参加学生9800人、1.2万人次。'],
  ['fewer people than households', 'countsImpossible', '新识别监测对象216户、188人。', '新识别监测对象216户、588人。'],
  // Means.
  ['a mean that stands before its total', 'meanContradicted', '开展活动4200余场，场均参加20人，参加群众12.6万人次。', '开展活动4200余场，场均参加30人，参加群众12.6万人次。'],
  ['a mean by the station', 'meanContradicted', '设立服务站12个，年服务游客36万人次，站均服务2万人次。', '设立服务站12个，年服务游客36万人次，站均服务3万人次。'],
  ['a mean by the day of a holiday', 'meanContradicted', '“五一”假期5天，出动志愿者2.1万人次，日均3500人次。', '“五一”假期5天，出动志愿者2.1万人次，日均4200人次。'],
  ['a mean by the year', 'meanContradicted', '6年来累计服务2160小时，年均服务480小时。', '6年来累计服务2160小时，年均服务360小时。'],
  ['a price', 'meanContradicted', '更新图书2.2万册，价值44万元，平均每册200元。', '更新图书2.2万册，价值44万元，平均每册20元。'],
  ['so much each, and all of it', 'meanContradicted', '评选五星书屋30家，每家奖励2000元，全年兑现奖励8万元。', '评选五星书屋30家，每家奖励2000元，全年兑现奖励6万元。'],
  // Lists.
  ['a named number and its list', 'listCountDiffers', '要抓好“六大提升行动”：环境卫生提升、交通秩序提升、公共服务提升、市民素质提升、诚信建设提升。', '要抓好“五大提升行动”：环境卫生提升、交通秩序提升、公共服务提升、市民素质提升、诚信建设提升。'],
  ['small things listed behind 即', 'listCountDiffers', '所谓“六小行动”，即小广场、小书屋、小戏台、小菜园、小花园、小超市、小食堂建设行动。', '所谓“七小行动”，即小广场、小书屋、小戏台、小菜园、小花园、小超市、小食堂建设行动。'],
  ['teams told one by one', 'listCountDiffers', '社区有文体团队6支，分别是合唱团、舞蹈队、书画社、太极队、模特队。', '社区有文体团队5支，分别是合唱团、舞蹈队、书画社、太极队、模特队。'],
  ['a bracketed number and its list', 'listCountDiffers', '东州市（6个）：河口镇、塔山镇、龙泉镇、双桥镇、望湖镇。', '东州市（5个）：河口镇、塔山镇、龙泉镇、双桥镇、望湖镇。'],
  ['the first three, who are four', 'listCountDiffers', '云溪区、江北区、永清县、和田县位列区县前三名。', '云溪区、江北区、永清县位列区县前三名。'],
  ['the last three, who are four', 'listCountDiffers', '排名后三位的乡镇为：大坪乡、石桥镇、河湾乡、双沟乡。', '排名后三位的乡镇为：大坪乡、石桥镇、河湾乡。'],
  ['items that share a character', 'listCountDiffers', '推行“百姓点单、中心制单、组织派单、志愿者接单、群众评单”的“六单”机制。', '推行“百姓点单、中心制单、组织派单、志愿者接单、群众评单”的“五单”机制。'],
  ['lines under their heading', 'listCountDiffers', '见义勇为模范（2名）：\n刘大伟　石桥镇村民\n陈　浩　消防队消防员\n马俊峰　个体工商户\n', '见义勇为模范（3名）：\n刘大伟　石桥镇村民\n陈　浩　消防队消防员\n马俊峰　个体工商户\n'],
  ['numbered lines under their heading', 'listCountDiffers', '一、志愿服务组织（4个）\n1.蓝盾救援队\n2.团市委“青春守望”青年志愿服务总队伍第一支队\n3.爱心车队\n', '一、志愿服务组织（3个）\n1.蓝盾救援队\n2.团市委“青春守望”青年志愿服务总队伍第一支队\n3.爱心车队\n'],
  ['groups under their heading', 'partsDiffer', '一、卫生乡镇（16个）\n东州市（8个）：\n北川市（9个）：\n', '一、卫生乡镇（17个）\n东州市（8个）：\n北川市（9个）：\n'],
  ['one line twice', 'listedTwice', '一、志愿服务组织（3个）\n1.蓝盾救援队\n2.爱心车队\n3.蓝盾救援队\n', '一、志愿服务组织（3个）\n1.蓝盾救援队\n2.爱心车队\n3.春风车队\n'],
  ['points told as 第一 with others told as 一是 under them', 'pointsDiffer', '我讲三个方面的意见。第一，看成绩。一是多，二是好。第二，看问题。', '我讲两个方面的意见。第一，看成绩。一是多，二是好，三是快。第二，看问题。'],
  // Places in an order.
  ['a place beyond the number of places', 'rankImpossible', '在全省16个设区市中，我市排名第17位。', '在全省16个设区市中，我市排名第12位。'],
  ['a later place with a higher score', 'rankImpossible', '桐江区91.26分，排名第一；云台区89.04分，排名第二；临湖区89.87分，排名第三。', '桐江区91.26分，排名第一；云台区89.87分，排名第二；临湖区89.04分，排名第三。'],
  ['a ranked list with one score out of order', 'rankImpossible', '排名前五的为：甲镇（96.8分）、乙镇（95.5分）、丙乡（94.9分）、丁镇（94.2分）、戊乡（94.6分）。', '排名前五的为：甲镇（96.8分）、乙镇（95.5分）、丙乡（94.9分）、丁镇（94.6分）、戊乡（94.2分）。'],
  // Days and years.
  ['a day of the week', 'weekdayWrong', '2024年3月5日（星期三）上午举行启动仪式。', '2024年3月5日（星期二）上午举行启动仪式。'],
  ['a day of the week of a year told elsewhere', 'weekdayWrong', '2024年度活动启动。3月5日，星期三，举行仪式。', '2023年至2025年连续开展。3月5日，星期三，举行仪式。'],
  ['working days', 'daysDiffer', '公示期：2023年12月11日至12月15日，共7个工作日。', '公示期：2023年12月11日至12月15日，共5个工作日。'],
  ['working days round a public holiday', 'daysDiffer', '公示期为5个工作日（2024年9月9日至9月18日）。', '公示期为5个工作日（2024年9月27日至10月9日）。'],
  ['days gone by', 'daysDiffer', '历时9天（2023年11月6日至11月17日）。', '历时12天（2023年11月6日至11月17日）。'],
  ['hours that end before they begin', 'dateImpossible', '会议定于上午9时至8时30分召开。', '会议定于上午9时至10时30分召开。'],
  ['years from one to another', 'yearsDiffer', '从2004年到2024年，18年间资助学生52名。', '从2004年到2024年，20年间资助学生52名。'],
  ['years to an event', 'yearsDiffer', '他从2019年5月退休后就加入，到2024年5月，已经坚持了整整7年。', '他从2019年5月退休后就加入，到2024年5月，已经坚持了整整5年。'],
  ['years until now', 'yearsDiffer', '2024年5月，她说1964年嫁入王家，至今已整整50年。', '2024年5月，她说1964年嫁入王家，至今已整整60年。'],
  ['an anniversary', 'yearsDiffer', '社区成立于2003年6月。2024年是社区成立20周年。', '社区成立于2003年6月。2023年是社区成立20周年。'],
  ['an edition every year', 'editionsDisagree', '邻居节自2015年起每年举办一届，2023年10月举办了第八届。', '邻居节自2015年起每年举办一届，2023年10月举办了第九届。'],
  ['an edition whose people are about to be commended', 'editionsDisagree', '拟授予王立民等15名同志第八届“感动云川”道德模范称号。“感动云川”道德模范评选已连续举办七届。', '拟授予王立民等15名同志第八届“感动云川”道德模范称号。“感动云川”道德模范评选已连续举办八届。'],
  // Names.
  ['a person, one character of whose name changes', 'nameSpellings', '今年78岁的张秀英老人说。记者看到，张秀瑛老人精神很好。', '今年78岁的张秀英老人说。记者看到，张秀英老人精神很好。'],
  ['a person with another surname that sounds the same', 'nameSpellings', '新平乡许德海老人护林32年；徐德海的事迹被改编成戏曲。', '新平乡许德海老人护林32年；许德海的事迹被改编成戏曲。'],
  ['a street office with another character of the same sound', 'nameSpellings', '柳荫街道打造服务圈，柳阴街道建立制度。', '柳荫街道打造服务圈，柳荫街道建立制度。'],
  ['a township that is a town elsewhere', 'nameSpellings', '在柏林乡东沟村，村民说。在柏林镇西沟村，老人组成合唱团。', '在柏林乡东沟村，村民说。在柏林乡西沟村，老人组成合唱团。'],
];

describe('what is often wrong', () => {
  it.each(ROWS)('%s', (_what, rule, wrong, right) => {
    expect(rulesIn(wrong)).toContain(rule);
    expect(rulesIn(right)).toEqual([]);
  });
});

describe('a day of the week that is wrong', () => {
  it('is told with the nearest day of that name', () => {
    const [found] = proofread('2024年3月5日（星期三）启动。', { isWord }).discrepancies;
    expect(found?.facts).toEqual({ stated: '2024年3月5日（星期三', year: 2024, day: '2024-03-06' });
  });
});

describe('what looks wrong and is not', () => {
  it.each([
    ['working days of a year that nobody names', '公示期为5个工作日（3月2日至3月6日）。'],
    ['days over the end of February in a leap year that nobody names', '活动历时6天（2月27日至3月3日）。'],
    ['days over the end of February in another year', '活动历时5天（2月27日至3月3日）。'],
    ['shares of growth are no parts', '生产总值同比增长12.6%，其中一、二、三产增加值分别增长8.8%、29.8%和8.0%。'],
    ['brothers in one list', '陈德明、陈德亮兄弟俩创办书屋。陈德明说，书屋免费开放。陈德亮介绍，藏书6000册。'],
    ['towns told apart in one list', '龙泉镇、柳泉镇、石鼓镇、石楼镇、郭家镇、武家镇获评。'],
    ['awards of flags are no banners', '为志愿服务团授旗，为志愿服务队授旗，挂上红旗。'],
    ['times as much of one year', '收入6.91亿元，是2011年的2.04倍；全市零售总额56.76亿元，是2011年的2.06倍。'],
    ['a whole that was reached and what came on top', '文艺队伍由180支发展到现在的420支，增加240支，其中舞队210支、锣鼓队86支、合唱队124支。'],
    ['answers of one question behind the return of the sheets', '发放问卷3000份，收回2760份，其中想学舞蹈的占42%，想学书法的占23%，其他占35%。'],
    ['shares in brackets of a whole told before', '发现问题462个。主要是车辆乱停（168个，占36.4%）、小广告（97个，占21%）。'],
    ['two numbers whose mean was taken over both', '办理婚事1420场，丧事2260场，节约支出约1.1亿元，平均每场节约3万元左右。'],
    ['kinds with rules under them', '制定“孝老爱亲、移风易俗、环境卫生、邻里互助、遵纪守法”五大类32项积分细则。'],
    ['an evening past midnight and an afternoon by twelve hours', '晚9时至1时轮流值守，下午1时至3时集中整治，比分3:1。'],
    ['a plan that was more than done', '投入资金3600万元，完成年度计划3000万元的120%。'],
    ['the next edition announced behind editions held', '“邻里节”连续举办六届，第七届“邻里节”将于明年春节前启动。'],
    ['more attendances than people', '来自各地的4.2万名党员下沉一线，三年累计参与31万人次。'],
    ['a mean of the day with the hours of a post', '志愿者在全市96个路口轮流上岗，每天早晚高峰4个小时。'],
  ])('%s', (_what, text) => {
    expect(rulesIn(text)).toEqual([]);
  });
});

describe('a text of full length that is all one pattern', () => {
  const times = (words: string, count: number): Manuscript => manuscriptOf(words.repeat(count));

  it('names its years once, however many years until now it counts', () => {
    expect(yearsGone(manuscriptOf(`2024年。${'2000年至今9年。'.repeat(20_000)}`))).toHaveLength(20_000);
    expect(yearsGone(manuscriptOf(`2024年。${'2000年至今24年。'.repeat(18_000)}`))).toEqual([]);
  });

  it('is no list where it goes on without a stop, and one that is a list is counted wherever it stands', () => {
    expect(listsBehind(times('前3名为', 50_000))).toEqual([]);
    expect(listsBehind(times('前三名为甲村、乙村、丙村、丁村。', 10_000))).toHaveLength(10_000);
  });

  it('reads a line once, however many headings stand above it', () => {
    expect(headedLists(times('先进集体（9个）\n', 18_000)).filter(({ rule }) => rule !== 'listedTwice')).toEqual([]);
    const list = Array.from({ length: 997 }, (_each, at) => `第${at}村民小组代表`).join('\n');
    expect(headedLists(manuscriptOf(`见义勇为模范（998名）：\n${list}\n完。`)).map(({ facts }) => facts['count'])).toEqual([997]);
  });

  it('has persons under two spellings as often as they are named', () => {
    const found = persons(times('村民王小铭说，天晴了。村民王小明说，天晴了。', 900), { isWord: () => false });
    expect(found.map(({ facts }) => facts['names'])).toEqual(['王小铭（900）、王小明（900）']);
  });
});

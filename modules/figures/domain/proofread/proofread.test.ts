import { describe, expect, it } from 'vitest';
import { pinyin } from 'pinyin-pro';
import { proofread } from './index.ts';
import type { Discrepancy, ProofRule } from './index.ts';

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const isWord = (text: string): boolean => [...words.segment(text)].length === 1;
const found = (text: string, places: readonly string[] = []): readonly Discrepancy[] => proofread(text, { isWord, places, soundOf: (character) => pinyin(character, { toneType: 'none' }) }).discrepancies;
const rulesIn = (text: string): ProofRule[] => found(text).filter(({ weight }) => weight !== 'note').map(({ rule }) => rule);

describe('a manuscript that contradicts itself', () => {
  it.each<[string, ProofRule, string]>([
    ['a rate that its count and the population make impossible', 'ratioContradicted', '全市动员起来，50万青山儿女齐上阵。截至目前，注册志愿者人数达41200人，志愿者比例达38%。'],
    ['a share of a whole', 'shareContradicted', '参评居民小区120个，占全市300个居民小区的60%。'],
    ['growth', 'changeContradicted', '省级文明村由40个增加到52个，增长35%。'],
    ['a fall', 'changeContradicted', '投诉量从1200件下降到900件，下降30%。'],
    ['a mean', 'meanContradicted', '全年发放慰问金30万元，惠及1500人，人均500元。'],
    ['a part above its whole', 'partExceedsWhole', '新增文明单位18个，其中省级21个。'],
    ['parts above their whole', 'partsExceedWhole', '全市评出身边好人60名，其中助人为乐25名、诚实守信20名、孝老爱亲19名。'],
    ['parts in brackets', 'partsExceedWhole', '共有代表100人（男62人，女48人）。'],
    ['parts that leave a gap where they are all named', 'partsDiffer', '共抽查点位200个，分为街道80个、社区60个、市场40个。'],
    ['shares above a hundred', 'percentagesExceed', '满意、基本满意、不满意分别占72%、25%、8%。'],
    ['a rate above a hundred', 'rateOverHundred', '医保参保率达到103%。'],
    ['a list of people and their number', 'listCountDiffers', '周立新、王海燕、李成3名同志和张国强、刘芳、陈明、赵静3名同志受到表扬。'],
    ['an open list longer than its number', 'listCountDiffers', '青龙村、白沙村、河口社区、东门社区等3个单位被命名为文明村（社区）。'],
    ['actions and what they are called together', 'listCountDiffers', '全面启动道路改造、管网更新、厕所提升、绿化补植“五大行动”。'],
    ['points announced and points made', 'pointsDiffer', '会议提出三个方面要求。一是提高认识。二是压实责任。三是强化督查。四是营造氛围。'],
    ['one list with the same thing twice', 'listedTwice', '“邻里守望”、“河小青护河行动”、团委“河小青护河行动”、第二中学“红领巾讲解”获评十佳项目。'],
    ['an edition and how often it was held', 'editionsDisagree', '本报讯 第八届“最美江城”人物颁奖礼昨日举行。据了解，“最美江城”评选已连续开展七届。'],
    ['two values of one count', 'twoValues', '全市126个行政村建立了村规民约。爱心超市覆盖全市128个行政村。'],
    ['a place in two spellings', 'nameSpellings', '湖漪县召开推进会。湖倚县文明办负责人介绍，湖漪县将继续努力。'],
    ['a day that does not exist', 'dateImpossible', '会议于2021年2月29日召开。'],
    ['a period and its years', 'yearsDiffer', '印发2021-2024年文明创建三年行动计划。'],
    ['years gone by', 'yearsDiffer', '从2015年到2024年，志愿服务走过七年历程。'],
    ['a mean of a road told in another unit', 'meanContradicted', '改造背街小巷10条，总长6公里，平均每条800米。'],
    ['a mean of events', 'meanContradicted', '开展活动200场次，服务时长4000小时，场均服务时长5小时。'],
    ['kinds that add up to something else', 'partsDiffer', '评选“最美志愿者”100名、“最美组织”30个、“最美社区”20个，共3类160个。'],
    ['bare names and how many bodies they are', 'listCountDiffers', '城东、城西、河畔、望山4个街道和开发区、云台、南园、北苑、东湖6个街道得分较高。'],
    ['a body that organises in its name', 'twoValues', '全市登记志愿服务组织1240个。全市1420个志愿服务组织走上街头。'],
    ['a count without its unit', 'unitMissing', '文化下乡启动以来，现场观众达555，群众反响热烈。'],
    ['a vague count without its unit', 'unitMissing', '全年参观者超过3200。'],
    ['a village in two spellings that sound the same', 'nameSpellings', '柳河乡黄泥岗村获评。记者在黄泥冈村看到新貌。'],
  ])('%s', (_what, rule, text) => {
    expect(rulesIn(text)).toContain(rule);
  });

  it('says what the arithmetic gives and where the parts stand in the text as it was given', () => {
    const text = '50万青山儿女齐上阵。\n注册志愿者人数达４１２００人，志愿者比例达38%。';
    const [discrepancy] = found(text);
    expect(discrepancy?.facts).toEqual({ stated: '38%', part: '41200人', whole: '50万', computed: '8.2%' });
    expect(discrepancy?.spans.map(({ start, end }) => text.slice(start, end))).toEqual(['38%', '４１２００人', '50万']);
  });
});

describe('a manuscript that agrees with itself', () => {
  it.each([
    ['vague words reach far enough', '注册志愿者60039人。全市150余个团队的6万余名志愿者参加。'],
    ['a rate of the population that its count gives', '60万江城儿女同心创建，注册志愿者6.1万人，志愿者比例达10.2%。'],
    ['growth rounded to one place', '省级文明村由42个增加到55个，增长31%。'],
    ['percentage points', '满意率由86%提高到91%，提高5个百分点。'],
    ['parts that do not claim to be all', '新增文明单位18个，其中省级3个、市级9个。'],
    ['an open list', '青龙村、白沙村等12个单位被命名为文明村。'],
    ['people counted as listed', '周立新、王海燕、李成3名同志受到表扬。'],
    ['five actions listed', '全面启动海绵城市、停车场升级、管廊改造、城市修补、生态修复“五大行动”。'],
    ['three points made', '会议提出三个方面要求。一是提高认识。二是压实责任。三是强化督查。'],
    ['one name under two owners', '第一中学“读书月”、第二中学“读书月”获评优秀项目。'],
    ['the edition now held is counted', '第十届“最美江城”评选启动。“最美江城”已连续举办十届。'],
    ['earlier editions named as such', '第十届“最美江城”评选启动。“最美江城”此前已举办九届，此前评选了九届。'],
    ['a count that a later year changed', '2019年全县145个行政村参评，2020年全县146个行政村参评。'],
    ['neighbours told apart by a direction', '江东区和江西区同步推进，江东区率先完成。'],
    ['words before 县 and 区 that are no names', '先进县和先行县、老旧小区和新建小区、工业园区和生态园区都要达标。'],
    ['the next edition announced', '我市已成功举办五届市民文化节，第六届市民文化节将于10月开幕。'],
    ['a list that goes on behind a comma', '县委书记张明、县长李红，副县长王强、赵刚4人出席。'],
    ['editions of something else nearby', '第八届全国道德模范李某作报告。市民文化节已成功举办五届。'],
    ['a leap day', '会议于2020年2月29日召开。'],
    ['slogans, plans and congresses', '深入学习党的十九大和十九届二中、三中、四中、五中全会精神，以“一轴一廊三区五镇”为格局，“十四五”开好局，落实“一约四会”，一体推进、三年见效。'],
    ['years gone by, the first and the last counted or not', '从2015年到2024年走过九年历程。2015年至2024年，坚持了十年。'],
    ['a mean of a road told in another unit, rightly', '改造背街小巷10条，总长6公里，平均每条600米。'],
    ['kinds that add up', '评选“最美志愿者”100名、“最美组织”30个、“最美社区”20个，共3类150个。'],
    ['a score is no part', '南园街道得分86.4分，比第一轮提高3.2分，第一轮得分为83.2分。'],
    ['examples before a much greater number', '活跃着宣讲、助老、护绿60个小组。'],
    ['two villages of one name but for the family', '张家沟村、李家沟村和黄家沟村先行。'],
    ['completion may pass a hundred', '年度任务完成率达112%。'],
    ['numbers that need no unit, or have it elsewhere', '截至2020，该镇综合得分达95.5，名次升至3，热线累计接听达12345（人次）。三个村分别达12、15、18个，人口突破60万，涉及单位：共5，PM2.5降至35。'],
    ['ordinals, names and years with digits', '第19届运动会、101厂、318国道沿线推进，“6·30”助力乡村行动走进T3出发楼，自2019至2021。'],
  ])('%s', (_what, text) => {
    expect(rulesIn(text)).toEqual([]);
  });

  it('two places that the programme knows are two places', () => {
    const text = '湖漪县和湖倚县共同推进，湖漪县先行。';
    expect(found(text, ['湖漪县', '湖倚县'])).toEqual([]);
    expect(found(text).map(({ rule }) => rule)).toEqual(['nameSpellings']);
  });
});

describe('a number without its unit', () => {
  it('is told with the unit that such things are usually counted by', () => {
    const unitOf = (text: string) => found(text).find(({ rule }) => rule === 'unitMissing')?.facts['unit'];
    expect(['观众达555。', '志愿者累计达555。', '入户率达98。', '建成投用共计12。'].map(unitOf)).toEqual(['人次', '人', '%', '个、人、次']);
  });
});

describe('how it is written', () => {
  it('vague words twice, a sentence twice and rates without a base are pointed out once', () => {
    const sentence = '全市上下以更高标准、更严要求、更实举措推进文明城市创建各项工作。';
    const rules = found(`${sentence}共有约600余人参加。${sentence}参保率达98%，结案率达100%。`).map(({ rule, weight }) => `${weight} ${rule}`);
    expect(rules).toEqual(['note vagueTwice', 'note sentenceTwice', 'note ratioWithoutBase']);
  });
  it('a line that a column broke inside a number’s unit is read as one', () => {
    const text = '完成贫困人口住院基本医疗保险报销和医疗救助工作并完工总投资1857.2\n\n万元的老年活动中心，其中装修2000万元。';
    expect(rulesIn(text)).toEqual(['partExceedsWhole']);
  });
});

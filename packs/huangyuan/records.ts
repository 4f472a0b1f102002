/** 湟源台账 · As many records of each kind as the published account counts; every one of them is made up. */
import { daysBefore } from '../honours/sheets.ts';
import { indicatorSheet, many, numbered } from '../registers/sheets.ts';
import type { RegisterSheet } from '../registers/sheets.ts';
import { huangyuan } from './programme.ts';

const YEAR_DAYS = 365;
const TALKS = 612;
const WEBSITE = 1_206;

/** @param today the day on which the story stands */
export function huangyuanRecords(today: string): RegisterSheet[] {
  const villages = huangyuan.places.filter(({ kind }) => kind === 'village');
  const village = (at: number) => villages[at % villages.length] as (typeof villages)[number];
  const within = (at: number, count: number): string => daysBefore(today, 20 + Math.floor((at * 330) / count));
  const post = (channel: string, prefix: string, count: number, outlet: string) => many(count, (at) => [numbered(prefix, at), `示例稿件${at + 1}`, channel, within(at, count), outlet, `https://example.org/${prefix}/${at + 1}`]);
  const councils = ['村规民约', '红白理事会', '道德评议会', '村民议事会', '禁毒禁赌会'];
  return [
    { register: 'study', header: ['编号', '主题', '类别', '日期', '主办单位'], rows: [...many(32, (at) => [numbered('HY-S', at), `示例主题${at + 1}`, '中心组学习', within(at, 32), '示例单位']), ...many(10, (at) => [numbered('HY-L', at), `示例讲堂${at + 1}`, '讲堂', within(at, 10), '示例单位'])] },
    { register: 'talks', header: ['编号', '主题', '日期', '区域', '宣讲队伍', '听众'], rows: many(TALKS, (at) => [numbered('HY-T', at), `示例宣讲${at + 1}`, within(at, TALKS), village(at).code, `示例宣讲队${(at % 12) + 1}`, 21 + ((at * 7) % 58)]) },
    { register: 'publications', header: ['编号', '标题', '渠道', '刊发日期', '媒体或栏目', '网址'], rows: [...post('媒体', 'HY-PM', 271, '示例报'), ...post('政府门户网站', 'HY-PW', WEBSITE, '示例栏目'), ...post('公众号', 'HY-PA', 1_355, '示例公众号')] },
    { register: 'facilities', header: ['编号', '名称', '类别', '启用日期', '区域'], rows: [...many(33, (at) => [numbered('HY-FC', at), `示例敬老食堂${at + 1}`, '敬老食堂', daysBefore(today, 200 + at * 9), village(at).code]), ...many(65, (at) => [numbered('HY-FH', at), `示例老年之家${at + 1}`, '老年之家', daysBefore(today, 300 + at * 11), village(at * 2).code])] },
    { register: 'covenants', header: ['编号', '名称', '类别', '版本', '通过日期', '区域', '会议记录'], rows: villages.flatMap(({ code, zh }, at) => councils.map((kind, each) => [`HY-C-${numbered('V', at)}-${each + 1}`, `${zh}${kind}（示例）`, kind, 1, daysBefore(today, 400 + (at % 60)), code, '演示：会议记录'])) },
    covenantTexts(villages.map(({ code }) => code), today), ...councilsAtWork(villages, today),
    indicatorSheet('HY-I', daysBefore(today, YEAR_DAYS), daysBefore(today, 1), [
      { code: 'insurance.rate', zh: '城乡居民医疗保险参保率', value: 0.98, unit: '比', numerator: 98_000, denominator: 100_000 }, { code: 'insurance.reimbursed', zh: '贫困人口住院基本医疗保险报销', value: 8_353_000, unit: '元' },
      { code: 'insurance.aid_rate', zh: '医疗救助报销比例', value: 0.9, unit: '比', numerator: 1_800_000, denominator: 2_000_000 }, { code: 'jobs.urban_new', zh: '城镇新增就业', value: 1_400, unit: '人次' }, { code: 'jobs.rural_transfer', zh: '农村劳动力转移就业', value: 56_100, unit: '人次' },
      { code: 'jobs.labour_income', zh: '劳务收入', value: 310_000_000, unit: '元' }, { code: 'jobs.startup_loans', zh: '创业担保贷款', value: 4_100_000, unit: '元' }, { code: 'jobs.trained', zh: '职业技能培训', value: 3_548, unit: '人' }, { code: 'jobs.wage_cases_closed', zh: '农民工工资清欠结案率', value: 1, unit: '比', numerator: 37, denominator: 37 },
    ]),
  ];
}

const COVENANT = ['一、邻里和睦，互相帮助。', '二、喜事新办，丧事从简。', '三、门前三包，垃圾入桶。'];
const REVISED = ['一、邻里和睦，互相帮助。', '二、喜事新办、丧事简办，事前到红白理事会登记。', '三、门前三包，垃圾分类入桶。', '四、红白事不大操大办，由理事会帮办。'];

/** Each covenant as it was adopted; those of every third village were revised within the year, with the vote of their assembly. */
function covenantTexts(villages: readonly string[], today: string): RegisterSheet {
  const text = (lines: readonly string[]): string => `"${lines.join('\n')}"`;
  const row = (at: number, on: string, lines: readonly string[], note: string): (string | number)[] => [`HY-C-${numbered('V', at)}-1`, on, on, text(lines), note, 38 + (at % 20), 35 + (at % 20), '演示：村民代表会议逐条表决', '是'];
  return {
    register: 'covenants', isVersions: true, header: ['编号', '通过日期', '生效日期', '全文', '修订说明', '到会人数', '赞成人数', '会议纪要', '合法性审查'],
    rows: villages.flatMap((_code, at) => [row(at, daysBefore(today, 400 + (at % 60)), COVENANT, ''), ...(at % 3 === 0 ? [row(at, daysBefore(today, 60 + at), REVISED, '演示：红白事写得更具体')] : [])]),
  };
}

/** A council has members and meets: those of a few villages, as an example. */
function councilsAtWork(villages: readonly { readonly code: string }[], today: string): RegisterSheet[] {
  const council = (at: number): string => `HY-C-${numbered('V', at)}-2`;
  const chosen = villages.slice(0, 5);
  return [
    { register: 'council-members', header: ['编号', '姓名', '理事会', '职务', '任职自', '区域'], rows: chosen.flatMap(({ code }, at) => ['会长', '副会长', '成员'].map((post, each) => [`HY-CM-${at + 1}-${each + 1}`, `示例成员${at + 1}-${each + 1}`, council(at), post, daysBefore(today, 380), code])) },
    { register: 'council-meetings', header: ['编号', '议题', '理事会', '日期', '区域', '到会人数', '议定事项'], rows: chosen.map(({ code }, at) => [numbered('HY-CG', at), `示例议题${at + 1}`, council(at), daysBefore(today, 30 + at), code, 5 + at, '演示：简办一场喜事，理事会帮办']) },
  ];
}

/** 志愿者名单 · Teams and volunteers of the demo city as sheets of the import; nobody in them exists. The same rows every time for the same day. */
import { daysBefore, exampleName, exampleNameOfMany } from '../honours/sheets.ts';
import type { CityPack } from './types.ts';

const BRANCHES = ['理论政策宣讲', '文化文艺', '助学支教', '医疗健身', '科学普及', '法律服务', '卫生环保', '帮扶关爱', '移风易俗', '应急救援', '文明交通', '乡村振兴'] as const;
const TEAMS = 156;
const VOLUNTEERS = 1_200;
const YEAR_DAYS = 365;
/** What a published account of this city gives: 60,039 registered, over 150 teams, over 30,000 sessions, over 50,000 served. */
const REGISTERED = 60_039;
const SESSIONS = 30_240;
const FEW_SESSIONS = 365;
/** The first so many villages have a practice centre, institute or station, opened so many days ago. */
export const FACILITIES = 24;
export const FACILITY_OPENED_DAYS = 700;
export const facilityCode = (at: number): string => `WM-${String(at + 1).padStart(3, '0')}`;
const SUBJECTS = ['清洁城乡环境卫生', '文明劝导', '保护生态环境', '大手拉小手', '帮困上门', '关爱留守儿童'] as const;

const csv = (header: string, lines: readonly string[]): string => `\uFEFF${header}\n${lines.join('\n')}\n`;

/** 队伍与志愿者 · Twelve branches have teams of the city; every village and community has one of its own besides, as far as 156 go. */
export function volunteerSheets(city: Pick<CityPack, 'places'>, today: string, count = VOLUNTEERS): { readonly teams: string; readonly volunteers: string; readonly teamCount: number; readonly volunteerCount: number } {
  const villages = city.places.filter(({ kind }) => kind === 'village' || kind === 'community');
  const village = (at: number) => villages[at % villages.length] as (typeof villages)[number];
  const teams = Array.from({ length: TEAMS }, (_, at) => {
    const branch = BRANCHES[at % BRANCHES.length] as string;
    return [`VT-${String(at + 1).padStart(3, '0')}`, `${village(at).zh}${branch}志愿服务队`, branch, village(at).code, daysBefore(today, 2 * YEAR_DAYS)].join(',');
  });
  const volunteers = Array.from({ length: count }, (_, at) => {
    const isMinor = at % 40 === 39;
    return [
      `V-${String(at + 1).padStart(7, '0')}`, exampleNameOfMany(at), village(at).code, `VT-${String((at % TEAMS) + 1).padStart(3, '0')}`, isMinor ? '否' : '是',
      isMinor ? daysBefore(today, YEAR_DAYS) : '', isMinor ? `${exampleName(at + 1)}（监护人）` : '', daysBefore(today, YEAR_DAYS - (at % 300)),
    ].join(',');
  });
  return {
    teams: csv('队伍编码,队伍名称,分类,区域编码,成立日期', teams), volunteers: csv('志愿者编号,姓名,区域编码,队伍编码,已成年,监护人同意日期,监护人,登记日期', volunteers), teamCount: TEAMS, volunteerCount: count,
  };
}

export interface Sheet { readonly name: string; readonly text: string; readonly count: number }

/** Lists of this length come in quickly and do not hold the database for long. */
const SHEET_ROWS = 5_000;
const sheets = (name: string, header: string, count: number, line: (at: number) => string): Sheet[] => Array.from({ length: Math.ceil(count / SHEET_ROWS) }, (_, sheet) => {
  const rows = Array.from({ length: Math.min(SHEET_ROWS, count - sheet * SHEET_ROWS) }, (_row, at) => line(sheet * SHEET_ROWS + at));
  return { name: `${name}-${sheet + 1}`, text: csv(header, rows), count: rows.length };
});

/** 其余志愿者 · The volunteers that the story does without, so that all of them together are as many as the account says. */
export function furtherVolunteers(city: Pick<CityPack, 'places'>, today: string): Sheet[] {
  const villages = city.places.filter(({ kind }) => kind === 'village' || kind === 'community');
  return sheets('volunteers', '志愿者编号,姓名,区域编码,队伍编码,已成年,登记日期', REGISTERED - VOLUNTEERS, (at) => [
    `VB-${String(at + 1).padStart(7, '0')}`, exampleNameOfMany(VOLUNTEERS + at), villages[at % villages.length]?.code ?? '', `VT-${String((at % TEAMS) + 1).padStart(3, '0')}`, '是', daysBefore(today, 30 + (at % 600)),
  ].join(','));
}

/** 志愿服务项目 · What two teams do over a long time; the first is told of by the sessions that its team held. */
export const volunteerProjects = (today: string) => [
  { code: 'VP-001', name: '清洁家园周周行（演示）', purpose: '每周一次，村社区志愿者清扫院落和河边步道，劝导不乱扔垃圾。', branch: '卫生环保', team: 'VT-001', fromDate: daysBefore(today, 2 * YEAR_DAYS), toDate: null, targetServed: 400, targetHours: 300 },
  { code: 'VP-002', name: '银龄课堂（演示）', purpose: '教老年人用手机挂号、缴费、认骗局，一期十二课。', branch: '助学支教', team: 'VT-003', fromDate: daysBefore(today, 120), toDate: daysBefore(today, -60), targetServed: 240, targetHours: 96 },
  { code: 'VP-003', name: '雪天扫路（演示）', purpose: '入冬后为独居老人门前扫雪。', branch: '帮扶关爱', team: 'VT-008', fromDate: daysBefore(today, -20), toDate: daysBefore(today, -140), targetServed: null, targetHours: null },
] as const;

/** Five times served in three sessions; those of the first team belong to its project, and those of a village with a practice station since it opened were held there. */
const sessions = (name: string, code: string, count: number, city: Pick<CityPack, 'places'>, today: string): Sheet[] => {
  const villages = city.places.filter(({ kind }) => kind === 'village' || kind === 'community');
  return sheets(name, '场次编码,队伍编码,主题,区域编码,日期,参加人次,受益人次,凭据,项目编码,阵地编码', count, (at) => [
    `${code}-${String(at + 1).padStart(5, '0')}`, `VT-${String((at % TEAMS) + 1).padStart(3, '0')}`, SUBJECTS[at % SUBJECTS.length] as string, villages[at % villages.length]?.code ?? '', daysBefore(today, 1 + (at % (2 * YEAR_DAYS - 2))), 4 + (at % 9), at % 3 === 2 ? 1 : 2, at % 4 === 3 ? '' : `签到表 ${at + 1}`, at % TEAMS === 0 ? 'VP-001' : '',
    at % villages.length < FACILITIES && 1 + (at % (2 * YEAR_DAYS - 2)) < FACILITY_OPENED_DAYS ? facilityCode(at % villages.length) : '',
  ].join(','));
};

/** 服务场次 · Two years of sessions; five times served in three of them. */
export const sessionSheets = (city: Pick<CityPack, 'places'>, today: string): Sheet[] => sessions('sessions', 'VS', SESSIONS, city, today);

/** 少量场次 · What a small demonstration has of them, under codes of their own, so that the long list may come in later. */
export const fewSessions = (city: Pick<CityPack, 'places'>, today: string): Sheet[] => sessions('few-sessions', 'VF', FEW_SESSIONS, city, today);

/** 开办步骤 · What each step is for, how long it takes, and where it is done. Whether it is done is counted by the server. */
import type { OutputOf } from '#platform/contract/index.ts';
import type { FirstStepCode, readFirstHour } from '#platform/contract/first-hour.ts';
import type { LocalText } from '#platform/web/i18n.ts';

export interface StepPlace { readonly to: string; readonly text: LocalText; readonly permission: string }

export interface GuideStep {
  readonly title: LocalText;
  readonly why: LocalText;
  /** @unit minutes */
  readonly minutes: number;
  readonly places: readonly StepPlace[];
  readonly template?: 'places' | 'organisations' | 'persons' | 'sites';
  readonly by: 'administrator' | 'office';
  /** Rights that whoever does it holds, all of them, besides one of those of its places. */
  readonly needs: readonly string[];
  /** Done in the guide itself: a login for a role, the rules to begin with, the sample of a standard. */
  readonly here?: { readonly form: 'newColleague'; readonly role: 'programmeOffice' | 'inspector' } | { readonly button: 'loadDefaults' | 'trySample' };
  /** Where the step's own form or button comes first. */
  readonly placesAside?: true;
}

/** Whether a person does this step themselves. */
export function isMineToDo({ needs, places }: GuideStep, can: (permission: string) => boolean): boolean {
  return needs.every(can) && (places.length === 0 || places.some((place) => can(place.permission)));
}

const office = { by: 'office', needs: ['inspections.manage'] } as const;
const administrator = { by: 'administrator', needs: ['people.manageLogins'], placesAside: true } as const;

export const guideSteps: Readonly<Record<FirstStepCode, GuideStep>> = {
  officeLogin: {
    title: { zh: '给创建办一个账号', en: 'A login for the programme office' }, minutes: 2, ...administrator, here: { form: 'newColleague', role: 'programmeOffice' },
    why: { zh: '系统管理员管账号，标准、点位和督查由创建办来办。', en: 'The administrator keeps logins; standard, sites and inspection are the office’s.' }, places: [],
  },
  workRules: {
    title: { zh: '工作日历与案件类别', en: 'Calendar and categories of cases' }, minutes: 1, by: 'office', needs: ['cases.manage'], here: { button: 'loadDefaults' }, placesAside: true,
    why: { zh: '整改期限按工作日历和类别计算。先载入默认的，以后随时可改。', en: 'Deadlines follow the calendar and the category. Take the defaults now, change them any time.' },
    places: [{ to: '/case-categories', text: { zh: '查看类别', en: 'See categories' }, permission: 'cases.read' }],
  },
  edition: {
    title: { zh: '测评体系', en: 'The standard' }, minutes: 5, by: 'office', needs: ['frameworks.manage'], here: { button: 'trySample' },
    why: { zh: '检查什么、怎么计分都来自测评体系；点位类型随之带入。没有现成文件，先用样例试。', en: 'What is checked and how it counts comes from the standard; site types come with it. Without a file, try the sample.' },
    places: [{ to: '/frameworks/import', text: { zh: '导入测评体系', en: 'Import a standard' }, permission: 'frameworks.manage' }],
  },
  places: {
    title: { zh: '片区和网格', en: 'Zones and grids' }, minutes: 10, ...office, template: 'places',
    why: { zh: '点位按坐标归入网格，成绩和案件按片区汇总。名称用 xlsx、CSV 导入即可；边界在地图上画，或用 GeoJSON 带入。', en: 'Sites fall into grids by coordinates; scores and cases are summed by zone. Names come as xlsx or CSV; boundaries are drawn on the map or come as GeoJSON.' },
    places: [{ to: '/map?mode=draw', text: { zh: '在地图上画', en: 'Draw on the map' }, permission: 'places.managePlaces' }, { to: '/places/import', text: { zh: '导入表格或 GeoJSON', en: 'Import a table or GeoJSON' }, permission: 'places.manage' }],
  },
  organisations: {
    title: { zh: '责任单位', en: 'Organisations' }, minutes: 5, ...office, template: 'organisations',
    why: { zh: '每个点位、每件整改都要落到一个单位。', en: 'Every site and every fix belongs to an organisation.' },
    places: [{ to: '/organisations/import', text: { zh: '导入单位', en: 'Import organisations' }, permission: 'places.manage' }],
  },
  persons: {
    title: { zh: '人员', en: 'Persons' }, minutes: 5, by: 'office', needs: [], template: 'persons',
    why: { zh: '点位长、督查员、联络员先在名册里，才能安排责任和角色。', en: 'Leaders, inspectors and liaisons come first, then their duties and roles.' },
    places: [{ to: '/persons/import', text: { zh: '导入人员', en: 'Import persons' }, permission: 'people.managePersons' }, { to: '/persons/new', text: { zh: '新建一人', en: 'Add one' }, permission: 'people.managePersons' }],
  },
  inspectors: {
    title: { zh: '督查员账号', en: 'Logins for inspectors' }, minutes: 3, ...administrator, here: { form: 'newColleague', role: 'inspector' },
    why: { zh: '督查员用手机登录，到现场记录。账号由系统管理员建立。', en: 'Inspectors sign in on their phones and record on the spot. The administrator makes their logins.' },
    places: [{ to: '/persons', text: { zh: '打开人员', en: 'Open persons' }, permission: 'people.read' }],
  },
  sites: {
    title: { zh: '点位', en: 'Sites' }, minutes: 10, ...office, template: 'sites',
    why: { zh: '督查抽的是点位。填好模板导入，坐标决定所属网格；还没画网格，就归到片区。', en: 'A draw takes sites. Fill in the template; coordinates decide the grid, or the zone while no grid is drawn.' },
    places: [{ to: '/sites/import', text: { zh: '导入点位', en: 'Import sites' }, permission: 'places.manageSites' }, { to: '/sites/new', text: { zh: '新建一个', en: 'Add one' }, permission: 'places.manageSites' }],
  },
  siteLeaders: {
    title: { zh: '点位长', en: 'Site leaders' }, minutes: 5, ...office,
    why: { zh: '每个点位有一个人负责，问题才知道交给谁。', en: 'Each site has somebody who answers for it, so that a finding has somewhere to go.' },
    places: [{ to: '/map?mode=assign', text: { zh: '在地图上成片安排', en: 'Assign on the map' }, permission: 'people.manageDuties' }],
  },
  round: {
    title: { zh: '计划一轮督查', en: 'Plan a round' }, minutes: 3, ...office,
    why: { zh: '先公布种子的承诺值，再抽样，谁都能验证没有挑点位。', en: 'The seed is committed to before the draw, so anybody can check that no site was picked.' },
    places: [{ to: '/rounds/new', text: { zh: '计划轮次', en: 'Plan a round' }, permission: 'inspections.manage' }],
  },
  draw: {
    title: { zh: '抽取点位', en: 'Draw the sites' }, minutes: 1, ...office,
    why: { zh: '按类型分层随机抽取，结果公开。', en: 'Stratified by type, at random, published.' },
    places: [{ to: '/rounds', text: { zh: '打开轮次', en: 'Open the round' }, permission: 'inspections.read' }],
  },
  inspectorsAssigned: {
    title: { zh: '分给督查员', en: 'Assign the inspectors' }, minutes: 1, ...office,
    why: { zh: '按片区和路程分好，督查员的手机上就有清单。', en: 'Split by zone and way; the list is then on each phone.' },
    places: [{ to: '/rounds', text: { zh: '打开轮次', en: 'Open the round' }, permission: 'inspections.read' }],
  },
  observations: {
    title: { zh: '第一次现场记录', en: 'The first observation' }, minutes: 10, ...office,
    why: { zh: '督查员登录，到第一个点位逐项记录。', en: 'An inspector signs in and records the first site, item by item.' },
    places: [{ to: '/rounds', text: { zh: '看进度', en: 'See progress' }, permission: 'inspections.read' }],
  },
  dispatch: {
    title: { zh: '交办第一个问题', en: 'Dispatch the first finding' }, minutes: 2, ...office,
    why: { zh: '问题变成案件，期限开始计算，责任单位收到。第一小时到此完成。', en: 'The finding becomes a case with a deadline at its organisation. That ends the first hour.' },
    places: [{ to: '/findings', text: { zh: '打开督查问题', en: 'Open findings' }, permission: 'inspections.read' }],
  },
};

export type FirstHour = OutputOf<typeof readFirstHour>;

/** What is still to do, in order; skipped steps wait at the end of nobody's list. */
export function remaining(hour: FirstHour): FirstHour['steps'] {
  return hour.steps.filter((step) => !step.done && !hour.skipped.includes(step.code));
}

/** @unit minutes */
export const minutesLeft = (hour: FirstHour): number => remaining(hour).reduce((sum, step) => sum + guideSteps[step.code].minutes, 0);

/** The first hour ends with the first finding that is dispatched: later gaps are everyday work, not a beginning. */
export const isOver = (hour: FirstHour): boolean => hour.steps.find((step) => step.code === 'dispatch')?.done === true;

/** Cases that no round brought: what site leaders saw on their rounds, and what people told the office. */
import { acceptCase, declineCase, dispatchCase, rectifyCase, registerCase, reportCase, verifyCase } from '#modules/cases/contract/index.ts';
import { uploadFile } from '#modules/files/contract/index.ts';
import { HOUR_MS, MINUTE_MS } from '#kernel/local-date.ts';
import { chanceOf } from './acting.ts';
import type { DemoCity } from './city.ts';
import { drawnPhoto } from './photos.ts';
import { momentOf, workingDay } from './round.ts';
import type { Stage } from './round.ts';

interface Seen { readonly category: string; readonly title: string; readonly at: readonly string[] }

/** What was seen, and at what kind of place one sees it. */
const seen: readonly Seen[] = [
  { category: 'exposed-garbage', title: '垃圾收集点旁有散落垃圾', at: ['residential-compound', 'back-lane', 'market'] },
  { category: 'vehicle-order', title: '非机动车占用盲道停放', at: ['main-street', 'back-lane', 'crossroads'] },
  { category: 'small-ads', title: '楼道口新贴小广告', at: ['residential-compound'] },
  { category: 'facility-damage', title: '人行道地砖松动', at: ['main-street', 'square-park'] },
  { category: 'street-trading', title: '流动摊贩占道经营', at: ['main-street', 'school-surroundings'] },
  { category: 'green-care', title: '行道树枯枝未修剪', at: ['main-street', 'square-park'] },
  { category: 'puddle', title: '路面雨后积水', at: ['main-street', 'back-lane'] },
  { category: 'publicity', title: '公益广告破损褪色', at: ['main-street', 'square-park', 'community'] },
];

/** What waits for the site leader among the demo logins, whoever starts: one case to accept, one to fix. */
const FOR_THE_LEADER: readonly End[] = ['dispatched', 'accepted'];
const LEADER_REPORTS = 14;
const CITIZEN_REPORTS = 10;
/** How far each case goes; taken in turn. */
const ENDS = ['closed', 'accepted', 'closed', 'dispatched', 'rectified', 'registered'] as const;
type End = (typeof ENDS)[number];

type DemoSite = DemoCity['pack']['sites'][number];

interface Report { readonly name: string; readonly site: DemoSite; readonly what: Seen; readonly at: number; readonly source: 'patrol' | 'citizen'; readonly end: End | 'reported' | 'declined' }

const pick = <T>(from: readonly T[], chance: string): T => from[Math.floor(chanceOf(chance) * from.length)] as T;

/** Something that is seen at such a site, and a site at which it was seen. */
function whereSeen(name: string, sites: readonly DemoSite[]): { what: Seen; site: DemoSite } {
  const fitting = seen.filter(({ at }) => sites.some((site) => at.includes(site.siteTypeCode)));
  const what = pick(fitting, `${name}/what`);
  return { what, site: pick(sites.filter((site) => what.at.includes(site.siteTypeCode)), `${name}/site`) };
}

function leaderReports(stage: Stage, at: number): Report[] {
  const leader = stage.city.logins.get('leader') as string;
  const own = stage.city.pack.sites.filter((site) => stage.city.personOf(site.siteLeaderCode) === leader);
  return FOR_THE_LEADER.map((end, turn): Report => ({ name: `leader-report/${turn + 1}`, ...whereSeen(`leader-report/${turn + 1}`, own), at: at + turn * HOUR_MS, source: 'citizen', end }));
}

function reportsUntil(stage: Stage, today: string): Report[] {
  const dayOf = (back: number): number => momentOf(workingDay(today, -back, stage.calendar), 9 * 60);
  const total = LEADER_REPORTS + CITIZEN_REPORTS;
  const told = Array.from({ length: total }, (_, at): Report => {
    const citizen = at >= LEADER_REPORTS;
    const name = `report/${at + 1}`;
    const end = citizen && at >= total - 3 ? 'reported' : citizen && at === LEADER_REPORTS ? 'declined' : (ENDS[at % ENDS.length] as End);
    const back = end === 'reported' ? 0 : 2 + Math.floor(chanceOf(`${name}/day`) * 14);
    const moment = dayOf(back) + Math.floor(chanceOf(`${name}/hour`) * 6) * HOUR_MS;
    return { name, ...whereSeen(name, stage.city.pack.sites), at: end === 'reported' ? dayOf(1) + Math.floor(chanceOf(name) * 6) * HOUR_MS : moment, source: citizen ? 'citizen' : 'patrol', end };
  });
  return [...told, ...leaderReports(stage, dayOf(1))];
}

async function play(stage: Stage, report: Report, siteIds: ReadonlyMap<string, string>, until: number): Promise<void> {
  const { actors, city } = stage;
  const { site, what: { category: categoryCode, title } } = report;
  const siteId = siteIds.get(site.code) as string;
  const leader = city.personOf(site.siteLeaderCode);
  const office = city.logins.get('office') as string;
  const by = report.source === 'patrol' ? leader : office;
  const key = (step: string): string => `demo/${report.name}/${step}`;
  const photo = async (kind: 'before' | 'after', who: string, at: number): Promise<string> => (await actors.write(uploadFile, {
    file: { fileName: `${kind}.jpg`, body: await drawnPhoto(kind, site.siteTypeCode, report.name, categoryCode) }, siteId }, { at, by: who }, key(`photo/${kind}`))).id;
  const near = await photo('before', by, report.at);
  const reported = await actors.write(reportCase, { source: report.source, categoryCode, title: `${site.zh}：${title}`, siteId, photos: [{ fileId: near, role: 'near' }] }, { at: report.at, by }, key('report'));
  const caseId = reported.id;
  let { version } = reported;
  if (report.end === 'reported') return;
  let at = report.at + 40 * MINUTE_MS;
  if (report.end === 'declined') {
    await actors.write(declineCase, { caseId, version, reason: '现场核实情况不属实' }, { at, by: office }, key('decline'));
    return;
  }
  if (report.source === 'citizen') ({ version } = await actors.write(registerCase, { caseId, version, checkedOnSite: true }, { at, by: office }, key('register')));
  if (report.end === 'registered') return;
  at += 20 * MINUTE_MS;
  ({ version } = await actors.write(dispatchCase, { caseId, version }, { at, by: office }, key('dispatch')));
  if (report.end === 'dispatched') return;
  at += 15 * MINUTE_MS;
  ({ version } = await actors.write(acceptCase, { caseId, version }, { at, by: leader }, key('accept')));
  if (report.end === 'accepted' || at + 2 * HOUR_MS > until) return;
  at += HOUR_MS;
  const after = await photo('after', leader, at);
  ({ version } = await actors.write(rectifyCase, { caseId, version, note: '已当日整改到位', photos: [{ fileId: after, role: 'after' }] }, { at, by: leader }, key('rectify')));
  if (report.end === 'rectified') return;
  await actors.write(verifyCase, { caseId, version, outcome: 'pass', note: '核查达标' }, { at: Math.min(at + 20 * HOUR_MS, until), by: city.peopleOf('inspector')[0] as string }, key('verify'));
}

/** 日常上报 · Two dozen cases of the last weeks in every state. */
export async function playReports(stage: Stage, today: string, siteIds: ReadonlyMap<string, string>, until: number): Promise<void> {
  for (const report of reportsUntil(stage, today)) await play(stage, report, siteIds, until);
}

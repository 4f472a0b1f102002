/** What becomes of the cases of a round: accepted, fixed with photos, verified by somebody else, or late. */
import { readFileSync } from 'node:fs';
import type { TimeLimit } from '#kernel/deadline.ts';
import { invariant } from '#kernel/result.ts';
import { acceptCase, dispatchCase, extendCase, rectifyCase, returnCase, shelveCase, verifyCase, verifyCases, voidCase } from '#modules/cases/contract/index.ts';
import { uploadFile } from '#modules/files/contract/index.ts';
import { countedProgress } from '#platform/contract/index.ts';
import { demoEdition } from '../../packs/demo-city-edition/generate.ts';
import { chanceOf, inParallel } from './acting.ts';
import { fateOf, scriptOf } from './case-scripts.ts';
import type { FateShares, ScriptStep } from './case-scripts.ts';
import { drawnPhoto } from './photos.ts';
import { PARALLEL } from './round.ts';
import type { Finding, OpenedRound, Stage } from './round.ts';

const VERIFIED_TOGETHER_MAX = 120;

interface CategoryPack { readonly categories: readonly { readonly code: string; readonly stages: readonly { readonly limit: TimeLimit }[] }[] }

const categories = (JSON.parse(readFileSync(new URL('../../packs/case-categories.json', import.meta.url), 'utf8')) as CategoryPack).categories;
const limits = new Map(categories.map((category) => [category.code, category.stages.at(-1)?.limit as TimeLimit]));
let categoryOfItem: ReadonlyMap<string, string> | null = null;

function categoryOf(checkItemCode: string): string {
  categoryOfItem ??= new Map(demoEdition().checkItems.map((item) => [item.code, item.caseCategory]));
  return categoryOfItem.get(checkItemCode) as string;
}

/** How long the case of a check item may take, read from the packs and not from the programme: a second opinion. */
export function limitOfCheckItem(checkItemCode: string): TimeLimit {
  const limit = limits.get(categoryOf(checkItemCode));
  invariant(limit !== undefined, `no limit for ${checkItemCode}`);
  return limit;
}

const fixNotes = ['已组织人员清理到位，恢复整洁', '已修复并复查，现场达标', '已更换并加强巡查，责任到人', '已整改完毕，同类点位一并排查', '已与经营者沟通并规范，安排专人值守'] as const;

export interface CaseWalk {
  readonly round: OpenedRound;
  readonly findings: readonly Finding[];
  readonly dispatchedAt: number;
  readonly until: number;
  readonly shares: FateShares;
  readonly label: string;
}

type Walking = CaseWalk & { readonly photos: Map<string, Promise<string>> };

interface CasePlan { readonly finding: Finding; readonly caseId: string; readonly name: string; readonly siteTypeCode: string; readonly leader: string; readonly note: string; readonly steps: readonly ScriptStep[] }

/** Who led the site on the first day of the round, from the pack. */
function leaderOf(stage: Stage, round: OpenedRound, siteCode: string): string {
  const day = round.plan.startsOn;
  const duties = stage.city.pack.sites.find((site) => site.code === siteCode)?.duties ?? [];
  const duty = duties.find(({ role, validFrom, validTo }) => role === 'siteLeader' && validFrom <= day && (validTo === null || day < validTo));
  return stage.city.personOf(duty?.personCode as string);
}

function plansOf(stage: Stage, walk: CaseWalk): CasePlan[] {
  const types = new Map(walk.round.sites.map((site) => [site.siteId, site.siteTypeCode]));
  return walk.findings.filter((finding) => finding.caseId !== null).map((finding) => {
    const name = `${finding.siteCode}/${finding.checkItemCode}`;
    const chance = (what: string): number => chanceOf(`${walk.round.plan.chance}/${what}/${name}`);
    return {
      finding, caseId: finding.caseId as string, name, siteTypeCode: types.get(finding.siteId) as string, leader: leaderOf(stage, walk.round, finding.siteCode),
      note: fixNotes[Math.floor(chance('note') * fixNotes.length)] as string,
      steps: scriptOf({
        fate: fateOf(chance('fate'), walk.shares), dispatchedAt: walk.dispatchedAt, limit: limitOfCheckItem(finding.checkItemCode), pace: chance('pace'),
        until: walk.until, calendar: stage.calendar,
      }),
    };
  });
}

/** The photo of the fix; one of a site and a kind of fault shows all of that kind put right there, and is drawn once. */
function afterPhoto(stage: Stage, walk: Walking, plan: CasePlan, again: boolean): Promise<string> {
  const name = `${plan.finding.siteCode}/${walk.round.plan.code}/${categoryOf(plan.finding.checkItemCode)}${again ? '/2' : ''}`;
  const taken = walk.photos.get(name) ?? takePhoto(stage, walk, plan, name);
  walk.photos.set(name, taken);
  return taken;
}

async function takePhoto(stage: Stage, walk: CaseWalk, plan: CasePlan, name: string): Promise<string> {
  const body = await drawnPhoto('after', plan.siteTypeCode, `${plan.finding.siteCode}/${walk.round.plan.code}${name.endsWith('/2') ? '/2' : ''}`, categoryOf(plan.finding.checkItemCode));
  const photo = await stage.actors.write(uploadFile, { file: { fileName: `${name.replaceAll('/', '-')}.jpg`, body }, siteId: plan.finding.siteId },
    { at: walk.dispatchedAt + 60 * 60_000, by: plan.leader }, `demo/${walk.round.plan.code}/after/${name}`);
  return photo.id;
}

/** One step that is not a verification of many. @returns the version after it */
async function take(stage: Stage, walk: Walking, plan: CasePlan, step: ScriptStep, version: number): Promise<number> {
  const { actors, city } = stage;
  const given = { caseId: plan.caseId, version };
  const leader = { at: step.at, by: plan.leader };
  const office = { at: step.at, by: city.logins.get('office') as string };
  const key = `demo/${walk.round.plan.code}/${step.act}/${plan.name}`;
  switch (step.act) {
    case 'accept': return (await actors.write(acceptCase, given, leader, key)).version;
    case 'return': return (await actors.write(returnCase, { ...given, reason: '养护单位不明，请创建办核实后重新交办' }, leader, key)).version;
    case 'dispatchAgain': return (await actors.write(dispatchCase, { ...given, note: '经核实仍由本单位负责' }, office, key)).version;
    case 'extend': return (await actors.write(extendCase, { ...given, extraAmount: 1, reason: '需采购配件，申请延期' }, leader, key)).version;
    case 'rectify': case 'rectifyAgain': {
      const fileId = await afterPhoto(stage, walk, plan, step.act === 'rectifyAgain');
      return (await actors.write(rectifyCase, { ...given, note: plan.note, photos: [{ fileId, role: 'after' }] }, leader, key)).version;
    }
    case 'fail': return (await actors.write(verifyCase, { ...given, outcome: 'fail', note: '现场复看仍有残留，退回返工' }, { at: step.at, by: city.logins.get('inspector1') ?? (city.peopleOf('inspector')[0] as string) }, key)).version;
    case 'shelve': return (await actors.write(shelveCase, { ...given, reason: '涉及管网改造工程，待施工结束后整改' }, office, key)).version;
    case 'void': return (await actors.write(voidCase, { ...given, reason: '与另一案件重复' }, office, key)).version;
    case 'pass': return version;
  }
}

interface Passing { readonly caseId: string; readonly version: number; readonly at: number; readonly name: string }

/** Verified together day by day, by inspectors in turn. @errors throws when one was not accepted */
async function passTogether(stage: Stage, walk: CaseWalk, passing: readonly Passing[]): Promise<void> {
  const inspectors = stage.city.peopleOf('inspector');
  const days = [...Map.groupBy(passing, (one) => one.at)].sort(([left], [right]) => left - right);
  for (const [at, ofDay] of days) {
    const ordered = ofDay.toSorted((left, right) => (left.name < right.name ? -1 : 1));
    for (let from = 0; from < ordered.length; from += VERIFIED_TOGETHER_MAX) {
      const cases = ordered.slice(from, from + VERIFIED_TOGETHER_MAX).map(({ caseId, version }) => ({ caseId, version }));
      const key = `demo/${walk.round.plan.code}/pass/${at}/${from}`;
      const by = inspectors[Math.floor(chanceOf(key) * inspectors.length)] as string;
      const answer = await stage.actors.write(verifyCases, { cases, outcome: 'pass', note: '现场核查达标' }, { at, by }, key);
      invariant(answer.refused === 0, `${answer.refused} verifications were refused: ${answer.results.find((one) => !one.ok)?.problem ?? ''}`);
    }
  }
}

/** 整改 · Walks the cases of these findings as far as the story goes. */
export async function fixCases(stage: Stage, walk: CaseWalk): Promise<void> {
  const plans = plansOf(stage, walk);
  const walking: Walking = { ...walk, photos: new Map() };
  const bySite = [...Map.groupBy(plans, (plan) => plan.finding.siteCode).values()];
  const passing: Passing[] = [];
  let done = 0;
  await inParallel(bySite, PARALLEL, async (ofSite) => {
    for (const plan of ofSite) {
      let version = 1;
      for (const step of plan.steps) {
        if (step.act === 'pass') passing.push({ caseId: plan.caseId, version, at: step.at, name: plan.name });
        else version = await take(stage, walking, plan, step, version);
      }
      done += 1;
      if (done % 100 === 0 || done === plans.length) stage.tell(countedProgress(walk.label, done, plans.length));
    }
  });
  await passTogether(stage, walk, passing);
}

/** One inspection round of the demo, walked from the plan to the findings, by operations alone. */
import { instantOf, MINUTE_MS, localDate } from '#kernel/local-date.ts';
import { addWorkingDays } from '#kernel/work-calendar.ts';
import type { WorkCalendar } from '#kernel/work-calendar.ts';
import { uploadFile } from '#modules/files/contract/index.ts';
import { listCheckItems } from '#modules/frameworks/contract/index.ts';
import { assignInspectors, dismissFinding, drawSites, listFindings, listRoundSites, planRound, recordObservations } from '#modules/inspections/contract/index.ts';
import { isUnmet, seedCommitment } from '#modules/inspections/domain/index.ts';
import { countedProgress } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { createSimulator } from '../../packs/wanyuan/simulate.ts';
import type { Simulator } from '../../packs/wanyuan/simulate.ts';
import { demoEdition } from '../../packs/demo-city-edition/generate.ts';
import { chanceOf, inParallel } from './acting.ts';
import type { Actors, Moment } from './acting.ts';
import type { DemoCity } from './city.ts';
import { drawnPhoto } from './photos.ts';

export const PARALLEL = 6;
const PAGE_SIZE = 200;
const FIRST_VISIT_MINUTE = 8 * 60 + 50;
const VISIT_MINUTES = 130;

export interface RoundPlan {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Working days are counted from this one. @unit YYYY-MM-DD */
  readonly startsOn: string;
  readonly endsOn: string;
  /** @unit working days over which the sites are visited */
  readonly visitDays: number;
  readonly sampleSize: number;
  /** What the sites are drawn from; of a round under way nobody may be able to guess it. */
  readonly seed: string;
  /** Names what happens by chance in the story of this round, the same at every telling. */
  readonly chance: string;
  /** Which round of the simulation it is; later ones are met more often. */
  readonly simulatedRound: number;
  readonly editionId: string;
  readonly previousRoundId: string | null;
}

export interface Stage {
  readonly actors: Actors;
  readonly city: DemoCity;
  readonly calendar: WorkCalendar;
  readonly tell: (text: string) => void;
  /** Many rows came in a moment; the planner should know before they are read. */
  readonly afterMuch: () => Promise<void>;
}

export type RoundSite = OutputOf<typeof listRoundSites>['rows'][number];
export type Finding = OutputOf<typeof listFindings>['rows'][number];
interface CheckItemAt { readonly id: string; readonly code: string; readonly photoOnUnmet: boolean; readonly caseCategory: string; readonly siteTypeCodes: readonly string[] }

export interface OpenedRound {
  readonly plan: RoundPlan;
  readonly roundId: string;
  readonly sites: readonly RoundSite[];
  readonly checkItems: readonly CheckItemAt[];
}

const UTC_OFFSET_MINUTES = 480;

export function momentOf(day: string, minute: number): number {
  return instantOf(localDate(day), minute, UTC_OFFSET_MINUTES);
}

export function workingDay(day: string, offset: number, calendar: WorkCalendar): string {
  return addWorkingDays(localDate(day), offset, calendar);
}

/** Every page of a list. */
export async function allPages<T>(page: (number: number) => Promise<{ rows: T[]; total: number }>): Promise<T[]> {
  const all: T[] = [];
  for (let number = 1; ; number += 1) {
    const { rows, total } = await page(number);
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) return all;
  }
}

/** Plans the round, draws its sites from a seed whose commitment was published before, and gives them to the inspectors. */
export async function openRound(stage: Stage, plan: RoundPlan): Promise<OpenedRound> {
  const { actors, city, calendar } = stage;
  const office = city.logins.get('office') as string;
  const planned: Moment = { by: office, at: momentOf(workingDay(plan.startsOn, -3, calendar), 10 * 60) };
  const drawn: Moment = { by: office, at: momentOf(workingDay(plan.startsOn, -1, calendar), 9 * 60 + 30) };
  const key = (step: string): string => `demo/${plan.code}/${step}`;
  const { id: roundId } = await actors.write(planRound, {
    code: plan.code, nameZh: plan.zh, nameEn: plan.en, editionId: plan.editionId, startsOn: plan.startsOn, endsOn: plan.endsOn, sampleSize: plan.sampleSize,
    previousRoundId: plan.previousRoundId, seedCommitment: seedCommitment(plan.seed),
  }, planned, key('plan'));
  await actors.write(drawSites, { roundId, seed: plan.seed }, drawn, key('draw'));
  await actors.write(assignInspectors, { roundId }, { ...drawn, at: drawn.at + 20 * MINUTE_MS }, key('assign'));
  const sites = await allPages((page) => actors.read(listRoundSites, { roundId, page, pageSize: PAGE_SIZE, sort: 'code' }, drawn));
  const { rows: checkItems } = await actors.read(listCheckItems, { editionId: plan.editionId }, drawn);
  return { plan, roundId, sites, checkItems };
}

/** Each inspector's sites, day by day: which working day of the round, and at what time. */
export function visitsOf(round: OpenedRound, calendar: WorkCalendar): { site: RoundSite; day: number; at: number }[] {
  const { plan, sites } = round;
  return [...Map.groupBy(sites, (site) => site.inspectorId ?? '').values()].flatMap((own) => {
    const perDay = Math.max(1, Math.ceil(own.length / plan.visitDays));
    return own.map((site, at) => {
      const day = Math.floor(at / perDay);
      const minute = FIRST_VISIT_MINUTE + (at % perDay) * VISIT_MINUTES + Math.floor(chanceOf(`${plan.chance}/visit/${site.siteCode}`) * 50);
      return { site, day, at: momentOf(workingDay(plan.startsOn, day, calendar), Math.min(minute, 18 * 60)) };
    });
  }).sort((left, right) => left.at - right.at || (left.site.siteCode < right.site.siteCode ? -1 : 1));
}

let simulator: Simulator | null = null;

/** One site: a photo of each kind of fault that asks for one, then the whole check list. */
async function visit(stage: Stage, round: OpenedRound, { site, at }: { site: RoundSite; at: number }): Promise<void> {
  const { actors, city } = stage;
  const { plan, roundId } = round;
  simulator ??= createSimulator(city.pack, demoEdition());
  const by = site.inspectorId ?? (city.logins.get('office') as string);
  const seen = round.checkItems.filter((item) => item.siteTypeCodes.includes(site.siteTypeCode)).map((item) => (
    { item, counts: (simulator as Simulator)(plan.chance, site.siteCode, item.code, plan.simulatedRound) }));
  const photos = new Map<string, string>();
  for (const category of new Set(seen.flatMap(({ item, counts }) => (item.photoOnUnmet && isUnmet(counts) ? [item.caseCategory] : [])))) {
    const body = await drawnPhoto('before', site.siteTypeCode, `${site.siteCode}/${plan.code}`, category);
    const photo = await actors.write(uploadFile, { file: { fileName: `${site.siteCode}-${plan.code}-${category}.jpg`, body }, siteId: site.siteId }, { at: at + 4 * MINUTE_MS, by }, `demo/${plan.code}/before/${site.siteCode}/${category}`);
    photos.set(category, photo.id);
  }
  await actors.write(recordObservations, {
    roundId, siteId: site.siteId, done: true,
    observations: seen.map(({ item, counts }, place) => ({
      checkItemId: item.id, observedCount: counts.observedCount, metCount: counts.metCount, notApplicable: counts.notApplicable, note: counts.note,
      observedAt: new Date(at + place * 20_000).toISOString(), photoIds: item.photoOnUnmet && isUnmet(counts) ? [photos.get(item.caseCategory) as string] : [],
    })),
  }, { at: at + 25 * MINUTE_MS, by }, `demo/${plan.code}/record/${site.siteCode}`);
}

/** Visits the sites of some days of the round. */
export async function inspect(stage: Stage, round: OpenedRound, days: { from: number; to: number }, label: string): Promise<void> {
  const visits = visitsOf(round, stage.calendar).filter((one) => one.day >= days.from && one.day <= days.to);
  await inParallel(visits, PARALLEL, (one) => visit(stage, round, one), (done) => {
    if (done % 20 === 0 || done === visits.length) stage.tell(countedProgress(label, done, visits.length));
  });
  await stage.afterMuch();
}

/** Findings at the sites visited up to a day of the round, in the order of sites and check list: on a second run no others. */
export async function findingsOf(stage: Stage, round: OpenedRound, at: number, lastDay: number): Promise<Finding[]> {
  const by = stage.city.logins.get('office') as string;
  const visited = new Set(visitsOf(round, stage.calendar).filter((one) => one.day <= lastDay).map((one) => one.site.siteId));
  const all = await allPages((page) => stage.actors.read(listFindings, { roundId: round.roundId, page, pageSize: PAGE_SIZE, sort: 'site', state: ['open', 'dispatched', 'dismissed'] }, { at, by }));
  return all.filter((finding) => visited.has(finding.siteId));
}

const DISMISSED_SHARE = 0.012;

/** A few findings were put right while the inspector stood there; the office says so instead of sending them out. */
export async function dismissSome(stage: Stage, round: OpenedRound, findings: readonly Finding[], at: number): Promise<void> {
  const by = stage.city.logins.get('office2') as string;
  const chosen = findings.filter((finding) => chanceOf(`${round.plan.chance}/dismiss/${finding.siteCode}/${finding.checkItemCode}`) < DISMISSED_SHARE);
  for (const finding of chosen) {
    await stage.actors.write(dismissFinding, { findingId: finding.id, reason: '督查员在场时已当场整改，现场复看达标' }, { at, by }, `demo/${round.plan.code}/dismiss/${finding.siteCode}/${finding.checkItemCode}`);
  }
}

/** The demo programme, loaded behind the first page in steps; a kill in between goes on at the next start. */
import { createHmac } from 'node:crypto';
import { localDateOf, instant, CHINA_UTC_OFFSET_MINUTES } from '#kernel/local-date.ts';
import { workCalendar } from '#modules/cases/server/index.ts';
import { publishMonth } from '#modules/burden/contract/index.ts';
import { monthsUpTo } from '#modules/burden/domain/index.ts';
import { saveFirstHour } from '#platform/contract/first-hour.ts';
import { loadSecret } from '#platform/server/config/index.ts';
import type { PublicSitePack } from '#modules/places/seed/index.ts';
import { openDatabase, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { appUrl } from '#platform/server/db/migrate.ts';
import type { Runtime } from '#platform/server/operations/index.ts';
import { generateCity } from '../../packs/wanyuan/generate.ts';
import { honourSheets } from '../../packs/wanyuan/honours.ts';
import { volunteerSheets } from '../../packs/wanyuan/volunteers.ts';
import { cityCare } from '../../packs/wanyuan/care.ts';
import { jizhou, jizhouCare, JIZHOU_PUBLIC_SITE } from '../../packs/jizhou/programme.ts';
import { haidian, haidianHonours, HAIDIAN_PUBLIC_SITE } from '../../packs/haidian/programme.ts';
import { gaoping, GAOPING_PUBLIC_SITE } from '../../packs/gaoping/programme.ts';
import { gaopingHonours, gaopingRecords } from '../../packs/gaoping/records.ts';
import { cityPlan } from '../../packs/wanyuan/plans.ts';
import { cityMeetings, cityProjects, hygieneDay } from '../../packs/wanyuan/projects.ts';
import { cityWork } from '../../packs/wanyuan/work.ts';
import { huangyuan, huangyuanHonours, HUANGYUAN_PUBLIC_SITE } from '../../packs/huangyuan/programme.ts';
import { huangyuanProjects } from '../../packs/huangyuan/projects.ts';
import { huangyuanShops } from '../../packs/huangyuan/shops.ts';
import { huangyuanTeams } from '../../packs/huangyuan/teams.ts';
import { huangyuanRecords } from '../../packs/huangyuan/records.ts';
import { wanyuanRecords } from '../../packs/wanyuan/records.ts';
import { citySurveys } from '../../packs/wanyuan/surveys.ts';
import type { CityPack } from '../../packs/wanyuan/types.ts';
import type { Installation } from '../compose.ts';
import { playAccount, playDraft, playTemplates } from './accounts.ts';
import type { AccountPeople } from './accounts.ts';
import { actorsOf } from './acting.ts';
import type { Actors, Moment } from './acting.ts';
import { analyzeCity, analyzeHonours, analyzeRounds, analyzeShops, importDemoEdition, loadCity, loadSmallProgramme, readCity } from './city.ts';
import type { DemoCity } from './city.ts';
import { playCrosswalk } from './crosswalk.ts';
import { playCare } from './care.ts';
import { playEvaluations, playPublishedEvaluation } from './evaluations.ts';
import { playFigures } from './figures.ts';
import { gaopingPeople, playGaoping } from './gaoping.ts';
import { enterSixGoods, playHonours } from './honours.ts';
import { playMergedVillage } from './merged-village.ts';
import { playFewSessions, playManyVolunteers } from './many-volunteers.ts';
import { playOpenNomination } from './open-nomination.ts';
import { playRecommendations } from './recommendations.ts';
import { inTurn, runLanes } from './lanes.ts';
import { momentOf, PARALLEL } from './round.ts';
import { playRecords } from './records.ts';
import { playSurveys } from './surveys.ts';
import { playPlans } from './plans.ts';
import { playMeetings, playProjects, playRoutine } from './plan-projects.ts';
import { playPlanWork } from './plan-work.ts';
import { playPoints } from './points.ts';
import { playCityShop, playShops } from './shops.ts';
import { playOnTheSpot, playSelections } from './selections.ts';
import { playAreaMaterial, playSubmissions } from './submissions.ts';
import { playTeamDeeds, playTeams } from './teams.ts';
import { playStory } from './story.ts';
import { playVolunteering } from './volunteering.ts';
import { playYearlySelection, selectionPeople } from './yearly-selection.ts';

/** Shown on the demo sign-in page; never used where LIANCHUANG_DEMO is off. */
export const DEMO_PASSWORD = 'lianchuang-demo';

const PACK = 'wanyuan';
/** Before it the pack's duties do not reach back far enough for a finished round. */
const EARLIEST_STORY_DAY = '2026-03-16';
/** The story stands at the midnight that begins its day: also who starts early finds nothing from the future. */
const STORY_MINUTE = 0;
/** Lanes beside the story, each with one step at a time. */
const OTHER_LANES = 7;
/** @unit milliseconds */
const MORE_AFTER_MS = 10_000;
/** After the long lists. @unit milliseconds */
const ACCOUNT_AFTER_MS = 60_000;

type Tell = (text: string | null) => void;

/** Steps that were finished, by name. */
export async function loadedSteps(installation: Pick<Installation, 'owner'>): Promise<ReadonlySet<string>> {
  return new Set((await rows<{ step: string }>(installation.owner.db, sql`select step from platform.loaded_packs where code = ${PACK}`)).map((row) => row.step));
}

async function remember(db: Tx | Installation['owner']['db'], step: string): Promise<void> {
  await sql`insert into platform.loaded_packs (code, step) values (${PACK}, ${step}) on conflict do nothing`.execute(db);
}

/** The day on which the story is told; kept, so that a start on the next day goes on with the same one. */
async function storyDay(installation: Installation, done: ReadonlySet<string>): Promise<string> {
  const kept = [...done].find((step) => step.startsWith('day '));
  if (kept !== undefined) return kept.slice('day '.length);
  const date: string = localDateOf(instant(installation.runtime.clock()), CHINA_UTC_OFFSET_MINUTES);
  const today = date < EARLIEST_STORY_DAY ? EARLIEST_STORY_DAY : date;
  await remember(installation.owner.db, `day ${today}`);
  return today;
}

/** The city in one transaction: it is there, or it is not. */
export async function ensureCity(installation: Pick<Installation, 'owner' | 'runtime'>, password: string, now: number): Promise<DemoCity> {
  const found = await readCity(installation.owner.db);
  if (found !== null) return found;
  await installation.owner.db.transaction().execute(async (tx) => {
    await loadCity(tx, generateCity(), { newId: installation.runtime.newId, now: new Date(now).toISOString(), password });
    await remember(tx, 'city');
  });
  await analyzeCity(installation.owner.db);
  return (await readCity(installation.owner.db)) as DemoCity;
}

/**
 * The runtime with commits that do not wait for the disk: what a power cut takes away is loaded again at the next start, since
 * every step is repeated under its own key. For the demonstration's own data alone; people's work always waits.
 */
async function withQuickCommits(installation: Installation, work: (runtime: Runtime) => Promise<void>): Promise<void> {
  const url = new URL(appUrl(installation.ownerUrl, (await loadSecret(installation.config)).toString('hex')));
  url.searchParams.set('options', '-c synchronous_commit=off');
  const quick = openDatabase({ url: url.toString(), poolSize: PARALLEL + OTHER_LANES + 2, applicationName: 'lianchuang demo', onError: (error) => installation.log.warn({ err: error }, 'database connection lost') });
  try {
    await work({ ...installation.runtime, db: quick.db });
  } finally {
    await quick.close();
  }
}

/** A small programme in one transaction. @returns its id and the person behind its office login */
export async function ensureSmallProgramme(installation: Pick<Installation, 'owner' | 'runtime'>, pack: CityPack, password: string, now: number, publicSite?: PublicSitePack): Promise<{ programmeId: string; officeId: string }> {
  const find = () => rows<{ programme_id: string; id: string }>(installation.owner.db, sql`select p.programme_id, p.id from people.persons p join places.programmes g on g.id = p.programme_id
    where g.code = ${pack.programme.code} and p.code = ${`${pack.programme.code}-office`}`);
  if ((await find()).length === 0) {
    await installation.owner.db.transaction().execute((tx) => loadSmallProgramme(tx, pack, { newId: installation.runtime.newId, now: new Date(now).toISOString(), password, ...(publicSite === undefined ? {} : { publicSite }) }));
  }
  const [office] = await find();
  if (office === undefined) throw new Error(`the programme ${pack.programme.code} has no office`);
  return { programmeId: office.programme_id, officeId: office.id };
}

/** Who acts in the shops of a small programme; its village officer keeps the counter, since nobody serves households whose deeds they saw. */
async function shopPeople(installation: Pick<Installation, 'owner'>, programmeId: string): Promise<Parameters<typeof playShops>[1]> {
  const found = new Map((await rows<{ code: string; id: string }>(installation.owner.db, sql`select code, id from people.persons where programme_id = ${programmeId}`)).map(({ code, id }) => [code.split('-').at(-1) ?? code, id]));
  const of = (name: string): string => found.get(name) as string;
  return { office: of('office'), second: of('office2'), lead: of('lead'), admin: of('office'), keeper: of('village') };
}

/** Who writes the account of a small programme, and who approves it. */
async function accountPeople(installation: Pick<Installation, 'owner'>, programmeId: string, office: string): Promise<AccountPeople> {
  const [lead] = await rows<{ id: string }>(installation.owner.db, sql`select id from people.persons where programme_id = ${programmeId} and code like '%-lead'`);
  return { office, lead: lead?.id as string };
}

/** 评委 · The leading group, four departments and the office. */
const judgesOf = (city: DemoCity): string[] => [city.logins.get('leadgroup') as string, ...city.peopleOf('departmentCoordinator').slice(0, 4), city.logins.get('office') as string];

/** One after the other, since what two imports write to the same tables at once neither can count for the planner. */
const honoursInTurn = inTurn();

/** Titles and their holders in the city, its registers and points, then its care. */
async function loadCityHonours(runtime: Runtime, city: DemoCity, today: string, tell: (text: string) => void): Promise<void> {
  const at = momentOf(today, STORY_MINUTE);
  const actors = actorsOf({ runtime, programmeId: city.programmeId });
  const [office, second, lead, admin] = ['office', 'office2', 'leadgroup', 'admin'].map((name) => city.logins.get(name) as string) as [string, string, string, string];
  await honoursInTurn(() => playHonours(actors, office, honourSheets(city.pack, today), at, tell));
  await enterSixGoods(actors, { at: at + 500, by: office }, today);
  const judges = judgesOf(city);
  const villages = city.pack.places.filter(({ kind }) => kind === 'village' || kind === 'community').map(({ code }) => code).slice(0, 8);
  const coordinators = city.pack.assignments.flatMap(({ role, anchor, personCode }) => (role === 'departmentCoordinator' && anchor.kind === 'organisation' ? [{ by: city.personOf(personCode), organisationCode: anchor.organisationCode }] : []));
  await playSelections(actors, { office: { at: at + 1_000, by: office }, judges, lead, townOfficers: city.peopleOf('zoneCoordinator'), coordinators }, villages, today);
  await playMergedVillage(actors, office, today);
  await playRecords(actors, { at, by: office }, wanyuanRecords(today), tell);
  await playRecommendations(actors, { at: at + 2_000, by: office }, today);
  await playOpenNomination(actors, { at: at + 3_000, by: office }, today);
  const third = city.peopleOf('programmeOffice').find((id) => id !== office && id !== second) as string;
  await playPoints(actors, { office, second, third, lead, admin }, today, tell);
  await playCityShop(actors, { office, keeper: third }, today);
  await playCare(actors, { office, second, lead }, cityCare(city.pack), at, tell);
}

/** Programmes that the demonstration knows for their honours, registers and accounts. None needs another, so each has a lane. */
const SMALL_PROGRAMMES = [[huangyuan, huangyuanHonours, huangyuanRecords, HUANGYUAN_PUBLIC_SITE], [haidian, haidianHonours, () => [], HAIDIAN_PUBLIC_SITE], [gaoping, gaopingHonours, gaopingRecords, GAOPING_PUBLIC_SITE]] as const;

/** An office that awards and gives and never inspects has put the guide of the first hour away. */
const putGuideAway = (actors: Actors, moment: Moment): Promise<unknown> => actors.write(saveFirstHour, { hidden: true }, moment, 'demo/guide-away');

async function loadHonoursProgramme(installation: Installation, runtime: Runtime, [pack, sheets, records, site]: (typeof SMALL_PROGRAMMES)[number], today: string, tell: (text: string) => void): Promise<void> {
  const at = momentOf(today, STORY_MINUTE);
  const { programmeId, officeId } = await ensureSmallProgramme(installation, pack, DEMO_PASSWORD, at, site);
  const actors = actorsOf({ runtime, programmeId });
  await putGuideAway(actors, { at, by: officeId });
  await honoursInTurn(() => playHonours(actors, officeId, sheets(today), at, tell));
  if (pack === huangyuan) await playShops(actors, await shopPeople(installation, programmeId), huangyuanShops(today), today, tell);
  await playRecords(actors, { at, by: officeId }, records(today), tell);
  if (pack === huangyuan) {
    await playTeams(actors, { at, by: officeId }, huangyuanTeams(today));
    await playTeamDeeds(actors, await shopPeople(installation, programmeId), today);
  }
  await playFigures(actors, { at: at + 4_000, by: officeId }, pack.programme.code);
  if (pack === haidian) await playYearlySelection({ actors, people: await selectionPeople(installation.owner.db, programmeId, pack.programme.code), today, tell });
  if (pack === gaoping) await playGaoping(actors, await gaopingPeople(installation.owner.db, programmeId, at), today);
  if (pack === huangyuan) {
    await playProjects(actors, { at, by: officeId }, huangyuanProjects, null, today);
    await playRoutine(actors, { at, by: officeId }, hygieneDay(['village'], 1), today);
  }
  await playAccount(actors, await accountPeople(installation, programmeId, officeId), at + 5_000, pack.programme.code as 'huangyuan' | 'haidian' | 'gaoping');
}

/** A programme that the demonstration knows for its care alone. */
async function loadJizhou(installation: Installation, runtime: Runtime, today: string, tell: (text: string) => void): Promise<void> {
  const at = momentOf(today, STORY_MINUTE);
  const { programmeId, officeId } = await ensureSmallProgramme(installation, jizhou, DEMO_PASSWORD, at, JIZHOU_PUBLIC_SITE);
  const people = new Map((await rows<{ code: string; id: string }>(installation.owner.db, sql`select code, id from people.persons where programme_id = ${programmeId}`)).map(({ code, id }) => [code, id]));
  await putGuideAway(actorsOf({ runtime, programmeId }), { at, by: officeId });
  await playCare(actorsOf({ runtime, programmeId }), { office: officeId, second: people.get('jizhou-office2') as string, lead: people.get('jizhou-lead') as string }, jizhouCare, at, tell);
  await playFigures(actorsOf({ runtime, programmeId }), { at: at + 4_000, by: officeId }, jizhou.programme.code);
  await playAccount(actorsOf({ runtime, programmeId }), { office: officeId, lead: people.get('jizhou-lead') as string }, at + 5_000, 'jizhou');
}

/** So many weeks of the routine in the city. */
const ROUTINE_WEEKS = 8;

interface CityStage { readonly actors: Actors; readonly city: DemoCity; readonly today: string; readonly tell: (text: string) => void }

const officeOf = (city: DemoCity, today: string): Moment => ({ at: momentOf(today, STORY_MINUTE), by: city.logins.get('office') as string });

/** Inspections of the city from the standard to the bulletin. @param isInForce told once the standard is there, or that it will not be */
async function loadStory(installation: Installation, { actors, city, today, tell }: CityStage, isInForce: PromiseWithResolvers<void>): Promise<void> {
  const office = officeOf(city, today);
  try {
    await playStory({
      actors, city, calendar: await workCalendar(installation.owner.db as Tx, city.programmeId), today, tell, runningSeed: await unguessableSeed(installation, today), now: office.at, afterMuch: () => analyzeRounds(installation.owner.db),
      async importEdition(at) {
        const editionId = await importDemoEdition(actors, office.by, at);
        isInForce.resolve();
        return editionId;
      },
    });
  } catch (error) {
    isInForce.reject(error);
    throw error;
  }
}

/** What is planned, asked and handed in by the standard, beside the inspections. */
async function loadPlanning({ actors, city, today, tell }: CityStage, isInForce: Promise<void>): Promise<void> {
  const office = officeOf(city, today);
  await isInForce;
  await playCrosswalk(actors, office);
  const submitter = { ...office, by: city.logins.get('office2') as string };
  await playSurveys(actors, office.by, citySurveys(city.pack, today), office.at, tell);
  await playSubmissions(actors, office, submitter, ['city-management', 'market-regulation'], today);
  await playAreaMaterial(actors, office, submitter, today);
  await playPlans(actors, office, cityPlan(today), today);
  const planId = await playPlanWork(actors, office, { ...office, by: city.logins.get('dept') as string }, cityWork(today), today);
  await playProjects(actors, office, cityProjects, planId, today);
  await playMeetings(actors, office, city.logins.get('leadgroup') as string, cityMeetings, planId, today);
  await playRoutine(actors, office, hygieneDay(['community'], ROUTINE_WEEKS), today);
}

/** The same for every start of this installation and known to nobody else: a restart tells the same story, and no reader of this source can draw the running round. */
async function unguessableSeed(installation: Installation, today: string): Promise<string> {
  return createHmac('sha256', await loadSecret(installation.config)).update(`demo draw ${today}`).digest('hex');
}

function manyMoment(city: DemoCity, today: string): Moment {
  const { at, by } = officeOf(city, today);
  return { at: at + MORE_AFTER_MS, by };
}

/** The account quotes how many volunteers there are, so it is written once they are all there. */
async function playCountedAccount(actors: Actors, city: DemoCity, today: string): Promise<void> {
  const { at, by } = manyMoment(city, today);
  await playAccount(actors, { office: by, lead: city.logins.get('leadgroup') as string }, at + ACCOUNT_AFTER_MS, PACK);
}

/** Volunteers and their teams, then all the rest of them: their sessions belong to those teams. */
async function loadVolunteering(actors: Actors, city: DemoCity, { today, isSmall, tell }: { today: string; isSmall: boolean; tell: (text: string) => void }): Promise<void> {
  const office = city.logins.get('office') as string;
  await playVolunteering(actors, { office, second: city.logins.get('office2') as string, volunteer: city.logins.get('volunteer') as string }, volunteerSheets(city.pack, today), momentOf(today, STORY_MINUTE), tell);
  if (!isSmall) await playManyVolunteers(actors, { moment: manyMoment(city, today), city: city.pack, today, tell });
}

/** Loads what is not there yet. @errors throws when a step of the story is refused; what came before stays */
export async function loadDemo(installation: Installation, tell: (text: string) => void): Promise<void> {
  const done = await loadedSteps(installation);
  if (done.has('story')) return;
  const isSmall = installation.config.isSmallDemo;
  tell('正在载入演示城市 · loading the demo city');
  const today = await storyDay(installation, done);
  const city = await ensureCity(installation, DEMO_PASSWORD, installation.runtime.clock());
  await withQuickCommits(installation, async (runtime) => {
    const office = officeOf(city, today);
    const actors = actorsOf({ runtime, programmeId: city.programmeId });
    const isInForce = Promise.withResolvers<void>();
    await runLanes([
      { name: 'story', work: (say) => loadStory(installation, { actors, city, today, tell: say }, isInForce) },
      { name: 'planning', work: (say) => loadPlanning({ actors, city, today, tell: say }, isInForce.promise) },
      { name: 'honours', work: (say) => loadCityHonours(runtime, city, today, say) },
      { name: 'volunteering', work: (tell) => loadVolunteering(actors, city, { today, isSmall, tell }) },
      ...SMALL_PROGRAMMES.map((small) => ({ name: small[0].programme.code, work: (say: (text: string) => void) => loadHonoursProgramme(installation, runtime, small, today, say) })),
      { name: jizhou.programme.code, work: (say) => loadJizhou(installation, runtime, today, say) },
    ], { tell, clock: Date.now, finished: (name, tookMs) => installation.log.info({ part: name, tookMs }, 'a part of the demonstration is loaded') });
    // What is counted from a finished round, and a review by the standards of a framework, wait for the story, which brings both.
    await playEvaluations(actors, office, today);
    await playPublishedEvaluation(actors, office);
    await playOnTheSpot(actors, { office: { ...office, at: office.at + 3_500 }, judges: judgesOf(city) }, today);
    await playFigures(actors, { ...office, at: office.at + 4_000 }, PACK);
    await playTemplates(actors, office.at + 5_000, office.by, PACK);
    // The long lists never come to a small demonstration: its account says what there is.
    if (isSmall) await playFewSessions(actors, { ...office, at: office.at + 5_200 }, city.pack, today);
    await playCountedAccount(actors, city, today);
    await playDraft(actors, office.at + 6_000, office.by, 'households-notice');
    await actors.write(publishMonth, { month: monthsUpTo(today.slice(0, 7), 2)[0] as string }, { ...office, at: office.at + 5_000 }, 'demo/burden/month');
  });
  await analyzeHonours(installation.owner.db);
  await analyzeShops(installation.owner.db);
  if (!isSmall) await remember(installation.owner.db, 'many');
  await remember(installation.owner.db, 'story');
}

/** What makes long lists long, for a demonstration that an earlier version, or a small start, loaded without it. @errors throws when a sheet is refused */
export async function loadMore(installation: Installation, tell: Tell, isEnding: () => boolean): Promise<void> {
  const done = await loadedSteps(installation);
  const city = await readCity(installation.owner.db);
  if (city === null || done.has('many')) return;
  const today = await storyDay(installation, done);
  await withQuickCommits(installation, async (runtime) => {
    const actors = actorsOf({ runtime, programmeId: city.programmeId });
    if (!await playManyVolunteers(actors, { moment: manyMoment(city, today), city: city.pack, today, tell, isEnding })) return;
    await playCountedAccount(actors, city, today);
    await remember(installation.owner.db, 'many');
  });
  tell(null);
}

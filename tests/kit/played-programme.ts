/** A programme of the demonstration as an office loads it, ready for its figures and its account; the lists of ten thousand are left out, and the tests of honours and volunteering count those. */
import { oneRow, rows, sql } from '#platform/server/db/index.ts';
import { gaoping, GAOPING_PUBLIC_SITE } from '../../packs/gaoping/programme.ts';
import { gaopingHonours, gaopingRecords } from '../../packs/gaoping/records.ts';
import { haidian, HAIDIAN_PUBLIC_SITE, haidianHonours } from '../../packs/haidian/programme.ts';
import { huangyuan, HUANGYUAN_PUBLIC_SITE, huangyuanHonours } from '../../packs/huangyuan/programme.ts';
import { huangyuanProjects } from '../../packs/huangyuan/projects.ts';
import { huangyuanRecords } from '../../packs/huangyuan/records.ts';
import { huangyuanShops } from '../../packs/huangyuan/shops.ts';
import { huangyuanTeams } from '../../packs/huangyuan/teams.ts';
import { jizhou, jizhouCare, JIZHOU_PUBLIC_SITE } from '../../packs/jizhou/programme.ts';
import { generateCity } from '../../packs/wanyuan/generate.ts';
import { honourSheets } from '../../packs/wanyuan/honours.ts';
import { wanyuanRecords } from '../../packs/wanyuan/records.ts';
import { cityProjects, hygieneDay } from '../../packs/wanyuan/projects.ts';
import { volunteerSheets } from '../../packs/wanyuan/volunteers.ts';
import type { AwardSheet } from '../../packs/honours/sheets.ts';
import { actorsOf } from '../../apps/demo/acting.ts';
import type { Actors, Moment } from '../../apps/demo/acting.ts';
import { importDemoEdition, loadCity, loadSmallProgramme, readCity } from '../../apps/demo/city.ts';
import { playCare } from '../../apps/demo/care.ts';
import { playPublishedEvaluation } from '../../apps/demo/evaluations.ts';
import { playFigures } from '../../apps/demo/figures.ts';
import { gaopingPeople, playGaoping } from '../../apps/demo/gaoping.ts';
import { playHonours } from '../../apps/demo/honours.ts';
import { playFewSessions } from '../../apps/demo/many-volunteers.ts';
import { playProjects, playRoutine } from '../../apps/demo/plan-projects.ts';
import { playRecords } from '../../apps/demo/records.ts';
import { momentOf } from '../../apps/demo/round.ts';
import { playShops } from '../../apps/demo/shops.ts';
import { playTeams } from '../../apps/demo/teams.ts';
import { playVolunteering } from '../../apps/demo/volunteering.ts';
import { playYearlySelection, selectionPeople } from '../../apps/demo/yearly-selection.ts';
import { testApp } from './index.ts';
import type { TestApp } from './index.ts';

/** The day on which the story stands. */
export const PLAYED_ON = '2026-09-21';
export const PROGRAMMES = ['gaoping', 'wanyuan', 'jizhou', 'huangyuan', 'haidian'] as const;
export type Programme = (typeof PROGRAMMES)[number];

const AT = momentOf(PLAYED_ON, 0);
const quiet = (): undefined => undefined;
const withoutLong = (sheets: readonly AwardSheet[]): AwardSheet[] => sheets.filter(({ titleCode }) => titleCode !== 'five-star-household');

export interface Played { readonly app: TestApp; readonly actors: Actors; readonly office: string; readonly lead: string; readonly moment: Moment }
interface Stage { readonly app: TestApp; readonly actors: Actors; readonly programmeId: string; readonly of: (name: string) => string; readonly hasShops: boolean }

async function playWanyuan({ actors, of }: Stage): Promise<void> {
  const city = generateCity();
  await playHonours(actors, of('office'), withoutLong(honourSheets(city, PLAYED_ON)), AT, quiet);
  await playRecords(actors, { at: AT, by: of('office') }, wanyuanRecords(PLAYED_ON), quiet);
  await playVolunteering(actors, { office: of('office'), second: of('office2'), volunteer: of('volunteer') }, volunteerSheets(city, PLAYED_ON), AT, quiet);
  await playFewSessions(actors, { at: AT + 1_000, by: of('office') }, city, PLAYED_ON);
  await importDemoEdition(actors, of('office'), AT);
  await playPublishedEvaluation(actors, { at: AT, by: of('office') });
  await playProjects(actors, { at: AT, by: of('office') }, cityProjects, null, PLAYED_ON);
}

const PLAYS: Readonly<Record<Programme, (stage: Stage) => Promise<void>>> = {
  wanyuan: playWanyuan,
  gaoping: async ({ app, actors, programmeId, of }) => {
    await playHonours(actors, of('office'), gaopingHonours(PLAYED_ON), AT, quiet);
    await playRecords(actors, { at: AT, by: of('office') }, gaopingRecords(PLAYED_ON), quiet);
    await playGaoping(actors, await gaopingPeople(app.ownerDb, programmeId, AT), PLAYED_ON);
  },
  jizhou: ({ actors, of }) => playCare(actors, { office: of('office'), second: of('office2'), lead: of('lead') }, jizhouCare, AT, quiet),
  huangyuan: async ({ actors, of, hasShops }) => {
    await playHonours(actors, of('office'), withoutLong(huangyuanHonours(PLAYED_ON)), AT, quiet);
    if (hasShops) await playShops(actors, { office: of('office'), second: of('office2'), lead: of('lead'), admin: of('office'), keeper: of('village') }, huangyuanShops(PLAYED_ON), PLAYED_ON, quiet);
    await playRecords(actors, { at: AT, by: of('office') }, huangyuanRecords(PLAYED_ON), quiet);
    await playTeams(actors, { at: AT, by: of('office') }, huangyuanTeams(PLAYED_ON));
    await playProjects(actors, { at: AT, by: of('office') }, huangyuanProjects, null, PLAYED_ON);
    await playRoutine(actors, { at: AT, by: of('office') }, hygieneDay(['village'], 1), PLAYED_ON);
  },
  haidian: async ({ app, actors, programmeId, of }) => {
    await playHonours(actors, of('office'), haidianHonours(PLAYED_ON), AT, quiet);
    await playYearlySelection({ actors, people: await selectionPeople(app.ownerDb, programmeId, 'haidian'), today: PLAYED_ON, tell: quiet });
  },
};

const SMALL = { gaoping: [gaoping, GAOPING_PUBLIC_SITE], jizhou: [jizhou, JIZHOU_PUBLIC_SITE], huangyuan: [huangyuan, HUANGYUAN_PUBLIC_SITE], haidian: [haidian, HAIDIAN_PUBLIC_SITE] } as const;

async function load(app: TestApp, code: Programme): Promise<void> {
  const options = { newId: app.runtime.newId, now: `${PLAYED_ON}T00:00:00Z`, password: 'Demo-pass-2026' };
  await app.ownerDb.transaction().execute((tx) => (code === 'wanyuan' ? loadCity(tx, generateCity(), options) : loadSmallProgramme(tx, SMALL[code][0], { ...options, publicSite: SMALL[code][1] })));
}

/** Whom a programme signs in: by the code of the person, or in the city by the name of the login. */
async function peopleOf(app: TestApp, code: Programme, programmeId: string): Promise<ReadonlyMap<string, string>> {
  if (code === 'wanyuan') return (await readCity(app.ownerDb))?.logins ?? new Map();
  const found = await rows<{ name: string; id: string }>(app.ownerDb, sql`select substr(p.code, ${code.length + 2}::int) as name, p.id from people.persons p where p.programme_id = ${programmeId}`);
  return new Map(found.map(({ name, id }) => [name, id]));
}

/** 载入一个演示项目 · With its figures defined. @param hasShops its shops take a quarter of a minute @errors throws when a step is refused */
export async function playedProgramme(code: Programme, { hasShops = false } = {}): Promise<Played> {
  const app = await testApp({ template: 'empty' });
  await load(app, code);
  const { id: programmeId } = await oneRow<{ id: string }>(app.ownerDb, sql`select id from places.programmes where code = ${code}`);
  const people = await peopleOf(app, code, programmeId);
  const of = (name: string): string => {
    const id = people.get(name);
    if (id === undefined) throw new Error(`the programme ${code} has no ${name}`);
    return id;
  };
  const actors = actorsOf({ runtime: app.runtime, programmeId });
  await PLAYS[code]({ app, actors, programmeId, of, hasShops });
  const moment = { at: momentOf(PLAYED_ON, 60), by: of('office') };
  await playFigures(actors, moment, code);
  return { app, actors, office: of('office'), lead: of(code === 'wanyuan' ? 'leadgroup' : 'lead'), moment };
}

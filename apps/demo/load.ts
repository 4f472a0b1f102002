/** The demo programme, loaded behind the first page in steps that are remembered: a start that was cut off goes on where it stopped. */
import { generateCity } from '../../packs/wanyuan/generate.ts';
import { readFile } from 'node:fs/promises';
import type { EditionDocument } from '#modules/frameworks/domain/index.ts';
import { seedCalendar, seedCategories } from '#modules/cases/seed/index.ts';
import type { CalendarPack, CategoryPack } from '#modules/cases/seed/index.ts';
import { seedAssignments, seedDuties, seedPersons, seedRoles } from '#modules/people/seed/index.ts';
import { hashPassword } from '#modules/people/server/index.ts';
import { seedOrganisations, seedPlaces, seedProgramme, seedSites, seedSiteTypes } from '#modules/places/seed/index.ts';
import { maybeRow, sql } from '#platform/server/db/index.ts';
import type { Db } from '#platform/server/db/index.ts';
import { allPermissions, defaultRoles } from '../permissions.ts';
import type { Installation } from '../compose.ts';

/** Shown on the demo sign-in page; never used where LIANCHUANG_DEMO is off. */
export const DEMO_PASSWORD = 'lianchuang-demo';
const PACK = 'wanyuan';
const VALID_FROM = '2026-01-05';

async function packFile<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(new URL(`../../packs/${path}`, import.meta.url), 'utf8')) as T;
}

type Tell = (text: string | null) => void;

/** One step: done once, in one transaction with the note that it is done. */
async function once(installation: Installation, step: string, work: (tx: Db) => Promise<void>): Promise<void> {
  await installation.owner.db.transaction().execute(async (tx) => {
    const done = await maybeRow(tx, sql`select 1 from platform.loaded_packs where code = ${PACK} and step = ${step}`);
    if (done !== undefined) return;
    await work(tx);
    await sql`insert into platform.loaded_packs (code, step) values (${PACK}, ${step})`.execute(tx);
  });
}

/** 载入演示城市的底座 · Places, organisations, people, sites with their duties, calendar and categories: one transaction. */
async function loadGround(installation: Installation, tx: Db): Promise<void> {
  const city = generateCity();
  const { newId, clock } = installation.runtime;
  const now = new Date(clock()).toISOString();
  const programmeId = await seedProgramme(tx, city, newId(), now);
  const context = { programmeId, newId, validFrom: VALID_FROM, now };
  const placeIds = await seedPlaces(tx, city, context);
  const organisationIds = await seedOrganisations(tx, city, placeIds, context);
  await seedSiteTypes(tx, (await packFile<EditionDocument>('demo-city-edition/edition.json')).siteTypes, context);
  const siteIds = await seedSites(tx, city, placeIds, context);
  await seedRoles(tx, programmeId, defaultRoles, allPermissions);
  const people = { ...context, placeIds, organisationIds, siteIds };
  const personIds = await seedPersons(tx, city, people, { passwordHash: await hashPassword(DEMO_PASSWORD), demo: true });
  await seedAssignments(tx, city, personIds, people);
  await seedDuties(tx, city, personIds, people);
  await seedCalendar(tx, programmeId, await packFile<CalendarPack>('calendars/cn.json'));
  await seedCategories(tx, programmeId, await packFile<CategoryPack>('case-categories.json'));
  await sql`analyze places.sites`.execute(tx);
}

/** Loads what is not there yet. */
export async function loadDemo(installation: Installation, tell: Tell): Promise<void> {
  tell('正在载入演示城市：地点、单位、人员、点位 · loading the demo city');
  await once(installation, 'ground', (tx) => loadGround(installation, tx));
  tell(null);
}

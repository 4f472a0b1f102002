/** The demo city itself: places, organisations, people, calendar and edition. */
import { readFile } from 'node:fs/promises';
import { seedCalendar, seedCategories } from '#modules/cases/seed/index.ts';
import type { CalendarPack, CategoryPack } from '#modules/cases/seed/index.ts';
import { importEdition, setEditionState } from '#modules/frameworks/contract/index.ts';
import { seedAssignments, seedDuties, seedPersons, seedRoles } from '#modules/people/seed/index.ts';
import { hashPassword } from '#modules/people/server/index.ts';
import { saveProgrammeSetting } from '#modules/places/server/index.ts';
import { seedOrganisations, seedPlaces, seedProgramme, seedPublicSite, seedSites, seedSiteTypes } from '#modules/places/seed/index.ts';
import type { PublicSitePack } from '#modules/places/seed/index.ts';
import { maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Db, Tx } from '#platform/server/db/index.ts';
import { demoEdition } from '../../packs/demo-city-edition/generate.ts';
import { generateCity } from '../../packs/wanyuan/generate.ts';
import { OFFICE_SETTINGS, PUBLIC_SITE } from '../../packs/wanyuan/office.ts';
import type { CityPack } from '../../packs/wanyuan/types.ts';
import { allPermissions, defaultRoles } from '../permissions.ts';
import type { Actors } from './acting.ts';

const PACKS = new URL('../../packs/', import.meta.url);
/** The first day on which the pack's duties hold. */
export const VALID_FROM = '2026-01-05';

async function packFile<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(new URL(name, PACKS), 'utf8')) as T;
}

export interface CityOptions { readonly newId: () => string; readonly now: string; readonly password: string; /** Of a small programme that shows something to everybody. */ readonly publicSite?: PublicSitePack }

/** All or nothing: the caller gives the transaction. */
export async function loadCity(tx: Tx, city: CityPack, options: CityOptions): Promise<void> {
  const programmeId = await seedProgramme(tx, city, options.newId(), options.now);
  const context = { programmeId, newId: options.newId, validFrom: VALID_FROM, now: options.now };
  await saveProgrammeSetting(tx, programmeId, 'bulletin', OFFICE_SETTINGS);
  await seedPublicSite(tx, programmeId, PUBLIC_SITE, options.now);
  await seedRoles(tx, programmeId, defaultRoles, allPermissions);
  const placeIds = await seedPlaces(tx, city, context);
  const organisationIds = await seedOrganisations(tx, city, placeIds, context);
  await seedSiteTypes(tx, demoEdition().siteTypes, context);
  const siteIds = await seedSites(tx, city, placeIds, context);
  const people = { ...context, placeIds, organisationIds, siteIds };
  const personIds = await seedPersons(tx, city, people, { passwordHash: await hashPassword(options.password), demo: true });
  await seedAssignments(tx, city, personIds, people);
  await seedDuties(tx, city, personIds, people);
  await seedCalendar(tx, programmeId, await packFile<CalendarPack>('calendars/cn.json'));
  await seedCategories(tx, programmeId, await packFile<CategoryPack>('case-categories.json'));
}

/** How the office of a small programme signs. */
function smallOffice(pack: CityPack): Record<string, string | readonly string[]> {
  const name = pack.places[0]?.zh ?? '';
  const office = `${name}文明创建工作领导小组办公室`;
  return { issuer: office, agencyCode: `${name.slice(0, 1)}创办`, signature: office, printedBy: office, addressees: ['各有关单位'], copyTo: ['文明创建工作领导小组成员'] };
}

/** A programme of which only its people and places matter: no sites, no calendar of its own beyond the country's. */
export async function loadSmallProgramme(tx: Tx, pack: CityPack, options: CityOptions): Promise<void> {
  const programmeId = await seedProgramme(tx, pack, options.newId(), options.now);
  const context = { programmeId, newId: options.newId, validFrom: VALID_FROM, now: options.now };
  await saveProgrammeSetting(tx, programmeId, 'bulletin', smallOffice(pack));
  await seedRoles(tx, programmeId, defaultRoles, allPermissions);
  const placeIds = await seedPlaces(tx, pack, context);
  const organisationIds = await seedOrganisations(tx, pack, placeIds, context);
  const people = { ...context, placeIds, organisationIds, siteIds: new Map<string, string>() };
  const personIds = await seedPersons(tx, pack, people, { passwordHash: await hashPassword(options.password), demo: true });
  await seedAssignments(tx, pack, personIds, people);
  await seedCalendar(tx, programmeId, await packFile<CalendarPack>('calendars/cn.json'));
  if (options.publicSite !== undefined) await seedPublicSite(tx, programmeId, options.publicSite, options.now);
}

const cityTables = ['places.places', 'places.organisations', 'places.sites', 'people.persons', 'people.assignments', 'people.responsibilities'] as const;
const roundTables = [
  'frameworks.nodes', 'frameworks.check_items', 'inspections.round_sites', 'inspections.observations', 'inspections.observation_photos', 'inspections.findings',
  'cases.cases', 'files.files', 'scoring.score_cells', 'platform.idempotency_keys',
] as const;

/** Many rows came at once; the planner should know. */
async function analyze(db: Db, tables: readonly string[]): Promise<void> {
  for (const table of tables) await sql`analyze ${sql.table(table)}`.execute(db);
}

export const analyzeHonours = (db: Db): Promise<void> => analyze(db, ['honours.titles', 'honours.subjects', 'honours.awards', 'honours.award_events']);
export const analyzeShops = (db: Db): Promise<void> => analyze(db, ['shops.shops', 'shops.served_places', 'shops.batches', 'shops.movements', 'shops.households', 'shops.slips', 'honours.subjects', 'points.accounts', 'points.legs', 'points.transfers']);
export const analyzeCity = (db: Db): Promise<void> => analyze(db, cityTables);
export const analyzeRounds = (db: Db): Promise<void> => analyze(db, roundTables);

/** What the story needs to know of the city once it is in the database, by the codes of the pack. */
export interface DemoCity {
  readonly programmeId: string;
  readonly pack: CityPack;
  /** Login name → person. */
  readonly logins: ReadonlyMap<string, string>;
  /** People of a role, in the order of their codes. */
  readonly peopleOf: (role: string) => readonly string[];
  /** @errors throws for a code the pack does not have */
  readonly personOf: (code: string) => string;
  /** Site code → site. */
  readonly siteIds: ReadonlyMap<string, string>;
}

/** @returns null until the city is loaded */
export async function readCity(db: Db): Promise<DemoCity | null> {
  const pack = generateCity();
  const programme = await maybeRow<{ id: string }>(db, sql`select id from places.programmes where code = ${pack.programme.code}`);
  if (programme === undefined) return null;
  const persons = new Map((await rows<{ id: string; code: string }>(db, sql`select id, code from people.persons where programme_id = ${programme.id}`)).map((row) => [row.code, row.id]));
  const siteIds = new Map((await rows<{ id: string; code: string }>(db, sql`select id, code from places.sites where programme_id = ${programme.id}`)).map((row) => [row.code, row.id]));
  const idOf = (code: string): string => {
    const id = persons.get(code);
    if (id === undefined) throw new Error(`the city has no person ${code}`);
    return id;
  };
  return {
    programmeId: programme.id, pack,
    logins: new Map(pack.logins.map((login) => [login.username, idOf(login.personCode)])),
    siteIds, personOf: idOf,
    peopleOf: (role) => pack.assignments.filter((assignment) => assignment.role === role).map(({ personCode }) => personCode).sort().map(idOf),
  };
}

/** The standard comes in by the same import as anybody's. */
export async function importDemoEdition(actors: Actors, officeId: string, at: number): Promise<string> {
  const body = new Uint8Array(await readFile(new URL('demo-city-edition/edition.json', PACKS)));
  const answer = await actors.write(importEdition, { file: { fileName: 'edition.json', body }, mode: 'import' }, { at, by: officeId }, 'demo/edition/import');
  const editionId = answer.editionId as string;
  await actors.write(setEditionState, { editionId, state: 'inForce' }, { at: at + 60_000, by: officeId }, 'demo/edition/in-force');
  return editionId;
}

/** The demo programme, loaded behind the first page in steps; a kill in between goes on at the next start. */
import { localDateOf, instant, CHINA_UTC_OFFSET_MINUTES } from '#kernel/local-date.ts';
import { workCalendar } from '#modules/cases/server/index.ts';
import { loadSecret } from '#platform/server/config/index.ts';
import { openDatabase, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { appUrl } from '#platform/server/db/migrate.ts';
import type { Runtime } from '#platform/server/operations/index.ts';
import { generateCity } from '../../packs/wanyuan/generate.ts';
import type { Installation } from '../compose.ts';
import { actorsOf } from './acting.ts';
import { analyzeCity, analyzeRounds, importDemoEdition, loadCity, readCity } from './city.ts';
import type { DemoCity } from './city.ts';
import { momentOf, PARALLEL } from './round.ts';
import { playStory } from './story.ts';

/** Shown on the demo sign-in page; never used where LIANCHUANG_DEMO is off. */
export const DEMO_PASSWORD = 'lianchuang-demo';

const PACK = 'wanyuan';
/** Before it the pack's duties do not reach back far enough for a finished round. */
const EARLIEST_STORY_DAY = '2026-03-16';
/** The story stands at the midnight that begins its day: also who starts early finds nothing from the future. */
const STORY_MINUTE = 0;

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
  const quick = openDatabase({ url: url.toString(), poolSize: PARALLEL + 2, applicationName: 'lianchuang demo', onError: (error) => installation.log.warn({ err: error }, 'database connection lost') });
  try {
    await work({ ...installation.runtime, db: quick.db });
  } finally {
    await quick.close();
  }
}

/** Loads what is not there yet. @errors throws when a step of the story is refused; what came before stays */
export async function loadDemo(installation: Installation, tell: Tell): Promise<void> {
  const done = await loadedSteps(installation);
  if (done.has('story')) {
    tell(null);
    return;
  }
  tell('正在载入演示城市 · loading the demo city');
  const today = await storyDay(installation, done);
  const city = await ensureCity(installation, DEMO_PASSWORD, installation.runtime.clock());
  const calendar = await workCalendar(installation.owner.db as Tx, city.programmeId);
  await withQuickCommits(installation, async (runtime) => {
    const actors = actorsOf({ runtime, programmeId: city.programmeId });
    await playStory({
      actors, city, calendar, today, tell, now: momentOf(today, STORY_MINUTE), afterMuch: () => analyzeRounds(installation.owner.db),
      importEdition: (at) => importDemoEdition(actors, city.logins.get('office') as string, at),
    });
  });
  await remember(installation.owner.db, 'story');
  tell(null);
}

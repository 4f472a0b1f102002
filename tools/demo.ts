/**
 * `npm run demo`: the whole loop headless on the demo city, by the same operations as anybody's work, with results under `out/`.
 * Killed at any moment and started again it goes on; deleted `.data-demo` it starts anew. Same seed, same summary.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { workCalendar } from '#modules/cases/server/index.ts';
import { loadConfig, StartupError } from '#platform/server/config/index.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { createLog, openInstallation } from '../apps/compose.ts';
import type { Installation } from '../apps/compose.ts';
import { openAcknowledgedLog, readAcknowledged } from '../apps/demo/acknowledged-log.ts';
import { actorsOf } from '../apps/demo/acting.ts';
import { checkRound, checkWhole } from '../apps/demo/checks.ts';
import type { Check, RoundResult } from '../apps/demo/checks.ts';
import { analyzeRounds, importDemoEdition, readCity } from '../apps/demo/city.ts';
import { DEMO_PASSWORD, ensureCity } from '../apps/demo/load.ts';
import { playLoop } from '../apps/demo/loop.ts';
import type { Stage } from '../apps/demo/round.ts';

const DEFAULT_DATA_DIR = '.data-demo';
const CITY_LOADED_AT = Date.parse('2026-03-02T01:00:00Z');

/** A sentence for who started it, not a stack. */
class Misused extends Error {}

interface Options { readonly out: string; readonly sites: number; readonly seed: string; readonly quiet: boolean }

function optionsOf(args: string[]): Options {
  const { values } = parseArgs({ args, options: { out: { type: 'string', default: 'out' }, sites: { type: 'string', default: '160' }, seed: { type: 'string', default: 'lianchuang-demo-2026' }, quiet: { type: 'boolean', default: false } } });
  const sites = Number(values.sites);
  if (!Number.isInteger(sites) || sites < 10 || sites > 2_000) throw new Misused(`--sites 应为 10–2000 的整数 · a whole number from 10 to 2000, not ${values.sites}`);
  return { out: values.out, sites, seed: values.seed, quiet: values.quiet };
}

/** One data folder tells one story: another seed or size would contradict what is there. */
async function claimFolder(installation: Installation, options: Options): Promise<void> {
  const { db } = installation.owner;
  const wanted = `seed ${options.seed} sites ${options.sites}`;
  await sql`insert into platform.loaded_packs (code, step) select 'demo-loop', ${wanted} where not exists (select 1 from platform.loaded_packs where code = 'demo-loop')`.execute(db);
  const claim = await oneRow<{ step: string }>(db, sql`select step from platform.loaded_packs where code = 'demo-loop'`);
  if (claim.step !== wanted) {
    throw new Misused(`${installation.config.dataDir} 已用于 ${claim.step}，请删除它，或用 LIANCHUANG_DATA_DIR 换一个文件夹 · belongs to another run: delete it, or name another folder with LIANCHUANG_DATA_DIR`);
  }
}

async function writeResults(out: string, results: readonly RoundResult[], options: Options): Promise<void> {
  const last = results.at(-1) as RoundResult;
  await writeFile(join(out, 'bulletin.docx'), last.docx);
  await writeFile(join(out, 'register.xlsx'), last.register);
  await writeFile(join(out, 'draw.json'), last.draw);
  for (const [at, result] of results.slice(0, -1).entries()) await writeFile(join(out, `bulletin-${at + 1}.docx`), result.docx);
  await writeFile(join(out, 'summary.json'), `${JSON.stringify({ synthetic: true, seed: options.seed, sitesPerRound: options.sites, rounds: results.map(({ summary }) => summary) }, null, 1)}\n`);
}

function report(title: string, checks: readonly Check[]): void {
  console.log(`\n  ${title}`);
  for (const { ok, name, detail } of checks) console.log(`   ${ok ? '✓' : '✗'} ${name}${detail === '' ? '' : `  (${detail})`}`);
}

async function play(installation: Installation, options: Options): Promise<boolean> {
  const started = performance.now();
  const seconds = (): string => ((performance.now() - started) / 1_000).toFixed(1).padStart(6);
  const tell = (text: string): void => { if (!options.quiet) console.log(`  ${seconds()} s  ${text}`); };
  const logPath = join(options.out, 'acknowledged.ndjson');
  await claimFolder(installation, options);
  const fresh = (await readCity(installation.owner.db)) === null;
  tell(fresh ? '正在载入演示城市 · loading the demo city' : '从上次停下的地方继续 · going on where it stopped');
  const log = await openAcknowledgedLog(logPath, { fresh });
  const city = await ensureCity(installation, DEMO_PASSWORD, CITY_LOADED_AT);
  const actors = actorsOf({ runtime: installation.runtime, programmeId: city.programmeId, acknowledged: (write) => log.append(write), validateOutput: true });
  const stage: Stage = {
    actors, city, tell, calendar: await workCalendar(installation.owner.db as Tx, city.programmeId), afterMuch: () => analyzeRounds(installation.owner.db),
  };
  const played = await playLoop({
    stage, seed: options.seed, sampleSize: options.sites, importEdition: (at) => importDemoEdition(actors, city.logins.get('office') as string, at),
  });
  const results: RoundResult[] = [];
  for (const one of played) results.push(await checkRound(stage, installation.owner.db, one));
  const whole = await checkWhole(stage, installation.owner.db, await readAcknowledged(logPath), played.at(-1)?.draftedAt as number);
  await log.close();
  await writeResults(options.out, results, options);
  for (const [at, result] of results.entries()) report(`${at + 1}. ${played[at]?.round.plan.zh ?? ''}  ${played[at]?.bulletin.documentNumber ?? ''}`, result.checks);
  report('全程 · the whole', whole);
  const failed = [...results.flatMap(({ checks }) => checks), ...whole].filter(({ ok }) => !ok);
  console.log(failed.length === 0 ? `\n  全部核对无误，用时 ${seconds().trim()} 秒，结果在 ${options.out}/ · everything checks out\n` : `\n  有 ${failed.length} 项不符 · ${failed.length} checks failed\n`);
  return failed.length === 0;
}

async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2));
  await mkdir(options.out, { recursive: true });
  // Always a database of its own: nobody's real one is a place for a demonstration.
  const config = loadConfig({ LIANCHUANG_LOG_LEVEL: 'warn', ...process.env, DATABASE_URL: '', LIANCHUANG_DATA_DIR: process.env['LIANCHUANG_DATA_DIR'] ?? DEFAULT_DATA_DIR });
  const installation = await openInstallation(config, createLog(config), { jobs: false });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { void installation.close().then(() => process.exit(130)); });
  try {
    return (await play(installation, options)) ? 0 : 1;
  } finally {
    await installation.close();
  }
}

main().then((code) => process.exit(code), (error: unknown) => {
  if (error instanceof StartupError) console.error(`\n${error.zh}\n${error.en}\n`);
  else console.error(error instanceof Misused ? `\n${error.message}\n` : error);
  process.exit(1);
});

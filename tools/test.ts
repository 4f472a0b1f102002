/**
 * `npm test`: everything, in the order in which a fault is cheapest to find. Each step is a process of its own; the first that
 * fails ends the run with its exit code, and the last line counts the tests. The browser has three runs side by side, the pages of
 * the office, those of the other faces with some stories, and the other stories: each waits half of its time, and none sees what another does to its city.
 */
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { loadDemoOnce } from './stage/demo-server.ts';

interface Step { readonly name: string; readonly command: readonly string[]; readonly report?: string; /** Steps that follow each other with the same word run side by side, each on a copy of one demo city. */ readonly beside?: string }

const report = (name: string): string => join(tmpdir(), `lianchuang-${process.pid}-${name}.json`);
const vitest = (name: string, ...args: string[]): Step => ({
  name, report: report(name), command: ['node_modules/.bin/vitest', 'run', ...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${report(name)}`],
});
const browser = ['--config', 'tests/e2e/vitest.config.ts'];
const sweep = (face: string): string => `tests/e2e/pages-of-${face}.e2e.ts`;
/** Stories that read far more than they write go with the smaller sweep: the three runs end at about the same time. */
const READING = ['chosen-figures', 'keyboard-only', 'leading-group', 'lineage', 'lists', 'map', 'registers'].map((story) => `tests/e2e/${story}.e2e.ts`);

const steps: readonly Step[] = [
  { name: '类型 types', command: ['node_modules/.bin/tsc', '-b'] },
  { name: '规范 lint', command: ['node_modules/.bin/oxlint'] },
  vitest('tests'),
  { ...vitest('e2e-office-pages', ...browser, sweep('the-office')), beside: 'e2e' },
  { ...vitest('e2e-other-pages', ...browser, sweep('field-and-public'), ...READING), beside: 'e2e' },
  { ...vitest('e2e-stories', ...browser, ...[sweep('*'), ...READING].flatMap((path) => ['--exclude', path])), beside: 'e2e' },
];

interface Ran { readonly step: Step; readonly code: number; readonly ms: number }

/** @returns its exit code; what it says is kept until it ends when another runs beside it */
function run(step: Step, env: Readonly<Record<string, string>>): Promise<Ran> {
  const started = Date.now();
  return new Promise((resolve) => {
    const [command = '', ...args] = step.command;
    const kept: Buffer[] = [];
    const child = spawn(command, args, { stdio: step.beside === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32', env: { ...process.env, ...env } });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => kept.push(chunk));
    const end = (code: number): void => {
      if (step.beside !== undefined) console.log(`\n▶ ${step.name}\n${Buffer.concat(kept).toString()}`);
      resolve({ step, code, ms: Date.now() - started });
    };
    child.once('error', (error) => { console.error(error.message); end(1); });
    child.once('close', (code) => end(code ?? 1));
  });
}

async function runBeside(group: readonly Step[]): Promise<Ran[]> {
  if (group[0]?.beside === undefined) return Promise.all(group.map((step) => { console.log(`\n▶ ${step.name}`); return run(step, {}); }));
  console.log(`\n▶ ${group.map(({ name }) => name).join(' + ')}`);
  const demo = await loadDemoOnce();
  try { return await Promise.all(group.map((step) => run(step, demo.env))); } finally { await demo.remove(); }
}

interface Report { readonly numPassedTests: number; readonly numFailedTests: number; readonly numPendingTests: number; readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly { readonly title: string; readonly duration?: number }[] }[] }

/** No report at all counts as a failure. */
async function reportOf(path: string): Promise<Report> {
  try { return JSON.parse(await readFile(path, 'utf8')) as Report; } catch { return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, testResults: [] }; }
}

const SLOWEST = 8;

/** Where the time goes, since all of it has to stay within half an hour. */
function slowestOf({ testResults }: Report): string[] {
  const tests = testResults.flatMap(({ name, assertionResults }) => assertionResults.map(({ title, duration = 0 }) => ({ what: `${relative(process.cwd(), name)} › ${title}`, duration })));
  return tests.sort((a, b) => b.duration - a.duration).slice(0, SLOWEST).map(({ what, duration }) => `    ${(duration / 1000).toFixed(1).padStart(6)} s  ${what}`);
}

const wanted = process.argv.slice(2);
const groups: Step[][] = [];
for (const step of steps) {
  if (wanted.length > 0 && !wanted.some((name) => step.name.includes(name))) continue;
  const last = groups.at(-1);
  if (step.beside !== undefined && last?.[0]?.beside === step.beside) last.push(step);
  else groups.push([step]);
}
const total = { passed: 0, failed: 0, skipped: 0 };
let failed = false;
for (const group of groups) {
  for (const { step, code, ms } of await runBeside(group)) {
    let slowest: string[] = [];
    if (step.report !== undefined) {
      const counts = await reportOf(step.report);
      await rm(step.report, { force: true });
      total.passed += counts.numPassedTests; total.failed += counts.numFailedTests; total.skipped += counts.numPendingTests;
      slowest = slowestOf(counts);
    }
    console.log([`${code === 0 ? '✔' : '✘'} ${step.name}  ${(ms / 1000).toFixed(1)} s`, ...slowest].join('\n'));
    if (code !== 0) { failed = true; if (step.report === undefined) total.failed += 1; }
  }
  if (failed) break;
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(failed ? 1 : 0);

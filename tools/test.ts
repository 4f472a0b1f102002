/**
 * `npm test`: everything, in the order in which a fault is cheapest to find. Each step is a process of its own; the first that
 * fails ends the run with its exit code, and the last line counts the tests.
 */
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Step { readonly name: string; readonly command: readonly string[]; readonly report?: string }

const report = (name: string): string => join(tmpdir(), `lianchuang-${process.pid}-${name}.json`);
const vitest = (name: string, ...args: string[]): Step => ({
  name, report: report(name), command: ['node_modules/.bin/vitest', 'run', ...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${report(name)}`],
});

const steps: readonly Step[] = [
  { name: '类型 types', command: ['node_modules/.bin/tsc', '-b'] },
  { name: '规范 lint', command: ['node_modules/.bin/oxlint'] },
  vitest('tests'),
  vitest('e2e', '--config', 'tests/e2e/vitest.config.ts'),
];

function run(step: Step): Promise<number> {
  return new Promise((resolve) => {
    const [command = '', ...args] = step.command;
    const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    child.once('error', (error) => { console.error(error.message); resolve(1); });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function countsOf(path: string): Promise<{ passed: number; failed: number; skipped: number }> {
  try {
    const json = JSON.parse(await readFile(path, 'utf8')) as { numPassedTests: number; numFailedTests: number; numPendingTests: number };
    return { passed: json.numPassedTests, failed: json.numFailedTests, skipped: json.numPendingTests };
  } catch { return { passed: 0, failed: 1, skipped: 0 }; }
}

const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
let failed = false;
for (const step of steps) {
  if (wanted.length > 0 && !wanted.some((name) => step.name.includes(name))) continue;
  const started = Date.now();
  console.log(`\n▶ ${step.name}`);
  const code = await run(step);
  if (step.report !== undefined) {
    const counts = await countsOf(step.report);
    await rm(step.report, { force: true });
    total.passed += counts.passed; total.failed += counts.failed; total.skipped += counts.skipped;
  }
  console.log(`${code === 0 ? '✔' : '✘'} ${step.name}  ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (code !== 0) { failed = true; if (step.report === undefined) total.failed += 1; break; }
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(failed ? 1 : 0);

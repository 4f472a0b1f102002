/** `npm run bench [name…]`: prints a table and writes bench/results/latest.json. Nothing here is a test: machines differ, ratios speak. */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { printLines } from './lib/report.ts';
import type { Line } from './lib/report.ts';
import { benchImport } from './import.ts';
import { benchList } from './list.ts';
import { benchWrite } from './write.ts';

const suites: Readonly<Record<string, () => Promise<Line[]>>> = { write: benchWrite, list: benchList, import: benchImport };

const wanted = process.argv.slice(2);
const results: Record<string, Line[]> = {};
for (const [name, suite] of Object.entries(suites)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  results[name] = await suite();
  printLines(name, results[name]);
}
await mkdir(new URL('results/', import.meta.url), { recursive: true });
await writeFile(new URL('results/latest.json', import.meta.url), `${JSON.stringify({
  at: new Date().toISOString(), node: process.version, cores: cpus().length, memory_gib: Math.round(totalmem() / 2 ** 30), results,
}, null, 1)}\n`);
process.exit(0);

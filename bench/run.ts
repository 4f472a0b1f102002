/**
 * `npm run bench [name…]`: prints tables and keeps them in bench/results/latest.json and bench/README.md, suite by suite.
 * Nothing here is a test: machines differ, ratios speak.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { writeReadings } from './lib/readme.ts';
import type { Kept } from './lib/readme.ts';
import { printLines } from './lib/report.ts';
import type { Line } from './lib/report.ts';
import { benchBallot } from './ballot.ts';
import { benchCounter } from './counter.ts';
import { benchExport } from './export.ts';
import { benchFaces } from './faces.ts';
import { benchFigures } from './figures.ts';
import { benchImport } from './import.ts';
import { benchLedger } from './ledger.ts';
import { benchList } from './list.ts';
import { benchMap } from './map.ts';
import { benchOrders } from './orders.ts';
import { benchScore } from './score.ts';
import { benchSelection } from './selection.ts';
import { benchStart } from './start.ts';
import { benchWrite } from './write.ts';

const suites: Readonly<Record<string, () => Promise<Line[]>>> = { write: benchWrite, ballot: benchBallot, ledger: benchLedger, selection: benchSelection, list: benchList, orders: benchOrders, score: benchScore, import: benchImport, export: benchExport, figures: benchFigures, start: benchStart, faces: benchFaces, map: benchMap, counter: benchCounter };
const folder = new URL('results/', import.meta.url);
const file = new URL('latest.json', folder);

const loadNow = (): number => Math.round((loadavg()[0] ?? 0) * 10) / 10;

async function keptBefore(): Promise<Record<string, Kept>> {
  try { return (JSON.parse(await readFile(file, 'utf8')) as { suites?: Record<string, Kept> }).suites ?? {}; } catch { return {}; }
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}
await mkdir(folder, { recursive: true });
for (const [name, suite] of Object.entries(suites)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const before = loadNow();
  const lines = await suite();
  printLines(name, lines);
  const kept: Kept = { at: new Date().toISOString(), node: process.version, cores: cpus().length, memory_gib: Math.round(totalmem() / 2 ** 30), load: { before, after: loadNow() }, lines };
  const all = { ...await keptBefore(), [name]: kept };
  await writeFile(file, `${JSON.stringify({ suites: all }, null, 1)}\n`);
  await writeReadings(all);
}
process.exit(0);

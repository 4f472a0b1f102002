/** The latest readings as the table in bench/README.md, between two marks. */
import { readFile, writeFile } from 'node:fs/promises';
import type { Line } from './report.ts';

/** What a suite found, when, on what, and how busy the machine was before and after. */
export interface Kept {
  readonly at: string; readonly node: string; readonly cores: number; readonly memory_gib: number;
  readonly load: { readonly before: number; readonly after: number }; readonly lines: readonly Line[];
}

const README = new URL('../README.md', import.meta.url);
const BEGIN = '<!-- readings: written by npm run bench -->';
const END = '<!-- end of readings -->';

function row(line: Line): string {
  const ratio = line.ratio === undefined ? '–' : line.ratio.toFixed(2);
  return `| ${line.name} | ${line.value}${line.note === undefined ? '' : `; ${line.note}`} | ${line.floor ?? '–'} | ${ratio} | ${line.bar} | ${line.met ? 'yes' : '**no**'} |`;
}

function table(name: string, kept: Kept): string {
  const busy = `load of the machine ${kept.load.before} before, ${kept.load.after} after, the bench itself included`;
  return [
    `**${name}** · ${kept.at.slice(0, 16).replace('T', ' ')} UTC, ${kept.cores} cores, ${kept.memory_gib} GiB, Node ${kept.node.slice(1)}; ${busy}`, '',
    '| what | measured | floor | ratio | bar | met |', '|---|---|---|---|---|---|', ...kept.lines.map(row), '',
  ].join('\n');
}

/** @errors throws when the README has lost its marks */
export async function writeReadings(suites: Readonly<Record<string, Kept>>): Promise<void> {
  const text = await readFile(README, 'utf8');
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error('bench/README.md has no marks for its readings');
  const tables = Object.entries(suites).map(([name, kept]) => table(name, kept)).join('\n');
  await writeFile(README, `${text.slice(0, from + BEGIN.length)}\n\n${tables}\n${text.slice(to)}`);
}

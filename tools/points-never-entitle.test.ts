/**
 * Goal: points never touch a legal benefit, an assessment or a vote. Method: whatever decides about those may not reach points or shops
 * through the graph of modules, nor name their tables; and neither points nor shops keeps why a household is served.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { moduleGraph } from '../module-graph.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const graph: Readonly<Record<string, readonly string[]>> = moduleGraph;
/** Care hands out benefits; the others judge. What is not a module yet will be one of these. */
const deciding = ['care', 'frameworks', 'inspections', 'scoring', 'ballots', 'honours', 'cases'].filter((module) => module in graph);
const GIVING = ['points', 'shops'] as const;

function reached(module: string, seen = new Set<string>()): Set<string> {
  for (const next of graph[module] ?? []) if (!seen.has(next)) reached(next, seen.add(next));
  return seen;
}
const textsBelow = (folder: string): string[] => readdirSync(folder, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name)).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

describe('points and entitlement', () => {
  it.each(deciding)('%s cannot reach points or shops through any module, nor name their tables', (module) => {
    expect(GIVING.filter((giving) => reached(module).has(giving))).toEqual([]);
    expect(textsBelow(join(root, 'modules', module)).filter((text) => /\b(points\.(accounts|legs|deeds|redemptions|transfers)|shops\.(slips|households|batches))\b/.test(text))).toEqual([]);
  });

  it('no table of points or shops has a column for income, poverty, religion, ethnicity or a benefit', () => {
    const schema = readFileSync(join(root, 'db/schema.sql'), 'utf8');
    const tables = schema.split(/(?=^create table )/mu).filter((text) => /^create table (points|shops)\./.test(text));
    expect(tables.length).toBeGreaterThan(12);
    expect(tables.filter((text) => /^\s+\w*(income|poor|poverty|relig|ethnic|benefit|allowance|subsid)\w*\s/im.test(text.split('\n);')[0] ?? ''))).toEqual([]);
  });
});

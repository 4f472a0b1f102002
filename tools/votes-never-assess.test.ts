/**
 * Goal: no vote can ever become part of a unit's assessment. Method: whatever assesses may not reach ballots through the graph of
 * modules, however long the way, nor name their tables.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { moduleGraph } from '../module-graph.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const assessing = ['frameworks', 'inspections', 'scoring', 'submissions', 'surveys', 'figures'] as const;

function reached(graph: Readonly<Record<string, readonly string[]>>, module: string, seen = new Set<string>()): Set<string> {
  for (const next of graph[module] ?? []) if (!seen.has(next)) reached(graph, next, seen.add(next));
  return seen;
}

const textsBelow = (folder: string): string[] => readdirSync(folder, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name)).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

describe('votes and assessment', () => {
  it.each(assessing)('%s cannot reach ballots through any module', (module) => {
    expect([...reached(moduleGraph, module)]).not.toContain('ballots');
  });
  it('a way through another module would be noticed', () => {
    expect([...reached({ scoring: ['people'], people: ['honours'], honours: ['ballots'] }, 'scoring')]).toContain('ballots');
  });
  it.each(assessing)('%s names no table of ballots', (module) => {
    const texts = textsBelow(join(root, 'modules', module));
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter((text) => /\bballots\.\w+/.test(text))).toEqual([]);
  });
});

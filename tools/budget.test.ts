import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { budgetProblems, budgets, fieldBudgets, firstLoad } from './budget.ts';
import type { Budget, Chunk, Measured } from './budget.ts';

const builtFaces = [['web', budgets], ['field', fieldBudgets]] as const;
const fileOf = (folder: string): string => fileURLToPath(new URL(`../dist/${folder}/first-load.json`, import.meta.url));
const noise = (length: number): string => Array.from({ length }, (_, at) => String.fromCharCode(33 + ((at * 7919 + ((at * at) >> 3)) % 90))).join('');
const chunk = (fileName: string, more: Partial<Chunk> = {}): Chunk => ({ fileName, code: noise(4_000), imports: [], dynamicImports: [], isEntry: false, source: null, ...more });
const budget: Budget = { face: 'office', entry: 'apps/web/index.html', next: ['home.tsx'], most_kB: 450 };

describe('the first load of a face', () => {
  const chunks = [
    chunk('entry.js', { source: 'apps/web/index.html', imports: ['vendor.js'], dynamicImports: ['home.js', 'map.js'], isEntry: true }),
    chunk('vendor.js', { imports: ['entry.js'] }), chunk('home.js', { source: 'home.tsx', imports: ['vendor.js', 'shared.js'], dynamicImports: ['map.js'] }),
    chunk('shared.js'), chunk('map.js', { code: noise(900_000) }), chunk('other.js'),
  ];

  it('is the entry, the page that follows it, and all they import, each once; what comes later by itself does not count', () => {
    const { chunks: counted, total_kB, missing } = firstLoad(chunks, budget);
    expect(counted.map(({ fileName }) => fileName).sort()).toEqual(['entry.js', 'home.js', 'shared.js', 'vendor.js']);
    expect(total_kB).toBeCloseTo(counted.reduce((sum, { size_kB }) => sum + size_kB, 0));
    expect(missing).toEqual([]);
  });

  it('fails the build when it exceeds its budget, and when the page it measures is gone', () => {
    expect(budgetProblems([firstLoad(chunks, budget)])).toEqual([]);
    expect(budgetProblems([firstLoad(chunks, { ...budget, most_kB: 1 })])[0]).toContain('1 kB allowed');
    expect(budgetProblems([firstLoad(chunks, { ...budget, next: ['renamed.tsx'] })])[0]).toContain('renamed.tsx');
  });
});

describe.each(builtFaces)('the built faces in dist/%s', (folder, wanted) => {
  it.skipIf(!existsSync(fileOf(folder)))('stay within what a phone on a slow network may be asked for', () => {
    const measured = JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Measured[];
    expect(measured.map(({ face }) => face)).toEqual(wanted.map(({ face }) => face));
    expect(budgetProblems(measured)).toEqual([]);
  });
});

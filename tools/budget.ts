/**
 * 首屏预算 · How much script a face may ask of a phone before it can be used, checked by every build. What counts is
 * everything that must arrive for the first page: the entry, what it imports, and what it always asks for next. Parts that
 * the page draws later by itself (a map, a chart) are listed, not counted: nobody waits for them to press a button.
 */
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** 一块 · One built file of script and what it asks for. */
export interface Chunk {
  readonly fileName: string;
  readonly code: string;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  readonly isEntry: boolean;
  /** The source that the chunk begins with, from the root. */
  readonly source: string | null;
}

/** 预算 · `entry` and `next` are sources; `next` is what the first page always loads after the entry. @unit kB of 1,000 bytes, gzip level 6 */
export interface Budget {
  readonly face: string;
  readonly entry: string;
  readonly next: readonly string[];
  readonly most_kB: number;
}

/** 三个界面的预算 @source issue 3, quality of the faces */
export const budgets: readonly Budget[] = [
  { face: 'office', entry: 'apps/web/index.html', next: ['platform/web/controls.tsx', 'apps/web/home/home-page.tsx'], most_kB: 450 },
];

/** 现场端 · Built apart (vite.field.config.ts); an inspector begins with the sites, a site leader with the cases. */
export const fieldBudgets: readonly Budget[] = [
  { face: 'field: inspector', entry: 'apps/web/field/index.html', next: ['modules/inspections/web/field/today-screen.tsx'], most_kB: 200 },
  { face: 'field: site leader', entry: 'apps/web/field/index.html', next: ['modules/cases/web/field/cases-screen.tsx'], most_kB: 200 },
];

/** 量得 */
export interface Measured {
  readonly face: string;
  readonly total_kB: number;
  readonly most_kB: number;
  readonly chunks: readonly { readonly fileName: string; readonly size_kB: number }[];
  readonly missing: readonly string[];
}

const sizeOf_kB = (code: string): number => gzipSync(code, { level: 6 }).length / 1000;

/** 首屏所需 · The closure of static imports over the entry and what always follows it. */
export function firstLoad(chunks: readonly Chunk[], budget: Budget): Measured {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const roots = [budget.entry, ...budget.next].map((source) => ({ source, chunk: chunks.find((chunk) => chunk.source === source) }));
  const reached = new Set<string>();
  const reach = (fileName: string): void => {
    if (reached.has(fileName) || !byName.has(fileName)) return;
    reached.add(fileName);
    for (const next of byName.get(fileName)?.imports ?? []) reach(next);
  };
  for (const { chunk } of roots) if (chunk !== undefined) reach(chunk.fileName);
  const sized = [...reached].map((fileName) => ({ fileName, size_kB: sizeOf_kB(byName.get(fileName)?.code ?? '') })).sort((a, b) => b.size_kB - a.size_kB);
  return {
    face: budget.face, most_kB: budget.most_kB, chunks: sized,
    total_kB: sized.reduce((sum, { size_kB }) => sum + size_kB, 0),
    missing: roots.filter(({ chunk }) => chunk === undefined).map(({ source }) => source),
  };
}

/** 超出预算 · In words, empty when all is well. A page that was renamed is a fault too: it would never be measured again. */
export function budgetProblems(measured: readonly Measured[]): string[] {
  return measured.flatMap(({ face, total_kB, most_kB, chunks, missing }) => [
    ...missing.map((source) => `${face}: ${source} is not in the build, so its budget measures nothing`),
    ...(total_kB > most_kB ? [`${face}: ${total_kB.toFixed(0)} kB of script before the first page can be used, ${most_kB} kB allowed; largest: ${chunks.slice(0, 4).map((chunk) => `${chunk.fileName} ${chunk.size_kB.toFixed(0)} kB`).join(', ')}`] : []),
  ]);
}

/** 构建检查 · Fails the build of a face that has grown too heavy, and leaves the figures beside it. */
export function budgetPlugin(root: string, wanted: readonly Budget[]): Plugin {
  const sourceOf = (id: string | null): string | null => (id?.startsWith(root) ? id.slice(root.length).replace(/^\//, '') : null);
  return {
    name: 'lianchuang-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).flatMap((file): Chunk[] => (file.type !== 'chunk' ? [] : [{
        fileName: file.fileName, code: file.code, imports: file.imports, dynamicImports: file.dynamicImports, isEntry: file.isEntry, source: sourceOf(file.facadeModuleId),
      }]));
      const measured = wanted.map((budget) => firstLoad(chunks, budget));
      const problems = budgetProblems(measured);
      if (problems.length > 0) this.error(problems.join('\n'));
      this.emitFile({ type: 'asset', fileName: 'first-load.json', source: `${JSON.stringify(measured, null, 1)}\n` });
    },
  };
}

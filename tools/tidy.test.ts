/** The house rules over the whole tree, and each of them over a text that breaks it. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { moduleGraph } from '../module-graph.ts';
import {
  citedDecisionsExist, linksResolve, migrationsInOrder, moduleReadmes, MODULE_README_HEADINGS, noPlaceNames, nothingOfThisMachine, nothingUnfinished, oneTitle, ownSchemaOnly, pagesReadWithPatience,
} from './tidy.ts';
import type { HouseRule, SourceFile } from './tidy.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Read in parts and compared by line. */
const WRITTEN_BY_TOOLS = new Set(['package-lock.json', 'openapi.json', 'db/schema.sql']);
const BLOB_BYTES_MAX = 400_000;
const TEXT = /\.(ts|tsx|mjs|js|json|md|sql|css|html|yaml|yml|svg|txt)$/;

const paths = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
const existing = paths.filter((path) => { try { return statSync(root + path).isFile(); } catch { return false; } });
const files: SourceFile[] = existing.filter((path) => TEXT.test(path)).map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
const folders = new Set(existing.flatMap((path) => path.split('/').slice(0, -1).map((_part, index, parts) => parts.slice(0, index + 1).join('/'))));
const modules = Object.keys(moduleGraph);

/** Place names of the seed programmes; they belong in packs. */
const placeNames = ['万源', '高平', '湟源', '海淀', '吉州', 'wanyuan', 'gaoping', 'huangyuan', 'haidian', 'jizhou'];
/** Read-only joins over what lies below in the graph; a module still writes nobody else's table. */
const below: Record<string, readonly string[]> = Object.fromEntries(Object.entries(moduleGraph).map(([module, uses]) => [module, uses]));

const rules: [string, HouseRule, SourceFile][] = [
  ['every module has its README with the ten headings', moduleReadmes(modules), { path: 'modules/places/README.md', text: '# Places\n\n## Purpose\n' }],
  ['nothing reads as unfinished', nothingUnfinished, { path: 'kernel/a.ts', text: '// TODO: later' }],
  ['no place is named in code', noPlaceNames(placeNames), { path: 'modules/cases/domain/a.ts', text: "if (code === 'wanyuan')" }],
  ['a cited decision exists', citedDecisionsExist, { path: 'ARCHITECTURE.md', text: 'see ADR-9999' }],
  ['links lead somewhere', linksResolve(new Set([...folders, ...existing])), { path: 'docs/a.md', text: '# A\n[b](./nowhere.md)' }],
  ['a document has one title', oneTitle, { path: 'docs/a.md', text: '# A\n# B\n' }],
  ['a module writes its own tables and reads only those below it', ownSchemaOnly(modules, below), { path: 'modules/cases/server/queries/a.ts', text: 'update inspections.findings set state = 1' }],
  ['migrations are numbered and say why', migrationsInOrder, { path: 'db/migrations/0009_bad.sql', text: 'create table x ();' }],
  ['nothing names the machine it was written on', nothingOfThisMachine, { path: 'docs/a.md', text: 'open /work/main' }],
  ['a story polls for what a page shows', pagesReadWithPatience, { path: 'tests/e2e/a.e2e.ts', text: "expect(await page.locator('li').count()).toBe(8);" }],
];

describe('the house is tidy', () => {
  it.each(rules)('%s', (_name, rule) => { expect(rule(files)).toEqual([]); });
  it('no committed file is a blob', () => {
    expect(existing.filter((path) => statSync(root + path).size > BLOB_BYTES_MAX && !WRITTEN_BY_TOOLS.has(path))).toEqual([]);
  });
});

describe('the house rules bite', () => {
  it.each(rules)('%s: a wrong text is found', (_name, rule, wrong) => {
    expect(rule([wrong]).join('\n')).toContain(wrong.path);
  });
  it('a README with all headings passes', () => {
    const text = `# Cases\n${MODULE_README_HEADINGS.map((heading) => `\n## ${heading}\n`).join('')}`;
    expect(moduleReadmes(['cases'])([{ path: 'modules/cases/README.md', text }])).toEqual([]);
  });
  it('reading a table below in the graph is allowed, above it is not', () => {
    const rule = ownSchemaOnly(modules, below);
    expect(rule([{ path: 'modules/cases/server/queries/a.ts', text: 'select 1 from places.sites s' }])).toEqual([]);
    expect(rule([{ path: 'modules/places/server/queries/a.ts', text: 'select 1 from cases.cases c' }])).toHaveLength(1);
  });
});

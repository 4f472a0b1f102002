/**
 * Goal: the rules about who may import whom hold, and would notice if they did not. Method: run them over the tree, then
 * over a small tree that breaks each rule once.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

interface Report { summary: { totalCruised: number; violations: { rule: { name: string }; from: string }[] } }

async function cruise(cwd: string, folders: string[], config: string): Promise<Report['summary']> {
  const { stdout } = await run(process.execPath, [cli, ...folders, '--config', config, '--output-type', 'json'], { cwd, maxBuffer: 256 * 1024 * 1024 })
    .catch((error: { stdout?: string; stderr?: string }) => {
      if (error.stdout === undefined || error.stdout === '') throw error;
      return { stdout: error.stdout };
    });
  return (JSON.parse(stdout) as Report).summary;
}

/** One file a rule, each with its one wrong import. */
const seeded: Record<string, { rule: string | null; text: string }> = {
  'kernel/reaches-out.ts': { rule: 'kernel-stands-alone', text: "import { z } from 'zod';\nexport const a = z;\n" },
  'modules/cases/domain/reads-files.ts': { rule: 'domain-is-pure', text: "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n" },
  'modules/cases/domain/knows-contract.ts': { rule: 'domain-is-pure', text: "import { b } from '../contract/index.ts';\nexport const a = b;\n" },
  'modules/cases/contract/index.ts': { rule: 'contract-knows-only-domain', text: "import { f } from '../server/index.ts';\nexport const b = f;\n" },
  'modules/cases/server/index.ts': { rule: 'server-never-web', text: "import { page } from '../web/index.tsx';\nexport const f = page;\n" },
  'modules/cases/web/index.tsx': { rule: 'web-never-server', text: "import { g } from '../../files/server/index.ts';\nexport const page = g;\n" },
  'modules/files/server/index.ts': { rule: 'sql-lives-in-queries-files', text: "import pg from 'pg';\nexport const g = pg;\n" },
  'modules/files/web/index.tsx': { rule: 'web-cannot-reach-the-database-driver', text: "import { through } from './through.tsx';\nexport const h = through;\n" },
  'modules/files/web/through.tsx': { rule: 'web-cannot-reach-the-database-driver', text: "import pg from 'pg';\nexport const through = pg;\n" },
  'modules/places/server/index.ts': { rule: 'module-graph-places', text: "import { f } from '../../cases/server/index.ts';\nexport const p = f;\n" },
  'modules/bulletins/server/index.ts': { rule: 'other-modules-only-through-index', text: "import { deep } from '../../cases/server/deep.ts';\nexport const d = deep;\n" },
  // The other half of the cycle below, which is reported once.
  'modules/cases/server/deep.ts': { rule: null, text: "import { again } from './again.ts';\nexport const deep = again;\n" },
  'modules/cases/server/again.ts': { rule: 'no-cycles', text: "import { deep } from './deep.ts';\nexport const again = () => deep;\n" },
  'modules/cases/server/alone.ts': { rule: 'no-orphans', text: 'export const alone = 1;\n' },
  'modules/unheard/server/index.ts': { rule: 'module-missing-from-graph', text: "import { f } from '../../cases/server/index.ts';\nexport const u = f;\n" },
  'modules/cases/server/handlers/writes-sql.ts': { rule: 'handlers-hold-no-sql', text: "import { sql } from '../../../../platform/server/db/index.ts';\nexport const w = sql;\n" },
  'platform/server/db/index.ts': { rule: 'platform-knows-no-module', text: "import { f } from '../../../modules/cases/server/index.ts';\nexport const sql = f;\n" },
};

describe('the rules of dependency', () => {
  let folder = '';
  let broken: Report['summary'];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seeded-'));
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'package.json'), '{"name":"seeded","type":"module"}');
    await writeFile(join(folder, 'tsconfig.base.json'), '{"compilerOptions":{"allowImportingTsExtensions":true,"noEmit":true}}');
    await writeFile(join(folder, 'rules.mjs'), `import rules from ${JSON.stringify(join(root, '.dependency-cruiser.mjs'))};\nexport default { ...rules, options: { ...rules.options, preserveSymlinks: true } };\n`);
    for (const [path, { text }] of Object.entries(seeded)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    broken = await cruise(folder, ['kernel', 'platform', 'modules'], join(folder, 'rules.mjs'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(Object.entries(seeded).flatMap(([path, { rule }]) => (rule === null ? [] : [[rule, path] as const])))('%s is broken by %s and says so', (rule, path) => {
    expect(broken.violations.filter((violation) => violation.from === path).map((violation) => violation.rule.name)).toContain(rule);
  });

  it('are kept by the whole tree', async () => {
    const whole = await cruise(root, ['kernel', 'platform', 'modules', 'apps'], join(root, '.dependency-cruiser.mjs'));
    expect(whole.violations.map((violation) => `${violation.rule.name}: ${violation.from}`)).toEqual([]);
    expect(whole.totalCruised).toBeGreaterThan(300);
  }, 180_000);
});

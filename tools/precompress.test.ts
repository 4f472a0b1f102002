import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { precompressPlugin } from './precompress.ts';

let dir = '';
beforeAll(async () => { dir = await mkdtemp(join(tmpdir(), 'lianchuang-packed-')); });
afterAll(() => rm(dir, { recursive: true, force: true }));

it('puts scripts and styles beside themselves in both packings, and leaves alone what is small, a picture or no asset', async () => {
  const script = 'export const words = "联创";\n'.repeat(200);
  const files: Record<string, string> = { 'assets/app.js': script, 'assets/app.css': script, 'assets/tiny.js': 'export {};', 'assets/a.png': script, 'index.html': script };
  await mkdir(join(dir, 'assets'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
  const { writeBundle } = precompressPlugin(9);
  await (writeBundle as (options: unknown, bundle: unknown) => Promise<void>)({ dir }, files);
  expect((await readdir(join(dir, 'assets'))).toSorted()).toEqual(['a.png', 'app.css', 'app.css.br', 'app.css.gz', 'app.js', 'app.js.br', 'app.js.gz', 'tiny.js']);
  const packed = await readFile(join(dir, 'assets/app.js.br'));
  expect(packed.length).toBeLessThan(script.length / 10);
  expect([brotliDecompressSync(packed).toString(), gunzipSync(await readFile(join(dir, 'assets/app.css.gz'))).toString()]).toEqual([script, script]);
});

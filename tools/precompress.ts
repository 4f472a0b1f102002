/**
 * 预压缩 · Packs the built scripts and styles once, as small as they get, beside themselves: the server sends them as they are
 * instead of packing them for each phone anew, and Brotli at its best takes a seventh off what gzip leaves.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** A smaller file gains nothing that anybody would notice. @unit bytes */
const LEAST_BYTES = 1_024;

/** 预压缩 · @param quality of Brotli, 0 to 11; 11 takes a second for each 200 kB */
export function precompressPlugin(quality: number): Plugin {
  return {
    name: 'lianchuang-precompress',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const wanted = Object.keys(bundle).filter((name) => name.startsWith('assets/') && /\.(js|css)$/.test(name));
      await Promise.all(wanted.map(async (name) => {
        const path = join(dir ?? '', name);
        const bytes = await readFile(path);
        if (bytes.length < LEAST_BYTES) return;
        const [br, gz] = await Promise.all([
          promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
          promisify(gzip)(bytes, { level: 9 }),
        ]);
        await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
      }));
    },
  };
}

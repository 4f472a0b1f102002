/** 公众脚本构建 · One script for each public page that computes something itself, into dist/public; the pages are made on the server (docs/adr/0009, 0024). */
import { fileURLToPath } from 'node:url';
import { build, defineConfig } from 'vite';
import type { InlineConfig, Plugin } from 'vite';

const scripts = {
  ballots: 'modules/ballots/web/voting/entry.ts',
  draws: 'modules/inspections/web/verifying/entry.ts',
} as const;

const buildOf = (name: keyof typeof scripts): InlineConfig['build'] => ({
  // Whatever phone a reader has, as far as it knows Web Crypto: as the office.
  target: ['chrome105', 'firefox115', 'safari16.4'],
  sourcemap: false,
  lib: { entry: fileURLToPath(new URL(scripts[name], import.meta.url)), formats: ['iife'], name: `lianchuang_${name}`, fileName: () => `${name}.js` },
});

/** A script that stands alone has one entry, so the others are built into the same folder after the first. */
function others(names: readonly (keyof typeof scripts)[]): Plugin {
  let outDir = 'dist/public';
  return {
    name: 'lianchuang-public-scripts',
    configResolved(config) { outDir = config.build.outDir; },
    async closeBundle() {
      for (const name of names) await build({ configFile: false, publicDir: false, logLevel: 'warn', build: { ...buildOf(name), outDir, emptyOutDir: false } });
    },
  };
}

export default defineConfig({
  publicDir: false,
  plugins: [others(['draws'])],
  build: { ...buildOf('ballots'), outDir: 'dist/public', emptyOutDir: true },
});

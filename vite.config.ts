/** 网页构建 · Builds the office into dist/web, served by apps/server.ts. Package imports (`#platform/…`) resolve by themselves. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { budgetPlugin, budgets } from './tools/budget.ts';
import { precompressPlugin } from './tools/precompress.ts';

const SERVER = 'http://127.0.0.1:4180';

export default defineConfig({
  root: 'apps/web',
  plugins: [react(), budgetPlugin(fileURLToPath(new URL('.', import.meta.url)), budgets), precompressPlugin(9)],
  // The office of a county runs on what the county bought: a browser of 2022 must do.
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: ['chrome105', 'firefox115', 'safari16.4'],
    sourcemap: false,
    // MapLibre and ECharts come as one piece each, in chunks of their own that only a page with a map or a chart asks for.
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What changes with every release and what changes once a year are cached apart.
        codeSplitting: {
          groups: [
            { name: 'vendor', test: /node_modules\/(react|react-dom|scheduler|@tanstack|zod|use-sync-external-store)\// },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': SERVER, '/healthz': SERVER } },
});

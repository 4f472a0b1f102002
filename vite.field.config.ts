/** 现场端构建 · Builds the field app into dist/field, with the service worker that opens it without a network (docs/adr/0012). */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { colours } from './platform/web/tokens.ts';
import { budgetPlugin, fieldBudgets } from './tools/budget.ts';
import { precompressPlugin } from './tools/precompress.ts';

export default defineConfig({
  root: 'apps/web/field',
  base: '/field/',
  plugins: [
    react(),
    budgetPlugin(fileURLToPath(new URL('.', import.meta.url)), fieldBudgets),
    precompressPlugin(11),
    VitePWA({
      // The app registers it itself: a new version waits until the person takes it (platform/web/field/update.ts).
      injectRegister: false,
      registerType: 'prompt',
      scope: '/field/',
      filename: 'sw.js',
      manifest: {
        id: '/field/', name: '联创现场', short_name: '联创现场', description: '督查记录与整改反馈，没有网络也能用', lang: 'zh-CN', dir: 'ltr',
        start_url: '/field/', scope: '/field/', display: 'standalone', orientation: 'portrait',
        background_color: colours.light.paper, theme_color: colours.light.paper,
        icons: [
          { src: 'icons/192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icons/512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icons/maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,png,svg}'],
        navigateFallback: '/field/index.html',
        inlineWorkboxRuntime: true,
        cleanupOutdatedCaches: true,
        // What the first visit fetched already serves the second one offline.
        clientsClaim: true,
      },
    }),
  ],
  build: {
    outDir: '../../../dist/field',
    emptyOutDir: true,
    // Phones that inspectors own, not those of the year: as the office.
    target: ['chrome105', 'firefox115', 'safari16.4'],
    sourcemap: false,
    reportCompressedSize: true,
    rolldownOptions: {
      // Declaring an operation, a shape or the words of a refusal does nothing by itself: what the field app does not use stays behind.
      treeshake: {
        moduleSideEffects: (id) => !/\/(kernel|platform\/contract|modules\/[^/]+\/(contract|domain))\//.test(id),
        manualPureFunctions: ['z', 'defineOperation', 'pageOf', 'listParam', 'sortInput', 'exportOf', 'fileOutput', 'fileInput'],
      },
      output: {
        codeSplitting: { groups: [
          { name: 'vendor', test: /node_modules\/(react|react-dom|scheduler|zod|dexie)\// },
          // Each drawing is some hundred bytes; on a slow network every file of its own waits a fifth of a second.
          { name: 'icons', test: /node_modules\/lucide-react\// },
        ] },
      },
    },
  },
  server: { port: 5174, proxy: { '/api': 'http://127.0.0.1:4180' } },
});

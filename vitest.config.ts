import { defineConfig } from 'vitest/config';

/** One run: rules, properties, database, API, tools. The browser's stories have their own config (tests/e2e). */
export default defineConfig({
  test: {
    include: ['{kernel,platform,modules,packs,apps,tools,tests}/**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', 'tests/e2e/**'],
    globalSetup: ['tests/kit/global-setup.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

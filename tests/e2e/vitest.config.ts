import { defineConfig } from 'vitest/config';

/** The browser's stories: one server with the demo city, one Chromium, one story after another. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/e2e/**/*.e2e.ts'],
    globalSetup: ['tests/e2e/global-setup.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 500_000,
    // A page may take its time on a machine that has other work; what holds at once is not asked twice.
    expect: { poll: { timeout: 10_000 } },
    // The tool that reads the sources of the pages holds its own process open; everything of ours is closed by then.
    teardownTimeout: 2_000,
  },
});

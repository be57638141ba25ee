import { defineConfig } from '@playwright/test';

/** One worker: every test opens real windows and starts a real central API on a two-core machine. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 8_000 },
  forbidOnly: true,
  reporter: 'list',
  projects: [
    { name: 'e2e', testMatch: '*.spec.ts' },
    { name: 'screens', testMatch: 'screens/*.screens.ts', timeout: 240_000 },
  ],
});

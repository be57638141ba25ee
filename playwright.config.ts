import { defineConfig } from '@playwright/test';

/** One worker: every test opens real windows and starts a real central API on a two-core machine. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 1,
  // A gate may run beside other work on a slow machine: one more try there, told as flaky in its log. At a desk none.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 8_000 },
  forbidOnly: true,
  reporter: 'list',
  projects: [
    { name: 'e2e', testMatch: '*.spec.ts' },
    { name: 'screens', testMatch: 'screens/*.screens.ts', timeout: 240_000 },
  ],
});

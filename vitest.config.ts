import react from '@vitejs/plugin-react';
import { configDefaults, defineConfig } from 'vitest/config';

// The API with an embedded database of its own is the same program whatever server the other tests run on.
const embeddedOnly = process.env.TEST_DATABASE_URL ? ['tests/integration/process.test.ts'] : [];

export default defineConfig({
  test: {
    projects: [
      {
        // Compiled as in the application, so that the tests see what a person does.
        plugins: [react({ compiler: true })],
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts'],
          environment: 'node',
          // Whole screens are rendered here; a machine that does other things as well takes seconds for one.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...embeddedOnly],
          environment: 'node',
          globalSetup: 'tests/integration/support/postgres-host.ts',
          testTimeout: 30_000,
          hookTimeout: 120_000,
          // Each file starts real APIs and workstations: two at a time keep two cores busy and starve none.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'pbx',
          include: ['tests/pbx/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'tests/integration/support/postgres-host.ts',
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'convergence',
          include: ['tests/convergence/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'tests/integration/support/postgres-host.ts',
          hookTimeout: 120_000,
          // A file per core, each with half of the histories.
          maxWorkers: 2,
        },
      },
    ],
  },
});

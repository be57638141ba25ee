import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type TestInfo } from '@playwright/test';
import type { Language } from '#shared/i18n/languages.ts';
import { Api } from './api.ts';
import { App } from './app.ts';
import { Pbx } from './pbx.ts';

export { expect } from '@playwright/test';

const DEMO_DATA_MILLISECONDS = 180_000;

interface Fixtures {
  /** A folder of this test alone, gone afterwards. */
  readonly folder: string;
  /** A running central API with demonstration data. */
  readonly api: Api;
  readonly pbx: Pbx;
  /** Opens a workstation with a fresh profile; all of them are closed at the end. */
  readonly openApp: (options?: {
    readonly language?: Language;
    readonly apiUrl?: string;
    readonly env?: Readonly<Record<string, string>>;
  }) => Promise<App>;
}

async function attachState(testInfo: TestInfo, name: string, app: App): Promise<void> {
  if (app.running) {
    try {
      const path = testInfo.outputPath(`${name}.png`);
      await app.page.screenshot({ path, timeout: 5_000 });
      await testInfo.attach(`${name}.png`, { path, contentType: 'image/png' });
    } catch (error) {
      // A page that died is what many of these tests are about: then the report says so instead.
      await testInfo.attach(`${name}-without-picture.txt`, { body: String(error), contentType: 'text/plain' });
    }
  }
  await testInfo.attach(`${name}.log`, { body: app.log, contentType: 'text/plain' });
}

/** `test` with real processes as fixtures. A failed test brings a screenshot and the log of every process. */
export const test = base.extend<Fixtures>({
  // biome's rules want no empty pattern, Playwright wants a pattern: `browserName` is never used.
  folder: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'vaxelbord-e2e-'));
    // As root the database runs as an unprivileged user, who must be able to walk to its data.
    await chmod(folder, 0o755);
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  api: [
    async ({ folder }, use, testInfo) => {
      const api = await Api.start(join(folder, 'central'));
      await use(api);
      await api.stop();
      if (testInfo.status !== testInfo.expectedStatus && existsSync(api.logFile)) {
        await testInfo.attach('central-api.log', { body: await readFile(api.logFile), contentType: 'text/plain' });
      }
    },
    // The first test of a run waits for the demonstration data to be made.
    { timeout: DEMO_DATA_MILLISECONDS },
  ],
  pbx: async ({ api }, use) => {
    await use(new Pbx(api));
  },
  openApp: async ({ api, folder }, use, testInfo) => {
    const apps: App[] = [];
    await use(async (options = {}) => {
      const profile = join(folder, `workstation-${apps.length + 1}`);
      const app = await App.start({ apiUrl: api.url, profile, ...options });
      apps.push(app);
      return app;
    });
    for (const [index, app] of apps.entries()) {
      if (testInfo.status !== testInfo.expectedStatus) await attachState(testInfo, `workstation-${index + 1}`, app);
      await app.close();
    }
  },
});

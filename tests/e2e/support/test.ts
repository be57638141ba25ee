import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test as base, type TestInfo } from '@playwright/test';
import type { Language } from '#shared/i18n/languages.ts';
import { Api } from './api.ts';
import { App } from './app.ts';
import { Line } from './line.ts';
import { Pbx } from './pbx.ts';

export { expect } from '@playwright/test';

const DEMO_DATA_MILLISECONDS = 180_000;

interface Fixtures {
  /** A folder of this test alone, gone afterwards. */
  readonly folder: string;
  /** A running central API with demonstration data; the tests of one file share it, each with its own workstations. */
  readonly api: Api;
  /** Hangs up at the end what still rings. */
  readonly pbx: Pbx;
  /** Lays a line to the API that can be cut without stopping the API for everybody. */
  readonly openLine: () => Promise<Line>;
  /** Opens a workstation with a fresh profile; all of them are closed at the end. */
  readonly openApp: (options?: {
    readonly language?: Language;
    readonly apiUrl?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly profile?: string;
    readonly executablePath?: string;
  }) => Promise<App>;
}

/** The central API of the file whose tests are running. */
class ApiOfFile {
  readonly #folder: string;
  #running: { readonly file: string; readonly api: Api } | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Returns the API of this file, running: started for its first test, and again after a test that stopped it. */
  async for(file: string): Promise<Api> {
    if (this.#running?.file !== file) {
      await this.stop();
      this.#running = { file, api: await Api.start(join(this.#folder, basename(file, '.ts'))) };
    } else if (!this.#running.api.running) await this.#running.api.startAgain();
    return this.#running.api;
  }

  async stop(): Promise<void> {
    await this.#running?.api.stop();
    this.#running = undefined;
  }
}

interface WorkerFixtures {
  readonly apiOfFile: ApiOfFile;
}

/** A folder gone afterwards. As root the database runs as an unprivileged user, who must be able to walk to its data. */
async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'vaxelbord-e2e-'));
  await chmod(folder, 0o755);
  await use(folder);
  await rm(folder, { recursive: true, force: true });
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
export const test = base.extend<Fixtures, WorkerFixtures>({
  // biome's rules want no empty pattern, Playwright wants a pattern: `browserName` is never used.
  folder: async ({ browserName: _ }, use) => {
    await withFolder(use);
  },
  apiOfFile: [
    async ({ browserName: _ }, use) => {
      await withFolder(async (folder) => {
        const apis = new ApiOfFile(folder);
        await use(apis);
        await apis.stop();
      });
    },
    { scope: 'worker' },
  ],
  api: [
    async ({ apiOfFile }, use, testInfo) => {
      const api = await apiOfFile.for(testInfo.file);
      await use(api);
      if (testInfo.status !== testInfo.expectedStatus && existsSync(api.logFile)) {
        await testInfo.attach('central-api.log', { body: await readFile(api.logFile), contentType: 'text/plain' });
      }
    },
    // The first test of a run waits for the demonstration data to be made.
    { timeout: DEMO_DATA_MILLISECONDS },
  ],
  pbx: async ({ api }, use) => {
    const pbx = new Pbx(api);
    await use(pbx);
    if (api.running) await pbx.hangUpAll();
  },
  openLine: async ({ api }, use) => {
    const lines: Line[] = [];
    await use(async () => {
      const line = await Line.to(api.url);
      lines.push(line);
      return line;
    });
    for (const line of lines) await line.cut();
  },
  // After the lines: a workstation is closed while it still has its network.
  openApp: async ({ api, folder, openLine: _ }, use, testInfo) => {
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

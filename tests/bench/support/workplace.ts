import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from '../../e2e/support/api.ts';
import { App } from '../../e2e/support/app.ts';

/** The real processes a benchmark measures: a central API with demonstration data, and workstations on it. */
export interface Workplace {
  readonly api: Api;
  /** Opens a workstation with a fresh profile; all of them are closed at the end. */
  open(): Promise<App>;
}

/** Starts a central API in a folder of its own, does the work, and leaves nothing behind. */
export async function atWorkplace<T>(work: (workplace: Workplace) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'vaxelbord-bench-'));
  // As root the database runs as an unprivileged user, who must be able to walk to its data.
  await chmod(folder, 0o755);
  const apps: App[] = [];
  let api: Api | undefined;
  try {
    const central = await Api.start(join(folder, 'central'));
    api = central;
    return await work({
      api: central,
      open: async () => {
        const profile = join(folder, `workstation-${apps.length + 1}`);
        const app = await App.start({ apiUrl: central.url, profile });
        apps.push(app);
        return app;
      },
    });
  } finally {
    for (const app of apps) await app.close();
    await api?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

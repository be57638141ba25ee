import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiProcess, startApi } from '../../../scripts/processes/api-process.ts';
import { freePort } from '../../../scripts/processes/free-port.ts';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import { demoPassword } from '../../../src/demo/data/staff.ts';
import { schemaVersion } from '../../../src/shared/commands/envelope.ts';
import { newId } from '../../../src/shared/identity/ids.ts';
import { type SessionTokens, serverInfoSchema, sessionTokensSchema } from '../../../src/shared/session/protocol.ts';
import type { Cursors, PullRequest, SnapshotRequest } from '../../../src/shared/sync/protocol.ts';
import { accessFingerprint } from '../../../src/shared/users/permissions.ts';
import { App } from '../../e2e/support/app.ts';
import type { SnapshotSource } from '../peers/peer.ts';
import type { LargeSize } from './large-data.ts';
import { largeDatabase } from './large-database.ts';
import { probeScript } from './probe-script.ts';

/** Sees tickets first, and all organisations. */
export const technician = { username: 'tove.technician', password: demoPassword, name: 'Tove Rydell' };

/** A central API with large data, as a process of its own like the product's, and workstations on it. */
export interface LargeWorkplace {
  readonly apiUrl: string;
  /** Of the API's database. */
  readonly databaseUrl: string;
  /** A folder that goes away with the workplace. */
  folder(name: string): string;
  stopApi(): Promise<void>;
  startApi(): Promise<void>;
  /** Opens a workstation with a probe in its page; the same name is the same disk. */
  open(name: string): Promise<App>;
  /** Where a bare client would fetch the same snapshot, with a session of its own. */
  snapshotSource(): Promise<SnapshotSource>;
  /** What a bare client would ask for to catch up from these versions, in pages as large as the product's. */
  pullSource(cursors: Cursors): Promise<PullRequest & { token: string }>;
  close(): Promise<void>;
}

async function signIn(apiUrl: string): Promise<SessionTokens> {
  const { username, password } = technician;
  const answer = await fetch(`${apiUrl}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password, deviceName: hostname() }),
  });
  return sessionTokensSchema.parse(await answer.json());
}

/** Opens a workplace on a fresh copy of the data. */
export async function openLargeWorkplace(size: LargeSize): Promise<LargeWorkplace> {
  const folder = await mkdtemp(join(tmpdir(), 'vaxelbord-bench-'));
  await chmod(folder, 0o755);
  const database = await largeDatabase(size);
  const port = await freePort();
  const apps: App[] = [];
  let api: ApiProcess | undefined;
  const workplace: LargeWorkplace = {
    apiUrl: `http://127.0.0.1:${port}`,
    databaseUrl: database.url,
    folder: (name) => join(folder, name),
    stopApi: async () => {
      await api?.child.stop();
    },
    startApi: async () => {
      const env = { DATABASE_URL: database.url, VAXELBORD_LOG_LEVEL: 'warn' };
      const logFile = join(folder, 'api.log');
      api = await startApi({ port, data: join(folder, 'api'), demo: false, logFile, env });
    },
    open: async (name) => {
      const app = await App.start({
        apiUrl: workplace.apiUrl,
        profile: join(folder, name),
        initScript: probeScript,
        mainScript: inRoot('tests', 'bench', 'support', 'key-store.cjs'),
      });
      apps.push(app);
      return app;
    },
    snapshotSource: async () => {
      const request: SnapshotRequest = { clientId: newId(), schemaVersion, resume: null };
      const url = `${workplace.apiUrl}/api/v1/sync/snapshot`;
      const { accessToken } = await signIn(workplace.apiUrl);
      return { url, token: accessToken, body: JSON.stringify(request) };
    },
    pullSource: async (cursors) => {
      const { accessToken, actor } = await signIn(workplace.apiUrl);
      const { incarnation } = serverInfoSchema.parse(await (await fetch(`${workplace.apiUrl}/api/v1/server`)).json());
      const access = accessFingerprint(actor);
      return { token: accessToken, clientId: newId(), incarnation, access, cursors, limit: 2_000, schemaVersion };
    },
    close: async () => {
      for (const app of apps) await app.close();
      await workplace.stopApi();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await workplace.startApi();
    return workplace;
  } catch (error) {
    await workplace.close();
    throw error;
  }
}

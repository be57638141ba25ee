import { afterAll, afterEach, beforeAll } from 'vitest';
import type { DatabaseAddress } from '../../../src/server/embedded-postgres/cluster.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../../src/server/start.ts';
import { prepareDatabases, type TestDatabases } from './database.ts';
import { fillDatabase } from './rows.ts';

/** What a test file has: a way to start APIs, each test on a database of its own. */
export interface ServerFixture {
  /** Starts an API on the test's database; several are equal processes of one installation. */
  start(options?: Partial<ServerOptions>): Promise<RunningServer>;
  /** Address of the test's database. */
  address(): Promise<DatabaseAddress>;
  /** Makes a backup of the test's database while no API runs on it, and returns what puts it back. */
  backUp(): Promise<() => Promise<void>>;
}

/** Prepares the database before the file's tests and stops what each test started after it. */
export function prepareServer(): ServerFixture {
  let databases: TestDatabases;
  let address: Promise<DatabaseAddress> | undefined;
  const running = new Set<RunningServer>();

  beforeAll(async () => {
    databases = await prepareDatabases(fillDatabase);
  });
  afterEach(async () => {
    for (const server of running) await server.stop();
    running.clear();
    address = undefined;
  });
  afterAll(() => databases.drop());

  const fixture: ServerFixture = {
    address: () => {
      address ??= databases.fresh();
      return address;
    },
    backUp: async () => await databases.backUp(await fixture.address()),
    start: async (options = {}) => {
      const server = await startServer({
        port: 0,
        database: { address: await fixture.address() },
        logLevel: 'silent',
        ...options,
      });
      const stoppable: RunningServer = {
        url: server.url,
        stop: async () => {
          running.delete(stoppable);
          await server.stop();
        },
      };
      running.add(stoppable);
      return stoppable;
    },
  };
  return fixture;
}

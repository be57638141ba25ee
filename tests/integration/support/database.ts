import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Connection, connectDatabase } from '../../../src/server/database/connect.ts';
import { migrate } from '../../../src/server/database/migrate.ts';
import { type DatabaseAddress, startEmbeddedPostgres } from '../../../src/server/embedded-postgres/cluster.ts';
import { type Importer, importIntoEmpty } from '../../../src/server/import/importer.ts';

/** A PostgreSQL for one test file: TEST_DATABASE_URL, or an embedded one that goes away with the file. */
export interface TestPostgres {
  /** Returns a new database, a copy of the migrated and filled template. */
  freshDatabase(): Promise<DatabaseAddress>;
  stop(): Promise<void>;
}

interface Host {
  address(database: string): DatabaseAddress;
  stop(): Promise<void>;
}

async function findHost(): Promise<Host> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') {
    return {
      address: (database) => {
        const url = new URL(given);
        url.pathname = `/${database}`;
        return { connectionString: url.href };
      },
      stop: async () => undefined,
    };
  }
  const folder = await mkdtemp(join(tmpdir(), 'vaxelbord-test-'));
  const embedded = await startEmbeddedPostgres({ folder, durable: false });
  return {
    address: (database) => embedded.address(database),
    stop: async () => {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts the database server and prepares the template that `fill` fills. */
export async function startTestPostgres(fill: (importer: Importer) => Promise<void>): Promise<TestPostgres> {
  const host = await findHost();
  const run = `test_${process.pid}_${Date.now()}`;
  const template = `${run}_template`;
  const names = [template];
  const administrate = async (statement: string) => {
    const client = new pg.Client(host.address('postgres'));
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await administrate(`create database ${template}`);
  const connection = openDatabase(host.address(template));
  await migrate(connection.db);
  await importIntoEmpty(connection.db, fill);
  await connection.close();
  return {
    freshDatabase: async () => {
      const name = `${run}_${names.length}`;
      names.push(name);
      await administrate(`create database ${name} template ${template}`);
      return host.address(name);
    },
    stop: async () => {
      for (const name of names) await administrate(`drop database ${name} with (force)`);
      await host.stop();
    },
  };
}

/** Opens a pool of the test's own, to look at or hold what the API does not show. */
export function openDatabase(address: DatabaseAddress, onError = (error: Error): void => fail(error)): Connection {
  return connectDatabase(address, onError);
}

function fail(error: Error): never {
  throw error;
}

import pg from 'pg';
import { inject } from 'vitest';
import { type Connection, connectDatabase } from '../../../src/server/database/connect.ts';
import { migrate } from '../../../src/server/database/migrate.ts';
import type { DatabaseAddress } from '../../../src/server/embedded-postgres/cluster.ts';
import { type Importer, importIntoEmpty } from '../../../src/server/import/importer.ts';

/** The databases of one test file, on the one server of the run. */
export interface TestDatabases {
  /** Returns a new database, a copy of the migrated and filled template. */
  fresh(): Promise<DatabaseAddress>;
  /** Copies a database nobody is connected to, and returns what puts the copy in its place. */
  backUp(address: DatabaseAddress): Promise<() => Promise<void>>;
  /** Drops all of them. */
  drop(): Promise<void>;
}

function addressOf(database: string): DatabaseAddress {
  const host = inject('postgres');
  if (!('connectionString' in host)) return { ...host, database };
  const url = new URL(host.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}

function nameOf({ database, connectionString }: DatabaseAddress): string {
  return database ?? new URL(connectionString ?? '').pathname.slice(1);
}

async function administrate(statement: string): Promise<void> {
  const client = new pg.Client(addressOf('postgres'));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Prepares the template that `fill` fills. */
export async function prepareDatabases(fill: (importer: Importer) => Promise<void>): Promise<TestDatabases> {
  const run = `test_${process.pid}_${Date.now()}`;
  const template = `${run}_template`;
  const names = [template];
  await administrate(`create database ${template}`);
  const connection = openDatabase(addressOf(template));
  await migrate(connection.db);
  await importIntoEmpty(connection.db, fill);
  await connection.close();
  return {
    fresh: async () => {
      const name = `${run}_${names.length}`;
      names.push(name);
      await administrate(`create database ${name} template ${template}`);
      return addressOf(name);
    },
    backUp: async (address) => {
      const name = nameOf(address);
      const backup = `${name}_backup_${names.length}`;
      names.push(backup);
      await administrate(`create database ${backup} template ${name}`);
      return async () => {
        await administrate(`drop database ${name} with (force)`);
        await administrate(`create database ${name} template ${backup}`);
      };
    },
    drop: async () => {
      for (const name of names) await administrate(`drop database ${name} with (force)`);
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

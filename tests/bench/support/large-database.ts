import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import pg from 'pg';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import { connectDatabase } from '../../../src/server/database/connect.ts';
import { migrate } from '../../../src/server/database/migrate.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../src/server/embedded-postgres/cluster.ts';
import { importIntoEmpty } from '../../../src/server/import/importer.ts';
import { sharedByRun } from '../harness.ts';
import { fillLarge, type LargeSize } from './large-data.ts';

/** What large data is made of; older data is thrown away with its whole cluster. */
const SOURCES = [
  'src/server/migrations',
  'src/demo/data',
  'tests/bench/support/large-data.ts',
  'src/shared/tickets/schema.ts',
];

async function sourceKey(): Promise<string> {
  // Dates are relative to the day.
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10));
  for (const source of SOURCES) {
    const files = source.endsWith('.ts')
      ? [source]
      : (await readdir(inRoot(source))).map((name) => `${source}/${name}`);
    for (const file of files.filter((name) => name.endsWith('.ts')).sort()) hash.update(await readFile(inRoot(file)));
  }
  return hash.digest('hex').slice(0, 12);
}

interface Cluster {
  readonly postgres: EmbeddedPostgres;
  query(statement: string, values?: readonly unknown[]): Promise<pg.QueryResult>;
}

/** One durable PostgreSQL for the run, as the product has it; filled databases are kept in it for the next runs. */
const cluster = sharedByRun(async () => {
  const store = inRoot('.cache', 'bench');
  const name = `cluster-${await sourceKey()}`;
  await mkdir(store, { recursive: true });
  for (const other of await readdir(store)) {
    if (other.startsWith('cluster-') && other !== name) await rm(`${store}/${other}`, { recursive: true, force: true });
  }
  const postgres = await startEmbeddedPostgres({ folder: `${store}/${name}`, durable: true });
  const pool = new pg.Pool({ ...postgres.address(), max: 1 });
  const value: Cluster = { postgres, query: (statement, values = []) => pool.query(statement, [...values]) };
  const close = async () => {
    await pool.end();
    await postgres.stop();
  };
  return { value, close };
});

async function fill(postgres: EmbeddedPostgres, name: string, size: LargeSize): Promise<void> {
  const connection = connectDatabase(postgres.address(name), (error) => {
    throw error;
  });
  await migrate(connection.db);
  await importIntoEmpty(connection.db, (importer) => fillLarge(importer, size));
  await connection.close();
  const client = new pg.Client(postgres.address(name));
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}

/** Returns the name of the database with this much in it; half-filled ones have another name until they are whole. */
async function template({ postgres, query }: Cluster, size: LargeSize): Promise<string> {
  const name = `large_${size.tickets}_${size.devices}`;
  const { rowCount } = await query('select from pg_database where datname = $1', [name]);
  if (rowCount === 1) return name;
  const making = `${name}_making`;
  await query(`drop database if exists ${making} with (force)`);
  await query(`create database ${making}`);
  await fill(postgres, making, size);
  await query(`alter database ${making} rename to ${name}`);
  return name;
}

/** A database of one benchmark's own. */
export interface LargeDatabase {
  /** For DATABASE_URL. */
  readonly url: string;
  drop(): Promise<void>;
}

let copies = 0;

/** Returns a fresh copy of the database with this much in it, filling it first when no run of today has. */
export async function largeDatabase(size: LargeSize): Promise<LargeDatabase> {
  const home = await cluster();
  const { postgres, query } = home;
  const source = await template(home, size);
  copies += 1;
  const name = `copy_${process.pid}_${copies}`;
  await query(`create database ${name} template ${source} strategy file_copy`);
  const { host = '', port = 0, user = '', password = '' } = postgres.address(name);
  const access = `${user}:${encodeURIComponent(String(password))}`;
  return {
    url: `postgres://${access}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`,
    drop: async () => {
      await query(`drop database ${name} with (force)`);
    },
  };
}

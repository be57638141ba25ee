import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DatabaseAddress } from '../embedded-postgres/cluster.ts';
import type { Database } from './schema.ts';

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

const { builtins } = pg.types;

/**
 * PostgreSQL's own text of an instant in UTC ("2026-11-22 10:00:00.12+00") as `toISOString` writes it. By cutting, not
 * by Date: a snapshot has hundreds of thousands of them.
 */
export function instantOf(text: string): string {
  if (!/^\d{4}-/.test(text) || !text.endsWith('+00')) throw new Error(`The instant ${text} is not one of ours.`);
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0').slice(0, 3)}Z`;
}

/** Versions and counts stay far below 2⁵³; a number beyond it would be wrong silently, so it throws. */
function wholeNumberOf(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`The number ${text} from the database is too large.`);
  return value;
}

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.TIMESTAMPTZ, instantOf],
  [builtins.DATE, (text) => text],
  [builtins.INT8, wholeNumberOf],
]);

/** A pool whose rows come as our schemas write them: instants as ISO text, dates as text, bigint as number. */
function createPool(address: DatabaseAddress, size: number): pg.Pool {
  return new pg.Pool({
    ...address,
    max: size,
    connectionTimeoutMillis: 5_000,
    application_name: 'vaxelbord',
    options: '-c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=120000',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        (format === 'binary' ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format ?? 'text'),
    },
  });
}

export interface Connection {
  db: Db;
  address: DatabaseAddress;
  close(): Promise<void>;
}

/** Opens a pool on a database. Losing an idle connection is told to `onError` and heals by itself. */
export function connectDatabase(address: DatabaseAddress, onError: (error: Error) => void, size = 12): Connection {
  const pool = createPool(address, size);
  pool.on('error', onError);
  // A connection lost in the middle of a transaction tells only its own client, and unheard would end the process.
  pool.on('connect', (client) => client.on('error', onError));
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, address, close: () => db.destroy() };
}

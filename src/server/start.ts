import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { oldestAcceptedSchemaVersion, schemaVersion } from '#shared/commands/envelope.ts';
import type { ServerInfo } from '#shared/session/protocol.ts';
import { buildApp } from './app.ts';
import type { StartExchange } from './connectors/acting-exchange.ts';
import { Switching } from './connectors/carry-out.ts';
import { Exchanges } from './connectors/exchanges.ts';
import { SecretBox } from './connectors/secrets.ts';
import { type Connection, connectDatabase } from './database/connect.ts';
import { DatabaseListener } from './database/listener.ts';
import { migrate, readIncarnation, renewIncarnation } from './database/migrate.ts';
import { type DatabaseAddress, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres/cluster.ts';
import { Housekeeper } from './housekeeping/housekeeper.ts';
import { createLogger, type LogLevel } from './http/logger.ts';
import { type Importer, importIntoEmpty } from './import/importer.ts';
import { LiveHub } from './live/hub.ts';
import { MessageSender } from './messages/message-sender.ts';
import { QueueKeeper } from './queues/queue-keeper.ts';

export interface ServerOptions {
  /** 0 lets the system choose. */
  port: number;
  /** Address to listen on; loopback when left out. */
  host?: string;
  /** An embedded database in this folder, or a PostgreSQL of someone else's. */
  database: { folder: string; durable?: boolean } | { address: DatabaseAddress };
  logLevel: LogLevel;
  trustProxy?: boolean;
  /** A call without an end is ended after so many minutes; four hours when left out. */
  callLimitMinutes?: number;
  /** Hours for which workstations keep answered commands, for a database put back from a backup; 72 when left out. */
  backupIntervalHours?: number;
  /** Days for which deletions are told; who comes back later takes a snapshot. 60 when left out. */
  tombstoneDays?: number;
  /** The database was put back from a backup: it becomes another incarnation, so that no client goes on from later. */
  restored?: boolean;
  /** Fills a database in which nobody has an account yet; all of it or nothing is kept. */
  onEmptyDatabase?: (importer: Importer) => Promise<void>;
  /** Opens the secrets of connectors in the database; without it they are stored as they are. */
  secretKey?: string;
  /** Exchanges by the name of their connector that the composition brings along: the demonstration's. */
  exchanges?: Readonly<Record<string, StartExchange>>;
  /** Accounts to try, shown on the sign-in page: for demonstrations only. */
  demoAccounts?: ServerInfo['demoAccounts'];
}

/** A running API. */
export interface RunningServer {
  url: string;
  /** Answers what is under way, then closes what was opened, the embedded database last. */
  stop(): Promise<void>;
}

const packageSchema = z.object({ version: z.string() });

async function productVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return packageSchema.parse(JSON.parse(text)).version;
}

/** Closes in the reverse order of opening, also when a later step of the start failed. */
class Openings {
  readonly #closers: (() => Promise<unknown>)[] = [];

  add(close: () => Promise<unknown>): void {
    this.#closers.push(close);
  }

  async closeAll(): Promise<void> {
    for (const close of this.#closers.splice(0).reverse()) await close();
  }
}

/** Starts the API: database, migrations, live channel, HTTP. Throws in words, with everything closed again. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const log = createLogger(options.logLevel);
  const openings = new Openings();
  try {
    let address: DatabaseAddress;
    if ('folder' in options.database) {
      const { folder, durable = true } = options.database;
      const embedded = await startEmbeddedPostgres({ folder, durable });
      openings.add(() => embedded.stop());
      address = await ownDatabase(embedded);
    } else {
      address = options.database.address;
    }

    const connection = connectDatabase(address, (error) => log.warn({ err: error }, 'a database connection was lost'));
    openings.add(() => connection.close());
    const info = await prepareDatabase(connection, options);

    const secrets = new SecretBox(options.secretKey);
    const { exchanges: given = {} } = options;
    const exchanges = new Exchanges({ db: connection.db, log, secrets, given });
    openings.add(() => exchanges.stop());
    const hub = new LiveHub(connection.db, log, (userIds) => exchanges.agentsChanged(userIds));
    const listener = new DatabaseListener(address, {
      notification: (notification) => hub.hear(notification),
      reconnected: () => hub.resyncAll(),
      failed: (error) => log.warn({ err: error }, 'the database listener failed'),
    });
    openings.add(() => listener.stop());
    await listener.start();
    hub.presence.askOthers();

    const switching = new Switching(connection.db, exchanges);
    const keeper = new QueueKeeper({ db: connection.db, log, exchanges, switching });
    openings.add(() => keeper.stop());
    const app = await buildApp({
      db: connection.db,
      hub,
      switching,
      exchanges,
      secrets,
      logger: log,
      info,
      trustProxy: options.trustProxy ?? false,
    });
    openings.add(() => app.close());
    openings.add(() => hub.stop());
    const { callLimitMinutes = 240, tombstoneDays = 60 } = options;
    const housekeeper = new Housekeeper({ db: connection.db, hub, log, callLimitMinutes, tombstoneDays });
    openings.add(() => housekeeper.stop());
    const sender = new MessageSender(connection.db, secrets, log);
    openings.add(() => sender.stop());
    const url = await listen(app, options);
    return { url, stop: () => openings.closeAll() };
  } catch (error) {
    await openings.closeAll().catch((closing: unknown) => log.error({ err: closing }, 'closing after a failed start'));
    throw error;
  }
}

async function listen(app: FastifyInstance, { port, host = '127.0.0.1' }: ServerOptions): Promise<string> {
  try {
    return await app.listen({ port, host });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new Error(`Port ${port} on ${host} is in use by another program. Stop it, or choose another with --port.`);
  }
}

const databaseName = 'vaxelbord';

/** The embedded server holds one database of ours, made at the first start. */
async function ownDatabase(embedded: EmbeddedPostgres): Promise<DatabaseAddress> {
  const { Client } = (await import('pg')).default;
  const client = new Client(embedded.address());
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
  return embedded.address(databaseName);
}

async function prepareDatabase({ db }: Connection, options: ServerOptions): Promise<ServerInfo> {
  await migrate(db);
  if (options.restored === true) await renewIncarnation(db);
  if (options.onEmptyDatabase !== undefined) await importIntoEmpty(db, options.onEmptyDatabase);
  return {
    product: 'vaxelbord',
    version: await productVersion(),
    incarnation: await readIncarnation(db),
    schemaVersion,
    oldestAcceptedSchemaVersion,
    backupIntervalHours: options.backupIntervalHours ?? 72,
    demoAccounts: options.demoAccounts ?? [],
  };
}

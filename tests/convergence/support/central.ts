import pg from 'pg';
import { connectDatabase } from '../../../src/server/database/connect.ts';
import { forgetTombstones } from '../../../src/server/housekeeping/forget-tombstones.ts';
import { type RunningServer, startServer } from '../../../src/server/start.ts';
import type { SessionTokens } from '../../../src/shared/session/protocol.ts';
import { rowKinds } from '../../../src/shared/sync/kinds.ts';
import { addressOf, type Databases } from './databases.ts';
import { fileFirstTickets } from './first-tickets.ts';
import { accounts, fillOffice, type OrganisationId } from './people.ts';
import { signIn } from './sign-in.ts';

async function serve(database: string, restored: boolean): Promise<RunningServer> {
  return await startServer({ port: 0, database: { address: addressOf(database) }, logLevel: 'silent', restored });
}

/** What all histories of a file begin with: a filled database in which everybody has signed in already. */
export interface Template {
  readonly databases: Databases;
  readonly name: string;
  readonly tokens: readonly SessionTokens[];
}

/** Prepares the template: signing in costs more than anything else a workstation does at its start. */
export async function prepareTemplate(databases: Databases): Promise<Template> {
  const name = await databases.create();
  const server = await startServer({
    port: 0,
    database: { address: addressOf(name) },
    logLevel: 'silent',
    onEmptyDatabase: fillOffice,
  });
  const tokens: SessionTokens[] = [];
  for (const account of accounts) tokens.push(await signIn(server.url, account));
  for (const token of tokens) await fileFirstTickets(server.url, token);
  await server.stop();
  return { databases, name, tokens };
}

/** The central API of one history with its database, as somebody sees it who may look into the tables. */
export class Central {
  readonly template: Template;
  #database: string;
  #server: RunningServer;
  #client: pg.Client;
  #backup: string | null = null;
  #incarnations = 1;

  private constructor(template: Template, database: string, server: RunningServer, client: pg.Client) {
    this.template = template;
    this.#database = database;
    this.#server = server;
    this.#client = client;
  }

  static async open(template: Template): Promise<Central> {
    const database = await template.databases.create(template.name);
    return new Central(template, database, await serve(database, false), await connected(database));
  }

  get url(): string {
    return this.#server.url;
  }

  /** Counts how often the database has been put back. */
  get incarnations(): number {
    return this.#incarnations;
  }

  /** Asks the database itself. */
  async query<T>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    const { rows } = await this.#client.query(sql, [...values]);
    return rows;
  }

  async grant(userId: string, organisationId: OrganisationId, role: string): Promise<void> {
    const insert = 'insert into grants (user_id, organisation_id, role) values ($1, $2, $3) on conflict do nothing';
    await this.query(insert, [userId, organisationId, role]);
  }

  async revoke(userId: string, organisationId: OrganisationId): Promise<void> {
    await this.query('delete from grants where user_id = $1 and organisation_id = $2', [userId, organisationId]);
  }

  /** A month goes by in which nobody deletes anything, and the server forgets what was deleted before. */
  async forgetTombstones(): Promise<void> {
    const month = "interval '31 days'";
    for (const kind of rowKinds) {
      const table = kind.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      await this.query(`update ${table} set deleted_at = deleted_at - ${month} where deleted`);
    }
    await this.query(`update move_outs set moved_at = moved_at - ${month}`);
    const { db, close } = connectDatabase(addressOf(this.#database), () => undefined, 1);
    try {
      await forgetTombstones(db, 30);
    } finally {
      await close();
    }
  }

  /** Keeps a copy of everything as it is now; the one before is thrown away. */
  async backUp(): Promise<void> {
    await this.#whileClosed(async () => {
      if (this.#backup !== null) await this.template.databases.drop(this.#backup);
      this.#backup = await this.template.databases.create(this.#database);
    }, false);
  }

  /** Loses everything since the last copy, or since the beginning. */
  async restore(): Promise<void> {
    await this.#whileClosed(async () => {
      const lost = this.#database;
      this.#database = await this.template.databases.create(this.#backup ?? this.template.name);
      await this.template.databases.drop(lost);
    }, true);
    this.#incarnations += 1;
  }

  async close(): Promise<void> {
    await this.#client.end();
    await this.#server.stop();
    await this.template.databases.drop(this.#database);
    if (this.#backup !== null) await this.template.databases.drop(this.#backup);
  }

  async #whileClosed(work: () => Promise<void>, restored: boolean): Promise<void> {
    await this.#client.end();
    await this.#server.stop();
    await work();
    this.#server = await serve(this.#database, restored);
    this.#client = await connected(this.#database);
  }
}

async function connected(database: string): Promise<pg.Client> {
  const client = new pg.Client(addressOf(database));
  await client.connect();
  return client;
}

import pg from 'pg';
import { inject } from 'vitest';
import type { DatabaseAddress } from '../../../src/server/embedded-postgres/cluster.ts';

let made = 0;

export function addressOf(database: string): DatabaseAddress {
  const host = inject('postgres');
  if (!('connectionString' in host)) return { ...host, database };
  const url = new URL(host.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}

/** Makes, copies and drops databases on the one server of the run, over one connection. */
export class Databases {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async connect(): Promise<Databases> {
    const client = new pg.Client(addressOf('postgres'));
    await client.connect();
    return new Databases(client);
  }

  /** Returns the name of a new database: empty, or a copy of one that nobody is connected to. */
  async create(template?: string): Promise<string> {
    made += 1;
    const name = `convergence_${process.pid}_${made}`;
    // Copying the files beats writing every page to the log, also at these 10 MB.
    const from = template === undefined ? '' : ` template ${template} strategy file_copy`;
    await this.#client.query(`create database ${name}${from}`);
    return name;
  }

  async drop(name: string): Promise<void> {
    await this.#client.query(`drop database if exists ${name} with (force)`);
  }

  async end(): Promise<void> {
    await this.#client.end();
  }
}

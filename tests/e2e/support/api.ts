import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { serverInfoSchema } from '#shared/session/protocol.ts';
import type { roleSchema } from '#shared/users/roles.ts';
import { type ApiProcess, startApi } from '../../../scripts/processes/api-process.ts';
import { freePort } from '../../../scripts/processes/free-port.ts';
import { copyDemoData, ownDatabase } from './demo-data.ts';

/** A demonstration account: what a person types at sign-in. */
export interface Account {
  readonly username: string;
  readonly password: string;
  readonly name: string;
}

/** The central API of one test: real process, own data, one port that stays the same when it is started again. */
export class Api {
  readonly url: string;
  readonly #port: number;
  readonly #folder: string;
  #process: ApiProcess | undefined;
  #ctiToken: string | undefined;

  private constructor(port: number, folder: string) {
    this.#port = port;
    this.#folder = folder;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Starts a central API with its own copy of the demonstration data below `folder`. */
  static async start(folder: string): Promise<Api> {
    await mkdir(folder, { recursive: true });
    const api = new Api(await freePort(), folder);
    await copyDemoData(join(folder, 'api'));
    await api.startAgain();
    return api;
  }

  get logFile(): string {
    return join(this.#folder, 'api.log');
  }

  get running(): boolean {
    return this.#process?.child.running === true;
  }

  /** Token of the demonstration telephone exchange. */
  get ctiToken(): string {
    if (this.#ctiToken === undefined) throw new Error('The central API announced no demonstration CTI token.');
    return this.#ctiToken;
  }

  /** Starts the API again on the same data and port. */
  async startAgain(): Promise<void> {
    const data = join(this.#folder, 'api');
    this.#process = await startApi({ port: this.#port, data, demo: true, logFile: this.logFile, env: ownDatabase });
    this.#ctiToken = this.#process.ctiToken ?? this.#ctiToken;
  }

  /** Ends the API as an administrator would; returns when its data is closed. */
  async stop(): Promise<void> {
    await this.#process?.child.stop();
  }

  /** Ends the API as a power cut would. */
  async kill9(): Promise<void> {
    await this.#process?.child.kill();
  }

  /** The demonstration account for a role, as the server offers it on its sign-in page. */
  async account(role: z.infer<typeof roleSchema>): Promise<Account> {
    const response = await fetch(`${this.url}/api/v1/server`);
    const { demoAccounts } = serverInfoSchema.parse(await response.json());
    const found = demoAccounts.find((account) => account.role === role);
    if (found === undefined) throw new Error(`The demonstration data has no account for ${role}.`);
    return found;
  }
}

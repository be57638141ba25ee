import type { FastifyBaseLogger } from 'fastify';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { AsteriskConnector } from '../asterisk/asterisk-connector.ts';
import type { Db } from '../database/connect.ts';
import type { ActingExchange, ExchangeDependencies, StartExchange } from './acting-exchange.ts';
import { AgentsInQueues } from './agents-in-queues.ts';
import { receiveOrReject } from './blocked-caller.ts';
import { forgetMarks } from './forget-marks.ts';
import { readExchanges, readUnfinished, type StoredExchange } from './repository.ts';
import { readAddress, type SecretBox } from './secrets.ts';
import { forgetWays, noteWay } from './states.ts';

const roundMilliseconds = 20_000;

interface Running {
  readonly settings: string;
  readonly stored: StoredExchange;
  readonly exchange: ActingExchange;
  readonly agents: AgentsInQueues;
  /** The latest note of its way. */
  noted: Promise<void>;
}

export interface ExchangesOptions {
  db: Db;
  log: FastifyBaseLogger;
  secrets: SecretBox;
  /** Exchanges by the name of their connector that this process brings itself: the demonstration's. */
  given?: Readonly<Record<string, StartExchange>>;
}

/** The exchanges that this process is connected to: those that are stored and active, looked at in rounds of 20 seconds. */
export class Exchanges {
  readonly #options: ExchangesOptions;
  readonly #processId: Id = newId();
  readonly #running = new Map<string, Running>();
  readonly #timer: NodeJS.Timeout;
  #round: Promise<void> | null = null;
  #isStopped = false;

  constructor(options: ExchangesOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.look(), roundMilliseconds);
    this.#timer.unref();
    this.look();
  }

  /** Returns the exchange of a connector; undefined when none is connected to: it only tells, or is not active. */
  find(connector: string): ActingExchange | undefined {
    return this.#running.get(connector)?.exchange;
  }

  /** The exchanges that serve an organisation. */
  serving(organisationId: OrganisationId): { name: string; exchange: ActingExchange }[] {
    return [...this.#running.values()]
      .filter(({ stored }) => stored.organisationIds.includes(organisationId))
      .map(({ stored, exchange }) => ({ name: stored.name, exchange }));
  }

  /** Whether a connector is one we connect to, though this process has no way to it yet. */
  async isElsewhere(connector: string): Promise<boolean> {
    const stored = await readExchanges(this.#options.db);
    return stored.some(({ name, asterisk }) => name === connector && asterisk !== null);
  }

  /** An agent stands another way than before: the exchanges are brought in step. */
  agentsChanged(userIds: readonly Id[]): void {
    for (const { agents } of this.#running.values()) agents.changed(userIds);
  }

  /** Starts and stops listening by what is stored now; resolves when that is done. */
  async look(): Promise<void> {
    this.#round ??= this.#follow()
      .catch((error: unknown) => this.#options.log.error({ err: error }, 'the exchanges could not be read'))
      .finally(() => {
        this.#round = null;
      });
    await this.#round;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#round;
    await Promise.all([...this.#running.values()].map((running) => end(running)));
    this.#running.clear();
    await forgetWays(this.#options.db, this.#processId).catch((error: unknown) =>
      this.#options.log.warn({ err: error }, 'the ways to the exchanges are shown for another minute'),
    );
  }

  async #follow(): Promise<void> {
    const { db } = this.#options;
    const stored = new Map((await readExchanges(db)).map((exchange) => [exchange.name, exchange]));
    for (const [name, running] of this.#running) {
      const exchange = stored.get(name);
      if (exchange !== undefined && JSON.stringify(exchange) === running.settings) continue;
      this.#running.delete(name);
      await end(running);
      await forgetWays(db, this.#processId, name);
    }
    for (const [name, exchange] of stored) {
      if (!this.#running.has(name) && !this.#isStopped) this.#start(exchange);
    }
    for (const running of this.#running.values()) {
      await this.#note(running);
      // What could not be told when it happened is told now.
      running.agents.look();
    }
  }

  #start(stored: StoredExchange): void {
    const { db, given = {} } = this.#options;
    const log = this.#options.log.child({ connector: stored.name });
    let running: Running | undefined;
    const agents = new AgentsInQueues({
      db,
      log,
      connector: stored,
      processId: this.#processId,
      exchange: () => running?.exchange,
    });
    const dependencies: ExchangeDependencies = {
      receive: (told) => receiveOrReject(db, stored, told, running?.exchange),
      agentChanged: (told) => agents.told(told),
      wayChanged: () => {
        if (running === undefined) return;
        const { exchange } = running;
        const follow = async (process: Running) => {
          await this.#note(process);
          if (exchange.way.state !== 'connected') return;
          await forgetMarks(db, stored);
          agents.all();
        };
        follow(running).catch((error: unknown) => log.error({ err: error }, 'the way to an exchange was not followed'));
      },
    };
    const start = given[stored.name] ?? this.#asteriskOf(stored, log);
    if (start === null) return;
    running = {
      settings: JSON.stringify(stored),
      stored,
      exchange: start(dependencies),
      agents,
      noted: Promise.resolve(),
    };
    this.#running.set(stored.name, running);
    // One that is connected from its start has nothing more to tell of its way.
    dependencies.wayChanged();
  }

  #asteriskOf(stored: StoredExchange, log: FastifyBaseLogger): StartExchange | null {
    if (stored.asterisk === null) return null;
    const address = readAddress(this.#options.secrets, stored.asterisk);
    if (address === null) {
      log.error('an exchange is stored with an address or a secret that cannot be used');
      return null;
    }
    const unfinished = () => readUnfinished(this.#options.db, stored.name);
    return (dependencies) => new AsteriskConnector({ ...dependencies, address, log, unfinished });
  }

  /** Notes how the way is now, one note after the other: an earlier one must not be the last to be stored. */
  async #note(running: Running): Promise<void> {
    const { stored, exchange } = running;
    const before = running.noted;
    running.noted = before
      .catch(() => undefined)
      .then(() => noteWay(this.#options.db, this.#processId, stored, exchange));
    await running.noted;
  }
}

async function end({ exchange, agents }: Running): Promise<void> {
  await agents.stop();
  await exchange.stop();
}

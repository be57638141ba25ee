import type { FastifyBaseLogger } from 'fastify';
import { amiAddressSchema } from '../asterisk/ami-address.ts';
import { AsteriskConnector } from '../asterisk/asterisk-connector.ts';
import type { Db } from '../database/connect.ts';
import { receiveFact } from './receive-fact.ts';
import { readExchanges, readUnfinished, type StoredExchange } from './repository.ts';

const roundMilliseconds = 20_000;

/** The exchanges that this process listens to: those that are stored and active, looked at in rounds of 20 seconds. */
export class Exchanges {
  readonly #db: Db;
  readonly #log: FastifyBaseLogger;
  readonly #running = new Map<string, { settings: string; connector: AsteriskConnector }>();
  readonly #timer: NodeJS.Timeout;
  #round: Promise<void> | null = null;

  constructor(db: Db, log: FastifyBaseLogger) {
    this.#db = db;
    this.#log = log;
    this.#timer = setInterval(() => this.look(), roundMilliseconds);
    this.#timer.unref();
    this.look();
  }

  /** Starts and stops listening by what is stored now. */
  look(): void {
    this.#round ??= this.#follow()
      .catch((error: unknown) => this.#log.error({ err: error }, 'the exchanges could not be read'))
      .finally(() => {
        this.#round = null;
      });
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
    await Promise.all([...this.#running.values()].map(({ connector }) => connector.stop()));
    this.#running.clear();
  }

  async #follow(): Promise<void> {
    const stored = new Map((await readExchanges(this.#db)).map((exchange) => [exchange.name, exchange]));
    for (const [name, { settings, connector }] of this.#running) {
      const exchange = stored.get(name);
      if (exchange !== undefined && JSON.stringify(exchange) === settings) continue;
      this.#running.delete(name);
      await connector.stop();
    }
    for (const [name, exchange] of stored) {
      if (!this.#running.has(name)) this.#start(exchange);
    }
  }

  #start(exchange: StoredExchange): void {
    const log = this.#log.child({ connector: exchange.name });
    const address = amiAddressSchema.safeParse(exchange.asterisk);
    if (!address.success) {
      log.error({ problems: address.error.issues }, 'an exchange is stored with an address that cannot be used');
      return;
    }
    const connector = new AsteriskConnector({
      address: address.data,
      log,
      receive: (told) => receiveFact(this.#db, exchange, told),
      unfinished: () => readUnfinished(this.#db, exchange.name),
    });
    this.#running.set(exchange.name, { settings: JSON.stringify(exchange), connector });
  }
}

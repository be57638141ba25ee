import type { FastifyBaseLogger } from 'fastify';
import type {
  ActingExchange,
  ActionOutcome,
  AgentInQueues,
  ExchangeAction,
  ExchangeDependencies,
  ExchangeWay,
} from '../connectors/acting-exchange.ts';
import type { ToldFact } from '../connectors/repository.ts';
import type { AmiAddress } from './ami-address.ts';
import { AmiConnection, AmiRefused } from './ami-connection.ts';
import type { AmiMessage } from './ami-messages.ts';
import { AsteriskActions } from './asterisk-actions.ts';
import { factOfAmiEvent } from './asterisk-facts.ts';
import { AsteriskMembers } from './asterisk-members.ts';
import { FactQueue } from './fact-queue.ts';
import { factsOfState, readExchangeState, type UnfinishedCall } from './resynchronise.ts';

const firstPauseMilliseconds = 500;
const longestPauseMilliseconds = 30_000;

export interface AsteriskConnectorOptions extends ExchangeDependencies {
  address: AmiAddress;
  log: FastifyBaseLogger;
  /** The calls of this exchange that have no end yet, as stored. */
  unfinished: () => Promise<UnfinishedCall[]>;
}

/**
 * Listens to one Asterisk for as long as it runs: connects, looks at what goes on there, takes each event in order, and
 * begins again when the connection is lost. What happened meanwhile is found out from the exchange's state, so that no
 * call goes on for ever on people's screens that is over, and none that waits is missing.
 */
export class AsteriskConnector implements ActingExchange {
  readonly can = ['answer', 'transfer', 'park', 'hangUp', 'originate', 'state'] as const;
  readonly #actions: AsteriskActions;
  readonly #members: AsteriskMembers;
  readonly #options: AsteriskConnectorOptions;
  readonly #queue: FactQueue;
  readonly #stopped = new AbortController();
  readonly #running: Promise<void>;
  /** Callers' channels; of all others nothing is told. */
  readonly #known = new Set<string>();
  /** Calls of which something was told since the login, until the exchange's state has been looked at. */
  #heardSinceLogin: Set<string> | null = null;
  #connection: AmiConnection | null = null;
  #way: ExchangeWay = { state: 'connecting', since: new Date().toISOString(), problem: '' };

  constructor(options: AsteriskConnectorOptions) {
    this.#options = options;
    this.#queue = new FactQueue({
      receive: options.receive,
      log: options.log,
      overflowed: () => this.#connection?.close(),
    });
    this.#actions = new AsteriskActions({
      connection: () => this.#connection,
      context: options.address.context ?? 'from-internal',
      parkedContext: options.address.parkedContext ?? 'parkedcalls',
      receive: (told) => this.#receiveOwn(told),
      failed: (error) => options.log.error({ err: error }, 'an exchange did not finish what it had begun'),
    });
    this.#members = new AsteriskMembers({ connection: () => this.#connection, changed: options.agentChanged });
    this.#running = this.#run();
  }

  get way(): ExchangeWay {
    return this.#way;
  }

  async act(action: ExchangeAction): Promise<ActionOutcome> {
    return await this.#actions.act(action);
  }

  async setAgents(agents: readonly AgentInQueues[]): Promise<void> {
    for (const agent of agents) await this.#members.set(agent);
  }

  /** Ends the connection and waits for what was already told to be stored, or to fail once. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#connection?.close();
    await this.#running;
    await this.#queue.stop();
  }

  async #run(): Promise<void> {
    const { log } = this.#options;
    let pause = firstPauseMilliseconds;
    while (!this.#stopped.signal.aborted) {
      const problem = await this.#listen(() => {
        pause = firstPauseMilliseconds;
      });
      if (this.#stopped.signal.aborted) return;
      const state = problem instanceof AmiRefused ? 'refused' : 'connecting';
      if (this.#way.state !== state || this.#way.problem !== problem.message) {
        const since = this.#way.state === state ? this.#way.since : new Date().toISOString();
        this.#become({ state, since, problem: problem.message });
        log.warn({ err: problem }, 'an exchange is not connected');
      }
      // Half to all of the pause, so that several processes do not all knock at once.
      await pauseFor(pause * (0.5 + Math.random() / 2), this.#stopped.signal);
      pause = problem instanceof AmiRefused ? longestPauseMilliseconds : Math.min(pause * 2, longestPauseMilliseconds);
    }
  }

  /** One connection from login to end; returns why it ended. */
  async #listen(succeeded: () => void): Promise<Error> {
    try {
      this.#heardSinceLogin = new Set();
      const connection = await AmiConnection.open(this.#options.address, (event) => this.#hear(event));
      this.#connection = connection;
      if (this.#stopped.signal.aborted) connection.close();
      try {
        await this.#resynchronise(connection);
        succeeded();
        this.#become({ state: 'connected', since: new Date().toISOString(), problem: '' });
        this.#options.log.info('an exchange is connected');
        return await connection.closed;
      } finally {
        this.#connection = null;
        this.#actions.forget();
        connection.close();
      }
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  #become(way: ExchangeWay): void {
    this.#way = way;
    this.#options.wayChanged();
  }

  /** What our own doing brings about is stored at once: whoever asked for it waits. */
  async #receiveOwn(told: ToldFact): Promise<void> {
    this.#known.add(told.externalId);
    this.#heardSinceLogin?.add(told.externalId);
    await this.#options.receive(told);
  }

  #hear(event: AmiMessage): void {
    this.#actions.hear(event);
    this.#members.hear(event);
    const told = factOfAmiEvent(event, new Date().toISOString());
    if (told === null) return;
    if (told.fact.type === 'arrived') this.#known.add(told.externalId);
    if (!this.#known.has(told.externalId)) return;
    this.#heardSinceLogin?.add(told.externalId);
    if (told.fact.type === 'ended' || told.fact.type === 'transferred') this.#known.delete(told.externalId);
    this.#queue.add(told);
  }

  async #resynchronise(connection: AmiConnection): Promise<void> {
    // In this order: a call that another process stores meanwhile is not there yet, and is not found gone by an older
    // list of channels; and an end that is told while the exchange answers is of a call that is known.
    const unfinished = await this.#options.unfinished();
    for (const { externalId } of unfinished) this.#known.add(externalId);
    const state = await readExchangeState(connection);
    this.#members.look(state.queues);
    const isHeard = (externalId: string) => this.#heardSinceLogin?.has(externalId) === true;
    for (const told of factsOfState(state, unfinished, isHeard, new Date().toISOString())) {
      if (told.fact.type === 'found-gone') this.#known.delete(told.externalId);
      else this.#known.add(told.externalId);
      this.#queue.add(told);
    }
    // From here on each event says more than the state did.
    this.#heardSinceLogin = null;
  }
}

function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}

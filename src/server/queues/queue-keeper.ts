import type { FastifyBaseLogger } from 'fastify';
import type { Call } from '#shared/calls/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { callsToMoveOn, canHelp } from '#shared/queues/overflow.ts';
import type { Queue } from '#shared/queues/schema.ts';
import { visitsOf } from '#shared/queues/statistics.ts';
import { exchangeCall, type Switching } from '../connectors/carry-out.ts';
import type { Exchanges } from '../connectors/exchanges.ts';
import { writeConnectorLog } from '../connectors/repository.ts';
import type { Db } from '../database/connect.ts';
import { endAfterCallWork } from '../live/agents.ts';
import { parseRow } from '../rows/repository.ts';

const roundMilliseconds = 1_000;
/** Rounds between two looks at who has waited too long. */
const roundsPerOverflow = 5;
/** When a call that could not be moved on is tried again. */
const retryMilliseconds = 60_000;

export interface QueueKeeperOptions {
  db: Db;
  log: FastifyBaseLogger;
  exchanges: Exchanges;
  switching: Switching;
}

/**
 * What happens in queues by the clock: after-call work ends, and calls are moved on to the queue that helps. Every process
 * does it; of each call and each agent only one gets to.
 */
export class QueueKeeper {
  readonly #options: QueueKeeperOptions;
  readonly #timer: NodeJS.Timeout;
  readonly #retryAt = new Map<Id, number>();
  #round: Promise<void> | null = null;
  #rounds = 0;

  constructor(options: QueueKeeperOptions) {
    this.#options = options;
    this.#timer = setInterval(() => {
      this.#round ??= this.#run().finally(() => {
        this.#round = null;
      });
    }, roundMilliseconds);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
  }

  async #run(): Promise<void> {
    const { db, log } = this.#options;
    try {
      await endAfterCallWork(db);
      if (this.#rounds % roundsPerOverflow === 0) await this.#moveOn();
      this.#rounds += 1;
    } catch (error) {
      log.error({ err: error }, 'the queues could not be looked after');
    }
  }

  async #moveOn(): Promise<void> {
    const { db } = this.#options;
    const now = Date.now();
    for (const [id, retryAt] of this.#retryAt) if (retryAt < now) this.#retryAt.delete(id);
    const stored = await db.selectFrom('queues').selectAll().where('deleted', '=', false).execute();
    const queues = new Map(stored.map((row) => [row.id, parseRow('queues', row)]));
    for (const queue of queues.values()) {
      const to = queues.get(queue.overflow.toQueueId ?? '');
      const at = new Date(now).toISOString();
      if (to === undefined || !canHelp(to, queue, at)) continue;
      const waiting = (await this.#waitingIn(queue)).filter(({ call }) => this.#mayGo(call, to));
      for (const { call } of callsToMoveOn(queue, waiting, at)) {
        const obstacle = this.#obstacleTo(call);
        if (obstacle === null) await this.#move(call, to);
        else await this.#hasFailed(call, obstacle);
      }
    }
  }

  async #waitingIn(queue: Queue): Promise<{ id: Id; enteredAt: string; call: Call }[]> {
    const stored = await this.#options.db
      .selectFrom('calls')
      .selectAll()
      .where('organisationId', '=', queue.organisationId)
      .where('queueId', '=', queue.id)
      .where('direction', '=', 'in')
      .where('endedAt', 'is', null)
      .where('answeredAt', 'is', null)
      .where('transferringTo', 'is', null)
      .where('answeringUserId', 'is', null)
      .execute();
    return stored.map((row) => {
      const call = parseRow('calls', row);
      return { id: call.id, enteredAt: visitsOf(call).at(-1)?.enteredAt ?? call.arrivedAt, call };
    });
  }

  /** A call goes to each queue once: two that help each other would send it round and round. */
  #mayGo(call: Call, to: Queue): boolean {
    return !this.#retryAt.has(call.id) && !visitsOf(call).some(({ queueId }) => queueId === to.id);
  }

  /** Why nobody can move a call on, as the connector's log names it; null when it can be tried. */
  #obstacleTo(call: Call): 'overflow-cannot-act' | 'overflow-away' | null {
    const exchange = this.#options.exchanges.find(call.connector);
    if (!exchange?.can.includes('transfer')) return 'overflow-cannot-act';
    return exchange.way.state === 'connected' ? null : 'overflow-away';
  }

  /** Tells administrators, where they look for what a connector does, that a call waits on; once for each call and reason. */
  async #hasFailed(call: Call, reason: string): Promise<void> {
    const { db, log } = this.#options;
    this.#retryAt.set(call.id, Date.now() + retryMilliseconds);
    const told = { connector: call.connector, event: 'overflow', externalId: call.externalId };
    const known = await db
      .selectFrom('connectorLog')
      .select('id')
      .where('connector', '=', told.connector)
      .where('event', '=', told.event)
      .where('externalId', '=', told.externalId)
      .where('reason', '=', reason)
      .executeTakeFirst();
    if (known !== undefined) return;
    log.warn({ callId: call.id, reason }, 'a call could not be moved on to another queue');
    await writeConnectorLog(db, { ...told, result: 'refused', reason });
  }

  async #move(call: Call, to: Queue): Promise<void> {
    const { exchanges, switching } = this.#options;
    const isMine = await switching.tell(call, { type: 'transferring', to: to.number, state: 'sent' });
    if (!isMine) return;
    const outcome = await exchanges
      .find(call.connector)
      ?.act({ type: 'moveOn', call: exchangeCall(call), to: to.number });
    if (outcome?.type === 'done') return;
    await this.#hasFailed(call, outcome?.detail ?? 'overflow-refused');
    await switching.tell(call, { type: 'transfer-failed', reason: 'cancelled' });
  }
}

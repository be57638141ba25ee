import type { FastifyBaseLogger } from 'fastify';
import { sql } from 'kysely';
import type { Id } from '#shared/identity/ids.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import type { Queue } from '#shared/queues/schema.ts';
import { penaltyOf } from '#shared/queues/skills.ts';
import type { Db } from '../database/connect.ts';
import { organisationsOfAgent, setAgentState, setQueueLogIn } from '../live/agents.ts';
import type { ActingExchange, AgentInQueues, ToldAgentState, ToldQueueLogIn } from './acting-exchange.ts';
import { type Connector, findAgentByNames, findOwnQueue, writeConnectorLog } from './repository.ts';
import { isFirstConnected } from './states.ts';

interface AgentsInQueuesOptions {
  db: Db;
  log: FastifyBaseLogger;
  connector: Connector;
  processId: Id;
  exchange: () => ActingExchange | undefined;
}

interface StoredAgent {
  userId: Id;
  username: string;
  state: AgentState['state'];
  pauseReason: string;
  telephone: string;
  /** Those they are logged in to, while they are logged in at all. */
  queues: (Pick<Queue, 'id' | 'name' | 'number'> & { priority: number })[];
  otherQueues: Pick<Queue, 'name' | 'number'>[];
}

/** How an agent is to stand in the exchange's queues; null: as they do, while they talk the exchange knows best. */
function standing({
  state,
  pauseReason,
}: Pick<StoredAgent, 'state' | 'pauseReason'>): Omit<ToldAgentState, 'names'> | null {
  if (state === 'on-call') return null;
  if (state === 'after-call') return { state: 'paused', reason: afterCallReason };
  return { state, reason: state === 'paused' ? pauseReason : '' };
}

/** How they stand, as it is compared with what the exchange last had. */
function textOf(wanted: Omit<ToldAgentState, 'names'>, { telephone, queues }: StoredAgent): string {
  return JSON.stringify([wanted, telephone, queues]);
}

/** The word by which a pause of ours for after-call work is known again. */
const afterCallReason = 'after-call';

/**
 * Keeps agents in the queues of one exchange as they stand here, and learns of what they do at the exchange itself. Of
 * several processes the one that has been connected longest does it. What the exchange has told is never told back to
 * it, or two changes at once would chase each other for ever.
 */
export class AgentsInQueues {
  readonly #options: AgentsInQueuesOptions;
  /** What the exchange last had of each agent, in one text. */
  readonly #known = new Map<Id, string>();
  #work: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(options: AgentsInQueuesOptions) {
    this.#options = options;
  }

  /** These agents stand another way here. */
  changed(userIds: readonly Id[]): void {
    this.#inOrder(() => this.#tell(userIds));
  }

  /** Tells of whoever stands another way than the exchange last had it. */
  look(): void {
    this.#inOrder(() => this.#tell(null));
  }

  /** The exchange has been connected anew: it is told of everybody. */
  all(): void {
    this.#inOrder(async () => {
      this.#known.clear();
      await this.#tell(null);
    });
  }

  /** An agent has logged in, paused or logged out at the exchange, altogether or in one queue. */
  async told(told: ToldAgentState | ToldQueueLogIn): Promise<void> {
    await this.#inOrder(() => ('queueName' in told ? this.#takeLogIn(told) : this.#take(told)));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#work;
  }

  #inOrder(task: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(async () => {
      if (this.#isStopped) return;
      try {
        await task();
      } catch (error) {
        this.#options.log.error({ err: error }, 'agents could not be brought in step with an exchange');
      }
    });
    return this.#work;
  }

  async #isMine(): Promise<boolean> {
    const { db, connector, processId } = this.#options;
    return await isFirstConnected(db, connector.name, processId);
  }

  async #tell(userIds: readonly Id[] | null): Promise<void> {
    const exchange = this.#options.exchange();
    if (exchange === undefined || !exchange.can.includes('state') || exchange.way.state !== 'connected') return;
    if (!(await this.#isMine())) return;
    const agents = await readAgents(this.#options.db, this.#options.connector, userIds);
    for (const stored of agents) {
      const wanted = standing(stored);
      if (wanted === null) continue;
      const { userId, username, telephone, queues, otherQueues } = stored;
      const text = textOf(wanted, stored);
      if (this.#known.get(userId) === text) continue;
      await this.#set(exchange, { ...wanted, agent: { userId, username, telephone }, queues, otherQueues });
      this.#known.set(userId, text);
    }
  }

  /** What the exchange refuses is logged where administrators see it; it is tried again with the next change. */
  async #set(exchange: ActingExchange, agent: AgentInQueues): Promise<void> {
    const { db, connector, log } = this.#options;
    try {
      await exchange.setAgents([agent]);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      log.warn({ err: error }, 'an exchange did not take how an agent stands');
      const entry = { event: `agent ${agent.state}`, externalId: null, result: 'refused', reason: words } as const;
      await writeConnectorLog(db, { connector: connector.name, ...entry });
    }
  }

  async #take({ names, state, reason }: ToldAgentState): Promise<void> {
    const { db, connector } = this.#options;
    if (!(await this.#isMine())) return;
    const userId = await findAgentByNames(db, connector, names);
    const [stored] = userId === null ? [] : await readAgents(db, connector, [userId]);
    if (userId === null || stored === undefined) return;
    const here = standing(stored);
    // While they talk, or when they stand so already, there is nothing to learn.
    if (here === null || (here.state === state && (state !== 'paused' || here.reason === reason))) return;
    const text = textOf({ state, reason }, stored);
    // What it last had from us is the echo of that: the agent stands another way here already.
    if (this.#known.get(userId) === text) return;
    this.#known.set(userId, text);
    await db.transaction().execute(async (tx) => {
      const organisations = await organisationsOfAgent(tx, userId);
      const pauseReason = state === 'paused' ? reason : '';
      await setAgentState(tx, userId, organisations, { state, pauseReason });
    });
  }

  /** An agent has come into one of their queues, or left it, at the exchange. */
  async #takeLogIn({ names, queueName, isIn }: ToldQueueLogIn): Promise<void> {
    const { db, connector } = this.#options;
    if (!(await this.#isMine())) return;
    const userId = await findAgentByNames(db, connector, names);
    const queueId = userId === null ? undefined : await findOwnQueue(db, connector, userId, queueName);
    const [before] = userId === null ? [] : await readAgents(db, connector, [userId]);
    // A queue of others, or one that they do not belong to here, is none they are seen in.
    if (userId === null || queueId === undefined || before === undefined) return;
    const wasIn = before.state !== 'logged-out' && before.queues.some(({ id }) => id === queueId);
    if (wasIn === isIn) return;
    await db.transaction().execute(async (tx) => {
      await setQueueLogIn(tx, userId, await organisationsOfAgent(tx, userId), { queueId, isIn });
    });
    const [after] = await readAgents(db, connector, [userId]);
    const stands = after && standing(after);
    if (stands) this.#known.set(userId, textOf(stands, after));
  }
}

/** Returns how agents with a telephone at the exchange stand here, with the queues there that they are logged in to. */
async function readAgents(db: Db, connector: Connector, userIds: readonly Id[] | null): Promise<StoredAgent[]> {
  const organisations = [...connector.organisationIds];
  const { rows } = await sql<Omit<StoredAgent, 'queues' | 'otherQueues'> & { known: KnownQueue[] }>`
    select distinct on (account.user_id) account.user_id, account.username, agent.state, agent.pause_reason, phone.telephone,
      coalesce((select jsonb_agg(jsonb_build_object('id', queue.id, 'name', queue.name, 'number', queue.number,
          'memberPriorities', queue.member_priorities, 'skills', queue.skills,
          'isIn', not queue.deleted and queue.active and queue.member_user_ids @> to_jsonb(account.user_id::text)
            and not coalesce(there.out_of_queue_ids @> to_jsonb(queue.id::text), false)) order by queue.sort_order, queue.id)
        from queues as queue left join agent_states as there
          on there.organisation_id = queue.organisation_id and there.user_id = account.user_id
        where queue.organisation_id = any(${organisations}::text[])), '[]') as known
    from accounts as account join agent_states as agent using (user_id)
      join telephones as phone on phone.user_id = account.user_id and phone.connector = ${connector.name}
        and not phone.deleted and phone.telephone <> ''
    where agent.organisation_id = any(${organisations}::text[])
      and (${userIds === null} or account.user_id = any(${[...(userIds ?? [])]}::uuid[]))
    order by account.user_id, agent.since desc, phone.version desc`.execute(db);
  return rows.map(({ known, ...agent }) => ({
    ...agent,
    queues: known
      .filter(({ isIn }) => isIn)
      .map((queue) => ({ ...namesOf(queue), id: queue.id, priority: penaltyOf(queue, agent.userId) })),
    otherQueues: known.filter(({ isIn }) => !isIn).map(namesOf),
  }));
}

type KnownQueue = Pick<Queue, 'id' | 'name' | 'number' | 'memberPriorities' | 'skills'> & { isIn: boolean };

function namesOf({ name, number }: KnownQueue): Pick<Queue, 'name' | 'number'> {
  return { name, number };
}

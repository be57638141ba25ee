import { parsePhoneNumber } from '#shared/directory/phone-number.ts';
import type { AgentInQueues, QueueNames, ToldAgentState, ToldQueueLogIn } from '../connectors/acting-exchange.ts';
import { type AmiConnection, AmiRefused } from './ami-connection.ts';
import type { AmiMessage } from './ami-messages.ts';
import { agentNames, field } from './asterisk-facts.ts';

type Sender = Pick<AmiConnection, 'send'>;

export interface AsteriskMembersOptions {
  connection: () => Sender | null;
  changed: (told: ToldAgentState | ToldQueueLogIn) => Promise<unknown>;
}

/** Who belongs to which of an Asterisk's queues: set as agents stand here, and told of when they change it there. */
export class AsteriskMembers {
  readonly #options: AsteriskMembersOptions;
  #queues: readonly string[] = [];
  /** Queues by the telephone that is a member of them. */
  readonly #memberships = new Map<string, Set<string>>();

  constructor(options: AsteriskMembersOptions) {
    this.#options = options;
  }

  /** Takes in what QueueStatus answered. */
  look(entries: readonly AmiMessage[]): void {
    this.#queues = entries.filter((each) => each.get('event') === 'QueueParams').map((each) => field(each, 'queue'));
    this.#memberships.clear();
    for (const member of entries.filter((each) => each.get('event') === 'QueueMember')) {
      this.#of(field(member, 'location')).add(field(member, 'queue'));
    }
  }

  hear(event: AmiMessage): void {
    const telephone = field(event, 'interface');
    const queueName = field(event, 'queue');
    const names = () => [telephone, ...agentNames(field(event, 'membername'), telephone)];
    switch (event.get('event')) {
      case 'QueueMemberAdded':
        // Known already, it is the echo of our own doing.
        if (this.#of(telephone).has(queueName)) return;
        this.#of(telephone).add(queueName);
        this.#tell({ names: names(), queueName, isIn: true });
        return;
      case 'QueueMemberRemoved':
        if (this.#of(telephone).delete(queueName)) this.#tell({ names: names(), queueName, isIn: false });
        return;
      case 'QueueMemberPause': {
        const isPaused = event.get('paused') === '1';
        const reason = isPaused ? field(event, 'pausedreason').slice(0, 100) : '';
        this.#tell({ names: names(), state: isPaused ? 'paused' : 'ready', reason });
        return;
      }
      default:
        return;
    }
  }

  /** Brings the queues in step with how an agent stands here. Rejects as the connection does. */
  async set({ agent, state, reason, queues, otherQueues }: AgentInQueues): Promise<void> {
    const connection = this.#options.connection();
    const { telephone, username } = agent;
    if (connection === null || telephone === null) return;
    for (const name of this.#left(telephone, queues, otherQueues)) await this.#remove(connection, telephone, name);
    for (const queue of queues) {
      const name = this.#queues.find((each) => isSame(each, queue));
      if (name === undefined) continue;
      const member = { Queue: name, Interface: telephone };
      const isMember = this.#of(telephone).has(name);
      if (state === 'logged-out') {
        if (isMember) await this.#remove(connection, telephone, name);
        continue;
      }
      const paused = { Paused: String(state === 'paused'), Reason: reason };
      const penalty = String(queue.priority);
      if (!isMember) {
        const added = { ...member, MemberName: username, Penalty: penalty, Paused: paused.Paused };
        await this.#add(connection, telephone, name, added);
        if (state !== 'paused') continue;
      } else {
        await connection.send('QueuePenalty', { ...member, Penalty: penalty });
      }
      await connection.send('QueuePause', { ...member, ...paused });
    }
  }

  /** Known before it is asked for: the echo of it is nobody's own doing. Refused, it is as it was. */
  async #add(connection: Sender, telephone: string, name: string, added: Record<string, string>): Promise<void> {
    this.#of(telephone).add(name);
    try {
      await unless(/Already there/, () => connection.send('QueueAdd', added));
    } catch (error) {
      this.#of(telephone).delete(name);
      throw error;
    }
  }

  /** Who stands in the exchange's own files cannot be taken out from here. */
  async #remove(connection: Sender, telephone: string, name: string): Promise<void> {
    this.#of(telephone).delete(name);
    await unless(/Not there|not dynamic/, () => connection.send('QueueRemove', { Queue: name, Interface: telephone }));
  }

  /** The queues of ours that a telephone is still a member of although its agent is in them no more. */
  #left(telephone: string, queues: readonly QueueNames[], others: readonly QueueNames[]): string[] {
    return [...this.#of(telephone)].filter(
      (name) => others.some((queue) => isSame(name, queue)) && !queues.some((queue) => isSame(name, queue)),
    );
  }

  #tell(told: ToldAgentState | ToldQueueLogIn): void {
    void this.#options.changed(told);
  }

  #of(telephone: string): Set<string> {
    const known = this.#memberships.get(telephone) ?? new Set<string>();
    this.#memberships.set(telephone, known);
    return known;
  }
}

/** Exchanges name their queues as they like, and many by the number that leads there. */
function isSame(name: string, queue: QueueNames): boolean {
  return name === queue.name || (parsePhoneNumber(name) ?? name) === queue.number;
}

/** Does it, and takes for done what the exchange says is so already. */
async function unless(words: RegExp, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof AmiRefused && words.test(error.message))) throw error;
  }
}

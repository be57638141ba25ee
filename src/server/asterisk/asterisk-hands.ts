import type { CallFact } from '#shared/calls/apply-call-fact.ts';
import type { LiveError } from '#shared/live/protocol.ts';
import type { ActionOutcome, ExchangeAgent, ExchangeCall } from '../connectors/acting-exchange.ts';
import type { ToldFact } from '../connectors/repository.ts';
import type { AmiConnection } from './ami-connection.ts';
import type { AmiMessage } from './ami-messages.ts';
import { ring } from './asterisk-lines.ts';
import { agentLine, outgoingPrefix } from './line-names.ts';

export interface AsteriskHandsOptions {
  connection: () => AmiConnection | null;
  /** Where numbers, and parking spaces, are dialled. */
  context: string;
  parkedContext: string;
  receive: (told: ToldFact) => Promise<unknown>;
  /** Something went wrong after the one who asked had his answer. */
  failed: (error: unknown) => void;
}

export const done: ActionOutcome = { type: 'done' };

/** Returns that something was not done, with the exchange's words where it said any. */
export const failure = (error: LiveError, detail?: string): ActionOutcome => ({
  type: 'failed',
  error,
  ...(detail !== undefined && { detail }),
});

const eventMilliseconds = 3_000;

/** What everything done at an Asterisk needs: its settings, telling of facts, and waiting for events. */
export class AsteriskHands {
  readonly options: AsteriskHandsOptions;
  readonly #watchers = new Set<(event: AmiMessage) => void>();

  constructor(options: AsteriskHandsOptions) {
    this.options = options;
  }

  /** Takes in an event; whoever waits for one looks at it. */
  hear(event: AmiMessage): void {
    for (const watcher of this.#watchers) watcher(event);
  }

  /** Where a number is dialled. */
  dialled(number: string) {
    return { Context: this.options.context, Exten: asDialled(number), Priority: '1' };
  }

  /** Where a parking space is dialled. */
  parked(space: string) {
    return { Context: this.options.parkedContext, Exten: space, Priority: '1' };
  }

  /** Rings the agent's telephone, which takes the caller from the space. */
  async retrieve(
    connection: AmiConnection,
    call: ExchangeCall,
    agent: ExchangeAgent,
    space: string,
  ): Promise<ActionOutcome> {
    if (agent.telephone === null) return failure('no-telephone');
    const problem = await ring(connection, {
      channel: agent.telephone,
      line: agentLine(agent.userId),
      context: this.options.parkedContext,
      exten: space,
      callerId: call.from ?? '',
    });
    return problem === null ? done : failure('telephone-no-answer');
  }

  /** What goes on after the answer to the one who asked. */
  behind(work: Promise<void>): void {
    work.catch((error: unknown) => this.options.failed(error));
  }

  /** Waits for an event; null when it does not come. */
  async event(
    fits: (event: AmiMessage) => boolean,
    milliseconds: number = eventMilliseconds,
  ): Promise<AmiMessage | null> {
    return await new Promise((resolve) => {
      const end = (event: AmiMessage | null) => {
        clearTimeout(timer);
        this.#watchers.delete(watcher);
        resolve(event);
      };
      const watcher = (event: AmiMessage) => {
        if (fits(event)) end(event);
      };
      const timer = setTimeout(() => end(null), milliseconds);
      this.#watchers.add(watcher);
    });
  }

  /** Stores a fact of our own making. */
  async tell(
    { externalId, from, to }: ExchangeCall,
    fact: CallFact,
    agentNames: readonly string[] = [],
    direction: 'in' | 'out' = externalId.startsWith(outgoingPrefix) ? 'out' : 'in',
  ): Promise<void> {
    const at = new Date().toISOString();
    await this.options.receive({
      fact,
      at,
      externalId,
      direction,
      from: from ?? 'anonymous',
      to,
      queueName: null,
      agentNames,
    });
  }
}

/** Returns a number as it is dialled within the country: exchanges know no plus. */
export function asDialled(number: string): string {
  return number.replace(/^\+46/, '0').replace(/^\+/, '00');
}

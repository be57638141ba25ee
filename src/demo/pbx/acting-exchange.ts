import { randomUUID } from 'node:crypto';
import { assertNever } from '#shared/assert-never.ts';
import type { CallFact } from '#shared/calls/apply-call-fact.ts';
import type {
  ActingExchange,
  ActionOutcome,
  ExchangeAction,
  ExchangeAgent,
  ExchangeCall,
  ExchangeDependencies,
} from '../../server/connectors/acting-exchange.ts';
import { wordsOf } from './log.ts';

/** How long it rings before it is answered, is known to be busy, or is given up; milliseconds. */
const RINGING = 900;
const BUSY = 400;
const GIVEN_UP = 1_800;

const FIRST_SPACE = 701;
const SPACES = 20;

/** How a number of the demonstration answers: busy when it ends in 99, never when in 98; 97 is barred, 96 does not exist. */
function answerOf(number: string): 'answers' | 'busy' | 'no-answer' | 'barred' | 'not-found' {
  if (number.endsWith('99')) return 'busy';
  if (number.endsWith('98')) return 'no-answer';
  if (number.endsWith('97')) return 'barred';
  return number.endsWith('96') ? 'not-found' : 'answers';
}

const done: ActionOutcome = { type: 'done' };

/**
 * A telephone exchange that can everything, inside the demonstration's API: what the console asks for happens at once, or
 * after it has rung for a moment. Calls come to it by `exchange.ts`, or from a test.
 */
export class DemoExchange implements ActingExchange {
  readonly can = ['answer', 'transfer', 'park', 'hangUp', 'originate', 'state'] as const;
  readonly way = { state: 'connected', since: new Date().toISOString(), problem: '' } as const;
  readonly #dependencies: ExchangeDependencies;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #parked = 0;

  constructor(dependencies: ExchangeDependencies) {
    this.#dependencies = dependencies;
  }

  async act(action: ExchangeAction): Promise<ActionOutcome> {
    try {
      return await this.#act(action);
    } catch (error) {
      return { type: 'failed', error: 'exchange-refused', detail: wordsOf(error) };
    }
  }

  /** Its queues are the plan of its calls: nobody has to be told who takes them. */
  async setAgents(): Promise<void> {
    await Promise.resolve();
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    await Promise.resolve();
  }

  async #act(action: ExchangeAction): Promise<ActionOutcome> {
    switch (action.type) {
      case 'answer':
      case 'retrieve':
        return await this.#tell(action.call, { type: 'answered' }, action.agent);
      case 'hangUp':
      case 'reject':
        this.#forget(action.call.externalId);
        return await this.#tell(action.call, { type: 'ended', cause: 'normalClearing' });
      case 'park':
        this.#parked += 1;
        return await this.#tell(action.call, {
          type: 'parked',
          space: String(FIRST_SPACE + ((this.#parked - 1) % SPACES)),
        });
      case 'transfer':
        return this.#transfer(action.call, action.to, action.mode);
      case 'completeTransfer':
        return await this.#tell(action.call, { type: 'transferred', to: '' });
      case 'cancelTransfer':
        this.#forget(action.call.externalId);
        return await this.#tell(action.call, { type: 'transfer-failed', reason: 'cancelled' });
      case 'originate':
        return await this.#originate(action.agent, action.number, action.as);
      case 'moveOn':
        return await this.#tell(action.call, { type: 'arrived' }, null, action.to);
      default:
        return assertNever(action);
    }
  }

  #transfer(call: ExchangeCall, to: string, mode: 'blind' | 'announced'): ActionOutcome {
    const answer = answerOf(to);
    switch (answer) {
      case 'barred':
        return { type: 'failed', error: 'exchange-refused', detail: 'Numret är spärrat för utgående samtal.' };
      case 'not-found':
        return { type: 'failed', error: 'target-unknown' };
      case 'busy':
        this.#after(BUSY, call, { type: 'transfer-failed', reason: 'busy' });
        return done;
      case 'no-answer':
        this.#after(GIVEN_UP, call, { type: 'transfer-failed', reason: 'no-answer' });
        return done;
      case 'answers':
        this.#after(RINGING, call, mode === 'blind' ? { type: 'transferred', to } : { type: 'transfer-speaking' });
        return done;
      default:
        return assertNever(answer);
    }
  }

  async #originate(agent: ExchangeAgent, number: string, as: string): Promise<ActionOutcome> {
    const answer = answerOf(number);
    if (answer === 'barred' || answer === 'not-found') {
      return answer === 'barred'
        ? { type: 'failed', error: 'exchange-refused', detail: 'Numret är spärrat för utgående samtal.' }
        : { type: 'failed', error: 'target-unknown' };
    }
    const call: ExchangeCall = {
      externalId: `out-${randomUUID()}`,
      from: as,
      to: number,
      transferringTo: null,
      parkingSpace: null,
    };
    await this.#tell(call, { type: 'arrived' }, null, null, 'out');
    await this.#tell(call, { type: 'rings-at', userId: agent.userId });
    if (answer === 'busy') this.#after(BUSY, call, { type: 'ended', cause: 'busy' });
    else if (answer === 'no-answer') this.#after(GIVEN_UP, call, { type: 'ended', cause: 'noAnswer' });
    else this.#after(RINGING, call, { type: 'answered' }, agent);
    return done;
  }

  async #tell(
    call: ExchangeCall,
    fact: CallFact,
    agent: ExchangeAgent | null = null,
    queueName: string | null = null,
    direction: 'in' | 'out' = 'in',
  ): Promise<ActionOutcome> {
    await this.#dependencies.receive({
      fact,
      at: new Date().toISOString(),
      externalId: call.externalId,
      direction,
      from: call.from ?? 'anonymous',
      to: call.to,
      queueName,
      agentNames: agent === null ? [] : [agent.userId],
    });
    return done;
  }

  #after(milliseconds: number, call: ExchangeCall, fact: CallFact, agent: ExchangeAgent | null = null): void {
    const timer = setTimeout(() => {
      this.#timers.delete(call.externalId);
      this.#tell(call, fact, agent).catch((error: unknown) => process.stderr.write(`${wordsOf(error)}\n`));
    }, milliseconds);
    this.#timers.set(call.externalId, timer);
  }

  #forget(externalId: string): void {
    clearTimeout(this.#timers.get(externalId));
    this.#timers.delete(externalId);
  }
}

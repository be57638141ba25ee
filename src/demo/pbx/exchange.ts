import type { CtiEvent } from '#shared/calls/cti.ts';
import type { Call, CallCause } from '#shared/calls/schema.ts';
import { demoConnector } from '../data/calls.ts';
import type { CallPlan } from './call-plan.ts';
import type { Delivery, EventSender } from './event-sender.ts';
import type { Say } from './log.ts';

/** How long an exchange takes to connect an agent's telephone after "answer" at the console, milliseconds. */
const CONNECTING = 600;
/** When a busy colleague is asked again, milliseconds. */
const NEXT_TRY = 8_000;

interface RunningCall {
  readonly callId: string;
  readonly plan: CallPlan;
  /** Seen on the live channel: when it is missing there later, it ended at the console. */
  isSeen: boolean;
  isAnswered: boolean;
  /** The colleague on the phone; null while it rings and when it was answered at a console. */
  colleague: string | null;
  /** What has been sent, one after the other: a hangup must not overtake its answer. */
  sent: Promise<unknown>;
  timers: NodeJS.Timeout[];
}

export interface ExchangeOptions {
  readonly sender: Pick<EventSender, 'send' | 'sendUntilDelivered'>;
  readonly say: Say;
  readonly newCallId: () => string;
  /** When this exchange began: older calls of its name were left by one that was killed. */
  readonly startedAt: string;
  /** A call is over, however it ended. */
  readonly onEnd?: () => void;
}

/** The calls of the demonstration exchange: each rings, is answered or given up, and ends. */
export class Exchange {
  readonly #options: ExchangeOptions;
  readonly #calls = new Map<string, RunningCall>();
  /** Calls of an earlier exchange that this one has ended. */
  readonly #leftBehind = new Set<string>();

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  /** How many calls are going on. */
  get size(): number {
    return this.#calls.size;
  }

  /** Lets a call ring. One that the API does not get has never been: nobody could have answered it. */
  async ring(plan: CallPlan): Promise<void> {
    const call: RunningCall = {
      callId: this.#options.newCallId(),
      plan,
      isSeen: false,
      isAnswered: false,
      colleague: null,
      sent: Promise.resolve(),
      timers: [],
    };
    this.#calls.set(call.callId, call);
    const delivery = await this.#options.sender.send({
      ...this.#common(call),
      event: 'newCall',
      queue: plan.queueName,
    });
    if (delivery === 'unknown') return await this.#end(call, 'congestion', 'it may not have reached the API');
    if (delivery !== 'delivered') return this.#forget(call);
    this.#options.say(`${call.callId} rings: ${plan.from} → ${plan.queueName} (${plan.to})`);
    // It may have been answered or ended at a console before the API's own answer came.
    if (call.isAnswered || !this.#calls.has(call.callId)) return;
    this.#after(call, plan.patience, () => this.#end(call, plan.causeUnanswered, 'the caller gave up'));
    if (plan.colleague !== null) this.#after(call, plan.colleague.after, () => this.#pickUp(call));
  }

  /** Takes in what is going on at the consoles: who answered, and what has ended there. */
  observe(live: readonly Call[]): void {
    const ours = new Map(
      live.filter((call) => call.connector === demoConnector).map((call) => [call.externalId, call]),
    );
    for (const call of ours.values()) this.#endIfLeftBehind(call);
    for (const call of this.#calls.values()) {
      const seen = ours.get(call.callId);
      if (seen === undefined) {
        if (call.isSeen) {
          this.#options.say(`${call.callId} was ended at the console`);
          this.#forget(call);
        }
        continue;
      }
      call.isSeen = true;
      const userId = seen.answeredByUserId;
      if (seen.answeredAt === null || userId === null || call.isAnswered) continue;
      call.isAnswered = true;
      this.#stopTimers(call);
      this.#after(call, CONNECTING, () => this.#connect(call, userId, 'the console'));
    }
  }

  /** Ends everything: every caller hangs up, so that no call is left behind at the API. */
  async close(): Promise<void> {
    const calls = [...this.#calls.values()];
    await Promise.all(
      calls.map((call) => this.#end(call, call.isAnswered ? 'normalClearing' : 'cancel', 'the exchange closes')),
    );
  }

  #common({ callId, plan }: RunningCall): Pick<CtiEvent, 'from' | 'to' | 'direction' | 'callId'> {
    return { from: plan.from, to: plan.to, direction: 'in', callId };
  }

  /** A colleague takes the call, as soon as no other conversation keeps them. */
  async #pickUp(call: RunningCall): Promise<void> {
    const userId = call.plan.colleague?.userId;
    if (userId === undefined) return;
    if ([...this.#calls.values()].some(({ colleague }) => colleague === userId)) {
      this.#after(call, NEXT_TRY, () => this.#pickUp(call));
      return;
    }
    call.colleague = userId;
    await this.#connect(call, userId, 'a colleague');
  }

  async #connect(call: RunningCall, userId: string, who: string): Promise<void> {
    call.isAnswered = true;
    this.#stopTimers(call);
    this.#after(call, call.plan.talk, () => this.#end(call, 'normalClearing', 'the conversation is over'));
    this.#options.say(`${call.callId} is answered by ${who}`);
    await this.#send(call, { ...this.#common(call), event: 'answer', user: userId, answeringNumber: userId });
  }

  #endIfLeftBehind(call: Call): void {
    if (call.arrivedAt >= this.#options.startedAt || this.#leftBehind.has(call.externalId)) return;
    this.#leftBehind.add(call.externalId);
    this.#options.say(`${call.externalId} was left behind by an exchange that was killed; it ends now`);
    const event: CtiEvent = {
      event: 'hangup',
      from: call.fromNumber ?? 'anonymous',
      to: call.toNumber,
      direction: call.direction,
      callId: call.externalId,
      cause: call.answeredAt === null ? 'cancel' : 'normalClearing',
    };
    this.#options.sender
      .sendUntilDelivered(event)
      .catch((error: unknown) => this.#options.say(`${call.externalId}: ${String(error)}`));
  }

  async #send(call: RunningCall, event: CtiEvent): Promise<Delivery> {
    const delivery = call.sent.then(() => this.#options.sender.sendUntilDelivered(event));
    call.sent = delivery;
    return await delivery;
  }

  async #end(call: RunningCall, cause: CallCause, why: string): Promise<void> {
    this.#stopTimers(call);
    if (!this.#calls.delete(call.callId)) return;
    this.#options.say(`${call.callId} ends: ${why}`);
    const delivery = await this.#send(call, { ...this.#common(call), event: 'hangup', cause });
    if (delivery === 'given-up') this.#options.say(`${call.callId}: the API never heard of the end`);
    this.#options.onEnd?.();
  }

  #forget(call: RunningCall): void {
    this.#stopTimers(call);
    if (this.#calls.delete(call.callId)) this.#options.onEnd?.();
  }

  #after(call: RunningCall, milliseconds: number, then: () => Promise<void>): void {
    const timer = setTimeout(() => {
      then().catch((error: unknown) => this.#options.say(`${call.callId}: ${String(error)}`));
    }, milliseconds);
    call.timers.push(timer);
  }

  #stopTimers(call: RunningCall): void {
    for (const timer of call.timers.splice(0)) clearTimeout(timer);
  }
}

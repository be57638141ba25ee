import type { ConnectorAbility } from '#shared/connectors/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { LiveError } from '#shared/live/protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { ToldFact } from './repository.ts';

/** An agent as an exchange is told of them. */
export interface ExchangeAgent {
  readonly userId: Id;
  readonly username: string;
  /** In the exchange's words; null when nobody has entered one. */
  readonly telephone: string | null;
}

/** A call as the exchange knows it. */
export interface ExchangeCall {
  readonly externalId: string;
  readonly from: string | null;
  readonly to: string;
  /** The number it is being sent on to. */
  readonly transferringTo: string | null;
  readonly parkingSpace: string | null;
}

/** What an exchange is asked to do. */
export type ExchangeAction =
  | {
      readonly type: 'answer' | 'hangUp' | 'park' | 'retrieve';
      readonly call: ExchangeCall;
      readonly agent: ExchangeAgent;
    }
  | { readonly type: 'completeTransfer' | 'cancelTransfer'; readonly call: ExchangeCall; readonly agent: ExchangeAgent }
  | {
      readonly type: 'transfer';
      readonly call: ExchangeCall;
      readonly agent: ExchangeAgent;
      readonly to: string;
      readonly mode: 'blind' | 'announced';
    }
  | { readonly type: 'originate'; readonly agent: ExchangeAgent; readonly number: string; readonly as: string }
  /** A caller whose calls are not taken is turned away, as if it were busy here. */
  | { readonly type: 'reject'; readonly call: ExchangeCall }
  /** A call that waits is moved on to another queue, by its number. */
  | { readonly type: 'moveOn'; readonly call: ExchangeCall; readonly to: string };

/** What became of it; when it failed, the words of the exchange as `detail` where it said any. */
export type ActionOutcome = { type: 'done' } | { type: 'failed'; error: LiveError; detail?: string };

/** How an agent stands in the queues, as the exchange is to have it. */
export interface AgentInQueues {
  readonly agent: ExchangeAgent;
  readonly state: 'ready' | 'paused' | 'logged-out';
  readonly reason: string;
  /** The queues they are logged in to, by name and number here, with when they are asked (0 first: `penaltyOf`). */
  readonly queues: readonly (QueueNames & { readonly priority: number })[];
  /** The other queues here, also their own that they are logged out of: where they are a member there, they have left it. */
  readonly otherQueues: readonly QueueNames[];
}

/** By what a queue of ours is known again at an exchange. */
export interface QueueNames {
  readonly name: string;
  readonly number: string;
}

/** How the way to an exchange is. `connecting` with a problem: the last try did not succeed. */
export interface ExchangeWay {
  readonly state: 'connected' | 'connecting' | 'refused';
  readonly since: Instant;
  readonly problem: string;
}

/** An exchange that can act, of whatever kind; what it tells of calls comes the way of `ExchangeDependencies.receive`. */
export interface ActingExchange {
  readonly can: readonly ConnectorAbility[];
  readonly way: ExchangeWay;
  /** Does it, or says why not; never rejects. The facts that follow from it are told as all others are. */
  act(action: ExchangeAction): Promise<ActionOutcome>;
  /** Brings the exchange's queues in step with how the agents stand here. Rejects in the exchange's words. */
  setAgents(agents: readonly AgentInQueues[]): Promise<void>;
  stop(): Promise<void>;
}

/** What an agent has done at the exchange itself. */
export interface ToldAgentState {
  /** Names the exchange knows them by. */
  readonly names: readonly string[];
  readonly state: 'ready' | 'paused' | 'logged-out';
  readonly reason: string;
}

/** That an agent has come into a queue, or left it, at the exchange itself. */
export interface ToldQueueLogIn {
  readonly names: readonly string[];
  /** The exchange's name of the queue. */
  readonly queueName: string;
  readonly isIn: boolean;
}

/** What a connector gets to tell by. */
export interface ExchangeDependencies {
  /** Stores what was told; rejects while the database is away, and is then called again with the same fact. */
  receive(told: ToldFact): Promise<unknown>;
  agentChanged(told: ToldAgentState | ToldQueueLogIn): Promise<unknown>;
  /** The way to the exchange has become another. */
  wayChanged(): void;
}

/** Starts an exchange of a kind that is given from outside: the demonstration's. */
export type StartExchange = (dependencies: ExchangeDependencies) => ActingExchange;

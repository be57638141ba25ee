import { assertNever } from '#shared/assert-never.ts';
import type { CommandEnvelope, CommandOutcome } from '#shared/commands/envelope.ts';
import type { SyncStatus } from '#shared/ipc/types.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Clock } from '../clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { Logger } from '../log/logger.ts';
import { Batching } from './batching.ts';
import { afterPush, isForeignSeq, type PushStep, type Refusal, type RoundEnd, roundEndOf } from './decide.ts';
import type { SyncApi } from './sync-api.ts';

interface Options {
  readonly api: SyncApi;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Logger;
  /** The outcomes are durable in the journal. */
  readonly onOutcomes: (outcomes: CommandOutcome[], at: Instant) => void;
  /** The commands were numbered anew: whoever holds the old numbers must be told all again. */
  readonly onRenumbered: () => void;
  readonly onAnswered: () => void;
}

type Answered = Extract<Awaited<ReturnType<SyncApi['push']>>, { type: 'ok' }>;
type Renumbering = Extract<PushStep, { type: 'continue-at' | 'renew-client' }>;
type Step = Renumbering | { type: 'go-on' } | { type: 'end'; end: RoundEnd };

/** Two are needed when journal and server were both put back: one to find the place, one for a client that is known. */
const mostRenumberings = 3;

const level: RoundEnd = { type: 'level' };
const soon: RoundEnd = { type: 'retry', reachable: true, afterSeconds: null };

/** Commands up: sends what is unanswered, in order, until nothing is left. */
export class Pusher {
  readonly #options: Options;
  readonly #batching = new Batching();

  constructor(options: Options) {
    this.#options = options;
  }

  /** The command that the API takes in no way. */
  get heldUp(): SyncStatus['heldUp'] {
    return this.#batching.heldUp;
  }

  /** Throws the system's error when an outcome cannot be made durable; it is asked for again then. */
  async push(signal: AbortSignal): Promise<RoundEnd> {
    const { api, journal } = this.#options;
    let renumberings = 0;
    while (!signal.aborted) {
      const { clientId } = journal.contents;
      const batch = this.#batching.take(journal.contents.unanswered());
      if (batch.length === 0) {
        this.#batching.drained();
        return level;
      }
      const answer = await api.push({ clientId, commands: [...batch] }, signal);
      const step = answer.type === 'ok' ? await this.#take(batch, answer) : this.#refused(batch, answer);
      if (step.type === 'end') return step.end;
      if (step.type === 'go-on') continue;
      // An API that contradicts itself must not have the journal written anew without end.
      renumberings += 1;
      if (renumberings > mostRenumberings) return soon;
      await this.#renumber(step);
    }
    return level;
  }

  /**
   * Sends what was done while a snapshot is on its way. Nothing is numbered anew, as the snapshot counts by the numbers of its
   * beginning. Returns false when the API did not simply take it: the next round sees to that. Throws as `push` does.
   */
  async pushMeanwhile(signal: AbortSignal): Promise<boolean> {
    const { api, journal } = this.#options;
    while (!signal.aborted) {
      const batch = this.#batching.take(journal.contents.unanswered());
      if (batch.length === 0) return true;
      const answer = await api.push({ clientId: journal.contents.clientId, commands: [...batch] }, signal);
      if (answer.type !== 'ok' || (await this.#take(batch, answer)).type !== 'go-on') return false;
    }
    return false;
  }

  #refused(batch: readonly CommandEnvelope[], answer: Refusal): Step {
    if (isForeignSeq(answer)) return { type: 'renew-client' };
    const tryFewer = this.#batching.refused(batch, answer, this.#now());
    return tryFewer ? { type: 'go-on' } : { type: 'end', end: roundEndOf(answer) };
  }

  async #take(batch: readonly CommandEnvelope[], answer: Answered): Promise<Step> {
    const { journal, log, onOutcomes, onAnswered } = this.#options;
    onAnswered();
    const { outcomes } = answer.value;
    const step = afterPush(batch, answer.value);
    if (step.type === 'nonsense') {
      log.warning('push-answer-nonsense', { sent: batch.length, answered: outcomes.length });
      this.#batching.notUnderstood(batch, 200, this.#now());
      return { type: 'end', end: soon };
    }
    if (outcomes.length > 0) {
      const at = answer.serverTime ?? this.#now();
      this.#batching.accepted();
      await journal.recordOutcomes(outcomes, at);
      onOutcomes(outcomes, at);
    }
    return step;
  }

  async #renumber(step: Renumbering): Promise<void> {
    const { journal, log, onRenumbered } = this.#options;
    switch (step.type) {
      case 'continue-at':
        log.warning('server-expects-earlier', { expectedSeq: step.seq });
        await journal.continueAt(step.seq);
        break;
      case 'renew-client':
        log.warning('journal-older-than-server');
        await journal.renewClient();
        break;
      default:
        assertNever(step);
    }
    onRenumbered();
  }

  #now(): Instant {
    return new Date(this.#options.clock.now()).toISOString();
  }
}

import { assertNever } from '#shared/assert-never.ts';
import type { CommandOutcome } from '#shared/commands/envelope.ts';
import type { SyncStatus } from '#shared/ipc/types.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Clock } from '../clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { Logger } from '../log/logger.ts';
import { Batching } from './batching.ts';
import { afterPush, isForeignSeq, type RoundEnd, roundEndOf } from './decide.ts';
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
    const { api, journal, clock, log, onOutcomes, onAnswered, onRenumbered } = this.#options;
    while (!signal.aborted) {
      const batch = this.#batching.take(journal.contents.unanswered());
      if (batch.length === 0) break;
      const answer = await api.push({ clientId: journal.contents.clientId, commands: [...batch] });
      if (answer.type !== 'ok') {
        if (!isForeignSeq(answer)) {
          const fewer = this.#batching.refused(batch, answer, new Date(clock.now()).toISOString());
          if (fewer) continue;
          return roundEndOf(answer);
        }
        log.warning('journal-older-than-server');
        await journal.renewClient();
        onRenumbered();
        continue;
      }
      onAnswered();
      const step = afterPush(batch, answer.value);
      if (step.type !== 'nonsense' && answer.value.outcomes.length > 0) {
        const at = answer.serverTime ?? new Date(clock.now()).toISOString();
        this.#batching.accepted();
        await journal.recordOutcomes(answer.value.outcomes, at);
        onOutcomes(answer.value.outcomes, at);
      }
      switch (step.type) {
        case 'go-on':
          break;
        case 'continue-at':
          log.warning('server-expects-earlier', { expectedSeq: step.seq });
          await journal.continueAt(step.seq);
          onRenumbered();
          break;
        case 'renew-client':
          log.warning('journal-older-than-server');
          await journal.renewClient();
          onRenumbered();
          break;
        case 'nonsense':
          log.warning('push-answer-nonsense', { sent: batch.length, answered: answer.value.outcomes.length });
          return soon;
        default:
          assertNever(step);
      }
    }
    if (!signal.aborted) this.#batching.drained();
    return { type: 'level' };
  }
}

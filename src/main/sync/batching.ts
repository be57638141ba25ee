import type { CommandEnvelope } from '#shared/commands/envelope.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { SyncStatus } from '#shared/ipc/types.ts';
import { pushLimit } from '#shared/sync/protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Refusal } from './decide.ts';

/** A single command refused so often, with other requests answered, is told to the person. */
const attemptsBeforeTold = 4;

/** Statuses that speak of the moment or of who asks, not of what was sent. */
const passingStatuses: ReadonlySet<number> = new Set([401, 403, 408, 409, 425, 429, 503]);

/**
 * How many commands are sent at once: fewer after an answer that speaks of what was sent, until it is clear which command
 * the API does not take. None is ever left out: they are carried out in order.
 */
export class Batching {
  #limit = pushLimit;
  #refused: { id: Id; name: string; since: Instant; attempts: number; status: number } | null = null;

  /** Returns the commands to send now. */
  take(unanswered: readonly CommandEnvelope[]): readonly CommandEnvelope[] {
    return unanswered.slice(0, this.#limit);
  }

  /** The API did not take these. Returns whether to try fewer at once instead of waiting. */
  refused(batch: readonly CommandEnvelope[], answer: Refusal, now: Instant): boolean {
    const [first] = batch;
    if (answer.type !== 'failed' || answer.status < 400 || first === undefined) return false;
    if (passingStatuses.has(answer.status)) return false;
    if (batch.length > 1) {
      this.#limit = Math.ceil(batch.length / 2);
      // An error inside the API may be of the moment: it gets time. What the API says of the request holds at once.
      return answer.status < 500;
    }
    const before = this.#refused?.id === first.id ? this.#refused : null;
    this.#refused = {
      id: first.id,
      name: first.name,
      since: before?.since ?? now,
      attempts: (before?.attempts ?? 0) + 1,
      status: answer.status,
    };
    return false;
  }

  /** The API has answered some commands. */
  accepted(): void {
    this.#refused = null;
  }

  /** Nothing is left to send. */
  drained(): void {
    this.#limit = pushLimit;
    this.#refused = null;
  }

  /** The command that holds up those after it. Worth telling only while the API answers other requests. */
  get heldUp(): SyncStatus['heldUp'] {
    if (this.#refused === null || this.#refused.attempts < attemptsBeforeTold) return null;
    const { id: commandId, name, since, status } = this.#refused;
    return { commandId, name, since, status };
  }
}

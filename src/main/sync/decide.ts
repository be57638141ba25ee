import type { CommandEnvelope } from '#shared/commands/envelope.ts';
import type { PushResponse } from '#shared/sync/protocol.ts';
import type { ApiResult } from '../api/api-client.ts';

/** How a round of synchronisation ended. */
export type RoundEnd =
  | { type: 'level' }
  | { type: 'retry'; reachable: boolean; afterSeconds: number | null }
  | { type: 'blocked'; reason: 'session-expired' | 'schema-version' };

/** A request that was not answered with what was asked for. */
export type Refusal = Exclude<ApiResult<never> | { type: 'ended' }, { type: 'ok' }>;

/**
 * Returns what a refused request means for the round. Only a schema that is not spoken there and an ended session stop it;
 * everything else, whatever it is, is tried again later, because no command may be lost to a passing state.
 */
export function roundEndOf(refusal: Refusal): RoundEnd {
  if (refusal.type === 'ended') return { type: 'blocked', reason: 'session-expired' };
  if (refusal.type === 'unreachable') return { type: 'retry', reachable: false, afterSeconds: null };
  if (refusal.error === 'schema-version') return { type: 'blocked', reason: 'schema-version' };
  return { type: 'retry', reachable: true, afterSeconds: refusal.retryAfterSeconds };
}

/** What to do with the journal after a push that was answered. */
export type PushStep =
  | { type: 'go-on' }
  /** The server expects an earlier number than the one it was sent: it was restored, or a number is missing here. */
  | { type: 'continue-at'; seq: number }
  /** The server has seen more of this client than the journal knows: the journal is the older one. */
  | { type: 'renew-client' }
  /** The answer contradicts what was sent; trying the same at once would go round in a circle. */
  | { type: 'nonsense' };

/** Returns the next step after the answer to a batch. The batch is in order of `seq` and not empty. */
export function afterPush(batch: readonly CommandEnvelope[], response: PushResponse): PushStep {
  const { outcomes, expectedSeq } = response;
  const fits = outcomes.length <= batch.length && outcomes.every(({ seq }, index) => seq === batch[index]?.seq);
  if (!fits) return { type: 'nonsense' };
  const unanswered = batch[outcomes.length];
  if (unanswered === undefined || unanswered.seq === expectedSeq) {
    return outcomes.length > 0 ? { type: 'go-on' } : { type: 'nonsense' };
  }
  return expectedSeq < unanswered.seq ? { type: 'continue-at', seq: expectedSeq } : { type: 'renew-client' };
}

/** Whether the server says that a number of this client stands for another command than ours. */
export function isForeignSeq(refusal: Refusal): boolean {
  return refusal.type === 'failed' && refusal.status === 409 && refusal.error === 'invalid-request';
}

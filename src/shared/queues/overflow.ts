import { openingState } from '../service-hours/opening-state.ts';
import { type Instant, secondsBetween } from '../time/instant.ts';
import type { Queue } from './schema.ts';

/** A call that waits: since when it has been in its queue. */
export interface WaitingCall {
  readonly id: string;
  readonly enteredAt: Instant;
}

/** Whether a queue is there to help another now: calls are not moved to where nobody answers. */
export function canHelp(
  to: Pick<Queue, 'id' | 'active' | 'openingHours'>,
  of: Pick<Queue, 'id'>,
  now: Instant,
): boolean {
  return to.id !== of.id && to.active && openingState(to.openingHours, now).open;
}

/**
 * Returns which of a queue's waiting calls are to be moved on now, those that have waited longest first: all of them
 * while it is closed, those that have waited too long, and of more than may wait the last that came.
 */
export function callsToMoveOn<C extends WaitingCall>(
  { overflow, openingHours }: Pick<Queue, 'overflow' | 'openingHours'>,
  waiting: readonly C[],
  now: Instant,
): C[] {
  const { toQueueId, afterSeconds, moreThanWaiting, whenClosed } = overflow;
  if (toQueueId === null) return [];
  const inOrder = [...waiting].sort((one, other) => one.enteredAt.localeCompare(other.enteredAt));
  if (whenClosed && !openingState(openingHours, now).open) return inOrder;
  const isTooMany = (index: number) => moreThanWaiting !== null && index >= moreThanWaiting;
  const isTooLong = ({ enteredAt }: C) => afterSeconds !== null && secondsBetween(enteredAt, now) >= afterSeconds;
  return inOrder.filter((call, index) => isTooLong(call) || isTooMany(index));
}

import type { Instant } from '../time/instant.ts';
import type { Call, QueueVisit } from './schema.ts';

/** Visits kept of one call; one that goes round in circles loses its oldest. */
const visitsMax = 50;

/** The visits with the one under way ended; never before it began. */
function left(visits: readonly QueueVisit[], at: Instant, outcome: QueueVisit['outcome']): QueueVisit[] {
  return visits.map((visit) =>
    visit.leftAt === null ? { ...visit, leftAt: at < visit.enteredAt ? visit.enteredAt : at, outcome } : visit,
  );
}

/**
 * Returns a call that has just changed with its visits kept in step: one begins when it comes into a queue, and ends when
 * it is answered, given up or moved on. `at`: when it moved on; the other ends have their instants in the call.
 */
export function withVisits(before: Call | undefined, after: Call, at: Instant = after.arrivedAt): Call {
  let visits: QueueVisit[] = after.queueVisits;
  const isMoved = before !== undefined && before.queueId !== after.queueId;
  if (isMoved) visits = left(visits, at, 'moved');
  if (after.queueId !== null && (before === undefined || isMoved)) {
    const enteredAt = before === undefined || at < after.arrivedAt ? after.arrivedAt : at;
    visits = [...visits, { queueId: after.queueId, enteredAt, leftAt: null, outcome: 'waiting' }];
  }
  if (after.answeredAt !== null) visits = left(visits, after.answeredAt, 'answered');
  else if (after.endedAt !== null) {
    visits = left(visits, after.endedAt, after.transferredTo === null ? 'abandoned' : 'moved');
  }
  const isSame = visits === after.queueVisits || JSON.stringify(visits) === JSON.stringify(after.queueVisits);
  return isSame ? after : { ...after, queueVisits: visits.slice(-visitsMax) };
}

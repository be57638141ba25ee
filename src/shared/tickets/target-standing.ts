import type { Instant } from '../time/instant.ts';
import type { Ticket } from './schema.ts';
import { isOpen } from './status.ts';
import { answersAtOnce, type CountedLevel } from './targets.ts';

/** What a service level promises of a ticket, in the order it comes due. */
export const targetKinds = ['answer', 'start', 'solution'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** How one target stands. */
export type TargetState =
  | { type: 'not-promised' }
  /** Nothing is counted down while the ticket waits; time is left. */
  | { type: 'standing'; since: Instant }
  | { type: 'running'; dueAt: Instant }
  | { type: 'overdue'; dueAt: Instant }
  | { type: 'met'; at: Instant; dueAt: Instant | null }
  | { type: 'missed'; at: Instant; dueAt: Instant }
  /** Closed without it having been done. */
  | { type: 'dropped' };

/** Returns since when the clock of a ticket stands still; null while it runs. */
export function standingSince(ticket: Pick<Ticket, 'pauses'>): Instant | null {
  const last = ticket.pauses.at(-1);
  return last !== undefined && last.to === null ? last.from : null;
}

const doneColumn = { answer: 'answeredAt', start: 'startedAt', solution: 'resolvedAt' } as const;
const dueColumn = { answer: 'answerDueAt', start: 'startDueAt', solution: 'dueAt' } as const;

function isPromised(kind: TargetKind, ticket: Ticket, level: CountedLevel): boolean {
  return kind !== 'answer' || (level.answerWithinWorkingDays !== null && !answersAtOnce(ticket.channel));
}

/**
 * Returns how a target stands at `now`. What is done is met when it was in time, or when the clock stood still with time
 * left. The days of a first answer go on while the clock stands: a written answer is owed all the same.
 */
export function targetState(
  kind: TargetKind,
  ticket: Ticket,
  level: CountedLevel | undefined,
  now: Instant,
): TargetState {
  const dueAt = ticket[dueColumn[kind]];
  const at = ticket[doneColumn[kind]];
  if (dueAt === null && (level === undefined || !isPromised(kind, ticket, level))) return { type: 'not-promised' };
  if (at !== null) return dueAt !== null && at > dueAt ? { type: 'missed', at, dueAt } : { type: 'met', at, dueAt };
  if (!isOpen(ticket.status)) return { type: 'dropped' };
  if (dueAt === null) {
    const since = standingSince(ticket);
    return since === null ? { type: 'not-promised' } : { type: 'standing', since };
  }
  return { type: dueAt < now ? 'overdue' : 'running', dueAt };
}

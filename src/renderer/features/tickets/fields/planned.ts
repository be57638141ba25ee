import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import type { Instant } from '#shared/time/instant.ts';
import { instantOf, type LocalTime, localTimeOf } from '#shared/time/local-time.ts';

/** Planned times as they are written. */
export interface PlannedDraft {
  from: LocalTime;
  to: LocalTime;
}

const nothing: LocalTime = { date: '', time: '' };

/** Returns the planned times of a ticket as they are written. */
export function plannedDraft({ plannedFrom, plannedTo }: Pick<Ticket, 'plannedFrom' | 'plannedTo'>): PlannedDraft {
  return {
    from: plannedFrom === null ? nothing : localTimeOf(plannedFrom),
    to: plannedTo === null ? nothing : localTimeOf(plannedTo),
  };
}

function isEmpty({ date, time }: LocalTime): boolean {
  return date === '' && time.trim() === '';
}

/** Returns the instants that are written; null where nothing is, or nothing that can be read. */
export function plannedTimes({ from, to }: PlannedDraft): { plannedFrom: Instant | null; plannedTo: Instant | null } {
  return { plannedFrom: instantOf(from), plannedTo: instantOf(to) };
}

export type PlannedProblems = Partial<Record<'from' | 'to', MessageId>>;

/** Returns what must be put right, by field. */
export function plannedProblems(draft: PlannedDraft): PlannedProblems {
  const { plannedFrom, plannedTo } = plannedTimes(draft);
  const problems: PlannedProblems = {};
  if (plannedFrom === null && !isEmpty(draft.from)) problems.from = 'ticketWork.plannedUnreadable';
  if (plannedTo === null && !isEmpty(draft.to)) problems.to = 'ticketWork.plannedUnreadable';
  if (plannedFrom !== null && plannedTo !== null && plannedTo <= plannedFrom) problems.to = 'ticketWork.plannedOrder';
  return problems;
}

import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { TicketImpact, TicketUrgency } from '#shared/tickets/impact.ts';
import { priorityOf } from '#shared/tickets/priority.ts';
import type { TicketPriority } from '#shared/tickets/schema.ts';

/** How pressing a ticket is judged to be, and why when the priority is set otherwise. */
export interface Judgement {
  impact: TicketImpact | null;
  urgency: TicketUrgency | null;
  priority: TicketPriority;
  priorityReason: string;
}

/** Returns the priority that impact and urgency give; null while one of them is not judged. */
export function givenPriority({ impact, urgency }: Pick<Judgement, 'impact' | 'urgency'>): TicketPriority | null {
  return impact === null || urgency === null ? null : priorityOf(impact, urgency);
}

/** Whether the priority is another than impact and urgency give. */
export function isOverridden(judgement: Judgement): boolean {
  const given = givenPriority(judgement);
  return given !== null && given !== judgement.priority;
}

/** Returns the judgement with another impact or urgency: the priority follows, unless somebody has set another with a reason. */
export function judged(judgement: Judgement, change: Partial<Pick<Judgement, 'impact' | 'urgency'>>): Judgement {
  const next = { ...judgement, ...change };
  const given = givenPriority(next);
  const isKept = isOverridden(judgement) && judgement.priorityReason.trim() !== '';
  if (given === null || (isKept && given !== next.priority)) return next;
  return { ...next, priority: given, priorityReason: '' };
}

/** Returns the judgement with a priority chosen by hand; a reason is only kept while one is needed. */
export function prioritised(judgement: Judgement, priority: TicketPriority): Judgement {
  const next = { ...judgement, priority };
  return isOverridden(next) ? next : { ...next, priorityReason: '' };
}

/** Returns what is wrong with the reason, or null. */
export function reasonProblem(judgement: Judgement): MessageId | null {
  const isMissing = isOverridden(judgement) && judgement.priorityReason.trim() === '';
  return isMissing ? 'ticketWork.priorityReasonMissing' : null;
}

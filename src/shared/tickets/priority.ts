import type { TicketImpact, TicketUrgency } from './impact.ts';
import type { Ticket, TicketPriority } from './schema.ts';

const matrix: Record<TicketImpact, Record<TicketUrgency, TicketPriority>> = {
  one: { 'can-wait': 'low', hindered: 'low', stopped: 'normal' },
  several: { 'can-wait': 'low', hindered: 'normal', stopped: 'high' },
  many: { 'can-wait': 'normal', hindered: 'high', stopped: 'critical' },
};

/** Returns the priority that follows from impact and urgency (ITIL's matrix in four steps). A person may set another, with a reason. */
export function priorityOf(impact: TicketImpact, urgency: TicketUrgency): TicketPriority {
  return matrix[impact][urgency];
}

/** Whether somebody has set another priority than impact and urgency give without saying why. */
export function lacksPriorityReason(
  ticket: Pick<Ticket, 'impact' | 'urgency' | 'priority' | 'priorityReason'>,
): boolean {
  const { impact, urgency, priority, priorityReason } = ticket;
  if (impact === null || urgency === null) return false;
  return priority !== priorityOf(impact, urgency) && priorityReason.trim() === '';
}

import type { TicketImpact, TicketUrgency } from './impact.ts';
import type { TicketPriority } from './schema.ts';

const matrix: Record<TicketImpact, Record<TicketUrgency, TicketPriority>> = {
  one: { 'can-wait': 'low', hindered: 'low', stopped: 'normal' },
  several: { 'can-wait': 'low', hindered: 'normal', stopped: 'high' },
  many: { 'can-wait': 'normal', hindered: 'high', stopped: 'critical' },
};

/** Returns the priority that follows from impact and urgency (ITIL's matrix in four steps). A person may set another, with a reason. */
export function priorityOf(impact: TicketImpact, urgency: TicketUrgency): TicketPriority {
  return matrix[impact][urgency];
}

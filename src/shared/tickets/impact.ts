import { z } from 'zod';

/** How many it concerns. */
export const ticketImpactSchema = z.enum(['one', 'several', 'many']);
export type TicketImpact = z.infer<typeof ticketImpactSchema>;

/** How far it stops the work of those it concerns. */
export const ticketUrgencySchema = z.enum(['can-wait', 'hindered', 'stopped']);
export type TicketUrgency = z.infer<typeof ticketUrgencySchema>;

import { z } from 'zod';
import { applied, defineCommand, refs, refused } from '../commands/definition.ts';
import { withWritableTicket } from './edit-ticket.ts';
import { ticketTimeSchema } from './schema.ts';
import { timePut } from './time-put.ts';

/** Notes time spent on a ticket; entries are only added, a mistake is put right by a negative one. */
export const logTicketTime = defineCommand({
  args: ticketTimeSchema
    .pick({ id: true, ticketId: true, note: true })
    .extend({ minutes: z.number().int().min(-1_440).max(1_440) }),
  reads: (args) => refs({ kind: 'tickets', id: args.ticketId }, { kind: 'ticketTimes', id: args.id }),
  decide: (args, rows, context) =>
    withWritableTicket(args.ticketId, rows, context, (ticket) => {
      if (rows.get('ticketTimes', args.id) !== undefined) return refused('already-exists');
      const minutesSpent = ticket.minutesSpent + args.minutes;
      if (minutesSpent < 0) return refused('time-below-zero');
      return applied(timePut(args, ticket, context), {
        kind: 'tickets',
        row: { ...ticket, minutesSpent, updatedAt: context.at },
      });
    }),
});

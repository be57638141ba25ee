import { z } from 'zod';
import { type CommandContext, defineCommand, type Put, refs, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';
import { createTicket } from './create-ticket.ts';
import { withWritableTicket } from './edit-ticket.ts';
import { ticketEventPut } from './history.ts';
import { type Ticket, ticketSchema } from './schema.ts';

const splitTicketArgs = ticketSchema
  .pick({ id: true, kind: true, serviceId: true, unitId: true, priority: true })
  .extend({
    /** The ticket that turned out to hold two matters. */
    ticketId: idSchema,
    title: z.string().trim().min(1).max(300),
    /** With what was chosen of the first ticket quoted in it: notes are never moved, the first one's history stays whole. */
    description: z.string().max(100_000),
  });
type SplitTicketArgs = z.infer<typeof splitTicketArgs>;

/**
 * What filing the new ticket would be asked: the same requester, the rest as it was chosen. What a stored ticket says may
 * exceed what filing one takes today (it came from another system, or from before a limit); then there is a problem.
 */
function newTicketArgs({ ticketId, ...chosen }: SplitTicketArgs, from: Ticket) {
  return createTicket.args.safeParse({
    ...chosen,
    organisationId: from.organisationId,
    channel: from.channel,
    requesterPersonId: from.requesterPersonId,
    requesterName: from.requesterName,
    requesterPhone: from.requesterPhone,
    requesterEmail: from.requesterEmail,
    place: from.place,
    affectedPersonId: from.affectedPersonId,
    relatedIds: [ticketId],
    deviceId: null,
    groupId: null,
    assigneeUserId: null,
    callId: null,
    scriptId: null,
    scriptAnswers: [],
    solvedWith: null,
    note: '',
  });
}

function splitPuts(from: Ticket, made: Pick<Ticket, 'id' | 'organisationId'>, context: CommandContext): Put[] {
  return [
    { kind: 'tickets', row: { ...from, relatedIds: [...from.relatedIds, made.id], updatedAt: context.at } },
    ticketEventPut(from, { type: 'split', ticketId: made.id }, context, 'split'),
    ticketEventPut(made, { type: 'split-from', ticketId: from.id }, context, 'split-from'),
  ];
}

/**
 * Makes a ticket of its own out of a part of another: filed like any new one, for the same requester, tied to the first as
 * related. Merging the new one into the first takes it back.
 */
export const splitTicket = defineCommand({
  args: splitTicketArgs,
  reads: (args, found) => {
    const from = found.get('tickets', args.ticketId);
    const asked = from === undefined ? undefined : newTicketArgs(args, from);
    return [
      ...refs({ kind: 'tickets', id: args.ticketId }),
      ...(asked?.success === true ? createTicket.reads(asked.data, found) : []),
    ];
  },
  decide: (args, rows, context) =>
    withWritableTicket(args.ticketId, rows, context, (from) => {
      if (from.mergedIntoId !== null) return refused('ticket-already-merged');
      const asked = newTicketArgs(args, from);
      if (!asked.success) {
        const issue = asked.error.issues[0];
        return refused('invalid-arguments', { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
      }
      const filed = createTicket.decide(asked.data, rows, context);
      if (filed.type === 'refused') return filed;
      const made = { id: args.id, organisationId: from.organisationId };
      return { ...filed, puts: [...filed.puts, ...splitPuts(from, made, context)] };
    }),
});

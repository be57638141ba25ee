import { z } from 'zod';
import { agreedLevelRefs } from '../agreements/agreed-level.ts';
import { applied, defineCommand, type Put, refs, refused } from '../commands/definition.ts';
import { derivedId, idSchema } from '../identity/ids.ts';
import { organisationIdSchema } from '../organisations/schema.ts';
import { can } from '../users/permissions.ts';
import { withWritableTicket } from './edit-ticket.ts';
import { ticketEventPut } from './history.ts';
import type { Ticket } from './schema.ts';
import { levelOf, levelRefs, withLevel } from './targets.ts';

/**
 * Moves a ticket that was filed in the wrong organisation. It gets a number of the new one's series and is found by the
 * former too. Its notes, history and attachments follow with it at the server; loans and devices stay where they are.
 */
export const moveTicket = defineCommand({
  args: z.object({
    ticketId: idSchema,
    organisationId: organisationIdSchema,
    /** Becomes a note on the ticket. */
    reason: z.string().trim().max(2_000),
  }),
  reads: (args, found) => {
    const ticket = found.get('tickets', args.ticketId);
    return [
      ...refs(
        { kind: 'tickets', id: args.ticketId },
        { kind: 'groups', id: ticket?.groupId },
        { kind: 'people', id: ticket?.requesterPersonId },
        { kind: 'units', id: ticket?.unitId },
      ),
      ...levelRefs(ticket, found),
      ...(ticket === undefined ? [] : agreedLevelRefs({ ...ticket, organisationId: args.organisationId }, found)),
    ];
  },
  decide: ({ ticketId, organisationId, reason }, rows, context) =>
    withWritableTicket(ticketId, rows, context, (ticket) => {
      if (!can(context.actor, 'ticket.write', organisationId)) return refused('not-permitted');
      if (ticket.status === 'closed') return refused('ticket-closed');
      if (ticket.organisationId === organisationId) return applied();
      const own = (row: { organisationId: string } | undefined) => row?.organisationId === ticket.organisationId;
      if (own(ticket.serviceId === null ? undefined : rows.get('services', ticket.serviceId))) {
        return refused('belongs-elsewhere', { what: 'service' });
      }
      if (own(ticket.groupId === null ? undefined : rows.get('groups', ticket.groupId))) {
        return refused('belongs-elsewhere', { what: 'group' });
      }
      // The directory of the one is not open to the other: what was written of name and telephone stays.
      const person = ticket.requesterPersonId === null ? undefined : rows.get('people', ticket.requesterPersonId);
      const unit = ticket.unitId === null ? undefined : rows.get('units', ticket.unitId);
      const there: Ticket = {
        ...ticket,
        organisationId,
        number: null,
        formerNumbers: ticket.number === null ? ticket.formerNumbers : [...ticket.formerNumbers, ticket.number],
        requesterPersonId: person?.organisationId === organisationId ? person.id : null,
        unitId: unit?.organisationId === organisationId ? unit.id : null,
        updatedAt: context.at,
      };
      // What the other customer has agreed on; the same level, whichever agreement says so, promises what it did.
      const releveled = withLevel(there, rows);
      const { serviceLevelId, agreementId } = releveled;
      const [before, after] = [levelOf(ticket, rows), levelOf(releveled, rows)];
      // A level that counts within the customer's hours promises another customer something else.
      const isSameLevel = after?.id === before?.id && after?.withinCustomerHours !== true;
      const moved = isSameLevel ? { ...there, serviceLevelId, agreementId } : releveled;
      const change = { type: 'moved', from: ticket.organisationId, number: ticket.number } as const;
      const puts: Put[] = [{ kind: 'tickets', row: moved }, ticketEventPut(moved, change, context)];
      if (reason !== '') {
        puts.push({
          kind: 'ticketNotes',
          row: {
            id: derivedId(context.commandId, 'note'),
            organisationId,
            version: 0,
            ticketId,
            authorUserId: context.actor.userId,
            body: reason,
            visibility: 'internal',
            attachmentIds: [],
            delivery: null,
            createdAt: context.at,
          },
        });
      }
      return applied(...puts);
    }),
});

import { z } from 'zod';
import { applied, defineCommand, type Put, refs, refused } from '../commands/definition.ts';
import { derivedId } from '../identity/ids.ts';
import { can } from '../users/permissions.ts';
import { ticketDueAt } from './due.ts';
import { ticketEventPut } from './history.ts';
import { type Ticket, ticketSchema } from './schema.ts';

const createTicketArgs = ticketSchema
  .pick({
    id: true,
    organisationId: true,
    kind: true,
    channel: true,
    requesterPersonId: true,
    unitId: true,
    serviceId: true,
    deviceId: true,
    priority: true,
    groupId: true,
    assigneeUserId: true,
    callId: true,
    scriptId: true,
    scriptAnswers: true,
  })
  .extend({
    title: z.string().trim().min(1).max(300),
    description: z.string().max(100_000),
    requesterName: z.string().max(200),
    requesterPhone: z.string().max(100),
    /** Solved while the requester was still there; filed as resolved with this text. */
    solvedWith: z.string().trim().min(1).max(20_000).nullable(),
    /** A first note, for example what was said on the phone. */
    note: z.string().trim().max(100_000),
  });

/** Files a ticket; its due time is counted from when it was reported, by the service's level. */
export const createTicket = defineCommand({
  args: createTicketArgs,
  reads: (args, found) => {
    const service = args.serviceId === null ? undefined : found.get('services', args.serviceId);
    return refs(
      { kind: 'tickets', id: args.id },
      { kind: 'services', id: args.serviceId },
      { kind: 'serviceLevels', id: service?.serviceLevelId },
      { kind: 'calls', id: args.callId },
    );
  },
  decide: ({ solvedWith, note, ...fields }, rows, context) => {
    if (!can(context.actor, 'ticket.write', fields.organisationId)) return refused('not-permitted');
    if (rows.get('tickets', fields.id) !== undefined) return refused('already-exists');
    const service = fields.serviceId === null ? undefined : rows.get('services', fields.serviceId);
    if (fields.serviceId !== null && service === undefined) return refused('not-found', { what: 'service' });
    const level = service === undefined ? undefined : rows.get('serviceLevels', service.serviceLevelId);

    const ticket: Ticket = {
      ...fields,
      version: 0,
      number: null,
      formerNumbers: [],
      status: solvedWith === null ? 'new' : 'resolved',
      groupId: fields.groupId ?? service?.defaultGroupId ?? null,
      createdByUserId: context.actor.userId,
      createdAt: context.at,
      updatedAt: context.at,
      dueAt: ticketDueAt(level, fields.priority, context.at),
      resolvedAt: solvedWith === null ? null : context.at,
      closedAt: null,
      resolution: solvedWith ?? '',
      feedback: null,
    };
    const puts: Put[] = [{ kind: 'tickets', row: ticket }, ticketEventPut(ticket, { type: 'created' }, context)];
    if (note !== '') {
      puts.push({
        kind: 'ticketNotes',
        row: {
          id: derivedId(context.commandId, 'note'),
          organisationId: ticket.organisationId,
          version: 0,
          ticketId: ticket.id,
          authorUserId: context.actor.userId,
          body: note,
          visibility: 'internal',
          attachmentIds: [],
          createdAt: context.at,
        },
      });
    }
    const call = fields.callId === null ? undefined : rows.get('calls', fields.callId);
    if (call !== undefined) puts.push({ kind: 'calls', row: { ...call, ticketId: ticket.id } });
    return applied(...puts);
  },
});

import { z } from 'zod';
import { applied, appliedRemoving, defineCommand, refs, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';
import { withWritableTicket } from '../tickets/edit-ticket.ts';
import { ticketEventPut } from '../tickets/history.ts';
import { can } from '../users/permissions.ts';
import { attachmentSchema, largestAttachment } from './schema.ts';

/** Ties a file to a ticket. Its bytes are kept on the workstation before this is saved, and sent apart from it. */
const addAttachment = defineCommand({
  args: attachmentSchema
    .pick({ id: true, ticketId: true, mediaType: true, hash: true, thumbnailHash: true })
    .extend({ name: z.string().trim().min(1).max(255), size: z.number().int().nonnegative().max(largestAttachment) }),
  reads: (args) => refs({ kind: 'tickets', id: args.ticketId }, { kind: 'attachments', id: args.id }),
  decide: (args, rows, context) =>
    withWritableTicket(args.ticketId, rows, context, (ticket) => {
      if (rows.get('attachments', args.id) !== undefined) return refused('already-exists');
      return applied(
        {
          kind: 'attachments',
          row: {
            ...args,
            organisationId: ticket.organisationId,
            version: 0,
            addedByUserId: context.actor.userId,
            createdAt: context.at,
          },
        },
        { kind: 'tickets', row: { ...ticket, updatedAt: context.at } },
      );
    }),
});

/** Takes a file away again, for whoever added it and for administrators; the history keeps its name. */
const removeAttachment = defineCommand({
  args: z.object({ attachmentId: idSchema }),
  reads: (args, found) =>
    refs(
      { kind: 'attachments', id: args.attachmentId },
      { kind: 'tickets', id: found.get('attachments', args.attachmentId)?.ticketId },
    ),
  decide: ({ attachmentId }, rows, context) => {
    const attachment = rows.get('attachments', attachmentId);
    if (attachment === undefined) return refused('not-found', { what: 'attachment' });
    return withWritableTicket(attachment.ticketId, rows, context, (ticket) => {
      const mayRemove =
        attachment.addedByUserId === context.actor.userId ||
        can(context.actor, 'administration.write', ticket.organisationId);
      if (!mayRemove) return refused('not-permitted');
      return appliedRemoving(
        [{ kind: 'attachments', id: attachmentId }],
        { kind: 'tickets', row: { ...ticket, updatedAt: context.at } },
        ticketEventPut(ticket, { type: 'attachment-removed', name: attachment.name }, context),
      );
    });
  },
});

export const attachmentCommands = {
  'attachment.add': addAttachment,
  'attachment.remove': removeAttachment,
} as const;

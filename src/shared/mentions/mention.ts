import { type CommandContext, type Put, type RowReader, refused } from '../commands/definition.ts';
import { derivedId, type Id } from '../identity/ids.ts';
import type { Ticket } from '../tickets/schema.ts';
import type { User } from '../users/schema.ts';

/** Whether a colleague can be called to a ticket: works here still, and sees tickets of its organisation. */
export function mayBeMentioned(
  user: Pick<User, 'active' | 'organisationIds'>,
  ticket: Pick<Ticket, 'organisationId'>,
): boolean {
  return user.active && user.organisationIds.includes(ticket.organisationId);
}

/** Returns the refusal to name one of these colleagues in the ticket, or null when all of them may see it. */
export function refuseMentions(userIds: readonly Id[], ticket: Ticket, rows: RowReader) {
  for (const userId of userIds) {
    const user = rows.get('users', userId);
    if (user === undefined) return refused('not-found', { what: 'user' });
    if (!mayBeMentioned(user, ticket)) return refused('mention-may-not-see', { name: user.name });
  }
  return null;
}

/** Returns the write that calls a colleague to a ticket; nobody is called by themselves. */
export function mentionPuts(
  ticket: Pick<Ticket, 'id' | 'organisationId'>,
  userIds: readonly Id[],
  noteId: Id | null,
  context: CommandContext,
): Put[] {
  const others = [...new Set(userIds)].filter((userId) => userId !== context.actor.userId);
  return others.map((userId) => ({
    kind: 'mentions',
    row: {
      id: derivedId(context.commandId, `mention:${userId}`),
      organisationId: ticket.organisationId,
      version: 0,
      ticketId: ticket.id,
      noteId,
      eventId: null,
      userId,
      byUserId: context.actor.userId,
      at: context.at,
      seenAt: null,
    },
  }));
}

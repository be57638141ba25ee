import { assertNever } from '#shared/assert-never.ts';
import type { CommandInput } from '#shared/commands/judge.ts';
import type { CommandArgs, CommandName } from '#shared/commands/registry.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { Ticket, TicketPriority, TicketStatus } from '#shared/tickets/schema.ts';
import { nextStatuses } from '#shared/tickets/status.ts';

/** One thing changed on many tickets. */
export type BulkChange =
  | { type: 'assignee'; userId: Id | null }
  | { type: 'group'; groupId: Id | null }
  | { type: 'status'; status: TicketStatus }
  | { type: 'priority'; priority: TicketPriority }
  | { type: 'service'; serviceId: Id }
  | { type: 'addTag'; tagId: Id }
  | { type: 'removeTag'; tagId: Id }
  /** The same internal note on each. */
  | { type: 'note'; body: string };

export type BulkChangeType = BulkChange['type'];

/** The statuses many tickets can go to together: those that need no words for each. */
export const bulkStatuses = [
  'in-progress',
  'waiting-for-user',
  'waiting-for-supplier',
  'waiting-for-delivery',
] as const satisfies readonly TicketStatus[];

/** A command that `execute` takes, with arguments that fit its name. */
export type BulkCommand = { [N in BulkCommandName]: Named<N> }[BulkCommandName];
type BulkCommandName = 'ticket.assign' | 'ticket.setFields' | 'ticket.setStatus' | 'ticket.addNote';
interface Named<N extends CommandName> extends CommandInput {
  readonly name: N;
  readonly args: CommandArgs<N>;
}

function setField<F extends 'priority' | 'serviceId' | 'tagIds'>(
  ticket: Ticket,
  field: F,
  value: Ticket[F],
): BulkCommand {
  const args = { ticketId: ticket.id, set: { [field]: value }, was: { [field]: ticket[field] } };
  return { name: 'ticket.setFields', args };
}

function assign(ticket: Ticket, to: Partial<Pick<Ticket, 'groupId' | 'assigneeUserId'>>): BulkCommand {
  const { groupId, assigneeUserId } = { ...ticket, ...to };
  const was = { groupId: ticket.groupId, assigneeUserId: ticket.assigneeUserId };
  return { name: 'ticket.assign', args: { ticketId: ticket.id, groupId, assigneeUserId, was } };
}

function setStatus(ticket: Ticket, status: TicketStatus): BulkCommand {
  const was = { status: ticket.status };
  return { name: 'ticket.setStatus', args: { ticketId: ticket.id, status, resolution: null, feedback: null, was } };
}

function addNote(ticket: Ticket, body: string): BulkCommand {
  const args = { id: newId(), ticketId: ticket.id, body, visibility: 'internal' as const, attachmentIds: [] };
  return { name: 'ticket.addNote', args: { ...args, mentionedUserIds: [] } };
}

/** Returns the command that makes the change on one ticket. */
export function commandFor(change: BulkChange, ticket: Ticket): BulkCommand {
  const { tagIds } = ticket;
  switch (change.type) {
    case 'assignee':
      return assign(ticket, { assigneeUserId: change.userId });
    case 'group':
      return assign(ticket, { groupId: change.groupId });
    case 'status':
      return setStatus(ticket, change.status);
    case 'priority':
      return setField(ticket, 'priority', change.priority);
    case 'service':
      return setField(ticket, 'serviceId', change.serviceId);
    case 'addTag':
      return setField(ticket, 'tagIds', tagIds.includes(change.tagId) ? tagIds : [...tagIds, change.tagId]);
    case 'removeTag':
      return setField(
        ticket,
        'tagIds',
        tagIds.filter((id) => id !== change.tagId),
      );
    case 'note':
      return addNote(ticket, change.body);
    default:
      return assertNever(change);
  }
}

/**
 * Returns the command that takes the change back on a ticket as it now is, given how it was before; null when there is
 * no way back (nothing becomes new again) or somebody has gone on from what the change made.
 */
export function inverseFor(change: BulkChange, before: Ticket, now: Ticket): BulkCommand | null {
  switch (change.type) {
    case 'assignee':
      return now.assigneeUserId === change.userId ? assign(now, { assigneeUserId: before.assigneeUserId }) : null;
    case 'group':
      return now.groupId === change.groupId ? assign(now, { groupId: before.groupId }) : null;
    case 'status':
      return now.status === change.status && nextStatuses(change.status).includes(before.status)
        ? setStatus(now, before.status)
        : null;
    case 'priority':
      return now.priority === change.priority ? setField(now, 'priority', before.priority) : null;
    case 'service':
      return now.serviceId === change.serviceId ? setField(now, 'serviceId', before.serviceId) : null;
    case 'addTag':
      return now.tagIds.includes(change.tagId) && !before.tagIds.includes(change.tagId)
        ? commandFor({ type: 'removeTag', tagId: change.tagId }, now)
        : null;
    case 'removeTag':
      return now.tagIds.includes(change.tagId) ? null : commandFor({ type: 'addTag', tagId: change.tagId }, now);
    case 'note':
      return null;
    default:
      return assertNever(change);
  }
}

/** Whether a change of this ticket can be taken back afterwards, were it made now. */
export function canBeUndone(change: BulkChange, before: Ticket): boolean {
  if (change.type === 'note') return false;
  return change.type !== 'status' || nextStatuses(change.status).includes(before.status);
}

import { assertNever } from '#shared/assert-never.ts';
import { otherNumber } from '#shared/calls/other-number.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { CommandArgs } from '#shared/commands/registry.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Message } from '#shared/messages/schema.ts';
import { editableTicketFieldsSchema } from '#shared/tickets/edit-ticket.ts';
import type { Ticket, TicketEvent, TicketNote, TicketStatus } from '#shared/tickets/schema.ts';
import type { Instant } from '#shared/time/instant.ts';

interface ItemBase {
  id: string;
  at: Instant;
  /** The ticket it happened to: this one, or one that was merged into it. */
  ticketId: Id;
}

/** One thing that happened to a ticket, ready to be put into words. */
export type TimelineItem =
  | (ItemBase & { type: 'call'; number: string | null; direction: Call['direction']; note: string })
  /** A message somebody wrote about it; notes sent to the requester are notes. */
  | (ItemBase & { type: 'message'; userId: Id; to: readonly string[]; subject: string; body: string })
  | (ItemBase & { type: 'created'; userId: Id })
  | (ItemBase & { type: 'status'; userId: Id; from: TicketStatus; to: TicketStatus })
  | (ItemBase & { type: 'assignment'; userId: Id; groupId: Id | null; assigneeUserId: Id | null })
  | (ItemBase & { type: 'field'; userId: Id; field: string; from: string; to: string; unseen: boolean })
  | (ItemBase & {
      type: 'note';
      userId: Id;
      body: string;
      visibility: TicketNote['visibility'];
      attachmentIds: readonly Id[];
      delivery: TicketNote['delivery'];
    })
  | (ItemBase & { type: 'attachment-removed'; userId: Id; name: string })
  | (ItemBase & { type: 'moved'; userId: Id; from: string; number: string | null })
  | (ItemBase & { type: 'loan'; userId: Id; loanId: Id })
  | (ItemBase & { type: 'part'; userId: Id } & Omit<Extract<TicketEvent['change'], { type: 'part' }>, 'type'>)
  /** The ticket was tied to another; null: taken out from under one. */
  | (ItemBase & { type: 'tie'; userId: Id; how: TieKind; otherId: Id | null });

export type TieKind = Extract<
  TicketEvent['change']['type'],
  'linked' | 'unlinked' | 'took-in' | 'merged' | 'unmerged' | 'parent' | 'split' | 'split-from'
>;

/** At one instant: the call came before the ticket, the ticket before what was done to it. */
const rank: Record<TimelineItem['type'], number> = {
  call: 0,
  message: 7,
  created: 1,
  assignment: 2,
  field: 3,
  status: 4,
  loan: 5,
  part: 5,
  tie: 5,
  'attachment-removed': 6,
  moved: 7,
  note: 8,
};

function itemsOf(event: TicketEvent): TimelineItem[] {
  const base = { id: event.id, at: event.at, ticketId: event.ticketId, userId: event.userId };
  const { change } = event;
  switch (change.type) {
    case 'created':
      return [{ ...base, type: 'created' }];
    case 'status':
      return [{ ...base, type: 'status', from: change.from, to: change.to }];
    case 'assignment':
      return [{ ...base, type: 'assignment', groupId: change.groupId, assigneeUserId: change.assigneeUserId }];
    case 'fields':
      return change.fields.map((field) => ({ ...base, id: `${event.id}:${field.field}`, type: 'field', ...field }));
    case 'loan':
      return [{ ...base, type: 'loan', loanId: change.loanId }];
    case 'part':
      return [{ ...base, ...change }];
    case 'linked':
    case 'unlinked':
    case 'took-in':
    case 'split':
    case 'split-from':
      return [{ ...base, type: 'tie', how: change.type, otherId: change.ticketId }];
    case 'merged':
      return [{ ...base, type: 'tie', how: change.type, otherId: change.intoId }];
    case 'unmerged':
      return [{ ...base, type: 'tie', how: change.type, otherId: change.fromId }];
    case 'parent':
      return [{ ...base, type: 'tie', how: change.type, otherId: change.parentId }];
    case 'attachment-removed':
      return [{ ...base, type: 'attachment-removed', name: change.name }];
    case 'moved':
      return [{ ...base, type: 'moved', from: change.from, number: change.number }];
    default:
      return assertNever(change);
  }
}

export interface TimelineSources {
  ticketId: Id;
  events: readonly TicketEvent[];
  notes: readonly TicketNote[];
  calls: readonly Call[];
  messages: readonly Message[];
  /** Tickets merged into it: a call that reported it may be tied to one of them, or to a third. */
  takenIn: ReadonlyMap<Id, string>;
}

/** Returns everything that happened to a ticket, oldest first; the same order on every workstation. */
export function timelineItems({ ticketId, events, notes, calls, messages, takenIn }: TimelineSources): TimelineItem[] {
  const items: TimelineItem[] = [
    ...events.flatMap(itemsOf),
    ...notes.map(
      (note): TimelineItem => ({
        type: 'note',
        id: note.id,
        at: note.createdAt,
        ticketId: note.ticketId,
        userId: note.authorUserId,
        body: note.body,
        visibility: note.visibility,
        attachmentIds: note.attachmentIds,
        delivery: note.delivery,
      }),
    ),
    ...calls.map(
      (call): TimelineItem => ({
        type: 'call',
        id: call.id,
        at: call.arrivedAt,
        ticketId: call.ticketId !== null && takenIn.has(call.ticketId) ? call.ticketId : ticketId,
        number: otherNumber(call),
        direction: call.direction,
        note: call.note,
      }),
    ),
    ...messages
      .filter(({ noteId }) => noteId === null)
      .map(
        ({ id, sentAt, fromUserId, recipients, subject, body, ticketId: aboutId }): TimelineItem => ({
          type: 'message',
          id,
          at: sentAt,
          ticketId: aboutId ?? ticketId,
          userId: fromUserId,
          to: recipients.map(({ name, address }) => (name === '' ? address : name)),
          subject,
          body,
        }),
      ),
  ];
  return items.sort(
    (one, other) =>
      one.at.localeCompare(other.at) || rank[one.type] - rank[other.type] || one.id.localeCompare(other.id),
  );
}

const nullableFields: readonly string[] = [
  'requesterPersonId',
  'affectedPersonId',
  'unitId',
  'serviceId',
  'deviceId',
  'supplierId',
  'impact',
  'urgency',
  'plannedFrom',
  'plannedTo',
];

/** A value as the history keeps it, as the field holds it. */
function storedValue({ field, from }: { field: string; from: string }): unknown {
  if (field === 'tagIds') return from === '' ? [] : from.split(',');
  return from === '' && nullableFields.includes(field) ? null : from;
}

/**
 * Returns the command that puts the overwritten value of a field back, or null when that value cannot be set any more
 * (a field this version does not know). What stands there now is named as seen.
 */
export function restoreArgs(
  ticket: Ticket,
  change: { field: string; from: string },
): CommandArgs<'ticket.setFields'> | null {
  const set = editableTicketFieldsSchema.strict().safeParse({ [change.field]: storedValue(change) });
  if (!set.success) return null;
  const was = editableTicketFieldsSchema.safeParse({ [change.field]: Reflect.get(ticket, change.field) });
  return { ticketId: ticket.id, set: set.data, was: was.success ? was.data : {} };
}

/**
 * Returns the command that gives the ticket back to the group or colleague that an assignment overwrote, or null when the
 * change was of another field. The other of the two stays as it is.
 */
export function reassignArgs(
  ticket: Ticket,
  change: { field: string; from: string },
): CommandArgs<'ticket.assign'> | null {
  const { field } = change;
  if (field !== 'groupId' && field !== 'assigneeUserId') return null;
  const was = { groupId: ticket.groupId, assigneeUserId: ticket.assigneeUserId };
  return { ticketId: ticket.id, ...was, [field]: change.from === '' ? null : change.from, was };
}

/** Whether a conflict still asks for an answer: the value that won is the one that stands. */
export function isUnsettled(ticket: Ticket, change: { field: string; to: string; unseen: boolean }): boolean {
  const now: unknown = Reflect.get(ticket, change.field);
  return change.unseen && ticket.status !== 'closed' && (now === null ? '' : String(now)) === change.to;
}

import type { CommandContext, Put, RowReader, RowRef } from '../commands/definition.ts';
import { hasLeft } from '../directory/has-left.ts';
import type { Person } from '../directory/schema.ts';
import { derivedId, type Id } from '../identity/ids.ts';
import { usableAddress } from '../messages/recipients.ts';
import type { Message } from '../messages/schema.ts';
import { waysToPerson } from '../messages/ways-to.ts';
import { ticketNumber } from './number.ts';
import type { Ticket, TicketNote } from './schema.ts';

/** Whom an outward note goes to, by e-mail. */
export interface NoteReceiver {
  /** Null: somebody who is not in the directory and left an address. */
  personId: Id | null;
  name: string;
  address: string;
}

/** Why an outward note is sent to nobody: it is kept, and the requester has to be told in another way. */
export type NotSentBecause = 'nobody' | 'not-seen' | 'left' | 'no-address';

const subjectMax = 200;
const nameMax = 200;

/**
 * Returns who an outward note on a ticket is sent to, or why it is sent to nobody. `requester` is the requester's row: without
 * the right to see somebody who is protected there is none. `at` is the time of the note.
 */
export function noteReceiver(
  {
    requesterPersonId,
    requesterName,
    requesterEmail,
  }: Pick<Ticket, 'requesterPersonId' | 'requesterName' | 'requesterEmail'>,
  requester: Person | undefined,
  at: string,
): NoteReceiver | NotSentBecause {
  if (requesterPersonId === null) {
    const address = usableAddress('email', requesterEmail);
    return address === null ? 'nobody' : { personId: null, name: requesterName, address };
  }
  if (requester === undefined || requester.protected) return 'not-seen';
  const { id, givenName, familyName } = requester;
  if (hasLeft(requester, at)) return 'left';
  const email = waysToPerson(requester, undefined).find(({ way }) => way === 'email');
  if (email === undefined) return 'no-address';
  return { personId: id, name: `${givenName} ${familyName}`.trim().slice(0, nameMax), address: email.address };
}

/** Returns the identifier of the message that carries a note. */
export function noteMessageId(noteId: Id): Id {
  return derivedId(noteId, 'message');
}

/** Returns the rows that tell whom a note on the ticket goes to, as far as they are found. */
export function noteReceiverRefs(ticketId: Id, found: RowReader): RowRef[] {
  const personId = found.get('tickets', ticketId)?.requesterPersonId ?? null;
  return personId === null ? [] : [{ kind: 'people', id: personId }];
}

/**
 * Returns the message that carries an outward note to the requester, or null when they cannot be reached. There is one for a
 * note, whoever writes it and however often it is pushed: the message's identifier follows from the note's.
 */
export function noteCarrier(
  ticket: Ticket,
  note: Pick<TicketNote, 'id' | 'body' | 'authorUserId'>,
  rows: RowReader,
  { at }: Pick<CommandContext, 'at'>,
): Message | null {
  const person = ticket.requesterPersonId === null ? undefined : rows.get('people', ticket.requesterPersonId);
  const receiver = noteReceiver(ticket, person, at);
  if (typeof receiver === 'string') return null;
  return {
    id: noteMessageId(note.id),
    organisationId: ticket.organisationId,
    version: 0,
    fromUserId: note.authorUserId,
    subject: `[${ticketNumber(ticket)}] ${ticket.title}`.slice(0, subjectMax),
    body: note.body,
    priority: 'normal',
    recipients: [
      {
        id: derivedId(note.id, 'recipient'),
        way: 'email',
        userId: null,
        unitId: null,
        ...receiver,
        state: 'waiting',
        stateAt: at,
        failure: null,
        detail: '',
      },
    ],
    sentAt: at,
    callId: null,
    callerName: '',
    callerNumber: '',
    ticketId: ticket.id,
    inReplyToId: null,
    noteId: note.id,
    isFollowedUp: false,
    followedUpAt: null,
  };
}

/** Returns a new note, and where it is outward and the requester can be reached, the message that carries it to them. */
export function notePuts(
  ticket: Ticket,
  note: Omit<TicketNote, 'organisationId' | 'version' | 'delivery' | 'ticketId'>,
  rows: RowReader,
  context: Pick<CommandContext, 'at'>,
): Put[] {
  const { organisationId } = ticket;
  const message = note.visibility === 'outward' ? noteCarrier(ticket, note, rows, context) : null;
  const row: TicketNote = { ...note, organisationId, version: 0, ticketId: ticket.id, delivery: null };
  if (message === null) return [{ kind: 'ticketNotes', row }];
  return [
    { kind: 'ticketNotes', row: withDeliveryOf(row, message) },
    { kind: 'messages', row: message },
  ];
}

/** Returns the note saying how far the message that carries it has come: the message itself is seen by its author alone. */
export function withDeliveryOf(note: TicketNote, { recipients: [recipient] }: Pick<Message, 'recipients'>): TicketNote {
  if (recipient === undefined) return note;
  const { personId, state, stateAt, failure, detail } = recipient;
  return { ...note, delivery: { personId, state, stateAt, failure, detail } };
}

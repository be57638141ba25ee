import type { Message, Recipient } from '#shared/messages/schema.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { TicketNote } from '#shared/tickets/schema.ts';
import type { Tx } from '../database/connect.ts';
import { insertRows, readRowsForDecision, updateRow } from '../rows/repository.ts';

/** A recipient was given an identifier that one of another message has: identifiers come from clients. */
export class DeliveryOfAnother extends Error {
  constructor(id: string) {
    super(`The delivery ${id} is another message's.`);
    this.name = 'DeliveryOfAnother';
  }
}

/**
 * Writes a message. Whoever still waits in it is taken in hand: a colleague has it with the row itself, for the others a
 * delivery is put in the queue, in the same transaction, so that none is lost or queued twice. Throws DeliveryOfAnother.
 */
export async function writeMessage(tx: Tx, decided: Message, seen: Row<RowKind> | undefined): Promise<void> {
  const unseen = seen === undefined ? await carrierOf(tx, decided) : undefined;
  const message =
    unseen === undefined ? decided : { ...unseen, version: decided.version, recipients: decided.recipients };
  const before = seen ?? unseen;
  const now = new Date().toISOString();
  const queued = message.recipients.filter(({ state, way }) => state === 'waiting' && way !== 'app');
  const taken = (recipient: Recipient): Recipient =>
    recipient.state === 'waiting'
      ? { ...recipient, state: recipient.way === 'app' ? 'delivered' : 'queued', stateAt: now }
      : recipient;
  const row = { ...message, recipients: message.recipients.map(taken) };
  if (before === undefined) await insertRows(tx, 'messages', [row]);
  else await updateRow(tx, 'messages', row, before);
  for (const { id, way } of queued) {
    const fresh = {
      state: 'queued' as const,
      isUrgent: message.priority === 'urgent',
      queuedAt: now,
      nextAt: now,
      leaseUntil: null,
      attempts: 0,
      lastError: '',
    };
    const own = await tx
      .insertInto('messageDeliveries')
      .values({
        ...fresh,
        id,
        organisationId: message.organisationId,
        messageId: message.id,
        way: way === 'sms' ? 'sms' : 'email',
        channelId: null,
        reference: null,
      })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(fresh).where('messageDeliveries.messageId', '=', message.id),
      )
      .returning('id')
      .executeTakeFirst();
    if (own === undefined) throw new DeliveryOfAnother(id);
  }
}

/**
 * Returns the message that carries the same note: it is seen by its author alone, and any colleague may send the note again.
 * Only what is decided of its recipients is theirs to change.
 */
async function carrierOf(tx: Tx, { id, noteId }: Message): Promise<Message | undefined> {
  if (noteId === null) return undefined;
  const [message] = await readRowsForDecision(tx, 'messages', [id]);
  return message?.noteId === noteId ? message : undefined;
}

/** Returns a note whose message is written in the same transaction, and so is in the queue. */
export function queuedNote(note: TicketNote): TicketNote {
  const { delivery } = note;
  if (delivery?.state !== 'waiting') return note;
  return { ...note, delivery: { ...delivery, state: 'queued', stateAt: new Date().toISOString() } };
}

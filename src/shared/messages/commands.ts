import { z } from 'zod';
import { applied, defineCommand, type Put, type RowReader, refs, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';
import { withDeliveryOf } from '../tickets/note-delivery.ts';
import { withReport } from './recipients.ts';
import type { Message, Recipient } from './schema.ts';
import { sendMessage } from './send-message.ts';

/** Takes notice of messages one has got in the application; what was read before keeps its time. */
const readMessages = defineCommand({
  args: z.object({ messageIds: z.array(idSchema).min(1).max(200) }),
  reads: ({ messageIds }) => refs(...messageIds.map((id) => ({ kind: 'messages' as const, id }))),
  decide: ({ messageIds }, rows, { actor, at }) => {
    const puts: Put[] = [];
    for (const id of new Set(messageIds)) {
      const message = rows.get('messages', id);
      const own = message?.recipients.filter(({ userId }) => userId === actor.userId) ?? [];
      if (message === undefined || own.length === 0) return refused('not-found', { what: 'message' });
      const read = own.reduce(
        (row, recipient) => withReport(row, recipient.id, { state: 'read', at, failure: null, detail: '' }),
        message,
      );
      if (read !== message) puts.push({ kind: 'messages', row: read });
    }
    return applied(...puts);
  },
});

/** Says whether something is to come of a message one wrote, and that it has. */
const followUpMessage = defineCommand({
  args: z.object({ messageId: idSchema, state: z.enum(['none', 'to-do', 'done']) }),
  reads: ({ messageId }) => refs({ kind: 'messages', id: messageId }),
  decide: ({ messageId, state }, rows, { actor, at }) => {
    const message = rows.get('messages', messageId);
    if (message === undefined || message.fromUserId !== actor.userId) return refused('not-found', { what: 'message' });
    const followedUpAt = state === 'done' ? (message.followedUpAt ?? at) : null;
    return applied({ kind: 'messages', row: { ...message, isFollowedUp: state !== 'none', followedUpAt } });
  },
});

/** Sends a message again to those it did not reach. */
const retryMessage = defineCommand({
  args: z.object({ messageId: idSchema }),
  reads: ({ messageId }, found) =>
    refs(
      { kind: 'messages', id: messageId },
      { kind: 'ticketNotes', id: found.get('messages', messageId)?.noteId ?? null },
    ),
  decide: ({ messageId }, rows, { actor, at }) => {
    const message = rows.get('messages', messageId);
    if (message === undefined || message.fromUserId !== actor.userId) return refused('not-found', { what: 'message' });
    const again = (recipient: Recipient): Recipient =>
      recipient.state === 'failed'
        ? { ...recipient, state: 'waiting', stateAt: at, failure: null, detail: '' }
        : recipient;
    if (!message.recipients.some(({ state }) => state === 'failed')) return applied();
    const next = { ...message, recipients: message.recipients.map(again) };
    return applied({ kind: 'messages', row: next }, ...notePuts(next, rows));
  },
});

/** Returns the note that the message carries, saying how far it has come. */
function notePuts(message: Message, rows: RowReader): Put[] {
  const note = message.noteId === null ? undefined : rows.get('ticketNotes', message.noteId);
  return note === undefined ? [] : [{ kind: 'ticketNotes', row: withDeliveryOf(note, message) }];
}

export const messageCommands = {
  'message.send': sendMessage,
  'message.read': readMessages,
  'message.followUp': followUpMessage,
  'message.retry': retryMessage,
} as const;

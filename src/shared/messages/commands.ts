import { z } from 'zod';
import { applied, defineCommand, type Put, refs, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';
import { resendNote } from '../tickets/resend-note.ts';
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

/** Returns the note that a message carries; null for one that stands alone. */
function carriedNote({ ticketId, noteId }: Pick<Message, 'ticketId' | 'noteId'>) {
  return ticketId === null || noteId === null ? null : { ticketId, noteId };
}

/** Sends a message again to those it did not reach; one that carries a note by the note's own rule. */
const retryMessage = defineCommand({
  args: z.object({ messageId: idSchema }),
  reads: ({ messageId }, found) => {
    const message = found.get('messages', messageId);
    const note = message === undefined ? null : carriedNote(message);
    return [...refs({ kind: 'messages', id: messageId }), ...(note === null ? [] : resendNote.reads(note, found))];
  },
  decide: ({ messageId }, rows, context) => {
    const { actor, at } = context;
    const message = rows.get('messages', messageId);
    if (message === undefined || message.fromUserId !== actor.userId) return refused('not-found', { what: 'message' });
    const note = carriedNote(message);
    if (note !== null) return resendNote.decide(note, rows, context);
    const again = (recipient: Recipient): Recipient =>
      recipient.state === 'failed'
        ? { ...recipient, state: 'waiting', stateAt: at, failure: null, detail: '' }
        : recipient;
    if (!message.recipients.some(({ state }) => state === 'failed')) return applied();
    return applied({ kind: 'messages', row: { ...message, recipients: message.recipients.map(again) } });
  },
});

export const messageCommands = {
  'message.send': sendMessage,
  'message.read': readMessages,
  'message.followUp': followUpMessage,
  'message.retry': retryMessage,
} as const;

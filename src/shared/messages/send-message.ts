import { z } from 'zod';
import { applied, type CommandContext, defineCommand, type RowReader, refs, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';
import { organisationIdSchema } from '../organisations/schema.ts';
import { can } from '../users/permissions.ts';
import { type Addressed, recipientsOfFunction, rowsOfFunctions } from './function-recipients.ts';
import { usableAddress } from './recipients.ts';
import {
  isMessageOf,
  messageSchema,
  messageTextMax,
  type Recipient,
  recipientSchema,
  recipientsMax,
} from './schema.ts';

const addressedSchema = recipientSchema.pick({
  id: true,
  way: true,
  userId: true,
  personId: true,
  unitId: true,
  name: true,
  address: true,
});

const namedRows = ({ userId, personId, unitId }: Addressed) => [
  { kind: 'users' as const, id: userId },
  { kind: 'people' as const, id: personId },
  { kind: 'units' as const, id: unitId },
];

/** Why one recipient cannot be sent to, or null. Who is protected is not there for those without the right. */
function refuseRecipient(recipient: Addressed, organisationId: string, rows: RowReader) {
  const { way, userId, name, address } = recipient;
  const missing = namedRows(recipient).find(({ kind, id }) => id !== null && rows.get(kind, id) === undefined);
  if (missing !== undefined) return refused('not-found', { what: missing.kind === 'users' ? 'user' : 'person' });
  if ((way === 'app') !== (userId !== null)) return refused('invalid-arguments', { field: 'userId' });
  if (usableAddress(way, address) !== address) return refused('address-unusable', { name, address });
  const user = userId === null ? undefined : rows.get('users', userId);
  if (user === undefined) return null;
  const isReached = user.active && user.organisationIds.includes(organisationId);
  return isReached ? null : refused('recipient-may-not-see', { name: user.name });
}

/** Writes a message; the server sends it. From a call, with who called; as an answer to another. */
export const sendMessage = defineCommand({
  args: z.object({
    id: idSchema,
    organisationId: organisationIdSchema,
    subject: messageSchema.shape.subject,
    body: z.string().trim().min(1).max(messageTextMax),
    priority: messageSchema.shape.priority,
    recipients: z.array(addressedSchema).max(recipientsMax),
    /** Functions it is to: who does them is looked up where the command is judged, at last by the server. */
    functionIds: z.array(idSchema).max(recipientsMax).default([]),
    callId: idSchema.nullable(),
    callerName: messageSchema.shape.callerName,
    callerNumber: messageSchema.shape.callerNumber,
    ticketId: idSchema.nullable(),
    inReplyToId: idSchema.nullable(),
    isFollowedUp: z.boolean(),
  }),
  reads: ({ id, recipients, functionIds, ticketId, inReplyToId }, found) => [
    ...refs(
      { kind: 'messages', id },
      { kind: 'messages', id: inReplyToId },
      { kind: 'tickets', id: ticketId },
      ...recipients.flatMap(namedRows),
    ),
    ...rowsOfFunctions(functionIds, found),
  ],
  decide: ({ recipients: written, functionIds, ...args }, rows, context) => {
    const { organisationId, ticketId, inReplyToId } = args;
    if (!can(context.actor, 'message.send', organisationId)) return refused('not-permitted');
    if (rows.get('messages', args.id) !== undefined) return refused('already-exists');
    if (ticketId !== null && rows.get('tickets', ticketId) === undefined)
      return refused('not-found', { what: 'ticket' });
    const answered = inReplyToId === null ? undefined : rows.get('messages', inReplyToId);
    const { userId } = context.actor;
    if (inReplyToId !== null && (answered === undefined || !isMessageOf(answered, userId))) {
      return refused('not-found', { what: 'message' });
    }
    const recipients: Addressed[] = [...written];
    for (const functionId of new Set(functionIds)) {
      const named = rows.get('functions', functionId);
      if (named === undefined) return refused('not-found', { what: 'function' });
      const found = recipientsOfFunction(named, organisationId, rows, context);
      if (found.length === 0) return refused('function-unreachable', { name: named.name });
      const isNamed = ({ personId }: Addressed) =>
        personId !== null && recipients.some((recipient) => recipient.personId === personId);
      recipients.push(...found.filter((recipient) => !isNamed(recipient)));
    }
    if (recipients.length === 0 || recipients.length > recipientsMax) {
      return refused('invalid-arguments', { field: 'recipients' });
    }
    if (new Set(recipients.map(({ id }) => id)).size < recipients.length) {
      return refused('invalid-arguments', { field: 'recipients' });
    }
    for (const recipient of recipients) {
      const refusal = refuseRecipient(recipient, organisationId, rows);
      if (refusal !== null) return refusal;
    }
    return applied({
      kind: 'messages',
      row: {
        ...args,
        version: 0,
        noteId: null,
        fromUserId: userId,
        recipients: recipients.map((recipient) => waiting(recipient, context)),
        sentAt: context.at,
        followedUpAt: null,
      },
    });
  },
});

function waiting(recipient: Addressed, context: CommandContext): Recipient {
  return { ...recipient, state: 'waiting', stateAt: context.at, failure: null, detail: '' };
}

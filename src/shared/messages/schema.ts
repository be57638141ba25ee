import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';
import { instantSchema } from '../time/instant.ts';

/** How a message reaches somebody: in the application, by e-mail, as a text message. */
export const messageWaySchema = z.enum(['app', 'email', 'sms']);
export type MessageWay = z.infer<typeof messageWaySchema>;

/**
 * How far a message has come to one recipient. `waiting`: written, not yet at the server; `queued`: the server will send
 * it; `sent`: the mail server or gateway took it; `delivered`: it is said to be with the recipient.
 */
export const deliveryStateSchema = z.enum(['waiting', 'queued', 'sent', 'delivered', 'read', 'failed']);
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

/** Why it was not sent, or not delivered. */
export const deliveryFailureSchema = z.enum([
  /** No mail server or gateway is set up for the organisation. */
  'no-channel',
  /** It was refused for good: an address that does not exist, a message that is not taken. */
  'refused',
  /** It could not be handed over for so long that it is given up. */
  'given-up',
  /** It was taken, and later said not to have arrived. */
  'undelivered',
]);
export type DeliveryFailure = z.infer<typeof deliveryFailureSchema>;

export const recipientSchema = z.object({
  id: idSchema,
  way: messageWaySchema,
  /** The colleague of `app`. */
  userId: idSchema.nullable(),
  /** Whose address it is, where it came from the directory. */
  personId: idSchema.nullable(),
  unitId: idSchema.nullable(),
  name: z.string().max(200),
  /** An e-mail address, or a number as E.164; empty for `app`. */
  address: z.string().max(254),
  state: deliveryStateSchema,
  stateAt: instantSchema,
  failure: deliveryFailureSchema.nullable(),
  /** What the mail server or gateway said, as it said it. */
  detail: z.string().max(500),
});
export type Recipient = z.infer<typeof recipientSchema>;

/** Characters of a message written as one; a note that goes to a requester may be longer. */
export const messageTextMax = 5_000;

/** People one message is sent to at a time. */
export const recipientsMax = 50;

export const messagePrioritySchema = z.enum(['normal', 'urgent']);
export type MessagePriority = z.infer<typeof messagePrioritySchema>;

/** A message (meddelande) to people, units or colleagues. Only who wrote it and colleagues it is to see it. */
export const messageSchema = rowBaseSchema.extend({
  fromUserId: idSchema,
  subject: z.string().max(200),
  body: z.string().max(100_000),
  priority: messagePrioritySchema,
  recipients: z.array(recipientSchema).min(1).max(recipientsMax),
  sentAt: instantSchema,
  /** The call it tells of, and who called. */
  callId: idSchema.nullable(),
  callerName: z.string().max(200),
  callerNumber: z.string().max(50),
  ticketId: idSchema.nullable(),
  inReplyToId: idSchema.nullable(),
  /** The note on the ticket that it carries to the requester, and that tells everybody how far it has come. */
  noteId: idSchema.nullable().default(null),
  /** Who wrote it wants to see that something came of it; done when `followedUpAt` is set. */
  isFollowedUp: z.boolean(),
  followedUpAt: instantSchema.nullable(),
});
export type Message = z.infer<typeof messageSchema>;

/** Whether a person sees the message: who wrote it, and colleagues it is to. */
export function isMessageOf(message: Pick<Message, 'fromUserId' | 'recipients'>, userId: string): boolean {
  return message.fromUserId === userId || message.recipients.some((recipient) => recipient.userId === userId);
}

const worst: readonly DeliveryState[] = ['failed', 'waiting', 'queued', 'sent', 'delivered', 'read'];

/** Returns how far a message has come as a whole: as far as where it has come least far, failed before all. */
export function messageState({ recipients }: Pick<Message, 'recipients'>): DeliveryState {
  return worst.find((state) => recipients.some((recipient) => recipient.state === state)) ?? 'waiting';
}

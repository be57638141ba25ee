import { sql } from 'kysely';
import { z } from 'zod';
import { idSchema } from '#shared/identity/ids.ts';
import { ticketPersonSchema } from '#shared/live/protocol.ts';
import { organisationIdSchema } from '#shared/organisations/schema.ts';
import type { Tx } from '../database/connect.ts';

/** The PostgreSQL channel by which API processes tell each other what has been committed. */
export const notificationChannel = 'vaxelbord';

/** PostgreSQL's limit for a payload is 8,000 bytes, and it writes JSON with blanks in it; so only identifiers travel and each process reads the rows. */
const payloadLimit = 7_500;

export const notificationSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('poke'), organisationId: organisationIdSchema, version: z.number().int() }),
  z.object({
    type: z.literal('live'),
    organisationId: organisationIdSchema,
    seq: z.number().int().positive(),
    callIds: z.array(idSchema),
    userIds: z.array(idSchema),
    queueIds: z.array(idSchema),
    connectors: z.boolean().optional(),
  }),
  /** Too much became different to name it: send everyone a new snapshot. */
  z.object({ type: z.literal('live-reset'), organisationId: organisationIdSchema }),
  /** Who is at these tickets by way of one process; nobody any more: an empty list. */
  z.object({
    type: z.literal('ticket-presence'),
    processId: idSchema,
    tickets: z.array(z.object({ ticketId: idSchema, people: z.array(ticketPersonSchema) })),
  }),
  /** A process has begun, or may have missed something: say who is where. */
  z.object({ type: z.literal('presence-wanted'), processId: idSchema }),
  z.object({ type: z.literal('session-revoked'), sessionId: idSchema }),
  z.object({ type: z.literal('grants-changed'), userId: idSchema }),
]);
export type Notification = z.infer<typeof notificationSchema>;

/** Returns a notification as it travels: of too much at once, only in which organisation it is. */
export function payloadOf(notification: Notification): string {
  const text = JSON.stringify(notification);
  return text.length > payloadLimit && notification.type === 'live'
    ? JSON.stringify({ type: 'live-reset', organisationId: notification.organisationId } satisfies Notification)
    : text;
}

/** Tells all processes when, and only if, the transaction commits; notifications arrive in commit order. */
export async function notify(tx: Tx, notification: Notification): Promise<void> {
  await sql`select pg_notify(${notificationChannel}, ${payloadOf(notification)})`.execute(tx);
}

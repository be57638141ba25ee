import { sql } from 'kysely';
import type { Put } from '#shared/commands/definition.ts';
import { derivedId, type Id } from '#shared/identity/ids.ts';
import { mayBeMentioned } from '#shared/mentions/mention.ts';
import type { Ticket, TicketEvent } from '#shared/tickets/schema.ts';
import { valueAuthor } from '#shared/tickets/value-author.ts';
import type { Tx } from '../database/connect.ts';
import { parseRow } from '../rows/repository.ts';

async function eventsOf(tx: Tx, ticketId: Id): Promise<TicketEvent[]> {
  const { rows } = await sql`
    select * from ticket_events where ticket_id = ${ticketId} and not deleted
      and change ->> 'type' in ('fields', 'status', 'assignment')
    order by version, at, id
  `.execute(tx);
  return rows.map((row) => parseRow('ticketEvents', row));
}

async function authorsOf(tx: Tx, ticket: Ticket, event: TicketEvent): Promise<Id[]> {
  if (event.change.type !== 'fields') return [];
  const replaced = event.change.fields.filter(({ unseen }) => unseen);
  if (replaced.length === 0) return [];
  const before = await eventsOf(tx, ticket.id);
  const ids = new Set(replaced.map(({ field }) => valueAuthor(field, ticket, before)));
  ids.delete(event.userId);
  if (ids.size === 0) return [];
  const { rows } = await sql`
    select * from users where id = any(${[...ids]}::uuid[]) and not deleted order by id
  `.execute(tx);
  const users = rows.map((row) => parseRow('users', row));
  return users.filter((user) => mayBeMentioned(user, ticket)).map(({ id }) => id);
}

/**
 * Returns the calls to those whose values these writes replace without their having been seen: one for each author and
 * entry in the history. The history is read before the writes are made. Only the server can tell whose a value was.
 */
export async function earlierAuthorPuts(tx: Tx, puts: readonly Put[]): Promise<Put[]> {
  const tickets = new Map(puts.flatMap((put) => (put.kind === 'tickets' ? [[put.row.id, put.row] as const] : [])));
  const calls: Put[] = [];
  for (const put of puts) {
    if (put.kind !== 'ticketEvents') continue;
    const { id: eventId, ticketId, organisationId, userId: byUserId, at } = put.row;
    const ticket = tickets.get(ticketId);
    if (ticket === undefined) continue;
    for (const userId of await authorsOf(tx, ticket, put.row)) {
      const id = derivedId(eventId, `replaced:${userId}`);
      const call = {
        id,
        organisationId,
        version: 0,
        ticketId,
        noteId: null,
        eventId,
        userId,
        byUserId,
        at,
        seenAt: null,
      };
      calls.push({ kind: 'mentions', row: call });
    }
  }
  return calls;
}

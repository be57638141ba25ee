import type { Id } from '../identity/ids.ts';
import type { Ticket } from './schema.ts';

/** Crockford's base 32: no I, L, O or U, so that a number survives being read aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Returns the number a ticket goes by until the server has given it one, "L-7K3QF". It is derived from the random
 * bits of the identifier, so it can always be found again, also after the server's number has come.
 */
export function localTicketNumber(id: Id): string {
  const random = Number.parseInt(id.replaceAll('-', '').slice(-10), 16);
  let rest = random % 32 ** 5;
  let word = '';
  for (let position = 0; position < 5; position += 1) {
    word = (alphabet[rest % 32] ?? '0') + word;
    rest = Math.floor(rest / 32);
  }
  return `L-${word}`;
}

/** Returns the number to show for a ticket. */
export function ticketNumber(ticket: Pick<Ticket, 'id' | 'number'>): string {
  return ticket.number ?? localTicketNumber(ticket.id);
}

import { useMemo } from 'react';
import { useRelated, useRow, useRows } from '#renderer/data/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Message } from '#shared/messages/schema.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import type { Ticket, TicketEvent, TicketNote } from '#shared/tickets/schema.ts';

interface History {
  events: readonly TicketEvent[];
  notes: readonly TicketNote[];
  /** The call it was reported in, and those tied to it or to what was taken in. */
  calls: readonly Call[];
  /** Those about it, or about what was taken in, that the person sees. */
  messages: readonly Message[];
  /** Numbers of the tickets taken in. */
  numbers: ReadonlyMap<Id, string>;
}

/** More than people read of what was taken in. */
const mostTakenIn = 1_000;

/** Returns what happened to a ticket and to those merged into it, live; in no order. */
export function useHistory(ticket: Ticket): History {
  const ownEvents = useRelated('ticketEvents', 'ticketId', ticket.id);
  const ownNotes = useRelated('ticketNotes', 'ticketId', ticket.id);
  const first = useRow('calls', ticket.callId);
  const tied = useRelated('calls', 'ticketId', ticket.id);
  const messages = useRelated('messages', 'ticketId', ticket.id);
  const takenIn = useRelated('tickets', 'mergedIntoId', ticket.id);
  const question = {
    where: [{ field: 'ticketId', op: 'in' as const, values: takenIn.map(({ id }) => id) }],
    text: '',
    sort: [],
    range: { start: 0, end: takenIn.length === 0 ? 0 : mostTakenIn },
    facets: [],
  };
  const events = useRows({ kind: 'ticketEvents', ...question })?.rows;
  const notes = useRows({ kind: 'ticketNotes', ...question })?.rows;
  const theirMessages = useRows({ kind: 'messages', ...question })?.rows;
  const theirCalls = useRows({ kind: 'calls', ...question })?.rows;
  return useMemo(() => {
    const numbers = new Map(takenIn.map((other) => [other.id, ticketNumber(other)]));
    // An answer to the question before may still stand: only what was taken in belongs here.
    const isTakenIn = ({ ticketId }: { ticketId: Id | null }) => ticketId !== null && numbers.has(ticketId);
    const calls = [...tied, ...(theirCalls ?? []).filter(isTakenIn)];
    return {
      events: [...ownEvents, ...(events ?? []).filter(isTakenIn)],
      notes: [...ownNotes, ...(notes ?? []).filter(isTakenIn)],
      calls: first === undefined || calls.some(({ id }) => id === first.id) ? calls : [first, ...calls],
      messages: [...messages, ...(theirMessages ?? []).filter(isTakenIn)],
      numbers,
    };
  }, [ownEvents, ownNotes, takenIn, events, notes, first, tied, messages, theirMessages, theirCalls]);
}

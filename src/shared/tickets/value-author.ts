import type { Id } from '../identity/ids.ts';
import type { Ticket, TicketEvent } from './schema.ts';

/** What an entry in the history says a field became; undefined when it does not concern the field, null when it does not say into what. */
function becameBy({ change }: TicketEvent, field: string): string | null | undefined {
  switch (change.type) {
    case 'fields':
      return change.fields.find((one) => one.field === field)?.to;
    case 'status':
      if (field === 'status') return change.to;
      // How it was solved is written with the step.
      return field === 'resolution' && change.to === 'resolved' ? null : undefined;
    case 'assignment':
      if (field === 'assigneeUserId') return change.assigneeUserId ?? '';
      return field === 'groupId' ? (change.groupId ?? '') : undefined;
    default:
      return undefined;
  }
}

/**
 * Returns who gave a field the value it has, as the history tells: whoever changed it last, else who filed the ticket. `events`
 * are the ticket's, in the order they arrived.
 */
export function valueAuthor(
  field: string,
  ticket: Pick<Ticket, 'createdByUserId'>,
  events: readonly TicketEvent[],
): Id {
  let author = ticket.createdByUserId;
  let value: string | null | undefined;
  for (const event of events) {
    const became = becameBy(event, field);
    if (became === undefined) continue;
    // An assignment names group and colleague, also the one it left as it was.
    if (became === null || became !== value) author = event.userId;
    value = became;
  }
  return author;
}

import type { Condition, ListQuery } from '#shared/replica/query.ts';
import { type Ticket, ticketPrioritySchema } from '#shared/tickets/schema.ts';
import { isOpen } from '#shared/tickets/status.ts';

type Scalar = string | number | boolean | null;

function fieldOf(ticket: Ticket, field: string): Scalar {
  if (field === 'isOpen') return isOpen(ticket.status);
  if (field === 'priorityRank') return ticketPrioritySchema.options.indexOf(ticket.priority);
  if (field === 'requester') return ticket.requesterName;
  if (field === 'group') return ticket.groupId;
  const value = (ticket as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

function holds(condition: Condition, value: Scalar): boolean {
  if (condition.op === 'in') return condition.values.includes(value);
  if (condition.op === 'notIn') return !condition.values.includes(value);
  if (condition.op === 'contains' || condition.op === 'lacks') {
    const has = typeof value === 'string' && condition.texts.some((text) => value.includes(text));
    return has === (condition.op === 'contains');
  }
  if ('number' in condition) {
    if (typeof value !== 'number') return false;
    return condition.op === 'atLeast' ? value >= condition.number : value <= condition.number;
  }
  if (typeof value !== 'string') return false;
  return condition.op === 'before' ? value < condition.value : value >= condition.value;
}

function folded(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** Returns what a list does without an index: filter, search all texts, count, sort. */
export function plainList(tickets: readonly Ticket[]): (query: ListQuery) => unknown {
  const { compare } = new Intl.Collator('sv', { numeric: true });
  return ({ where, text, sort, facets, range }) => {
    const words = folded(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '');
    const found = tickets.filter((ticket) => {
      if (!where.every((condition) => holds(condition, fieldOf(ticket, condition.field)))) return false;
      if (words.length === 0) return true;
      const all = folded(`${ticket.title} ${ticket.description} ${ticket.requesterName} ${ticket.number}`);
      return words.every((word) => all.includes(word));
    });
    const counts = facets.map((field) => {
      const count = new Map<Scalar, number>();
      for (const ticket of found) {
        const value = fieldOf(ticket, field);
        count.set(value, (count.get(value) ?? 0) + 1);
      }
      return count;
    });
    found.sort((one, other) => {
      for (const { field, descending } of sort) {
        const [a, b] = [fieldOf(one, field), fieldOf(other, field)];
        if (a === b) continue;
        if (a === null || b === null) return a === null ? 1 : -1;
        const difference = typeof a === 'string' && typeof b === 'string' ? compare(a, b) : Number(a) - Number(b);
        if (difference !== 0) return descending ? -difference : difference;
      }
      return one.id < other.id ? -1 : 1;
    });
    return { rows: found.slice(range.start, range.end), counts };
  };
}

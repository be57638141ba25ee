import type { Id } from '../identity/ids.ts';
import type { OpeningHours } from '../service-hours/schema.ts';
import { addServiceMinutes } from '../service-hours/service-minutes.ts';
import type { Ticket } from '../tickets/schema.ts';
import type { Instant } from '../time/instant.ts';
import type { Supplier } from './schema.ts';

/** What a supplier has agreed to: within how many minutes of which hours. Null when nothing is agreed. */
export function agreedTime(supplier: Supplier | undefined): { hours: OpeningHours; minutes: number } | null {
  if (supplier === undefined || supplier.hours === null || supplier.resolveWithinMinutes === null) return null;
  return { hours: supplier.hours, minutes: supplier.resolveWithinMinutes };
}

type Clocked = Pick<Ticket, 'status' | 'supplierId' | 'supplierSince'>;

/** Returns when the supplier is to be ready with a ticket that waits for them; null while it does not, and without an agreement. */
export function supplierDueAt(ticket: Clocked, supplier: Supplier | undefined): Instant | null {
  const agreed = agreedTime(supplier);
  if (ticket.status !== 'waiting-for-supplier' || ticket.supplierSince === null || agreed === null) return null;
  return addServiceMinutes(agreed.hours, ticket.supplierSince, agreed.minutes);
}

interface Suppliers {
  get(kind: 'suppliers', id: Id): Supplier | undefined;
}

/**
 * Returns the ticket with the supplier's own clock as it stands after a change. It begins when the ticket begins to wait for
 * them, or comes to another supplier while it waits, and has nothing to do with the clock of the service level.
 */
export function withSupplierClock(before: Clocked, after: Ticket, rows: Suppliers, at: Instant): Ticket {
  const isNew = after.supplierId !== before.supplierId;
  const begins = after.status === 'waiting-for-supplier' && (isNew || before.status !== 'waiting-for-supplier');
  const since = after.supplierId === null ? null : begins || isNew ? at : after.supplierSince;
  const next = { ...after, supplierSince: since };
  const supplier = after.supplierId === null ? undefined : rows.get('suppliers', after.supplierId);
  return { ...next, supplierDueAt: supplierDueAt(next, supplier) };
}

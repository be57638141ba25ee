import type { Id } from '../identity/ids.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import { type Agreement, isValidOn } from './schema.ts';

interface Order {
  organisationId: OrganisationId;
  serviceId: Id;
  /** Local date, "2026-11-23". */
  date: string;
  requesterPersonId: Id | null;
}

/**
 * Returns the agreement an order goes by: of that customer, with that service, valid that day. Where several hold, one
 * that lets the requester order comes first, then the one that began last. Null when none holds.
 */
export function findAgreement(agreements: Iterable<Agreement>, order: Order): Agreement | null {
  const names = ({ authorisedPersonIds }: Agreement) =>
    order.requesterPersonId !== null && authorisedPersonIds.includes(order.requesterPersonId) ? 0 : 1;
  const [best] = [...agreements]
    .filter(
      (agreement) =>
        agreement.customerOrganisationId === order.organisationId &&
        isValidOn(agreement, order.date) &&
        agreement.services.some(({ serviceId }) => serviceId === order.serviceId),
    )
    .sort(
      (one, other) =>
        names(one) - names(other) || other.validFrom.localeCompare(one.validFrom) || one.id.localeCompare(other.id),
    );
  return best ?? null;
}

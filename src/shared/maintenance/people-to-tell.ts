import { type Agreement, isValidOn } from '../agreements/schema.ts';
import { derivedId, type Id } from '../identity/ids.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import { localDateOf } from '../service-hours/local-days.ts';
import type { Instant } from '../time/instant.ts';

/** A customer, by one of its contacts, to be told of a window before it begins. */
export interface CustomerToTell {
  customerOrganisationId: OrganisationId;
  agreementId: Id;
  /** Null: the agreement names nobody. */
  contactPersonId: Id | null;
  /** The note that says they were told; it is another one when the window is moved, since they must be told again. */
  noteId: Id;
}

interface Told {
  id: Id;
  organisationId: OrganisationId;
  serviceId: Id | null;
  plannedFrom: Instant;
  plannedTo: Instant;
}

/**
 * Returns whom a window concerns: customers whose agreement holds on its day and has its service (any, when it names
 * none). A window of a customer's own concerns that customer only; `commonIds` are organisations whose windows are
 * everybody's. A customer may have several agreements, some for some of its units only: each contact they name is told
 * once, by the agreement that began last. One that names nobody counts where no other does.
 */
export function customersToTell(
  window: Told,
  agreements: Iterable<Agreement>,
  commonIds: ReadonlySet<OrganisationId>,
): CustomerToTell[] {
  const date = localDateOf(window.plannedFrom).toString();
  const byContact = new Map<string, Agreement>();
  const withContact = new Set<OrganisationId>();
  for (const agreement of agreements) {
    const { customerOrganisationId: customer, contactPersonId, services } = agreement;
    if (!isValidOn(agreement, date)) continue;
    if (customer !== window.organisationId && !commonIds.has(window.organisationId)) continue;
    if (window.serviceId !== null && !services.some(({ serviceId }) => serviceId === window.serviceId)) continue;
    if (contactPersonId !== null) withContact.add(customer);
    const key = `${customer}:${contactPersonId}`;
    const known = byContact.get(key);
    if (known === undefined || known.validFrom < agreement.validFrom) byContact.set(key, agreement);
  }
  return [...byContact]
    .filter(
      ([, { customerOrganisationId, contactPersonId }]) =>
        contactPersonId !== null || !withContact.has(customerOrganisationId),
    )
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([key, { id, customerOrganisationId, contactPersonId }]) => ({
      customerOrganisationId,
      agreementId: id,
      contactPersonId,
      noteId: derivedId(window.id, `told:${key}:${window.plannedFrom}:${window.plannedTo}`),
    }));
}

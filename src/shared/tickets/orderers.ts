import { isValidOn } from '../agreements/schema.ts';
import type { RowReader, RowRef } from '../commands/definition.ts';
import type { Id } from '../identity/ids.ts';
import { localDateOf } from '../service-hours/open-intervals.ts';
import type { Instant } from '../time/instant.ts';
import type { Ticket } from './schema.ts';

/** As many authorised orderers as a person can take in are named. */
const mostNames = 12;

/** Returns the people an agreement names, as far as they are told to whoever is stopped. */
export function ordererRefs(agreementId: Id | null, rows: RowReader): RowRef[] {
  const agreement = agreementId === null ? undefined : rows.get('agreements', agreementId);
  return (agreement?.authorisedPersonIds ?? []).slice(0, mostNames).map((id) => ({ kind: 'people', id }));
}

/**
 * Returns null when the requester may order the service under this agreement on that day, otherwise the names of those
 * who may; empty when there is no agreement to go by.
 */
export function unauthorised(
  agreementId: Id | null,
  ticket: Pick<Ticket, 'organisationId' | 'requesterPersonId' | 'serviceId'>,
  rows: RowReader,
  at: Instant,
): string | null {
  const agreement = agreementId === null ? undefined : rows.get('agreements', agreementId);
  const holds =
    agreement !== undefined &&
    agreement.customerOrganisationId === ticket.organisationId &&
    isValidOn(agreement, localDateOf(at).toString()) &&
    agreement.services.some(({ serviceId }) => serviceId === ticket.serviceId);
  if (!holds) return '';
  const { requesterPersonId } = ticket;
  if (requesterPersonId !== null && agreement.authorisedPersonIds.includes(requesterPersonId)) return null;
  return ordererRefs(agreement.id, rows)
    .flatMap(({ id }) => {
      const person = rows.get('people', id);
      return person === undefined ? [] : [`${person.givenName} ${person.familyName}`];
    })
    .join(', ');
}

import { agreementsNow, type Concerned } from '../agreements/agreed-level.ts';
import { orderersOf } from '../agreements/find-agreement.ts';
import type { DecisionReader, RowRef } from '../commands/definition.ts';
import type { Id } from '../identity/ids.ts';
import type { Instant } from '../time/instant.ts';
import type { Ticket } from './schema.ts';

/** As many authorised orderers as a person can take in are named. */
const mostNames = 12;

/** What an order is, as far as it says who may place it. */
export type Order = Concerned & Pick<Ticket, 'kind' | 'requesterPersonId'>;

/** Whom the agreements that hold for an order let place it; null when anybody may. */
function ordererIds(order: Order, at: Instant, rows: DecisionReader): Id[] | null {
  const { serviceId, kind } = order;
  if (serviceId === null || kind !== 'service-request') return null;
  if (rows.get('services', serviceId)?.orderers !== 'authorised') return null;
  return orderersOf(agreementsNow({ ...order, serviceId }, at, rows));
}

/**
 * Returns the people who may be named to whoever is stopped: those of every agreement about the service, since the day is
 * not known yet. The rows of `agreedLevelRefs` lead to them.
 */
export function ordererRefs({ kind, organisationId, serviceId }: Order, found: DecisionReader): RowRef[] {
  if (kind !== 'service-request' || serviceId === null) return [];
  if (found.get('services', serviceId)?.orderers !== 'authorised') return [];
  return found.agreementIds(organisationId).flatMap((agreementId) => {
    const agreement = found.get('agreements', agreementId);
    if (agreement?.services.some((agreed) => agreed.serviceId === serviceId) !== true) return [];
    return agreement.authorisedPersonIds.slice(0, mostNames).map((id): RowRef => ({ kind: 'people', id }));
  });
}

/**
 * Returns null when the requester may place the order that day: everybody may, or an agreement of the unit or of the whole
 * customer names them. Otherwise the names of those who may; empty when no agreement holds.
 */
export function unauthorised(order: Order, rows: DecisionReader, at: Instant): string | null {
  const ids = ordererIds(order, at, rows);
  if (ids === null || (order.requesterPersonId !== null && ids.includes(order.requesterPersonId))) return null;
  return ids
    .slice(0, mostNames)
    .flatMap((id) => {
      const person = rows.get('people', id);
      return person === undefined ? [] : [`${person.givenName} ${person.familyName}`];
    })
    .join(', ');
}

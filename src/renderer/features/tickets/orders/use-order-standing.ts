import { useLookup } from '#renderer/data/index.ts';
import { useOrderers } from '#renderer/parts/service/use-orderers.ts';
import type { Agreement } from '#shared/agreements/schema.ts';
import type { NewTicketDraft } from '../new-ticket-draft.ts';

/** Whether an order may be taken, of a service that only authorised orderers order. */
export interface OrderStanding {
  service: string;
  /** The one that lets the requester order, else the nearest to the unit; null when none holds for it today. */
  agreement: Agreement | null;
  isAuthorised: boolean;
  /** Those who may order, as many as a person can take in. */
  names: readonly string[];
}

/** Returns how an order stands while it is written; null for what anybody may report or order. */
export function useOrderStanding(
  draft: Pick<NewTicketDraft, 'kind' | 'organisationId' | 'serviceId' | 'unitId' | 'requester'>,
): OrderStanding | null {
  const services = useLookup('services');
  const { kind, organisationId, serviceId, unitId, requester } = draft;
  const service = serviceId === null ? undefined : services.get(serviceId);
  const isOrder = kind === 'service-request' && service?.orderers === 'authorised' && organisationId !== null;
  const { held, names } = useOrderers({ organisationId, serviceId: isOrder ? serviceId : null, unitId });
  if (!isOrder) return null;
  const { personId } = requester;
  const letting =
    personId === null ? undefined : held.find(({ authorisedPersonIds }) => authorisedPersonIds.includes(personId));
  return { service: service.name, agreement: letting ?? held[0] ?? null, isAuthorised: letting !== undefined, names };
}

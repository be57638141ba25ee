import { useLookup, useNamedRows, useNow } from '#renderer/data/index.ts';
import { personName } from '#renderer/parts/person-name.ts';
import { agreementsFor, orderersOf, unitsAround } from '#shared/agreements/find-agreement.ts';
import type { Agreement } from '#shared/agreements/schema.ts';
import type { Person } from '#shared/directory/schema.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
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

const mostNames = 12;

/** Returns how an order stands while it is written; null for what anybody may report or order. */
export function useOrderStanding(
  draft: Pick<NewTicketDraft, 'kind' | 'organisationId' | 'serviceId' | 'unitId' | 'requester'>,
): OrderStanding | null {
  const services = useLookup('services');
  const agreements = useLookup('agreements');
  const units = useLookup('units');
  const now = useNow(60_000);
  const { kind, organisationId, serviceId, unitId, requester } = draft;
  const service = serviceId === null ? undefined : services.get(serviceId);
  const isOrder = kind === 'service-request' && service?.orderers === 'authorised' && organisationId !== null;
  const held = isOrder
    ? agreementsFor(agreements.values(), {
        organisationId,
        serviceId: service.id,
        date: isoDateOf(now.getTime()),
        around: unitsAround(unitId, (id) => units.get(id)?.parentId),
      })
    : [];
  const orderers = orderersOf(held).slice(0, mostNames);
  const people = useNamedRows(orderers.map((id) => ({ kind: 'people' as const, id })));
  if (!isOrder) return null;
  const names = orderers.flatMap((id) => {
    const found = people.get(id);
    // Asked for by its kind: what comes under that kind is a row of it.
    return found?.kind === 'people' ? [personName(found.row as Person)] : [];
  });
  const { personId } = requester;
  const letting =
    personId === null ? undefined : held.find(({ authorisedPersonIds }) => authorisedPersonIds.includes(personId));
  return { service: service.name, agreement: letting ?? held[0] ?? null, isAuthorised: letting !== undefined, names };
}

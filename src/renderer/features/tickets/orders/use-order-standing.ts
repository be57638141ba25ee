import { useLookup, useNamedRows, useNow } from '#renderer/data/index.ts';
import { personName } from '#renderer/parts/person-name.ts';
import { findAgreement } from '#shared/agreements/find-agreement.ts';
import type { Agreement } from '#shared/agreements/schema.ts';
import type { Person } from '#shared/directory/schema.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import type { NewTicketDraft } from '../new-ticket-draft.ts';

/** Whether an order may be taken, of a service that only authorised orderers order. */
export interface OrderStanding {
  service: string;
  /** Null when none holds for the customer and the service today. */
  agreement: Agreement | null;
  isAuthorised: boolean;
  /** Those who may order, as many as a person can take in. */
  names: readonly string[];
}

const mostNames = 12;

/** Returns how an order stands while it is written; null for what anybody may report or order. */
export function useOrderStanding(
  draft: Pick<NewTicketDraft, 'kind' | 'organisationId' | 'serviceId' | 'requester'>,
): OrderStanding | null {
  const services = useLookup('services');
  const agreements = useLookup('agreements');
  const now = useNow(60_000);
  const { kind, organisationId, serviceId, requester } = draft;
  const service = serviceId === null ? undefined : services.get(serviceId);
  const isOrder = kind === 'service-request' && service?.orderers === 'authorised' && organisationId !== null;
  const agreement = isOrder
    ? findAgreement(agreements.values(), {
        organisationId,
        serviceId: service.id,
        date: isoDateOf(now.getTime()),
        requesterPersonId: requester.personId,
      })
    : null;
  const authorised = agreement?.authorisedPersonIds.slice(0, mostNames) ?? [];
  const people = useNamedRows(authorised.map((id) => ({ kind: 'people' as const, id })));
  if (!isOrder) return null;
  const names = authorised.flatMap((id) => {
    const found = people.get(id);
    // Asked for by its kind: what comes under that kind is a row of it.
    return found?.kind === 'people' ? [personName(found.row as Person)] : [];
  });
  const isAuthorised =
    agreement !== null && requester.personId !== null && agreement.authorisedPersonIds.includes(requester.personId);
  return { service: service.name, agreement, isAuthorised, names };
}

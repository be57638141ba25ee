import { useLookup, useNamedRows, useNow } from '#renderer/data/index.ts';
import { agreementsFor, orderersOf, unitsAround } from '#shared/agreements/find-agreement.ts';
import type { Agreement } from '#shared/agreements/schema.ts';
import type { Person } from '#shared/directory/schema.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { personName } from '../person-name.ts';

/** As many as a person can take in. */
const mostNames = 12;

interface Customer {
  organisationId: OrganisationId | null;
  serviceId: Id | null;
  unitId: Id | null;
}

/** Returns the agreements of a customer that hold today for a service, the nearest first, and the names of those they let order it. */
export function useOrderers({ organisationId, serviceId, unitId }: Customer): {
  held: readonly Agreement[];
  names: readonly string[];
} {
  const services = useLookup('services');
  const agreements = useLookup('agreements');
  const units = useLookup('units');
  const now = useNow(60_000);
  const service = serviceId === null ? undefined : services.get(serviceId);
  const held =
    service?.orderers === 'authorised' && organisationId !== null
      ? agreementsFor(agreements.values(), {
          organisationId,
          serviceId: service.id,
          date: isoDateOf(now.getTime()),
          around: unitsAround(unitId, (id) => units.get(id)?.parentId),
        })
      : [];
  const orderers = orderersOf(held).slice(0, mostNames);
  const people = useNamedRows(orderers.map((id) => ({ kind: 'people' as const, id })));
  const names = orderers.flatMap((id) => {
    const found = people.get(id);
    // Asked for by its kind: what comes under that kind is a row of it.
    return found?.kind === 'people' ? [personName(found.row as Person)] : [];
  });
  return { held, names };
}

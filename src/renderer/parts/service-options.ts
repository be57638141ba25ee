import { useMemo } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { type Option, useT } from '#renderer/ui/index.ts';
import type { Service, ServiceArea } from '#shared/catalogue/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { isOffered } from './offered.ts';

const collator = new Intl.Collator('sv');

/**
 * Returns services as choices, together by service area in the catalogue's order, by name within it: those in use, and of
 * the others what is chosen already, with `outOfUse` beside its name.
 */
export function serviceOptions(
  services: Iterable<Service>,
  areas: ReadonlyMap<Id, ServiceArea>,
  chosen: readonly Id[] = [],
  outOfUse = '',
): readonly Option<Id>[] {
  const place = (service: Service) => areas.get(service.areaId)?.sortOrder ?? Number.MAX_SAFE_INTEGER;
  return [...services]
    .filter((service) => isOffered(service, chosen))
    .sort((one, other) => place(one) - place(other) || collator.compare(one.name, other.name))
    .map((service) => ({
      id: service.id,
      label: service.name,
      detail: service.active ? areas.get(service.areaId)?.name : outOfUse,
    }));
}

/** Returns the services that can be chosen: those in use, and those chosen already. */
export function useServiceOptions(chosen: Id | null | readonly Id[] = null): readonly Option<Id>[] {
  const t = useT();
  const services = useLookup('services');
  const areas = useLookup('serviceAreas');
  const kept = typeof chosen === 'string' ? chosen : (chosen ?? []).join();
  return useMemo(
    () => serviceOptions(services.values(), areas, kept.split(','), t('parts.outOfUse')),
    [services, areas, kept, t],
  );
}

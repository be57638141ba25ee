import { useMemo } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import type { Option } from '#renderer/ui/index.ts';
import type { Service, ServiceArea } from '#shared/catalogue/schema.ts';
import type { Id } from '#shared/identity/ids.ts';

const collator = new Intl.Collator('sv');

/** Returns services as choices, together by service area in the catalogue's order, by name within it. */
export function serviceOptions(
  services: Iterable<Service>,
  areas: ReadonlyMap<Id, ServiceArea>,
): readonly Option<Id>[] {
  const place = (service: Service) => areas.get(service.areaId)?.sortOrder ?? Number.MAX_SAFE_INTEGER;
  return [...services]
    .sort((one, other) => place(one) - place(other) || collator.compare(one.name, other.name))
    .map((service) => ({ id: service.id, label: service.name, detail: areas.get(service.areaId)?.name }));
}

/** Returns the whole service catalogue as choices. */
export function useServiceOptions(): readonly Option<Id>[] {
  const services = useLookup('services');
  const areas = useLookup('serviceAreas');
  return useMemo(() => serviceOptions(services.values(), areas), [services, areas]);
}

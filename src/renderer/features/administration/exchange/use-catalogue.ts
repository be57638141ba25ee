import { useMemo } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import type { CatalogueSurroundings } from '#shared/catalogue/catalogue-table.ts';

/** Returns the whole catalogue with what it refers to, live. */
export function useCatalogue(): CatalogueSurroundings {
  const services = useLookup('services');
  const serviceAreas = useLookup('serviceAreas');
  const serviceLevels = useLookup('serviceLevels');
  const groups = useLookup('groups');
  const suppliers = useLookup('suppliers');
  const scripts = useLookup('scripts');
  return useMemo(
    () => ({ services, serviceAreas, serviceLevels, groups, suppliers, scripts }),
    [services, serviceAreas, serviceLevels, groups, suppliers, scripts],
  );
}

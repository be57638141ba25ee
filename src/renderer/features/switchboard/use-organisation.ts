import { useMemo } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import type { Organisation, OrganisationId } from '#shared/organisations/schema.ts';

/** Returns the organisation that rows name by its slug; undefined until it has been read. */
export function useOrganisation(organisationId: OrganisationId): Organisation | undefined {
  const organisations = useLookup('organisations');
  return useMemo(
    () => [...organisations.values()].find((organisation) => organisation.organisationId === organisationId),
    [organisations, organisationId],
  );
}

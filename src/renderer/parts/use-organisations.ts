import { useMemo } from 'react';
import { useActor, useLookup } from '#renderer/data/index.ts';
import type { Option } from '#renderer/ui/index.ts';
import type { Organisation, OrganisationId } from '#shared/organisations/schema.ts';
import { organisationsWith, type Permission } from '#shared/users/permissions.ts';

/** Returns organisations by their readable key ("burlov"), which rows carry as `organisationId`. */
export function useOrganisationsByKey(): ReadonlyMap<OrganisationId, Organisation> {
  const organisations = useLookup('organisations');
  return useMemo(() => new Map([...organisations.values()].map((row) => [row.organisationId, row])), [organisations]);
}

/** Returns the organisations in which the signed-in person has the permission, as choices; customers before the provider. */
export function useOrganisationOptions(permission: Permission): readonly Option[] {
  const actor = useActor();
  const organisations = useOrganisationsByKey();
  return useMemo(() => {
    const rank = (key: OrganisationId) => (organisations.get(key)?.kind === 'provider' ? 1 : 0);
    return organisationsWith(actor, permission)
      .sort((one, other) => rank(one) - rank(other))
      .map((key) => ({ id: key, label: organisations.get(key)?.shortName ?? key }));
  }, [actor, permission, organisations]);
}
